import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.document.tokens import split_tokens

_ODD = st.text(alphabet="aA.,’'n t\"“”(1-&@#:/\r\n\u00a0\x00\ud800e\u0301👩\u200d", max_size=60)
_CASES = [
    ("don’t", ["do", "n’t"]),
    ("can't", ["ca", "n't"]),
    ("She'll", ["She", "'ll"]),
    ("Ruiz’s", ["Ruiz", "’s"]),
    ("the workers’ hall", ["the", "workers", "’", "hall"]),
    ("O’Dea", ["O’Dea"]),
    ("U.S. trade", ["U.S.", "trade"]),
    ("9 p.m.", ["9", "p.m."]),
    ("Dr. J. R. Okafor", ["Dr.", "J.", "R.", "Okafor"]),
    ("1,000.50 crowns", ["1,000.50", "crowns"]),
    ("4.5m", ["4.5m"]),
    ("state-owned", ["state-owned"]),
    ("R&D", ["R&D"]),
    ("``yes''", ["``", "yes", "''"]),
    ("“yes”", ["“", "yes", "”"]),
    ("wait -- no", ["wait", "--", "no"]),
    ("wait...", ["wait", "..."]),
    ("wait…", ["wait", "…"]),
    ("see https://example.org/a?b=1 now", ["see", "https://example.org/a?b=1", "now"]),
    ("@okafor #depot", ["@okafor", "#depot"]),
    ("example.com", ["example.com"]),
]


@pytest.mark.parametrize(("text", "wanted"), _CASES, ids=[text for text, _ in _CASES])
def test_words(text: str, wanted: list[str]) -> None:
    assert split_tokens(text, 0, len(text))[0] == wanted


@given(st.one_of(_ODD, st.text(max_size=60)), st.integers(0, 10))
def test_tokens_are_slices_in_order(text: str, start: int) -> None:
    start = min(start, len(text))
    words, starts, ends = split_tokens(text, start, len(text))
    assert all(text[s:e] == word and s < e for word, s, e in zip(words, starts, ends, strict=True))
    places = [place for pair in zip(starts, ends, strict=True) for place in pair]
    assert places == sorted(places)
    assert not places or places[0] >= start


@given(st.one_of(_ODD, st.text(max_size=60)))
def test_only_space_stands_between_tokens(text: str) -> None:
    _, starts, ends = split_tokens(text, 0, len(text))
    left = [text[a:b] for a, b in zip([0, *ends], [*starts, len(text)], strict=True)]
    assert all(re.fullmatch(r"\s*", gap) for gap in left), left


def test_offsets_are_those_of_the_whole_text() -> None:
    assert split_tokens("Ruiz said no.", 5, 13) == (["said", "no", "."], [5, 10, 12], [9, 12, 13])
