"""Nodes: quotations of the same words by the same people, as an index keeps them in memory."""

from collections.abc import Mapping, Sequence

from attrs import define

from .candidates import KEEP, STRONG, WEAK_KEEP, enough
from .links import Link
from .rows import Row
from .utterances import Utterance


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


def bare(row: Row, names: tuple[tuple[str, ...], ...] = (), post: frozenset[str] = frozenset()) -> Utterance:
    """As much of an utterance as is asked for without its words: where it stands, how it was reported, and by whom."""
    return Utterance(row, text=None, names=names, post=post)  # type: ignore[arg-type]
