"""The learned reader: which words are cues, and the content and source of each. Its weights are numbers in one file.

Two linear steps over hashed features: a softmax picks the cues, a linear-chain model (conditional random field: Lafferty
et al. 2001) labels the tokens around each. ``quotetrace train`` makes the weights; ``docs/explanation/model_card.md``
names their data.
"""

import json
import math
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import define, field

from quotetrace import lexicons
from quotetrace.attribution import cue_features, span_features
from quotetrace.attribution.columns import Columns, Rows
from quotetrace.attribution.decoding import Scores, Spans, best_labels, path_score, spans
from quotetrace.errors import ConfigError

FORMAT = "quotetrace reader 1"
LANES = 8  # labels are stored eight bytes a feature, so that one look-up brings all of them
Table = npt.NDArray[np.int8]


@define
class Linear:
    """Weights of hashed features: ``table[feature, label]``, whole numbers of the size ``1 / scale``."""

    table: Table
    scale: float
    _packed: npt.NDArray[np.uint64] = field(init=False)

    def __attrs_post_init__(self) -> None:
        wide = np.zeros((len(self.table), LANES), np.int8)
        wide[:, : self.table.shape[1]] = self.table
        self._packed = wide.view(np.uint64).ravel()

    def scores(self, features: npt.NDArray[np.uint32]) -> Scores:
        """The summed weights of each row's features: (rows, labels), for features (templates, rows)."""
        taken = np.take(self._packed, features).view(np.int8).reshape(*features.shape, LANES)
        summed = taken.sum(0, dtype=np.int16)[:, : self.table.shape[1]]
        found: Scores = summed.astype(np.float32) / np.float32(self.scale)
        return found


@define
class Reading:
    """One cue as read: its token, how likely it reports speech and how likely a stance, and the spans in tokens.

    ``margin`` is by how much (log odds) the reader likes its spans better than those of the rule that took this cue;
    infinite where there is no such rule.
    """

    head: int
    speech: float
    stance: float
    spans: Spans
    margin: float


@define
class Reader:
    """The weights of both steps. ``nouns`` are the numbers of words that are no verbs but can be cues."""

    cues: Linear
    around: Linear
    moves: Scores
    nouns: frozenset[int]
    header: dict[str, Any]

    @classmethod
    @cache
    def load(cls, path: str | None = None) -> "Reader":
        """The shipped reader, or the one in a file; read once. Raises :class:`ConfigError` where that is none."""
        if path is None:
            return cls.from_bytes(lexicons.weights("reader.bin"))
        try:
            blob = Path(path).read_bytes()
        except OSError as error:
            raise ConfigError(f"Config(weights={path!r}) cannot be read: {error.strerror or error}.") from error
        return cls.from_bytes(blob, path)

    @classmethod
    def from_bytes(cls, blob: bytes, name: str = "These weights") -> "Reader":
        """A reader from the bytes of a weights file. Raises :class:`ConfigError` where they are none."""
        try:
            size = int.from_bytes(blob[:4], "little")
            header = json.loads(blob[4 : 4 + size])
            if header["format"] != FORMAT:
                raise ValueError(header["format"])
            body = np.frombuffer(zlib.decompress(blob[4 + size :]), np.int8)
            shapes = [(header[part]["features"], header[part]["labels"]) for part in ("cues", "around")]
            first = shapes[0][0] * shapes[0][1]
            tables = body[:first].reshape(shapes[0]), body[first:].reshape(shapes[1])
            scales = [float(header[part]["scale"]) for part in ("cues", "around")]
            moves = np.array(header["moves"], np.float32)
        except (ValueError, KeyError, TypeError, zlib.error) as error:
            raise ConfigError(
                f"{name}: not of the format “{FORMAT}”: make weights with `quotetrace train`."
            ) from error
        return cls(Linear(tables[0], scales[0]), Linear(tables[1], scales[1]), moves, frozenset(header["nouns"]), header)

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

    def read(self, columns: Columns, threshold: float) -> list[Reading]:
        """The cues that are likelier than ``threshold``, with the spans of each, in order."""
        rows = cue_features.candidates(columns, self.nouns)
        if not len(rows):
            return []
        likely = self.likely(columns, rows)
        chosen = likely[:, 0] < 1 - threshold
        rows, likely = rows[chosen], likely[chosen]
        if not len(rows):
            return []
        around = span_features.windows(columns, rows)
        features = span_features.TEMPLATES.features(span_features.span_columns(columns, around))
        scores = self.around.scores(features)
        labels = best_labels(scores, around.lengths, self.moves)
        found = []
        at = 0
        for number, (head, first, last) in enumerate(
            zip(rows.tolist(), around.firsts.tolist(), around.lasts.tolist(), strict=True)
        ):
            here = scores[at : at + last - first]
            at += last - first
            _, speech, stance = likely[number].tolist()
            margin = self._margin(columns, (head, first, last), here, labels[number])
            found.append(Reading(head, speech, stance, spans(labels[number], first), margin))
        return found

    def _margin(self, columns: Columns, window: tuple[int, int, int], scores: Scores, labels: list[int]) -> float:
        rule = columns.rules.get(window[0])
        if rule is None:
            return math.inf
        ends = [[span] if span else [] for span in (rule.cue, rule.source)]
        ruled = span_features.window_labels(columns, window, rule.content, *ends)
        best = path_score(scores, np.array(labels), self.moves)
        return best - path_score(scores, ruled, self.moves)
