"""The best labels of whole windows at once (Viterbi), and how sure each stretch of them is."""

import re

import numpy as np
import numpy.typing as npt

from quotetrace.attribution.columns import Rows
from quotetrace.attribution.span_features import CONTENT, CUE, MORE_CONTENT, MORE_SOURCE, SOURCE

Scores = npt.NDArray[np.float32]
Spans = dict[str, list[tuple[int, int]]]

STATES = 6
_NEVER = -1e4
_MORE = {MORE_CONTENT: (CONTENT, MORE_CONTENT), MORE_SOURCE: (SOURCE, MORE_SOURCE)}
_ROLE = {CONTENT: "content", MORE_CONTENT: "content", SOURCE: "source", MORE_SOURCE: "source", CUE: "cue"}
# A stretch, one byte a label: what goes on is of the stretch before.
_RUN = re.compile(
    b"[%c%c]%c*|[%c%c]%c*|%c+" % (CONTENT, MORE_CONTENT, MORE_CONTENT, SOURCE, MORE_SOURCE, MORE_SOURCE, CUE)
)
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
    allowed = moves + FORBIDDEN
    best = _best(wide[order], filled.sum(0).tolist(), allowed)
    lasts = best[np.arange(len(order)), lengths[order] - 1].argmax(1).tolist()
    came = _came(best[filled[order]], allowed).tobytes()
    found: list[list[int]] = [[] for _ in lengths]
    first = 0
    for number, last, length in zip(order.tolist(), lasts, lengths[order].tolist(), strict=True):
        labels = [last]
        for place in range((first + length - 2) * STATES, (first - 1) * STATES, -STATES):
            last = came[place + last]
            labels.append(last)
        found[number] = labels[::-1]
        first += length
    return found


def _best(wide: Scores, reaching: list[int], allowed: Scores) -> Scores:
    """What the best labels up to each token add up to, for each label of its own: (windows, longest, states)."""
    best = np.ascontiguousarray(wide.transpose(1, 2, 0))  # (longest, states, windows)
    best[0] += FIRST[:, None]
    moves = allowed[:, :, None]
    for step, count in enumerate(reaching[1:], 1):
        ways = best[step - 1, :, None, :count] + moves  # (from, to, windows)
        here = best[step, :, :count]
        here += np.maximum.reduce(ways)
    return best.transpose(2, 0, 1)


def _came(best: Scores, allowed: Scores) -> npt.NDArray[np.int8]:
    """The label from which each label of the next token comes, the first of equal ones: (tokens, states)."""
    most = best[:, :1] + allowed[0]
    found = np.zeros(most.shape, np.int8)
    for label in range(1, STATES):
        way = best[:, label, None] + allowed[label]
        found[way > most] = label
        np.maximum(most, way, out=most)
    return found


def spans(labels: list[int], first: int) -> Spans:
    """The stretches of tokens that the labels of a window name, by role; ``first`` is the window's first token."""
    found: Spans = {"content": [], "source": [], "cue": []}
    for match in _RUN.finditer(bytes(labels)):
        found[_ROLE[labels[match.start()]]].append((first + match.start(), first + match.end()))
    return found
