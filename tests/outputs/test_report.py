"""The report survives its formats: JSON and back, the schema's keys, and errors that name the place."""

import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.errors import ConfigError, SchemaError
from quotetrace.outputs.report import Report
from tests.outputs.sample_report import REPORT
from tests.outputs.strategies import REPORTS, SOUND_REPORTS, TEXT

SPAN_KEYS = {"start", "end", "text"}
KEYS = {
    "articles": {"id", "url", "headline", "outlet", "published", "language"},
    "quotations": {
        *("id", "article", "kind", "text", "content", "cue", "source", "addressee", "speakers", "within"),
        *("status", "confidence", "rule", "candidates"),
    },
    "speakers": {
        *("id", "name", "kind", "role", "affiliation", "affiliations", "aliases", "mentions", "pronouns"),
        *("references", "sector", "sector_evidence", "number", "condition"),
    },
    "traces": {"id", "representative", "versions", "related", "timeline"},
}


@given(SOUND_REPORTS)
def test_json_loses_nothing(report: Report) -> None:
    assert Report.from_json(report.to_json()) == report


@given(REPORTS)
def test_any_report_can_be_shown(report: Report) -> None:
    report.to_json().encode("ascii")
    report.to_html().encode("utf-8")
    report._repr_html_().encode("utf-8")
    str(report).encode("utf-8")
    json.dumps(report.to_records())


def test_dict_and_bytes_come_back_too() -> None:
    assert Report.from_dict(REPORT.to_dict()) == REPORT
    assert Report.from_json(REPORT.to_json(indent=2).encode()) == REPORT


def test_what_an_older_version_wrote_is_read() -> None:
    data = REPORT.to_dict()
    for quotation in data["quotations"]:
        del quotation["candidates"]
    for speaker in data["speakers"]:
        for key in ("references", "sector", "sector_evidence", "number", "condition"):
            del speaker[key]
    assert Report.from_dict(data) == REPORT


def test_the_keys_are_those_of_the_schema() -> None:
    data = REPORT.to_dict()
    assert list(data) == ["schema", "articles", "quotations", "speakers", "traces"]
    assert data["schema"] == "quotetrace/1"
    for part, keys in KEYS.items():
        assert data[part]
        assert all(set(entry) == keys for entry in data[part])
    for quotation in data["quotations"]:
        spans = [*quotation["content"], *(quotation[name] for name in ("cue", "source", "addressee"))]
        assert all(set(span) == SPAN_KEYS for span in spans if span is not None)


def test_the_smaller_records_have_their_keys() -> None:
    data = REPORT.to_dict()
    assert set(data["speakers"][0]["affiliations"][0]) == {"role", "organization", "status", "span"}
    assert set(data["speakers"][0]["mentions"][0]) == {"article", *SPAN_KEYS}
    version = data["traces"][0]["versions"][1]
    assert set(version) == {"quotation", "relation", "similarity", "altered", "alterations", "diff"}
    assert set(version["alterations"][0]) == {"kind", "representative", "version"}


def test_extra_keys_may_be_missing() -> None:
    data = REPORT.to_dict()
    for trace in data["traces"]:
        del trace["related"]
    for speaker in data["speakers"]:
        del speaker["pronouns"]
    assert Report.from_dict(data).quotations == REPORT.quotations


