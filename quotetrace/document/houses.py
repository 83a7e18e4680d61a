"""Names that end in a possessive mark without possessing anything: "McDonald’s said", "a spokesman for Macy’s said".

The tokens of such a name are one on the whole page, so that it is read as a name and not as what is somebody's.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise

from quotetrace.layers import Marked

# What a firm does and what nobody can have: behind a person's name the mark would need a noun.
_DOES = re.compile(r"['’]s[ \xa0](?:said|says|declined|denied)\b")
# But not "a friend of Ruiz’s said", whose friend it is.
_NAME = re.compile(r"(?<![\w’'-])(?<!\bof )[^\W\d_a-z][a-z]\w*\Z")
_MARKS = frozenset({"’s", "'s"})
_LONGEST = 30  # characters of such a name
# "It’s said", "Who’s said to have": the mark stands for a verb.
_SHORT = frozenset("It That He She What Who There Here Where How Nobody Everybody Somebody Everyone Someone".split())


def find_houses(text: str, marked: Sequence[Marked]) -> frozenset[str]:
    """The words of a text that are names together with the "’s" behind them.

    Quoted words do not tell: there it may stand for "has" ("Ruiz’s said no").
    """
    found, outer = set(), [(one.start, one.end) for one in marked if one.parent is None]
    for match in _DOES.finditer(text):
        name = _NAME.search(text[max(match.start() - _LONGEST, 0) : match.start()])
        before = bisect_left(outer, (match.start(),)) - 1
        quoted = before >= 0 and match.start() < outer[before][1]
        if name is not None and name[0] not in _SHORT and not quoted:
            found.add(name[0])
    return frozenset(found)


def join_houses(
    names: frozenset[str], words: list[str], starts: list[int], ends: list[int], sizes: list[int]
) -> tuple[list[str], list[int], list[int], list[int]]:
    """The tokens of stretches, as :func:`~quotetrace.document.tokens.split_all` gives them, each of these names and the
    mark behind it as one."""
    joined = [
        at
        for at in range(1, len(words))
        if words[at] in _MARKS and words[at - 1] in names and ends[at - 1] == starts[at]
    ]
    bounds = [0, *accumulate(sizes)]
    lost = [bisect_left(joined, bound) for bound in bounds]
    for at in joined:
        words[at - 1] += words[at]
        ends[at - 1] = ends[at]
    gone = frozenset(joined)
    kept = [at for at in range(len(words)) if at not in gone]
    sizes = [size - (after - before) for size, (before, after) in zip(sizes, pairwise(lost), strict=True)]
    return [words[at] for at in kept], [starts[at] for at in kept], [ends[at] for at in kept], sizes
