"""Candidates: which pairs are worth laying side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Any, Final

from ..text.comparable import Comparable

# A key that more quotations share than this says little and costs much; measured in research at 10k to 1M quotations.
CROWDED: Final = 60
ENOUGH: Final = 4
_WALK: Final = 150
# So many earlier rows are compared with a new one, likeliest first; of those that share less than STRONG of the keys of
# the shorter text fewer, since most of them are strangers (measured: a third fewer pairs, 0.3 % of the recall).
KEEP: Final = 8
WEAK_KEEP: Final = 4
STRONG: Final = 0.3
FEW_WORDS: Final = 5
# Of the keys of the text with fewer, two texts worth an alignment share so many; one or two keys may be fewer, since a
# short text has few. Below that one pair in 200 is a pair (measured on labelled rows).
AKIN: Final = 0.15
_SLIGHTLY_AKIN: Final = 0.06  # one key of 16: as many as a fragment of four content words has
_SLIGHT: Final = 2
# Keys are numbers below 2**62, so that every database can hold them. Two odd factors spread the numbers of two words.
MASK: Final = (1 << 62) - 1
ONE: Final = 0x9E3779B97F4A7C15
TWO: Final = 0xC2B2AE3D27D4EB4F
ORDERED: Final = 0x165667B19E3779F9


def keys_of(text: Comparable) -> frozenset[int]:
    """The keys by which a text is found, the same in every process and on every machine.

    Pairs of neighbouring content words and of content words one apart, in either order, by what their words share
    with inflections and synonyms; runs of two and three words of any kind where a text has few content words.
    """
    if text.found_by is None:
        numbers = text.vocabulary.numbers
        content = [numbers[key] for key in text.content()]
        found = {_pair(a, b) for a, b in pairwise(content)}
        found.update(_pair(a, b) for a, b in zip(content, content[2:], strict=False))
        if len(content) < FEW_WORDS:
            found.update(_runs([numbers[key] for key in text.keys]))
        text.found_by = frozenset(found)
    return text.found_by


def neighbours(text: Comparable) -> frozenset[str]:
    """The words that each of :func:`keys_of` stands for: whether two texts of one vocabulary share a key, asked without
    working out its number."""
    if text.neighbours is None:
        content, words = text.content(), text.keys
        found = {a + b if a < b else b + a for a, b in pairwise(content)}
        found.update([a + b if a < b else b + a for a, b in zip(content, content[2:], strict=False)])
        if len(content) < FEW_WORDS:
            found.update([f"\0{words[at : at + size]}" for size in (2, 3) for at in range(len(words) - size + 1)])
            found.update([f"\0\0{words}"] if 0 < len(words) < 3 else ())
        text.neighbours = frozenset(found)
    return text.neighbours


def _pair(a: int, b: int) -> int:
    return (min(a, b) * ONE ^ max(a, b) * TWO) & MASK


def _runs(words: list[int]) -> Iterator[int]:
    if 0 < len(words) < 3:
        yield (words[0] * ORDERED ^ words[-1] * TWO ^ len(words)) & MASK
    for a, b in pairwise(words):
        yield (a * ORDERED ^ b) & MASK
    for a, b, c in zip(words, words[1:], words[2:], strict=False):
        yield (a * ORDERED ^ b * ONE ^ c) & MASK


def likeliest(holders: Iterable[Sequence[int]], most: int = KEEP) -> list[int]:
    """The rows worth comparing with a new one, likeliest first, from the rows that hold each of its keys.

    ``holders`` has one list for each key; crowded keys are passed over once there are a few rows, so a store need not
    return more than CROWDED + 1 rows for a key.
    """
    scores: defaultdict[int, float] = defaultdict(float)
    walked = 0
    for rows in sorted(holders, key=len):
        if (len(rows) > CROWDED and len(scores) >= ENOUGH) or walked > _WALK * 8:
            break
        worth = 1.0 / (0.3 + log(len(rows) + 1))
        for row in rows[:_WALK]:
            scores[row] += worth
        walked += len(rows)
    return sorted(scores, key=lambda row: (-scores[row], row))[:most]


def akin(a: Comparable, b: Comparable) -> bool:
    """Whether two texts share so many of their keys that they are worth an alignment."""
    one, other = keys_of(a), keys_of(b)
    return bool(enough(len(one & other), min(len(one), len(other))))


def enough(shared: Any, fewer: Any) -> Any:
    """Whether ``shared`` keys are enough where the text with fewer has ``fewer``; numbers or arrays of them."""
    return (shared >= AKIN * fewer) | ((shared <= _SLIGHT) & (shared >= _SLIGHTLY_AKIN * fewer))
