"""Whose doctors and professors are of whom the page tells no more: of the hospital or university it opens with."""

from quotetrace.models import Affiliation, Sector
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text.bodies import fits

_TITLES: dict[str, tuple[Sector, ...]] = {
    "dr": ("academic", "health"),
    "prof": ("academic",),
    "professor": ("academic",),
}


def tell_titled(stage: Stage) -> None:
    """ "... researchers at Altona University have found. Dr Ann Lee, who took the samples, said": hers, where the page
    names no other such house, and tells no post of her."""
    untold = [person for person in stage.people.persons if person.introduced and not person.affiliations]
    titled = [(person, title) for person in untold if (title := _title(person)) is not None]
    bodies = stage.institutions.weighing.bodies() if titled else []
    for person, title in titled:
        found = [one for one in bodies if any(fits(one.name, walk) > 0 for walk in _TITLES[title])]
        if len(found) == 1 and found[0].opens and found[0].name[0].isupper():
            person.affiliations.append(Affiliation(organization=found[0].name))


def _title(person: Person) -> str | None:
    """The title before a name that tells in which walk of life somebody is: "dr"."""
    told = (word.rstrip(".") for name in person.names for word in name.title.split())
    return next((word for word in told if word in _TITLES), None)
