"""Rounding: a rough figure and the exact one that it was rounded from: "nearly 5,000" for "4,870"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ..numbers.measures import Amount
from ..text.comparable import Comparable
from .amounts import plain

# Words before a rough figure: the exact one is about as large, at most as large, or at least as large.
_ABOUT: Final = (
    "about|around|roughly|approximately|some|circa|near|nearer|in the region of|in the order of|or so|on the order of"
)
_LESS: Final = (
    "almost|nearly|close to|approaching|just under|just below|a little under|slightly under|slightly less than|"
    "just short of|little short of|less than|fewer than|under|below|up to|not quite|as many as|as much as"
)
_MORE: Final = (
    "more than|over|above|at least|upwards of|in excess of|just over|a little over|slightly over|slightly more than|"
    "well over|well above|no fewer than|no less than|not less than"
)
_ARTICLE: Final = r"(?: (?:an?|the))?"
_ROUGH: Final = re.compile(rf"\b(?:({_ABOUT})|({_MORE})|({_LESS})){_ARTICLE}$")
_BEHIND: Final = re.compile(r"^(?:\w+ ){0,2}or (?:so|thereabouts)\b")
_LONGEST: Final = 5  # words of these, with an article
# A figure is rounded by no more than this share of it.
_MOST: Final = Decimal("0.12")
_IS_MORE, _IS_LESS = 2, 3  # by their groups in the pattern


def rounds(a: Comparable, one: Amount, b: Comparable, other: Amount) -> bool:
    """Whether one of two figures is told to be rough, and the other one may be what it was rounded from.

    >>> from quotetrace.traces import Vocabulary
    >>> from .amounts import amounts
    >>> read = Vocabulary().read
    >>> exact, rough, wrong = map(read, ("it killed 412 seals", "over 400 seals", "under 400 seals"))
    >>> [rounds(exact, amounts(exact)[2], each, amounts(each)[1]) for each in (rough, wrong)]
    [True, False]
    """
    values, others = ([*_values(each)] for each in (one, other))
    if one.is_share != other.is_share and any(  # "a fifth", "22 percent"
        share and its_share and abs(mine - its) <= _MOST * max(mine, its)
        for mine, share in values
        for its, its_share in others
    ):
        return True
    return any(
        share == its_share and (_fits(mine, its, share, _kind(a, one)) or _fits(its, mine, share, _kind(b, other)))
        for mine, share in values
        for its, its_share in others
    )


def _values(amount: Amount) -> Iterator[tuple[Decimal, bool]]:
    """What a figure may come to, and whether it is a share of something."""
    for reading in amount.readings:
        if told := plain(reading):
            yield Decimal(told), told != reading


def _kind(text: Comparable, amount: Amount) -> int:
    """How a figure is told to be rough: about (1), or that there are more (2) or less (3); 0 where it is not."""
    words = text.vocabulary.spell(text.words[max(0, amount.start - _LONGEST) : amount.start])
    match = _ROUGH.search(" ".join(words))
    if match:
        return match.lastindex or 0
    behind = " ".join(text.vocabulary.spell(text.words[amount.end : amount.end + _LONGEST]))
    return int(_BEHIND.search(behind) is not None)


def _fits(rough: Decimal, exact: Decimal, share: bool, kind: int) -> bool:
    """Whether ``exact`` may be rounded to ``rough``, which is told in larger steps, or is a ``share``."""
    if not kind or (not share and _step(rough) <= _step(exact)):
        return False
    if (kind == _IS_MORE and exact < rough) or (kind == _IS_LESS and exact > rough):
        return False
    most = _MOST * max(exact, rough)
    return abs(exact - rough) <= (most if share else min(most, Decimal(10) ** _step(rough)))


def _step(value: Decimal) -> int:
    """In which steps a figure is told: three for 5,000, as in thousands, two for 4,800."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
