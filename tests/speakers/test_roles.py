"""Which words are somebody's role, and which are not: sentences in ``tests/cases/roles.jsonl``."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotetrace import trace

CASES = Path(__file__).parents[1] / "cases" / "roles.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_the_roles_of_somebody_are_these_words(row: dict[str, Any]) -> None:
    person = next(one for one in trace(row["text"]).speakers if one.name == row["name"])
    told = {fact.role for fact in person.affiliations if fact.role is not None}
    assert told == set(row["roles"])
    assert person.role == (row["roles"][0] if row["roles"] else None)
