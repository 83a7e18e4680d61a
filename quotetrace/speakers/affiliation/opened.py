"""What a phrase tells that opens a sentence before a name: "After ten years at Orrin, Ana Ruiz", "As its head,"."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition
from quotetrace.speakers.affiliation.held import belonging
from quotetrace.speakers.affiliation.working import WORK
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import calls_somebody
from quotetrace.speakers.text.phrases import organization_at, phrase_before
from quotetrace.speakers.text.reading import Reading

_OPENERS = frozenset("after since before in during having as at back from over".split())
# How long somebody was there, or what somebody does there: "ten years at", "taking over at".
_SPELLS = frozenset("years decades months weeks spell spells stint stints career time shift shifts".split())
_BEGAN = frozenset(
    "joining rejoining founding running leading heading managing taking arriving starting moving".split()
)
_LEFT = frozenset({"leaving", "quitting", "founded"})
_RAN = frozenset("run led headed managed joined founded coached chaired worked served taught edited directed".split())
_AT = frozenset({"at", "with", "for", "of", "over", "to"})
_LONGEST = 14  # tokens of an opening phrase


def opened(reading: Reading, name: Name) -> Affiliation | None:
    """What the phrase with its comma that opens a sentence tells of the subject behind it."""
    begin, low = reading.sentence(name.core)[0], reading.low
    if low[begin] not in _OPENERS or reading.document.letters[name.last : name.last + 1] not in ("V", "Z", "M"):
        return None
    comma = phrase_before(reading, name.first) - 1
    if not begin + 1 < comma <= begin + _LONGEST or low[comma] != "," or "," in low[begin:comma]:
        return None
    if low[begin] == "as":
        fact = apposition(reading, begin + 1, comma, strict=True)
        return fact if fact is not None and fact.organization is not None else None
    if low[begin] in ("at", "back"):
        at = begin + (low[begin] == "back")
        works = low[name.last] in WORK or name.role is not None
        return _of(reading, at + 1, comma) if low[at] == "at" and works else None
    return _spell(reading, begin, comma)


def _spell(reading: Reading, begin: int, comma: int) -> Affiliation | None:
    """ "After twelve years with | Orrin", "Since taking over at | Orrin", "Having run | Orrin for a decade"."""
    low, told = reading.low, False
    for at in range(begin + 1, comma - 1):
        verb = low[at] in _BEGAN | _LEFT or (low[begin] == "having" and low[at] in _RAN)
        told = told or verb or low[at] in _SPELLS
        if told and (verb or low[at] in _AT) and low[at + 1] not in _AT:
            fact = _of(reading, at + 1, comma)
            if fact is not None:
                return evolve(fact, status="former") if not _LEFT.isdisjoint(low[begin : at + 1]) else fact
    return None


def _of(reading: Reading, at: int, end: int) -> Affiliation | None:
    """The house by name that begins at a token, and is no place and nobody."""
    first = at + (reading.low[at] == "the")
    if first >= end or not reading.document.words[first][0].isupper() or calls_somebody(reading, first):
        return None
    found, _ = organization_at(reading, first, end)
    return None if found is None or found.lower() in w.places() else belonging(reading, found)
