"""How well personal pronouns are resolved to names: GAP, two candidates a pronoun (Webster et al. 2018).

usage: python tests/benchmarks/gap.py gap.jsonl.xz [--errors] [--part validation] [--told]

A row holds "text", "pronoun" (start, end) and two "candidates" (span, coref). For each of the two names the question is
whether the pronoun means it; precision, recall and F1 are over all these questions, by the gender of the pronoun, as in
the scorer published with GAP. Only what `trace` gives to everybody is looked at: which speaker has the pronoun among
its references, and whether the name is among the mentions of that speaker.

With --told the two names are given, as they were to the heuristics that were published with GAP (F1 0.67 at best):
which of the two is likelier? The weights were learned on the development rows; the validation rows tell how good they
are.
"""

import argparse
import json
import lzma
from collections import Counter
from pathlib import Path
from typing import Any

from quotetrace import api, trace
from quotetrace.config import Config
from quotetrace.models import Mention, Speaker
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import antecedents
from quotetrace.speakers.scene import read_page
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.staging.stage import Appearance, Entity, Stage

FEMININE = {"she", "her", "hers", "herself"}
NEITHER = 0.1  # below that probability it is neither of the two names
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


def told(row: dict[str, Any], count: Counter[tuple[str, str]]) -> None:
    """Add a row's two questions to the counts, where it is known that the pronoun means one of two names or neither."""
    stage = read_page(api._page("a", row["text"], Config()))
    token = stage.reading.tokens(*row["pronoun"])[0]
    entities = [_entity(stage, *one["span"]) for one in row["candidates"]]
    known = {id(one.entity): one.probability for one in antecedents(stage, token)}
    shares = [known.get(id(one), 0.0) for one in entities]
    gender = "feminine" if stage.reading.low[token] in FEMININE else "masculine"
    best = max(shares)
    for candidate, share in zip(row["candidates"], shares, strict=True):
        said = share == best and share >= NEITHER and shares.count(best) == 1
        outcome = ("true" if said == candidate["coref"] else "false") + (" positive" if said else " negative")
        count[gender, outcome] += 1
    count[gender, "answered"] += best >= NEITHER
    count[gender, "asked"] += 1


def _entity(stage: Stage, start: int, end: int) -> Entity:
    """Who bears the name at a span; somebody new where nobody was found there."""
    first, last = stage.reading.tokens(start, end)
    last = max(last, first + 1)
    for begin, stop, person in stage.people.places:
        if begin < last and first < stop:
            return person
    person = Person()
    person.add(Name(first, first, last, "", tuple(stage.reading.document.words[first:last])))
    stage.people.meet(person)
    stage.appear(Appearance(first, last, person))
    return person


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
    parser.add_argument("--told", action="store_true", help="give the two names")
    options = parser.parse_args()
    count: Counter[tuple[str, str]] = Counter()
    with lzma.open(options.path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if options.part and options.part not in row["id"]:
                continue
            if options.told:
                told(row, count)
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
