"""What holds for every collection: one trace each, honest diffs, any text, much text."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotetrace
from quotetrace.models import Quotation, Speaker
from quotetrace.traces import Row, echoes, trace, trace_rows

WORDS = [
    "not",
    "the",
    "harbour",
    "will",
    "close",
    "12",
    "Marsh",
    "in",
    "May",
    "…",
    "don't",
    "“open",
    "never",
    "\0",
    "n't",
    "ß",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=20)
ROWS = st.lists(
    st.tuples(TEXTS, st.sampled_from(["", "Ivy Marsh", "she", "Lee Chan"]), st.sampled_from([None, "1", "2"])),
    max_size=12,
)


@given(ROWS)
def test_every_quotation_is_in_one_trace_and_diffs_spell_both_texts(drawn: list[tuple[str, str, str | None]]) -> None:
    rows = [Row(str(n), text, (name,) if name else (), article) for n, (text, name, article) in enumerate(drawn)]
    text = {row.id: row.text for row in rows}
    traces = trace_rows(rows)
    assert sorted(v.quotation for t in traces for v in t.versions) == sorted(text)
    assert [t.id for t in traces] == [f"t{number}" for number in range(1, len(traces) + 1)]
    for each in traces:
        assert each.representative in {version.quotation for version in each.versions}
        for version in each.versions:
            assert 0 <= version.similarity <= 1
            if version.diff:
                assert _said(version.diff, "representative") == text[each.representative].split()
                assert _said(version.diff, "version") == text[version.quotation].split()


def _said(diff: object, side: str) -> list[str]:
    return [word for step in diff for word in getattr(step, side).split()]  # type: ignore[attr-defined]


@given(ROWS)
def test_the_same_rows_give_the_same_traces(drawn: list[tuple[str, str, str | None]]) -> None:
    rows = [Row(str(n), text, (name,), article) for n, (text, name, article) in enumerate(drawn)]
    assert trace_rows(rows) == trace_rows(rows)


def test_quotations_with_speakers_of_the_mapping() -> None:
    speakers = {
        "s1": Speaker(id="s1", name="Ivy Marsh", kind="person", aliases=("Marsh", "Eve Mash")),
        "s2": Speaker(id="s2", name="Tarvik Guild", kind="organization"),
    }
    texts = [
        ("s1", "The kiln will not be sold to the hotel."),
        ("s1", "The kiln will be sold to the hotel."),
        ("s2", "We are aware of the letter."),
        ("s9", "An owl lives in the chimney."),
    ]
    quotations = [
        Quotation(id=f"q{n}", article=f"a{n}", kind="direct", content=(), text=text, speakers=(who,))
        for n, (who, text) in enumerate(texts)
    ]
    first, *rest = trace(quotations, speakers)
    assert [version.altered for version in first.versions] == [False, True]
    assert first.versions[1].alterations[0].representative == "not"
    assert [len(each.versions) for each in rest] == [1, 1]


def test_a_conflict_of_two_speakers_is_told_as_related() -> None:
    rows = [
        Row("a", "The wolves will return to the northern valley this winter.", ("Ivy Marsh",), "1"),
        Row("b", "The wolves will never return to the northern valley this winter.", ("Petra Novak",), "2"),
    ]
    one, other = trace_rows(rows)
    assert one.related[0].trace == other.id
    assert one.related[0].verdict == "conflicting"
    assert other.related[0].trace == one.id


def test_a_retold_article_is_matched_by_order_and_rare_words() -> None:
    first = [
        "the ferry would be sold for scrap",
        "The crew learned of it from a poster.",
        "a buyer in Tarvik had made an offer",
        "it was grateful for the patience of islanders",
    ]
    second = [
        "the ferry will be sold as scrap metal",
        "It was from a poster that the crew learned it.",
        "somebody from Tarvik had put forward a bid",
        "it thanked islanders for being patient",
    ]
    names = ["Ivy Marsh", "Lee Chan", "Ivy Marsh", "the company"]
    rows = [
        Row(f"{article}{n}", text, (names[n],), article, "indirect", cue="said")
        for article, texts in (("x", first), ("y", second))
        for n, text in enumerate(texts)
    ]
    groups = [[version.quotation for version in each.versions] for each in trace_rows(rows)]
    assert groups[:3] == [["x0", "y0"], ["x1", "y1"], ["x2", "y2"]]


def test_echoes_are_pairs_of_the_same_words() -> None:
    texts = [
        "A kiln is a patient animal and nobody hurries it.",
        "",
        "a kiln is a patient animal",
        "No comment.",
        "No comment.",
        "A kiln is not a patient animal and nobody hurries it.",
    ]
    assert echoes(texts) == [(0, 2)]
    assert echoes([]) == []


@pytest.mark.parametrize(
    "texts",
    [
        ["The bridge stays closed until the river falls."] * 2000,
        [" ".join(f"w{n % 9973}" for n in range(100_000)), " ".join(f"w{n % 9967}" for n in range(100_000))],
        ["no " * 100_000, "no yes " * 50_000],
        ["x" * 1_000_000, "x" * 999_999],
    ],
    ids=["2000 identical", "two of 100,000 words", "one word over and over", "one huge word"],
)
def test_much_text_is_read_in_seconds(texts: list[str]) -> None:
    start = time.process_time()
    traces = trace_rows([Row(str(n), text, ("Ivy Marsh",)) for n, text in enumerate(texts)])
    assert sum(len(each.versions) for each in traces) == len(texts)
    assert time.process_time() - start < 20


def test_the_same_words_of_many_different_people_stay_apart() -> None:
    chooser = random.Random(5)
    names = ["".join(chooser.choices("abcdefghijklmnoprstuvz", k=9)).title() for _ in range(500)]
    rows = [
        Row(str(n), "We will monitor the situation closely.", (f"{name} {name[::-1].title()}",))
        for n, name in enumerate(names)
    ]
    assert len(trace_rows(rows)) > 450


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("He said he would never pay for the old bridge", "She said she would never pay for the old bridge", "wording"),
        ("If prices drop, we will leave the market", "Unless prices drop, we will leave the market", "negation"),
        ("He was the first man to cross the river", "He was the second man to cross the river", "number"),
    ],
)
def test_small_words_that_turn_what_was_said_are_told(one: str, other: str, told: str) -> None:
    traces = quotetrace.trace_quotes([{"text": one}, {"text": other}])
    assert {each.kind for trace in traces for version in trace.versions for each in version.alterations} == {told}


def test_a_bound_that_a_version_begins_without_is_told() -> None:
    texts = ["More than 400 people were there when it fell down", "400 people were there when it fell down"]
    [found] = quotetrace.trace_quotes([{"text": text, "speaker": "Ana Ruiz"} for text in texts])
    [told] = [each for version in found.versions for each in version.alterations]
    assert (told.kind, told.representative, told.version) == ("hedge", "More than", None)


def test_words_on_a_wall_are_those_of_who_said_them() -> None:
    report = quotetrace.trace(
        "“Nobody is closing an island. We are closing a ramp,” Transport Minister Ida Holt said on Friday.\n\n"
        "Tom Rask, who keeps the café, called it “the fairy tale of the engineers.” On the wall behind him somebody "
        "had painted the words “We are closing a ramp,” and below them, in another hand, “And a school.”"
    )
    traces = {version.quotation: each.id for each in report.traces for version in each.versions}
    said, painted = (each for each in report.quotations if "closing a ramp" in each.text)
    assert traces[said.id] == traces[painted.id]


_BODY = (
    "The harbour board met on Monday in the old customs house by the quay, and more people came than there were chairs."
    "\n\n“It is no luxury, it is how we get to the island,” said Ida Holt, who rows it.\n\nTom Rask, of the café, "
    "called the plan “a slow goodbye to all of us”. “The winters will be long,” Rask said."
)


@pytest.mark.parametrize(
    ("head", "words", "whose"),
    [
        ("“It is no luxury, it is how we get to the island”: school speaks up", "is no luxury", ["Ida Holt"]),
        ("Café fears ‘slow goodbye’ as boats go", "slow goodbye", ["Tom Rask"]),
        ("Board hears of ‘luxury’ for the few", "luxury", ["Ida Holt"]),
    ],
)
def test_what_a_headline_has_in_marks_is_who_says_it_below(head: str, words: str, whose: list[str]) -> None:
    report = quotetrace.trace(f"{head}\n\n{_BODY}")
    names = {speaker.id: speaker.name for speaker in report.speakers}
    above, below = (each for each in report.quotations if words in each.text)
    traces = {version.quotation: each.id for each in report.traces for version in each.versions}
    assert [names[each] for each in above.speakers] == [names[each] for each in below.speakers] == whose
    assert traces[above.id] == traces[below.id]


def test_words_above_a_section_are_of_who_says_them_in_it() -> None:
    report = quotetrace.trace(f"{_BODY}\n\n‘The boat was my mother’s’\n\n“The boat was my mother’s,” Ida Holt said.")
    names = {speaker.id: speaker.name for speaker in report.speakers}
    assert [names[one] for each in report.quotations if "mother" in each.text for one in each.speakers] == [
        "Ida Holt"
    ] * 2
