"""Who holds an office that a description names: "the Norwegian minister", "board president", "the nurse"."""

from functools import cache, lru_cache

from quotetrace import lexicons
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import country_of

# Before a word that may stand for others it tells somebody else: "the shadow minister", "the other lawmaker".
_QUALIFYING = frozenset({"former", "other", "shadow", "deputy", "vice", "senior", "junior", "assistant", "acting"})
_OF_TEAMS = frozenset({"manager", "boss", "captain", "coach", "skipper", "chairman", "owner"})


def office_holder(stage: Stage, phrase: Phrase) -> Person | None:
    """The one person whose role fits: "the Norwegian minister", "board president", "the nurse"."""
    reading = stage.reading
    modifiers = set(reading.low[phrase.core : phrase.last - 1]) - {"’s", "'s"}
    country = country_of(reading, phrase.core, phrase.last - 1) or (
        country_of(reading, *phrase.owner) if phrase.owner is not None else None
    )
    scored = []
    for person in stage.people.near(phrase.first):
        if posts := person.posts():  # of most nobody tells any
            score = max([_fits(*post, phrase, modifiers, country) for post in posts])
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
    """ "Vice Minister of Irrigation: ...": a headline words an office in its own way."""
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
    words = role.lower().replace("’s", "").split()
    kin = next((at for at, word in enumerate(words) if word in w.KIN), len(words))
    if words[kin + 1 : kin + 2] == ["of"]:  # "wife of the captain"
        words = words[: kin + 1]
    full = (w.OFFICES.get(word) or w.TITLE_POSTS.get(word.rstrip("."), word) for word in words)
    return frozenset(w.singular(word) for word in full)


@cache
def _also(head: str) -> frozenset[str]:
    """The roles of whom a word may stand for: "the lawmaker" for a senator."""
    return frozenset(lexicons.table("speakers_also").get(head, "").split())


def elsewhere(phrase: Phrase, organization: str | None) -> bool:
    """Whether a description names another body than somebody's: "the Spurs manager" is not "Leeds manager Tom Ray"."""
    one, other = phrase.affiliation or "", organization or ""
    if not (one[:1].isupper() and other[:1].isupper()):
        return False
    plays = phrase.head in _OF_TEAMS or w.sectors_of_roles().get(phrase.head) == "sport"
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


def alike(head: str, role: str) -> bool:
    """Whether a word may stand for a role: "the minister" for a fisheries minister, "the lawmaker" for a senator."""
    return head in _heads(role) or not _also(head).isdisjoint(_heads(role))


def _fits(role: str | None, organization: str | None, phrase: Phrase, modifiers: set[str], country: str | None) -> int:
    """0 where a role cannot be the one described, else how many of the describing words it shares, plus one."""
    if role is None:
        return 0
    other = phrase.head not in _heads(role)
    if other and (
        phrase.article != "definite" or _also(phrase.head).isdisjoint(_heads(role)) or modifiers & _QUALIFYING
    ):
        return 0
    if elsewhere(phrase, organization):
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
    if rest and not rest & told and (len(words) > 1 or other):
        return 0
    if other:
        return 1
    return 1 + len(modifiers & told) + (2 if words[-1] == phrase.head else 0)
