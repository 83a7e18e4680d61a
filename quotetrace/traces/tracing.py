"""Tracing: from quotations to traces, the whole road of this room."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from quotetrace.models import Quotation, Related, Speaker, Trace, Verdict

from . import versions
from .candidates import akin
from .clusters import contract
from .comparable import Vocabulary
from .links import HANDFUL, Collection, Link, links
from .retelling import retold, sharing
from .rows import Row, rows_of
from .similarity import compare

# A link this near to even odds is told to the reader as undecided rather than dropped.
_NEAR: Final = -2.5
_MOST_RELATED: Final = 5
# In a larger trace the largest part speaks for it: comparing all with all would cost too much.
# An article seldom says a thing twice: this share of the shorter text, by weight, makes two of its quotations a pair.
_TOGETHER: Final = 0.45
_VOTERS: Final = 12
_STRANGE: Final = -1.0


def trace(
    quotations: Sequence[Quotation], speakers: Mapping[str, Speaker], vocabulary: Vocabulary | None = None
) -> list[Trace]:
    """Merge the versions of each utterance; ``vocabulary`` may have met their words before.

    Every quotation comes out in exactly one trace; ids are in the order of first members.
    """
    return _traced(rows_of(quotations, speakers), speakers, vocabulary)


def trace_rows(rows: Sequence[Row]) -> list[Trace]:
    """Merge rows, whose speakers may be raw strings; see :func:`trace`."""
    return _traced(rows, {})


def _traced(rows: Sequence[Row], speakers: Mapping[str, Speaker], vocabulary: Vocabulary | None = None) -> list[Trace]:
    if not rows:
        return []
    whole = Collection.of(rows, vocabulary)
    for speaker in speakers.values():
        whole.vocabulary.meet(speaker.id, (speaker.name, *speaker.aliases))
    nodes, node_of = _distinct(whole)
    if len(rows) <= HANDFUL:
        found = links(nodes, (pair for pair in sharing(nodes.texts) if _is_likely(nodes, *pair)))
        found = retold(nodes, found)
        if any(link.score > 0 or link.base > 0 for link in found):  # else nothing can merge, and no stranger matters
            found.extend(_strangers(nodes, found))
    else:
        found = links(nodes)
    clean = contract(len(nodes.rows), ((link.i, link.j, link.score) for link in found))
    joined = _joined(clean, found, nodes)
    return _traces(whole, node_of, clean, joined, found)


def _is_likely(nodes: Collection, i: int, j: int) -> bool:
    """Two quotations of one article must share more to be laid side by side, but for a marked phrase and its source."""
    if not nodes.together(i, j) or i in nodes.cores or j in nodes.cores:
        return True
    return akin(nodes.texts[i], nodes.texts[j], _TOGETHER)


def _strangers(nodes: Collection, found: list[Link]) -> Iterator[Link]:
    """A link against each pair of one article that shares nothing: an article seldom says a thing twice."""
    linked = {(link.i, link.j) for link in found}
    for i in range(len(nodes.rows)):
        for j in range(i):
            if (i, j) not in linked and nodes.together(i, j):
                yield Link(i, j, _STRANGE, _STRANGE)


def _distinct(whole: Collection) -> tuple[Collection, list[int]]:
    """One node for rows with the same words and the same speakers; in a handful rows keep their places."""
    if len(whole.rows) <= HANDFUL:
        return whole, list(range(len(whole.rows)))
    seen: dict[tuple[str, object, str | None], int] = {}
    node_of: list[int] = []
    kept: list[int] = []
    for number, (text, name) in enumerate(zip(whole.texts, whole.names, strict=True)):
        key = (text.words, name, whole.rows[number].within)
        if key not in seen:
            seen[key] = len(kept)
            kept.append(number)
        node_of.append(seen[key])
    return (
        Collection(
            [whole.rows[k] for k in kept], [whole.texts[k] for k in kept], [whole.names[k] for k in kept],
            whole.stock, whole.vocabulary,
            {node: whole.cores[k] for node, k in enumerate(kept) if k in whole.cores}, [whole.place[k] for k in kept],
        ),
        node_of,
    )  # fmt: skip


def _joined(clean: list[int], found: list[Link], nodes: Collection) -> list[int]:
    """Clean clusters joined where they are one utterance but for a change of meaning; flagged later."""
    sums: defaultdict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for link in found:
        i, j = sorted((clean[link.i], clean[link.j]))
        if i != j:
            pair = sums[i, j]
            pair[0] += link.base if _may_alter(link, nodes) or link.base < 0 else min(link.score, 0.0)
            pair[1] += bool(link.kinds) and _may_alter(link, nodes)
    edges = [(i, j, total if conflicts or total < 0 else 0.0) for (i, j), (total, conflicts) in sums.items()]
    return contract(len(clean), edges) if edges else clean


def _may_alter(link: Link, nodes: Collection) -> bool:
    """Whether a change of meaning may be a fault of the retelling: the same speaker (or unknown), not two statements
    that one article reports side by side."""
    if link.speakers == "different" or link.base <= 0:
        return False
    one, other = nodes.rows[link.i], nodes.rows[link.j]
    if one.article is None or one.article != other.article:
        return True
    return "pull" in (one.kind, other.kind) or (one.cue is None) != (other.cue is None)


def _traces(
    whole: Collection, node_of: list[int], clean: list[int], joined: list[int], found: list[Link]
) -> list[Trace]:
    label = [joined[clean[node]] for node in node_of]
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(label):
        members[own].append(number)
    name = {own: f"t{number}" for number, own in enumerate(members, 1)}
    related = _related(found, [joined[own] for own in clean], name)
    return [_trace(whole, node_of, clean, group, name[own], related.get(own, ())) for own, group in members.items()]


def _trace(
    whole: Collection, node_of: list[int], clean: list[int], group: list[int], name: str,
    related: Sequence[Related],
) -> Trace:  # fmt: skip
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for member in group:
        parts[clean[node_of[member]]].append(member)
    main = _agreed(whole, list(parts.values()))
    first = versions.representative(whole, main)
    out = {first: versions.version(whole, first, first)}
    for part in parts.values():
        made = [versions.version(whole, member, first) for member in part if member != first]
        like = next((each.alterations for each in made if each.altered), ()) if part is not main else ()
        for member, each in zip([member for member in part if member != first], made, strict=True):
            if like and not each.altered:
                each = versions.version(whole, member, first, like)
            out[member] = each
    return Trace(
        id=name,
        representative=whole.rows[first].id,
        versions=tuple(out[member] for member in group),
        related=tuple(related),
    )


def _agreed(whole: Collection, parts: Sequence[list[int]]) -> list[int]:
    """The part that most versions belong to; of equal ones the one that the others contradict least, then the fullest.

    A quotation without a word of speech ranks behind: it stands in a heading, a teaser or a pull quote.
    """
    most = max(map(len, parts))
    leading = [part for part in parts if len(part) == most]
    if len(leading) == 1 or most > _VOTERS:
        return leading[0]
    others = [member for part in parts for member in part]

    def contradicted(part: list[int]) -> int:
        texts = whole.texts
        return sum(bool(compare(texts[one], texts[other]).grave) for one in part for other in others if one != other)

    def spoken(part: list[int]) -> bool:
        return any(whole.rows[member].cue for member in part)

    def fullest(part: list[int]) -> float:
        return max(versions.fullness(whole, member) for member in part)

    return min(leading, key=lambda part: (contradicted(part), not spoken(part), -fullest(part), part[0]))


def _related(found: list[Link], label: list[int], name: dict[int, str]) -> dict[int, list[Related]]:
    """Traces that came near without being merged: a conflict, or odds near even."""
    best: dict[tuple[int, int], tuple[float, Verdict, str]] = {}
    for link in found:
        i, j = label[link.i], label[link.j]
        told = _told(link) if i != j else None
        if told:
            for pair in ((i, j), (j, i)):
                best[pair] = max(best.get(pair, (-1e9, "undecided", "")), (link.base, *told))
    out: defaultdict[int, list[Related]] = defaultdict(list)
    for (i, j), (_, verdict, evidence) in sorted(best.items(), key=lambda item: -item[1][0]):
        if len(out[i]) < _MOST_RELATED:
            out[i].append(Related(trace=name[j], verdict=verdict, evidence=evidence))
    return out


def _told(link: Link) -> tuple[Verdict, str] | None:
    if link.base == _STRANGE:
        return None
    if link.kinds and link.base > 0:
        return "conflicting", f"much the same words, but another {' and another '.join(link.kinds)}"
    if link.speakers == "different" and link.score > _NEAR * 2:
        return "undecided", "much the same words from different speakers"
    if link.score > _NEAR:
        return "undecided", f"words in common, but too few to be sure (log-odds {link.score:+.1f})"
    return None
