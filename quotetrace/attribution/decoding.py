"""The best labels of whole windows at once (Viterbi), and how sure each stretch of them is."""

import numpy as np
import numpy.typing as npt

from quotetrace.attribution.columns import Rows
from quotetrace.attribution.span_features import CONTENT, CUE, MORE_CONTENT, MORE_SOURCE, OUT, SOURCE

Scores = npt.NDArray[np.float32]
Spans = dict[str, list[tuple[int, int]]]

STATES = 6
_NEVER = -1e4
_MORE = {MORE_CONTENT: (CONTENT, MORE_CONTENT), MORE_SOURCE: (SOURCE, MORE_SOURCE)}
_ROLE = {CONTENT: "content", MORE_CONTENT: "content", SOURCE: "source", MORE_SOURCE: "source", CUE: "cue"}
# What cannot follow what, and what cannot come first: a label that goes on needs one that began.
FORBIDDEN: Scores = np.array(
    [[_NEVER if b in _MORE and a not in _MORE[b] else 0.0 for b in range(STATES)] for a in range(STATES)], np.float32
)
FIRST: Scores = np.array([_NEVER if b in _MORE else 0.0 for b in range(STATES)], np.float32)


def padded(scores: Scores, lengths: Rows) -> tuple[Scores, npt.NDArray[np.bool_]]:
    """Rows of windows, laid side by side: (windows, longest, states), and which places are filled."""
    filled = np.arange(lengths.max()) < lengths[:, None]
    wide = np.zeros((*filled.shape, scores.shape[1]), np.float32)
    wide[filled] = scores
    return wide, filled


def best_labels(scores: Scores, lengths: Rows, moves: Scores) -> list[list[int]]:
    """The best labels of each window; ``scores`` has a row a token, ``moves[a, b]`` what b after a adds."""
    wide, filled = padded(scores, lengths)
    count, longest, _ = wide.shape
    best = FIRST + wide[:, 0]
    came = np.empty((longest, count, STATES), np.int8)
    stay = np.arange(STATES, dtype=np.int8)
    allowed = (moves + FORBIDDEN).T[None]
    for step in range(1, longest):
        here = filled[:, step, None]
        ways = best[:, None, :] + allowed  # (windows, to, from)
        origin = ways.argmax(2)
        came[step] = np.where(here, origin, stay)
        best = np.where(here, ways.max(2) + wide[:, step], best)
    labels = np.empty((count, longest), np.int64)
    labels[:, -1] = best.argmax(1)
    every = np.arange(count)
    for step in range(longest - 1, 0, -1):
        labels[:, step - 1] = came[step, every, labels[:, step]]
    return [row[:length].tolist() for row, length in zip(labels, lengths.tolist(), strict=True)]


def spans(labels: list[int], first: int) -> Spans:
    """The stretches of tokens that the labels of a window name, by role; ``first`` is the window's first token."""
    found: Spans = {"content": [], "source": [], "cue": []}
    role, start = "", 0
    for at, label in enumerate([*labels, OUT]):
        now = _ROLE.get(label, "")
        if role and (now != role or label in (CONTENT, SOURCE)):
            found[role].append((first + start, first + at))
            role = ""
        if now and not role:
            role, start = now, at
    return found
