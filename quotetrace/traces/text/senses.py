"""Senses: words that a retelling puts for one another."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotetrace import lexicons

from .roots import FUNCTION, stem

# Of more words put for others nobody can say which stands for which.
_FEW: Final = 3


@cache
def _senses() -> dict[str, tuple[int, ...]]:
    """For each stem the numbers of its senses."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(sorted(lexicons.words("traces_senses"))):
        for word in line.split():
            found[word].append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def senses_of(word: str) -> tuple[int, ...]:
    """The numbers of the senses that a word has and shares with another one; none for a word that shares none.

    >>> bool({*senses_of("price")} & {*senses_of("costs")}), senses_of("pricko")
    (True, ())
    """
    return _senses().get(stem(word), ())


def has_sense(word: str) -> bool:
    """Whether a word is one that has synonyms.

    >>> has_sense("price"), has_sense("pricko")
    (True, False)
    """
    return stem(word) in _senses()


def share_sense(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each word of the shorter side, words of grammar apart, has one of the same sense on the other.

    >>> share_sense(["a", "cost"], ["price"]), share_sense(["cost"], ["river"])
    (True, False)
    """
    if max(len(one), len(other)) > _FEW:
        return False
    less, more = sorted(([word for word in side if word not in FUNCTION] for side in (one, other)), key=len)
    known = _senses()
    against = {sense for word in more for sense in known.get(stem(word), ())}
    return bool(less) and all(not against.isdisjoint(known.get(stem(word), ())) for word in less)
