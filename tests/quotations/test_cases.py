"""The cases of tests/cases: which words are reported, by which cue, from which source; known failures are strict."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotetrace import Span, extract_quotes
from quotetrace.rules import RULES

Case = dict[str, Any]
CASES = Path(__file__).parents[1] / "cases"
HELD = ("marks", "clauses", "direct", "sources", "in_the_wild", "negative")
FAILING = pytest.mark.xfail(strict=True, reason="not read right yet")


def _load(name: str) -> list[Case]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]


def _params() -> list[Any]:
    held = [pytest.param(case, id=f"{name}: {case['why']}") for name in HELD for case in _load(name)]
    known = [pytest.param(case, id=f"known: {case['why']}", marks=FAILING) for case in _load("known_failures")]
    return held + known


def _words(span: Span | None) -> str | None:
    return None if span is None else span.text


def _found(case: Case) -> list[dict[str, Any]]:
    """What the library reads, with the keys that the case asks for."""
    quotations = extract_quotes(case["text"])
    assert {quotation.rule for quotation in quotations} <= set(RULES)
    found = [
        {
            "kind": quotation.kind,
            "content": [span.text for span in quotation.content],
            "cue": _words(quotation.cue),
            "source": _words(quotation.source),
            "addressee": _words(quotation.addressee),
        }
        for quotation in quotations
    ]
    if len(found) != len(case["quotations"]):
        return found
    return [
        {key: each[key] for key in wanted if key in each}
        for each, wanted in zip(found, case["quotations"], strict=True)
    ]


@pytest.mark.parametrize("case", _params())
def test_case(case: Case) -> None:
    assert _found(case) == case["quotations"]


def test_nothing_comes_out_of_a_negative_case() -> None:
    assert all(case["quotations"] == [] for case in _load("negative"))


def test_every_case_says_why_once() -> None:
    names = [case["why"] for name in (*HELD, "known_failures") for case in _load(name)]
    assert len(names) == len(set(names))
