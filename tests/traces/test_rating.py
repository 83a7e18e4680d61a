"""Very many pairs at once: arrays give what the functions for one pair give."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.traces import Clusters, Row, Vocabulary, compare
from quotetrace.traces.batches.changing import conflicts_of
from quotetrace.traces.batches.comparisons import compare_all
from quotetrace.traces.batches.gathered import gather
from quotetrace.traces.batches.packed import packed
from quotetrace.traces.batches.rating import crowd_of, linked
from quotetrace.traces.batches.tellings import CrowdBeside, Read, tell
from quotetrace.traces.meaning.bounds import bounds_of
from quotetrace.traces.meaning.outside import frames_of
from quotetrace.traces.merging.beside import Beside
from quotetrace.traces.merging.versions import told
from quotetrace.traces.pairing.bundle import unbundled
from quotetrace.traces.pairing.links import links
from quotetrace.traces.pairing.utterances import prepare_all
from quotetrace.traces.text.bulk import Shelf, read_all

# Names, figures with signs, bounds, opposites, negations, ellipses, marks, capitals, damaged words, words of grammar.
WORDS = (
    "The the council will not never sell raise lower the ferry ferries terry. … of Ellesmere, Marsh Tarvik TARVIK "
    "U.S.-LED at least 40 $40 £40 -5 40% million in May June we they he she. She said: “the dam will not hold” "
    "all some every about roughly brother inspectors "
    "harbour harbor kiln glacier United States 1990 2015 twelve is isn't a hours minutes 12 "
    "never said that believe deny doubt wrong to say claim false"
).split(" ")
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(" ".join)


@st.composite
def _versions(draw: st.DrawFn) -> list[str]:
    """A few texts with cuts and slips of each."""
    texts = []
    for text in draw(st.lists(TEXT, min_size=1, max_size=3)):
        for _ in range(draw(st.integers(1, 3))):
            words = text.split(" ")
            begin = draw(st.integers(0, len(words) - 1))
            cut = words[begin : draw(st.integers(begin + 1, len(words)))]
            if draw(st.booleans()):
                cut[draw(st.integers(0, len(cut) - 1))] = draw(st.sampled_from(WORDS))
            texts.append(" ".join(cut if draw(st.booleans()) else words))
    return texts


@st.composite
def listed(draw: st.DrawFn) -> list[Row]:
    """These as rows of several articles and speakers."""
    speakers = st.sampled_from([(), ("Ana Ruiz",), ("Ruiz, the mayor",), ("Ana Luis",), ("Olaf Chan",), ("she",)])
    return [
        Row(
            str(number), text, draw(speakers), article=draw(st.sampled_from([None, None, "a", "b"])),
            kind=draw(st.sampled_from(["direct", "direct", "mixed", "indirect", "pull"])),
            cue=draw(st.sampled_from([None, "said", "added", "denied", "never said"])),
            affiliation=draw(st.sampled_from([None, "Bank of Ellesmere", "Tarvik Council"])),
        )
        for number, text in enumerate(draw(_versions()))
    ]  # fmt: skip


@given(listed())
def test_links_by_arrays_are_those_of_single_pairs(given_rows: list[Row]) -> None:
    rows = prepare_all(given_rows, Vocabulary())
    pairs = [(j, i) for i, j in combinations(range(len(rows)), 2)]
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    by_pair = {
        (each.i, each.j): each for each in unbundled(linked(crowd_of(gather(given_rows, Vocabulary())), one, other))
    }
    assert by_pair == {(each.i, each.j): each for each in links(rows, pairs, keyed=True)}


@given(listed())
def test_comparisons_by_arrays_are_those_of_single_pairs(given_rows: list[Row]) -> None:
    rows = prepare_all(given_rows, Vocabulary())
    pairs = [*combinations(range(len(rows)), 2)]
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    texts = packed(Shelf.of([row.text for row in rows]))
    compared = compare_all(texts, one, other, texts.in_common(one, other))
    for number, (i, j) in enumerate(pairs):
        found, single = compared.one(number), compare(rows[i].text, rows[j].text)
        assert found == single
        assert not found.runs or compared.broken[number] == single.broken


@given(listed())
def test_versions_by_arrays_are_those_of_single_pairs(given_rows: list[Row]) -> None:
    rows = prepare_all(given_rows, Vocabulary())
    asked = [(i, j, (), None) for i in range(len(rows)) for j in range(len(rows))]
    assert tell(crowd_of(gather(given_rows, Vocabulary())), asked) == told(rows, asked)


@given(listed())
def test_what_is_asked_of_members_is_told_alike_by_arrays(given_rows: list[Row]) -> None:
    rows, number = prepare_all(given_rows, Vocabulary()), range(len(given_rows))
    crowd, pairs = crowd_of(gather(given_rows, Vocabulary())), [(j, i) for i, j in combinations(number, 2)]
    later, earlier = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    bundle = linked(crowd, later, earlier)
    bundle = bundle[np.lexsort((bundle["j"], bundle["i"]))]
    one, many = Beside(rows), CrowdBeside.of(crowd, Read.of(bundle, Clusters([*number], [0] * len(rows))))
    many.oppose(pairs)
    groups = [[*number][at:] for at in number]
    assert [many.contradict(*pair) for pair in pairs] == [one.contradict(*pair) for pair in pairs]
    assert many.representatives(groups) == one.representatives(groups)
    assert [*map(many.fullness, number)] == [*map(one.fullness, number)]
    assert [*map(many.words, number)] == [*map(one.words, number)]


@given(st.lists(st.one_of(TEXT, st.text()), max_size=6))
def test_texts_read_at_once_are_those_read_alone(texts: list[str]) -> None:
    alone, together = Vocabulary(), Vocabulary()
    for text, found in zip(texts, read_all(texts, together), strict=True):
        single = alone.read(text)
        assert together.spell(found.words) == alone.spell(single.words)
        assert [together.weight[key] for key in found.keys] == [alone.weight[key] for key in single.keys]
        assert found.marks() == single.marks()
    assert (together.capital, together.proper) == (alone.capital, alone.proper)


@given(listed())
def test_changes_by_arrays_are_those_of_single_pairs(given_rows: list[Row]) -> None:
    rows = prepare_all(given_rows, Vocabulary())
    pairs = [*combinations(range(len(rows)), 2)]
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    texts = packed(Shelf.of([row.text for row in rows]))
    compared = compare_all(texts, one, other, texts.in_common(one, other))
    found = conflicts_of(compared, np.ones(len(pairs), dtype=bool))
    for number, (i, j) in enumerate(pairs):
        assert found.get(number, []) == compare(rows[i].text, rows[j].text).conflicts


def test_what_a_gap_changes_does_not_hang_on_the_pair_that_had_it_first() -> None:
    vocabulary = Vocabulary()
    texts = ["it takes 12 hours", "it takes 12 minutes", "the hours were long", "the minutes were long"]
    packed_texts = packed(read_all(texts, vocabulary))
    for first, then in ((0, 2), (2, 0)):
        one, other = np.array([first, then]), np.array([first + 1, then + 1])
        compared = compare_all(packed_texts, one, other, packed_texts.in_common(one, other))
        found = conflicts_of(compared, np.ones(2, dtype=bool))
        for number, (i, j) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
            assert found.get(number, []) == compare(packed_texts.texts[i], packed_texts.texts[j]).conflicts


@given(_versions(), st.lists(st.integers(0, 99)))
def test_what_is_found_out_when_asked_is_what_is_asked_of_each_text(texts: list[str], order: list[int]) -> None:
    known = packed(read_all(texts, Vocabulary()))
    asked = np.array([number % len(texts) for number in order], dtype=np.int64)
    vocabulary = Vocabulary()
    read = [vocabulary.read(texts[number]) for number in asked.tolist()]
    assert known.framed[asked].tolist() == [bool(frames_of(text)) for text in read]
    assert known.bounded[asked].tolist() == [bool(bounds_of(text)) for text in read]
