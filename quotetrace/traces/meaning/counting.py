"""Counting: other figures for figures: "18,000" for "80,000", "a third" for "half", "three times" for "twice"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quotetrace.models import AlterationKind

from ..numbers.measures import OF_ALL, Amount, measure
from ..numbers.numerals import YEAR, is_number
from ..numbers.ordinals import is_ordinal
from ..text.comparable import Comparable
from ..text.conflict import Conflict, Spelled
from . import amounts, rounding

# Words from one figure to another that changes places with it.
_SWAPPED: Final = 12
# Figures that sound like a word of grammar.
_SOUNDS: Final = {"4": "for", "2": "to", "8": "ate"}
# Words of figures that are no numerals: "half of them", "two thirds", "three quarters".
_PARTS: Final = frozenset(["half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths"])
_ONE: Final = frozenset(["a", "an", "one"])
# A month is four weeks or so.
_NEARLY: Final = 0.15


def is_counted(word: str) -> bool:
    """Whether a normal word may be part of a figure.

    >>> is_counted("18000"), is_counted("half"), is_counted("thirteenth"), is_counted("house")
    (True, True, True, False)
    """
    return is_number(word) or word in _PARTS or word in amounts.TIMES or is_ordinal(word)


def changes(spelled: Sequence[Spelled], a: Comparable, b: Comparable) -> list[Conflict]:
    """The changes of figures in gaps that have any."""
    return [*_numbers(spelled, a, b), *_swapped(spelled, a, b)]


def _numbers(spelled: Sequence[Spelled], a: Comparable, b: Comparable) -> list[Conflict]:
    """ "18,000" for "80,000": figures on both sides that find no equal on the other; of a text as ``heard``, without
    marks, the digits must do, and of one that is told to be rough ("nearly 5,000") what it was rounded from."""
    one = {word for _, side, _, _ in spelled for word in side if is_number(word)}
    other = {word for _, _, side, _ in spelled for word in side if is_number(word)}
    if one & other and (one <= other or other <= one):
        return []
    left = [*dict.fromkeys(each for gap, *_ in spelled for each in amounts.within(a, gap.a1, gap.a2))]
    right = [*dict.fromkeys(each for gap, *_ in spelled for each in amounts.within(b, gap.b1, gap.b2))]
    if not left or not right:
        return ones(spelled)
    unlike, others = amounts.strange(left, right), amounts.strange(right, left)
    if not unlike or not others:
        return [] if len(unlike) < len(left) else ones(spelled)
    found = []
    for each, against in zip(unlike, others, strict=False):
        if _unlike(each, against) or _lost_point(a, each, b, against) or rounding.rounds(a, each, b, against):
            continue
        found.append(Conflict(kind_of(each, against), each.start, each.end, against.start, against.end))
    return found


def elsewhere(a: Comparable, b: Comparable) -> list[Conflict]:
    """The one figure that two texts with as many figures do not share, wherever it stands: "Nine were hurt", "the
    injured were ninety"."""
    one, other = ([*dict.fromkeys(amounts.amounts(text).values())] for text in (a, b))
    if not one or len(one) != len(other):
        return []
    strange, others = amounts.strange(one, other), amounts.strange(other, one)
    if len(strange) != 1 or len(others) != 1:
        return []
    [each], [against] = strange, others
    kind = kind_of(each, against)
    if kind != "date" and (amounts.near(each, against) or may_be_one(a, each, b, against)):
        return []
    return [Conflict(kind, each.start, each.end, against.start, against.end)]


def may_be_one(a: Comparable, one: Amount, b: Comparable, other: Amount) -> bool:
    """Whether one of two figures is told to be the other one rounded, or is a share where that one is a number."""
    return _unlike(one, other) or rounding.rounds(a, one, b, other)


def kind_of(one: Amount, other: Amount) -> AlterationKind:
    """What another figure is: of years a date."""
    years = (YEAR.fullmatch(min(each.readings, key=len)) for each in (one, other))
    return "date" if all(years) else "number"


def _unlike(one: Amount, other: Amount) -> bool:
    """Whether one is a part of something and the other a number of things: "half the town", "3,000 people"."""
    parts = [any(reading.endswith(OF_ALL) for reading in each.readings) for each in (one, other)]
    return parts[0] != parts[1]


def _lost_point(a: Comparable, one: Amount, b: Comparable, other: Amount) -> bool:
    """Whether a figure is the other one without its point, which a text as ``heard`` has lost: "11" for "1.1"."""
    written, against = (
        " ".join(text.vocabulary.spell(text.words[each.start : each.end])) for text, each in ((a, one), (b, other))
    )
    return (a.heard and written == against.replace(".", "")) or (b.heard and against == written.replace(".", ""))


def _swapped(spelled: Sequence[Spelled], a: Comparable, b: Comparable) -> list[Conflict]:
    """ "49-51" for "51-49", "from 20 to 10" for "from 10 to 20": figures that change places among the same words."""
    found: list[Conflict] = []
    for (gap, *_), (then, *_) in pairwise(spelled):
        one, other = (text.vocabulary.spell(text.words[start:end]) for text, start, end in (
            (a, gap.a1, then.a2), (b, gap.b1, then.b2)
        ))  # fmt: skip
        if len(one) > _SWAPPED or one == other or sorted(one) != sorted(other):
            continue
        apart = [at for at, (word, against) in enumerate(zip(one, other, strict=True)) if word != against]
        listed = one[apart[0] + 1 : apart[-1]] in (["and"], ["or"])
        if not listed and all(is_number(one[at]) and is_number(other[at]) for at in apart):
            found += [
                Conflict("number", gap.a1 + at, gap.a1 + at + 1, gap.b1 + at, gap.b1 + at + 1)
                for at in apart
                if not any(each.a1 == gap.a1 + at for each in found)
            ]
    return found


def ones(spelled: Sequence[Spelled]) -> list[Conflict]:
    """ "no two of us" for "no one of us", "a month" for "two weeks": "one" against a figure in the same small gap."""
    for gap, one, other, _ in spelled:
        if len(one) <= 2 and len(other) <= 2:
            if _lasting(one, other):
                return [Conflict("number", *gap)]
            for x, y in ((one, other), (other, one)):
                if x in (["a"], ["an"]) and len(y) == 1 and y[0].isdecimal():
                    return [Conflict("number", gap.a1, gap.a2, gap.b1, gap.b2)]
                if x == ["both"] and len(y) == 1 and y[0] != "2" and y[0].isdecimal():
                    return [Conflict("number", *gap)]
                if "one" in x and any(is_number(word) and word != "1" and _SOUNDS.get(word) not in x for word in y):
                    return [Conflict("number", gap.a1, gap.a2, gap.b1, gap.b2)]
    return []


def _lasting(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one side is one of a unit, and the other a figure of another unit that does not come to as much: "a
    month", "two weeks"."""
    for words, against in ((one, other), (other, one)):
        if len(words) == len(against) == len(("a", "month")) and words[0] in _ONE and against[0].isdecimal():
            single, told = measure(1, words[1]), measure(float(against[0]), against[1])
            if single and told and single[0] == told[0]:
                return abs(single[2] - told[2]) > _NEARLY * max(single[2], told[2])
    return False
