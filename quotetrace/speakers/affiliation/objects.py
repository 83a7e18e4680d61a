"""The object of a verb that tells a post: "runs the metals desk at | Orrin", "heads | Costa Rica’s disaster agency"."""

from quotetrace.speakers.affiliation.complements import owned
from quotetrace.speakers.affiliation.fields import INTO, joined_nouns
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution, is_place_of_work
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

STOPS = frozenset(
    {",", ".", ";", ":", "-", "–", "—", ")", "(", "who", "which", "that", "whose", "and", "but", '"', "”"}
    | {"“", "nicknamed", "called", "named", "known", "based", "whom", "where", "when", "until", "since"}
)
_WHERE = frozenset(
    "outside near there here beside around across beyond by behind opposite above under off along".split()
)  # behind the object of such a verb
# Of these the verb alone tells the post where an institution follows: "who directs the Centre for Baltic Studies".
_OF = 5  # tokens of what a team is of: "of ten young doctors at"
HEADS = frozenset("chairs heads directs leads manages coaches captains edits represents oversees".split())


def house(reading: Reading, at: int, end: int) -> str | None:
    """The institution behind a verb, or behind the object of the verb: "runs the metals desk at | Orrin"."""
    organization, after = organization_at(reading, at + 1, end)
    if organization is not None and _of_people(reading, at + 1):
        organization = None
    if organization is not None:
        organization = owned(reading, organization, at + 1, after, end)
    after = object_end(reading, at, end)
    if organization is None and (of := _behind_of(reading, after, end)) > after:
        return organization_at(reading, of, end)[0]
    if organization is None or organization.islower() or reading.low[after : after + 1] in [[one] for one in _WHERE]:
        if after < end and reading.low[after] in _WHERE:
            return organization if organization is not None and organization.islower() else None
        further, _ = organization_at(reading, after + (after < end and reading.low[after] in INTO), end)
        where = reading.low[after : after + 1] in (["in"], ["on"]) and not is_institution(further or "")
        if further is not None and reading.low[at] not in HEADS and (where or further.lower() in w.places()):
            return organization  # "owns four restaurants in Chicago"
        if further is not None and (organization is None or not further.islower()):
            return further
    return organization


def _behind_of(reading: Reading, at: int, end: int) -> int:
    """ "leads a team | of ten at Orrin", "runs a unit | of nurses at Orrin": where a house by name begins."""
    if reading.low[at : at + 1] != ["of"]:
        return at
    for spot in range(at + 1, min(at + _OF, end - 1)):
        if reading.low[spot] in ("at", "for", "with"):
            named = spot + 1 + (reading.low[spot + 1] == "the")
            return spot + 1 if named < end and is_place_of_work(reading, named) else at
        if reading.document.words[spot][0].isupper() or reading.document.letters[spot] not in "NJ#D":
            return at
    return at


def _of_people(reading: Reading, at: int) -> bool:
    """ "teaches | Caribbean | music at": a people or a part of the world before what somebody deals with."""
    known = reading.low[at] in w.demonyms() or reading.low[at] in w.places()
    return known and reading.document.letters[at + 1 : at + 2] == "N" and reading.document.words[at + 1].islower()


def object_end(reading: Reading, at: int, end: int) -> int:
    """Where the object of a verb ends: at a mark, a preposition or a name."""
    after, low = at + 1 + (reading.low[at + 1 : at + 2] == ["that"]), reading.low  # "who led | that study"
    while (
        after < end
        and after - at < 8
        and (low[after] not in STOPS | INTO | _WHERE or (after > at + 1 and joined_nouns(reading, after, end) > after))
        and (not is_place_of_work(reading, after) or _of_people(reading, after))
    ):
        if reading.document.letters[after] in "VE" and reading.document.letters[after - 1] == "N":
            break  # "the three-member team | sent to the depot"
        after += 1
    return after
