"""Reports with any text in any field, for hypothesis."""

from collections.abc import Iterator
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
    """The report with each id once, an article and a trace for each quotation, and no id of what is not there."""
    speakers = {speaker.id: speaker for speaker in report.speakers}
    quotations = {quotation.id: quotation for quotation in report.quotations}
    articles = {article.id: article for article in report.articles}
    names = [*quotations]
    for quotation in report.quotations:
        articles.setdefault(quotation.article, Article(id=quotation.article))
    return evolve(
        report,
        articles=tuple(articles.values()),
        speakers=tuple(speakers.values()),
        quotations=tuple(
            evolve(
                each,
                speakers=tuple(name for name in each.speakers if name in speakers),
                candidates=tuple(name for name in each.candidates if name in speakers),
                within=each.within if each.within in names[: names.index(each.id)] else None,
            )
            for each in quotations.values()
        ),
        traces=tuple(_sound_traces(report, names)),
    )


def _sound_traces(report: Report, names: list[str]) -> Iterator[Trace]:
    """The traces, as many as there are quotations for; the last one has all the quotations that are left."""
    traces = [*{trace.id: trace for trace in report.traces}.values()][: len(names)]
    if names and not traces:
        traces = [Trace(id="t", representative="", versions=())]
    for number, trace in enumerate(traces):
        own = names[number:] if number == len(traces) - 1 else names[number : number + 1]
        told = trace.versions or (Version(quotation="", relation="identical", similarity=1.0),)
        yield evolve(
            trace,
            representative=own[-1],
            versions=tuple(evolve(told[at % len(told)], quotation=name) for at, name in enumerate(own)),
            related=tuple(evolve(each, trace=traces[0].id) for each in trace.related),
            timeline=tuple(
                evolve(each, quotation=own[0], copied=None if each.copied is None else own[-1])
                for each in trace.timeline
            ),
        )


SOUND_REPORTS = REPORTS.map(_sound)
