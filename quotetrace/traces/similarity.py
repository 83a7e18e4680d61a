"""Similarity: how likely two wordings are one utterance, as log-odds with the reasons kept."""

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


@define(slots=True)
class Comparison:
    """Two texts laid side by side. Weights are in words: a rare word counts about 1, "the" next to nothing."""

    a: Comparable
    b: Comparable
    runs: list[Block]
    inner: list[Gap]
    equal: float = 0.0
    soft: float = 0.0
    longest: float = 0.0
    edits: float = 0.0
    elided: float = 0.0
    window_a: float = 0.0
    window_b: float = 0.0
    conflicts: list[Conflict] = []

    @property
    def matched(self) -> float:
        """The weight of the words that are equal or soft matches."""
        return self.equal + self.soft

    @property
    def coverage(self) -> tuple[float, float]:
        """The share of each text that the other one covers."""
        return min(1.0, self.matched / (self.a.total or 1.0)), min(1.0, self.matched / (self.b.total or 1.0))

    @property
    def grave(self) -> list[Conflict]:
        """The conflicts that change what is said."""
        return [each for each in self.conflicts if each.kind != "modality"]


def compare(a: Comparable, b: Comparable) -> Comparison:
    """Lay two texts side by side."""
    runs = _core(a, b, blocks(a.keys, b.keys))
    if not runs:
        return Comparison(a, b, [], [])
    first, last = runs[0], runs[-1]
    inner = [Gap(x[0] + x[2], y[0], x[1] + x[2], y[1]) for x, y in zip(runs, runs[1:], strict=False)]
    sums_a, sums_b = a.sums, b.sums
    weights = [sums_a[at + size] - sums_a[at] for at, _, size in runs]
    found = Comparison(
        a, b, runs, inner, equal=sum(weights), longest=max(weights),
        window_a=sums_a[last[0] + last[2]] - sums_a[first[0]], window_b=sums_b[last[1] + last[2]] - sums_b[first[1]],
    )  # fmt: skip
    for gap in inner:
        _weigh(found, gap)
    found.conflicts = alterations.conflicts(a, b, [*inner, *_edges(found)])
    return found


def _core(a: Comparable, b: Comparable, runs: list[Block]) -> list[Block]:
    """The stretch of runs that belong together: what gains most when runs count for it and gaps against it."""
    sums_a, sums_b = a.sums, b.sums
    best = total = 0.0
    start = 0
    keep = (0, 0)
    for number, (at_a, at_b, size) in enumerate(runs):
        if number:
            prior = runs[number - 1]
            total -= _cost(sums_a[at_a] - sums_a[prior[0] + prior[2]], sums_b[at_b] - sums_b[prior[1] + prior[2]])
        if total <= 0:
            total, start = 0.0, number
        total += sums_a[at_a + size] - sums_a[at_a]
        if total > best:
            best, keep = total, (start, number + 1)
    return runs[keep[0] : keep[1]]


def _cost(a: float, b: float) -> float:
    return _GAP_COST * (a + b) if a and b else min(_ELISION_COST, _GAP_COST * (a + b))


def _edges(found: Comparison) -> list[Gap]:
    """The words just before and after the shared stretch, where both texts have a few there: "Less is" for "More is"."""
    first, last = found.runs[0], found.runs[-1]
    out = []
    if 0 < first[0] <= 3 and 0 < first[1] <= 3:
        out.append(Gap(0, first[0], 0, first[1]))
    end_a, end_b = last[0] + last[2], last[1] + last[2]
    rest_a, rest_b = len(found.a.keys) - end_a, len(found.b.keys) - end_b
    if 0 < rest_a <= 3 and 0 < rest_b <= 3:
        out.append(Gap(end_a, len(found.a.keys), end_b, len(found.b.keys)))
    return out


def _weigh(found: Comparison, gap: Gap) -> None:
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
    if max(left, right) > 0.2 and _alike(a, b, gap):
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


FEATURES: Final = (
    "bias", "shorter", "longer", "window", "information", "longest", "edits", "edit_share", "elided",
    "negation", "number", "name", "same", "similar", "different", "low", "low_unknown", "low_different",
    "stock_apart", "soft",
)  # fmt: skip


def features(found: Comparison, speakers: Likeness, stock: bool) -> list[float]:
    """The features of a pair in the order of :data:`FEATURES`; the conflicts' are 0 or 1."""
    import math

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
        float(speakers == "same"),
        float(speakers == "similar"),
        float(speakers == "different"),
        low,
        low * (speakers == "unknown"),
        low * (speakers == "different"),
        float(stock and speakers != "same"),
        found.soft / (matched or 1.0),
    ]
