"""The order of stretches, which holds which, and whom a floating quotation follows."""

from quotetrace.attribution.arranging import arrange
from quotetrace.document import read
from quotetrace.layers import Kind, Reported


def _one(start: int, end: int, kind: Kind = "direct", *, cue: bool = True, rule: str = "direct.alone") -> Reported:
    return Reported(kind=kind, content=((start, end),), rule=rule, cue=(start, end) if cue else None)


def _arranged(text: str, *found: Reported) -> list[Reported]:
    return arrange(read(text), found, lambda _, raw: raw / 2)


_TWO = "One line of words here.\n\nAnother line of words.\n\nA third line of words stands here."


def test_stretches_come_in_order_the_longer_first() -> None:
    found = _arranged(_TWO, _one(30, 34), _one(0, 10), _one(0, 20))
    assert [each.content[0] for each in found] == [(0, 20), (0, 10), (30, 34)]


def test_the_innermost_holder_is_named() -> None:
    found = _arranged(_TWO, _one(0, 23), _one(2, 15), _one(4, 9), _one(16, 20))
    assert [each.within for each in found] == [None, 0, 1, 0]


def test_the_gap_between_two_pieces_holds_nothing() -> None:
    split = Reported(kind="direct", content=((0, 5), (15, 23)), rule="direct.split", cue=(6, 9))
    assert [each.within for each in _arranged(_TWO, split, _one(7, 12))] == [None, None]


def test_the_same_words_do_not_hold_each_other() -> None:
    assert [each.within for each in _arranged(_TWO, _one(0, 9), _one(0, 9, "indirect"))] == [None, None]


def test_a_quotation_without_a_cue_follows_one_of_the_paragraph_before() -> None:
    second = _TWO.index("Another")
    found = _arranged(_TWO, _one(0, 9), _one(second, second + 9, cue=False))
    assert [each.follows for each in found] == [None, 0]


def test_but_not_over_a_paragraph_nor_a_pull_quote() -> None:
    second, third = _TWO.index("Another"), _TWO.index("A third")
    far = _arranged(_TWO, _one(0, 9), _one(third, third + 9, cue=False))
    assert [each.follows for each in far] == [None, None]
    pulled = _arranged(_TWO, _one(0, 9, "pull"), _one(second, second + 9, cue=False))
    assert [each.follows for each in pulled] == [None, None]


def test_confidence_is_asked_for_by_rule() -> None:
    assert _arranged(_TWO, _one(0, 9))[0].confidence == 0.25
