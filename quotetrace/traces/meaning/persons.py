"""Persons: somebody else put for somebody: "my brother" for "my client", "the thief" for "the chief"."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

from quotetrace import lexicons

from ..text.alignment import Gap
from ..text.comparable import Comparable
from ..text.conflict import Conflict, Spelled
from ..text.roots import FUNCTION, stem
from ..text.senses import share_sense
from .lookalikes import is_damaged
from .negations import left_out
from .spellings import akin

# Words for anybody, which retelling puts for other ones.
_ANYBODY: Final = frozenset(
    "people public crowd crowds lot lots group groups person persons "
    "human humans individual individuals figure figures fellow fellows official officials".split()
)
# A changed word among fewer words than these is no lone change.
_WORDS: Final = 5


@cache
def _kinds() -> dict[str, str]:
    """Of each noun for a person or a body of people which of the two it is."""
    table = lexicons.table("senses_nouns")
    return {word: kind for kind in ("group", "person") for word in table[kind].split()}


def is_person(word: str) -> bool:
    """Whether a normal word mostly means a person by what it is or does, or a body of people.

    >>> is_person("brother"), is_person("ministry"), is_person("bridge"), is_person("people")
    (True, True, False, False)
    """
    return _kind(word) is not None


@lru_cache(maxsize=1 << 14)
def _kind(word: str) -> str | None:
    if word in FUNCTION or word in _ANYBODY or len(word) <= 2:
        return None
    kinds = _kinds()
    one = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return next((kinds[form] for form in (word, one, one.removesuffix("e")) if form in kinds), None)


def somebody_else(one: Sequence[str], other: Sequence[str]) -> tuple[int, int] | None:
    """Which words of two gaps are two persons who are not one; None where no more than these words tell something.

    >>> somebody_else(["my", "client"], ["his", "brother"]), somebody_else(["doctor"], ["physician"])
    ((1, 1), None)
    """
    left, right = ([(at, word) for at, word in enumerate(words) if word not in FUNCTION] for words in (one, other))
    if len(left) != 1 or len(right) != 1:
        return None
    (at, word), (spot, against) = left[0], right[0]
    if not is_person(word) or _kind(word) != _kind(against) or stem(word) == stem(against):
        return None
    return None if share_sense([word], [against]) or akin(word, against) else (at, spot)


def exchanged(spelled: Iterable[Spelled], within: Sequence[Gap], a: Comparable, b: Comparable) -> list[Conflict]:
    """ "My brother saw it" for "my client saw it": another person, where no other word was put for any other: of a
    text in other words nobody can say that it means another person."""
    found = [(gap, place) for gap, one, other, _ in spelled if (place := somebody_else(one, other))]
    if len(found) != 1 or min(len(a.words), len(b.words)) < _WORDS or is_damaged(a, b) or is_damaged(b, a):
        return []
    [(gap, (at, spot))] = found
    if any(_reworded(a, b, each) for each in within if each != gap):
        return []
    return [Conflict("name", gap.a1 + at, gap.a1 + at + 1, gap.b1 + spot, gap.b1 + spot + 1, known=True)]


def _reworded(a: Comparable, b: Comparable, gap: Gap) -> bool:
    """Whether a gap has words that tell, and was not left out as a whole."""
    function = a.vocabulary.function
    if function.issuperset(a.keys[gap.a1 : gap.a2]) and function.issuperset(b.keys[gap.b1 : gap.b2]):
        return False
    spell = a.vocabulary.spell
    return not left_out(spell(a.words[gap.a1 : gap.a2]), spell(b.words[gap.b1 : gap.b2]))
