"""Bending: a heading or teaser that has its speaker's words from below but for a number, a date or a negation."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Final

from ..pairing.clusters import NEVER
from ..pairing.links import Link
from ..pairing.similarity import compare
from ..pairing.utterances import Utterance, by_article
from ..text.comparable import Comparable
from .ledes import by_one, headlined

_WORDS: Final = 4  # of fewer, anybody says the same of another day
_KINDS: Final = frozenset(["number", "date", "negation"])
# Log-odds of being one utterance altered, and of saying the same.
_BENT: Final = 2.0
_SAME: Final = -1.0


def bent(rows: Sequence[Utterance], found: list[Link], headings: AbstractSet[int]) -> list[Link]:
    """The links, with those raised of a heading or teaser that changes one thing of what is said below: "Mayor says it
    was there Monday", "“It was there Tuesday,” he said. “I drove past it.”"."""
    best = {(link.i, link.j): link for link in found}
    for short, whole in _pairs(rows, headings):
        pair = max(short, whole), min(short, whole)
        known = best.get(pair)
        if known is None or (known.base < _BENT and known.score > NEVER):
            kind = _change(rows[short].text, rows[whole].text)
            if kind and by_one(rows[short], rows[whole]):
                best[pair] = Link(*pair, _SAME, _BENT, (kind,), "same")
    return list(best.values())


def _pairs(rows: Sequence[Utterance], headings: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """Each heading or teaser with the texts of its article, as long or longer, that lack at most one of its words: of
    its two rarest they have one."""
    for article in by_article(rows).values():
        shorts = [
            number
            for number in article
            if len(rows[number].text.words) >= _WORDS and (number in headings or headlined(rows[number]))
        ]
        if not shorts:
            continue
        holders = defaultdict[str, list[int]](list)
        words = {number: {*rows[number].text.words} for number in article}
        for number in article:
            for word in words[number]:
                holders[word].append(number)
        for short in shorts:
            rarest = sorted(words[short], key=lambda word: (len(holders[word]), word))[:2]
            for whole in sorted({*chain.from_iterable(holders[word] for word in rarest)} - {short}):
                longer = len(rows[whole].text.words) >= len(rows[short].text.words)
                if longer and len(words[short] - words[whole]) <= 1:
                    yield short, whole


def _change(short: Comparable, whole: Comparable) -> str | None:
    """What is changed of one thing where nothing else of the shorter text is."""
    changes = compare(short, whole).grave
    if len(changes) != 1 or changes[0].kind not in _KINDS:
        return None
    kind, a1, a2, b1, b2 = changes[0][:5]
    kept = whole.words[:b1].endswith(short.words[:a1]) and whole.words[b2:].startswith(short.words[a2:])
    return kind if kept else None
