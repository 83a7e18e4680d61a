"""Offsets are code points of the string as it was passed in, whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace import Quotation, Span, extract_quotes, trace

_TROUBLE = [
    "👩‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇦🇹", "👍🏽", "e\u0301",
    "n\u0303", "a\u0323\u0302", "\u200d", "\u200b", "\ufeff", "\u00ad", "\u202e",
    "\u2066", "\r\n", "\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\t",
    "\u00a0", "\u3000", "ﬁ", "İ", "ß", "ǅ", "𝔄", "𒀀", "\U000e0041",
    "\ud83d", "\x00", "שלום", "مرحبا", "नमस्ते", "한국", "日本", "½", "²", "①", "Å", "A\u030a",
]  # fmt: skip
_FILL = st.lists(st.sampled_from([*_TROUBLE, " ", " ", ". ", "\n\n", "a"]), max_size=8).map("".join)

_TAGS = ["<p>", "</p>", "<b>", "</i>", "<br/>", "<script>", "</script>", "<!--", "-->", "<q>", "</q>", "<", "</", ">"]
_ENTITIES = [
    "&quot;",
    "&#8220;",
    "&rsquo;",
    "&amp;",
    "&amp;ldquo;",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "&",
    "&lt;",
    "&NotEqualTilde;",
]
_HTML = st.lists(st.sampled_from([*_TAGS, *_ENTITIES, *_TROUBLE, " ", "a"]), max_size=8).map("".join)


def _spans(quotation: Quotation) -> list[Span]:
    singles = (quotation.cue, quotation.source, quotation.addressee)
    return [*quotation.content, *(span for span in singles if span is not None)]


def _check(text: str) -> list[Quotation]:
    report = trace(text)
    for quotation in report.quotations:
        assert all(span.text == text[span.start : span.end] for span in _spans(quotation))
    for speaker in report.speakers:
        assert all(m.span.text == text[m.span.start : m.span.end] for m in speaker.mentions)
        spans = [each.span for each in speaker.affiliations if each.span is not None]
        assert all(span.text == text[span.start : span.end] for span in spans)
    return list(report.quotations)


@pytest.mark.parametrize("trouble", _TROUBLE, ids=ascii)
def test_a_character_before_moves_nothing(trouble: str) -> None:
    plain = "“The depot is full,” said Ines Okafor."
    head = f"The depot {trouble} stands in Altona. It was built of brick.\n\n"
    (found,) = [each for each in _check(head + plain) if each.kind == "direct"]
    assert [span.start for span in found.content] == [len(head)]
    assert found.cue is not None
    assert found.cue.start == len(head) + plain.index("said")


@pytest.mark.parametrize("trouble", _TROUBLE, ids=ascii)
def test_a_character_inside_is_part_of_the_words(trouble: str) -> None:
    if trouble in ("\r\n", "\u2028"):
        pytest.skip("these end a paragraph")
    (found,) = _check(f"“The depot {trouble} is full,” said Ines Okafor.")
    assert found.text == f"The depot {trouble} is full,"


@given(_FILL, _FILL, _FILL)
def test_every_span_is_a_slice(before: str, inside: str, after: str) -> None:
    _check(f"{before}“The depot {inside} is full,” said Ines Okafor.{after} She said that {inside} was {after} late.")


@given(_HTML, _HTML, _HTML)
def test_spans_of_html_are_slices_of_what_was_passed_in(before: str, inside: str, after: str) -> None:
    _check(f"<p>{before}&ldquo;The depot {inside} is full,&rdquo; said <b>Ines</b> Okafor, a{after} welder.</p>")


@given(_FILL)
def test_paragraphs_that_end_with_crlf_read_as_those_that_end_with_lf(fill: str) -> None:
    fill = fill.replace("\r", "").replace("\n", " ")
    text = f"The depot {fill} is old.\n\n“We are full,” said Ines Okafor.\n\nTom Birk said that it was late."
    mine = [(q.kind, [s.text for s in _spans(q)]) for q in extract_quotes(text)]
    theirs = [(q.kind, [s.text for s in _spans(q)]) for q in extract_quotes(text.replace("\n", "\r\n"))]
    assert mine == theirs


def test_crlf_counts_two() -> None:
    text = "The depot is old.\r\n\r\n“We are full,” said Ines Okafor.\r\n\r\n“So are we,” said Tom Birk."
    first, second = _check(text)
    assert [first.content[0].start, second.content[0].start] == [text.index("“We"), text.index("“So")]


def test_a_name_with_combining_marks_is_one_source() -> None:
    (found,) = _check("“The depot is full,” said Ine\u0301s Okafor.")
    assert found.source is not None
    assert found.source.text == "Ine\u0301s Okafor"


def test_an_emoji_beside_a_mark_stays_inside() -> None:
    (found,) = _check("“We are late 👩‍🚀,” said Ines Okafor. 👨‍👩‍👧‍👦")
    assert found.text == "We are late 👩‍🚀,"


def test_a_split_quotation_keeps_both_places() -> None:
    text = "👩‍🚀👩‍🚀 “The depot,” said Ine\u0301s Okafor, “is full.”"
    (found,) = _check(text)
    assert [span.start for span in found.content] == [text.index("“The"), text.index("“is")]


@pytest.mark.parametrize(
    "text", ["Among them was Amadou, a", "Ines Okafor appealed to the", "Ines Okafor called on Teo"]
)
def test_a_text_may_end_in_the_middle(text: str) -> None:
    assert all(text[span.start : span.end] == span.text for each in extract_quotes(text) for span in each.content)
