"""The word lists: readable, without doubles, with a line on their origin, and written once."""

from collections import Counter
from importlib import resources

import pytest

from quotetrace import lexicons
from quotetrace.grammar.cues import cue_forms, forms

_FOLDER = resources.files("quotetrace") / "data" / "en"
_NAMES = sorted(path.name for path in _FOLDER.iterdir())
_LISTS = [name for name in _NAMES if name.endswith(".txt") and "NOTICE" not in name]
_FRAMES = set("ctqwiIOnaoxkPbmdseEgv")


def _lines(name: str) -> list[str]:
    return (_FOLDER / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", _LISTS)
def test_a_list_says_where_it_is_from(name: str) -> None:
    assert _lines(name)[0].startswith("# ")


@pytest.mark.parametrize("name", _LISTS)
def test_a_list_has_no_entry_twice(name: str) -> None:
    entries = [line.partition("#")[0].strip() for line in _lines(name)]
    assert [entry for entry, count in Counter(filter(None, entries)).items() if count > 1] == []


@pytest.mark.parametrize("name", _LISTS)
def test_a_list_is_read_without_its_comments(name: str) -> None:
    entries = lexicons.words(name.removesuffix(".txt"))
    assert entries
    assert not any("#" in entry or entry != entry.strip() for entry in entries)


def test_a_table_has_keys_and_values() -> None:
    assert lexicons.table("cues")["say"]


def test_every_cue_has_frames_that_are_explained() -> None:
    for lemma, frames in lexicons.table("cues").items():
        assert frames, lemma
        assert set(frames) <= _FRAMES, lemma
        assert len(set(frames)) == len(frames), lemma


def test_no_verb_stands_twice_among_the_cues() -> None:
    lemmas = [line.split("\t")[0] for line in _lines("cues.txt") if line and not line.startswith("#")]
    assert [lemma for lemma, count in Counter(lemmas).items() if count > 1] == []


def test_weights_are_bytes() -> None:
    assert lexicons.weights("tagger.bin")[:4]


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        lexicons.words("no_such_list")


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        ("say", "say says said saying said"),
        ("deny", "deny denies denied denying denied"),
        ("announce", "announce announces announced announcing announced"),
        ("stress", "stress stresses stressed stressing stressed"),
        ("admit", "admit admits admitted admitting admitted"),
        ("tell", "tell tells told telling told"),
        ("convey", "convey conveys conveyed conveying conveyed"),
    ],
)
def test_forms(lemma: str, wanted: str) -> None:
    assert forms(lemma) == wanted.split()


def test_every_form_leads_to_a_listed_verb() -> None:
    lemmas = set(lexicons.table("cues"))
    assert {cue.lemma for cue in cue_forms().values()} <= lemmas
    assert set(lemmas) <= set(cue_forms())
