"""Which names mean one person: full names first, then titles and surnames, then spellings that went wrong."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import compress

from quotetrace.speakers.naming.beside import taken_up_as_it
from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.naming.evidence import is_served
from quotetrace.speakers.naming.mononyms import SURE, keeps_company, may_be_name, one_name
from quotetrace.speakers.naming.names import Found
from quotetrace.speakers.persons.choosing import choose, only_one, with_post
from quotetrace.speakers.persons.families import beside_another, kin_ahead, lone, relative, somebody
from quotetrace.speakers.persons.introductions import introduced, tails
from quotetrace.speakers.persons.misspellings import garbled, garbles, hyphened, misspelled, unreadable
from quotetrace.speakers.persons.namesakes import is_met_first, told_apart
from quotetrace.speakers.persons.nicknames import called, take_nicknames, take_short_forms
from quotetrace.speakers.persons.people import REMEMBERED, People, Person
from quotetrace.speakers.persons.spellings import joined
from quotetrace.speakers.persons.strangers import messieurs, strangers
from quotetrace.speakers.spelling.forms import Name, plain, repaired, surname
from quotetrace.speakers.spelling.garbling import alike, halves_alike
from quotetrace.speakers.spelling.sounds import fold, is_pinyin, sounds
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_FIRMS_TOO = frozenset({"fox"})  # "Fox and Disney said"
_RESPECT = frozenset({"sahib", "saheb", "sahab", "saab", "sahiba", "bey", "ji"})  # "Haji Sahib" behind a title alone
_ACRONYM = 5  # letters from which a word in capitals may be a name
_DASHES = (["—"], ["–"], ["-"], ["--"])
_ARTICLES = (["the"], ["a"], ["an"])
# From how probable on a word is a person's name, or may prove to be one; and classes of doubt between the two.
_LIKELY, _DOUBTS = 0.1, (SURE, 0.35, 0.2)


def find_people(reading: Reading, found: Found, hints: frozenset[int]) -> People:
    """Everybody named on the page; ``hints`` are the tokens where a source or label begins."""
    found.names += _promoted(reading, found, hints) + _ends(reading, found) + _paired(reading, hints)
    found.names += _titled_too(reading, found, hints)
    full = [name for name in sorted(found.names, key=lambda name: -len(name.words)) if len(name.words) > 1]
    people = People(_born_so(reading, _one_family(joined(reading, introduced(full)))))
    for name in sorted((name for name in found.names if len(name.words) == 1), key=lambda name: name.first):
        _add_short(reading, people, name)
    unknown: defaultdict[str, list[int]] = defaultdict(list)
    for at in (*found.singles, *_followed(reading), *_words_too(reading, people, hints)):
        if not _add_single(reading, people, at, hints):
            unknown[fold(reading.document.words[at])].append(at)
    take_short_forms(reading, people, unknown)
    for trader in [word for word, places in unknown.items() if (reading.low[places[0]],) in found.firms]:
        del unknown[trader]
    _add_mononyms(reading, people, unknown, hints)
    take_nicknames(reading, people, found.singles)
    people = people.without(called(reading, people))
    people = people.without(messieurs(reading, people))
    people = _settled(reading, people.without(strangers(reading, people)))
    people.place()
    return people


def _born_so(reading: Reading, persons: list[Person]) -> list[Person]:
    """ "Nabila Fahr died. ... | Nabila Isk | was born in Minya": a name at birth, of whom has that given name."""
    kept = []
    for person in persons:
        born = any(reading.low[name.last : name.last + 2] == ["was", "born"] for name in person.full)
        given = fold(person.full[0].words[0]) if born and len(person.names) == 1 else ""
        others = persons[:REMEMBERED] if given else ()
        home = only_one(one for one in others if one is not person and fold(one.full[0].words[0]) == given)
        if home is None or home.names[0].first > person.names[0].first:
            kept.append(person)
        else:
            home.add(person.names[0])
    return kept


def _add_short(reading: Reading, people: People, name: Name) -> None:
    """A title or office with a surname: "Ms. Moreau", "President Moreau"."""
    whole = reading.text(name.core, name.last)
    if not whole.isascii() and (right := repaired(whole)) != whole and " " not in right:
        name.words = (right,)  # "MÃ¼ller", cut by its decoding
    known = _of_title(people, name, people.bearers(name.words[0], name.first))
    # "Sergeant Cole fell. His brother, Tom Cole, said": who is told as somebody's relative is named later
    kin = [one for one in known if one.full and one.full[0].kin and one.begins[0] > name.first]
    known = [one for one in known if one not in kin]
    if (met := _met_before(reading, people, name, known)) is not None:
        people.name(met, name)
        return
    if name.title:
        known = _by_title(people, name, known)
    another = bool(known) and all(beside_another(reading, one, name) for one in known)
    another = another and not _is_garbled(people, known[0], name.first)
    known = [] if another else known
    person = choose(reading, people, known, name)
    if person is not None and name.title and (not person.titled or {name.gender, person.gender} == {"f", "m"}):
        person = relative(reading, people, person, name) or person
    if person is not None:
        people.name(person, name)
    elif name.core not in people.unclear:
        found = somebody(name)
        found.apart = another or bool(kin)
        people.meet(found)


def _is_garbled(people: People, orphan: Person, token: int) -> bool:
    """ "Mr. Gaoski ... Ms. Gaoski", both of Sanae Takagi: whether somebody of one name is a full name gone wrong, so
    that a title that contradicts another may have gone wrong as well."""
    others = (one for one in people.near(token) if one.introduced and one is not orphan)
    return not orphan.introduced and any(garbles(orphan, one) for one in others)


def _of_title(people: People, name: Name, known: list[Person]) -> list[Person]:
    """ "Mr. Ruan" garbles Hai Nguyen; | Ms. Ruan | said, "Huong Nguyen, a nurse,": the one of another sex whose family
    name is the same as that of the one bearer, whom a title contradicts."""
    gender = {name.gender, known[0].gender} if len(known) == 1 else set()
    if gender != {"f", "m"} or known[0].family in name.words or not known[0].titled:
        return known
    others = (one for one in people.bearers(known[0].family, name.first) if one is not known[0])
    return [one for one in others if one.introduced and one.gender in (name.gender, "u")] or known


def _met_before(reading: Reading, people: People, name: Name, known: list[Person]) -> Person | None:
    """ "Callum Rennie was dismissed. “...,” | Mr. Renny | said. His cousin Gordon Renny will stay": the one met before
    whose family name a title and surname garble, where all who bear it as it stands come later."""
    if not name.title or not known or not reading.runs(name.first) or any(one.begins[0] < name.first for one in known):
        return None
    met = [one for one in people.near(name.first) if one.introduced and one.begins[0] < name.first]
    return only_one([*compress(met, garbled((one.family for one in met), name.words[0]))])


def _by_title(people: People, name: Name, known: list[Person]) -> list[Person]:
    """ "Col. Mamani" is Col. Hugo Mamani Quispe; "Haji Sahib" whoever was last called Haji."""
    last = name.title.split()[-1]
    title = w.TITLE_POSTS.get(last, last)
    if name.words[0].lower() in _RESPECT and (holder := people.titled(title, name.first)) is not None:
        return [holder]
    if borne := [one for one in known if title in one.titles]:
        return known if title in w.COURTESIES else borne
    return people.with_title(name.words[0], title) or known


def _one_family(persons: list[Person]) -> list[Person]:
    """A family name in two words is its bearer's: "Ms. Mac Donald" beside "Margaret MacDonald", "Dela Cruz"."""
    bearers = {fold(person.family): person for person in reversed(persons)}
    double = [person for person in persons[:REMEMBERED] if person.family.count("-") == 1]
    kept = []
    for person in persons:
        words = person.full[0].words
        home = bearers.get(fold("".join(words)))
        if home is None and len(words) == 2 and words[0].lower() in w.particles():  # "Abu Roken"
            home = next((one for one in persons[:REMEMBERED] if alike(one.family, " ".join(words))), None)
        if home is None and len(words) == 2 and w.given(words[0].lower()) != "sure":  # "Kick Nadze" of Nutsa Kiknadze
            heard = sounds("".join(words))
            home = only_one(one for one in persons[:REMEMBERED] if one is not person and sounds(one.family) == heard)
        if home is None and len(words) == 2:  # "Zareef Tabesh" of Mehdi Zarif-Tabesh
            home = next((one for one in double if halves_alike(one.family, words)), None)
        if home is None or home is person:
            kept.append(person)
        else:
            for name in person.names:
                home.add(name)
    return kept


