"""Who holds an office that a description names: "the Norwegian minister", "board president", "the nurse"."""

from functools import lru_cache

from quotetrace.speakers import words as w
from quotetrace.speakers.kinds import Phrase
from quotetrace.speakers.people import Person
from quotetrace.speakers.phrases import country_of
from quotetrace.speakers.stage import Stage


def office_holder(stage: Stage, phrase: Phrase) -> Person | None:
    """The one person whose role fits: "the Norwegian minister", "board president", "the nurse"."""
    reading = stage.reading
    modifiers = set(reading.low[phrase.core : phrase.last - 1]) - {"’s", "'s"}
    country = country_of(reading, phrase.core, phrase.last - 1) or (
        country_of(reading, *phrase.owner) if phrase.owner is not None else None
    )
    scored = []
    for person in stage.people.near(phrase.first):
        score = max((_fits(*post, phrase, modifiers, country) for post in person.posts()), default=0)
        if score:
            scored.append((score, person))
    if not scored:
        return _of_headline(stage, phrase)
    top = max(score for score, _ in scored)
    best = [person for score, person in scored if score == top]
    if len(best) == 1:
        return best[0]
    return stage.last_of(best)


def _of_headline(stage: Stage, phrase: Phrase) -> Person | None:
    """ "Vice Minister of Irrigation: ...": a headline words an office in its own way; the one holder of the page is meant."""
    if stage.reading.kind(phrase.first) not in ("headline", "subheading"):
        return None
    found = [
        person
        for person in stage.people.near(phrase.first)
        if any(role is not None and phrase.head in _heads(role) for role, _ in person.posts())
    ]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1 << 14)
def _heads(role: str) -> frozenset[str]:
    """The words of a role, plural endings off: one of them heads a description of who holds it."""
    return frozenset(w.singular(word) for word in role.lower().replace("’s", "").split())


def _fits(role: str | None, organization: str | None, phrase: Phrase, modifiers: set[str], country: str | None) -> int:
    """0 where a role cannot be the one described, else how many of the describing words it shares, plus one."""
    if role is None or phrase.head not in _heads(role):
        return 0
    words = role.lower().replace("’s", "").split()
    told = set(words) | set((organization or "").lower().split())
    if country is not None:
        place = country.lower()
        known = organization is not None and (
            organization.lower() in w.places() or organization in w.demonyms().values()
        )
        if known and organization is not None and organization.lower() != place:
            return 0
        told |= (
            set(place.split()) | {name for name, land in w.demonyms().items() if land == country} if known else set()
        )
    rest = {word for word in modifiers if word not in w.demonyms() and word not in w.places()}
    if rest and not rest & told and len(words) > 1:
        return 0
    return 1 + len(modifiers & told) + (2 if words[-1] == phrase.head else 0)
