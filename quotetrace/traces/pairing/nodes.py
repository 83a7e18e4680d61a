"""Nodes: quotations of the same words by the same people, as an index keeps them in memory."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from attrs import define

from ..meaning.names import likeness_of_all
from .candidates import KEEP, STRONG, WEAK_KEEP, enough
from .links import Link, links
from .rows import Row
from .sparing import FIRST, is_sure
from .utterances import Utterance

# Words of this weight are said by one person alone, if nobody else is known to say them; see links.LITTLE.
TELLING: Final = 2.2
# Who has words printed under more names than this may be several people.
_NAMES: Final = 12


@define(eq=False)
class Node:
    """A node as it is kept in memory: its utterance, how many keys it has, its component, its clusters, and the earlier
    nodes with which it is surely one."""

    utterance: Utterance
    held: int
    component: int
    clean: int
    joined: int
    sure: tuple[int, ...] = ()


def easy_home(found: Sequence[Link], others: Mapping[int, Node]) -> tuple[int, int] | None:
    """The clusters of a new node where no other cluster can change by it: all of its weight is for one of them.

    Clusters that were not joined before have at most even odds together; a node that speaks against the one, or
    does not speak for it, leaves it so when it joins the other.
    """
    sums: dict[int, list[float]] = {}
    for each in found:
        pair = sums.setdefault(others[each.j].clean, [0.0, 0.0])
        pair[0] += each.score
        pair[1] += each.base
    homes = [clean for clean, (score, _) in sums.items() if score > 0]
    if len(homes) != 1:
        return None
    [home] = homes
    joined = {others[each.j].clean: others[each.j].joined for each in found}
    for clean, (_, base) in sums.items():
        if clean != home and (base > 0) != (joined[clean] == joined[home]):
            return None
    return home, joined[home]


def worth_linking(near: Sequence[tuple[int, int]], held: Mapping[int, int], keys: int) -> list[int]:
    """Of the likeliest nodes (each with the keys it shares with a text that has ``keys``) those worth an alignment.

    ``held`` are the keys of each node that is there.
    """
    chosen: list[int] = []
    rank = 0
    for number, shared in near:
        if number not in held or not enough(shared, fewer := min(keys, held[number])):
            continue
        if rank < (KEEP if shared >= STRONG * fewer else WEAK_KEEP):
            chosen.append(number)
        rank += 1
    return chosen


def links_to(utterance: Utterance, chosen: Sequence[int], nodes: Mapping[int, Node]) -> list[Link]:
    """The links of a new utterance to the chosen nodes, the likeliest first, of which some may be spared."""
    found = _linked(utterance, chosen[:FIRST], nodes)
    return found + _linked(utterance, unspared(chosen[FIRST:], nodes, found), nodes)


def _linked(utterance: Utterance, numbers: Sequence[int], nodes: Mapping[int, Node]) -> list[Link]:
    pairs = [(0, at) for at in range(1, len(numbers) + 1)]
    found = links([utterance, *(nodes[number].utterance for number in numbers)], pairs, keyed=True)
    return [Link(0, numbers[each.j - 1], each.score, each.base, each.kinds, each.speakers) for each in found]


def sure_of(found: Iterable[Link]) -> tuple[int, ...]:
    """The nodes that a node is surely one with, by its links."""
    return tuple([each.j for each in found if is_sure(each)])


def unspared(others: Sequence[int], nodes: Mapping[int, Node], found: Iterable[Link]) -> list[int]:
    """Of the candidates behind the likeliest ones those that need a link of their own, by the links ``found`` of a new
    utterance to these; see :func:`.sparing.spared`."""
    sure = sure_of(found)
    return [
        number
        for number in others
        if not any(number in nodes[third].sure or third in nodes[number].sure for third in sure)
    ]


def home_of_nameless(voices: Sequence[Utterance], telling: bool) -> int | None:
    """Of several quotations of the same words, which differ by their speakers, the one (by its number) in whose node
    those without a name stand: the first one with a name, where all names may be one ("Ruiz", "Ana Luiz") and the words
    are so ``telling`` that nobody else says them by chance. None where they may be somebody else's.

    Quotations with different forms of a name are compared on their own: another text may have the name in either form.
    """
    named = [at for at, each in enumerate(voices) if each.names] if telling else []
    if not named or len(named) == len(voices):
        return None
    names = [*dict.fromkeys(voices[at].names for at in named)]
    pairs = combinations(names[:_NAMES], 2)
    alike = len(names) <= _NAMES and all(likeness_of_all(*pair) in ("same", "similar") for pair in pairs)
    return named[0] if alike else None


def bare(row: Row, names: tuple[tuple[str, ...], ...] = (), post: frozenset[str] = frozenset()) -> Utterance:
    """As much of an utterance as is asked for without its words: where it stands, how it was reported, and by whom."""
    return Utterance(row, text=None, names=names, post=post)  # type: ignore[arg-type]
