"""Candidates: which pairs are worth laying side by side."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import fsum, log
from typing import Final

from .comparable import Comparable

# A key that more quotations share than this says little and costs much; measured in research at 10k to 1M quotations.
_CROWDED: Final = 60
_WALK: Final = 150
_KEEP: Final = 8
_FEW_WORDS: Final = 5
AKIN: Final = 0.25


def keys_of(text: Comparable) -> set[str]:
    """Pairs of neighbouring content words and of content words one apart, in either order; all words of short texts."""
    content = text.content()
    found = {a + b if a < b else b + a for a, b in itertools.pairwise(content)}
    found.update(a + b if a < b else b + a for a, b in zip(content, content[2:], strict=False))
    if len(content) < _FEW_WORDS:
        words = text.keys
        found.update(words[at : at + 2] + "\0" for at in range(len(words) - 1))
        found.update(words[at : at + 3] + "\0" for at in range(len(words) - 2))
        if len(words) < 3:
            found.add(words + "\0\0")
    return found


def pairs(texts: Sequence[Comparable]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), j < i, that share rare keys; for each text at most _KEEP earlier ones, the likeliest."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    keys = [keys_of(text) for text in texts]
    for number, own in enumerate(keys):
        for key in own:
            postings[key].append(number)
    for number, own in enumerate(keys):
        lists = sorted((posting for key in sorted(own) if len(posting := postings[key]) > 1), key=len)
        for other in _likeliest(number, lists):
            if akin(texts[number], texts[other]):
                yield number, other


def akin(a: Comparable, b: Comparable, share: float = AKIN) -> bool:
    """Whether two texts share so much of the shorter one that they are worth an alignment; function words always."""
    one, other = a.kinds(), b.kinds()
    if not one or not other:
        return True
    weight = a.vocabulary.weight
    shared = fsum([weight[key] for key in one & other])  # fsum: the order of a set must not tell
    return shared >= share * min(a.kinds_total(), b.kinds_total())


def _likeliest(number: int, lists: list[list[int]]) -> list[int]:
    scores: defaultdict[int, float] = defaultdict(float)
    walked = 0
    for posting in lists:
        if (len(posting) > _CROWDED and len(scores) >= 4) or walked > _WALK * 8:
            break
        worth = 1.0 / (0.3 + log(len(posting)))
        for other in posting[:_WALK]:
            if other >= number:
                break
            scores[other] += worth
        walked += len(posting)
    return sorted(scores, key=lambda other: (-scores[other], other))[:_KEEP]
