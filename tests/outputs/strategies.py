"""Reports with any text in any field, for hypothesis."""

from typing import Any, get_args

from attrs import evolve
from hypothesis import strategies as st

from quotetrace.models import (
    Affiliation,
    Alteration,
    AlterationKind,
    Appearance,
    Article,
    DiffOperation,
    DiffStep,
    Held,
    Mention,
    Quotation,
    QuotationKind,
    Related,
    Relation,
    Sector,
    Span,
    Speaker,
    SpeakerKind,
    Status,
    Trace,
    Verdict,
    Version,
)
from quotetrace.outputs.report import Report

# A high surrogate before a low one is, in JSON, the character that both spell: the only text that JSON cannot keep.
TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.characters(min_codepoint=0xDC00, max_codepoint=0xDFFF, categories=["Cs"]),
        st.sampled_from("\x00\x1b\r\n\t<>&\"'“=,;\u202e\u2028\ufeff"),
    ),
    max_size=12,
)
SHARE = st.floats(0, 1)
SPAN = st.builds(lambda start, length, text: Span(start, start + length, text), st.integers(0), st.integers(1), TEXT)
MAYBE = st.none() | TEXT


def one_of(choices: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(choices))


def several(strategy: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=2).map(tuple)


QUOTATION = st.builds(
    Quotation,
    kind=one_of(QuotationKind),
    content=several(SPAN, least=1),
    confidence=SHARE,
    status=one_of(Status),
    speakers=several(st.sampled_from(("s1", "s2"))),
    candidates=several(st.sampled_from(("s1", "s2"))),
    **dict.fromkeys(("cue", "source", "addressee"), st.none() | SPAN),
    **dict.fromkeys(("id", "article", "text", "rule"), TEXT),
    within=MAYBE,
)
SPEAKER = st.builds(
    Speaker,
    id=st.sampled_from(("s1", "s2")),
    name=TEXT,
    kind=one_of(SpeakerKind),
    affiliations=several(
        st.builds(
            Affiliation,
            role=MAYBE,
            organization=MAYBE,
            span=st.none() | SPAN,
            status=one_of(Held),
        )
    ),
    aliases=several(TEXT),
    mentions=several(st.builds(Mention, article=TEXT, span=SPAN)),
    references=several(st.builds(Mention, article=TEXT, span=SPAN)),
    sector=st.none() | one_of(Sector),
    **dict.fromkeys(("role", "affiliation", "pronouns", "sector_evidence", "number", "condition"), MAYBE),
)
VERSION = st.builds(
    Version,
    quotation=TEXT,
    relation=one_of(Relation),
    similarity=SHARE,
    altered=st.booleans(),
    alterations=several(st.builds(Alteration, kind=one_of(AlterationKind), representative=MAYBE, version=MAYBE)),
    diff=several(st.builds(DiffStep, operation=one_of(DiffOperation), representative=TEXT, version=TEXT)),
)
TRACE = st.builds(
    Trace,
    id=TEXT,
    representative=TEXT,
    versions=several(VERSION),
    related=several(st.builds(Related, trace=TEXT, verdict=one_of(Verdict), evidence=TEXT)),
    timeline=several(st.builds(Appearance, quotation=TEXT, published=TEXT, outlet=MAYBE, copied=MAYBE)),
)
ARTICLE = st.builds(Article, **dict.fromkeys(("id", "url", "headline", "outlet", "published", "language"), MAYBE))
REPORTS = st.builds(
    Report,
    articles=several(ARTICLE),
    quotations=several(QUOTATION),
    speakers=several(SPEAKER),
    traces=several(TRACE),
)


def _sound(report: Report) -> Report:
    """The report with an article for each quotation that has none, and no id of what is not there."""
    speakers = {speaker.id for speaker in report.speakers}
    quotations = {quotation.id for quotation in report.quotations}
    articles = {article.id for article in report.articles}
    lacking = dict.fromkeys(quotation.article for quotation in report.quotations if quotation.article not in articles)
    return evolve(
        report,
        articles=(*report.articles, *(Article(id=name) for name in lacking)),
        quotations=tuple(
            evolve(
                each,
                speakers=tuple(name for name in each.speakers if name in speakers),
                candidates=tuple(name for name in each.candidates if name in speakers),
                within=each.within if each.within in quotations else None,
            )
            for each in report.quotations
        ),
    )


SOUND_REPORTS = REPORTS.map(_sound)
