"""`In her view, it was late.`, `In Ruiz’s opinion, ...`: what is so in somebody's view, told in front."""

from collections.abc import Iterator
from typing import Final

from quotetrace.grammar.phrases import phrase_at
from quotetrace.grammar.subjects import has_verb
from quotetrace.layers import Reported
from quotetrace.quotations.according import kind_of
from quotetrace.quotations.endings import clause_end
from quotetrace.quotations.scene import Scene

_VIEWS: Final = frozenset("view opinion estimation judgment judgement telling reckoning assessment words".split())
_OWNERS: Final = frozenset({"his", "her", "their", "its"})
_MARKS: Final = frozenset({"'s", "’s", "'", "’"})
_LONGEST: Final = 8  # tokens from "in" to the comma
_SURE: Final = 0.8


def read_views(scene: Scene) -> Iterator[Reported]:
    """What is so in somebody's view, with whose view it is."""
    low = scene.document.low
    at = -1
    for _ in range(low.count("in")):
        at = low.index("in", at + 1)
        first, last = scene.limits(at)
        if at == first and scene.code[at] != "q" and scene.is_read(scene.document.block_of(at)):
            noun = next((spot for spot in range(at + 2, min(at + _LONGEST, last - 2)) if low[spot] in _VIEWS), None)
            owner = None if noun is None else _owner(scene, at + 1, noun)
            if noun is None or owner is None or scene.code[noun + 1] != ",":
                continue
            while last > noun and scene.code[last - 1] in ".~":
                last -= 1
            begin = noun + 2
            if scene.code[begin] == "W":  # "in his view, which few share, ..."
                begin = scene.code.find(",", begin, last) + 1
            end = clause_end(scene, at, begin, last) if begin > noun else begin
            if begin < end and has_verb(scene.code, begin, end):
                yield Reported(
                    kind=kind_of(scene, [(begin, end)]),
                    content=(scene.characters(begin, end),),
                    rule="indirect.according-to",
                    cue=scene.characters(at, noun + 1),
                    source=scene.characters(*owner),
                    confidence=_SURE,
                )


def _owner(scene: Scene, first: int, noun: int) -> tuple[int, int] | None:
    """Whose the view is: `| her | view`, `| her | own considered opinion`, `| Ana Ruiz | ’s view`."""
    if scene.word(first) in _OWNERS:
        return (first, first + 1)
    mark = next((at for at in range(first + 1, noun) if scene.word(at) in _MARKS), None)
    if mark is None or phrase_at(scene.document, first) is None or any(map(scene.code[first:mark].count, ",VZM")):
        return None
    return (first, mark)
