"""Whose name a lone word or a short name garbles: misspelled, misheard, scanned, or read in another language."""

import re
from collections.abc import Iterable, Iterator
from itertools import compress

from quotetrace.speakers.persons.choosing import only_one
from quotetrace.speakers.persons.people import REMEMBERED, People, Person
from quotetrace.speakers.persons.spellings import spelled_family
from quotetrace.speakers.spelling.garbling import (
    alike,
    heard_alike,
    is_long,
    likeness,
    same_characters,
    same_whole,
    skeleton,
)
from quotetrace.speakers.spelling.scanning import scanned_alike
from quotetrace.speakers.spelling.sounds import fold, is_pinyin, sounds
from quotetrace.speakers.spelling.translations import meant
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_PLACING = frozenset(("in", "at", "near", "outside", "around", "across", "throughout"))
_SHORTEST_GARBLED = 4
_SCANNED_DIGITS = str.maketrans("015", "ols")  # what a scanner makes of letters inside a word: "Merr0w"
_JOINTS = re.compile("[-'’]")


def misspelled(reading: Reading, people: People, at: int) -> Person | None:
    """The one person whose family name a lone word misspells; None where the word is an ordinary one."""
    word, tag = reading.document.words[at], reading.document.tags[at]
    named = tag.startswith("NNP") or (reading.starts_sentence(at) and not reading.writes(reading.low[at]))
    if len(word) < _SHORTEST_GARBLED or not named or reading.low[at] in w.organizations():
        return None
    if reading.before(at) in _PLACING:  # "held in Gyeongju": a place, however much it looks like a name
        return None
    word = word[0] + word[1:].translate(_SCANNED_DIGITS) if word[-1].isalpha() or word[-2].isalpha() else word
    if not all(map(str.isalpha, _JOINTS.split(word))) or w.is_role(reading.low[at]):
        return None
    if w.given(reading.low[at]) == "sure":  # a given name of its own: "his widow, Marjorie"
        return None
    if word not in people.spelled or len(people.persons) > REMEMBERED:
        introduced = [person for person in people.near(at) if person.introduced]
        found = [*compress(introduced, garbled((person.family for person in introduced), word))]
        people.spelled[word] = _closest(word, found) if found else _short_given(people, word, at)
    return people.spelled[word]


def _short_given(people: People, word: str, at: int) -> Person | None:
    """ "Kunaal said", of Kunal Bhatt: the one person whose given name a lone word writes as it sounds."""
    if w.given(word.lower()) is not None or len(word) <= _SHORTEST_GARBLED:
        return None
    return only_one(people.given_heard(at).get(sounds(word), ()))


def hyphened(people: People, word: str, at: int) -> list[Person]:
    """ "Nguema-Obiang" of Nguema Obiang Mba: who bears both halves of a word."""
    halves = word.split("-")
    found = [people.bearers(half, at) for half in halves]
    return [one for one in found[0] if one in found[1]] if len(found) == 2 else []


def _closest(word: str, found: list[Person]) -> Person | None:
    """The one whose family name is most like a word: "Scherbakov" is Shcherbakov, whose wife is Shcherbakova."""
    if len(found) < 2:
        return found[0] if found else None
    first, second = sorted(found, key=lambda one: -likeness(one.family, word))[:2]
    return first if likeness(first.family, word) > likeness(second.family, word) else None


def garbled(families: Iterable[str], word: str) -> Iterator[bool]:
    """Whether each family name is one that a word misspells."""
    letter, told, long = skeleton(word)[:1], meant((word,)), is_long(word)
    return (
        (skeleton(family)[:1] == letter and alike(family, word))
        or (long and heard_alike(family, word))
        or scanned_alike(family, word)
        or same_characters(word, family)
        or (bool(told) and fold(family) in told)
        for family in families
    )


def unreadable(person: Person) -> bool:
    """A full name that may be another's characters in Mandarin."""
    return all(is_pinyin("".join(name.words)) for name in person.full)


def garbles(orphan: Person, person: Person) -> bool:
    """Whether a name of somebody known by short or unreadable names alone may be another's, garbled."""
    names = {name.words for name in orphan.names}
    if orphan.introduced:
        others = {name.words for name in person.full}
        return any(same_whole(name, other) for name in names if len(name) > 1 for other in others)
    family = person.family
    if any(any(garbled((family,), name[0])) or spelled_family(family, name[0]) for name in names):
        return True
    return bool(orphan.titled or orphan.titles) and any(_of_given(person, name[0]) for name in names)


def _of_given(person: Person, word: str) -> bool:
    """ "Ms. Saovapa" is Saowapha Wongsuwat: a title goes before the given name in many countries."""
    given = person.names[0].words[0]
    return len(word) > _SHORTEST_GARBLED and (alike(given, word) or heard_alike(given, word))
