"""Similarity: how likely two wordings are one utterance, as log-odds with the reasons kept."""

import math
from itertools import pairwise
from typing import Final

from attrs import define

from . import alterations
from .alignment import Block, Gap, blocks
from .alterations import Conflict
from .comparable import ELISION, Comparable
from .names import Likeness

# Words this alike by their letters are one word damaged (OCR, hearing, inflection): research on labelled pairs.
_SOFT: Final = 72
# What a gap takes from the run of words around it: a quarter of its words' weight, and no more than this where one
# side is empty, because leaving words out is common.
_GAP_COST: Final = 0.25
_ELISION_COST: Final = 1.5
# Gaps of function words are not looked into.
_FAINT_GAP: Final = 0.2
_INSIDE: Final = 6
_AT_END: Final = 3
# More words than this left out at one place are a cut, not an edit; more than that replaced are no damage.
_CUT: Final = 4
_DAMAGED: Final = 8


@define
class Comparison:
    """Two texts laid side by side. Weights are in words: a rare word counts about 1, "the" next to nothing.

    ``runs`` are the equal stretches that belong together, ``inner`` the gaps between them. ``equal`` is the weight of
    the words in ``runs``, ``soft`` of those that look damaged, ``moved`` of those that stand elsewhere; ``edits`` is
    what was put in, left out or replaced, ``elided`` what an ellipsis or a long cut left out, ``clash`` what both
    texts have beyond the shared stretch on the same side.
    """

    a: Comparable
    b: Comparable
    runs: list[Block]
    every: list[Block]
    equal: float = 0.0
    soft: float = 0.0
    moved: float = 0.0
    longest: float = 0.0
    edits: float = 0.0
    elided: float = 0.0
    clash: float = 0.0
    window_a: float = 0.0
    window_b: float = 0.0
    _conflicts: list[Conflict] | None = None

    @property
    def matched(self) -> float:
        """The weight of the words that are equal or soft matches."""
        return self.equal + self.soft

    @property
    def coverage(self) -> tuple[float, float]:
        """The share of each text that the other one covers."""
        return min(1.0, self.matched / (self.a.total or 1.0)), min(1.0, self.matched / (self.b.total or 1.0))

    @property
    def bag(self) -> tuple[float, float]:
        """The same share, words in another order counted too."""
        both = self.matched + self.moved
        return min(1.0, both / (self.a.total or 1.0)), min(1.0, both / (self.b.total or 1.0))

    @property
    def inner(self) -> list[Gap]:
        """The gaps between the runs."""
        return [Gap(x[0] + x[2], y[0], x[1] + x[2], y[1]) for x, y in pairwise(self.runs)]

    @property
    def conflicts(self) -> list[Conflict]:
        """The changes of meaning, looked for when first asked for: most pairs are too unlike to need them."""
        if self._conflicts is None:
            apart = bool(self.runs) and self.a.words != self.b.words
            self._conflicts = alterations.conflicts(self.a, self.b, [*self.inner, *_edges(self)]) if apart else []
        return self._conflicts

    @property
    def grave(self) -> list[Conflict]:
        """The conflicts that change what is said."""
        return [each for each in self.conflicts if each.kind != "modality"]


def compare(a: Comparable, b: Comparable) -> Comparison:
    """Lay two texts side by side."""
    if a.words == b.words and a.words:
        run, whole = [(0, 0, len(a.words))], a.total
        return Comparison(a, b, run, run, whole, longest=whole, window_a=whole, window_b=whole)
    every = blocks(a.keys, b.keys)
    gaps = _weighed(a, b, every)
    begin, end = _core(a, every, gaps)
    runs = every[begin:end]
    if not runs:
        return Comparison(a, b, runs, every)
    sums_a, sums_b = a.sums, b.sums
    (first_a, first_b, _), (last_a, last_b, size) = runs[0], runs[-1]
    last_a, last_b = last_a + size, last_b + size
    weights = [sums_a[at + size] - sums_a[at] for at, _, size in runs]
    found = Comparison(
        a, b, runs, every, equal=sum(weights), longest=max(weights),
        window_a=sums_a[last_a] - sums_a[first_a], window_b=sums_b[last_b] - sums_b[first_b],
        clash=min(sums_a[first_a], sums_b[first_b]) + min(a.total - sums_a[last_a], b.total - sums_b[last_b]),
    )  # fmt: skip
    for number in range(begin + 1, end):
        _count(found, gaps[number], every[number - 1], every[number])
    common = a.kinds() & b.kinds()
    if common:
        weight = a.vocabulary.weight
        found.moved = max(0.0, math.fsum([weight[key] for key in common]) - found.equal)
    return found


# A gap's weight in either text, and whether its words look like damage of each other.
_Weighed = tuple[float, float, bool]


