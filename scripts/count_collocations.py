"""Words that go together in English news, and how surprising the second is after the first: counts only, no text.

usage: python scripts/count_collocations.py CORPORA > quotetrace/data/en/traces_pairs.txt

CORPORA holds polnear.train, polnear.dev, gum and ewt_propbank (JSONL, xz; "text" of each article). Only pairs of words
that are common by quotetrace/data/en/traces_common.txt or traces_proper.txt are kept, so no name of a person is.
"""

import json
import lzma
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from math import log2
from pathlib import Path

from quotetrace import lexicons
from quotetrace.traces.text.pieces import normal_words
from quotetrace.traces.text.roots import FUNCTION

CORPORA = ("polnear.train", "polnear.dev", "gum", "ewt_propbank")
# A pair is kept where it stands so often, in so many articles, and takes so many bits off the second word.
TIMES, ARTICLES, BITS, MOST = 12, 8, 3.0, 6.0
HEAD = """# How surprising a word is right after another in English news, where the two go together: words, tab, bits.
# By scripts/count_collocations.py on 1,000,000 words of US news, GUM and EWT; counts only, no text. Apache-2.0."""


def main() -> None:
    """Print the table."""
    folder, words, pairs = Path(sys.argv[1]), Counter[str](), Counter[tuple[str, str]]()
    articles: defaultdict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
    for name in CORPORA:
        with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                for sentence in json.loads(line)["text"].replace(". ", "\n").split("\n"):
                    found = [word for piece in sentence.split() for word in normal_words(piece)]
                    words.update(found)
                    for pair in pairwise(found):
                        pairs[pair] += 1
                        articles[pair].add((name, number))
    total = sum(words.values())
    common = {*lexicons.table("traces_common"), *lexicons.table("traces_proper")}
    print(HEAD)
    for (one, other), times in sorted(pairs.items()):
        known = {one, other} <= common and not {one, other} & FUNCTION and min(len(one), len(other)) > 1
        surprise = -log2(times / words[one])
        saved = -log2(words[other] / total) - surprise
        if known and times >= TIMES and len(articles[one, other]) >= ARTICLES and saved >= BITS and surprise <= MOST:
            print(f"{one} {other}\t{surprise:.1f}")


if __name__ == "__main__":
    main()
