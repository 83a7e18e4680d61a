"""Who says it: sources by place, passives, and floating quotations that follow the one before."""

import pytest

from quotetrace import quotations
from quotetrace.attribution import attribute
from quotetrace.config import Config
from quotetrace.document import read
from quotetrace.layers import Reported


def _read(text: str) -> list[Reported]:
    document = read(text)
    return attribute(document, quotations.find(document), Config())


def _sources(text: str) -> list[str | None]:
    return [None if each.source is None else text[slice(*each.source)] for each in _read(text)]


_CASES = [
    ("“No,” said Ana Ruiz.", ["Ana Ruiz"]),
    ("“No,” Ana Ruiz said.", ["Ana Ruiz"]),
    ("Ana Ruiz said: “No.”", ["Ana Ruiz"]),
    ("Ana Ruiz: “No.”", ["Ana Ruiz"]),
    ("The drivers were told that the depot was full.", [None]),
    ("The drivers were told by Ana Ruiz that the depot was full.", ["Ana Ruiz"]),
    ("“No,” she said, and Tom Birk left.", ["she"]),
    ("It was late, Ana Ruiz said, adding that the depot was full.", ["Ana Ruiz", "Ana Ruiz"]),
    ("According to Ana Ruiz, the depot is full.", ["Ana Ruiz"]),
    ("RUIZ: Yes.\n\nCHAN: No.\n\nRUIZ: Why?", ["RUIZ", "CHAN", "RUIZ"]),
]


@pytest.mark.parametrize(("text", "wanted"), _CASES, ids=[text for text, _ in _CASES])
def test_sources(text: str, wanted: list[str | None]) -> None:
    assert _sources(text) == wanted


def test_a_quotation_without_a_cue_follows_the_one_before() -> None:
    assert [each.follows for each in _read("“It is full,” said Ana Ruiz.\n\n“We asked for another one.”")] == [None, 0]


def test_a_quotation_after_a_report_follows_it() -> None:
    assert [each.follows for each in _read("Ana Ruiz said it was full. “We asked for another one.”")] == [None, 0]


def test_a_quotation_follows_nobody_over_a_paragraph_without_speech() -> None:
    text = "“It is full,” said Ana Ruiz.\n\nThe ferry left at noon.\n\nIt rained.\n\n“We asked for another one.”"
    assert [each.follows for each in _read(text)] == [None, None]


def test_the_first_quotation_follows_nobody() -> None:
    assert [each.follows for each in _read("“We asked for another one.” The door was shut.")] == [None]


def test_the_list_comes_back_in_order() -> None:
    text = "“It is full,” said Ana Ruiz. “It is not,” said Tom Birk. The mayor said that both were right."
    document = read(text)
    found = quotations.find(document)
    assert [each.content for each in attribute(document, found, Config())] == [each.content for each in found]


def test_nothing_is_attributed_to_nobody() -> None:
    assert attribute(read(""), [], Config()) == []
