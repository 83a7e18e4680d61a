"""How well personal pronouns are resolved to names: GAP, two candidates a pronoun (Webster et al. 2018).

usage: python tests/benchmarks/gap.py gap.jsonl.xz [--errors]

A row holds "text", "pronoun" (start, end) and two "candidates" (span, coref). For each of the two names the question is
whether the pronoun means it; precision, recall and F1 are over all these questions, by the gender of the pronoun, as in
the scorer published with GAP. Only what `trace` gives to everybody is looked at: which speaker has the pronoun among its
references, and whether the name is among the mentions of that speaker.
"""

import argparse
import json
import lzma
from collections import Counter
from pathlib import Path
from typing import Any

from quotetrace import trace
from quotetrace.models import Mention, Speaker

FEMININE = {"she", "her", "hers", "herself"}
Span = tuple[int, int]


def overlaps(mentions: tuple[Mention, ...], span: Span) -> bool:
    """Whether one of the mentions shares a character with a span."""
    return any(each.span.start < span[1] and span[0] < each.span.end for each in mentions)


def meant(speakers: tuple[Speaker, ...], pronoun: Span) -> Speaker | None:
    """The speaker that a pronoun stands for, None where that is left open."""
    return next((each for each in speakers if overlaps(each.references, pronoun)), None)


def score(row: dict[str, Any], count: Counter[tuple[str, str]]) -> str | None:
    """Add a row's two questions to the counts; a line for the log where one is answered wrongly."""
    start, end = row["pronoun"]
    speakers = trace(row["text"]).speakers
    speaker = meant(speakers, (start, end))
    gender = "feminine" if row["text"][start:end].lower() in FEMININE else "masculine"
    wrong = False
    for candidate in row["candidates"]:
        said = speaker is not None and overlaps(speaker.mentions, tuple(candidate["span"]))
        outcome = ("true" if said == candidate["coref"] else "false") + (" positive" if said else " negative")
        count[gender, outcome] += 1
        wrong = wrong or said != candidate["coref"]
    count[gender, "answered"] += speaker is not None
    count[gender, "asked"] += 1
    if not wrong:
        return None
    text = row["text"]
    marked = f"{text[max(start - 300, 0) : start]}[[{text[start:end]}]]{text[end : end + 60]}"
    named = [(text[slice(*one["span"])], one["coref"]) for one in row["candidates"]]
    known = [any(overlaps(each.mentions, tuple(one["span"])) for each in speakers) for one in row["candidates"]]
    return f"{row['id']} have {speaker.name if speaker else None!r} of {named} known {known}: {marked}"


def ratios(count: Counter[tuple[str, str]], genders: tuple[str, ...]) -> dict[str, float]:
    """Precision, recall and F1 of the questions about some pronouns, and the share of pronouns with an answer."""
    right, wrong, missed, answered, asked = (
        sum(count[gender, key] for gender in genders)
        for key in ("true positive", "false positive", "false negative", "answered", "asked")
    )
    found, there = max(right + wrong, 1), max(right + missed, 1)
    return {
        "precision": round(right / found, 4),
        "recall": round(right / there, 4),
        "f1": round(2 * right / max(found + there, 1), 4),
        "answered": round(answered / max(asked, 1), 4),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--part", help="only rows whose id holds this: development, test, validation")
    options = parser.parse_args()
    count: Counter[tuple[str, str]] = Counter()
    with lzma.open(options.path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if options.part and options.part not in row["id"]:
                continue
            line = score(row, count)
            if line and options.errors:
                print(line)
    found = {name: ratios(count, (name,)) for name in ("feminine", "masculine")}
    found["all"] = ratios(count, ("feminine", "masculine"))
    found["bias"] = {"f1": round(found["feminine"]["f1"] / max(found["masculine"]["f1"], 1e-9), 4)}
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
