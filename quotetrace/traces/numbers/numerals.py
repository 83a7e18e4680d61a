"""Numerals: number words and figures in one form, so that "twenty-five" and "25" meet."""

import re
from typing import Final

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_UNITS: Final = {word: value for value, word in enumerate(_SMALL.split()) if word != "one"}
_ROUND: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS: Final = {word: 10 * number for number, word in enumerate(_ROUND.split(), 2)}
_FIGURE: Final = re.compile(r"[$£€¥#]?(\d{1,3}(?:[,']\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+)(\.\d+)?(st|nd|rd|th|s|%)?")
_ONE: Final = {"one": 1, **{word: value for word, value in _UNITS.items() if value < 10}}
_FIRST: Final = {
    word: value for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)
}
_UNIT: Final = "[kmb]|[mbt]n|[ap]m|[kcm]m|kmh|mph|kg|[kmg]wh?|lbs?|oz|ft|ha|gb|mb|tb|hz|pc|pct|st|nd|rd|th"
_WITH_UNIT: Final = re.compile(rf"\d+(?:[.,:]\d+)*(?:{_UNIT})?")
# "N8m" and "Rs500" are sums, "G20" is no "G7"; a word that a scanner spoiled has letters behind the digit ("f1ve").
_CODE: Final = re.compile(r"[a-z]{1,3}[1-9][\d.,]*(?:[kmb]|[mbt]n)?")
# A zero read as a letter: "9OO".
_ROUND_ZERO: Final = re.compile(r"[$£€¥]?\d[\d,.]*o[\do,.]*%?")
SCALES: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"})
# A word that a scanner began with a digit ("5even", "0ver"): no unit has so many letters.
_SCANNED: Final = re.compile(r"\d(?!(?:hundred|thousand|million|billion|trillion)$)[a-z]{3,}")
YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")


def numeral(word: str) -> str | None:
    """The figure for a lower-case word, None where it is no number ("one" is mostly a pronoun and stays a word).

    >>> numeral("thirty-one"), numeral("$18,000"), numeral("2.50"), numeral("dozen"), numeral("wolf"), numeral("9oo")
    ('31', '18000', '2.50', '12', None, '900')
    """
    if word in _UNITS:
        return str(_UNITS[word])
    if word in _TENS:
        return str(_TENS[word])
    if word in ("dozen", "dozens"):
        return "12" if word == "dozen" else None
    if word[:1].isalpha():
        return _compound(word)
    if "o" in word and _ROUND_ZERO.fullmatch(word):
        word = word.replace("o", "0")
    match = _FIGURE.fullmatch(word)
    return match[1].replace(",", "").replace("'", "").lstrip("0").zfill(1) + (match[2] or "") if match else None


def _compound(word: str) -> str | None:
    head, hyphen, tail = word.partition("-")
    if hyphen and head in _TENS and (tail in _ONE or tail in _FIRST):
        return str(_TENS[head] + (_ONE.get(tail) or _FIRST[tail]))
    return None


def is_number(word: str) -> bool:
    """Whether a normal word is a figure or a scale word ("million").

    >>> is_number("18000"), is_number("million"), is_number("one"), is_number("5even"), is_number("n8m")
    (True, True, False, False, True)
    """
    if word[:1].isdigit():
        return word[-1].isdigit() or not _SCANNED.fullmatch(word)
    return word in SCALES or (not word.isalpha() and _CODE.fullmatch(word) is not None)


def is_figure(text: str) -> bool:
    """Whether a text is a figure as a whole, with a unit of one or two letters or without.

    >>> is_figure("4.5m"), is_figure("60km"), is_figure("4oo"), is_figure("2million")
    (True, True, False, False)
    """
    return _WITH_UNIT.fullmatch(text) is not None
