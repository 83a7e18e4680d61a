"""Whom a description means that is nobody's told office: "Ruiz won again. ... | The Vermont senator | has led".

News calls people whom every reader knows by an office, a home or a party without telling it at their names. Each
naming near such a description is weighed as for a pronoun, by weights of its own (``speakers_descriptions.txt``), for
a description means neither the subject of its own sentence nor somebody of whom another office is told.
"""

import math
import re
from collections.abc import Iterator
from functools import cache

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import is_doing, parted
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import Weighed, learned, namings_near
from quotetrace.speakers.reference.callings import alike, heads
from quotetrace.speakers.reference.relatives import told_beside
from quotetrace.speakers.reference.signs import Pronoun, Signs
from quotetrace.speakers.reference.speaking import ANYBODY_ELSE
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Appearance, Entity, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import phrase_before
from quotetrace.speakers.text.reading import Reading

_MEANT = 0.85  # probability from which a description tells what somebody is; nine in ten are then right
_DESCRIBES = re.compile(
    r"D[JNPEA-]{1,5}(?![NPJ#O(])"
)  # letters of "the" to a noun with no name and no owner's mark behind
# Before "the" they open what somebody is, was or will be: no naming of whom the reader knows.
_TELLING = frozenset(
    "as be is was are were been being become became becomes becoming remain remained named elected appointed called "
    "made declared crowned declare name elect appoint".split()
)
# Before a noun they tell of one of several, or of nobody yet: "the next president", "the other candidate".
_SEVERAL = frozenset(
    "next new first last other same second third fourth fifth sixth best future eventual early only likely".split()
)
_NEW = frozenset({"of", "for", "at", "who", "in"})  # behind a noun: "the mayor of Altona" may be new
_ACTING_ON = frozenset("VZBGEITM")  # letters before an object
# Words that open a clause before the main one: its subject may be meant in the main clause.
_LEADING = frozenset(
    "when as because after before while if until since although though once with despite asked".split()
)
# Roles that tell whose rival, kin or side somebody is: an office may still be told.
_PASSING = frozenset(
    "rival opponent candidate contender challenger hopeful supporter critic leader guest friend brother sister wife "
    "husband son daughter father mother".split()
)
_SAME_PARTY = {"gop": "republican", "democrat": "democratic", "democrats": "democratic", "republicans": "republican"}
_MOST = 12  # namings of a sentence before a description
_LONGEST_NAME = 6  # tokens


def descriptions(reading: Reading) -> Iterator[int]:
    """The nouns that head "the", words that tell more, and a role, in running text outside quoted words."""
    low = reading.low
    for found in _DESCRIBES.finditer(reading.document.letters):
        first, last = found.span()
        if last - first < 3 or low[first] != "the" or not w.is_role(low[last - 1]):
            continue
        if not reading.runs(first) or reading.quoted(first) or reading.before(first) in _TELLING:
            continue
        if reading.names.isdisjoint(range(first, last + 2)):
            yield last - 1


def read_description(stage: Stage, at: int) -> Phrase | None:
    """The description that a noun heads, where it may stand for somebody known: not where it brings somebody in."""
    reading, low = stage.reading, stage.reading.low
    first = phrase_before(reading, at + 1) - 1
    if first < reading.sentence(at)[0] or low[first] != "the" or not _SEVERAL.isdisjoint(low[first:at]):
        return None
    new = low[at + 1 : at + 2] != [] and low[at + 1] in _NEW and low[at + 1 : at + 3] != ["of", "state"]
    named = reading.before(first) == "," and any(place[1] == first - 1 for place in _just_before(stage, first))
    if new or named:  # "Ana Ruiz, the Vermont senator,"
        return None
    phrase = read_phrase(reading, first, at + 3 if low[at + 1 : at + 3] == ["of", "state"] else at + 1)
    if phrase is None or phrase.plural or phrase.kind != "unnamed" or phrase.owner is not None:
        return None
    return phrase if _tells(stage, phrase) else None


def _just_before(stage: Stage, token: int) -> list[tuple[int, int, Person]]:
    return stage.people.between(max(token - _LONGEST_NAME, 0), token)


def _tells(stage: Stage, phrase: Phrase) -> bool:
    """Whether a description says enough to be somebody's: an office with its place, party or past; any other role."""
    alone = phrase.last - phrase.core == 1 or not w.is_role(phrase.head)
    return not alone and (phrase.head not in w.offices() or is_placed(stage, phrase))


def is_placed(stage: Stage, phrase: Phrase) -> bool:
    """Whether a description tells a place, a party or a past: "the Vermont senator", "the former secretary"."""
    words = stage.reading.low[phrase.core : phrase.last - 1]
    kinds = (w.places(), w.demonyms(), w.party_words(), w.FORMER)
    return w.is_role(phrase.head) and any(word in kind for word in words for kind in kinds)


