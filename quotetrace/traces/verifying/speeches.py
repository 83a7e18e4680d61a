"""Speeches: whether two passages of a source are one speech, parted by who said it: "This is theatre," said Kos.
"Nobody came." """

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quotetrace.models import Span

from ..text.roots import FUNCTION
from ..text.sources import Source

# Characters between the marks, and behind the second passage up to the end of its attribution.
_LONGEST: Final = 160
_BEHIND: Final = 60
_REST: Final = 400  # of the second passage's speech
_SAID: Final = re.compile(rf"\S*[\"”»’'](?P<told>[^\"“”«»„]{{1,{_LONGEST}}})[\"“„«‘']")
# Between two pieces of one quotation: “We will not,” said Ruiz, “sell”; no other words in marks.
_INTERRUPTING: Final = re.compile(r"[^\w\"“”«»„]*[\"”»’'][^\"“”«»„]*[\"“„«‘'][^\w\"“”«»„]*")
_TOLD_BEHIND: Final = re.compile(rf"[^\"“”«»„\n]{{0,{_REST}}}?[,!?][\"”»’'](?P<told>[^\"“”«»„\n]{{1,{_BEHIND}}})")
_SENTENCE: Final = re.compile(r"[.!?]\s|\n")
_NAME: Final = re.compile(r"\b[^\W\d_a-z][^\W\d_]+")
_SAYING: Final = re.compile(
    r"\b(?:sa(?:id|ys|ying)|add(?:ed|s|ing)|told|tells|wrote|writes|asked|asks|repl(?:ied|ies)|went on|continued|"
    r"insisted|insists|explained|explains|warned|warns|argued|argues|recalled|recalls|joked|shouted|announced)\b"
)


def are_one(source: Source, s1: int, s2: int, end: int) -> bool:
    """Whether words up to ``s1`` (excluded) and those from ``s2`` to ``end`` (excluded) are one speech: between them
    stands, in marks turned round, who said it, and what stands behind the second names nobody else."""
    named = _named(source, s1, s2, end)
    return named is not None and named[1] <= named[0]


def are_two(source: Source, s1: int, s2: int, end: int) -> bool:
    """Whether such passages are two people's: each is told with a name that the other one lacks."""
    named = _named(source, s1, s2, end)
    return named is not None and bool(named[0] - named[1]) and bool(named[1] - named[0])


def _named(source: Source, s1: int, s2: int, end: int) -> tuple[set[str], set[str]] | None:
    """The names of who said the first of two passages, and those told with the second; None where nobody is told to
    have said the first one between them."""
    if not 0 < s1 < s2 < len(source.words):
        return None
    starts, text = source.starts, source.text
    between = _SAID.fullmatch(text, starts[s1 - 1], starts[s2] + 1) or _SAID.fullmatch(text, starts[s1 - 1], starts[s2])
    if not between:
        return None
    told = between["told"]
    first, *others = _SENTENCE.split(told.strip())
    if "\n" in told and not _SAYING.search(told):
        return None
    later = " ".join(others)
    behind = _TOLD_BEHIND.match(text, _marks(text, source.ends[end - 1]))
    if behind and _SAYING.search(behind["told"]):
        later += f" {_SENTENCE.split(behind['told'])[0]}"
    return _names(first), _names(later)


def only_interrupted(text: str, passages: Sequence[Span]) -> bool:
    """Whether nothing but words outside of marks stands between passages of a text, in order: who said them."""
    return all(
        one.end <= other.start and _INTERRUPTING.fullmatch(text, one.end, other.start)
        for one, other in pairwise(passages)
    )


def _marks(text: str, end: int) -> int:
    """Where the marks begin that end a written piece."""
    while end and not text[end - 1].isalnum():
        end -= 1
    return end


def _names(text: str) -> set[str]:
    return {word for word in _NAME.findall(text) if word.lower() not in FUNCTION}
