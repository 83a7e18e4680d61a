import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.document import sentences
from quotetrace.document.sentences import split_sentences

_FILE = Path(__file__).parents[1] / "cases" / "sentences.jsonl"
_CASES = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]
_ODD = st.text(alphabet="aA.?!…\"'“”‘’«»()[]—- \n\r\t\u00a0\x00\ud800。」「1,He", max_size=60)


def _read(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


def _check(text: str, start: int, end: int) -> None:
    spans = split_sentences(text, start, end)
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text[start:end].split())
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["why"])
def test_cases(case: dict[str, object]) -> None:
    assert _read(str(case["text"])) == case["sentences"]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Head\n\n  He left. She stayed.  \n\nTail."
    start, end = text.index("He l") - 2, text.index("Tail")
    assert [text[s:e] for s, e in split_sentences(text, start, end)] == ["He left.", "She stayed."]


@given(_ODD)
def test_every_character_is_covered_in_order(text: str) -> None:
    _check(text, 0, len(text))


@given(st.text(max_size=80), st.integers(0, 40), st.integers(0, 80))
def test_any_slice_of_any_text(text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    _check(text, start, max(start, end))


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\ud800. \udfff He", "”", "''", ". . . .", "?!", "\r\n\r\n"])
def test_odd_text_is_no_error(text: str) -> None:
    _check(text, 0, len(text))


_UNITS = ["He left. ", "a.b. ", ". ", "! ", '" . ', "(a. ", "No. 5 ", "x", ".\u00a0He", "?” Ana Of ", "'' . ", "。」「"]


@pytest.mark.parametrize("unit", _UNITS)
def test_time_is_linear(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        split_sentences(text, 0, len(text))
        return time.process_time() - began

    spent(1_000)
    # Ten times the text in a hundred times the time would be quadratic; 40 leaves room for a busy machine.
    assert spent(300_000) < 40 * max(spent(30_000), 0.005)


def test_punkt_is_not_asked_where_words_settle_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> None:
        raise AssertionError

    monkeypatch.setattr(sentences, "divided", asked)
    text = "“Is it over?” asked Ana. “Yes.” The state-owned ferry’s crew left! She stayed (alone). It rained."
    assert len(_read(text)) == 5


def test_a_word_without_end_is_read() -> None:
    word = "a.b" * 100_000
    assert _read(f"See {word}. He left.") == [f"See {word}.", "He left."]
