"""The article as the rules of this room see it: letters with whole quotations made opaque, and cues outside them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from attrs import define, field

from quotetrace.grammar.cues import Cue, cue_forms
from quotetrace.layers import Document, Marked

_VERBS = "VZBGE"  # letters of verbs, modals apart
_VERB = re.compile(f"[{_VERBS}]")
REACH = 250  # tokens: no clause reaches further; a "sentence" without end must not cost its length squared
READ_KINDS = frozenset({"body", "headline", "subheading", "teaser", "navigation"})  # a turn is one quotation as it is


_WIDE = str.maketrans("，、。！？：；", ",,.!?:;")  # as translations from Chinese and Japanese keep them
_WIDE_SIGN = re.compile("[，、。！？：；]")
_LONGEST_GLOSS = 24  # tokens in brackets behind words in marks
_CLOSING = "’'”\"»› "
_SAID_ALOUD = frozenset(("quote", "label"))  # marks that are words: what stands before them does the work of a colon


@define
class Stretch:
    """A stretch in marks by its tokens, marks included: ``first`` to ``last`` (excluded)."""

    number: int
    marked: Marked
    first: int
    last: int
    block: int
    opaque: bool = False


@define
class Scene:
    """A document with its stretches in marks; ``code`` has ``q`` for every token inside an opaque one."""

    document: Document
    stretches: list[Stretch] = field(factory=list)
    code: str = ""
    opens: dict[int, Stretch] = field(factory=dict)  # first token -> stretch, unless it is nested
    firsts: list[int] = field(factory=list)  # the first tokens of ``stretches``, for looking up

    def word(self, at: int) -> str:
        """Token ``at`` in lower case; "" behind the last."""
        low = self.document.low
        return low[at] if at < len(low) else ""

    def cue(self, at: int) -> Cue | None:
        """The cue verb that token ``at`` is, by its form and tag."""
        if self.code[at] not in _VERBS:
            return None
        return cue_forms().get(self.document.low[at])

    def cues(self, first: int, last: int) -> Iterator[tuple[int, Cue]]:
        """The cue verbs among tokens ``first`` to ``last`` (excluded), each with its place."""
        forms, low = cue_forms(), self.document.low
        for match in _VERB.finditer(self.code, first, last):
            at = match.start()
            if low[at] in forms:
                yield at, forms[low[at]]

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The characters of tokens ``first`` to ``last`` (excluded)."""
        return self.document.starts[first], self.document.ends[last - 1]

    def inside(self, stretch: Stretch) -> str:
        """The words of a stretch between its marks, full-width stops as those of English."""
        words = self.document.text[stretch.marked.inner_start : stretch.marked.inner_end]
        return words.translate(_WIDE) if _WIDE_SIGN.search(words) else words

    def closing(self, stretch: Stretch) -> str:
        """The last character of what stands in marks, inside of marks that close with them: `“He said, ‘Go |,|’”`."""
        return self.inside(stretch).rstrip(_CLOSING)[-1:]

    def limits(self, at: int) -> tuple[int, int]:
        """First and last (excluded) token of the sentence that token ``at`` is in, as far as anything can reach."""
        sentence = self.document.sentences[self.document.sentence_of[at]]
        first, last = sentence.first, sentence.last
        return first if at - first < REACH else at - REACH, last if last - at < REACH else at + REACH

    def bracket(self, at: int) -> int | None:
        """The token that opens the parenthesis around token ``at``, of those that open in its sentence; else None."""
        first, _ = self.limits(at)
        opening = self.code.rfind("(", first, at)
        return opening if opening >= 0 and self.code.find(")", opening, at) < 0 else None

    def is_read(self, block: int) -> bool:
        """Whether reports are looked for in the block: not in captions, credits, bylines."""
        return self.document.blocks[block].kind in READ_KINDS

    def past_gloss(self, stretch: Stretch) -> int:
        """The token behind a stretch and what explains it in brackets: `“Basta ya” (enough already) | , she said`."""
        at = stretch.last
        if self.code[at : at + 1] != "(" or self.document.block_of(at) != stretch.block:
            return at
        closing = self.code.find(")", at, at + _LONGEST_GLOSS)
        return closing + 1 if closing > 0 else at

    def is_gloss(self, stretch: Stretch) -> bool:
        """`“Basta ya” (| “enough already” |)`: the same words in another language, in brackets behind them."""
        first = stretch.first
        return self.code[max(first - 2, 0) : first] == "Q(" and self.code[stretch.last : stretch.last + 1] == ")"

    def is_prose(self, block: int) -> bool:
        """Whether the block is running text, where marked words need a reason to stand alone."""
        return self.document.blocks[block].kind in ("body", "headline", "subheading")

    def between(self, first: int, last: int) -> list[Stretch]:
        """The stretches that begin among tokens ``first`` to ``last`` (excluded)."""
        return self.stretches[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def around(self, at: int) -> Stretch | None:
        """The stretch that token ``at`` is in, the outer one where one lies in another; else None."""
        number = bisect_right(self.firsts, at) - 1
        while number >= 0 and self.stretches[number].marked.parent is not None:
            number -= 1
        return self.stretches[number] if number >= 0 and at < self.stretches[number].last else None

    def blank(self, stretches: Iterable[Stretch]) -> None:
        """Make stretches opaque: their words are speech and no part of the sentences around them."""
        code = list(self.code)
        for stretch in stretches:
            stretch.opaque = True
            code[stretch.first : stretch.last] = "Q" + "q" * (stretch.last - stretch.first - 2) + "Q"
        self.code = "".join(code)


def set_scene(document: Document) -> Scene:
    """The scene of a document; no stretch is opaque yet."""
    scene = Scene(document, code=document.letters)
    colons: list[int] = []
    for number, marked in enumerate(document.marked):
        first = bisect_left(document.starts, marked.start)
        last = bisect_left(document.starts, marked.end)
        if last - first < 2:
            continue
        block = document.block_of(first)
        if first > 0 and marked.mark in _SAID_ALOUD:
            colons.append(first - 1)
        stretch = Stretch(number, marked, first, last, block)
        scene.stretches.append(stretch)
        if marked.parent is None:
            scene.opens.setdefault(first, stretch)
    scene.code = _with_colons(document, colons)
    scene.firsts = [stretch.first for stretch in scene.stretches]
    return scene


def _with_colons(document: Document, colons: list[int]) -> str:
    """The letters of a document with a colon before words that are set off by none: `he said quote`, `Mr. Ruiz.—`"""
    code = list(document.letters)
    for at in colons:
        if at > 0 and code[at] == "-" and code[at - 1] == ".":
            code[at - 1 : at + 1] = ":x"
        else:
            code[at] = ":"
    return "".join(code) if colons else document.letters
