"""Ordinals: the words for the days of a month: "the thirteenth of March"."""

from typing import Final

_ONES: Final = "first second third fourth fifth sixth seventh eighth ninth"
_TEENS: Final = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_VALUES: Final = {
    **{word: value for value, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)},
    **{f"twenty-{word}": value for value, word in enumerate(_ONES.split(), 21)},
    "thirtieth": 30,
    "thirty-first": 31,
}


def is_ordinal(word: str) -> bool:
    """Whether a normal word tells a place in a row.

    >>> is_ordinal("thirteenth"), is_ordinal("13")
    (True, False)
    """
    return word in _VALUES


def value_of(word: str) -> int | None:
    """Which place in a row a word tells; None where it tells none."""
    return _VALUES.get(word)
