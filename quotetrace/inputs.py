"""Inputs: quotations that callers pass, checked and made the rows that the room of traces takes."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from quotetrace.errors import InputError
from quotetrace.models import Quotation, Speaker

if TYPE_CHECKING:
    from quotetrace.traces import Row


def row_of(number: int, quote: Quotation | Mapping[str, Any], speakers: Mapping[str, Speaker] | None = None) -> "Row":
    """The row that the room of traces takes, made of the ``number``-th quotation or mapping; ``speakers`` by their ids.

    Raises :class:`InputError`, which names the row.
    """
    from quotetrace import traces

    if isinstance(quote, Quotation):
        return traces.rows_of([quote], speakers or {}, {})[0]
    if not isinstance(quote, Mapping) or not isinstance(quote.get("text"), str):
        raise InputError(f"Row {number} has no text: pass Quotation records or mappings with a str under 'text'.")
    named = quote.get("speaker")
    names = _listed(named)
    if not all(isinstance(name, str) for name in names):
        raise InputError(f"Row {number}: 'speaker' holds {named!r}; pass a name or a list of names.")
    return traces.Row(
        id=_id(number, quote.get("id")),
        text=quote["text"],
        speakers=tuple(name for name in names if name.strip()),
        article=_field(number, quote, "article"),
        kind=_field(number, quote, "kind") or "direct",
        within=_field(number, quote, "within"),
        cue=_field(number, quote, "cue"),
        published=_field(number, quote, "published"),
        outlet=_field(number, quote, "outlet"),
        role=_field(number, quote, "role"),
        affiliation=_field(number, quote, "affiliation"),
    )


def _listed(named: object) -> tuple[Any, ...]:
    """One name or a list of names as a tuple."""
    if isinstance(named, Iterable) and not isinstance(named, (str, bytes, Mapping)):
        return tuple(named)
    return () if named is None or named == "" else (named,)


_COARSE = re.compile(r"\d{4}(?:-\d\d)?")  # "2026", "2026-03"


def _id(number: int, given: object) -> str:
    """The id of a row as text: the number of the row where it has none."""
    if given is None:
        return str(number)
    if isinstance(given, str) or hasattr(given, "__index__"):
        return str(given)
    raise InputError(f"Row {number}: 'id' holds {given!r}; pass a str or a whole number, or leave it out.")


def _field(number: int, quote: Mapping[str, Any], field: str) -> str | None:
    """A field of a row as text; dates may be dates, ids may be numbers."""
    value = quote.get(field)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        if field == "published":
            dated(value, f"Row {number}: 'published' holds {value!r}")
        return value
    if field == "published" and hasattr(value, "isoformat"):
        return str(value.isoformat())
    if field in ("article", "within") and isinstance(value, int):
        return str(value)
    raise InputError(f"Row {number}: {field!r} holds {type(value).__name__}; pass a str.")


def dated(published: str, holds: str) -> None:
    """Raises :class:`InputError` for what is no date, or may be two days; ``holds`` says what holds it.

    A year or a month, as ISO 8601 has them, is kept, though it has no place in an order of days.
    """
    from quotetrace.grammar.moments import moment_of

    if published.strip() and moment_of(published) is None and not _COARSE.fullmatch(published.strip()):
        raise InputError(
            f"{holds}, which does not name one day: pass ISO 8601 (a date's isoformat(), '2026-03-02'), words "
            "('2 Mar 2026'), or leave it out."
        )
