"""Keyed: which keys very many texts have, each key with its text as one number, which are sorted sooner than pairs.

The keys are those of :func:`.candidates.keys_of`. Two content words are numbered by their places among the content
words that are met, runs of words behind all of these; a lasting number is worked out for the few keys that need one.
"""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from quotetrace.errors import InputError

from ..text.arrays import codes, poured
from ..text.bulk import Shelf
from ..text.comparable import Vocabulary
from .candidates import FEW_WORDS, MASK, ONE, ORDERED, TWO

Array = NDArray[Any]

# So many texts at once, so that what is worked out on the way takes a few megabytes.
_AT_ONCE: Final = 1 << 13
_BITS: Final = 63


@frozen(eq=False)
class Keyed:
    """Each key of each text once, ``key << bits | text``, rising; ``held`` counts the keys of each text.

    ``content`` are the content words by their numbers, ``runs`` the lasting numbers of the runs of words.
    """

    hits: Array
    bits: int
    held: Array
    vocabulary: Vocabulary
    content: str
    runs: Array

    def lasting(self, keys: Array) -> Array:
        """The lasting numbers of these keys."""
        size = len(self.content)
        found = np.zeros(len(keys), dtype=np.uint64)
        run = keys >= size * size
        found[run] = self.runs[keys[run] - size * size]
        one, other = (_numbers(self.vocabulary, self.content, side) for side in np.divmod(keys[~run], max(size, 1)))
        found[~run] = (np.minimum(one, other) * np.uint64(ONE) ^ np.maximum(one, other) * np.uint64(TWO)) & np.uint64(
            MASK
        )
        return found


def _numbers(vocabulary: Vocabulary, chars: str, places: Array) -> Array:
    """The lasting numbers of the words at these places."""
    return np.array([vocabulary.numbers[chars[place]] for place in places.tolist()], dtype=np.uint64)


def keyed(texts: Shelf, nodes: Array) -> Keyed:
    """The keys of the texts with the numbers ``nodes``, which are numbered anew from 0.

    Raises :class:`InputError` where there are too many rows and words to be numbered.
    """
    used, bits = sorted({*texts.keys}), max(len(nodes), 1).bit_length()
    content = "".join([key for key in used if key not in texts.vocabulary.function])
    place = np.full(ord(used[-1]) + 1 if used else 1, -1, dtype=np.int64)
    place[codes(content)] = np.arange(len(content))
    if 2 * len(content).bit_length() + 1 + bits > _BITS:
        raise InputError(f"{len(nodes):,} rows are too many to be merged at once: use a QuoteIndex, or Apache Spark.")
    pairs: list[Array] = [np.zeros(0, dtype=np.int64)]
    runs: list[tuple[Array, Array]] = [(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))]
    for begin in range(0, len(nodes), _AT_ONCE):
        part = texts.some(nodes[begin : begin + _AT_ONCE])
        keys = codes(part.keys)
        rows, words = np.repeat(np.arange(begin, begin + len(part)), np.diff(part.start)), place[keys]
        some = words >= 0
        pairs.append(once(_pairs(words[some], rows[some], len(content)) << bits | np.concatenate(_rows(rows[some]))))
        few = np.bincount(rows[some] - begin, minlength=len(part)) < FEW_WORDS
        short = few[rows - begin]
        numbers = _of_chars(texts.vocabulary, keys[short])
        runs += _runs(numbers, rows[short])
    lasting, number = np.unique(np.concatenate([keys for keys, _ in runs]), return_inverse=True)
    of_runs = once((number + len(content) ** 2) << bits | np.concatenate([rows for _, rows in runs]))
    pairs.append(of_runs)
    hits = poured(pairs)
    hits.sort()
    return Keyed(hits, bits, _held(hits, bits, len(nodes)), texts.vocabulary, content, lasting)


def _held(hits: Array, bits: int, size: int) -> Array:
    found = np.zeros(size, dtype=np.int64)
    for begin in range(0, len(hits), 1 << 20):
        found += np.bincount(hits[begin : begin + (1 << 20)] & (1 << bits) - 1, minlength=size)
    return found


def once(values: Array) -> Array:
    """Each value once, rising; NumPy's own way of it is slow with numbers that follow each other."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def _rows(rows: Array) -> list[Array]:
    return [rows[apart:][rows[apart:] == rows[:-apart]] for apart in (1, 2)]


def _pairs(words: Array, rows: Array, size: int) -> Array:
    """Content words that are neighbours or one apart, in either order."""
    found = []
    for apart in (1, 2):
        inside = rows[apart:] == rows[:-apart]
        a, b = words[:-apart][inside], words[apart:][inside]
        found.append(np.minimum(a, b) * size + np.maximum(a, b))
    return np.concatenate(found)


def _of_chars(vocabulary: Vocabulary, keys: Array) -> Array:
    """The lasting numbers of these keys of words."""
    each, where = np.unique(keys, return_inverse=True)
    return np.array([vocabulary.numbers[chr(key)] for key in each.tolist()], dtype=np.uint64)[where]


def _runs(words: Array, rows: Array) -> Iterator[tuple[Array, Array]]:
    """Runs of two and three words of any kind, and the whole of shorter texts."""
    one, two, ordered, mask = np.uint64(ONE), np.uint64(TWO), np.uint64(ORDERED), np.uint64(MASK)
    inside = rows[1:] == rows[:-1]
    yield (words[:-1] * ordered ^ words[1:])[inside] & mask, rows[1:][inside]
    inside = rows[2:] == rows[:-2]
    yield (words[:-2] * ordered ^ words[1:-1] * one ^ words[2:])[inside] & mask, rows[2:][inside]
    first = np.flatnonzero(np.append(True, rows[1:] != rows[:-1])) if len(rows) else np.zeros(0, dtype=np.int64)
    size = np.diff(np.append(first, len(rows)))
    first, size = first[size < 3], size[size < 3]
    last = words[first + size - 1]
    yield (words[first] * ordered ^ last * two ^ size.astype(np.uint64)) & mask, rows[first]
