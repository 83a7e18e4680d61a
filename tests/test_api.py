"""What holds for any text, and what bad input says."""

import datetime
import gc
import json
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import quotetrace
from quotetrace import Article, Config, ConfigError, InputError, Quotation, Report, Span, extract_quotes, trace, verify
from quotetrace.layers import Document
from quotetrace.rules import RULES

_UNITS = [
    "“", "”", "‘", "’", "\"", "'", "''", "``", "«", "»", "„", "‚", "‹", "›", "「", "」", "â€œ", "â€\x9d", "(", ")", "[",
    "—", "–", "--", ",", ".", "?", "!", "…", ":", ";", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028",
    "\x00",
    "\ud800", "\udfff", "\u200d", "e\u0301", "👩‍🚀", "Ana Ruiz", "Ruiz", "he", "She", "they", "the mayor", "said",
    "says",
    "told", "asked", "that", "whether", "to", "according to", "According to", "called", "accused", "of",
    "described", "as",
    "the bridge", "is", "was closed", "reporters", "a report", "and", "but", "who", "on Monday", "1,000", "Dr.", "U.S.",
    "RUIZ:", "Q:", "A:", "By", "Share", "the workers’", "don’t", "’90s", "—Ana Ruiz", "a", "A", "ı", "İ", "ﬀ", "ß",
]  # fmt: skip
_PIECES = st.lists(st.sampled_from(_UNITS), max_size=40)
_QUOTED = st.one_of(_PIECES.map("".join), _PIECES.map(" ".join))
_ANY = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60)
_TEXTS = st.one_of(_QUOTED, _ANY)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")  # two lone surrogates: JSON cannot tell them from one character
_PROSE = "\n\nThe ferry left the harbour at noon. Rain fell on the empty square until the evening."


def _spans(quotation: Quotation) -> list[Span]:
    singles = (quotation.cue, quotation.source, quotation.addressee)
    return [*quotation.content, *(span for span in singles if span is not None)]


def _check_spans(report: Report, texts: dict[str, str]) -> None:
    for quotation in report.quotations:
        text = texts[quotation.article]
        assert quotation.content
        for span in _spans(quotation):
            assert 0 <= span.start < span.end <= len(text)
            assert span.text == text[span.start : span.end]
        ends = [place for span in quotation.content for place in (span.start, span.end)]
        assert ends == sorted(ends)
    for speaker in report.speakers:
        for mention in speaker.mentions:
            span = mention.span
            assert span.text == texts[mention.article][span.start : span.end] != ""


def _check_links(report: Report) -> None:
    quotations = {quotation.id: quotation for quotation in report.quotations}
    assert len(quotations) == len(report.quotations)
    speakers = {speaker.id for speaker in report.speakers}
    assert len(speakers) == len(report.speakers)
    for quotation in report.quotations:
        assert set(quotation.speakers) <= speakers
        assert quotation.within is None or quotation.within in quotations
        assert quotation.within != quotation.id
        assert 0 <= quotation.confidence <= 1
    traced = Counter(version.quotation for each in report.traces for version in each.versions)
    assert traced == Counter(quotations.keys())
    assert all(each.representative in {v.quotation for v in each.versions} for each in report.traces)


def _check_nothing_is_empty(report: Report) -> None:
    for speaker in report.speakers:
        assert speaker.name
        assert "" not in (speaker.role, speaker.affiliation)
        assert all(speaker.aliases)


@settings(max_examples=300)
@given(_TEXTS)
@example("he")
def test_any_text_gets_a_sound_report(text: str) -> None:
    report = trace(text)
    _check_spans(report, {"a1": text})
    _check_links(report)
    _check_nothing_is_empty(report)
    assert {quotation.rule for quotation in report.quotations} <= set(RULES)


