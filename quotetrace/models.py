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
Held = Literal["current", "former", "acting", "incoming"]
Sector = Literal[
    "government",
    "party",
    "business",
    "academic",
    "ngo",
    "legal",
    "police and military",
    "health",
    "media",
    "sport",
    "culture",
    "witness or resident",
    "unnamed official",
]
Status = Literal["attributed", "inherited", "ambiguous", "unattributed"]
Relation = Literal["identical", "marks", "excerpt", "elided", "overlapping", "reworded", "garbled"]
AlterationKind = Literal[
    "negation", "number", "date", "name", "modality", "hedge", "tense", "stitched", "speaker", "wording"
]
Verdict = Literal["conflicting", "undecided"]
DiffOperation = Literal["equal", "replace", "delete", "insert"]
CorrectionKind = Literal["same", "different", "not a quotation", "speaker"]
VerificationStatus = Literal["verbatim", "marks", "elided", "repaired", "altered", "stitched", "absent"]


@frozen
class Span:
    """A stretch of the article: ``text == article_text[start:end]``."""

    start: int
    end: int
    text: str


@frozen(kw_only=True)
class Article:
    """What is known of an article besides its text.

    ``published`` is a date or a moment, in ISO 8601 ("2026-03-02", "2026-03-02T10:15:00Z") or as pages write it ("2 Mar
    2026", "March 2, 2026, 10:15 a.m. GMT", "23.03.2026"); it is kept as it is given. A
    year or a month ("2026", "2026-03") is kept too, but has no place in a timeline. What names no day ("yesterday") or
    two ("03/04/2026"), and a field that holds neither text nor None, is an :class:`~quotetrace.InputError` where the
    article is read.
    """

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
    quotation; marks that the text writes otherwise, as entities or by a wrong decoding, are left out. ``text`` holds
    the bare words, its pieces joined by a space. ``speakers`` are ids of :class:`Speaker`;
    ``within`` is the id of the quotation it is nested in; ``rule`` names what decided (see :func:`quotetrace.explain`).
    Where two people may be meant, ``status`` is "ambiguous", ``speakers`` is empty and ``candidates`` holds their ids,
    the likelier first.
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
    candidates: tuple[str, ...] = ()


@frozen(kw_only=True)
class Affiliation:
    """A role somewhere, as the article words it; ``organization`` is also the one that a spokesperson speaks for."""

    role: str | None = None
    organization: str | None = None
    status: Held = "current"
    span: Span | None = None


@frozen(kw_only=True)
class Mention:
    """One place where a speaker is named or referred to."""

    article: str
    span: Span


@frozen(kw_only=True)
class Speaker:
    """Who speaks, or is named: one record for all the forms of a name. ``role`` and ``affiliation`` are the fullest.

    ``mentions`` are names and descriptions, ``references`` the pronouns that stand for the speaker ("she", "her").
    ``pronouns`` is "she" or "he" where a title, a noun or a pronoun of the text tells; a name alone never does.
    ``sector`` is the walk of life, for audits of who is quoted, and ``sector_evidence`` the words that decided it.
    Of a source without a name, ``number`` holds how many are told of ("two", "dozens of"), and ``condition`` on what
    terms they speak ("on condition of anonymity because the talks are private").
    """

    id: str
    name: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    affiliations: tuple[Affiliation, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    pronouns: str | None = None
    references: tuple[Mention, ...] = ()
    sector: Sector | None = None
    sector_evidence: str | None = None
    number: str | None = None
    condition: str | None = None


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


@frozen(kw_only=True)
class Verification:
    """What became of a source's words in a quotation (see :func:`quotetrace.verify`).

    ``status``
        "verbatim": the same words and marks; "marks": other punctuation, case or spelling of marks; "elided": words
        left out; "repaired": the same words mended or bent (a contraction, a typing error, a hesitation dropped, a
        [bracket]); "altered": the meaning was changed, see ``alterations``; "stitched": passages from several places
        put together; "absent": not in the source.
    ``passages``
        The source's own words and where they stand, in the order of the quotation; several where it was stitched.
    ``alterations``, ``diff``
        ``representative`` is the wording of the source, ``version`` that of the quotation.
    ``similarity``
        The share of the quotation that stands in the source, 0 to 1, weighted by what its words tell.
    ``source``
        The id of the source, where it has one.
    """

    quote: str
    status: VerificationStatus
    similarity: float
    source: str | None = None
    passages: tuple[Span, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    diff: Sequence[DiffStep] = ()


@frozen(kw_only=True)
class Hit:
    """A quotation that :meth:`quotetrace.QuoteIndex.search` found.

    ``speakers`` are names; ``trace`` is the id of its trace; ``similarity`` the share of the words searched for that it
    has, 0 to 1, weighted by what they tell.
    """

    quotation: str
    text: str
    similarity: float
    trace: str
    speakers: tuple[str, ...] = ()
    article: str | None = None
    outlet: str | None = None
    published: str | None = None


@frozen(kw_only=True)
class Correction:
    """What a person has said of one or two quotations of a :class:`quotetrace.QuoteIndex`, by their ids."""

    number: int
    kind: CorrectionKind
    quotation: str
    other: str | None = None
    name: str | None = None
