"""Retelling: one utterance in other words in another article, found by what the two articles have in common.

A rewritten or retranslated article keeps the order of its source, its rarest words, and of the others the senses. Once
two articles share utterances that are beyond doubt, a pair between the same neighbours needs fewer common words to be
believed.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise
from math import fsum, log
from operator import is_
from typing import Final, cast

import numpy as np
from attrs import define, evolve, field

from ..meaning.names import Likeness
from ..pairing.clusters import NEVER
from ..pairing.links import FAR, UNLIKE, Link
from ..pairing.rewording import counterparts
from ..pairing.similarity import compare
from ..pairing.utterances import Utterance, by_article
from ..text.comparable import HEAVIEST, Comparable
from ..text.roots import stem
from . import aligned
from .copies import NO_COPY, Copy, copy_of
from .events import statements
from .versions import changed

# Log-odds by reason: a pair of two articles starts far below even; common words (the share of the shorter text, up to
# 6), the same speaker, the same word of speech, and standing between the same neighbours raise it.
_START: Final = -4.6
_SHARED: Final = 6.0
_BETWEEN: Final = 1.6
_CLOSE: Final = 1.0
_ALONE: Final = 1.0
_TOLD: Final = 0.7
_SAID: Final = frozenset(["said", "says", "told", "added", "adds", "saying"])  # anybody's words of speech
_SPEAKERS: Final = {"same": 1.4, "similar": 1.0, "unknown": 0.0, "different": -0.8}
# As many shared utterances as make two articles tellings of one event, and how often links are found again.
_ANCHORS: Final = 2
_ROUNDS: Final = 3
_SURE: Final = 1.0
# So much in common, of 6, makes a pair of one speaker likely.
_MUCH: Final = 2.5
# How much of the shorter of two texts the other must have, by weight, to be worth an alignment.
_AKIN: Final = 0.25
_SLACK: Final = 1e-6  # more than sums of weights are rounded by
# Common words must speak for a pair by this much, whatever the order of the articles does.
_SOMETHING: Final = 0.5
# So many pairs have room between two sure ones that leave a pair no other mates, or but one; behind the last sure one
# there is more room.
_ROOM: Final = 2
_END: Final = 9
# Of so many pairs between two sure ones each is looked at.
_FEW: Final = 12
_MANY: Final = 100  # in a copy
# How likely a pair of two copies must be, and the doubt that is always left.
_LIKELY: Final = 0.6
_DOUBT: Final = 0.05
_FAINT: Final = 0.02
# The log-odds from which an article says the same twice.
_REPEATED: Final = 2.0
# Of fewer function words nobody can tell whether they are the same ones.
_BARE: Final = 4


def sharing(texts: Sequence[Comparable], share: float = _AKIN) -> Iterator[tuple[int, int]]:
    """Every pair (i, j), j < i, that shares a content word; a text that has none, with those that hold all of it.

    ``share`` is how much of the shorter text the two must have in common, by weight.
    """
    kinds, shared = _in_common(texts)
    # What so few words cannot weigh needs no weighing: most pairs have one or two in common.
    needed = [share * text.kinds_total() - _SLACK for text in texts]
    seen = {(j, i) for (i, j), count in shared.items() if (most := count * HEAVIEST) >= needed[i] or most >= needed[j]}
    bare = [number for number, text in enumerate(texts) if not kinds[number] and len(text.words) >= _BARE]
    seen.update(
        (max(i, j), min(i, j)) for i in bare for j, text in enumerate(texts) if i != j and texts[i].words in text.words
    )
    return (pair for pair in sorted(seen) if shares(texts[pair[0]], texts[pair[1]], share))


_InCommon = tuple[list[frozenset[str]], Counter[tuple[int, int]]]


def _in_common(texts: Sequence[Comparable]) -> _InCommon:
    """The content words of each text, and how many of them each pair has in common, of a text that has none how many of
    its words; the texts of a page are asked for twice in a row."""
    before, known = texts[0].vocabulary.shared if texts else ((), None)
    if before and len(before) == len(texts) and all(map(is_, before, texts)):
        return cast(_InCommon, known)
    kinds = [text.kinds() for text in texts]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, (text, own) in enumerate(zip(texts, kinds, strict=True)):
        for key in own or set(text.keys):
            holders[key].append(number)
    found = kinds, Counter(chain.from_iterable(combinations(numbers, 2) for numbers in holders.values()))
    if texts:
        texts[0].vocabulary.shared = [*texts], found
    return found


def shares(a: Comparable, b: Comparable, share: float) -> bool:
    """Whether two texts have so much of the shorter one in common, by weight; function words always do."""
    one, other = a.kinds(), b.kinds()
    if not one or not other:
        return True
    shared = sum(map(a.vocabulary.weight.__getitem__, one & other))  # weights come in steps: no order tells
    return shared >= share * min(a.kinds_total(), b.kinds_total())


def retold(rows: Sequence[Utterance], found: list[Link]) -> list[Link]:
    """The links, with those raised that the order of two articles and their other shared utterances speak for."""
    articles = by_article(rows)
    best = {(link.i, link.j): link for link in found}
    told: set[tuple[int, int]] = set()
    if len(articles) < len(("one", "other")):
        return found
    own = statements(rows, [each for each in found if each.score > _REPEATED])
    for one, other in combinations(articles.values(), 2):
        both = _Tellings(rows, one, other, own)
        for _ in range(_ROUNDS):
            raised = both.raised(best)
            if not raised:
                break
            best.update(((link.i, link.j), link) for link in raised)
            told |= {(link.i, link.j) for link in raised}
    if told:
        undo_crossed(rows, best, {(link.i, link.j): link for link in found}, told)
    return _repeated(best, told, own) if told else list(best.values())


def undo_crossed(
    rows: Sequence[Utterance], best: dict[tuple[int, int], Link], before: Mapping[tuple[int, int], Link],
    told: set[tuple[int, int]],
) -> None:  # fmt: skip
    """Leave a pair as it was ``before`` where one of the two has a sure mate in a third article, and that one has
    another mate than the other one beside it: by its words "we never owned a cup" is what the wire has, whose copy has
    that elsewhere."""
    mates: defaultdict[int, set[int]] = defaultdict(set)
    for (i, j), each in best.items():
        if each.score > _REPEATED and not rows[i].together(rows[j]):
            mates[i].add(j)
            mates[j].add(i)

    def crossed(one: int, other: int) -> bool:
        found = {mate for third in mates[one] - {other} for mate in mates[third] if rows[mate].together(rows[other])}
        return bool(found) and other not in found

    for i, j in sorted(told):
        known = before.get((i, j))
        if (known is None or known.score < _SURE) and (crossed(i, j) or crossed(j, i)):
            best[i, j] = known or Link(i, j, FAR, FAR, (), best[i, j].speakers)
            told.discard((i, j))


def _repeated(best: dict[tuple[int, int], Link], told: set[tuple[int, int]], own: Sequence[int]) -> list[Link]:
    """The links, none of which speaks against a pair whose statements are retold: an article has in a heading, and
    again below, what another one has once. ``own`` are the statements."""
    mates: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in told:
        if best[i, j].score > _REPEATED:
            mates[own[i]].add(own[j])
            mates[own[j]].add(own[i])

    def same(i: int, j: int) -> bool:
        return own[j] in mates[own[i]] or not mates[own[i]].isdisjoint(mates[own[j]])

    return [
        evolve(each, score=0.0, base=max(each.base, 0.0))
        if NEVER < each.score < 0 and not each.kinds and same(i, j) and (i, j) not in told
        else each
        for (i, j), each in best.items()
    ]


@define(eq=False)
class _Tellings:
    """Two articles, each the numbers of its rows in order; what their rows share is worked out once."""

    rows: Sequence[Utterance]
    one: Sequence[int]
    other: Sequence[int]
    own: Sequence[int]  # for each row the first one of its article that says the same
    _shared: dict[tuple[int, int], float] = field(factory=dict)
    _common: tuple[dict[str, int], dict[str, int]] | None = None
    _copy: Copy | None = None  # looked for when first asked
    _ats: dict[int, int] = field(init=False)  # where each row stands in the first article
    _spots: dict[int, int] = field(init=False)  # and in the other one

    def __attrs_post_init__(self) -> None:
        self._ats, self._spots = ({row: at for at, row in enumerate(own)} for own in (self.one, self.other))

    def raised(self, best: Mapping[tuple[int, int], Link]) -> list[Link]:
        """Pairs that are each other's best and, with their neighbours' help, likelier than not."""
        pairs = {(i, j): each for i in self.one for j in self.other if (each := best.get((max(i, j), min(i, j))))}
        anchors = _anchors(pairs)
        if self._copy is None:
            self._copy = self._compared(pairs) if anchors else NO_COPY
        copy = self._copy
        if len(anchors) < _ANCHORS:
            anchors |= self._likely(pairs, anchors)
        if len(anchors) < _ANCHORS and not copy.line:
            return []
        line = copy.line or _rising(sorted((self._ats[i], self._spots[j]) for i, j in anchors.items()))
        copied = self._copied(pairs, copy) if copy.line else {}
        scores = {
            (i, j): self._score(i, j, _nearness(line, self._ats[i], self._spots[j]), pairs.get((i, j)))
            for i, j in {**dict.fromkeys(pairs), **dict.fromkeys(self._between(line, _FEW))}
        }
        likely = {
            (i, j): score
            for (i, j), score in scores.items()
            if score > 0 and self._likeness(i, j) > _SOMETHING and _mutual(scores, i, j, score)
        }
        likely |= {pair: score for pair, score in copied.items() if score > likely.get(pair, 0.0)}
        return [
            raised
            for pair, score in likely.items()
            if (raised := self._told(*pair, score, pairs.get(pair), pair in copied))
        ]

    def _copied(self, pairs: Mapping[tuple[int, int], Link], copy: Copy) -> dict[tuple[int, int], float]:
        """The log-odds of the pairs that are likely where one article is a copy of the other: by what each pair has in
        common, and by all ways to lay the two side by side in one order."""
        odds = np.full((len(self.one), len(self.other)), -np.inf)
        for i, j in {**dict.fromkeys(pairs), **dict.fromkeys(self._between(copy.line, _MANY))}:
            known = pairs.get((i, j))
            one, other = self.rows[i], self.rows[j]
            who = known.speakers if known else one.alike(other)
            if (known is None or known.score > NEVER) and not _by_anybody(one, other, who):
                voices = (one.names, other.names) in copy.voices
                odds[self._ats[i], self._spots[j]] = aligned.told(one, other, self._likeness(i, j), who, voices)
        found = aligned.likelihoods(odds)
        sums: defaultdict[tuple[int, int], float] = defaultdict(float)
        surest: dict[tuple[int, int], tuple[float, int, int]] = {}
        for at, spot in np.argwhere(found > _FAINT).tolist():
            i, j = self.one[at], self.other[spot]
            said = self.own[i], self.own[j]  # of a statement that an article has twice either may stand for the other's
            sums[said] += found[at, spot]
            surest[said] = max(surest.get(said, (0.0, 0, 0)), (found[at, spot], i, j))
        return {
            (i, j): log(sums[said] / max(1 - sums[said], _DOUBT))
            for said, (_, i, j) in surest.items()
            if sums[said] > _LIKELY
        }

    def _compared(self, pairs: Mapping[tuple[int, int], Link]) -> Copy:
        """Whether one of the articles is a copy of the other in other words."""
        known = {
            (self._ats[i], self._spots[j]): self._likeness(i, j) / _SHARED
            for (i, j), each in pairs.items()
            if each.score > NEVER
        }
        names = [[self.rows[number].names for number in article] for article in (self.one, self.other)]
        return copy_of(known, *names)

    def _likely(self, pairs: Mapping[tuple[int, int], Link], sure: Mapping[int, int]) -> dict[int, int]:
        """Pairs of speakers of one name that share much, where two speakers or more are behind such pairs: the one
        makes the other likelier. An article about the next event has the same people and their words changed."""
        alike = {
            (i, j): self._likeness(i, j)
            for (i, j), each in pairs.items()
            if each.speakers == "same" and not each.kinds and each.score > NEVER
        }
        found = {
            i: j
            for (i, j), much in alike.items()
            if much > _MUCH and _mutual(alike, i, j, much) and not self._changes(i, j)
        }
        unchanged = (i for i, j in sure.items() if pairs[i, j].score > 0)
        who = {self.rows[i].names for i in (*found, *unchanged)}
        return found if len(who) >= _ANCHORS else {}

    def _between(self, line: Sequence[tuple[int, int]], few: int) -> Iterator[tuple[int, int]]:
        """Pairs of the few rows that stand between the same sure pairs, and next to them."""
        for before, after in pairwise([(-1, -1), *line, (len(self.one), len(self.other))]):
            ats, spots = range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
            if len(ats) * len(spots) <= few:
                yield from ((self.one[at], self.other[spot]) for at in ats for spot in spots)

    def _score(self, i: int, j: int, near: float, known: Link | None) -> float:
        if known and known.score <= NEVER:
            return NEVER
        one, other = self.rows[i], self.rows[j]
        speakers = known.speakers if known else one.alike(other)
        if _by_anybody(one, other, speakers):
            return NEVER
        return _START + self._likeness(i, j) + _SPEAKERS[speakers] + _TOLD * told_alike(one, other) + near

    def _told(self, i: int, j: int, score: float, known: Link | None, copied: bool) -> Link | None:
        """The link of a pair, raised; None where it is as sure as that already. Where a copy keeps the order
        (``copied``) other names may be those of the same people."""
        if known is None:
            known = Link(max(i, j), min(i, j), FAR, FAR, (), self.rows[i].alike(self.rows[j]))
        if known.speakers == "different" and copied:
            known = evolve(known, speakers="similar")
        if score <= (known.base if known.kinds and not copied else known.score):
            return None
        kinds = known.kinds
        if known.base <= UNLIKE and known.speakers != "different":
            kinds = kinds or self._changes(i, j)
        told = min(known.score, 0.0) if kinds else score
        return evolve(known, score=told, base=max(known.base, score), kinds=kinds)

    def _changes(self, i: int, j: int) -> tuple[str, ...]:
        """The kinds of change of meaning between two utterances that hardly share words, and so were not asked."""
        found = compare(self.rows[i].text, self.rows[j].text)
        return tuple(sorted({each.kind for each in changed(found)}))

    def _likeness(self, i: int, j: int) -> float:
        if (i, j) not in self._shared:
            if self._common is None:
                self._common = _crowds(self.rows, self.one), _crowds(self.rows, self.other)
            self._shared[i, j] = _shared(self.rows[i].text, self.rows[j].text, self._common)
        return self._shared[i, j]


def _anchors(pairs: Mapping[tuple[int, int], Link]) -> dict[int, int]:
    """The surest mate of each quotation of the first article, where there is one beyond doubt."""
    held: dict[int, tuple[float, int]] = {}
    for (i, j), each in pairs.items():
        if each.base > _SURE and each.score > NEVER and each.speakers != "different":
            held[i] = max(held.get(i, (0.0, -1)), (each.base, j))
    return {i: j for i, (_, j) in held.items()}


def _rising(line: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these places that keep one order in both articles: a heading repeats what stands far below.

    >>> _rising([(0, 9), (1, 1), (2, 2), (3, 7), (4, 4), (5, 5)])
    [(1, 1), (2, 2), (4, 4), (5, 5)]
    """
    longest: list[list[tuple[int, int]]] = []
    for at, spot in line:
        before = [each for each in longest if each[-1][1] <= spot]
        longest.append([*max(before, key=len, default=[]), (at, spot)])
    return max(longest, key=len, default=[])


