"""Notations: "7pm" and "19:00", "3/3/2024" and "3 March 2024", "£3,000,000" and "3m pounds", which are one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from ..text.excerpts import Excerpt, spoken
from ..text.sources import Source
from .dates import is_day, is_month, month_names

_HALF: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?[ \u00a0]?([ap])\.?m", re.IGNORECASE)
_HOUR: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_SLASHED: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SUM: Final = re.compile(r"([$£€])(\d+(?:,\d{3})*)")
_MILLIONS: Final = re.compile(r"(\d+)m")
_MONEY: Final = {"$": ("dollars", "dollar"), "£": ("pounds", "pound"), "€": ("euros", "euro")}
_MILLION: Final = 10**6
_NOON: Final = 12
_MARKS: Final = ".,;:!?\"“”‘’'()"
_LONGEST: Final = 3  # pieces

Pieces = tuple[str, ...]


def turned(wanted: Excerpt, source: Source) -> Excerpt:
    """The quotation with its hours, dates in figures and sums as the source writes them."""
    if not any(word[:1].isdigit() for word in wanted.words):
        return wanted
    at = 0
    while at < len(wanted.pieces):
        for size in range(_LONGEST, 0, -1):
            kept = _found(wanted, source, at, at + size)
            if kept:
                wanted = _put(wanted, at, at + size, kept)
                at += len(kept) - 1
                break
        at += 1
    return wanted


def _found(wanted: Excerpt, source: Source, first: int, last: int) -> Pieces:
    """How the source writes the pieces ``first`` to ``last``, where it lacks them as they stand."""
    pieces = tuple(piece.strip(_MARKS) for piece in wanted.pieces[first:last])
    if first + len(pieces) < last or source.has(*_words(pieces)):
        return ()
    return next((other for other in _others(pieces) if source.has(*_words(other))), ())


def _words(pieces: Sequence[str]) -> list[str]:
    return [word for piece in pieces for word in spoken(piece)]


def _others(pieces: Pieces) -> Iterator[Pieces]:
    """The other ways to write an hour, a date or a sum.

    >>> list(_others(("7pm",))), list(_others(("3m", "pounds")))
    ([('19:00',), ('19.00',), ('7:00pm',)], [('£3,000,000',)])
    >>> ("March", "4", "2024") in _others(("4/3/2024",)), list(_others(("4", "March", "2024")))
    (True, [('4/3/2024',), ('3/4/2024',)])
    """
    if len(pieces) == 1:
        yield from _hours(pieces[0])
        yield from _slashed(pieces[0])
        yield from _sums(pieces[0])
    elif len(pieces) == 2:
        millions = _MILLIONS.fullmatch(pieces[0])
        sign = next((sign for sign, names in _MONEY.items() if pieces[1].lower() in names), None)
        if millions and sign:
            yield (f"{sign}{int(millions[1]) * _MILLION:,}",)
    else:
        day, month, year = pieces if is_day(pieces[0].lower()) else (pieces[1], pieces[0], pieces[2])
        if day.isdigit() and year.isdigit() and is_month(month.lower()):
            number = next(at for at in range(1, _NOON + 1) if month.lower() in month_names(at))
            yield (f"{day}/{number}/{year}",)
            yield (f"{number}/{day}/{year}",)


def _hours(piece: str) -> Iterator[Pieces]:
    if match := _HALF.fullmatch(piece):
        hour, minutes, half = int(match[1]) % _NOON, match[2] or "00", match[3].lower()
        whole = hour + (_NOON if half == "p" else 0)
        yield (f"{whole}:{minutes}",)
        yield (f"{whole}.{minutes}",)
        if not match[2]:
            yield (f"{match[1]}:00{half}m",)
    elif match := _HOUR.fullmatch(piece):
        whole, minutes = int(match[1]), match[2]
        half = "pm" if whole >= _NOON else "am"
        hour = whole % _NOON or _NOON
        if minutes == "00":
            yield (f"{hour}{half}",)
        yield (f"{hour}:{minutes}{half}",)


def _slashed(piece: str) -> Iterator[Pieces]:
    if match := _ISO.fullmatch(piece):
        orders, year = [(match[3], match[2])], match[1]
    elif match := _SLASHED.fullmatch(piece):
        orders, year = [(match[1], match[2]), (match[2], match[1])], match[3]
    else:
        return
    for day, month in orders:
        for name in month_names(int(month)):
            yield str(int(day)), name.title(), year
            yield name.title(), str(int(day)), year


def _sums(piece: str) -> Iterator[Pieces]:
    match = _SUM.fullmatch(piece)
    millions, rest = divmod(int(match[2].replace(",", "")), _MILLION) if match else (0, 0)
    if match and millions and not rest:
        for name in _MONEY[match[1]]:
            yield f"{millions}m", name


def _put(wanted: Excerpt, first: int, last: int, kept: Pieces) -> Excerpt:
    """The quotation with other pieces for ``first`` to ``last``; as it was where a joint stands among them."""
    start, end = wanted.piece_of.index(first), len(wanted.piece_of) - wanted.piece_of[::-1].index(last - 1)
    if any(start < at < end for at in wanted.joints):
        return wanted
    own = [(number, word) for number, piece in enumerate(kept, first) for word in spoken(piece)]
    grown, shift = len(kept) - (last - first), len(own) - (end - start)
    behind = tuple(number + grown for number in wanted.piece_of[end:])
    return evolve(
        wanted,
        words=(*wanted.words[:start], *(word for _, word in own), *wanted.words[end:]),
        piece_of=(*wanted.piece_of[:start], *(number for number, _ in own), *behind),
        pieces=(*wanted.pieces[:first], *kept, *wanted.pieces[last:]),
        joints={at + shift * (at >= end): joint for at, joint in wanted.joints.items()},
        brackets={at + shift * (at >= end): text for at, text in wanted.brackets.items()},
    )