def _words_too(reading: Reading, people: People, hints: frozenset[int]) -> Iterable[int]:
    """Family names that are words of another kind where somebody acts or owns: "Park leaves", "March said"."""
    borne = {person.family.lower() for person in people.persons if person.introduced or person.titled}
    families = {family for family in borne if family in w.not_names() or family in w.demonyms() or family in w.places()}
    if not families:
        return
    words, code = reading.document.words, reading.document.letters
    for at in reading.where(families):
        acts = code[at + 1 : at + 2] in tuple("VZMO") or _is_described(reading, at) or at in hints
        acts = acts and words[at][0].isupper()
        if acts and (reading.starts_sentence(at) or not words[at - 1][0].isupper()):
            yield at


def _is_described(reading: Reading, at: int) -> bool:
    """ "Hill, | the chairman of Acme": a role in apposition behind a lone word that opens its sentence."""
    low = reading.low
    behind = low[at + 1 : at + 6]
    return (
        reading.starts_sentence(at)
        and behind[:1] == [","]
        and behind[1:2] in _ARTICLES
        and any(map(w.is_role, behind[2:]))
    )


def _followed(reading: Reading) -> Iterable[int]:
    """Surnames in front of an institution: "the Arakawa Cabinet"."""
    words, tags = reading.document.words, reading.document.tags
    for at in reading.where(w.FOLLOWERS):
        if at and tags[at - 1].startswith("NNP") and words[at - 1][0].isupper():
            yield at - 1


