"""Alignment, clusters and names, on their own."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.traces.meaning.names import likeness, name_of
from quotetrace.traces.pairing.clusters import NEVER, contract
from quotetrace.traces.text import alignment

WORDS = st.text(alphabet="abcde", max_size=40)


@given(WORDS, WORDS)
def test_blocks_are_equal_runs_in_order(a: str, b: str) -> None:
    at_a = at_b = 0
    for start_a, start_b, size in alignment.blocks(a, b):
        assert size
        assert start_a >= at_a
        assert start_b >= at_b
        assert a[start_a : start_a + size] == b[start_b : start_b + size]
        at_a, at_b = start_a + size, start_b + size


def test_long_texts_are_cut_at_runs_that_occur_once(monkeypatch: pytest.MonkeyPatch) -> None:
    chooser = random.Random(7)
    a = "".join(chooser.choices([chr(n) for n in range(0x4E00, 0x5E00)], k=3000))
    b = a[:1000] + "xyz" + a[1200:2500] + "q" + a[2501:]
    whole = alignment.blocks(a, b)
    monkeypatch.setattr(alignment, "_CELLS", 1 << 12)
    assert sum(size for *_, size in alignment.blocks(a, b)) == sum(size for *_, size in whole)


def test_contraction_does_not_chain() -> None:
    chain = [(0, 1, 3.0), (1, 2, 2.0), (0, 2, NEVER)]
    assert contract(3, chain) == [0, 0, 2]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(-5, 5)), max_size=30))
def test_labels_name_the_first_of_each_cluster(edges: list[tuple[int, int, float]]) -> None:
    labels = contract(10, edges)
    assert all(labels[label] == label <= node for node, label in enumerate(labels))


def test_contraction_of_a_star_is_quick() -> None:
    start = time.process_time()
    contract(20_000, [(0, node, 1.0) for node in range(1, 20_000)])
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Senator Ivy Marsh", ("ivy", "marsh")),
        ("The city council economist Yoko Ito", ("yoko", "ito")),
        ("Ivy Marsh, head of the guild", ("ivy", "marsh")),
        ("a potter at the guild", ()),
        ("they", ()),
        ("", ()),
        ("Dr.", ()),
    ],
)
def test_names_in_raw_strings(speaker: str, name: tuple[str, ...]) -> None:
    assert name_of(speaker) == name


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Ivy Marsh", "Marsh", "same"),
        ("Ivy Marsh", "Ivy Marsch", "similar"),
        ("Lee Chan", "Lee Cheung", "similar"),
        ("Ivy Marsh", "Hugo Marsh", "different"),
        ("Ivy Marsh", "Petra Novak", "different"),
        ("Ivy Marsh", "she", "unknown"),
        ("Park Min-jun", "Park", "same"),
    ],
)
def test_likeness(a: str, b: str, verdict: str) -> None:
    assert likeness(name_of(a), name_of(b)) == likeness(name_of(b), name_of(a)) == verdict
