"""`It was, in Ruiz’s words, “a slow flood”`: words in marks beside whose words they are."""

from collections.abc import Iterator

from quotetrace.grammar.phrases import phrase_at
from quotetrace.grammar.subjects import Tokens
from quotetrace.layers import Reported
from quotetrace.quotations.reports import content_of
from quotetrace.quotations.scene import Scene, Stretch
from quotetrace.quotations.stretches import is_title

_SURE = 0.85


def read_worded(scene: Scene) -> Iterator[Reported]:
    """The stretches in marks that stand beside such a phrase, in order."""
    low, at = scene.document.low, -1
    for _ in range(low.count("words")):
        at = low.index("words", at + 1)
        owner = _owner(scene, at) if scene.is_read(scene.document.block_of(at)) else None
        stretch = _beside(scene, owner[0] - 1, at + 1) if owner is not None else None
        if owner is not None and stretch is not None:
            kind, content = content_of(scene, stretch.first, stretch.last)
            yield Reported(
                kind=kind,
                content=content,
                rule="indirect.according-to",
                cue=scene.characters(at, at + 1),
                source=scene.characters(*owner),
                confidence=_SURE,
            )


def _owner(scene: Scene, words: int) -> Tokens | None:
    """Whose words they are: `in | the mayor |’s words`, `in | her | own words`."""
    phrase = phrase_at(scene.document, words)
    if phrase is None or phrase[0] < 1 or scene.word(phrase[0] - 1) != "in":
        return None
    owned = scene.code.rfind("O", phrase[0], words)
    if owned > phrase[0]:
        return phrase[0], owned
    return (phrase[0], phrase[0] + 1) if scene.code[phrase[0]] == "S" else None


def _beside(scene: Scene, first: int, end: int) -> Stretch | None:
    """The stretch behind the phrase and its comma, or right before it and its comma; no whole quotation, no title."""
    after = scene.opens.get(end + (scene.code[end : end + 1] in (",", ":")))
    if after is None:
        closing = first - (scene.code[first - 1] in ",-")
        after = next((each for each in scene.between(scene.limits(first)[0], first) if each.last == closing), None)
    return None if after is None or is_title(scene, after) else after
