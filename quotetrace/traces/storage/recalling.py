"""Recalling: the traces of a store as records."""

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from quotetrace.models import Related, Trace

from ..meaning.names import likeness_of_all, name_asked, name_of
from ..merging.assembly import Clusters, assemble, verdict
from ..pairing.links import Link
from .index import Index
from .stored import decoded
from .ties import unpack

_MOST_RELATED: Final = 5


def recall(index: Index, joined: int) -> Trace:
    """The trace whose first node is ``joined``, with all its quotations and what came near it."""
    rows = index.connection.execute(
        "SELECT q.id, q.data, q.place, n.clean, n.number, n.links, n.component FROM node n "
        "JOIN quotation q ON q.node = n.number WHERE n.joined = ? ORDER BY q.number",
        (joined,),
    ).fetchall()
    utterances = [index.prepared(decoded(row[0], row[1]), row[2]) for row in rows]
    first: dict[int, int] = {}
    clean = [first.setdefault(row[3], at) for at, row in enumerate(rows)]
    place_of: dict[int, int] = {}
    for at, row in enumerate(rows):
        place_of.setdefault(row[4], at)
    nodes = {row[4]: row[5] for row in rows}
    inner = [each for node, data in sorted(nodes.items()) for each in unpack(node, data, place_of)]
    [trace] = assemble(utterances, Clusters(clean, [0] * len(rows)), inner)
    links = [each for node, data in nodes.items() for each in unpack(node, data)]
    related = _related(index, set(nodes), rows[0][6], links)
    return evolve(trace, id=f"t{joined}", related=related)


def _related(index: Index, nodes: set[int], component: int, links: Sequence[Link]) -> tuple[Related, ...]:
    """The traces that came near: those that nodes of this one link to, and those of its component that link to it."""
    others = index.connection.execute("SELECT number, links FROM node WHERE component = ?", (component,)).fetchall()
    back = [
        Link(each.j, each.i, each.score, each.base, each.kinds, each.speakers)
        for node, data in others
        if node not in nodes
        for each in unpack(node, data)
        if each.j in nodes
    ]
    outward = [each for each in (*links, *back) if each.j not in nodes]
    home = {row[0]: row[1] for row in index.homes([each.j for each in outward])}
    best: dict[str, tuple[float, Related]] = {}
    for each in outward:
        told = verdict(each) if each.j in home else None
        if told:
            name = f"t{home[each.j]}"
            near = (each.base, Related(trace=name, verdict=told[0], evidence=told[1]))
            best[name] = max(best.get(name, near), near, key=lambda item: item[0])
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].trace))
    return tuple(related for _, related in ranked[:_MOST_RELATED])


def names_of_traces(index: Index, speaker: str | None, least: int) -> list[int]:
    """The first nodes of traces with at least ``least`` quotations, one of them by ``speaker`` where one is named."""
    listed = index.connection.execute(
        "SELECT n.joined FROM node n JOIN quotation q ON q.node = n.number "
        "GROUP BY n.joined HAVING count(*) >= ? ORDER BY n.joined",
        (least,),
    )
    found = [row[0] for row in listed]
    if speaker is None:
        return found
    of = {joined for _, joined in index.homes(by_speaker(index, speaker))}
    return [joined for joined in found if joined in of]


def by_speaker(index: Index, speaker: str) -> list[int]:
    """The nodes that a speaker said, by a name or a part of it, garbled or not."""
    wanted = name_asked(speaker)
    names: dict[str, bool] = {}
    found = []
    for node, name, data in index.connection.execute(
        "SELECT q.node, q.id, q.data FROM quotation q WHERE q.node IS NOT NULL ORDER BY q.number"
    ):
        row = decoded(name, data)
        if index.rulings.speakers:
            row = index.prepared(row, 0).row
        key = "\0".join(row.speakers)
        if key not in names:
            spoken = tuple(each for each in map(name_of, row.speakers) if each)
            names[key] = likeness_of_all((wanted,), spoken) in ("same", "similar")
        if names[key]:
            found.append(node)
    return list(dict.fromkeys(found))
