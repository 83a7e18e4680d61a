"""The best labels against every sequence of labels, and the spans that labels name."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from quotetrace.attribution.decoding import FIRST, FORBIDDEN, STATES, Scores, best_labels, padded, spans
from quotetrace.attribution.span_features import CONTENT, CUE, MORE_CONTENT, MORE_SOURCE, OUT, SOURCE

_LONGEST = 4
_whole = st.integers(-8, 8).map(float)  # whole numbers are exact as 32-bit floats


def _table(rows: int) -> st.SearchStrategy[Scores]:
    return arrays.arrays(np.float32, (rows, STATES), elements=_whole)


_windows = st.lists(st.integers(1, _LONGEST).flatmap(_table), min_size=1, max_size=3)


def _worth(labels: tuple[int, ...], scores: Scores, moves: Scores) -> float:
    within = sum(float(moves[a, b] + FORBIDDEN[a, b]) for a, b in pairwise(labels))
    return float(FIRST[labels[0]]) + sum(float(row[label]) for row, label in zip(scores, labels, strict=True)) + within


@given(_windows, _table(STATES))
def test_no_other_labels_are_worth_more(windows: list[Scores], moves: Scores) -> None:
    lengths = np.array([len(window) for window in windows])
    found = best_labels(np.concatenate(windows), lengths, moves)
    assert [len(labels) for labels in found] == lengths.tolist()
    for labels, scores in zip(found, windows, strict=True):
        best = max(_worth(each, scores, moves) for each in product(range(STATES), repeat=len(scores)))
        assert _worth(tuple(labels), scores, moves) == best


@given(_windows, _table(STATES))
def test_windows_side_by_side_are_read_as_each_alone(windows: list[Scores], moves: Scores) -> None:
    together = best_labels(np.concatenate(windows), np.array([len(window) for window in windows]), moves)
    assert together == [best_labels(window, np.array([len(window)]), moves)[0] for window in windows]


@given(_windows, _table(STATES))
def test_what_goes_on_has_begun(windows: list[Scores], moves: Scores) -> None:
    for labels in best_labels(np.concatenate(windows), np.array([len(window) for window in windows]), moves):
        for before, label in zip([OUT, *labels], labels, strict=False):
            assert label != MORE_CONTENT or before in (CONTENT, MORE_CONTENT)
            assert label != MORE_SOURCE or before in (SOURCE, MORE_SOURCE)


def test_short_windows_are_filled_up_with_nothing() -> None:
    wide, filled = padded(np.ones((3, STATES), np.float32), np.array([1, 2]))
    assert filled.tolist() == [[True, False], [True, True]]
    assert wide[:, :, 0].tolist() == [[1.0, 0.0], [1.0, 1.0]]


_NAMED = [
    ([], {"content": [], "source": [], "cue": []}),
    ([OUT, OUT], {"content": [], "source": [], "cue": []}),
    (
        [SOURCE, MORE_SOURCE, CUE, CONTENT, MORE_CONTENT],
        {"source": [(10, 12)], "cue": [(12, 13)], "content": [(13, 15)]},
    ),
    ([CUE, CUE, OUT], {"content": [], "source": [], "cue": [(10, 12)]}),
    ([CONTENT, CONTENT, MORE_CONTENT], {"content": [(10, 11), (11, 13)], "source": [], "cue": []}),
    ([CONTENT, CUE, CONTENT, OUT], {"content": [(10, 11), (12, 13)], "source": [], "cue": [(11, 12)]}),
]


@pytest.mark.parametrize(("labels", "wanted"), _NAMED)
def test_labels_name_spans(labels: list[int], wanted: dict[str, list[tuple[int, int]]]) -> None:
    assert spans(labels, 10) == wanted
