"""Who is taken up by what they are: "“...,” said Ana Ruiz. | The Orrin striker | was speaking after the match"."""

from collections.abc import Iterator

from attrs import evolve

from quotetrace.layers import Sentence
from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition, by_verb
from quotetrace.speakers.affiliation.placing import place
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import calls_somebody
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_THE = frozenset({"the"})
_LONGEST = 12  # tokens of a description
_CLAUSE = 16  # tokens of a clause behind a description
_JOINTS = frozenset({"of", "at", "for", "with", "from"})
# What somebody else does, of whom the page has not told: "The mayor of Kelby declined to comment".
_OTHERS = frozenset(
    "declined declines refused refuses denied denies rejected rejects dismissed disagreed disagrees could would"
    " did does replied responded criticised criticized welcomed condemned said says told asked agreed wrote"
    " ordered ruled".split()
)


def tell_taken_up(stage: Stage) -> None:
    """Give the one whom a sentence names and of whom no role is told the description that opens the next one."""
    for first, verb, before in _descriptions(stage.reading):
        person = _only_one(stage, before)
        if person is None or any(fact.role is not None for fact in person.affiliations) or person.titles:
            continue
        fact = _told(stage.reading, first, verb)
        if fact is None or fact.role is None or fact.organization is None or fact.status == "incoming":
            continue  # without a house it is read with the descriptions
        if _another_has(stage, fact, person):
            continue
        person.affiliations.append(place(stage.institutions, fact))


def _descriptions(reading: Reading) -> Iterator[tuple[int, int, Sentence]]:
    """Where "the" opens a sentence with a role in running text, the verb behind it, and the sentence before."""
    document = reading.document
    for first in reading.where(_THE):
        number = document.sentence_of[first]
        own, before = document.sentences[number], document.sentences[number - 1]
        if number == 0 or own.first != first or before.block != own.block or not reading.runs(first):
            continue
        verb = None if reading.quoted(first) else _verb(reading, first, own.last)
        if verb is not None and reading.low[verb] not in _OTHERS:
            yield first, verb, before


def _verb(reading: Reading, first: int, end: int) -> int | None:
    """The finite verb behind a role with its house: "The winger of Orrin | was", "The Orrin winger | has"."""
    low, letters = reading.low, reading.document.letters
    reach = range(first + 1, min(first + _LONGEST, end))
    role = next((at for at in reach if _is_role(low[at]) and not any(map(_is_role, low[at + 1 : at + 2]))), None)
    if role is None or not set(letters[first + 1 : role]) <= set("NPJEA-O&I#"):
        return None
    at = role + 1
    if at < end and low[at] in _JOINTS:
        at = organization_at(reading, at + 1, end)[1]
    at = _behind_clause(reading, at, end)
    named = any(calls_somebody(reading, spot) for spot in range(role + 1, at))
    acts = at < end and letters[at] in "VZM" and not named and reading.names.isdisjoint(range(first, role + 1))
    return at if acts else None


def _told(reading: Reading, first: int, verb: int) -> Affiliation | None:
    """The description from ``first`` on, with the house of a clause behind it: "The nurse, who joined Orrin"."""
    fact, end = apposition(reading, first, verb, strict=True), reading.sentence(first)[1]
    who = next((at for at in range(first, verb) if reading.low[at] == "who"), None)
    beside = by_verb(reading, verb, end) if who is None else by_verb(reading, who + 1, verb)
    if fact is None or beside is None or fact.organization is not None:
        return fact
    return evolve(fact, organization=beside.organization)


def _behind_clause(reading: Reading, at: int, end: int) -> int:
    """ "The nurse|, who joined Orrin in 2010, | was": the token behind a clause between commas, else ``at``."""
    if reading.low[at : at + 2] != [",", "who"]:
        return at
    close = next((spot for spot in range(at + 2, min(at + _CLAUSE, end)) if reading.low[spot] == ","), None)
    return at if close is None else close + 1


def _is_role(low: str) -> bool:
    return w.is_role(low) or low in w.POSITIONS


def _only_one(stage: Stage, sentence: Sentence) -> Person | None:
    """The one person whom a sentence names outside of quoted words, whom it tells something left out."""
    reading, named = stage.reading, stage.people.between(sentence.first, sentence.last)
    named = [place for place in named if reading.before(place[0]) != "told" and not reading.quoted(place[0])]
    met = {id(person): person for _, _, person in named}
    return next(iter(met.values())) if len(met) == 1 else None


def _another_has(stage: Stage, fact: Affiliation, person: Person) -> bool:
    """Whether the page tells such a role of somebody else."""
    head = (fact.role or "").lower().split()[-1]
    others = (one for one in stage.people.persons if one is not person)
    return any(head in (told.role or "").lower().split() for one in others for told in one.affiliations)
