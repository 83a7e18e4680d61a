"""Whose a paper is that was brought in as what somebody spoke in, and whose none is."""

import pytest

from quotetrace import trace

TAKEN_UP = (
    ("The three ports announced a strike in a statement on Tuesday. The statement said ships “should wait”.", "ports"),
    ("Fay Dorn of Orrin Bank wrote in a note to clients that it was late. “It is May,” the note said.", "Orrin Bank"),
    (
        "Ada Ebb, privacy officer at Lumen Health, told staff in a memo to stop. The memo says it was “risky”.",
        "Lumen Health",
    ),
    ("The minister, Ana Tarn, resigned in a letter to the king. The letter said she was “ignored”.", "Ana Tarn"),
    ("Police said Ivo Tarn had sent a message to his sister. The message read: “I am going back.”", "Ivo Tarn"),
    ("A police report filed the night of the fire said the man ran.", "police"),
)
OF_NOBODY = (
    "Ana Tarn, the minister, was named in a report. The report said she knew of it.",
    "Ada Ebb saw him with a letter. The letter said: “Come home.”",
    "The trial began with a note. Bo Cray found it in a car. The note said: “Run.”",
    "A study in a journal found that bees sleep. Kay Orr said in an email that it was good. The study says bees dream.",
)


@pytest.mark.parametrize(("text", "wanted"), TAKEN_UP)
def test_a_paper_is_of_whoever_spoke_in_it(text: str, wanted: str) -> None:
    report = trace(text)
    (paper,) = (one for one in report.speakers if one.id in report.quotations[-1].speakers)
    assert paper.kind == "document"
    assert wanted in (paper.affiliation or "")


@pytest.mark.parametrize("text", OF_NOBODY)
def test_a_paper_is_of_nobody_who_is_only_near(text: str) -> None:
    report = trace(text)
    (paper,) = (one for one in report.speakers if one.id in report.quotations[-1].speakers)
    assert (paper.kind, paper.affiliation) == ("document", None)
