"""Fullest: the versions that represent very many traces, as :func:`.merging.fullest.representative` names them."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..merging import fullest
from ..text.arrays import codes
from .rating import Crowd

Array = NDArray[Any]

# Above every character, so that two of them make one number.
_CHARS: Final = 1 << 21


def representatives(crowd: Crowd, groups: Sequence[Sequence[int]]) -> list[int]:
    """Which of the utterances of each group represents it."""
    size = np.array([*map(len, groups)], dtype=np.int64)
    member = np.fromiter(chain.from_iterable(groups), dtype=np.int64, count=int(size.sum()))
    group = np.repeat(np.arange(len(groups)), size)
    several = (size > 1)[group]
    worth, agreed = np.zeros(len(member)), np.zeros(len(member), dtype=np.int64)
    worth[several] = _worth(crowd, member[several], group[several])
    agreed[several] = _agreed(crowd, member[several], group[several])
    order = np.lexsort((member, -agreed, -worth, group))
    found: list[int] = member[order[np.cumsum(size) - size]].tolist()
    return found


def _worth(crowd: Crowd, member: Array, group: Array) -> Array:
    """What speaks for each of these utterances, of which those of a group share their words."""
    shared, alone = _support(crowd, member, group)
    rows = [crowd.utterances.rows[each] for each in member.tolist()]
    said = crowd.packed.content_total[member]
    lonely = np.array([fullest.lonely(row) for row in rows])
    full = 1.0 + shared + lonely * alone * said
    told = zip(full.tolist(), rows, strict=True)
    return np.array([fullest.trusted(each, row) for each, row in told])


def _support(crowd: Crowd, member: Array, group: Array) -> tuple[Array, Array]:
    """How often other members of its group have the neighbouring words of each, and the share of them that none has."""
    words = crowd.utterances.texts.words_of(member)
    chars, size = codes("".join(words)).astype(np.int64), np.array([*map(len, words)], dtype=np.int64)
    of = np.repeat(np.arange(len(member)), size)
    inside = of[1:] == of[:-1]
    pairs, of = (chars[:-1] * _CHARS + chars[1:])[inside], of[1:][inside]
    order = np.lexsort((of, pairs, group[of]))
    pairs, of = pairs[order], of[order]
    new = np.append(True, (pairs[1:] != pairs[:-1]) | (group[of[1:]] != group[of[:-1]]))[: len(of)]
    once = new | np.append(True, of[1:] != of[:-1])[: len(of)]  # each pair of words counts once for an utterance
    count = np.bincount((np.cumsum(new) - 1)[once])[(np.cumsum(new) - 1)[once]]
    of = of[once]
    held = np.bincount(of, minlength=len(member))
    shared = np.bincount(of, weights=np.minimum(count, fullest.ENOUGH), minlength=len(member)) - held
    return shared, np.bincount(of, weights=count == 1, minlength=len(member)) / np.maximum(held, 1)


def _agreed(crowd: Crowd, member: Array, group: Array) -> Array:
    """How many members of its group name one of the speakers of each."""
    voices, numbers = crowd.utterances.voices, dict[str, int]()
    named = [
        (at, numbers.setdefault(name[-1], len(numbers)))
        for at, voice in enumerate(crowd.voice[member].tolist())
        for name in voices[voice].names
    ]
    found = np.zeros(len(member), dtype=np.int64)
    if named:
        at, name = np.array(named, dtype=np.int64).T
        _, where, count = np.unique(group[at] * len(numbers) + name, return_inverse=True, return_counts=True)
        np.maximum.at(found, at, count[where])
    return found
