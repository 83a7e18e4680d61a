"""Posts told by whose they are: "His vice-chair, Ana Ruiz", "Her predecessor, Canon Bo Lee"; and houses."""

from attrs import evolve

from quotetrace.models import Affiliation, Held
from quotetrace.speakers.affiliation.held import ARTICLES, tells_status
from quotetrace.speakers.affiliation.placing import EMPLOYED
from quotetrace.speakers.affiliation.wording import BESIDE
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.served import nameless_since
from quotetrace.speakers.staging.stage import Entity, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_LONGEST_NAME = 6  # tokens of the name before a possessive
_OWNERS = frozenset({"his", "her", "their", "its"})
# What somebody works for or runs whose it is said to be.
_HOUSES = frozenset(
    "employer employers company firm restaurant bakery studio charity foundation startup start-up agency brewery farm "
    "gallery winery business consultancy practice café cafe bistro workshop".split()
)
_PAIRED = frozenset({"business partner", "co-author", "co-presenter", "co-host", "bandmate", "crewmate", "co-pilot"})
_IN_TURN: dict[str, Held] = {
    "predecessor": "former",
    "successor": "current",
}  # who had the post before, and who has it now


def tell_belongings(stage: Stage) -> None:
    """Give those who are told by somebody else’s pronoun the institution, or the post, of whom it means."""
    for person in stage.people.persons:
        for number, fact in enumerate(person.affiliations):
            if fact.role is None or fact.span is None or fact.organization is not None:
                continue
            head = fact.role.lower().split()[-1]
            paired = fact.role.lower() in _PAIRED
            if not paired and head not in BESIDE | EMPLOYED and head not in _IN_TURN:
                continue
            owner = _owner(stage, stage.reading.tokens(fact.span.start, fact.span.end)[0])
            if head in EMPLOYED - BESIDE and any(one.role is None and one.organization for one in person.affiliations):
                continue  # "His agent, Ana Ruiz of Orrin Management"
            if isinstance(owner, Person) and owner is not person and head in EMPLOYED - BESIDE:
                person.affiliations[number] = evolve(fact, organization=" ".join(owner.best(stage.body)))
                continue
            post = _post(owner) if owner is not None and owner is not person else None
            if post is None:
                continue
            person.affiliations[number] = evolve(fact, organization=post.organization)
            if head in _IN_TURN and post.role is not None:
                person.affiliations.append(evolve(post, status=_IN_TURN[head]))


def tell_houses(stage: Stage) -> None:
    """ "Tarn’s employer, | Orrin Rope & Sail |,", "his restaurant, | Saffron |": where those work whose that is."""
    reading = stage.reading
    for at in reading.where(_HOUSES):
        end = reading.sentence(at)[1]
        if reading.low[at + 1 : at + 2] != [","] or at + 2 >= end or not reading.document.words[at + 2][0].isupper():
            continue
        name, after = organization_at(reading, at + 2, end)
        owner = _owner(stage, at) if name and reading.low[after : after + 1] in ([","], ["."]) else None
        if not isinstance(owner, Person) or stage.people.between(at + 2, after) or reading.quoted(at):
            continue
        if not any(fact.organization is not None for fact in owner.affiliations):
            first = at - 1 - (reading.low[at - 1] in w.FORMER)
            status: Held = "former" if first < at - 1 else "current"
            owner.affiliations.append(Affiliation(organization=name, status=status))


def _owner(stage: Stage, first: int) -> Entity | None:
    """Whom the pronoun before a post means, what tells the status of the post left out: "his | former deputy"."""
    reading, begin = stage.reading, stage.reading.sentence(first)[0]
    at = first - 1
    while at > begin and _widens(reading, at):
        at -= 1
    if at > begin and reading.low[at] in w.POSSESSIVE:  # "Imlach’s half-back partner"
        return next((person for _, last, person in stage.people.between(at - _LONGEST_NAME, at) if last == at), None)
    told = at >= begin and reading.low[at] in _OWNERS and not nameless_since(stage, at)
    found = stage.references.get(at) if told else None
    return None if found is None else stage.now(found)


def _widens(reading: Reading, at: int) -> bool:
    low = reading.low[at]
    return low not in ARTICLES | w.POSSESSIVE and (tells_status(low) or low in w.modifiers())


def _post(owner: Entity) -> Affiliation | None:
    """The post that a person has at an institution; of a body the body itself."""
    if not isinstance(owner, Person):
        return Affiliation(organization=owner.name) if owner.kind == "organization" else None
    facts = [fact for fact in owner.affiliations if fact.organization is not None and fact.status != "former"]
    return max(facts, key=lambda fact: fact.role is not None, default=None)
