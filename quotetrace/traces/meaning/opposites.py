"""Opposites: a word put for its opposite: "lower" for "raise"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Final

from quotetrace import lexicons

from ..text.comparable import Comparable
from ..text.conflict import Conflict
from ..text.roots import stem
from .negations import NEGATORS
from .spellings import base

_COMPARED: Final = re.compile(r"(?<=...)(?:est|(?<=i)er|(?<=ll)er)$")
_SHORT: Final = 4  # letters
INVERSE: Final = {"half", "twice"}  # of a word and of its opposite they say the same
_FEWER: Final = frozenset(["less", "least"])
_OTHER: Final = frozenset(["left"])  # forms of a word that mostly mean another one
# Words of place, which turn a statement round only where no other word changed.
_PLACES: Final = frozenset(["on", "off", "in", "out", "up", "down", "over", "under"])
_LISTS: Final = ("traces_opposites", "traces_antonyms")


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Pairs of opposite words, by their stems, either way round."""
    found: set[tuple[str, str]] = set()
    for line in (line for name in _LISTS for line in lexicons.words(name)):
        one, _, other = line.partition(" ")
        for a, b in ((one, other), (stem(one), stem(other))):
            found.update(((a, b), (b, a)))
    return frozenset(found)


@cache
def _opposed() -> frozenset[str]:
    return frozenset(word for pair in _pairs() for word in pair)


def has_opposite(word: str) -> bool:
    """Whether a normal word has an opposite in the lists.

    >>> has_opposite("raise"), has_opposite("youngest"), has_opposite("harbour")
    (True, True, False)
    """
    return not _opposed().isdisjoint(_forms(word))


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, ...]:
    """A word, its stem, and of "youngest", "crueller" and "heavier" what is compared."""
    bare = _COMPARED.sub("", word) if len(word) > _SHORT else word
    if bare == word:
        return word, stem(word), word if word in _OTHER else base(word)  # "sold" as "sell"
    return word, stem(word), bare, bare.removesuffix("i") + "y", bare[:-1] if bare[-1] == bare[-2] else bare


def opposed(one: Sequence[str], other: Sequence[str], plain: bool = True) -> tuple[int, int] | None:
    """Where a word of one side stands for its opposite on the other one; unless ``plain``, one that is a negator does
    not count.

    >>> opposed(["will", "raise"], ["will", "lower"]), opposed(["raise"], ["pay"])
    ((1, 1), None)
    """
    pairs = _pairs()
    for at, word in enumerate(one):
        if not has_opposite(word):
            continue
        for spot, against in enumerate(other):
            if word in other or against in one:
                continue
            if not _PLACES.isdisjoint((word, against)) and len(one) + len(other) > 2:
                continue  # "on the chart" for "could be read off the chart"
            if not plain and not NEGATORS.isdisjoint((word, against)):
                continue
            if _less(one, at) != _less(other, spot):
                continue  # "less expensive" is "cheaper"
            if any(pair in pairs for pair in product(_forms(word), _forms(against))):
                return at, spot
    return None


def _less(words: Sequence[str], at: int) -> bool:
    """Whether "less" or "least" stands before a word."""
    return at > 0 and words[at - 1] in _FEWER


def not_undone(found: list[Conflict], a: Comparable, b: Comparable) -> list[Conflict]:
    """The changes but for those that undo one another: "half as loud" is "twice as quiet"."""
    spell = a.vocabulary.spell
    numbers = (each for each in found if each.kind == "number")
    halves = [each for each in numbers if {*spell(a.words[each.a1 : each.a2] + b.words[each.b1 : each.b2])} == INVERSE]
    undone = [
        each
        for half in halves
        for other in found
        if other.opposite and other.a1 - half.a2 == other.b1 - half.b2 == 1
        for each in (half, other)
    ]
    return [each for each in found if each not in undone] if undone else found
