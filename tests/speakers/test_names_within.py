"""The names of one article, garbled as translators, scanners and machines that listen garble them: who is who.

``names_within.jsonl`` holds invented articles with the forms of each of their people. One half was read while rules
were written ("open"), the other was only counted ("unseen").
"""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from quotetrace import trace

CASES = Path(__file__).parents[1] / "cases" / "names_within.jsonl"
# F of pairs by mentions: 0.76 and 0.67 before the first rules were written, 0.88 and 0.84 after; now 0.89 on an open
# half of 75 articles instead of 30, and 0.92.
FLOORS = {"open": 0.88, "unseen": 0.91}


def rows(half: str) -> list[dict[str, Any]]:
    """The articles of one half."""
    lines = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line["half"] == half]


def bearers(text: str) -> dict[str, str]:
    """Which speaker a form of a name belongs to, by the mentions."""
    found: dict[str, str] = {}
    for speaker in trace(text).speakers:
        for mention in speaker.mentions:
            found.setdefault(mention.span.text, speaker.id)
    return found


def pairs(row: dict[str, Any]) -> tuple[int, int, int]:
    """How many pairs of forms are rightly one person's, are said to be, and should be."""
    owner, whose = bearers(row["text"]), {form: at for at, forms in enumerate(row["people"]) for form in forms}
    both = said = there = 0
    for one, other in combinations(sorted(whose), 2):
        same = whose[one] == whose[other]
        told = one in owner and owner.get(one) == owner.get(other)
        both, said, there = both + (same and told), said + told, there + same
    return both, said, there


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_garbled_names_of_an_article_find_their_person(half: str) -> None:
    both, said, there = map(sum, zip(*map(pairs, rows(half)), strict=True))
    assert 2 * both / (said + there) >= FLOORS[half]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Anton Weber and Clara Weber left on Monday. “It was time,” Weber said.", {"Anton Weber", "Clara Weber"}),
        ("Jan Novak met Petra Novak. “It is dry,” Mr. Novak said.", {"Jan Novak", "Petra Novak"}),
        ("Ms. Halloran and Mr. Halloran argued. “Leave it,” Halloran said.", {"Halloran"}),
    ],
)
def test_a_short_name_of_two_is_left_open(text: str, pair: set[str]) -> None:
    report = trace(text)
    names = {speaker.id: speaker.name for speaker in report.speakers}
    quotation = report.quotations[-1]
    assert quotation.status == "ambiguous"
    assert quotation.speakers == ()
    assert len(quotation.candidates) == len({"one", "other"})
    assert {names[ident] for ident in quotation.candidates} == pair


def test_titles_that_contradict_each_other_are_a_slip() -> None:
    report = trace(
        "Mr. Hallvard Brekke runs the mill. “Nobody loses a day,” Ms. Brekke said. Brekke bought it in 2009."
    )
    assert [speaker.name for speaker in report.speakers] == ["Hallvard Brekke"]
    assert report.quotations[0].speakers == (report.speakers[0].id,)


def test_a_pronoun_proves_a_word_to_be_a_name() -> None:
    text = "In 1994 Brevost left the sea. She had sailed for nine years, and her ship was sold when she was ill."
    names = [speaker.name for speaker in trace(text).speakers]
    assert names == ["Brevost"]


@pytest.mark.parametrize(
    "opening",
    [
        "Mr and Mrs Roe live in Altona.",
        "Mr. and Mrs. Roe live in Altona.",
        "Bob Roe came home. Mr and Mrs Roe live in Altona.",
    ],
)
def test_two_titles_of_one_name_are_two_people(opening: str) -> None:
    report = trace(f"{opening} “It was late,” Mrs Roe said. “I agree,” Mr Roe said.")
    known = {speaker.id: speaker for speaker in report.speakers}
    assert [known[one.speakers[0]].pronouns for one in report.quotations] == ["she", "he"]
