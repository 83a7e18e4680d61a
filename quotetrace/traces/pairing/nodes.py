"""Nodes: quotations of the same words by the same people, as an index keeps them in memory."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from attrs import define

from ..meaning.names import likeness_of_all
from .candidates import KEEP, STRONG, WEAK_KEEP, enough
from .links import Link
from .rows import Row
from .utterances import Utterance

# Words of this weight are said by one person alone, if nobody else is known to say them; see links.LITTLE.
TELLING: Final = 2.2
# Who has words printed under more names than this may be several people.
_NAMES: Final = 12


@define(eq=False)
class Node:
    """A node as it is kept in memory: its utterance, how many keys it has, its component and its clusters."""

    utterance: Utterance
    held: int
    component: int
    clean: int
    joined: int


def easy_home(links: Sequence[Link], others: Mapping[int, Node]) -> tuple[int, int] | None:
    """The clusters of a new node where no other cluster can change by it: all of its weight is for one of them.

    Clusters that were not joined before have at most even odds together; a node that speaks against the one, or
    does not speak for it, leaves it so when it joins the other.
    """
    sums: dict[int, list[float]] = {}
    for each in links:
        pair = sums.setdefault(others[each.j].clean, [0.0, 0.0])
        pair[0] += each.score
        pair[1] += each.base
    homes = [clean for clean, (score, _) in sums.items() if score > 0]
    if len(homes) != 1:
        return None
    [home] = homes
    joined = {others[each.j].clean: others[each.j].joined for each in links}
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
