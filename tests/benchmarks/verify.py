"""What checking costs: 7,000 quotations of every kind against sources of growing length, in CPU seconds.

usage: verify.py CORPORA

Reads quote_clusters.dev.100k.jsonl.xz from CORPORA: its rows of kind "base", joined, are the source; rows made of them
(cut, garbled, altered) are the quotations. Prints seconds, and for each kind of row the share of each status.
"""

import json
import lzma
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import quotetrace

QUOTATIONS = 7_000
WORDS = (25_000, 50_000, 100_000, 200_000)


def source_of(rows: list[dict[str, Any]], words: int) -> tuple[str, set[int]]:
    """A source of about so many words, and the clusters that stand in it."""
    parts, clusters, size = [], set(), 0
    for row in rows:
        if row["kind"] == "base":
            parts.append(row["text"])
            clusters.add(row["cluster"])
            size += len(row["text"].split())
            if size >= words:
                break
    return "\n\n".join(parts), clusters


def main() -> None:
    with lzma.open(Path(sys.argv[1]) / "quote_clusters.dev.100k.jsonl.xz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for words in WORDS:
        source, clusters = source_of(rows, words)
        made = [row for row in rows if (row["cluster"] if row["parent"] is None else row["parent"]) in clusters]
        chosen = made[:: max(1, len(made) // QUOTATIONS)][:QUOTATIONS]
        statuses: defaultdict[str, Counter[str]] = defaultdict(Counter)
        begun = time.process_time()
        for row in chosen:
            statuses[row["kind"]][quotetrace.verify(row["text"], source).status] += 1
        seconds = time.process_time() - begun
        print(f"{len(chosen):,} quotations against {len(source.split()):,} words: {seconds:.1f} s")
    for kind, counts in sorted(statuses.items()):
        print(f"  {kind:13}", "  ".join(f"{name} {count / counts.total():.2f}" for name, count in counts.most_common()))


if __name__ == "__main__":
    main()
