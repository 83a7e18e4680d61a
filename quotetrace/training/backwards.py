"""Fitting the network of the learned reader: what each weight has to do with the errors, found backwards.

The network of :mod:`quotetrace.attribution.network` with dropout (Srivastava et al. 2014), fitted by Adam (Kingma and
Ba 2015) at a rate that rises for some steps and then falls along a cosine. The weights at the ends of the later passes
are averaged.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from attrs import frozen

from quotetrace.attribution.decoding import FORBIDDEN, padded
from quotetrace.attribution.network import (
    CHANNELS,
    STEPS,
    WIDTH,
    Floats,
    Network,
    Weights,
    normal,
    positive,
    shapes,
    shifted,
)  # fmt: skip
from quotetrace.training.fitting import Ints, Progress, expected

_BATCH = 4000  # words
_GAP = 16  # rows between articles: no convolution reaches over them
_DROP = np.float32(0.15)  # the part of the values that are dropped at each place
_RATE = 0.002
_RISING = 100  # steps
_LOWEST = 0.03  # of the rate, in the end
_KEEP = 0.6  # of the passes are over when averaging begins
_MOMENTUM, _SPREAD, _LEAST = 0.9, 0.999, 1e-8  # of Adam
UNLABELLED = -1

Slopes = dict[str, Floats]


@frozen
class Lesson:
    """An article to learn from: the places of its words, the labels of cues (-1: unknown), and its windows.

    Of all windows one after another: ``rows``, ``distances``, ``codes`` and ``labels``; of each its ``heads`` and
    ``lengths``.
    """

    places: npt.NDArray[np.int32]
    cues: Ints
    heads: Ints
    lengths: Ints
    rows: Ints
    distances: Ints
    codes: Ints
    labels: Ints


def fit_network(lessons: Sequence[Lesson], passes: int, seed: int, told: Progress) -> Network:
    """The network that these articles teach."""
    random = np.random.default_rng(seed)
    weights = _first(random)
    ahead, spread = ({name: np.zeros_like(each) for name, each in weights.items()} for _ in range(2))
    total = {name: np.zeros_like(each) for name, each in weights.items()}
    steps, kept = 0, 0
    whole = passes * len(list(_batches(lessons, np.random.default_rng(seed))))
    for number in range(passes):
        told("learning to see", number, passes)
        for batch in _batches(lessons, random):
            steps += 1
            rate = _RATE * min(1.0, steps / _RISING) * _falling(steps / whole)
            for name, slope in _slopes(weights, _joined([lessons[i] for i in batch]), random).items():
                ahead[name] += (1 - _MOMENTUM) * (slope - ahead[name])
                spread[name] += (1 - _SPREAD) * (slope * slope - spread[name])
                size = np.sqrt(spread[name] / (1 - _SPREAD**steps)) + _LEAST
                weights[name] -= (rate / (1 - _MOMENTUM**steps)) * ahead[name] / size
        if number + 1 > passes * _KEEP:
            kept += 1
            for name, each in weights.items():
                total[name] += each
    return Network({name: each / np.float32(kept) for name, each in total.items()})


def _falling(part: float) -> float:
    return _LOWEST + (1 - _LOWEST) * 0.5 * (1 + math.cos(math.pi * min(1.0, part)))


def _first(random: np.random.Generator) -> dict[str, Floats]:
    """Weights to begin with: uniform by the width of the layer (Glorot and Bengio 2010), embeddings normal, no bias."""
    found = {}
    for name, shape in shapes().items():
        if name.endswith("bias") or name == "moves":
            found[name] = np.zeros(shape, np.float32)
        elif name.startswith("in.") or name in ("near", "evidence"):
            found[name] = random.normal(0, 0.1, shape).astype(np.float32)
        else:
            bound = math.sqrt(6 / (shape[0] + shape[1]))
            found[name] = random.uniform(-bound, bound, shape).astype(np.float32)
    return found


def _batches(lessons: Sequence[Lesson], random: np.random.Generator) -> Iterator[list[int]]:
    batch: list[int] = []
    size = 0
    for number in random.permutation(len(lessons)).tolist():
        batch.append(number)
        size += len(lessons[number].places)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _joined(lessons: Sequence[Lesson]) -> Lesson:
    """Several articles as one, with a gap between them; a row of the gap has the place -1 everywhere."""
    gap = np.full((_GAP, len(CHANNELS)), -1, np.int32)
    places, cues, heads, rows = [], [], [], []
    offset = 0
    for each in lessons:
        places += [each.places, gap]
        cues += [each.cues, np.full(_GAP, UNLABELLED)]
        heads.append(each.heads + offset)
        rows.append(each.rows + offset)
        offset += len(each.places) + _GAP
    others = (np.concatenate([getattr(each, name) for each in lessons]) for name in ("distances", "codes", "labels"))
    lengths = np.concatenate([each.lengths for each in lessons])
    return Lesson(
        np.concatenate(places), np.concatenate(cues), np.concatenate(heads), lengths, np.concatenate(rows), *others
    )


def _slopes(of: Weights, lesson: Lesson, random: np.random.Generator) -> Slopes:
    """How the loss of a word grows with each weight, on average over the words of some articles."""
    found: Slopes = {}
    see = _Words(of, lesson.places, random)
    slope = _cue_slopes(of, see.known, lesson.cues, found)
    if len(lesson.heads):
        slope += _window_slopes(of, see.known, lesson, random, found)
    see.backwards(slope, found)
    size = np.float32(len(lesson.places))
    return {name: each / size for name, each in found.items()}


def _kept(shape: tuple[int, ...], random: np.random.Generator) -> Floats:
    """What stays: zero, or as much more as others are dropped."""
    return (random.random(shape, np.float32) >= _DROP).astype(np.float32) / np.float32(1 - _DROP)


def _layer(name: str, below: Floats, slope: Floats, of: Weights, found: Slopes) -> Floats:
    """The slope below a layer ``below @ weights + bias``; that of its weights is put into ``found``."""
    found[name] = below.T @ slope
    found[f"{name}.bias"] = slope.sum(0)
    lower: Floats = slope @ of[name].T
    return lower


def _abnormal(slope: Floats, normed: Floats, scale: Floats) -> Floats:
    """The slope below :func:`normal`."""
    shared = np.einsum("ij,ij->i", slope, normed)[:, None] / np.float32(slope.shape[1])
    below: Floats = scale * (slope - slope.mean(1, keepdims=True) - normed * shared)
    return below


def _unshifted(slope: Floats, step: int) -> Floats:
    """The slope below :func:`shifted`."""
    found = slope[:, WIDTH : 2 * WIDTH].copy()
    found[:-step] += slope[step:, :WIDTH]
    found[step:] += slope[:-step, 2 * WIDTH :]
    return found


def _summed(places: Ints, slope: Floats, size: int) -> Floats:
    """The slopes of an embedding with ``size`` rows: the sum of the rows of ``slope`` that took each."""
    found = np.zeros((size, slope.shape[1]), np.float32)
    if len(places):
        order = np.argsort(places, kind="stable")
        ordered = places[order]
        begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
        found[ordered[begins]] = np.add.reduceat(slope[order], begins, axis=0)
    return found


class _Words:
    """The words of some articles as the network sees them, and the way back."""

    def __init__(self, of: Weights, places: npt.NDArray[np.int32], random: np.random.Generator) -> None:
        self._of, self._places = of, places
        self._there = (places[:, :1] >= 0).astype(np.float32)
        shown = np.concatenate([of[f"in.{name}"][places[:, at]] for at, (name, _, _) in enumerate(CHANNELS)], 1)
        self._shown_kept = _kept(shown.shape, random)
        self._shown = shown * self._shown_kept
        words = self._base = positive(self._shown @ of["into"] + of["into.bias"]) * self._there
        self._turns = []
        for number, step in enumerate(STEPS):
            normed, scale = normal(words)
            around = shifted(normed, step)
            turned = positive(around @ of[f"turn{number}"] + of[f"turn{number}.bias"])
            kept = _kept(turned.shape, random) * self._there
            self._turns.append((normed, scale, around, turned, kept))
            words = words + turned * kept
        self._normed, self._scale = normal(words)
        self._known_kept = _kept(words.shape, random)
        self.known = self._normed * self._known_kept

    def backwards(self, slope: Floats, found: Slopes) -> None:
        """Put the slopes of all weights below ``known`` into ``found``."""
        slope = _abnormal(slope * self._known_kept, self._normed, self._scale) * self._there
        for number in reversed(range(len(STEPS))):
            normed, scale, around, turned, kept = self._turns[number]
            inner = slope * kept * (turned > 0)
            below = _unshifted(_layer(f"turn{number}", around, inner, self._of, found), STEPS[number])
            slope = slope + _abnormal(below, normed, scale) * self._there
        slope = _layer("into", self._shown, slope * (self._base > 0), self._of, found) * self._shown_kept
        there, at = self._there[:, 0] > 0, 0
        for channel, (name, size, width) in enumerate(CHANNELS):
            found[f"in.{name}"] = _summed(self._places[there, channel], slope[there, at : at + width], size)
            at += width


def _cue_slopes(of: Weights, words: Floats, cues: Ints, found: Slopes) -> Floats:
    """The slopes of the layers that score cues; returns that of ``words``."""
    inner = positive(words @ of["cue"] + of["cue.bias"])
    scores = inner @ of["cue.out"] + of["cue.out.bias"]
    slope = np.exp(scores - scores.max(1, keepdims=True))
    slope /= slope.sum(1, keepdims=True)
    labelled = cues != UNLABELLED
    slope[labelled, cues[labelled]] -= 1
    slope[~labelled] = 0
    below = _layer("cue.out", inner, slope, of, found) * (inner > 0)
    return _layer("cue", words, below, of, found)


def _window_slopes(of: Weights, words: Floats, lesson: Lesson, random: np.random.Generator, found: Slopes) -> Floats:
    """The slopes of the layers that label the words around cues; returns that of ``words``."""
    owner = np.repeat(np.arange(len(lesson.heads)), lesson.lengths)
    here, heads = words[lesson.rows], words[lesson.heads]
    known = here @ of["word"] + of["word.bias"] + (heads @ of["head"])[owner]
    known = positive(known + of["near"][lesson.distances] + of["evidence"][lesson.codes])
    kept = _kept(known.shape, random)
    dropped: Floats = known * kept
    inner = positive(dropped @ of["pair"] + of["pair.bias"])
    both: Floats = dropped + inner
    slope = _chain_slopes(of, both @ of["out"] + of["out.bias"], lesson, found)
    slope = _layer("out", both, slope, of, found)
    slope = (slope + _layer("pair", dropped, slope * (inner > 0), of, found)) * kept * (known > 0)
    found["near"] = _summed(lesson.distances, slope, len(of["near"]))
    found["evidence"] = _summed(lesson.codes, slope, len(of["evidence"]))
    by_head = _summed(owner, slope, len(lesson.heads))
    found["head"] = heads.T @ by_head
    below = _summed(lesson.rows, _layer("word", here, slope, of, found), len(words))
    return below + _summed(lesson.heads, by_head @ of["head"].T, len(words))


def _chain_slopes(of: Weights, scores: Floats, lesson: Lesson, found: Slopes) -> Floats:
    """The slope of the scores of labels in a linear chain."""
    wide, filled = padded(scores, lesson.lengths)
    single, pairs = expected(wide, filled, of["moves"] + FORBIDDEN)
    slope = single[filled]
    slope[np.arange(len(slope)), lesson.labels] -= 1
    inside = np.ones(len(lesson.labels), bool)
    inside[np.cumsum(lesson.lengths) - lesson.lengths] = False
    follows = np.flatnonzero(inside)
    np.subtract.at(pairs, (lesson.labels[follows - 1], lesson.labels[follows]), 1)
    found["moves"] = pairs.astype(np.float32)
    return slope
