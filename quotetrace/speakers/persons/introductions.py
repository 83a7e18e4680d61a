"""Who is introduced: the full names of a page, those of one person brought together."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.spelling.forms import Name, family_first, surname
from quotetrace.speakers.spelling.likeness import short_forms
from quotetrace.speakers.spelling.sounds import fold
from quotetrace.speakers.text import words as w

_REMEMBERED = 4_000  # names whose keys are kept: a page names its people again and again
_TWO_GIVEN = 3  # words of a name with two given names
Key = tuple[str, ...]


def introduced(names: Iterable[Name]) -> list[Person]:
    """The people whom full names introduce, in order; a name goes to the first whom it can mean.

    The same words mean one person, and so does the same family name with a compatible given name: "Ada M. Moreau" and
    "Ada Moreau", "A. Moreau". Who goes by the first of two given names does not go by the second: "Ada Ines Moreau,
    who is Ada Moreau, is the daughter of Ines Moreau".
    """
    names = list(names)
    short = {tuple(map(fold, name.words)) for name in names if len(name.words) < _TWO_GIVEN}
    persons: list[Person] = []
    bearers: dict[Key, int] = {}  # what a name can be recognised by -> the first person who bears it
    for name in names:
        known = [bearers[key] for key in _asked(name.words, name.kin, name.suffix) if key in bearers]
        number = min(known, default=len(persons))
        if not known:
            persons.append(Person())
        persons[number].add(name)
        called = len(name.words) >= _TWO_GIVEN and (fold(name.words[0]), fold(name.words[-1])) in short
        for key in _borne(name.words, name.kin, name.suffix):
            if called and key == ("whole", *map(fold, name.words[-2:])):
                continue
            bearers[key] = min(number, bearers.get(key, number))
    return persons


@lru_cache(maxsize=_REMEMBERED)
def _asked(words: tuple[str, ...], kin: bool, suffix: str) -> tuple[Key, ...]:
    """The keys under which a person stands whose name goes with this one."""
    return tuple(_keys_asked(words, kin, suffix))


def _keys_asked(words: tuple[str, ...], kin: bool, suffix: str) -> Iterator[Key]:
    folded = tuple(fold(word) for word in words)
    yield ("whole", *folded)
    if family_first(words) or kin:  # "his brother Omar Nadir Aziz" is not Omar Aziz
        return
    if suffix:
        yield ("no suffix", fold(surname(words)), folded[0])
        return
    family, given = fold(surname(words)), folded[0]
    yield ("given", family, given)
    for full in short_forms().get(given, ()):
        yield ("given", family, full)
    if given:
        yield ("begins" if len(given) == 1 else "letter", family, given[0])


@lru_cache(maxsize=_REMEMBERED)
def _borne(words: tuple[str, ...], kin: bool, suffix: str) -> tuple[Key, ...]:
    """The keys under which a name puts its bearer."""
    return tuple(_keys_borne(words, kin, suffix))


def _keys_borne(words: tuple[str, ...], kin: bool, suffix: str) -> Iterator[Key]:
    folded = tuple(fold(word) for word in words)
    yield ("whole", *folded)
    if kin:
        return
    for tail in tails(folded):
        yield ("whole", *tail)
    if family_first(words):
        return
    family, given = fold(surname(words)), folded[0]
    if not suffix:
        yield ("no suffix", family, given)
    yield ("given", family, given)
    for inner in _inner_families(words, folded):
        yield ("given", "".join(inner), given)
        if len(inner) > 1:
            yield ("whole", *inner)
    if given:
        yield ("begins", family, given[0])
    if len(given) == 1:
        yield ("letter", family, given)


def _inner_families(words: tuple[str, ...], folded: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The names between the first and the last: "de la Hoz" of "Javier de la Hoz Prieto", by which he may go alone."""
    begin = 1
    for at in range(1, len(words) - 1):
        if words[at].lower() not in w.particles():
            yield folded[begin : at + 1]
            begin = at + 1


def tails(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The ends of a full name by which its bearer may go.

    "Ferreiro Lagos" of "Inmaculada Ferreiro Lagos", "Da Silva".
    """
    for first in range(1, len(words) - 1):
        yield words[first:]
