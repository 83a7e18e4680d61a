"""Whom somebody speaks for: "Speaking for the dockers, Ann Lee said", "Ann Lee, speaking on behalf of Orrin"."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.complements import client
from quotetrace.speakers.affiliation.held import belonging, held
from quotetrace.speakers.affiliation.short import for_side
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at, phrase_before
from quotetrace.speakers.text.reading import Reading

_LEADS = (
    ("speaking", "for"),
    ("speaking", "on", "behalf", "of"),
    ("speaking", "of"),
    ("on", "behalf", "of"),
    ("representing",),
    ("acting", "for"),
    ("acting", "on", "behalf", "of"),
    ("appearing", "for"),
    ("appearing", "on", "behalf", "of"),
    ("prosecuting", "for"),
    ("presenting", "the", "case", "for"),
    ("opening", "the", "case", "for"),
)
_FIRST = frozenset(lead[0] for lead in _LEADS)
_OPENERS = _FIRST | {"for"}
_IN_COURT = frozenset({"prosecuting", "defending", "mitigating"})
_LONGEST = 10  # tokens of an opening phrase


def behalf(reading: Reading, at: int, end: int) -> Affiliation | None:
    """Whom a phrase that begins at a token tells: "representing the tenants", "on behalf of the airline"."""
    if at >= end or reading.low[at] not in _FIRST:
        return None
    for lead in _LEADS:
        first = at + len(lead)
        if tuple(reading.low[at:first]) == lead and first < end:
            whom = client(reading, first, end) or organization_at(reading, first, end)[0]
            return belonging(reading, whom)
    return None


def opening(reading: Reading, name: Name) -> Affiliation | None:
    """ "On behalf of the airline, Ana Ruiz said": a phrase that opens the sentence before a name."""
    begin = reading.sentence(name.core)[0]
    if reading.low[begin] in _IN_COURT and reading.low[begin + 1 : begin + 2] == [","]:
        title = name.first - 1 == begin + 1 or phrase_before(reading, name.first) - 1 == begin + 1
        fact = held(reading, (begin, begin + 1), None) if title else None
        return fact and evolve(fact, role=reading.low[begin])  # "Defending, Ana Ruiz said"
    if reading.low[begin] not in _OPENERS:
        return None
    comma = phrase_before(reading, name.first) - 1
    if not begin < comma <= begin + _LONGEST or reading.low[comma] != ",":
        return None
    if (side := for_side(reading, begin, comma)) is not None:
        return side
    if reading.low[begin] == "for":  # "For the CGT, Bruno Leclercq laid a wreath"
        whom, after = organization_at(reading, begin + 1, comma)
        small = whom is None or whom.islower() or after < comma or whom.lower() in w.places()
        return None if small else belonging(reading, whom)
    return behalf(reading, begin, comma)
