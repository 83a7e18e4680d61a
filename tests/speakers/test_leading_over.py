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


_BEFORE = (
    "Tilda Moor, the manager of Kelby Town, saw her side draw.\n\n"
    "“He is a proper player,” said assistant coach Phil Trunk.\n\n"
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor, Ida Roe, shrugged. “It was late.”", "Ida Roe"),
        ("The manager of Kelby Town was in a kind mood. “It was late.”", "Tilda Moor"),
        ("And the manager’s plan? “It was late.”", "Tilda Moor"),
        ("In the crowd was former striker Hal Quill. What did he make of it? “It was late.”", "Hal Quill"),
        ("The judge was not pleased. “It was late.”", "judge"),
        ("The room was silent. “It was late.”", "Phil Trunk"),  # of a thing
        ("The driver was taken to hospital. “It was late.”", "Phil Trunk"),  # of whom something befell
        ("The fans had left. “It was late.”", "Phil Trunk"),  # of many
    ],
)
def test_who_another_paragraph_leads_over_to(text: str, name: str) -> None:
    """Another paragraph has spoken last, and the sentence before the words tells of somebody else."""
    report = quotetrace.trace(_BEFORE + text)
    (quotation,) = [one for one in report.quotations if "late" in one.text]
    assert [one.name for one in report.speakers if one.id in quotation.speakers] == [name]
