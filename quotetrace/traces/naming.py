"""Naming: which words of very many texts are names where they stand, and which can change what is said."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .actors import DATES, NO_NAMES, is_name
from .alterations import is_firm, is_paired
from .bulk import Shelf
from .comparable import CAPITAL, FIRST, OPENS, STOPS

Array = NDArray[Any]


# Four counts in one number, a byte each: differences of them are exact where none is above 255.
FIRM, PAIRED, NAMED, WORDY = (1 << 8 * lane for lane in range(4))


def naming(texts: Shelf, words: Array) -> tuple[str, Array]:
    """A "1" for each word that is a name (see :func:`.actors.is_named`), and how many words up to each can change what
    is said: FIRM ones alone, PAIRED ones for another, NAMED ones for other words, which must be WORDY.

    ``words`` are the numbers of the words of all texts.
    """
    vocabulary, start = texts.vocabulary, texts.start
    kinds = np.flatnonzero(np.bincount(words))
    spelled = [*zip(kinds.tolist(), vocabulary.spell("".join(map(chr, kinds.tolist()))), strict=True)]
    always = _by_code(words, [code for code, word in spelled if word in DATES or word in vocabulary.proper])
    named = always | _written_as_names(texts)
    flat = np.array([text.islower() or text.isupper() for text in texts.written], dtype=bool)
    if flat.any():
        within = np.flatnonzero(np.repeat(flat, np.diff(start)))
        asked = {*words[within].tolist()}
        known = [code for code, word in spelled if code in asked and is_name(word)]
        named[within] |= _by_code(words, known)[within]
    stakes = np.zeros(int(words.max(initial=0)) + 1, dtype=np.uint32)
    for lane, rule in ((FIRM, is_firm), (PAIRED, is_paired), (WORDY, _is_wordy)):
        stakes[[code for code, word in spelled if rule(word)]] |= lane
    counts = np.zeros(len(words) + 1, dtype=np.uint32)
    np.cumsum(stakes[words] + named.astype(np.uint32) * NAMED, out=counts[1:])
    return (named + ord("0")).astype(np.uint8).tobytes().decode("ascii"), counts


def _is_wordy(word: str) -> bool:
    return word not in NO_NAMES


def _by_code(words: Array, codes: list[int]) -> Array:
    """Which words have one of these numbers."""
    chosen = np.zeros(int(words.max(initial=0)) + 1, dtype=bool)
    chosen[codes] = True
    return chosen[words]


def _written_as_names(texts: Shelf) -> Array:
    """The words of pieces that begin with a capital within a sentence; see :meth:`.Comparable.names`."""
    marks, start = texts.marks, texts.start
    place = np.arange(len(marks))
    begun = (marks & FIRST) > 0
    begun[start[:-1][start[:-1] < len(marks)]] = True
    piece = np.maximum.accumulate(np.where(begun, place, 0))
    opening = np.zeros(len(marks) + 1, dtype=bool)
    opening[start] = True
    before = marks[np.maximum(piece, 1) - 1] if len(marks) else marks
    titled = np.array([text.isupper() or text.istitle() for text in texts.written], dtype=bool)
    found: Array = (marks & CAPITAL > 0) & ~opening[piece] & (before & (STOPS | OPENS) == 0)
    return found & ~np.repeat(titled, np.diff(start))
