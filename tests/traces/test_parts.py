"""Work shared out among processes: the same answer, and a clear error where a process dies."""

import os
import pickle
import random
import sys
import time

import pytest

from quotetrace.errors import WorkerError
from quotetrace.traces import Row, trace_rows
from quotetrace.traces.merging.carried import carried, restored
from quotetrace.traces.merging.parts import in_parts

WORDS = [
    "will",
    "not",
    "never",
    "the",
    "12",
    "40",
    *(f"{one}{other}" for one in "bdfgklmnprst" for other in "aeiouy" * 9),
]


def _rows(number: int) -> list[Row]:
    dice = random.Random(4)
    rows: list[Row] = []
    while len(rows) < number:
        words = [dice.choice(WORDS) + dice.choice(WORDS) for _ in range(dice.randint(3, 12))]
        for _ in range(dice.randint(1, 4)):
            shown = [word for word in words if dice.random() > 0.1]
            rows.append(Row(str(len(rows)), " ".join(shown), (dice.choice(["Ivy Marsh", "Lee Chan", "she"]),)))
    return rows


def test_two_processes_give_the_traces_of_one() -> None:
    rows = _rows(4300)  # more than a block of texts
    assert trace_rows(rows, workers=2) == trace_rows(rows)


def test_parts_are_in_order_and_an_error_comes_through() -> None:
    assert in_parts(lambda part: "abc"[part], 3) == ["a", "b", "c"]
    with pytest.raises(IndexError):
        in_parts(lambda part: "a"[part], 2)


def test_what_another_process_found_is_carried_in_its_own_way() -> None:
    found = in_parts(lambda part: ["abc"[part]], 3, ("".join, lambda told, part: [told * part]))
    assert found in ([["a"], ["b"], ["cc"]], [["a"], ["b"], ["c"]])  # the latter where nothing forks


def test_a_trace_is_the_same_when_it_was_carried() -> None:
    texts = ["We will not sell the ferry.", "we will not sell the ferry", "We will sell the ferry."]
    rows = [Row(str(n), text, ("Ivy Marsh",), published=f"2026-01-0{n + 1}") for n, text in enumerate(texts)]
    [trace] = trace_rows(rows)
    [told] = pickle.loads(pickle.dumps(carried([trace])))
    assert restored(told, range(3), rows.__getitem__, trace.id, trace.related) == trace


@pytest.mark.skipif(sys.platform != "linux", reason="one process does all elsewhere")
def test_a_process_that_dies_is_told_with_its_cure() -> None:
    with pytest.raises(WorkerError, match="pass fewer workers"):
        in_parts(lambda part: os._exit(3) if part else None, 2)


def test_hundreds_of_versions_of_one_sentence_take_no_longer_than_others() -> None:
    said = "The harbour wall will be finished before the storms and nobody will pay more for it than"
    for number in (390, 800):
        start = time.process_time()
        [trace] = trace_rows([Row(str(n), f"{said} {1000 + n} pounds.", ("Ivy Marsh",)) for n in range(number)])
        assert len(trace.versions) == number
        assert time.process_time() - start < 15  # it was more than a minute
