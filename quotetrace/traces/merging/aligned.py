"""Aligned: which quotations of a copy stand for which, by the words and by all that a copy keeps beside the words.

A copy in other words keeps the order of its source, who speaks, whether words stand in marks, and about how long they
are. Each pair of quotations has log-odds by these alone; then all ways to lay the two articles side by side in one
order are weighed at once, and a pair is as likely as the ways that have it.
"""

from math import log
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..meaning.names import Likeness
from ..pairing.utterances import Utterance

# Log-odds by what two quotations of two copies share, measured on the pairs of tests/articles that may be read (copies
# and their sources): common words, from 0 to 6, with what is between two of these in proportion;
_LIKE: Final = (0.0, 0.5, 1.0, 1.5, 2.5, 6.0)
_LIKE_TOLD: Final = (-3.0, -0.5, 2.2, 3.5, 4.5, 6.5)
# who speaks, by name; or, where one has no name, by what they are;
_SPEAKERS: Final[dict[Likeness, float]] = {"same": 2.8, "similar": 2.8, "unknown": -0.9, "different": -0.6}
_ONE_VOICE: Final = 1.3
_ONE_KIND: Final = 1.6
_SOMEBODY: Final = ("person",)
# whether both stand in marks, or both in part, or neither;
_ONE_FORM: Final = 0.8
_OTHER_FORM: Final = -2.0
_NEAR_FORM: Final = 0.0  # words in marks, a report with words in marks
# and how long they are: up to about twice as many words.
_LENGTH: Final = 0.75
_AS_LONG: Final = 0.3
_NOT_AS_LONG: Final = -1.6
# How likely any pair is before anything is known of it.
_ANY: Final = -0.3
_MARKED: Final = {"direct": 2, "pull": 2, "mixed": 1}


def told(one: Utterance, other: Utterance, like: float, speakers: Likeness, voices: bool) -> float:
    """The log-odds that two quotations of two copies are one, wherever they stand; ``like`` is what their words have in
    common, ``voices`` tells that they have the voices of one speaker elsewhere in the two."""
    return (
        _ANY
        + float(np.interp(like, _LIKE, _LIKE_TOLD))
        + _by_speaker(one, other, speakers, voices)
        + _by_form(one, other)
        + _by_length(one, other)
    )


def _by_speaker(one: Utterance, other: Utterance, speakers: Likeness, voices: bool) -> float:
    if voices and _SPEAKERS[speakers] < _ONE_VOICE:
        return _ONE_VOICE
    if speakers in ("unknown", "different") and one.row.kinds == other.row.kinds not in ((), _SOMEBODY):
        return _ONE_KIND
    return _SPEAKERS[speakers]


def _by_form(one: Utterance, other: Utterance) -> float:
    apart = abs(_MARKED.get(one.row.kind, 0) - _MARKED.get(other.row.kind, 0))
    if not apart:
        return _ONE_FORM
    return _NEAR_FORM if "direct" in (one.row.kind, other.row.kind) and apart == 1 else _OTHER_FORM


def _by_length(one: Utterance, other: Utterance) -> float:
    sizes = len(one.text.words), len(other.text.words)
    return _AS_LONG if min(sizes) and abs(log(sizes[0] / sizes[1])) < _LENGTH else _NOT_AS_LONG


def likelihoods(odds: NDArray[Any]) -> NDArray[Any]:
    """How likely each pair (row, column) is, where pairs keep one order and nothing is paired twice; ``odds`` are the
    log-odds of each pair by itself, minus infinity for none.

    >>> likelihoods(np.array([[3.0, 1.0], [1.0, 3.0]])).round(1).tolist()
    [[0.9, 0.0], [0.0, 0.9]]
    """
    weights = np.exp(odds)
    before, scales = _ways(weights)
    behind, others = (each[::-1] for each in _ways(weights[::-1, ::-1]))
    rows = len(odds)
    total = scales[rows] + log(before[rows, -1])
    steps = (scales[:rows] + others[1:] - total)[:, None]
    found: NDArray[Any] = before[:rows, :-1] * weights * behind[1:, ::-1][:, 1:] * np.exp(steps)
    return found


def _ways(weights: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The sum of the weights of all ways to pair the first rows and the first columns, by their numbers; each row
    beside the logarithm of what it is to be multiplied by."""
    rows, columns = weights.shape
    ways, scales = np.ones((rows + 1, columns + 1)), np.zeros(rows + 1)
    for at in range(rows):
        ways[at + 1, 1:] = ways[at, 1:] + np.cumsum(weights[at] * ways[at, :-1])
        ways[at + 1, 0] = ways[at, 0]
        largest = float(ways[at + 1, -1])
        ways[at + 1] /= largest
        scales[at + 1] = scales[at] + log(largest)
    return ways, scales
