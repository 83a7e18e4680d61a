"""Whose a source is that has no name and no house beside it: "a spokesman added", "an officer", "its statement"."""

from bisect import bisect_left

from quotetrace.speakers.affiliation.institutions import FIRMS
from quotetrace.speakers.affiliation.setting import country_before
from quotetrace.speakers.affiliation.sporting import TEAMS
from quotetrace.speakers.profile.papers import brought_by
from quotetrace.speakers.staging.makers import ASKING, issuer, maker
from quotetrace.speakers.staging.stage import Other, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import body_ending, organization_at
from quotetrace.speakers.text.reading import Reading

_OURS = frozenset({"its", "their"})
_OF_LANDS = frozenset({"minister", "premier", "ambassador", "parliament"})  # "its trade minister": of a country
_NEW = frozenset({"a", "an", "another", "one", "some"})  # before what was not told of yet
_HERS = frozenset({"his", "her", "my", "our"})
_TAKING_UP = frozenset({"the", "this"})  # "the new poll" is that which the lede told of
_OF_BODIES = frozenset("data report ad advert advertisement figures statistics".split())  # one of them on most pages
_FORCE = frozenset("officer detective constable inspector sergeant superintendent".split())
_OFFICIALS = frozenset({"official", "officials"})
_WALLS = frozenset(
    "website site webpage page door doors gate gates wall window board noticeboard channel account".split()
)
_FAR = 8  # tokens from a paper to the wall it is on
_OF_HOUSES = frozenset("employee worker staffer executive insider".split())  # who have somebody that they work for
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
                or _of_page(stage, other)
            )


def _of_page(stage: Stage, other: Other) -> str | None:
    """ "Orrin will shut a mill. | A spokesman | said", "Two employees": of the body that the paragraph before is about,
    or with which the page opens."""
    first = other.places[0][0]
    speaks = other.head.startswith("spokes")
    if not (speaks or w.singular(other.head) in _OF_HOUSES) or stage.reading.before(other.places[0][1]) == "former":
        return None
    found = stage.institutions.subjects.leading_over(first) if speaks else None
    found = found or stage.institutions.opens()
    return None if found in stage.institutions.people else found


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
    found = maker(reading, own) or _issuer(stage, first) or _put_up(stage, own)
    owned = not w.POSSESSIVE.isdisjoint(reading.low[first:last])  # "Monday’s letter" is one of several
    new = reading.low[first] in _NEW
    if found is not None or owned or (new and other.head not in ASKING) or reading.low[first] in _HERS:
        return found or (_of_leader(stage, first) if "internal" in reading.low[first:last] else None)
    others = reading.where(frozenset({other.head, other.name, f"{other.head}s"}))
    others = [at for at in others if not new or _TAKING_UP.intersection(reading.low[max(at - 3, 0) : at])]
    others = others if other.head in ASKING | _OF_BODIES else others[: bisect_left(others, own)]
    told = (one for at in others if (one := maker(reading, at)) is not None and one[0].isupper())
    makers = dict.fromkeys(one for one in told if one.lower().split()[-1] not in stage.institutions.bearers)
    somebody_s = any(at - 1 in reading.names for at in others)  # "the Ruiz ad", and "the Orrin ad"
    if not makers and not new and (told_in := brought_by(stage, other.head, others)) is not None:
        return told_in
    if not makers and other.head == "statement" and reading.low[first] == "the":
        return _of_leader(stage, first)
    return next(iter(makers)) if len(makers) == 1 and not somebody_s else None


def _put_up(stage: Stage, noun: int) -> str | None:
    """ "a message on the | club’s | website", "A notice on the door of | Altona Library": whose wall a paper is on."""
    reading, end = stage.reading, stage.reading.sentence(noun)[1]
    if reading.low[noun + 1 : noun + 2] != ["on"]:
        return None
    wall = next((at for at in range(noun + 2, min(noun + _FAR, end)) if reading.low[at] in _WALLS), None)
    if wall is None:
        return None
    mark = next((at for at in range(noun + 2, wall) if reading.low[at] in w.POSSESSIVE), None)
    if mark is not None:
        first = body_ending(reading, mark)
        kind = reading.low[mark - 1]
        named = reading.text(first, mark) if first < mark else None
        return named or _by_kind(stage, kind, noun)
    if reading.low[wall + 1 : wall + 2] not in (["of"], ["at"]):
        return None
    found, _ = organization_at(reading, wall + 2, end)
    return found if found is not None and (found[0].isupper() or found in w.kinds_of_bodies()) else None


def _by_kind(stage: Stage, kind: str, token: int) -> str | None:
    """The body that a common word stands for: by its name, else what the page opens with, else the word."""
    small = stage.institutions.sides.team() if kind in TEAMS else stage.institutions.called(kind, token)
    opens = None if small else stage.institutions.subjects.opening()
    if opens is not None and kind in TEAMS | FIRMS and not stage.institutions.excludes(opens, kind):
        return opens
    return small or (kind if kind in w.kinds_of_bodies() else None)


def _of_leader(stage: Stage, first: int) -> str | None:
    """ "Orrin broke its silence. | The statement | said", "An internal memo": of the body that the page is about."""
    found = stage.institutions.subjects.leading_over(first) or stage.institutions.opens()
    return None if found in stage.institutions.people else found


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
