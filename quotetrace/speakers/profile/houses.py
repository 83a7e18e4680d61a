"""Whose a source is that has no name and no house beside it: "a spokesman added", "an officer", "its statement"."""

from bisect import bisect_left

from quotetrace.speakers.affiliation.sporting import TEAMS
from quotetrace.speakers.staging.stage import Other, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import body_ending

_OURS = frozenset({"its", "their"})
_ISSUED = frozenset("issued released published posted put sent circulated distributed".split())
_FORCE = frozenset("officer detective constable inspector sergeant superintendent".split())
_BACK = 12  # tokens before a document in which it is told who issued it
Told = tuple[int, str]


def place_others(stage: Stage) -> None:
    """Name the institution of "a company spokesperson", of "its author", and of those whose house is told before."""
    bodies = sorted((at, one.name) for one in stage.others if one.kind == "organization" for at, _ in one.places)
    heads: dict[str, list[Told]] = {}
    for one in stage.others:
        if one.kind == "unnamed" and one.affiliation is not None and one.places:
            heads.setdefault(w.singular(one.head), []).append((one.places[0][0], one.affiliation))
    for other in stage.others:
        if other.kind not in ("unnamed", "group", "document") or not other.places:
            continue
        first = other.places[0][0]
        if other.affiliation is not None:
            if other.affiliation.islower():
                team = stage.institutions.sides.at(first) if other.affiliation in TEAMS else None
                named = team or stage.institutions.called(other.affiliation, first)
                other.affiliation = named or other.affiliation
        elif stage.reading.low[first] in _OURS:
            other.affiliation = stage.institutions.before(first)
        elif stage.reading.low[first] == "whose":
            other.affiliation = _named_before(stage, first)
        elif other.kind == "document":
            issuer = _issuer(stage, first)
            other.affiliation = issuer and (stage.institutions.sides.club(issuer) or issuer)
        elif other.kind == "unnamed":
            other.affiliation = _spoken_for(stage, other, bodies) or _force(stage, other) or _as_before(other, heads)


def _named_before(stage: Stage, whose: int) -> str | None:
    """ "the Research Council, | whose spokesperson said so": the body before a relative clause."""
    last = whose - (stage.reading.before(whose) == ",")
    first = body_ending(stage.reading, last)
    return stage.reading.text(first, last) or None


def _issuer(stage: Stage, first: int) -> str | None:
    """ "The council put out | a statement", "Fiesta Blanca issued | a one-line statement"."""
    reading, begin = stage.reading, stage.reading.sentence(first)[0]
    verb = next((at for at in range(first - 1, max(begin, first - _BACK), -1) if reading.low[at] in _ISSUED), None)
    if verb is None or (reading.low[verb] == "put" and reading.low[verb + 1] != "out"):
        return None
    last = verb - (reading.low[verb - 1] == ",")
    first = body_ending(reading, last) if last > begin else last
    if first < last:
        return reading.text(first, last)
    kind = reading.low[last - 1] if last > begin else ""
    return stage.institutions.called(kind, verb) or kind if kind in w.kinds_of_bodies() else None


def _spoken_for(stage: Stage, other: Other, bodies: list[Told]) -> str | None:
    """ "Police confirmed it. No charges were brought, | a spokesman added": who spoke before in the paragraph."""
    if not other.head.startswith("spokes"):
        return None
    document, first = stage.reading.document, other.places[0][0]
    number = bisect_left(bodies, (first, "")) - 1
    if number < 0:
        return None
    at, name = bodies[number]
    one, here = (document.block_of(spot) for spot in (at, first))
    return name if one == here else None


def _force(stage: Stage, other: Other) -> str | None:
    """ "a second officer" in a story of the police."""
    return stage.institutions.setting.police(other.places[0][0]) if other.head in _FORCE else None


def _as_before(other: Other, heads: dict[str, list[Told]]) -> str | None:
    """ "Two administration officials said so.", then "one of the officials": those told last before."""
    told = heads.get(w.singular(other.head), [])
    before = bisect_left(told, (other.places[0][0], ""))
    definite = other.number is None or other.number.endswith("of the")
    return told[before - 1][1] if before and definite else None
