"""Words in marks in a heading that the page has again as somebody's: `‘Not the first time’` above `“It was not the
first time,” Ruiz said.`"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from quotetrace.layers import Reported
from quotetrace.quotations.scene import Scene, Stretch

_HEADINGS = ("headline", "subheading")
_ALONE, _FEWEST, _MOST = 2, 3, 12  # words: fewer may be a term, and many are a sentence that is read as such
_PROSE = 60  # characters of a paragraph that opens an article
_SURE = 0.6
_TERM = re.compile("[JNPEG][NP]")  # `‘digital arrest’`: the letters of what a thing is called
# What may turn out to be no report: `criticises ‘muddled’ care`.
_GUESSED = ("indirect.fragment", "indirect.object")


def read_echoed(scene: Scene, found: list[Reported]) -> list[Reported]:
    """The stretches of headings, and of the first paragraph, that are no part of what is ``found``, and whose words
    are."""
    taken = sorted(span for each in found if each.rule not in _GUESSED for span in each.content)
    starts, reached = [start for start, _ in taken], [0, *accumulate((end for _, end in taken), max)]
    lede = _lede(scene)
    headed = [
        stretch
        for stretch in scene.stretches
        if stretch.marked.parent is None and (stretch.block == lede or _is_heading(scene, stretch))
        if reached[bisect_left(starts, stretch.marked.end)] <= stretch.marked.start
    ]
    if not headed:
        return []
    page = _Page(scene, found)
    return [
        Reported(
            kind="mixed",
            content=((stretch.marked.start, stretch.marked.end),),
            rule="mixed.echo",
            confidence=_SURE,
        )
        for stretch in headed
        if page.has(stretch, _is_heading(scene, stretch))
    ]


class _Page:
    """What somebody says on a page, with and without the words around the marks."""

    def __init__(self, scene: Scene, found: Sequence[Reported]) -> None:
        self._scene = scene
        self._found = found

    def has(self, stretch: Stretch, heading: bool) -> bool:
        """Whether the words of a stretch are somebody's; a word or two only where nobody else uses them."""
        words = [*_words(self._scene, stretch.marked.start, stretch.marked.end)]
        if heading and (_ALONE if _is_alone(self._scene, stretch) else _FEWEST) <= len(words) <= _MOST:
            return any(f" {' '.join(words)} " in other for other in self._said)
        if not 0 < len(words) < _FEWEST or self._is_labelled(stretch) or self._is_term(stretch, words):
            return False
        return self._has_few(words, heading)

    def _is_labelled(self, stretch: Stretch) -> bool:
        """`Opposition: plan was | ‘a leaflet’`: what a label gives somebody begins at the colon."""
        return (
            ": " in self._scene.document.text[self._scene.document.blocks[stretch.block].start : stretch.marked.start]
        )

    def _is_term(self, stretch: Stretch, words: list[str]) -> bool:
        """`‘digital arrest’`, `‘ghost’ ships`: what a thing is called; a tagger knows a noun where the page has it
        again."""
        letters, low = self._scene.document.letters, self._scene.document.low
        if _TERM.fullmatch(letters, stretch.first + 1, stretch.last - 1):
            return True
        block = self._scene.document.blocks[stretch.block]
        behind = self._scene.document.text[stretch.marked.end : block.end].strip()
        if len(words) > 1 or not behind or letters[stretch.last : stretch.last + 1] not in ("N", "P", "J"):
            return False
        again = (at for at, word in enumerate(low) if word == words[0] and not stretch.first < at < stretch.last)
        return all(letters[at] in "NP" for at in again)

    def _has_few(self, words: list[str], heading: bool) -> bool:
        """`Coroner criticises ‘muddled’ care` above `a handover “muddled from first to last”`: words that are nobody's
        name, and that the page never uses as its own."""
        few = f" {' '.join(words)} "
        if few in self._own or not any(few in other and (heading or other != few) for other in self._marked):
            return False
        return few.strip() in self._scene.document.text  # with a small letter somewhere: no name, no title

    @cached_property
    def _said(self) -> list[str]:
        return [self._text(span) for each in self._found for span in each.content]

    @cached_property
    def _marked(self) -> list[str]:
        """The words in marks of what somebody says."""
        spans = sorted(span for each in self._found for span in each.content)
        stretches = (each.marked for each in self._scene.stretches)
        return [
            self._text((each.inner_start, each.inner_end))
            for each in stretches
            if any(start <= each.start and each.end <= end for start, end in spans)
        ]

    @cached_property
    def _own(self) -> str:
        """The words that no marks are around."""
        tops = [each.marked for each in self._scene.stretches if each.marked.parent is None]
        ends = [0, *(each.end for each in tops)]
        starts = [*(each.start for each in tops), len(self._scene.document.text)]
        return " | ".join(self._text(span) for span in zip(ends, starts, strict=True))

    def _text(self, span: tuple[int, int]) -> str:
        return f" {' '.join(_words(self._scene, *span))} "


def _lede(scene: Scene) -> int:
    """The number of the first paragraph of prose; -1 where there is none."""
    blocks = enumerate(scene.document.blocks)
    return next((at for at, each in blocks if each.kind == "body" and each.end - each.start >= _PROSE), -1)


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
