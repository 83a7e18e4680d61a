"""Naming: which words of very many texts are names where they stand, and which can change what is said."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ..meaning.actors import DATES, DETERMINERS, NO_NAMES, is_always_name, may_be_name
from ..meaning.alterations import stakes_of
from ..text.bulk import Shelf
from ..text.comparable import Vocabulary
from ..text.written import CAPITAL, FIRST, OPENS, STOPS

Array = NDArray[Any]

# Four counts in one number, a byte each: differences of them are exact where none is above 255.
FIRM, PAIRED, NAMED, WORDY = (1 << 8 * lane for lane in range(4))


@frozen(eq=False)
class Naming:
    """What is known of each word of some texts wherever it stands, by its number: what it can change (see above), and
    whether it is a name as a date is (``dated``), ``always``, where it does not begin a sentence (``proper``), or in
    texts ``flat``, without capitals or of capitals; and whether it ``leads`` a noun: "a", "the"."""

    lanes: Array
    dated: Array
    always: Array
    proper: Array
    flat: Array
    leads: Array

    @classmethod
    def of(cls, vocabulary: Vocabulary, used: Iterable[str]) -> "Naming":
        """Of the words with these numbers."""
        chars = sorted(used)
        spelled = [*zip(map(ord, chars), vocabulary.spell("".join(chars)), strict=True)]
        size = ord(chars[-1]) + 1 if chars else 1
        dated, always, proper, flat, leads = (np.zeros(size, dtype=bool) for _ in range(5))
        leads[[code for code, word in spelled if word in DETERMINERS]] = True
        met = [(code, word) for code, word in spelled if word in vocabulary.proper]
        proper[[code for code, _ in met]] = True
        dated[[code for code, word in spelled if word in DATES]] = True
        always[[code for code, word in met if is_always_name(word)]] = True
        flat[[code for code, word in spelled if may_be_name(word)]] = True
        flat |= proper
        lanes = np.zeros(size, dtype=np.uint32)
        for code, word in spelled:
            firm, paired = stakes_of(vocabulary, chr(code))
            lanes[code] = FIRM * firm | PAIRED * paired | WORDY * (word not in NO_NAMES)
        return cls(lanes, dated, always, proper, flat, leads)

    def named(self, texts: Shelf, words: Array) -> Array:
        """Which words are names where they stand (see :func:`.actors.is_named`)."""
        flat = np.array([text.islower() or text.isupper() for text in texts.written], dtype=bool)
        begins = _begins(texts)
        high = texts.marks & CAPITAL > 0
        found: Array = self.dated[words] | (
            ~self._nouns(texts, words, high) & (self.always[words] | (self.proper[words] & ~begins))
        )
        titled = np.array([text.isupper() or text.istitle() for text in texts.written], dtype=bool)
        found |= high & ~begins & ~np.repeat(titled, np.diff(texts.start))
        found |= np.repeat(flat, np.diff(texts.start)) & self.flat[words]
        return found

    def _nouns(self, texts: Shelf, words: Array, high: Array) -> Array:
        """The words written small behind a determiner: "a cup"."""
        behind = np.append(False, self.leads[words])[:-1] if len(words) else np.zeros(0, dtype=bool)
        behind[texts.start[:-1][texts.start[:-1] < len(words)]] = False
        found: Array = behind & ~high
        return found

    def stakes(self, words: Array, named: Array) -> Array:
        """How many words up to each can change what is said: FIRM ones alone, PAIRED ones for another, NAMED ones for
        other words, which must be WORDY."""
        found: Array = np.cumsum(self.lanes[words] + named.astype(np.uint32) * NAMED, dtype=np.uint32)
        return found


def _begins(texts: Shelf) -> Array:
    """The words of pieces that begin a text or a sentence; see :meth:`.Comparable.names`."""
    marks, start = texts.marks, texts.start
    place = np.arange(len(marks))
    begun = (marks & FIRST) > 0
    begun[start[:-1][start[:-1] < len(marks)]] = True
    piece = np.maximum.accumulate(np.where(begun, place, 0))
    opening = np.zeros(len(marks) + 1, dtype=bool)
    opening[start] = True
    before = marks[np.maximum(piece, 1) - 1] if len(marks) else marks
    found: Array = opening[piece] | (before & (STOPS | OPENS) > 0)
    return found
