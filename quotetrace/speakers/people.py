"""The people of a page: who bears which names, and where each is named."""

from bisect import bisect_left
from collections import Counter

from attrs import define, field

from quotetrace.models import Affiliation
from quotetrace.speakers import words as w
from quotetrace.speakers.forms import Name, family_first, surname
from quotetrace.speakers.garbling import fold

REMEMBERED = 150  # an article names some 10 to 40 people; so cost stays linear in texts of any length


@define(eq=False)
class Person:
    """Somebody who is named on a page: the names that mean this person, and what is known from them."""

    names: list[Name] = field(factory=list)
    nicknames: list[str] = field(factory=list)
    genders: Counter[str] = field(factory=Counter)
    affiliations: list[Affiliation] = field(factory=list)
    kin: dict[str, "Person"] = field(factory=dict)
    _family: tuple[str, frozenset[str]] | None = None  # made when first asked for, gone with the next name

    @property
    def full(self) -> list[Name]:
        """The names with more than one word."""
        return [name for name in self.names if len(name.words) > 1]

    @property
    def introduced(self) -> bool:
        """Whether the page gives this person a full name."""
        return any(len(name.words) > 1 for name in self.names)

    @property
    def gender(self) -> str:
        """f or m where the names and words around them agree, else u."""
        female, male = self.genders["f"], self.genders["m"]
        return "u" if female == male else "f" if female > male else "m"

    @property
    def family(self) -> str:
        """The family name, as in the first full name."""
        return self._families()[0]

    @property
    def family_keys(self) -> frozenset[str]:
        """The family name as it is compared: whole, and its last word."""
        return self._families()[1]

    def _families(self) -> tuple[str, frozenset[str]]:
        if self._family is None:
            name = next((name for name in self.names if len(name.words) > 1), self.names[0])
            family = surname(name.words) if len(name.words) > 1 else name.words[0]
            self._family = family, frozenset((fold(family), fold(family.split()[-1])))
        return self._family

    def add(self, name: Name) -> None:
        """Take a naming in, and what its title and given name tell."""
        self.names.append(name)
        self._family = None
        if name.gender != "u":
            self.genders[name.gender] += 3 if name.title else 2
        if name.nickname:
            self.nicknames.append(name.nickname)

    def best(self, body: frozenset[int] = frozenset()) -> tuple[str, ...]:
        """The words of the fullest, likeliest spelling; ``body`` are the tokens of names in running text."""
        counts = Counter(name.words for name in self.names)
        longest = max(len(words) for words in counts)
        if longest == 1:
            return max(self.names, key=lambda name: (counts[name.words], -name.first)).words
        given = w.given_names()

        def worth(name: Name) -> tuple[bool, bool, bool, int, int, int]:
            words = name.words
            known = words[0].lower() in given or family_first(words)
            return len(words) > 1, known, name.first in body, counts[words], len(words), -name.first

        chosen = max(self.names, key=worth)
        return self._fullest(chosen.words)

    def _fullest(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """A longer form with the same first and last word: "Nora Wanjiku Otieno" for "Nora Otieno"."""
        same = [name.words for name in self.names if name.words[0] == words[0] and name.words[-1] == words[-1]]
        return max([words, *same], key=len)


@define
class People:
    """The people of a page and, in order, every place where one is named."""

    persons: list[Person] = field(factory=list)
    places: list[tuple[int, int, Person]] = field(factory=list)

    @property
    def recent(self) -> list[Person]:
        """The people introduced last: whom a short or misspelled name can mean. More stand only in whole archives."""
        return self.persons[-REMEMBERED:]

    def place(self) -> None:
        """Put all namings in order of position."""
        self.places = sorted(
            ((name.first, name.last, person) for person in self.persons for name in person.names),
            key=lambda found: found[:2],
        )

    def between(self, first: int, last: int) -> list[tuple[int, int, Person]]:
        """The namings that begin between two tokens."""
        return self.places[bisect_left(self.places, first, key=_first) : bisect_left(self.places, last, key=_first)]


def _first(found: tuple[int, int, Person]) -> int:
    return found[0]
