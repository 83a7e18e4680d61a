"""Whom a number tells of people just named: "Ruiz and her colleague Ebbe Holm tried it. The two researchers say"."""

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w

_NUMBERS = {"two": 2, "both": 2, "three": 3}
_SENTENCES = 3  # back, among which the last with so many people is looked for
_MOST = 8  # namings of a sentence


def counted(stage: Stage, phrase: Phrase) -> tuple[Person, ...]:
    """ "Pedro Sanz and his passenger, Luis Gil, got out. | The two men | said": those named last in one sentence."""
    reading = stage.reading
    words = reading.low[phrase.first : phrase.core]
    number = next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)
    if not number or words[0] not in ("the", "both") or not phrase.plural or not w.is_role(phrase.head):
        return ()
    sentences, here = reading.document.sentences, reading.document.sentence_of[phrase.first]
    for sentence in reversed(sentences[max(here - _SENTENCES, 0) : here]):
        around = stage.appearances_between(sentence.first, sentence.last, _MOST)
        named = [one.entity for one in around if not reading.quoted(one.token)]
        people = {id(one): one for one in named if isinstance(one, Person) and not one.doubt}
        if len(people) == number and _fits(phrase, [*people.values()]):
            return tuple(people.values())
        if len(people) >= number:
            return ()
    return ()


def _fits(phrase: Phrase, people: list[Person]) -> bool:
    """Whether nothing told of a gender speaks against it: "the two women" are no men."""
    gender = w.gender_of_role(phrase.head)
    return gender == "u" or all(one.gender in (gender, "u") for one in people)
