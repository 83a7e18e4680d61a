"""Whom a number tells of people just named: "Ruiz and her colleague Ebbe Holm tried it. The two researchers say"."""

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w

_NUMBERS = {"two": 2, "both": 2, "three": 3}
_TOGETHER = {"pair": 2, "duo": 2, "couple": 2, "twosome": 2, "twins": 2, "trio": 3, "threesome": 3}
COUNTING = _TOGETHER.keys() | _NUMBERS.keys()  # nouns that say how many they are
_SENTENCES = 3  # back, among which the last with so many people is looked for
_MOST = 8  # namings of a sentence


def counted(stage: Stage, phrase: Phrase) -> tuple[Person, ...]:
    """ "Pedro Sanz and his passenger, Luis Gil, got out. | The two men | said": those named last in one sentence."""
    reading = stage.reading
    number = _number(reading.low[phrase.first : phrase.last], phrase)
    if not number:
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


def of_two(stage: Stage, phrase: Phrase) -> Person | None:
    """ "Ruiz and Holm signed it. | The latter | said": the first or the last of the two people of the sentence before.

    "The latter" is the last of more than two as well.
    """
    reading = stage.reading
    if phrase.head not in ("former", "latter") or reading.low[phrase.first : phrase.last] != ["the", phrase.head]:
        return None
    sentences, here = reading.document.sentences, reading.document.sentence_of[phrase.first]
    for back in range(here, max(here - _SENTENCES, -1), -1):
        around = stage.appearances_between(sentences[back].first, phrase.first, _MOST)
        named = [one.entity for one in around if one.kind == "name" and not reading.quoted(one.token)]
        people = [*{id(one): one for one in named if isinstance(one, Person) and not one.doubt}.values()]
        if len(people) > 1:
            return people[-1] if phrase.head == "latter" else people[0] if len(people) == 2 else None
    return None


def _number(words: list[str], phrase: Phrase) -> int:
    """How many a description tells: "the two men", "both women", "the two", "the couple"; 0 where it is no such one."""
    if words[:1] not in (["the"], ["both"]):
        return 0
    if phrase.head in COUNTING:
        return (_TOGETHER | _NUMBERS)[phrase.head] if len(words) == len(("the", "two")) else 0
    number = next((_NUMBERS[word] for word in words[:-1] if word in _NUMBERS), 0)
    return number if phrase.plural and w.is_role(phrase.head) else 0


def _fits(phrase: Phrase, people: list[Person]) -> bool:
    """Whether nothing told of a gender speaks against it: "the two women" are no men."""
    gender = w.gender_of_role(phrase.head)
    return gender == "u" or all(one.gender in (gender, "u") for one in people)
