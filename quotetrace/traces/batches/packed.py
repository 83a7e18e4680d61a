"""Packed: very many texts as arrays, so that what they weigh is looked up for many pairs at once."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ..meaning import framing
from ..meaning.bounds import TELLING, bounds_of
from ..meaning.outside import frames_of
from ..numbers.signs import has_signs
from ..pairing.keyed import once
from ..text.arrays import codes, poured, spread
from ..text.bulk import Shelf
from ..text.comparable import Comparable, Vocabulary
from ..text.written import CAPITAL, MARKED
from .naming import Naming

Array = NDArray[Any]

# So many texts at once, so that what is worked out on the way takes a few megabytes.
_AT_ONCE: Final = 4096
# Above every character, so that two of them make one number.
_CHARS: Final = 1 << 21
_NO, _YES, _UNKNOWN = range(3)


class Asked:
    """Of which texts something holds, found out when somebody asks: most texts that ``may`` have it stand in no pair
    for which it counts. ``told`` has for each text _NO, _YES or _UNKNOWN."""

    def __init__(self, texts: Shelf, may: Array, holds: Callable[[Comparable], object]) -> None:
        self.told = np.where(may, _UNKNOWN, _NO).astype(np.int8)
        self._texts, self._holds = texts, holds

    def __getitem__(self, texts: Array) -> Array:
        unknown = texts[self.told[texts] == _UNKNOWN]
        for text in np.unique(unknown).tolist() if len(unknown) else ():
            self.told[text] = _YES if self._holds(self._texts[text]) else _NO
        found: Array = self.told[texts] == _YES
        return found


@frozen(eq=False)
class Packed:
    """Texts of one vocabulary, one behind the other: those of text ``t`` from ``start[t]`` to ``start[t + 1]``.

    ``sums`` are running weights over the words of all texts, ``ellipses`` the places of ellipses among them; ``same``
    numbers the wordings. ``kinds`` holds the distinct content words of each text (see :meth:`.Comparable.kinds`) by
    their keys, of which there are fewer than ``chars``, rising, those of text ``t`` from ``first[t]`` to
    ``first[t + 1]``; ``worth`` is what each key weighs, ``kinds_total`` what those of a text weigh together, and
    ``content_total`` what its content words weigh, as often as they come. ``marks`` are the bits of
    :meth:`.Comparable.marks`; ``heard`` and ``signed`` are as there, ``bounded`` tells texts with a bound before a
    figure, ``framed`` those with words that may take back a clause. ``words`` are the words of all texts; ``named`` has
    a "1" for each that is a name where it stands, and ``stakes`` counts, up to each, those that can change what is said
    (see :func:`.naming.naming`).
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
    content_total: Array
    marks: Array
    heard: Array
    signed: Array
    bounded: "Asked"
    framed: "Asked"

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

    def begins_high(self, text: Array) -> Array:
        """Whether these texts begin with a capital, as a sentence does."""
        first = np.minimum(self.start[text], len(self.marks) - 1)
        found: Array = (self.size(text) > 0) & (self.marks[first] & CAPITAL > 0)
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
        asked, held = self._numbered(np.where(swap, j, i)), self._numbered(np.where(swap, i, j))
        place = np.searchsorted(held, asked)
        there = held[np.minimum(place, len(held) - 1)] == asked if len(held) else asked < 0
        pair, keys = np.divmod(asked[there], self.chars)
        return np.bincount(pair, weights=self.worth[keys], minlength=len(i))

    def _numbered(self, texts: Array) -> Array:
        """The content words of these texts, each with the place of its text among them as one number, rising."""
        begin, count = self.first[texts], self.first[texts + 1] - self.first[texts]
        found: Array = np.repeat(np.arange(len(texts)) * self.chars, count)
        found += self.kinds[spread(begin, count)]
        return found


