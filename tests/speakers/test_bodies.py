"""To whom somebody belongs where no list knows the body: names of many kinds and ways to tell them, combined."""

from itertools import product

import pytest

from quotetrace import trace
from tests.speakers.told_houses import alike, houses

# The kind by which a page takes a body up, and the body.
BODIES = (
    ("band", "Crooked Ladder"),
    ("club", "Ferroviário Lunda"),
    ("charity", "Coats for Kelby"),
    ("restaurant", "Salt & Cinder"),
    ("school", "Colegio Almarza"),
    ("railway", "TGVX Littoral"),
    ("group", "Hands Off Harrow Moor"),
)
TAKEN_UP = (
    "{name} has been criticised by the Works Ministry. “We had no choice,” said Tomas Egede, the {kind}’s director.",
    "{name} will leave Kelby next spring. Its director, Tomas Egede, said “we had no choice”.",
    "{name} shares its rooms with Dunsley Water Board. The {kind}’s director, Tomas Egede, said “we had no choice”.",
)
TOLD = (
    "“We had no choice,” said Tomas Egede, who volunteers for {name}.",
    "“We had no choice,” said Tomas Egede. He volunteers for {name}.",
    "“We had no choice,” said Tomas Egede, who co-founded {name}.",
    "“We had no choice,” said Tomas Egede, director, the {name}.",
    "Tomas Egede, whose {kind}, {name}, is based in Kelby, said: “We had no choice.”",
    "Tomas Egede, a cook at Blue Tern until 2019, is now director of {name}. “We had no choice,” he said.",
    "“We had no choice,” said Tomas Egede. The director of {name} was speaking in Kelby.",
    "“We had no choice,” said Tomas Egede. He joined {name} in 2014.",
    "“We had no choice,” Tomas Egede said. The cook, who joined {name} in 2014, was speaking in Kelby.",
    "“We had no choice,” said Tomas Egede, who leads a team of ten at {name}.",
    "“We had no choice,” said Tomas Egede, who became director of {name} in May.",
    "“We had no choice,” said Tomas Egede, the driving force behind {name}.",
    "Tomas Egede, on the staff of {name}, said: “We had no choice.”",
    "Tomas Egede, seconded to {name} last year, said: “We had no choice.”",
    "Tomas Egede ({name}) and Ana Ruiz (Gallery 12) took part. “We had no choice,” said Egede.",
    "Tomas Egede of Leeds, who runs {name}, said: “We had no choice.”",
    "Tomas Egede and his colleagues at {name} were told by text. “We had no choice,” said Egede.",
    "After twelve years at {name}, Tomas Egede is leaving. “We had no choice,” he said.",
    "Since taking over at {name}, Tomas Egede has cut costs. “We had no choice,” he said.",
    "As director of {name}, Tomas Egede knows it. “We had no choice,” he said.",
    "At {name}, Tomas Egede teaches evening classes. “We had no choice,” he said.",
    "Tomas Egede took charge of {name} in 2020. “We had no choice,” he said.",
    "Tomas Egede, set to become director of {name}, said: “We had no choice.”",
    "Tomas Egede told Ana Ruiz: “We had no choice.” Egede works for {name}.",
    "Ana Ruiz and Tomas Egede, who run {name} together, agreed. “We had no choice,” Ruiz said.",
    "“We had no choice,” said Tomas Egede. The cook has been with {name} since 2016.",
    "Workers at {name} walked out on Friday. Its director, Tomas Egede, said: “We had no choice.”",
    "{name} has a new director, Tomas Egede. “We had no choice,” Egede said.",
)
ALONE = (
    ("“We had no choice,” said Ana Ruiz. The Lunda striker was speaking after the match.", "Lunda"),
    ("A report out Thursday from Gallery 12 said that there was no choice.", "Gallery 12"),
    ("Nordavel has said sorry twice. Its director, Tomas Egede, said: “We had no choice.”", "Nordavel"),
    ("Ana Ruiz, head of the Kelby branch of Farmers United, said: “We had no choice.”", "Farmers United"),
    ("“We had no choice,” a senior XRTV official said.", "XRTV"),
    ("“We had no choice,” said a spokesman for the parent company, Blue Tern Foods.", "Blue Tern Foods"),
    ("While Dunsley Water Board waits, Orrin Rail is growing. Its head, Ana Ruiz, said: “No.”", "Orrin Rail"),
    ("“We had no choice,” said Ana Ruiz, who speaks for Farmers United in the valley.", "Farmers United"),
    ("“We had no choice,” said Ana Ruiz, who sings with Slow Kettle.", "Slow Kettle"),
    ("“We had no choice,” said Ana Ruiz, who commands the Coast Lancers.", "Coast Lancers"),
    (
        "Row as Ferroviário Lunda sells its ground\n\nIt rained.\n\n“No,” said club director Ana Ruiz.",
        "Ferroviário Lunda",
    ),
)
# Of nobody, however near a body is named.
NONE = (
    "Crooked Ladder will leave Kelby next spring. “We had no choice,” said Tomas Egede, a neighbour.",
    "“We had no choice,” said Tomas Egede. The mayor of Kelby declined to comment.",
    "“We had no choice,” said Tomas Egede, who commands respect in Kelby.",
    "“We had no choice,” said Tomas Egede. He opened the door.",
    "“We had no choice,” said Tomas Egede. He joined Ana Ruiz at the gate.",
    "After twelve years in Leeds, Tomas Egede is leaving. “We had no choice,” he said.",
    "At Christmas, Tomas Egede sings in the street. “We had no choice,” he said.",
    "Tomas Egede took over from Ana Ruiz in May. “We had no choice,” he said.",
    "Tomas Egede (Hamlet) was ill. “We had no choice,” he said.",
)


