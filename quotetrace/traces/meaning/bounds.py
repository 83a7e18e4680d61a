"""Bounds: "at least six" makes much of a number, "as little as six" makes light of it."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from ..text.alignment import Gap
from ..text.comparable import Comparable
from ..text.conflict import Conflict

_SMALL: Final = (
    "as little as|as few as|no more than|not more than|nothing more than|at most|up to|less than|fewer than|under|"
    "below|only|barely|merely|a mere"
)
_LARGE: Final = (
    "at least|no less than|no fewer than|not less than|nothing less than|more than|over|above|as much as|as many as|"
    "upwards of|in excess of"
)
# The first alternative that fits wins, so that "no more than" is not read as "more than".
BOUND: Final = re.compile(rf"\b(?:(?P<small>{_SMALL})|(?P<large>{_LARGE}))\b")
# The same behind a number.
_SMALL_BEHIND: Final = "or less|or fewer|or under|or younger|or below|and under|and younger|at most|at the most|maximum"
_LARGE_BEHIND: Final = (
    "or more|or over|or above|or older|and over|and above|and older|and up|and upwards|at least|at the least|minimum"
)
# What makes much of a number that it gives as the highest one.
_AT_MOST: Final = frozenset(["up to", "as much as", "as many as"])
_HIGHEST: Final = 3  # from which the lists are counted for these
# Every bound has one of these, which few texts have.
_ALL: Final = f"{_SMALL}|{_LARGE}|{_SMALL_BEHIND}|{_LARGE_BEHIND}"
TELLING: Final = frozenset(max(bound.split(), key=len) for bound in _ALL.split("|"))
_ABOUT: Final = "about|almost|around|approximately|close to|fewer than|nearly|roughly|some"
ROUGHLY: Final = re.compile(rf"(?:{BOUND.pattern}|\b(?:{_ABOUT}))$")
LONGEST: Final = 3  # words of a bound
_NONE: Final[dict[str, tuple[int, int, int]]] = {}
_BOUNDED: Final = re.compile(rf"{BOUND.pattern} (?:about |around |some |a )?(?P<number>\d\S*)")
_BOUNDED_BEHIND: Final = re.compile(
    rf"(?<!\S)(?P<number>\d\S*)(?: [a-z]+)?? (?:(?P<small>{_SMALL_BEHIND})|{_LARGE_BEHIND})(?!\S)"
)
WORDS: Final = frozenset(
    [
        "one",
        "least",
        "most",
        "under",
        "only",
        "much",
        "little",
        "few",
        "below",
        "over",
        "above",
        "barely",
        "merely",
        "mere",
    ]
)


def bounds(gap: Gap, one: list[str], other: list[str]) -> list[Conflict]:
    """ "at least six" for "as little as six": one makes much of a number, the other makes light of it."""
    return [Conflict("negation", gap.a1, gap.a2, gap.b1, gap.b2)] if contrary(one, other) else []


def contrary(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one side makes much of a number and the other makes light of it.

    >>> contrary(["up", "to"], ["at", "least"]), contrary(["over"], ["more", "than"])
    (True, False)
    """
    found = [[*BOUND.finditer(" ".join(side))] for side in (one, other)]
    left, right = ({match.lastindex for match in side} for side in found)
    if {match[0] for side in found for match in side} <= _AT_MOST:
        return False
    return bool(left) and bool(right) and not left & right


def numbered_bounds(a: Comparable, b: Comparable) -> list[Conflict]:
    """The same for a number that both texts have, wherever it stands."""
    one, other = bounds_of(a), bounds_of(b)
    for number in one:
        if number in other and _are_contrary(one[number][0], other[number][0]):
            return [Conflict("negation", *one[number][1:], *other[number][1:])]
    return []


def _are_contrary(one: int, other: int) -> bool:
    """Whether one of two bounds is of the small ones (odd) and the other of the large ones, and not both are the
    highest number there may be."""
    return one % 2 != other % 2 and min(one, other) < _HIGHEST


def bounds_of(text: Comparable) -> dict[str, tuple[int, int, int]]:
    """For each number with a bound before it: which list the bound is of, and the words it takes with its number."""
    if text.bounds is None:
        text.bounds = _NONE  # most texts have none, and share it
        words = [] if text.vocabulary.figures.isdisjoint(text.words) else text.vocabulary.spell(text.words)
        if not TELLING.isdisjoint(words):
            text.bounds, spoken = {}, " ".join(words)
            for match in chain(_BOUNDED_BEHIND.finditer(spoken), _BOUNDED.finditer(spoken)):
                start, end = spoken.count(" ", 0, match.start()), spoken.count(" ", 0, match.end()) + 1
                highest = _HIGHEST - 1 if match[0].startswith((*_AT_MOST,)) else 0
                text.bounds[match["number"]] = (highest + (1 if match["small"] else 2), start, end)
    return text.bounds
