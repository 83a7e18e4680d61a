"""Bulk: very many texts made comparable at once and kept together; each as :meth:`.Vocabulary.read` makes it."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import Any, Final

import numpy as np
from attrs import define
from numpy.typing import NDArray

from .arrays import chars_of, codes, spread
from .comparable import Comparable, Vocabulary, told_once
from .made import Made
from .written import marks_of

Array = NDArray[Any]

# So many texts at once, so that what is worked out on the way takes a few megabytes.
_AT_ONCE: Final = 1 << 14


@define(eq=False)
class Shelf(Made[Comparable]):
    """Texts one behind the other: the words of text ``t`` are ``words[start[t] : start[t + 1]]``, and so are its keys.

    ``marks`` are the bits of :meth:`.Comparable.marks`. A :class:`.Comparable` is put together when somebody asks for
    it, for it takes a kilobyte. ``bounded`` is 0 for texts known to have no bound before a figure, ``framed`` for those
    known to have no words that take back a clause.
    """

    vocabulary: Vocabulary
    written: Sequence[str]
    words: str
    keys: str
    marks: Array
    start: Array
    bounded: Array | None = None
    framed: Array | None = None

    @classmethod
    def of(cls, texts: Sequence[Comparable]) -> "Shelf":
        """These texts, which share a vocabulary."""
        start = np.zeros(len(texts) + 1, dtype=np.int64)
        np.cumsum([len(text.words) for text in texts], out=start[1:])
        words, keys, marks = (
            "".join(sides)
            for sides in (
                [text.words for text in texts],
                [text.keys for text in texts],
                [text.marks() for text in texts],
            )
        )
        vocabulary = texts[0].vocabulary if texts else Vocabulary()
        return cls(
            vocabulary, [text.text for text in texts], words, keys, _bits(marks), start, kept=dict(enumerate(texts))
        )

    def __len__(self) -> int:
        return len(self.written)

    def make(self, number: int) -> Comparable:
        """The text with a number, comparable."""
        begin, end = self.start[number : number + 2].tolist()
        return Comparable(
            self.written[number],
            self.words[begin:end],
            self.keys[begin:end],
            self.vocabulary,
            marked=self.marks[begin:end].tobytes().decode("latin-1"),
            bounds={} if self.bounded is not None and not self.bounded[number] else None,
            frames=() if self.framed is not None and not self.framed[number] else None,
        )

    def wordings(self) -> Array:
        """A number for the words of each text, the same for the same words."""
        known: dict[str, int] = {}
        numbers = (known.setdefault(words, len(known)) for words in self.words_of(np.arange(len(self))))
        return np.fromiter(numbers, dtype=np.int32, count=len(self))

    def keys_of(self, texts: Array) -> list[str]:
        """The keys of these texts."""
        return self._cut(self.keys, texts)

    def words_of(self, texts: Array) -> list[str]:
        """The words of these texts."""
        return self._cut(self.words, texts)

    def _cut(self, whole: str, texts: Array) -> list[str]:
        bounds = zip(self.start[texts].tolist(), self.start[texts + 1].tolist(), strict=True)
        return [whole[begin:end] for begin, end in bounds]

    def part(self, begin: int, end: int) -> "Shelf":
        """The texts from one number to another."""
        end = min(end, len(self))
        first, last = self.start[begin], self.start[end]
        return Shelf(
            self.vocabulary,
            self.written[begin:end],
            self.words[first:last],
            self.keys[first:last],
            self.marks[first:last],
            self.start[begin : end + 1] - first,
        )

    def some(self, texts: Array) -> "Shelf":
        """These texts alone."""
        size = self.start[texts + 1] - self.start[texts]
        words, keys = "".join(self.words_of(texts)), "".join(self.keys_of(texts))
        written = [self.written[text] for text in texts.tolist()]
        start = np.append(0, np.cumsum(size))
        return Shelf(self.vocabulary, written, words, keys, self.marks[spread(self.start[texts], size)], start)


def read_all(texts: Sequence[str], vocabulary: Vocabulary) -> Shelf:
    """The comparable forms of ``texts``: every written piece is looked up once, and the texts are put together from
    numbers."""
    vocabulary.tell = told_once  # each piece is asked about once
    words, keys, marks, sizes = zip(
        *(_read(texts[begin : begin + _AT_ONCE], vocabulary) for begin in range(0, max(len(texts), 1), _AT_ONCE)),
        strict=True,
    )
    start = np.append(0, np.cumsum(np.concatenate(sizes)))
    return Shelf(vocabulary, texts, "".join(words), "".join(keys), np.concatenate(marks), start)


def _read(texts: Sequence[str], vocabulary: Vocabulary) -> tuple[str, str, Array, Array]:
    """The words, the keys and the marks of some texts, and how many words each has."""
    number: defaultdict[str, int] = defaultdict(count().__next__)
    numbers, ends = array("I"), array("I", [0])
    for text in texts:
        numbers.extend(map(number.__getitem__, text.split()))
        ends.append(len(numbers))
    pieces = [*number]
    vocabulary.written.meet(pieces)
    words = [*map(vocabulary.written.__getitem__, pieces)]
    vocabulary.notice(pieces)
    sizes = [*map(len, words)]
    size = np.array(sizes, dtype=np.int64)
    of = np.frombuffer(numbers, dtype=np.uint32) if numbers else np.zeros(0, dtype=np.uint32)
    begin = np.append(0, np.cumsum(size[of]))[np.frombuffer(ends, dtype=np.uint32)]
    place = spread((np.cumsum(size) - size)[of], size[of])
    shared = "".join(map(vocabulary.written.shared.__getitem__, pieces))
    marked = "".join([marks_of(piece, size) for piece, size in zip(pieces, sizes, strict=True)])
    whole, keys = (chars_of(codes(each)[place]) for each in ("".join(words), shared))
    return whole, keys, _bits(marked)[place], np.diff(begin)


def _bits(marks: str) -> Array:
    return np.frombuffer(marks.encode("latin-1"), dtype=np.uint8)
