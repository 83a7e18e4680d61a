"""Nicknames: told in marks or by "known as", short forms of given names ("Iggy"), and a Russian's patronymic."""

import re
from bisect import bisect_left
from collections import defaultdict

from quotetrace import lexicons
from quotetrace.speakers.persons.choosing import only_one
from quotetrace.speakers.persons.people import People, Person
from quotetrace.speakers.spelling.forms import Name, plain
from quotetrace.speakers.spelling.likeness import short_forms
from quotetrace.speakers.spelling.sounds import fold, sounds
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_NICKNAME_REACH = 16  # tokens between a name and a nickname
_ALIAS_REACH = 8  # tokens between the comma behind a name and another name
_CALLING = frozenset({"as", "called", "call", "calls", "alias", "aka", "nicknamed", "dubbed", "née", "nee"})
_ASIDES = frozenset({"–", "—", "--", "-", "(", "“", "‘", '"'})  # "Ana Ruiz – Nita to her friends –"
_WHOSE = frozenset({"his", "her", "their", "the", "everyone", "friends", "all"})
_FRIENDS = frozenset({"to", "as", "for", ")", "”", "’", '"'})  # and behind it
_DUBBED, _KNOWN = frozenset({"nicknamed", "dubbed"}), frozenset({"known", "referred", "knew"})
_TOLD = _DUBBED | _KNOWN
_PET_ENDINGS = ("ie", "ey", "y", "i", "o")
_SHORTEST_STEM = 3
_PATRONYMIC = re.compile(r"(?:ovich|evich|ovych|yovych|ovna|evna|ivna|yivna|ich[ny]a)\Z")


def take_nicknames(reading: Reading, people: People, singles: list[int]) -> None:
    """Names in marks behind "known as" or "nicknamed" belong to the person named before them in the sentence."""
    if not reading.has(_TOLD):
        return
    named = sorted(((name.first, person) for person in people.persons for name in person.names), key=lambda one: one[0])
    begins = [at for at, _ in named]
    lone: defaultdict[str, list[int]] = defaultdict(list)
    for at in singles:
        lone[reading.document.words[at]].append(at)
    taken: set[tuple[int, int | str]] = set()  # by the number of who bears it: nicknames, and tokens where they stand
    for marked in reading.document.marked:
        first, last = reading.tokens(marked.inner_start, marked.inner_end)
        while last > first and not reading.document.words[last - 1][0].isalnum():
            last -= 1
        if not 0 < last - first < 4 or first < 3 or not _calls(reading, first):
            continue
        floor = max(reading.sentence(first)[0], first - _NICKNAME_REACH)
        at = bisect_left(begins, floor)
        if at < len(begins) and begins[at] < first:
            owner, nickname = named[at][1], reading.text(first, last)
            bare = nickname.removeprefix("the ").removeprefix("The ")
            owner.nicknames.append(bare)
            elsewhere = [] if (owner.number, bare) in taken else lone[bare]
            for spot, end, word in ((first, last, nickname), *((at, at + 1, bare) for at in elsewhere)):
                if (owner.number, spot) not in taken:
                    owner.add(Name(spot, spot, end, "", (word,)))
                taken |= {(owner.number, spot), (owner.number, bare)}


def _calls(reading: Reading, first: int) -> bool:
    """Whether "nicknamed", "dubbed" or "known ... as" stands before an opening mark."""
    word = reading.low[first - 2]
    if word in _DUBBED:
        return True
    return word in ("as", "called") and not _KNOWN.isdisjoint(reading.low[max(first - 10, 0) : first])


