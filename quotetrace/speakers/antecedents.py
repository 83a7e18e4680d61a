"""Whom a personal pronoun can mean: each naming near it, weighed by what was learned from labelled pronouns.

A feature is a word; its weight says how much it speaks for a naming (``data/en/speakers_pronouns.txt``). The weights of
a naming are summed and made probabilities (softmax) among all namings near, and the namings of one person are added up:
a conditional logit as in Denis and Baldridge (2008), "Specialized models and ranking for coreference resolution".
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from quotetrace import lexicons
from quotetrace.speakers.people import Person
from quotetrace.speakers.stage import Appearance, Entity, Stage, Standing

PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_OBJECTS = frozenset(("him", "himself", "herself"))
_FARTHEST = 6  # sentences back
# Namings in that many sentences: more stand only in lists, where the nearest are the likeliest.
_MOST = 24
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
_CLAUSE = 12  # tokens back in which the verb that a pronoun is the object of stands


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


def antecedents(
    stage: Stage, token: int, source: bool = False, barred: tuple[Entity, ...] = (), gender: str | None = None
) -> list[Antecedent]:
    """Whom the pronoun at ``token`` may mean, the likeliest first; ``barred`` are those it cannot mean.

    ``source`` tells that the pronoun is somebody's who is quoted. The probabilities sum to less than 1: the rest is
    that the pronoun means none of them.
    """
    known = weights()
    nobody = math.exp(known[_NOBODY])
    sums: dict[int, float] = {}
    entities: dict[int, Entity] = {}
    for appearance, features in candidates(stage, token, source, barred, gender):
        entities[id(appearance.entity)] = appearance.entity
        share = math.exp(sum(map(known.__getitem__, features)))
        sums[id(appearance.entity)] = sums.get(id(appearance.entity), 0.0) + share
    whole = nobody + sum(sums.values())
    found = [Antecedent(entities[key], share / whole) for key, share in sums.items()]
    return sorted(found, key=lambda one: -one.probability)


def candidates(
    stage: Stage, token: int, source: bool, barred: tuple[Entity, ...], gender: str | None = None
) -> Iterator[tuple[Appearance, list[str]]]:
    """Every naming near a pronoun, with its features."""
    reading = stage.reading
    document = reading.document
    number = document.sentence_of[token]
    here = document.sentences[number]
    floor = document.sentences[max(number - _FARTHEST, 0)].first
    around = [
        one
        for one in stage.appearances_between(floor, here.last, _MOST)
        if one.token != token and one.entity not in barred
    ]
    about = _Pronoun(stage, token, source, gender)
    since: dict[int, int] = {}  # who stands between a naming and the pronoun
    for one in reversed(around):
        yield one, about.features(one, since)
        if one.token < token:
            since.setdefault(id(one.entity), len(since))


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

    def _verb(self) -> int:
        """The verb whose object the pronoun is."""
        reading = self.stage.reading
        floor = max(reading.sentence(self.token)[0], self.token - _CLAUSE)
        tags = reading.document.tags
        return next((at for at in range(self.token - 1, floor - 1, -1) if tags[at][:2] in ("VB", "MD")), -1)

    def features(self, one: Appearance, since: dict[int, int]) -> list[str]:
        """What speaks for and against a naming; ``since`` numbers those who are named between it and the pronoun."""
        stage, document = self.stage, self.stage.reading.document
        standing = stage.standing(one)
        away = min(self.sentence - document.sentence_of[one.token], 4)
        side = "behind" if one.token > self.token else "same" if away == 0 else "before"
        again = id(one.entity) in since
        found = [
            f"{side} {standing.place}",
            f"{one.kind} {side} {'again' if again else ''}",
            f"{self.role} {standing.place} {side}",
            f"gender {self._agrees(one)}",
            f"named {min(stage.times_named(one.entity), 6)}",
        ]
        found += self._before(standing, away) if side == "before" else self._inside(one, side)
        if side != "behind":
            others = min(since.get(id(one.entity), len(since)), 3)
            found += [f"between {others} {again}", f"{self.role} {side} between {others}"]
        if self.verb >= 0 and 0 <= self.verb - one.last < 3 and side == "same":
            found.append("own subject")
        if document.sentences[document.sentence_of[one.token]].block != self.block:
            found.append("other paragraph")
        return found + self._apart(one, standing, side)

    def _before(self, standing: Standing, away: int) -> list[str]:
        """Of a naming in an earlier sentence: how far back, and as what."""
        found = [f"away {away}", f"away {away} {self.role} {standing.place}"]
        if standing.opens:
            found.append(f"opens {min(away, 2)} {self.role} {'fronted' if self.fronted else 'inner'}")
        return found

    def _inside(self, one: Appearance, side: str) -> list[str]:
        """Of a naming in the same sentence: how near, and how many verbs and commas stand between."""
        document = self.stage.reading.document
        first, last = sorted((self.token, one.last))
        code = document.letters[first : min(last, first + 60)]
        clauses = min(sum(code.count(each) for each in "VZM"), 3)
        return [
            f"{side} near {_bucket(abs(self.token - one.token))}",
            f"{side} {self.role} {'fronted' if self.fronted else 'inner'}",
            f"{side} {self.role} clauses {clauses}",
            f"{side} commas {min(code.count(','), 2)}",
        ]

    def _apart(self, one: Appearance, standing: Standing, side: str) -> list[str]:
        """What sets a naming apart: quoted words, captions, lists; who speaks; who is named most."""
        found = []
        if standing.quoted != self.quoted:
            found.append("quoted apart" if standing.quoted else "outside")
        if standing.aside:
            found.append("aside")
        if standing.joined:
            found.append("joined")
        if one.spoke:
            found.append(f"spoke {'source' if self.source else ''}")
        if one.entity is self.likeliest:
            found.append("most named")
        if one.last - one.token > 1 and one.kind == "name":
            found.append(f"full {side}")
        return found

    def _agrees(self, one: Appearance) -> str:
        """Whether the gender fits; what only pronouns told before is doubtful, since one misread leads to the next."""
        known = one.entity.gender
        if "u" in (known, self.gender):
            return "untold"
        told = one.entity.genders if isinstance(one.entity, Person) else None
        firm = told is None or abs(told["f"] - told["m"]) >= _FIRM
        return (
            ("right" if known == self.gender else "wrong")
            if firm
            else ("likely" if known == self.gender else "unlikely")
        )


def _bucket(distance: int) -> int:
    """A distance in tokens, roughly: 2, 4, 8, 16, 32."""
    return 1 << min(max(distance - 1, 1).bit_length(), 5)