def _promoted(reading: Reading, found: Found, hints: frozenset[int]) -> list[Name]:
    """Unknown names that are people's: "Ysolde Quarrington" beside "Ms. Quarrington", or by the company they keep."""
    used = {fold(name.words[0]) for name in found.names if len(name.words) == 1}
    speak = {fold(reading.document.words[at]) for at in found.singles if at in hints}
    used |= speak
    reused = _reused(reading, found)
    used |= reused
    same: defaultdict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in found.maybes:
        same[name.words].append(name)
    named = frozenset(name.first for name in found.names)
    # "Horse Guoliang" beside "Ma Guoliang"
    given = {fold(name.words[1]) for name in found.names if len(name.words) == 2 and is_pinyin(name.words[1])}
    # "Kasun Wikramasinghe" beside "Kasun Wickramasinghe"
    families = {fold(name.words[0]): surname(name.words) for name in found.names if len(name.words) > 1}
    borne = {fold(family) for family in families.values()}
    return [
        name
        for words, names in same.items()
        if fold(surname(words)) in used
        or fold(words[-1]) in reused  # "Deng Akol", who might be a Deng
        or _of_family(reading, words, borne)
        or fold(words[-1]) in given
        or alike(families.get(fold(words[0]), ""), surname(words))
        or _keeps_company(reading, names, named)
        or _first_speaks(words, speak)
        for name in names
    ]


def _of_family(reading: Reading, words: tuple[str, ...], borne: set[str]) -> bool:
    """ "a bid for Babacar Diallo. His father, Pape Diallo,": unknown words that end in what somebody is called."""
    low = [word.lower() for word in words]
    known = any(word in w.places() or word in w.organizations() or word in w.things() for word in low)
    written = any(reading.writes(word) or w.is_role(word) for word in low)
    return len(words) == 2 and fold(words[-1]) in borne and not (known or written)