def broken(*path: str | int, value: object) -> dict[str, Any]:
    """The sample as a dict with one value replaced."""
    data: dict[str, Any] = REPORT.to_dict()
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (broken("schema", value="other/1"), "reads 'quotetrace/1'"),
        (broken("schema", value=None), "reads 'quotetrace/1'"),
        (broken("quotations", value=None), "quotations: a list belongs here"),
        (broken("quotations", 0, value=7), r"quotations\[0\]: an object belongs here, found int"),
        (broken("quotations", 0, "kind", value="loud"), r"quotations\[0\]\.kind: 'loud' is none of direct"),
        (broken("quotations", 0, "kind", value=["direct"]), r"quotations\[0\]\.kind: a string belongs here"),
        (broken("quotations", 0, "cue", "start", value=True), r"quotations\[0\]\.cue\.start: a whole number"),
        (broken("quotations", 1, "confidence", value=float("nan")), r"quotations\[1\]\.confidence: a number"),
        (broken("quotations", 1, "confidence", value=10**400), r"quotations\[1\]\.confidence: a number"),
        (broken("traces", 0, "versions", 0, "altered", value=0), r"versions\[0\]\.altered: true or false"),
        (broken("quotations", 0, "cue", "start", value=-5), r"quotations\[0\]\.cue\.end: no stretch .* -5 to 108"),
        (broken("quotations", 1, "content", 1, "end", value=250), r"quotations\[1\]\.content\[1\]\.end: no stretch"),
        (broken("speakers", 0, "mentions", 0, "end", value=3), r"speakers\[0\]\.mentions\[0\]\.end: no stretch"),
        (broken("quotations", 1, "content", value=[]), r"quotations\[1\]\.content: at least one span"),
        (broken("quotations", 2, "speakers", value=["s1", "s99"]), r"quotations\[2\]\.speakers: .* the id 's99'"),
        (broken("quotations", 2, "candidates", value=["s99"]), r"quotations\[2\]\.candidates: .* the id 's99'"),
        (broken("quotations", 4, "article", value="gone"), r"quotations\[4\]\.article: .* the id 'gone'"),
        (broken("quotations", 3, "within", value="q9"), r"quotations\[3\]\.within: .* the id 'q9'"),
        (broken("quotations", 3, "within", value="q4"), r"quotations\[3\]\.within: 'q4' leads back to itself"),
        (broken("quotations", 0, "within", value="q4"), r"quotations\[0\]\.within: 'q4' leads back to itself"),
        (broken("quotations", 1, "id", value="q1"), r"quotations\[1\]\.id: another one has the id 'q1'"),
        (broken("speakers", 1, "id", value="s1"), r"speakers\[1\]\.id: another one has the id 's1'"),
        (broken("articles", 1, "id", value=REPORT.articles[0].id), r"articles\[1\]\.id: another one has the id"),
        (broken("traces", 1, "id", value="t1"), r"traces\[1\]\.id: another one has the id 't1'"),
        (broken("traces", value=[]), r"quotations\[0\]\.id: 'q1' stands in no trace"),
        (broken("traces", 0, "representative", value="zz"), r"traces\[0\]\.representative: no version .* 'zz'"),
        (broken("traces", 0, "representative", value="q2"), r"traces\[0\]\.representative: no version .* 'q2'"),
        (broken("traces", 0, "versions", 0, "quotation", value="zz"), r"\[0\]\.versions\[0\]\.quotation: .* 'zz'"),
        (broken("traces", 1, "versions", 0, "quotation", value="q1"), r"traces\[1\]\.representative: no version"),
        (broken("traces", 0, "versions", value=[]), r"traces\[0\]\.versions: at least one version"),
        (broken("traces", 0, "versions", 1, "quotation", value="q2"), r"traces\[1\]\.versions\[0\].* 'q2' stands in a"),
        (broken("traces", 0, "related", 0, "trace", value="t9"), r"traces\[0\]\.related\[0\]\.trace: .* 't9'"),
        (broken("speakers", 0, "aliases", value=[1]), r"speakers\[0\]\.aliases: a list of strings"),
        (broken("speakers", 0, "aliases", value="Ann"), r"speakers\[0\]\.aliases: a list"),
    ],
)
def test_what_is_no_report_is_refused_with_its_place(data: dict[str, Any], message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        Report.from_dict(data)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "[" * 100_000, "1" * 5_000, b"\xff", b"", None, 3, []])
def test_what_is_no_json_is_refused(text: object) -> None:
    with pytest.raises(SchemaError, match="Pass what Report"):
        Report.from_json(cast(str, text))


@pytest.mark.parametrize("indent", [object(), "x", -1, True, 2.0])
def test_an_indent_that_is_no_number_is_refused(indent: Any) -> None:
    with pytest.raises(ConfigError, match="indent"):
        REPORT.to_json(indent=indent)


@given(st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda inner: st.dictionaries(TEXT, inner)))
def test_any_other_json_raises_schema_error(data: Any) -> None:
    with pytest.raises(SchemaError):
        Report.from_json(json.dumps(data))


def test_repr_is_one_short_line() -> None:
    assert repr(REPORT) == "<Report: 6 quotations, 4 speakers, 4 traces, 2 articles>"
