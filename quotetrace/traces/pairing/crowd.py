"""Crowd: the likely pairs of very many texts, found with arrays. The keys are those of :func:`.candidates.keys_of`."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ..text.arrays import sifted, spread
from ..text.bulk import Shelf
from ..text.comparable import Comparable
from .candidates import AKIN, CROWDED, ENOUGH, KEEP, STRONG, WEAK_KEEP, enough
from .keyed import keyed

Array = NDArray[Any]

# Texts are looked at in blocks, so that the hits of one block take a few megabytes.
_BLOCK: Final = 1024
_AT_ONCE: Final = 1 << 20
# Of a crowded key so many holders are looked at, and of a text without likelier ones so many crowded keys.
CROWD_WALK: Final = 40
CROWD_KEYS: Final = 3
# For so many shared keys each of those counts, since the other crowded ones are not looked at.
CROWD_COUNT: Final = 2
WORTH: Final = 1 << 20


@frozen(eq=False)
class Postings:
    """Which texts hold which key, key by key: those of key ``g`` are ``holders[start[g] : start[g + 1]]``, rising.

    ``own`` are the places of each text's postings in ``holders``, text by text: ``own[of[t] : of[t + 1]]``; ``held``
    counts all keys of each text, those that it alone holds among them. ``crowded`` are the keys that more than CROWDED
    texts hold, and ``rank`` their order by lasting numbers.
    """

    holders: Array
    key: Array
    start: Array
    own: Array
    of: Array
    held: Array
    crowded: Array
    rank: Array


def likely_pairs(texts: Sequence[Comparable]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), j < i, that share rare keys; for each text at most KEEP earlier ones, the likeliest."""
    for later, earlier in pairs_of(postings_of(Shelf.of(texts))):
        yield from zip(later.tolist(), earlier.tolist(), strict=True)


def pairs_of(postings: Postings, part: int = 0, parts: int = 1) -> Iterator[tuple[Array, Array]]:
    """The likely pairs of the texts of these postings, block by block, the later text first; of several parts those of
    one."""
    texts = len(postings.of) - 1
    for begin in range(part * _BLOCK, texts, parts * _BLOCK):
        yield _of_block(postings, begin, min(begin + _BLOCK, texts))


def neighbouring(later: Array, earlier: Array, texts: int) -> tuple[Array, Array, Array]:
    """The pairs in such an order that those of one utterance mostly follow each other: what was made and remembered for
    one of them is at hand for the next; with the rank of each among the pairs of its later text, 0 the likeliest.
    ``later`` has all pairs of a text in a row, the likeliest first."""
    root, place = np.arange(texts), np.arange(len(later))
    first = np.append(True, later[1:] != later[:-1])[: len(later)]
    root[later[first]] = earlier[first]
    while (root[root] != root).any():
        root = root[root]
    order = np.lexsort((earlier, later, root[later]))
    rank = place - np.maximum.accumulate(np.where(first, place, 0))
    return later[order], earlier[order], rank[order].astype(np.int8)


def postings_of(texts: Shelf, nodes: Array | None = None) -> Postings:
    """Which of the texts, or of those with the numbers ``nodes``, hold which key."""
    nodes = np.arange(len(texts)) if nodes is None else nodes
    known = keyed(texts, nodes)
    hits, bits, held = known.hits, known.bits, known.held
    new = np.ones(len(hits) + 1, dtype=bool)
    for begin in range(1, len(hits), _AT_ONCE):
        end = min(begin + _AT_ONCE, len(hits))
        new[begin:end] = (hits[begin:end] ^ hits[begin - 1 : end - 1]) >> bits > 0
    shared = ~(new[:-1] & new[1:])
    new = new[:-1][shared]
    sifted(hits, shared)
    start = np.append(np.flatnonzero(new), len(hits))
    crowded = np.flatnonzero(np.diff(start) > CROWDED)
    rank = np.argsort(np.argsort(known.lasting(hits[start[crowded]] >> bits)))
    del known
    hits &= (1 << bits) - 1
    rows = hits.astype(np.uint32)
    hits <<= 32  # one number for the text and the place: numbers are sorted sooner than places
    hits += np.arange(len(hits))
    hits.sort()
    of = np.append(0, np.cumsum(np.bincount(rows, minlength=len(nodes))))
    return Postings(rows, np.cumsum(new, dtype=np.int32) - 1, start, hits.astype(np.uint32), of, held, crowded, rank)


