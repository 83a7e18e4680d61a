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


@pytest.mark.parametrize("row", rows("posts_within.jsonl"), ids=lambda row: row["text"][:60])
def test_posts_are_told_by_the_text_around_a_name(row: dict[str, Any]) -> None:
    known = {one.name: one for one in trace(row["text"]).speakers}
    wrong = []
    for wanted in row["people"]:
        person = known[wanted["name"]]
        roles = [person.role, *(fact.role for fact in person.affiliations)]
        places = [person.affiliation, *(fact.organization for fact in person.affiliations)]
        for key, told in (("role", roles), ("affiliation", places)):
            if key in wanted and closest(wanted[key], told) < _CLOSE:
                wrong.append((wanted["name"], wanted[key], told))
    assert wrong == []


@pytest.mark.parametrize("row", rows("held.jsonl"), ids=lambda row: f"{row['name']}: {row['text'][:70]}")
def test_who_says_it_holds_this_post(row: dict[str, Any]) -> None:
    report = trace(row["text"])
    quotation = next(one for one in report.quotations if one.text.startswith(row["says"]))
    (speaker,) = (one for one in report.speakers if one.id in quotation.speakers)
    assert quotation.kind == row.get("quotation", "direct")
    told: dict[str, Any] = {
        field: getattr(speaker, field) for field in ("name", "kind", "role", "affiliation", "sector") if field in row
    }
    if "status" in row:
        told["status"] = next(fact.status for fact in speaker.affiliations if fact.role == speaker.role)
    assert told == {field: row[field] for field in row if field not in ("text", "says", "quotation")}


@pytest.mark.parametrize("row", rows("names.jsonl"), ids=lambda row: row["text"])
def test_people_are_told_from_firms_and_places(row: dict[str, Any]) -> None:
    assert [one.name for one in trace(row["text"]).speakers if one.kind == "person"] == row["people"]


def test_the_note_of_an_agency_is_nobody() -> None:
    note = "(Corrects paragraph 3 to say the vote was on Monday)\n\n"
    report = trace(note + "OSLO (Reuters) - “We are ready,” the chief executive of Orrin Foods, Ann Lee, said.")
    assert [(one.name, one.affiliation) for one in report.speakers] == [("Ann Lee", "Orrin Foods")]


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


def facts(text: str, name: str) -> set[tuple[str | None, str | None, str]]:
    person = next(one for one in trace(text).speakers if one.name == name)
    return {(fact.role, fact.organization, fact.status) for fact in person.affiliations}


def test_a_predecessor_had_the_post() -> None:
    text = "Honor Vane, the Dean of Altona, defended the plan. Her predecessor, Giles Orr, said it was late."
    assert ("Dean", "Altona", "former") in facts(text, "Giles Orr")


def test_a_deputy_works_where_the_other_does() -> None:
    text = "Honor Vane, who chairs the Harbour Trust, said no. Her deputy, Giles Orr, said it was late."
    assert ("deputy", "Harbour Trust", "current") in facts(text, "Giles Orr")


def test_a_counsel_s_client_may_be_a_person_and_a_nephew_s_employer_not() -> None:
    text = "Giles Orr is ill. Orr’s lawyer, Ada Poole, said so. Orr’s supervisor, Kit Moss, said no. “No,” Orr said."
    assert ("lawyer", "Orr", "current") in facts(text, "Ada Poole")
    assert ("supervisor", None, "current") in facts(text, "Kit Moss")


def test_an_office_of_a_lede_is_its_holder_s_who_is_named_next() -> None:
    text = "Norway’s fisheries minister resigned on Monday.\n\n“I am tired,” Ada Poole told reporters."
    assert ("fisheries minister", "Norway", "current") in facts(text, "Ada Poole")


def test_an_office_of_a_lede_is_nobody_s_who_has_another() -> None:
    text = "The mayor of Altona resigned on Monday.\n\nThe bishop, Ada Poole, said: “I am sorry.”"
    assert all(role != "mayor" for role, _, _ in facts(text, "Ada Poole"))


def test_lists_of_who_takes_part_tell_posts() -> None:
    text = (
        "Velt Motors Q2 2025 Earnings Call\n\nCompany Participants\n\nAda Poole - Chief Executive Officer\n\n"
        "Conference Call Participants\n\nKit Moss - Harrow Securities\n\nGiles Orr - JT Capital, Research\n\n"
        "Ada Poole: We sold more cars.\n\nKit Moss: Thanks. What about margins?\n\nAda Poole: They held."
    )
    assert facts(text, "Ada Poole") == {("Chief Executive Officer", "Velt Motors", "current")}
    assert facts(text, "Kit Moss") == {(None, "Harrow Securities", "current")}


def test_the_lines_below_a_signature_tell_a_post() -> None:
    text = (
        "Dear readers,\n\nWe close on Monday. “It was not easy,” our clerk told me.\n\nYours sincerely,\n\n"
        "Ada Poole\n\nChair of Trustees\n\nMilltown Library Trust"
    )
    assert facts(text, "Ada Poole") == {("Chair of Trustees", "Milltown Library Trust", "current")}


def test_a_later_sentence_tells_what_a_pronoun_s_person_does() -> None:
    text = "Ada Poole came late. She runs the Altona Choir. “I was tired,” she said."
    assert any(place == "Altona Choir" for _, place, _ in facts(text, "Ada Poole"))


def test_sources_close_to_a_body_are_told_with_it() -> None:
    person = trace("Two sources close to the coalition said the job had been offered.").speakers[0]
    assert (person.number, person.affiliation) == ("Two", "coalition")
