"""The comparable form, on its own."""

import random

from quotetrace import lexicons
from quotetrace.traces.text.comparable import FUNCTION, Vocabulary
from quotetrace.traces.text.pieces import normal_words

COMMON = list(lexicons.table("traces_common"))
PROPER = list(lexicons.table("traces_proper"))


def test_what_a_word_weighs_hangs_on_the_word_alone() -> None:
    # "here" was cut to "her" and weighed as a word of grammar where "her" was read before it.
    words = sorted({*FUNCTION, *COMMON, *PROPER, "herring", "themes", "noted", "wills", "outing", "youry"})
    weights = []
    for seed in range(3):
        random.Random(seed).shuffle(words)
        vocabulary = Vocabulary()
        vocabulary.read(" ".join(words))
        weights.append({word: vocabulary.read(word).total for word in words})
    assert weights[0] == weights[1] == weights[2]


def test_a_word_of_grammar_shares_its_key_with_no_other_word() -> None:
    vocabulary = Vocabulary()
    grammar = set(vocabulary.read(" ".join(sorted(FUNCTION))).keys)
    others = [word for word in COMMON if not FUNCTION.intersection(normal_words(word))]
    assert [word for word in others if grammar.intersection(vocabulary.read(word).keys)] == []


def test_pieces_are_learned_at_once_as_one_by_one() -> None:
    words = ["ferry", "Ferry", "FERRY", "don't", "dont", "Tarvik", "25", "twenty", "ends", "the", "josé", "cut-off"]
    around = [
        ("", ","),
        ("“", "”"),
        ("‘", "’"),
        ("«", "»"),
        ("``", "''"),
        (",", ""),
        (")", ""),
        ("", "..."),
        ("…", "."),
        ("", ".”"),
    ]
    pieces = [*words, *(f"{before}{word}{behind}" for before, behind in around for word in words)]
    for order in (pieces, pieces[::-1]):
        once, each = Vocabulary(), Vocabulary()
        once.written.meet(order)
        for piece in order:
            assert once.spell(once.written[piece]) == each.spell(each.written[piece]), piece
        assert (once.capital, once.proper, once.shouted) == (each.capital, each.proper, each.shouted)