def _weighed(a: Comparable, b: Comparable, every: list[Block]) -> list[_Weighed]:
    """The gap before each block; the first one is empty."""
    sums_a, sums_b = a.sums, b.sums
    gaps: list[_Weighed] = [(0.0, 0.0, False)]
    for (at_a, at_b, size), (next_a, next_b, _) in pairwise(every):
        end_a, end_b = at_a + size, at_b + size
        left, right = sums_a[next_a] - sums_a[end_a], sums_b[next_b] - sums_b[end_b]
        damaged = bool(left and right) and max(left, right) > _FAINT_GAP and _alike(a, b, end_a, next_a, end_b, next_b)
        gaps.append((left, right, damaged))
    return gaps


def _core(a: Comparable, every: list[Block], gaps: list[_Weighed]) -> tuple[int, int]:
    """The blocks that belong together: the stretch that gains most when blocks count for it and gaps against it,
    unless their words are alike by their letters."""
    sums = a.sums
    best = total = 0.0
    start = begin = end = 0
    for number, (at, _, size) in enumerate(every):
        left, right, damaged = gaps[number]
        if damaged:
            total += min(left, right)
        elif left and right:
            total -= _GAP_COST * (left + right)
        else:
            total -= min(_ELISION_COST, _GAP_COST * (left + right))
        if total <= 0:
            total, start = 0.0, number
        total += sums[at + size] - sums[at]
        if total > best:
            best, begin, end = total, start, number + 1
    return begin, end


def _count(found: Comparison, gap: _Weighed, before: Block, after: Block) -> None:
    """Count a gap as soft match, elision or edit."""
    left, right, damaged = gap
    if damaged:
        found.soft += min(left, right)
        found.edits += abs(left - right) / 2
    elif left and right:
        found.edits += left + right
    elif left or right:
        words = found.a.words[before[0] + before[2] : after[0]] + found.b.words[before[1] + before[2] : after[1]]
        if len(words) > _CUT or found.a.vocabulary.word_of[words[0]] == ELISION:
            found.elided += left + right
        else:
            found.edits += left + right


def _edges(found: Comparison) -> list[Gap]:
    """The small gaps outside the shared stretch, as far as runs of equal words go on beyond them, and the few words
    at the ends of both texts."""
    every = found.every
    ends = (len(found.a.keys), len(found.b.keys), 0)
    at = every.index(found.runs[0])
    outside: list[Gap] = []
    for later, sooner in pairwise([*reversed(every[: at + 1]), (0, 0, 0)]):
        if not _near(outside, Gap(sooner[0] + sooner[2], later[0], sooner[1] + sooner[2], later[1]), sooner[2]):
            break
    at = every.index(found.runs[-1])
    for sooner, later in pairwise([*every[at:], ends]):
        if not _near(outside, Gap(sooner[0] + sooner[2], later[0], sooner[1] + sooner[2], later[1]), later[2]):
            break
    return outside


def _near(outside: list[Gap], gap: Gap, beyond: int) -> bool:
    """Add a gap that is small enough (smaller at the end of a text) to hold a change of the words beside it."""
    left, right = gap.a2 - gap.a1, gap.b2 - gap.b1
    most = _INSIDE if beyond else _AT_END
    if left > most or right > most or (not beyond and not (left and right)):
        return False
    outside.append(gap)
    return True


def _alike(a: Comparable, b: Comparable, a1: int, a2: int, b1: int, b2: int) -> bool:
    from rapidfuzz.fuzz import ratio

    if a2 - a1 > _DAMAGED or b2 - b1 > _DAMAGED:
        return False
    one = "".join(a.vocabulary.spell(a.words[a1:a2]))
    other = "".join(b.vocabulary.spell(b.words[b1:b2]))
    if one.isdigit() or other.isdigit():
        return False
    return ratio(one, other, score_cutoff=_SOFT) > 0


# A name put for another weighs two rare words at most; with more edits than that, it may be one of many garbles.
_ONE_EDIT: Final = 2.1

FEATURES: Final = (
    "bias", "shorter", "longer", "window", "information", "longest", "edits", "edit_share", "elided",
    "negation", "number", "name", "name_only", "same", "similar", "different", "low_unknown", "low_different",
    "stock_apart", "soft", "moved", "bag",
)  # fmt: skip


def features(found: Comparison, speakers: Likeness, stock: bool) -> list[float]:
    """The features of a pair in the order of :data:`FEATURES`; the conflicts' are 0 or 1."""
    one, other = found.coverage
    shorter, longer = max(one, other), min(one, other)
    matched = found.matched
    kinds = {each.kind for each in found.conflicts}
    low = math.exp(-matched / 2)
    return [
        1.0,
        shorter,
        longer,
        2 * matched / ((found.window_a + found.window_b) or 1.0),
        math.log1p(matched),
        math.log1p(found.longest),
        math.log1p(found.edits),
        found.edits / (matched + 0.5),
        float(found.elided > 0),
        float("negation" in kinds),
        float("number" in kinds or "date" in kinds),
        float("name" in kinds),
        float("name" in kinds and found.edits < _ONE_EDIT and found.soft < _ONE_EDIT / 2),
        float(speakers == "same"),
        float(speakers == "similar"),
        float(speakers == "different"),
        low * (speakers == "unknown"),
        low * (speakers == "different"),
        float(stock and speakers != "same"),
        found.soft / (matched or 1.0),
        math.log1p(found.moved),
        max(found.bag),
    ]
