"""Figures: numbers that are written over several words, read as one: "18 000", "forty two", "$40 million", "€3.2bn"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from quotetrace.patterns import late

from .cardinals import SCALE
from .numerals import numeral

_SHORT: Final = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_HUNDRED: Final = 100
_TENS: Final = 20
_SCALE: Final = "hundred|thousand|million|billion|trillion|lakh|crore"
_WORD: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    f"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|{_SCALE}"
)
_LONGEST: Final = 24  # words of a number
_SPACE: Final = "[ \u00a0\u202f\u2009]"  # plain, no-break, narrow, thin
_SPACES: Final = rf"(?:{_SPACE}{{1,4}}|{_SPACE}?\n{_SPACE}{{0,4}})"  # no blank line: a number does not go on behind one
ORDINALS: Final = {
    "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth", "7th": "seventh",
    "8th": "eighth", "9th": "ninth", "10th": "tenth",
}  # fmt: skip
_ORDINAL: Final = "|".join(ORDINALS)
_GAP: Final = rf"(?:{_SPACES}|-)"
_ENDS: Final = r"(?![^\W_])"
# "m", "b" and "k" are metres, bytes and kelvins as well: they count behind a currency alone.
_NUMBER: Final = late(
    rf"(?<![^\W_])(?<!\d[.,])(?:(?P<apart>[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+)(?![.,]\d)"
    rf"|(?P<figure>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:{_GAP}?(?P<scale>{_SCALE})|\s?(?P<short>mn|bn|tn))"
    rf"|(?<=[$£€¥])(?P<sum>\d+(?:\.\d+)?)(?P<unit>[mbk])"
    rf"|(?P<clock>\d{{1,2}}(?:[:.]\d\d)?){_SPACE}?(?P<half>[ap])\.?m"
    rf"|(?P<ordinal>{_ORDINAL})"
    rf"|(?P<words>(?:a{_SPACES}(?={_SCALE}))?(?:{_WORD})(?:(?:{_SPACES}and{_SPACES}|{_GAP})(?:{_WORD}){_ENDS})*)){_ENDS}",
    re.IGNORECASE,
)
_MAY_HOLD: Final = re.compile(r"\d|hundred|thousand|illion|lakh|crore|ty[\s-]", re.IGNORECASE)


def figures(text: str) -> list[tuple[int, int, str]]:
    """The numbers of a text that take several words or a scale, and hours: start, end, and the figure that they are.

    Of small ordinals it is the word, for "3rd" is not "three".

    >>> [figure for _, _, figure in figures("18 000 of the two hundred and ten paid $3.5m, not $3.5 million")]
    ['18000', '210', '3500000', '3500000']
    >>> [figure for _, _, figure in figures("the 3rd time at 5 p.m., not 5.30am")]
    ['third', '5pm', '5:30am']
    """
    if not _MAY_HOLD.search(text):
        return []
    return [found for match in _NUMBER.finditer(text) for found in _read(match)]


def _read(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    if match["words"]:
        yield from _spelled(match["words"], match.start())
    elif match["apart"]:
        yield *match.span(), re.sub(_SPACE, "", match["apart"])
    elif match["ordinal"]:
        yield *match.span(), ORDINALS[match["ordinal"].lower()]
    elif match["clock"]:
        yield *match.span(), f"{match['clock'].replace('.', ':')}{match['half'].lower()}m"
    else:
        scale = (match["scale"] or match["short"] or match["unit"]).lower()
        factor = _HUNDRED if scale == "hundred" else SCALE.get(scale) or _SHORT[scale]
        value = Decimal((match["figure"] or match["sum"]).replace(",", "")) * factor
        yield *match.span(), str(int(value)) if value == int(value) else f"{value.normalize():f}"


def _spelled(text: str, shift: int) -> Iterator[tuple[int, int, str]]:
    """The numbers in a row of number words: "twenty twenty four" are two."""
    words = [(found.group().lower(), shift + found.start(), shift + found.end()) for found in re.finditer(r"\w+", text)]
    at = 0
    while at < len(words):
        size, value = _value([word for word, _, _ in words[at : at + _LONGEST]])
        if size > 1:
            yield words[at][1], words[at + size - 1][2], str(value)
        at += max(1, size)


def _value(words: Sequence[str]) -> tuple[int, int]:
    """How many of the words are one number, and which."""
    total = current = size = 0
    least = 10**15
    for at, word in enumerate(words):
        unit = 1 if word in ("a", "one") else int(numeral(word) or 0)
        if word == "and" and words[at - 1] not in ("hundred", *SCALE):
            break
        if unit and _goes_on(unit, current):
            current += unit
        elif word == "hundred" and 0 < current < _HUNDRED:
            current *= _HUNDRED
        elif current and word in SCALE and SCALE[word] < least:
            least = SCALE[word]
            total, current = total + current * least, 0
        elif word != "and":
            break
        size = at + (word != "and")
    return size, total + current


def _goes_on(unit: int, current: int) -> bool:
    """Whether a number word adds to those before it: "two hundred | and ten", "forty | two"."""
    rest = current % _HUNDRED
    return not rest or (rest >= _TENS and not rest % 10 and unit < 10)
