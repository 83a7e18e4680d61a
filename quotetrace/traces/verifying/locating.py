"""Locating: where the words of a quotation stand in a source, stretch by stretch."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import define, field, frozen

from ..meaning.negations import NEGATORS
from ..text.alignment import blocks
from ..text.comparable import Vocabulary
from ..text.excerpts import Excerpt
from ..text.roots import FUNCTION
from ..text.sources import Source
from . import speeches
from .laying import lay

# Words between two passages of one quotation. An ellipsis skips a sentence or two (a sentence of news has about 25
# words); what lies further apart, or has no ellipsis, was put together by somebody.
MARKED_GAP: Final = 60
SILENT_GAP: Final = 25
_TURN: Final = re.compile(r"\n\s*[^\W\d_a-z][\w.'’ ()-]{0,60}:\s")
_WHOLE: Final = 0.98  # so well covered, no other window is tried
# A stretch that is looked for on its own must have so many words and be there nearly whole: three are found anywhere.
STRETCH: Final = 4
_SENTENCE: Final = 2
_FULL_STOP: Final = re.compile(r"[.!?][\"”’')]*$")
_STRETCH_FOUND: Final = 0.8
_NEAR: Final = 3  # words that may stand between such a stretch and the faint words before it
_PIECES: Final = 8  # a quotation is not pieced together of more


@frozen
class Run:
    """``size`` words of the quotation from word ``q`` on, and of the source from word ``s`` on, side by side."""

    q: int
    s: int
    size: int


@frozen
class Change:
    """A change of meaning that the comparison saw: words q1 to q2 of the quotation for s1 to s2 of the source."""

    kind: str
    q1: int
    q2: int
    s1: int
    s2: int


@define
class Place:
    """Runs in the order of the quotation, the changes between them, and the weight of the words that were found."""

    runs: list[Run] = field(factory=list)
    changes: list[Change] = field(factory=list)
    matched: float = 0.0


@define
class Search:
    """One quotation looked for in one source."""

    wanted: Excerpt
    source: Source
    coded: str
    vocabulary: Vocabulary = field(init=False)
    found: int = 0

    def __attrs_post_init__(self) -> None:
        self.vocabulary = self.source.vocabulary()

    def total(self, first: int, last: int) -> float:
        """The weight of the words ``first`` to ``last`` of the quotation."""
        return self.vocabulary.read(self.wanted.text(first, last)).total

    def place(self, first: int, last: int) -> Place:
        """Where the words ``first`` to ``last`` stand best; what is left of them is looked for elsewhere."""
        best = self._best(first, last)
        if not best.runs:
            return best
        self.found += 1
        for start, end in list(_left(best.runs, first, last)):
            if end - start >= STRETCH and self.found < _PIECES:
                other = self.place(start, end)
                if self._is_there(other):
                    best = _joined(best, other, start, end)
            elif end - start >= _SENTENCE and (run := self._sentence(start, end)):
                best = _joined(best, Place([run], [], self.total(start, end)), start, end)
        return best

    def _sentence(self, first: int, last: int) -> Run | None:
        """Where a few words stand that are a whole sentence of the quotation and one of the source."""
        runs = (Run(first, at, last - first) for at in self.source.same_words(self.coded[first:last]))
        return next((run for run in runs if self._is_sentence([run])), None)

    def _is_there(self, place: Place) -> bool:
        """Whether a stretch was found nearly whole from its first word to its last."""
        if sum(run.size for run in place.runs) < STRETCH:
            return False
        first, last = place.runs[0], place.runs[-1]
        return place.matched >= _STRETCH_FOUND * self.total(first.q, last.q + last.size)

    def grown(self, place: Place) -> Place:
        """The place with the words at both ends that the comparison left aside as too faint, "the" and the like.

        Behind an ellipsis they are looked for as far as it may reach.
        """
        size, joints = len(self.wanted.words), self.wanted.joints
        first, last = place.runs[0], place.runs[-1]
        end_q, end_s = last.q + last.size, last.s + last.size
        head = self._beside(0, first.q, first.s, joints.get(first.q) == "ellipsis")
        tail = self._beside(end_q, size, end_s, joints.get(end_q) == "ellipsis")
        return Place([*head, *self._backed(place.runs), *tail], place.changes, place.matched)

    def _backed(self, runs: Sequence[Run]) -> Iterator[Run]:
        """The runs, each that stands before the last one in the source with the faint words right before it."""
        yield from runs[:1]
        for before, run in pairwise(runs):
            more = 0
            while (
                run.s < before.s
                and run.q - more > before.q + before.size
                and run.s > more
                and self.coded[run.q - more - 1] == self.source.coded[run.s - more - 1]
            ):
                more += 1
            yield Run(run.q - more, run.s - more, run.size + more)

    def _beside(self, q1: int, q2: int, at: int, marked: bool) -> list[Run]:
        """Words q1 to q2 (all before or all behind a place): in a row, as far as words may have been left out between
        them and the source's word ``at``; else those of them right beside it."""
        wanted, coded = self.coded[q1:q2], self.source.coded
        reach = len(wanted) + (MARKED_GAP if marked else SILENT_GAP if self._tells(q1, q2) else _NEAR)
        first = max(0, at - reach) if not q1 else at
        within = coded[first:at] if not q1 else coded[at : at + reach]
        found = (within.rfind(wanted) if not q1 else within.find(wanted)) if wanted else -1
        end = first + found + len(wanted)
        parted = speeches.are_one(self.source, *((end, at, at + 1) if not q1 else (at, first + found, end)))
        if found >= 0 and (marked or parted or not self._ends_within(first + found, len(wanted), at)):
            return [Run(q1, first + found, q2 - q1)]
        near = len(wanted) + _NEAR
        skipped = max(0, len(within) - near) if not q1 else 0
        return [
            Run(q1 + q, first + skipped + s, size)
            for q, s, size in blocks(wanted, within[skipped:] if not q1 else within[:near])
            if not NEGATORS.intersection(self.wanted.words[q1 + q : q1 + q + size])
            and not self.source.new_paragraph(*sorted((first + skipped + s, at)))
        ]

    def _tells(self, q1: int, q2: int) -> bool:
        return any(word not in FUNCTION for word in self.wanted.words[q1:q2])

    def _ends_within(self, found: int, size: int, at: int) -> bool:
        """Whether a sentence ends between words found at ``found`` and the word ``at``."""
        first, last = (found + size, at) if found < at else (at, found)
        return any(self.source.ends_sentence(word) for word in range(max(0, first - 1), last))

    def _best(self, first: int, last: int) -> Place:
        best = Place()
        total = self.total(first, last)
        for common in (False, True):
            for window in self.source.windows(self.coded[first:last], common):
                here = self._aligned(first, last, window)
                if here.matched > best.matched:
                    best = here
                if best.matched >= _WHOLE * total:
                    return best
            if best.matched >= _STRETCH_FOUND * total:
                return best
        return best

    def _aligned(self, first: int, last: int, window: tuple[int, int]) -> Place:
        source = self.vocabulary.read(self.source.written(*window))
        quote = self.vocabulary.read(self.wanted.text(first, last))
        # A stretch may begin within a compound, whose other words are read with it.
        q, s = first - _words_before(self.wanted.piece_of, first), window[0]
        laid = lay(source, quote)
        runs = [Run(q + at_q, s + at_s, size) for at_s, at_q, size in laid.runs]
        changes = [Change(c.kind, q + c.b1, q + c.b2, s + c.a1, s + c.a2) for c in laid.conflicts]
        return Place(runs, changes, laid.matched)

    # --- which runs make one passage ---------------------------------------------------------------------------------

    def passages(self, place: Place) -> list[list[Run]]:
        """The runs, cut where two of them lie too far apart, in other order, or in two people's mouths.

        A few words that stand apart without an ellipsis are there by chance, and left out.
        """
        groups: list[list[Run]] = []
        for run in place.runs:
            if groups and self._follows(groups[-1][-1], run):
                groups[-1].append(run)
            else:
                groups.append([run])
        sizes = [sum(run.size for run in group) for group in groups]
        return [
            group
            for at, (group, size) in enumerate(zip(groups, sizes, strict=True))
            if size >= STRETCH
            or size == max(sizes)
            or self._is_marked(group)
            or self._is_sentence(group)
            or self._goes_on(groups[max(0, at - 1) : at + 2])
        ]

    def _is_sentence(self, group: Sequence[Run]) -> bool:
        """Whether a few words are a whole sentence of the quotation and one of the source."""
        one, last = group[0], group[-1]
        end, stop = last.q + last.size, last.s + last.size
        written = [self.wanted.text(max(0, one.q - 1), one.q), self.wanted.text(end - 1, end)]
        return (
            end - one.q == stop - one.s >= _SENTENCE
            and (not one.q or _FULL_STOP.search(written[0]) is not None)
            and (end == len(self.wanted.words) or _FULL_STOP.search(written[1]) is not None)
            and (not one.s or self.source.ends_sentence(one.s - 1) or self.source.opens_speech(one.s))
            and (self.source.ends_sentence(stop - 1) or self.source.closes_speech(stop - 1))
        )

    def _goes_on(self, groups: Sequence[Sequence[Run]]) -> bool:
        """Whether groups side by side are one speech, without a word of the quotation between them."""
        return any(
            one[-1].q + one[-1].size == other[0].q and self._is_one_speech(one[-1], other[0])
            for one, other in pairwise(groups)
        )

    def _is_one_speech(self, one: Run, other: Run) -> bool:
        return speeches.are_one(self.source, one.s + one.size, other.s, other.s + other.size)

    def _is_marked(self, group: Sequence[Run]) -> bool:
        last = group[-1]
        return "ellipsis" in (self.joint(group[0].q, group[0].q), self.joint(last.q + last.size, last.q + last.size))

    def joint(self, first: int, last: int) -> str | None:
        """What the quotation says was left out or put in before one of its words ``first`` to ``last``."""
        return next((self.wanted.joints[at] for at in range(first, last + 1) if at in self.wanted.joints), None)

    def _follows(self, one: Run, other: Run) -> bool:
        """Whether the source goes on from one run to another, so that a reader would take them for one passage."""
        s1, s2 = one.s + one.size, other.s
        joint = self.joint(one.q + one.size, other.q)
        if one.q + one.size == other.q and self._is_one_speech(one, other):
            return True
        if speeches.are_two(self.source, s1, s2, s2 + other.size):
            return False
        if s2 < s1 or s2 - s1 > (MARKED_GAP if joint == "ellipsis" else SILENT_GAP):
            return False
        source = self.source
        if _TURN.search(source.text, source.ends[s1 - 1], source.starts[s2]):
            return False
        if joint is not None or s1 == s2 or 0 < s2 - s1 <= other.q - one.q - one.size:
            return True  # with a sign, without a gap, or with other words in the place of these
        # In silence whole sentences may be left out within a paragraph, not the end of one and the start of another.
        within = any(source.ends_sentence(word) for word in range(s1, s2))
        return not source.new_paragraph(s1 - 1, s2) and (not within or source.ends_sentence(s1 - 1))


def _words_before(piece_of: Sequence[int], at: int) -> int:
    first = at
    while first and piece_of[first - 1] == piece_of[at]:
        first -= 1
    return at - first


def _left(runs: Sequence[Run], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of the quotation that no run covers."""
    at = first
    for run in runs:
        if run.q > at:
            yield at, run.q
        at = run.q + run.size
    if at < last:
        yield at, last


def _joined(one: Place, other: Place, start: int, end: int) -> Place:
    """Two places together; what was told against a stretch in the first one is void, for it stands in the second."""
    kept = [each for each in one.changes if not (start <= each.q1 and each.q2 <= end and each.q1 < each.q2)]
    runs = sorted([*one.runs, *other.runs], key=lambda run: run.q)
    return Place(runs, [*kept, *other.changes], one.matched + other.matched)
