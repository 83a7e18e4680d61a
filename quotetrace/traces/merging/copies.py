"""Copies: an article and another one that tells the same in other words, known by the order of what they quote.

Two reporters at one event quote the same words in an order of their own; a copy that was translated, or had its words
exchanged, quotes other words in the same order.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from attrs import frozen

Names = tuple[tuple[str, ...], ...]
_Line = tuple[float, Any]  # its weight; its last pair of places and what comes before, in the same way
Places = tuple[int, int]  # the number of a quotation in one article, and of one in the other

_weight = itemgetter(0)

# So much in common, of 1, makes two quotations a pair that may be in order.
_COMMON: Final = 0.09
# So many pairs in one order are no chance.
_FEW: Final = 5
# It is a copy from so much: the share of the quotations that keep the order, beyond those that keep the opposite one,
# times how little of their words the pairs have in common.
_LEAST: Final = 0.1


@frozen
class Copy:
    """Of two articles that are copies the pairs in order, none where they are no copies, and whose words are whose."""

    line: tuple[Places, ...] = ()
    voices: frozenset[tuple[Names, Names]] = frozenset()


NO_COPY: Final = Copy()


def copy_of(common: Mapping[Places, float], one: Sequence[Names], other: Sequence[Names]) -> Copy:
    """How far one article is a copy of the other.

    ``common`` is what pairs of their quotations have in common, 0 to 1; ``one`` and ``other`` name who speaks in each.
    """
    pairs = {places: share for places, share in common.items() if share >= _COMMON}
    line = heaviest(pairs)
    if len(line) < _FEW:
        return NO_COPY
    against = heaviest({(at, len(other) - spot): share for (at, spot), share in pairs.items()})
    reworded = 1.0 - sum(pairs[places] for places in line) / len(line)
    kept = (len(line) - len(against)) / min(len(one), len(other))
    if reworded * kept < _LEAST:
        return NO_COPY
    voices = Counter((one[at], other[spot]) for at, spot in line)
    return Copy(tuple(line), frozenset(pair for pair, times in voices.items() if times > 1))


def heaviest(pairs: Mapping[Places, float]) -> list[Places]:
    """Of pairs of places those in one order in both articles that weigh most together.

    >>> heaviest({(0, 2): 0.5, (0, 0): 0.2, (1, 1): 0.4, (2, 3): 0.1})
    [(0, 0), (1, 1), (2, 3)]
    """
    spots = sorted({spot for _, spot in pairs})
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for at, spot in pairs:
        beside[at].append(spot)
    best: list[_Line] = [(0.0, None)] * (len(spots) + 1)  # by how many of the spots may be taken
    for at in sorted(beside):
        row = list(best)
        for spot in beside[at]:
            number = bisect_left(spots, spot)
            weight = best[number][0] + pairs[at, spot]
            if weight > row[number + 1][0]:
                row[number + 1] = weight, ((at, spot), best[number][1])
        for number in range(1, len(row)):
            row[number] = max(row[number], row[number - 1], key=_weight)
        best = row
    found, rest = list[Places](), best[-1][1]
    while rest is not None:
        found.append(rest[0])
        rest = rest[1]
    return found[::-1]
