"""Hashed templates against the same hash written out in plain Python, one row at a time."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.attribution.templates import Templates

_TEXT = "stem\ntag\nstem tag\ntag stem\nstem tag near\n"
_NAMES = ("near", "stem", "tag")
_WORD = 0xFFFFFFFF
_number = st.integers(0, _WORD)
_rows = st.lists(st.tuples(_number, _number, _number), min_size=1, max_size=5)


def _columns(rows: list[tuple[int, int, int]]) -> dict[str, np.ndarray[tuple[int], np.dtype[np.uint32]]]:
    return {name: np.array(column, np.uint32) for name, column in zip(_NAMES, zip(*rows, strict=True), strict=True)}


def _plain(number: int, values: list[int], bits: int) -> int:
    hashed = (number * 0x85EBCA6B + values[0] * 0x9E3779B1) & _WORD
    for value in values[1:]:
        hashed ^= hashed >> 15
        hashed = (hashed * 0x85EBCA6B + value * 0x9E3779B1) & _WORD
    hashed ^= hashed >> 16
    hashed = hashed * 0xC2B2AE35 & _WORD
    hashed ^= hashed >> 13
    return hashed & ((1 << bits) - 1)


@given(_rows, st.integers(4, 20))
def test_features_are_the_plain_hash(rows: list[tuple[int, int, int]], bits: int) -> None:
    found = Templates(_TEXT, bits).features(_columns(rows))
    assert found.shape == (5, len(rows))
    for at, row in enumerate(rows):
        value = dict(zip(_NAMES, row, strict=True))
        lines = [line.split() for line in _TEXT.splitlines()]
        assert found[:, at].tolist() == [
            _plain(n, [value[name] for name in line], bits) for n, line in enumerate(lines)
        ]


def test_the_order_of_columns_and_the_template_tell() -> None:
    found = Templates(_TEXT, 20).features(_columns([(1, 2, 2)]))
    assert len(set(found[:, 0].tolist())) == 5


def test_a_row_does_not_hang_on_its_neighbours() -> None:
    rows = [(1, 2, 3), (4, 5, 6), (7, 8, 9)]
    whole = Templates(_TEXT, 16).features(_columns(rows))
    alone = [Templates(_TEXT, 16).features(_columns([row]))[:, 0] for row in rows]
    assert whole.T.tolist() == [each.tolist() for each in alone]
