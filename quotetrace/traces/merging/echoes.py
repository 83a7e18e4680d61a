"""Echoes: texts that carry the same words, found without knowing who spoke."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from operator import add
from typing import Final

from ..pairing.crowd import likely_pairs
from ..pairing.similarity import Comparison, compare
from ..text.comparable import Comparable, Vocabulary
from ..text.excerpts import marked
from .nearly import Near
from .retelling import sharing

# An echo must not guess: names are resolved by it. So much of the shorter text, and so many words worth telling.
_COVERED: Final = 0.75
_TOLD: Final = 2.0
_LIKELY: Final = 0.6  # an echo covers more than this by weight: what shares less needs no alignment
_FEW: Final = 400
_DISPLAYED: Final = 2  # words of a heading
_CORE: Final = 3  # words in marks within a heading
_LOOKED_AT: Final = 50  # texts with the rarest two words of a heading


def echoes(texts: Sequence[str], vocabulary: Vocabulary | None = None) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of ``texts`` that carry the same words closely enough to be one utterance.

    A ``vocabulary`` that is passed on to the merging saves reading the words twice.

    >>> echoes(["Wolves crossed the frozen harbour at dawn.", "No.", "wolves crossed the frozen harbor at dawn"])
    [(0, 2)]
    """
    vocabulary = vocabulary or Vocabulary()
    many = len(texts) > _FEW
    read = [*map(vocabulary.read if many else vocabulary.hold, texts)]
    chosen = likely_pairs(read) if many else sharing(read, _LIKELY)
    compared = compare if many else lay
    found = {(min(i, j), max(i, j)) for i, j in chosen if _echo(compared(read[i], read[j]))}
    return sorted(found)


def repeats(
    texts: Sequence[str],
    displayed: Sequence[int],
    vocabulary: Vocabulary | None = None,
    told: AbstractSet[int] = frozenset(),
) -> list[tuple[int, int]]:
    """Pairs of an article's ``texts``: one of ``displayed``, in a heading, and the first that is its words, or has them
    in a row.

    Two words are enough: a heading in marks is there to repeat what somebody says below. Of one that has only some of
    its words in marks these are looked for; of a word or two, only one text may have them, and none that is ``told``
    without marks. A longer one may leave out a word or put one for another.

    >>> repeats(["Sue me", "It is late.", "“Sue me. I have been sued before.”"], [0])
    [(0, 2)]
    >>> repeats(["two ‘lean, hard quarters’", "We see lean, hard quarters ahead."], [0])
    [(0, 1)]
    >>> repeats(["An oven is a room that arrived hot", "Sit down. An oven is a room that arrived too hot."], [0])
    [(0, 1)]
    >>> repeats(["buyers face supply ‘lottery’", "Every month is a lottery for us.", "It is late."], [0])
    [(0, 1)]
    """
    vocabulary = vocabulary or Vocabulary()
    if not displayed:
        return []
    read = [*map(vocabulary.read if len(texts) > _FEW else vocabulary.hold, texts)]
    below, near = _Below(read, frozenset(displayed)), Near(read, frozenset(displayed))
    found = []
    for short in displayed:
        first = below.first([*_cores(read[short])])
        first = near.first(read[short]) if first is None else first
        first = below.only([*_terms(read[short])], told) if first is None else first
        if first is not None:
            found.append((min(short, first), max(short, first)))
    return found


class _Below:
    """The texts below headings, found by their words in a row: what is looked at grows with the texts alone."""

    def __init__(self, read: Sequence[Comparable], displayed: AbstractSet[int]) -> None:
        self._read = read
        self._whole: dict[str, int] = {}  # the words of a text -> the first text with these words
        self._pairs: defaultdict[str, list[int]] = defaultdict(list)  # two words in a row -> the texts that have them
        self._held: defaultdict[str, list[int]] = defaultdict(list)  # a word -> the texts that have it
        for number, each in enumerate(read):
            if number not in displayed:
                self._whole.setdefault(each.words, number)
                for pair in dict.fromkeys(map(add, each.words, each.words[1:])):
                    self._pairs[pair].append(number)
                for word in dict.fromkeys(each.words):
                    self._held[word].append(number)

    def first(self, cores: Sequence[str]) -> int | None:
        """The first text that is one of some words in a row, else the first that has them in it."""
        whole = [self._whole[core] for core in cores if core in self._whole]
        return min(whole or [number for core in cores for number in self._holding(core)], default=None)

    def only(self, terms: Sequence[str], told: AbstractSet[int]) -> int | None:
        """The one text that has some words in a row, none where many have them, or others that do not hold this one."""
        for term in terms:
            having = self._held.get(term, []) if len(term) == 1 else self._pairs.get(term, [])
            if len(having) > _LOOKED_AT:
                continue
            shortest = min(having, key=lambda number: len(self._read[number].words), default=None)
            if shortest is None or shortest in told:
                continue
            if all(self._read[shortest].words in self._read[number].words for number in having):
                return shortest
        return None

    def _holding(self, core: str) -> list[int]:
        texts = min((self._pairs.get(pair, []) for pair in map(add, core, core[1:])), key=len)
        return [*islice((number for number in texts[:_LOOKED_AT] if core in self._read[number].words), 1)]


def _cores(heading: Comparable) -> Iterator[str]:
    """The words of a heading that may be found again below: all of it, or those in marks that are most of it, or so
    many that they are no mere term."""
    if len(heading.words) >= _DISPLAYED:
        yield heading.words
    for piece in map(heading.vocabulary.read, marked(heading.text)):
        if len(piece.words) >= _DISPLAYED and (len(piece.words) >= _CORE or 2 * piece.total >= heading.total):
            yield piece.words


def _terms(heading: Comparable) -> Iterator[str]:
    """The one word of a heading, or the words in marks within it, that are too few to be looked for as they are, and
    tell something."""
    if len(heading.words) == 1 and heading.kinds():
        yield heading.words
    for piece in map(heading.vocabulary.read, marked(heading.text)):
        if 0 < len(piece.words) < _CORE and piece.kinds():
            yield piece.words


def lay(a: Comparable, b: Comparable) -> Comparison:
    """The comparison of two texts, kept: the texts of a page are soon laid side by side again."""
    found = a.vocabulary.laid[a.text, b.text] = compare(a, b)
    return found


def _echo(found: Comparison) -> bool:
    return (
        max(found.coverage) >= _COVERED
        and found.matched >= _TOLD
        and found.edits <= 0.5 * found.matched
        and not found.grave
    )
