"""Links, on their own."""

import random
import struct
from itertools import combinations
from math import fsum

from quotetrace.traces import Row, Vocabulary, prepare
from quotetrace.traces.merging.echoes import lay
from quotetrace.traces.merging.retelling import sharing
from quotetrace.traces.pairing.clusters import NEVER
from quotetrace.traces.pairing.links import laid, links
from quotetrace.traces.pairing.similarity import compare

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


_SAID = (
    "The ferry will sail again on Monday.", "the ferry sails on Tuesday again", "No.", "We had it that they were.",
    "Ana Ruiz sold 40 ferries", "Ana Ruis sold forty ferries on Monday", "It is what it is.",
)  # fmt: skip


def test_texts_laid_side_by_side_before_are_compared_as_new() -> None:
    for one, other in combinations(_SAID, 2):
        vocabulary = Vocabulary()
        a, b = map(vocabulary.hold, (one, other))
        early = lay(a, b).conflicts
        vocabulary.meet("s1", ("Ana Ruiz", "Ana Ruis"))
        again, new = laid(a, b), compare(a, b)
        assert again == new
        assert again.conflicts == new.conflicts
        assert early or not new.conflicts
        assert not vocabulary.laid


def test_what_texts_share_does_not_hang_on_what_was_asked_before() -> None:
    for size in range(len(_SAID) + 1):
        held, fresh = Vocabulary(), Vocabulary()
        texts, others = [*map(held.hold, _SAID[:size])], [*map(fresh.hold, _SAID[:size])]
        few = [*sharing(texts, 0.6)]
        assert [*sharing(texts)] == [*sharing(others)]
        assert [*sharing(texts, 0.6)] == few
        assert [*sharing(texts[1:])] == [*sharing([*map(Vocabulary().hold, _SAID[1:size])])]
