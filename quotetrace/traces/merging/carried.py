"""Carried: traces on their way from one process to another, without what the other one has: rows, names, relatives."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from quotetrace.models import Alteration, AlterationKind, Appearance, Related, Relation, Trace, Version

from ..pairing.rows import Row
from ..text.diff import Diff

_Change = tuple[AlterationKind, str | None, str | None]


class Carried(NamedTuple):
    """A trace as plain tuples, which take a quarter of the time of records: its representative, and of each member in
    order its relation, its similarity, whether it is altered, its changes, and whether it differs at all."""

    representative: str
    versions: list[tuple[Relation, float, bool, tuple[_Change, ...], bool]]
    timeline: tuple[Appearance, ...]


def carried(traces: Iterable[Trace]) -> list[Carried]:
    """Traces made ready for the way."""
    return [
        Carried(
            trace.representative,
            [
                (
                    each.relation,
                    each.similarity,
                    each.altered,
                    tuple([(change.kind, change.representative, change.version) for change in each.alterations]),
                    isinstance(each.diff, Diff),
                )
                for each in trace.versions
            ],
            trace.timeline,
        )
        for trace in traces
    ]


def restored(
    found: Carried, group: Sequence[int], row: Callable[[int], Row], name: str, related: Sequence[Related]
) -> Trace:
    """The trace that was carried; ``group`` are its members, ``row`` gives their rows."""
    rows = [*map(row, group)]
    text = next(each.text for each in rows if each.id == found.representative)
    versions = [
        Version(
            quotation=each.id,
            relation=relation,
            similarity=similarity,
            altered=altered,
            alterations=tuple(
                [Alteration(kind=kind, representative=one, version=other) for kind, one, other in changes]
            ),
            diff=Diff(text, each.text) if differs else (),
        )
        for each, (relation, similarity, altered, changes, differs) in zip(rows, found.versions, strict=True)
    ]
    return Trace(
        id=name,
        representative=found.representative,
        versions=tuple(versions),
        related=tuple(related),
        timeline=found.timeline,
    )
