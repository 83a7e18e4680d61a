"""Who speaks, in what kind, role and institution: short texts and whole articles, as data in ``tests/cases``.

``speakers_known_failures.jsonl`` holds what a careful editor would say and quotetrace does not say yet: strict expected
failures, so that the day one of them passes is noticed.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz, utils

from quotetrace import Speaker, trace

CASES = Path(__file__).parents[1] / "cases"
_CLOSE = 80  # token-set ratio from which a role or an institution says the same, as in the measures


def rows(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Every expected quotation of a file, with its text."""
    lines = map(json.loads, (CASES / name).read_text(encoding="utf-8").splitlines())
    return [(line["text"], quotation) for line in lines for quotation in line["quotations"]]


def told(speakers: list[Speaker], field: str) -> list[str]:
    """All that is said of some speakers as to role or institution."""
    key = "role" if field == "role" else "organization"
    found = [getattr(one, field) for one in speakers]
    found += [getattr(fact, key) for one in speakers for fact in one.affiliations]
    return [each for each in found if each]


def check(text: str, expected: dict[str, Any]) -> None:
    report = trace(text)
    known = {speaker.id: speaker for speaker in report.speakers}
    quotation = next(one for one in report.quotations if one.text.startswith(expected["says"]))
    speakers = [known[ident] for ident in quotation.speakers]
    if "speakers" in expected:
        assert [one.name for one in speakers] == expected["speakers"]
        assert {one.kind for one in speakers[:1]} == ({expected["kind"]} if speakers else set())
    for field in ("role", "affiliation"):
        if field in expected:
            said = told(speakers, field)
            if expected[field] is None:
                assert said == []
                continue
            alike = [fuzz.token_set_ratio(expected[field], one, processor=utils.default_process) for one in said]
            assert max(alike, default=0) >= _CLOSE


@pytest.mark.parametrize(("text", "expected"), rows("speakers.jsonl"))
def test_a_quotation_has_its_speaker(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.xfail(strict=True, raises=(AssertionError, StopIteration))
@pytest.mark.parametrize(("text", "expected"), rows("speakers_known_failures.jsonl"))
def test_what_is_not_told_yet(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    "text", ["...enThe mayor of Altona, Ana Reyes, â€\x9dt’s", "said Ana Ruiz, giving", "the minister said"]
)
def test_a_text_that_breaks_off_is_read(text: str) -> None:
    assert trace(text).articles
