"""Components: which nodes hang together by links, found on a cluster by large stars and small stars.

After Kiveris et al., "Connected Components in MapReduce and Beyond" (SoCC 2014): each round ties the neighbours of a
node to the smallest of them; the rounds grow with the logarithm of the components, not with their length.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from quotetrace.integrations.batches import arrow

DRIVER: Final = 5_000_000  # links: 120 MB in columns, a few hundred in Python while they are tied
_ROUNDS: Final = 50  # never met: a chain of a billion nodes takes about 30
# By how much links must speak for their pair in a component that is too large; each step is tried in turn.
_STEPS: Final = (1.0, 2.0, 4.0, 8.0, 16.0)


def components(links: Any, bound: int, driver: int = DRIVER) -> Any:
    """A row for each linked node: ``node``, and ``component``, the first node that it hangs together with.

    ``links`` has ``later``, ``earlier``, ``score`` and ``base``. A component of more than ``bound`` nodes is cut at its
    weakest links. Up to ``driver`` links are tied on the driver, which is faster as long as they fit.
    """
    from pyspark.sql import functions as f

    strength = f.greatest("score", "base")
    edges = links.select(f.col("later").alias("u"), f.col("earlier").alias("v"), strength.alias("w")).where("w > 0")
    if edges.count() <= driver:
        return links.sparkSession.createDataFrame(_tied(edges.toArrow(), bound), "node bigint, component bigint")
    return _starred(edges.persist(), bound)


def _tied(edges: Any, bound: int) -> Any:
    """The components of edges (u, v, w) in an Arrow table, as such a table."""
    listed = list(zip(*(edges.column(name).to_pylist() for name in ("u", "v", "w")), strict=True))
    found = _union([(u, v) for u, v, _ in listed])
    for step in _STEPS:
        sizes = Counter(found.values())
        large = {component for component, size in sizes.items() if size > bound}
        if not large:
            break
        within = [node for node, component in found.items() if component in large]
        found.update(dict(zip(within, within, strict=True)))
        cut = set(within)
        found.update(_union([(u, v) for u, v, w in listed if u in cut and w > step]))
    return arrow().table({"node": list(found.keys()), "component": list(found.values())})


def _union(edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """For each node the smallest node that it hangs together with."""
    parent: dict[int, int] = {}

    def root(node: int) -> int:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for u, v in edges:
        one, other = sorted((root(u), root(v)))
        parent[other] = one
    return {node: root(node) for node in list(parent)}


def _starred(edges: Any, bound: int) -> Any:
    """The components of edges that do not fit on one machine."""
    from pyspark.sql import functions as f

    found = _stars(edges.select("u", "v"))
    for step in _STEPS:
        large = found.groupBy("component").count().where(f.col("count") > bound).select("component").persist()
        if large.isEmpty():
            break
        nodes = found.join(large, "component", "left_semi").select(f.col("node").alias("u"))
        cut = _stars(edges.join(nodes, "u", "left_semi").where(f.col("w") > step).select("u", "v"))
        rest = nodes.select(f.col("u").alias("node")).join(cut, "node", "left_anti")
        alone = rest.select("node", f.col("node").alias("component"))
        kept = found.join(large, "component", "left_anti").select("node", "component")
        found = kept.unionByName(cut).unionByName(alone).localCheckpoint()
    return found


def _stars(edges: Any) -> Any:
    from pyspark.sql import functions as f

    before = None
    for _ in range(_ROUNDS):
        edges = _small(_large(edges)).localCheckpoint()
        seen = edges.agg(f.count("*"), f.sum(f.xxhash64("u", "v").cast("decimal(38,0)"))).first()
        if seen == before:
            break
        before = seen
    ends = edges.select(f.col("u").alias("node"), f.col("v").alias("component"))
    roots = edges.select(f.col("v").alias("node"), f.col("v").alias("component"))
    return ends.unionByName(roots).distinct()


def _large(edges: Any) -> Any:
    """Tie the neighbours of each node that are behind it to the first of its neighbours or itself."""
    from pyspark.sql import functions as f

    both = edges.unionByName(edges.select(f.col("v").alias("u"), f.col("u").alias("v")))
    first = both.groupBy("u").agg(f.least(f.min("v"), f.col("u")).alias("first"))
    behind = both.where(f.col("v") > f.col("u")).join(first, "u")
    return behind.select(f.col("v").alias("u"), f.col("first").alias("v")).distinct()


def _small(edges: Any) -> Any:
    """Tie each node and its neighbours that are before it to the first of them."""
    from pyspark.sql import functions as f

    turned = edges.select(f.greatest("u", "v").alias("u"), f.least("u", "v").alias("v")).where("u <> v")
    first = turned.groupBy("u").agg(f.min("v").alias("first"))
    tied = turned.join(first, "u").select(f.col("v").alias("u"), f.col("first").alias("v"))
    own = first.select("u", f.col("first").alias("v"))
    return tied.unionByName(own).where("u <> v").distinct()