@pytest.mark.parametrize(("body", "text"), [*product(BODIES, TAKEN_UP + TOLD)])
def test_somebody_is_of_the_body_that_is_told(body: tuple[str, str], text: str) -> None:
    kind, name = body
    assert alike(name, houses(text.format(name=name, kind=kind))[0])


@pytest.mark.parametrize(("text", "name"), ALONE)
def test_a_body_is_told_once(text: str, name: str) -> None:
    assert alike(name, houses(text)[0])


@pytest.mark.parametrize("text", NONE)
def test_nobody_is_given_a_body_that_is_only_near(text: str) -> None:
    assert set(houses(text)) == {None}


def test_what_was_held_until_a_year_is_over() -> None:
    report = trace("Ana Ruiz, a cook at Blue Tern until 2019, is now director of Lumen Foods. “I am glad,” she said.")
    assert {(fact.organization, fact.status) for fact in report.speakers[0].affiliations} == {
        ("Blue Tern", "former"),
        ("Lumen Foods", "current"),
    }


def test_whoever_went_on_left_the_first_house() -> None:
    report = trace("Ana Ruiz was editor of Blue Tern before moving to Lumen Foods in 2016. “I am glad,” she said.")
    assert {(fact.organization, fact.status) for fact in report.speakers[0].affiliations} == {
        ("Blue Tern", "former"),
        ("Lumen Foods", "current"),
    }


@pytest.mark.parametrize("described", ["a plumber", "64, a plumber"])
def test_an_apposition_behind_an_age_brings_in_nobody_new(described: str) -> None:
    report = trace(f"Rebecca Thorne, {described}, had been waiting at the gate since dawn. “I am cold,” she said.")
    assert [one.name for one in report.speakers] == ["Rebecca Thorne"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("XRTV Littoral will leave the valley. “I am glad,” said Ana Ruiz.", ["Ana Ruiz"]),
        ("JD Lund will leave the valley. “I am glad,” Lund said.", ["JD Lund"]),
        ("KIM Dae-won will leave the valley. “I am glad,” Kim said.", ["Kim Dae-won"]),
    ],
)
def test_letters_before_a_word_are_a_body(text: str, names: list[str]) -> None:
    assert [one.name for one in trace(text).speakers if one.kind == "person"] == names
