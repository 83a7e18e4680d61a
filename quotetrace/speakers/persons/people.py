"""The people of a page: who bears which names, and where each is named."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Collection, Iterable

from attrs import define, field

from quotetrace.models import Affiliation
from quotetrace.speakers.spelling.characters import languages
from quotetrace.speakers.spelling.forms import Name, family_first, surname
from quotetrace.speakers.spelling.scanning import restored
from quotetrace.speakers.spelling.sounds import fold, sounds
from quotetrace.speakers.text import words as w

# People among whom somebody is looked for by comparing all: an article names some 10 to 40, so that this cuts nothing
# short but whole archives in one text, whose cost stays linear by it.
REMEMBERED = 150


def gender_of(told: Counter[str]) -> str:
    """The gender that is told more often, u on a tie."""
    female, male = told.get("f", 0), told.get("m", 0)  # an index asks for what is missing in Python, and slowly
    return "u" if female == male else "f" if female > male else "m"


@define(eq=False)
class Person:
    """Somebody who is named on a page: the names that mean this person, and what is known from them."""

    names: list[Name] = field(factory=list)
    full: list[Name] = field(factory=list)  # the names with more than one word
    nicknames: list[str] = field(factory=list)
    genders: Counter[str] = field(factory=Counter)
    hints: Counter[str] = field(factory=Counter)  # genders that single pronouns tell, which may mean somebody else
    affiliations: list[Affiliation] = field(factory=list)
    introduced: bool = False  # whether the page gives this person a full name
    apart: bool = False  # whether this is told to be a relative of whoever bears the family name
    doubt: int = 0  # 1 to 3 where it is not yet told that the name is a person's: see identity
    number: int = -1  # the place in the order in which the people were found
    begins: list[int] = field(factory=list)  # the tokens where the namings begin, in order
    titled: list[tuple[int, str]] = field(factory=list)  # where a title tells a gender, and which, in order
    alone: dict[str, int] = field(factory=dict)  # a bare name of one word -> where it stands first
    offices: set[str] = field(factory=set)  # the words before the names: see choosing.choose
    addressed: int | None = None  # where a title or office stands first before the family name alone: "Chief Tuohy"
    titles: set[str] = field(factory=set)  # the posts that the titles before the names tell
    _told: int = 0  # how many of the names have been asked for their offices
    _family: tuple[str, frozenset[str]] | None = None  # made when first asked for, gone with the first full name
    _best: tuple[int, frozenset[int], tuple[str, ...]] | None = None
    _posts: dict[tuple[str | None, str | None], None] = field(factory=dict)
    _posted: tuple[int, int] = (0, 0)  # how many of the affiliations and titles are among the posts

    @property
    def gender(self) -> str:
        """f or m where the names and words around them agree, else u."""
        return gender_of(self.genders)

    @property
    def family(self) -> str:
        """The family name, as in the first full name."""
        return (self._family or self._families())[0]

    @property
    def family_keys(self) -> frozenset[str]:
        """The family name as it is compared: whole, and its last word."""
        return self._families()[1]

    def _families(self) -> tuple[str, frozenset[str]]:
        if self._family is None:
            name = (self.full or self.names)[0]
            family = surname(name.words) if len(name.words) > 1 else name.words[0]
            last = family.split()[-1]
            bare = last.partition("-")[2] if last[:3].lower() in ("al-", "el-") else last  # "al-Zahrani" is "Zahrani"
            self._family = family, frozenset((fold(family), fold(last), fold(bare)))
        return self._family

    def add(self, name: Name) -> None:
        """Take a naming in, and what its title and given name tell."""
        if len(self.names) < 1 or (len(name.words) > 1 and not self.introduced):
            self._family = None
        self.names.append(name)
        if len(name.words) > 1:
            self.full.append(name)
            self.introduced = True
        insort(self.begins, name.first)
        if name.gender != "u":
            self.genders[name.gender] += 3 if name.title else 2
            if name.title:
                insort(self.titled, (name.first, name.gender))
        if len(name.words) == 1 and not name.title:
            self.alone[name.words[0]] = min(name.first, self.alone.get(name.words[0], name.first))
        if len(name.words) == 1 and (name.title or name.role) and name.first < (self.addressed or name.first + 1):
            self.addressed = name.first
        if name.title:
            self.titles.update(w.TITLE_POSTS.get(title, title) for title in name.title.split())
        if name.nickname:
            self.nicknames.append(name.nickname)

    def untold(self) -> Iterable[Name]:
        """The names that were not asked for yet: each is handed out once."""
        names, self._told = self.names[self._told :], len(self.names)
        return names

    def posts(self) -> Collection[tuple[str | None, str | None]]:
        """Role and organization of the affiliations, each pair once; a long text tells one again and again."""
        if self._posted != (asked := (len(self.affiliations), len(self.titles))):  # each only grows
            for fact in self.affiliations[self._posted[0] :]:
                self._posts[fact.role, fact.organization] = None
            self._posts.update(((post, None), None) for post in sorted(self.titles))
            self._posted = asked
        return self._posts

    def best(self, body: frozenset[int] = frozenset()) -> tuple[str, ...]:
        """The words of the fullest, likeliest spelling; ``body`` are the tokens of names in running text."""
        if self._best is None or self._best[0] != len(self.names) or self._best[1] is not body:
            self._best = len(self.names), body, self._likeliest(body)
        return self._best[2]

    def _likeliest(self, body: frozenset[int]) -> tuple[str, ...]:
        first = self.names[0].words
        if all(name.words == first for name in self.names):
            return first
        counts = Counter(name.words for name in self.names)
        longest = max(len(words) for words in counts)
        if longest == 1:
            return max(self.names, key=lambda name: (counts[name.words], -name.first)).words
        given = w.given_names()

        def worth(name: Name) -> tuple[bool, bool, bool, bool, int, int, int]:
            words = name.words
            known = (
                words[0].lower() in given or family_first(words) or (words[::-1] in counts and _in_characters(words))
            )
            return len(words) > 1, name.sure > 0, known, name.first in body, counts[words], len(words), -name.first

        chosen = max(self.names, key=worth).words
        double = len(chosen) == 2 and chosen[0].lower() in w.family_names() and w.given(chosen[0].lower()) != "sure"
        if double or chosen[0].lower() in w.particles():
            # "Al Suwaidi" of "Hessa Al Suwaidi", whatever else "Al" is short for; "Soto Vega" of "Ines Soto Vega";
            # "Van Dael", which opens a sentence, of "Ruud van Dael"
            chosen = max((words for words in counts if _ends_in(words, chosen)), key=len)
        return self._restored(self._fullest(chosen))

    def _restored(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a name, each as the page spells it best: "Zora Blažić" for "Zora Blazic"."""
        if all(set(name.words) <= set(words) for name in self.names):
            return words
        written = Counter(word for name in self.names for word in name.words)
        return tuple([restored(word, written) for word in words])

    def _fullest(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """A longer form with the same first and last word: "Nora Wanjiku Otieno" for "Nora Otieno"."""
        same = [name.words for name in self.names if name.words[0] == words[0] and name.words[-1] == words[-1]]
        return max([words, *same], key=len)


def _ends_in(words: tuple[str, ...], end: tuple[str, ...]) -> bool:
    """Whether a form ends in the words of another, whose particle may have the capital of a sentence."""
    own = words[-len(end) :]
    return len(own) == len(end) and own[1:] == end[1:] and own[0].lower() == end[0].lower()


@define
class People:
    """The people of a page and, in order, every place where one is named.

    Who bears a word is looked up, not searched for, so that the cost of a look-up does not grow with the text.
    """

    persons: list[Person] = field(factory=list)
    doubtful: list[Person] = field(factory=list)  # who may be a person, should a pronoun mean this name
    places: list[tuple[int, int, Person]] = field(factory=list)
    _begun: list[int] = field(factory=list)  # where the places begin
    # the token of a short name -> the two whom it may mean, the nearer first, where nothing tells which
    unclear: dict[int, tuple[Person, Person]] = field(factory=dict)
    spelled: dict[str, Person | None] = field(factory=dict)  # a lone word -> whose family name it misspells
    _titles: dict[str, list[tuple[int, Person]]] = field(factory=dict)  # a title -> who is named with it, in order
    _families: dict[str, list[Person]] = field(factory=dict)  # in the order in which the people were found
    _parts: dict[str, list[Person]] = field(factory=dict)
    _heard: dict[str, list[Person]] = field(factory=dict)
    _order: list[Person] = field(factory=list)  # in the order in which the text names them
    _sorted: dict[str, list[Person]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        persons, self.persons = self.persons, []
        for person in persons:
            self.meet(person)

    def meet(self, person: Person) -> None:
        """Take somebody in who has a name already."""
        person.number = len(self.persons)
        self.persons.append(person)
        insort(self._order, person, key=_begin)
        for key in person.family_keys:
            self._families.setdefault(key, []).append(person)
        for name in person.names:
            self._bear(person, name.words)
            self._entitle(person, name)
            if len(name.words) > 2:  # "Lakshminarayanan" of P. Lakshmi Narayanan
                self._bear(person, ("".join(name.words[-2:]),))
        self._bear(person, person.nicknames)

    def name(self, person: Person, name: Name) -> None:
        """Give somebody who was met before one more naming."""
        person.add(name)
        if not person.doubt:
            self._bear(person, name.words)
            self._entitle(person, name)

    def _entitle(self, person: Person, name: Name) -> None:
        for title in name.title.split() if name.title else ():
            post = w.TITLE_POSTS.get(title, title)
            insort(self._titles.setdefault(post, []), (name.first, person), key=_place)

    def accept(self, person: Person) -> None:
        """Take in somebody who was doubtful, now that a pronoun tells."""
        person.doubt = 0
        self.meet(person)
        for name in person.names:
            at = bisect_right(self._begun, name.first)
            self._begun.insert(at, name.first)
            self.places.insert(at, (name.first, name.last, person))

    def _bear(self, person: Person, words: Iterable[str]) -> None:
        for word in words:
            if " " in word:  # "Tam" of "Big Tam"
                word = word.rpartition(" ")[2]
            for part in {word, *word.split("-")} if "-" in word else (word,):  # "Silva" of "Ponnambalam-Silva"
                known = self._parts.setdefault(fold(part), [])
                at = bisect_left(known, person.number, key=_number)
                if at == len(known) or known[at] is not person:
                    known.insert(at, person)

    def bearers(self, word: str, token: int) -> list[Person]:
        """The people whose family name a word is, or, where there are none, whose given name or nickname.

        Of more than REMEMBERED, those who are introduced last before ``token``.
        """
        bare = fold(word)
        found, parts = self._families.get(bare, []), self._parts.get(bare, [])
        if not found:
            found = parts
        elif len(found) < len(parts) <= REMEMBERED and all(_begin(one) > token for one in found):
            found = [one for one in parts if _begin(one) < token] or found  # "Quispe" of Leticia Quispe Mamani
        if len(found) <= REMEMBERED:
            return found
        if len(self._sorted.get(bare, ())) != len(found):
            self._sorted[bare] = sorted(found, key=_begin)
        return _last_before(self._sorted[bare], token)

    def having(self, word: str) -> list[Person]:
        """The people one of whose names a word is."""
        return self._parts.get(fold(word), [])[:REMEMBERED]

    def titled(self, title: str, token: int) -> Person | None:
        """Who was last named with a title before a token: "Alhaji said", of Alhaji Tanko."""
        last = bisect_left(self._titles.get(title, ()), token, key=_place) - 1
        return self._titles[title][last][1] if last >= 0 else None

    def with_title(self, word: str, title: str) -> list[Person]:
        """The people one of whose names a word is, and who bear a title."""
        return [one for one in self.having(word) if title in one.titles]

    def given_heard(self, token: int) -> dict[str, list[Person]]:
        """Those near a token who are introduced, by what is heard of their given names."""
        if not self._heard or len(self.persons) > REMEMBERED:
            self._heard = {}
            for one in self.near(token):
                if one.introduced:
                    self._heard.setdefault(sounds(one.names[0].words[0]), []).append(one)
        return self._heard

    def near(self, token: int) -> list[Person]:
        """Everybody, or of more than REMEMBERED those who are introduced last before a token."""
        return self.persons if len(self.persons) <= REMEMBERED else _last_before(self._order, token)

    def without(self, gone: dict[int, Person]) -> "People":
        """The people without those of some numbers, for each of whom there is somebody who took the names."""
        if not gone:
            return self
        kept = [person for person in self.persons if person.number not in gone]
        unclear = {}
        for at, pair in self.unclear.items():
            one, other = (gone.get(person.number, person) for person in pair)
            if one is not other:
                unclear[at] = one, other
        return People(kept, self.doubtful, unclear=unclear)

    def place(self) -> None:
        """Put all namings in order of position."""
        self.places = sorted(
            ((name.first, name.last, person) for person in self.persons for name in person.names),
            key=lambda found: found[:2],
        )
        self._begun = [first for first, _, _ in self.places]

    def between(self, first: int, last: int, most: int | None = None) -> list[tuple[int, int, Person]]:
        """The namings that begin between two tokens; with ``most``, the last so many of them."""
        begun = self._begun
        start, end = bisect_left(begun, first), bisect_left(begun, last)
        return self.places[start if most is None else max(start, end - most) : end]


def _in_characters(words: tuple[str, ...]) -> bool:
    """Whether a name may be written in characters: its bearer goes by the order in which the page has it first."""
    return all(languages(fold(word)) for word in words)


def _last_before(persons: list[Person], token: int) -> list[Person]:
    """REMEMBERED of the persons: the last before a token, and the next behind it where there are too few."""
    first = max(bisect_left(persons, token, key=_begin) - REMEMBERED, 0)
    return persons[first : first + REMEMBERED]


def _begin(person: Person) -> int:
    return person.names[0].first


def _place(found: tuple[int, Person]) -> int:
    return found[0]


def _number(person: Person) -> int:
    return person.number
