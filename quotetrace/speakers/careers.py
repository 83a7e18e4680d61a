"""What the verb behind or before a name tells of a career: "spent 41 years as a keeper", "appointed Ann Lee as ..."."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.appositions import apposition
from quotetrace.speakers.forms import Name
from quotetrace.speakers.phrases import organization_at, phrase_before
from quotetrace.speakers.reading import Reading

_LONGEST = 12  # tokens behind a name in which "as a nurse" stands
_CAREERS = frozenset(
    "spent worked works working served serves retired retires retiring trained began started decades years career job"
    " employed elected appointed named hired sworn joined".split()
)
_CHOSE = frozenset("appointed named hired elected installed picked chose promoted unveiled".split())
_HOUSED = frozenset({"joined", "at", "for"})  # before the institution of a career: "joined Orrin as finance director"
_STOPS = frozenset({",", ";", ":", "“", '"', "who", "that"})


def career(reading: Reading, name: Name) -> Affiliation | None:
    """ "Ana Ruiz spent 41 years as a keeper", "works as a nurse", "has been the town’s undertaker since 1988"."""
    end, low, code = reading.sentence(name.core)[1], reading.low, reading.document.letters
    if name.last >= end or len(name.words) < 2:
        return None
    verb = phrase_before(reading, name.first)
    if low[name.last] == "as" and _CHOSE & {reading.before(name.first), reading.before(verb)}:
        return _chosen(reading, name, end)
    if code[name.last] not in "VZM":
        return None
    for at in range(name.last + 1, min(name.last + _LONGEST, end - 1)):
        if low[at] in _STOPS:
            break
        told = low[at] == "as" and not _CAREERS.isdisjoint(low[name.last : at])
        if told or (low[at] == "been" and low[at - 1] in ("has", "had", "also", "long")):
            return _housed(reading, apposition(reading, at + 1, end, strict=True), name.last, at)
    return None


def _housed(reading: Reading, fact: Affiliation | None, first: int, last: int) -> Affiliation | None:
    """A role without an institution, with the one named before it: "joined Lumen Energy as finance director"."""
    if fact is None or fact.organization is not None:
        return fact
    for at in range(first, last - 1):
        if reading.low[at] in _HOUSED:
            found, after = organization_at(reading, at + 1, last)
            return evolve(fact, organization=found) if found is not None and after == last else fact
    return fact


def _chosen(reading: Reading, name: Name, end: int) -> Affiliation | None:
    """ "Lumen Energy appointed Ana Ruiz as chief executive": the subject is the institution."""
    fact = apposition(reading, name.last + 1, end, strict=True)
    begin, verb = reading.sentence(name.core)[0], name.first - 1
    if fact is None or fact.organization is not None or verb <= begin:
        return fact
    found, after = organization_at(reading, begin, verb)
    return evolve(fact, organization=found) if found is not None and verb - after < 2 else fact
