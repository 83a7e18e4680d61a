"""The report as HTML: a complete page, and a fragment for notebooks.

Everything from the articles is escaped; only http and https addresses become links. The fragment reads well where a
viewer strips its styles, has no ids (a notebook holds many fragments) and stops after 50 quotations.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from quotetrace.models import Article, DiffStep, Quotation, Speaker, Trace, Version
from quotetrace.outputs.digest import (
    Digest,
    Group,
    Near,
    change,
    counted,
    digest,
    former_roles,
    joined,
    likeness,
    marked,
    other_names,
    relation,
    remark,
    role_of,
    sureness,
)
from quotetrace.outputs.style import PAGE, SHARED

if TYPE_CHECKING:
    from quotetrace.outputs.report import Report

_MOST = 50
# Control characters, lone surrogates and noncharacters: HTML forbids them.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


@frozen
class _Draft:
    """What is being drawn, whether things get ids to link to, and the level of its headings."""

    view: Digest
    linked: bool
    level: int

    def heading(self, text: str, deeper: int = 0) -> str:
        """Return a heading; ``text`` is HTML."""
        level = self.level + deeper
        return f"<h{level}>{text}</h{level}>"


def _text(text: str) -> str:
    return html.escape(_UNFIT.sub("\ufffd", text))


def _name(text: str) -> str:
    """A name inside a sentence: text of the other direction must not reorder what stands around it."""
    return f"<bdi>{_text(text)}</bdi>"


def _quote(draft: _Draft, quotation: Quotation, inner: str | None = None) -> str:
    article = draft.view.articles.get(quotation.article)
    language = article.language if article else None
    lang = f' lang="{language}"' if language and _LANGUAGE.fullmatch(language) else ""
    words = _text(marked(quotation)) if inner is None else inner
    return f'<blockquote dir="auto"{lang}>{words}</blockquote>'


def _link(draft: _Draft, number: int) -> str:
    return f'<a href="#q{number}">quotation {number}</a>' if draft.linked else f"quotation {number}"


def _known(draft: _Draft, quotation: Quotation) -> str:
    view = draft.view
    parts = [_text(quotation.kind), f"{sureness(quotation.confidence)} ({quotation.confidence:.2f})"]
    if quotation.id in view.altered:
        parts.append(f'<strong class="flag">ALTERED</strong> from {_link(draft, view.altered[quotation.id])}')
    note = remark(quotation)
    if note:
        parts.append(note)
    if quotation.cue:
        parts.append(f"cue: {_name(quotation.cue.text)}")
    if quotation.addressee:
        parts.append(f"to {_name(quotation.addressee.text)}")
    if quotation.within in view.numbers:
        parts.append(f"inside {_link(draft, view.numbers[quotation.within])}")
    place = view.place(quotation)
    if place:
        parts.append(_name(place))
    return f'<p class="known">{view.numbers[quotation.id]} · {" · ".join(parts)}</p>'


def _quotation(draft: _Draft, quotation: Quotation) -> str:
    mark = f' id="q{draft.view.numbers[quotation.id]}"' if draft.linked else ""
    return f"<li{mark}>{_quote(draft, quotation)}{_known(draft, quotation)}</li>"


def _about(speaker: Speaker) -> str:
    role = role_of(speaker)
    lines = [_name(role)] if role else []
    former = former_roles(speaker)
    if former:
        lines.append(f"formerly {_name('; '.join(former))}")
    aliases = other_names(speaker)
    if aliases:
        lines.append(f"also: {' · '.join(_name(alias) for alias in aliases)}")
    return "".join(f'<p class="about">{text}</p>' for text in lines)


def _together(speakers: Iterable[Speaker]) -> str:
    parts = ((speaker.name, role_of(speaker)) for speaker in speakers)
    lines = (": ".join(_name(part) for part in pair if part) for pair in parts)
    return "".join(f'<p class="about">{text}</p>' for text in lines)


def _group(draft: _Draft, group: Group, shown: Iterable[Quotation]) -> str:
    names = joined([speaker.name for speaker in group.speakers])
    about = _about(group.speakers[0]) if len(group.speakers) == 1 else _together(group.speakers)
    said = "".join(_quotation(draft, quotation) for quotation in shown)
    return f"<section>{draft.heading(_name(names), 1)}{about}<ul>{said}</ul></section>"


def _groups(draft: _Draft, most: int | None) -> str:
    """The speakers with what they said, as long as ``most`` quotations allow."""
    drawn = []
    left = len(draft.view.quotations) if most is None else most
    for group in draft.view.groups:
        if left <= 0:
            break
        drawn.append(_group(draft, group, group.quotations[:left]))
        left -= len(group.quotations)
    return draft.heading("Speakers") + "\n".join(drawn)


def differences(steps: Iterable[DiffStep]) -> str:
    """Return a word diff as HTML: what is gone in ``del``, what is new in ``ins``."""
    drawn = []
    for step in steps:
        if step.operation == "equal":
            drawn.append(_text(step.version.strip()))
            continue
        if step.representative.strip():
            drawn.append(f"<del>{_text(step.representative.strip())}</del>")
        if step.version.strip():
            drawn.append(f"<ins>{_text(step.version.strip())}</ins>")
    return " ".join(drawn)


def _about_version(draft: _Draft, quotation: Quotation, *parts: str) -> str:
    named = [_link(draft, draft.view.numbers[quotation.id]), *parts, _name(draft.view.names(quotation))]
    place = draft.view.place(quotation)
    return " · ".join([*named, _name(place)] if place else named)


def _version(draft: _Draft, version: Version) -> str:
    quotation = draft.view.quotations.get(version.quotation)
    if quotation is None:
        return ""
    about = _about_version(draft, quotation, relation(version), likeness(version))
    flag = '<strong class="flag">ALTERED</strong> ' if version.altered else ""
    changes = "".join(f'<p class="change"><strong>{_text(change(made))}</strong></p>' for made in version.alterations)
    words = ""
    if any(step.operation != "equal" for step in version.diff):
        words = _quote(draft, quotation, differences(version.diff))
    elif version.relation != "identical":
        words = _quote(draft, quotation)
    mark = ' class="altered"' if version.altered else ""
    return f'<li{mark}><p>{flag}<span class="known">{about}</span></p>{changes}{words}</li>'


def _near(draft: _Draft, near: Near) -> str:
    both = "".join(
        f'<li>{_quote(draft, quotation)}<p class="known">{_about_version(draft, quotation)}</p></li>'
        for quotation in near.quotations
    )
    return f"<section><ul>{both}</ul><p>{_text(near.verdict)}: {_name(near.evidence)}</p></section>"


def _trace(draft: _Draft, trace: Trace) -> str:
    fullest = draft.view.quotations[trace.representative]
    others = [version for version in trace.versions if version.quotation != trace.representative]
    about = _about_version(draft, fullest, "representative")
    versions = "".join(_version(draft, version) for version in others)
    heading = draft.heading(_name(draft.view.names(fullest)), 1)
    first = f'<li>{_quote(draft, fullest)}<p class="known">{about}</p></li>'
    return f"<section>{heading}<ul>{first}{versions}</ul></section>"


def _traces(draft: _Draft) -> str:
    parts = []
    if draft.view.told:
        note = '<p class="about">Against the representative: <del>left out</del>, <ins>put in</ins>.</p>'
        parts += [draft.heading("Versions of one utterance"), note]
        parts += [_trace(draft, trace) for trace in draft.view.told]
    if draft.view.near:
        parts.append(draft.heading("Near, but not merged"))
        parts += [_near(draft, near) for near in draft.view.near]
    return "\n".join(parts)


def _article(article: Article) -> str:
    name = _name(article.headline or article.id or "untitled")
    if article.url and _WEB.fullmatch(article.url):
        name = f'<a href="{_text(article.url)}" rel="noreferrer">{name}</a>'
    rest = [_name(part) for part in (article.outlet, article.published) if part]
    return f"<li>{' · '.join([name, *rest])}</li>"


def _summary(report: Report, view: Digest) -> str:
    parts = [
        counted(len(report.quotations), "quotation"),
        counted(view.speaking, "speaker"),
        counted(len(report.articles), "article"),
    ]
    flag = f' · <strong class="flag">{counted(len(view.altered), "version")} ALTERED</strong>' if view.altered else ""
    return f"<p>{' · '.join(parts)}{flag}</p>"


def page(report: Report, *, title: str) -> str:
    """Return a complete page; it holds no lone surrogates, so it can always be encoded as UTF-8."""
    view = digest(report)
    draft = _Draft(view, linked=True, level=2)
    articles = "".join(_article(article) for article in report.articles)
    listed = f"{draft.heading('Articles')}<ul>{articles}</ul>" if articles else ""
    said = _groups(draft, None) if report.quotations else "<p>No quotations found.</p>"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="quotetrace">\n<title>{_text(title)}</title>\n'
        f"<style>{SHARED}{PAGE}</style>\n</head>\n<body>\n"
        f'<main class="quotetrace">\n<h1>{_text(title)}</h1>\n{_summary(report, view)}\n'
        f"{said}\n{_traces(draft)}\n{listed}\n</main>\n</body>\n</html>\n"
    )


def fragment(report: Report) -> str:
    """Return the report for a notebook: at most 50 quotations, then how many more there are."""
    view = digest(report)
    draft = _Draft(view, linked=False, level=3)
    said = _groups(draft, _MOST) if report.quotations else "<p>No quotations found.</p>"
    left = len(report.quotations) - _MOST
    more = f"<p>… {left:,} more: see to_html() or to_records().</p>" if left > 0 else ""
    traces = _traces(draft) if left <= 0 else ""
    return f'<div class="quotetrace"><style>{SHARED}</style>{_summary(report, view)}{said}{more}{traces}</div>'