def packed(texts: Shelf, same: Array | None = None) -> Packed:
    """Texts as arrays; ``same`` are their :meth:`.Shelf.wordings`, where these are known."""
    vocabulary, start, size = texts.vocabulary, texts.start, len(texts.words)
    chars = max(map(ord, {*texts.keys}), default=0) + 1
    worth = _by_code(vocabulary.content_weight, chars)
    naming, weighing = Naming.of(vocabulary, {*texts.words}), _Weighing.of(vocabulary, chars)
    sums, stakes = np.zeros(size + 1), np.zeros(size + 1, dtype=np.uint32)
    names = np.zeros(size, dtype=np.uint8)
    kinds: list[Array] = [np.zeros(0, dtype=np.uint32)]
    held: list[Array] = [np.zeros(1, dtype=np.int64)]
    ellipses: list[Array] = [np.zeros(0, dtype=np.int64)]
    totals, contents = list[Array]([np.zeros(0)]), list[Array]([np.zeros(0)])
    for begin in range(0, len(texts), _AT_ONCE):
        part = texts.part(begin, begin + _AT_ONCE)
        first, words, keys = int(start[begin]), codes(part.words), codes(part.keys)
        last = first + len(words)
        named = naming.named(part, words)
        names[first:last] = named + ord("0")
        stakes[first + 1 : last + 1] = stakes[first] + naming.stakes(words, named)
        sums[first + 1 : last + 1] = sums[first] + weighing.sums(words, keys, part.start)
        ellipses.append(first + np.flatnonzero(words == ord(vocabulary.ellipsis)))
        of, key = np.divmod(once(weighing.content(keys, part.start)), chars)
        kinds.append(key.astype(np.uint32))
        held.append(np.bincount(of, minlength=len(part)))
        totals.append(np.bincount(of, weights=worth[key], minlength=len(part)))
        of = np.repeat(np.arange(len(part)), np.diff(part.start))
        contents.append(np.bincount(of, weights=worth[keys], minlength=len(part)))
    bounded, framed = Asked(texts, _bounded(texts), bounds_of), Asked(texts, _framed(texts), frames_of)
    texts.bounded, texts.framed = bounded.told, framed.told
    return Packed(
        texts=texts,
        words=texts.words,
        named=names.tobytes().decode("ascii"),
        stakes=stakes,
        start=start,
        sums=sums,
        ellipses=np.concatenate(ellipses),
        same=texts.wordings() if same is None else same,
        chars=chars,
        kinds=poured(kinds),
        first=np.cumsum(np.concatenate(held)),
        worth=worth,
        kinds_total=np.concatenate(totals),
        content_total=np.concatenate(contents),
        marks=texts.marks,
        heard=_of_speech(texts),
        signed=np.array([has_signs(text) for text in texts.written], dtype=bool),
        bounded=bounded,
        framed=framed,
    )


def _of_speech(texts: Shelf) -> Array:
    """See :attr:`.Comparable.heard`."""
    found = np.array([text.islower() for text in texts.written], dtype=bool)
    for number in np.flatnonzero(found).tolist():
        found[number] = texts[number].heard
    return found


def _bounded(texts: Shelf) -> Array:
    """Which texts may have a bound before a figure (see :func:`.bounds.bounds_of`)."""
    vocabulary, words = texts.vocabulary, codes(texts.words)
    telling = [vocabulary.number_of(word) for word in TELLING]
    asked = np.ones(len(texts), dtype=bool)
    for chars in (vocabulary.figures, filter(None, telling)):
        places = np.flatnonzero(_by_code(dict.fromkeys(chars, 1.0), int(words.max(initial=0)) + 1)[words])
        some = np.zeros(len(texts), dtype=bool)
        some[np.searchsorted(texts.start, places, side="right") - 1] = True
        asked &= some
    return asked


def _framed(texts: Shelf) -> Array:
    """Which texts may have words that take back a clause (see :func:`.outside.frames_of`)."""
    vocabulary, found = texts.vocabulary, np.zeros(len(texts), dtype=bool)
    chars = {*texts.words}
    parts = {char: framing.part_of(word) for char, word in zip(chars, vocabulary.spell("".join(chars)), strict=True)}
    words = codes(texts.words)
    part = _by_code({char: float(own) for char, own in parts.items() if own}, int(words.max(initial=0)) + 1)
    part = part.astype(np.uint8)[words]
    some = np.flatnonzero(np.diff(texts.start) > 0)
    if len(some):
        found[some] = np.bitwise_or.reduceat(part, texts.start[some]) == framing.WHOLE
    return found


def _by_code(values: dict[str, float], chars: int) -> Array:
    """What each character is worth, by its number."""
    found = np.zeros(chars)
    for char, value in values.items():
        if ord(char) < chars:
            found[ord(char)] = value
    return found


@frozen(eq=False)
class _Weighing:
    """What each word weighs by its key, which keys are words of grammar, and pairs of words that weigh less together,
    each as one number, rising, with what the second one weighs."""

    weight: Array
    function: Array
    pairs: Array
    less: Array

    @classmethod
    def of(cls, vocabulary: Vocabulary, chars: int) -> "_Weighing":
        """Of a vocabulary with so many keys."""
        tied = sorted((ord(pair[0]) * _CHARS + ord(pair[1]), weight) for pair, weight in vocabulary.tied.items())
        pairs, less = np.array([pair for pair, _ in tied]), np.array([weight for _, weight in tied])
        function = _by_code(dict.fromkeys(vocabulary.function, 1.0), chars) > 0
        return cls(_by_code(vocabulary.weight, chars), function, pairs, less)

    def sums(self, words: Array, keys: Array, start: Array) -> Array:
        """Running weights. They come in steps, so that differences are exact."""
        weights = self.weight[keys]
        pairs = words[:-1].astype(np.int64) * _CHARS + words[1:]
        edges = start[1:-1]
        pairs[edges[(edges > 0) & (edges < len(words))] - 1] = -1  # of two texts
        place = np.minimum(np.searchsorted(self.pairs, pairs), len(self.pairs) - 1)
        both = np.flatnonzero(self.pairs[place] == pairs)
        weights[both + 1] = np.minimum(weights[both + 1], self.less[place[both]])
        found: Array = np.cumsum(weights)
        return found

    def content(self, keys: Array, start: Array) -> Array:
        """The content words of these texts, each with the number of its text among them."""
        chosen = ~self.function[keys]
        text = np.repeat(np.arange(len(start) - 1), np.diff(start))
        found: Array = text[chosen] * len(self.weight) + keys[chosen]
        return found
