"""The learned reader: which words are cues, and the content and source of each. Its weights are numbers in one file.

Two linear steps over hashed features: a softmax picks the cues, a linear-chain model (conditional random field:
Lafferty et al. 2001) labels the tokens around each. ``quotetrace train`` makes the weights;
``docs/explanation/model_card.md`` names their data.
"""

import json
import math
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import define, field

from quotetrace import lexicons
from quotetrace.attribution import cue_features, span_features
from quotetrace.attribution.columns import Columns, Rows
from quotetrace.attribution.decoding import STATES, Scores, Spans, best_labels, spans
from quotetrace.attribution.templates import Column
from quotetrace.errors import ConfigError

FORMAT = "quotetrace reader 1"
# The labels of a feature are kept in one number, as wide as they need, so that one look-up brings all of them.
_LANES = {4: np.uint32, 8: np.uint64}
_FAINT = 1e-3  # no probability is nearer to 0 or 1
_KEPT = 4  # weights files that stay in memory, each some megabytes
_MANY, _SOME = 8192, 512  # words and cues that are looked at in one go: a text of any length takes little memory
_SHAPES = [(1 << cue_features.BITS, len(cue_features.LABELS)), (1 << span_features.BITS, STATES)]
_SIZE = sum(features * labels for features, labels in _SHAPES)  # bytes of both tables
Table = npt.NDArray[np.int8]


def logit(share: float) -> float:
    """The log odds of a share, kept away from the infinite."""
    inside = min(max(share, _FAINT), 1 - _FAINT)
    return math.log(inside / (1 - inside))


@define
class Linear:
    """Weights of hashed features: ``table[feature, label]``, whole numbers of the size ``1 / scale``."""

    table: Table
    scale: float
    _lanes: int = field(init=False)
    _packed: npt.NDArray[np.uint32 | np.uint64] = field(init=False)

    def __attrs_post_init__(self) -> None:
        labels = f"V{self.table.shape[1]}"  # a row of the table as one value: copied at once
        self._lanes = min(lanes for lanes in _LANES if lanes >= self.table.shape[1])
        wide = np.zeros(len(self.table), {"names": ["labels"], "formats": [labels], "itemsize": self._lanes})
        wide["labels"] = np.ascontiguousarray(self.table).view(labels).ravel()
        self._packed = wide.view(_LANES[self._lanes])

    def scores(self, features: npt.NDArray[np.uint32]) -> Scores:
        """The summed weights of each row's features: (rows, labels), for features (templates, rows)."""
        taken = self._packed.take(features.astype(np.intp), mode="wrap").view(np.int8)
        summed = taken.sum(0, dtype=np.int16).reshape(-1, self._lanes)[:, : self.table.shape[1]]
        found: Scores = summed.astype(np.float32) / np.float32(self.scale)
        return found


@define
class Reading:
    """One cue as read: its token, how likely it reports speech and how likely a stance, and the spans in tokens."""

    head: int
    speech: float
    stance: float
    spans: Spans


Idle = Callable[[Sequence[Reading]], Collection[int]]


