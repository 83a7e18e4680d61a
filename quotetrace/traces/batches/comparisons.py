"""Comparisons: many pairs of texts laid side by side at once, as :func:`.similarity.compare` lays two."""

from typing import Any, Final

import numpy as np
from attrs import define
from numpy.typing import NDArray

from ..pairing.similarity import (
    CHANGED,
    CUT,
    CUT_COST,
    DAMAGED,
    FAINT_GAP,
    GAP_COST,
    PARTED,
    Became,
    Comparison,
    became,
)
from ..text.alignment import Block, blocks_of_all
from ..text.conflict import Conflict
from .packed import Packed

Array = NDArray[Any]

_EDIT, _DAMAGE, _KIN, _CUT = range(4)
_NUMBER: Final[dict[Became, int]] = {"edit": _EDIT, "damage": _DAMAGE, "kin": _KIN, "cut": _CUT}
# What became of so many gaps is remembered: versions of one utterance differ in the same words.
_REMEMBERED: Final = 1 << 15


@define(eq=False)
class Aligned:
    """Blocks (``size`` words at ``at_i`` and ``at_j``) with the gap before each of them, from ``gap_i`` and ``gap_j``
    on; before the first one of a pair it is empty. Those of pair ``p`` stand from ``first[p]`` to ``first[p + 1]``."""

    pair: Array
    first: Array
    at_i: Array
    at_j: Array
    size: Array
    weight: Array
    gap_i: Array
    gap_j: Array
    left: Array
    right: Array
    became: Array


@define(eq=False)
class Comparisons:
    """Pairs ``i``, ``j`` of the texts of a :class:`.packed.Packed`; every field as in :class:`.similarity.Comparison`.

    ``blocks`` are the equal stretches of all pairs (place in i, place in j, words), of which those from ``begin[p]``
    to ``end[p]`` belong together in pair ``p``.
    """

    packed: Packed
    i: Array
    j: Array
    blocks: list[Block]
    aligned: Aligned
    begin: Array
    end: Array
    longest_run: Array
    equal: Array
    soft: Array
    kin: Array
    moved: Array
    longest: Array
    edits: Array
    replaced: Array
    elided: Array
    clash: Array
    window_i: Array
    window_j: Array

    @property
    def matched(self) -> Array:
        """The weight of the words that are equal, damaged or of the same sense."""
        found: Array = self.equal + self.soft + self.kin
        return found

    @property
    def identical(self) -> Array:
        """Whether the words are the same, one by one."""
        found: Array = self.packed.same[self.i] == self.packed.same[self.j]
        return found

    @property
    def broken(self) -> Array:
        """The weight of what both texts go on with, or begin with, where they part within a sentence."""
        packed, at, i, j = self.packed, self.aligned, self.i, self.j
        asked = (self.clash >= PARTED) & ~packed.heard[i] & ~packed.heard[j]
        pairs = np.flatnonzero(asked)
        i, j, head, last = i[pairs], j[pairs], self.begin[pairs], self.end[pairs] - 1
        first_i, first_j = at.at_i[head], at.at_j[head]
        last_i, last_j = at.at_i[last] + at.size[last] - 1, at.at_j[last] + at.size[last] - 1
        before = np.minimum(packed.weight(i, 0, first_i), packed.weight(j, 0, first_j))
        begun = packed.ends(i, np.maximum(first_i, 1) - 1) | packed.ends(j, np.maximum(first_j, 1) - 1)
        behind = np.minimum(packed.weight(i, last_i + 1, packed.size(i)), packed.weight(j, last_j + 1, packed.size(j)))
        done = packed.ends(i, last_i) | packed.ends(j, last_j)
        before[begun | self._goes_on(pairs, head)] = 0.0
        behind[done | self._goes_on(pairs, last + 1)] = 0.0
        found = np.zeros(len(self.i))
        found[pairs] = before + behind
        return found

    def _goes_on(self, pairs: Array, block: Array) -> Array:
        """Whether this block and the one before it are two of these pairs, a changed word or two apart."""
        at = self.aligned
        two = (block > at.first[pairs]) & (block < at.first[pairs + 1])
        here = np.minimum(block, len(at.pair) - 1)
        apart = at_places(np.maximum(at.at_i - at.gap_i, at.at_j - at.gap_j), here)
        found: Array = two & (apart <= CHANGED)
        return found

    def every(self, pair: int) -> list[Block]:
        """All blocks of one pair."""
        first, last = self.aligned.first[pair : pair + 2].tolist()
        return self.blocks[first:last]

    def runs(self, pair: int) -> list[Block]:
        """The blocks of one pair that belong together."""
        return self.blocks[int(self.begin[pair]) : int(self.end[pair])]

    def one(self, pair: int, conflicts: list[Conflict] | None = None) -> Comparison:
        """The comparison of one pair, as a record; with its changes of meaning where they are known."""
        texts = self.packed.texts
        return Comparison(
            texts[int(self.i[pair])],
            texts[int(self.j[pair])],
            self.runs(pair),
            self.every(pair),
            equal=float(self.equal[pair]),
            soft=float(self.soft[pair]),
            kin=float(self.kin[pair]),
            moved=float(self.moved[pair]),
            longest=float(self.longest[pair]),
            edits=float(self.edits[pair]),
            replaced=int(self.replaced[pair]),
            elided=float(self.elided[pair]),
            clash=float(self.clash[pair]),
            window_a=float(self.window_i[pair]),
            window_b=float(self.window_j[pair]),
            conflicts=conflicts,
        )


