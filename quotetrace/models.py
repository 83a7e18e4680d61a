"""The records that come out of quotetrace: frozen, keyword-only (but :class:`Span`), plain to compare and to print.

Offsets are code points of the string that was passed in, end excluded:
``span.text == article_text[span.start:span.end]``.
What is missing is ``None`` or an empty tuple, never an empty string.
"""

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

QuotationKind = Literal["direct", "indirect", "mixed", "pull"]
SpeakerKind = Literal["person", "organization", "document", "group", "unnamed"]
Status = Literal["attributed", "inherited", "ambiguous", "unattributed"]
Relation = Literal["identical", "marks", "excerpt", "elided", "overlapping", "reworded", "garbled"]
AlterationKind = Literal["negation", "number", "date", "name", "modality", "hedge", "tense", "stitched", "speaker"]
Verdict = Literal["conflicting", "undecided"]
DiffOperation = Literal["equal", "replace", "delete", "insert"]


@frozen
class Span:
    """A stretch of the article: ``text == article_text[start:end]``."""

    start: int
    end: int
    text: str


@frozen(kw_only=True)
class Article:
    """What is known of an article besides its text."""

    id: str | None = None
    url: str | None = None
    headline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


@frozen(kw_only=True)
class Quotation:
    """One reported utterance.

    ``content`` holds the spans as written, quotation marks and an introducing "that" included, several for a split
    quotation; ``text`` the bare words, its pieces joined by a space. ``speakers`` are ids of :class:`Speaker`;
    ``within`` is the id of the quotation it is nested in; ``rule`` names what decided (see :func:`quotetrace.explain`).
    """

    id: str
    article: str
    kind: QuotationKind
    content: tuple[Span, ...]
    text: str
    cue: Span | None = None
    source: Span | None = None
    addressee: Span | None = None
    speakers: tuple[str, ...] = ()
    within: str | None = None
    status: Status = "unattributed"
    confidence: float = 0.5
    rule: str = ""


@frozen(kw_only=True)
class Affiliation:
    """A role somewhere, as the article words it; ``status`` is "current" or "former"."""

    role: str | None = None
    organization: str | None = None
    status: Literal["current", "former"] = "current"
    span: Span | None = None


@frozen(kw_only=True)
class Mention:
    """One place where a speaker is named or referred to."""

    article: str
    span: Span


@frozen(kw_only=True)
class Speaker:
    """Who speaks, or is named: one record for all the forms of a name. ``role`` and ``affiliation`` are the fullest."""

    id: str
    name: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    affiliations: tuple[Affiliation, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    pronouns: str | None = None


@frozen(kw_only=True)
class Alteration:
    """A change of meaning between a version and the representative; an absent wording is None.

    A "negation" may hide behind an ellipsis; "tense" is that of a promise; "stitched" fragments stand together without
    a word of what was between them. Only negation, number, date and name make a version ``altered``.
    """

    kind: AlterationKind
    representative: str | None
    version: str | None


@frozen(kw_only=True)
class DiffStep:
    """One step of a word diff from the representative to a version."""

    operation: DiffOperation
    representative: str
    version: str


@frozen(kw_only=True)
class Version:
    """A quotation's place in a trace: how it relates to the representative, 0..1 similarity, and what was changed."""

    quotation: str
    relation: Relation
    similarity: float
    altered: bool = False
    alterations: tuple[Alteration, ...] = ()
    diff: Sequence[DiffStep] = ()


@frozen(kw_only=True)
class Related:
    """Another trace that comes near without being merged, and why."""

    trace: str
    verdict: Verdict
    evidence: str


@frozen(kw_only=True)
class Appearance:
    """When and where a version appeared, as the article says; ``copied`` is the quotation it was most likely copied
    from, None for the earliest version and where no earlier one has its words."""

    quotation: str
    published: str
    outlet: str | None = None
    copied: str | None = None


@frozen(kw_only=True)
class Trace:
    """All versions of one utterance; ``representative`` is the id of the fullest trustworthy version.

    ``timeline`` has the versions whose date is known, the earliest first.
    """

    id: str
    representative: str
    versions: tuple[Version, ...]
    related: tuple[Related, ...] = ()
    timeline: tuple[Appearance, ...] = ()
