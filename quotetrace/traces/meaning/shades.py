"""Shades: changes of how firmly a thing was said: another modal verb, a hedge, the tense of a promise."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from quotetrace import lexicons
from quotetrace.models import AlterationKind

from ..text.alignment import Gap
from . import bounds

_MODALS: Final = {
    **dict.fromkeys(["will", "would", "shall"], "certain"),
    **dict.fromkeys(["may", "might", "could"], "possible"),
    "can": "able",
    "must": "duty",
    **dict.fromkeys(["should", "ought"], "advice"),
}
# "Going to" and "have to", by the modal verb that says as much.
_PHRASES: Final = {
    "going": "will", "able": "can", "free": "can",
    **dict.fromkeys("have has had need needs needed got".split(), "must"),
}  # fmt: skip
# What may be, and what somebody can: neither says that it is so.
_OPEN: Final = frozenset(["possible", "able"])
_REPORTED: Final = tuple(
    ({now}, {then}) for now, then in (("can", "could"), ("may", "might"), ("will", "would"), ("shall", "should"))
)
_HEDGES: Final = lexicons.words("traces_hedges")
# "We will pay" for "we would pay", "we have paid", "we paid": what was promised, and what is no promise any more.
_PROMISED: Final = frozenset(["will", "shall"])
_PAST: Final = frozenset(["would", "did", "had", "was", "were", "have", "has"])
_NOW: Final = frozenset(["am", "is", "are", "do", "does"])
_THEN: Final = frozenset(["was", "were", "did"])
# "The dam may have held" for "the dam has held".
_HAVING: Final = frozenset(["have", "has", "had", "be", "is", "are", "was", "were", "been", "do", "does", "did"])
# Who says so knows it, or only takes it to be so.
_SURE: Final = frozenset(
    "know knows knew certain sure confident convinced prove proves proved proven show shows showed".split()
)
_UNSURE: Final = frozenset(
    "think thinks thought believe believes believed hope hopes hoped guess guesses suspect suspects suspected suppose "
    "supposes supposed feel feels felt assume assumes assumed expect expects expected".split()
)
_ABOUT: Final = frozenset("about around roughly approximately nearly almost".split())
WORDS: Final = (
    frozenset(_MODALS) | _PHRASES.keys() | _HEDGES | _PROMISED | _PAST | _NOW | _SURE | _UNSURE | _ABOUT | bounds.WORDS
)
# A hedge in a longer gap belongs to other words.
_FEW: Final = 3

Place = tuple[int, int, int, int]


def shades(gap: Gap, one: list[str], other: list[str]) -> Iterator[tuple[AlterationKind, Place]]:
    """The changes of firmness in one gap, with the words they take on both sides."""
    found = _either(gap, one, other, _PROMISED, _PAST) or _either(gap, one, other, _NOW, _THEN)
    if found:
        yield "tense", found
    else:
        yield from _modals(gap, one, other)
    yield from _hedges(gap, one, other)
    if max(len(one), len(other)) <= _FEW and (unsure := _either(gap, one, other, _SURE, _UNSURE)):
        yield "hedge", unsure


def rounded(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words before a figure make it another one: a rough one, or a bound.

    >>> rounded(["about"], []), rounded(["about"], ["at", "least"]), rounded(["about"], ["around"])
    (True, True, False)
    """
    if max(len(one), len(other)) > _FEW:
        return False
    left, right = _rounds(one), _rounds(other)
    return left != right and None not in (left, right)


def _rounds(words: Sequence[str]) -> str | None:
    """The kind of words that make a figure a rough one or a bound: "about", "at least"; None of other words."""
    if not words or _ABOUT.issuperset(words):
        return "about" if words else ""
    return "bound" if bounds.BOUND.fullmatch(" ".join(words)) else None


def reported(said: Sequence[str], told: Sequence[str]) -> bool:
    """Whether of two wordings one is what a report makes of the other: "could" of "can", "would" of "will".

    >>> reported(["can"], ["could"]), reported(["might"], ["may"]), reported(["will"], ["may"])
    (True, True, False)
    """
    sides = {*said}, {*told}
    return any(sides in ((now, then), (then, now)) for now, then in _REPORTED)


def is_firmness(kind: AlterationKind, said: Sequence[str], told: Sequence[str]) -> bool:
    """Whether a change makes what was said more or less firm, or a promise none; "is" for "was" does not, nor does
    "about" before a figure.

    >>> is_firmness("tense", ["will"], ["have"]), is_firmness("tense", ["is"], ["was"])
    (True, False)
    >>> is_firmness("hedge", ["probably"], []), is_firmness("hedge", ["about"], [])
    (True, False)
    """
    if kind == "hedge":
        return not _HEDGES.union(_SURE, _UNSURE).isdisjoint((*said, *told))
    return kind == "modality" or (kind == "tense" and not _PROMISED.isdisjoint((*said, *told)))


def promise(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one side has the "will" of a promise and the other one no verb for it.

    >>> promise(["will"], []), promise(["will", "mend"], ["mended"]), promise(["will"], ["would"])
    (True, True, False)
    """
    for words, against in ((one, other), (other, one)):
        if not _PROMISED.isdisjoint(words) and len(words) - len(against) == 1 and len(against) < _FEW:
            return _HAVING.union(_MODALS).isdisjoint(against)
    return False


def _either(gap: Gap, one: list[str], other: list[str], words: frozenset[str], against: frozenset[str]) -> Place | None:
    """Where a word of either kind stands against one of the other kind."""
    return _put(gap, one, other, words, against) or _put(gap, one, other, against, words)


def _put(gap: Gap, one: list[str], other: list[str], words: frozenset[str], against: frozenset[str]) -> Place | None:
    """Where a word of the first kind stands against one of the second, and neither side has both."""
    left, right = _first(one, words), _first(other, against)
    if left is None or right is None or _first(one, against) is not None or _first(other, words) is not None:
        return None
    return gap.a1 + left, gap.a1 + left + 1, gap.b1 + right, gap.b1 + right + 1


def _modals(gap: Gap, one: list[str], other: list[str]) -> Iterator[tuple[AlterationKind, Place]]:
    left = [(at, word) for at, word in enumerate(one) if word in _MODALS]
    right = [(at, word) for at, word in enumerate(other) if word in _MODALS]
    if left or right:  # "will have to" is "must"
        left, right = left + _phrased(one), right + _phrased(other)
    if left and right and not {_MODALS[word] for _, word in left} & {_MODALS[word] for _, word in right}:
        a, b = gap.a1 + left[0][0], gap.b1 + right[0][0]
        yield "modality", (a, a + 1, b, b + 1)
    elif bool(left) != bool(right) and _HAVING.union(_MODALS).issuperset((*one, *other)):
        [(at, word)] = (left or right)[:1]
        if _MODALS[word] in _OPEN and left:
            yield "modality", (gap.a1 + at, gap.a1 + at + 1, gap.b1, gap.b2)
        elif _MODALS[word] in _OPEN:
            yield "modality", (gap.a1, gap.a2, gap.b1 + at, gap.b1 + at + 1)


def _phrased(words: Sequence[str]) -> list[tuple[int, str]]:
    """The first words that say what a modal verb says, with a modal verb that says it: "is going to", "has to"."""
    return [(at, _PHRASES[one]) for at, (one, two) in enumerate(pairwise(words)) if two == "to" and one in _PHRASES][:1]


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
