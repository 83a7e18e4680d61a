"""References: whether the ids of a report's records name records that are there, each of them once."""

from collections.abc import Iterable, Sequence
from typing import Final

from quotetrace.errors import SchemaError
from quotetrace.models import Article, Quotation, Speaker, Trace

CURE: Final = "Pass what Report.to_dict() or Report.to_json() made."


def check(
    articles: Sequence[Article], quotations: Sequence[Quotation], speakers: Sequence[Speaker], traces: Sequence[Trace]
) -> None:
    """Raise SchemaError, naming the place, for an id that two records have or none, for a quotation within itself, and
    for one that does not stand in one trace."""
    ids = {
        "articles": _once("articles", [article.id for article in articles]),
        "quotations": _once("quotations", [quotation.id for quotation in quotations]),
        "speakers": _once("speakers", [speaker.id for speaker in speakers]),
        "traces": _once("traces", [trace.id for trace in traces]),
    }
    if None in ids["articles"]:
        ids["articles"].add("")  # how a quotation names an article without an id
    for number, quotation in enumerate(quotations):
        _check_quotation(f"quotations[{number}]", quotation, ids)
    _check_nests(quotations)
    for number, trace in enumerate(traces):
        _check_trace(f"traces[{number}]", trace, ids)
    _check_places(quotations, traces)


def _once(part: str, names: Iterable[str | None]) -> set[str | None]:
    """The ids of some records; raises for one that two have."""
    seen: set[str | None] = set()
    for number, name in enumerate(names):
        if name is not None and name in seen:
            raise SchemaError(f"{part}[{number}].id: another one has the id {name!r} already. {CURE}")
        seen.add(name)
    return seen


def _known(place: str, names: Iterable[str], known: set[str | None]) -> None:
    for name in names:
        if name not in known:
            raise SchemaError(f"{place}: nothing in the report has the id {name!r}. {CURE}")


def _check_quotation(place: str, each: Quotation, ids: dict[str, set[str | None]]) -> None:
    _known(f"{place}.article", [each.article], ids["articles"])
    _known(f"{place}.speakers", each.speakers, ids["speakers"])
    _known(f"{place}.candidates", each.candidates, ids["speakers"])
    _known(f"{place}.within", [] if each.within is None else [each.within], ids["quotations"])


def _check_nests(quotations: Sequence[Quotation]) -> None:
    """Raise where quotations are nested in one another in a ring; each is walked through once."""
    around = {each.id: each.within for each in quotations}
    sound: set[str | None] = {None}
    for number, each in enumerate(quotations):
        path: set[str | None] = set()
        name: str | None = each.id
        while name not in sound and name is not None:
            if name in path:
                raise SchemaError(f"quotations[{number}].within: {each.within!r} leads back to itself. {CURE}")
            path.add(name)
            name = around[name]
        sound |= path


def _check_trace(place: str, trace: Trace, ids: dict[str, set[str | None]]) -> None:
    if not trace.versions:
        raise SchemaError(f"{place}.versions: at least one version belongs here. {CURE}")
    for number, version in enumerate(trace.versions):
        _known(f"{place}.versions[{number}].quotation", [version.quotation], ids["quotations"])
    if trace.representative not in {version.quotation for version in trace.versions}:
        raise SchemaError(f"{place}.representative: no version of this trace is {trace.representative!r}. {CURE}")
    for number, related in enumerate(trace.related):
        _known(f"{place}.related[{number}].trace", [related.trace], ids["traces"])
    for number, at in enumerate(trace.timeline):
        names = [at.quotation] if at.copied is None else [at.quotation, at.copied]
        _known(f"{place}.timeline[{number}]", names, ids["quotations"])


def _check_places(quotations: Sequence[Quotation], traces: Sequence[Trace]) -> None:
    """Raise unless every quotation is a version in exactly one trace."""
    placed: set[str] = set()
    for number, trace in enumerate(traces):
        for at, version in enumerate(trace.versions):
            if version.quotation in placed:
                place = f"traces[{number}].versions[{at}].quotation"
                raise SchemaError(f"{place}: {version.quotation!r} stands in a trace already. {CURE}")
            placed.add(version.quotation)
    for number, each in enumerate(quotations):
        if each.id not in placed:
            raise SchemaError(f"quotations[{number}].id: {each.id!r} stands in no trace. {CURE}")
