"""Alignment: which words of two quotations stand against each other, and the gaps between them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

# rapidfuzz keeps a bit matrix of len(a) * len(b); above this many cells (2 MB) long texts are cut at unique runs first.
_CELLS: Final = 1 << 24
_ANCHOR: Final = 4

Block = tuple[int, int, int]  # start in a, start in b, length


class Gap(NamedTuple):
    """Words of a (``a1`` to ``a2``) that stand against words of b (``b1`` to ``b2``); one side may be empty."""

    a1: int
    a2: int
    b1: int
    b2: int


def blocks(a: str, b: str) -> list[Block]:
    """Runs of equal characters of a longest common subsequence, in order, without empty ones.

    >>> blocks("abcd", "abxd")
    [(0, 0, 2), (3, 3, 1)]
    """
    if a == b:
        return [(0, 0, len(a))] if a else []
    if len(a) * len(b) <= _CELLS:
        return _matching(a, b, 0, 0)
    found: list[Block] = []
    at_a = at_b = 0
    for next_a, next_b, length in [*_anchors(a, b), (len(a), len(b), 0)]:
        if (next_a - at_a) * (next_b - at_b) <= _CELLS:
            found.extend(_matching(a[at_a:next_a], b[at_b:next_b], at_a, at_b))
        if length:
            found.append((next_a, next_b, length))
        at_a, at_b = next_a + length, next_b + length
    return list(_joined(found))


def blocks_of_all(a: Sequence[str], b: Sequence[str]) -> tuple[list[Block], list[int]]:
    """The :func:`blocks` of many pairs one behind the other, where those of each begin, and where the last ones end."""
    found: list[Block] = []
    first = [0]
    for one, other in zip(a, b, strict=True):
        if one == other or len(one) * len(other) > _CELLS:
            found.extend(blocks(one, other))
        else:
            matching = LCSseq.editops(one, other).as_matching_blocks()
            found.extend([(block.a, block.b, block.size) for block in matching[:-1]])
        first.append(len(found))
    return found, first


def _matching(a: str, b: str, add_a: int, add_b: int) -> list[Block]:

    return [
        (block.a + add_a, block.b + add_b, block.size)
        for block in LCSseq.editops(a, b).as_matching_blocks()
        if block.size
    ]


def _joined(found: list[Block]) -> Iterator[Block]:
    held: Block | None = None
    for block in found:
        if held and held[0] + held[2] == block[0] and held[1] + held[2] == block[1]:
            held = (held[0], held[1], held[2] + block[2])
        else:
            if held:
                yield held
            held = block
    if held:
        yield held


def _once(text: str) -> dict[str, int]:
    """Where each run of _ANCHOR characters stands that occurs once in ``text``."""
    places: dict[str, int] = {}
    for at in range(len(text) - _ANCHOR + 1):
        run = text[at : at + _ANCHOR]
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _anchors(a: str, b: str) -> list[Block]:
    """Runs unique to both texts, in the longest rising order (patience), grown together without overlap."""
    in_b = _once(b)
    pairs = [(at, in_b[run]) for run, at in sorted(_once(a).items(), key=lambda item: item[1]) if run in in_b]
    found: list[Block] = []
    for at_a, at_b in _rising(pairs):
        if found and (at_a < found[-1][0] + found[-1][2] or at_b < found[-1][1] + found[-1][2]):
            start_a, start_b, _ = found[-1]
            if at_a - start_a == at_b - start_b:
                found[-1] = (start_a, start_b, at_a - start_a + _ANCHOR)
            continue
        found.append((at_a, at_b, _ANCHOR))
    return found


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        spot = bisect_left(tails, value)
        before.append(ends[spot - 1] if spot else -1)
        if spot == len(tails):
            tails.append(value)
            ends.append(number)
        else:
            tails[spot], ends[spot] = value, number
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
