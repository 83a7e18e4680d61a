"""Dates: "14 November" and "November 14", "Nov. 14" and "the 14th of November", which are one date."""

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from ..numbers.figures import ORDINALS
from ..text.excerpts import Excerpt
from ..text.sources import Source

_MONTHS: Final = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
).split()
_LINKING: Final = frozenset(["the", "of"])
_MONTHS_A_YEAR: Final = 12
_LAST_DAY: Final = 31
_DAYS: Final = {name: figure[:-2] for figure, name in ORDINALS.items()}


def is_month(word: str) -> bool:
    """Whether a normal word is the name of a month or short for one."""
    return word in _MONTHS


def month_names(number: int) -> list[str]:
    """The names of a month by its number, in full and short; none for a number that no month has.

    >>> month_names(9), month_names(13)
    (['september', 'sep', 'sept'], [])
    """
    full = _MONTHS[number - 1 : number] if 0 < number <= _MONTHS_A_YEAR else []
    return [each for name in full for each in _MONTHS if one_month(name, each)]


def one_month(word: str, other: str) -> bool:
    """Whether two words name one month.

    >>> one_month("nov", "november"), one_month("june", "july"), one_month("march", "mar")
    (True, False, True)
    """
    return word[:3] == other[:3] and word in _MONTHS and other in _MONTHS


def is_day(word: str) -> bool:
    """Whether a normal word is a figure that a day of a month may have, or the word for one of the first ten."""
    return word in _DAYS or (word.isascii() and word.isdigit() and len(word) < 3 and 0 < int(word) <= _LAST_DAY)


def linking(source: Source, first: int, last: int) -> bool:
    """Whether the source's words from ``first`` to ``last`` are "the" or "of" of a date ("the 3rd of May")."""
    around = source.words[max(0, first - 2) : last + 3]
    return _LINKING.issuperset(source.words[first:last]) and any(map(is_day, around)) and any(map(is_month, around))


def turned(wanted: Excerpt, source: Source) -> Excerpt:
    """The quotation with its dates as the source writes them: day or month first, the month short or in full."""
    if not any(map(is_month, wanted.words)):
        return wanted
    words, pieces = list(wanted.words), list(wanted.pieces)
    for at in range(len(words) - 1):
        one, other = words[at : at + 2]
        first, second = wanted.piece_of[at : at + 2]
        dated = (is_day(one) and is_month(other)) or (is_month(one) and is_day(other))
        if not dated or first == second or at + 1 in wanted.joints or source.has(one, other):
            continue
        found = next(
            (pair for pair in _orders(one, other) if source.has(*pair) or source.has(pair[0], "of", pair[1])), None
        )
        if found:
            words[at : at + 2] = pieces[first], pieces[second] = found
    return evolve(wanted, words=tuple(words), pieces=tuple(pieces))


def _orders(one: str, other: str) -> Iterator[tuple[str, str]]:
    """A day and a month in both orders, the month in all its forms."""
    for first in _forms(one):
        for second in _forms(other):
            yield from ((first, second), (second, first))


def _forms(word: str) -> list[str]:
    if is_month(word):
        return [each for each in _MONTHS if one_month(word, each)]
    day = _DAYS.get(word, word)
    return [day, *(name for name, figure in _DAYS.items() if figure == day)]