def take_short_forms(reading: Reading, people: People, unknown: dict[str, list[int]]) -> None:
    """Give lone words that are short for somebody's given name to that person: "Iggy" of Ignatius."""
    given: list[tuple[int, frozenset[str], Person]] = []
    for word, places in list(unknown.items()):
        stems, known = _stems(word), short_forms().get(word, frozenset())
        if not (stems or known) or not _may_be_short(reading, places):
            continue
        given = given or [(one.begins[0], _given(one), one) for one in people.near(places[0]) if one.introduced]
        owner = only_one(one for first, names, one in given if first < places[0] and _is_short(names, stems, known))
        if owner is not None:
            for at in unknown.pop(word):
                people.name(owner, Name(at, at, at + 1, "", (plain(reading.document.words[at]),)))


def _may_be_short(reading: Reading, places: list[int]) -> bool:
    """Whether a lone word may be a pet name: no word of the language, nobody's "son Billy", tagged as a name."""
    low = reading.low[places[0]]
    if low in lexicons.table("traces_common") or low in w.not_names() or low in w.organizations():
        return False
    letters = reading.document.letters
    named = all(letters[at] in "PN" or (reading.starts_sentence(at) and not reading.writes(low)) for at in places)
    return named and not any(w.is_role(reading.before(at)) for at in places)


def _given(person: Person) -> frozenset[str]:
    return frozenset(fold(name.words[0]) for name in person.full)


def _stems(word: str) -> tuple[str, ...]:
    """What a pet form leaves of a name: "sionn", "sion" of "sionny"."""
    ending = next((end for end in _PET_ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM), "")
    if not ending:
        return ()
    stem = word.removesuffix(ending)
    return (stem, stem[:-1]) if stem[-1] == stem[-2] and len(stem) > _SHORTEST_STEM else (stem,)


def _is_short(given: frozenset[str], stems: tuple[str, ...], known: frozenset[str]) -> bool:
    if not given.isdisjoint(known):
        return True
    return any(len(one) > len(stem) and one.startswith(stem) for one in given for stem in stems)


def called(reading: Reading, people: People) -> dict[int, Person]:
    """Who goes by two names that have nothing in common: the number of the one, and who it is.

    "ACP Amponsah, popularly called Maame Yaa," and "Yuri Pavlovich" of a page with one other Yuri.
    """
    gone: dict[int, Person] = {}
    ends: dict[int, Person] = {}
    for person in people.persons:
        before = reading.low[person.begins[0] - 1]
        ends = ends or (
            {name.last: one for one in people.persons for name in one.names} if before in _CALLING | _ASIDES else {}
        )
        if before == "born":
            owner = _born(reading, people, person)
        elif before in _CALLING:
            owner = _aliased(reading, ends, person)
        else:
            owner = _in_aside(reading, ends, person) if before in _ASIDES else None
            owner = owner or _is_named(reading, people, person) or _nicknamed(people, person)
            owner = owner or _by_patronymic(people, person) or _by_address(people, person)
        if owner is not None and owner.number not in gone:
            for name in person.names:
                name.sure = 0
                owner.add(name)
            gone[person.number] = owner
    for person in [*people.doubtful]:
        if (owner := _is_named(reading, people, person)) is not None:
            people.doubtful.remove(person)
            for name in person.names:
                name.sure = 0
                owner.add(name)
    return gone


def _aliased(reading: Reading, ends: dict[int, Person], person: Person) -> Person | None:
    """Whom "known as" and the like name by another name: the one before their comma."""
    first, low = person.begins[0], reading.low
    begin = max(reading.sentence(first)[0], first - _ALIAS_REACH)
    comma = next((at for at in range(first - 1, begin, -1) if low[at] in (",", "(")), -1)
    before = ends.get(comma)
    if low[first - 1] == "as" and {"known", "addressed", "referred"}.isdisjoint(low[comma:first]):
        return None
    return None if before is person else before


