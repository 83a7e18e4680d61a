"""Make ``clusters.bin`` from the word clusters of spacy-lookups-data (PyPI, MIT licence): ``make clusters``.

usage: make_clusters.py spacy_lookups_data-1.0.5-py2.py3-none-any.whl quotetrace/data/en

The clusters are leaves of a binary tree over words that stand in like company (Brown et al. 1992): "argues", "insists"
and "warned" share one. Of the most frequent words, lower case, the file has the CRC-32, sorted (32 bits each), then the
clusters in the same order (16 bits each: the first six branches of the tree, then a number that keeps clusters apart).
"""

import gzip
import json
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import cast

import numpy as np

from quotetrace.attribution.columns import BRANCH, hashed

WORDS = 30_000  # 10,000 to 100,000 give the reader the same, within what the order of rows makes
LONGEST = 20  # letters of a word


def read(wheel: zipfile.ZipFile, name: str) -> dict[str, float]:
    """One table of the package: a number for each word."""
    with wheel.open(f"spacy_lookups_data/data/en_lexeme_{name}.json.gz") as packed, gzip.open(packed) as file:
        return cast("dict[str, float]", json.load(file))


def clusters(leaves: dict[str, float], logs: dict[str, float]) -> dict[str, int]:
    """The clusters of the most frequent words; of "May" and "may" that of the more frequent one."""
    rare = min(logs.values())
    best: dict[str, tuple[float, int]] = {}
    for word, leaf in leaves.items():
        if leaf and word.replace("'", "").isalpha() and len(word) < LONGEST:
            best[word.lower()] = max(best.get(word.lower(), (-np.inf, 0)), (logs.get(word, rare), int(leaf)))
    return {word: best[word][1] for word in sorted(best, key=lambda word: (-best[word][0], word))[:WORDS]}


def numbered(leaves: set[int]) -> dict[int, int]:
    """A number of 16 bits for each leaf. The package has the path to a leaf with its first branch in the last bit."""
    found: dict[int, int] = {}
    inside: Counter[int] = Counter()
    for leaf in sorted(leaves):
        branch = leaf % (1 << (16 - BRANCH))
        inside[branch] += 1
        if inside[branch] >= 1 << BRANCH:
            raise ValueError(f"too many clusters on branch {branch}: {BRANCH} bits number them")
        found[leaf] = (branch << BRANCH) + inside[branch]
    return found


def main() -> None:
    """Write the file."""
    package, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with zipfile.ZipFile(package) as wheel:
        chosen = clusters(read(wheel, "cluster"), read(wheel, "prob"))
    numbers = numbered(set(chosen.values()))
    rows = sorted({hashed(word): numbers[leaf] for word, leaf in chosen.items()}.items())
    keys, values = np.array(rows, np.uint32).T
    (folder / "clusters.bin").write_bytes(keys.astype("<u4").tobytes() + values.astype("<u2").tobytes())
    print(f"{len(rows):,} words in {len(numbers)} clusters")


if __name__ == "__main__":
    main()
