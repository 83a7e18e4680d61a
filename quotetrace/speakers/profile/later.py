"""What another sentence tells of somebody it is about: "She runs the choir", "Ruiz has led Orrin Foods since 2011"."""

from collections.abc import Iterator
from functools import cache
from operator import itemgetter

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import WORKED, apposition, by_verb
from quotetrace.speakers.affiliation.careers import TURNS, taken
from quotetrace.speakers.affiliation.held import RUNS, holding
from quotetrace.speakers.affiliation.moves import JOINED, joined
from quotetrace.speakers.affiliation.placing import place
from quotetrace.speakers.affiliation.seconds import seconds
from quotetrace.speakers.affiliation.working import WORK
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import body_ending
from quotetrace.speakers.text.reading import Reading

_SUBJECTS = frozenset({"he", "she"})
_FOUNDED = frozenset("founded runs owns leads heads directs chairs owned led headed directed chaired".split())
_APPOSED = 8  # tokens of an apposition before a pronoun: "the oldest mill in the valley, which"
# Further words right behind a pronoun that a role may follow: "She | lost her job as a nurse", "He | became mayor".
_STARTS = frozenset(
    "has had also now still currently serves trained retired began started lost left quit took makes earns joined"
    " became used introduced described resigned stepped stood".split()
)
_ARE = frozenset({"is", "was"})
_CONTRACTED = frozenset({"’s", "'s"})
_LEFT = frozenset({"left", "quit", "lost"})  # "Ruiz | left Altona for Hull": a town as well as a house
_CHOSEN = frozenset({"appointed", "named", "elected", "made", "hired", "promoted"})  # "She | was appointed director"
# Nouns for people that tell nothing of what they do.
_ANYBODY = frozenset("man woman boy girl person child widow guest witness victim fan leader member friend".split())


def tell_later(stage: Stage) -> None:
    """Give those of whom no post is told at their names what a pronoun or a name for them is the subject of."""
    for token, person in sorted([*_subjects(stage), *_named(stage)], key=itemgetter(0)):
        fact = None if _has_both(person) else _told_at(stage, token) or _fronted(stage.reading, token)
        if fact is None:
            continue
        roles = [one for one in person.affiliations if one.role is not None]
        placed = any(one.organization is not None for one in person.affiliations)
        if (fact.role is not None and not roles) or (fact.organization is not None and not placed):
            person.affiliations.append(fact)


def _house(reading: Reading, token: int, verb: int) -> Affiliation | None:
    """ "Orrin, the mill | she | founded": whose house the apposition before a pronoun tells of."""
    begin = reading.sentence(token)[0]
    comma = next((at for at in range(token - 1, max(begin, token - _APPOSED), -1) if reading.low[at] == ","), begin)
    first = body_ending(reading, comma) if comma > begin else comma
    return holding(reading, verb, reading.text(first, comma)) if first < comma else None


@cache
def _verbs() -> frozenset[str]:
    return _ARE.union(RUNS, WORKED, WORK, _STARTS)


@cache
def _tellings() -> frozenset[str]:
    """The verbs behind a name that may tell what somebody is."""
    return _verbs().union(JOINED, TURNS) - _LEFT


@cache
def _kinds() -> frozenset[str]:
    return w.organizations() | w.kinds_of_bodies()


def _subjects(stage: Stage) -> Iterator[tuple[int, Person]]:
    """Where "he" or "she" stands for somebody known in running text, in order."""
    reading = stage.reading
    for token in sorted(stage.references):
        entity = stage.now(stage.references[token])
        if reading.low[token] in _SUBJECTS and isinstance(entity, Person) and not reading.quoted(token):
            yield token, entity


def _named(stage: Stage) -> Iterator[tuple[int, Person]]:
    """Where a name is the subject of its sentence: its last token, or that of an age behind it."""
    reading = stage.reading
    for first, last, person in stage.people.places:
        begin, end = reading.sentence(first)
        if not reading.runs(first) or reading.quoted(first) or not (first == begin or reading.before(first) == ","):
            continue
        aged = reading.low[last : last + 1] == [","] and reading.low[last + 2 : last + 3] == [","]
        last += 3 * (aged and reading.low[last + 1].isdigit())
        if last < end and (reading.low[last] in _tellings() or _is_then(reading, last, end)) and not _has_both(person):
            yield last - 1, person


def _is_then(reading: Reading, at: int, end: int) -> bool:
    """ "Ana Ruiz | came from Bonn and has been manager for six years": what somebody is behind what somebody did."""
    if reading.document.letters[at] not in "VZ" or "been" not in reading.low[at:end]:
        return False
    return any(reading.low[spot : spot + 3] == ["and", "has", "been"] for spot in range(at + 1, end - 3))


