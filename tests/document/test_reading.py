from hypothesis import given
from hypothesis import strategies as st

from quotetrace.document.reading import read
from quotetrace.layers import Document

_ODD = st.text(alphabet="aA.?! “”‘’'\"\n\r\t\u00a0\x00\ud800:—(1,He said", max_size=80)


def _check(document: Document) -> None:
    count = len(document.words)
    parallel = (document.starts, document.ends, document.tags, document.sentence_of, document.letters)
    assert all(len(each) == count for each in (*parallel, document.phrase_of))
    assert document.low == [word.lower() for word in document.words]
    for word, start, end in zip(document.words, document.starts, document.ends, strict=True):
        assert document.text[start:end] == word
    at = 0
    for number, sentence in enumerate(document.sentences):
        assert sentence.first == at <= sentence.last
        assert document.sentence_of[at : sentence.last] == [number] * (sentence.last - at)
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start <= sentence.end <= block.end
        at = sentence.last
    assert at == count
    for number, (first, last) in enumerate(document.phrases):
        assert document.phrase_of[first:last] == [number] * (last - first)
        assert document.sentence_of[first] == document.sentence_of[last - 1]


@given(st.one_of(_ODD, st.text(max_size=80)))
def test_the_layers_fit_each_other(text: str) -> None:
    _check(read(text))


def test_an_article() -> None:
    document = read("ALTONA (Nordlicht) — “We are late,” said Ana Ruiz. It rained.\n\nRUIZ: Yes.")
    _check(document)
    assert len(document.marked) == 1
    assert "Ruiz" in document.words


def test_nothing() -> None:
    document = read("")
    assert (document.blocks, document.sentences, document.words, document.marked) == ([], [], [], [])


def test_a_sentence_without_end_is_tagged_to_its_end() -> None:
    document = read("the ferry and " * 1_000)
    _check(document)
    assert len(document.tags) == 3_000


def test_a_headline_in_capitals_is_tagged_as_a_sentence() -> None:
    body = "The mayor of Altona wants to sell the old ferry. The council met on Monday, and the vote was close.\n\n" * 3
    document = read("Mayor Wants To Sell The Old Ferry\n\n" + body)
    words = document.words[: document.sentences[0].last]
    assert document.tags[words.index("Sell")] == "VB"
