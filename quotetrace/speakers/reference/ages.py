"""Whom an age means: "Ana Ruiz, 34, and Tom Gray, 41, were held. The 41-year-old said"."""

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_OLD = "-year-old"
_OLDEST = 120
_BEFORE = 4  # tokens before a name in which "34-year-old" stands: "the 34-year-old former nurse Ana Ruiz"
_OPENS, _CLOSES = frozenset({",", "(", "—", "–"}), frozenset({",", ".", ")", ";", "—", "–", "and", "years"})
_TELLS = frozenset({"aged", "age", "now"})
_LOOKED_AT = 6  # full names of a person
_YOUNGER = frozenset({"younger", "youngest"})
_OF_AGES = _YOUNGER | {"elder", "older", "eldest", "oldest"}
_PARENTS = frozenset({"father", "mother", "dad", "mum", "mom", "grandfather", "grandmother", "uncle", "aunt"})
_CHILDREN = frozenset({"son", "daughter", "grandson", "granddaughter", "nephew", "niece"})
_BACK, _MOST = 4, 8  # sentences back, and namings that are looked at in them


def years_told(stage: Stage, phrase: Phrase) -> int | None:
    """The years of "the 34-year-old", "the 34-year-old striker"; None where a description tells none."""
    return next(filter(None, map(years_of, stage.reading.low[phrase.first : phrase.last])), None)


def of_age(stage: Stage, token: int, years: int) -> Person | None:
    """Who was told last before a token to be so old."""
    found = [one for one in stage.people.near(token) if one.begins[0] < token and age_of(stage.reading, one) == years]
    return max(found, key=lambda one: one.begins[0], default=None)


def of_order(stage: Stage, phrase: Phrase) -> Person | None:
    """ "Karl Weiss, 61, and his brother Otto, 54, run it. | The younger | said", "the elder sister": of those of whom
    one sentence tells the order, by their ages or by how one is related to the other."""
    low, document = stage.reading.low, stage.reading.document
    told = next((word for word in low[phrase.first : phrase.last] if word in _OF_AGES), None)
    if told is None or low[phrase.first] != "the" or phrase.plural or phrase.owner is not None:
        return None
    if phrase.head == told:
        phrase.role = None  # "the elder" is no office
    here = document.sentence_of[phrase.first]
    for sentence in reversed(document.sentences[max(here - _BACK, 0) : here]):
        around = stage.appearances_between(sentence.first, sentence.last, _MOST)
        named = {id(one.entity): one.entity for one in around if not stage.reading.quoted(one.token)}
        people = [one for one in named.values() if isinstance(one, Person) and not one.doubt]
        ranks = [(_rank(stage.reading, one), one) for one in people]
        known = sorted(((rank, one) for rank, one in ranks if rank is not None), key=lambda pair: pair[0])
        if len(people) > 1 and len(known) == len(people) and known[0][0] < known[-1][0]:
            return known[0][1] if told in _YOUNGER else known[-1][1]
        if len(people) == 2 and len(known) == 1 and -1 <= known[0][0] <= 1 and known[0][0]:
            (rank, one), (other,) = known[0], [one for one in people if one is not known[0][1]]
            return one if (rank < 0) == (told in _YOUNGER) else other
        if len(people) > 1:
            return None
    return None


def _rank(reading: Reading, person: Person) -> int | None:
    """How old somebody is, or -1 and 1 for whoever is told to be younger or older than another: "his elder brother"."""
    age = age_of(reading, person)
    if age is not None:
        return age
    noun = reading.kin_before(person.begins[0])
    if not noun:
        return None
    if reading.low[noun] in _PARENTS | _CHILDREN:
        return 1 if reading.low[noun] in _PARENTS else -1
    before = reading.low[noun - 1]
    return (-1 if before in _YOUNGER else 1) if before in _OF_AGES else None


def of_other_age(stage: Stage, token: int, years: int) -> tuple[Person, ...]:
    """All who are told to be younger or older than that."""
    ages = ((one, age_of(stage.reading, one)) for one in stage.people.near(token))
    return tuple(one for one, age in ages if age not in (None, years))


def years_of(word: str) -> int | None:
    """ "34" of "34-year-old"."""
    number = word.removesuffix(_OLD)
    return int(number) if number != word and number.isdecimal() and len(number) <= len(str(_OLDEST)) else None


def age_of(reading: Reading, person: Person) -> int | None:
    """How old somebody is, as it stands beside the first name that tells it."""
    names = person.full[:_LOOKED_AT] or person.names[:1]
    return next((age for name in names if (age := _told_behind(reading, name) or _told_before(reading, name))), None)


def _told_behind(reading: Reading, name: Name) -> int | None:
    """ "Ana Ruiz, 34,", "Ana Ruiz (34)", "Ana Ruiz, aged 34", "Ana Ruiz, who is 34", "Ana Ruiz is 34"."""
    end, at = reading.sentence(name.core)[1], name.last
    low = reading.low[at : min(at + 5, end)]
    if low[:1] == [","] and low[1:2] in (["a"], ["an"], ["the"]) and (years := years_of("".join(low[2:3]))) is not None:
        return years  # "Ana Ruiz, a 34-year-old nurse,"
    spot = 1 if low[:1] and low[0] in _OPENS else 0
    spot += low[spot : spot + 1] == ["who"]
    spot += low[spot : spot + 1] in (["is"], ["was"], ["turned"])
    spot += bool(low[spot : spot + 1]) and low[spot] in _TELLS
    number, behind = low[spot : spot + 1], low[spot + 1 : spot + 2]
    if not spot or not number or not number[0].isdecimal() or int(number[0]) > _OLDEST:
        return None
    return int(number[0]) if not behind or behind[0] in _CLOSES else None


def _told_before(reading: Reading, name: Name) -> int | None:
    """ "34-year-old Ana Ruiz", "the 34-year-old striker Ana Ruiz"."""
    low, begin = reading.low, reading.sentence(name.core)[0]
    for at in range(name.first - 1, max(name.first - 1 - _BEFORE, begin - 1), -1):
        if (years := years_of(low[at])) is not None:
            return years
        if not (w.is_role(low[at]) or reading.document.letters[at] in "NJP"):
            return None
    return None