def _of_block(postings: Postings, begin: int, end: int) -> tuple[Array, Array]:
    """The likely pairs of the texts from ``begin`` to ``end``, with the later text first."""
    own = postings.own[postings.of[begin] : postings.of[end]]
    group = postings.key[own]
    size = postings.start[group + 1] - postings.start[group]
    crowded = size > CROWDED
    hits = [_hits(postings, own[~crowded], begin, CROWDED)]
    if crowded.any():
        by = hits[0][0] // len(postings.of)
        met = np.bincount(by[hits[0][2] >= AKIN * postings.held[by + begin]], minlength=end - begin)
        lonely = crowded & (met[postings.holders[own] - begin] < ENOUGH)
        pairs, worth, count = _hits(postings, _rarest(postings, own[lonely], size[lonely]), begin, CROWD_WALK)
        hits.append((pairs, worth, count * CROWD_COUNT))
    pairs, worth, count = hits[0] if len(hits) == 1 else _summed(*map(np.concatenate, zip(*hits, strict=True)))
    later, earlier = pairs // len(postings.of) + begin, pairs % len(postings.of)
    fewer = np.minimum(postings.held[later], postings.held[earlier])
    akin = np.flatnonzero(enough(count, fewer))
    akin = akin[np.lexsort((earlier[akin], -worth[akin], later[akin]))]
    later, earlier = later[akin], earlier[akin]
    rank = np.arange(len(later)) - np.searchsorted(later, later)
    kept = rank < np.where(count[akin] >= STRONG * fewer[akin], KEEP, WEAK_KEEP)
    return later[kept].astype(np.int32), earlier[kept].astype(np.int32)


def _rarest(postings: Postings, own: Array, size: Array) -> Array:
    """Of these postings the few rarest of each text."""
    rows = postings.holders[own]
    rank = postings.rank[np.searchsorted(postings.crowded, postings.key[own])]
    order = np.lexsort((rank, size, rows))
    rows = rows[order]
    return own[order][np.arange(len(rows)) - np.searchsorted(rows, rows) < CROWD_KEYS]


def _hits(postings: Postings, own: Array, begin: int, walk: int) -> tuple[Array, Array, Array]:
    """Each pair of a text with an earlier holder of one of its keys, as one number, with its worth and count."""
    group = postings.key[own]
    start = postings.start[group]
    size = postings.start[group + 1] - start
    count = np.minimum(own - start, walk)
    largest = int(size.max(initial=1))
    # Whole numbers: their sums do not hang on the order of adding, which no engine promises.
    worth = np.rint(WORTH / (0.3 + np.log(np.arange(largest + 1).clip(1)))).astype(np.int64)
    # One number for the pair and the size of its key: numbers are sorted sooner than their places.
    bits = largest.bit_length()
    later = postings.holders[own].astype(np.int64) - begin
    hits = np.repeat(later * len(postings.of) << bits | size, count)
    hits += postings.holders[spread(start, count)].astype(np.int64) << bits
    hits.sort()
    pairs, first = _firsts(hits >> bits)
    return pairs, _added(worth[hits & (1 << bits) - 1], first), np.diff(np.append(first, len(hits))).astype(np.float32)


def _summed(pairs: Array, worth: Array, count: Array) -> tuple[Array, Array, Array]:
    """Each pair once, with its worths and counts added up."""
    order = np.argsort(pairs, kind="stable")  # of two rising rows a merging is enough
    pairs, first = _firsts(pairs[order])
    return pairs, _added(worth[order], first), _added(count[order], first)


def _firsts(ordered: Array) -> tuple[Array, Array]:
    """Each of these rising numbers once, and where it stands first."""
    first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else np.arange(0)
    return ordered[first], first


def _added(values: Array, first: Array) -> Array:
    """The sums of the values from one of these places to the next."""
    found: Array = np.add.reduceat(values, first) if len(first) else values
    return found
