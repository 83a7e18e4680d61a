"""Tellings: the versions of very many traces at once; each the one that :func:`.versions.version` gives."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from quotetrace.models import Relation, Version

from ..meaning import turns
from ..merging import versions
from ..merging.beside import Beside
from ..pairing.clusters import NEVER
from ..pairing.links import links_of
from ..pairing.rows import Row
from ..pairing.similarity import Comparison
from ..pairing.utterances import Utterance
from ..text.diff import Diff
from .changing import conflicts_of
from .comparisons import Comparisons, at_places, compare_all, spot_in
from .rating import Crowd

Array = NDArray[Any]


@define(eq=False)
class CrowdBeside(Beside):
    """Members of very many traces laid side by side, all pairs that will be asked for at once."""

    crowd: Crowd = field(kw_only=True)

    @classmethod
    def of(cls, crowd: Crowd) -> "CrowdBeside":
        """The utterances of a crowd; nothing is compared yet."""
        return cls(crowd.utterances, crowd=crowd)

    def row(self, number: int) -> Row:
        """The row of an utterance, which need not be put together for that."""
        return self.crowd.utterances.rows[number]

    def told(self, number: int) -> versions.Told:
        """What is asked of an utterance that may represent its trace."""
        utterances, packed = self.crowd.utterances, self.crowd.packed
        begin, end = packed.start[number : number + 2].tolist()
        names = utterances.voices[utterances.voice[number]].names
        said = float(packed.content_total[number])
        return versions.Told(number, utterances.rows[number], packed.words[begin:end], names, said)

    def lay(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Compare these pairs at once."""
        asked = [pair for pair in dict.fromkeys(pairs) if pair not in self.known]
        one, other = np.array(asked, dtype=np.int64).reshape(-1, 2).T
        compared = _compared(self.crowd, one, other)
        conflicts = conflicts_of(compared, np.ones(len(asked), dtype=bool))
        self.known.update((pair, compared.one(at, conflicts.get(at, []))) for at, pair in enumerate(asked))

    def versions(self, asked: Sequence[versions.Asked]) -> list[Version]:
        """The versions that are asked for."""
        return tell(self.crowd, asked)


def tell(crowd: Crowd, asked: Sequence[versions.Asked]) -> list[Version]:
    """The versions that are asked for: most of them say no more than how they relate to the representative, which
    arrays tell; what may have changed something is looked at one by one."""
    utterances, rows = crowd.utterances, crowd.utterances.rows
    found: list[Version] = [None] * len(asked)  # type: ignore[list-item]
    first, member = (np.array([each[side] for each in asked], dtype=np.int64) for side in (0, 1))
    laid = np.array([each[3] is not None for each in asked], dtype=bool)
    apart = (crowd.packed.same[first] != crowd.packed.same[member]) & ~laid
    near: list[tuple[int, Comparison | None]] = []
    for at in np.flatnonzero(~apart).tolist():
        one, other, _, known = asked[at]
        if one == other:
            found[at] = versions.only(rows[one].id)
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
    found: Array = crowd.beside(i, j) | crowd.different(i, j) | (crowd.stance[i] * crowd.stance[j] < 0)
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
