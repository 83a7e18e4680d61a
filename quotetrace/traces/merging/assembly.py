"""Assembly: traces made of clusters of utterances, with what came near without being merged."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from quotetrace.models import Alteration, Related, Trace, Verdict, Version

from ..pairing.bundle import Bundle, bundled, near, unbundled
from ..pairing.clusters import NEVER, contract, moved
from ..pairing.links import Link
from ..pairing.rows import Row, together
from ..pairing.similarity import compare
from ..pairing.utterances import Utterance
from ..text.pieces import normal_words
from . import versions
from .agreed import agreed
from .beside import Beside, BesideCopies
from .carried import Carried, carried, restored
from .ledes import headlined
from .parts import in_parts
from .timeline import timeline
from .versions import Asked

# A link this near to even odds is told to the reader as undecided rather than dropped.
_NEAR: Final = -2.5
_MOST_RELATED: Final = 5
_SENTENCE: Final = 5  # words of a statement that is hardly made twice
# Of so many words, all but this share by weight and with no more edited, it is not made again with a "not" either.
_STATEMENT: Final = 8
_COVERED: Final = 0.95
_EDITED: Final = 0.15
# What keeps an altered version of one wording from those that say the same in other words; of one speaker no more.
_UNLIKE: Final = -0.5
# So many traces are told of at once.
_AT_ONCE: Final = 2048


@frozen
class Clusters:
    """For each utterance the first one of its cluster: ``clean`` clusters say one thing, ``joined`` ones are one
    utterance, some of whose versions may have changed what is said."""

    clean: list[int]
    joined: list[int]

    def of(self, nodes: NDArray[Any]) -> "Clusters":
        """The clusters of utterances that are copies of others: number ``n`` of ``nodes[n]``."""
        clean, joined = (np.array(own, dtype=np.int64)[nodes].tolist() for own in (self.clean, self.joined))
        return Clusters(clean, joined)


def settle(
    utterances: Sequence[Utterance], found: Sequence[Link] | Bundle, rows: Sequence[Row] | None = None
) -> Clusters:
    """Cluster utterances by the links between them, which number them from 0; ``rows`` are theirs, where these are at
    hand without putting them together."""
    bundle = found if isinstance(found, np.ndarray) else bundled(found)
    clean = list(range(len(utterances)))
    if (bundle["score"] > 0).any():  # else nothing joins
        edges = bundle[["i", "j", "score"]]
        clean = moved(contract(len(utterances), edges), edges)
    return Clusters(clean, _joined(clean, bundle, utterances, rows))


def _joined(clean: list[int], bundle: Bundle, utterances: Sequence[Utterance], rows: Sequence[Row] | None) -> list[int]:
    """Clean clusters joined where they are one utterance but for a change of meaning; flagged later."""
    own = np.array(clean, dtype=np.int32)
    one, other = own[bundle["i"]], own[bundle["j"]]
    changed = (one != other) & (bundle["kinds"] > 0) & (bundle["base"] > 0)
    altering = {
        (min(clean[each.i], clean[each.j]), max(clean[each.i], clean[each.j]))
        for each in unbundled(bundle[changed])
        if _may_alter(each, utterances, rows)
    }
    if not altering:
        return clean
    concerned = np.zeros(len(clean), dtype=bool)
    concerned[[cluster for pair in altering for cluster in pair]] = True
    sums: defaultdict[tuple[int, int], float] = defaultdict(float)
    for each in unbundled(bundle[(one != other) & concerned[one] & concerned[other]]):
        i, j = clean[each.i], clean[each.j]
        told = each.base if each.base < 0 or _may_alter(each, utterances, rows) else min(each.score, 0.0)
        if NEVER < told < _UNLIKE and each.speakers == "same":
            told = _UNLIKE
        sums[min(i, j), max(i, j)] += told
    edges = ((i, j, total if (i, j) in altering else min(total, 0.0)) for (i, j), total in sums.items())
    merged = contract(len(clean), edges)
    return [merged[cluster] for cluster in clean]


def telling(bundle: Bundle, clusters: Clusters) -> Bundle:
    """The links that traces tell of: changes of meaning within one, and what came near to another."""
    clean, joined = np.array(clusters.clean), np.array(clusters.joined)
    i, j = bundle["i"], bundle["j"]
    altered = (bundle["kinds"] > 0) & (clean[i] != clean[j])
    beside = (joined[i] != joined[j]) & (bundle["score"] > 2 * _NEAR)
    found: Bundle = near(bundle[altered | beside])
    return found


def _may_alter(link: Link, utterances: Sequence[Utterance], rows: Sequence[Row] | None) -> bool:
    """Whether a change of meaning may be a fault of the retelling: the same speaker (or unknown), not two statements
    that one article reports side by side, unless they are the same words but for the change."""
    if link.speakers == "different" or link.base <= 0:
        return False
    if rows is not None and not together(rows[link.i], rows[link.j]):
        return True
    one, other = utterances[link.i], utterances[link.j]
    if not one.together(other):
        return True
    if "pull" in (one.row.kind, other.row.kind) or (one.row.cue is None) != (other.row.cue is None):
        return True
    if headlined(one) != headlined(other):
        return True
    return link.speakers == "same" and _one_change(one, other)


def _one_change(one: Utterance, other: Utterance) -> bool:
    """Whether two texts are the same words but for one change of meaning: who quotes somebody with both has one of
    them wrong, or tells who had. Of a longer statement either may leave out words: "No, it has a thread, it does not
    have a chip. You can check it by hand", "It has a chip. You can check it by hand"."""
    found = compare(one.text, other.text)
    fewest = min(len(one.text.words), len(other.text.words))
    if len(found.grave) != 1 or fewest < _SENTENCE:
        return False
    change = found.grave[0]
    words, others = one.text.words, other.text.words
    ahead, behind = words[: change.a1], words[change.a2 :]
    before, beyond = others[: change.b1], others[change.b2 :]
    if ahead + behind == before + beyond:
        return True
    if fewest >= _STATEMENT and _ends_alike(ahead, before) and _begins_alike(behind, beyond):
        return True
    row = max(size for _, _, size in found.runs)
    cut = found.edits <= _EDITED and max(found.coverage) >= _COVERED
    return change.kind == "negation" and fewest >= _STATEMENT and row >= _SENTENCE and cut