def _has_both(person: Person) -> bool:
    """Whether a role and a house of somebody are told."""
    return any(fact.role is not None for fact in person.affiliations) and any(
        fact.organization is not None for fact in person.affiliations
    )


def _told_at(stage: Stage, token: int) -> Affiliation | None:
    """The post that the verb behind a pronoun tells."""
    reading, end = stage.reading, stage.reading.sentence(token)[1]
    at = token + 1
    if at < end and reading.low[at] in _FOUNDED and reading.low[token - 1] in _kinds():
        return _house(reading, token, at)
    if at < end and reading.low[at] in JOINED:
        return _as_what(reading, at, end) or joined(reading, at, end)
    if at + 2 < end and reading.low[at] in _ARE | {"been"} and reading.low[at + 1] in _CHOSEN:
        fact = apposition(reading, at + 2 + (reading.low[at + 2] == "as"), end, strict=True)
        return place(stage.institutions, fact, token) if fact is not None and _is_known(fact) else None
    if at < end and reading.low[at] in TURNS and (fact := taken(reading, at, end)) is not None:
        return place(stage.institutions, fact, token)
    if at + 1 < end and reading.low[at] in _CONTRACTED and reading.document.letters[at] in "VZ":
        fact = apposition(reading, at + 1, end, strict=True)  # "She | ’s the head of policy at Orrin"
        return place(stage.institutions, fact, token) if fact is not None and _is_known(fact) else None
    if at < end and reading.low[at] not in _verbs() and _is_then(reading, at, end):
        fact = next(seconds(reading, at, end), None)
        return None if fact is None else place(stage.institutions, fact, token)
    if at >= end or reading.low[at] not in _verbs():
        return None
    fact = by_verb(reading, at, end)
    if fact is None or fact.role is None:
        other = _as_what(reading, at, end) or next(seconds(reading, at, end), None)
        more = other is not None and (_is_known(other) or other.organization is not None)
        fact = other if more or fact is None else fact
    if fact is None or (fact.role or "").lower().split()[-1:] in [[word] for word in _ANYBODY]:
        return None
    known = _is_known(fact)
    if reading.low[at] not in _ARE and not known and (fact.organization is None or fact.organization.islower()):
        return None  # "She ran home"
    does = (fact.role or "").lower().partition(" ")[0] in RUNS  # "She is 52 and | coaches juniors"
    known = known or (fact.role is not None and _is_held(reading, fact))
    if fact.role is not None and reading.low[at] in _ARE and not (known or does):
        return None
    fact = place(stage.institutions, fact, token)
    return evolve(fact, status="former") if reading.low[at] == "was" or reading.low[at] in WORKED else fact


def _is_held(reading: Reading, fact: Affiliation) -> bool:
    """Whether a noun that no list knows tells a post by what stands behind it: "programme lead | at Orrin"."""
    if fact.span is None or fact.organization is None or fact.organization.islower():
        return False
    last = reading.tokens(fact.span.start, fact.span.end)[1]
    return reading.low[last : last + 1] == ["at"] and reading.document.tags[last - 1] == "NN"


def _as_what(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "She | works as a nurse at Altona Hospital", "He | has served as treasurer since 2019"."""
    fact = taken(reading, at, end) if "as" in reading.low[at:end] else None
    return fact if fact is not None and _is_known(fact) else None


def _fronted(reading: Reading, token: int) -> Affiliation | None:
    """ "A glazier by trade, | she | lives in Bonn", "As a nurse, | he | saw it": what opens a pronoun’s sentence."""
    begin, low = reading.sentence(token)[0], reading.low
    first, comma = begin + (low[begin] == "as"), token - 1
    if not first + 1 < comma or low[comma] != "," or not (first > begin or low[first] in ("a", "an")):
        return None
    if not set("VZM").isdisjoint(reading.document.letters[first:comma]):
        return None
    fact = apposition(reading, first, comma, strict=True)
    if fact is None or not _is_known(fact) or not _ANYBODY.isdisjoint((fact.role or "").lower().split()):
        return None
    # "As expected, she", "As leader, she" tell nothing new; "As head of the mill, she" does
    return fact if fact.organization is not None or low[first] in ("a", "an") else None


def _is_known(fact: Affiliation) -> bool:
    """Whether a noun of a role is one that the lists know."""
    return any(map(w.is_role, (fact.role or "").lower().split()))
