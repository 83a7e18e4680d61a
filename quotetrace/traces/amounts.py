"""Amounts: what the figures of a text come to, however written: "two hundred" and "200", "4.20 pm" and "16:20"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from attrs import define, field

from .comparable import Comparable
from .numerals import SCALES, is_number

_SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT: Final = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "b": 10**9}
_HUNDRED: Final = 100
_ONES: Final = ("a", "one")
_HALF_MORE: Final = ("a", "an", "one")
_TENS: Final = 20
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")
_SCALED: Final = re.compile(r"(\d+(?:\.\d+)?)(k|mn|m|bn|b|tn)")
_ABBREVIATED: Final = re.compile(r"['’‘](\d\d)(?!\d)")
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d\d)")
_HOUR: Final = re.compile(r"(\d{1,2})(?:\.(\d\d))?(am|pm)?")
_HALVES: Final = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
_PARTS_OF_HOUR: Final = {"quarter": "15", "half": "30"}
_UP_TO_60: Final = re.compile("[1-5]?[0-9]")
_OF_DAY: Final = {"morning": 0, "afternoon": 12, "evening": 12}
_CENTURIES: Final = ("17", "18", "19", "20")
_NOON: Final = 12
_DAY: Final = 24
_OUT_OF: Final = re.compile(r"(?:out of|in|of)(?: every| each)?")
_MOST_PARTS: Final = 4  # words between the two figures of a share
_DOZEN: Final = 12
_LONGEST: Final = 18  # letters of a figure; longer ones are the number of an account, or no number at all
_PERCENT: Final = ("percent", "per cent", "pc", "pct")
# A figure put into other units is rounded by no more than this share.
_ROUNDED: Final = 0.05
_UNITS: Final = {
    "length": "metre,metres,meter,meters,m=1 km,kilometre,kilometres,kilometer,kilometers=1000 mile,miles=1609 "
    "yard,yards=0.9144 foot,feet,ft=0.3048 inch,inches=0.0254 cm,centimetre,centimetres,centimeter,centimeters=0.01",
    "mass": "kg,kilo,kilos,kilogram,kilograms=1 pound,pounds,lb,lbs=0.4536 ounce,ounces,oz=0.02835 "
    "tonne,tonnes,ton,tons=1000 gram,grams,g=0.001",
    "time": "second,seconds=1 minute,minutes,mins=60 hour,hours=3600 day,days=86400 week,weeks=604800 "
    "month,months=2629800 year,years=31557600 decade,decades=315576000",
    "area": "hectare,hectares=1 acre,acres=0.4047",
    "volume": "litre,litres,liter,liters=1 gallon,gallons=3.785",
}
_MEASURES: Final = {
    word: (kind, unit, float(unit.partition("=")[2]))
    for kind, units in _UNITS.items()
    for unit in units.split()
    for word in unit.partition("=")[0].split(",")
}


class Amount(NamedTuple):
    """A figure: the words that it takes, from ``start`` to ``end``, and what it may stand for."""

    start: int
    end: int
    readings: frozenset[str]
    measure: tuple[str, str, float] | None = None
    """What it measures ("length"), in which unit, and how much in the first unit of that kind."""
    bare: str = ""
    """Of an hour with its half of the day the figure alone, which a text without it may have."""


def amounts(text: Comparable) -> dict[int, Amount]:
    """For each word that belongs to a figure, the figure.

    >>> from quotetrace.traces import Vocabulary
    >>> read = Vocabulary().read
    >>> [sorted(each.readings) for each in (amounts(read("three hundred and forty"))[0], amounts(read("'98"))[0])]
    [['340'], ['1998', '2098', '98']]
    """
    if text.amounts is None:
        text.amounts = {}
        words = text.vocabulary.spell(text.words)
        pieces, places = text.text.lower().split(), text.places()
        for each in _shares(words, [*_read(words, [pieces[place] for place in places])]):
            text.amounts.update(dict.fromkeys(range(each.start, each.end), each))
    return text.amounts


def alike(one: Amount, other: Amount) -> bool:
    """Whether two figures may be the same, or one measure in two units: "ten miles", "16 km"."""
    if not one.readings.isdisjoint(other.readings) or one.bare in other.readings or other.bare in one.readings:
        return True
    if one.measure is None or other.measure is None:
        return False
    (kind, unit, size), (against, another, much) = one.measure, other.measure
    return kind == against and unit != another and abs(size - much) <= _ROUNDED * max(size, much)


def within(text: Comparable, start: int, end: int) -> list[Amount]:
    """The figures that words from ``start`` to ``end`` belong to."""
    known = amounts(text)
    return [*dict.fromkeys(known[at] for at in range(start, end) if at in known)]


def same(a: Comparable, a1: int, a2: int, b: Comparable, b1: int, b2: int) -> bool:
    """Whether words of two texts are the same figures, written otherwise, and nothing else that tells.

    >>> from quotetrace.traces import Vocabulary
    >>> read = Vocabulary().read
    >>> same(read("two hundred"), 0, 2, read("about 200"), 0, 2), same(read("two hundred men"), 0, 3, read("200"), 0, 1)
    (True, False)
    """
    one, other = within(a, a1, a2), within(b, b1, b2)
    if not one or len(one) != len(other) or not all(map(alike, one, other)):
        return False
    return _only_figures(a, a1, a2) and _only_figures(b, b1, b2)


def agree(a: Comparable, a1: int, a2: int, b: Comparable, b1: int, b2: int) -> bool:
    """Whether words of two texts are parts of the same figures, written otherwise, and nothing else that tells; the
    words of one side may be none, for "half past" is no word of "5:30".

    >>> from quotetrace.traces import Vocabulary
    >>> read = Vocabulary().read
    >>> agree(read("at half past five"), 1, 3, read("at 5:30"), 1, 1), agree(read("at five"), 1, 2, read("at 6"), 1, 2)
    (True, False)
    """
    one, other = _touching(a, a1, a2), _touching(b, b1, b2)
    if not one or not other or not all(any(alike(each, against) for against in other) for each in one):
        return False
    return _only_figures(a, a1, a2) and _only_figures(b, b1, b2)


def _touching(text: Comparable, start: int, end: int) -> list[Amount]:
    return within(text, start, end) if start < end else within(text, max(0, start - 1), end + 1)


def _only_figures(text: Comparable, start: int, end: int) -> bool:
    known, function = amounts(text), text.vocabulary.function
    return all(at in known or text.keys[at] in function for at in range(start, end))


def respelled(a: Comparable, b: Comparable) -> set[str]:
    """The keys of those figures of ``a`` that ``b`` has as well, in the same spelling or in another one."""
    others = {*amounts(b).values()}
    return {a.keys[at] for at, each in amounts(a).items() if any(alike(each, other) for other in others)}


def _read(words: Sequence[str], pieces: Sequence[str]) -> Iterator[Amount]:
    at = 0
    while at < len(words):
        if _begins(words, at):
            found = (
                _and_a_half(words, at)
                or _told_time(words, at)
                or _clock(words, pieces, at)
                or _year(words, pieces, at)
                or _number(words, pieces, at)
            )
            yield found
            at = found.end
        else:
            at += 1


def _begins(words: Sequence[str], at: int) -> bool:
    """Whether a figure begins here; "a million" and "half a million" are figures, "a" is none."""
    word, following = words[at], words[at + 1 : at + 3]
    if word in _PARTS_OF_HOUR and following[:1] in (["past"], ["to"]):
        return bool(_UP_TO_60.fullmatch(following[-1]))
    if word == "half":
        return following[:1] in (["a"], ["an"]) and (following[-1] in _SCALES or following[-1] in _MEASURES)
    if word in _HALF_MORE and [*words[at + 2 : at + 5]] == ["and", "a", "half"]:
        return following[0] in _MEASURES
    return is_number(word) or (word in _ONES and not SCALES.isdisjoint(following[:1]))


@define
class _Cardinal:
    """A number read word by word, as it is spoken: "three hundred and forty", "1.2 billion", "two dozen", "18 000"."""

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
        return self.total + self.current

    def _take(self, word: str) -> bool:
        """Take the next word, where it goes on with the number."""
        first = self.at == self.start
        if first and word in ("half", *_ONES):
            self.current = Decimal("0.5") if word == "half" else Decimal(1)
            self.at += word == "half"
        elif word in SCALES:
            return self._scale(word)
        elif word in ("and", "point") and not first:
            return self._joins(word)
        elif not first and word == str(_DOZEN) and self.pieces[self.at].startswith("dozen"):
            self.current *= _DOZEN
        elif not first and _is_thousands(self.pieces[self.at - 1], self.pieces[self.at]):
            self.current = self.current * _SCALES["thousand"] + int(word)
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
        elif word in _SCALES and _SCALES[word] < self.least:
            self.least = _SCALES[word]
            self.total, self.current = self.total + some * self.least, Decimal(0)
        else:
            return False
        return True

    def _joins(self, word: str) -> bool:
        """Whether "and" or "point" stands within a number."""
        if [*self.words[self.at : self.at + 3]] == ["and", "a", "half"] and not self.total:
            self.current += Decimal("0.5")
            self.at += 2
            return True
        following = _unit("".join(self.words[self.at + 1 : self.at + 2]))
        if following is None:
            return False
        if word == "and":
            return self.words[self.at - 1] in SCALES
        self.at += 1
        self.current = Decimal(f"{self.current}.{following}") if "." not in f"{self.current}{following}" else following
        return True


def _number(words: Sequence[str], pieces: Sequence[str], start: int) -> Amount:
    found = _Cardinal(words, pieces, start)
    end = found.at
    if end == start:
        return Amount(start, start + 1, frozenset([words[start]]))
    percent = "%" in pieces[start] or " ".join(words[end : end + 2]).startswith(_PERCENT)
    measures = _MEASURES.get("".join(words[end : end + 1]))
    measure = (*measures[:2], float(found.value) * measures[2]) if measures else None
    return Amount(start, end, _readings(found.value, pieces[start], end - start, percent), measure)


def _readings(value: Decimal, piece: str, size: int, percent: bool) -> frozenset[str]:
    """What a figure may stand for: "'98" for a year, "4.20" for an hour, "70%" for seven in ten."""
    found = {f"{value.normalize():f}"}
    if size == 1 and (short := _ABBREVIATED.search(piece)):
        found |= {f"19{short[1]}", f"20{short[1]}"}
    if size == 1 and (clock := _CLOCK.search(piece)) and int(clock[1]) < _DAY:
        found.add(f"{int(clock[1])}:{clock[2]}")
    if percent:
        found.add(f"{value / _HUNDRED} of all")
    return frozenset(found)


def _unit(word: str) -> Decimal | None:
    """The value of a figure of one word."""
    if word == "one":
        return Decimal(1)
    if len(word) > _LONGEST:
        return None
    scaled = _SCALED.fullmatch(word)
    if scaled:
        return Decimal(scaled[1]) * _SHORT[scaled[2]]
    found = _FIGURE.match(word)
    return Decimal(found[0]) if found else None


def _goes_on(unit: Decimal, current: Decimal, before: str) -> bool:
    """Whether a figure adds to the words before it: "two hundred (and) | ten", "forty | two"."""
    if before in SCALES or before == "and":
        return current % _HUNDRED == 0
    rest = current % _HUNDRED
    return rest >= _TENS and rest % 10 == 0 and 0 < unit < 10


def _is_thousands(before: str, piece: str) -> bool:
    """ "18 000"."""
    return re.fullmatch(r"\W*[1-9]\d{0,2}", before) is not None and re.fullmatch(r"\d{3}\W*", piece) is not None


def _year(words: Sequence[str], pieces: Sequence[str], at: int) -> Amount | None:
    """ "nineteen sixty one", as it is spoken."""
    if not (pieces[at][:1].isalpha() and words[at] in _CENTURIES):
        return None
    if at + 1 == len(words) or not pieces[at + 1][:1].isalpha() or not words[at + 1].isdecimal():
        return None
    rest = _number(words, pieces, at + 1)
    value = next(iter(rest.readings))
    return Amount(at, rest.end, frozenset([words[at] + value])) if len(value) == 2 else None


def _and_a_half(words: Sequence[str], at: int) -> Amount | None:
    """ "A year and a half", "half an hour"."""
    half = words[at] == "half"
    if not half and words[at] not in _HALF_MORE:
        return None
    unit = "".join(words[at + 1 + half : at + 2 + half])
    if unit not in _MEASURES or (not half and [*words[at + 2 : at + 5]] != ["and", "a", "half"]):
        return None
    kind, name, size = _MEASURES[unit]
    much = 0.5 if half else 1.5
    return Amount(at, at + (3 if half else 5), frozenset([str(much)]), (kind, name, much * size))


def _told_time(words: Sequence[str], at: int) -> Amount | None:
    """ "ten past two", "half past two", "quarter to three": an hour of the morning or the afternoon."""
    minutes = _PARTS_OF_HOUR.get(words[at], words[at])
    side, hour = "".join(words[at + 1 : at + 2]), "".join(words[at + 2 : at + 3])
    if side not in ("past", "to") or not (_UP_TO_60.fullmatch(minutes) and _UP_TO_60.fullmatch(hour)):
        return None
    told = int(hour) * 60 + (int(minutes) if side == "past" else -int(minutes))
    if int(hour) > _NOON or (side == "to" and words[at] not in _PARTS_OF_HOUR):
        return None
    return Amount(at, at + 3, frozenset(f"{(told // 60 + half) % _DAY}:{told % 60:02}" for half in (0, _NOON)))


def _clock(words: Sequence[str], pieces: Sequence[str], at: int) -> Amount | None:
    """ "4:20 p.m.", "4.20pm", "16:20", "six in the morning": an hour of the day."""
    match = _HOUR.fullmatch(words[at])
    if not match or int(match[1]) > _DAY:
        return None
    hour, minutes, half, end = int(match[1]), match[2], match[3], at + 1
    if minutes is None and ":" in pieces[at] and end < len(words) and (found := _HOUR.fullmatch(words[end])):
        minutes, half, end = found[1].zfill(2), found[3], end + 1
    later = _HALVES.get(half or "")
    if later is None and end < len(words) and words[end] in _HALVES:
        later, end = _HALVES[words[end]], end + 1
    if later is None and [*words[end : end + 2]] == ["in", "the"]:
        later = _OF_DAY.get("".join(words[end + 2 : end + 3]))
    if later is None and (minutes is None or ":" not in pieces[at]):
        return None
    hour = hour % _NOON + later if later is not None and hour <= _NOON else hour
    return Amount(at, end, frozenset([f"{hour}:{minutes or '00'}"]), bare="" if minutes else match[1])


def _shares(words: Sequence[str], found: Sequence[Amount]) -> Iterator[Amount]:
    """The figures, two of which may be one share: "seven of every ten", "seven in ten"."""
    rest = [*found]
    while rest:
        one = rest.pop(0)
        between = " ".join(words[one.end : rest[0].start]) if rest and rest[0].start - one.end < _MOST_PARTS else ""
        share = _share(one, rest[0]) if _OUT_OF.fullmatch(between) else None
        yield Amount(one.start, rest.pop(0).end, frozenset([share])) if share else one


def _share(one: Amount, other: Amount) -> str | None:
    part, whole = (min(each.readings, key=len) for each in (one, other))
    if not (part.isdecimal() and whole.isdecimal()) or not 0 < int(part) < int(whole) <= _HUNDRED:
        return None
    return f"{Decimal(part) / Decimal(whole)} of all"
