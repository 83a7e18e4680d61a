"""Who speaks: names, kinds, roles and affiliations, pronouns, joint speakers, garbled names; cases as data."""

from typing import Any

import pytest

from quotetrace import Speaker, trace
from quotetrace.speakers.persons.people import REMEMBERED, People, Person
from quotetrace.speakers.spelling.forms import Name

CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    (
        "a surname beside a quotation is a person's",
        "“It is over,” Okonkwo said. He left.",
        [{"name": "Okonkwo", "kind": "person"}],
    ),
    (
        "an apposition gives the role to a bare surname",
        "“It is over,” said Lindqvist, the port’s chief executive.",
        [{"name": "Lindqvist", "kind": "person", "role": "chief executive"}],
    ),
    (
        "a company speaks in a statement",
        "“We regret it,” Norrvik said in a statement.",
        [{"name": "Norrvik", "kind": "organization"}],
    ),
    (
        "a role before and an affiliation behind",
        "“The pier has moved,” said Marta Oyelaran, an engineer at Nordlicht.",
        [{"name": "Marta Oyelaran", "kind": "person", "role": "engineer", "affiliation": "Nordlicht"}],
    ),
    (
        "two people speak together",
        "“We are full,” said Ines Okafor and Tom Birk, who run the depot.",
        [{"name": "Ines Okafor", "kind": "person"}, {"name": "Tom Birk", "kind": "person"}],
    ),
    (
        "a report is a document",
        "A report by the watchdog found that one bridge in five was unsafe.",
        [{"kind": "document"}],
    ),
    (
        "nobody is named",
        "Analysts said the plan would fail.",
        [{"name": "analysts", "kind": "unnamed"}],
    ),
    (
        "a pronoun means the woman named before",
        "Ines Okafor runs the depot. She said the depot was full.",
        [{"name": "Ines Okafor", "kind": "person"}],
    ),
    (
        "whom the words name is not who says them",
        "Tom Birk, the brother-in-law of the mayor, voted no. “I love Ada Okafor. I think this is nuts,” he said.",
        [{"name": "Tom Birk", "kind": "person"}],
    ),
    (
        "an institution of two words before a role",
        "A White House official said the plan was dead.",
        [{"name": "official", "role": "official", "affiliation": "White House"}],
    ),
    (
        "two roles and one place",
        "Marc Thiele, co-founder and chief executive of Quillon Robotics, said it was fine.",
        [{"name": "Marc Thiele", "role": "co-founder and chief executive", "affiliation": "Quillon Robotics"}],
    ),
    (
        "a family name that is a title too",
        "“It is late,” Imran Sheikh said.",
        [{"name": "Imran Sheikh", "kind": "person"}],
    ),
    (
        "it was late means nobody",
        "Ann Roe said it was late.",
        [{"name": "Ann Roe", "kind": "person"}],
    ),
    (
        "a title in brackets",
        "Chief (Dr.) Ade Ilesanmi said the road would open.",
        [{"name": "Ade Ilesanmi", "kind": "person"}],
    ),
    (
        "who is told of is not who tells",
        "Tom Birk voted no. He said Ada Okafor had been misled.",
        [{"name": "Tom Birk", "kind": "person"}],
    ),
]


def _speakers(text: str) -> list[Speaker]:
    report = trace(text)
    known = {speaker.id: speaker for speaker in report.speakers}
    return [known[one] for one in report.quotations[0].speakers]


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(text, wanted, id=why) for why, text, wanted in CASES])
def test_the_first_quotation_has_these_speakers(text: str, wanted: list[dict[str, Any]]) -> None:
    found = [
        {key: getattr(speaker, key) for key in each} for speaker, each in zip(_speakers(text), wanted, strict=True)
    ]
    assert found == wanted


GIVEN = "Ada Tom Maria Peter Helen James Laura Oliver Susan Robert Nora David Karen Emma George Ruth".split()
FAMILY = "Bexley Crowhurst Dunmore Eastwick Fairlamb Gosling Hathersage Ibbotson Jessop Kirkbride Lofthouse Mudd Nye"


def names_of(ids: tuple[str, ...], speakers: tuple[Speaker, ...]) -> list[str]:
    return [speaker.name for speaker in speakers if speaker.id in ids]


def test_two_people_of_one_surname_stay_two() -> None:
    report = trace(
        "Ana Ruiz runs the port. Her brother Leo Ruiz runs a ferry. “No,” Ana Ruiz said. “Yes,” Leo Ruiz said."
    )
    first, second = report.quotations
    assert first.speakers != second.speakers


def test_a_misspelled_surname_is_an_alias() -> None:
    report = trace(
        "Prime Minister Milena Kovarova left. Kovarowa said the talks had failed. Ms. Kovarova said nothing more."
    )
    assert [speaker.name for speaker in report.speakers if speaker.kind == "person"] == ["Milena Kovarova"]
    assert "Kovarowa" in report.speakers[0].aliases


def test_a_place_is_no_misspelled_name() -> None:
    report = trace("“We are full,” said Jon Altman. The talks were held in Altmann on Monday.")
    assert all("Altmann" not in speaker.aliases for speaker in report.speakers)


