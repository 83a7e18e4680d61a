"""Posts told right before who holds them is named: "The fire chief sees it otherwise. “...,” Ana Ruiz told the Sun"."""

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.placing import place
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.profile.matched import MET, STANCE, is_gone
from quotetrace.speakers.reference.ledes import subject_end
from quotetrace.speakers.staging.kinds import read_phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w

_LONGEST = 24  # tokens of a sentence that leads over to a quotation
_OWNERS = frozenset({"the", "his", "her", "their", "its"})
_NEW = frozenset({"a", "an", "one"})
_NOBODYS = frozenset({"victims", "witness", "other", "others", "one", "person"})


def tell_led_over(stage: Stage) -> None:
    """Give the post that a sentence leads over with to whoever is quoted next, named for the first time, without one.

    The sentence names nobody, its subject is one person by a post, and its paragraph or the next has the quotation.
    """
    reading, document = stage.reading, stage.reading.document
    # "The mayor said it was shut. “We are late,” said Bo Katz": who speaks there is somebody else
    speaking = {document.sentence_of[reading.tokens(*one.content[-1])[0]] for one in reading.page.reported}
    for reported, answer in zip(reading.page.reported, stage.answers, strict=False):
        person = answer.speakers[0] if len(answer.speakers) == 1 else None
        if reported.kind != "direct" or reported.source is None or not isinstance(person, Person):
            continue
        first, last = reading.tokens(*reported.source)
        if not person.introduced or not first <= person.begins[0] < last or _has_post(person):
            continue
        number = document.sentence_of[reading.tokens(*reported.content[0])[0]]
        before = document.sentences[number - 1] if number else None
        if before is None or number - 1 in speaking or document.blocks[before.block].kind != "body":
            continue
        if before.last - before.first > _LONGEST:
            continue
        fact = None if stage.people.between(before.first, before.last) else _led_by(stage, before.first, before.last)
        if fact is not None:
            person.affiliations.append(fact)


def _has_post(person: Person) -> bool:
    return any(fact.role is not None for fact in person.affiliations)


def _led_by(stage: Stage, first: int, last: int) -> Affiliation | None:
    """The post of the one person that a sentence is about, with whose it is."""
    reading = stage.reading
    owned = reading.low[first + 1 : first + 2] != [] and reading.low[first + 1] in w.POSSESSIVE
    end = subject_end(reading, first, last)
    # "A nurse at Orrin | remembers it": who is brought in to speak
    brought = reading.low[first] in _NEW and reading.low[end : end + 1] != [] and reading.low[end] in STANCE
    if not (reading.low[first] in _OWNERS or owned or brought) or reading.quoted(first):
        return None
    phrase = read_phrase(reading, first, end)
    if phrase is None or phrase.role is None or phrase.plural or not w.is_role(phrase.head):
        return None
    acts = reading.document.letters[end : end + 1] in ("V", "Z", "M", ",") and not is_gone(reading, end)
    if phrase.head in _NOBODYS | MET or w.is_kin(phrase.head) or not acts:
        return None
    span = reading.document.span(reading.document.starts[end - 1], reading.document.ends[end - 1])
    told = (phrase.affiliation or "").lower() in phrase.role.lower().split()  # "the | fire | chief"
    house = None if told else phrase.affiliation
    return place(stage.institutions, Affiliation(role=phrase.role, organization=house, span=span), first)
