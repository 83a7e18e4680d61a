"""Nearly: whether a heading has its words from a text below, but for a word or two left out or put for another."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from heapq import nsmallest
from math import fsum
from typing import Final

from ..pairing.rewording import counterparts
from ..pairing.similarity import Comparison, compare
from ..text.comparable import Comparable

# A heading of fewer words, or of words that weigh less, may have them by chance.
_WORDS: Final = 5
_TELLING: Final = 1.5
# How much of a heading a text must have, by weight, words of one sense and figures written in another way counted.
_COVERED: Final = 0.8
# A heading leaves out and puts in so much, by weight, between the words that it has; what makes it up from all over a
# text is a condensation, which may be another statement.
_SPREAD: Final = 1.5
_ROW: Final = 3  # words that both have in a row, small ones too
_RAREST: Final = 2
_LOOKED_AT: Final = 8  # texts with a rare word of a heading
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")


class Near:
    """Texts below headings, found by their rare words."""

    def __init__(self, read: Sequence[Comparable], displayed: AbstractSet[int]) -> None:
        self._read = read
        self._displayed = displayed

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """The texts that have each word, made for the first heading that no text has to the letter."""
        found = defaultdict[str, list[int]](list)
        for number, each in enumerate(self._read):
            for key in each.kinds() if number not in self._displayed else ():
                found[key].append(number)
        return found

    def first(self, heading: Comparable) -> int | None:
        """The text that has the words of a heading nearly as they stand: "I would have sacked me too" has "I'd sack me
        too"; none where two texts have."""
        if len(heading.words) < _WORDS or heading.total < _TELLING:
            return None
        found = [number for number in self._candidates(heading) if _says(self._read[number], heading)]
        wordings = {self._read[number].words for number in found}
        return found[0] if len(wordings) == 1 else None

    def _candidates(self, heading: Comparable) -> Iterator[int]:
        """The texts that have most of the rarest words of a heading, in order."""
        held = [self._holders[key] for key in heading.kinds() if key in self._holders]
        rarest = nsmallest(_RAREST, held, key=lambda numbers: (len(numbers), numbers))
        counts = Counter(number for numbers in rarest for number in numbers[:_LOOKED_AT])
        yield from sorted(counts)


def _says(text: Comparable, heading: Comparable) -> bool:
    """Whether a text, or a sentence of it where it says a word twice, has the words of a heading nearly as they are."""
    if not _has_row(text, heading):
        return False
    if nearly(compare(heading, text)):
        return True
    sentences = _SENTENCE.split(text.text)
    return len(sentences) > 1 and any(nearly(compare(heading, text.vocabulary.read(each))) for each in sentences)


def _has_row(text: Comparable, heading: Comparable) -> bool:
    """Whether a text has so many words of a heading in a row, as it must; few texts do that share rare words."""
    keys = heading.keys
    return any(keys[at : at + _ROW] in text.keys for at in range(len(keys) - _ROW + 1))


def nearly(found: Comparison) -> bool:
    """Whether the second of two texts has the words of the first, nearly as they stand and next to each other, and
    nothing that changes them: "I BURIED £3M IN THE GARDEN", "so I buried three million quid in the garden"."""
    if not found.runs or found.grave or found.window_b - found.window_a > _SPREAD:
        return False
    if max(size for _, _, size in found.runs) < _ROW:
        return False
    weight = found.a.vocabulary.content_weight
    both = counterparts(found.a, found.b)
    return fsum(weight[key] for key, _, _ in both) >= _COVERED * found.a.kinds_total()
