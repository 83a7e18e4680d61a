"""Clusters: signed log-odds joined greedily, so that one weak link cannot chain two utterances together."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import Final

# What keeps two rows apart whatever else speaks for them (a quotation and the one nested in it).
NEVER: Final = -1000.0


def contract(size: int, edges: Iterable[tuple[int, int, float]]) -> list[int]:
    """Labels 0..size-1: the pair with the largest summed log-odds joins first, until no sum is above zero.

    >>> contract(4, [(0, 1, 2.0), (1, 2, 1.0), (0, 2, -3.0)])
    [0, 0, 2, 3]
    """
    near: list[dict[int, float]] = [{} for _ in range(size)]
    for i, j, score in edges:
        if i != j:
            near[i][j] = near[j][i] = near[i].get(j, 0.0) + score
    heap = [(-score, i, j) for i in range(size) for j, score in near[i].items() if i < j and score > 0]
    heapify(heap)
    parent = list(range(size))
    gone = [False] * size
    while heap:
        negative, i, j = heappop(heap)
        if gone[i] or gone[j] or near[i].get(j) != -negative:
            continue
        if len(near[i]) < len(near[j]):
            i, j = j, i
        _absorb(near, heap, i, j)
        gone[j] = True
        parent[j] = i
    return _numbered(parent)


def _absorb(near: list[dict[int, float]], heap: list[tuple[float, int, int]], i: int, j: int) -> None:
    """Join ``j`` to ``i``: their links to others add up."""
    del near[i][j]
    for other, score in near[j].items():
        if other == i:
            continue
        del near[other][j]
        total = near[i].get(other, 0.0) + score
        near[i][other] = near[other][i] = total
        if total > 0:
            heappush(heap, (-total, min(i, other), max(i, other)))
    near[j] = {}


def _numbered(parent: list[int]) -> list[int]:
    """Each node labelled by the first node of its cluster."""
    first: dict[int, int] = {}
    labels = []
    for node in range(len(parent)):
        root = node
        while parent[root] != root:
            parent[root] = parent[parent[root]]
            root = parent[root]
        labels.append(first.setdefault(root, node))
    return labels


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
