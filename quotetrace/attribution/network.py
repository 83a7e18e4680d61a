"""The network of the learned reader: convolutions over the words of an article, which see further than templates do.

Each word is what its columns say of it (embeddings, hashed to a few places); four convolutions with growing steps
(dilations: Yu and Koltun 2016) carry what stands around it; small layers score cues, and the words around a cue.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import define, field

from quotetrace.attribution.columns import Columns, Rows, stepped
from quotetrace.attribution.span_features import Windows
from quotetrace.attribution.templates import Column

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]
Weights = Mapping[str, Floats]

# Column, places that its values are hashed to, width of its embedding.
CHANNELS = (
    ("stem", 8191, 40), ("ending", 1021, 12), ("tag", 251, 14), ("letter", 127, 8), ("code", 509, 12), ("kind", 127, 8),
    ("rule", 251, 12), ("block", 31, 4), ("quoted", 5, 6), ("cover", 5, 6), ("phrase", 3, 4), ("told", 2, 4),
    ("capital", 2, 2), ("first", 11, 4), ("last", 11, 4),
)  # fmt: skip
WIDTH = 128  # of what is known of a word
PAIR = 96  # of what is known of a word and a cue
STEPS = (1, 2, 4, 8)  # how far apart the three words of each convolution stand
NEAR = 40  # distances from the cue are told apart up to here
CODES = 14  # what the rules made of a word for a cue (see ``span_features``)
_REACH = sum(STEPS)
_BLOCK = 16384  # words that are read in one go: a text of any length takes little memory
_KEPT = 3  # blocks that are kept
_LEAST = np.float32(1e-5)
_MOST = 127  # what a byte holds


def shapes() -> dict[str, tuple[int, ...]]:
    """The arrays of a network by name, in the order in which they are written."""
    found: dict[str, tuple[int, ...]] = {f"in.{name}": (places, width) for name, places, width in CHANNELS}
    found |= {"into": (sum(width for _, _, width in CHANNELS), WIDTH), "into.bias": (WIDTH,)}
    for number in range(len(STEPS)):
        found |= {f"turn{number}": (3 * WIDTH, WIDTH), f"turn{number}.bias": (WIDTH,)}
    found |= {"cue": (WIDTH, WIDTH), "cue.bias": (WIDTH,), "cue.out": (WIDTH, 3), "cue.out.bias": (3,)}
    found |= {"word": (WIDTH, PAIR), "word.bias": (PAIR,), "head": (WIDTH, PAIR), "near": (2 * NEAR + 1, PAIR)}
    found |= {"evidence": (CODES, PAIR), "pair": (PAIR, PAIR), "pair.bias": (PAIR,), "out": (PAIR, 6), "out.bias": (6,)}
    return found | {"moves": (6, 6)}


def places(columns: Columns) -> npt.NDArray[np.int32]:
    """The row of each channel's embedding that each word takes: (words, channels)."""
    every = np.arange(columns.size)
    plain = columns.plain | {"first": stepped(every - columns.first), "last": stepped(columns.last - 1 - every)}
    return np.stack([(plain[name] % np.uint32(size)).astype(np.int32) for name, size, _ in CHANNELS], 1)


def distances(around: Windows) -> Rows:
    """The row of ``near`` that each row of the windows takes."""
    found: Rows = np.clip(around.rows - around.heads, -NEAR, NEAR) + NEAR
    return found


def shifted(words: Floats, step: int) -> Floats:
    """Each row between the rows ``step`` before and behind it, side by side; zeros beyond the ends."""
    width = words.shape[1]
    found = np.zeros((len(words), 3 * width), np.float32)
    found[:, width : 2 * width] = words
    found[step:, :width] = words[:-step]
    found[:-step, 2 * width :] = words[step:]
    return found


def normal(words: Floats) -> tuple[Floats, Floats]:
    """Rows with mean 0 and deviation 1 (layer normalisation: Ba et al. 2016), and one over what they deviated."""
    centred = words - words.mean(1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred)[:, None] / np.float32(words.shape[1])
    scale: Floats = 1 / np.sqrt(variance + _LEAST)
    return centred * scale, scale


