"""What the further verbs of a clause tell: "who sailed with her and | went on to become | a pilot at Orrin"."""

from collections.abc import Iterator

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition, by_verb
from quotetrace.speakers.affiliation.held import RUNS
from quotetrace.speakers.affiliation.working import ON_BEHALF
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_JOINTS = frozenset({"and", "but"})
_MEANWHILE = frozenset("now later then also still currently since today eventually".split())
_BECOMES = frozenset("become becomes became be".split())
_ARE = frozenset({"is", "was"})
_LONGEST_CLAUSE = 40  # tokens of a relative clause between a name and its verb
_STOPS = frozenset({";", ":", "“", '"', "("})
_LONGEST = 18  # tokens of a clause in which its further verbs stand


def seconds(reading: Reading, at: int, end: int) -> Iterator[Affiliation]:
    """The posts that the verbs tell which are joined to the one at a token, or behind the "who" there."""
    low = reading.low
    for spot in range(at + 1, min(at + _LONGEST, end - 2)):
        if low[spot] in _STOPS or (low[spot] == "," and low[spot + 1] not in _JOINTS):
            return
        if low[spot] in _JOINTS and (fact := _told(reading, behind_adverbs(reading, spot + 1, end), end)) is not None:
            yield fact


def behind_clause(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ana Ruiz, | who had no part in the study, is a surgeon at Altona Hospital": what the verb of the name tells."""
    low = reading.low
    for spot in range(at + 2, min(at + _LONGEST_CLAUSE, end - 2)):
        if low[spot] in _STOPS:
            return None
        if low[spot] == "," and (low[spot + 1] in _ARE or low[spot + 1 : spot + 3] == ["has", "been"]):
            return _known(by_verb(reading, spot + 1, end))
    return None


def behind_adverbs(reading: Reading, at: int, end: int) -> int:
    """ "| now | runs", "| later | went on to": where the verb stands."""
    while at < end - 1 and reading.low[at] in _MEANWHILE:
        at += 1
    return at


def _told(reading: Reading, at: int, end: int) -> Affiliation | None:
    """The post that one verb tells: "runs the mill", "is a nurse", "went on to become chief pilot of Orrin"."""
    low = reading.low
    if low[at : at + 3] == ["went", "on", "to"] or low[at : at + 3] == ["goes", "on", "to"]:
        at += 3
        if at < end and low[at] not in _BECOMES:
            return by_verb(reading, at, end)
    if at + 1 < end and low[at] in _BECOMES:
        return _known(apposition(reading, at + 1, end, strict=True))
    if at < end and (low[at] in _ARE or low[at : at + 2] == ["has", "been"]):
        return _known(by_verb(reading, at, end))
    return by_verb(reading, at, end) if at < end and low[at] in RUNS | ON_BEHALF else None


def _known(fact: Affiliation | None) -> Affiliation | None:
    """A role that a list knows: not "became rich", "is tired"."""
    return fact if fact is not None and any(map(w.is_role, (fact.role or "").lower().split())) else None
