"""Learn the weights in quotetrace/data/en/speakers_likeness.txt: python scripts/train_names.py [PAIRS]

PAIRS is tests/benchmarks/names/pairs.txt; only its first half is read (the odd lines of each origin and kind). A
logistic model with a ridge is fitted by gradient descent; the same pairs give the same weights.
"""

import sys
from pathlib import Path

import numpy as np

from quotetrace.speakers.spelling.likeness import signs

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "tests" / "benchmarks" / "names" / "pairs.txt"
TARGET = ROOT / "quotetrace" / "data" / "en" / "speakers_likeness.txt"
HEAD = (
    "# What the signs of two names say for one person. Made by scripts/train_names.py from the first half of the\n"
    "# pairs in tests/benchmarks/names, which were written for quotetrace. Apache-2.0.\n"
)
STEPS, RATE, RIDGE = 20000, 0.1, 0.0005  # the ridge is on the mean over pairs
# Signs that never speak for one person, and such as never speak against.
APART = frozenset(
    (
        *("cost", "initials apart", "family initials apart", "two given", "two families", "longer family"),
        *("longer given", "other ending", "syllables apart"),
    )
)
ALIKE = frozenset(
    ("less", "given", "family", "whole", "begins", "given heard", "family heard", "characters", "no known family")
)


def halves(path: Path) -> tuple[list[tuple[str, str, bool]], list[tuple[str, str, bool]]]:
    """The pairs to tune on and those held out: (one, other, whether they are one person)."""
    found: tuple[list[tuple[str, str, bool]], list[tuple[str, str, bool]]] = ([], [])
    count = {"=": 0, "#": 0}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            count = {"=": 0, "#": 0}
        elif line[:2] in ("= ", "# ") and " | " in line:
            one, other = line[2:].split(" | ")
            found[count[line[0]] % 2].append((one.strip(), other.strip(), line[0] == "="))
            count[line[0]] += 1
    return found


def main() -> None:
    """Write the weights."""
    tuned, _ = halves(Path(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
    rows = [signs(tuple(one.split()), tuple(other.split())) for one, other, _ in tuned]
    names = list(rows[0])
    table = np.array([[row[name] for name in names] + [1.0] for row in rows])
    truth = np.array([same for _, _, same in tuned], float)
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        slope = table.T @ (1 / (1 + np.exp(-table @ weights)) - truth) / len(truth)
        slope[:-1] += RIDGE * weights[:-1]
        weights -= RATE * 10 * slope
        for at, name in enumerate(names):  # a sign of two people never speaks for one, nor the other way round
            weights[at] = (
                min(weights[at], 0.0) if name in APART else max(weights[at], 0.0) if name in ALIKE else weights[at]
            )
    lines = [f"{name}\t{value:.2f}\n" for name, value in zip([*names, "bias"], weights, strict=True)]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    print("".join(lines), end="")


if __name__ == "__main__":
    main()
