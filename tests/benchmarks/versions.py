"""Merging of versions written by hand: each group is one utterance as several newspapers would print it.

usage: python tests/benchmarks/versions.py ROWS.jsonl [--among N] [--errors]

Row: {"id", "cluster", "kind", "speaker", "text", "parent", "expected"}. `parent` marks a row made from another
cluster: one that says something else in its words, with the kinds of change `expected` that a reader would name ("any":
whichever, "modal": told of, altered or not), or with none another utterance (the same opening, speaker or question).
With `--among N` the rows stand among N sentences of the project's training articles, so that they are paired by keys
as very many rows are. Prints B-cubed and pairs (a version flagged as altered counts as a group of its own), hard
negatives merged unflagged, other utterances merged at all, what was flagged as altered, and shares for each kind.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

import quotetrace
from quotetrace.models import Trace, Version

_TRAINING = Path(__file__).parent.parent / "articles" / "training"
_FEWEST = 8  # words of a sentence to stand among


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def strangers(count: int) -> list[dict[str, Any]]:
    """Sentences of the training articles, as rows of nobody's."""
    docs = [doc for path in sorted(_TRAINING.glob("docs*.jsonl")) for doc in read(path)]
    said = [part for doc in docs for part in re.split(r"(?<=[.!?])\s+", doc["text"]) if len(part.split()) >= _FEWEST]
    return [{"id": f"stranger.{at}", "text": text, "speaker": None} for at, text in enumerate(said[:count])]


def f1(true: float, predicted: float, gold: float) -> dict[str, float]:
    """Precision, recall and F."""
    p, r = true / predicted if predicted else 1.0, true / gold if gold else 1.0
    return {"p": round(p, 3), "r": round(r, 3), "f": round(2 * p * r / (p + r) if p + r else 0.0, 3)}


def two(counts: Iterable[int]) -> int:
    """How many pairs groups of these sizes hold."""
    return sum(count * (count - 1) // 2 for count in counts)


class Scores:
    """What became of the rows."""

    def __init__(self, rows: list[dict[str, Any]], traces: Iterable[Trace]) -> None:
        self.rows = rows
        self.found: dict[str, tuple[str, Version]] = {v.quotation: (t.id, v) for t in traces for v in t.versions}
        self.own: dict[str, set[str]] = defaultdict(set)
        self.groups: dict[str, set[Hashable]] = defaultdict(set)
        for row in rows:
            self.own[row["cluster"]].add(self.found[row["id"]][0])
            self.groups[row["cluster"]].add(self.label(row))
        self.labels = [self.label(row) for row in rows]
        self.size, self.true = Counter(self.labels), Counter(row["cluster"] for row in rows)
        self.both = Counter(zip(self.labels, (row["cluster"] for row in rows), strict=True))

    def label(self, row: dict[str, Any]) -> Hashable:
        """The group of a row: its trace, and what was changed in it."""
        name, version = self.found[row["id"]]
        changes = sorted((each.kind, str(each.version)) for each in version.alterations) if version.altered else []
        return name, tuple(changes)

    def verdict(self, row: dict[str, Any]) -> str:
        """What became of a row: same or flagged; of a changed one told, miscalled, merged, aside or apart."""
        name, version = self.found[row["id"]]
        if not row["parent"]:
            return "flagged" if version.altered else "same"
        if name not in self.own[row["parent"]]:
            return "apart"
        kinds, wanted = {each.kind for each in version.alterations}, {*row["expected"]}
        if not version.altered:
            told = "modal" in wanted and kinds & {"modality", "tense", "hedge"}
            return "told" if told else "merged" if self.label(row) in self.groups[row["parent"]] else "aside"
        return "told" if wanted & {"any", "modal"} or wanted & kinds else "miscalled" if wanted else "flagged"

    def report(self) -> dict[str, Any]:
        """All figures."""
        verdicts = [(row, self.verdict(row)) for row in self.rows]
        hard = [verdict for row, verdict in verdicts if row["expected"]]
        others = [verdict for row, verdict in verdicts if row["parent"] and not row["expected"]]
        flagged = sum(verdict == "flagged" for row, verdict in verdicts if not row["parent"])
        told = sum(verdict in ("told", "miscalled") for verdict in hard)
        total = len(self.rows)
        squares = {pair: n * n for pair, n in self.both.items()}
        p = sum(n / self.size[label] for (label, _), n in squares.items()) / total
        r = sum(n / self.true[cluster] for (_, cluster), n in squares.items()) / total
        kinds: defaultdict[str, list[float]] = defaultdict(list)
        changed: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for (row, verdict), label in zip(verdicts, self.labels, strict=True):
            if row["parent"]:
                changed[row["kind"]][verdict] += 1
            elif self.true[row["cluster"]] > 1:
                kinds[row["kind"]].append((self.both[label, row["cluster"]] - 1) / (self.true[row["cluster"]] - 1))
        return {
            "rows": total,
            "b_cubed": {"p": round(p, 3), "r": round(r, 3), "f": round(2 * p * r / (p + r), 3)},
            "pairs": f1(two(self.both.values()), two(self.size.values()), two(self.true.values())),
            "hard_negatives": {**Counter(hard), "merged unflagged": round(hard.count("merged") / len(hard), 3)},
            "others": dict(Counter(others)),
            "altered": f1(told, told + flagged, len(hard)),
            "recall_by_kind": {k: [round(sum(v) / len(v), 2), len(v)] for k, v in sorted(kinds.items())},
            "changed_by_kind": {kind: dict(count) for kind, count in sorted(changed.items())},
        }

    def errors(self) -> None:
        """Print what stands apart, is flagged though it says the same, or is merged though it does not."""
        base = {row["cluster"]: row for row in reversed(self.rows) if not row["parent"]}
        for row in self.rows:
            verdict, first = self.verdict(row), base[row["parent"] or row["cluster"]]
            if not row["parent"] and self.label(row) != self.label(first):
                verdict = verdict if verdict == "flagged" else "missed"
            if verdict in ("same", "told") or (verdict == "apart" and not row["expected"]):
                continue
            changes = [(each.kind, each.representative, each.version) for each in self.found[row["id"]][1].alterations]
            print(f"{verdict.upper()} {row['id']} [{row['kind']}] {row['speaker']}: {row['text']}\n    {first['text']}")
            print(f"    expected {row['expected']} told {changes}")


def main() -> None:
    """Merge the rows of a file and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--among", type=int, default=0)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    rows = read(options.rows)
    given = [{key: row[key] for key in ("id", "text", "speaker")} for row in [*rows, *strangers(options.among)]]
    scores = Scores(rows, quotetrace.trace_quotes(given))
    if options.errors:
        scores.errors()
    print(json.dumps(scores.report(), indent=1))


if __name__ == "__main__":
    main()
