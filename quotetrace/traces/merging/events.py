"""Events: two articles that report one after the other what the same people said, each time anew.

A copy changes a thing or two and leaves the rest; who reports the next meeting finds every statement changed: "the rate
stays at 4.5 percent", "the rate falls to 4.25 percent". Words in marks that are the same but for one figure are no
other statement: nobody says a sentence twice. What anybody says of anything ("inquiries are ongoing") is said anew,
too, where two articles have nothing else in common.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import evolve
from rapidfuzz.distance import Levenshtein

from ..pairing.clusters import contract
from ..pairing.links import Link
from ..pairing.utterances import Utterance

# So many statements changed, and none that is not, make the articles reports of two events.
_CHANGED: Final = 2
# Words of a sentence that is hardly made twice, and how many of them may have been changed.
_SENTENCE: Final = 7
_GAP: Final = 2
# The log-odds of two sentences that anybody says, of two events.
_ANEW: Final = -2.0


def parted(rows: Sequence[Utterance], found: list[Link]) -> list[Link]:
    """The links, those of changed statements without belief where two articles share nothing else, not through a third
    one either. A statement that an article has twice, in its text and in a heading or a pull quote, is one."""
    if len({row.row.article for row in rows}) < len(("one", "other")):
        return found
    own = statements(rows, found)
    kept, changed = set[frozenset[str]](), defaultdict[frozenset[str], set[tuple[int, int]]](set)
    for each in found:
        both = _articles(rows, each)
        if len(both) > 1 and each.base > 0:
            if each.kinds and each.score <= 0 and not _said_once(rows[each.i], rows[each.j]):
                changed[both].add((own[each.i], own[each.j]))
            elif not _by_anybody(rows, each):
                kept.add(both)
    told = _events(kept)
    several = (both for both, pairs in changed.items() if len(pairs) >= _CHANGED)
    apart = {both for both in several if len({told.get(own, own) for own in both}) > 1}
    found = [evolve(each, base=min(each.base, 0.0)) if _articles(rows, each) in apart else each for each in found]
    return [
        _anew(each) if each.score > 0 and _by_anybody(rows, each) and _strange(rows, each, told) else each
        for each in found
    ]


def _by_anybody(rows: Sequence[Utterance], link: Link) -> bool:
    """Whether two texts are a sentence that anybody says, and nothing tells that one person does."""
    return link.speakers not in ("same", "similar") and rows[link.i].stock and rows[link.j].stock


def _strange(rows: Sequence[Utterance], link: Link, told: Mapping[str, str]) -> bool:
    """Whether the two articles of a link have no statement in common, not through a third one either."""
    return len({told.get(own, own) for own in _articles(rows, link)}) > 1


def _anew(link: Link) -> Link:
    return evolve(link, score=_ANEW, base=min(link.base, _ANEW))


def _said_once(one: Utterance, other: Utterance) -> bool:
    """Whether two are whole sentences in marks, the same words but for one or two."""
    a, b = one.text.words, other.text.words
    if {one.row.kind, other.row.kind} != {"direct"} or min(len(a), len(b)) < _SENTENCE:
        return False
    return Levenshtein.distance(a, b, score_cutoff=_GAP) <= _GAP


def _events(kept: Iterable[frozenset[str]]) -> dict[str, str]:
    """For each article one of those that tell of the same event."""
    numbers: dict[str, int] = {}
    edges = [[numbers.setdefault(own, len(numbers)) for own in sorted(both)] for both in sorted(kept, key=sorted)]
    labels = contract(len(numbers), ((one, other, 1.0) for one, other in edges))
    articles = [*numbers]
    return {own: articles[labels[number]] for own, number in numbers.items()}


def statements(rows: Sequence[Utterance], found: Sequence[Link]) -> list[int]:
    """For each quotation the first one of its article that says the same."""
    same = ((each.i, each.j, each.score) for each in found if rows[each.i].together(rows[each.j]))
    return contract(len(rows), same)


def _articles(rows: Sequence[Utterance], link: Link) -> frozenset[str]:
    """The two articles of a link."""
    return frozenset(own for number in (link.i, link.j) if (own := rows[number].row.article))