def _ends_alike(one: str, other: str) -> bool:
    """Whether one of two rows of words ends with the other."""
    return one.endswith(other) or other.endswith(one)


def _begins_alike(one: str, other: str) -> bool:
    """Whether one of two rows of words begins with the other."""
    return one.startswith(other) or other.startswith(one)


def assemble(
    utterances: Sequence[Utterance],
    clusters: Clusters,
    found: Sequence[Link],
    workers: int = 1,
    beside: Callable[[], Beside] | None = None,
) -> list[Trace]:
    """The traces that clusters stand for, in the order of their first members, with ids "t1", "t2" ...

    ``beside`` makes what compares them: a few one by one, very many by arrays.
    """
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(clusters.joined):
        members[own].append(number)
    name = {own: f"t{number}" for number, own in enumerate(members, 1)}
    related = _related(found, clusters.joined, name)
    conflicts = _conflicts(found, clusters)

    def of_part(part: int) -> list[Trace]:
        made: list[Trace] = []
        groups = islice(members.items(), part, None, workers)
        while some := list(islice(groups, _AT_ONCE)):
            comparing = beside() if beside else BesideCopies(utterances)
            plans = _plans(comparing, clusters.clean, some, conflicts)
            told = iter(comparing.versions([each for plan in plans for each in plan]))
            made += [
                _trace(comparing, group, plan[0][0], [*islice(told, len(plan))], name[own], related.get(own, ()))
                for (own, group), plan in zip(some, plans, strict=True)
            ]
        return made

    def again(made: list[Carried], part: int) -> list[Trace]:
        groups = islice(members.items(), part, None, workers)
        row = beside().row if beside else Beside(utterances).row
        return [
            restored(each, group, row, name[own], related.get(own, ()))
            for each, (own, group) in zip(made, groups, strict=True)
        ]

    traces: list[Trace] = [None] * len(members)  # type: ignore[list-item]
    for part, made in enumerate(in_parts(of_part, workers, (carried, again))):
        traces[part::workers] = made
    return traces


def _conflicts(found: Sequence[Link], clusters: Clusters) -> dict[int, list[Link]]:
    """For each joined cluster the links between its clean ones that name a change of meaning, the likeliest first."""
    conflicts: defaultdict[int, list[Link]] = defaultdict(list)
    for each in found:
        own = clusters.joined[each.i]
        if each.kinds and own == clusters.joined[each.j] and clusters.clean[each.i] != clusters.clean[each.j]:
            conflicts[own].append(each)
    return {own: sorted(links, key=lambda each: -each.base) for own, links in conflicts.items()}


def _trace(
    beside: Beside, group: list[int], first: int, told: Sequence[Version], name: str, related: Sequence[Related]
) -> Trace:
    return Trace(
        id=name,
        representative=beside.row(first).id,
        versions=tuple(told),
        related=tuple(related),
        timeline=timeline([beside.rows[member] for member in group if beside.row(member).published]),
    )


