"""Moments: the dates of articles as pages write them, "14 Nov 2025", "November 14, 2025, 9:05 a.m.",
where they can only mean one day."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final

from quotetrace.patterns import late

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>\d{4})"
_BEFORE: Final = (
    r"\s*(?:(?:(?:first|last)\s)?(?:published|posted|updated|modified|created)\b:?\s*(?:on\s|at\s)?)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
)
# By UTC, in hours; names that several zones share (IST, CST, BST) are told by nothing, and read as no zone at all.
_ZONES: Final = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5,
    "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
}  # fmt: skip
_TIME: Final = (
    r"(?:(?:,|\s-|\s\||\sat|\s–|\s—|t)?\s*(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::(?P<second>\d\d))?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?(?:\s*(?P<shift>[+-]\d\d:?\d\d)|\s*\(?(?P<zone>[a-z]{1,5})\)?)?)?\s*"
)
_DATES: Final = tuple(
    late(f"{_BEFORE}{date}{_TIME}", re.IGNORECASE)
    for date in (
        rf"{_DAY}(?:\s+(?:of\s)?|-){_MONTH}(?:,?\s+|-){_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}\s+{_MONTH}\s+{_DAY}",
        r"(?P<year>\d{4})[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})",
        r"(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4})",
    )
)
_LONGEST: Final = 80  # characters
_MONTHS_OF_A_YEAR: Final = 12


@lru_cache(maxsize=1 << 12)
def moment_of(published: str | None) -> datetime | None:
    """The moment that a date names, by UTC; None where it names none, or may name two: "03/04/2025".

    >>> moment_of("November 14, 2025, 9:05 a.m.") == moment_of("14 Nov 2025 09:05") == moment_of("2025-11-14T09:05")
    True
    >>> moment_of("03/04/2025"), moment_of("yesterday")
    (None, None)
    """
    if not published or len(published) > _LONGEST:
        return None
    try:
        moment = _iso(published) or _written(published)
        return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment and moment.astimezone(UTC)
    except (ValueError, OverflowError):  # "31 February 2025", the end of all years
        return None


def _iso(published: str) -> datetime | None:
    try:
        return datetime.fromisoformat(published.strip())
    except ValueError:
        return None


def _written(published: str) -> datetime | None:
    """A date in words or with strokes; of "14/11/2025" the day is the one that is no month."""
    found = next((match for form in _DATES if (match := form.fullmatch(published))), None)
    if found is None:
        return None
    told = found.groupdict()
    if told.get("mark"):
        one, other = int(told["one"]), int(told["other"])
        if one != other and max(one, other) <= _MONTHS_OF_A_YEAR:
            return None
        day, month = (one, other) if one > _MONTHS_OF_A_YEAR else (other, one)
    else:
        day = int(told["day"])
        month = int(told["number"]) if told.get("number") else _MONTHS.index(told["month"][:3].lower()) + 1
    hour, minute, second = (int(told[part] or 0) for part in ("hour", "minute", "second"))
    if told["half"]:
        if not 1 <= hour <= _MONTHS_OF_A_YEAR:
            return None
        hour = hour % 12 + 12 * (told["half"][0].lower() == "p")
    elif told["hour"] and not told["minute"]:
        return None  # "14 Nov 2025 9": nobody knows what the 9 is
    return datetime(int(told["year"]), month, day, hour, minute, second, tzinfo=_zone(told["shift"], told["zone"]))


def _zone(shift: str | None, name: str | None) -> timezone | None:
    if shift:
        ahead = -1 if shift[0] == "-" else 1
        return timezone(ahead * timedelta(hours=int(shift[1:3]), minutes=int(shift[-2:])))
    hours = _ZONES.get(name.lower()) if name else None
    return None if hours is None else timezone(timedelta(hours=hours))
