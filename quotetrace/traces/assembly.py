"""Assembly: traces made of clusters of utterances, with what came near without being merged."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, Final

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from quotetrace.models import Alteration, Related, Trace, Verdict, Version

from . import versions
from .bundle import Bundle, bundled, near, unbundled
from .clusters import contract, moved
from .links import Link
from .parts import in_parts
from .pieces import normal_words
from .similarity import Comparison, compare
from .timeline import timeline
from .utterances import Utterance

# A link this near to even odds is told to the reader as undecided rather than dropped.
_NEAR: Final = -2.5
_MOST_RELATED: Final = 5
# In a larger trace the largest part speaks for it: comparing all with all would cost too much.
_VOTERS: Final = 12
# Of two parts as large the earlier one speaks, unless it has less than this share of what the fullest has.
_NEARLY_FULL: Final = 0.7
_SENTENCE: Final = 5  # words of a statement that is hardly made twice
_NO_DATE: Final = "~"  # behind every date
# So many traces are told of at once.
_AT_ONCE: Final = 2048

Tell = Callable[[Sequence[Utterance], Sequence[versions.Asked]], list[Version]]


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


def settle(utterances: Sequence[Utterance], found: Sequence[Link] | Bundle) -> Clusters:
    """Cluster utterances by the links between them, which number them from 0."""
    bundle = found if isinstance(found, np.ndarray) else bundled(found)
    clean = list(range(len(utterances)))
    if (bundle["score"] > 0).any():  # else nothing joins
        edges = bundle[["i", "j", "score"]]
        clean = moved(contract(len(utterances), edges), edges)
    return Clusters(clean, _joined(clean, bundle, utterances))


def _joined(clean: list[int], bundle: Bundle, utterances: Sequence[Utterance]) -> list[int]:
    """Clean clusters joined where they are one utterance but for a change of meaning; flagged later."""
    own = np.array(clean, dtype=np.int32)
    one, other = own[bundle["i"]], own[bundle["j"]]
    altering = {
        (min(clean[each.i], clean[each.j]), max(clean[each.i], clean[each.j]))
        for each in unbundled(bundle[(one != other) & (bundle["kinds"] > 0)])
        if _may_alter(each, utterances)
    }
    if not altering:
        return clean
    concerned = np.zeros(len(clean), dtype=bool)
    concerned[[cluster for pair in altering for cluster in pair]] = True
    sums: defaultdict[tuple[int, int], float] = defaultdict(float)
    for each in unbundled(bundle[(one != other) & concerned[one] & concerned[other]]):
        i, j = clean[each.i], clean[each.j]
        told = each.base if each.base < 0 or _may_alter(each, utterances) else min(each.score, 0.0)
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


def _may_alter(link: Link, utterances: Sequence[Utterance]) -> bool:
    """Whether a change of meaning may be a fault of the retelling: the same speaker (or unknown), not two statements
    that one article reports side by side, unless they are the same words but for the change."""
    if link.speakers == "different" or link.base <= 0:
        return False
    one, other = utterances[link.i], utterances[link.j]
    if not one.together(other):
        return True
    if "pull" in (one.row.kind, other.row.kind) or (one.row.cue is None) != (other.row.cue is None):
        return True
    return link.speakers == "same" and _one_change(one, other)


def _one_change(one: Utterance, other: Utterance) -> bool:
    """Whether two texts are the same words but for one change of meaning: who quotes somebody with both has one of
    them wrong, or tells who had."""
    found = compare(one.text, other.text)
    if len(found.grave) != 1 or min(len(one.text.words), len(other.text.words)) < _SENTENCE:
        return False
    change = found.grave[0]
    words, others = one.text.words, other.text.words
    return words[: change.a1] + words[change.a2 :] == others[: change.b1] + others[change.b2 :]


def assemble(
    utterances: Sequence[Utterance],
    clusters: Clusters,
    found: Sequence[Link],
    workers: int = 1,
    tell: Tell = versions.told,
) -> list[Trace]:
    """The traces that clusters stand for, in the order of their first members, with ids "t1", "t2" ...

    ``tell`` makes the versions: of a few one by one, of very many by arrays.
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
            plans = [_plan(utterances, clusters.clean, group, conflicts.get(own, ())) for own, group in some]
            told = iter(tell(utterances, [each for plan in plans for each in plan]))
            made += [
                _trace(utterances, group, plan[0][0], [*islice(told, len(plan))], name[own], related.get(own, ()))
                for (own, group), plan in zip(some, plans, strict=True)
            ]
        return made

    traces: list[Trace] = [None] * len(members)  # type: ignore[list-item]
    for part, made in enumerate(in_parts(of_part, workers)):
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
    utterances: Sequence[Utterance], group: list[int], first: int, told: Sequence[Version], name: str,
    related: Sequence[Related],
) -> Trace:  # fmt: skip
    return Trace(
        id=name,
        representative=utterances[first].row.id,
        versions=tuple(told),
        related=tuple(related),
        timeline=timeline([utterances[member] for member in group]),
    )