def _plans(
    beside: Beside, clean: list[int], groups: Sequence[tuple[int, list[int]]], conflicts: Mapping[int, Sequence[Link]]
) -> list[list[Asked]]:
    """For each trace what the versions of its members are asked for by."""
    parted = [_parts(clean, group) for _, group in groups]
    main = agreed(beside, parted)
    first = beside.representatives(main)
    others = zip(first, main, parted, strict=True)
    beside.lay((one, each) for one, own, parts in others for part in parts if part is not own for each in part)
    return [
        _plan(beside, clean, group, parts, own, one, conflicts.get(number, ()))
        for (number, group), parts, own, one in zip(groups, parted, main, first, strict=True)
    ]


def _parts(clean: list[int], group: list[int]) -> list[list[int]]:
    """The members of a trace by what they say."""
    if len(group) == 1:
        return [group]
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for member in group:
        parts[clean[member]].append(member)
    return [*parts.values()]


def _plan(
    beside: Beside, clean: list[int], group: list[int], parts: Sequence[list[int]], main: list[int], first: int,
    conflicts: Sequence[Link],
) -> list[Asked]:  # fmt: skip
    out: dict[int, tuple[Alteration, ...]] = {}
    known: dict[object, tuple[Alteration, ...]] = {}
    for part in parts if len(parts) > 1 else ():
        witness, changes = (first, ()) if part is main else _changes(beside, first, part, clean, conflicts)
        if changes := known.setdefault(_wordings(changes), changes):
            changes += _mouth(beside.rows, first, part)
        if changes:
            shown = _shown(beside, witness, part, changes)
            out.update((member, changes) for member in shown)
    return [(first, member, out.get(member, ()), beside.known.get((first, member))) for member in group]


def _changes(
    beside: Beside, first: int, part: list[int], clean: list[int], conflicts: Sequence[Link]
) -> tuple[int, tuple[Alteration, ...]]:
    """What the versions of a part changed, beside the representative or beside another version that shows it, and
    which that is."""
    for member in part:
        if found := beside.changes(first, member):
            return first, found
    for each in conflicts:
        i, j = (each.i, each.j) if clean[each.j] == clean[part[0]] else (each.j, each.i)
        if clean[j] == clean[part[0]] and (found := beside.changes(i, j)):
            return i, found
    return first, ()


def _mouth(utterances: Sequence[Utterance], first: int, part: Sequence[int]) -> tuple[Alteration, ...]:
    """The other speaker of a part: of all its versions, those without a name too."""
    told = (versions.mouth(utterances[first], utterances[member]) for member in part)
    return next(filter(None, told), ())


def _wordings(changes: Sequence[Alteration]) -> object:
    """What is the same for changes that differ in their marks alone."""
    return tuple((each.kind, normal_words(each.version or "")) for each in changes)


def _shown(beside: Beside, witness: int, part: Sequence[int], changes: Sequence[Alteration]) -> list[int]:
    """Those versions of an altered part that have the altered words; a fragment of it may be without them."""
    read = beside.rows[witness].text.vocabulary.read
    told = [read(each.version).words for each in changes if each.version]
    return [
        member for member in part if any(each in beside.words(member) for each in told) or beside(witness, member).grave
    ]


def _related(found: Sequence[Link], label: list[int], name: dict[int, str]) -> dict[int, list[Related]]:
    """Traces that came near without being merged: a conflict, or odds near even."""
    best: dict[tuple[int, int], tuple[float, Verdict, str]] = {}
    for each in found:
        i, j = label[each.i], label[each.j]
        told = verdict(each) if i != j else None
        if told:
            for pair in ((i, j), (j, i)):
                best[pair] = max(best.get(pair, (-1e9, "undecided", "")), (each.base, *told))
    out: defaultdict[int, list[Related]] = defaultdict(list)
    for (i, j), (_, kind, evidence) in sorted(best.items(), key=lambda item: -item[1][0]):
        if len(out[i]) < _MOST_RELATED:
            out[i].append(Related(trace=name[j], verdict=kind, evidence=evidence))
    return out


def verdict(link: Link) -> tuple[Verdict, str] | None:
    """What to tell of two utterances that are not one: conflicting or undecided, with the evidence; None is nothing."""
    if link.far or link.strangers:
        return None
    if link.kinds and link.base >= 0:  # at even odds where two events are told of
        return "conflicting", f"much the same words, but another {' and another '.join(link.kinds)}"
    if link.speakers == "different" and link.score > _NEAR * 2:
        return "undecided", "much the same words from different speakers"
    if link.score > _NEAR:
        return "undecided", f"words in common, but too few to be sure (log-odds {link.score:+.1f})"
    return None
