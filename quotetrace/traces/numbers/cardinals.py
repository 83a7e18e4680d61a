"""Cardinals: numbers over several normal words: "three hundred and forty", "1.2 billion", "two dozen", "18 000"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from attrs import define, field

from .numerals import SCALES

SCALE: Final = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
}
_SHORT: Final = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "b": 10**9}
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")
_SCALED: Final = re.compile(r"(\d+(?:\.\d+)?)(k|mn|m|bn|b|tn)")
_HUNDRED: Final = 100
_TENS: Final = 20
_DOZEN: Final = 12
_ONES: Final = ("a", "one")
_HALF: Final = Decimal("0.5")
_LONGEST: Final = 18  # letters of a figure; a longer one is the number of an account


@define
class Cardinal:
    """A number read word by word from ``start`` on; ``pieces`` are what was written for each word. ``at`` is where it
    ends, ``start`` where there is none."""

    words: Sequence[str]
    pieces: Sequence[str]
    start: int
    at: int = field(init=False)
    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    least: int = 10**15

    def __attrs_post_init__(self) -> None:
        self.at = self.start
        while self.at < len(self.words) and self._take(self.words[self.at]):
            self.at += 1

    @property
    def value(self) -> Decimal:
        """The number."""
        return self.total + self.current

    def _take(self, word: str) -> bool:
        """Take the next word, where it goes on with the number."""
        first = self.at == self.start
        if first and word in ("half", *_ONES):
            self.current = _HALF if word == "half" else Decimal(1)
            self.at += word == "half"
        elif word in SCALES:
            return self._scale(word)
        elif word in ("and", "point") and not first:
            return self._joins(word)
        elif not first and word == str(_DOZEN) and self.pieces[self.at].startswith("dozen"):
            self.current *= _DOZEN
        elif not first and _is_thousands(self.pieces[self.at - 1], self.pieces[self.at]):
            self.current = self.current * SCALE["thousand"] + int(word)
        else:
            unit = _unit(word)
            if unit is None or not (first or _goes_on(unit, self.current, self.words[self.at - 1])):
                return False
            self.current += unit
        return True

    def _scale(self, word: str) -> bool:
        some = self.current or Decimal(1)
        if word == "hundred" and some < _HUNDRED:
            self.current = some * _HUNDRED
        elif word in SCALE and SCALE[word] < self.least:
            self.least = SCALE[word]
            self.total, self.current = self.total + some * self.least, Decimal(0)
        else:
            return False
        return True

    def _joins(self, word: str) -> bool:
        """Whether "and" or "point" stands within a number."""
        if [*self.words[self.at : self.at + 3]] == ["and", "a", "half"] and not self.total:
            self.current += _HALF
            self.at += 2
            return True
        following = _unit("".join(self.words[self.at + 1 : self.at + 2]))
        if following is None:
            return False
        if word == "and":
            return self.words[self.at - 1] in SCALES
        if "." in f"{self.current}{following}":
            return False
        self.at += 1
        self.current = Decimal(f"{self.current}.{following}")
        return True


def _unit(word: str) -> Decimal | None:
    """The value of a figure of one word."""
    if word == "one":
        return Decimal(1)
    if len(word) > _LONGEST:
        return None
    if scaled := _SCALED.fullmatch(word):
        return Decimal(scaled[1]) * _SHORT[scaled[2]]
    found = _FIGURE.match(word)
    return Decimal(found[0]) if found else None


def _goes_on(unit: Decimal, current: Decimal, before: str) -> bool:
    """Whether a figure adds to the words before it: "two hundred (and) | ten", "forty | two"."""
    if before in SCALES or before == "and":
        return current % _HUNDRED == 0 and unit < _HUNDRED
    rest = current % _HUNDRED
    return rest >= _TENS and rest % 10 == 0 and 0 < unit < 10


def _is_thousands(before: str, piece: str) -> bool:
    """ "18 000"."""
    return re.fullmatch(r"\W*[1-9]\d{0,2}", before) is not None and re.fullmatch(r"\d{3}\W*", piece) is not None
