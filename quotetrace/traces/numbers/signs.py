"""Signs: what belongs to a figure beside its digits: its currency, a percent sign, a minus."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from attrs import frozen

_CURRENCIES: Final = "$£€¥"
_SIGNS: Final = (*_CURRENCIES, "%", "−", "-")  # most texts have none, which is seen sooner without the pattern
_SIGN: Final = re.compile(rf"[{_CURRENCIES}%−]|(?<![^\s\"“‘'(\[])-[{_CURRENCIES}]?\d")
_MINUS: Final = re.compile(rf"[\"“‘'(\[]*[-−][{_CURRENCIES}]?\d")
_PERCENT: Final = frozenset(["percent", "percentage", "per", "pc", "pct"])
_PERCENTS: Final = frozenset(["percent", "per cent", "pc", "pct"])
_POINTS: Final = frozenset(["percentage points", "percentage point", "points", "point", "pp"])
SHARES: Final = frozenset("percent cent pc pct percentage points point pp".split())
_BEFORE: Final = frozenset(["minus", "negative"])
_MINUS_WORDS: Final = _BEFORE | {"below"}
_CURRENCY_WORDS: Final = {
    "dollar": "$", "dollars": "$", "usd": "$", "pound": "£", "pounds": "£", "gbp": "£", "euro": "€", "euros": "€",
    "eur": "€", "yen": "¥", "jpy": "¥",
}  # fmt: skip
_MONEY: Final = frozenset(_CURRENCIES)
_MONEY_WORDS: Final = _CURRENCY_WORDS.keys() | {"euro", "usd", "eur", "gbp", "jpy", "quid", "bucks", "yuan", "cents"}
_DOLLAR: Final = re.compile(r"[\W_]*([A-Z]{1,3})\$")
_REACH: Final = 3  # "5 degrees below": words behind a figure that may say in words what a sign says


@frozen
class Signs:
    """What a figure has beside its digits: its currency ("" for none), whether a percent sign, whether a minus."""

    currency: str = ""
    percent: bool = False
    minus: bool = False

    def differs(self, other: "Signs", around: frozenset[str]) -> bool:
        """Whether two figures with the same digits say different things; ``around`` are the words beside them, for
        what one side writes as a sign the other may write out. A currency that one side lacks is left to the reader of
        both: speech is often written down without it."""
        if self.currency and other.currency and self.currency != other.currency:
            return True
        if self.percent != other.percent and not around & _PERCENT:
            return True
        return self.minus != other.minus and not around & _MINUS_WORDS

    def say(self, other: "Signs") -> bool:
        """Whether these signs say all that the other ones do."""
        return other.currency in ("", self.currency) and self.percent >= other.percent and self.minus >= other.minus


def has_signs(text: str) -> bool:
    """Whether a text has any such sign.

    >>> has_signs("It fell to -5"), has_signs("in 10-5 votes"), has_signs("40% of us")
    (True, False, True)
    """
    return any(sign in text for sign in _SIGNS) and _SIGN.search(text) is not None


def signs_of(piece: str) -> Signs:
    """The signs of the figures in a written piece.

    >>> signs_of("-£40"), signs_of("(40%)")
    (Signs(currency='£', percent=False, minus=True), Signs(currency='', percent=True, minus=False))
    """
    currency = next((char for char in piece if char in _CURRENCIES), "")
    return Signs(currency, "%" in piece, _MINUS.match(piece) is not None)


def dollar(text: str) -> str:
    """Whose dollar a text begins with, as written before the sign.

    >>> dollar("US$500"), dollar("A$500"), dollar("$500")
    ('US', 'A', '')
    """
    match = _DOLLAR.match(text)
    return match[1] if match else ""


def has_currency(text: str) -> bool:
    """Whether a text names a currency, by a sign or in a word.

    >>> has_currency("it cost $40"), has_currency("40 Euros"), has_currency("it cost 40")
    (True, True, False)
    """
    return not _MONEY.isdisjoint(text) or not _MONEY_WORDS.isdisjoint(re.findall(r"\w+", text.lower()))


def same(one: str, other: str) -> bool:
    """Whether the figures of two texts of the same words have the same signs.

    >>> same("It cost $40.", "it cost $40"), same("It cost £40", "It cost $40")
    (True, False)
    """
    if not (has_signs(one) or has_signs(other)):
        return True
    return _in_order(one) == _in_order(other)


def _in_order(text: str) -> list[Signs]:
    return [signs_of(piece) for piece in text.split() if any(char.isdigit() for char in piece)]


def in_words(words: Sequence[str]) -> Signs | None:
    """What words say that a sign can say; None where they say anything else.

    >>> in_words(["per", "cent"]), in_words(["dollars"]), in_words(["a", "day"])
    (Signs(currency='', percent=True, minus=False), Signs(currency='$', percent=False, minus=False), None)
    """
    currency = next((_CURRENCY_WORDS[word] for word in words if word in _CURRENCY_WORDS), "")
    percent, minus = not _PERCENT.isdisjoint(words), not _BEFORE.isdisjoint(words)
    known = _PERCENT | _BEFORE | _CURRENCY_WORDS.keys() | ({"cent"} if percent else set())
    return Signs(currency, percent, minus) if words and known.issuperset(words) else None


def say(text: str, said: Signs) -> bool:
    """Whether a figure of the text has these signs.

    >>> say("about $40 of it", Signs("$")), say("about 40", Signs("$"))
    (True, False)
    """
    return any(signs_of(piece).say(said) for piece in text.split() if any(char.isdigit() for char in piece))


def around(words: Sequence[str], at: int) -> frozenset[str]:
    """The words right beside a figure that may say in words what a sign says; percentage points are no per cent."""
    beside = words[max(0, at - 1) : at + 1 + _REACH]
    return frozenset(one for one, two in zip_longest(beside, beside[1:]) if f"{one} {two}" not in _POINTS)


def are_shares(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether of two wordings one is per cent and the other percentage points: from 10 per cent, 5 points more are 15.

    >>> are_shares(["per", "cent"], ["percentage", "points"]), are_shares(["percent"], ["per", "cent"])
    (True, False)
    """
    said, told = " ".join(one), " ".join(other)
    return (said in _PERCENTS and told in _POINTS) or (said in _POINTS and told in _PERCENTS)
