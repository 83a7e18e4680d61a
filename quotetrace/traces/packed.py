"""Packed: very many texts as arrays, so that what they weigh is looked up for many pairs at once."""

from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from .arrays import codes, spread
from .bounds import bounds_of
from .bulk import Shelf
from .comparable import MARKED, Vocabulary
from .naming import naming
from .signs import has_signs

Array = NDArray[Any]

# Above every character, so that two of them make one number.
_CHARS: Final = 1 << 21


@frozen(eq=False)
class Packed:
    """Texts of one vocabulary, one behind the other: those of text ``t`` from ``start[t]`` to ``start[t + 1]``.

    ``sums`` are running weights over the words of all texts, ``ellipses`` the places of ellipses among them; ``same``
    numbers the wordings. ``kinds`` holds the distinct content words of each text (see :meth:`.Comparable.kinds`) as
    ``text * chars + key``, rising, those of text ``t`` from ``first[t]`` to ``first[t + 1]``; ``worth`` is what each
    key weighs, ``kinds_total`` what those of a text weigh together. ``marks`` are the bits of
    :meth:`.Comparable.marks`; ``heard`` and ``signed`` are as there, ``bounded`` tells texts with a bound before a
    figure. ``words`` are the words of all texts; ``named`` has a "1" for each that is a name where it stands, and
    ``stakes`` counts, up to each, those that can change what is said (see :func:`.naming.naming`).
    """

    texts: Shelf
    words: str
    named: str
    stakes: Array
    start: Array
    sums: Array
    ellipses: Array
    same: Array
    chars: int
    kinds: Array
    first: Array
    worth: Array
    kinds_total: Array
    marks: Array
    heard: Array
    signed: Array
    bounded: Array

    def size(self, text: Array) -> Array:
        """How many words these texts have."""
        found: Array = self.start[text + 1] - self.start[text]
        return found

    def total(self, text: Array) -> Array:
        """What all words of these texts weigh."""
        found: Array = self.sums[self.start[text + 1]] - self.sums[self.start[text]]
        return found

    def weight(self, text: Array, begin: Array | int, end: Array | int) -> Array:
        """What the words of these texts weigh from one place to another."""
        found: Array = self.sums[self.start[text] + end] - self.sums[self.start[text] + begin]
        return found

    def elided(self, text: Array) -> Array:
        """Whether these texts have an ellipsis."""
        return self.dotted(self.start[text], self.start[text + 1])

    def dotted(self, begin: Array, end: Array) -> Array:
        """Whether there is an ellipsis between two places among all words."""
        if not len(self.ellipses):
            return np.zeros(len(begin), dtype=bool)
        found: Array = np.searchsorted(self.ellipses, begin) < np.searchsorted(self.ellipses, end)
        return found

    def ends(self, text: Array, at: Array) -> Array:
        """Whether a mark or an ellipsis stands behind the words at ``at``, or they are the last ones."""
        place = self.start[text] + at
        last = at + 1 >= self.size(text)
        found: Array = last | self.dotted(place + 1, place + 2) | (self.marks[place] & MARKED > 0)
        return found

    def in_common(self, i: Array, j: Array) -> Array:
        """The weight of the content words that both texts of each pair have, wherever they stand."""
        swap = self.first[i + 1] - self.first[i] > self.first[j + 1] - self.first[j]
        fewer, more = np.where(swap, j, i), np.where(swap, i, j)
        begin, count = self.first[fewer], self.first[fewer + 1] - self.first[fewer]
        pair = np.repeat(np.arange(len(i)), count)
        keys = self.kinds[spread(begin, count)] - np.repeat(fewer * self.chars, count)
        asked = keys + np.repeat(more * self.chars, count)
        place = np.searchsorted(self.kinds, asked)
        there = self.kinds[np.minimum(place, len(self.kinds) - 1)] == asked if len(self.kinds) else asked < 0
        return np.bincount(pair[there], weights=self.worth[keys[there]], minlength=len(i))


def packed(texts: Shelf, same: Array | None = None) -> Packed:
    """Texts as arrays; ``same`` are their :meth:`.Shelf.wordings`, where these are known."""
    vocabulary, start = texts.vocabulary, texts.start
    words, keys = codes(texts.words), codes(texts.keys)
    chars = int(keys.max(initial=0)) + 1
    content = _by_code(dict.fromkeys(vocabulary.function, 1.0), chars)[keys] == 0
    text_of = np.repeat(np.arange(len(texts)), np.diff(start))
    kinds = _once(text_of[content] * chars + keys[content])
    worth = _by_code(vocabulary.content_weight, chars)
    named, stakes = naming(texts, words)
    return Packed(
        texts=texts,
        words=texts.words,
        named=named,
        stakes=stakes,
        start=start,
        sums=_sums(vocabulary, words, keys, start),
        ellipses=np.flatnonzero(words == ord(vocabulary.ellipsis)),
        same=texts.wordings() if same is None else same,
        chars=chars,
        kinds=kinds,
        first=np.searchsorted(kinds, np.arange(len(texts) + 1) * chars),
        worth=worth,
        kinds_total=np.bincount(kinds // chars, weights=worth[kinds % chars], minlength=len(texts)),
        marks=texts.marks,
        heard=_of_speech(texts, start),
        signed=np.array([has_signs(text) for text in texts.written], dtype=bool),
        bounded=_bounded(texts, words),
    )


def _of_speech(texts: Shelf, start: Array) -> Array:
    """See :attr:`.Comparable.heard`."""
    found = np.array([text.islower() for text in texts.written], dtype=bool)
    for number in np.flatnonzero(found).tolist():
        found[number] = texts[number].heard
    return found


def _bounded(texts: Shelf, words: Array) -> Array:
    """Which texts have a bound before a figure (see :func:`.bounds.bounds_of`)."""
    figures = _by_code(dict.fromkeys(texts.vocabulary.figures, 1.0), int(words.max(initial=0)) + 1)
    place = np.flatnonzero(figures[words])
    found = np.zeros(len(texts), dtype=bool)
    for number in np.unique(np.searchsorted(texts.start, place, side="right") - 1).tolist():
        found[number] = bool(bounds_of(texts[number]))
    return found


def _once(values: Array) -> Array:
    """Each value once, rising; NumPy's own way of it is slow with numbers that follow each other."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def _by_code(values: dict[str, float], chars: int) -> Array:
    """What each character is worth, by its number."""
    found = np.zeros(chars)
    for char, value in values.items():
        if ord(char) < chars:
            found[ord(char)] = value
    return found


def _running(values: Array) -> Array:
    found: Array = np.zeros(len(values) + 1)
    np.cumsum(values, out=found[1:])
    return found


def _sums(vocabulary: Vocabulary, words: Array, keys: Array, start: Array) -> Array:
    """Running weights; words that go together weigh less. They come in steps, so that differences are exact."""
    weights = _by_code(vocabulary.weight, int(keys.max(initial=0)) + 1)[keys]
    tied = sorted((ord(pair[0]) * _CHARS + ord(pair[1]), weight) for pair, weight in vocabulary.tied.items())
    known, less = np.array([pair for pair, _ in tied]), np.array([weight for _, weight in tied])
    pairs = words[:-1].astype(np.int64) * _CHARS + words[1:]
    if len(start) > 2:
        pairs[start[1:-1][(start[1:-1] > 0) & (start[1:-1] < len(words))] - 1] = -1  # of two texts
    place = np.minimum(np.searchsorted(known, pairs), len(known) - 1)
    both = np.flatnonzero(known[place] == pairs)
    weights[both + 1] = np.minimum(weights[both + 1], less[place[both]])
    return _running(weights)