def test_one_person_in_two_articles_is_one_speaker() -> None:
    words = "“We will not sell the ferry before the autumn vote,”"
    report = trace(
        [f"{words} said Mara Lindqvist, the mayor.", f"{words} Lindqvist said. Ms. Lindqvist said it was safe."]
    )
    assert len({speaker for quotation in report.quotations for speaker in quotation.speakers}) == 1


def test_a_name_decoded_wrongly_is_put_right() -> None:
    report = trace("“We are full,” said BjÃ¶rn Berg, the harbour master.")
    assert report.speakers[0].name == "Björn Berg"


def test_a_page_of_many_people_knows_the_first_of_them() -> None:
    others = "\n\n".join(f"{given} {family} left early." for family in FAMILY.split() for given in GIVEN)
    report = trace(f"Ines Okafor runs the depot.\n\n“We are full,” Okafor said.\n\n{others}")
    assert len(report.speakers) > 150
    assert names_of(report.quotations[0].speakers, report.speakers) == ["Ines Okafor"]


def test_of_many_bearers_of_a_name_those_before_are_meant() -> None:
    people = People()
    for at in range(400):
        person = Person()
        person.add(Name(at, at, at + 2, "", ("Ana", f"R{at}")))
        people.meet(person)
    assert [person.number for person in people.bearers("Ana", 300)] == list(range(300 - REMEMBERED, 300))
    assert [person.number for person in people.bearers("Ana", 10)] == list(range(REMEMBERED))
    assert people.near(300) == people.bearers("Ana", 300)
    assert [person.number for person in people.bearers("Ruiz", 0)] == []


def test_a_nickname_told_twice_is_one_mention_a_place() -> None:
    report = trace("Ana Ruiz, nicknamed “Wall”, left. Ana Ruiz, nicknamed “Wall”, came back.")
    spans = [mention.span for speaker in report.speakers for mention in speaker.mentions]
    assert len(spans) == len(set(spans))


def test_adjectives_without_a_noun_are_read_in_a_moment() -> None:
    assert trace("old " * 20_000).quotations == ()


def test_a_run_of_names_without_end_is_read() -> None:
    assert trace("The Bank of " + "Aa of " * 3_000 + "said that it had left.").speakers is not None


def test_the_line_above_a_turn_tells_post_and_house() -> None:
    turns = [
        ("Ana Ruiz -- Chief Executive Officer", "We go."),
        ("Tom Birk -- Orrin Bank -- Analyst", "Why?"),
        ("Ana Ruiz -- Chief Executive Officer", "It is late."),
    ]
    report = trace("\n\n".join(f"{line}\n\n{words}" for line, words in turns))
    people = {speaker.name: speaker for speaker in report.speakers if speaker.kind == "person"}
    assert people["Ana Ruiz"].role == "Chief Executive Officer"
    assert (people["Tom Birk"].role, people["Tom Birk"].affiliation) == ("Analyst", "Orrin Bank")


def test_who_asks_in_bold_type_and_who_answers() -> None:
    text = (
        "Ines Okafor kept the light for 38 years. Lena Falk met her on the pier.\n\n**Do you miss it?**\n\nI do.\n\n"
        "**What did you eat?**\n\nSardines, I think.\n\n**Would you go back?**\n\nAsk me in the winter."
    )
    report = trace(text)
    names = {speaker.id: speaker.name for speaker in report.speakers}
    who = [[names[each] for each in quotation.speakers] for quotation in report.quotations]
    assert who == [["Lena Falk"], ["Ines Okafor"]] * 3


@pytest.mark.parametrize(
    ("articles", "people"),
    [
        (["Mayor John Smith of Ashby said no.", "Mayor John Smith of Dunmouth said the bridge was shut."], 2),
        (["Mayor John Smith of Ashby said no.", "John Smith, mayor of Ashby Town, said it was late."], 1),
        (["John Smith, a teacher in Ashby, said no.", "John Smith, a banker in Dunmouth, said it was late."], 2),
        (["Prosecutor John Smith said no.", "John Smith, defending, said it was late."], 2),
        (["Prosecutor John Smith said no.", "John Smith, prosecuting, said it was late."], 1),
        (["John Smith, 24, a sailor, said no.", "John Smith, 61, a widower, said it was late."], 2),
        (["John Smith, 24, a sailor, said no.", "John Smith, 26, a student, said it was late."], 1),
        (["John Smith, a surgeon, said no.", "Professor John Smith of Ashby University said it was late."], 1),
        (["John Smith, a nurse, said no.", "Councillor John Smith said it was late."], 1),
        (["Sen. John Smith said no.", "John Smith, a plumber, said it was late."], 2),
        (["Mayor John Smith of Ashby said no.", "John Smith said it was late. John Smith left."], 1),
    ],
)
def test_who_cannot_be_what_another_is_is_a_namesake(articles: list[str], people: int) -> None:
    assert sum(one.name == "John Smith" for one in trace(articles).speakers) == people
