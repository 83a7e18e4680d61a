"""Similarity: how likely two wordings are one utterance, as log-odds with the reasons kept."""

from collections.abc import Sequence
from itertools import pairwise
from math import log1p
from typing import Final, Literal

from attrs import define
from rapidfuzz.fuzz import ratio

from ..meaning import actors, alterations, amounts, moving, outside
from ..meaning.names import Bearing, Likeness
from ..meaning.negations import denies
from ..numbers.numerals import is_figure
from ..text.alignment import Block, Gap, blocks
from ..text.comparable import Comparable, Vocabulary
from ..text.conflict import Conflict
from ..text.exonyms import one_place
from ..text.senses import share_sense

# Words this alike by their letters are one word damaged (OCR, hearing, inflection): research on labelled pairs.
_SOFT: Final = 72
# What a gap takes from the run of words around it: a quarter of its words' weight, and no more than this where one
# side is empty, because leaving words out is common.
GAP_COST: Final = 0.25
CUT_COST: Final = 0.3
# Texts that both go on for less than this have no words there that tell.
PARTED: Final = 0.5
CHANGED: Final = 2
# Names that stand elsewhere weigh more than this.
MOVED: Final = 0.5
# Gaps of function words are not looked into.
FAINT_GAP: Final = 0.2
INSIDE: Final = 6
AT_END: Final = 3
# More words than this left out at one place are a cut, not an edit; more than that replaced are no damage.
CUT: Final = 4
DAMAGED: Final = 8


@define
class Comparison:
    """Two texts laid side by side. Weights are in words: a rare word counts about 1, "the" next to nothing.

    ``runs`` are the equal stretches that belong together, ``inner`` the gaps between them. ``equal`` is the weight of
    the words in ``runs``, ``soft`` of those that look damaged, ``kin`` of those put for others of the same sense,
    ``moved`` of those that stand elsewhere; ``edits`` is
    what was put in, left out or replaced (at ``replaced`` places), ``elided`` what an ellipsis or a
    long cut left out, ``clash`` what both
    texts have beyond the shared stretch on the same side.
    """

    a: Comparable
    b: Comparable
    runs: list[Block]
    every: list[Block]
    equal: float = 0.0
    soft: float = 0.0
    kin: float = 0.0
    moved: float = 0.0
    longest: float = 0.0
    edits: float = 0.0
    replaced: int = 0
    elided: float = 0.0
    clash: float = 0.0
    window_a: float = 0.0
    window_b: float = 0.0
    _conflicts: list[Conflict] | None = None

    @property
    def matched(self) -> float:
        """The weight of the words that are equal, damaged or of the same sense."""
        return self.equal + self.soft + self.kin

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
    def broken(self) -> float:
        """The weight of what both texts go on with, or begin with, where they part within a sentence: one who says two
        sentences may be quoted with either, but nobody ends one sentence in two ways."""
        if self.clash < PARTED or self.a.heard or self.b.heard:
            return 0.0
        (first_a, first_b, _), (last_a, last_b, size) = self.runs[0], self.runs[-1]
        sums_a, sums_b = self.a.sums, self.b.sums
        before = min(sums_a[first_a], sums_b[first_b])
        if before and (self.a.ends(first_a - 1) or self.b.ends(first_b - 1) or self._goes_on(0)):
            before = 0.0
        behind = min(sums_a[-1] - sums_a[last_a + size], sums_b[-1] - sums_b[last_b + size])
        last_a, last_b = last_a + size - 1, last_b + size - 1
        if behind and (self.a.ends(last_a) or self.b.ends(last_b) or self._goes_on(-1)):
            behind = 0.0
        return before + behind

    def _goes_on(self, end: Literal[0, -1]) -> bool:
        """Whether equal words stand a word or two beyond the first or last run: there a word was changed."""
        at = self.every.index(self.runs[end])
        beside = self.every[at - 1 : at + 1] if end == 0 else self.every[at : at + 2]
        if len(beside) < 2:
            return False
        (a1, b1, size), (a2, b2, _) = beside
        return max(a2 - a1, b2 - b1) - size <= CHANGED

    @property
    def inner(self) -> list[Gap]:
        """The gaps between the runs."""
        return [Gap(x[0] + x[2], y[0], x[1] + x[2], y[1]) for x, y in pairwise(self.runs)]

    @property
    def edges(self) -> list[Gap]:
        """The small gaps beside the runs."""
        return _edges(self) if self.runs else []

    @property
    def gaps(self) -> list[Gap]:
        """The gaps that may hold a change of what is said."""
        return [*self.inner, *self.edges]

    @property
    def _is_turned(self) -> bool:
        """Whether words may have changed places though few stand elsewhere: both texts have as many, and the same."""
        same = len(self.a.words) == len(self.b.words) and self.a.kinds_total() == self.b.kinds_total()
        return self.elided + self.edits > MOVED and same

    @property
    def conflicts(self) -> list[Conflict]:
        """The changes of meaning, looked for when first asked for: most pairs are too unlike to need them."""
        if self._conflicts is None:
            apart = bool(self.runs) and self.a.words != self.b.words
            told = alterations.conflicts(self.a, self.b, self.gaps) if apart else []
            asked = apart and (self.moved > MOVED or (not told and self._is_turned))
            turned = actors.swapped(self.a, self.b, self.every, not told) if asked else []
            if apart and min(self.a.total, self.b.total) - self.matched > MOVED:
                turned += moving.elsewhere(self.a, self.b, [*told, *turned], self.moved > MOVED)
            found = [*alterations.resigned(self.a, self.b, self.runs), *told, *turned]
            self._conflicts = outside.taken_back(self.a, self.b, self.every, found) if apart else found
        return self._conflicts

    @property
    def grave(self) -> list[Conflict]:
        """The conflicts that change what is said."""
        return [each for each in self.conflicts if alterations.is_grave(each)]


