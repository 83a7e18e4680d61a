"""What a transcript tells of all who take part: officers of the company that calls, hosts of a station."""

from collections.abc import Iterator

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.occasions import station
from quotetrace.speakers.affiliation.placing import place
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import Stage

# Who takes part in a call and is of another house, or of none.
_OUTSIDE = frozenset("analyst operator moderator shareholder investor participant attendee speaker guest".split())
_ON_AIR = frozenset(
    "host co-host byline anchor presenter reporter correspondent producer editor newsreader newscaster".split()
)


def place_label(stage: Stage, fact: Affiliation) -> Affiliation:
    """The post of a label or a list of participants, with its house: in a call that of the company."""
    company = None if fact.role is None or fact.organization is not None else stage.institutions.setting.company()
    if company is None or fact.role is None or fact.role.lower().split()[-1] in _OUTSIDE:
        return place(stage.institutions, fact)
    return evolve(fact, organization=company)


def tell_occasion(stage: Stage) -> None:
    """Give those who take part in a programme what all have in common who are called so."""
    reading = stage.reading
    if not any(block.kind == "turn" for block in reading.document.blocks):
        return
    if (aired := station(reading)) is not None:
        for person in _on_air(stage):
            _fill(person, _ON_AIR, aired)
            if not person.affiliations:
                person.affiliations.append(Affiliation(organization=aired))


def _fill(person: Person, heads: frozenset[str], house: str) -> None:
    """Give those roles of somebody an institution that end in some words and have none."""
    for number, fact in enumerate(person.affiliations):
        word = (fact.role or "").lower().split()[-1:]
        if fact.organization is None and word and word[0] in heads:
            person.affiliations[number] = evolve(fact, organization=house)


def _on_air(stage: Stage) -> Iterator[Person]:
    """ "ANA RUIZ, HOST:", "BO LIE, BYLINE:": those whose labels tell that they are of the programme."""
    seen: set[str] = set()
    for reported in stage.reading.page.reported:
        label = "" if reported.label is None else stage.reading.document.text[slice(*reported.label)]
        if reported.label is not None and label not in seen:
            seen.add(label)
            first, last = stage.reading.tokens(*reported.label)
            if not _ON_AIR.isdisjoint(stage.reading.low[first:last]):
                yield from (person for _, _, person in stage.people.between(first, last)[:1])
