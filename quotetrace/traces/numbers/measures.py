"""Measures: units, and how much of the first unit of its kind each is."""

from collections.abc import Sequence
from typing import Final, NamedTuple

# A figure put into other units is rounded by no more than this share.
_ROUNDED: Final = 0.05
_KINDS: Final = {
    "length": "metre,metres,meter,meters,m=1 km,kms,kilometre,kilometres,kilometer,kilometers=1000 mile,miles=1609 "
    "yard,yards=0.9144 foot,feet,ft=0.3048 inch,inches=0.0254 cm,centimetre,centimetres,centimeter,centimeters=0.01",
    "mass": "kg,kilo,kilos,kilogram,kilograms=1 pound,pounds,lb,lbs=0.4536 ounce,ounces,oz=0.02835 "
    "tonne,tonnes,ton,tons=1000 gram,grams,g=0.001",
    "time": "second,seconds=1 minute,minutes,mins=60 hour,hours=3600 day,days=86400 week,weeks=604800 "
    "month,months=2629800 year,years=31557600 decade,decades=315576000",
    "area": "hectare,hectares=1 acre,acres=0.4047",
    "volume": "litre,litres,liter,liters=1 gallon,gallons=3.785",
}
_UNITS: Final = {
    word: (kind, unit, float(unit.partition("=")[2]))
    for kind, units in _KINDS.items()
    for unit in units.split()
    for word in unit.partition("=")[0].split(",")
}
HALF_MORE: Final = ["and", "a", "half"]
OF_ALL: Final = " of all"

Measure = tuple[str, str, float]
"""What is measured ("length"), in which unit, and how much of it in the first unit of the kind."""


def measure(much: float, unit: str) -> Measure | None:
    """So much of a unit; None where the word is no unit."""
    found = _UNITS.get(unit)
    return (found[0], found[1], much * found[2]) if found else None


def is_unit(word: str) -> bool:
    """Whether a normal word is a unit."""
    return word in _UNITS


def alike(one: Measure | None, other: Measure | None) -> bool:
    """Whether two measures in different units are one, rounded.

    >>> alike(measure(10, "miles"), measure(16, "km")), alike(measure(10, "miles"), measure(9.9, "miles"))
    (True, False)
    """
    if one is None or other is None:
        return False
    (kind, unit, size), (against, another, much) = one, other
    return kind == against and unit != another and abs(size - much) <= _ROUNDED * max(size, much)


def halves(words: Sequence[str], at: int) -> tuple[int, float, str] | None:
    """ "A year and a half", "half an hour": where it ends, how much it is, and of which unit.

    >>> halves(["an", "hour", "and", "a", "half"], 0), halves(["half", "an", "hour"], 0)
    ((5, 1.5, 'hour'), (3, 0.5, 'hour'))
    """
    word, unit = words[at], "".join(words[at + 1 : at + 2])
    if word in ("a", "an", "one") and is_unit(unit) and [*words[at + 2 : at + 5]] == HALF_MORE:
        return at + 5, 1.5, unit
    unit = "".join(words[at + 2 : at + 3])
    if word == "half" and words[at + 1] in ("a", "an") and is_unit(unit):
        return at + 3, 0.5, unit
    return None


class Amount(NamedTuple):
    """A figure: the words that it takes, from ``start`` to ``end``, and what it may stand for.

    ``bare`` is, of an hour with its half of the day, the figure alone, which a text without it may have.
    """

    start: int
    end: int
    readings: frozenset[str]
    measure: Measure | None = None
    bare: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it tells a part of something and no figure: "a third"."""
        return all(reading.endswith(OF_ALL) for reading in self.readings)
