"""Blocks of a page: cases written for this project, and what holds for any text."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.document.blocks import split_blocks
from quotetrace.layers import Block

_LINES = (Path(__file__).parents[1] / "cases" / "blocks.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in _LINES if line]
_PIECES = [
    "By Ana Ruiz", "Photo: A/B", "Stra | AFP | Getty Images", "“Yes,” she said.", "— Ana Ruiz, mother", "Ana Ruiz",
    "ROME (AP) — Rain.", "Q: Why?", "A: So.", "SMITH: No.", "MOST READ", "1. Rain", "Union leader", "silence in rome",
    "the line goes on and on until it is", "wrapped here and ends.", "\r\n", "\n", "\n\n", "\u2028", "\u2029", "\x0c",
    "\t", "\x00", "\ud800", "\xa0", "•", " ", "…", "- ", "“", "\ufeff",
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_kinds_of_a_page(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [(block.kind, text[block.start : block.end]) for block in split_blocks(text)]
    assert [kind for kind, _ in found] == [kind for kind, _ in case["kinds"]]
    for (_, shown), (_, first) in zip(found, case["kinds"], strict=True):
        assert " ".join(shown.split()).startswith(first)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NAIROBI (Kaskazi Newswire) — The strike goes on.", "The strike"),
        ("KEELUNG, Taiwan — Mud is slow.", "Mud"),
        ("TAMARACK FALLS - The board met.", "The board"),
        ("CEIBOS 71, ROSARIO 70 — It took a throw.", "It took"),
        ("LONDON, March 3 (Reuters) - Prices rose.", "Prices"),
        ("WASHINGTON: Officials met.", "Officials"),
        ("Washington (CNN) Officials met.", "Officials"),
        ("ST. LOUIS, Mo. (AP) — “No,” he said.", "“No,”"),
        ("ROME/MILAN (Wire) -- Rain fell.", "Rain"),
        ("NATO — the old alliance — said no.", "NATO"),
        ("IBM said on Monday it would wait.", "IBM"),
        ("Rome — Rain fell.", "Rome"),
        ("A man - a plan.", "A man"),
    ],
)
def test_words_begin_behind_the_dateline(text: str, words: str) -> None:
    (block,) = split_blocks(text)
    assert block.kind == "body"
    assert text[block.words :].startswith(words)


@pytest.mark.parametrize("text", ["Mayor Shuts Bridge\n\n“Nobody left,” said Ana Ruiz.", '"We stay," said Ana Ruiz.'])
def test_a_byte_order_mark_is_white_space(text: str) -> None:
    with_mark = [
        evolve(block, start=block.start - 1, end=block.end - 1, words=block.words - 1)
        for block in split_blocks("\ufeff" + text)
    ]
    assert with_mark == split_blocks(text)


def test_words_begin_behind_the_label_of_a_turn() -> None:
    text = "ANA RUIZ (on camera): Why now?\n\nSMITH: Because.\n\nIt was time.\n\nRUIZ: Thanks."
    blocks = split_blocks(text)
    assert [text[block.words : block.end] for block in blocks] == ["Why now?", "Because.", "It was time.", "Thanks."]
    assert blocks[2].words == blocks[2].start


def test_credit_lines_number_their_pull_quote() -> None:
    text = "The talks went on all night.\n\nWe are tired.\nAna Ruiz\nUnion leader\n\nThey met again at dawn, she said."
    assert [block.credit_of for block in split_blocks(text)] == [None, None, 1, 1, None]


def _holds(text: str, blocks: list[Block]) -> None:
    before = 0
    for block in blocks:
        assert before <= block.start < block.end <= len(text)
        assert not text[before : block.start].replace("\ufeff", " ").strip()
        assert block.start <= block.words <= block.end
        shown = text[block.start : block.end]
        assert shown == shown.strip()
        assert (block.credit_of is None) == (block.kind != "pull-credit")
        assert block.credit_of is None or blocks[block.credit_of].kind == "pull"
        before = block.end
    assert not text[before:].replace("\ufeff", " ").strip()


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), max_size=40).map("".join))
def test_blocks_are_ordered_trimmed_and_hold_all_that_is_visible(text: str) -> None:
    _holds(text, split_blocks(text))


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("\n".join))
def test_the_same_holds_for_pages(text: str) -> None:
    _holds(text, split_blocks(text))


@pytest.mark.parametrize(
    "text",
    [
        "", " \n\t\r\n\xa0\u2028", "\n" * 2_000_000, "a" * 2_000_000, "NAIROBI, " * 200_000, "By A B\n" * 20_000,
        "Rain fell. \n" * 20_000, "Rain fell.\nAna Ruiz\n" * 20_000, "A | " * 200_000, "Q: a\nA: b\n" * 20_000,
        " " * 2_000_000, "a b " * 500_000,
    ],
    ids=range(12),
)  # fmt: skip
def test_size_and_repetition_take_linear_time(text: str) -> None:
    began = time.process_time()
    _holds(text, split_blocks(text))
    assert time.process_time() - began < 10  # each takes well under a second; a quadratic step takes minutes
