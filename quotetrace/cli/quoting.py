"""Reading quotations from a file: a line each, or rows in JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from quotetrace.errors import ReadError

if TYPE_CHECKING:
    from quotetrace.models import Quotation

_TEXTS = ("text", "quote", "quotation")
_NAMES = ("quote_id", "id")
_SUFFIXES = (".json", ".jsonl", ".ndjson")
_IN_MARKS = re.compile(r"[“\"«‘]\w")
_WHOLE = re.compile(r"[“\"«‘'][^“”\"«»]*[”\"»’']\W*")
_COLUMN = re.compile(r"[\w.-]+")


@frozen
class Quote:
    """A quotation that is to be checked: its words, its id where it has one, how it was reported, and its line.

    ``line`` is counted from 1, None where the quotation is of a row.
    """

    text: str
    name: str | None = None
    kind: str = "direct"
    line: int | None = None

    @property
    def label(self) -> str | None:
        """What a reader finds it by: its id, or its line in a text."""
        return self.name or (f"line {self.line}" if self.line else None)

    def as_quotation(self) -> Quotation:
        """The record that the library takes."""
        from quotetrace.models import Quotation

        return Quotation(id=self.name or "", article="", kind=self.kind, content=(), text=self.text)  # type: ignore[arg-type]


def quotes_in(path: str, text: str) -> list[Quote]:
    """Return the quotations of a file; raise :class:`ReadError`, naming the place, where a row has no text."""
    if Path(path).suffix.lower() == ".csv" or (path == "-" and _is_csv(text)):
        return _of_csv(path, text)
    if _is_json(path, text):
        return list(_of_json(path, text))
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    return [each for number, line in lines if line for each in _of_line(line, number)]


def _of_line(line: str, number: int) -> list[Quote]:
    """The quotations of a line: all of it, or what it has in marks where it says beside them who spoke.

    >>> [each.text for each in _of_line("“It is late,” said Ruiz.", 1)]
    ['It is late,']
    """
    if _IN_MARKS.search(line) and not _WHOLE.fullmatch(line):
        from quotetrace import api

        told = [each for each in api.extract_quotes(line) if each.kind in ("direct", "mixed") and each.within is None]
        if told and all(each.source for each in told):
            return [Quote(each.text, kind=each.kind, line=number) for each in told]
    return [Quote(line, line=number)]


def _is_csv(text: str) -> bool:
    """Whether a text without a name is CSV: its first line is a header of two or more words, one for the text.

    A quotation on the first line has other words between its commas, or commas of prose with blanks behind them.
    """
    columns = text.lstrip("\r\n").partition("\n")[0].rstrip("\r").split(",")
    names = [column.strip('"') for column in columns]
    return len(names) > 1 and not set(_TEXTS).isdisjoint(names) and all(map(_COLUMN.fullmatch, names))


def _is_json(path: str, text: str) -> bool:
    """Whether a file holds JSON; a quotation may begin with a bracket too: "[T]he ferry ...".

    A name that says so is believed; else the first line or the whole must be JSON.
    """
    start = text.lstrip()
    if Path(path).suffix.lower() in _SUFFIXES:
        return bool(start)
    return start[:1] in ("{", "[") and any(map(_parses, (start.partition("\n")[0], text)))


def _parses(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _of_csv(path: str, text: str) -> list[Quote]:
    try:
        table = csv.DictReader(io.StringIO(text, newline=""))
        rows = list(table)
    except csv.Error as error:
        raise ReadError(f"{path}: not CSV ({error}): save it as CSV with a header and commas") from None
    if rows and set(_TEXTS).isdisjoint(table.fieldnames or ()):
        raise ReadError(f"{path}: its header has no column named text: name the column of the quotations so")
    return [_of_row(path, number, row) for number, row in enumerate(rows, 2)]


def _of_json(path: str, text: str) -> Iterator[Quote]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _of_lines(path, text)
        return
    rows = whole.get("quotations", [whole]) if isinstance(whole, dict) else whole
    if not isinstance(rows, list):
        raise ReadError(f"{path}: its quotations are no list: give a list of rows with a key named text")
    for number, row in enumerate(rows, 1):
        yield _of_row(path, number, row)


def _of_lines(path: str, text: str) -> Iterator[Quote]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ReadError(f"{path}: line {number} is not JSON ({error}): put one object on each line") from None
            yield _of_row(path, number, row)


def _of_row(path: str, number: int, row: Any) -> Quote:
    if isinstance(row, str):
        return Quote(row)
    found = (
        next((row[key] for key in _TEXTS if isinstance(row.get(key), str)), None) if isinstance(row, Mapping) else None
    )
    if found is None:
        raise ReadError(f"{path}: row {number} has no text: give each row a column or key named text")
    name = next((str(row[key]) for key in _NAMES if row.get(key) is not None), None)
    return Quote(found, name, str(row.get("kind") or "direct"))
