"""Shades: changes of how firmly a thing was said: another modal verb, a hedge, the tense of a promise."""

from collections.abc import Iterator, Sequence
from typing import Final

from quotetrace import lexicons
from quotetrace.models import AlterationKind

from .alignment import Gap

_MODALS: Final = {
    **dict.fromkeys(["will", "would", "shall"], "certain"),
    **dict.fromkeys(["may", "might", "could", "can"], "possible"),
    **dict.fromkeys(["must", "should", "ought"], "duty"),
}
_HEDGES: Final = lexicons.words("traces_hedges")
# "We will pay" for "we would pay", "we have paid", "we paid": what was promised, and what is no promise any more.
_PROMISED: Final = frozenset(["will", "shall"])
_PAST: Final = frozenset(["would", "did", "had", "was", "were", "have", "has"])
WORDS: Final = frozenset(_MODALS) | _HEDGES | _PROMISED | _PAST
# A hedge in a longer gap belongs to other words.
_FEW: Final = 3

Place = tuple[int, int, int, int]


def shades(gap: Gap, one: list[str], other: list[str]) -> Iterator[tuple[AlterationKind, Place]]:
    """The changes of firmness in one gap, with the words they take on both sides."""
    found = _put(gap, one, other, _PROMISED, _PAST) or _put(gap, one, other, _PAST, _PROMISED)
    if found:
        yield "tense", found
    else:
        yield from _modals(gap, one, other)
    yield from _hedges(gap, one, other)


def _put(gap: Gap, one: list[str], other: list[str], words: frozenset[str], against: frozenset[str]) -> Place | None:
    """Where a word of the first kind stands against one of the second, and neither side has both."""
    left, right = _first(one, words), _first(other, against)
    if left is None or right is None or _first(one, against) is not None or _first(other, words) is not None:
        return None
    return gap.a1 + left, gap.a1 + left + 1, gap.b1 + right, gap.b1 + right + 1


def _modals(gap: Gap, one: list[str], other: list[str]) -> Iterator[tuple[AlterationKind, Place]]:
    left = [(at, word) for at, word in enumerate(one) if word in _MODALS]
    right = [(at, word) for at, word in enumerate(other) if word in _MODALS]
    if left and right and not {_MODALS[word] for _, word in left} & {_MODALS[word] for _, word in right}:
        a, b = gap.a1 + left[0][0], gap.b1 + right[0][0]
        yield "modality", (a, a + 1, b, b + 1)


def remodelled(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a modal verb was put for another one, and nothing else.

    >>> remodelled(["must"], ["should"]), remodelled(["can"], ["can"]), remodelled(["must"], ["go"])
    (True, False, False)
    """
    return {*one} != {*other} and bool(one) and bool(other) and _MODALS.keys() >= {*one, *other}


def _hedges(gap: Gap, one: list[str], other: list[str]) -> Iterator[tuple[AlterationKind, Place]]:
    left, right = _first(one, _HEDGES), _first(other, _HEDGES)
    if (left is None) == (right is None) or len(one) > _FEW or len(other) > _FEW:
        return
    if left is not None:
        yield "hedge", (gap.a1 + left, gap.a1 + left + 1, gap.b1, gap.b2)
    elif right is not None:
        yield "hedge", (gap.a1, gap.a2, gap.b1 + right, gap.b1 + right + 1)


def _first(words: list[str], wanted: frozenset[str]) -> int | None:
    return next((at for at, word in enumerate(words) if word in wanted), None)
