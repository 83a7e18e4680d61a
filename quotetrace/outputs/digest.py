"""What the table and the page both show: quotations numbered and grouped by who speaks, and the wording of it all."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from quotetrace.models import Alteration, Article, Quotation, Speaker, Trace, Version

if TYPE_CHECKING:
    from quotetrace.outputs.report import Report

# Bands for the eye, not measured rates: the upper fifth of the scale is "sure", what is no better than a coin "unsure".
_SURE = 0.8
_LIKELY = 0.5
_WIDEST_BREAK = 4  # characters: a blank line between two paragraphs of one quotation holds no words
_LONGEST_MARK = 3  # characters: "â€œ", a quotation mark decoded wrongly
_PATH = re.compile(r"[/\\]")
_STATUSES = {"inherited": "speaker carried over", "ambiguous": "speaker unclear"}
_SOME = 0.1  # of the words: a lede or a translation that shares fewer is known by more than its words
_RELATIONS = {
    "identical": "the same words",
    "marks": "the same words, marked otherwise",
    "excerpt": "a part of it",
    "elided": "with words left out",
    "overlapping": "overlaps with it",
    "reworded": "reworded",
    "garbled": "garbled",
}


@frozen(kw_only=True)
class Group:
    """All that one speaker, or several together, said; no speakers where the article names none."""

    speakers: tuple[Speaker, ...]
    quotations: tuple[Quotation, ...]


@frozen(kw_only=True)
class Near:
    """Two quotations, representatives of their traces, that were not merged, and why."""

    quotations: tuple[Quotation, Quotation]
    verdict: str
    evidence: str


@frozen(kw_only=True)
class Digest:
    """A report made ready to be shown.

    ``numbers`` counts the quotations from 1, in the order of the report; ``told`` are the traces of several versions;
    ``near`` those that came near without being merged, each pair once; ``altered`` gives for each altered quotation
    the number of the representative; ``labels`` says what to call each article.
    """

    articles: dict[str, Article]
    quotations: dict[str, Quotation]
    speakers: dict[str, Speaker]
    numbers: dict[str, int]
    groups: tuple[Group, ...]
    told: tuple[Trace, ...]
    near: tuple[Near, ...]
    altered: dict[str, int]
    labels: dict[str, str]

    @property
    def speaking(self) -> int:
        """How many speakers are quoted; those who are only named do not count."""
        return len({speaker.id for group in self.groups for speaker in group.speakers})

    def place(self, quotation: Quotation) -> str | None:
        """Return what to call the article that a quotation stands in; None where there is only one."""
        return None if len(self.articles) < 2 else self.label(quotation.article)

    def label(self, article: str) -> str:
        """Return the headline of an article, or its id: of paths the last part where that tells them apart."""
        return self.labels.get(article, article)

    def names(self, quotation: Quotation) -> str:
        """Return who said it: "Ana Ruiz and Bo Lind"; "Speaker not named" where nobody is."""
        return joined([self.speakers[name].name for name in quotation.speakers if name in self.speakers])


def joined(names: list[str]) -> str:
    """Join names as a sentence does.

    >>> joined(["Ana", "Bo", "Cy"])
    'Ana, Bo and Cy'
    >>> joined([])
    'Speaker not named'
    """
    if not names:
        return "Speaker not named"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "speaker"), counted(0, "speaker")
    ('1 speaker', '0 speakers')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def sureness(confidence: float) -> str:
    """Return how sure an answer is, in a word.

    >>> [sureness(value) for value in (0.93, 0.6, 0.2)]
    ['sure', 'likely', 'unsure']
    """
    return "sure" if confidence >= _SURE else "likely" if confidence >= _LIKELY else "unsure"


def remark(quotation: Quotation) -> str | None:
    """Return what a reader should know of how the speaker was found; None where the text names them."""
    return _STATUSES.get(quotation.status)


def relation(version: Version) -> str:
    """Return how a version relates to the representative, in words."""
    return _RELATIONS.get(version.relation, version.relation)


def likeness(version: Version) -> str:
    """Return how much of the words a version shares with the representative; of next to none, that it has its own.

    >>> likeness(Version(quotation="q1", relation="reworded", similarity=0.82))
    '82% alike'
    >>> likeness(Version(quotation="q1", relation="reworded", similarity=0.004))
    'in its own words'
    """
    return f"{version.similarity:.0%} alike" if version.similarity >= _SOME else "in its own words"


def marked(quotation: Quotation) -> str:
    """Return the words, in quotation marks where the article gives them as the speaker's own.

    Where other words stand between its parts, the parts are shown apart: “It was late,” … “and it rained.”
    """
    own = quotation.kind in ("direct", "pull")
    words = ("” … “" if own else " … ").join(_parts(quotation))
    return f"“{words}”" if own else words


def _parts(quotation: Quotation) -> list[str]:
    """The text, cut where words that are not of the quotation stand between two of its spans."""
    parts: list[str] = []
    at = 0
    for number, span in enumerate(quotation.content):
        piece = _bare_piece(span.text, quotation.text[at:])
        if piece is None:  # the text was not made of these spans
            return [quotation.text]
        apart = number == 0 or span.start - quotation.content[number - 1].end > _WIDEST_BREAK
        if apart:
            parts.append(piece)
        else:
            parts[-1] += f" {piece}"
        at += len(piece) + 1
    return parts if at == len(quotation.text) + 1 else [quotation.text]


def _bare_piece(written: str, text: str) -> str | None:
    """The beginning of the text that a span holds, which may have marks around it; None where it is another."""
    for lead in range(_LONGEST_MARK + 1):
        for trail in range(_LONGEST_MARK + 1):
            piece = written[lead : len(written) - trail].strip()
            if piece and text.startswith(piece) and text[len(piece) : len(piece) + 1] in ("", " "):
                return piece
    return None


def change(alteration: Alteration) -> str:
    """Return an alteration in words: what the representative has, and what the version makes of it.

    >>> change(Alteration(kind="number", representative="12", version="20"))
    'number: “12” became “20”'
    """
    before, after = alteration.representative, alteration.version
    if before is None:
        return f"{alteration.kind}: “{after}” added"
    if after is None:
        return f"{alteration.kind}: “{before}” left out"
    return f"{alteration.kind}: “{before}” became “{after}”"


def role_of(speaker: Speaker) -> str | None:
    """Return role and affiliation in one phrase: "former mayor, Arden"; of an unnamed source, that it is one."""
    kind = "unnamed source" if speaker.kind == "unnamed" else None
    parts = (kind, _held_role(speaker), speaker.affiliation)
    return ", ".join(part for part in parts if part and _bare(part) != _bare(speaker.name)) or None


def _held_role(speaker: Speaker) -> str | None:
    """The role, with "former", "acting" or "incoming" before it where the article tells no other of it."""
    held = [each.status for each in speaker.affiliations if each.role == speaker.role]
    told = speaker.role is None or not held or "current" in held or _bare(speaker.role).startswith(held[0])
    return speaker.role if told else f"{held[0]} {speaker.role}"


def other_names(speaker: Speaker) -> list[str]:
    """Return the aliases that tell more than the name itself does: not "The Guild" beside "Guild"."""
    first = {_bare(speaker.name): speaker.name}
    for alias in speaker.aliases:
        first.setdefault(_bare(alias), alias)
    return list(first.values())[1:]


def _bare(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def former_roles(speaker: Speaker) -> list[str]:
    """Return the other roles and affiliations that the article calls former, as phrases."""
    past = (affiliation for affiliation in speaker.affiliations if affiliation.status == "former")
    phrases = (", ".join(part for part in (held.role, held.organization) if part) for held in past)
    shown = (role_of(speaker) or "").removeprefix("former ")
    return list(dict.fromkeys(phrase for phrase in phrases if phrase and phrase != shown))


def _grouped(report: Report, speakers: dict[str, Speaker]) -> tuple[Group, ...]:
    groups: dict[tuple[str, ...], list[Quotation]] = {}
    for quotation in report.quotations:
        groups.setdefault(tuple(name for name in quotation.speakers if name in speakers), []).append(quotation)
    nobody = groups.pop((), None)
    if nobody:  # who spoke matters most: the quotations without a speaker come last
        groups[()] = nobody
    return tuple(
        Group(speakers=tuple(speakers[name] for name in names), quotations=tuple(said))
        for names, said in groups.items()
    )


def _near(traces: list[Trace], quotations: dict[str, Quotation]) -> tuple[Near, ...]:
    representatives = {trace.id: quotations[trace.representative] for trace in traces}
    pairs: dict[frozenset[str], Near] = {}
    for trace in traces:
        for related in trace.related:
            if related.trace in representatives:
                both = representatives[trace.id], representatives[related.trace]
                near = Near(quotations=both, verdict=related.verdict, evidence=related.evidence)
                pairs.setdefault(frozenset((trace.id, related.trace)), near)
    return tuple(pairs.values())


def _labels(articles: dict[str, Article]) -> dict[str, str]:
    bases = {name: _PATH.split(name)[-1] or name for name in articles}
    counts = Counter(bases.values())
    short = {name: base if counts[base] == 1 else name for name, base in bases.items()}
    return {name: article.headline or short[name] for name, article in articles.items()}


def digest(report: Report) -> Digest:
    """Return the report made ready to be shown. What points nowhere is left out rather than failed on."""
    speakers = {speaker.id: speaker for speaker in report.speakers}
    quotations = {quotation.id: quotation for quotation in report.quotations}
    known = [trace for trace in report.traces if trace.representative in quotations]
    numbers = {quotation.id: number for number, quotation in enumerate(report.quotations, 1)}
    changed = ((trace, version) for trace in known for version in trace.versions if version.altered)
    articles = {article.id or "": article for article in report.articles}
    return Digest(
        articles=articles,
        quotations=quotations,
        speakers=speakers,
        numbers=numbers,
        groups=_grouped(report, speakers),
        told=tuple(trace for trace in known if len(trace.versions) > 1),
        near=_near(known, quotations),
        altered={version.quotation: numbers[trace.representative] for trace, version in changed},
        labels=_labels(articles),
    )
