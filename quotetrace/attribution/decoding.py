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
    order = np.argsort(-lengths, kind="stable")  # long windows first: those that reach a step stand in front
    wide, filled = padded(scores, lengths)
    wide = np.ascontiguousarray(wide[order].transpose(1, 0, 2))  # (longest, windows, states)
    reaching = filled.sum(0).tolist()
    best = FIRST + wide[0]
    came = np.zeros(wide.shape, np.int8)
    allowed = (moves + FORBIDDEN).T[None]
    for step in range(1, len(wide)):
        count = reaching[step]
        ways = best[:count, None, :] + allowed  # (windows, to, from)
        came[step, :count] = ways.argmax(2)
        best[:count] = ways.max(2) + wide[step, :count]
    labels = np.zeros(wide.shape[:2], np.int64)
    last, every = best.argmax(1), np.arange(len(lengths))
    for step in range(len(wide) - 1, -1, -1):
        count = reaching[step]
        labels[step, :count] = last[:count]
        last[:count] = came[step, every[:count], last[:count]]
    found: list[list[int]] = [[] for _ in lengths]
    for number, row in zip(order.tolist(), labels.T, strict=True):
        found[number] = row[: lengths[number]].tolist()
    return found


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
