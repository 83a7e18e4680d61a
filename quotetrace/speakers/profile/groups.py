"""A role told once of several people: "three ministers, Ola Berg, Per Foss and Kari Moe", "analysts Ruiz and Lie"."""

import re
from collections.abc import Iterator

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition
from quotetrace.speakers.affiliation.posts import left_role
from quotetrace.speakers.affiliation.roles import singular_role
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_JOINS = frozenset({",", "and", "&"})
_COUNTS = re.compile(r"(?:several|many|some|various|numerous|other|more) ", re.IGNORECASE)  # before a plural
_COMPLEMENT = 7  # tokens of "councillors for the harbour ward of Altona"
_FEWEST = 2
_LONGEST_JOIN = 2  # tokens between two names of a list: ", and"
Place = tuple[int, int, Person]


def shared_roles(reading: Reading, places: list[Place]) -> Iterator[tuple[Person, Affiliation]]:
    """Everybody whose role a plural noun beside a list of names tells, with that role; ``places`` are in order."""
    for names in _lists(reading, places):
        sampled = _sampled(reading, names[0][0])
        if sampled == names[0][0] and not _several(reading, names):
            continue
        fact = _before(reading, sampled, names[0][0]) or _behind(reading, names)
        if fact is not None and fact.role is not None:
            shared = evolve(fact, role=singular_role(_COUNTS.sub("", fact.role)))
            yield from ((person, shared) for _, _, person in names)


def _before(reading: Reading, sampled: int, first: int) -> Affiliation | None:
    """ "ministers | Ola Berg and Per Foss", "councillors for Altona, including | Ola Berg": the role before names."""
    last = sampled - (reading.before(sampled) in (",", ":", "—", "–"))
    floor = max(reading.sentence(first)[0], last - _COMPLEMENT) if sampled < first else last - 1
    for at in range(last, floor, -1):
        if _is_plural(reading, at - 1):
            return left_role(reading, at)
        if reading.document.letters[at - 1] not in "IDJNP":
            return None
    return None


def _is_plural(reading: Reading, at: int) -> bool:
    single = w.singular(reading.low[at])
    return (
        single != reading.low[at] and w.is_office(single) and reading.low[at] != "counterparts"
    )  # of whom, nobody says


def _sampled(reading: Reading, first: int) -> int:
    """Where "including" or "such as" begins before names that are some of several: "teachers | such as Ola Berg"."""
    if reading.low[first - 2 : first] == ["such", "as"]:
        return first - 2
    return first - (reading.before(first) == "including")


def _behind(reading: Reading, names: list[Place]) -> Affiliation | None:
    """ "Ola Berg and Per Foss are (both) | glaziers": what several people are said to be."""
    low, at = reading.low, names[-1][1]
    if len(names) < _FEWEST or low[at : at + 1] != ["are"] or reading.quoted(at):
        return None
    at += 1 + (low[at + 1 : at + 2] in (["both"], ["all"]))
    fact = apposition(reading, at, reading.sentence(at - 1)[1], strict=True)
    plural = fact is not None and fact.role is not None and singular_role(fact.role) != fact.role
    return fact if plural else None


def _lists(reading: Reading, places: list[Place]) -> Iterator[list[Place]]:
    """Names that follow each other with nothing but commas and "and" between, a name on its own too."""
    found: list[Place] = []
    for place in places:
        if found and not _joined(reading, found[-1], place):
            yield found
            found = []
        found.append(place)
    if found:
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
