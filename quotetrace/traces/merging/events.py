"""Events: two articles that report one after the other what the same people said, each time anew.

A copy changes a thing or two and leaves the rest; who reports the next meeting finds every statement changed: "the rate
stays at 4.5 percent", "the rate falls to 4.25 percent".
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from ..pairing.links import Link
from ..pairing.utterances import Utterance

# So many statements changed, and none that is not, make the articles reports of two events.
_CHANGED: Final = 2


def parted(rows: Sequence[Utterance], found: list[Link]) -> list[Link]:
    """The links, those of changed statements without belief where two articles share nothing else."""
    kept, changed = Counter[frozenset[str]](), Counter[frozenset[str]]()
    for each in found:
        both = _articles(rows, each)
        if len(both) > 1 and each.base > 0:
            (changed if each.kinds and each.score <= 0 else kept)[both] += 1
    apart = {both for both, times in changed.items() if times >= _CHANGED and not kept[both]}
    return [evolve(each, base=min(each.base, 0.0)) if _articles(rows, each) in apart else each for each in found]


def _articles(rows: Sequence[Utterance], link: Link) -> frozenset[str]:
    """The two articles of a link."""
    return frozenset(own for number in (link.i, link.j) if (own := rows[number].row.article))