def compare_all(packed: Packed, i: Array, j: Array, common: Array) -> Comparisons:
    """Lay the texts of each pair side by side; ``common`` is what :meth:`.Packed.in_common` gives."""
    blocks, found = _aligned(packed, i, j)
    begin, end = _core(found)
    identical = (packed.same[i] == packed.same[j]) & (found.first[1:] > found.first[:-1])
    begin, end = np.where(identical, found.first[:-1], begin), np.where(identical, found.first[1:], end)
    inside = spot_in(found.pair, begin, end)
    inner = spot_in(found.pair, begin + 1, end)
    pairs = len(i)

    def summed(values: Array, chosen: Array) -> Array:
        return np.bincount(found.pair[chosen], weights=values[chosen], minlength=pairs)

    some = end > begin
    head_i, tail_i = _windows(packed, i, found.at_i, found.size, begin, end)
    head_j, tail_j = _windows(packed, j, found.at_j, found.size, begin, end)
    left, right = packed.total(i) - tail_i, packed.total(j) - tail_j
    least, lean = np.minimum(found.left, found.right), np.abs(found.left - found.right) / 2
    both = found.left + found.right
    close = (found.became == _DAMAGE) | (found.became == _KIN)
    edit = inner & (found.became == _EDIT)
    equal = summed(found.weight, inside)
    return Comparisons(
        packed, i, j, blocks, found, begin, end,
        longest_run=_most(found.size, inside, found.first),
        equal=equal,
        soft=summed(least, inner & (found.became == _DAMAGE)),
        kin=summed(least, inner & (found.became == _KIN)),
        moved=np.where(some & ~identical, np.maximum(0.0, common - equal), 0.0),
        longest=_most(found.weight, inside, found.first),
        edits=summed(np.where(close, lean, both), inner & (found.became != _CUT)),
        replaced=np.bincount(
            found.pair[edit & (found.left > FAINT_GAP) & (found.right > FAINT_GAP)], minlength=pairs
        ),
        elided=summed(both, inner & (found.became == _CUT)),
        clash=np.where(
            some,
            np.minimum(head_i, head_j) + np.minimum(left, right),
            0.0,
        ),
        window_i=np.where(some, tail_i - head_i, 0.0),
        window_j=np.where(some, tail_j - head_j, 0.0),
    )  # fmt: skip


def at_places(values: Array, places: Array) -> Array:
    """The values at these places; zeros where no pair has a block."""
    return values[places] if len(values) else np.zeros(len(places), dtype=np.int64)


def _windows(packed: Packed, text: Array, at: Array, size: Array, begin: Array, end: Array) -> tuple[Array, Array]:
    """What stands before the blocks that belong together weighs in these texts, and what stands before their end."""
    head, tail = np.zeros(len(text)), np.zeros(len(text))
    pairs = np.flatnonzero(end > begin)
    first, last = begin[pairs], end[pairs] - 1
    head[pairs] = packed.weight(text[pairs], 0, at[first])
    tail[pairs] = packed.weight(text[pairs], 0, at[last] + size[last])
    return head, tail


def spot_in(pair: Array, begin: Array, end: Array) -> Array:
    """Which blocks stand between the bounds of their pair."""
    spot = np.arange(len(pair))
    found: Array = (spot >= begin[pair]) & (spot < end[pair])
    return found


def _most(values: Array, chosen: Array, first: Array) -> Array:
    """The largest chosen value of each pair, 0 where there is none."""
    found = np.zeros(len(first) - 1, dtype=values.dtype)
    some = first[1:] > first[:-1]
    if some.any():
        found[some] = np.maximum.reduceat(np.where(chosen, values, 0), first[:-1][some])
    return found


