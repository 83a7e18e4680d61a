"""Windows: parts of one utterance, which have nothing in common with each other but the whole that holds them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve

from ..pairing.clusters import NEVER
from ..pairing.links import Link
from ..pairing.utterances import Utterance

_SURE: Final = 3.0  # log-odds of a part and its whole
_LEDE: Final = 2  # of the first quotations of an article, which condense one below, any above even odds are enough


def excused(rows: Sequence[Utterance], found: list[Link]) -> list[Link]:
    """The links, those without weight that speak against a part and a version of its whole in another article: "no
    farmer will chase his money again" stands above "no farmer will again chase a purchasing clerk for his money under
    the new system", which another paper puts as "nobody would have to chase a purchasing clerk"."""
    wholes, mates = defaultdict[int, list[int]](list), defaultdict[int, set[int]](set)
    for each in found:
        if max(each.score, each.base) > 0:
            mates[each.i].add(each.j)
            mates[each.j].add(each.i)
        short, whole = sorted((each.i, each.j), key=lambda number: rows[number].text.total)
        enough = _SURE if rows[short].place >= _LEDE else 0.0
        if each.score > enough and rows[short].together(rows[whole]):
            wholes[short].append(whole)

    def is_excused(link: Link) -> bool:
        if not NEVER < link.score < 0 or link.kinds or link.speakers == "different":
            return False
        return not rows[link.i].together(rows[link.j]) and _through_whole(link, wholes, mates)

    return [evolve(each, score=0.0, base=max(each.base, 0.0)) if is_excused(each) else each for each in found]


def _through_whole(link: Link, wholes: Mapping[int, Sequence[int]], mates: Mapping[int, set[int]]) -> bool:
    """Whether one of two is a part, and the other one a version of the whole."""
    pairs = ((link.i, link.j), (link.j, link.i))
    return any(other in mates.get(whole, ()) for short, other in pairs for whole in wholes.get(short, ()))
