"""Whom a noun means by what somebody does: "Ana Ruiz, who owns the inn, was away. The owner said"."""

from quotetrace import lexicons
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Entity, Stage
from quotetrace.speakers.text import words as w

_BETWEEN = frozenset(
    {"has", "had", "is", "was", "been", "being", "once", "also", "still", "now", "later", "then", "first"}
)
_BEING = frozenset({"is", "was", "been", "being", "were"})
_OBJECT = 8  # tokens behind a verb in which the word stands that a description repeats: "the inn owner"


def doer(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...]) -> Person | None:
    """Who was named last of those of whom the page tells in a clause what makes them the "owner" or the "survivor"."""
    reading = stage.reading
    verbs = lexicons.table("speakers_doers").get(phrase.head)
    if verbs is None or reading.low[phrase.first] != "the" or phrase.owner is not None or phrase.plural:
        return None
    gender = w.gender_of_role(phrase.head)
    passive = {verb[1:] for verb in verbs.split() if verb[0] == "="}
    for at in reversed(reading.where(frozenset(verb.removeprefix("=") for verb in verbs.split()))):
        if at >= phrase.first or reading.quoted(at) or not _repeats(stage, phrase, at):
            continue
        if reading.low[at] in passive and reading.before(at) not in _BEING:
            continue
        person = _whose_clause(stage, at)
        if person is not None and person not in barred and {person.gender, gender} != {"f", "m"}:
            return person
    return None


def _repeats(stage: Stage, phrase: Phrase, at: int) -> bool:
    """Whether all that stands before the noun of a description stands behind a verb: "owns a small | inn |"."""
    low = stage.reading.low
    behind = low[at + 1 : min(at + 1 + _OBJECT, phrase.first)]
    return all(word in behind for word in low[phrase.core : phrase.last - 1])


def _whose_clause(stage: Stage, at: int) -> Person | None:
    """ "| Ana Ruiz |, who once owned": of whom the relative clause of a verb tells."""
    low, begin = stage.reading.low, stage.reading.sentence(at)[0]
    while at > begin and low[at - 1] in _BETWEEN:
        at -= 1
    if at - 1 <= begin or low[at - 1] != "who":
        return None
    end = at - 1 - (low[at - 2] == ",")
    named = [place for place in stage.people.between(begin, end) if place[1] == end]
    return named[-1][2] if named and not named[-1][2].doubt else None
