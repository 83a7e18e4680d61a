"""Train the part-of-speech tagger and write ``quotetrace/data/en/tagger.bin``.

usage: train_tagger.py CORPORA OUT [--passes 6] [--threshold 1.0] [--without-silver]

CORPORA is a folder with ``gum.layers.jsonl.xz``, ``ewt.layers.jsonl.xz`` (gold) and ``polnear.train.layers.jsonl.xz``
with ``polnear.train.jsonl.xz`` (silver tags on news). Prints accuracy on the development parts. The weights hold hashed
features and numbers only. The same input gives the same bytes.
"""

import argparse
import collections
import json
import lzma
import random
import struct
import sys
import time
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from quotetrace.document import tag_features as features
from quotetrace.document.tags import Tagger
from quotetrace.document.tokens import split_tokens

LANE = 32
WIDE = 64
BIAS = 1 << 24
PLACES = (*features.NEAR, *features.FAR)
Sentence = tuple[list[str], list[str]]
ROUND_TO = {"AFX": "JJ", "ADD": "NN", "NFP": ":", "GW": "NN", "LS": "CD", "#": "SYM", "HYPH": ":", "FW": "FW"}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of an xz JSONL file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def sentences(document: dict[str, Any], text: str) -> Iterator[Sentence]:
    """Our own tokens of each sentence with the gold tags; a token of several gold pieces takes the tag of its last."""
    tokens = document["tokens"]
    for first, last in document["sents"]:
        if first >= last:
            continue
        words, _, ends = split_tokens(text, tokens[first][0], tokens[last - 1][1])
        by_end = {token[1]: token for token in tokens[first:last]}
        tags = []
        for word, end in zip(words, ends, strict=True):
            token = by_end.get(end)
            tag = token[2] if token else ""
            if not tag:
                continue
            tag = ROUND_TO.get(tag, tag)
            tags.append("TO" if word.lower() == "to" else tag)
        if len(tags) == len(words) and words:
            yield words, tags


def load(folder: Path, silver: bool) -> tuple[list[Sentence], dict[str, list[Sentence]]]:
    """Training sentences, and development sentences by corpus."""
    train: list[Sentence] = []
    dev: dict[str, list[Sentence]] = collections.defaultdict(list)
    for name in ("gum", "ewt"):
        for document in rows(folder / f"{name}.layers.jsonl.xz"):
            (train if document["split"] == "train" else dev[name]).extend(sentences(document, document["text"]))
    for split in ("train", "dev"):
        texts = {d["id"]: d["text"] for d in rows(folder / f"polnear.{split}.jsonl.xz")}
        for number, document in enumerate(rows(folder / f"polnear.{split}.layers.jsonl.xz")):
            if split == "dev":
                dev["polnear (silver)"].extend(sentences(document, texts[document["id"]]))
            elif silver and number % 2 == 0:
                train.extend(sentences(document, texts[document["id"]]))
    return train, dev


class Word(NamedTuple):
    """The features of a word: its own, what it says about its neighbours, and itself with each tag before."""

    own: list[int]
    places: list[list[int]]
    pairs: list[int]


class Trainer:
    """An averaged perceptron over packed integers: a 32-bit lane a tag for scores, a 64-bit lane for the average."""

    def __init__(self, tags: list[str]) -> None:
        self.tags = tags
        self.weights: dict[int, int] = collections.defaultdict(int)
        self.totals: dict[int, int] = collections.defaultdict(int)
        lanes = len(tags) + 1
        self.unpack = struct.Struct(f"<{lanes}I").unpack
        self.size = lanes * LANE // 8
        self.floor = sum(BIAS << (LANE * lane) for lane in range(1, lanes))  # lane 0 is no tag
        self.steps = 0
        self.history: list[list[list[int]]] = features.history_features(lanes).transpose(1, 2, 0).tolist()
        self.features: dict[tuple[str, bool], Word] = {}

    def word(self, word: str, first: bool) -> Word:
        """A word's features: its own, what it says in each of ``PLACES``, and itself with each tag before."""
        key = (word, first)
        if key not in self.features:
            seen = features.shown([word])
            own = [*features.own_features(seen)[:, 0], *features.form_features(seen)[:, int(first), 0]]
            near, far = features.near_features(seen)[..., 0].T.tolist(), features.far_features(seen)[..., 0].T.tolist()
            previous = np.arange(len(self.tags) + 1, dtype=np.uint32)
            pairs = features.pair_features(previous, seen[features.LOW])[0].tolist()
            self.features[key] = Word([int(name) for name in own], [*near, *far], pairs)
        return self.features[key]

    def sentence(self, words: list[str], gold: list[int], known: dict[str, int]) -> int:
        """Read one sentence, learn from its mistakes; the number of words tagged right."""
        right, previous, before_that = 0, 0, 0
        types = [self.word(word, i == 0) for i, word in enumerate(words)]
        weights, totals = self.weights, self.totals
        for i, word in enumerate(words):
            number = known.get(word, 0)
            if not number:
                names = [*types[i].own, types[i].pairs[previous], *self.history[previous][before_that]]
                for place, offset in enumerate(PLACES):
                    if 0 <= i + offset < len(words):
                        names += types[i + offset].places[place]
                score = self.floor + sum(weights[name] for name in names if name in weights)
                scores = self.unpack(score.to_bytes(self.size, "little"))
                number = scores.index(max(scores))
                self.steps += 1
                if number != gold[i]:
                    change = (1 << (LANE * gold[i])) - (1 << (LANE * number))
                    wide = ((1 << (WIDE * gold[i])) - (1 << (WIDE * number))) * self.steps
                    for name in names:
                        weights[name] += change
                        totals[name] += wide
            right += number == gold[i]
            before_that, previous = previous, number
        return right

    def averaged(self) -> Iterator[tuple[int, dict[int, float]]]:
        """Every feature with its averaged weights by tag number."""
        lanes = len(self.tags) + 1
        for name, packed in self.weights.items():
            now = signed_lanes(packed, LANE, lanes)
            total = signed_lanes(self.totals[name], WIDE, lanes)
            found = {k: now[k] - total[k] / self.steps for k in range(lanes) if now[k] or total[k]}
            if found:
                yield name, found


