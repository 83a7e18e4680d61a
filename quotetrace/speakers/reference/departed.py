"""Obituaries: pages about somebody who died, whom "he" and "she" mean unless somebody else has just taken the stage."""

from bisect import bisect_left
from collections import Counter

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import Antecedent
from quotetrace.speakers.reference.signs import PERSONAL
from quotetrace.speakers.staging.stage import Entity, Stage

_OPENING = 3  # sentences at the top of a page in which an obituary tells that somebody died
_DIES = frozenset({"dies", "died", "dead"})
_AGED = frozenset({"at", "aged", ",", "in", "on", "peacefully", "."})  # behind the verb: "dies at 93", "died aged 91"
_REACH = (
    40  # tokens from a name to the verb, over an apposition: "Ana Ruiz, who mapped the caves of a country, dies at 93"
)
_MOST = 12  # namings of a paragraph that are looked at
_MANY, _MOSTLY = 3, 2  # more pronouns than three, and twice as many as of the other gender, tell whose page it is
_CERTAIN = 0.93  # from how probable on who spoke last goes on in a new paragraph; below, the departed speaks there
_SURE = 0.6  # how probable it is that the departed is meant


def departed(stage: Stage) -> Person | None:
    """Whom an obituary is about: "Ana Ruiz, who mapped the caves of a country, | dies at 93"; None on other pages."""
    low, document = stage.reading.low, stage.reading.document
    if not document.sentences or not stage.people.places:
        return None
    end = document.sentences[min(_OPENING, len(document.sentences)) - 1].last
    first, last, person = stage.people.places[0]
    if first > document.sentences[0].first + 1 or last >= end:
        return None
    for at in range(last, min(end, last + _REACH)):
        if low[at] in _DIES and (at + 1 >= len(low) or low[at + 1] in _AGED or low[at + 1].isdigit()):
            if any(one is not person for _, _, one in stage.people.between(last, at)):
                return None
            _tell_gender(stage, person)
            return person
    return None


def _tell_gender(stage: Stage, person: Person) -> None:
    """Most of the reporter's "he" and "she" are about whom an obituary is about."""
    told = Counter(
        PERSONAL[stage.reading.low[at]] for at in stage.reading.where(PERSONAL.keys()) if not stage.reading.quoted(at)
    )
    gender, times = max(told.items(), key=lambda one: one[1], default=("u", 0))
    if not person.titled and times > _MANY and times > _MOSTLY * (sum(told.values()) - times):
        person.genders[gender] += sum(person.genders.values()) + 1  # more than what a noun beside the name told


def departed_first(stage: Stage, token: int, found: list[Antecedent], barred: tuple[Entity, ...]) -> list[Antecedent]:
    """Put whom an obituary is about before whoever is only told of beside: "her headmistress noted ... | she | said".

    Not before a person of whom the reporter's words of the paragraph tell something, as their subject.
    """
    person = stage.departed
    wanted = PERSONAL.get(stage.reading.low[token], "u")
    if person is None or person in barred or person.begins[0] > token or person.gender not in (wanted, "u"):
        return found
    if not found:
        return [Antecedent(person, _SURE)] if person.gender == wanted else found
    if found[0].entity is person:
        return [Antecedent(person, max(found[0].probability, _SURE)), *found[1:]]
    told = isinstance(found[0].entity, Person) or found[0].entity.gender == wanted
    if told and _acts(stage, token, found[0]):
        return found
    rest = [Antecedent(one.entity, 0.0) for one in found if one.entity is not person]
    return [Antecedent(person, max(found[0].probability, _SURE)), *rest]


def _acts(stage: Stage, token: int, found: Antecedent) -> bool:
    """Whether somebody spoke, or opened a sentence as its subject, in the paragraph before a token.

    A paragraph that opens with what the pronoun says goes on from the one before, where that is all but certain.
    """
    document = stage.reading.document
    sentence = document.sentences[document.sentence_of[token]]
    number = sentence.block
    begin = bisect_left(document.starts, document.blocks[number].start)
    if sentence.first == begin and number:
        before = bisect_left(document.starts, document.blocks[number - 1].start)
        if (
            stage.spoke
            and found.probability > _CERTAIN
            and stage.spoke[-1][1] is found.entity
            and stage.spoke[-1][0] >= before
        ):
            return True
    around = [one for one in stage.appearances_between(begin, token, _MOST) if one.entity is found.entity]
    return any(one.spoke or (stage.standing(one).place == "subject" and stage.standing(one).opens) for one in around)
