"""Whom a paragraph is about: "The man in question is Bo Lee, 40. “...,” | he | said", whoever spoke before it."""

from bisect import bisect_left

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import PERSONAL, Antecedent
from quotetrace.speakers.reference.callings import suffers
from quotetrace.speakers.staging.stage import Appearance, Entity, Stage

_MOST = 12  # namings of a paragraph that are looked at
_SURE = 0.6  # how probable it is that whom the paragraph is about is meant
_BEING = frozenset({"is", "was", "are", "were", "be", "becomes", "became", "than", "came", "comes", "sat", "stood"})
_REACH = 8  # tokens from a form of "to be" to the name: "was | the former ferry captain Bo Lee"
_SAYS_MORE = frozenset("JNPDOSCI,")  # letters of what may stand between them


def focus_first(stage: Stage, token: int, found: list[Antecedent], barred: tuple[Entity, ...]) -> list[Antecedent]:
    """Put the one person first whom the paragraph of a pronoun has brought in, where nobody else can be its subject.

    Not where a pronoun stands before the name, which goes on from the paragraph before: "He thanked Bo Lee. | He |
    said"; nor somebody of whom the paragraph tells in passing: "The seat was held by Bo Lee. “...,” | he | said".
    """
    person = _focus(stage, token)
    if person is None or person in barred or stage.departed is not None or suffers(stage, token, person):
        return found
    if found and found[0].entity is person:
        return found
    rest = [Antecedent(one.entity, 0.0) for one in found if one.entity is not person]
    return [Antecedent(person, max([_SURE, *(one.probability for one in found[:1])])), *rest]


def _focus(stage: Stage, token: int) -> Person | None:
    """The one person of the gender of a pronoun whom a sentence of the paragraph before it has as its subject."""
    reading, document = stage.reading, stage.reading.document
    wanted = PERSONAL.get(reading.low[token], "u")
    begin = bisect_left(document.starts, document.blocks[document.block_of(token)].start)
    first = document.sentences[document.sentence_of[token]].first
    if begin >= first or stage.people.between(first, token):  # "Lee stayed. Roe said | she | would go"
        return None
    around = stage.appearances_between(begin, first, _MOST)
    told = [one for one in around if one.kind != "pronoun" and not reading.quoted(one.token)]
    named = [one for one in told if isinstance(one.entity, Person) and one.entity.gender in (wanted, "u")]
    leads = [one for one in named if _leads(stage, one)]
    if not leads or wanted == "u":
        return None
    person = leads[0].entity
    assert isinstance(person, Person)
    others = [one for one in told if one.entity is not person and not _is_beside(stage, one)]
    ahead = (at for at in range(begin, leads[0].token) if PERSONAL.get(reading.low[at]) == wanted)
    return None if others or person.doubt or not all(map(reading.quoted, ahead)) else person


def _leads(stage: Stage, one: Appearance) -> bool:
    """Whether a naming is a subject, or what a subject is said to be: "Among them was | Bo Lee |, whose boat"."""
    if (place := stage.standing(one).place) in ("subject", "owner", "attribute"):
        return place == "subject"
    low, letters = stage.reading.low, stage.reading.document.letters
    for at in range(one.token - 1, max(one.token - _REACH, stage.reading.sentence(one.token)[0]) - 1, -1):
        if low[at] in _BEING:
            return True
        if letters[at] not in _SAYS_MORE:
            return False
    return False


def _is_beside(stage: Stage, one: Appearance) -> bool:
    """Whether somebody only owns what is told of, or is of no sentence's subject: "| Bo Lee |’s old deputy, Jo Roe"."""
    return stage.standing(one).place in ("owner", "attribute", "inner")