def positive(values: Floats) -> Floats:
    """Values below zero are zero; changes the array in place."""
    return np.maximum(values, 0, out=values)


@define
class Network:
    """The weights of a network, ready to read."""

    weights: dict[str, Floats]

    def words(self, where: npt.NDArray[np.int32]) -> Floats:
        """What is known of each word: (words, WIDTH), for the :func:`places` of words that follow each other."""
        of = self.weights
        shown = np.concatenate([of[f"in.{name}"][where[:, at]] for at, (name, _, _) in enumerate(CHANNELS)], 1)
        found = positive(shown @ of["into"] + of["into.bias"])
        for number, step in enumerate(STEPS):
            around = shifted(normal(found)[0], step)
            found += positive(around @ of[f"turn{number}"] + of[f"turn{number}.bias"])
        return normal(found)[0]

    def cues(self, words: Floats) -> Floats:
        """Scores of words as cues: (words, 3)."""
        of = self.weights
        found: Floats = positive(words @ of["cue"] + of["cue.bias"]) @ of["cue.out"] + of["cue.out.bias"]
        return found

    def labels(self, words: Floats, heads: Floats, around: Windows, codes: Column) -> Floats:
        """Scores of the labels of each row of some windows: (rows, 6).

        ``words`` has what is known of each row, ``heads`` of each cue; ``codes`` what the rules made of each row.
        """
        of = self.weights
        known = words @ of["word"] + of["word.bias"] + np.repeat(heads @ of["head"], around.lengths, 0)
        known = positive(known + of["near"][distances(around)] + of["evidence"][codes])
        known += positive(known @ of["pair"] + of["pair.bias"])
        found: Floats = known @ of["out"] + of["out.bias"]
        return found

    def to_bytes(self) -> tuple[dict[str, float], bytes]:
        """What a weight of 1 is in each array, and the arrays as bytes."""
        scales = {name: round(_MOST / max(float(np.abs(self.weights[name]).max()), 1e-6), 4) for name in shapes()}
        arrays = (np.rint(self.weights[name] * np.float32(scales[name])) for name in shapes())
        return scales, b"".join(np.clip(each, -_MOST, _MOST).astype(np.int8).tobytes() for each in arrays)

    @classmethod
    def from_bytes(cls, scales: Mapping[str, Any], body: Bytes) -> "Network":
        """The network in the bytes that :meth:`to_bytes` wrote; raises ValueError where they are others."""
        weights, at = {}, 0
        for name, shape in shapes().items():
            size = int(np.prod(shape))
            weights[name] = body[at : at + size].reshape(shape).astype(np.float32) / np.float32(scales[name])
            at += size
        if at != len(body):
            raise ValueError(f"{len(body)} weights of a network, not {at}")
        return cls(weights)


@define
class Sight:
    """What a network knows of the words of one article, read block by block as it is asked for."""

    network: Network
    columns: Columns
    _blocks: dict[int, Floats] = field(factory=dict)

    def words(self, rows: Rows) -> Floats:
        """What is known of the words ``rows``: (rows, WIDTH)."""
        if self.columns.size <= _BLOCK:
            return self._block(0)[rows]
        found = np.empty((len(rows), WIDTH), np.float32)
        blocks = rows // _BLOCK
        for number in np.unique(blocks).tolist():
            here = blocks == number
            found[here] = self._block(number)[rows[here] - number * _BLOCK]
        return found

    def _block(self, number: int) -> Floats:
        known = self._blocks.get(number)
        if known is None:
            while len(self._blocks) >= _KEPT:
                del self._blocks[next(iter(self._blocks))]
            first, last = number * _BLOCK, min((number + 1) * _BLOCK, self.columns.size)
            lead = min(first, _REACH)
            where = places(self.columns)[first - lead : last + _REACH]
            known = self._blocks[number] = self.network.words(where)[lead : lead + last - first]
        return known
