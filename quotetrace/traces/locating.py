"""Locating: where the words of a quotation stand in a source, stretch by stretch."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field, frozen

from . import similarity
from .alignment import blocks
from .alterations import NEGATORS, Conflict
from .comparable import FUNCTION, Vocabulary
from .excerpts import Excerpt
from .similarity import Comparison
from .sources import Source

# Words between two passages of one quotation. An ellipsis skips a sentence or two (a sentence of news has about 25
# words); what lies further apart, or has no ellipsis, was put together by somebody.
MARKED_GAP: Final = 60
SILENT_GAP: Final = 25
_WHOLE: Final = 0.98  # so well covered, no other window is tried
# A stretch that is looked for on its own must have so many words and be there nearly whole: three are found anywhere.
_STRETCH: Final = 4
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
    vocabulary: Vocabulary = field(factory=Vocabulary)
    found: int = 0

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
            if end - start >= _STRETCH and self.found < _PIECES:
                other = self.place(start, end)
                if self._is_there(other):
                    best = _joined(best, other, start, end)
        return best

    def _is_there(self, place: Place) -> bool:
        """Whether a stretch was found nearly whole from its first word to its last."""
        if sum(run.size for run in place.runs) < _STRETCH:
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
        return Place([*head, *place.runs, *tail], place.changes, place.matched)

    def _beside(self, q1: int, q2: int, at: int, marked: bool) -> list[Run]:
        """Words q1 to q2 (all before or all behind a place): in a row, as far as words may have been left out between
        them and the source's word ``at``; else those of them right beside it."""
        wanted, coded = self.coded[q1:q2], self.source.coded
        reach = len(wanted) + (MARKED_GAP if marked else SILENT_GAP if self._tells(q1, q2) else _NEAR)
        first = max(0, at - reach) if not q1 else at
        within = coded[first:at] if not q1 else coded[at : at + reach]
        found = (within.rfind(wanted) if not q1 else within.find(wanted)) if wanted else -1
        if found >= 0 and (marked or not self._ends_within(first + found, len(wanted), at)):
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
        enough = _WHOLE * self.total(first, last)
        for window in self.source.windows(self.coded[first:last]):
            here = self._aligned(first, last, window)
            if here.matched > best.matched:
                best = here
            if best.matched >= enough:
                break
        return best

    def _aligned(self, first: int, last: int, window: tuple[int, int]) -> Place:
        a = self.vocabulary.read(self.source.written(*window))
        b = self.vocabulary.read(self.wanted.text(first, last))
        # A stretch may begin within a compound, whose other words are read with it.
        skipped = _words_before(self.wanted.piece_of, first)
        found = similarity.compare(a, b)
        return Place(*_moved(found, window[0], first - skipped), found.matched)


def _words_before(piece_of: Sequence[int], at: int) -> int:
    first = at
    while first and piece_of[first - 1] == piece_of[at]:
        first -= 1
    return at - first


def _moved(found: Comparison, s: int, q: int) -> tuple[list[Run], list[Change]]:
    """Runs and conflicts of a comparison (source, quotation), numbered as in the whole texts."""
    runs = [Run(q + at_b, s + at_a, size) for at_a, at_b, size in found.runs]
    return runs, [_change(each, s, q) for each in found.conflicts]


def _change(each: Conflict, s: int, q: int) -> Change:
    return Change(each.kind, q + each.b1, q + each.b2, s + each.a1, s + each.a2)


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