_ENDS = (  # each ends where something that a rule looks behind would begin
    "Ruiz left.\n\nAsked",
    "A ferry, something which according to the",
    "“We made our offer,” said Ruiz.\n\nMrs. Ivy Lund, whose ",
    "He lit the stove in his restaurant, Saffron, and his sous-chef, Ana Lund",
    "“It is Trevor.” Ward councillor Bob Lund (Lib Dem) ",
    "“It is late,” laughed Ana Lund, the president’s",
    "The king of Altona, His Royal Majesty Tom Lund",
    "“It is late,” said Tom Lund, the EU special representative for",
    "On the other side, Ana Lund, 58, who owns a small s",
    "HARBOUR: ferry, Ann Lund; one Tom, Deputy and",
)
_ARTICLES = [
    json.loads(line)["text"]
    for name in ("fresh", "desk/open", "bureau/open")
    for line in (Path(__file__).parent / "articles" / name / "docs.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("text", _ENDS)
def test_a_text_may_end_anywhere(text: str) -> None:
    for end in range(len(text) + 1):
        _check_spans(trace(text[:end]), {"a1": text[:end]})


@settings(max_examples=200)
@given(st.sampled_from(_ARTICLES), st.floats(0, 1), st.integers(1, 900))
def test_a_page_may_be_cut_anywhere(text: str, place: float, length: int) -> None:
    start = int(place * len(text))
    cut = text[start : start + length]
    report = trace(cut)
    _check_spans(report, {"a1": cut})
    _check_nothing_is_empty(report)


@given(_TEXTS)
def test_the_json_comes_back_equal(text: str) -> None:
    report = trace(_PAIR.sub("?", text))
    assert Report.from_json(report.to_json()) == report


@given(_TEXTS)
def test_extract_quotes_finds_what_trace_finds(text: str) -> None:
    found, traced = extract_quotes(text), trace(text).quotations
    # Ids of speakers depend on nothing that one article alone cannot tell.
    assert tuple(found) == traced


@given(_TEXTS)
def test_the_same_text_gets_the_same_answer(text: str) -> None:
    assert trace(text) == trace(text)


@settings(max_examples=30)
@given(st.lists(_TEXTS, max_size=4))
def test_articles_keep_their_order_and_their_spans(texts: list[str]) -> None:
    report = trace(texts)
    names = [f"a{number}" for number in range(1, len(texts) + 1)]
    assert [article.id for article in report.articles] == names
    assert [q.article for q in report.quotations] == sorted((q.article for q in report.quotations), key=names.index)
    _check_spans(report, dict(zip(names, texts, strict=True)))
    _check_links(report)


@given(_TEXTS)
def test_every_answer_can_be_shown_and_explained(text: str) -> None:
    report = trace(text)
    assert str(report)
    assert report.to_html()
    assert len(report.to_records()) == len(report.quotations)
    assert all(quotetrace.explain(quotation) for quotation in report.quotations)


_READ = [
    "“The bridge is shut,” said Ana Ruiz. “We will open it in May.”",
    "Ana Ruiz said that the bridge was shut. She called the delay “a disgrace”.",
    "The bridge, according to the police, was shut.",
    "“The bridge is shut, said Ana Ruiz. Nobody knows why.",
    "'We won't go,' said the workers' leader.",
]


@pytest.mark.parametrize("text", _READ)
def test_prose_behind_changes_nothing_before(text: str) -> None:
    before = [evolve(quotation, speakers=()) for quotation in extract_quotes(text + _PROSE)]
    again = [evolve(quotation, speakers=()) for quotation in extract_quotes(text + _PROSE + _PROSE)]
    assert before
    assert again == before


def _read_alike(text: str) -> list[tuple[object, ...]]:
    return [(q.kind, q.content, q.cue, q.source, q.rule) for q in extract_quotes(text)]


@given(_PIECES.map(" ".join))
def test_a_paragraph_of_prose_changes_no_quotation_before_it(pieces: str) -> None:
    """The paragraphs before are prose too: on a page of prose no line is taken for a headline or a label."""
    text = _PROSE.strip() + "\n\nOn Monday " + re.sub(r"\s+", " ", pieces) + " and the day went on." + _PROSE
    assert _read_alike(text + _PROSE) == _read_alike(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "a", "“", "\"", "'", "”", "''", "“”", "\"\"", "‘’", "“” “” “”", "“““", "”””", "....", "?!",
        "said", "said.",
        "He said", "said said said", "“said”", "that", "According to", "according to .", "\ud800", "“\udfff”", "\x00",
        "“\x00,” said \x00.", "\r\n\r\n", "\u00a0", "“\u00a0”", "\ufeff", ":", "A:", "Q:\nA:", "—", "(((((",
        ")))))", "\n" * 50,
        "a\nb\nc\nd", "1", "“1,” said 2.", "İİİ said İ.", "\u2028\u2029", "\u202e“x,” said y.",
    ],
)  # fmt: skip
def test_odd_text_is_answered(text: str) -> None:
    report = trace(text)
    _check_spans(report, {"a1": text})
    _check_links(report)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_part_paragraphs(newline: str) -> None:
    text = f"“The bridge is shut,” said Ana Ruiz.{newline}{newline}“It is open,” said Tom Birk."
    assert [q.source.text for q in extract_quotes(text) if q.source] == ["Ana Ruiz", "Tom Birk"]


def test_spaces_that_do_not_break_are_spaces() -> None:
    (found,) = extract_quotes("«\u00a0The bridge is shut,\u00a0» said\u00a0Ana Ruiz.")
    assert found.source is not None
    assert found.source.text == "Ana Ruiz"
    assert found.text == "The bridge is shut,"


class _Title(str):
    """A string of a class of its own."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It was late,” said Yusuf Demir. “It rained.\n\n“Nobody left.”", "It was late, It rained. Nobody left."),
        ('"It was late," said Yusuf Demir. "It rained.\n\n"Nobody left."', "It was late, It rained. Nobody left."),
        ("“We go.\n\n“We stay.\n\n“We wait,” said Ana Ruiz.", "We go. We stay. We wait,"),
        ("''Well,'' Ana Ruiz said. ''We will see to it", "Well, We will see to it"),
        ('"It was late," Ana Ruiz said. "We\'ll finish it', "It was late, We'll finish it"),
    ],
)
def test_the_words_have_no_mark_of_a_paragraph_that_goes_on(text: str, words: str) -> None:
    (quotation,) = extract_quotes(text)
    assert quotation.text == words
    assert all(text[span.start] == span.text[0] in "“\"‘'" for span in quotation.content)


def test_a_subclass_of_str_is_text() -> None:
    report = trace(_Title("“We are late,” said Ana Ruiz."))
    assert type(report.quotations[0].text) is str


_NOT_TEXT: list[Any] = [
    b"text",
    bytearray(b"text"),
    None,
    1,
    1.5,
    {"text": "x"},
    object(),
    [None],
    [b"x"],
    [1],
    ["x", 2],
]


@pytest.mark.parametrize("value", _NOT_TEXT)
def test_trace_says_what_it_takes(value: Any) -> None:
    with pytest.raises(InputError, match=r"decode|text|str"):
        trace(value)


@pytest.mark.parametrize("value", [b"text", None, 1, {"text": "x"}, ["x"], (Article(), "x")])
def test_extract_quotes_says_what_it_takes(value: Any) -> None:
    with pytest.raises(InputError, match=r"decode|text|str"):
        extract_quotes(value)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (5, "verify() takes text"),
        (None, "The source is NoneType"),
        ([b"x"], "The source is bytes"),
        ([7], "The source"),
    ],
)
def test_verify_says_what_its_source_is(source: Any, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        verify("x", source)


def test_extract_quotes_does_not_speak_of_what_it_does_not_take() -> None:
    with pytest.raises(InputError, match="The text is list, not text: pass the str of one article"):
        extract_quotes(["x"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value", [(Article(), None), (Article(), b"x"), (Article(),), Article(), [Article()], [("x", "y")]]
)
def test_an_article_without_text_says_so(value: Any) -> None:
    with pytest.raises(InputError):
        trace(value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", datetime.date(2026, 3, 2)),
        ("published", datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)),
        ("outlet", 3),
        ("url", math.nan),
        ("headline", b"x"),
        ("id", 3),
        ("language", ["en"]),
    ],
)
def test_a_field_of_an_article_that_is_no_text_is_named_at_once(field: str, value: Any) -> None:
    article = Article(**{field: value})
    cure = rf"Article\({field}=.*pass a str" + (r".*isoformat" if field == "published" else "")
    for function in (trace, lambda pair: next(quotetrace.pipe([pair])), lambda pair: quotetrace.verify("x", pair)):
        with pytest.raises(InputError, match=cure):
            function((article, "Rain."))


@pytest.mark.parametrize("value", [{}, True, "attitudes", Config, object()])
def test_a_wrong_config_says_so(value: Any) -> None:
    for function in (trace, extract_quotes):
        with pytest.raises(ConfigError, match="Config"):
            function("text", config=value)


@pytest.mark.parametrize("value", [1, 0, None, "yes"])
def test_a_wrong_option_says_so(value: Any) -> None:
    with pytest.raises(ConfigError, match="True or False"):
        Config(attitudes=value)


@pytest.mark.parametrize("value", [None, b"x", "x", {"text": "x"}, [None], [{"words": "x"}], [{"text": 1}], 7])
def test_trace_quotes_says_what_it_takes(value: Any) -> None:
    with pytest.raises(InputError):
        quotetrace.trace_quotes(value)


def test_explain_tells_that_a_cue_takes_back_what_it_reports() -> None:
    for text in ("Ana Ruiz never said the bridge was safe.", "Ana Ruiz denied that the bridge was safe."):
        (quotation,) = extract_quotes(text)
        assert (quotation.status, quotation.text) == ("attributed", "the bridge was safe")
        assert "takes it back" in quotetrace.explain(quotation)
    (quotation,) = extract_quotes("“I was at home,” Ana Ruiz denied.")
    assert "takes it back" not in quotetrace.explain(quotation)


TALKS = (
    "Finance Minister Anna Berg met Paul Kyle on Friday. “It is dead,” Mr Kyle said. “I was stunned,” she said. "
    "“Go home,” the minister said. Berg said talks had failed. “We all had,” she added. It was late, said a clerk."
)


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("It is dead,", ["“Mr Kyle” in the source is told in full as “Paul Kyle” (at character 31)"]),
        (
            "I was stunned,",
            ["“she” is taken for Anna Berg", "“Anna Berg” (at character 17)", "Paul Kyle, named since, cannot"],
        ),
        ("Go home,", ["“the minister” is taken for Anna Berg, whose role the text gives as “Finance Minister”"]),
        ("We all had,", ["named last before as “Berg”", "“she” stood for the same person before"]),
    ],
)
def test_explain_says_why_a_source_is_that_person(says: str, why: list[str]) -> None:
    report = quotetrace.trace(TALKS)
    quotation = next(one for one in report.quotations if one.text == says)
    told = quotetrace.explain(quotation, report.speakers)
    assert all(each in told for each in why)
    assert "Speaker:" not in quotetrace.explain(quotation)


def test_explain_says_what_it_takes() -> None:
    with pytest.raises(InputError, match="Quotation"):
        quotetrace.explain("a quotation")  # type: ignore[arg-type]


def test_a_byte_order_mark_is_in_no_quotation() -> None:
    (quotation,) = extract_quotes('\ufeff"We will not go," said Ann Roe.')
    assert quotation.text == "We will not go,"
    assert quotation.content[0] == Span(1, 18, '"We will not go,"')


@pytest.mark.parametrize("value", [3, None, ["s1"], "s1", {"s1": "Ana Ruiz"}])
def test_speakers_that_are_none_are_named(value: Any) -> None:
    quotations = extract_quotes("“The ferry is late,” said Ines Okafor.")
    with pytest.raises(InputError, match=r"explain\(\) takes .*report\.speakers"):
        quotetrace.explain(quotations[0], value)
    with pytest.raises(InputError, match=r"trace_quotes\(\) takes .*report\.speakers"):
        quotetrace.trace_quotes(quotations, speakers=value)


@pytest.mark.parametrize("value", [b"x", bytearray(b"x"), memoryview(b"x")])
def test_bytes_of_any_kind_are_to_be_decoded(value: Any) -> None:
    for function in (trace, extract_quotes):
        with pytest.raises(InputError, match=r"is bytes: decode it first"):
            function(value)


def test_no_article_is_an_empty_report() -> None:
    assert trace([]) == Report()


def test_an_iterator_of_articles_is_read() -> None:
    report = trace(text for text in ("“We are late,” said Ana Ruiz.", "“We are not,” said Tom Birk."))
    assert [quotation.article for quotation in report.quotations] == ["a1", "a2"]


def test_ids_that_are_taken_get_a_number() -> None:
    text = "“We are late,” said Ana Ruiz."
    report = trace([(Article(id="x"), text), (Article(id="x"), text), text, (Article(id="a3"), text)])
    names = [article.id for article in report.articles]
    assert names[0] == "x"
    assert len(set(names)) == 4
    _check_links(report)


def test_what_is_known_of_an_article_is_kept() -> None:
    article = Article(
        id="n1", url="https://example.org/1", outlet="Valley Radio", published="2025-05-04", language="en"
    )
    assert trace((article, "Nothing was said.")).articles == (article,)


def test_attitudes_come_only_when_asked_for() -> None:
    text = "Ana Ruiz hopes that the bridge will open in May."
    assert extract_quotes(text) == []
    (found,) = extract_quotes(text, config=Config(attitudes=True))
    assert found.text == "the bridge will open in May"


def test_repeated_words_have_one_speaker_with_and_without_merging() -> None:
    words = "“We will never sell the ferry to anyone{}”"
    middle = "The sign on the pier was new.\n\nIt rained all day in Altona."
    text = f"{words.format(',')} said Ana Ruiz.\n\n{middle}\n\n{words.format('.')}"
    assert tuple(extract_quotes(text)) == trace(text).quotations


def test_json_has_no_two_lone_surrogates_side_by_side() -> None:
    """They are written as the one character that the pair stands for, so that is what every reader of JSON gets."""
    report = trace("“The depot \ud800\udfff is full,” said Ines Okafor.")
    assert report.quotations[0].text == "The depot \ud800\udfff is full,"
    again = Report.from_json(report.to_json())
    assert again.quotations[0].text == "The depot \U000103ff is full,"
    assert again.to_json() == report.to_json()


def test_prose_behind_two_turns_changes_nothing_before() -> None:
    text = "RUIZ: We are late.\n\nCHAN: We are not."
    assert len(extract_quotes(text)) == 2
    assert _read_alike(text) == _read_alike(text + _PROSE) == _read_alike(text + _PROSE + _PROSE)


ROW = {"id": "a", "text": "The toll will stay as it is."}


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([ROW, {"id": "b"}], "Row 2"),
        ([ROW, {"text": None}], "Row 2"),
        ([ROW, dict(ROW)], "Rows 1 and 2"),
        ([{**ROW, "speaker": [1]}], "'speaker'"),
        ([{**ROW, "published": 2026}], "'published'"),
        ([ROW, {"text": "So", "published": "yesterday"}], "Row 2: 'published' holds 'yesterday'.*leave it out"),
        ([{**ROW, "published": "03/04/2025"}], "Row 1: 'published' holds '03/04/2025'.*one day"),
        ([{**ROW, "outlet": ["The Post"]}], "'outlet'"),
        ([{**ROW, "role": b"mayor"}], "'role'"),
    ],
)
def test_a_bad_row_is_named(rows: list[dict[str, Any]], named: str) -> None:
    with pytest.raises(quotetrace.InputError, match=named):
        quotetrace.trace_quotes(rows)


def test_rows_bring_what_is_known_of_them() -> None:
    rows: list[dict[str, Any]] = [
        {**ROW, "speaker": "Ines Okafor", "article": 7, "published": datetime.date(2026, 3, 2), "outlet": "The Post"},
        {"text": "The toll will stay as it is", "speaker": ["Okafor"], "published": "2026-03-01", "outlet": ""},
    ]
    [trace] = quotetrace.trace_quotes(rows)
    assert [(at.quotation, at.published, at.outlet, at.copied) for at in trace.timeline] == [
        ("2", "2026-03-01", None, None),
        ("a", "2026-03-02", "The Post", "2"),
    ]


def test_dates_are_read_as_pages_write_them() -> None:
    dates = ["November 14, 2025, 9:05 a.m.", "13 Nov 2025", "2025-11-15", "12/31/2024"]
    rows = [{"text": ROW["text"], "article": date, "published": date} for date in dates]
    [trace] = quotetrace.trace_quotes(rows)
    assert [at.published for at in trace.timeline] == [dates[3], dates[1], dates[0], dates[2]]


def test_a_date_of_an_article_is_read_or_named() -> None:
    text = "“The toll will stay as it is,” said Ines Okafor."
    told = [(quotetrace.Article(id=date, published=date), text) for date in ("14 Nov 2025", "2025-11-13")]
    [trace] = quotetrace.trace(told).traces
    assert [at.published for at in trace.timeline] == ["2025-11-13", "14 Nov 2025"]
    with pytest.raises(InputError, match=r"Article\(published='yesterday'\).*leave it out"):
        quotetrace.trace((quotetrace.Article(published="yesterday"), text))


def test_unnamed_speakers_compare_by_their_house() -> None:
    words = "We are aware of it."
    rows = [
        {"text": words, "speaker": "a spokesman", "role": "spokesman", "affiliation": house}
        for house in ("Tarvik Guild", "Tarvik Guild", "Orchard Company")
    ]
    assert [len(trace.versions) for trace in quotetrace.trace_quotes(rows)] == [2, 1]


def test_quotations_of_a_report_bring_their_speakers() -> None:
    report = quotetrace.trace(["“The toll will stay as it is,” said Ines Okafor.", "“The toll will stay as it is.”"])
    traces = quotetrace.trace_quotes(report.quotations, speakers=report.speakers)
    assert sum(len(trace.versions) for trace in traces) == len(report.quotations)


def test_a_trace_of_articles_has_a_timeline() -> None:
    words = "“The toll will stay as it is, whatever the ferrymen say,” said Ines Okafor."
    articles = [
        (quotetrace.Article(id="late", published="2026-03-02", outlet="The Echo"), words),
        (quotetrace.Article(id="first", published="2026-03-01"), words),
    ]
    [trace] = quotetrace.trace(articles).traces
    assert [at.quotation.partition("#")[0] for at in trace.timeline] == ["first", "late"]
    assert trace.timeline[1].copied == trace.timeline[0].quotation


_BODY = (
    "The council met on Monday.\n\n“I only borrowed the ferry. It is back,” said Ines Okafor, the mayor of Altona.\n\n"
    "Nobody laughed."
)


@pytest.mark.parametrize(
    ("top", "speakers"),
    [
        ("‘I only borrowed the ferry’: ferry row splits Altona\n\n", ["Ines Okafor"]),
        ("Ferry row splits Altona\n\n“I only borrowed the ferry”\n\n", ["Ines Okafor"]),
        ("Ferry row splits Altona\n\n• “I only borrowed the ferry”\n\n", ["Ines Okafor"]),
        ("Altona mayor to critics: ‘I only borrowed’\n\n", ["Ines Okafor"]),
        ("Mayor says ferry row is over: ‘it is back’\n\n", ["Ines Okafor"]),
        ("Altona mayor says she ‘only borrowed the ferry’\n\n", ["Ines Okafor"]),
        ("‘Nobody wants it here’: ferry row splits Altona\n\n", []),
    ],
)
def test_a_heading_in_marks_repeats_what_stands_below(top: str, speakers: list[str]) -> None:
    report = quotetrace.trace(top + _BODY)
    named = {speaker.id: speaker.name for speaker in report.speakers}
    heading, whole = report.quotations[0], report.quotations[-1]
    assert [named[one] for one in heading.speakers] == speakers
    together = {version.quotation for each in report.traces for version in each.versions if len(each.versions) == 2}
    assert together == ({heading.id, whole.id} if speakers else set())


@pytest.mark.parametrize(
    ("top", "merged"),
    [
        ("‘I only borrowed the ferry’: Rovers sack Nils Brandt\n\n", True),
        ("Altona town hall: ‘It is back’\n\n", True),  # for a body its people speak
        ("Nils Brandt: ‘It is back’\n\n", False),  # two words two people may say
        ("Rovers sack Nils Brandt: ‘I would not have borrowed it’\n\n", False),
    ],
)
def test_the_words_of_a_heading_tell_more_than_its_speaker(top: str, merged: bool) -> None:
    report = quotetrace.trace(top + _BODY.replace("Nobody laughed", "Nils Brandt, the coach, laughed"))
    assert any(len(each.versions) == 2 for each in report.traces) is merged


def test_a_heading_is_taken_from_one_quotation() -> None:
    report = quotetrace.trace(
        "‘I respect the harbour master’: mayor fumes after ferry sinks\n\n"
        "“It was no rock, and I saw it. But I respect the harbour master. Write that,” said Ines Okafor, the mayor of "
        "Altona, on Sunday.\n\nThe ferry had been repaired in May, said Per Moe, who owns the yard.\n\n"
        "“I respect the harbour master,” Okafor said again on her way to the boat. “I respect him very much from here.”"
    )
    heading, whole, _, again = report.quotations
    kept = [{version.quotation for version in each.versions} for each in report.traces]
    assert {heading.id, whole.id} in kept
    assert {again.id} in kept


def test_a_page_without_capitals_may_end_with_a_place() -> None:
    quotetrace.trace("he denied claims that somebody asked them about the ferry of U.S. ")


def test_an_article_is_let_go_of_without_the_collector() -> None:
    def held() -> int:
        return sum(isinstance(each, Document) for each in gc.get_objects())

    text = (
        "“We won,” said Ana Ruiz, coach of Altona Rovers. The club’s captain, Per Moe, said the Ferry Board had paid."
    )
    trace(text)
    gc.collect()
    gc.disable()
    try:
        before = held()
        trace(text)
        assert held() == before, "a cycle of references holds what was read until garbage is looked for"
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("quoted", "bare"),
    [
        (
            """'The answer was "we'll look into it" and that is all.'""",
            """The answer was "we'll look into it" and that is all.""",
        ),
        ("""'I heard "no" and "never" from them.'""", """I heard "no" and "never" from them."""),
        ("＂The tram is late and we are tired.＂", "The tram is late and we are tired."),
        ("“She called it ‘late’ and ‘dirty’.”", "She called it ‘late’ and ‘dirty’."),
    ],
)
def test_the_text_has_no_marks_around_it_and_keeps_those_inside(quoted: str, bare: str) -> None:
    found = quotetrace.trace(f"Ines Okafor fumed: {quoted}").quotations[0]
    assert found.text == bare
