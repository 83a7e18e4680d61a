"""Whom a page means by a country: "Argentina’s Ines Holt won. The Argentine said"."""

from bisect import bisect_left
from operator import itemgetter

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Entity, Stage
from quotetrace.speakers.text import words as w


def foreigners(stage: Stage, phrase: Phrase) -> tuple[Person, ...]:
    """Who is told to be of another country than "the Kenyan"."""
    country = w.demonyms().get(phrase.head)
    if country is None:
        return ()
    told = (
        (one, {place for _, place in one.posts() if place in w.demonyms().values()})
        for one in stage.people.near(phrase.first)
    )
    return tuple(one for one, places in told if places and country not in places)


def countryman(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...]) -> Person | None:
    """ "Argentina’s Ines Holt won. | The Argentine, seeded fourth, | said": who was named last of those from there."""
    country = w.demonyms().get(phrase.head)
    if (
        country is None
        or stage.reading.low[phrase.first] != "the"
        or phrase.last - phrase.core > 1 + phrase.head.count(" ")
    ):
        return None
    found = [
        (person.begins[bisect_left(person.begins, phrase.first) - 1], person)
        for person in stage.people.near(phrase.first)
        if person.begins[0] < phrase.first and person not in barred and any(at == country for _, at in person.posts())
    ]
    return max(found, key=itemgetter(0))[1] if found else None
