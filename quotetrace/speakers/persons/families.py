"""Families: a couple's titles, and relatives of whom the page tells one name."""

from bisect import bisect_left

from quotetrace.speakers.persons.choosing import post_behind
from quotetrace.speakers.persons.people import People, Person
from quotetrace.speakers.spelling.forms import Name, plain
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_RELATED_REACH = 120  # tokens between a relative of one name and the family name
_OTHER = {"his": "f", "her": "m"}  # whom the wife of "his wife" and the husband of "her husband" are
_MARRIED = frozenset({"wife", "husband", "widow", "widower"})


def beside_another(reading: Reading, person: Person, name: Name) -> bool:
    """ "Ms. Halloran and Mr. Halloran": two people; titles that contradict each other further apart are a slip, unless
    no given name is told, "Mr. Halloran said no. Ms. Halloran said yes", or the second is brought in: "Ms. Halloran, a
    baker,". So too "Lord Halloran" beside a "Mr. Halloran" of whom the page tells no more.
    """
    if not name.title or name.gender == "u":
        return False
    own = name.title.split()
    addressed = not person.titles.isdisjoint(w.COURTESIES)
    if not person.introduced and addressed and not w.PEERS.isdisjoint(own) and w.PEERS.isdisjoint(person.titles):
        return True
    told = {name.gender, person.gender} == {"f", "m"} and not w.COURTESIES.isdisjoint(own)
    if told and not person.introduced and addressed:
        return True
    if told and person.titled and post_behind(reading, name) and reading.low[name.last + 1] in ("a", "an"):
        return True
    begin, end = reading.sentence(name.first)
    near = person.titled[bisect_left(person.titled, (begin, "")) : bisect_left(person.titled, (end, ""))]
    return any(gender != name.gender for _, gender in near)


def relative(reading: Reading, people: People, person: Person, name: Name) -> Person | None:
    """ "Her husband, | Walt |, spoke. Mr. Pickett said": a relative of one name, where another title tells; so too
    "Mr. Lee’s widow, | Ann |", and of a couple: "Peter Lee and his wife, | Ann |, left. Mrs. Lee said"."""
    low, words = reading.low, reading.document.words
    near = reading.behind_kin.intersection(range(max(person.begins[0], name.first - _RELATED_REACH) + 1, name.first))
    for at in sorted(near, reverse=True):
        owner = _owner_before(reading, at) if words[at][0].isupper() else 0
        if not owner:
            continue
        other = name.gender == _OTHER.get(low[owner])  # no "Mrs." is the man of "his mother"
        couple = other and low[owner + 1] in _MARRIED and low[owner - 1] == "and"
        if low[owner] in w.POSSESSIVE:
            couple = low[owner + 1] in _MARRIED and name.title.split()[0] in w.COURTESIES
            if plain(words[owner - 1]) != name.words[-1]:
                continue  # "Mr. Pickett’s widow, | Ann |", and no other's
        if not person.titled and not couple and not (other and _owns(reading, people, person, owner, at)):
            continue
        if w.gender_of_role(low[owner + 1]) != name.gender:
            return None
        known = people.bearers(words[at], at)
        if len(known) > 1 or (known and known[0].introduced):
            return None
        found = known[0] if known else somebody(lone(reading, at))
        found.apart = True
        if not known:
            people.meet(found)
        return found
    return None


def _owns(reading: Reading, people: People, person: Person, owner: int, at: int) -> bool:
    """ "Peter Lee, 52, told | his | wife, | Ann |, that": whether the person is who was named last before "his", and
    the name of whom he is married to stands alone."""
    word = reading.document.words[at + 1][:1]
    if word.isupper() or reading.low[at].rstrip(".") in w.honorifics():
        return False
    met = (one for one in people.persons if one.begins[0] < owner)
    return max(met, key=lambda one: one.begins[bisect_left(one.begins, owner) - 1], default=None) is person


def _owner_before(reading: Reading, at: int) -> int:
    """Where "his", "her" or a mark stands before a kinship and a name, "his wife, | Ann"; 0 where none does."""
    noun = reading.kin_before(at)
    return noun - 1 if noun and (reading.low[noun - 1] in _OTHER or reading.low[noun - 1] in w.POSSESSIVE) else 0


def somebody(name: Name) -> Person:
    """A person of one naming."""
    person = Person()
    person.add(name)
    return person


def lone(reading: Reading, at: int) -> Name:
    """A name of one word, and the role before it: "my aunt Ilaria"."""
    role = (at, at) if w.is_role(reading.before(at)) else None
    return Name(at, at, at + 1, "", (plain(reading.document.words[at]),), role=role)


def kin_ahead(reading: Reading, known: list[Person], low: str) -> list[Person]:
    """ "“No,” Reyes said. His sister, Carla Reyes, agreed": whose kin is named later is not who was called so."""
    if len(known) != 1 or not known[0].full or not known[0].full[0].kin:
        return []  # another of that name was meant
    spoke = (at for at in reading.where({low}) if at in reading.sourced and reading.runs(at))
    return known if next(spoke, known[0].full[0].first) < known[0].full[0].first else []
