"""What somebody is who is picked out of several: "One of her students, Mia Aas,", "The other, Vera Holt,"."""

from collections.abc import Iterator

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.posts import left_role
from quotetrace.speakers.affiliation.roles import singular_role
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_PICKED = frozenset({"one", "another", "other", "third", "fourth", "second"})
_LONGEST = 8  # tokens of "one of the two harbour inspectors"
_FARTHEST = 70  # tokens back to the several


def tell_picked(stage: Stage) -> None:
    """Give whoever is picked out of several what they all are."""
    for person, fact in _picked(stage):
        if not any(map(w.is_role, (word for one in person.affiliations for word in (one.role or "").lower().split()))):
            person.affiliations.append(fact)


def _picked(stage: Stage) -> Iterator[tuple[Person, Affiliation]]:
    reading = stage.reading
    if not reading.has(_PICKED):
        return
    for first, last, person in stage.people.places:
        comma = first - 1
        if reading.before(first) != "," or reading.low[last : last + 1] not in ([","], ["."]):
            continue
        several = _several(reading, comma)
        fact = left_role(reading, several) if several else None
        if fact is not None and fact.role is not None:
            yield person, Affiliation(role=singular_role(fact.role), organization=fact.organization)


def _several(reading: Reading, comma: int) -> int:
    """The token behind the plural noun of whom the words before a comma pick one, 0 where they pick none."""
    low, begin = reading.low, reading.sentence(comma)[0]
    if _is_of_people(low[comma - 1]) and any(
        low[at : at + 2] == ["one", "of"] for at in range(max(begin, comma - _LONGEST), comma - 1)
    ):
        return comma
    alone = comma - 1 - (low[comma - 2] == "the")
    if low[comma - 1] not in _PICKED or alone != begin:
        return 0
    floor = max(reading.document.blocks[reading.document.block_of(begin)].start, 0)
    for at in range(begin - 1, max(begin - _FARTHEST, 0), -1):
        if reading.document.starts[at] < floor:
            break
        if _is_of_people(low[at]) and reading.document.letters[at] == "N" and not reading.quoted(at):
            return at + 1
    return 0


def _is_of_people(word: str) -> bool:
    single = w.singular(word)
    return single != word and w.is_role(single)
