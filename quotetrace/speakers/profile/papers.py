"""Whose a paper is that was brought in as what somebody spoke in: "She told staff in a memo. | The memo | says"."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import Entity, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_LED = frozenset({"in", "by", "via", "through"})
_WRITTEN = frozenset({"wrote", "sent", "issued", "posted", "left", "signed", "read"})
_NEW = frozenset({"a", "an"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "being"})  # "was named in | a report": not by whoever was
_PHRASE = 5  # tokens of what brings a paper in: "in a | one-page open | letter"
# Papers that are the person’s who wrote them, whatever house that person speaks for.
_PERSONAL = frozenset(
    "letter message email e-mail text post tweet affidavit testimony diary memoir autobiography will".split()
)


def brought_by(stage: Stage, head: str, spots: Sequence[int]) -> str | None:
    """Who spoke in, or else did, the sentence that brought a paper in; ``spots`` are where its noun stands before."""
    reading = stage.reading
    for at in reversed(spots):
        led = None if reading.quoted(at) else _led_by(reading, at)
        if led is None:
            continue
        first, last = reading.sentence(at)
        start, end = (bisect_left(stage.spoke, spot, key=itemgetter(0)) for spot in (first, last))
        speakers = [stage.now(one) for token, one in stage.spoke[start:end] if not reading.quoted(token)]
        if led in _WRITTEN and reading.told(at) >= 0:  # "Police said | Ruiz sent a message"
            return next((_house(stage, one, head) for _, _, one in stage.people.between(first, at, 1)), None)
        if speakers:
            return _house(stage, speakers[0], head)
        subjects = stage.people.between(first, at)
        acts = subjects and subjects[0][0] - first < _PHRASE and _PASSIVE.isdisjoint(reading.low[subjects[0][1] : at])
        return _house(stage, subjects[0][2], head) if acts else None
    return None


def _led_by(reading: Reading, at: int) -> str | None:
    """ "| in | a memo", "| wrote | a long letter": what leads the noun of a paper in which somebody speaks."""
    begin, first = reading.sentence(at)[0], at
    while first > max(begin, at - _PHRASE) and reading.low[first] not in _NEW:
        first -= 1
    told = reading.low[first] in _NEW and set(reading.document.letters[first + 1 : at]) <= set("JNPE-")
    before = reading.before(first)
    return before if told and before in _LED | _WRITTEN else None


def _house(stage: Stage, speaker: Entity, head: str) -> str | None:
    """Whose a paper of somebody is: the house they speak for, or else, and if it is a letter, they themselves."""
    if not isinstance(speaker, Person):
        told = stage.reading.text(*speaker.places[0]) if speaker.kind == "group" and speaker.places else None
        named = speaker.name if speaker.kind == "organization" else told
        return named.removeprefix("The ").removeprefix("the ") if named else speaker.affiliation
    apart = w.places() | w.demonyms().keys() | w.party_words()
    houses = (fact.organization for fact in speaker.affiliations if fact.status == "current")
    house = next((one for one in houses if one is not None and one.lower() not in apart), None)
    return " ".join(speaker.best(stage.body)) if house is None or head in _PERSONAL else house
