"""Very many rows at once: the same keys, the same answers, and no text that costs more than others."""

import gc
import random
import time

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.traces import Row, Vocabulary, enough, keys_of, link, prepare, trace_rows
from quotetrace.traces.pairing.candidates import CROWDED
from quotetrace.traces.pairing.crowd import likely_pairs, neighbouring, postings_of
from quotetrace.traces.text.bulk import Shelf
from quotetrace.traces.tracing import HANDFUL

WORDS = "not the harbour will close 12 Marsh in May … kiln orchard velvet seven-fold ß ferry Tarvik glacier".split()
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), min_size=1, max_size=12)


@given(TEXTS)
def test_arrays_find_texts_by_the_keys_of_each(texts: list[str]) -> None:
    vocabulary = Vocabulary()
    read = [vocabulary.read(text) for text in texts]
    postings = postings_of(Shelf.of(read))
    holders: dict[int, list[int]] = {}
    for number, text in enumerate(read):
        for key in keys_of(text):
            holders.setdefault(key, []).append(number)
    found = [own.tolist() for own in np.split(postings.holders, postings.start[1:-1])] if len(postings.key) else []
    assert sorted(found) == sorted(own for own in holders.values() if len(own) > 1)
    assert postings.held.tolist() == [len(keys_of(text)) for text in read]
    for number, own in enumerate(np.split(postings.own, postings.of[1:-1])):
        assert {*postings.holders[own].tolist()} <= {number}


@given(TEXTS)
def test_likely_pairs_share_keys_and_keep_their_order(texts: list[str]) -> None:
    vocabulary = Vocabulary()
    read = [vocabulary.read(text) for text in texts]
    for later, earlier in likely_pairs(read):
        one, other = keys_of(read[later]), keys_of(read[earlier])
        assert earlier < later
        assert enough(len(one & other), min(len(one), len(other)))


def test_pairs_of_one_utterance_follow_each_other() -> None:
    # 3 is likeliest 1, which is likeliest 0, as 2 and 6 are; 7 is likeliest 5, which is likeliest 4
    later, earlier = np.array([1, 2, 3, 3, 5, 6, 7]), np.array([0, 0, 1, 2, 4, 0, 5])
    found = neighbouring(later, earlier, 8)
    assert [*zip(*(side.tolist() for side in found), strict=True)] == [
        (1, 0, 0), (2, 0, 0), (3, 1, 0), (3, 2, 1), (6, 0, 0), (5, 4, 0), (7, 5, 0)
    ]  # fmt: skip
    none = np.zeros(0, dtype=np.int32)
    assert [len(side) for side in neighbouring(none, none, 3)] == [0, 0, 0]


def test_keys_are_the_same_in_every_process() -> None:
    assert sorted(keys_of(Vocabulary().read("The ferry was sold.")))[:2] == KEYS_OF_THE_FERRY


# Written down by an earlier run: an index on disk relies on them.
KEYS_OF_THE_FERRY = [1010350617849771623, 1313220178155324071]


def made(number: int) -> list[Row]:
    """Rows of random words, each said twice, the second time without its first word."""
    dice = random.Random(3)
    words = ["".join(dice.choices("abcdefghijklmnoprstuvz", k=dice.randint(4, 9))) for _ in range(4000)]
    rows = []
    for name in range(number // 2):
        text = dice.choices(words, k=12)
        rows += [
            Row(f"{name}a", " ".join(text), (f"Ann {words[name % 900].title()}",)),
            Row(f"{name}b", " ".join(text[1:]), ()),
        ]
    dice.shuffle(rows)
    return rows


def test_a_crowd_finds_every_excerpt_and_leaves_the_collector_as_it_was() -> None:
    assert gc.isenabled()
    traces = trace_rows(made(2 * HANDFUL))
    assert gc.isenabled()
    assert all(len({version.quotation[:-1] for version in each.versions}) == 1 for each in traces)
    assert len(traces) == HANDFUL


def seconds(rows: list[Row]) -> float:
    start = time.process_time()
    traces = trace_rows(rows)
    assert sum(len(each.versions) for each in traces) == len(rows)
    return time.process_time() - start


def test_a_stock_phrase_costs_no_more_than_distinct_rows() -> None:
    """No growth with the square of the copies: ten times CROWDED and more, by as many people."""
    distinct = made(100 * CROWDED)
    stock = [Row(row.id, "We will monitor the situation closely.", (row.id.title(),)) for row in distinct]
    assert seconds(stock) < 3 * seconds(distinct)


def test_a_link_can_be_asked_for_alone() -> None:
    vocabulary = Vocabulary()
    one, other = (
        prepare(Row(name, text, ("Ivy Marsh",)), vocabulary)
        for name, text in (("a", "The kiln will not be sold."), ("b", "The kiln will be sold."))
    )
    found = link(one, other, 7, 9)
    assert found is not None
    assert (found.i, found.j, found.kinds) == (7, 9, ("negation",))
    assert found.score < 0 < found.base