def _in_aside(reading: Reading, ends: dict[int, Person], person: Person) -> Person | None:
    """ "Ana Ruiz – | Nita | to her friends –", "Ana Ruiz (| Nita |)": who is named right before another name."""
    name, low = person.names[0], reading.low
    first = name.first - 1
    first -= first > 0 and low[first - 1] in _ASIDES
    behind = low[name.last : name.last + 2]
    friendly = behind[:1] == ["to"] and behind[1:] != [] and behind[1] in _WHOSE
    closed = low[first] == "(" and behind[:1] != [] and behind[0] in _FRIENDS - {"to", "as", "for"}
    owner = ends.get(first) if (friendly or closed) and not person.introduced else None
    return None if owner is person or owner is None or not owner.introduced else owner


def _nicknamed(people: People, person: Person) -> Person | None:
    """ "| Big Tam |", of Thomas "Big Tam" Roe: whose nickname of several words a name is."""
    words = " ".join(person.names[0].words)
    others = people.having(person.names[0].words[-1]) if " " in words else []
    return only_one(one for one in others if one is not person and words in one.nicknames)


def _is_named(reading: Reading, people: People, person: Person) -> Person | None:
    """ "| Nita | is Ana Ruiz, who runs the yard": whose full name is said to be behind a name of one word."""
    low = reading.low
    if person.introduced:
        return None
    for name in person.names:
        if low[name.last : name.last + 1] in (["is"], ["was"]) and reading.starts_sentence(name.first):
            named = (one for one in people.having(reading.document.words[name.last + 1]) if one.introduced)
            owner = only_one(one for one in named if one.full and name.last + 1 in one.begins)
            full = next((one for one in owner.full if one.first == name.last + 1), None) if owner is not None else None
            if full is not None and low[full.last : full.last + 1] in ([","], ["."], ["and"]):
                return owner
    return None


def _born(reading: Reading, people: People, person: Person) -> Person | None:
    """ "Ada Roe was | born Ada Maria Lind |", "She was born Ida Greta Lund", of Greta Lund-Hale: who bears part
    of the name alone, by a given name."""
    first, begin = person.begins[0], reading.sentence(person.begins[0])[0]
    if first - begin > _ALIAS_REACH or not person.introduced:
        return None
    words = {fold(word) for word in person.full[0].words}
    subject = [one for one in people.near(first) if any(name.last == first - 2 for name in one.names)]
    if subject:
        return only_one(subject)
    others = (one for one in people.near(first) if one is not person and one.introduced and one.begins[0] < first)
    return only_one(one for one in others if fold(one.full[0].words[0]) in words)


def _by_patronymic(people: People, person: Person) -> Person | None:
    """The one person of the same given name where the other name is a father's: "Yuri Pavlovich"."""
    words = person.names[0].words
    if len(words) != 2 or _PATRONYMIC.search(words[1]) is None:
        return None
    others = (one for one in people.near(person.begins[0]) if one is not person and one.introduced)
    return only_one(one for one in others if any(sounds(name.words[0]) == sounds(words[0]) for name in one.full))


def _by_address(people: People, person: Person) -> Person | None:
    """ "| Kuia Olena |", of a page with one Olena Wirihana: an address of another tongue before a given name."""
    words = person.names[0].words
    if len(words) != 2 or any(name.words != words for name in person.names):
        return None
    address, given = words[0].lower(), fold(words[1])
    if w.given(address) is not None or address in w.family_names() or address in w.asian_surnames():
        return None
    known = w.given(words[1].lower()) is not None
    if not known and (len(person.names) < 2 or words[1].lower() in w.family_names()):
        return None  # "Ilva Torsten" beside "Torsten Aune": a given name before what is a family name as well
    others = (one for one in people.having(words[1]) if one is not person and one.introduced)
    return only_one(one for one in others if _goes_by_given(one, address, given))


def _goes_by_given(person: Person, address: str, given: str) -> bool:
    """Whether a given name is somebody's, with or without the same address before it."""
    forms = ([fold(word) for word in name.words if word.lower() != address] for name in person.full)
    return any(len(form) > 1 and form[0] == given and form[-1] != given for form in forms)