def signed_lanes(packed: int, width: int, lanes: int) -> list[int]:
    """The signed numbers of a packed integer."""
    half = 1 << (width - 1)
    raw = packed + sum(half << (width * lane) for lane in range(lanes))
    mask = (1 << width) - 1
    return [((raw >> (width * lane)) & mask) - half for lane in range(lanes)]


def always(train: list[Sentence], numbers: dict[str, int]) -> dict[str, int]:
    """Words that are frequent and have one tag in 99 % of their places: they need no scoring."""
    seen: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for words, tags in train:
        for word, tag in zip(words, tags, strict=True):
            seen[word][tag] += 1
    found = {}
    for word, counts in seen.items():
        tag, most = counts.most_common(1)[0]
        total = sum(counts.values())
        if total >= 8 and most / total >= 0.99:
            found[word] = numbers[tag]
    return found


def pack(trainer: Trainer, known: dict[str, int], threshold: float, scale: int = 4) -> bytes:
    """The weights as one file: a JSON header, then compressed arrays."""
    table: dict[int, dict[int, int]] = {}
    for name, values in trainer.averaged():
        kept = {k: max(-127, min(127, round(v * scale))) for k, v in values.items() if abs(v) >= threshold}
        if kept:
            table[name] = kept
    keys = sorted(table)
    ends, classes, numbers = array("I"), array("B"), array("b")
    for key in keys:
        for k, v in sorted(table[key].items()):
            classes.append(k)
            numbers.append(v)
        ends.append(len(numbers))
    always_keys = sorted((features.known_number(word), number) for word, number in known.items())
    body = b"".join(
        (
            array("I", keys).tobytes(),
            ends.tobytes(),
            classes.tobytes(),
            numbers.tobytes(),
            array("I", [k for k, _ in always_keys]).tobytes(),
            array("B", [v for _, v in always_keys]).tobytes(),
        )
    )
    header = {"tags": trainer.tags, "scale": scale, "features": len(keys), "weights": len(numbers), "known": len(known)}
    head = json.dumps(header).encode()
    return len(head).to_bytes(4, "little") + head + zlib.compress(body, 9)


def accuracy(blob: bytes, dev: dict[str, list[Sentence]]) -> None:
    """Print accuracy and speed on each development part."""
    tagger = Tagger(blob)
    for name, part in dev.items():
        right = count = 0
        begin = time.perf_counter()
        for words, tags in part:
            right += sum(map(str.__eq__, tagger.tag([words]), tags))
            count += len(words)
        print(f"{name}: {right / count:.4f} of {count} words, {count / (time.perf_counter() - begin):,.0f} a second")


def main() -> None:
    """Train, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--threshold", type=float, default=1.0)
    parser.add_argument("--without-silver", action="store_true")
    options = parser.parse_args()
    train, dev = load(options.corpora, not options.without_silver)
    tags = sorted({tag for _, row in train for tag in row})
    numbers = {tag: i + 1 for i, tag in enumerate(tags)}
    known = always(train, numbers)
    trainer = Trainer(tags)
    shuffle = random.Random(7)
    data = [(words, [numbers[tag] for tag in row]) for words, row in train]
    for turn in range(options.passes):
        shuffle.shuffle(data)
        right = sum(trainer.sentence(words, row, known) for words, row in data)
        print(f"pass {turn + 1}: {right / sum(len(w) for w, _ in data):.4f}", file=sys.stderr)
    blob = pack(trainer, known, options.threshold)
    options.out.write_bytes(blob)
    print(f"{options.out}: {len(blob):,} bytes")
    accuracy(blob, dev)


if __name__ == "__main__":
    main()
