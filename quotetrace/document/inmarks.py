"""What stands between quotation marks on a page, so that a line set apart is known to be words from there."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from quotetrace.document.paragraphs import Paragraph

_LONGEST = 500  # characters of a line
_FEWEST = 5  # words that nobody has again by chance
_FEWEST_OF_A_PART = 3  # of a line that leaves out what stands between
_OPENING = 0.5  # so much of a garbled line must stand there as it is
_STRETCHES = re.compile(
    r"“[^“”]{1,1500}|\"[^\"]{1,1500}|«[^«»]{1,1500}|(?<!\w)[‘'](?=\S)[^‘\n]{1,600}?(?<=\S)[’'](?!\w)"
)
_OPENS = re.compile("[“\"«‘']")  # what stretches begin with: most paragraphs have none of these
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LEFT_OUT = re.compile(r"\[?(?:…|\.\.\.)\]?")
_MARKS, _SINGLE = frozenset('"“”«»„'), "'‘’"


class InMarks:
    """The words in marks of some paragraphs, read when they are asked for first."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs

    @cached_property
    def _said(self) -> str:
        texts = [paragraph.text for paragraph in self._paragraphs if _OPENS.search(paragraph.text)]
        pieces = [piece for text in texts for piece in _STRETCHES.findall(text)]
        return " | ".join(["", *map(_words, pieces), ""])

    def has(self, line: str, *, nearly: bool = False) -> bool:
        """Whether a line without marks has its words from there, in a row but for what an ellipsis leaves out; so many
        as are no chance. Of one that is ``nearly`` theirs the first half is enough.

        >>> said = InMarks([Paragraph(0, 0, 0, "“I sign them. I cannot print the money and I will not try,” he said.")])
        >>> said.has("I cannot print the money"), said.has("I sign them … I will not try"), said.has("I sign them")
        (True, True, False)
        """
        if len(line) > _LONGEST or not _MARKS.isdisjoint(line) or line[0] in _SINGLE or not self._may_have(line):
            return False
        parts = [part for part in map(_words, _LEFT_OUT.split(line)) if part]
        counts = [part.count(" ") + 1 for part in parts]
        if sum(counts) < _FEWEST or (len(parts) > 1 and min(counts) < _FEWEST_OF_A_PART):
            return False
        if nearly and len(parts) == 1:
            opening = parts[0].split()[: max(_FEWEST, round(_OPENING * counts[0]))]
            parts = [" ".join(opening)]
        at = 0
        for part in parts:
            at = self._said.find(f" {part} ", at)
            if at < 0:
                return False
        return True

    def _may_have(self, line: str) -> bool:
        """Whether the first words of a line stand there in a row, so many as it must have from there: few lines do."""
        opening = [word[0] for word in islice(_WORDS.finditer(line), _FEWEST_OF_A_PART)]
        return f" {_folded(opening)} " in self._said


def _words(text: str) -> str:
    return _folded(_WORDS.findall(text))


def _folded(words: list[str]) -> str:
    return " ".join(words).lower().replace("’", "'")
