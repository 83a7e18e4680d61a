"""Clusters: signed log-odds joined greedily, so that one weak link cannot chain two utterances together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Final

# What keeps two rows apart whatever else speaks for them (a quotation and the one nested in it).
NEVER: Final = -1000.0
# So often every row that is torn between clusters is asked again.
_ROUNDS: Final = 3

Edge = tuple[int, int, float]


def contract(size: int, edges: Iterable[Edge]) -> list[int]:
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


def moved(labels: list[int], edges: Sequence[Edge]) -> list[int]:
    """The labels with each row where its own links sum up highest, if that is another cluster than the one it is in.

    Contraction joins the surest first: a fragment that fits two contradicting wordings stays with the one it met first.

    >>> moved([0, 0, 2, 2, 2], [(0, 1, 2.0), (1, 2, 1.5), (1, 3, 1.5), (2, 3, 9.0), (3, 4, 9.0), (0, 3, -4.0)])
    [0, 1, 1, 1, 1]
    """
    torn = {row for i, j, score in edges if score > 0 and labels[i] != labels[j] for row in (i, j)}
    near: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for i, j, score in edges:
        if i in torn:
            near[i].append((j, score))
        if j in torn:
            near[j].append((i, score))
    found = list(labels)
    for _ in range(_ROUNDS):
        if not sum([_move(row, found, near[row]) for row in sorted(torn)]):
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
