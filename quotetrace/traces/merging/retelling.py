"""Retelling: one utterance in other words in another article, found by what the two articles have in common.

A rewritten or retranslated article keeps the order of its source and its rarest words. Once two articles share
utterances that are beyond doubt, a pair between the same neighbours needs fewer common words to be believed.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import fsum
from typing import Final

from attrs import evolve

from ..pairing.clusters import NEVER
from ..pairing.links import Link
from ..pairing.utterances import Utterance
from ..text.comparable import HEAVIEST, Comparable

# Log-odds by reason: a pair of two articles starts far below even; common words (the share of the shorter text, up to
# 6), the same speaker, and standing between the same neighbours raise it.
_START: Final = -4.6
_SHARED: Final = 6.0
_BETWEEN: Final = 1.6
_CLOSE: Final = 1.0
_SPEAKERS: Final = {"same": 1.4, "similar": 1.0, "unknown": 0.0, "different": -1.8}
# As many shared utterances as make two articles tellings of one event, and how often links are found again.
_ANCHORS: Final = 2
_ROUNDS: Final = 3
_SURE: Final = 1.0
# How much of the shorter of two texts the other must have, by weight, to be worth an alignment.
_AKIN: Final = 0.25
_SLACK: Final = 1e-6  # more than sums of weights are rounded by
# Of fewer function words nobody can tell whether they are the same ones.
_BARE: Final = 4


def sharing(texts: Sequence[Comparable], share: float = _AKIN) -> Iterator[tuple[int, int]]:
    """Every pair (i, j), j < i, that shares a content word; a text that has none, with those that hold all of it.

    ``share`` is how much of the shorter text the two must have in common, by weight.
    """
    kinds = [text.kinds() for text in texts]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, (text, own) in enumerate(zip(texts, kinds, strict=True)):
        for key in own or set(text.keys):
            holders[key].append(number)
    shared = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    # What so few words cannot weigh needs no weighing: most pairs have one or two in common.
    needed = [share * text.kinds_total() - _SLACK for text in texts]
    seen = {(j, i) for (i, j), count in shared.items() if count * HEAVIEST >= min(needed[i], needed[j])}
    bare = [number for number, text in enumerate(texts) if not kinds[number] and len(text.words) >= _BARE]
    seen.update(
        (max(i, j), min(i, j)) for i in bare for j, text in enumerate(texts) if i != j and texts[i].words in text.words
    )
    return (pair for pair in sorted(seen) if shares(texts[pair[0]], texts[pair[1]], share))


def shares(a: Comparable, b: Comparable, share: float) -> bool:
    """Whether two texts have so much of the shorter one in common, by weight; function words always do."""
    one, other = a.kinds(), b.kinds()
    if not one or not other:
        return True
    shared = sum(map(a.vocabulary.weight.__getitem__, one & other))  # weights come in steps: no order tells
    return shared >= share * min(a.kinds_total(), b.kinds_total())


def retold(rows: Sequence[Utterance], found: list[Link]) -> list[Link]:
    """The links, with those raised that the order of two articles and their other shared utterances speak for."""
    articles: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(rows):
        if each.row.article is not None:
            articles[each.row.article].append(number)
    best = {(link.i, link.j): link for link in found}
    for one, other in combinations(articles.values(), 2):
        for _ in range(_ROUNDS):
            raised = _raised(rows, one, other, best)
            if not raised:
                break
            best.update(((link.i, link.j), link) for link in raised)
    return list(best.values())


def _raised(
    rows: Sequence[Utterance], one: list[int], other: list[int], best: dict[tuple[int, int], Link]
) -> list[Link]:
    """Pairs of two articles that are each other's best and, with their neighbours' help, likelier than not."""
    pairs = [link for i in one for j in other if (link := best.get((max(i, j), min(i, j))))]
    anchors = _anchors(pairs, one)
    if len(anchors) < _ANCHORS:
        return []
    place_one = {row: at for at, row in enumerate(one)}
    place_other = {row: at for at, row in enumerate(other)}
    line = sorted((place_one[i], place_other[j]) for i, j in anchors.items())
    common = _crowds(rows, one), _crowds(rows, other)
    scores: dict[tuple[int, int], tuple[float, Link]] = {}
    for link in pairs:
        if link.score <= NEVER:
            continue
        i, j = (link.i, link.j) if link.i in place_one else (link.j, link.i)
        near = _nearness(line, place_one[i], place_other[j])
        scores[i, j] = (_START + _shared(rows, i, j, common) + _SPEAKERS[link.speakers] + near, link)
    return [
        evolve(link, score=score if not link.kinds else link.score, base=max(link.base, score))
        for (i, j), (score, link) in scores.items()
        if score > max(0.0, link.base if link.kinds else link.score) and _mutual(scores, i, j, score)
    ]


def _anchors(pairs: list[Link], one: list[int]) -> dict[int, int]:
    """The surest mate of each quotation of the first article, where there is one beyond doubt."""
    held: dict[int, tuple[float, int]] = {}
    inside = set(one)
    for link in pairs:
        if link.base > _SURE and link.score > NEVER and link.speakers != "different":
            i, j = (link.i, link.j) if link.i in inside else (link.j, link.i)
            held[i] = max(held.get(i, (0.0, -1)), (link.base, j))
    return {i: j for i, (_, j) in held.items()}


def _nearness(line: list[tuple[int, int]], at: int, spot: int) -> float:
    """Whether a pair keeps the order of the sure pairs around it."""
    number = bisect_left(line, (at, spot))
    if number < len(line) and line[number] == (at, spot):
        number += 1
    before = line[number - 1] if number else (-1, -1)
    after = line[number] if number < len(line) else (at + 9, spot + 9)
    between = before[1] <= spot <= after[1]
    steps = min(abs((at - before[0]) - (spot - before[1])), abs((after[0] - at) - (after[1] - spot)))
    return _BETWEEN * between + _CLOSE * (steps <= 1)


def _crowds(rows: Sequence[Utterance], article: list[int]) -> dict[str, int]:
    """In how many quotations of an article each word stands: what all of them talk of tells none from another."""
    counts: defaultdict[str, int] = defaultdict(int)
    for number in article:
        for key in rows[number].text.kinds():
            counts[key] += 1
    return counts


def _shared(rows: Sequence[Utterance], i: int, j: int, common: tuple[dict[str, int], dict[str, int]]) -> float:
    weight = rows[i].text.vocabulary.weight
    one, other = rows[i].text.kinds(), rows[j].text.kinds()

    def worth(keys: frozenset[str]) -> float:
        return fsum(weight[key] / max(common[0].get(key, 1), common[1].get(key, 1), 1) for key in keys)

    both, shorter = worth(one & other), min(worth(one), worth(other))
    return _SHARED * min(1.0, both / shorter) * min(1.0, 0.4 + both / 2) if shorter else 0.0


def _mutual(scores: dict[tuple[int, int], tuple[float, Link]], i: int, j: int, score: float) -> bool:
    """Whether no other quotation of either article suits these two better."""
    return all(other <= score for (x, y), (other, _) in scores.items() if x == i or y == j)
