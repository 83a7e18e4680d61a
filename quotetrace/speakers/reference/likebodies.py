"""Whom a source means that looks like a body: the person whose name it was cut from, an office by its letters."""

from attrs import evolve

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.callings import may_stand_for
from quotetrace.speakers.reference.offices import office_holder
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w


def at_head(stage: Stage, phrase: Phrase) -> Person | None:
    """ "| Ruiz’s claim that": the person whose name a source is taken for the name of a body."""
    if not phrase.proper:
        return None
    end = phrase.last - (stage.reading.low[phrase.last - 1] in w.POSSESSIVE)
    named = stage.people.between(phrase.first, phrase.last)
    low = stage.reading.low
    return next(
        (who for first, last, who in named if last == end and all(map(w.is_role, low[phrase.core : first]))), None
    )


def abbreviated(stage: Stage, phrase: Phrase) -> Person | None:
    """The one person whose office a short form stands for: "the IGP" for the Inspector General of Police."""
    short = stage.reading.text(phrase.core, phrase.last)
    if not (1 < len(short) < 5 and short.isupper() and short.isalpha()):
        return None
    if may_stand_for(short.lower()):  # "the PM"
        return office_holder(stage, evolve(phrase, head=short.lower(), affiliation=None))
    found = [
        person
        for person in stage.people.near(phrase.first)
        if any(_is_short_for(short, role, organization) for role, organization in person.posts())
    ]
    return found[0] if len(found) == 1 else None


def _is_short_for(short: str, role: str | None, organization: str | None) -> bool:
    """Whether these are the first letters of an office, with its institution or without its field: "CS" for a "water
    Cabinet Secretary"."""
    words = [word for word in (role or "").replace("-", " ").split() if word[0].isupper()]
    more = [word for word in (organization or "").split() if word[0].isupper()]
    office = "".join(word[0] for word in words)
    return bool(words) and (office.endswith(short) or short == office + "".join(word[0] for word in more))
