"""Features of the learned reader: templates that name columns, hashed all at once.

A template is a line such as ``stem tag``: the values of these columns together are one feature. Features are numbers of
a fixed range (the hashing trick: Weinberger et al. 2009), so the weights hold no words.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Column = npt.NDArray[np.uint32]

_STEP, _FOLD, _LAST = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)


class Templates:
    """Templates over named columns, one a line; ``bits`` is the width of the feature numbers."""

    def __init__(self, text: str, bits: int) -> None:
        lines = [line.split() for line in text.strip().splitlines()]
        self.names = tuple(sorted({name for line in lines for name in line}))
        self.count = len(lines)
        self._mask, self._shift = np.uint32((1 << bits) - 1), np.uint32(32 - bits)
        place = {name: number for number, name in enumerate(self.names)}
        # Templates of one length are hashed together: a few large operations instead of many small ones.
        self._groups = [
            (
                np.array([[number] for number, line in enumerate(lines) if len(line) == length], np.uint32) * _FOLD,
                [np.array([place[line[i]] for line in lines if len(line) == length]) for i in range(length)],
            )
            for length in sorted({len(line) for line in lines})
        ]

    def features(self, columns: Mapping[str, Column]) -> npt.NDArray[np.uint32]:
        """The features of every row: (templates, rows), for columns of one length."""
        values = np.concatenate([columns[name] for name in self.names]).reshape(len(self.names), -1) * _STEP
        found = []
        for seeds, places in self._groups:
            hashed = seeds + values.take(places[0], 0)
            for place in places[1:]:
                hashed ^= hashed >> np.uint32(15)
                hashed *= _FOLD
                hashed += values.take(place, 0)
            found.append(hashed)
        hashed = np.concatenate(found)
        hashed ^= hashed >> np.uint32(16)
        hashed *= _LAST
        hashed ^= hashed >> np.uint32(13)
        return hashed & self._mask
