"""Learn the weights in speakers_mononyms.txt: python scripts/train_mononyms.py CORPORA

CORPORA holds gum.layers.jsonl.xz, polnear.train.layers.jsonl.xz with polnear.train.jsonl.xz, and gap.jsonl.xz. A
capitalised word, or two or three, of which nothing is known is an example: a person's name where the labels of GUM
(gold) or PolNeAR (silver) say so at most of its places; a candidate of the development rows of GAP is always one. The
weights fit a logistic model with a ridge by gradient descent.
"""

import argparse
import json
import lzma
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from quotetrace import api
from quotetrace.config import Config
from quotetrace.speakers.naming import mononyms
from quotetrace.speakers.naming.names import find_names
from quotetrace.speakers.persons import identity
from quotetrace.speakers.scene import _hints
from quotetrace.speakers.spelling.sounds import fold
from quotetrace.speakers.text.reading import Reading

TARGET = Path(__file__).parents[1] / "quotetrace" / "data" / "en" / "speakers_mononyms.txt"
HEAD = (
    "# What speaks for a name of one word, or one of which nothing is known, being a person's, and how much. Made by\n"
    "# scripts/train_mononyms.py from GUM, PolNeAR and the development rows of GAP (Webster et al. 2018).\n"
    "# Available under CC BY-SA 4.0: see speakers_mononyms.NOTICE.\n"
)
STEPS, RATE, RIDGE, RARE = 400, 0.5, 1.0, 5
ARTICLES = 400  # of PolNeAR: as many examples as the other corpora together
Example = tuple[bool, set[str], float]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a compressed file of JSON lines."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def asked(text: str) -> Iterator[tuple[Reading, list[tuple[int, int]], frozenset[int]]]:
    """Every word and name of a text that the model is asked about, with its places."""
    reading = Reading(api._page("a", text, Config()))
    hints = _hints(reading)
    found = find_names(reading, hints)
    people = identity.find_people(reading, found, hints)
    bearers = {begin for _, person in enumerate(people.persons) for begin in person.begins if person.introduced}
    named = frozenset(name.first for name in found.names)
    groups: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at in found.singles:
        if at not in bearers:
            groups[fold(reading.document.words[at])].append((at, at + 1))
    for name in found.maybes:
        groups[" ".join(name.words)].append((name.core, name.last))
    for places in groups.values():
        (first, last), spots = places[0], [at for at, _ in places]
        plain = not mononyms._is_thing(reading, spots) and not mononyms._is_word(reading.low[first])
        if last - first > 1 or plain:
            yield reading, places, named


def labelled(text: str, tokens: list[list[Any]]) -> Iterator[Example]:
    """The examples of a text whose tokens (start, end, tag, entity, lemma) are labelled."""
    starts = [token[0] for token in tokens]
    for reading, places, named in asked(text):
        spots = [bisect_right(starts, reading.document.starts[end - 1]) - 1 for _, end in places]
        votes = [tokens[spot][3] == "PERSON" for spot in spots if spot >= 0]
        if votes:
            yield sum(votes) * 2 > len(votes), mononyms.signs(reading, places, named), 1.0


def candidates(row: dict[str, Any]) -> Iterator[Example]:
    """The names of a row of GAP that the model is asked about."""
    spans = [tuple(one["span"]) for one in row["candidates"]]
    for reading, places, named in asked(row["text"]):
        starts, ends = reading.document.starts, reading.document.ends
        if any(starts[first] < b and a < ends[last - 1] for first, last in places for a, b in spans):
            yield True, mononyms.signs(reading, places, named), 0.4


def fit(examples: list[Example]) -> dict[str, float]:
    """The weights under which the labels are likeliest."""
    counts: defaultdict[str, int] = defaultdict(int)
    for _, signs, _ in examples:
        for sign in signs:
            counts[sign] += 1
    names = ["bias", *sorted(sign for sign, count in counts.items() if count >= RARE)]
    number = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    table[:, 0] = 1
    for at, (_, signs, _) in enumerate(examples):
        table[at, [number[sign] for sign in signs if sign in number]] = 1
    right = np.array([one for one, _, _ in examples], float)
    weight = np.array([one for _, _, one in examples])
    return dict(zip(names, _descend(table, right, weight), strict=True))


def _descend(
    table: npt.NDArray[np.float64], right: npt.NDArray[np.float64], weight: npt.NDArray[np.float64]
) -> list[float]:
    weights, squares = np.zeros(table.shape[1]), np.full(table.shape[1], 1e-3)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-(table @ weights)))
        down = table.T @ ((share - right) * weight) + RIDGE * weights
        squares += down * down
        weights -= RATE * down / np.sqrt(squares)
    return [float(one) for one in weights]


def agreement(examples: list[Example], weights: dict[str, float]) -> str:
    """Precision and recall of the weights on some examples."""
    said = [weights["bias"] + sum(weights.get(sign, 0.0) for sign in signs) > 0 for _, signs, _ in examples]
    both = sum(one and right for one, (right, _, _) in zip(said, examples, strict=True))
    people = sum(right for right, _, _ in examples)
    return f"{len(examples)}: precision {both / max(sum(said), 1):.3f}, recall {both / max(people, 1):.3f}"


def main() -> None:
    """Write the weights, and print how well they do on every fifth example when it is left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    folder = parser.parse_args().corpora
    parts: dict[str, list[Example]] = {"gum": [], "polnear": [], "gap": []}
    for row in rows(folder / "gum.layers.jsonl.xz"):
        parts["gum"] += labelled(row["text"], row["tokens"])
    layers = {row["id"]: row["tokens"] for row in rows(folder / "polnear.train.layers.jsonl.xz")}
    for _, row in zip(range(ARTICLES), rows(folder / "polnear.train.jsonl.xz"), strict=False):
        if row["id"] in layers:
            parts["polnear"] += labelled(row["text"], layers[row["id"]])
    for row in rows(folder / "gap.jsonl.xz"):
        if "development" in row["id"]:
            parts["gap"] += candidates(row)
    kept = fit([one for part in parts.values() for at, one in enumerate(part) if at % 5])
    for name, part in parts.items():
        print(name, agreement(part[::5], kept), f"of {len(part)}")
    found = fit([one for part in parts.values() for one in part])
    lines = [f"{name}\t{value:.2f}\n" for name, value in found.items() if abs(value) >= 0.05 or name == "bias"]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
