"""Sources: a transcript, a press release or an article, read once so that thousands of quotations can be looked up."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from quotetrace.models import Span

from .comparable import Vocabulary
from .excerpts import pieces, spoken, whole
from .siblings import Family, Sibling

Array = NDArray[Any]

# Words and pairs of words that stand in more places than this tell little of where a quotation comes from; where a
# quotation has no others, those of up to _VERY_COMMON places are looked at.
_COMMON: Final = 64
_VERY_COMMON: Final = 2_000
# A place is looked for in a window of twice the quotation's length and some words more.
_ROOM: Final = 24
_PLACES: Final = 3  # windows that are laid side by side with a quotation
_SAME_WORDS: Final = 100  # places with the same words that are looked at
_MANY_PIECES: Final = 300_000  # of all quotations checked against a source: then what was read is forgotten
_OPENING: Final = "\"“”„‟«»‹›‘'`([{*_"
_CLOSING: Final = "\"“”„«»‹›’'`)]}*_"
_SPEECH_OPENS: Final = '"“„«‘'
_SPEECH_CLOSES: Final = '"”»’'
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n")
_STOPS: Final = ".!?,;:—–-"


def _char(number: int) -> str:
    return chr(number if number < 0xD800 else number + 0x800)  # lone surrogates are no characters


@define(eq=False)
class Source:
    """A text as a string of word numbers (one character a word) with the place of each word.

    ``starts`` and ``ends`` are code points of the written piece that a word stands in.
    """

    text: str
    words: list[str] = field(factory=list)
    coded: str = ""
    starts: "array[int]" = field(factory=lambda: array("q"))
    ends: "array[int]" = field(factory=lambda: array("q"))
    _pieces: list[str] = field(factory=list)
    _codes: dict[str, str] = field(factory=dict)
    _family: Family = field(factory=Family)
    _postings: defaultdict[str, list[int]] = field(factory=lambda: defaultdict(list))

    @classmethod
    def read(cls, text: str) -> "Source":
        """Read ``text``; the cost is linear in its length."""
        source = cls(text)
        for start, end in pieces(text):
            piece = text[start:end]
            for word in spoken(piece):
                source.words.append(word)
                source.starts.append(start)
                source.ends.append(end)
                source._pieces.append(whole(piece))
        codes = source._codes
        source.coded = "".join([codes.setdefault(word, _char(len(codes) + 1)) for word in source.words])
        postings, coded = source._postings, source.coded
        for at in range(len(coded)):
            postings[coded[at]].append(at)
            postings[coded[at : at + 2]].append(at)
        return source

    def code(self, words: Sequence[str]) -> str:
        """The words as characters; one that the source lacks is a NUL."""
        return "".join([self._codes.get(word, "\0") for word in words])

    def knows(self, word: str) -> bool:
        """Whether the word stands in the source."""
        return word in self._codes

    def vocabulary(self) -> Vocabulary:
        """A vocabulary for one quotation, which reads fast what was read for earlier ones and knows nothing of them."""
        if self._family.pieces > _MANY_PIECES:
            self._family = Family()
        return Sibling(family=self._family)

    def has(self, *words: str) -> bool:
        """Whether these words stand in the source one behind the other."""
        coded = self.code(words)
        return "\0" not in coded and any(self.coded.startswith(coded, at) for at in self._postings.get(coded[:2], ()))

    def same_words(self, coded: str) -> Iterator[int]:
        """Where the very words stand, first places first."""
        at = self.coded.find(coded) if coded and "\0" not in coded else -1
        for _ in range(_SAME_WORDS):
            if at < 0:
                return
            yield at
            at = self.coded.find(coded, at + 1)

    def windows(self, coded: str, common: bool = False) -> list[tuple[int, int]]:
        """The likeliest windows (first word, last word excluded) for a quotation, the best first; by its words that
        stand in few places, or also by those that are ``common``."""
        places, worths = self._hits(coded, _VERY_COMMON if common else _COMMON)
        if not len(places):
            return []
        width = 2 * len(coded) + _ROOM
        order = np.lexsort((worths, places))
        places, sums = places[order], np.append(0.0, np.cumsum(worths[order]))
        last = np.searchsorted(places, places + width, side="right")
        gained, ends = sums[last] - sums[:-1], places[last - 1]
        best = np.lexsort((ends, places, -gained))
        return self._apart(zip(places[best].tolist(), ends[best].tolist(), strict=True), width)

    def _apart(self, best: Iterable[tuple[int, int]], width: int) -> list[tuple[int, int]]:
        """The best windows that do not show the same place, widened to whole written pieces."""
        found: list[tuple[int, int]] = []
        seen: list[int] = []
        for first, last in best:
            if all(abs(first - other) > width // 2 for other in seen):
                seen.append(first)
                pad = max(_ROOM, width - (last - first)) // 2 + 1
                found.append(self._whole(max(0, first - pad), min(len(self.coded), last + pad)))
                if len(found) == _PLACES:
                    break
        return found

    def _whole(self, first: int, last: int) -> tuple[int, int]:
        while first and self.starts[first - 1] == self.starts[first]:
            first -= 1
        while last < len(self.starts) and self.starts[last - 1] == self.starts[last]:
            last += 1
        return first, last

    def _hits(self, coded: str, most: int) -> tuple[Array, Array]:
        """Where a word or a pair of words of the quotation stands, and what each place is worth: less where many."""
        grams = {coded[at : at + size] for at in range(len(coded)) for size in (1, 2)}
        known = [(gram, self._postings[gram]) for gram in sorted(grams) if gram in self._postings]
        listed = [(len(gram) / (1.0 + len(places)), places) for gram, places in known if len(places) <= most]
        if not listed and most == _VERY_COMMON:  # of a text that says one thing again and again the first places do
            listed = [(len(gram) / (1.0 + len(places)), places[:most]) for gram, places in known]
        sizes = [len(places) for _, places in listed]
        places = np.fromiter(chain.from_iterable(places for _, places in listed), np.intp, sum(sizes))
        return places, np.repeat([worth for worth, _ in listed], sizes)

    def written(self, first: int, last: int) -> str:
        """The written pieces of the words ``first`` to ``last`` (excluded), a space between them."""
        starts, before = self.starts, -1
        found = []
        for at in range(first, last):
            if starts[at] != before:
                before = starts[at]
                found.append(self._pieces[at])
        return " ".join(found)

    def passage(self, first: int, last: int, ending: str = "") -> Span:
        """The source's characters for the words ``first`` to ``last`` (excluded), without the marks around them.

        Of the marks behind the last word only those are kept that ``ending``, the end of the quotation, has too.
        """
        start, end = self.starts[first], self.ends[last - 1]
        start += self._inside(first, start)
        text = self.text[start:end]
        head = len(text) - len(text.lstrip(_OPENING))
        bare = text.rstrip(_CLOSING + _STOPS)
        kept = text[len(bare) :]
        if kept[:1] == "." and "." in bare.rpartition(" ")[2]:
            bare += "."  # "U.S." keeps the stop that is its own
        marks = ending[len(ending.rstrip(_CLOSING + _STOPS)) :]
        if marks and text.startswith(marks, len(bare)):
            bare += marks
        tail = len(bare)
        return Span(start + head, start + tail, text[head:tail]) if head < tail else Span(start, end, text)

    def _inside(self, first: int, start: int) -> int:
        """How far into its written piece a word begins, where it is not the first of a compound."""
        if not first or self.starts[first - 1] != start:
            return 0
        piece = self.text[start : self.ends[first]].casefold()
        return max(0, piece.find(self.words[first])) if len(piece) == self.ends[first] - start else 0

    def closed(self, word: int) -> bool:
        """Whether a mark behind this word ends its clause."""
        end = self.ends[word]
        piece = self.text[self.starts[word] : end].rstrip(_CLOSING)
        last_of_piece = word + 1 >= len(self.starts) or self.starts[word + 1] != self.starts[word]
        return last_of_piece and (piece[-1:] in _STOPS or self.text[end : end + 2].lstrip()[:1] in ("—", "–", "…"))

    def opens_speech(self, word: int) -> bool:
        """Whether a mark that opens a quotation stands before this word."""
        return self.text[self.starts[word]] in _SPEECH_OPENS

    def closes_speech(self, word: int) -> bool:
        """Whether a quotation ends with this word: “We won,” said Ruiz."""
        piece = self.text[self.starts[word] : self.ends[word]]
        return piece[-1:] in _SPEECH_CLOSES and piece.rstrip(_CLOSING)[-1:] in _STOPS

    def ends_sentence(self, word: int) -> bool:
        """Whether a full stop, a question mark or an exclamation mark stands behind this word, and no small letter."""
        following = self.text[self.starts[word + 1]] if word + 1 < len(self.starts) else ""
        stop = self.text[self.starts[word] : self.ends[word]].rstrip(_CLOSING)[-1:] in (".", "!", "?")
        return stop and not following.islower()

    def new_paragraph(self, first: int, last: int) -> bool:
        """Whether a new paragraph begins between the beginnings of two words."""
        end = self.starts[last] if last < len(self.starts) else len(self.text)
        return bool(_PARAGRAPH.search(self.text, self.starts[first], end))