def compare(a: Comparable, b: Comparable, common: float | None = None) -> Comparison:
    """Lay two texts side by side; ``common`` is what :func:`in_common` gives, where that is known already."""
    if a.words == b.words and a.words:
        run, whole = [(0, 0, len(a.words))], a.total
        return Comparison(a, b, run, run, whole, longest=whole, window_a=whole, window_b=whole)
    every = blocks(a.keys, b.keys)
    sums_a, sums_b = a.sums, b.sums
    gaps = _weighed(a, b, every, sums_a, sums_b)
    begin, end = _core(sums_a, every, gaps)
    runs = every[begin:end]
    if not runs:
        return Comparison(a, b, runs, every)
    (first_a, first_b, _), (last_a, last_b, size) = runs[0], runs[-1]
    last_a, last_b = last_a + size, last_b + size
    head_a, head_b, tail_a, tail_b = sums_a[first_a], sums_b[first_b], sums_a[last_a], sums_b[last_b]
    weights = [sums_a[at + size] - sums_a[at] for at, _, size in runs]
    found = Comparison(
        a, b, runs, every, equal=sum(weights), longest=max(weights), window_a=tail_a - head_a, window_b=tail_b - head_b,
        clash=min(head_a, head_b) + min(sums_a[-1] - tail_a, sums_b[-1] - tail_b),
    )  # fmt: skip
    for gap in gaps[begin + 1 : end]:
        _count(found, gap)
    found.moved = max(0.0, (in_common(a, b) if common is None else common) - found.equal)
    return found


def in_common(a: Comparable, b: Comparable) -> float:
    """The weight of the content words that both texts have, wherever they stand."""
    return sum(map(a.vocabulary.content_weight.__getitem__, a.shared_kinds(b)))


Became = Literal["edit", "damage", "kin", "cut"]
# A gap's weight in either text, and what it looks like.
_Weighed = tuple[float, float, Became]


def _weighed(
    a: Comparable, b: Comparable, every: list[Block], sums_a: Sequence[float], sums_b: Sequence[float]
) -> list[_Weighed]:
    """The gap before each block; the first one is empty."""
    gaps: list[_Weighed] = [(0.0, 0.0, "edit")]
    for (at_a, at_b, size), (next_a, next_b, _) in pairwise(every):
        end_a, end_b = at_a + size, at_b + size
        left, right = sums_a[next_a] - sums_a[end_a], sums_b[next_b] - sums_b[end_b]
        if left > FAINT_GAP and right > FAINT_GAP:
            gaps.append((left, right, became(a.vocabulary, a.words[end_a:next_a], b.words[end_b:next_b])))
        else:
            gaps.append((left, right, "cut" if _is_cut(a, b, end_a, next_a, end_b, next_b) else "edit"))
    return gaps


