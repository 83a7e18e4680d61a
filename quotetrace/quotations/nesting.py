"""Somebody's words inside somebody's words: marks within a quotation, kept apart from titles and terms."""

from quotetrace.grammar.cues import cue_forms
from quotetrace.layers import Reported
from quotetrace.quotations.scene import Scene, Stretch
from quotetrace.quotations.stretches import is_named, words_inside

_NEAR = 4  # tokens between a cue and the nested words: "told him, ‘...’", "‘...,’ she used to say"


def nested(scene: Scene, found: list[Reported]) -> list[Reported]:
    """The stretches inside quotations that have a cue beside them, as quotations of their own."""
    return [
        Reported(kind="direct", content=((s.marked.start, s.marked.end),), rule="direct.nested", cue=cue, confidence=0.7)
        for s in scene.stretches
        if (s.marked.parent is not None or scene.document.blocks[s.block].kind == "turn")
        and (cue := _cue_beside(scene, s)) is not None
        and words_inside(scene, s) > 1
        and not is_named(scene, s)
        and _inside(s, found)
    ]


def _inside(stretch: Stretch, found: list[Reported]) -> bool:
    return any(a <= stretch.marked.start and stretch.marked.end <= b for each in found for a, b in each.content)


def _cue_beside(scene: Scene, stretch: Stretch) -> tuple[int, int] | None:
    """A cue close before an opening mark that a pause precedes, or close behind a closing one that a comma precedes."""
    document = scene.document
    words, code = document.words, document.letters
    at = stretch.first - 1
    if at >= 0 and (code[at] in ",:" or _is_cue(scene, at)):
        for c in range(at, max(-1, at - _NEAR), -1):
            if _is_cue(scene, c):
                return scene.characters(c, c + 1)
    inner = document.text[stretch.marked.inner_start : stretch.marked.inner_end]
    if inner.endswith((",", "?", "!")):
        for c in range(stretch.last, min(stretch.last + _NEAR + 1, len(words))):
            if code[c] in ".;Q":
                break
            if _is_cue(scene, c):
                return scene.characters(c, c + 1)
    return None


def _is_cue(scene: Scene, at: int) -> bool:
    cue = cue_forms().get(scene.document.words[at].lower())
    return cue is not None and scene.document.letters[at] in "VZBG" and bool(cue.frames & set("cqtm")) and "s" not in cue.frames
