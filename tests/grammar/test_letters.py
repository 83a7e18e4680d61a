import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.document.tags import Tagger
from quotetrace.grammar.letters import letters, noun_phrases

_TAGS = ["DT", "JJ", "NN", "NNP", "PRP", "PRP$", "POS", "CC", "IN", "TO", "VBD", "VBZ", "VB", "VBG", "VBN", "MD", "RB"]
_TAGGED = st.lists(
    st.tuples(st.sampled_from(["said", "that", "her", "Ruiz", "“", ",", "no", "x", "’s"]), st.sampled_from(_TAGS))
)
_CASES = [
    ("the old bridge fell", ["the old bridge"]),
    ("Ana Ruiz said no", ["Ana Ruiz", "no"]),
    ("the drivers ’ union met", ["the drivers ’ union"]),
    ("China ’s foreign ministry said", ["China ’s foreign ministry"]),
    ("she told him", ["she", "him"]),
    ("120 trams stood", ["120 trams"]),
    ("two men and a dog", ["two men", "a dog"]),
    ("the head of the depot", ["the head", "the depot"]),
]


@pytest.mark.parametrize(("text", "wanted"), _CASES, ids=[text for text, _ in _CASES])
def test_noun_phrases(text: str, wanted: list[str]) -> None:
    words = text.split()
    code = letters(words, Tagger.load().tag([words]))
    assert [" ".join(words[first:last]) for first, last in noun_phrases(code, 0, len(words))] == wanted


@given(_TAGGED)
def test_one_letter_a_token(pairs: list[tuple[str, str]]) -> None:
    words, tags = [word for word, _ in pairs], [tag for _, tag in pairs]
    code = letters(words, tags)
    assert len(code) == len(words)
    phrases = noun_phrases(code, 0, len(code))
    places = [place for phrase in phrases for place in phrase]
    assert places == sorted(places)
    assert all(first < last for first, last in phrases)


def test_a_slice_is_read_within_its_bounds() -> None:
    assert noun_phrases("DNVDN", 1, 4) == [(1, 2), (3, 4)] or noun_phrases("DNVDN", 1, 4) == [(1, 2)]


def test_that_is_a_letter_of_its_own_where_it_opens_a_clause() -> None:
    assert letters(["said", "that", "that", "man"], ["VBD", "IN", "DT", "NN"]) == "VtDN"


def test_a_rare_name_before_a_verb_is_a_name() -> None:
    assert letters(["Devine", "said"], ["JJ", "VBD"]) == "PV"


def test_her_owns_nothing_where_no_noun_follows() -> None:
    assert letters(["urged", "her", "to", "go"], ["VBD", "PRP$", "TO", "VB"]) == "VRTB"


def test_a_cue_misread_as_a_participle_is_a_verb() -> None:
    assert re.match("..V", letters(["the", "owner", "declared", "that"], ["DT", "NN", "VBN", "IN"]))


_AFTER = r"(?:A(?=[J#EG])|JC(?=J)|[J$#]|[EG](?=[JNP#])|[NP](?=[JNP#$]))*"
_BARE = r"(?:A(?=[J#])|JC(?=J)|[J$#]|[NP](?=[JNP#$]))*"
_PLAINLY = re.compile(
    rf"(?:(?:D{{1,2}}|S){_AFTER}|{_BARE})[NP#$](?:O{_AFTER}[NP#$])*+O?|[RD]|(?P<none>(?:A(?=J)|JC(?=J)|J)+)"
)


@given(st.text("DSAJJNNNPRCO#$EGIVT,", max_size=16))
def test_phrases_of_one_kind_are_found_as_all_others(code: str) -> None:
    plain = [match.span() for match in _PLAINLY.finditer(code) if match["none"] is None]
    assert noun_phrases(code, 0, len(code)) == plain