def _is_cut(a: Comparable, b: Comparable, a1: int, a2: int, b1: int, b2: int) -> bool:
    """Whether one side leaves out the words of the other: with an ellipsis, or many at once."""
    ellipsis = a.vocabulary.ellipsis
    if ellipsis in a.words[a1:a2] or ellipsis in b.words[b1:b2]:
        return True
    return (a1 == a2 and b2 - b1 > CUT) or (b1 == b2 and a2 - a1 > CUT)


def _core(sums: Sequence[float], every: list[Block], gaps: list[_Weighed]) -> tuple[int, int]:
    """The blocks that belong together: the stretch that gains most when blocks count for it and gaps against it,
    unless their words are alike by their letters."""
    best = total = 0.0
    start = begin = end = 0
    for number, (at, _, size) in enumerate(every):
        left, right, kind = gaps[number]
        if kind == "damage" or kind == "kin":
            total += left if left < right else right
        else:
            cost = GAP_COST * (left + right)
            total -= CUT_COST if kind == "cut" and cost > CUT_COST else cost
        if total <= 0:
            total, start = 0.0, number
        total += sums[at + size] - sums[at]
        if total > best:
            best, begin, end = total, start, number + 1
    return begin, end


def _count(found: Comparison, gap: _Weighed) -> None:
    """Count a gap as soft match, elision or edit."""
    left, right, kind = gap
    if kind == "damage":
        found.soft += min(left, right)
        found.edits += abs(left - right) / 2
    elif kind == "kin":
        found.kin += min(left, right)
        found.edits += abs(left - right) / 2
    elif kind == "cut":
        found.elided += left + right
    else:
        found.edits += left + right
        found.replaced += left > FAINT_GAP and right > FAINT_GAP


def _edges(found: Comparison) -> list[Gap]:
    """The small gaps outside the shared stretch, as far as runs of equal words go on beyond them, and the few words
    that stand nearest to it at the ends of both texts."""
    every = found.every
    at = every.index(found.runs[0])
    outside: list[Gap] = []
    for later, sooner in pairwise(reversed(every[: at + 1])):
        if not _near(outside, Gap(sooner[0] + sooner[2], later[0], sooner[1] + sooner[2], later[1])):
            break
    else:
        a, b, _ = every[0]
        open_end = (a == 0 or b == 0) and not _begins_denied(found, a, b)
        _near(outside, Gap(max(0, a - AT_END), a, max(0, b - AT_END), b), open_end)
    at = every.index(found.runs[-1])
    for sooner, later in pairwise(every[at:]):
        if not _near(outside, Gap(sooner[0] + sooner[2], later[0], sooner[1] + sooner[2], later[1])):
            break
    else:
        a, b, size = every[-1]
        a, b = a + size, b + size
        left, right = len(found.a.keys) - a, len(found.b.keys) - b
        most = INSIDE if max(left, right) <= INSIDE else AT_END
        _near(
            outside,
            Gap(a, a + min(left, most), b, b + min(right, most)),
            not (left and right) and left + right > 2,
        )
    return outside


def _begins_denied(found: Comparison, a: int, b: int) -> bool:
    """Whether two sentences begin alike but for a negation: "No tickets were sold" for "Tickets were sold"; words cut
    from within a sentence, "were sold", begin with a small letter."""
    if not 0 < a + b <= AT_END or not (found.a.begins_high and found.b.begins_high):
        return False
    text = found.a if a else found.b
    return denies(text.vocabulary.spell(text.words[: a + b]))


def _near(outside: list[Gap], gap: Gap, open_end: bool = False) -> bool:
    """Add a gap that is small enough to hold a change of the words beside it."""
    if open_end or gap.a2 - gap.a1 > INSIDE or gap.b2 - gap.b1 > INSIDE:
        return False
    outside.append(gap)
    return True


