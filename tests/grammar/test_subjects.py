"""Whose verb it is: read off whole sentences, so that the tagger and the phrases are part of the test."""

import pytest

from quotetrace.document import read
from quotetrace.grammar.phrases import is_channel, is_time, phrase_at, reach_left, reach_right
from quotetrace.grammar.subjects import group_start, subject_after, subject_before
from quotetrace.layers import Document

_BEFORE = [
    ("Ana Ruiz said no.", "Ana Ruiz"),
    ("The mayor also said no.", "The mayor"),
    ("Ana Ruiz, a broker in Oslo, said no.", "Ana Ruiz, a broker in Oslo,"),
    ("Ana Ruiz, 61, said no.", "Ana Ruiz, 61,"),
    ("Analysts at the bank said no.", "Analysts at the bank"),
    ("Ana Ruiz and Tom Birk said no.", "Ana Ruiz and Tom Birk"),
    ("The driver who said no left.", "The driver"),
    ("Ana Ruiz rose and said no.", "Ana Ruiz"),
    ("In May the minister said no.", "the minister"),
    ("Ana Ruiz (left) said no.", "Ana Ruiz (left)"),
    ("The widow of a skipper who drowned off Cape Orr said no.", "The widow of a skipper who drowned off Cape Orr"),
    ("The lawyer for the firm that owns the dock said no.", "The lawyer for the firm that owns the dock"),
    ("The brother of a man caught up in the storm said no.", "The brother of a man caught up in the storm"),
    ("An official who asked not to be named said no.", "An official who asked not to be named"),
    ("An official briefed on the talks said no.", "An official briefed on the talks"),
    ("Those who were there said no.", "Those who were there"),
    ("The man he had replaced said no.", "The man he had replaced"),
    ("The nurse on duty that night said no.", "The nurse on duty"),
    ("The roof leaked, researchers at Orrin and Birk Labs said.", "researchers at Orrin and Birk Labs"),
    ("The roof leaked, people living near the plant said.", "people living near the plant"),
    ("The cut came hours after the firm said no.", "the firm"),
    ("It was late, the day he left she said.", "she"),
]
_AFTER = [
    ("“No,” said Ana Ruiz.", "Ana Ruiz"),
    ("“No,” said Ana Ruiz, a broker in Oslo.", "Ana Ruiz, a broker in Oslo"),
    ("“No,” said Ana Ruiz of the harbour office.", "Ana Ruiz of the harbour office"),
    ("“No,” said Ana Ruiz, who runs the desk.", "Ana Ruiz, who runs the desk"),
    ("“No,” said Ana Ruiz on Monday.", "Ana Ruiz"),
    ("“No,” said Ana Ruiz in a statement.", "Ana Ruiz"),
]


def _shown(document: Document, tokens: tuple[int, int] | None) -> str | None:
    return None if tokens is None else document.text[document.starts[tokens[0]] : document.ends[tokens[1] - 1]]


@pytest.mark.parametrize(("text", "wanted"), _BEFORE, ids=[text for text, _ in _BEFORE])
def test_the_subject_before(text: str, wanted: str) -> None:
    document = read(text)
    found = subject_before(document, document.words.index("said"), 0)
    assert (_shown(document, found) or "").rstrip(" ,") == wanted.rstrip(",")


@pytest.mark.parametrize(("text", "wanted"), _AFTER, ids=[text for text, _ in _AFTER])
def test_the_subject_behind(text: str, wanted: str) -> None:
    document = read(text)
    found = subject_after(document, document.words.index("said"), len(document.words) - 1)
    assert _shown(document, found) == wanted


def test_a_verb_group_begins_with_its_first_helper() -> None:
    document = read("Ana Ruiz had also said no.")
    assert group_start(document, document.words.index("said"), 0) == document.words.index("had")


def test_no_subject_is_none() -> None:
    document = read("said Ana.")
    assert subject_before(document, 0, 0) is None
    assert subject_after(document, len(document.words) - 1, len(document.words)) is None


@pytest.mark.parametrize("phrase", ["Monday", "last week", "March 3", "yesterday"])
def test_times(phrase: str) -> None:
    document = read(f"He left {phrase}.")
    assert is_time(document, 2, len(document.words) - 1)


@pytest.mark.parametrize(("phrase", "wanted"), [("a statement", True), ("an interview", True), ("a ferry", False)])
def test_channels(phrase: str, wanted: bool) -> None:
    document = read(f"He spoke in {phrase}.")
    assert is_channel(document, 5) is wanted


def test_phrases_are_found_by_any_of_their_tokens() -> None:
    document = read("The old bridge fell.")
    assert phrase_at(document, 0) == phrase_at(document, 2) == (0, 3)
    assert phrase_at(document, 3) is None
    assert phrase_at(document, -1) is None
    assert phrase_at(document, 99) is None


def test_reach_stays_within_its_bounds() -> None:
    document = read("Analysts at the bank in Oslo said no.")
    assert reach_left(document, 4, 2) == 2
    assert reach_right(document, 0, 4) == 4
