"""The cases of tests/cases/traces.jsonl: which rows are one utterance, how they relate, and what was changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotetrace.models import Trace, Version
from quotetrace.traces import Row, trace_rows

CASES = [
    json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "traces.jsonl").read_text("utf-8").splitlines()
]


def _row(case: dict[str, Any]) -> Row:
    speaker = case.get("speaker")
    return Row(
        id=case["id"],
        text=case["text"],
        speakers=(speaker,) if speaker else (),
        article=case.get("article"),
        kind=case.get("kind", "direct"),
        within=case.get("within"),
        cue=case.get("cue"),
        kinds=(case["kind_of"],) if "kind_of" in case else (),
        house=case.get("house"),
        office=case.get("office"),
    )


def _versions(traces: list[Trace]) -> dict[str, Version]:
    return {version.quotation: version for trace in traces for version in trace.versions}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    headings = [number for number, each in enumerate(case["rows"]) if each.get("heading")]
    traces = trace_rows([_row(each) for each in case["rows"]], headings=headings)
    assert [[version.quotation for version in trace.versions] for trace in traces] == case["groups"]
    found = _versions(traces)
    for name, relation in case.get("relations", {}).items():
        assert found[name].relation == relation, found[name]
    for name, kinds in case.get("kinds", {}).items():
        assert [change.kind for change in found[name].alterations] == kinds
    if "altered" in case:
        assert [name for name, version in found.items() if version.altered] == case["altered"]
    if "related" in case:
        assert [[near.trace for near in trace.related] for trace in traces] == case["related"]
    if "representative" in case:
        assert [trace.representative for trace in traces] == case["representative"]