def became(vocabulary: Vocabulary, one: str, other: str) -> Became:
    """What became of words that others stand for: damaged, put in other words, or changed."""
    if len(one) > DAMAGED or len(other) > DAMAGED:
        return "edit"
    left, right = vocabulary.spell(one), vocabulary.spell(other)
    written, against = "".join(left), "".join(right)
    if written.isdigit() or against.isdigit() or (is_figure(written) and is_figure(against)):
        plain = written.isdigit() and against.isdigit()  # two figures in digits are the same word or another figure
        if plain or not amounts.same(left, right, _is_bent):
            return "edit"
        return "kin"
    if ratio(written, against, score_cutoff=_SOFT) > 0:
        return "damage"
    return "kin" if share_sense(left, right) or one_place(left, right) else "edit"


def _is_bent(one: list[str], other: list[str]) -> bool:
    """Whether the words beside equal figures are the same ones in another spelling: "four hundred litres", "400
    liters"."""
    return bool(one and other) and ratio("".join(one), "".join(other), score_cutoff=_SOFT) > 0


FEATURES: Final = (
    "shorter", "longer", "bag", "whole_bag", "window", "information", "longest", "edits", "soft", "moved", "clash",
    "elided", "ellipsis", "replaced", "size", "negation", "opposite", "number", "name", "unsure", "known", "same",
    "similar", "different", "stock", "identical", "run", "contained", "broken", "kin", "name_alike", "post_same",
    "post_other",
)  # fmt: skip


def features(found: Comparison, speakers: Likeness, bearing: Bearing, stock: bool) -> list[float]:
    """What is known of a pair, in the order of :data:`FEATURES`, but for changes of meaning; see :func:`changed`."""
    a, b = found.a, found.b
    total_a, total_b = a.total, b.total
    matched = found.equal + found.soft + found.kin
    both = matched + found.moved
    shorter, longer = (total_a, total_b) if total_a < total_b else (total_b, total_a)
    least, most = shorter or 1.0, longer or 1.0
    run = max([size for _, _, size in found.runs])
    ellipsis = a.vocabulary.ellipsis
    return [
        matched / least if matched < least else 1.0,
        matched / most if matched < most else 1.0,
        both / least if both < least else 1.0,
        both / most if both < most else 1.0,
        2 * matched / ((found.window_a + found.window_b) or 1.0),
        log1p(matched),
        log1p(found.longest),
        log1p(found.edits),
        log1p(found.soft),
        log1p(found.moved),
        log1p(found.clash),
        1.0 if found.elided else 0.0,
        1.0 if ellipsis in a.words or ellipsis in b.words else 0.0,
        log1p(found.replaced),
        log1p(shorter),
        *_UNCHANGED,
        *_SPEAKERS[speakers],
        1.0 if stock else 0.0,
        1.0 if a.words == b.words else 0.0,
        log1p(run),
        run / min(len(a.words), len(b.words)),
        log1p(found.broken) if found.clash >= PARTED else 0.0,
        log1p(found.kin),
        *bearing,
    ]


_SPEAKERS: Final[dict[Likeness, tuple[float, float, float]]] = {
    "same": (1.0, 0.0, 0.0), "similar": (0.0, 1.0, 0.0), "different": (0.0, 0.0, 1.0), "unknown": (0.0, 0.0, 0.0),
}  # fmt: skip


_UNCHANGED: Final = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
EDITS: Final = FEATURES.index("edits")
CHANGES: Final = slice(FEATURES.index("negation"), FEATURES.index("known") + 1)


def weigh(found: Comparison) -> float:
    """What the words of the sure changes weigh in both texts."""
    a, b = found.a.sums, found.b.sums
    return sum([a[each.a2] - a[each.a1] + b[each.b2] - b[each.b1] for each in found.conflicts if each.sure])


def changed(known: list[float], found: Comparison, weight: float) -> list[float]:
    """The same features with the changes of meaning: their kinds, and edits without what their words weigh."""
    changes = found.conflicts
    kinds = {each.kind if each.sure else "unsure" for each in changes}
    values = known.copy()
    values[EDITS] = log1p(max(0.0, found.edits - weight))
    values[CHANGES] = (
        float("negation" in kinds),
        float(any(each.opposite for each in changes)),
        float(not kinds.isdisjoint(("number", "date"))),
        float("name" in kinds),
        float("unsure" in kinds),
        float(any(each.known for each in changes)),
    )
    return values
