"""Whom a personal pronoun can mean: each naming near it, weighed by what was learned from labelled pronouns.

A feature is a word; its weight says how much it speaks for a naming (``data/en/speakers_pronouns.txt``). The weights of
a naming are summed and made probabilities (softmax) among all namings near, and the namings of one person are added up:
a conditional logit as in Denis and Baldridge (2008), "Specialized models and ranking for coreference resolution".
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from attrs import frozen

from quotetrace import lexicons
from quotetrace.speakers.people import Person
from quotetrace.speakers.stage import ASIDE, JOINED, Appearance, Entity, Stage, Standing

PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_OBJECTS = frozenset(("him", "himself", "herself"))
_FARTHEST = 4  # sentences back
# Namings in that many sentences: more stand only in lists, where the nearest are the likeliest.
_MOST = 10
_NOBODY = "nobody"
# GAP pairs names of one gender, so that these cannot be learned from it: what a text tells of a gender decides
# nearly all.
_GENDERS = {
    "gender wrong": -4.0,
    "gender unlikely": -0.7,
    "gender untold": 0.0,
    "gender likely": 0.1,
    "gender right": 1.0,
}
_FIRM = 2  # a noun ("spokeswoman") weighs 2, a title 3, a pronoun 1: see scene and people
_LONGEST_BETWEEN = 60  # tokens between a naming and a pronoun that are counted
_CLAUSE = 12  # tokens back in which the verb that a pronoun is the object of stands


_ELSEWHERE, _QUOTED, _OUTSIDE, _SPOKE, _SPOKE_SOURCE, _MOST_NAMED, FULL = 4, 8, 16, 32, 64, 128, 256
_MARKS = {
    ASIDE: "aside",
    JOINED: "joined",
    _ELSEWHERE: "other paragraph",
    _QUOTED: "quoted apart",
    _OUTSIDE: "outside",
    _SPOKE: "spoke",
    _SPOKE_SOURCE: "spoke source",
    _MOST_NAMED: "most named",
}


@frozen
class Antecedent:
    """A person or other single source that a pronoun may mean, and how probable that is."""

    entity: Entity
    probability: float


@cache
def weights() -> defaultdict[str, float]:
    """The learned weight of each feature; one that was never seen weighs nothing."""
    table = lexicons.table("speakers_pronouns")
    return defaultdict(float, {name: float(value) for name, value in table.items()} | _GENDERS)


class Signs(NamedTuple):
    """What speaks for and against a naming that a pronoun may mean, in a few plain values."""

    role: str  # of the pronoun: subject, object, owner
    side: str  # where the naming stands: before (in an earlier sentence), same, behind
    place: str  # of the naming: subject, object, owner, inner, other
    kind: str  # name, description, pronoun
    again: bool  # whether the same person is named between
    gender: str
    named: int  # how often so far
    away: int  # sentences
    opens: bool
    fronted: bool  # whether the pronoun stands before the first verb
    near: int  # tokens, roughly
    clauses: int  # verbs between
    commas: int
    between: int  # how many others are named between
    own_subject: bool  # whether it is the subject of the verb whose object the pronoun is
    marks: int  # what sets it apart, a bit each: see _MARKS


def antecedents(
    stage: Stage, token: int, source: bool = False, barred: tuple[Entity, ...] = (), gender: str | None = None
) -> list[Antecedent]:
    """Whom the pronoun at ``token`` may mean, the likeliest first; ``barred`` are those it cannot mean.

    ``source`` tells that the pronoun is somebody's who is quoted. The probabilities sum to less than 1: the rest is
    that the pronoun means none of them.
    """
    sums: dict[int, float] = {}
    entities: dict[int, Entity] = {}
    for appearance, signs in candidates(stage, token, source, barred, gender):
        entity = appearance.entity
        key = id(entity)
        if key in sums:
            sums[key] += _strength(signs)
        else:
            entities[key], sums[key] = entity, _strength(signs)
    whole = math.exp(weights()[_NOBODY]) + sum(sums.values())
    found = [Antecedent(entities[key], share / whole) for key, share in sums.items()]
    return sorted(found, key=lambda one: -one.probability)


def candidates(
    stage: Stage, token: int, source: bool, barred: tuple[Entity, ...], gender: str | None = None
) -> Iterator[tuple[Appearance, Signs]]:
    """Every naming near a pronoun, with what speaks for and against it."""
    document = stage.reading.document
    number = document.sentence_of[token]
    floor = document.sentences[max(number - _FARTHEST, 0)].first
    around = stage.appearances_between(floor, document.sentences[number].last, _MOST)
    about = _Pronoun(stage, token, source, gender)
    since: dict[int, int] = {}  # who stands between a naming and the pronoun
    for one in reversed(around):
        if one.token == token or one.entity in barred:
            continue
        yield one, about.signs(one, since)
        if one.token < token:
            since.setdefault(id(one.entity), len(since))


@lru_cache(maxsize=1 << 15)
def _strength(signs: Signs) -> float:
    """How strongly a naming is felt: namings with the same signs come again and again."""
    return math.exp(sum(map(weights().__getitem__, features(signs))))


def features(signs: Signs) -> list[str]:
    """The signs as words, each of which has a weight."""
    role, side, place = signs.role, signs.side, signs.place
    fronted = "fronted" if signs.fronted else "inner"
    found = [
        f"{side} {place}",
        f"{signs.kind} {side} again" if signs.again else f"{signs.kind} {side}",
        f"{role} {place} {side}",
        f"gender {signs.gender}",
        f"named {signs.named}",
    ]
    if side == "before":
        found += [f"away {signs.away}", f"away {signs.away} {role} {place}"]
        if signs.opens:
            found.append(f"opens {min(signs.away, 2)} {role} {fronted}")
    else:
        found += [f"{side} near {signs.near}", f"{side} {role} {fronted}"]
        found += [f"{side} {role} clauses {signs.clauses}", f"{side} commas {signs.commas}"]
    if side != "behind":
        found += [f"between {signs.between} {signs.again}", f"{role} {side} between {signs.between}"]
    if signs.own_subject:
        found.append("own subject")
    found += [mark for bit, mark in _MARKS.items() if signs.marks & bit]
    if signs.marks & FULL:
        found.append(f"full {side}")
    return found


class _Pronoun:
    """A pronoun with what is compared of it."""

    def __init__(self, stage: Stage, token: int, source: bool, gender: str | None) -> None:
        self.stage, self.token, self.source = stage, token, source
        reading = stage.reading
        word = reading.low[token]
        self.gender = gender or PERSONAL.get(word, "u")
        owns = word == "his" or (word == "her" and reading.document.letters[token] == "S")
        self.role = "owner" if owns else "object" if word in _OBJECTS or word == "her" else "subject"
        self.sentence = reading.document.sentence_of[token]
        self.block = reading.document.sentences[self.sentence].block
        self.quoted = reading.quoted(token)
        self.fronted = not reading.verb_before(token)
        self.verb = self._verb() if self.role == "object" and word not in ("himself", "herself") else -1
        self.likeliest = stage.most_named()
        self._entities: dict[int, tuple[str, int]] = {}

    def _verb(self) -> int:
        """The verb whose object the pronoun is."""
        reading = self.stage.reading
        floor = max(reading.sentence(self.token)[0], self.token - _CLAUSE)
        tags = reading.document.tags
        return next((at for at in range(self.token - 1, floor - 1, -1) if tags[at][:2] in ("VB", "MD")), -1)

    def signs(self, one: Appearance, since: dict[int, int]) -> Signs:
        """What speaks for and against a naming; ``since`` numbers those who are named between it and the pronoun."""
        standing, key = self.stage.standing(one), id(one.entity)
        again = key in since
        between = since[key] if again else len(since)
        known = self._entities.get(key)
        if known is None:
            known = self._entities[key] = self._agrees(one), min(self.stage.times_named(one.entity), 6)
        marks = self._apart(one, standing)
        away = self.sentence - standing.sentence
        fixed = (standing.place, one.kind, again, *known)
        if away > 0:  # most namings stand in an earlier sentence
            far, few = min(away, 4), min(between, 3)
            return Signs(self.role, "before", *fixed, far, standing.opens, self.fronted, 0, 0, 0, few, False, marks)
        side = "behind" if one.token > self.token else "same"
        own = side == "same" and self.verb >= 0 and 0 <= self.verb - one.last < 3
        around = 0 if side == "behind" else min(between, 3)
        return Signs(self.role, side, *fixed, 0, standing.opens, self.fronted, *self._inside(one), around, own, marks)

    def _inside(self, one: Appearance) -> tuple[int, int, int]:
        """Of a naming in the same sentence: how near, and how many verbs and commas stand between."""
        first, last = sorted((self.token, one.last))
        code = self.stage.reading.document.letters[first : min(last, first + _LONGEST_BETWEEN)]
        clauses = code.count("V") + code.count("Z") + code.count("M")
        return _bucket(abs(self.token - one.token)), min(clauses, 3), min(code.count(","), 2)

    def _apart(self, one: Appearance, standing: Standing) -> int:
        """What sets a naming apart: quoted words, captions, lists; who speaks; who is named most."""
        marks = standing.marks
        if standing.block != self.block:
            marks |= _ELSEWHERE
        if standing.quoted != self.quoted:
            marks |= _QUOTED if standing.quoted else _OUTSIDE
        if one.spoke:
            marks |= _SPOKE_SOURCE if self.source else _SPOKE
        if one.entity is self.likeliest:
            marks |= _MOST_NAMED
        return marks | FULL if one.last - one.token > 1 and one.kind == "name" else marks

    def _agrees(self, one: Appearance) -> str:
        """Whether the gender fits; what only pronouns told before is doubtful, since one misread leads to the next."""
        known = one.entity.gender
        if known == "u" or self.gender == "u":
            return "untold"
        told = one.entity.genders if isinstance(one.entity, Person) else None
        if told is None or abs(told.get("f", 0) - told.get("m", 0)) >= _FIRM:
            return "right" if known == self.gender else "wrong"
        return "likely" if known == self.gender else "unlikely"


@cache
def _bucket(distance: int) -> int:
    """A distance in tokens, roughly: 2, 4, 8, 16, 32."""
    return 1 << min(max(distance - 1, 1).bit_length(), 5)
