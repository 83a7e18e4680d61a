"""Words in marks in a heading that the page has again as somebody's: `‘Not the first time’` above `“It was not the
first time,” Ruiz said.`"""

from collections.abc import Iterator

from quotetrace.layers import Reported
from quotetrace.quotations.scene import Scene, Stretch

_HEADINGS = ("headline", "subheading")
_ALONE, _FEWEST, _MOST = 2, 3, 12  # words: fewer may be a term, and many are a sentence that is read as such
_SURE = 0.6


def read_echoed(scene: Scene, found: list[Reported]) -> list[Reported]:
    """The stretches of headings that are no part of what is ``found``, and whose words are."""
    taken = [span for each in found for span in each.content]
    headed = [
        stretch
        for stretch in scene.stretches
        if stretch.marked.parent is None and _is_heading(scene, stretch)
        if not any(start < stretch.marked.end and stretch.marked.start < end for start, end in taken)
    ]
    if not headed:
        return []
    said = [f" {' '.join(_words(scene, *span))} " for each in found for span in each.content]
    return [
        Reported(
            kind="mixed",
            content=((stretch.marked.start, stretch.marked.end),),
            rule="mixed.echo",
            confidence=_SURE,
        )
        for stretch in headed
        if len(words := list(_words(scene, stretch.marked.start, stretch.marked.end))) <= _MOST
        if len(words) >= (_ALONE if _is_alone(scene, stretch) else _FEWEST)
        if any(f" {' '.join(words)} " in other for other in said)
    ]


def _is_heading(scene: Scene, stretch: Stretch) -> bool:
    kind = scene.document.blocks[stretch.block].kind
    return kind in _HEADINGS or (kind == "body" and _is_alone(scene, stretch))


def _is_alone(scene: Scene, stretch: Stretch) -> bool:
    """Whether it is a line of its own, between dashes or without them: a heading, whatever it is taken for."""
    block = scene.document.blocks[stretch.block]
    text, marked = scene.document.text, stretch.marked
    around = text[block.start : marked.start] + text[marked.end : block.end]
    return not any(map(str.isalnum, around))


def _words(scene: Scene, start: int, end: int) -> Iterator[str]:
    """The words of a span in lower case, without marks and signs."""
    text = scene.document.text[start:end].lower().replace("’", "'")
    words = ("".join(c if c.isalnum() or c == "'" else " " for c in text)).split()
    return (word.strip("'") for word in words if any(map(str.isalnum, word)))