def _nearness(line: Sequence[tuple[int, int]], at: int, spot: int) -> float:
    """Whether a pair keeps the order of the sure pairs around it, and is alone between two of them or nearly so."""
    number = bisect_left(line, (at, spot))
    behind = number + (line[number : number + 1] == [(at, spot)])
    first, before = ((line[each - 1] if each else (-1, -1)) for each in (number, behind))
    after = line[behind] if behind < len(line) else (at + _END, spot + _END)
    between = before[1] <= spot <= after[1]
    steps = min(abs((at - before[0]) - (spot - before[1])), abs((after[0] - at) - (after[1] - spot)))
    inside = first[0] < at < after[0] and first[1] < spot < after[1]
    alone = inside and (after[0] - first[0] - 1) * (after[1] - first[1] - 1) <= _ROOM
    return _BETWEEN * between + _CLOSE * (steps <= 1) + _ALONE * alone


def _by_anybody(one: Utterance, other: Utterance, speakers: Likeness) -> bool:
    """Whether what two who are not called alike say is a sentence that anybody says: "we are cooperating fully with the
    authorities"."""
    return (one.stock or other.stock) and speakers not in ("same", "similar") and one.row.speakers != other.row.speakers


def told_alike(one: Utterance, other: Utterance) -> bool:
    """Whether two are told with one word of speech that is not anybody's: "denied", "denies"."""
    cue, against = one.row.cue, other.row.cue
    return bool(cue and against and cue not in _SAID and stem(cue.lower()) == stem(against.lower()))


def _crowds(rows: Sequence[Utterance], article: Sequence[int]) -> dict[str, int]:
    """In how many quotations of an article each word stands: what all of them talk of tells none from another."""
    counts: defaultdict[str, int] = defaultdict(int)
    for number in article:
        for key in rows[number].text.kinds():
            counts[key] += 1
    return counts


def _shared(a: Comparable, b: Comparable, common: tuple[dict[str, int], dict[str, int]]) -> float:
    """Log-odds by the words that two texts have in common, or words of one sense."""
    weight = a.vocabulary.weight

    def worth(key: str) -> float:
        return weight[key] / max(common[0].get(key, 1), common[1].get(key, 1), 1)

    both = fsum(share * min(worth(key), worth(mate)) for key, mate, share in counterparts(a, b))
    shorter = min(fsum(map(worth, text.kinds())) for text in (a, b))
    return _SHARED * min(1.0, both / shorter) * min(1.0, 0.4 + both / 2) if shorter else 0.0


def _mutual(scores: Mapping[tuple[int, int], float], i: int, j: int, score: float) -> bool:
    """Whether no other quotation of either article suits these two better."""
    return all(other <= score for (x, y), other in scores.items() if x == i or y == j)
