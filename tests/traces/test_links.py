"""Links, on their own."""

import random
import struct
from itertools import combinations
from math import fsum

from quotetrace.traces import Row, Vocabulary, prepare
from quotetrace.traces.pairing.clusters import NEVER
from quotetrace.traces.pairing.links import links

WORDS = "we will not sell the old ferry because the council of Ellesmere voted for a loan of 40 million in May".split()


def test_log_odds_add_up_to_the_same_in_every_order() -> None:
    # Sums decide between clusters, and an engine that works in batches adds in another order than one that does not.
    chooser, vocabulary = random.Random(5), Vocabulary()
    texts = [" ".join(word for word in WORDS if chooser.random() < 0.7) for _ in range(40)]
    utterances = [prepare(Row(str(number), text), vocabulary) for number, text in enumerate(texts)]
    found = links(utterances, combinations(range(len(texts)), 2))
    scores = [score for each in found for score in (each.score, each.base) if score > NEVER]
    assert len(set(scores)) > len(texts)
    assert sum(scores) == sum(reversed(scores)) == fsum(scores)
    assert all(struct.unpack("<f", struct.pack("<f", score)) == (score,) for score in scores), "the store rounds them"
