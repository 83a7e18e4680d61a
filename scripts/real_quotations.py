"""Real quotations with the cluster each belongs to: what damage made by a program cannot teach the pair score.

usage: python scripts/real_quotations.py CORPORA > REAL.jsonl

CORPORA holds quote_variants.train_dev, quote_pairs_labelled, polnear.train and polnear.dev (JSONL, xz). Quotations
found word for word in two articles are one cluster; all others are clusters of their own, since what they share is
chance. Pairs that only look alike may be either and are left out, and so are the labelled pairs, which measure.
"""

import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WORD_FOR_WORD = ("identical", "identical_words", "truncated")
# Of the mined pairs that are not word for word, those that share less than this are two utterances.
CHANCE = 0.7
# So are those worded otherwise that share this little of the shorter one and of both: read, one in thirty was one.
CHANCE_REWORDED = 0.86
CHANCE_OF_BOTH = 0.6

Key = tuple[str, int, int]


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a compressed JSONL file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def key_of(side: dict[str, Any]) -> Key:
    """The article and the place of one side of a pair."""
    return side["id"], *side["span"]


def variants(corpora: Path) -> tuple[dict[Key, tuple[str, str]], dict[Key, Key], set[Key]]:
    """Text and source by key, the first key of each cluster, and the keys to leave out."""
    rows: dict[Key, tuple[str, str]] = {}
    first: dict[Key, Key] = {}
    unsure = {key_of(pair[side]) for pair in read(corpora / "quote_pairs_labelled.jsonl.xz") for side in "ab"}
    for pair in read(corpora / "quote_variants.train_dev.jsonl.xz"):
        a, b = key_of(pair["a"]), key_of(pair["b"])
        rows[a], rows[b] = ((pair[side]["text"], pair[side]["source"]) for side in "ab")
        if pair["relation"] in WORD_FOR_WORD:
            one, other = first.get(a, a), first.get(b, b)
            first.update((key, one) for key in [*(k for k, v in first.items() if v == other), other, a, b])
        elif not by_chance(pair):
            unsure.update((a, b))
    return rows, first, unsure


def by_chance(pair: dict[str, Any]) -> bool:
    """Whether what a mined pair shares is chance; no pair found word for word is asked."""
    if pair["relation"] == "reworded" and pair["dice"] < CHANCE_OF_BOTH:
        return bool(pair["containment"] < CHANCE_REWORDED)
    return bool(pair["containment"] < CHANCE)


def quotations(corpora: Path, name: str) -> Iterator[tuple[Key, tuple[str, str]]]:
    """The quotations in marks of a corpus."""
    for article in read(corpora / f"{name}.jsonl.xz"):
        for each in article["attributions"]:
            if each["kind"] in ("direct", "mixed") and each["content"]:
                said, by = (
                    " ".join(article["text"][start:end] for start, end in each[part]) for part in ("content", "source")
                )
                yield (article["id"], each["content"][0][0], each["content"][-1][1]), (said, by)


def main() -> None:
    """Write the rows to standard output."""
    corpora = Path(sys.argv[1])
    rows, first, unsure = variants(corpora)
    held: dict[str, list[Key]] = {}
    for key in rows:
        held.setdefault(key[0], []).append(key)
    for name in ("polnear.train", "polnear.dev"):
        for key, row in quotations(corpora, name):
            if all(key[2] <= start or end <= key[1] for _, start, end in held.get(key[0], ())):
                rows[key] = row
    measured = {rows[key][0].strip("\"“”'") for key in unsure if key in rows}
    for number, (key, (text, source)) in enumerate(sorted(rows.items())):
        if key not in unsure and text.strip("\"“”'") not in measured:
            made = {"id": number, "text": text, "speaker": source, "cluster": str(first.get(key, key))}
            sys.stdout.write(json.dumps({**made, "kind": "real", "parent": None}) + "\n")


if __name__ == "__main__":
    main()
