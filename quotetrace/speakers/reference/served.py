"""The person somebody speaks for: "a spokesman for Ms. Okafor", "Her spokesman"."""

from bisect import bisect_left

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import antecedents
from quotetrace.speakers.reference.callings import alike
from quotetrace.speakers.reference.offices import office_holder
from quotetrace.speakers.reference.referring import doubtful
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import phrase_before

_SERVED_REACH = 6  # tokens behind a noun in which the person stands whose spokesman somebody is
_OFFICES = frozenset({"office", "team", "campaign"})  # of a person
_HERS = {"his": "m", "her": "f"}
_BRIDGE = 0.3  # probability from which a description is a person's; as for a pronoun, but it says more


def person_served(stage: Stage, phrase: Phrase) -> str | None:
    """The full name of the person whom somebody speaks for: "a spokesman for Ms. Okafor", "Her spokesman"."""
    low = stage.reading.low
    if phrase.owner is not None and low[phrase.owner[0]] in _HERS and phrase.affiliation is None:
        found = antecedents(stage, phrase.owner[0])
        sure = found and found[0].probability >= _BRIDGE and not doubtful(found[0].entity)
        if nameless_since(stage, phrase.owner[0]):
            return None
        return " ".join(found[0].entity.best()) if sure and isinstance(found[0].entity, Person) else None
    if low[phrase.last : phrase.last + 1] == ["for"] and phrase.affiliation in _OFFICES:  # "a spokesman for her office"
        owner = phrase.last + 1
        found = antecedents(stage, owner) if low[owner] in _HERS else []
        likely = found[0] if found and found[0].probability >= _BRIDGE else None
        return " ".join(likely.entity.best()) if likely is not None and isinstance(likely.entity, Person) else None
    for first, last, person in stage.people.between(phrase.last, phrase.last + _SERVED_REACH):
        if stage.reading.text(first, last) == phrase.affiliation:
            return " ".join(person.best())
    return None


def serves_another(stage: Stage, phrase: Phrase, person: Person) -> bool:
    """ "Colm Rafter, the lawyer for Amber, left. Font was not charged. | His lawyer | said": whether the page tells
    whom somebody serves, and "his" means another."""
    if phrase.owner is None or stage.reading.low[phrase.owner[0]] not in _HERS:
        return False
    bodies = {
        body for role, body in person.posts() if role is not None and body is not None and alike(phrase.head, role)
    }
    served = [one for body in bodies for one in stage.people.having(body.split()[-1]) if body in _called(one)]
    if not served or len(served) < len(bodies):
        return False
    found = antecedents(stage, phrase.owner[0], barred=(person,))
    owner = found[0].entity if found and found[0].probability >= _BRIDGE else None
    return isinstance(owner, Person) and owner not in served


def _called(person: Person) -> set[str]:
    return {" ".join(name.words) for name in person.names}


def nameless_since(stage: Stage, token: int) -> bool:
    """ "whether the prime minister had faith in Mr Roe. | His spokesman said": an office whose holder nobody names.

    So too a man or a woman without a name: "Sheriff Roe said so. The boy denied it. | His lawyer said".
    """
    reading = stage.reading
    floor = reading.document.sentences[max(reading.document.sentence_of[token] - 1, 0)].first
    acting = reading.acting()
    for at in acting[bisect_left(acting, floor) : bisect_left(acting, token)]:
        first = phrase_before(reading, at + 1)
        phrase = read_phrase(reading, first - (reading.before(first) == "the"), at + 1)
        if phrase is None or phrase.article != "definite" or phrase.owner is not None:
            continue
        if phrase.head in w.offices() and office_holder(stage, phrase) is None:
            return True
        if w.gender_of_role(phrase.head) == _HERS.get(reading.low[token]):
            return True
    return False
