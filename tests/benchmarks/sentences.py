"""Boundaries inside paragraphs: precision, recall and F of the splitter beside bare Punkt, and its speed.

Run ``python tests/benchmarks/sentences.py CORPORA [--errors N]``. CORPORA is a folder with ``gum.layers.jsonl.xz``,
``ewt.layers.jsonl.xz`` and ``polnear.dev.layers.jsonl.xz`` (sentences as ranges of tokens); their text is not ours to
ship. PolNeAR's sentences come from a tagger: its ends after an opening '' are repaired, and one row leaves out, for
every system, ends before a small letter, a comma or a stop, where the tagger cuts "(D-Md.) | said".
"""

import argparse
import json
import lzma
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from quotetrace.document.sentences import split_sentences
from quotetrace.lexicons import words

Splitter = Callable[[str, int, int], list[tuple[int, int]]]
Document = dict[str, Any]
Paragraph = tuple[str, int, int, frozenset[int]]
_DISPUTED = re.compile(r"\s*[a-z,;.]")
_WRITTEN = ("academic", "bio", "interview", "textbook", "voyage")


def _bare(*abbreviations: str) -> Splitter:
    parameters = PunktParameters()
    parameters.abbrev_types.update(abbreviations)
    punkt = PunktSentenceTokenizer(parameters)
    return lambda text, start, end: [(start + s, start + e) for s, e in punkt.span_tokenize(text[start:end])]


def _documents(path: Path) -> Iterator[Document]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _ends(document: Document, text: str, repair: bool) -> list[int]:
    tokens, ends = document["tokens"], []
    for first, last in document["sents"]:
        mark = tokens[last - 1]
        alone = text[mark[0] - 1 : mark[0]].isspace() and text[mark[1] : mark[1] + 1].isalnum()
        if repair and alone and text[mark[0] : mark[1]] in ("''", '"', "“"):
            last -= 1
        if last > first:
            ends.append(tokens[last - 1][1])
    return ends


def _paragraphs(document: Document, text: str, repair: bool = False) -> Iterator[Paragraph]:
    ends = _ends(document, text, repair)
    for match in re.finditer(r"[^\n]*\S", text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield text, start, match.end(), frozenset(end for end in ends if start < end < match.end())


def _sets(folder: Path) -> dict[str, list[Paragraph]]:
    ewt = [d for d in _documents(folder / "ewt.layers.jsonl.xz") if d["split"] == "dev"]
    news = [d for d in ewt if d["id"].split("/")[0] and d["meta"]["genre"] in ("weblog", "newsgroup")]
    gum = [d for d in _documents(folder / "gum.layers.jsonl.xz") if d["id"].split("_")[1] in _WRITTEN]
    texts = {d["id"]: d["text"] for d in _documents(folder / "polnear.dev.jsonl.xz")}
    polnear = list(_documents(folder / "polnear.dev.layers.jsonl.xz"))
    return {
        "EWT dev weblog, newsgroup": [p for d in news for p in _paragraphs(d, d["text"])],
        "GUM written": [p for d in gum for p in _paragraphs(d, d["text"])],
        "PolNeAR dev raw": [p for d in polnear for p in _paragraphs(d, texts[d["id"]])],
        "PolNeAR dev repaired": [p for d in polnear for p in _paragraphs(d, texts[d["id"]], repair=True)],
        "PolNeAR dev repaired, disputed left out": [p for d in polnear for p in _paragraphs(d, texts[d["id"]], True)],
    }


def _shown(text: str, start: int, at: int, mine: bool) -> str:
    return ("+" if mine else "-") + repr(text[start:at] + " ¦ " + text[at : at + 50])


def _score(split: Splitter, paragraphs: list[Paragraph], undisputed: bool) -> tuple[str, list[str]]:
    found = right = wanted = 0
    errors = []
    for text, start, end, gold in paragraphs:
        mine = {e for _, e in split(text, start, end)[:-1]}
        if undisputed:
            mine = {e for e in mine if not _DISPUTED.match(text, e)}
            gold = frozenset(e for e in gold if not _DISPUTED.match(text, e))
        found, right, wanted = found + len(mine), right + len(mine & gold), wanted + len(gold)
        errors += [_shown(text, max(start, at - 60), at, at in mine) for at in sorted(mine ^ gold)]
    precision, recall = right / (found or 1), right / (wanted or 1)
    f = 2 * precision * recall / ((precision + recall) or 1)
    return f"P {precision:6.2%}  R {recall:6.2%}  F {f:6.2%}  of {wanted}", errors


def _speed(split: Splitter, paragraphs: list[Paragraph]) -> float:
    best = 0.0
    for _ in range(3):
        began = time.perf_counter()
        for text, start, end, _gold in paragraphs:
            split(text, start, end)
        best = max(best, sum(p[2] - p[1] for p in paragraphs) / (time.perf_counter() - began) / 1e6)
    return best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    systems = {
        "Punkt, no parameters": _bare(),
        "Punkt + abbreviations": _bare(*words("abbreviations")),
        "split_sentences": split_sentences,
    }
    for name, paragraphs in _sets(options.corpora).items():
        print(name)
        for system, split in systems.items():
            line, errors = _score(split, paragraphs, "disputed" in name)
            print(f"  {system:24}{line}  {_speed(split, paragraphs):5.1f} Mchar/s")
        random.Random(0).shuffle(errors)
        print(*("    " + error for error in errors[: options.errors]), sep="\n", end="\n" if options.errors else "")


if __name__ == "__main__":
    main()
