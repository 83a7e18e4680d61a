"""Candidates that need no link of their own: told of very many pairs at once as of one text's."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.traces import Link
from quotetrace.traces.pairing.bundle import bundled
from quotetrace.traces.pairing.nodes import Node, bare, sure_of, unspared
from quotetrace.traces.pairing.rows import Row
from quotetrace.traces.pairing.sparing import SURE, spared

TEXTS = 8
PAIRS = st.tuples(st.integers(1, TEXTS - 1), st.integers(0, TEXTS - 2)).filter(lambda pair: pair[0] > pair[1])
SCORES = st.sampled_from([-1.0, SURE, SURE + 0.5, 9.0])
LINKS = st.dictionaries(PAIRS, st.tuples(SCORES, st.sampled_from([(), ("number",)])))


@given(LINKS, st.sets(PAIRS))
def test_pairs_are_spared_as_the_index_spares_them(
    known: dict[tuple[int, int], tuple[float, tuple[str, ...]]], others: set[tuple[int, int]]
) -> None:
    links = [Link(i, j, score, score, kinds) for (i, j), (score, kinds) in known.items()]
    asked = sorted(others - known.keys())

    def own(text: int) -> Sequence[Link]:
        return [each for each in links if each.i == text]

    nodes = {text: Node(bare(Row(str(text), "")), 0, 0, 0, 0, sure_of(own(text))) for text in range(TEXTS)}
    later, earlier = np.array(asked, dtype=np.int64).reshape(-1, 2).T
    plainly = [(i, j) for i, j in asked if not unspared([j], nodes, own(i))]
    assert [pair for pair, each in zip(asked, spared(bundled(links), later, earlier, TEXTS), strict=True) if each] == (
        plainly
    )
