"""Stretches in marks, as properties: in order, nested, none without words."""

from hypothesis import given
from hypothesis import strategies as st

from quotetrace.document.stretches import ordered
from quotetrace.layers import Marked

_TEXT = "one two  three (four) five, six. " * 2
_place = st.integers(0, len(_TEXT))


@st.composite
def _marked(draw: st.DrawFn) -> Marked:
    """A stretch whose marks are one character wide, or none; a mark is never a blank."""
    start, end = sorted((draw(_place), draw(_place)))
    opens = start < end and not _TEXT[start].isspace() and draw(st.booleans())
    closes = start + opens < end and not _TEXT[end - 1].isspace() and draw(st.booleans())
    return Marked(start, end, start + opens, end - closes, "“")


_found = st.lists(_marked(), max_size=7)


@given(_found)
def test_none_crosses_the_end_of_another(found: list[Marked]) -> None:
    out = ordered(_TEXT, found)
    for one in out:
        for other in out:
            assert not one.start < other.start < one.end < other.end


@given(_found)
def test_they_come_in_order_with_words_inside(found: list[Marked]) -> None:
    out = ordered(_TEXT, found)
    assert out == sorted(out, key=lambda each: (each.start, -each.end))
    for each in out:
        assert each.start <= each.inner_start < each.inner_end <= each.end
        words = _TEXT[each.inner_start : each.inner_end]
        assert words == words.strip() != ""


@given(_found)
def test_a_parent_holds_its_children(found: list[Marked]) -> None:
    out = ordered(_TEXT, found)
    for number, each in enumerate(out):
        if each.parent is not None:
            around = out[each.parent]
            assert each.parent < number
            assert around.start <= each.start <= each.end <= around.end


def test_what_goes_on_is_numbered_anew() -> None:
    first, second = Marked(0, 7, 0, 7, "“"), Marked(9, 14, 9, 14, "“", opened_again=0)
    empty = Marked(7, 9, 7, 9, "“")
    out = ordered(_TEXT, [first, empty, second])
    assert [each.opened_again for each in out] == [None, 0]
    assert ordered(_TEXT, [empty, first, Marked(9, 14, 9, 14, "“", opened_again=0)])[1].opened_again is None


def test_what_is_clipped_waits_for_its_turn() -> None:
    found = [Marked(0, 7, 0, 7, "“"), Marked(1, 14, 1, 14, "“"), Marked(4, 14, 4, 14, "“")]
    assert [(each.start, each.end, each.parent) for each in ordered(_TEXT, found)] == [
        (0, 7, None),
        (9, 14, None),
        (9, 14, 1),
    ]