def _first_speaks(words: tuple[str, ...], speak: set[str]) -> bool:
    """ "Steph Okonedo", of whom the page says "Steph says": who is quoted by a first name, and is no firm."""
    known = any(word.lower() in w.organizations() or word.lower() in w.things() for word in words)
    return fold(words[0]) in speak and len(words) == 2 and not known


def _ends(reading: Reading, found: Found) -> list[Name]:
    """Runs that look like a firm or a place but are the end of somebody's full name."""
    known = {tail for name in found.names for tail in tails(tuple(fold(word) for word in name.words))}
    known |= {tuple(map(fold, name.words[-1].split("-"))) for name in found.names if "-" in name.words[-1]}
    known |= {
        tuple(map(fold, name.words)) for name in found.names if len(name.words) > 1
    }  # "Thorunn Asa" of Þórunn Ása
    named = {name.core for name in found.names}
    runs = [(first, last) for first, last in found.organizations if 1 < last - first < 4 and first not in named]
    words = reading.document.words
    return [
        Name(first, first, last, "", tuple(plain(word) for word in words[first:last]))
        for first, last in runs
        if tuple(fold(word) for word in words[first:last]) in known
    ]


def _titled_too(reading: Reading, found: Found, hints: frozenset[int]) -> list[Name]:
    """ "Chad Wexford-Ames", in which a list sees a country, beside "Mr Wexford-Ames"; "Ruth Lane", in which it sees a
    street, beside "Lane said": a title tells of a person, and so does who speaks."""
    bearers = {fold(surname(name.words)) for name in found.names if len(name.words) > 1}
    titled = {fold(name.words[0]) for name in found.names if len(name.words) == 1 and name.title in w.COURTESIES}
    words, low, code = reading.document.words, reading.low, reading.document.letters
    alone = {
        fold(words[at])
        for at in hints
        if words[at : at + 1] and words[at].istitle() and code[at + 1 : at + 2] in ("V", "Z")
    }
    titled, alone = titled - bearers, alone - bearers
    return [
        Name(first, first, last, "", tuple(plain(word) for word in words[first:last]))
        for first, last in found.organizations
        if last - first == 2
        and (fold(words[last - 1]) in titled or (fold(words[last - 1]) in alone and w.given(low[first]) == "sure"))
        and low[first] not in w.organizations()
    ]


def _paired(reading: Reading, hints: frozenset[int]) -> list[Name]:
    """ "Hill and Poe said": a family name that is a word too, and opens a source of two lone names."""
    words, code = reading.document.words, reading.document.letters
    lone = (w.surname_words() & w.not_names()) - _FIRMS_TOO
    opens = [at for at in sorted(hints) if at + 3 < len(words) and reading.low[at] in lone]
    return [
        Name(at, at, at + 1, "", (plain(words[at]),))
        for at in opens
        if at + 2 in hints and reading.low[at + 1] == "and" and words[at + 2].istitle() and code[at + 3] in "VZ"
    ]


def _keeps_company(reading: Reading, names: list[Name], named: frozenset[int]) -> bool:
    """Two or three unknown words whose last may be a family name, with a person's signs beside them."""
    words = names[0].words
    if all(w.is_role(low) for name in names for low in reading.low[name.last : name.last + 1]):
        return False  # "Neighbourhood Policing lead"
    if any(is_served(reading, name.first) or taken_up_as_it(reading, name) for name in names):
        return False
    if any(reading.writes(word.lower()) for word in words) or not all(word[0].isalpha() for word in words):
        return False
    return keeps_company(reading, [(name.core, name.last) for name in names], named)


def _reused(reading: Reading, found: Found) -> set[str]:
    """Last words that the page later uses alone, and first words never: people go by the last, firms by the first."""
    words, tags = reading.document.words, reading.document.tags
    lone = {
        words[at]
        for at in found.singles
        if tags[at].startswith("NNP") and not (reading.starts_sentence(at) and of_language(reading.low[at]))
    }
    return {fold(name.words[-1]) for name in found.maybes if name.words[-1] in lone and name.words[0] not in lone}


