"""Fitting linear models by stochastic gradients: a softmax over rows, and a linear chain over windows.

Steps are scaled by AdaGrad (Duchi et al. 2011), the weights of the later passes averaged. The same rows and the same
seed give the same weights on one machine, and after rounding to whole numbers on others too.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from quotetrace.attribution.decoding import FIRST, FORBIDDEN, STATES, padded

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Features = npt.NDArray[np.uint32]
Progress = Callable[[str, int, int], None]

_SMALL = 1e-2  # the first squared gradient, so that the first steps are not huge
_MOVES_SMALL = 1.0
_CUE_BATCH, _SPAN_BATCH = 512, 96
_AGAIN = 4  # a feature that was seen less often says little about other articles, and its weight stays 0 ...
_MANY = 20_000  # ... where there are so many rows to learn from; with few, every feature counts


class _Weights:
    """A table of weights under AdaGrad, with the average of what it was at the ends of the later passes."""

    def __init__(self, seen: Features, features: int, labels: int, rate: float) -> None:
        self._known = np.bincount(seen.ravel(), minlength=features) >= (_AGAIN if len(seen) >= _MANY else 1)
        self.now = np.zeros((features, labels), np.float32)
        self._squares = np.full((features, labels), _SMALL, np.float32)
        self._sum = np.zeros_like(self.now)
        self._kept = 0
        self._rate = rate

    def step(self, features: Features, slopes: Floats) -> None:
        """One step against ``slopes`` (rows, labels) for the features (rows, templates) of a batch."""
        used, inverse = np.unique(features.ravel(), return_inverse=True)
        width = features.shape[1]
        summed = np.stack(
            [np.bincount(inverse, np.repeat(slopes[:, label], width), len(used)) for label in range(slopes.shape[1])], 1
        ).astype(np.float32)
        known = self._known[used]
        used, summed = used[known], summed[known]
        self._squares[used] += summed * summed
        self.now[used] -= self._rate * summed / np.sqrt(self._squares[used])

    def keep(self) -> None:
        self._sum += self.now
        self._kept += 1

    def average(self) -> Floats:
        found: Floats = self._sum / np.float32(self._kept)
        return found


def fit_softmax(
    features: Features, labels: Ints, size: tuple[int, int], passes: int, rate: float, seed: int, told: Progress
) -> Floats:
    """Weights (features, labels) of a softmax over rows of hashed features (rows, templates)."""
    random = np.random.default_rng(seed)
    weights = _Weights(features, *size, rate)
    for number in range(passes):
        told("learning cues", number, passes)
        order = random.permutation(len(features))
        for at in range(0, len(order), _CUE_BATCH):
            batch = order[at : at + _CUE_BATCH]
            rows = features[batch]
            scores = weights.now[rows].sum(1)
            slopes: Floats = np.exp(scores - scores.max(1, keepdims=True))
            slopes = slopes / slopes.sum(1, keepdims=True)
            slopes[np.arange(len(batch)), labels[batch]] -= 1
            weights.step(rows, slopes)
        if number >= passes // 2:
            weights.keep()
    return weights.average()


def fit_chain(
    features: Features, labels: Sequence[Ints], size: int, passes: int, rate: float, seed: int, told: Progress
) -> tuple[Floats, Floats]:
    """Weights (features, states) and moves (from, to) of a linear chain; ``labels`` holds those of each window.

    ``features`` has the rows of all windows one after another: (rows, templates).
    """
    random = np.random.default_rng(seed)
    lengths = np.array([len(each) for each in labels])
    offsets = np.append(0, np.cumsum(lengths))
    weights = _Weights(features, size, STATES, rate)
    moves, squares = np.zeros((STATES, STATES)), np.full((STATES, STATES), _MOVES_SMALL)
    moves_sum, kept = np.zeros_like(moves), 0
    order = np.argsort(lengths, kind="stable")  # windows of one length together: little padding
    batches = [order[at : at + _SPAN_BATCH] for at in range(0, len(order), _SPAN_BATCH)]
    for number in range(passes):
        told("learning the words around cues", number, passes)
        for at in random.permutation(len(batches)):
            batch = batches[at]
            rows = features[np.concatenate([np.arange(offsets[i], offsets[i + 1]) for i in batch])]
            wide, filled = padded(weights.now[rows].sum(1), lengths[batch])
            single, pairs = _expected(wide, filled, (moves + FORBIDDEN).astype(np.float32))
            slopes = single[filled]
            gold = np.concatenate([labels[i] for i in batch])
            slopes[np.arange(len(gold)), gold] -= 1
            weights.step(rows, slopes)
            for i in batch:
                np.subtract.at(pairs, (labels[i][:-1], labels[i][1:]), 1)
            squares += pairs * pairs
            moves -= rate * pairs / np.sqrt(squares)
        if number >= passes // 2:
            weights.keep()
            moves_sum, kept = moves_sum + moves, kept + 1
    return weights.average(), (moves_sum / kept).astype(np.float32)


def _log_sum(values: Floats, axis: int) -> Floats:
    most = values.max(axis, keepdims=True)
    found: Floats = (most + np.log(np.exp(values - most).sum(axis, keepdims=True))).squeeze(axis)
    return found


def _expected(wide: Floats, filled: npt.NDArray[np.bool_], moves: Floats) -> tuple[Floats, npt.NDArray[np.float64]]:
    """How often the model expects each state at each place, and each move in the whole batch (forward-backward)."""
    longest = wide.shape[1]
    ahead, behind = np.empty_like(wide), np.zeros_like(wide)
    ahead[:, 0] = FIRST + wide[:, 0]
    for step in range(1, longest):
        reached = _log_sum(ahead[:, step - 1, :, None] + moves, 1) + wide[:, step]
        ahead[:, step] = np.where(filled[:, step, None], reached, ahead[:, step - 1])
    total = _log_sum(ahead[:, -1], 1)
    for step in range(longest - 2, -1, -1):
        reached = _log_sum(moves[None] + (wide[:, step + 1] + behind[:, step + 1])[:, None, :], 2)
        behind[:, step] = np.where(filled[:, step + 1, None], reached, 0)
    single = np.exp(ahead + behind - total[:, None, None])
    single[~filled] = 0
    pairs = np.zeros((STATES, STATES))
    for step in range(1, longest):
        here = filled[:, step]
        onward = (wide[here, step] + behind[here, step])[:, None, :] - total[here, None, None]
        pairs += np.exp(ahead[here, step - 1, :, None] + moves + onward).sum(0)
    return single, pairs
