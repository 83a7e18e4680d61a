import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.document import punkt
from quotetrace.document.punkt import divided
from quotetrace.lexicons import words

_SHAPES = ["2016", "$40,000", "-3.5", "J", "Ö", "_", "U.S", "p.m", "p.A", "slave..", "..", "that…", "D-Wis", "x" * 50]
_SHAPES += [
    "s---",
    "A.B.C",
    "co-Gov",
    "ill",
    "x.co",
    "½",
    "5th",
    "é.",
    "1.2.",
    "Ph.D",
    "N.J.a",
    "can’t",
    "’s",
    "b.C",
    "Ⓐ",
    "Ⅳ",
    "\u0301",
    "٣",
]
_LATER = ["Lee", "lee", "The", "the", "I", "A", "a", "It.", "No.", "U.S.", "J.", "11", "8.", "--", "―", ",", ";", "..."]
_LATER += ["It’s", "‘except", "“overall,”", "(at", "“", "X.Y.", "?", "!No", ".", "$5", "e.g.", "The…", "½", "ǅ", "'A'"]
_MARKS = ["", "“", "(", "”", "‘", "[1]"]


def _same(word: str, following: str) -> None:
    assert divided(word, following) == punkt._divided_by_punkt(f"{word} {following}"), (word, following)


def test_words_decide_as_punkt_does() -> None:
    known = sorted(punkt.abbreviations())
    for word, following, mark in product([*_SHAPES, *known[::7]], _LATER, _MARKS):
        _same(f"{mark}{word}.", following)
    for word, following in product(["Gov", "J", "1999", "..", "ferry"], sorted(words("sentences_starters"))):
        _same(f"{word}.", following.title())
        _same(f"{word}.", following)
    for word in known:
        _same(f"{word.title()}.", "He")


_CHUNK = st.text(alphabet="aAJ.,:;?!…1-’'\"“”(U\x85éǅ½_$―Ⓐ\u0301Ⅳ²", min_size=1, max_size=8).filter(
    lambda chunk: not chunk.split()[1:]
)


@given(_CHUNK, _CHUNK, st.sampled_from([".", "…", "...", ".”", "?"]))
def test_any_pair_is_decided_as_punkt_does(word: str, following: str, stop: str) -> None:
    _same(word.strip() + stop, following.strip() or "x")


def test_most_stops_need_no_import(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> None:
        raise AssertionError

    monkeypatch.setattr(punkt, "_punkt", asked)
    divided.cache_clear()
    told = [
        divided("that….", "They’re"),
        divided("J.", "Lee"),
        divided("(D-Wis.", "said"),
        divided("“13th.", "The"),
        divided("that...", "He"),
    ]
    assert told == [True, False, False, True, True]


def test_a_punkt_that_runs_out_of_time_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    library = punkt._punkt()
    asked: list[str] = []

    class Slow:
        def text_contains_sentbreak(self, pair: str) -> bool:
            asked.append(pair)
            if len(asked) == 1:
                raise TimeoutError
            return bool(library.text_contains_sentbreak(pair))

    monkeypatch.setattr(punkt, "_punkt", Slow)
    divided.cache_clear()
    assert divided("_.", "He")
    assert asked == ["_. He"] * 2


def test_punkt_keeps_no_words() -> None:
    flags = punkt._punkt()._params.ortho_context
    before = len(flags)
    for pair in ("2016.”Uncommonword. Otherword", "U.S.” Thirdword", "J.”K. Fourthword"):
        punkt._divided_by_punkt(pair)
    assert len(flags) == before
    assert "nltk" in sys.modules
