"""Who holds an office that a description names: "the Norwegian minister", "board president", "the nurse"."""

import re
from bisect import bisect_left

from attrs import frozen

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.callings import alike, also, colours, heads
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import country_of

# Before a word that may stand for others it tells somebody else: "the shadow minister", "the other lawmaker".
_QUALIFYING = frozenset({"former", "other", "shadow", "deputy", "vice", "senior", "junior", "assistant", "acting"})
# Of an office that another has: "the health secretary" is not "Shadow health secretary Ann Lee".
_BESIDE = frozenset({"shadow"})
_STEM = 5  # letters that the adjective of a land has in common with its name
_OTHERWISE = 1  # how well a role fits that is called otherwise than it is described
_OF_TEAMS = frozenset({"manager", "boss", "captain", "coach", "skipper", "chairman", "owner"})


# Offices of whom a number behind a name tells, and the gender each tells: "Charles III", "Leo XIV".
_RULERS = {
    **dict.fromkeys("king emperor tsar sultan prince pope pontiff patriarch".split(), "m"),
    **dict.fromkeys("queen empress princess".split(), "f"),
    **dict.fromkeys("monarch sovereign ruler".split(), "u"),
}
_REIGN = re.compile(r"[IVX]+")


@frozen
class _Asked:
    """A description with the words before its noun, the country that it tells, and the last of these words joined."""

    phrase: Phrase
    modifiers: set[str]
    country: str | None
    joined: str | None


def _asked(stage: Stage, phrase: Phrase) -> _Asked:
    reading, low = stage.reading, stage.reading.low
    country = country_of(reading, phrase.core, phrase.last - 1) or (
        country_of(reading, *phrase.owner) if phrase.owner is not None else None
    )
    joined = None
    if low[phrase.last : phrase.last + 2] in (["of", "state"], ["of", "government"]):
        joined = "-".join(low[phrase.last - 1 : phrase.last + 2])
    elif phrase.last - phrase.core > 1:
        joined = f"{low[phrase.last - 2]}-{phrase.head}"
    return _Asked(phrase, set(low[phrase.core : phrase.last - 1]) - {"’s", "'s"}, country, joined)


def office_holder(stage: Stage, phrase: Phrase, otherwise: bool = True) -> Person | None:
    """The one person whose role fits: "the Norwegian minister", "board president", "the nurse".

    ``otherwise`` tells whether a word may stand for a role that is called otherwise: "the lawmaker" for a senator.
    """
    asked = _asked(stage, phrase)
    scored = []
    gender = w.gender_of_role(phrase.head)
    for person in stage.people.near(phrase.first):
        if posts := person.posts():  # of most nobody tells any
            score = max([_fits(*post, asked) for post in posts])
            if score == _OTHERWISE and {gender, person.gender} == {"f", "m"}:
                continue  # "Mayor Luc Maes" is not "the mayoress"
            if score > 0:
                scored.append((score, person))
    # "boss Steve Lomax" before "the manager", not the "manager Paulo Quintela" behind
    met = [(score, person) for score, person in scored if person.begins[0] < phrase.first]
    if not met and (ruler := _ruler(stage, phrase)) is not None:
        return ruler
    fit = [(score, person) for score, person in met or scored if otherwise or score > _OTHERWISE]
    if not fit:
        return _of_headline(stage, phrase)
    top = max(score for score, _ in fit)
    best = [person for score, person in fit if score == top]
    # "welcomed by Justice Minister Ann Lee. | The minister | said"
    return best[0] if len(best) == 1 else stage.last_of(best)


def _ruler(stage: Stage, phrase: Phrase) -> Person | None:
    """ "Charles III’s speech was short. | The king | said": of those with a number behind their name the one named last
    before an office of rulers."""
    gender = _RULERS.get(phrase.head)
    if gender is None or phrase.article != "definite" or phrase.last - phrase.core > 1:
        return None
    found = [
        (person.begins[bisect_left(person.begins, phrase.first) - 1], person.number, person)
        for person in stage.people.near(phrase.first)
        if person.begins[0] < phrase.first
        and len(person.best()) == 2  # "Ana Ruiz III" has a father and a grandfather of that name
        and _REIGN.fullmatch(person.best()[1])
        and {gender, person.gender} != {"f", "m"}
    ]
    return max(found)[2] if found else None


def _of_headline(stage: Stage, phrase: Phrase) -> Person | None:
    """ "Vice Minister of Irrigation: ...": a headline words an office in its own way."""
    if stage.reading.kind(phrase.first) not in ("headline", "subheading"):
        return None
    found = [
        person
        for person in stage.people.near(phrase.first)
        if any(role is not None and _is_short(phrase.head, role) for role, _ in person.posts())
    ]
    return found[0] if len(found) == 1 else None


