"""Amounts: what the figures of a text come to, however written: "two hundred" and "200", "4.20 pm" and "16:20"."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from string import ascii_lowercase
from typing import Final

from ..numbers import hours, measures, ordinals
from ..numbers.cardinals import SCALE, Cardinal
from ..numbers.measures import HALF_MORE, OF_ALL, Amount
from ..numbers.numerals import SCALES, is_number
from ..text.comparable import Comparable
from ..text.roots import FUNCTION
from . import dates

_HUNDRED: Final = 100
_ABBREVIATED: Final = re.compile(r"['’‘](\d\d)(?!\d)")
_DOTTED: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,]*\d)")  # "60.000" for "60,000"
_ROUND: Final = re.compile(r"\.000$")
_METRES: Final = re.compile(r"\W*(?<![$£€¥])(\d+)m\W*")
_DIGITS: Final = "0123456789.,"
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.](\d\d)")
_CENTURIES: Final = ("17", "18", "19", "20")
_OUT_OF: Final = re.compile(r"(?:out of|in|of)(?: every| each)?")
_MOST_PARTS: Final = 4  # words between the two figures of a share
_MONEY: Final = re.compile(r"(?:pounds?|dollars?|euros?|bucks|quid)(?: and)?")
_CHANGE: Final = frozenset(["cent", "cents", "penny", "pence", "p"])
_PERCENT: Final = ("percent", "per cent", "pc", "pct")
_ROUNDED: Final = 0.12  # a figure is rounded by so much of it
_EXACT: Final = 3  # digits of a share: "0.333" is a third
_SLASHED: Final = re.compile(r"\W*[1-9]/[1-9]\d?\W*")
_FRACTIONS: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixths": 6,
    "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
TIMES: Final = {"twice": "2", "thrice": "3"}
_EACH: Final = frozenset(["every", "each"])
_LINKING: Final = frozenset(["of", "the"])
_TENTH: Final = 10
# Words of letters alone that a figure may begin with.
_BEGINNING: Final = SCALES | {"a", "an", "one", *hours.PARTS, *TIMES}
# Measures that each figure is compared with.
_MOST: Final = 50


def amounts(text: Comparable) -> dict[int, Amount]:
    """For each word that belongs to a figure, the figure.

    >>> from quotetrace.traces import Vocabulary
    >>> read = Vocabulary().read
    >>> [sorted(each.readings) for each in (amounts(read("three hundred and forty"))[0], amounts(read("'98"))[0])]
    [['340'], ['1998', '2098', '98']]
    """
    if text.amounts is None:
        words = text.vocabulary.spell(text.words)
        pieces, places = text.text.lower().split(), text.places()
        found = _shares(words, _read(words, [pieces[place] for place in places]))
        text.amounts = {at: each for each in found for at in range(each.start, each.end)}
    return text.amounts


def alike(one: Amount, other: Amount) -> bool:
    """Whether two figures may be the same, or one measure in two units: "ten miles", "16 km"."""
    if not one.readings.isdisjoint(other.readings) or one.bare in other.readings or other.bare in one.readings:
        return True
    return measures.alike(one.measure, other.measure)


def near(one: Amount, other: Amount) -> bool:
    """Whether one of two figures may be the other one rounded: "22 percent", "a fifth"."""
    values, others = ([float(each) for each in map(plain, amount.readings) if each] for amount in (one, other))
    return any(abs(mine - its) <= _ROUNDED * max(mine, its) for mine in values for its in others)


def plain(reading: str) -> str:
    """The number of a reading, in digits; empty where it is none: "0.2 of all", "4:20"."""
    number = reading.removesuffix(OF_ALL)
    return number if number.replace(".", "", 1).isdecimal() else ""


def within(text: Comparable, start: int, end: int) -> list[Amount]:
    """The figures that words from ``start`` to ``end`` belong to."""
    known = amounts(text)
    return [*dict.fromkeys(known[at] for at in range(start, end) if at in known)]


def strange(some: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    """Those of some figures that are not among others."""
    known = frozenset[str]().union(*(each.readings for each in others))
    bare = {each.bare for each in others if each.bare}
    measured = [each for each in others if each.measure][:_MOST]
    return [
        each
        for each in some
        if each.readings.isdisjoint(known) and each.readings.isdisjoint(bare) and each.bare not in known
        if not any(measures.alike(each.measure, other.measure) for other in measured)
    ]


def same(
    one: Sequence[str], other: Sequence[str], bent: Callable[[list[str], list[str]], bool] = lambda *_: False
) -> bool:
    """Whether normal words are the same figures, written otherwise, and nothing else that tells; or what else tells is
    the same ``bent``.

    >>> same(["2", "hundred"], ["about", "200"]), same(["2", "hundred", "men"], ["200"])
    (True, False)
    """
    left, right = ([*_shares(words, _read(words, words))] for words in (one, other))
    if not left or len(left) != len(right) or not all(map(alike, left, right)):
        return False
    rest, more = _telling(one, left), _telling(other, right)
    return not (rest or more) or bent(rest, more)


def _telling(words: Sequence[str], found: Iterable[Amount]) -> list[str]:
    """The words beside figures that are none of grammar."""
    taken = {at for each in found for at in range(each.start, each.end)}
    return [word for at, word in enumerate(words) if at not in taken and word not in FUNCTION]


def agree(a: Comparable, a1: int, a2: int, b: Comparable, b1: int, b2: int) -> bool:
    """Whether words of two texts are parts of the same figures, written otherwise, and nothing else that tells; the
    words of one side may be none, for "half past" is no word of "5:30".

    >>> from quotetrace.traces import Vocabulary
    >>> read = Vocabulary().read
    >>> agree(read("at half past five"), 1, 3, read("at 5:30"), 1, 1), agree(read("at five"), 1, 2, read("at 6"), 1, 2)
    (True, False)
    """
    one, other = _touching(a, a1, a2), _touching(b, b1, b2)
    if not one or not other or strange(one, other):
        return False
    return all(
        at in amounts(text) or text.keys[at] in text.vocabulary.function
        for text, start, end in ((a, a1, a2), (b, b1, b2))
        for at in range(start, end)
    )


def _touching(text: Comparable, start: int, end: int) -> list[Amount]:
    return within(text, start, end) if start < end else within(text, max(0, start - 1), end + 1)


def respelled(a: Comparable, b: Comparable) -> set[str]:
    """The keys of those figures of ``a`` that ``b`` has as well, in the same spelling or in another one."""
    own = amounts(a)
    others = amounts(b) if own else {}  # most texts have no figures, and are not asked for those of others
    if not others:
        return set()
    unknown = set(strange([*own.values()], [*others.values()]))
    return {a.keys[at] for at, each in own.items() if each not in unknown}


# --- reading ---------------------------------------------------------------------------------------------------------


def _read(words: Sequence[str], pieces: Sequence[str]) -> Iterator[Amount]:
    """The figures of normal words; ``pieces`` are what was written for each."""
    end = 0
    for at, word in enumerate(words):
        found = _day(words, at) if at >= end else None
        if not found and at >= end and (word in _BEGINNING or not word.isalpha()) and _begins(words, at):
            found = (
                _times(words, at)
                or _halves(words, at)
                or _hour(words, pieces, at)
                or _fraction(words, pieces, at)
                or _year(words, pieces, at)
                or _number(words, pieces, at)
            )
        if found:
            yield found
            end = found.end


def _begins(words: Sequence[str], at: int) -> bool:
    """Whether a figure begins here; "a million" and "half a million" are figures, "a" is none."""
    word, following = words[at], words[at + 1 : at + 3]
    if is_number(word):
        return True
    if word in TIMES or (word == "one" and _goes_on(words, at)):
        return True
    if word == "a" and len(following) > 1 and hours.is_part(words, at + 1):
        return False  # the hour begins with the next word
    if word in ("a", "an", "one") and following:
        return following[0] in SCALES or following[0] in _FRACTIONS or measures.halves(words, at) is not None
    if word == "half":
        return True
    return hours.is_part(words, at)


def _goes_on(words: Sequence[str], at: int) -> bool:
    """Whether "in four", "out of every ten", "and a half" or "point five" follows."""
    if [*words[at + 1 : at + 4]] == HALF_MORE or ("point" in words[at + 1 : at + 2] and words[at + 2 : at + 3]):
        return True
    following = [word for word in words[at + 1 : at + 5] if word not in _EACH]
    begun = 1 if following[:1] == ["in"] else 2 if following[:2] == ["out", "of"] else len(following)
    return any(word.isdecimal() and 1 < int(word) <= _HUNDRED for word in following[begun : begun + 1])


def _day(words: Sequence[str], at: int) -> Amount | None:
    """ "Third of March", "March the twenty first"."""
    tens = int(words[at]) if words[at] in ("20", "30") else 0
    ones = ordinals.value_of("".join(words[at + 1 : at + 2]) if tens else words[at])
    if not ones or (tens and ones >= _TENTH):
        return None
    end = at + 1 + bool(tens)
    following, before = (
        [word for word in side if word not in _LINKING] for side in (words[end : end + 2], words[max(0, at - 2) : at])
    )
    dated = any(map(dates.is_month, (*following[:1], *before[-1:])))
    return Amount(at, end, frozenset([str(tens + ones)])) if dated else None


def _times(words: Sequence[str], at: int) -> Amount | None:
    """ "Twice", "three times"."""
    return Amount(at, at + 1, frozenset([TIMES[words[at]]])) if words[at] in TIMES else None


def _halves(words: Sequence[str], at: int) -> Amount | None:
    found = measures.halves(words, at) if len(words) > at + 1 else None
    if not found:
        return None
    end, much, unit = found
    return Amount(at, end, frozenset([str(much)]), measures.measure(much, unit))


def _fraction(words: Sequence[str], pieces: Sequence[str], at: int) -> Amount | None:
    """ "Three quarters", "a third", "3/4", "half": a part of something."""
    word, following = words[at], "".join(words[at + 1 : at + 2])
    if word == "half":
        much = "".join(words[at + 2 : at + 3])
        scaled = following in ("a", "an") and (much in SCALE or pieces[at + 2 : at + 3] == ["dozen"])
        return None if scaled else Amount(at, at + 1, frozenset([_part_of_all(Decimal(1), 2)]))
    if following in _FRACTIONS and (word in ("a", "an", "one") or (word.isdecimal() and len(word) == 1)):
        part = Decimal(word) if word.isdecimal() else Decimal(1)
        return Amount(at, at + 2, frozenset([_part_of_all(part, _FRACTIONS[following])]))
    if _SLASHED.fullmatch(pieces[at]) and word.isdecimal() and following.isdecimal():
        return Amount(at, at + 2, frozenset([_part_of_all(Decimal(word), int(following))]))
    return None


def _hour(words: Sequence[str], pieces: Sequence[str], at: int) -> Amount | None:
    found = hours.told(words, at) or hours.clock(words, pieces, at)
    return Amount(at, found[0], found[1], bare=found[2]) if found else None


def _year(words: Sequence[str], pieces: Sequence[str], at: int) -> Amount | None:
    """ "Nineteen sixty one", as it is spoken."""
    if not (pieces[at][:1].isalpha() and words[at] in _CENTURIES):
        return None
    if at + 1 == len(words) or not pieces[at + 1][:1].isalpha() or not words[at + 1].isdecimal():
        return None
    rest = _number(words, pieces, at + 1)
    value = next(iter(rest.readings))
    return Amount(at, rest.end, frozenset([words[at] + value])) if len(value) == 2 else None


def _number(words: Sequence[str], pieces: Sequence[str], start: int) -> Amount:
    found = Cardinal(words, pieces, start)
    end = found.at
    if end == start:  # "N8m", and "of65", whose space a scanner lost
        return Amount(start, start + 1, frozenset([words[start], words[start].lstrip(ascii_lowercase)]))
    percent = "%" in pieces[start] or " ".join(words[end : end + 2]).startswith(_PERCENT)
    unit = words[start].lstrip(_DIGITS) if end == start + 1 else ""
    measure = measures.measure(float(found.value), (unit != "m" and unit) or "".join(words[end : end + 1]))
    return Amount(start, end, _readings(found.value, pieces[start], end - start, percent), measure)


def _readings(value: Decimal, piece: str, size: int, percent: bool) -> frozenset[str]:
    """What a figure may stand for: "'98" for a year, "4.20" for an hour, "70%" for seven in ten."""
    found = {f"{value.normalize():f}"}
    if size == 1 and (metres := _METRES.fullmatch(piece)):  # or minutes, or millions
        found.add(metres[1])
    if size == 1 and (thousands := _DOTTED.search(piece)):
        whole = thousands[0].replace(".", "")
        found = {whole} if _ROUND.search(thousands[0]) else found | {whole}  # "60.000" is not 60
    if size == 1 and (short := _ABBREVIATED.search(piece)):
        found |= {f"19{short[1]}", f"20{short[1]}"}
    if size == 1 and (clock := _CLOCK.search(piece)):
        found.add(f"{int(clock[1])}:{clock[2]}")
    if percent or 0 < value < 1:
        found.add(_part_of_all(value, _HUNDRED if percent else 1))
    return frozenset(found)


def _shares(words: Sequence[str], found: Iterable[Amount]) -> Iterator[Amount]:
    """The figures, two of which may be one: "seven of every ten", "seven in ten", "three pounds fifty"."""
    rest = deque(found)
    while rest:
        one = rest.popleft()
        between = " ".join(words[one.end : rest[0].start]) if rest and rest[0].start - one.end < _MOST_PARTS else ""
        if _MONEY.fullmatch(between) and (sum_ := _sum(words, one, rest[0])):
            rest.popleft()
            yield sum_
            continue
        share = _share(one, rest[0]) if _OUT_OF.fullmatch(between) else None
        yield Amount(one.start, rest.popleft().end, frozenset([share])) if share else one


def _sum(words: Sequence[str], one: Amount, other: Amount) -> Amount | None:
    """A sum of money and its hundredth parts: "three pounds fifty", "two dollars and five cents"."""
    whole, parts = (min(each.readings, key=len) for each in (one, other))
    if not (whole.isdecimal() and parts.isdecimal() and int(parts) < _HUNDRED):
        return None
    told = words[other.end : other.end + 1]
    named = bool(told) and told[0] in _CHANGE
    if len(parts) < 2 and not named:
        return None
    value = Decimal(whole) + Decimal(parts) / _HUNDRED
    return Amount(one.start, other.end + named, frozenset([f"{value.normalize():f}"]))


def _share(one: Amount, other: Amount) -> str | None:
    part, whole = (min(each.readings, key=len) for each in (one, other))
    if not (part.isdecimal() and whole.isdecimal()) or not 0 < Decimal(part) < Decimal(whole) <= _HUNDRED:
        return None
    return _part_of_all(Decimal(part), int(whole))


def _part_of_all(part: Decimal, whole: int) -> str:
    return f"{round(part / whole, _EXACT).normalize():f}{OF_ALL}"
