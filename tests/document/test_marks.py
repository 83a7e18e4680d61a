from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.document.marks import find_marked
from quotetrace.layers import Block, Marked

_MARKS = ["“", "”", "„", '"', "‘", "’", "'", "''", "``", "«", "»", "‹", "›", "「", "」", "â€œ", "â€\x9d", "‚", "‟", "‛"]
_PIECES = st.lists(st.sampled_from([*_MARKS, " ", " ", ".", ",", "a", "B", "1", "said", "\u00a0"]), max_size=30)
_PARAGRAPHS = st.lists(_PIECES.map("".join), min_size=1, max_size=4)


def _read(*paragraphs: str) -> tuple[str, list[Marked]]:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block("body", len(text), len(text) + len(paragraph), len(text)))
        text += paragraph + "\n\n"
    return text, find_marked(text, blocks)


def _inner(*paragraphs: str) -> list[str]:
    text, found = _read(*paragraphs)
    return [text[marked.inner_start : marked.inner_end] for marked in found]


_CASES = [
    ("“a b” c", ["a b"]),
    ('"a b" c', ["a b"]),
    ("'a b' c", ["a b"]),
    ("‘a b’ c", ["a b"]),
    ("''a b'' c", ["a b"]),
    ("``a b'' c", ["a b"]),
    ("«a b» c", ["a b"]),
    ("« a b » c", ["a b"]),
    ("»a b« c", ["a b"]),
    ("„a b“ c", ["a b"]),
    ("„a b” c", ["a b"]),
    ("”a b” c", ["a b"]),
    ("‹a b› c", ["a b"]),
    ("「a b」 c", ["a b"]),
    ("『a b』 c", ["a b"]),
    ("â€œa bâ€\x9d c", ["a b"]),
    ('“a b" c', ["a b"]),
    ('"a b” c', ["a b"]),
    ("“a b“ c", ["a b"]),
    ("(“a b”) c", ["a b"]),
    ("x—“a b”—c", ["a b"]),
    ("“a” and “b”", ["a", "b"]),
    ('"a" and "b"', ["a", "b"]),
    ("“a ‘b’ c”", ["a ‘b’ c", "b"]),
    ("‘a “b” c’", ["a “b” c", "b"]),
    ("\"a 'b' c\"", ["a 'b' c", "b"]),
    ('"He said “a b” twice," c', ["He said “a b” twice,", "a b"]),
    ('“He said "a b" twice,” c', ['He said "a b" twice,', "a b"]),
    ("“He said “a b” twice,” c", ["He said “a b” twice,", "a b"]),
    ('"We go, said Ana. “We stay,” said Tom. "Yes," said Bo.', ["We go,", "We stay,", "Yes,"]),
    ('"It is about “law” and more.', ["It is about “law” and more.", "law"]),
    ('"He rose. “We stay,” she cried.', ["He rose.", "We stay,"]),
    ("the workers’ hall and the drivers’ room", []),
    ("don't, won't, can't", []),
    ("the '90s and the ’80s", []),
    ("rock 'n' roll", []),
    ("O'Neill's dog's bone", []),
    ("6'2\" tall", []),
    ("‘It’s the drivers’ hall,’ he said", ["It’s the drivers’ hall,"]),
    ("'It's the drivers' hall,' he said", ["It's the drivers' hall,"]),
    ("“”", []),
    ("“ ” “", []),
]


@pytest.mark.parametrize(("text", "wanted"), _CASES, ids=[text for text, _ in _CASES])
def test_stretches(text: str, wanted: list[str]) -> None:
    assert _inner(text) == wanted


def test_a_nested_stretch_names_its_parent() -> None:
    _, found = _read("“a ‘b’ c” “d”")
    assert [marked.parent for marked in found] == [None, 0, None]


def test_marks_that_are_opened_again_are_one_chain() -> None:
    _, found = _read("He said: “A b. C d.", "“E f. G h.", "“I j.”", "“K l.”")
    assert [marked.opened_again for marked in found] == [None, 0, 1, None]


def test_an_unclosed_mark_ends_with_its_sentence() -> None:
    text, (found,) = _read("Here “we go. They stay here.", "Nobody knows why.")
    assert (text[found.start : found.end], found.closed) == ("“we go.", False)


def test_an_unclosed_mark_that_begins_a_paragraph_ends_with_it() -> None:
    text, (found,) = _read("“The U.S. goes. We stay here.", "Nobody knows why.")
    assert (text[found.start : found.end], found.closed) == ("“The U.S. goes. We stay here.", False)


def test_an_unclosed_mark_ends_before_the_reporter_speaks() -> None:
    text, (found,) = _read("“Sen. Roe goes. He said they stay here.", "Nobody knows why.")
    assert text[found.start : found.end] == "“Sen. Roe goes."


def test_an_unclosed_mark_leaves_the_next_paragraph_alone() -> None:
    assert _inner("“We go, said Ana.", "“They stay,” said Tom.", "“Yes.”")[1:] == ["They stay,", "Yes."]


@given(_PARAGRAPHS)
def test_stretches_are_sound(paragraphs: list[str]) -> None:
    text, found = _read(*paragraphs)
    for number, marked in enumerate(found):
        assert 0 <= marked.start <= marked.inner_start < marked.inner_end <= marked.end <= len(text)
        for other in (marked.parent, marked.opened_again):
            assert other is None or 0 <= other < number
        if marked.parent is not None:
            outer = found[marked.parent]
            assert outer.start < marked.start
    assert all((a.start, -a.end) <= (b.start, -b.end) for a, b in pairwise(found))


@given(_PARAGRAPHS)
def test_stretches_keep_to_their_paragraph(paragraphs: list[str]) -> None:
    text, found = _read(*paragraphs)
    assert all("\n\n" not in text[marked.start : marked.end] for marked in found)


@given(_PARAGRAPHS)
def test_plain_paragraphs_behind_change_nothing(paragraphs: list[str]) -> None:
    assert _inner(*paragraphs, "He left.", "She stayed.") == _inner(*paragraphs, "He left.")
