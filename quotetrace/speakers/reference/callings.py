"""What else somebody of a role is called ("the lawmaker" of a senator), and what nobody of that role is."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from quotetrace import lexicons
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w

_PASSIVE = re.compile(r"(?:,[^VZM]{1,12},)?(?:[VZ]|M)?[VZBE]?A?E")  # ", 27, was arrested", "has been shot"
# Who deals with people in the news: behind somebody without a role, somebody else.
ATTENDING = frozenset(
    "officer detective inspector investigator constable trooper prosecutor magistrate referee umpire linesman surgeon "
    "doctor medic paramedic nurse midwife coroner pathologist interpreter translator bailiff warden guard lawyer "
    "attorney solicitor barrister dispatcher neighbour neighbor agent publicist spokesman spokeswoman "
    "spokesperson".split()
)
# What is told of somebody before a noun and tells no office: "the | outspoken | lawmaker", "the | Leeds-born | singer".
_COLOURS = frozenset(
    "veteran young popular controversial outspoken legendary famous famed celebrated acclaimed bestselling renowned"
    " prominent embattled beleaguered disgraced beloved much-loved experienced longtime long-time ageing aging"
    " charismatic fiery teenage multi-millionaire millionaire billionaire self-made diminutive towering mercurial"
    " talented gifted local international bearded burly genial grieving furious jubilant emotional tearful evergreen"
    " flamboyant combative hardline reformist centrist left-wing right-wing conservative liberal maverick".split()
)
_COLOURED = ("-winning", "-born", "-based", "-selling", "-raised", "-educated", "-old", "-time", "-footed", "-handed")


@lru_cache(maxsize=1 << 14)
def colours(word: str) -> bool:
    """Whether a word before a noun tells something of a person, and nothing of an office."""
    return word in _COLOURS or word.endswith(_COLOURED)


@lru_cache(maxsize=1 << 14)
def heads(role: str) -> frozenset[str]:
    """The words of a role, plural endings off, and neighbours joined: one of them heads a description of who holds it.

    >>> sorted(heads("Chief Executive"))
    ['chief', 'chief-executive', 'executive']
    """
    words = role.lower().replace("’s", "").split()
    kin = next((at for at, word in enumerate(words) if word in w.KIN), len(words))
    if words[kin + 1 : kin + 2] == ["of"]:  # "wife of the captain"
        words = words[: kin + 1]
    full = [w.singular(w.OFFICES.get(word) or w.TITLE_POSTS.get(word.rstrip("."), word)) for word in words]
    full += [word.partition("-of-")[0] for word in full if "-of-" in word]  # "mum-of-three"
    return frozenset(full) | {f"{one}-{other}" for one, other in pairwise(full)}


@cache
def also(head: str) -> frozenset[str]:
    """The roles of whom a word may stand for: "the lawmaker" for a senator."""
    return frozenset(lexicons.table("speakers_also").get(head, "").split())


def alike(head: str, role: str) -> bool:
    """Whether a word may stand for a role: "the minister" for a fisheries minister, "the lawmaker" for a senator."""
    known = heads(role)
    return head in known or not also(head).isdisjoint(known)


def may_stand_for(head: str) -> bool:
    """Whether a noun stands for people of some role, though it may be another thing too: "the star", "the comic"."""
    return head in lexicons.table("speakers_also")


@cache
def _callings() -> dict[str, str]:
    """The calling that a role tells."""
    table = lexicons.table("speakers_callings")
    return {role: calling for calling, roles in table.items() if calling[:3] != "no " for role in roles.split()}


def callings(role: str) -> set[str]:
    """The callings that a role tells: "law" of "human rights lawyer"."""
    return {_callings()[word] for word in heads(role) if word in _callings()}


@cache
def none_of(head: str) -> frozenset[str]:
    """The roles of which nobody of a calling has one, whatever else others may be: no striker is the coach."""
    table = lexicons.table("speakers_callings")
    beside = {calling.removeprefix("no "): roles.split() for calling, roles in table.items() if calling[:3] == "no "}
    own = _callings().get(head)
    against = {_role for calling, roles in beside.items() if head in roles for _role in table[calling].split()}
    return frozenset(against.union(beside.get(own or "", ())))


def is_else(stage: Stage, phrase: Phrase, person: Person) -> bool:
    """Whether what is known of somebody speaks against such a role: no surgeon is a nurse, no striker the referee.

    Of whom nothing is known but what was done to him: "Pell was arrested. “He ran,” the officer said".
    """
    calling = _callings().get(phrase.head)
    roles = [role for role, _ in person.posts() if role is not None]
    if phrase.head in ATTENDING and not roles:
        return suffers(stage, phrase.first, person)
    if phrase.head in ATTENDING and calling is None:
        return True
    if not none_of(phrase.head).isdisjoint(word for role in roles for word in heads(role)):
        return True
    past = {fact.role for fact in person.affiliations if fact.status == "former"}  # "the former surgeon" is an MP now
    told = {one for role in roles if role not in past for one in callings(role)}
    return calling is not None and bool(told) and calling not in told


def suffers(stage: Stage, token: int, person: Person) -> bool:
    """ "Marco Pell, 27, was arrested": whether a passive is all that tells of somebody before a token."""
    named = [name for name in person.names if name.first < token]
    ends = [stage.reading.sentence(name.core)[1] for name in named]
    return bool(named) and all(
        _PASSIVE.match(stage.reading.document.letters, name.last, end) is not None
        for name, end in zip(named, ends, strict=True)
    )
