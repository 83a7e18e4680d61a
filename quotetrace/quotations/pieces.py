"""Marked words inside the reporter's clause that no cue explains, but that are too many for a term or a title."""

from quotetrace.grammar.subjects import Tokens
from quotetrace.layers import Reported
from quotetrace.quotations.scene import Scene, Stretch
from quotetrace.quotations.stretches import is_piece

_SURE = 0.5


def read_pieces(scene: Scene, found: list[Reported]) -> list[Reported]:
    """The stretches outside all that is ``found`` that are somebody's words."""
    taken = sorted(span for each in found for span in each.content)
    pieces = []
    at = 0
    for stretch in scene.stretches:
        start, end = stretch.marked.start, stretch.marked.end
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at < len(taken) and taken[at][0] < end:
            continue
        if stretch.opaque or stretch.marked.parent is not None or not scene.is_prose(stretch.block):
            continue
        if is_piece(scene, stretch) and not scene.is_gloss(stretch):
            cue = _governor(scene, stretch)
            pieces.append(
                Reported(kind="mixed", content=((start, end),), rule="mixed.piece", cue=cue, confidence=_SURE)
            )
    return pieces


def _governor(scene: Scene, stretch: Stretch) -> Tokens | None:
    """The verb that a piece in marks hangs on: the nearest before it in its sentence."""
    floor, _ = scene.limits(stretch.first)
    for at in range(stretch.first - 1, floor - 1, -1):
        if scene.code[at] in "VZB" or (scene.code[at] == "G" and scene.code[at - 1] not in "DSJ"):
            return scene.characters(at, at + 1)
    return None
