"""The article as the rules of this room see it: letters with whole quotations made opaque, and the cue verbs outside them."""

from bisect import bisect_left

from attrs import define, field

from quotetrace.grammar.cues import Cue, cue_forms
from quotetrace.layers import Document, Marked

READ_KINDS = frozenset({"body", "headline", "subheading", "teaser", "navigation"})  # a turn is one quotation as it stands


@define
class Stretch:
    """A stretch in marks by its tokens, marks included: ``first`` to ``last`` (excluded)."""

    number: int
    marked: Marked
    first: int
    last: int
    sentence: int
    block: int
    opaque: bool = False


@define
class Scene:
    """A document with its stretches in marks; ``code`` has ``q`` for every token inside an opaque one."""

    document: Document
    stretches: list[Stretch] = field(factory=list)
    code: str = ""
    opens: dict[int, Stretch] = field(factory=dict)  # first token -> top stretch
    closes: dict[int, Stretch] = field(factory=dict)  # last token + 1 -> top stretch

    def word(self, at: int) -> str:
        """Token ``at`` in lower case."""
        return self.document.words[at].lower()

    def cue(self, at: int) -> Cue | None:
        """The cue verb that token ``at`` is, by its form and tag."""
        if self.code[at] not in "VZBGE":
            return None
        return cue_forms().get(self.document.words[at].lower())

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The characters of tokens ``first`` to ``last`` (excluded)."""
        return self.document.starts[first], self.document.ends[last - 1]

    def limits(self, at: int) -> tuple[int, int]:
        """First and last (excluded) token of the sentence that token ``at`` is in."""
        sentence = self.document.sentences[self.document.sentence_of[at]]
        return sentence.first, sentence.last

    def blank(self, stretch: Stretch) -> None:
        """Make a stretch opaque: its words are speech and no part of the sentence around it."""
        stretch.opaque = True
        body = "q" * max(0, stretch.last - stretch.first - 2)
        self.code = self.code[: stretch.first] + ("Q" + body + "Q")[: stretch.last - stretch.first] + self.code[stretch.last :]


def set_scene(document: Document) -> Scene:
    """The scene of a document; no stretch is opaque yet."""
    scene = Scene(document, code=document.letters)
    for number, marked in enumerate(document.marked):
        first = bisect_left(document.starts, marked.start)
        last = bisect_left(document.starts, marked.end)
        if first >= last:
            continue
        sentence = document.sentence_of[first]
        stretch = Stretch(number, marked, first, last, sentence, document.sentences[sentence].block)
        scene.stretches.append(stretch)
        if marked.parent is None:
            scene.opens[first] = stretch
            scene.closes[last] = stretch
    return scene
