"""`According to the police, ...`, `..., according to a report.`: a source without a verb."""

from collections.abc import Iterator
from itertools import pairwise

from quotetrace.grammar.phrases import reach_right
from quotetrace.grammar.subjects import Tokens
from quotetrace.layers import Kind, Reported
from quotetrace.quotations.endings import clause_end
from quotetrace.quotations.reports import has_marks
from quotetrace.quotations.scene import Scene

_SURE = 0.85


def read_according(scene: Scene) -> Iterator[Reported]:
    """What is so "according to" somebody, with its source.

    Of two in one sentence, each has what the other does not have: `..., according to Ruiz, and ..., according to Chan.`
    """
    places = [at for at in _places(scene.document.low) if _opens(scene, at)]
    taken = 0  # up to this token the words belong to the one before
    for at, following in pairwise([*places, len(scene.code)]):
        found = _read(scene, at, taken, following)
        if found is not None:
            yield found[0]
            taken = found[1]


def _places(low: list[str]) -> Iterator[int]:
    at = -1
    for _ in range(low.count("according")):
        at = low.index("according", at + 1)
        yield at


def _opens(scene: Scene, at: int) -> bool:
    if scene.code[at] == "q" or at + 2 >= len(scene.code) or scene.word(at + 1) != "to":
        return False
    return scene.is_read(scene.document.sentences[scene.document.sentence_of[at]].block)


def _read(scene: Scene, at: int, taken: int, following: int) -> tuple[Reported, int] | None:
    """What stands around the words at ``at``, between tokens ``taken`` and ``following``, and the token behind it."""
    first, last = scene.limits(at)
    first = max(first, min(taken, at))
    shared = following < last
    last = min(last, following)
    while last > at and scene.code[last - 1] in (",C" if shared else ".~"):
        last -= 1
    semicolon = scene.code.find(";", at, last)
    last = semicolon if semicolon >= 0 else last
    end = reach_right(scene.document, at + 2, last, appositions=at > first)
    relative = at - 1 > first and scene.code[at - 1] == "W"  # "..., which according to Ruiz is normal"
    before = (at - 1, at) if relative else _before(scene, first, at)
    pieces = [piece for piece in (before, _behind(scene, end, last)) if relative or piece[1] - piece[0] > 1]
    if len(pieces) == 2:
        if shared or scene.code[pieces[1][0]] in "CWG":  # "..., according to the police, who ..."
            pieces.pop()
        else:
            pieces[1] = (pieces[1][0], clause_end(scene, at, pieces[1][0], last))
    if not pieces or end <= at + 2:
        return None
    reported = Reported(
        kind=_kind(scene, pieces),
        content=tuple(scene.characters(*piece) for piece in pieces),
        rule="indirect.according-to",
        cue=scene.characters(at, at + 2),
        source=scene.characters(at + 2, end),
        confidence=_SURE,
    )
    return reported, max(end, pieces[-1][1])


def _before(scene: Scene, first: int, at: int) -> Tokens:
    """The clause before: from the sentence's beginning, or a semicolon, to the comma."""
    code = scene.code
    end = at
    while end > first and code[end - 1] in ",-":
        end -= 1
    start = max(first, code.rfind(";", first, end) + 1)
    while start < end and code[start] in "C,":
        start += 1
    return start, end


def _behind(scene: Scene, end: int, last: int) -> Tokens:
    while end < last and scene.code[end] in ",-":
        end += 1
    return end, last


def _kind(scene: Scene, pieces: list[Tokens]) -> Kind:
    if not any(has_marks(scene, *piece) for piece in pieces):
        return "indirect"
    opened = scene.opens.get(pieces[0][0])
    return "direct" if len(pieces) == 1 and opened and opened.opaque else "mixed"
