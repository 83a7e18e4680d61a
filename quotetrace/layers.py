"""What the rooms hand each other on the way; never seen by a user.

``document`` makes a :class:`Document`; ``quotations`` and ``attribution`` make :class:`Reported`; ``speakers`` and
``traces`` read both. Positions are code points of the text, or token numbers where a name says so; ends are excluded.
"""

from collections.abc import Sequence
from typing import Any, Literal

from attrs import define, field, frozen

from quotetrace.models import Span

_MARKS = "\"'“”‘’«»„‚‹›"
_CLOSING = {"“": "”", "‘": "’", "«": "»"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
Kind = Literal["direct", "indirect", "mixed", "pull"]
BlockKind = Literal[
    "headline",
    "subheading",
    "body",
    "caption",
    "credit",
    "byline",
    "contributor",
    "navigation",
    "teaser",
    "pull",
    "pull-credit",
    "turn",
]


@frozen
class Block:
    """One block of the page, trimmed of white space: a paragraph, a headline, a credit line, a transcript turn.

    ``words`` is where the reading begins: behind a dateline ("NAIROBI (Wire) — ") or a turn's label ("SMITH: "); it
    equals ``start`` elsewhere. A turn that goes on in the next paragraph has ``words == start`` there.
    ``credit_of`` numbers the pull block that a "pull-credit" line belongs to (index into ``Document.blocks``).
    """

    kind: BlockKind
    start: int
    end: int
    words: int
    credit_of: int | None = None


@frozen
class Sentence:
    """A sentence: its characters, its tokens (first, last excluded) and the number of its block."""

    start: int
    end: int
    first: int
    last: int
    block: int


@frozen
class Marked:
    """A stretch in quotation marks. ``start``/``end`` hold the marks, ``inner_start``/``inner_end`` the words.

    ``opened_again`` numbers the stretch of the paragraph before that this one continues (re-opened marks);
    ``parent`` numbers the stretch it is nested in; ``closed`` is False where the end was recovered.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    mark: str
    closed: bool = True
    parent: int | None = None
    opened_again: int | None = None


@frozen
class Origin:
    """A text as it was passed in, and ``plain``, what is read of it; ``starts`` and ``ends`` have an entry for each
    character of ``plain``: the place in ``text`` that it was read from."""

    text: str
    plain: str
    starts: Sequence[int]
    ends: Sequence[int]


@define
class Document:
    """An article as read: its text untouched but for HTML and Markdown (then ``origin`` holds it as passed in), its
    blocks, and parallel lists for its tokens.

    ``low`` are the words in lower case, ``tags`` Penn Treebank tags. A token's characters are
    ``text[starts[i]:ends[i]]``.
    ``letters`` has one letter a token (see ``grammar.letters``), ``phrase_of`` the number of its base noun phrase in
    ``phrases`` or -1.
    """

    text: str
    blocks: list[Block] = field(factory=list)
    sentences: list[Sentence] = field(factory=list)
    words: list[str] = field(factory=list)
    low: list[str] = field(factory=list)
    starts: list[int] = field(factory=list)
    ends: list[int] = field(factory=list)
    tags: list[str] = field(factory=list)
    sentence_of: list[int] = field(factory=list)
    letters: str = ""
    phrases: list[tuple[int, int]] = field(factory=list)
    phrase_of: list[int] = field(factory=list)
    marked: list[Marked] = field(factory=list)
    origin: Origin | None = None
    tokens: dict[tuple[int, int], tuple[int, int]] = field(factory=dict, eq=False, repr=False)  # of spans asked for

    def block_of(self, token: int) -> int:
        """The number of the block that a token stands in."""
        return self.sentences[self.sentence_of[token]].block

    def block_at(self, token: int) -> Block:
        """The block that a token stands in."""
        return self.blocks[self.block_of(token)]

    def span(self, start: int, end: int) -> Span:
        """``text[start:end]`` as a span of the string that was passed in."""
        if self.origin is None or start >= end:
            return Span(start, end, self.text[start:end])
        first, last = self.origin.starts[start], self.origin.ends[end - 1]
        return Span(first, last, self.origin.text[first:last])

    def content(self, start: int, end: int) -> Span:
        """The same for what is quoted: without marks at its edges that the string writes otherwise (`&ldquo;`).

        A mark whose partner stands inside stays (`the depot is â€œfullâ€`) unless it is markup.
        """
        if self.origin is not None:
            while start + 1 < end and self._is_rewritten(start) and not self._is_closed(start, end):
                start += 1
            while start + 1 < end and self._is_rewritten(end - 1) and not self._is_opened(start, end):
                end -= 1
        return self.span(start, end)

    def _is_opened(self, start: int, end: int) -> bool:
        """Whether the mark at the end closes what opens among the characters."""
        opening, closing = _OPENING.get(self.text[end - 1]), self.text[end - 1]
        if self.origin is not None and self.origin.text[self.origin.starts[end - 1]] == "&":
            return False
        return opening is not None and self.text.rfind(opening, start, end) > self.text.rfind(closing, start, end - 1)

    def _is_closed(self, start: int, end: int) -> bool:
        """Whether the mark at the beginning is closed before more words follow."""
        closing = _CLOSING.get(self.text[start])
        at = -1 if closing is None else self.text.find(closing, start, end)
        return at >= 0 and any(map(str.isalnum, self.text[at:end]))

    def _is_rewritten(self, at: int) -> bool:
        """Whether a mark at ``at`` is read from other characters, or stands where none stood."""
        if self.origin is None or self.text[at] not in _MARKS:
            return False
        return self.origin.text[self.origin.starts[at] : self.origin.ends[at]] != self.text[at]


@define(kw_only=True)
class Reported:
    """One reported stretch on its way to becoming a :class:`quotetrace.models.Quotation`. Spans are (start, end).

    ``follows`` numbers the reported stretch whose speaker this one shares (a floating quotation goes on without a cue);
    ``within`` the one it is nested in; ``credit`` holds the attribution lines of a pull quote; ``label`` the label of
    a transcript turn; ``stance`` marks a thought or attitude rather than speech.
    Numbers are indexes into the list the stretch stands in, which is ordered by position.
    """

    kind: Kind
    content: tuple[tuple[int, int], ...]
    rule: str
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    addressee: tuple[int, int] | None = None
    follows: int | None = None
    within: int | None = None
    credit: tuple[tuple[int, int], ...] = ()
    label: tuple[int, int] | None = None
    stance: bool = False
    confidence: float = 0.5

    def but(self, **changes: Any) -> "Reported":
        """The same stretch with other values in these fields: ``attrs.evolve`` in a tenth of its time, since every
        stretch is told anew several times on its way."""
        told = _empty(Reported)
        told.kind, told.content, told.rule, told.cue = self.kind, self.content, self.rule, self.cue
        told.source, told.addressee, told.label = self.source, self.addressee, self.label
        told.follows, told.within, told.credit = self.follows, self.within, self.credit
        told.stance, told.confidence = self.stance, self.confidence
        for name, value in changes.items():
            setattr(told, name, value)
        return told


_empty = object.__new__


@frozen(kw_only=True)
class Page:
    """One article on its way: its id, its document, and its reported stretches in order of position."""

    article: str
    document: Document
    reported: Sequence[Reported]
