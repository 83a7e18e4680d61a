"""How well quotations are merged, without the reader of quotations: gold quotations go straight to the merging.

usage: python tests/benchmarks/traces.py FOLDER          gold quotations of an annotated folder
       python tests/benchmarks/traces.py ROWS.jsonl[.xz] rows with known clusters {"id", "text", "speaker", "cluster"}
       python tests/benchmarks/traces.py PAIRS.jsonl[.xz] --pairs: {"label", "a": {"text", "source"}, "b"}
"""

import argparse
import json
import lzma
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quotetrace.models import Quotation, Span, Speaker, Trace
from quotetrace.traces import Row, trace, trace_rows

Key = tuple[str, str]


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file, compressed or not; none where there is no file."""
    if not path.exists():
        return []
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def f1(true: float, predicted: float, gold: float) -> dict[str, float]:
    """Precision, recall and F."""
    p, r = true / predicted if predicted else 1.0, true / gold if gold else 1.0
    return {"p": round(p, 4), "r": round(r, 4), "f": round(2 * p * r / (p + r) if p + r else 0.0, 4)}


def quotations_of(doc: dict[str, Any], as_written: bool, speakers: dict[str, Speaker]) -> Iterator[Quotation]:
    """The gold quotations of a document in its order; speakers by their resolved names or as the source writes them."""
    for number, gold in enumerate(_in_order(doc)):
        names = [gold["source"]] if as_written and gold.get("source") else [] if as_written else gold["speakers"]
        kind = gold["speaker_type"]
        for name in names:
            own = f"{kind}:{name}"
            speakers.setdefault(own, Speaker(id=own, name=name, kind="person" if as_written else kind))
        cue = gold.get("cue")
        yield Quotation(
            id=f"{doc['id']}/{gold['qid']}",
            article=doc["id"],
            kind=gold["kind"],
            content=(Span(number, number, ""),),
            text=" ".join(gold["content"]),
            cue=Span(0, len(cue), cue) if cue else None,
            speakers=tuple(f"{kind}:{name}" for name in names),
            within=_within(doc, gold),
        )


def _in_order(doc: dict[str, Any]) -> list[dict[str, Any]]:
    def place(gold: dict[str, Any]) -> int:
        at = -1
        for _ in range((gold.get("content_nth") or [1])[0]):
            at = doc["text"].find(gold["content"][0], at + 1)
        return at

    return sorted(doc["quotations"], key=place)


def _within(doc: dict[str, Any], gold: dict[str, Any]) -> str | None:
    for other in doc["quotations"]:
        inner, outer = gold["content"][0], other["content"]
        if other is not gold and any(mark + inner in piece for piece in outer for mark in "“‘\"'"):
            return f"{doc['id']}/{other['qid']}"
    return None


def score_folder(folder: Path, as_written: bool, errors: bool) -> dict[str, Any]:
    """Pairs, altered versions and distinct pairs over the groups of an annotated folder."""
    docs, gold, apart, neutral = (read(folder / f"{name}.jsonl") for name in ("docs", "traces", "distinct", "neutral"))
    cluster = {tuple(key): number for number, each in enumerate(gold) for key in each["same"]}
    altered = {tuple(key) for each in gold for key in each["altered"]}
    skip = {frozenset((tuple(each["a"]), tuple(each["b"]))) for each in neutral}
    groups: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for doc in docs:
        groups[doc.get("group") or doc["id"]].append(doc)
    pairs, changed, merged, distinct = Counter[str](), Counter[str](), 0, 0
    for own in groups.values():
        speakers: dict[str, Speaker] = {}
        quotations = [each for doc in own for each in quotations_of(doc, as_written, speakers)]
        traces = trace(quotations, speakers)
        where = {v.quotation: (t.id, v.altered) for t in traces for v in t.versions}
        text = {each.id: each.text for each in quotations}
        keys: list[Key] = [tuple(each.id.split("/")) for each in quotations]  # type: ignore[misc]
        for x, one in enumerate(keys):
            for other in keys[:x]:
                if frozenset((one, other)) in skip:
                    continue
                same = one in cluster and cluster[one] == cluster.get(other)
                found = where["/".join(one)][0] == where["/".join(other)][0]
                pairs.update(gold=same, found=found, both=same and found)
                if errors and same != found:
                    print(
                        "missed" if same else "false",
                        other,
                        one,
                        "\n   ",
                        text["/".join(other)],
                        "\n   ",
                        text["/".join(one)],
                    )
        for key in (key for key in keys if key in cluster):
            found = where["/".join(key)][1]
            changed.update(gold=key in altered, found=found, both=found and key in altered)
            if errors and found != (key in altered):
                print("altered", "false" if found else "missed", key, text["/".join(key)])
        for each in apart:
            a, b = "/".join(each["a"]), "/".join(each["b"])
            if a in where and b in where:
                distinct += 1
                merged += where[a][0] == where[b][0]
    return {
        "pairs": f1(pairs["both"], pairs["found"], pairs["gold"]),
        "altered": f1(changed["both"], changed["found"], changed["gold"]),
        "distinct_kept_apart": round(1 - merged / max(distinct, 1), 4),
    }


def _rows(rows: Iterable[dict[str, Any]]) -> list[Row]:
    return [Row(str(r["id"]), r["text"], (r["speaker"],) if r["speaker"] else ()) for r in rows]


def score_rows(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Pairs and B-cubed against known clusters; a flagged version counts as a group of its own."""
    start = time.perf_counter()
    traces = trace_rows(_rows(rows))
    seconds = time.perf_counter() - start
    label = dict(_labels(traces))
    found = [label[str(row["id"])] for row in rows]
    gold = [row["cluster"] for row in rows]
    size, true, both = Counter(found), Counter(gold), Counter(zip(found, gold, strict=True))
    groups: defaultdict[Any, set[Any]] = defaultdict(set)
    for own, each in zip(gold, found, strict=True):
        groups[own].add(each)
    hard: defaultdict[str, list[bool]] = defaultdict(list)
    recall: defaultdict[str, list[float]] = defaultdict(list)
    for row, each in zip(rows, found, strict=True):
        if row.get("parent") is not None:
            if row["parent"] in groups:
                hard[row["kind"]].append(each in groups[row["parent"]])
        elif row["kind"] in ("stock", "template"):
            hard["stock"].append(size[each] > both[each, row["cluster"]])
        elif true[row["cluster"]] > 1:
            recall[row["kind"]].append((both[each, row["cluster"]] - 1) / (true[row["cluster"]] - 1))
    negatives = [each for kind, values in hard.items() if kind != "stock" for each in values]
    total = len(rows)
    return {
        "rows": total,
        "pairs": f1(*(sum(n * (n - 1) // 2 for n in count.values()) for count in (both, size, true))),
        "b_cubed": f1(
            sum(n * n / size[k] for (k, _), n in both.items()), total,
            total * total / max(sum(n * n / true[g] for (_, g), n in both.items()), 1e-9)
            * sum(n * n / size[k] for (k, _), n in both.items()) / total,
        ),
        "hard_negatives_merged": round(sum(negatives) / max(len(negatives), 1), 4),
        "merged_by_kind": {kind: round(sum(v) / len(v), 3) for kind, v in sorted(hard.items())},
        "recall_by_kind": {kind: round(sum(v) / len(v), 3) for kind, v in sorted(recall.items())},
        "largest": max(size.values()),
        "seconds": round(seconds, 2),
    }  # fmt: skip


def _labels(traces: list[Trace]) -> Iterator[tuple[str, Any]]:
    for each in traces:
        for version in each.versions:
            changes = sorted((change.kind, str(change.version)) for change in version.alterations)
            yield version.quotation, (each.id, tuple(changes) if version.altered else ())


def score_pairs(rows: list[dict[str, Any]], errors: bool) -> dict[str, Any]:
    """Agreement on labelled pairs, each pair traced alone; a pair said again ("restated") is left out."""
    counts = Counter[str]()
    for row in rows:
        if row["label"] == "restated":
            continue
        two = _rows({"id": side, "text": row[side]["text"], "speaker": row[side]["source"]} for side in "ab")
        found, same = len(trace_rows(two)) == 1, row["label"] != "different"
        counts.update(right=found == same, found=found, gold=same, both=found and same, all=1)
        if errors and found != same:
            print("missed" if same else "false", *(f"\n    {each.speakers} {each.text}" for each in two))
    return {
        "agreement": round(counts["right"] / counts["all"], 4),
        **f1(counts["both"], counts["found"], counts["gold"]),
    }


def main() -> None:
    """Score the path given on the command line and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.path.is_dir():
        figures: Any = {
            "resolved": score_folder(options.path, False, options.errors),
            "as_written": score_folder(options.path, True, False),
        }
    elif options.pairs:
        figures = score_pairs(read(options.path), options.errors)
    else:
        figures = score_rows(read(options.path))
    json.dump(figures, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
