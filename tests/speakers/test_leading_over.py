"""Quotations without a cue behind a sentence that leads over to them."""

import pytest

import quotetrace

_LEAD = "Thandeka Mokoena, a retired judge, moved to Kelby in May. "


@pytest.mark.parametrize(
    "text",
    [
        "Mokoena shrugged. “It was late.”",
        "She shrugged. “It was late.”",
        "Mokoena’s view is blunt. “It was late.”",
        "For Mokoena, the answer is simple. “It was late.”",
        "Not so, says Mokoena. “It was late.”",
        "What did Mokoena make of it? “It was late.”",
        "Her verdict? “It was late.”",
        "But Mokoena, who was there, disagrees. “It was late.”",
    ],
)
def test_whom_the_sentence_speaks_of(text: str) -> None:
    report = quotetrace.trace(_LEAD + text)
    (quotation,) = [one for one in report.quotations if "late" in one.text]
    assert [one.name for one in report.speakers if one.id in quotation.speakers] == ["Thandeka Mokoena"]
    assert quotation.status == "inherited"


@pytest.mark.parametrize(
    "text",
    [
        "Mokoena met Brett Lim at the gate. “It was late.”",  # one of two
        "Rain fell on the town. “It was late.”",  # of nobody
        "Mokoena shrugged.\n\n“It was late.”",  # another paragraph
    ],
)
def test_nobody_is_meant(text: str) -> None:
    report = quotetrace.trace(_LEAD.replace(". ", ".\n\n") + text)
    (quotation,) = [one for one in report.quotations if "late" in one.text]
    assert quotation.speakers == ()
