"""Similarity: how likely two wordings are one utterance, as log-odds with the reasons kept."""

import math
from itertools import pairwise
from typing import Final

from attrs import define, field

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


@define(slots=True)
class Comparison:
    """Two texts laid side by side. Weights are in words: a rare word counts about 1, "the" next to nothing."""

    a: Comparable
    b: Comparable
    runs: list[Block]
    inner: list[Gap]
    equal: float = 0.0
    soft: float = 0.0
    moved: float = 0.0
    longest: float = 0.0
    edits: float = 0.0
    elided: float = 0.0
    window_a: float = 0.0
    window_b: float = 0.0
    conflicts: list[Conflict] = field(factory=list)

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
    def grave(self) -> list[Conflict]:
        """The conflicts that change what is said."""
        return [each for each in self.conflicts if each.kind != "modality"]


def compare(a: Comparable, b: Comparable) -> Comparison:
    """Lay two texts side by side."""
    if a.words == b.words and a.words:
        whole = a.total
        return Comparison(a, b, [(0, 0, len(a.words))], [], whole, 0.0, 0.0, whole, 0.0, 0.0, whole, whole)
    every = blocks(a.keys, b.keys)
    damaged: set[Gap] = set()
    runs = _core(a, b, every, damaged)
    if not runs:
        return Comparison(a, b, [], [])
    first, last = runs[0], runs[-1]
    inner = [Gap(x[0] + x[2], y[0], x[1] + x[2], y[1]) for x, y in pairwise(runs)]
    sums_a, sums_b = a.sums, b.sums
    weights = [sums_a[at + size] - sums_a[at] for at, _, size in runs]
    found = Comparison(
        a, b, runs, inner, equal=sum(weights), longest=max(weights),
        window_a=sums_a[last[0] + last[2]] - sums_a[first[0]], window_b=sums_b[last[1] + last[2]] - sums_b[first[1]],
    )  # fmt: skip
    for gap in inner:
        _weigh(found, gap, gap in damaged)
    found.moved = _moved(found)
    found.conflicts = alterations.conflicts(a, b, [*inner, *_edges(found, every)])
    return found


def _core(a: Comparable, b: Comparable, runs: list[Block], damaged: set[Gap]) -> list[Block]:
    """The stretch of runs that belong together: what gains most when runs count for it and gaps against it.

    Gaps whose words are alike by their letters are added to ``damaged``, and count for it.
    """
    sums_a, sums_b = a.sums, b.sums
    best = total = 0.0
    start = 0
    keep = (0, 0)
    for number, (at_a, at_b, size) in enumerate(runs):
        if number:
            prior = runs[number - 1]
            gap = Gap(prior[0] + prior[2], at_a, prior[1] + prior[2], at_b)
            left, right = sums_a[gap.a2] - sums_a[gap.a1], sums_b[gap.b2] - sums_b[gap.b1]
            if left and right and max(left, right) > _FAINT_GAP and _alike(a, b, gap):
                damaged.add(gap)
                total += min(left, right)
            else:
                total -= _cost(left, right)
        if total <= 0:
            total, start = 0.0, number
        total += sums_a[at_a + size] - sums_a[at_a]
        if total > best:
            best, keep = total, (start, number + 1)
    return runs[keep[0] : keep[1]]


def _moved(found: Comparison) -> float:
    """The weight of the content words that both texts have in other places."""
    a, b = found.a, found.b
    function = a.vocabulary.function
    outside = [_outside(a.keys, [(at, size) for at, _, size in found.runs], function)]
    outside.append(_outside(b.keys, [(at, size) for _, at, size in found.runs], function))
    weight = a.vocabulary.weight
    return math.fsum([weight[key] for key in outside[0] & outside[1]])


def _outside(keys: str, runs: list[tuple[int, int]], function: set[str]) -> set[str]:
    left: set[str] = set()
    at = 0
    for start, size in runs:
        left.update(keys[at:start])
        at = start + size
    left.update(keys[at:])
    return left - function


def _cost(a: float, b: float) -> float:
    return _GAP_COST * (a + b) if a and b else min(_ELISION_COST, _GAP_COST * (a + b))


def _edges(found: Comparison, every: list[Block]) -> list[Gap]:
    """The small gaps outside the shared stretch, as far as runs of equal words go on beyond them, and the few words
    at the ends of both texts."""
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


def _weigh(found: Comparison, gap: Gap, damaged: bool) -> None:
    """Count a gap as soft match, elision or edit."""
    a, b = found.a, found.b
    left, right = a.sums[gap.a2] - a.sums[gap.a1], b.sums[gap.b2] - b.sums[gap.b1]
    if not left or not right:
        size = gap.a2 - gap.a1 + gap.b2 - gap.b1
        if size > 4 or ELISION in a.vocabulary.spell((a.words[gap.a1 : gap.a2] + b.words[gap.b1 : gap.b2])[:1]):
            found.elided += left + right
        else:
            found.edits += left + right
        return
    if damaged:
        found.soft += min(left, right)
        found.edits += abs(left - right) / 2
    else:
        found.edits += left + right


def _alike(a: Comparable, b: Comparable, gap: Gap) -> bool:
    from rapidfuzz.fuzz import ratio

    if gap.a2 - gap.a1 > 8 or gap.b2 - gap.b1 > 8:
        return False
    one = "".join(a.vocabulary.spell(a.words[gap.a1 : gap.a2]))
    other = "".join(b.vocabulary.spell(b.words[gap.b1 : gap.b2]))
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
