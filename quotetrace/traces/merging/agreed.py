"""Agreed: which part of a trace, whose versions say one thing, speaks for it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from quotetrace.grammar.moments import moment_of

from .beside import Beside

# In a larger trace the largest part speaks for it: comparing all with all would cost too much.
_VOTERS: Final = 12
# Of two parts as large the earlier one speaks, unless it has less than this share of what the fullest has.
_NEARLY_FULL: Final = 0.7
_NO_DATE: Final = datetime.max.replace(tzinfo=UTC)  # behind every date

Parts = Sequence[list[int]]
"""The members of a trace by what they say; or the first ones with each wording, by the same."""


def agreed(beside: Beside, traces: Sequence[Parts]) -> list[list[int]]:
    """Of each trace, given by its parts, the part that speaks for it."""
    wordings = [_wordings_of(beside, parts) for parts in traces]
    # of very many parts the first contradiction is enough
    contested = (each for own in wordings if len(own) <= _VOTERS for each in _contested(beside, own))
    beside.oppose((other, member) for member, others in contested for other in others)
    telling = [_telling(beside, own) for own in wordings]
    beside.oppose(pair for own in telling for _, pairs in _rivalries(beside, own) for pair in pairs)
    return [_agreed(beside, *each) for each in zip(traces, telling, strict=True)]


def _wordings_of(beside: Beside, parts: Parts) -> list[list[int]]:
    """The first member with each wording of each part of a trace, where there are several parts."""
    if len(parts) == 1:
        return []
    return [[*{beside.words(member): member for member in reversed(part)}.values()] for part in parts]


def _contested(beside: Beside, wordings: Parts) -> Iterator[tuple[int, list[int]]]:
    """Each wording with the fullest ones of the other parts."""
    if max(map(len, wordings), default=_VOTERS + 1) > _VOTERS:
        return
    fullest = [max(own, key=lambda member: (beside.fullness(member), -member)) for own in wordings]
    for number, own in enumerate(wordings):
        others = [*fullest[:number], *fullest[number + 1 :]]
        yield from ((member, others) for member in own)


def _telling(beside: Beside, wordings: Parts) -> Parts:
    """The wordings of each part that contradict the fullest one of another part, or one that does not; of very many
    all."""
    if max(map(len, wordings), default=0) > _VOTERS:
        return wordings
    contested = _contested(beside, wordings)
    against = {member for member, others in contested if any(beside.contradict(other, member) for other in others)}
    return [[member for member in own if member in against] or own[:1] for own in wordings]


def _leading(beside: Beside, wordings: Parts) -> list[int]:
    """The parts that most articles speak for with a wording of their own; of very many the first one. Two wordings of
    one article, in its text and in its pull quote, are one voice, and words cut from another wording are none."""
    voices = [len({beside.row(member).article or member for member in _whole(beside, own)}) for own in wordings]
    most = max(voices, default=0)
    leading = [number for number, count in enumerate(voices) if count == most]
    return leading if most <= _VOTERS else leading[:1]


def _whole(beside: Beside, wordings: list[int]) -> list[int]:
    """The wordings of a part that were not cut from another one of it; of very many all."""
    if len(wordings) > _VOTERS:
        return wordings
    words = {member: {*beside.words(member)} for member in wordings}
    return [member for member, own in words.items() if not any(own < other for other in words.values())]


def _rivalries(beside: Beside, wordings: Parts) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The leading parts, where there are several, each with the pairs of its wordings and all others."""
    leading = _leading(beside, wordings)
    others = [member for own in wordings for member in own] if len(leading) > 1 else []
    for number in leading if len(leading) > 1 else ():
        few = others if len(others) <= _VOTERS * 2 else []
        yield number, [(one, other) for one in wordings[number] for other in few if one != other]


def _agreed(beside: Beside, parts: Parts, wordings: Parts) -> list[int]:
    """The part that most articles speak for; of equal ones the one that the others contradict least, then one that is
    not much shorter than the fullest, then the earliest: who tells it later may have changed it.

    Copies of one wording count once, since a mistake of an agency is printed word for word in many places; a fragment
    that contradicts no other part counts for none. A quotation without a word of speech ranks behind: it stands in a
    heading, a teaser or a pull quote.
    """
    if len(parts) == 1:
        return parts[0]
    rivals = dict(_rivalries(beside, wordings))
    if not rivals:
        return parts[_leading(beside, wordings)[0]]

    def contradicted(number: int) -> int:
        return sum(beside.contradict(*pair) for pair in rivals[number])

    def spoken(number: int) -> bool:
        return any(beside.row(member).cue for member in parts[number])

    def fullest(number: int) -> float:
        return max(map(beside.fullness, parts[number]))

    def earliest(number: int) -> tuple[datetime, int]:
        return min((moment_of(beside.row(member).published) or _NO_DATE, member) for member in parts[number])

    full = _NEARLY_FULL * max(map(fullest, rivals))
    best = min(rivals, key=lambda at: (contradicted(at), not spoken(at), fullest(at) < full, earliest(at)))
    return parts[best]
