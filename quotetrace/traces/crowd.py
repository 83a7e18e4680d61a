"""Crowd: the likely pairs of very many texts, found with arrays. The keys are those of :func:`.candidates.keys_of`."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from .arrays import codes, spread
from .bulk import Shelf
from .candidates import AKIN, CROWDED, ENOUGH, FEW_WORDS, KEEP, MASK, ONE, ORDERED, STRONG, TWO, WEAK_KEEP, enough
from .comparable import Comparable

Array = NDArray[Any]

# Texts are looked at in blocks, so that the hits of one block take a few megabytes.
_BLOCK: Final = 4096
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
    counts all keys of each text, those that it alone holds among them.
    """

    holders: Array
    key: Array
    start: Array
    own: Array
    of: Array
    held: Array


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


def postings_of(texts: Shelf) -> Postings:
    """Which texts hold which key."""
    keys, rows = _keys(texts)
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = keys[1:] != keys[:-1]
    fresh = new.copy()
    fresh[1:] |= rows[1:] != rows[:-1]
    rows, new = rows[fresh], new[fresh]
    held = np.bincount(rows, minlength=len(texts))
    key = np.cumsum(new, dtype=np.int32) - 1
    shared = np.bincount(key)[key] > 1
    rows, new = rows[shared], new[shared]
    key = np.cumsum(new, dtype=np.int32) - 1
    start = np.append(np.flatnonzero(new), len(rows))
    own = np.argsort(rows, kind="stable").astype(np.int32)
    return Postings(rows, key, start, own, np.searchsorted(rows[own], np.arange(len(texts) + 1)), held)


def _keys(texts: Shelf) -> tuple[Array, Array]:
    """Every key of every text, with the number of the text."""
    chars, vocabulary = codes(texts.keys), texts.vocabulary
    rows = np.repeat(np.arange(len(texts), dtype=np.uint32), np.diff(texts.start))
    number = np.zeros(int(chars.max(initial=0)) + 1, dtype=np.uint64)
    for char in vocabulary.weight:
        if ord(char) < len(number):
            number[ord(char)] = vocabulary.numbers[char]
    empty = np.zeros(len(number), dtype=bool)
    empty[[ord(char) for char in vocabulary.function if ord(char) < len(number)]] = True
    content = ~empty[chars]
    words, text_of = number[chars[content]], rows[content]
    found = [_pairs(words, text_of, apart) for apart in (1, 2)]
    few = np.bincount(text_of, minlength=len(texts)) < FEW_WORDS
    short = few[rows]
    found.extend(_runs(number[chars[short]], rows[short], len(texts)))
    return np.concatenate([keys for keys, _ in found]), np.concatenate([held for _, held in found])


def _pairs(words: Array, rows: Array, apart: int) -> tuple[Array, Array]:
    inside = rows[apart:] == rows[:-apart]
    a, b = words[:-apart][inside], words[apart:][inside]
    return (np.minimum(a, b) * np.uint64(ONE) ^ np.maximum(a, b) * np.uint64(TWO)) & np.uint64(MASK), rows[apart:][
        inside
    ]


def _runs(words: Array, rows: Array, texts: int) -> Iterator[tuple[Array, Array]]:
    one, two, ordered, mask = np.uint64(ONE), np.uint64(TWO), np.uint64(ORDERED), np.uint64(MASK)
    inside = rows[1:] == rows[:-1]
    yield (words[:-1] * ordered ^ words[1:])[inside] & mask, rows[1:][inside]
    inside = rows[2:] == rows[:-2]
    yield (words[:-2] * ordered ^ words[1:-1] * one ^ words[2:])[inside] & mask, rows[2:][inside]
    length = np.bincount(rows, minlength=texts)
    first = np.searchsorted(rows, np.flatnonzero((length > 0) & (length < 3)))
    size = length[rows[first]]
    last = words[first + size - 1]
    yield (words[first] * ordered ^ last * two ^ size.astype(np.uint64)) & mask, rows[first]


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
    return later[kept], earlier[kept]


def _rarest(postings: Postings, own: Array, size: Array) -> Array:
    """Of these postings the few rarest of each text."""
    rows = postings.holders[own]
    order = np.lexsort((size, rows))
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
