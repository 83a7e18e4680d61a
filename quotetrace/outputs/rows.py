"""One flat row a quotation, as dicts, JSON Lines or CSV.

Columns carry ``start_char`` and ``end_char`` because SQL engines stumble over a column named ``end``. Offsets are code
points of the article's text; ``text`` holds the bare words, ``parts`` every piece with its own offsets.
``speaker``, ``speaker_id``, ``speaker_kind``, ``role``, ``affiliation`` and ``sector`` join several speakers by "; ";
``speakers`` holds them apart.

CSV is UTF-8 with a header, line ends and quoting as in RFC 4180, lists as JSON in their cell, a missing value as an
empty cell. Two kinds of character cannot stand in it and become U+FFFD, one for one so that offsets still fit: NUL and
lone surrogates; JSON Lines keeps them. A text that begins with "=", "+", "-" or "@" is left as it is, because changed
words would be false words: tell a spreadsheet to import the column as text.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quotetrace.models import Article, Quotation, Span, Speaker, Trace, Version
from quotetrace.outputs.encode import alteration_dicts

if TYPE_CHECKING:
    from quotetrace.outputs.report import Report

ROW_SCHEMA = "quotetrace.quote/1"
COLUMNS = (
    *("doc_id", "quote_id", "kind", "text", "start_char", "end_char", "parts"),
    *("cue", "cue_start_char", "cue_end_char", "source", "source_start_char", "source_end_char"),
    *("addressee", "addressee_start_char", "addressee_end_char"),
    *("speaker", "speaker_id", "speaker_kind", "role", "affiliation", "sector", "speakers"),
    *("within", "status", "confidence", "rule"),
    *("trace_id", "representative", "relation", "similarity", "altered", "alterations"),
    *("url", "headline", "outlet", "published", "language"),
)
"""The columns of a row, in order."""

_UNFIT = re.compile("[\x00\ud800-\udfff]")


def _located(name: str, span: Span | None) -> dict[str, Any]:
    if span is None:
        return {name: None, f"{name}_start_char": None, f"{name}_end_char": None}
    return {name: span.text, f"{name}_start_char": span.start, f"{name}_end_char": span.end}


def _where(quotation: Quotation) -> dict[str, Any]:
    parts = [{"start_char": span.start, "end_char": span.end, "text": span.text} for span in quotation.content]
    return {
        "start_char": parts[0]["start_char"] if parts else None,
        "end_char": parts[-1]["end_char"] if parts else None,
        "parts": parts,
    }


def _joined(values: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def _who(speakers: list[Speaker]) -> dict[str, Any]:
    return {
        "speaker": _joined(speaker.name for speaker in speakers),
        "speaker_id": _joined(speaker.id for speaker in speakers),
        "speaker_kind": _joined(speaker.kind for speaker in speakers),
        "role": _joined(speaker.role for speaker in speakers),
        "affiliation": _joined(speaker.affiliation for speaker in speakers),
        "sector": _joined(speaker.sector for speaker in speakers),
        "speakers": [
            {
                "id": speaker.id,
                "name": speaker.name,
                "kind": speaker.kind,
                "role": speaker.role,
                "affiliation": speaker.affiliation,
                "sector": speaker.sector,
                "sector_evidence": speaker.sector_evidence,
                "number": speaker.number,
                "condition": speaker.condition,
            }
            for speaker in speakers
        ],
    }


def _told(place: tuple[Trace, Version] | None) -> dict[str, Any]:
    if place is None:
        return dict.fromkeys(("trace_id", "representative", "relation", "similarity", "altered")) | {"alterations": []}
    trace, version = place
    return {
        "trace_id": trace.id,
        "representative": trace.representative == version.quotation,
        "relation": version.relation,
        "similarity": version.similarity,
        "altered": version.altered,
        "alterations": alteration_dicts(version),
    }


def _from(article: Article) -> dict[str, Any]:
    return {
        "url": article.url,
        "headline": article.headline,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
    }


def records(report: Report) -> list[dict[str, Any]]:
    """Return one dict a quotation with the keys of :data:`COLUMNS`, in the order of the report."""
    articles = {article.id: article for article in report.articles}
    speakers = {speaker.id: speaker for speaker in report.speakers}
    places = {version.quotation: (trace, version) for trace in report.traces for version in trace.versions}
    rows = []
    for quotation in report.quotations:
        row: dict[str, Any] = {
            "doc_id": quotation.article,
            "quote_id": quotation.id,
            "kind": quotation.kind,
            "text": quotation.text,
            **_where(quotation),
            **_located("cue", quotation.cue),
            **_located("source", quotation.source),
            **_located("addressee", quotation.addressee),
            **_who([speakers[name] for name in quotation.speakers if name in speakers]),
            "within": quotation.within,
            "status": quotation.status,
            "confidence": quotation.confidence,
            "rule": quotation.rule,
            **_told(places.get(quotation.id)),
            **_from(articles.get(quotation.article, Article())),
        }
        rows.append(row)
    return rows


def jsonl(report: Report) -> str:
    """Return one JSON object a line in ASCII, each with ``schema`` and the keys of :data:`COLUMNS`."""
    return "".join(json.dumps({"schema": ROW_SCHEMA, **row}) + "\n" for row in records(report))


def _cell(value: object) -> object:
    if isinstance(value, str):
        return _UNFIT.sub("\ufffd", value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _UNFIT.sub("\ufffd", json.dumps(value, ensure_ascii=False))
    return value


def csv_text(report: Report) -> str:
    """Return the rows as CSV with a header; encode it as UTF-8 and write it without changing the line ends."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for row in records(report):
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return sheet.getvalue()
