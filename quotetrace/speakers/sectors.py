"""The walk of life of a speaker, for audits of who is quoted: government, business, academic and so on.

The role decides where it tells enough ("minister", "nurse"); a role found everywhere ("director", "spokesman") leaves
it to the institution, and where none is told, to the field among its words ("sales director", "hotel receptionist").
Each answer comes with the words it rests on; where nothing tells, there is none.
"""

from quotetrace.models import Affiliation, Sector, SpeakerKind
from quotetrace.speakers.text import words as w

_OFFICIALS = frozenset(
    {"official", "officials", "source", "sources", "aide", "aides", "diplomat", "diplomats", "adviser", "advisers"}
    | {"advisor", "advisors", "insider", "insiders", "negotiator", "negotiators", "bureaucrat", "lawmaker", "lawmakers"}
)
_PRIVATE: Sector = "witness or resident"
_EVERYWHERE = frozenset("secretary general superintendent captain boss skipper president founder co-founder".split())
_OF_ANY_BODY = frozenset({"director-general", "secretary-general", "general-secretary", "general-manager"})
Told = tuple[Sector | None, str | None]


def sector(kind: SpeakerKind, name: str, facts: tuple[Affiliation, ...]) -> Told:
    """The sector of a speaker and the words that tell it, or None twice.

    >>> sector("person", "Ana Ruiz", (Affiliation(role="director", organization="Altona Hospital"),))
    ('health', 'Altona Hospital')
    """
    if kind in ("unnamed", "group"):
        told = _anonymous(name, facts)
        if told[0] is not None:
            return told
    if kind in ("organization", "document"):
        return _body(facts[0].organization if facts and facts[0].organization else name)
    private: Told = (None, None)  # what is told of anybody: a neighbour, a father of two
    for fact in sorted(facts, key=lambda fact: fact.status == "former"):
        found = _role(fact.role)
        if found[0] is None or found[0] == _PRIVATE or _is_found_everywhere(fact.role):
            body = _body(fact.organization)
            if found[0] == "sport" and body[0] == "government":
                body = (None, None)  # "captain of Ayr Town"
            found = body if body[0] is not None else found if found[0] is not None else _field(fact.role)
        if found[0] not in (None, _PRIVATE):
            return found
        private = private if private[0] is not None else found
    return private


def _anonymous(name: str, facts: tuple[Affiliation, ...]) -> Told:
    """Sources that only their closeness to power describes: "two officials", "a source"; else what they are."""
    if name.lower() in _OFFICIALS:
        role = next((fact.role for fact in facts if fact.role is not None), None)
        return "unnamed official", role or name
    return _role(name) if not facts or facts[0].role is None else (None, None)


def _role(role: str | None) -> Told:
    """What a role tells by its noun, the last word or that before "of"; two words go before one: "civil servant"."""
    words = (role or "").lower().replace("’", "'").split()
    if words[:2] == ["for", "the"]:
        return "legal", role  # "for the defence": a side in court
    ends = [len(words)] + [at for at, word in enumerate(words) if word in ("of", "for", "to", "at", "in")]
    whole = w.sectors_of("roles").get("-".join(words))
    if whole is not None:  # "head of sales", which is told by three words
        return whole, role
    for end in ends:
        last, pair = words[end - 1 : end], "-".join(words[max(end - 2, 0) : end])
        if pair in _OF_ANY_BODY:
            return None, None
        for word in (pair, *last, *map(w.singular, last), *map(w.unhyphened, last)):
            found = w.sectors_of("roles").get(word.strip(".,"))
            if found is not None:
                return found, role
    return None, None


def _field(role: str | None) -> Told:
    """What the words around the noun of a role tell, the nearest before it first: "hotel receptionist"."""
    words = (role or "").lower().replace("’", "'").split()
    noun = next((at for at, word in enumerate(words) if word in ("of", "for", "in", "at", "with")), len(words)) - 1
    for word in (*reversed(words[: max(noun, 0)]), *words[noun + 1 :]):
        found = w.sectors_of("fields").get(word.removesuffix("'s").rstrip(",'"))
        if found is not None:
            return found, role
    return None, None


def _is_found_everywhere(role: str | None) -> bool:
    """Whether an institution tells more than such a role: "superintendent of Weaver School", "secretary of Rovers"."""
    return role is not None and _EVERYWHERE.intersection(role.lower().replace("-", " ").split()[-2:]) != set()


def _body(name: str | None) -> Told:
    """What the words of an institution's name tell, the last first: "Altona University Hospital" is a hospital."""
    words = (name or "").lower().replace("’", "'").split()
    for at, word in enumerate(reversed(words)):
        if at and word == "united":  # "Ayr United" plays, the United Nations do not
            continue
        found = w.sectors_of("bodies").get(word.strip(".,")) or w.sectors_of("bodies").get(word.removesuffix("'s"))
        if found is not None:
            return found, name
    return None, None
