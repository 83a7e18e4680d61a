"""What an index costs and how near it comes to tracing all at once.

usage: index.py CORPORA [ROWS] [PATH]

Adds the first ROWS (default 100,000) of quote_clusters.dev.100k.jsonl.xz one by one to an index at PATH (default: in
memory), each in a transaction of its own, then says how long one addition takes at the end, how long opening takes, and
how the traces agree: B-cubed of the index against `trace_quotes` on the same rows, and of both against the known
clusters. Beyond the rows of the file, they are repeated with other words put in (see `grown`).
"""

import json
import lzma
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import quotetrace


def rows_of(corpora: Path, number: int) -> list[dict[str, Any]]:
    name = "quote_clusters.dev.10k.jsonl.xz" if number <= 10_000 else "quote_clusters.dev.100k.jsonl.xz"
    with lzma.open(corpora / name, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return list(grown(rows, number))


def grown(rows: list[dict[str, Any]], number: int) -> Iterator[dict[str, Any]]:
    """``number`` rows: beyond those given, the same again with every content word drawn anew from all of them.

    A word is always drawn for the same word within one round, so that versions stay versions.
    """
    words = sorted({word for row in rows for word in row["text"].split() if len(word) > 4})
    for at in range(number):
        round_, place = divmod(at, len(rows))
        row = rows[place]
        if not round_:
            yield {**row, "id": str(at)}
            continue
        text = " ".join(
            words[random.Random(f"{round_} {word}").randrange(len(words))] if len(word) > 4 else word
            for word in row["text"].split()
        )
        yield {**row, "id": str(at), "text": text, "cluster": f"{round_} {row['cluster']}"}


def b_cubed(one: Mapping[str, object], other: Mapping[str, object]) -> float:
    """The F1 of two clusterings of the same names."""
    both = Counter((one[name], other[name]) for name in one)
    sizes = Counter(one.values()), Counter(other.values())
    precision, recall = (
        sum(count * count / size[pair[side]] for pair, count in both.items()) / len(one)
        for side, size in enumerate(sizes)
    )
    return 2 * precision * recall / (precision + recall)


def labels_of(traces: "list[quotetrace.Trace]") -> dict[str, object]:
    """Each quotation's trace; versions altered alike are a group of their own, as in the scoring of traces."""
    return {
        version.quotation: (
            trace.id,
            tuple(sorted(f"{a.kind} {a.version}" for a in version.alterations)) if version.altered else (),
        )
        for trace in traces
        for version in trace.versions
    }


def main() -> None:
    corpora, number = Path(sys.argv[1]), int((sys.argv[2:] or ["100000"])[0])
    path = (sys.argv[3:] or [":memory:"])[0]
    rows = rows_of(corpora, number)
    given = [{"id": row["id"], "text": row["text"], "speaker": row["speaker"] or None} for row in rows]
    index = quotetrace.QuoteIndex(path)
    last = min(5_000, number // 10)
    begun = time.process_time()
    for at in range(0, number - last, 1_000):
        index.add(given[at : min(at + 1_000, number - last)])
    print(f"{number - last:,} added in steps of 1,000: {time.process_time() - begun:.1f} s CPU")
    took = []
    clock = time.process_time if path == ":memory:" else time.perf_counter  # of a disk the waiting counts
    for row in given[number - last :]:
        begun = clock()
        index.add(row)
        took.append(1e3 * (clock() - begun))
    took.sort()
    median, p95, p99 = (took[last * share // 100] for share in (50, 95, 99))
    print(f"one more at {number:,}: median {median:.2f} ms, p95 {p95:.2f}, p99 {p99:.2f}")
    begun = time.perf_counter()
    for row in given[number // 2 : number // 2 + 200]:
        index.search(" ".join(row["text"].split()[1:9]))
    print(f"search: {(time.perf_counter() - begun) * 5:.1f} ms")
    if path != ":memory:":
        index.close()
        begun = time.perf_counter()
        index = quotetrace.QuoteIndex(path)
        print(f"opening: {1e3 * (time.perf_counter() - begun):.0f} ms; {Path(path).stat().st_size / 2**20:.0f} MiB")
    if number <= 100_000:
        compared(index, given, rows)


def compared(index: quotetrace.QuoteIndex, given: list[dict[str, Any]], rows: list[dict[str, Any]]) -> None:
    begun = time.process_time()
    online = labels_of(list(index.traces()))
    print(f"all traces read: {time.process_time() - begun:.1f} s CPU")
    begun = time.process_time()
    batch = labels_of(quotetrace.trace_quotes(given))
    known = {row["id"]: row["cluster"] for row in rows}
    print(f"trace_quotes: {time.process_time() - begun:.1f} s CPU")
    print(f"B-cubed F1 of the index against the batch: {b_cubed(online, batch):.4f}")
    print(f"against the known clusters: index {b_cubed(online, known):.4f}, batch {b_cubed(batch, known):.4f}")


if __name__ == "__main__":
    main()
