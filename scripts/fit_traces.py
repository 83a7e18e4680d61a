"""The weights of the pair score: fitted on the likely pairs of rows with known clusters.

usage: python scripts/fit_traces.py ROWS.jsonl[.xz]... > quotetrace/data/en/traces_weights.txt
       python scripts/fit_traces.py ROWS.jsonl[.xz]... --check     figures on halves that were not fitted on
       python scripts/fit_traces.py ROWS.jsonl[.xz]... --half 0    weights fitted on this half of the families alone

ROWS: {"text", "speaker", "cluster", "parent"} (see scripts/damage_quotations.py). Networks with one hidden layer that
start from other dice, averaged, which makes one with the units of all; cross entropy, Adam; one thread, the same bytes
each time.
"""

import argparse
import json
import lzma
import sys
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from quotetrace.traces import Row, Vocabulary, compare
from quotetrace.traces.pairing.crowd import likely_pairs
from quotetrace.traces.pairing.similarity import FEATURES, changed, features, weigh
from quotetrace.traces.pairing.utterances import prepare_all

Array = NDArray[np.float64]
UNITS: Final = 24
DICE: Final = (7, 8, 9)
PASSES: Final = 20
BATCH: Final = 512
RATE: Final = 4e-3
DECAY: Final = 1e-4
HEAD: Final = (
    "# What each feature of a pair of wordings adds to the units of the pair score, the units' biases, and their\n"
    "# weights in the log-odds that the two are one utterance. By scripts/fit_traces.py; numbers only. Apache-2.0."
)


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def halves(rows: list[dict[str, Any]]) -> list[int]:
    """The half that each row falls into, with its versions and twins, by the undamaged text it was made from: the same
    in all files that were made of the same texts."""
    families = [str(row["cluster"] if row["parent"] is None else row["parent"]) for row in rows]
    texts = {
        family: row["text"]
        for family, row in zip(families, rows, strict=True)
        if row["kind"] in ("base", "real") and row["parent"] is None
    }
    return [zlib.crc32(texts.get(family, family).encode()) % 2 for family in families]


def pairs_of(rows: list[dict[str, Any]]) -> tuple[Array, Array, Array]:
    """Features of the likely pairs, whether each is one utterance, and the half its family falls into."""
    read_rows = [Row(str(n), row["text"], (row["speaker"],) if row["speaker"] else ()) for n, row in enumerate(rows)]
    utterances = prepare_all(read_rows, Vocabulary())
    kept = list({(each.text.words, each.names): number for number, each in enumerate(utterances)}.values())
    values, same, half = [], [], []
    own = halves(rows)
    for i, j in likely_pairs([utterances[number].text for number in kept]):
        one, other = kept[i], kept[j]
        a, b = utterances[one], utterances[other]
        found = compare(a.text, b.text)
        if found.runs:
            values.append(
                changed(features(found, a.likeness(b), a.bearing(b), a.stock or b.stock), found, weigh(found))
            )
            same.append(rows[one]["cluster"] == rows[other]["cluster"])
            half.append(own[one])
    return np.array(values), np.array(same, dtype=float), np.array(half)


def fit(values: Array, same: Array) -> tuple[Array, Array, Array]:
    """Weights of the features in the units, biases of the units, weights of the units."""
    mean, spread = values.mean(0), values.std(0) + 1e-6
    found = [fit_one((values - mean) / spread, same, seed) for seed in DICE]
    into, bias, units = (np.concatenate(each, axis=-1) for each in zip(*found, strict=True))
    into = into / spread[:, None]
    return into, bias - mean @ into, units / len(DICE)


def fit_one(scaled: Array, same: Array, seed: int) -> list[Array]:
    """The weights of one network for features of mean 0 and spread 1."""
    dice = np.random.default_rng(seed)
    weights = [
        dice.normal(0, len(FEATURES) ** -0.5, (len(FEATURES), UNITS)),
        np.zeros(UNITS),
        dice.normal(0, UNITS**-0.5, UNITS),
    ]
    means, squares = [np.zeros_like(each) for each in weights], [np.zeros_like(each) for each in weights]
    steps = PASSES * (len(same) // BATCH)
    for step in range(1, steps + 1):
        if (step - 1) % (len(same) // BATCH) == 0:
            order = dice.permutation(len(same))
        at = (step - 1) % (len(same) // BATCH) * BATCH
        chosen = order[at : at + BATCH]
        slopes = slope(weights, scaled[chosen], same[chosen])
        rate = RATE * (1 - step / (steps + 1))
        for number, each in enumerate(slopes):
            means[number] = 0.9 * means[number] + 0.1 * each
            squares[number] = 0.999 * squares[number] + 0.001 * each**2
            move = means[number] / (1 - 0.9**step) / (np.sqrt(squares[number] / (1 - 0.999**step)) + 1e-8)
            weights[number] = weights[number] - rate * move
    return weights


def slope(weights: list[Array], values: Array, same: Array) -> list[Array]:
    """The gradient of the cross entropy, with decay."""
    units = np.tanh(values @ weights[0] + weights[1])
    miss = (1 / (1 + np.exp(-np.clip(units @ weights[2], -30, 30))) - same) / len(same)
    back = np.outer(miss, weights[2]) * (1 - units**2)
    return [values.T @ back + DECAY * weights[0], back.sum(0), units.T @ miss + DECAY * weights[2]]


def check(values: Array, same: Array, half: Array) -> dict[str, float]:
    """Precision and recall at even odds and the cross entropy, each half rated by weights fitted on the other."""
    score = np.zeros(len(same))
    for own in (0, 1):
        into, bias, units = fit(values[half != own], same[half != own])
        score[half == own] = np.tanh(values[half == own] @ into + bias) @ units
    both, found = float(((score > 0) * same).sum()), float((score > 0).sum())
    loss = np.log1p(np.exp(-np.where(same > 0, score, -score))).mean()
    return {"p": both / found, "r": both / same.sum(), "f": 2 * both / (found + same.sum()), "loss": float(loss)}


def main() -> None:
    """Print the table of weights, or figures on held-out halves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    found = [pairs_of(read(path)) for path in options.rows]
    values, same, half = (np.concatenate(each) for each in zip(*found, strict=True))
    if options.check:
        json.dump(check(values, same, half), sys.stdout)
        return
    chosen = half == options.half if options.half is not None else np.ones(len(same), dtype=bool)
    into, bias, units = fit(values[chosen], same[chosen])
    print(HEAD)
    for name, row in [*zip(FEATURES, into, strict=True), ("bias", bias), ("units", units)]:
        print(name, " ".join(f"{each:.3f}" for each in row), sep="\t")


if __name__ == "__main__":
    main()
