"""The reader's columns against plain look-ups, its batches, and its file."""

import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.attribution import cue_features, reader
from quotetrace.attribution.columns import Columns, _Kinds, cue_token, hashed, stem, stepped, tokens_of
from quotetrace.attribution.reader import Reader
from quotetrace.document import read
from quotetrace.errors import ConfigError
from quotetrace.layers import Reported

_TEXT = (
    "The council said on Monday that the harbour would stay shut. Ines Okafor, who runs the ferry, told the "
    "“Coast Courier” she feared for her crew, and denied claims that it had been warned.\n\nTom Birk argued against it."
)
_DOCUMENT = read(_TEXT)
_COLUMNS = Columns(_DOCUMENT, [])
_rows = st.lists(st.integers(0, len(_DOCUMENT.words) - 1), min_size=1, max_size=6).map(np.array)


@given(st.sampled_from(["stem", "tag", "letter", "quoted"]), st.integers(-8, 8), _rows)
def test_a_neighbour_is_of_the_same_sentence_or_nothing(
    name: str, offset: int, rows: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> None:
    found = _COLUMNS.all_at((("near", name, offset),), rows)["near"].tolist()
    for value, row in zip(found, rows.tolist(), strict=True):
        sentence = _DOCUMENT.sentences[_DOCUMENT.sentence_of[row]]
        near = row + offset
        inside = sentence.first <= near < sentence.last
        assert value == (_COLUMNS.plain[name][near] if inside else 1)


_CLASSES = {
    "commas": [each == "," for each in _DOCUMENT.letters],
    "clauses": [each in "VZM" for each in _DOCUMENT.letters],
    "verbs": [each.startswith("VB") for each in _DOCUMENT.tags],
    "opens": [each == "“" for each in _DOCUMENT.words],
    "marks": [each in "“”" for each in _DOCUMENT.words],
}


@given(st.sampled_from([*_CLASSES]), _rows)
def test_the_nearest_before_and_behind(name: str, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    where = _CLASSES[name]
    behind, before = _COLUMNS.behind(("verbs", name), rows)[1], _COLUMNS.before((name, "commas"), rows)[0]
    here = _COLUMNS.behind((name,), rows, here=True)[0]
    values = _COLUMNS.values((("stem", "stem", 1), ("tag", "tag", 0)), np.array([before, behind]))
    for row, after, ahead, own, stem_behind in zip(rows.tolist(), behind, before, here, values["stem"], strict=True):
        sentence = _DOCUMENT.sentences[_DOCUMENT.sentence_of[row]]
        assert after == next((at for at in range(row + 1, sentence.last) if where[at]), -1)
        assert own == next((at for at in range(row, sentence.last) if where[at]), -1)
        assert ahead == next((at for at in range(row - 1, sentence.first - 1, -1) if where[at]), -1)
        assert stem_behind == (1 if after < 0 else _COLUMNS.plain["stem"][after])


@given(st.sampled_from([*_CLASSES]), _rows, _rows)
def test_how_many_stand_between(
    name: str,
    low: np.ndarray[tuple[int], np.dtype[np.int64]],
    high: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> None:
    low, high = np.minimum(low[0], high), np.maximum(low[0], high)
    found = _COLUMNS.counts(("commas", name), low, high)[1].tolist()
    assert found == [sum(_CLASSES[name][first:last]) for first, last in zip(low, high, strict=True)]


@given(st.integers(0, len(_TEXT)), st.integers(0, len(_TEXT)))
def test_tokens_of_characters(start: int, end: int) -> None:
    start, end = min(start, end), max(start, end)
    first, last = tokens_of(_DOCUMENT, start, end)
    spans = list(zip(_DOCUMENT.starts, _DOCUMENT.ends, strict=True))
    assert list(range(first, last)) == [
        number for number, (one, other) in enumerate(spans) if other > start and one < end
    ]


_FORMS = ["argue argues argued arguing", "say says said saying", "deny denies denied denying", "stop stopped stopping"]


@pytest.mark.parametrize("forms", _FORMS)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len(set(map(stem, forms.split()))) == 1


def test_distances_grow_in_steps() -> None:
    assert stepped(np.array([0, 1, 4, 5, 6, 26, 99, 4000])).tolist() == [0, 1, 4, 5, 5, 9, 9, 9]


def test_what_a_rule_took_for_a_cue_is_a_candidate() -> None:
    head = _DOCUMENT.words.index("harbour")
    told = Reported(kind="indirect", content=((0, 3),), rule="indirect.that", cue=(0, 3))
    columns = Columns(_DOCUMENT, [(head, told)])
    assert head in cue_features.candidates(columns, np.empty(0, np.uint32))


def test_threads_share_what_words_show() -> None:
    known = _Kinds(lambda words: np.array([hashed(word) for word in words], np.uint32).reshape(-1, 1))

    def wrong(seed: int) -> int:
        words = [f"w{number * seed % 997}" for number in range(4000)]
        batches = (words[at : at + 40] for at in range(0, len(words), 40))
        return sum(known.shown(batch)[:, 0].tolist() != [hashed(word) for word in batch] for batch in batches)

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(wrong, range(1, 9))) == 0
    assert len(known._numbers) == len(set(known._numbers.values())) == len(known._rows) == 997


def test_candidates_are_verbs_and_known_nouns() -> None:
    words = np.array(_DOCUMENT.words)
    verbs = words[cue_features.candidates(_COLUMNS, np.empty(0, np.uint32))].tolist()
    assert {"said", "told", "feared", "denied", "argued"} <= set(verbs)
    assert not {"claims", "would"} & set(verbs)
    nouns = np.sort(cue_features.noun_keys(_COLUMNS)[words == "claims"])
    assert set(words[cue_features.candidates(_COLUMNS, nouns)]) == {*verbs, "claims"}


def test_what_is_read_does_not_hang_on_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Reader.load().read(_COLUMNS, 0.05, 0.1)
    monkeypatch.setattr(reader, "_MANY", 3)
    monkeypatch.setattr(reader, "_SOME", 1)
    assert [(each.head, each.spans) for each in Reader.load().read(_COLUMNS, 0.05, 0.1)] == [
        (each.head, each.spans) for each in whole
    ]
    assert {_DOCUMENT.words[each.head] for each in whole} >= {"said", "denied", "argued"}


def test_what_is_told_has_no_spans_and_changes_none() -> None:
    whole = {each.head: each.spans for each in Reader.load().read(_COLUMNS, 0.05, 0.1)}
    told = set(sorted(whole)[::2])
    some = {each.head: each.spans for each in Reader.load().read(_COLUMNS, 0.05, 0.1, lambda _: told)}
    assert len(whole) > len(told) > 1
    assert some == {head: {} if head in told else spans for head, spans in whole.items()}


def test_only_what_is_likely_has_spans() -> None:
    likely = Reader.load().read(_COLUMNS, 0.01, 0.9)
    assert all(bool(each.spans) == (each.speech + each.stance > 0.9) for each in likely)
    assert {bool(each.spans) for each in likely} == {True, False}


def test_an_article_without_words_has_no_cues() -> None:
    assert Reader.load().read(Columns(read("…"), []), 0.1, 0.1) == []


def test_a_cue_is_found_by_its_verb() -> None:
    from quotetrace import quotations

    heads = [cue_token(_DOCUMENT, each) for each in quotations.find(_DOCUMENT)]
    assert "said" in {_DOCUMENT.words[head] for head in heads if head is not None}


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_surer_rule_is_surer_and_never_quite(one: float, other: float) -> None:
    shipped = Reader.load()
    for rule in (*shipped.header["confidence"], "a rule that no corpus showed"):
        low, high = (shipped.sure(rule, raw) for raw in sorted((one, other)))
        assert 0 < low <= high < 1


def test_the_bytes_of_a_reader_make_the_same_reader() -> None:
    blob = Reader.load().to_bytes()
    assert Reader.from_bytes(blob).to_bytes() == blob


@cache
def _broken() -> list[bytes]:
    blob = Reader.load().to_bytes()
    size = int.from_bytes(blob[:4], "little")
    header, body = blob[: 4 + size], blob[4 + size :]
    plain = zlib.decompress(body)
    return [
        b"",
        b"{}",
        blob[:2],
        header[: size // 2],
        header,
        blob[:-100],
        header + zlib.compress(plain[:-6]),
        header + zlib.compress(plain + b"\0"),
        blob.replace(b"quotetrace reader 1", b"quotetrace reader 9"),
        b"\xff" * 100,
    ]


@pytest.mark.parametrize("number", range(10))
def test_broken_weights_are_refused(number: int) -> None:
    with pytest.raises(ConfigError, match="quotetrace train"):
        Reader.from_bytes(_broken()[number])
