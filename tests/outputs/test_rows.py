"""Rows: every key always there, JSON Lines one object a line, CSV that reads back."""

import csv
import io
import json

from hypothesis import given

from quotetrace import trace
from quotetrace.outputs.report import Report
from quotetrace.outputs.rows import COLUMNS, csv_text, jsonl
from tests.outputs.sample_report import REPORT
from tests.outputs.strategies import REPORTS


def test_every_record_has_every_column_in_order() -> None:
    assert [list(record) for record in REPORT.to_records()] == [list(COLUMNS)] * len(REPORT.quotations)


def test_no_column_is_a_word_that_sql_stumbles_over() -> None:
    assert not {"end", "offset", "start"} & set(COLUMNS)


def test_a_record_says_who_said_what_and_how_it_was_traced() -> None:
    first, joint, altered, *_, nobody = REPORT.to_records()
    assert (first["speaker"], first["role"], first["affiliation"]) == ("Marta Oliveira", "mayor", "City of Arden")
    assert (first["start_char"], first["end_char"], first["cue"]) == (0, len(first["text"]) + 2, "said")
    assert (first["representative"], first["outlet"]) == (True, "Arden Post")
    assert joint["speaker"] == "Marta Oliveira; Jon Field"
    assert [speaker["role"] for speaker in joint["speakers"]] == ["mayor", "engineer"]
    assert [part["start_char"] for part in joint["parts"]] == [200, 250]
    assert (altered["altered"], altered["relation"], altered["alterations"][0]["kind"]) == (
        True,
        "reworded",
        "negation",
    )
    assert (nobody["speaker"], nobody["speakers"], nobody["cue_start_char"]) == (None, [], None)


def test_a_quotation_without_a_trace_has_a_row() -> None:
    (row, *_) = Report(quotations=REPORT.quotations).to_records()
    assert (row["trace_id"], row["representative"], row["alterations"], row["outlet"]) == (None, None, [], None)


@given(REPORTS)
def test_json_lines_are_one_object_a_line(report: Report) -> None:
    lines = jsonl(report).split("\n")
    assert lines.pop() == ""
    rows = [json.loads(line) for line in lines]
    assert [row.pop("schema") for row in rows] == ["quotetrace.quote/1"] * len(report.quotations)
    assert rows == report.to_records()


@given(REPORTS)
def test_csv_reads_back(report: Report) -> None:
    data = csv_text(report).encode("utf-8")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    assert len(rows) == len(report.quotations)
    for row, quotation in zip(rows, report.quotations, strict=True):
        kept = "".join("\ufffd" if c == "\x00" or 0xD800 <= ord(c) < 0xE000 else c for c in quotation.text)
        assert row["text"] == kept
        assert len(json.loads(row["parts"])) == len(quotation.content)


def test_a_formula_is_left_as_it_was_said() -> None:
    assert "=cmd|" in csv_text(REPORT)


def test_an_empty_report_has_a_header() -> None:
    assert csv_text(Report()) == ",".join(COLUMNS) + "\r\n"
    assert jsonl(Report()) == ""


def test_what_is_extracted_on_clusters_has_the_columns_of_records() -> None:
    from quotetrace.integrations import batches

    [row] = trace("“We go,” said Ann Roe.").to_records()
    traced = {"trace_id", "representative", "relation", "similarity", "altered", "alterations"}
    assert batches.columns(batches.EXTRACTED) == [name for name in row if name not in traced]
    assert list(batches._WHO) == list(row["speakers"][0])
