"""Verifications as JSON, JSON Lines, CSV or text: what became of a source's words in each quotation."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from quotetrace.models import Alteration, Verification
from quotetrace.outputs.encode import span_dict
from quotetrace.outputs.terminal import drawn, line, paint, words, wrap

VERDICT_SCHEMA = "quotetrace.verification/1"
COLUMNS = (
    *("quote_id", "quote", "status", "similarity", "source"),
    *("start_char", "end_char", "passage", "passages", "alterations"),
)
"""The columns of a row, in order."""

MEANINGS: dict[str, str] = {
    "verbatim": "the source has these very words",
    "marks": "the same words; only punctuation, capitals or the form of the marks differ",
    "repaired": "the same words tidied up: a contraction, a typing error, a spelling, an “um” dropped, a [bracket]",
    "elided": "words were left out, with or without “…”, and the meaning seems unchanged",
    "altered": "the meaning was changed: a “not”, a number, a date, a name, another word",
    "stitched": "put together from places that stand apart, or from two people's words",
    "absent": "the source does not have it",
}
"""The statuses, best first, each with what it means."""

_COLOURS = {"verbatim": "32", "marks": "32", "repaired": "33", "elided": "33"}  # the others are red
_INDENT = 10


def records(verdicts: Sequence[tuple[str | None, Verification]]) -> list[dict[str, Any]]:
    """Return one dict a quotation (its id, where it has one, and its verification) with the keys of :data:`COLUMNS`."""
    return [_record(name, each) for name, each in verdicts]


def _record(name: str | None, each: Verification) -> dict[str, Any]:
    first, last = (each.passages[0], each.passages[-1]) if each.passages else (None, None)
    several = len(each.passages) > 1
    return {
        "quote_id": name,
        "quote": each.quote,
        "status": each.status,
        "similarity": each.similarity,
        "source": each.source,
        "start_char": first.start if first and not several else None,
        "end_char": last.end if last and not several else None,
        "passage": " … ".join(span.text for span in each.passages) or None,
        "passages": [span_dict(span) for span in each.passages],
        "alterations": [
            {"kind": change.kind, "source": change.representative, "quote": change.version}
            for change in each.alterations
        ],
    }


def json_text(verdicts: Sequence[tuple[str | None, Verification]]) -> str:
    """Return one JSON object: ``schema`` and ``verifications``, a list of :func:`records`."""
    return json.dumps({"schema": VERDICT_SCHEMA, "verifications": records(verdicts)}, indent=2) + "\n"


def jsonl(verdicts: Sequence[tuple[str | None, Verification]]) -> str:
    """Return one JSON object a line in ASCII, each with ``schema`` and the keys of :data:`COLUMNS`."""
    return "".join(json.dumps({"schema": VERDICT_SCHEMA, **row}) + "\n" for row in records(verdicts))


def csv_text(verdicts: Sequence[tuple[str | None, Verification]]) -> str:
    """Return the rows as CSV with a header; a list is JSON in its cell."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for row in records(verdicts):
        cells = [json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell for cell in row.values()]
        # NUL and lone surrogates cannot stand in CSV.
        writer.writerow([_plain(cell) if isinstance(cell, str) else cell for cell in cells])
    return sheet.getvalue()


def _plain(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def table(verdicts: Sequence[tuple[str | None, Verification]], width: int = 80, colour: bool = False) -> str:
    """Return the verdicts as text to read, and at the end how many there are of each status and what each means."""
    lines = [text for name, each in verdicts for text in (*_told(name, each, width, colour), "")]
    lines.append(summary([each for _, each in verdicts]))
    for status in sorted({each.status for _, each in verdicts}, key=list(MEANINGS).index):
        for number, row in enumerate(wrap(words(MEANINGS[status]), max(20, width - _INDENT - 2))):
            lines.append("  " + " " * _INDENT * bool(number) + status.ljust(_INDENT) * (not number) + drawn(row, False))
    return "\n".join(lines) + "\n"


def _told(name: str | None, each: Verification, width: int, colour: bool) -> Iterator[str]:
    label = paint(each.status, _COLOURS.get(each.status, "1;31"), colour) + " " * (_INDENT - len(each.status))
    heading = f"“{each.quote}”" + (f" ({name})" if name else "")
    for number, row in enumerate(wrap(words(heading), max(20, width - _INDENT))):
        yield (" " * _INDENT if number else label) + drawn(row, colour)
    place = f"{each.source}: " if each.source else ""
    notes = [] if each.status == "verbatim" else [change(item) for item in each.alterations]
    told = [f"{place}{span.start}-{span.end}: “{span.text}”" for span in each.passages]
    for note in (*told, *notes):
        for row in wrap(words(note, "2"), max(20, width - _INDENT)):
            yield " " * _INDENT + drawn(row, colour)


def change(item: Alteration) -> str:
    """Say in words what was changed.

    >>> change(Alteration(kind="negation", representative="not", version=None))
    'negation: “not” left out'
    """
    if item.version is None:
        return f"{item.kind}: “{line(item.representative or '')}” left out"
    if item.representative is None:
        return f"{item.kind}: “{line(item.version)}” added"
    return f"{item.kind}: “{line(item.representative)}” became “{line(item.version)}”"


def summary(verdicts: Sequence[Verification]) -> str:
    """Count the statuses.

    >>> summary([Verification(quote="a", status="absent", similarity=0.0)])
    '1 quotation: 1 absent'
    """
    counts: Counter[str] = Counter(each.status for each in verdicts)
    plural = "" if len(verdicts) == 1 else "s"
    found = ", ".join(f"{counts[status]} {status}" for status in MEANINGS if counts[status])
    return f"{len(verdicts)} quotation{plural}" + (f": {found}" if found else "")
