"""A report as the rooms would make it, by hand: two articles, a joint quotation, altered versions, nasty text."""

from quotetrace.models import (
    Affiliation,
    Alteration,
    Article,
    DiffStep,
    Mention,
    Quotation,
    Related,
    Span,
    Speaker,
    Trace,
    Version,
)
from quotetrace.outputs.report import Report


def span(start: int, text: str) -> Span:
    return Span(start, start + len(text), text)


FULL = "We will not close the harbour before the twelve pilots are back on duty, whatever the ministry says,"
CUT = "We will close the harbour before the twenty pilots are back on duty"
BRIDGE = "The bridge is safe,"
BRIDGE_LEFT = "and it was safe last year."

ARTICLES = (
    Article(
        id="news/harbour.txt",
        url="https://example.org/harbour?a=1&b=2",
        headline="Harbour stays open, mayor says",
        outlet="Arden Post",
        published="2026-11-20",
        language="en",
    ),
    Article(id="news/second.txt", url="javascript:alert(1)"),
)
SPEAKERS = (
    Speaker(
        id="s1",
        name="Marta Oliveira",
        kind="person",
        role="mayor",
        affiliation="City of Arden",
        affiliations=(
            Affiliation(role="mayor", organization="City of Arden", span=span(0, "mayor of Arden")),
            Affiliation(role="harbour master", status="former"),
        ),
        aliases=("Marta Oliveira", "Ms Oliveira", "Olivera"),
        mentions=(Mention(article="news/harbour.txt", span=span(110, "Marta Oliveira")),),
        pronouns="she",
    ),
    Speaker(id="s2", name="Jon Field", kind="person", role="engineer", affiliation="Roads Agency"),
    Speaker(id="s3", name="陳美玲", kind="person", role="局長", affiliation="港務局"),
    Speaker(id="s4", name="<script>alert('x')</script>", kind="unnamed"),
)
QUOTATIONS = (
    Quotation(
        id="q1",
        article="news/harbour.txt",
        kind="direct",
        content=(span(0, f"“{FULL}”"),),
        text=FULL,
        cue=span(104, "said"),
        source=span(109, "Marta Oliveira, the mayor of Arden"),
        addressee=span(150, "reporters at the quay"),
        speakers=("s1",),
        status="attributed",
        confidence=0.97,
        rule="cue-after",
    ),
    Quotation(
        id="q2",
        article="news/harbour.txt",
        kind="direct",
        content=(span(200, f"“{BRIDGE}”"), span(250, f"“{BRIDGE_LEFT}”")),
        text=f"{BRIDGE} {BRIDGE_LEFT}",
        cue=span(221, "added"),
        source=span(227, "the two officials"),
        speakers=("s1", "s2"),
        status="inherited",
        confidence=0.61,
        rule="joint",
    ),
    Quotation(
        id="q3",
        article="news/second.txt",
        kind="indirect",
        content=(span(10, CUT),),
        text=CUT,
        speakers=("s1",),
        status="ambiguous",
        confidence=0.3,
        rule="clause",
    ),
    Quotation(
        id="q4",
        article="news/second.txt",
        kind="mixed",
        content=(span(100, "港口不會關閉，直到十二名引航員重返崗位。港口不會關閉，直到十二名引航員重返崗位。"),),
        text="港口不會關閉，直到十二名引航員重返崗位。港口不會關閉，直到十二名引航員重返崗位。",
        speakers=("s3",),
        status="attributed",
        confidence=0.8,
        within="q1",
        rule="clause",
    ),
    Quotation(
        id="q5",
        article="news/second.txt",
        kind="pull",
        content=(span(200, "<b>=cmd|' /C calc'!A0 & \x1b[31mred\x00 \ud800 \u202eback</b>"),),
        text="<b>=cmd|' /C calc'!A0 & \x1b[31mred\x00 \ud800 \u202eback</b>",
        speakers=("s4",),
        status="attributed",
        confidence=0.5,
        rule="pull",
    ),
    Quotation(
        id="q6", article="news/second.txt", kind="indirect", content=(span(300, "all is well"),), text="all is well"
    ),
)
DIFF = (
    DiffStep(operation="equal", representative="We will", version="We will"),
    DiffStep(operation="delete", representative="not", version=""),
    DiffStep(operation="equal", representative="close the harbour before the", version="close the harbour before the"),
    DiffStep(operation="replace", representative="twelve", version="twenty"),
    DiffStep(operation="equal", representative="pilots are back on duty", version="pilots are back on duty"),
    DiffStep(operation="delete", representative=", whatever the ministry says,", version=""),
    DiffStep(operation="insert", representative="", version="<i>"),
)
ALTERATIONS = (
    Alteration(kind="negation", representative="not", version=None),
    Alteration(kind="number", representative="twelve", version="twenty"),
    Alteration(kind="name", representative=None, version="<u>"),
)
TRACES = (
    Trace(
        id="t1",
        representative="q1",
        versions=(
            Version(quotation="q1", relation="identical", similarity=1.0),
            Version(
                quotation="q3",
                relation="reworded",
                similarity=0.82,
                altered=True,
                alterations=ALTERATIONS,
                diff=DIFF,
            ),
            Version(quotation="q4", relation="garbled", similarity=0.5),
        ),
        related=(Related(trace="t2", verdict="conflicting", evidence="other speakers, one <number>"),),
    ),
    Trace(id="t2", representative="q2", versions=(Version(quotation="q2", relation="identical", similarity=1.0),)),
    Trace(id="t3", representative="q5", versions=(Version(quotation="q5", relation="identical", similarity=1.0),)),
    Trace(id="t4", representative="q6", versions=(Version(quotation="q6", relation="identical", similarity=1.0),)),
)
REPORT = Report(articles=ARTICLES, quotations=QUOTATIONS, speakers=SPEAKERS, traces=TRACES)
