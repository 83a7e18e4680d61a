"""What is looked up in an index of a page is what going through the page would find."""

import random

from quotetrace.document.reading import read
from quotetrace.layers import Page, Reported
from quotetrace.speakers.naming.runs import _is_name, _names_too
from quotetrace.speakers.persons.people import People, Person
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_PAGES = (
    "The WHO’s director, Ana Ruiz, said 31 per cent were ill. His brother, the painter Omar Aziz, left; who knows?\n\n"
    "“Her mother Clotilde and my aunt, Ines Lund, “went” to Orrin,” he said. The plan cost 50 Cent in May.",
    "Praising Moreau’s Plan, Ruiz Leaves Altona\n\nIn Altona the ruiz plan praised Moreau. Praising it, she left.",
    "it was late. his sister, ada roe, said so. the who agreed.",
    "",
)


def _reading(text: str) -> Reading:
    return Reading(Page(article="a", document=read(text), reported=()))


def _of_kin(reading: Reading, first: int) -> int:
    """As ``kin_before`` finds a noun of kinship, without the index."""
    low, at = reading.low, first - 1
    if w.is_role(low[at]):
        article = next((spot for spot in range(at - 1, max(at - 4, 1), -1) if low[spot] in ("the", "a", "an")), 0)
        at = article - 1 if article and low[article - 1] == "," else at
    at -= low[at] == ","
    return at if at > 0 and low[at] in w.KIN else 0


def test_words_are_found_where_they_stand() -> None:
    for reading in map(_reading, _PAGES):
        for word in {*reading.low, *reading.document.words, "nowhere"}:
            assert reading.where(frozenset({word})) == [at for at, low in enumerate(reading.low) if low == word]
            assert reading.writes(word) == (word in reading.document.words)


def test_capitals_inside_are_those_that_a_walk_meets() -> None:
    for reading in map(_reading, _PAGES):
        words, found = reading.document.words, set()
        for at, word in enumerate(words):
            small = words[at - 1].islower() and words[at - 1][0].isalpha()
            if word[0].isupper() and small and reading.runs(at) and not reading.titled(at):
                found |= {reading.low[at]} if at != reading.sentence(at)[0] else set()
        assert {low for low in reading.low if reading.named_inside(low)} == found


def test_kin_and_the_word_before_are_those_beside() -> None:
    for reading in map(_reading, _PAGES):
        for at in range(len(reading.low)):
            assert reading.kin_before(at) == (_of_kin(reading, at) if at else 0)
            assert reading.before(at) == (reading.low[at - 1] if at > reading.sentence(at)[0] else "")


def test_the_innermost_stretch_is_told() -> None:
    text = " ".join(f"word{at}" for at in range(30))
    document = read(text)
    chance = random.Random(7)
    for _ in range(50):
        spans = [sorted(chance.sample(range(len(text)), 2)) for _ in range(chance.randrange(5))]
        reported = tuple(Reported(kind="indirect", content=((start, end),), rule="") for start, end in spans)
        reading = Reading(Page(article="a", document=document, reported=reported))
        for at, begin in enumerate(document.starts):
            around = [(start, end, number) for number, (start, end) in enumerate(spans) if start <= begin < end]
            assert reading.told(at) == (max(around)[2] if around else -1)


def test_namings_between_two_tokens_are_those_that_begin_there() -> None:
    chance = random.Random(3)
    for _ in range(30):
        people = People()
        for number in range(chance.randrange(6)):
            person = Person()
            for at in chance.sample(range(60), chance.randrange(1, 5)):
                person.add(Name(at, at, at + 1, "", (f"Name{number}",)))
            people.meet(person)
        people.place()
        late = Person(doubt=1)
        late.add(Name(30, 30, 31, "", ("Late",)))
        people.accept(late)
        for first, last in (sorted(chance.sample(range(70), 2)) for _ in range(20)):
            inside = [place for place in people.places if first <= place[0] < last]
            assert people.between(first, last) == inside
            assert people.between(first, last, 2) == inside[-2:]
        assert [place[0] for place in people.places] == sorted(place[0] for place in people.places)


def test_full_names_are_those_of_several_words() -> None:
    person = Person()
    for first, words in enumerate((("Ruiz",), ("Ana", "Ruiz"), ("Ana", "B.", "Ruiz"), ("Ana",))):
        person.add(Name(first, first, first + 1, "", words))
        assert person.full == [name for name in person.names if len(name.words) > 1]
        assert person.introduced == bool(person.full)


def test_words_that_begin_no_name_begin_none_where_others_do() -> None:
    text = "\n\n".join(f"Judge {word.capitalize()} Ji-hoon said." for word in sorted(w.not_names()) if word.isalpha())
    reading = _reading(text)
    places = [at for at in range(1, len(reading.low)) if reading.low[at - 1] == "judge"]
    told = {reading.low[at] for at in places if _is_name(reading, at, frozenset({at}))}
    assert told
    assert told <= _names_too()