@define
class Reader:
    """The weights of both steps. ``nouns`` are the numbers, sorted, of words that are no verbs but can be cues."""

    cues: Linear
    around: Linear
    moves: Scores
    nouns: Column
    header: dict[str, Any]

    @classmethod
    def load(cls, path: str | None = None) -> "Reader":
        """The shipped reader, or the one in a file; read once. Raises :class:`ConfigError` where that is none."""
        if path is None:
            return _shipped()
        try:
            found = Path(path).stat()
            return _in_file(path, found.st_mtime_ns, found.st_size)
        except (OSError, ValueError) as error:  # a NUL in the path is a ValueError
            if isinstance(error, ConfigError):
                raise
            cure = "pass the path of a file that `quotetrace train` wrote"
            raise ConfigError(f"{path!r} cannot be read as weights ({_reason(error)}): {cure}.") from error

    @classmethod
    def from_bytes(cls, blob: bytes, name: str = "These weights") -> "Reader":
        """A reader from the bytes of a weights file. Raises :class:`ConfigError` where they are none."""
        try:
            size = int.from_bytes(blob[:4], "little")
            header = json.loads(blob[4 : 4 + size])
            if header["format"] != FORMAT:
                raise ValueError(header["format"])
            body = np.frombuffer(zlib.decompress(blob[4 + size :], bufsize=_SIZE), np.int8)
            shapes = [(header[part]["features"], header[part]["labels"]) for part in ("cues", "around")]
            if shapes != _SHAPES:
                raise ValueError(shapes)
            first = shapes[0][0] * shapes[0][1]
            tables = body[:first].reshape(shapes[0]), body[first:].reshape(shapes[1])
            scales = [float(header[part]["scale"]) for part in ("cues", "around")]
            moves = np.array(header["moves"], np.float32).reshape(STATES, STATES)
            nouns = np.array(header["nouns"], np.uint32)
        except (ValueError, KeyError, TypeError, OverflowError, zlib.error) as error:
            raise ConfigError(f"{name}: not of the format “{FORMAT}”: make weights with `quotetrace train`.") from error
        return cls(Linear(tables[0], scales[0]), Linear(tables[1], scales[1]), moves, nouns, header)

    def sure(self, rule: str, raw: float) -> float:
        """How often a quotation that ``rule`` found with the raw confidence ``raw`` was right on folds of training."""
        place, slope = self.header.get("confidence", {}).get(rule, (0.0, 1.0))
        return min(max(round(1 / (1 + math.exp(-(place + slope * logit(raw)))), 3), _FAINT), 1 - _FAINT)

    def to_bytes(self) -> bytes:
        """The weights as they are written to a file; the same weights give the same bytes."""
        text = json.dumps(self.header, sort_keys=True).encode()
        body = zlib.compress(self.cues.table.tobytes() + self.around.table.tobytes(), 9)
        return len(text).to_bytes(4, "little") + text + body

    def likely(self, columns: Columns, rows: Rows) -> npt.NDArray[np.float32]:
        """How likely each candidate is no cue, a cue of speech, a cue of a stance: (rows, 3)."""
        features = cue_features.TEMPLATES.features(cue_features.cue_columns(columns, rows))
        scores = self.cues.scores(features)
        raised = np.exp(scores - scores.max(1, keepdims=True))
        found: npt.NDArray[np.float32] = raised / raised.sum(1, keepdims=True)
        return found

    def read(self, columns: Columns, suspected: float, taken: float, idle: Idle = lambda _: ()) -> list[Reading]:
        """The cues that are likelier than ``suspected``, in order; those likelier than ``taken`` have their spans, but
        for those (tokens) of which ``idle`` says that nobody needs them."""
        rows = cue_features.candidates(columns, self.nouns)
        if not len(rows):
            return []
        likely = np.concatenate([self.likely(columns, batch) for batch in _batches(rows, _MANY)])
        chosen = likely[:, 0] < 1 - suspected
        rows, likely = rows[chosen], likely[chosen]
        read = [
            Reading(head, speech, stance, {})
            for head, (_, speech, stance) in zip(rows.tolist(), likely.tolist(), strict=True)
        ]
        unasked = idle(read)
        wanted = np.array([head for head in rows[likely[:, 0] < 1 - taken].tolist() if head not in unasked], np.int64)
        found: dict[int, Spans] = {}
        for batch in _batches(wanted, _SOME):
            found |= self._spans(columns, batch)
        for each in read:
            each.spans = found.get(each.head, each.spans)
        return read

    def _spans(self, columns: Columns, cues: Rows) -> dict[int, Spans]:
        """The spans of each cue, in tokens."""
        around = span_features.windows(columns, cues)
        features = span_features.TEMPLATES.features(span_features.span_columns(columns, around))
        labels = best_labels(self.around.scores(features), around.lengths, self.moves)
        return {
            cue: spans(each, first)
            for cue, each, first in zip(cues.tolist(), labels, around.firsts.tolist(), strict=True)
        }


def _batches(rows: Rows, size: int) -> Iterator[Rows]:
    return (rows[at : at + size] for at in range(0, len(rows), size))


@cache
def _shipped() -> Reader:
    return Reader.from_bytes(lexicons.weights("reader.bin"))


@lru_cache(_KEPT)
def _in_file(path: str, _changed: int, _size: int) -> Reader:
    """The reader in a file; a file that was written again is read again."""
    return Reader.from_bytes(Path(path).read_bytes(), path)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
