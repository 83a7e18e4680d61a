"""Clusters: signed log-odds joined greedily, so that one weak link cannot chain two utterances together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

# What keeps two rows apart whatever else speaks for them (a quotation and the one nested in it).
NEVER: Final = -1000.0
# So often every row that is torn between clusters is asked again.
_ROUNDS: Final = 3

Edge = tuple[int, int, float]
Edges = NDArray[Any]
"""Edges as an array, which takes a fifth of the memory."""

_EDGE: Final = np.dtype([("i", np.int32), ("j", np.int32), ("score", np.float64)])


def packed(edges: Iterable[Edge]) -> Edges:
    """Edges in an array."""
    return edges if isinstance(edges, np.ndarray) else np.fromiter(edges, dtype=_EDGE)


def contract(size: int, edges: Iterable[Edge]) -> list[int]:
    """Labels 0..size-1: the pair with the largest summed log-odds joins first, until no sum is above zero.

    >>> contract(4, [(0, 1, 2.0), (1, 2, 1.0), (0, 2, -3.0)])
    [0, 0, 2, 3]
    """
    parent = list(range(size))
    for group in _components(size, packed(edges)):
        if (group["score"] > 0).all():  # nothing keeps any of them apart
            _unite(parent, group["i"].tolist(), group["j"].tolist())
        else:
            _contract(group.tolist(), parent)
    return _firsts([_root(parent, node) for node in range(size)])


def _components(size: int, edges: Edges) -> Iterator[Edges]:
    """The edges between rows that edges above zero connect; others cannot join anything."""
    parent = list(range(size))
    good = edges[edges["score"] > 0]
    _unite(parent, good["i"].tolist(), good["j"].tolist())
    roots = np.array([_root(parent, node) for node in range(size)], dtype=np.int32)
    inside = edges[(roots[edges["i"]] == roots[edges["j"]]) & (edges["i"] != edges["j"])]
    own = roots[inside["i"]]
    order = np.argsort(own, kind="stable")
    ends = np.flatnonzero(np.diff(own[order])) + 1
    for start, end in zip([0, *ends.tolist()], [*ends.tolist(), len(order)], strict=True):
        yield inside[order[start:end]]


def _unite(parent: list[int], some: Iterable[int], others: Iterable[int]) -> None:
    for i, j in zip(some, others, strict=True):
        one, other = _root(parent, i), _root(parent, j)
        if one != other:
            parent[max(one, other)] = min(one, other)


def _contract(edges: list[Edge], parent: list[int]) -> None:
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for i, j, score in edges:
        near[i][j] = near[j][i] = near[i].get(j, 0.0) + score
    heap = [(-score, i, j) for i in sorted(near) for j, score in near[i].items() if i < j and score > 0]
    heapify(heap)
    while heap:
        negative, i, j = heappop(heap)
        if i not in near or j not in near or near[i].get(j) != -negative:
            continue
        if len(near[i]) < len(near[j]):
            i, j = j, i
        _absorb(near, heap, i, j)
        parent[j] = i


def _absorb(near: dict[int, dict[int, float]], heap: list[tuple[float, int, int]], i: int, j: int) -> None:
    """Join ``j`` to ``i``: their links to others add up."""
    del near[i][j]
    for other, score in near.pop(j).items():
        if other == i:
            continue
        del near[other][j]
        total = near[i].get(other, 0.0) + score
        near[i][other] = near[other][i] = total
        if total > 0:
            heappush(heap, (-total, min(i, other), max(i, other)))


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def moved(labels: list[int], edges: Iterable[Edge]) -> list[int]:
    """The labels with each row where its own links sum up highest, if that is another cluster than the one it is in.

    Contraction joins the surest first: a fragment that fits two contradicting wordings stays with the one it met first.

    >>> moved([0, 0, 2, 2, 2], [(0, 1, 2.0), (1, 2, 1.5), (1, 3, 1.5), (2, 3, 9.0), (3, 4, 9.0), (0, 3, -4.0)])
    [0, 1, 1, 1, 1]
    """
    held, own = packed(edges), np.array(labels)
    across = held[(held["score"] > 0) & (own[held["i"]] != own[held["j"]])]
    if not len(across):
        return labels
    torn = np.unique(np.concatenate([across["i"], across["j"]]))
    near: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for one, other in (("i", "j"), ("j", "i")):
        links = held[np.isin(held[one], torn)]
        for row, beside, score in zip(links[one].tolist(), links[other].tolist(), links["score"].tolist(), strict=True):
            near[row].append((beside, score))
    found = list(labels)
    for _ in range(_ROUNDS):
        if not sum([_move(row, found, near[row]) for row in torn.tolist()]):
            break
    return _firsts(found)


def _move(row: int, labels: list[int], links: Sequence[tuple[int, float]]) -> bool:
    sums: defaultdict[int, float] = defaultdict(float)
    for other, score in links:
        sums[labels[other]] += score
    best = max(sums, key=lambda label: (sums[label], -label))
    if sums[best] <= max(sums.get(labels[row], 0.0), 0.0):
        return False
    labels[row] = best
    return True


def _firsts(labels: Sequence[int]) -> list[int]:
    """Each row labelled by the first row of its cluster."""
    first: dict[int, int] = {}
    return [first.setdefault(label, row) for row, label in enumerate(labels)]


def nearest(scores: Iterable[tuple[int, float]]) -> int | None:
    """The cluster that a new utterance joins: the one whose links to it sum up highest, None where none is above zero.

    ``scores`` has the cluster and the log-odds of each link of the new utterance.

    >>> nearest([(7, 2.0), (8, 1.5), (8, 1.0), (9, 4.0), (9, -5.0)])
    8
    """
    sums: dict[int, float] = {}
    for cluster, score in scores:
        sums[cluster] = sums.get(cluster, 0.0) + score
    best = max(sums, key=lambda cluster: (sums[cluster], -cluster), default=None)
    return best if best is not None and sums[best] > 0 else None
