"""Postings: which nodes have a key, on disk as far as they were written there, and in memory for the latest."""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log
from typing import Final

from attrs import define, field

from ..pairing.candidates import AKIN, CROWDED, ENOUGH, KEEP
from ..pairing.crowd import CROWD_COUNT, CROWD_KEYS

# Nodes whose keys may wait in memory: who opens the file after a crash reads so many again, in tenths of a second.
FLUSH: Final = 2_048
_KEPT: Final = CROWDED + 1  # nodes a key, the earliest: more of them say that it is crowded, and no more
_BYTES: Final = 4  # a node number
_AT_ONCE: Final = 32  # keys asked for in one statement; padded, so that few statements are prepared
_NO_KEY: Final = -1
_WALK: Final = 40  # nodes of a crowded key that are looked at
_NEAREST: Final = 2 * KEEP  # nodes whose number of keys is asked for


@define
class Postings:
    """The postings of one connection; ``latest`` are those that are not on disk yet."""

    connection: sqlite3.Connection
    latest: defaultdict[int, list[int]] = field(factory=lambda: defaultdict(list))
    waiting: dict[int, tuple[int, ...]] = field(factory=dict)

    def add(self, node: int, keys: Iterable[int]) -> None:
        """Keep the keys of a node in memory."""
        self.waiting[node] = tuple(keys)
        for key in self.waiting[node]:
            self.latest[key].append(node)

    def forget(self, upto: int) -> None:
        """Drop the nodes up to a number: they are on disk."""
        if all(node <= upto for node in self.waiting):
            self.latest.clear()
            self.waiting.clear()
        for node in [node for node in self.waiting if node <= upto]:
            for key in self.waiting.pop(node):
                held = self.latest[key]
                held.remove(node)
                if not held:
                    del self.latest[key]

    def write(self) -> None:
        """Write what is in memory to disk, within a transaction; :meth:`forget` it once that is through."""
        rows = [(key, array("I", sorted(nodes)[:_KEPT]).tobytes()) for key, nodes in sorted(self.latest.items())]
        # Two blobs joined by || are text of the same bytes; the cast makes them a blob again.
        self.connection.executemany(
            "INSERT INTO posting (key, nodes) VALUES (?, ?) ON CONFLICT (key) DO UPDATE "
            f"SET nodes = CAST(nodes || excluded.nodes AS BLOB) WHERE length(nodes) < {_KEPT * _BYTES}",
            rows,
        )

    def holders(self, keys: Sequence[int]) -> list[list[int]]:
        """For each key that some node has, those nodes, the earliest first."""
        found: dict[int, list[int]] = {}
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            padded = [*some, *[_NO_KEY] * (-len(some) % 8)]
            marks = ",".join("?" * len(padded))
            for key, nodes in self.connection.execute(f"SELECT key, nodes FROM posting WHERE key IN ({marks})", padded):
                found[key] = memoryview(nodes).cast("I").tolist()
        for key in keys:
            latest = self.latest.get(key)
            if latest:
                found[key] = found[key] + latest if key in found else latest
        return list(found.values())

    def likeliest(self, keys: Sequence[int]) -> list[tuple[int, int]]:
        """The likeliest nodes for a text with these keys, the likeliest first, with the keys that each shares."""
        worths: defaultdict[int, float] = defaultdict(float)
        shared: defaultdict[int, int] = defaultdict(int)
        left = CROWD_KEYS
        for nodes in sorted(self.holders(sorted(keys)), key=len):
            crowded = len(nodes) > CROWDED
            if crowded and left == CROWD_KEYS and sum(n >= AKIN * len(keys) for n in shared.values()) >= ENOUGH:
                break  # akin by rarer keys already; the many versions of one utterance share none
            if crowded and not left:
                break
            left -= crowded
            worth = 1.0 / (0.3 + log(len(nodes) + 1))
            for node in nodes[:_WALK] if crowded else nodes:
                worths[node] += worth
                shared[node] += CROWD_COUNT if crowded else 1
        best = sorted(worths, key=lambda node: (-worths[node], node))[:_NEAREST]
        return [(node, shared[node]) for node in best]
