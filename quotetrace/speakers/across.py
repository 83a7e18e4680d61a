"""One person in several articles: the same full name, or a garbled one with something else in common."""

from collections.abc import Sequence

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.spelling.forms import surname
from quotetrace.speakers.spelling.garbling import alike, whole_alike
from quotetrace.speakers.spelling.likeness import SAME, same_name, two_people
from quotetrace.speakers.spelling.sounds import fold
from quotetrace.speakers.staging.stage import Entity, Other, Stage, bare, same_body

Place = tuple[int, int]
Group = list[tuple[int, Entity]]


def link_people(stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]]) -> list[Group]:
    """The people of all pages, grouped; a shared surname alone never links."""
    groups: list[Group] = []
    by_name: dict[str, Group] = {}
    heard = _echoed(stages, echoes)
    for page, stage in enumerate(stages):
        fresh: list[Group] = []
        for person in stage.people.persons:
            keys = {fold("".join(name.words)) for name in person.full}
            group = next((by_name[key] for key in sorted(keys) if key in by_name), None)
            if group is None:
                group = next((one for one in groups if _garbled_across(one, person, page, heard)), None)
            if group is None:
                group = []
                fresh.append(group)
            group.append((page, person))
            for key in keys:
                by_name.setdefault(key, group)
        groups += fresh
    return groups


def _echoed(stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]]) -> set[tuple[int, int]]:
    """Pairs of people on different pages who say the same words."""
    found = set()
    for (page, one), (other_page, other) in echoes:
        for left in stages[page].answers[one].speakers:
            for right in stages[other_page].answers[other].speakers:
                found |= {(id(left), id(right)), (id(right), id(left))}
    return found


def _garbled_across(group: Group, person: Person, page: int, heard: set[tuple[int, int]]) -> bool:
    """A like name on another page, with the same words spoken, or the same place of work."""
    for other_page, other in group:
        if other_page == page:
            return False
        if not isinstance(other, Person):
            continue
        if not (other.introduced and person.introduced):
            if (id(other), id(person)) in heard and other.family_keys & person.family_keys:
                return True  # "“...,” Moreau said", in the words of Ada Moreau on another page
            continue
        left, right = other.full[0].words, person.full[0].words
        similar = (
            whole_alike(left, right)
            or same_name(left, right) >= SAME
            or (fold(left[0]) == fold(right[0]) and alike(surname(left), surname(right)))
        )
        if similar and not _apart(other, person) and ((id(other), id(person)) in heard or _same_work(other, person)):
            return True
    return False


def _apart(one: Person, other: Person) -> bool:
    """Two people of like names: known given names that differ, or other given names with contradictory titles."""
    left, right = one.full[0].words, other.full[0].words
    titles = {one.gender, other.gender} == {"f", "m"} and bool(one.titled and other.titled)
    return two_people(left, right) or (titles and fold(left[0]) != fold(right[0]))


def _same_work(one: Person, other: Person) -> bool:
    def places(person: Person) -> set[str]:
        return {bare(fact.organization) for fact in person.affiliations if fact.organization}

    def posts(person: Person) -> set[str]:
        return {fact.role.lower().split()[-1] for fact in person.affiliations if fact.role}

    return any(alike(left, right) for left in places(one) for right in places(other)) or (
        bool(posts(one) & posts(other)) and not (places(one) and places(other))
    )


def link_sources(stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]]) -> list[Group]:
    """Organizations with one name are one, and with a like name where they say the same words; others stay apart.

    Documents, groups and the unnamed stay with their article.
    """
    groups: list[Group] = []
    bodies: dict[str, Group] = {}
    spelled = _spelled_alike(stages, echoes)
    for page, stage in enumerate(stages):
        for other in stage.others:
            if other.kind != "organization" or not other.proper:
                groups.append([(page, other)])
                continue
            key = bare(other.name)
            group = bodies.get(key) or next((bodies[one] for one in spelled.get(key, ()) if one in bodies), None)
            if group is None:
                group = []
                groups.append(group)
            group.append((page, other))
            bodies.setdefault(key, group)
    return groups


def _spelled_alike(stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]]) -> dict[str, list[str]]:
    """Names of organizations that say the same words and are spelled alike.

    "Sinology Partners", "Synology Partners".
    """
    found: dict[str, list[str]] = {}
    for (page, one), (other_page, other) in echoes:
        for left in stages[page].answers[one].speakers:
            for right in stages[other_page].answers[other].speakers:
                if isinstance(left, Other) and isinstance(right, Other) and same_body(left, right):
                    found.setdefault(bare(left.name), []).append(bare(right.name))
                    found.setdefault(bare(right.name), []).append(bare(left.name))
    return found


__all__ = ["Other", "link_people", "link_sources"]
