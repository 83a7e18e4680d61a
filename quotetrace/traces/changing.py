"""Changing: which of many pairs may have changed what is said, told from their gaps alone; most cannot have.

Only these are worth the rules of :mod:`.alterations`, which look at one pair after the other.
"""

from typing import Any, Final

import numpy as np
from attrs import define
from numpy.typing import NDArray

from . import alterations
from .alignment import Gap
from .comparisons import Comparisons, spot_in
from .similarity import AT_END, INSIDE, MOVED

Array = NDArray[Any]

_REMEMBERED: Final = 1 << 15


@define
class _Gaps:
    """Gaps of several pairs, as in :class:`.alignment.Gap`."""

    pair: Array
    i1: Array
    i2: Array
    j1: Array
    j2: Array

    def of(self, chosen: Array) -> "_Gaps":
        """Some of them."""
        return _Gaps(self.pair[chosen], self.i1[chosen], self.i2[chosen], self.j1[chosen], self.j2[chosen])


def may_change(compared: Comparisons, asked: Array) -> Array:
    """Of the pairs ``asked`` about (a bool a pair) those whose texts may say different things."""
    packed, i, j = compared.packed, compared.i, compared.j
    turned = (compared.moved > MOVED) | ((compared.elided > MOVED) & (packed.size(i) == packed.size(j)))
    apart = ~compared.identical & (turned | (packed.bounded[i] & packed.bounded[j]))
    may: Array = asked & (apart | packed.signed[i] | packed.signed[j])
    open_ = asked & ~may & ~compared.identical
    for gaps in (_between(compared), *_ends(compared)):
        _mark(compared, gaps.of(open_[gaps.pair]), may)
    return may


def _mark(compared: Comparisons, gaps: _Gaps, may: Array) -> None:
    """Mark the pairs one of whose gaps may change what is said."""
    texts = compared.packed.texts
    known = texts[0].vocabulary.mute if len(texts) else {}
    sides = (compared.i[gaps.pair], compared.j[gaps.pair], gaps.i1, gaps.i2, gaps.j1, gaps.j2)
    found = []
    for pair, i, j, i1, i2, j1, j2 in zip(gaps.pair.tolist(), *(side.tolist() for side in sides), strict=True):
        one, other = texts[i], texts[j]
        words = f"{one.words[i1:i2]}\0{other.words[j1:j2]}"
        mute = known.get(words)
        if mute is None:
            if len(known) > _REMEMBERED:
                known.clear()
            mute = known[words] = alterations.is_mute(one, other, Gap(i1, i2, j1, j2))
        if not mute:
            found.append(pair)
    may[found] = True


def _between(compared: Comparisons) -> _Gaps:
    """The gaps between the blocks that belong together, and those beyond that are small enough to hold a change."""
    at = compared.aligned
    inner = spot_in(at.pair, compared.begin + 1, compared.end)
    small = np.maximum(at.at_i - at.gap_i, at.at_j - at.gap_j) <= INSIDE
    small[at.first[:-1][at.first[:-1] < at.first[1:]]] = False  # none stands before the first block
    return _Gaps(at.pair, at.gap_i, at.at_i, at.gap_j, at.at_j).of(inner | small)


def _ends(compared: Comparisons) -> tuple[_Gaps, _Gaps]:
    """The few words before all blocks and behind all, where both texts have some."""
    at, packed = compared.aligned, compared.packed
    pairs = np.flatnonzero(compared.end > compared.begin)
    head, tail = at.first[:-1][pairs], at.first[1:][pairs] - 1
    i1, j1 = at.at_i[head], at.at_j[head]
    front = _Gaps(pairs, np.maximum(0, i1 - AT_END), i1, np.maximum(0, j1 - AT_END), j1).of(
        ((i1 > 0) & (j1 > 0)) | ((i1 + j1 > 0) & (i1 + j1 <= AT_END))
    )
    i2, j2 = at.at_i[tail] + at.size[tail], at.at_j[tail] + at.size[tail]
    left, right = packed.size(compared.i[pairs]) - i2, packed.size(compared.j[pairs]) - j2
    near = ((left > 0) & (right > 0)) | (left + right <= 2)
    rear = _Gaps(pairs, i2, i2 + np.minimum(left, AT_END), j2, j2 + np.minimum(right, AT_END)).of(near)
    return front, rear
