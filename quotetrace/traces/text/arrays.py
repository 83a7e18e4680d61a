"""Arrays: characters as numbers, and ranges of places one behind the other."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def codes(chars: str) -> Array:
    """Characters as numbers."""
    return np.frombuffer(chars.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def chars_of(numbers: Array) -> str:
    """Numbers as characters."""
    return numbers.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def spread(begin: Array, count: Array) -> Array:
    """``count`` places from each ``begin`` on, one range behind the other.

    >>> spread(np.array([7, 3]), np.array([2, 3])).tolist()
    [7, 8, 3, 4, 5]
    """
    ends = np.cumsum(count)
    found: Array = np.repeat(begin - (ends - count), count) + np.arange(ends[-1] if len(ends) else 0)
    return found
