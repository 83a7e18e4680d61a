import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.document.tags import Tagger, shape

_WORDS = st.lists(st.text(alphabet=st.characters(exclude_categories=()), min_size=1, max_size=8), max_size=12)
_CASES = [
    ("Ana Ruiz said that the bridge was shut .", "NNP NNP VBD IN DT NN VBD VBN ."),
    ("She told reporters on Monday .", "PRP VBD NNS IN NNP ."),
    ("They will go to Altona .", "PRP MD VB TO NNP ."),
    ("The old ferry is late .", "DT JJ NN VBZ JJ ."),
]


@pytest.mark.parametrize(("words", "tags"), _CASES, ids=[words for words, _ in _CASES])
def test_plain_sentences(words: str, tags: str) -> None:
    assert Tagger.load().tag(words.split()) == tags.split()


@given(_WORDS)
def test_every_word_gets_a_tag_of_the_set(words: list[str]) -> None:
    tagger = Tagger.load()
    found = tagger.tag(words)
    assert len(found) == len(words)
    assert set(found) <= set(tagger.tags) - {""}


@given(_WORDS, _WORDS)
def test_a_sentence_does_not_depend_on_the_one_before(first: list[str], second: list[str]) -> None:
    tagger = Tagger.load()
    alone = tagger.tag(second)
    tagger.tag(first)
    assert tagger.tag(second) == alone


def test_no_words_have_no_tags() -> None:
    assert Tagger.load().tag([]) == []


@pytest.mark.parametrize(
    ("word", "wanted"), [("ruiz", "a"), ("Ruiz", "Aa"), ("NATO", "A"), ("eBay", "aA"), ("3rd", "d"), ("Anglo-x", "-A")]
)
def test_shapes(word: str, wanted: str) -> None:
    assert shape(word) == wanted
