"""Laying: a quotation laid against a window of its source: which runs of equal words belong together.

Unlike the comparison of two versions, which asks whether they are one utterance at all, this takes the quotation's word
for it and is loath to let go of any of it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen
from rapidfuzz.fuzz import ratio

from ..meaning import alterations
from ..meaning.spellings import akin
from ..numbers.numerals import is_figure
from ..text.alignment import Block, Gap, blocks
from ..text.comparable import Comparable
from ..text.conflict import Conflict
from ..text.roots import FUNCTION

# What a gap takes from the run of words around it, by the weight of its words; leaving words out is common.
_REPLACED: Final = 0.12
_LEFT_OUT: Final = 0.1
_MOST: Final = 1.5
_SOFT: Final = 72  # words this alike by their letters are one word damaged, as in the comparison of versions
_DAMAGED: Final = 8  # words; in more of them, likeness is chance
_AT_END: Final = 3  # words at an end that are laid against the source's next ones


@frozen
class Laid:
    """Runs (first word in the source's window, first word in the quotation, words), what they weigh, and conflicts."""

    runs: list[Block]
    matched: float
    conflicts: list[Conflict]


def lay(window: Comparable, quote: Comparable) -> Laid:
    """Lay a quotation against a window of its source."""
    every = _nearer(window.keys, blocks(window.keys, quote.keys))
    begin, end, matched = _core(window, quote, every)
    runs = _nearer(window.keys, every[begin:end])
    gaps = [*_between(runs), *_ends(runs, window, quote)] if runs else []
    found = [each for each in alterations.conflicts(window, quote, gaps) if each.sure]
    found += alterations.resigned(window, quote, runs)
    return Laid(runs, matched, found)


def _between(runs: Sequence[Block]) -> list[Gap]:
    return [Gap(x[0] + x[2], y[0], x[1] + x[2], y[1]) for x, y in pairwise(runs)]


def _ends(runs: Sequence[Block], window: Comparable, quote: Comparable) -> list[Gap]:
    """The few words at both ends of the quotation, against those that stand there in the source."""
    found = []
    at, before, _ = runs[0]
    if 0 < before <= _AT_END:
        found.append(Gap(max(0, at - before), at, 0, before))
    last = runs[-1]
    at, end = last[0] + last[2], last[1] + last[2]
    if 0 < len(quote.words) - end <= _AT_END:
        found.append(Gap(at, min(len(window.words), at + len(quote.words) - end), end, len(quote.words)))
    return found


def _core(window: Comparable, quote: Comparable, every: Sequence[Block]) -> tuple[int, int, float]:
    """The blocks that belong together, first and last (excluded), and the weight of the words that were found.

    They are the stretch that gains most when blocks count for it and the gaps between them against it.
    """
    sums = quote.sums
    best = total = matched = kept = 0.0
    start = begin = end = 0
    for number, (_, at, size) in enumerate(every):
        soft = 0.0
        if number:
            [gap] = _between(every[number - 1 : number + 1])
            soft = _soft(window, quote, gap)
            total += soft or -_cost(window, quote, gap)
        if total <= 0:
            total, start, matched, soft = 0.0, number, 0.0, 0.0
        own = sums[at + size] - sums[at]
        total += own
        matched += own + soft
        if total > best:
            best, begin, end, kept = total, start, number + 1, matched
    return begin, end, kept


def _cost(window: Comparable, quote: Comparable, gap: Gap) -> float:
    left = window.sums[gap.a2] - window.sums[gap.a1]
    added = quote.sums[gap.b2] - quote.sums[gap.b1]
    return _REPLACED * (left + added) if added else min(_MOST, _LEFT_OUT * left)


def _soft(window: Comparable, quote: Comparable, gap: Gap) -> float:
    """The weight of the words of a gap that are those of the source damaged; 0 where they are others."""
    if gap.a1 == gap.a2 or gap.b1 == gap.b2 or max(gap.a2 - gap.a1, gap.b2 - gap.b1) > _DAMAGED:
        return 0.0
    spell = quote.vocabulary.spell
    one, other = "".join(spell(window.words[gap.a1 : gap.a2])), "".join(spell(quote.words[gap.b1 : gap.b2]))
    figures = one.isdigit() or other.isdigit() or (is_figure(one) and is_figure(other))
    if figures or not ratio(one, other, score_cutoff=_SOFT):
        words, others = spell(window.words[gap.a2 - 1 : gap.a2]), spell(quote.words[gap.b2 - 1 : gap.b2])
        kin = words[0] not in FUNCTION and akin(words[0], others[0])  # "did not | come", "never | came"
        return quote.sums[gap.b2] - quote.sums[gap.b2 - 1] if kin else 0.0
    return quote.sums[gap.b2] - quote.sums[gap.b1]


def _nearer(keys: str, runs: Sequence[Block]) -> list[Block]:
    """The runs, each as near to the longest one as its words stand: an alignment takes the first place it finds."""
    if not runs:
        return []
    longest = max(range(len(runs)), key=lambda number: runs[number][2])
    found = list(runs)
    for number in range(longest - 1, -1, -1):
        at, spot, size = found[number]
        nearest = keys.rfind(keys[at : at + size], at, found[number + 1][0])
        found[number] = (nearest, spot, size)
    for number in range(longest + 1, len(found)):
        at, spot, size = found[number]
        before, _, length = found[number - 1]
        nearest = keys.find(keys[at : at + size], before + length, at + size)
        found[number] = (_beside_next(keys, found, number) or nearest, spot, size)
    return found


def _beside_next(keys: str, runs: Sequence[Block], number: int) -> int:
    """Where a run stands right before the next one, as it does in the quotation: "we" of "... clean water … we promised
    homes" belongs to what follows; 0 where it does not."""
    if number + 1 == len(runs):
        return 0
    (at, spot, size), (then, behind, _) = runs[number : number + 2]
    beside = spot + size == behind and then - size >= at and keys.startswith(keys[at : at + size], then - size)
    return then - size if beside else 0
