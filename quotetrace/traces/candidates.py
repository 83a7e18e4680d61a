"""Candidates: which pairs are worth laying side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import fsum, log
from typing import Final

from .comparable import Comparable

# A key that more quotations share than this says little and costs much; measured in research at 10k to 1M quotations.
CROWDED: Final = 60
_ENOUGH: Final = 4
_WALK: Final = 150
_KEEP: Final = 8
_FEW_WORDS: Final = 5
AKIN: Final = 0.25
# Keys are numbers below 2**62, so that every database can hold them. Two odd factors spread the numbers of two words.
_MASK: Final = (1 << 62) - 1
_ONE: Final = 0x9E3779B97F4A7C15
_TWO: Final = 0xC2B2AE3D27D4EB4F
_ORDERED: Final = 0x165667B19E3779F9


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
        if len(content) < _FEW_WORDS:
            found.update(_runs([numbers[key] for key in text.keys]))
        text.found_by = frozenset(found)
    return text.found_by


def _pair(a: int, b: int) -> int:
    return (min(a, b) * _ONE ^ max(a, b) * _TWO) & _MASK


def _runs(words: list[int]) -> Iterator[int]:
    if 0 < len(words) < 3:
        yield (words[0] * _ORDERED ^ words[-1] * _TWO ^ len(words)) & _MASK
    for a, b in pairwise(words):
        yield (a * _ORDERED ^ b) & _MASK
    for a, b, c in zip(words, words[1:], words[2:], strict=False):
        yield (a * _ORDERED ^ b * _ONE ^ c) & _MASK


def likeliest(holders: Iterable[Sequence[int]], most: int = _KEEP) -> list[int]:
    """The rows worth comparing with a new one, likeliest first, from the rows that hold each of its keys.

    ``holders`` has one list for each key; crowded keys are passed over once there are a few rows, so a store need not
    return more than CROWDED + 1 rows for a key.
    """
    scores: defaultdict[int, float] = defaultdict(float)
    walked = 0
    for rows in sorted(holders, key=len):
        if (len(rows) > CROWDED and len(scores) >= _ENOUGH) or walked > _WALK * 8:
            break
        worth = 1.0 / (0.3 + log(len(rows) + 1))
        for row in rows[:_WALK]:
            scores[row] += worth
        walked += len(rows)
    return sorted(scores, key=lambda row: (-scores[row], row))[:most]


def pairs(texts: Sequence[Comparable]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), j < i, that share rare keys; for each text at most _KEEP earlier ones, the likeliest."""
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        own = sorted(keys_of(text))
        for other in likeliest([postings[key] for key in own if key in postings]):
            if akin(text, texts[other]):
                yield number, other
        for key in own:
            postings[key].append(number)


def akin(a: Comparable, b: Comparable, share: float = AKIN) -> bool:
    """Whether two texts share so much of the shorter one that they are worth an alignment; function words always."""
    one, other = a.kinds(), b.kinds()
    if not one or not other:
        return True
    weight = a.vocabulary.weight
    shared = fsum([weight[key] for key in one & other])  # fsum: the order of a set must not tell
    return shared >= share * min(a.kinds_total(), b.kinds_total())