@define(eq=False)
class _Beside:
    """Comparisons of the members of one trace, each made once: several questions are asked of a pair."""

    rows: Sequence[Utterance]
    known: dict[tuple[int, int], Comparison] = field(factory=dict)

    def __call__(self, one: int, other: int) -> Comparison:
        found = self.known.get((one, other))
        if found is None:
            found = self.known[one, other] = compare(self.rows[one].text, self.rows[other].text)
        return found

    def changes(self, one: int, other: int) -> tuple[Alteration, ...]:
        """The changes of meaning from one member to another."""
        return versions.changes(self.rows[one], self.rows[other], self(one, other))


def _plan(
    utterances: Sequence[Utterance], clean: list[int], group: list[int], conflicts: Sequence[Link]
) -> list[versions.Asked]:
    """For each member of a trace what its version is asked for by."""
    if len(group) == 1:
        return [(group[0], group[0], (), None)]
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for member in group:
        parts[clean[member]].append(member)
    beside = _Beside(utterances)
    main = _agreed(utterances, list(parts.values()), beside)
    first = versions.representative(utterances, main)
    out: dict[int, tuple[Alteration, ...]] = {}
    known: dict[object, tuple[Alteration, ...]] = {}
    for part in parts.values():
        witness, changes = (first, ()) if part is main else _changes(beside, first, part, clean, conflicts)
        if changes := known.setdefault(_wordings(changes), changes):
            changes += _mouth(utterances, first, part)
        for member in part:
            out[member] = changes if changes and _shows(beside, witness, member, changes) else ()
    return [(first, member, out[member], beside.known.get((first, member))) for member in group]


def _changes(
    beside: _Beside, first: int, part: list[int], clean: list[int], conflicts: Sequence[Link]
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


def _shows(beside: _Beside, witness: int, member: int, changes: Sequence[Alteration]) -> bool:
    """Whether a version of an altered part has the altered words; a fragment of it may be without them."""
    text = beside.rows[member].text
    told = (text.vocabulary.read(each.version).words for each in changes if each.version)
    return any(each in text.words for each in told) or bool(beside(witness, member).grave)


def _agreed(utterances: Sequence[Utterance], parts: Sequence[list[int]], beside: _Beside) -> list[int]:
    """The part that most wordings speak for; of equal ones the one that the others contradict least, then one that is
    not much shorter than the fullest, then the earliest: who tells it later may have changed it.

    Copies of one wording count once, since a mistake of an agency is printed word for word in many places; a fragment
    that contradicts no other part counts for none. A quotation without a word of speech ranks behind: it stands in a
    heading, a teaser or a pull quote.
    """
    if len(parts) == 1:
        return parts[0]
    wordings = [[*{utterances[member].text.words: member for member in reversed(part)}.values()] for part in parts]
    if max(map(len, wordings)) <= _VOTERS:
        wordings = _telling(beside, wordings)
    most = max(map(len, wordings))
    leading = [number for number, own in enumerate(wordings) if len(own) == most]
    if len(leading) == 1 or most > _VOTERS:
        return parts[leading[0]]
    others = [member for own in wordings for member in own]

    def contradicted(number: int) -> int:
        if len(others) > _VOTERS * 2:
            return 0
        return sum(bool(beside(one, other).grave) for one in wordings[number] for other in others if one != other)

    def spoken(number: int) -> bool:
        return any(utterances[member].row.cue for member in parts[number])

    def fullest(number: int) -> float:
        return max(versions.fullness(utterances, member) for member in parts[number])

    def earliest(number: int) -> tuple[str, int]:
        return min((utterances[member].row.published or _NO_DATE, member) for member in parts[number])

    full = _NEARLY_FULL * max(map(fullest, leading))
    best = min(leading, key=lambda at: (contradicted(at), not spoken(at), fullest(at) < full, earliest(at)))
    return parts[best]


def _telling(beside: _Beside, wordings: Sequence[list[int]]) -> list[list[int]]:
    """The wordings of each part that contradict the fullest one of another part; all of them where none does."""
    fullest = [max(own, key=lambda member: (versions.fullness(beside.rows, member), -member)) for own in wordings]
    return [
        [
            member
            for member in own
            if any(beside(other, member).grave for at, other in enumerate(fullest) if at != number)
        ]
        or own[:1]
        for number, own in enumerate(wordings)
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
    if link.kinds and link.base > 0:
        return "conflicting", f"much the same words, but another {' and another '.join(link.kinds)}"
    if link.speakers == "different" and link.score > _NEAR * 2:
        return "undecided", "much the same words from different speakers"
    if link.score > _NEAR:
        return "undecided", f"words in common, but too few to be sure (log-odds {link.score:+.1f})"
    return None
