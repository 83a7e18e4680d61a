"""Make ``senses_verbs.txt`` and ``senses_nouns.txt`` from the files of WordNet 3.0 (Debian: package ``wordnet-base``).

usage: make_senses.py /usr/share/wordnet quotetrace/data/en

A line is a code, a tab, and the stems (:func:`quotetrace.attribution.columns.stem`) of the words that bear it; a stem
that several words share goes with the one that WordNet's texts use more. Of a verb the code has the lexicographer files
of its first sense and of the next one that is of another kind, and what its senses take: ``c`` a clause with "that",
``i`` an infinitive, ``I`` somebody and an infinitive. Of a noun it has the file of its first sense. Nouns that
WordNet's texts never use are left out, but for persons: there are too many, and they say little.
"""

import sys
from collections import defaultdict
from pathlib import Path

from quotetrace.attribution.columns import stem

FILES = {
    3: "top", 4: "act", 5: "animal", 6: "artifact", 7: "attribute", 8: "body", 9: "cognition", 10: "communication",
    11: "event", 12: "feeling", 13: "food", 14: "group", 15: "location", 16: "motive", 17: "object", 18: "person",
    19: "phenomenon", 20: "plant", 21: "possession", 22: "process", 23: "quantity", 24: "relation", 25: "shape",
    26: "state", 27: "substance", 28: "time", 29: "body", 30: "change", 31: "cognition", 32: "communication",
    33: "competition", 34: "consumption", 35: "contact", 36: "creation", 37: "emotion", 38: "motion", 39: "perception",
    40: "possession", 41: "social", 42: "stative", 43: "weather",
}  # fmt: skip
FRAMES = {
    26: "c",
    28: "i",
    24: "I",
}  # wninput(5WN): "Somebody ----s that CLAUSE", "... to INFINITIVE", "... somebody to ..."
SENSES = 4  # senses of a verb that are looked at: they are ordered by how often they are met
NOTICE = """\
# {what}, from WordNet 3.0 (scripts/make_senses.py). WordNet 3.0 Copyright 2006 by Princeton University.
# All rights reserved. Used under the WordNet licence: https://wordnet.princeton.edu/license-and-commercial-use.
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES,
# EXPRESS OR IMPLIED. The name of Princeton University or Princeton may not be used in advertising or publicity.
"""


def synsets(path: Path) -> dict[str, tuple[int, str]]:
    """Of each synset the number of its file and the letters of its frames."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        words = int(fields[3], 16)
        pointers = int(fields[4 + 2 * words])
        rest = fields[5 + 2 * words + 4 * pointers :]
        frames = {int(number) for sign, number in zip(rest[1::3], rest[2::3], strict=False) if sign == "+"}
        found[fields[0]] = int(fields[1]), "".join(letter for frame, letter in FRAMES.items() if frame in frames)
    return found


def lemmas(path: Path) -> list[tuple[str, list[str], int]]:
    """Of each word its synsets, the commonest first, and how many of them WordNet's texts use."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if not line.startswith(" ") and fields[0].isalpha():
            count, pointers = int(fields[2]), int(fields[3])
            found.append((fields[0], fields[6 + pointers : 6 + pointers + count], int(fields[5 + pointers])))
    return found


def verb_code(senses: list[tuple[int, str]]) -> str:
    """`communication social ci`."""
    kinds = list(dict.fromkeys(FILES[file] for file, _ in senses))
    takes = "".join(letter for letter in "ciI" if any(letter in frames for _, frames in senses))
    return " ".join((*kinds[:2], takes)) if takes else " ".join(kinds[:2])


def write(path: Path, what: str, codes: dict[str, tuple[int, str]]) -> None:
    """One line a code. ``codes`` has for each stem how often its word is used, and its code."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for root, (_, code) in codes.items():
        by_code[code].append(root)
    lines = [f"{code}\t{' '.join(sorted(roots))}" for code, roots in sorted(by_code.items())]
    path.write_text(NOTICE.format(what=what) + "\n".join(lines) + "\n", encoding="utf-8")


def main(source: Path, target: Path) -> None:
    """Write both lists."""
    verbs: dict[str, tuple[int, str]] = {}
    nouns: dict[str, tuple[int, str]] = {}
    known = synsets(source / "data.verb")
    for word, offsets, used in lemmas(source / "index.verb"):
        code = verb_code([known[each] for each in offsets[:SENSES]])
        verbs[stem(word)] = max(verbs.get(stem(word), (-1, "")), (used, code))
    known = synsets(source / "data.noun")
    for word, offsets, used in lemmas(source / "index.noun"):
        code = FILES[known[offsets[0]][0]]
        if used or code == "person":
            nouns[stem(word)] = max(nouns.get(stem(word), (-1, "")), (used, code))
    write(target / "senses_verbs.txt", "Kinds of verbs and what they take", verbs)
    write(target / "senses_nouns.txt", "Kinds of nouns", nouns)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
