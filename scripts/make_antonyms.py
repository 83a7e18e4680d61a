"""Make ``traces_antonyms.txt`` from the files of WordNet 3.0 (Debian: package ``wordnet-base``).

usage: make_antonyms.py /usr/share/wordnet quotetrace/data/en

A line is a pair of words that WordNet calls antonyms, each word met in WordNet's own texts: the rest of some 4,000
pairs are terms ("abaxial adaxial"). Words of grammar are left out, for the project's own list
(``traces_opposites.txt``) has the ones that turn a statement round, and negating prefixes, which are counted with the
negations ("unaffected", "not affected").
"""

import sys
from pathlib import Path

from quotetrace.traces.meaning.negations import PREFIXES
from quotetrace.traces.text.roots import FUNCTION, stem

NOTICE = """\
# Words of opposite sense, one pair a line, from WordNet 3.0 (scripts/make_antonyms.py). WordNet 3.0 Copyright 2006 by
# Princeton University. All rights reserved. Used under the WordNet licence:
# https://wordnet.princeton.edu/license-and-commercial-use. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND
# PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. The name of Princeton University or
# Princeton may not be used in advertising or publicity.
"""
KINDS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


def used(source: Path) -> set[str]:
    """The words that WordNet's own texts have."""
    return {line.partition("%")[0] for line in (source / "cntlist.rev").read_text(encoding="utf-8").splitlines()}


def antonyms(source: Path, kind: str) -> set[tuple[str, str]]:
    """The pairs of one part of speech."""
    words: dict[str, list[str]] = {}
    pointed: list[tuple[str, str, str]] = []
    for line in (source / f"data.{kind}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words[fields[0]] = [word.partition("(")[0].lower() for word in fields[4 : 4 + 2 * count : 2]]
        rest = fields[5 + 2 * count :]
        for sign, other, at in zip(rest[0::4], rest[1::4], rest[3::4], strict=False):
            if sign == "!":
                pointed.append((words[fields[0]][int(at[:2], 16) - 1], other, at[2:]))
    return {tuple(sorted((word, words[other][int(at, 16) - 1]))) for word, other, at in pointed}  # type: ignore[misc]


def is_told(a: str, b: str) -> bool:
    """Whether two words are two stems, and not one with a negating prefix."""
    prefixed = any(one == prefix + other for prefix in PREFIXES for one, other in ((a, b), (b, a)))
    return a.isalpha() and b.isalpha() and stem(a) != stem(b) and not prefixed


def main(source: Path, target: Path) -> None:
    """Write the list."""
    known = used(source)
    pairs = {pair for kind in KINDS for pair in antonyms(source, kind)}
    kept = sorted(f"{a} {b}" for a, b in pairs if {a, b} <= known and not {a, b} & FUNCTION and is_told(a, b))
    (target / "traces_antonyms.txt").write_text(NOTICE + "\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
