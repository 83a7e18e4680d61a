"""Changing: what the texts of very many pairs say differently, told from the gaps between their equal words.

Most gaps hold no word that could change anything, which arrays tell. What the words of others change is worked out once
wherever they stand, as far as it hangs on them alone; the rules of :mod:`.alterations` are asked about the rest.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from attrs import define
from numpy.typing import NDArray

from ..meaning import actors, alterations, denials, moving, negations, outside
from ..pairing.similarity import AT_END, INSIDE, MOVED
from ..text.alignment import Gap
from ..text.comparable import Comparable
from ..text.conflict import Conflict, Local
from .comparisons import Comparisons
from .naming import FIRM, NAMED, PAIRED, WORDY

Array = NDArray[Any]

_REMEMBERED: Final = 1 << 16
_COUNT: Final = 255  # words in a gap that can be counted
# A gap of one pair, and what its words change wherever they stand.
_Said = tuple[Gap, Local]


@define
class _Gaps:
    """Gaps of several pairs, as in :class:`.alignment.Gap`; by ``rank`` the rules look at those of one pair."""

    pair: Array
    rank: Array
    i1: Array
    i2: Array
    j1: Array
    j2: Array

    def of(self, chosen: Array) -> "_Gaps":
        """Some of them, or all in another order."""
        return _Gaps(*(side[chosen] for side in self.columns()))

    def columns(self) -> tuple[Array, ...]:
        """What there is of each gap."""
        return self.pair, self.rank, self.i1, self.i2, self.j1, self.j2


def conflicts_of(compared: Comparisons, asked: Array) -> dict[int, list[Conflict]]:
    """The changes of meaning of those pairs ``asked`` about (a bool a pair) that have any, as
    :attr:`.Comparison.conflicts` has them."""
    packed, i, j = compared.packed, compared.i, compared.j
    some = asked & (compared.end > compared.begin)
    apart = some & ~compared.identical
    said: defaultdict[int, list[_Said]] = defaultdict(list)
    gaps = _gaps(compared, apart)
    for pair, each in _said(compared, _charged(compared, gaps)):
        said[pair].append(each)
    loose = _loose(compared, gaps)
    pairs = np.flatnonzero(apart)
    bounded = pairs[packed.bounded[i[pairs]]]
    bounded = bounded[packed.bounded[j[bounded]]]
    signed = some & (packed.signed[i] | packed.signed[j])
    same = (packed.size(i) == packed.size(j)) & (packed.kinds_total[i] == packed.kinds_total[j])
    turned = apart & ((compared.moved > MOVED) | (same & (compared.elided + compared.edits > MOVED)))
    parted = apart & (np.minimum(packed.total(i), packed.total(j)) - compared.matched > MOVED)
    framed = pairs[packed.framed[i[pairs]] | packed.framed[j[pairs]]]
    found = {}
    rest = [np.flatnonzero(each) for each in (signed, turned, parted)]
    asks = [{*each.tolist()} for each in (bounded, *rest, framed)]
    for pair in sorted({*said}.union(*asks)):
        bound, sign, turn, beyond, frame = (pair in each for each in asks)
        changes = _told(compared, pair, said.get(pair, []), bound, bool(loose[pair]))
        if turn and (not changes or compared.moved[pair] > MOVED):
            changes = [*changes, *actors.swapped(*_texts(compared, pair), compared.every(pair), not changes)]
        if beyond:
            changes = [
                *changes,
                *moving.elsewhere(*_texts(compared, pair), changes, bool(compared.moved[pair] > MOVED)),
            ]
        if sign:
            changes = [*alterations.resigned(*_texts(compared, pair), compared.runs(pair)), *changes]
        if frame:
            changes = outside.taken_back(*_texts(compared, pair), compared.every(pair), changes)
        if changes:
            found[pair] = changes
    return found


def _texts(compared: Comparisons, pair: int) -> tuple[Comparable, Comparable]:
    """The two texts of a pair, which most pairs are told about without."""
    texts = compared.packed.texts
    return texts[int(compared.i[pair])], texts[int(compared.j[pair])]


def _told(compared: Comparisons, pair: int, said: list[_Said], bounded: bool, loose: bool) -> list[Conflict]:
    """The changes in the gaps of one pair, the gravest first; ``loose`` as :func:`.denials.is_loose` has it."""
    if not (said or bounded):
        return []
    asks = bounded or any(local.asks for _, local in said)
    figures = [local.ahead for _, local in said if local.ahead is not None]
    if asks or len(figures) > 1:
        a, b = _texts(compared, pair)
        return alterations.conflicts(a, b, [gap for gap, _ in said], lambda: compared.one(pair).gaps)
    denying = [gap for gap, local in said if local.denies]
    found = _denials(compared, pair, denying, loose) if denying else []
    for gap, local in said:
        if local.ahead:
            found += [_moved(each, gap) for each in local.ahead]
    return found + [_moved(each, gap) for gap, local in said for each in local.changes]


def _denials(compared: Comparisons, pair: int, denying: list[Gap], loose: bool) -> list[Conflict]:
    """What is denied by gaps that an odd number of negations is put in."""
    a, b = _texts(compared, pair)
    spell = a.vocabulary.spell
    spelled = [
        (
            gap,
            denials.numbered(a, gap.a1, spell(a.words[gap.a1 : gap.a2])),
            denials.numbered(b, gap.b1, spell(b.words[gap.b1 : gap.b2])),
            0,
        )
        for gap in denying
    ]
    return denials.denials(spelled, a, b, loose)


def _moved(change: Conflict, gap: Gap) -> Conflict:
    """A change whose places are counted from the gap, with those in the texts."""
    kind, a1, a2, b1, b2, *further = change
    return Conflict(kind, a1 + gap.a1, a2 + gap.a1, b1 + gap.b1, b2 + gap.b1, *further)


def _loose(compared: Comparisons, gaps: _Gaps) -> Array:
    """See :func:`.denials.is_loose`."""
    left, right = gaps.i2 - gaps.i1, gaps.j2 - gaps.j1
    put = np.where((left > 0) & (right > 0), np.maximum(left, right), 0)
    size = compared.packed.size
    found: Array = np.bincount(gaps.pair, weights=put, minlength=len(compared.i)) >= denials.LOOSE * np.minimum(
        size(compared.i), size(compared.j)
    )
    return found


def _said(compared: Comparisons, gaps: _Gaps) -> Iterator[tuple[int, _Said]]:
    """What the words of each gap change, where it may be anything."""
    packed = compared.packed
    if not len(gaps.pair):
        return
    vocabulary, words, named = packed.texts.vocabulary, packed.words, packed.named
    known = vocabulary.replaced
    start_i, start_j = packed.start[compared.i[gaps.pair]], packed.start[compared.j[gaps.pair]]
    places = (start_i + gaps.i1, start_i + gaps.i2, start_j + gaps.j1, start_j + gaps.j2)
    inside = (gaps.i1, gaps.i2, gaps.j1, gaps.j2)
    for pair, a1, a2, b1, b2, i1, i2, j1, j2 in zip(
        gaps.pair.tolist(), *(side.tolist() for side in (*places, *inside)), strict=True
    ):
        gap = f"{words[a1:a2]}\0{words[b1:b2]}\0{named[a1:a2]}{named[b1:b2]}"
        if gap not in known:
            if len(known) > _REMEMBERED:
                known.clear()
            one, other, names = gap.split("\0")
            known[gap] = alterations.local_changes(vocabulary, one, other, names)
        local = known[gap]
        if local is not alterations.NOTHING:
            yield pair, (Gap(i1, i2, j1, j2), local)


def _charged(compared: Comparisons, gaps: _Gaps) -> _Gaps:
    """Those gaps whose words may change something, those of one pair as the rules take them."""
    packed = compared.packed
    stakes, start = packed.stakes, packed.start
    start_i, start_j = start[compared.i[gaps.pair]], start[compared.j[gaps.pair]]
    one = stakes[start_i + gaps.i2] - stakes[start_i + gaps.i1]
    other = stakes[start_j + gaps.j2] - stakes[start_j + gaps.j1]
    left, right = gaps.i2 - gaps.i1, gaps.j2 - gaps.j1
    may = ((one | other) & _COUNT * FIRM > 0) | ((one & _COUNT * PAIRED > 0) & (other & _COUNT * PAIRED > 0))
    naming = (one & _COUNT * WORDY > 0) & (other & _COUNT * WORDY > 0) & ((one | other) & _COUNT * NAMED > 0)
    cut = packed.dotted(start_i + gaps.i1, start_i + gaps.i2) | packed.dotted(start_j + gaps.j1, start_j + gaps.j2)
    may |= naming & (cut | (np.maximum(left, right) <= actors.FEW))
    gaps = gaps.of(may | (np.maximum(left, right) > _COUNT))
    return gaps.of(np.lexsort((gaps.rank, gaps.pair)))


def _gaps(compared: Comparisons, asked: Array) -> _Gaps:
    """The gaps that :attr:`.Comparison.conflicts` looks at: those between the blocks that belong together, those beyond
    as far as all are small, from the inner ones outward, and the few words at both ends."""
    at = compared.aligned
    block, first, last = np.arange(len(at.pair)), at.first[:-1][at.pair], at.first[1:][at.pair]
    begin, end = compared.begin[at.pair], compared.end[at.pair]
    large = np.append(0, np.cumsum(np.maximum(at.at_i - at.gap_i, at.at_j - at.gap_j) > INSIDE))
    inner = (begin < block) & (block < end)
    before = (first < block) & (block <= begin) & (large[np.minimum(begin, len(block) - 1) + 1] == large[block])
    behind = (end <= block) & (block < last) & (large[block + 1] == large[end])
    most = len(block) + 1
    rank = np.select([inner, before], [block - first, most + begin - block], 3 * most + block - first)
    chosen = asked[at.pair] & (inner | before | behind)
    gaps = _Gaps(at.pair, rank, at.gap_i, at.at_i, at.gap_j, at.at_j).of(chosen)
    ends = _ends(compared, np.flatnonzero(asked), large, most)
    return _Gaps(*(np.concatenate(sides) for sides in zip(*(each.columns() for each in (gaps, *ends)), strict=True)))


def _ends(compared: Comparisons, pairs: Array, large: Array, most: int) -> tuple[_Gaps, _Gaps]:
    """The few words before all blocks and behind all, where both texts have some and no ``large`` gap is between."""
    at, packed = compared.aligned, compared.packed
    head, tail = at.first[:-1][pairs], at.first[1:][pairs] - 1
    i1, j1 = at.at_i[head], at.at_j[head]
    near = (large[compared.begin[pairs] + 1] == large[head + 1]) & (((i1 > 0) & (j1 > 0)) | _denied(compared, pairs))
    rank = np.full(len(pairs), 2 * most)
    front = _Gaps(pairs, rank, np.maximum(0, i1 - AT_END), i1, np.maximum(0, j1 - AT_END), j1).of(near)
    i2, j2 = at.at_i[tail] + at.size[tail], at.at_j[tail] + at.size[tail]
    left, right = packed.size(compared.i[pairs]) - i2, packed.size(compared.j[pairs]) - j2
    near = ((left > 0) & (right > 0)) | (left + right <= 2)
    near &= large[tail + 1] == large[compared.end[pairs]]
    few = np.where(np.maximum(left, right) <= INSIDE, INSIDE, AT_END)
    rear = _Gaps(pairs, 2 * rank, i2, i2 + np.minimum(left, few), j2, j2 + np.minimum(right, few)).of(near)
    return front, rear


def _denied(compared: Comparisons, pairs: Array) -> Array:
    """Which of these pairs begin alike but for a negation (see :class:`.similarity.Comparison`)."""
    at, packed = compared.aligned, compared.packed
    i, j, head = compared.i[pairs], compared.j[pairs], at.first[:-1][pairs]
    a, b = at.at_i[head], at.at_j[head]
    high = packed.begins_high(i) & packed.begins_high(j)
    found = np.zeros(len(pairs), dtype=bool)
    for pair in np.flatnonzero(high & ((a == 0) | (b == 0)) & (a + b > 0) & (a + b <= AT_END)).tolist():
        start = int(packed.start[i[pair] if a[pair] else j[pair]])
        words = packed.words[start : start + int(a[pair] + b[pair])]
        found[pair] = negations.denies(packed.texts.vocabulary.spell(words))
    return found
