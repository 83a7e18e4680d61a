"""How well two spellings of a name are told from two names: quotetrace beside plain measures.

usage: python tests/benchmarks/names/compare.py [FILE] [--errors]

Reads pairs.txt beside it, whose headings are origins, or FILE: garbled.txt has the ways in which names go wrong. Each
plain measure gets the threshold that is best on the first half; quotetrace keeps the one it ships. Precision, recall
and F1 of "one person" on both halves, and F1 on the second by heading. The phonetic rows need jellyfish, which is asked
for nowhere else.
"""

import argparse
import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from quotetrace.speakers.spelling.likeness import SAME, same_name
from quotetrace.speakers.spelling.sounds import fold

PAIRS = Path(__file__).with_name("pairs.txt")
Pair = tuple[str, str, str, bool]  # origin, one, other, whether they are one person
Measure = Callable[[str, str], float]


def halves(path: Path = PAIRS) -> tuple[list[Pair], list[Pair]]:
    """The pairs that were tuned on, and those held out: odd and even lines of each origin and kind."""
    found: tuple[list[Pair], list[Pair]] = ([], [])
    origin, count = "", {"=": 0, "#": 0}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            origin, count = line[2:], {"=": 0, "#": 0}
        elif line[:2] in ("= ", "# ") and " | " in line:
            one, other = line[2:].split(" | ")
            found[count[line[0]] % 2].append((origin, one.strip(), other.strip(), line[0] == "="))
            count[line[0]] += 1
    return found


def ours(one: str, other: str) -> float:
    """The probability that quotetrace gives."""
    return same_name(tuple(one.split()), tuple(other.split()))


def measures() -> dict[str, Measure]:
    """The plain measures, each from 0 to 1."""
    found: dict[str, Measure] = {
        "Jaro-Winkler": lambda one, other: JaroWinkler.similarity(one.casefold(), other.casefold()),
        "Jaro-Winkler, accents gone": lambda one, other: JaroWinkler.similarity(fold(one), fold(other)),
        "token-sort ratio": lambda one, other: fuzz.token_sort_ratio(one.casefold(), other.casefold()) / 100,
    }
    if importlib.util.find_spec("jellyfish"):
        import jellyfish

        def coded(code: Callable[[str], str]) -> Measure:
            def same(one: str, other: str) -> float:
                codes = [
                    {code(fold(word)) for word in name.replace("-", " ").split() if fold(word)} for name in (one, other)
                ]
                return len(codes[0] & codes[1]) / max(len(codes[0] | codes[1]), 1)

            return same

        found["Metaphone"] = coded(jellyfish.metaphone)
        found["Soundex"] = coded(jellyfish.soundex)
        found["Match rating"] = coded(jellyfish.match_rating_codex)
    return found


def figures(pairs: list[Pair], measure: Measure, least: float) -> dict[str, float]:
    """Precision, recall and F1 of the pairs that a measure calls one person."""
    said = [measure(one, other) >= least for _, one, other, _ in pairs]
    right = sum(yes and same for yes, (*_, same) in zip(said, pairs, strict=True))
    precision, recall = right / max(sum(said), 1), right / max(sum(same for *_, same in pairs), 1)
    f1 = 2 * right / max(sum(said) + sum(same for *_, same in pairs), 1)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def best(pairs: list[Pair], measure: Measure) -> float:
    """The threshold with the best F1."""
    return max((step / 100 for step in range(1, 100)), key=lambda least: figures(pairs, measure, least)["f1"])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--errors", action="store_true", help="list the pairs of the first half that come out wrong")
    options = parser.parse_args()
    tuned, held = halves(options.file)
    rows = {name: (measure, best(tuned, measure)) for name, measure in measures().items()} | {
        "quotetrace": (ours, SAME)
    }
    print(
        f"{len(tuned)} pairs tuned on, {len(held)} held out, {len({origin for origin, *_ in held})} origins; then all"
    )
    for name, (measure, least) in rows.items():
        told = [figures(part, measure, least) for part in (tuned, held, tuned + held)]
        print(f"{name:28} at {least:.2f}", *told)
    origins = sorted({origin for origin, *_ in held})
    print(json.dumps({one: figures([each for each in held if each[0] == one], ours, SAME)["f1"] for one in origins}))
    if options.errors:
        for origin, one, other, same in tuned:
            if (ours(one, other) >= SAME) != same:
                print("missed" if same else "false", origin, one, "|", other, round(ours(one, other), 2))


if __name__ == "__main__":
    main()
