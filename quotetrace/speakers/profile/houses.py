"""Whose a source is that has no name and no house beside it: "a spokesman added", "an officer", "its statement"."""

from bisect import bisect_left

from quotetrace.speakers.affiliation.setting import country_before
from quotetrace.speakers.affiliation.sporting import TEAMS
from quotetrace.speakers.staging.makers import ASKING, issuer, maker
from quotetrace.speakers.staging.stage import Other, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import body_ending
from quotetrace.speakers.text.reading import Reading

_OURS = frozenset({"its", "their"})
_OF_LANDS = frozenset({"minister", "premier", "ambassador", "parliament"})  # "its trade minister": of a country
_NEW = frozenset({"a", "an", "another", "one", "some"})  # before what was not told of yet
_HERS = frozenset({"his", "her", "my", "our"})
_TAKING_UP = frozenset({"the", "this"})  # "the new poll" is that which the lede told of
_OF_BODIES = frozenset("data report ad advert advertisement figures statistics".split())  # one of them on most pages
_FORCE = frozenset("officer detective constable inspector sergeant superintendent".split())
_OFFICIALS = frozenset({"official", "officials"})
_WORDED = 2  # words before an official that tell the body by its name
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
            if (
                other.kind == "document" and other.affiliation.isupper()
            ):  # "the NRA’s guide", of the Northern River Authority (NRA)
                other.affiliation = stage.institutions.full(other.affiliation)
            elif other.affiliation.islower():
                team = stage.institutions.sides.at(first) if other.affiliation in TEAMS else None
                named = team or stage.institutions.called(other.affiliation, first)
                other.affiliation = named or other.affiliation
        elif stage.reading.low[first] in _OURS:
            land = country_before(stage.reading, first) if other.head in _OF_LANDS else None
            other.affiliation = land or stage.institutions.before(first)
        elif stage.reading.low[first] == "whose":
            other.affiliation = _named_before(stage, first)
        elif other.kind == "document":
            made = _made_by(stage, other)
            other.affiliation = made and (stage.institutions.sides.club(made) or made)
        elif other.kind == "unnamed":
            other.affiliation = (
                _spoken_for(stage, other, bodies)
                or _force(stage, other)
                or _as_before(other, heads)
                or _worded(stage, other)
            )


def _worded(stage: Stage, other: Other) -> str | None:
    """ "a | civil defense | official" of the Office of Civil Defense: the body whose name holds the words before."""
    words = (other.role or "").lower().split()[:-1]
    if len(words) < _WORDED:
        return None
    held = stage.institutions.holding(words[-1], other.places[0][0])
    return next((name for name in held if set(words) <= set(name.lower().split())), None)


def _named_before(stage: Stage, whose: int) -> str | None:
    """ "the Research Council, | whose spokesperson said so": the body before a relative clause."""
    last = whose - (stage.reading.before(whose) == ",")
    first = body_ending(stage.reading, last)
    return stage.reading.text(first, last) or None


def _made_by(stage: Stage, other: Other) -> str | None:
    """Who made a paper by its own words, or, of "the poll", by what the page tells of a poll elsewhere."""
    reading, (first, last) = stage.reading, other.places[0]
    tokens = range(min(last, len(reading.low)) - 1, first - 1, -1)
    own = next((at for at in tokens if _is(reading, at, other)), None)
    if own is None:
        return None
    found = maker(reading, own) or _issuer(stage, first)
    owned = not w.POSSESSIVE.isdisjoint(reading.low[first:last])  # "Monday’s letter" is one of several
    new = reading.low[first] in _NEW
    if found is not None or owned or (new and other.head not in ASKING) or reading.low[first] in _HERS:
        return found
    others = reading.where(frozenset({other.head, other.name, f"{other.head}s"}))
    others = [at for at in others if not new or _TAKING_UP.intersection(reading.low[max(at - 3, 0) : at])]
    others = others if other.head in ASKING | _OF_BODIES else others[: bisect_left(others, own)]
    told = (one for at in others if (one := maker(reading, at)) is not None and one[0].isupper())
    makers = dict.fromkeys(one for one in told if one.lower().split()[-1] not in stage.institutions.bearers)
    somebody_s = any(at - 1 in reading.names for at in others)  # "the Ruiz ad", and "the Orrin ad"
    return next(iter(makers)) if len(makers) == 1 and not somebody_s else None


def _is(reading: Reading, at: int, other: Other) -> bool:
    return reading.low[at] == other.name.lower() or w.singular(reading.low[at]) == other.head


def _issuer(stage: Stage, first: int) -> str | None:
    """ "The council put out | a statement", "Fiesta Blanca issued | a one-line statement"."""
    found = issuer(stage.reading, first)
    return stage.institutions.called(found, first) or found if found is not None and found.islower() else found


def _spoken_for(stage: Stage, other: Other, bodies: list[Told]) -> str | None:
    """ "Police confirmed it. No charges were brought, | a spokesman added": who spoke before in the paragraph.

    So too whoever the sentence before is about: "The health ministry denied it. | An official | said".
    """
    if not (other.head.startswith("spokes") or other.head in _OFFICIALS):
        return None
    document, first = stage.reading.document, other.places[0][0]
    number = bisect_left(bodies, (first, "")) - 1
    at, name = bodies[number] if number >= 0 else (-1, "")
    if number >= 0 and document.block_of(at) == document.block_of(first):
        return name
    return stage.institutions.subjects.before(document.sentences[document.sentence_of[first]].first)


def _force(stage: Stage, other: Other) -> str | None:
    """ "a second officer" in a story of the police."""
    return stage.institutions.setting.police(other.places[0][0]) if other.head in _FORCE else None


def _as_before(other: Other, heads: dict[str, list[Told]]) -> str | None:
    """ "Two administration officials said so.", then "one of the officials": those told last before."""
    told = heads.get(w.singular(other.head), [])
    before = bisect_left(told, (other.places[0][0], ""))
    definite = other.number is None or other.number.endswith("of the")
    return told[before - 1][1] if before and definite else None
