"""Whom a personal pronoun can mean: each naming near it, weighed by what was learned from labelled pronouns.

A feature is a word; its weight says how much it speaks for a naming (``data/en/speakers_pronouns.txt``). The weights of
a naming are summed and made probabilities (softmax) among all namings near, and the namings of one person are added up:
a conditional logit as in Denis and Baldridge (2008), "Specialized models and ranking for coreference resolution".
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from attrs import define

from quotetrace import lexicons
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.signs import PERSONAL, Group, Pronoun, Signs, features, words_of
from quotetrace.speakers.staging.stage import Appearance, Entity, Stage

_FARTHEST, _LONGEST = 4, 24  # sentences back; so many with those that go on inside quoted words
# Namings in that many sentences: more stand only in lists, where the nearest are the likeliest.
_MOST = 12
_PASSING = 0.2  # of somebody unnamed, in another paragraph: a page comes back to whom it names
_FARTHER = 60  # namings back, of some two thousand words
_LEFT = 0.6  # how probable it is that the only one left is meant; enough to be meant, not to tell of a gender
_AGAINST = 0.4  # and at most, how probable it is then that somebody near of the other gender is meant
_NOBODY = "nobody"
# GAP pairs names of one gender, so that these cannot be learned from it: what a text tells of a gender decides
# nearly all.
GENDERS = {
    "gender contrary": -7.0,
    "gender wrong": -6.0,
    "gender unlikely": -0.7,
    "gender untold": 0.0,
    "gender likely": 0.1,
    "gender right": 1.0,
}


@define
class Antecedent:
    """A person or other single source that a pronoun may mean, and how probable that is."""

    entity: Entity
    probability: float


@cache
def weights() -> dict[str, float]:
    """The learned weight of each feature; one that was never seen weighs nothing."""
    return learned("speakers_pronouns")


def learned(table: str) -> dict[str, float]:
    """The weights of a table, with what a text tells of a gender."""
    return {name: float(value) for name, value in lexicons.table(table).items()} | GENDERS


def antecedents(
    stage: Stage, token: int, source: bool = False, barred: tuple[Entity, ...] = (), gender: str | None = None
) -> list[Antecedent]:
    """Whom the pronoun at ``token`` may mean, the likeliest first; ``barred`` are those it cannot mean.

    ``source`` tells that the pronoun is somebody's who is quoted. The probabilities sum to less than 1: the rest is
    that the pronoun means none of them.
    """
    sums: dict[Entity, float] = {}
    document = stage.reading.document
    block = document.block_of(token)
    weigh, exp = _WEIGHED.__getitem__, math.exp  # as in Weighed.strength, without its call
    for appearance, signs in candidates(stage, token, source, barred, gender):
        entity = appearance.entity
        strength = exp(sum(map(weigh, signs)))
        if not isinstance(entity, Person) and stage.standing(appearance).block != block:
            strength *= _PASSING
        sums[entity] = sums.get(entity, 0.0) + strength
    whole = math.exp(weights()[_NOBODY]) + sum(sums.values())
    found = [Antecedent(entity, share / whole) for entity, share in sums.items()]
    wanted = gender or PERSONAL.get(stage.reading.low[token], "u")
    if wanted != "u" and all(one.entity.gender not in (wanted, "u") for one in found):
        farther = _farther(stage, token, wanted, barred)
        most = _AGAINST if farther else 1.0
        found = [Antecedent(one.entity, min(one.probability, most)) for one in found] + farther
    return sorted(found, key=lambda one: -one.probability)


def _farther(stage: Stage, token: int, wanted: str, barred: tuple[Entity, ...]) -> list[Antecedent]:
    """Who of the gender was last spoken of, however far back, where all who are near are of the other.

    A page about one woman calls her "she" again after a paragraph about men.
    """
    person = stage.last_of_gender(wanted, token, _FARTHER)
    return [] if person is None or person in barred else [Antecedent(person, _LEFT)]


def candidates(
    stage: Stage, token: int, source: bool, barred: tuple[Entity, ...], gender: str | None = None
) -> Iterator[tuple[Appearance, Signs]]:
    """Every naming near a pronoun, with what speaks for and against it."""
    around = namings_near(stage, token)
    return Pronoun(stage, token, source, gender).namings(around, barred) if around else iter(())


def namings_near(stage: Stage, token: int) -> list[Appearance]:
    """Who is named in the sentence of a token and in those before it, in order."""
    document = stage.reading.document
    number = document.sentence_of[token]
    counted = stage.reading.counted
    back = max(bisect_left(counted, counted[number] - _FARTHEST), number - _LONGEST, 0)
    floor = document.sentences[back].first
    return stage.appearances_between(floor, document.sentences[number].last, _MOST)


class Weighed(dict[Group, float]):
    """What each group of signs weighs, worked out when it is met: the same few thousand come again and again."""

    def __init__(self, weights: Callable[[], Mapping[str, float]]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, group: Group) -> float:
        known = self._weights()
        self[group] = sum([known.get(word, 0.0) for word in words_of(group)])
        return self[group]

    def strength(self, signs: Signs) -> float:
        """How strongly a naming is felt."""
        return math.exp(sum(map(self.__getitem__, signs)))


_WEIGHED = Weighed(lambda: weights())


__all__ = [
    "PERSONAL",
    "Antecedent",
    "Weighed",
    "antecedents",
    "candidates",
    "features",
    "learned",
    "namings_near",
    "weights",
]
