from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace import lexicons
from quotetrace.document import tag_features as features
from quotetrace.document import tags
from quotetrace.document.tag_features import outline
from quotetrace.document.tags import Tagger, Weights

_WORDS = st.lists(st.text(alphabet=st.characters(exclude_categories=()), min_size=1, max_size=8), max_size=12)
_CASES = [
    ("Ana Ruiz said that the bridge was shut .", "NNP NNP VBD IN DT NN VBD VBN ."),
    ("She told reporters on Monday .", "PRP VBD NNS IN NNP ."),
    ("They will go to Altona .", "PRP MD VB TO NNP ."),
    ("The old ferry is late .", "DT JJ NN VBZ JJ ."),
    ("Child psychiatrists Ana Ruiz and Bo Lie said no .", "NN NNS NNP NNP CC NNP NNP VBD DT ."),
    ("Receptionists Ana Ruiz and Bo Lie said no .", "NNS NNP NNP CC NNP NNP VBD DT ."),
]


@pytest.mark.parametrize(("words", "wanted"), _CASES, ids=[words for words, _ in _CASES])
def test_plain_sentences(words: str, wanted: str) -> None:
    assert Tagger.load().tag([words.split()]) == wanted.split()


@given(st.lists(_WORDS, max_size=4))
def test_every_word_gets_a_tag_of_the_set(sentences: list[list[str]]) -> None:
    tagger = Tagger.load()
    found = tagger.tag(sentences)
    assert len(found) == sum(map(len, sentences))
    assert set(found) <= set(tagger.tags) - {""}


@given(st.lists(_WORDS, max_size=4))
def test_a_sentence_does_not_depend_on_those_around_it(sentences: list[list[str]]) -> None:
    tagger = Tagger.load()
    alone = [tag for sentence in sentences for tag in tagger.tag([sentence])]
    assert tagger.tag(sentences) == alone


def test_more_words_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tags, "_TYPES_KEPT", 10)
    tagger = Tagger(lexicons.weights("tagger.bin"))
    wanted = tagger.tag([["Ruiz", "said", "no"]])
    for number in range(3):
        tagger.tag([[f"{letter}{number}" for letter in "abcdefgh"]])
        assert tagger.tag([["Ruiz", "said", "no"]]) == wanted


def test_threads_do_not_disturb_each_other() -> None:
    sentences = [[f"{word}{number}" for word in ("Ruiz", "say", "late", "go")] for number in range(400)]
    wanted = [Tagger.load().tag([sentence]) for sentence in sentences]
    tagger = Tagger(lexicons.weights("tagger.bin"))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda sentence: tagger.tag([sentence]), sentences))
    assert found == wanted


def test_tags_are_those_of_reading_from_left_to_right() -> None:
    """Each word scored by itself, with the tags before it as they were found: the definition, one word at a time."""
    text = Path(__file__).parents[2].joinpath("seeds").glob("*.txt")
    words = min(text).read_text(encoding="utf-8").split()[:300]
    tagger = Tagger.load()
    assert tagger.tag([words]) == _one_by_one(tagger.weights, words)


def _one_by_one(weights: Weights, words: list[str]) -> list[str]:
    seen = features.shown(words)
    history = features.history_features(len(weights.tags))
    said = {features.NEAR: features.near_features(seen), features.FAR: features.far_features(seen)}
    found = [0, 0]
    for at, word in enumerate(words):
        here = seen[:, at : at + 1]
        asked = [features.own_features(here), features.form_features(here)[:, int(at == 0)]]
        asked += [features.pair_features(found[-1], here[features.LOW]), history[:, found[-1], found[-2], None]]
        for offsets, names in said.items():
            for number, offset in enumerate(offsets):
                if 0 <= at + offset < len(words):
                    asked.append(names[:, number, at + offset : at + offset + 1])
        scores = weights.scores(np.concatenate(asked))[0]
        found.append(weights.always.get(features.known_number(word), 0) or int(scores[1:].argmax()) + 1)
    return [weights.tags[tag] for tag in found[2:]]


@given(st.integers(0, 2**32 - 1), st.integers(0, 255))
def test_features_are_checksums(number: int, tag: int) -> None:
    assert features.pair_features(tag, np.array([number], np.uint32)) == [[crc32(bytes((tag,)), number)]]


@pytest.mark.parametrize(
    ("word", "wanted"), [("ruiz", "a"), ("Ruiz", "Aa"), ("NATO", "A"), ("eBay", "aA"), ("3rd", "d"), ("Anglo-x", "-A")]
)
def test_outlines(word: str, wanted: str) -> None:
    assert outline(word) == wanted
