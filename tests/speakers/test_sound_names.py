"""What may be the name of an institution, a place or somebody served, to the letter, and what names nothing."""

import pytest

from quotetrace import trace
from quotetrace.document import read
from quotetrace.layers import Page
from quotetrace.speakers.affiliation.sound import sound
from quotetrace.speakers.text.reading import Reading

_PAGE = "Percentage rose. On it went, and Against Hunger Now said so. The Against Hunger Now lorries came late."


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(Page(article="a", document=read(_PAGE), reported=()))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("After Varlo News", "Varlo News"),
        ("As The Mirror", "Mirror"),
        ("Meanwhile Altona Police", "Altona Police"),
        ("Fortunately for Orrin Bank", "Orrin Bank"),
        ("Against Hunger Now", "Against Hunger Now"),
        ("Daily News", "Daily News"),
        ("Sen. Paula Stroud", "Paula Stroud"),
        ("FDA Commissioner Paula Stroud", "FDA"),
        ("Harbour Board Executive Director Paula Stroud", "Harbour Board"),
        ("Maine Gov. Paula Stroud", "Paula Stroud"),
        ("Maine Sen.", "Maine"),
        ("Mr. Stroud", "Stroud"),
        ("Police Minister Paula Stroud", "Police Minister Paula Stroud"),
        ("Captain Cook Society", "Captain Cook Society"),
        ("Harbour Council on Tuesday", "Harbour Council"),
        ("March of Dimes", "March of Dimes"),
        ("prominent Orrin Party", "Orrin Party"),
        ("Stroud-backing Orrin Party", "Orrin Party"),
        ("Hewlett-Packard", "Hewlett-Packard"),
        ("Mr. Stroud’s Council of Advisers", "Council of Advisers"),
        ("Benin’s Ministry of Health", "Benin’s Ministry of Health"),
        ("Women’s Media Centre", "Women’s Media Centre"),
        ("No 10", "No 10"),
        ("WHO", "WHO"),
        ("St. Orla’s Children’s Hospital", "St. Orla’s Children’s Hospital"),
        ("Will Orr Trust", "Will Orr Trust"),
        ("district command", "district command"),
    ],
)
def test_a_name_is_told_to_the_letter(reading: Reading, words: str, name: str) -> None:
    assert sound(reading, words) == name


@pytest.mark.parametrize(
    "words",
    "Tuesday|2011|In|Only|Sen.|Lt.|December|56|He|husband|African-American|African American|Stroud-era|Pro-Stroud"
    "|Percentage|speech|news conference|exit poll|And Mayors Everywhere Is Hiding Them|HARBOUR SAYS|WON’T START"
    "|Harbour Will Run New Trams".split("|"),
)
def test_what_names_nothing_is_no_name(reading: Reading, words: str) -> None:
    assert sound(reading, words) is None


def test_the_president_of_a_state_is_no_near_body_s() -> None:
    text = (
        "Congress met on Monday. The Kettle Board of Trade opposed the bill. President Dunmore said he would sign it."
    )
    assert [(one.name, one.affiliation) for one in trace(text).speakers] == [("Dunmore", None)]


def test_whose_claim_it_is_says_it() -> None:
    text = "Paula Stroud spoke. Stroud’s claim that the port is safe was wrong, an engineer said."
    assert {one.kind for one in trace(text).speakers if "Stroud" in one.name} == {"person"}
