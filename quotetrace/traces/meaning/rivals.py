"""Rivals: words of a kind that exclude one another: "metres" and "kilometres", "yen" and "yuan", "boys" and "girls"."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotetrace import lexicons
from quotetrace.models import AlterationKind

from ..numbers.numerals import is_number
from ..text.roots import FUNCTION

_KINDS: Final[dict[str, AlterationKind]] = {"number": "number", "date": "date", "name": "name"}


@cache
def _places() -> dict[str, dict[int, tuple[AlterationKind, int]]]:
    """For each word the kinds that it is of (by line), with the change that another word of the kind makes and the
    number of the word in the line."""
    found: defaultdict[str, dict[int, tuple[AlterationKind, int]]] = defaultdict(dict)
    for line, entry in enumerate(lexicons.entries("traces_rivals")):
        change, *members = entry.split()
        for number, forms in enumerate(members):
            for form in forms.split(","):
                found[form][line] = _KINDS[change], number
    return dict(found)


def is_rival(word: str) -> bool:
    """Whether a normal word is of a kind whose words exclude one another."""
    return word in _places()


def rival(one: Sequence[str], other: Sequence[str]) -> tuple[AlterationKind, int, int] | None:
    """The change that words put for others make, and which words these are; None where they are no rivals, or more
    words than these tell something.

    >>> rival(["the", "boys"], ["girls"]), rival(["month"], ["months"]), rival(["old", "boys"], ["girls"])
    (('name', 1, 0), None, None)
    """
    left, right = _telling(one), _telling(other)
    if len(left) != 1 or len(right) != 1:
        return None
    (at, word), (spot, against) = left[0], right[0]
    places, others = _places().get(word, {}), _places().get(against, {})
    shared = [(places[line], others[line]) for line in places if line in others]
    if not shared or any(mine == its for mine, its in shared):
        return None
    return shared[0][0][0], at, spot


def one_measure(word: str, other: str) -> bool:
    """Whether two words are forms of one word of a kind: "kg", "kilograms".

    >>> one_measure("kg", "kilograms"), one_measure("kg", "grams"), one_measure("dog", "dog")
    (True, False, False)
    """
    places, others = _places().get(word, {}), _places().get(other, {})
    return any(line in others and others[line] == place for line, place in places.items())


def are_times(word: str) -> bool:
    """Whether a word is the plural of a measure of time: "in those days" and "in those years" may be the same."""
    return word.endswith("s") and 0 in _places().get(word, {})


def _telling(words: Sequence[str]) -> list[tuple[int, str]]:
    """The words, with their numbers, that are neither grammar nor figures."""
    return [(at, word) for at, word in enumerate(words) if is_rival(word) or not (word in FUNCTION or is_number(word))]
