"""Rows of the same words that one of them stands for."""

import pytest

from quotetrace import trace_quotes
from quotetrace.traces.batches.folding import folded
from quotetrace.traces.batches.gathered import gather
from quotetrace.traces.batches.rating import crowd_of
from quotetrace.traces.pairing.rows import Row
from quotetrace.traces.text.comparable import Vocabulary

SAID = "The harbour wall of Ellesmere will be finished before the storms."


@pytest.mark.parametrize(
    ("speakers", "home"),
    [
        (["Ana Ruiz", "Ruiz", None, "Ana Luiz"], [0, 1, 0, 3]),
        ([None, "Ana Ruiz", "Ruiz", None], [1, 1, 2, 1]),
        (["Ruiz", "Ana Ruiz", "Tom Ruiz", None], [0, 1, 2, 3]),  # nobody knows whose the last one is
        (["Ana Ruiz", "Olaf Chan", None], [0, 1, 2]),
        ([None, None], [0, 0]),
    ],
)
def test_rows_without_a_name_stand_in_the_node_of_the_only_name(speakers: list[str | None], home: list[int]) -> None:
    rows = [Row(str(at), SAID, (name,) if name else ()) for at, name in enumerate(speakers)]
    assert folded(crowd_of(gather(rows, Vocabulary()))).tolist() == home


def test_words_that_anybody_says_and_nested_ones_stand_for_themselves() -> None:
    rows = [Row("1", "Not today.", ("Ana Ruiz",)), Row("2", "Not today."), Row("3", SAID), Row("4", SAID, within="3")]
    assert folded(crowd_of(gather(rows, Vocabulary()))).tolist() == [0, 1, 2, 3]


def test_each_row_is_told_of_in_its_place() -> None:
    filler = [{"id": f"f{at}", "text": f"Number {at} of {at * at} was closed on day {at * 7}."} for at in range(400)]
    alike = [{"id": name, "text": SAID, "speaker": name.strip("?")} for name in ("?", "Ruiz", "Ana Ruiz", "Olaf Chan")]
    [first, *_] = trace_quotes([*alike, *filler])
    assert first.versions[0].quotation == "?"
    assert {"Ruiz", "Ana Ruiz"} <= {each.quotation for each in first.versions}
