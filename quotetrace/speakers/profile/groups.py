"""A role told once of several people: "three ministers, Ola Berg, Per Foss and Kari Moe", "analysts Ruiz and Lie"."""

from collections.abc import Iterator

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.posts import left_role
from quotetrace.speakers.affiliation.roles import singular_role
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_JOINS = frozenset({",", "and", "&"})
_LONGEST_JOIN = 2  # tokens between two names of a list: ", and"
Place = tuple[int, int, Person]


def shared_roles(reading: Reading, places: list[Place]) -> Iterator[tuple[Person, Affiliation]]:
    """Everybody whose role a plural noun before a list of names tells, with that role; ``places`` are in order."""
    for names in _lists(reading, places):
        last = names[0][0] - (reading.before(names[0][0]) in (",", ":", "—", "–"))
        head = reading.before(last)
        single = w.singular(head)
        if single == head or not w.is_office(single) or head == "counterparts":
            continue  # whose counterparts several are, nobody says
        fact = left_role(reading, last)
        if fact is not None and fact.role is not None:
            shared = evolve(fact, role=singular_role(fact.role))
            yield from ((person, shared) for _, _, person in names)


def _lists(reading: Reading, places: list[Place]) -> Iterator[list[Place]]:
    """Names that follow each other with nothing but commas and "and" between, two or more, all of them known or not."""
    found: list[Place] = []
    for place in places:
        if found and not _joined(reading, found[-1], place):
            if _several(reading, found):
                yield found
            found = []
        found.append(place)
    if found and _several(reading, found):
        yield found


def _several(reading: Reading, names: list[Place]) -> bool:
    """Whether a list has two names or more: that behind a comma need not be known."""
    low, behind = reading.low, names[-1][1]
    if len(names) > 1:
        return True
    return behind + 1 < len(low) and low[behind] in _JOINS and reading.document.words[behind + 1][0].isupper()


def _joined(reading: Reading, one: Place, other: Place) -> bool:
    first, low = one[1], reading.low
    if (
        first + 1 < len(low) and low[first] in ("of", "from") and reading.document.words[first + 1][0].isupper()
    ):  # "A of Maine and B of Ohio"
        first += 2
        while first < other[0] and reading.document.words[first][0].isupper():
            first += 1
    between = low[first : other[0]]
    return 0 < len(between) <= _LONGEST_JOIN and _JOINS.issuperset(between)