def _add_single(reading: Reading, people: People, at: int, hints: frozenset[int]) -> bool:
    """Whether a bare capitalised word is looked after: somebody's surname or given name, a spelling of one, nothing."""
    words, low = reading.document.words, reading.low[at]
    word = repaired(words[at])
    if word.isupper() and len(word) > 1 and _no_name(reading, at, word, hints):
        return True
    known: list[Person] = []
    if low in w.lone_titles() and (holder := people.titled(low, at)) is not None:
        known = [holder]
    known = known or people.bearers(word, at) or (hyphened(people, word, at) if "-" in word else [])
    kin = kin_ahead(reading, known, low)
    known = [one for one in known if one not in kin]
    if not known:
        name = _short(reading, at, word)
        spelled = None if kin else misspelled(reading, people, at)
        if spelled is None or told_apart(reading, somebody(name), spelled):
            people.spelled[words[at]] = None
            return False
        people.name(spelled, name)
        return True
    if low not in w.places() or any(fold(person.family) == fold(word) for person in known):
        name = _short(reading, at, word)
        chosen = with_post(reading, people, name) or choose(reading, people, known, name)
        if chosen is not None:
            people.name(chosen, name)
    return True


def _no_name(reading: Reading, at: int, word: str, hints: frozenset[int]) -> bool:
    """A short word in capitals that nobody speaks as, and a dateline."""
    if 2 < len(word) < _ACRONYM and at not in hints:
        return True
    return reading.document.words[at + 1 : at + 2] in _DASHES and reading.starts_sentence(at)


def _short(reading: Reading, at: int, word: str) -> Name:
    """A lone word as a name, with the title before it, "Mr. Son", a given name that is a word, or the office: "former
    party president | Hale"."""
    title, before = "", reading.before(at)
    role = (at, at) if before in w.offices() and reading.document.words[at - 1] == before else None
    if at and reading.document.words[at - 1][0].isupper():
        title = before.rstrip(".") if before.rstrip(".") in w.honorifics() else ""
    return Name(at - bool(title), at, at + 1, title, (plain(word),), role=role)


def _add_mononyms(reading: Reading, people: People, unknown: dict[str, list[int]], hints: frozenset[int]) -> None:
    """People with one name only, and every place where it stands."""
    named = frozenset(at for person in people.persons for at in person.begins)
    for places in unknown.values():
        probable = one_name(reading, places, hints, named)
        if probable >= SURE or (probable >= _LIKELY and may_be_name(reading, places)):
            person = somebody(lone(reading, places[0]))
            person.doubt = sum(probable < least for least in _DOUBTS)
            low = reading.low[places[0]]
            person.apart = bool(kin_ahead(reading, people.bearers(reading.document.words[places[0]], places[0]), low))
            (people.doubtful.append if person.doubt else people.meet)(person)
            for at in places[1:]:
                people.name(person, lone(reading, at))


def _settled(reading: Reading, people: People) -> People:
    """People known by a title and surname only go where the page holds one full name which that surname garbles."""
    gone: dict[int, Person] = {}
    for orphan in [one for one in people.persons if not one.apart and (not one.introduced or unreadable(one))]:
        others = [person for person in people.near(orphan.begins[0]) if person is not orphan and person.introduced]
        others = [person for person in others if not is_met_first(reading, orphan, person)]
        found = [person for person in others if person.number not in gone and garbles(orphan, person)]
        found = [person for person in found if not told_apart(reading, orphan, person)]
        home = _of_one_family(reading, people, found, orphan)
        if home is not None:
            for name in orphan.names:
                home.add(name)
            gone[orphan.number] = home
    return people.without(gone)


def _of_one_family(reading: Reading, people: People, found: list[Person], orphan: Person) -> Person | None:
    """The one whom a garbled short name means; of relatives whom it would mean if it were spelled right."""
    if len({fold(person.family) for person in found}) != 1:
        return None
    return choose(reading, people, found, orphan.names[0])
