"""Whether two of one full name on two pages lead two lives: a teacher and a banker, a prosecutor and a defender."""

from collections.abc import Iterable

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.ages import age_of
from quotetrace.speakers.reference.callings import callings, heads
from quotetrace.speakers.staging.stage import Stage, bare

# Callings that fill a working life, an office of state among them. The others go with any: a lawyer sits on the
# council, a surgeon is a professor.
_FILLING = frozenset(
    "bench cloth crew farming fire law medicine money nursing officiating play police state teaching trades".split()
)
_OF_STATE = frozenset("senator congressman congresswoman minister governor premier president".split())
_PROSECUTING = frozenset("prosecutor prosecuting prosecution crown".split())
_DEFENDING = frozenset("defence defense defending defender".split())
_YEARS = 15  # by which two ages differ that no archive of one person is likely to span

Member = tuple[Stage, Person]


def two_lives(known: Iterable[Member], stage: Stage, person: Person) -> bool:
    """Whether nothing that pages tell of somebody goes with what another tells of a namesake.

    They are two where each side prosecutes and the other defends, where callings fill both lives and none is the same,
    and where their ages are too far apart, unless both work for one body.
    """
    members = [*known]
    roles, bodies = _told(one for _, one in members)
    own, others = _told((person,))
    if not bodies.isdisjoint(others):
        return False
    if _sides(roles) | _sides(own) == {"prosecutes", "defends"} and len(_sides(roles)) == len(_sides(own)) == 1:
        return True
    here, there = _callings(roles), _callings(own)
    if here and there and here.isdisjoint(there) and here | there <= _FILLING:
        return True
    ages = [age for one, each in members if (age := age_of(one.reading, each)) is not None]
    age = age_of(stage.reading, person)
    return bool(ages) and age is not None and all(abs(age - one) >= _YEARS for one in ages)


def _told(persons: Iterable[Person]) -> tuple[set[str], set[str]]:
    """The roles and the bodies that are told of somebody now."""
    facts = [fact for person in persons for fact in person.affiliations if fact.status == "current"]
    return {fact.role.lower() for fact in facts if fact.role}, {
        bare(fact.organization) for fact in facts if fact.organization
    }


def _sides(roles: set[str]) -> set[str]:
    """On which sides of a court roles stand."""
    words = {word for role in roles for word in role.split()}
    sides = {"prosecutes": _PROSECUTING, "defends": _DEFENDING}
    return {side for side, telling in sides.items() if not words.isdisjoint(telling)}


def _callings(roles: set[str]) -> set[str]:
    found = {calling for role in roles for calling in callings(role)}
    of_state = any(not _OF_STATE.isdisjoint(heads(role)) for role in roles)
    return (found - {"politics"}) | {"state"} if of_state else found