def meant(stage: Stage, phrase: Phrase) -> Person | None:
    """The one whom a description means, of those of whom no office is told; None where that is not probable."""
    sums: dict[int, float] = {}
    people: dict[int, Person] = {}
    for one, signs in namings(stage, phrase):
        entity = one.entity
        if isinstance(entity, Person):
            if has_office(entity) or entity.doubt or told_beside(stage, entity):
                continue
            people[id(entity)] = entity
        sums[id(entity)] = sums.get(id(entity), 0.0) + _WEIGHED.strength(signs)
    whole = math.exp(_weights()["nobody"]) + sum(sums.values())
    likeliest = max(people, key=sums.__getitem__, default=0)
    return people[likeliest] if people and sums[likeliest] >= _MEANT * whole else None


def namings(stage: Stage, phrase: Phrase) -> Iterator[tuple[Appearance, Signs]]:
    """Every naming near a description, with what speaks for and against it."""
    reading = stage.reading
    at, low, code = phrase.last - 1, reading.low, reading.document.letters
    begin = reading.sentence(at)[0]
    acted_on = phrase.first > begin and code[phrase.first - 1] in _ACTING_ON
    role = "object" if acted_on else "owner" if code[at + 1 : at + 2] == "O" else "subject"
    around = namings_near(stage, at)
    party = next((word for word in low[phrase.core : at] if word in w.party_words()), None)
    bound = _subjects(stage, _own_clause(reading, begin, phrase.first), phrase.first)
    for one, signs in Pronoun(stage, at, False, w.gender_of_role(phrase.head), role).namings(around, bound):
        if not isinstance(one.entity, Person):
            signs.append(("being", "no person"))
        elif party is not None and _of_another(one.entity, party):
            signs.append(("being", "of another party"))
        yield one, signs


def _own_clause(reading: Reading, begin: int, first: int) -> int:
    """Where the main clause begins in which a description stands: "When Ruiz left, | Lee praised | the senator"."""
    if reading.low[begin] not in _LEADING:
        return begin
    return next((at + 1 for at in range(begin, first) if reading.low[at] == ","), begin)


def _subjects(stage: Stage, first: int, last: int) -> tuple[Entity, ...]:
    """Who is the subject of something between two tokens."""
    around = stage.appearances_between(first, last, _MOST)
    return tuple(one.entity for one in around if stage.standing(one).place == "subject")


def has_office(person: Person) -> bool:
    """Whether a role is told of somebody that is no passing one."""
    told = (fact.role.lower().split() for fact in person.affiliations if fact.role and fact.status != "former")
    return any(words and words[-1] not in _PASSING and not is_doing(" ".join(words)) for words in told)


def has_other(person: Person, role: str | None) -> bool:
    """Whether a role is told of somebody that is not this one, nor only what somebody does: "runs the Orrin Arms"."""
    return any(fact.role not in (None, role) and not is_doing(fact.role or "x") for fact in person.affiliations)


def _of_another(person: Person, party: str) -> bool:
    told = {body.lower() for _, body in person.posts() if body is not None}
    own = {_SAME_PARTY.get(body, body) for body in told if body in w.party_words()}
    return bool(own) and _SAME_PARTY.get(party, party) not in own


def tell_more(person: Person, phrase: Phrase) -> None:
    """A description can say where somebody works whom the text introduces without: "Norway’s fisheries minister"."""
    if (phrase.affiliation or "").endswith(" " + " ".join(person.best())):  # "Minister of Fisheries Kari Lie"
        return
    if phrase.head == "witness" and person.posts():  # for a day
        return
    known = {(fact.role or "").lower() for fact in person.affiliations}
    placed = any(fact.organization is not None for fact in person.affiliations)
    words = {word for role in known for word in role.split()}
    new = phrase.role is not None and phrase.article == "definite" and phrase.head not in words | ANYBODY_ELSE
    if (phrase.affiliation is not None and not placed) or (phrase.role is not None and (known <= {""} or new)):
        role, status = parted(phrase.role)  # "the former surgeon"
        if phrase.affiliation is not None and not placed:
            role = _own_word(person, phrase) or role
        person.affiliations.append(Affiliation(role=role, organization=phrase.affiliation, status=status))


def _own_word(person: Person, phrase: Phrase) -> str | None:
    """ "MNA Ana Ruiz ... the lawmaker from Lakeside": the role that a word with a wider sense stands for."""
    roles = (role for role, _ in person.posts() if role is not None and phrase.head not in heads(role))
    return next((role for role in roles if alike(phrase.head, role)), None)


@cache
def _weights() -> dict[str, float]:
    return learned("speakers_descriptions")


_WEIGHED = Weighed(_weights)