def _aligned(packed: Packed, i: Array, j: Array) -> tuple[list[Block], Aligned]:
    blocks, bounds = blocks_of_all(packed.texts.keys_of(i), packed.texts.keys_of(j))
    first = np.array(bounds)
    at_i, at_j, size = np.array(blocks, dtype=np.int64).reshape(-1, 3).T
    pair = np.repeat(np.arange(len(i)), np.diff(first))
    fresh = first[:-1][np.diff(first) > 0]
    gap_i, gap_j = np.empty_like(at_i), np.empty_like(at_j)
    for gap, at in ((gap_i, at_i), (gap_j, at_j)):
        gap[1:] = at[:-1] + size[:-1]
        gap[fresh] = at[fresh]
    sums, of_i, of_j = packed.sums, packed.start[i][pair], packed.start[j][pair]
    left, right = (sums[of + at] - sums[of + gap] for of, at, gap in ((of_i, at_i, gap_i), (of_j, at_j, gap_j)))
    weight = sums[of_i + at_i + size] - sums[of_i + at_i]
    found = Aligned(
        pair, first, at_i, at_j, size, weight, gap_i, gap_j, left, right, np.zeros(len(pair), dtype=np.int8)
    )
    _cuts(packed, found, of_i, of_j)
    _changes(packed, found, i, j)
    return blocks, found


def _cuts(packed: Packed, found: Aligned, of_i: Array, of_j: Array) -> None:
    """Mark the gaps where one side leaves out the words of the other: with an ellipsis, or many at once."""
    elided = packed.dotted(of_i + found.gap_i, of_i + found.at_i)
    elided |= packed.dotted(of_j + found.gap_j, of_j + found.at_j)
    words_i, words_j = found.at_i - found.gap_i, found.at_j - found.gap_j
    alone = ((words_i == 0) & (words_j > CUT)) | ((words_j == 0) & (words_i > CUT))
    found.became[elided | alone] = _CUT


def _changes(packed: Packed, found: Aligned, i: Array, j: Array) -> None:
    """Mark what became of the words of the other gaps that weigh anything."""
    some = np.flatnonzero((found.left > FAINT_GAP) & (found.right > FAINT_GAP))
    found.became[some] = _EDIT
    few = np.maximum(found.at_i - found.gap_i, found.at_j - found.gap_j)[some] <= DAMAGED
    some = some[few]
    if not len(some):
        return
    vocabulary, words = packed.texts.vocabulary, packed.words
    start_i, start_j = packed.start[i[found.pair[some]]], packed.start[j[found.pair[some]]]
    known = vocabulary.became
    told = []
    for i1, i2, j1, j2 in zip(
        (start_i + found.gap_i[some]).tolist(), (start_i + found.at_i[some]).tolist(),
        (start_j + found.gap_j[some]).tolist(), (start_j + found.at_j[some]).tolist(), strict=True,
    ):  # fmt: skip
        left, right = words[i1:i2], words[j1:j2]
        gap = f"{left}\0{right}"
        number = known.get(gap)
        if number is None:
            if len(known) > _REMEMBERED:
                known.clear()
            number = known[gap] = _NUMBER[became(vocabulary, left, right)]
        told.append(number)
    found.became[some] = told


def _core(found: Aligned) -> tuple[Array, Array]:
    """The blocks that belong together, of all pairs; the steps of :func:`.similarity.compare`, rank by rank."""
    count = np.diff(found.first)
    cost = GAP_COST * (found.left + found.right)
    cost = np.where((found.became == _CUT) & (cost > CUT_COST), CUT_COST, cost)
    close = (found.became == _DAMAGE) | (found.became == _KIN)
    gain = np.where(close, np.minimum(found.left, found.right), -cost)
    order = np.argsort(-count, kind="stable")
    first = found.first[:-1][order]
    active = np.searchsorted(-count[order], -np.arange(1, count.max(initial=0) + 1), side="right")
    total, best = np.zeros(len(count)), np.zeros(len(count))
    start, begin, end = first.copy(), first.copy(), first.copy()
    for rank, some in enumerate(active.tolist()):
        at = first[:some] + rank
        here = total[:some] + gain[at]
        start[:some] = np.where(here <= 0, at, start[:some])
        total[:some] = np.where(here <= 0, 0.0, here) + found.weight[at]
        better = total[:some] > best[:some]
        best[:some] = np.where(better, total[:some], best[:some])
        begin[:some] = np.where(better, start[:some], begin[:some])
        end[:some] = np.where(better, at + 1, end[:some])
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return begin[back], end[back]
