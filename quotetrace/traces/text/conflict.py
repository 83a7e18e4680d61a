"""Conflict: a change of meaning, and the words of two wordings that it stands in; what takes back a clause."""

from collections.abc import Sequence
from typing import NamedTuple

from quotetrace.models import AlterationKind

from .alignment import Gap

Spelled = tuple[Gap, list[str], list[str], int]
"""A gap with its words on both sides, and what these words can change."""


class Conflict(NamedTuple):
    """A change of meaning at words ``a1`` to ``a2`` of one text and ``b1`` to ``b2`` of the other (maybe empty).

    It is not ``sure`` where other words may mean the same, and then counts for the odds alone; a negation is
    ``opposite`` where a word stands for its opposite ("lower" for "raise"); a name is ``known`` where both are names
    or words that people know, so that neither is likely to be the other misheard.
    """

    kind: AlterationKind
    a1: int
    a2: int
    b1: int
    b2: int
    sure: bool = True
    opposite: bool = False
    known: bool = False


class Local(NamedTuple):
    """What words put for others change wherever they stand, their places counted from the gap.

    ``ahead`` are the changes of figures, where only one side has any and no other gap of the two texts has; None where
    there are no figures. ``denies`` tells that one side denies once more often, ``asks`` that what the words change
    hangs on the rest of the two texts.
    """

    changes: tuple[Conflict, ...] = ()
    ahead: tuple[Conflict, ...] | None = None
    denies: bool = False
    asks: bool = False


class Frame(NamedTuple):
    """Words ``start`` to ``end`` (excluded) that take back the clause that begins at word ``first``; ``belief`` where
    they say that it is not so, and not only that nobody said so. ``clause`` tells that what begins there can be nothing
    but a clause. An ``exception`` ("unless", "except") takes back a part of the clause before it, or behind what begins
    with it."""

    start: int
    end: int
    first: int
    belief: bool = True
    clause: bool = True
    exception: bool = False


def narrowed(gap: Gap, one: Sequence[str], other: Sequence[str], wanted: frozenset[str]) -> tuple[int, int, int, int]:
    """The wanted words only, where a side has them; else the side as it stands."""
    a1, a2 = _where(one, wanted, gap.a1, gap.a2)
    b1, b2 = _where(other, wanted, gap.b1, gap.b2)
    return a1, a2, b1, b2


def _where(words: Sequence[str], wanted: frozenset[str], start: int, end: int) -> tuple[int, int]:
    for at, word in enumerate(words):
        if word in wanted:
            return start + at, start + at + 1
    return start, end
