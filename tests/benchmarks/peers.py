"""Merging quotations: quotetrace beside tools that find near-duplicates, on rows with known clusters.

usage: python tests/benchmarks/peers.py ROWS.jsonl[.xz] [--only NAME...] [--limit N]

ROWS: {"id", "text", "speaker", "cluster", "kind", "parent"}; "parent" marks a text that says something else than the
cluster it was made from. Each tool runs in a process of its own and sees the texts alone, as it is used; quotetrace
sees the speakers too. Thresholds were chosen on other rows for the best B-cubed F, and then left alone. Prints a table.
"""

import argparse
import json
import lzma
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]
# Characters in a shingle, permutations, and the similarity from which two texts are one.
SHINGLE, PERMUTATIONS, JACCARD = 5, 128, 0.3
COSINE, RATIO = 0.5, 70
# All pairs of more rows than this take hours.
ALL_PAIRS = 20_000


def read(path: Path) -> Rows:
    """The rows of a JSONL file, compressed or not."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def folded(text: str) -> str:
    """Lower case, white space in one form: what every tool is given."""
    return " ".join(text.lower().split())


def components(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Labels of the connected components, which is how these tools' pairs are made clusters."""
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, j in pairs:
        parent[root(i)] = root(j)
    return [root(node) for node in range(size)]


def quotetrace(rows: Rows) -> list[Hashable]:
    """This project; a version flagged as altered is a group of its own with those altered alike."""
    import quotetrace

    given = [{"id": str(n), "text": row["text"], "speaker": row["speaker"] or None} for n, row in enumerate(rows)]
    label: dict[str, Hashable] = {}
    for trace in quotetrace.trace_quotes(given):
        for version in trace.versions:
            changes = sorted((each.kind, str(each.version)) for each in version.alterations)
            label[version.quotation] = (trace.id, tuple(changes) if version.altered else ())
    return [label[str(number)] for number in range(len(rows))]


def rensa(rows: Rows) -> list[int]:
    """MinHash in Rust, with its index; pairs verified by the estimated similarity."""
    from rensa import RMinHash, RMinHashLSH

    hashes = []
    for row in rows:
        text = folded(row["text"])
        each = RMinHash(num_perm=PERMUTATIONS, seed=42)
        each.update([text[at : at + SHINGLE] for at in range(max(1, len(text) - SHINGLE + 1))])
        hashes.append(each)
    index = RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=32)
    for number, each in enumerate(hashes):
        index.insert(number, each)
    found = ((i, j) for i, each in enumerate(hashes) for j in index.query(each) if j < i)
    return components(len(rows), ((i, j) for i, j in found if hashes[i].jaccard(hashes[j]) >= JACCARD))


def datasketch(rows: Rows) -> list[int]:
    """MinHash in NumPy, with its index."""
    from datasketch import MinHash, MinHashLSH

    hashes = []
    for row in rows:
        text = folded(row["text"])
        each = MinHash(num_perm=PERMUTATIONS)
        each.update_batch({text[at : at + SHINGLE].encode() for at in range(max(1, len(text) - SHINGLE + 1))})
        hashes.append(each)
    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    for number, each in enumerate(hashes):
        index.insert(number, each)
    found = ((i, j) for i, each in enumerate(hashes) for j in index.query(each) if j < i)
    return components(len(rows), ((i, j) for i, j in found if hashes[i].jaccard(hashes[j]) >= JACCARD))


def string_grouper(rows: Rows) -> list[Hashable]:
    """TF-IDF of character trigrams and a sparse product of the matrix with itself."""
    import pandas
    from string_grouper import group_similar_strings

    texts = pandas.Series([folded(row["text"]) or "-" for row in rows])
    found = group_similar_strings(texts, min_similarity=COSINE)
    return list(found.iloc[:, 0])


def rapidfuzz(rows: Rows) -> list[int]:
    """The normalised Indel similarity of all pairs."""
    import numpy as np
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    texts = [folded(row["text"]) for row in rows]
    found: list[tuple[int, int]] = []
    for start in range(0, len(texts), 1000):
        scores = cdist(texts[start : start + 1000], texts, scorer=ratio, score_cutoff=RATIO, dtype=np.uint8)
        found.extend((int(i) + start, int(j)) for i, j in zip(*np.nonzero(scores), strict=True) if j < i + start)
    return components(len(rows), found)


def exact(rows: Rows) -> list[str]:
    """Letters and digits alone, lower case: the rule of archives that merge identical strings."""
    return ["".join(char for char in row["text"].lower() if char.isalnum()) for row in rows]


TOOLS: dict[str, Callable[[Rows], Any]] = {
    each.__name__: each for each in (quotetrace, rensa, datasketch, string_grouper, rapidfuzz, exact)
}


def figures(rows: Rows, found: list[Hashable]) -> dict[str, float]:
    """B-cubed precision, recall and F, pairwise F, and the share of hard negatives merged with their parents."""
    gold = [row["cluster"] for row in rows]
    size, true, both = Counter(found), Counter(gold), Counter(zip(found, gold, strict=True))
    p = sum(n * n / size[own] for (own, _), n in both.items()) / len(rows)
    r = sum(n * n / true[own] for (_, own), n in both.items()) / len(rows)
    hits, guessed, wanted = (sum(n * (n - 1) / 2 for n in each.values()) for each in (both, size, true))
    groups: defaultdict[Any, set[Hashable]] = defaultdict(set)
    for own, label in zip(gold, found, strict=True):
        groups[own].add(label)
    hard = [label in groups[row["parent"]] for row, label in zip(rows, found, strict=True) if row["parent"] in groups]
    return {
        "p": p,
        "r": r,
        "f": 2 * p * r / (p + r),
        "pairs": 2 * hits / (guessed + wanted),
        "merged": sum(hard) / max(len(hard), 1),
        "largest": max(size.values()),
    }


def run(name: str, rows: Rows) -> dict[str, float]:
    """The figures of one tool, with the time and the memory that it takes beyond the rows."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = TOOLS[name](rows)
    seconds = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {**figures(rows, found), "seconds": seconds, "mib": grown / 1024}


def main() -> None:
    """Run each tool in a process of its own and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--only", nargs="+", choices=TOOLS, default=list(TOOLS))
    parser.add_argument("--limit", type=int)
    parser.add_argument("--one", choices=TOOLS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        json.dump(run(options.one, read(options.rows)[: options.limit]), sys.stdout)
        return
    size = len(read(options.rows)[: options.limit])
    print(f"{size:,} rows\n")
    print("| tool | B-cubed P, R, F | pairs F | hard negatives merged | largest group | CPU s | MiB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name in options.only:
        if name == "rapidfuzz" and size > ALL_PAIRS:
            print(f"| {name} | all pairs of so many rows take hours | | | | | |")
            continue
        own = [sys.executable, __file__, str(options.rows), "--one", name]
        limit = ["--limit", str(options.limit)] if options.limit else []
        done = subprocess.run([*own, *limit], capture_output=True, text=True)
        if done.returncode:
            print(f"| {name} | {done.stderr.strip().splitlines()[-1]} | | | | | |")
            continue
        got = json.loads(done.stdout)
        print(
            f"| {name} | {got['p']:.3f} {got['r']:.3f} **{got['f']:.3f}** | {got['pairs']:.3f} | {got['merged']:.2f} "
            f"| {got['largest']:.0f} | {got['seconds']:.1f} | {got['mib']:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
