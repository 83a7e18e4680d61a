"""From records to plain dicts and lists: schema ``quotetrace/1``.

Some keys may be missing where an older version of quotetrace wrote the file: ``candidates`` of a quotation, and
``references``, ``sector``, ``sector_evidence``, ``number`` and ``condition`` of a speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotetrace.models import Affiliation, Article, Mention, Quotation, Span, Speaker, Trace, Version

if TYPE_CHECKING:
    from quotetrace.outputs.report import Report

SCHEMA = "quotetrace/1"


def span_dict(span: Span) -> dict[str, Any]:
    """Return a span as ``{"start", "end", "text"}``."""
    return {"start": span.start, "end": span.end, "text": span.text}


def _maybe(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else span_dict(span)


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "url": article.url,
        "headline": article.headline,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
    }


def quotation_dict(quotation: Quotation) -> dict[str, Any]:
    """Return a quotation as the schema's dict."""
    return {
        "id": quotation.id,
        "article": quotation.article,
        "kind": quotation.kind,
        "text": quotation.text,
        "content": [span_dict(span) for span in quotation.content],
        "cue": _maybe(quotation.cue),
        "source": _maybe(quotation.source),
        "addressee": _maybe(quotation.addressee),
        "speakers": list(quotation.speakers),
        "within": quotation.within,
        "status": quotation.status,
        "confidence": quotation.confidence,
        "rule": quotation.rule,
        "candidates": list(quotation.candidates),
    }


def _affiliation(affiliation: Affiliation) -> dict[str, Any]:
    return {
        "role": affiliation.role,
        "organization": affiliation.organization,
        "status": affiliation.status,
        "span": _maybe(affiliation.span),
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {"article": mention.article, **span_dict(mention.span)}


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "affiliations": [_affiliation(affiliation) for affiliation in speaker.affiliations],
        "aliases": list(speaker.aliases),
        "mentions": [_mention(mention) for mention in speaker.mentions],
        "pronouns": speaker.pronouns,
        "references": [_mention(mention) for mention in speaker.references],
        "sector": speaker.sector,
        "sector_evidence": speaker.sector_evidence,
        "number": speaker.number,
        "condition": speaker.condition,
    }


def alteration_dicts(version: Version) -> list[dict[str, Any]]:
    """Return the alterations of a version: what kind, and both wordings."""
    return [
        {"kind": change.kind, "representative": change.representative, "version": change.version}
        for change in version.alterations
    ]


def _version(version: Version) -> dict[str, Any]:
    return {
        "quotation": version.quotation,
        "relation": version.relation,
        "similarity": version.similarity,
        "altered": version.altered,
        "alterations": alteration_dicts(version),
        "diff": [
            {"operation": step.operation, "representative": step.representative, "version": step.version}
            for step in version.diff
        ],
    }


def trace_dict(trace: Trace) -> dict[str, Any]:
    """Return a trace as the schema's dict."""
    return {
        "id": trace.id,
        "representative": trace.representative,
        "versions": [_version(version) for version in trace.versions],
        "related": [
            {"trace": near.trace, "verdict": near.verdict, "evidence": near.evidence} for near in trace.related
        ],
        "timeline": [
            {"quotation": at.quotation, "published": at.published, "outlet": at.outlet, "copied": at.copied}
            for at in trace.timeline
        ],
    }


def encode(report: Report) -> dict[str, Any]:
    """Return the whole report as plain dicts and lists."""
    return {
        "schema": SCHEMA,
        "articles": [_article(article) for article in report.articles],
        "quotations": [quotation_dict(quotation) for quotation in report.quotations],
        "speakers": [_speaker(speaker) for speaker in report.speakers],
        "traces": [trace_dict(trace) for trace in report.traces],
    }
