"""Exonyms: the names of one place in several languages."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

from quotetrace import lexicons

from .pieces import normal_words

# Words that may stand before a name of a place.
_BEFORE: Final = frozenset(["the"])


@cache
def _places() -> dict[tuple[str, ...], int]:
    """For each name of a place, in normal words, the number of the place."""
    found: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(sorted(lexicons.words("traces_exonyms"))):
        for name in line.split("\t"):
            words = [word for piece in name.split() for word in normal_words(piece)]
            found[_bare(words)] = found[tuple(map(_plain, _bare(words)))] = number
    return found


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _BEFORE)


def _plain(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def one_place(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names, in normal words, are those of one place.

    >>> one_place(["holland"], ["the", "netherlands"]), one_place(["cologne"], ["koln"])
    (True, True)
    """
    place = _places().get(_bare(one))
    return place is not None and place == _places().get(_bare(other))
