"""Whether two spellings are one name: sounds, characters read in another language, and their weighing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.speakers.spelling.characters import shared_characters
from quotetrace.speakers.spelling.likeness import SAME, same_name
from quotetrace.speakers.spelling.sounds import distance, fold, sounds

WORD = st.text(st.characters(codec="utf-8"), max_size=12)

READ = [("Takaichi", "Gaoshi", 2), ("Takaichi", "Gaoichi", 2), ("Yamada", "Shantian", 2), ("Suzuki", "Lingmu", 2)]
READ += [("Kim", "Jin", 1), ("Nguyen", "Ruan", 1), ("Ye", "Yip", 1), ("Okafor", "Gaoshi", 0), ("Tanaka", "Wang", 0)]


@pytest.mark.parametrize(("one", "other", "count"), READ)
def test_characters_are_read_in_two_languages(one: str, other: str, count: int) -> None:
    assert shared_characters(one, other) == count
    assert shared_characters(other, one) == count


GARBLED = ["Anneke Meulen|Anneke van der Meulen", "R.K. Mishra|Rajendra Kumar Mishra", "Nia Davies|Nia Pugh-Davies"]
GARBLED += ["Giovanni Bianchi|John White", "Morita Shinji|Sentian Shinji", "Ms.Rekha Menon|Rekha Menon"]
OTHERS = [
    "Robert Crewe|P. Crewe",
    "Kim Min-ji|Park Min-ji",
    "Giovanni Bianchi|John Brown",
    "Ruth Adeyemi-Cole|Ruth Coleman",
]


@pytest.mark.parametrize(("pair", "same"), [(one, True) for one in GARBLED] + [(two, False) for two in OTHERS])
def test_garbled_names_are_told_from_others(pair: str, same: bool) -> None:
    left, right = (tuple(name.split()) for name in pair.split("|"))
    assert (same_name(left, right) >= SAME) is same
    assert (same_name(right, left) >= SAME) is same


ONE = ["Serhiy Kovalenko|Sergii Kowalenko", "Jose Alvarado|José Alvarado", "Bill Hargrove|William Hargrove"]
ONE += ["Han Seung-soo|Seung-soo Han", "Harold Kettieby|Harold Kettleby", "Kim Dae-jung|Kim Tae-chung"]
TWO = ["Thomas Wood|Thomas Woods", "Chen Wei|Chen Wen", "John Smith Jr.|John Smith Sr.", "Paolo Conti|Paola Conti"]
TWO += ["James Walker|James Walters", "Ana Ruiz|Leo Ruiz"]


@pytest.mark.parametrize(("pair", "same"), [(one, True) for one in ONE] + [(two, False) for two in TWO])
def test_spellings_and_namesakes(pair: str, same: bool) -> None:
    left, right = pair.split("|")
    assert (same_name(tuple(left.split()), tuple(right.split())) >= SAME) is same


@given(WORD, WORD)
def test_any_words_can_be_compared(one: str, other: str) -> None:
    assert distance(sounds(one), sounds(other)) >= 0
    assert shared_characters(one, other) == shared_characters(other, one)
    assert fold(fold(one)) == fold(one)


@given(
    st.lists(WORD.filter(str.split), min_size=1, max_size=4), st.lists(WORD.filter(str.split), min_size=1, max_size=4)
)
def test_any_names_have_a_probability(one: list[str], other: list[str]) -> None:
    left, right = tuple(" ".join(one).split()), tuple(" ".join(other).split())
    assert 0 <= same_name(left, right) <= 1
    assert same_name(left, left) == 1
