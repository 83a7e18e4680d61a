"""The comparable form, on its own."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

import quotetrace
from quotetrace import lexicons
from quotetrace.traces.text import siblings
from quotetrace.traces.text.comparable import Vocabulary
from quotetrace.traces.text.pieces import normal_words
from quotetrace.traces.text.roots import FUNCTION
from quotetrace.traces.text.siblings import sibling

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


def test_what_an_article_writes_with_a_capital_is_known_of_it_alone() -> None:
    first, second = sibling(), sibling()
    written, small = first.read("Veltrix sank, said Ines."), second.read("veltrix sank, said ines.")
    assert written.words == small.words
    assert first.weight is second.weight
    assert {"veltrix", "ines"} <= first.proper
    assert not second.proper | second.capital


def test_articles_do_not_hang_on_what_the_thread_has_read_before() -> None:
    texts = [
        "“The Ferry was late,” said Ana Ruiz. “The ferry was not late,” Ruiz said of Ferry Lines.",
        "“May we go?” asked May Lee. “We may,” said Lee. Lee said that May was late.",
        "“the ferry was late,” said ana ruiz. “may we go?” asked may lee.",
    ]
    here = [quotetrace.trace(text).to_json() for text in (*texts, *texts)]
    for number, text in enumerate(texts):
        with ThreadPoolExecutor(1) as fresh:  # a thread that has read nothing
            assert fresh.submit(quotetrace.trace, text).result().to_json() == here[number]
    assert here[:3] == here[3:]


def test_a_family_is_left_when_it_knows_very_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(siblings, "_MANY_PIECES", 1)
    first = sibling()
    first.read("the ferry sank")
    assert sibling().weight is not first.weight


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
        once.notice(order)
        each.notice(order)
        assert (once.capital, once.proper) == (each.capital, each.proper)
