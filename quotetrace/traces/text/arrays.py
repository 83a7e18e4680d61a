"""Arrays: characters as numbers, ranges of places one behind the other, arrays put together and cut in their place."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_AT_ONCE: Final = 1 << 20


def codes(chars: str) -> Array:
    """Characters as numbers."""
    return np.frombuffer(chars.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def chars_of(numbers: Array) -> str:
    """Numbers as characters."""
    return numbers.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def poured(pieces: list[Array]) -> Array:
    """The pieces, of one kind, one behind the other; each is let go of when it is there, so that all of them take their
    memory once and not twice.

    >>> poured([np.array([1, 2]), np.array([3])]).tolist()
    [1, 2, 3]
    """
    found, at = np.empty(sum(map(len, pieces)), dtype=pieces[0].dtype), 0
    pieces.reverse()
    while pieces:
        piece = pieces.pop()
        found[at : at + len(piece)] = piece
        at += len(piece)
    return found


def sifted(values: Array, chosen: Array) -> None:
    """Leave the chosen values alone in an array, which gives the rest of its memory back.

    >>> values = np.arange(5)
    >>> sifted(values, values % 2 == 0)
    >>> values.tolist()
    [0, 2, 4]
    """
    at = 0
    for begin in range(0, len(values), _AT_ONCE):
        some = values[begin : begin + _AT_ONCE][chosen[begin : begin + _AT_ONCE]]
        values[at : at + len(some)] = some
        at += len(some)
    values.resize(at, refcheck=False)


def spread(begin: Array, count: Array) -> Array:
    """``count`` places from each ``begin`` on, one range behind the other.

    >>> spread(np.array([7, 3]), np.array([2, 3])).tolist()
    [7, 8, 3, 4, 5]
    """
    ends = np.cumsum(count)
    found: Array = np.repeat(begin - (ends - count), count) + np.arange(ends[-1] if len(ends) else 0)
    return found
