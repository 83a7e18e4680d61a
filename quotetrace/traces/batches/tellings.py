"""Tellings: the versions of very many traces at once; each the one that :func:`.versions.version` gives."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from quotetrace.models import Relation, Version

from ..meaning import turns
from ..meaning.alterations import is_grave
from ..merging import versions
from ..merging.assembly import Clusters
from ..merging.beside import Beside
from ..pairing.bundle import Bundle
from ..pairing.clusters import NEVER
from ..pairing.links import links_of
from ..pairing.rows import Row
from ..pairing.similarity import Comparison
from ..pairing.utterances import Utterance
from ..text.diff import Diff
from .changing import conflicts_of
from .comparisons import Comparisons, at_places, compare_all, spot_in
from .fullest import representatives
from .rating import Crowd

Array = NDArray[Any]


@frozen(eq=False)
class Read:
    """Pairs of one trace that links were made of, the later utterance first, as numbers that rise, and whether the two
    contradict each other."""

    pairs: Array
    against: Array
    size: int

    @classmethod
    def of(cls, bundle: Bundle, clusters: Clusters) -> "Read":
        """The links in order that read their texts for changes of meaning, and hold versions together that differ."""
        clean, joined = np.array(clusters.clean), np.array(clusters.joined)
        i, j = bundle["i"].astype(np.int64), bundle["j"]
        kept = bundle["read"] & (joined[i] == joined[j]) & (clean[i] != clean[j])
        return cls(i[kept] * len(clean) + j[kept], bundle["kinds"][kept] > 0, len(clean))

    def told(self, later: Array, earlier: Array) -> tuple[Array, Array]:
        """Which of these pairs were read, and which of those contradict each other."""
        asked = later * self.size + earlier
        if not len(self.pairs):
            return np.zeros(len(asked), dtype=bool), np.zeros(len(asked), dtype=bool)
        place = np.minimum(np.searchsorted(self.pairs, asked), len(self.pairs) - 1)
        known = self.pairs[place] == asked
        return known, known & self.against[place]


@define(eq=False)
class CrowdBeside(Beside):
    """Members of very many traces laid side by side, all pairs that will be asked for at once."""

    crowd: Crowd = field(kw_only=True)
    read: Read = field(kw_only=True)

    @classmethod
    def of(cls, crowd: Crowd, read: Read) -> "CrowdBeside":
        """The utterances of a crowd, of whose pairs some were ``read``; no others are compared yet."""
        return cls(crowd.utterances, crowd=crowd, read=read)

    def row(self, number: int) -> Row:
        """The row of an utterance, which need not be put together for that."""
        return self.crowd.utterances.rows[number]

    def words(self, number: int) -> str:
        """The words of an utterance."""
        begin, end = self.crowd.packed.start[number : number + 2].tolist()
        return self.crowd.packed.words[begin:end]

    def weight(self, number: int) -> float:
        """What the words of an utterance weigh."""
        packed = self.crowd.packed
        return float(packed.sums[packed.start[number + 1]] - packed.sums[packed.start[number]])

    def representatives(self, groups: Sequence[Sequence[int]]) -> list[int]:
        """Which of the utterances of each group represents it."""
        return representatives(self.crowd, groups)

    def lay(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Compare these pairs at once."""
        asked = [pair for pair in dict.fromkeys(pairs) if pair not in self.known]
        one, other = _sides(asked)
        compared = _compared(self.crowd, one, other)
        conflicts = conflicts_of(compared, np.ones(len(asked), dtype=bool))
        self.known.update((pair, compared.one(at, conflicts.get(at, []))) for at, pair in enumerate(asked))

    def oppose(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Look up whether these pairs contradict each other; those that were not read are read at once."""
        asked = [pair for pair in {(max(pair), min(pair)) for pair in pairs} if pair not in self.against]
        later, earlier = _sides(asked)
        known, against = self.read.told(later, earlier)
        unknown = np.flatnonzero(~known)
        compared = _compared(self.crowd, later[unknown], earlier[unknown])
        conflicts = conflicts_of(compared, np.ones(len(unknown), dtype=bool))
        against[[unknown[at] for at, changes in conflicts.items() if any(map(is_grave, changes))]] = True
        self.against.update(zip(asked, against.tolist(), strict=True))

    def versions(self, asked: Sequence[versions.Asked]) -> list[Version]:
        """The versions that are asked for."""
        return tell(self.crowd, asked)


def _sides(pairs: Sequence[tuple[int, int]]) -> tuple[Array, Array]:
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return one, other


def tell(crowd: Crowd, asked: Sequence[versions.Asked]) -> list[Version]:
    """The versions that are asked for: most of them say no more than how they relate to the representative, which
    arrays tell; what may have changed something is looked at one by one."""
    utterances, rows = crowd.utterances, crowd.utterances.rows
    found: list[Version] = [None] * len(asked)  # type: ignore[list-item]
    first, member = (np.array([each[side] for each in asked], dtype=np.int64) for side in (0, 1))
    laid = np.array([each[3] is not None for each in asked], dtype=bool)
    apart = (crowd.packed.same[first] != crowd.packed.same[member]) & ~laid
    plainly = ~(apart | laid) & _of_one_wording(crowd, first, member)
    near: list[tuple[int, Comparison | None]] = []
    for at, plain in zip(np.flatnonzero(~apart).tolist(), plainly[~apart].tolist(), strict=True):
        one, other, altered, known = asked[at]
        if one == other:
            found[at] = versions.only(rows[one].id)
        elif plain and not altered:
            found[at] = versions.worded(rows[one], rows[other])
        else:
            near.append((at, known))
    at_all = np.flatnonzero(apart)
    compared = _compared(crowd, first[at_all], member[at_all])
    conflicts = conflicts_of(compared, np.ones(len(at_all), dtype=bool))
    closely = np.array([bool(asked[at][2]) for at in at_all.tolist()], dtype=bool) | _notable(crowd, compared)
    closely[[*conflicts]] = True
    plain = zip(at_all.tolist(), closely.tolist(), _relations(compared), _likenesses(compared), strict=True)
    for pair, (at, close, relation, likeness) in enumerate(plain):
        i, j, *_ = asked[at]
        if close:
            near.append((at, compared.one(pair, conflicts.get(pair, []))))
        else:
            found[at] = Version(
                quotation=rows[j].id,
                relation=relation,
                similarity=round(likeness, 3),
                diff=Diff(rows[i].text, rows[j].text),
            )
    scores = _scores(utterances, [(*asked[at][:2], each) for at, each in near if each and not asked[at][2]])
    for at, each in near:
        i, j, altered, _ = asked[at]
        found[at] = versions.version(utterances[i], utterances[j], altered, each, scores.get((i, j)))
    return found


def _of_one_wording(crowd: Crowd, one: Array, other: Array) -> Array:
    """Which of these pairs, whose words are the same, can differ in nothing but their marks."""
    signed = crowd.packed.signed[one] | crowd.packed.signed[other]
    found: Array = ~(signed | _differently_told(crowd, one, other))
    return found


def _differently_told(crowd: Crowd, one: Array, other: Array) -> Array:
    """The pairs with another speaker, or a cue that denies; and those that their article has to be asked about."""
    denied = crowd.stance[one] * crowd.stance[other] < 0
    found: Array = crowd.beside(one, other) | crowd.different(one, other) | denied
    return found


def _scores(
    utterances: Sequence[Utterance], pairs: Sequence[tuple[int, int, Comparison]]
) -> dict[tuple[int, int], float]:
    """The log-odds of those pairs that are asked for them: where a change is not all that tells two texts apart."""
    asked = {(i, j): each for i, j, each in pairs if each.grave and not versions.plainly(each)}
    found = dict.fromkeys(asked, NEVER)
    found.update(((each.i, each.j), each.score) for each in links_of(utterances, asked, asked.values()))
    return found


def _compared(crowd: Crowd, one: Array, other: Array) -> Comparisons:
    return compare_all(crowd.packed, one, other, crowd.packed.in_common(one, other))


def _likenesses(compared: Comparisons) -> list[float]:
    """See :func:`.versions.likeness`."""
    packed = compared.packed
    both = packed.total(compared.i) + packed.total(compared.j)
    shared = 2 * (compared.matched + compared.moved) / np.where(both == 0, 1.0, both)
    found: list[float] = np.minimum(0.999, shared).tolist()
    return found


def _relations(compared: Comparisons) -> list[Relation]:
    """See :func:`.versions.relation`; no two texts here have the same words."""
    packed, matched = compared.packed, compared.matched
    sides = zip(packed.texts.words_of(compared.i), packed.texts.words_of(compared.j), strict=True)
    within = [bool(other) and other in one for one, other in sides]
    rest_i, rest_j = packed.total(compared.i) - compared.window_i, packed.total(compared.j) - compared.window_j
    slight, elided = versions.SLIGHT * matched, compared.elided > 0
    close = compared.edits + compared.moved <= slight
    cut = close & (rest_j <= slight) & (rest_i > rest_j)
    rules: list[tuple[Array, Relation]] = [
        (compared.end <= compared.begin, "reworded"),
        (np.array(within, dtype=bool), "excerpt"),
        ((compared.soft > compared.edits) & (compared.soft > versions.GARBLED), "garbled"),
        (cut & elided, "elided"),
        (cut, "excerpt"),
        (close & (rest_i > versions.RUNS_ON) & (rest_j > versions.RUNS_ON), "overlapping"),
        (close & elided, "elided"),
    ]
    names = [name for _, name in rules]
    chosen = np.select([rule for rule, _ in rules], np.arange(len(rules)), len(rules))
    return [[*names, "reworded"][each] for each in chosen.tolist()]


def _notable(crowd: Crowd, compared: Comparisons) -> Array:
    """The pairs with another speaker, a cue that denies, small words that turn what was said, or fragments sewn
    together."""
    at = compared.aligned
    i, j = compared.i, compared.j
    found = _differently_told(crowd, i, j)
    found |= crowd.packed.bounded[i] != crowd.packed.bounded[j]  # "400" for "more than 400"
    inner = spot_in(at.pair, compared.begin + 1, compared.end)
    left, right = at.at_i - at.gap_i, at.at_j - at.gap_j
    sewn = inner & (right == 0) & (left > versions.STITCHED)
    found[at.pair[sewn & ~compared.packed.elided(j)[at.pair]]] = True
    found[_turning(crowd, compared, inner & (left == 1) & (right == 1))] = True
    return found


def _turning(crowd: Crowd, compared: Comparisons, single: Array) -> list[int]:
    """The pairs of direct quotations with a word in the place of one that it turns; ``single`` are the blocks behind
    such a place. The first words of both texts are another."""
    at, packed = compared.aligned, compared.packed
    spoken = crowd.direct[compared.i] & crowd.direct[compared.j]
    behind = np.flatnonzero(single & spoken[at.pair])
    begin = np.minimum(compared.begin, len(at.pair) - 1)
    second = (at_places(at.at_i, begin) == 1) & (at_places(at.at_j, begin) == 1)
    heads = np.flatnonzero(spoken & (compared.end > compared.begin) & second)
    pairs = np.append(at.pair[behind], heads)
    x = packed.start[compared.i[pairs]] + np.append(at.gap_i[behind], heads * 0)
    y = packed.start[compared.j[pairs]] + np.append(at.gap_j[behind], heads * 0)
    known: dict[str, bool] = {}
    found = []
    for pair, one_at, other_at in zip(pairs.tolist(), x.tolist(), y.tolist(), strict=True):
        words = packed.words[one_at] + packed.words[other_at]
        turned = known.get(words)
        if turned is None:
            one, other = packed.texts.vocabulary.spell(words)
            turned = known[words] = turns.turned([other], [one], noisy=False) is not None
        if turned:
            found.append(pair)
    return found
