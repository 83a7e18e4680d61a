"""Bulk: very many texts made comparable at once; each as :meth:`.Vocabulary.read` makes it."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .arrays import chars_of, codes, spread
from .comparable import Comparable, Vocabulary

Array = NDArray[Any]

# So many texts at once, so that what is worked out on the way takes a few megabytes.
_AT_ONCE: Final = 1 << 14


def read_all(texts: Sequence[str], vocabulary: Vocabulary) -> Iterator[Comparable]:
    """The comparable forms of ``texts``: every written piece is looked up once, and the texts are put together from
    numbers."""
    for begin in range(0, len(texts), _AT_ONCE):
        yield from _read(texts[begin : begin + _AT_ONCE], vocabulary)


def _read(texts: Sequence[str], vocabulary: Vocabulary) -> Iterator[Comparable]:
    number: defaultdict[str, int] = defaultdict(count().__next__)
    numbers, ends = array("I"), array("I", [0])
    for text in texts:
        numbers.extend(map(number.__getitem__, text.split()))
        ends.append(len(numbers))
    pieces = [*number]
    words = [*map(vocabulary.written.__getitem__, pieces)]
    size = np.array([*map(len, words)], dtype=np.int64)
    of = np.frombuffer(numbers, dtype=np.uint32) if numbers else np.zeros(0, dtype=np.uint32)
    begin = np.append(0, np.cumsum(size[of]))[np.frombuffer(ends, dtype=np.uint32)].tolist()
    place = spread((np.cumsum(size) - size)[of], size[of])
    shared = map(vocabulary.written.shared.__getitem__, pieces)
    marked = map(vocabulary.marked.__getitem__, pieces)
    whole = [chars_of(codes("".join(each))[place]) for each in (words, shared, marked)]
    for text, start, end in zip(texts, begin, begin[1:], strict=False):
        said, keys, marks = (each[start:end] for each in whole)
        yield Comparable(text, said, keys, vocabulary, marked=marks)