def _is_short(head: str, role: str) -> bool:
    """Whether a word of a headline is one of a role, or short for it: "CEO"."""
    return head in heads(role) or (head in w.SHORT_OFFICES and alike(head, role))


def elsewhere(phrase: Phrase, organization: str | None) -> bool:
    """Whether a description names another body than somebody's: "the Spurs manager" is not "Leeds manager Tom Ray"."""
    one, other = phrase.affiliation or "", organization or ""
    if not (one[:1].isupper() and other[:1].isupper()):
        return False
    plays = phrase.head in _OF_TEAMS or w.sectors_of("roles").get(phrase.head) == "sport"
    if phrase.head not in _OF_TEAMS and (one in w.countries()) != (other in w.countries()):
        return False  # "England forward Ana Ruiz" has a club, too
    if not plays and any(name.lower() in w.places() for name in (one, other)):  # "Altona" for its council
        return False
    own, theirs = (set(name.lower().split()) - w.organizations() for name in (one, other))
    if not own or not theirs or not own.isdisjoint(theirs):
        return False
    return not (_short_for(one, other) or _short_for(other, one))


def _short_for(short: str, name: str) -> bool:
    """Whether letters may stand for a name: "FA" for "Football Association"."""
    return short.isupper() and name.startswith(short[0])


def works_elsewhere(person: Person, phrase: Phrase) -> bool:
    """Whether somebody has such an office, but with another body than the description names."""
    return any(
        role is not None and alike(phrase.head, role) and elsewhere(phrase, body) for role, body in person.posts()
    )


def _fits(role: str | None, organization: str | None, asked: _Asked) -> int:
    """0 where a role cannot be the one described, else how many of the describing words it shares, plus two.

    One where the role is called otherwise.
    """
    if role is None:
        return 0
    known, phrase, modifiers = heads(role), asked.phrase, asked.modifiers
    joined = asked.joined is not None and (asked.joined in known or not also(asked.joined).isdisjoint(known))
    other = phrase.head not in known
    if other and not joined and not (_is_called(phrase, known, modifiers) and _same_place(phrase, organization)):
        return 0
    if elsewhere(phrase, organization):
        return 0
    words = role.lower().replace("’s", "").split()
    if not _BESIDE.isdisjoint(words) and _BESIDE.isdisjoint(modifiers) and phrase.article == "definite":
        return 0
    told = set(words) | set((organization or "").lower().split())
    if asked.country is not None:
        place = asked.country.lower()
        placed = organization is not None and (
            organization.lower() in w.places() or organization in w.demonyms().values()
        )
        if placed and organization is not None and organization.lower() != place:
            return 0
        same = {name for name, land in w.demonyms().items() if land == asked.country}
        told |= set(place.split()) | same if placed else set()
    rest = {word for word in modifiers if word not in w.demonyms() and word not in w.places()}
    rest = {word for word in rest if not (colours(word) or _of_that_land(word, told))}
    if rest and not joined and not rest & told and (len(words) > 1 or other):
        return 0
    return _OTHERWISE if other else _OTHERWISE + 1 + len(modifiers & told) + (2 if words[-1] == phrase.head else 0)


def _of_that_land(word: str, told: set[str]) -> bool:
    """ "the | Varonian | leader", of the president of Varonia: an adjective that no list knows."""
    return len(word) > _STEM and any(name[:_STEM] == word[:_STEM] for name in told)


def _is_called(phrase: Phrase, known: frozenset[str], modifiers: set[str]) -> bool:
    """Whether a description may stand for a role that is called otherwise: "the lawmaker", not "the other lawmaker"."""
    return phrase.article == "definite" and not also(phrase.head).isdisjoint(known) and not modifiers & _QUALIFYING


def _same_place(phrase: Phrase, organization: str | None) -> bool:
    """Whether "the Congress leader" can be called so for an office with that body: for the same one, or a country's.

    Teams are named so late and so shortly that "the Hawks boss" may be any coach.
    """
    place = phrase.affiliation
    if place is None or phrase.head in _OF_TEAMS or place in w.demonyms().values():
        return True
    words = place.lower().split()
    if organization is None and (place.lower() in w.places() or w.organizations().isdisjoint(words)):
        return True  # "the legislator from Ohio", "from Upper Kohan"
    return not set(words).isdisjoint((organization or "").lower().split())
