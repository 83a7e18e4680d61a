"""Make ``traces_senses.txt`` from the files of WordNet 3.0 (Debian: package ``wordnet-base``).

usage: make_synonyms.py /usr/share/wordnet quotetrace/data/en

A line has the stems of words that share a sense. Of each word the commonest senses are taken: what a retelling puts for
a word is seldom a rare sense of another. Lines with fewer than two words that WordNet's own texts have are left out.
"""

import sys
from collections import defaultdict
from pathlib import Path

from quotetrace.traces.text.roots import FUNCTION, stem

SENSES = 2
KINDS = ("noun", "verb", "adj", "adv")
NOTICE = """\
# Stems of words that share a sense, from WordNet 3.0 (scripts/make_synonyms.py). WordNet 3.0 Copyright 2006 by
# Princeton University. All rights reserved. Used under the WordNet licence:
# https://wordnet.princeton.edu/license-and-commercial-use. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND
# PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. The name of Princeton University or
# Princeton may not be used in advertising or publicity.
"""


def main(source: Path, target: Path) -> None:
    """Write the list."""
    words: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    met: set[str] = set()
    for kind in KINDS:
        for line in (source / f"index.{kind}").read_text(encoding="utf-8").splitlines():
            fields = line.split()
            if line.startswith(" ") or not fields[0].isalpha() or not fields[0].isascii() or fields[0] in FUNCTION:
                continue
            count, pointers = int(fields[2]), int(fields[3])
            used = int(fields[5 + pointers])
            for offset in fields[6 + pointers : 6 + pointers + min(count, SENSES if used else 1)]:
                words[kind, offset].add(stem(fields[0]))
            if used:
                met.add(stem(fields[0]))
    groups = sorted({" ".join(sorted(group)) for group in words.values() if len(group) > 1 and len(group & met) > 1})
    (target / "traces_senses.txt").write_text(NOTICE + "\n".join(groups) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
