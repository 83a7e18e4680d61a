"""Who went from one institution to another: "who left Orrin for Lumen in May", "who joined Lumen from Orrin"."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import held
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution
from quotetrace.speakers.text.openings import calls_somebody
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_FOR = frozenset("left leaves quit quits swapped ditched abandoned traded".split())  # A for B
_TO = frozenset("moved moves switched transferred defected jumped went crossed".split())  # from A to B
_FROM = frozenset({"joined", "joins", "rejoined"})  # B from A
JOINED = _FROM
LEAVING = _FOR | _TO | _FROM
_GOING = frozenset("joining moving switching transferring going".split())
_SPELL = 20  # tokens from a first post to "before joining"
_PERFECT = frozenset({"has", "had", "recently", "just", "since", "abruptly", "later"})
_LEADS = frozenset({"the", "rival", "rivals", "local", "league"})  # before the name of where somebody went
# Heads of bodies in whose names "for" stands: "the Centre for Baltic Studies".
_TAKE_FOR = frozenset(
    "centre center institute institution council society association campaign department ministry office foundation"
    " fund committee commission coalition alliance agency network trust academy school bureau authority programme"
    " program mothers doctors lawyers citizens parents teachers friends".split()
)
_LONGEST = 10  # tokens from the verb to the second institution
_NAME = 6  # tokens of an institution


def went_on(reading: Reading, at: int, end: int) -> tuple[Affiliation, ...]:
    """ "Ana Ruiz | was editor of Orrin before moving to Lumen in 2016": where somebody went, told behind the first."""
    low = reading.low
    for spot in range(at + 1, min(at + _SPELL, end - 2)):
        if low[spot] == "before" and low[spot + 1] in _GOING:
            verb = spot + 1 + (low[spot + 2] in ("to", "over"))
            fact = joined(reading, verb, end) if low[spot + 1] == "joining" or verb > spot + 1 else None
            return () if fact is None else (fact,)
        if low[spot] in (";", "who") or reading.quoted(spot):
            return ()
    return ()


def moves(reading: Reading, at: int, end: int) -> tuple[Affiliation, ...]:
    """The institution that somebody went to and the one that was left, told by the verb at a token or behind "who".

    For "Ana Ruiz, | who left Orrin for Lumen in May,", "Ana Ruiz | moved from Orrin to Lumen".
    """
    low = reading.low
    relative = low[at : at + 1] == ["who"]
    at += relative
    at += low[at : at + 1] != [] and low[at] in _PERFECT
    if at >= end or low[at] not in LEAVING:
        return ()
    first, joint = ("", "from") if low[at] in _FROM else ("from", "to") if low[at] in _TO else ("", "for")
    begin = at + 1 + (low[at + 1 : at + 2] == [first])
    if first and begin == at + 1:
        return ()
    split = _joint(reading, begin, min(end, at + _LONGEST), joint)
    if split is None:
        return ()
    one, other = _house(reading, begin, split), _house(reading, split + 1, end)
    if one is None or other is None:
        return ()
    told = relative or "rival" in low[at:end] or any(is_institution(each.organization or "") for each in (one, other))
    if not told:  # "Ana Ruiz | left Altona for Hull on Monday"
        return ()
    left, now = (other, one) if low[at] in _FROM else (one, other)
    return (now, evolve(left, status="former"))


def joined(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "She | joined Orrin in 2014", "who | joined the Coast Guard": a house by name right behind the verb."""
    first = at + 1 + (reading.low[at + 1 : at + 2] == ["the"])
    if first >= end or not reading.document.words[first][0].isupper() or calls_somebody(reading, first):
        return None
    return _house(reading, first, end)


def joins(reading: Reading, at: int) -> bool:
    """Whether the "for" at a token stands between two bodies: "Orrin | for | Lumen", not "the Centre | for | Peace"."""
    return reading.low[at] == "for" and reading.low[at - 1] not in _TAKE_FOR


def _joint(reading: Reading, first: int, end: int, joint: str) -> int | None:
    """The small word between the two institutions, with a name right behind it; "to join" is such a word too."""
    low, words = reading.low, reading.document.words
    for at in range(first + 1, end - 1):
        if low[at] in (",", "who", ";", "and") or reading.document.letters[at] == "M":
            return None
        joined = joint == "for" and low[at : at + 2] in (["to", "join"], ["to", "rejoin"])
        if joined or (low[at] == joint and (joint != "for" or joins(reading, at))):
            behind = at + 1 + joined
            while behind < end and low[behind] in _LEADS:
                behind += 1
            return behind - 1 if behind < end and words[behind][0].isupper() else None
    return None


def _house(reading: Reading, first: int, end: int) -> Affiliation | None:
    """The named institution that begins at a token: no place, for one may leave Spain for France."""
    last = next((at for at in range(first, end) if reading.low[at] in ("for", "in", "on") and at > first), end)
    take = last < end and reading.low[last] == "for" and not joins(reading, last)
    name, _ = organization_at(reading, first, end if take else min(last, first + _NAME))
    if name is None or not name[0].isupper() or name.lower() in w.places() or name.lower() in w.demonyms():
        return None
    return held(reading, None, name)
