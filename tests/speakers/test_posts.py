"""Posts and institutions in the ways outlets tell them, names of many cultures: sentences in ``tests/cases``."""

import json
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz, utils

from quotetrace import trace

CASES = Path(__file__).parents[1] / "cases"
_CLOSE = 80  # token-set ratio from which a role or an institution says the same, as in the measures


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def closest(wanted: str, told: list[str | None]) -> float:
    return max(fuzz.token_set_ratio(wanted, one or "", processor=utils.default_process) for one in told)


@pytest.mark.parametrize("row", rows("posts.jsonl"), ids=lambda row: row["text"])
def test_a_post_and_its_institution_are_told(row: dict[str, Any]) -> None:
    person = next(one for one in trace(row["text"]).speakers if one.name == row["name"])
    if "role" in row:
        assert closest(row["role"], [person.role, *(fact.role for fact in person.affiliations)]) >= _CLOSE
    if "affiliation" in row:
        told = [person.affiliation, *(fact.organization for fact in person.affiliations)]
        assert closest(row["affiliation"], told) >= _CLOSE


@pytest.mark.parametrize("row", rows("names.jsonl"), ids=lambda row: row["text"])
def test_people_are_told_from_firms_and_places(row: dict[str, Any]) -> None:
    assert [one.name for one in trace(row["text"]).speakers if one.kind == "person"] == row["people"]


def test_a_party_before_a_name_is_an_affiliation() -> None:
    person = trace("Republican Hal Boyd said the budget was cut.").speakers[0]
    assert (person.role, person.affiliation) == (None, "Republican")


def test_a_field_of_office_is_no_institution() -> None:
    person = trace("External Affairs Minister Arun Pillai said the talks went well.").speakers[0]
    assert (person.role, person.affiliation) == ("External Affairs Minister", None)


def test_the_country_an_embassy_is_in_is_not_the_ambassador_s() -> None:
    person = trace("Marc Petit, France’s ambassador to Mali, said time was short.").speakers[0]
    assert (person.role, person.affiliation) == ("ambassador to Mali", "France")


def test_a_player_s_team_is_the_one_named_last() -> None:
    report = trace(
        "Dunmore City 1 Hartley 3\n\nHartley ran out winners at Brook Lane.\n\nCaptain Jordan Pike said: “Yes.”"
        "\n\nCity were poor. Keeper Sven Dahl said: “Not our day.”"
    )
    teams = {one.name: one.affiliation for one in report.speakers if one.kind == "person"}
    assert teams == {"Jordan Pike": "Hartley", "Sven Dahl": "Dunmore City"}


def test_a_participle_behind_a_name_is_no_role() -> None:
    person = trace("Ann Lee, providing a boost to the manager at Orrin Bank, said it rained.").speakers[0]
    assert person.role is None


def test_how_many_of_some_people_speak() -> None:
    speaker = trace("A handful of neighbours said it was late.").speakers[0]
    assert (speaker.kind, speaker.name, speaker.number) == ("unnamed", "neighbours", "A handful of")
