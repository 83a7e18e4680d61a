"""Apache Spark: quotations of an archive extracted and traced on a cluster. ``pip install quotetrace[spark]``.

:func:`extract` goes into ``mapInArrow`` with the schema :data:`EXTRACTED`; :func:`trace` is a chain of Spark jobs:

1. each row made comparable; rows of the same words by the same people are one node, the first of them; those without
   a name stand in the node of one that has one, where all names may be one
2. candidates: nodes that share rare keys (a join on the keys); of crowded keys only few holders are looked at, and only
   for nodes that have no rarer ones, so that no key makes a task long
3. verification: the log-odds of each pair, in batches: of the likeliest first, then of those that these do not spare
4. components: the nodes that links connect (large-star, small-star), cut where one grows beyond a bound
5. clusters and versions, component by component

Each job does what :func:`quotetrace.trace_quotes` does in one process, with the same functions, and the answer is the
same.
"""

from collections.abc import Sequence
from typing import Any, Final

from quotetrace.errors import ConfigError, InputError
from quotetrace.integrations import components, jobs
from quotetrace.integrations.batches import EXTRACTED, columns, extract, extractor
from quotetrace.traces.pairing.candidates import AKIN, CROWDED, ENOUGH, KEEP, STRONG, WEAK_KEEP, enough
from quotetrace.traces.pairing.crowd import CROWD_COUNT, CROWD_KEYS, CROWD_WALK
from quotetrace.traces.pairing.sparing import FIRST, SURE
from quotetrace.traces.tracing import HANDFUL

__all__ = ["EXTRACTED", "TRACED", "extract", "extractor", "trace"]

TRACED: Final = jobs.TRACED
"""The schema of what :func:`trace` returns."""

# A component larger than this is cut at its weakest links before it is clustered: one task has to hold it.
BOUND: Final = 20_000
_COLUMNS: Final = ("speaker", "article", "kind", "within", "cue", "published", "outlet", "role", "affiliation")


def trace(quotes: Any, *, bound: int = BOUND) -> Any:
    """Merge the versions of each utterance in a Spark DataFrame.

    ``quotes`` has the columns ``id`` and ``text``, and where known ``speaker`` (a string or an array of strings),
    ``article``, ``kind``, ``within``, ``cue``, ``published``, ``outlet``, ``role`` and ``affiliation``, as rows of
    ``trace_quotes`` have, and ``position``, a whole number that says what came first; without it, the order of the rows
    counts, which is only certain for what is read from files in order. Ids must be unique.

    Returns a DataFrame with a row for each quotation, its columns being :data:`TRACED`: ``trace`` is the id of the
    first quotation of its trace, and the others are as in :class:`quotetrace.Version`. The answer is that of
    ``trace_quotes`` on the same rows in the same order, unless more than ``bound`` nodes hang together.

    Raises :class:`InputError` for missing columns and :class:`ConfigError` for a ``bound`` that is none.
    """
    if not isinstance(bound, int) or bound < 2:
        raise ConfigError(f"trace(bound={bound!r}): pass the largest component, 2 or more.")
    rows = _placed(_rows(quotes)).persist()
    if rows.limit(HANDFUL + 1).count() <= HANDFUL:
        return quotes.sparkSession.createDataFrame(jobs.handful(rows.orderBy("position").collect()), TRACED)
    capitals = jobs.capitals_of(rows)
    prepared = rows.mapInArrow(jobs.prepared, jobs.PREPARED).persist()
    every = _nodes(prepared).persist()
    merged = _merged(every).persist()
    nodes = every.join(merged.select("position"), "position", "left_anti").persist()
    links = _links(_pairs(nodes).localCheckpoint(), capitals).persist()
    home = components.components(links, bound)
    return _settled(prepared, every.join(merged, "position", "left"), links, home, capitals)


def _rows(quotes: Any) -> Any:
    """The columns that are used, null where one is missing, and the position."""
    from pyspark.sql import functions as f
    from pyspark.sql.types import ArrayType

    missing = [name for name in ("id", "text") if name not in quotes.columns]
    if missing:
        raise InputError(f"The DataFrame has no column {missing[0]!r}, only {', '.join(quotes.columns)}: name it so.")
    chosen = [f.col("id").cast("string").alias("id"), f.col("text").cast("string").alias("text")]
    for name in _COLUMNS:
        if name not in quotes.columns:
            column = f.lit(None)
        elif name == "speaker" and isinstance(quotes.schema[name].dataType, ArrayType):
            column = f.to_json(f.col(name))
        else:
            column = f.col(name)
        chosen.append(column.cast("string").alias(name))
    many = f.lit("speaker" in quotes.columns and isinstance(quotes.schema["speaker"].dataType, ArrayType))
    position = f.col("position").cast("bigint") if "position" in quotes.columns else f.monotonically_increasing_id()
    return quotes.select(position.alias("position"), many.alias("many"), *chosen)


def _placed(rows: Any) -> Any:
    """The rows with the place of each among those of its article."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    inside = Window.partitionBy("article").orderBy("position")
    known = rows.where("article IS NOT NULL").withColumn("place", f.row_number().over(inside) - 1)
    return known.unionByName(rows.where("article IS NULL").withColumn("place", f.lit(0)))


def _nodes(prepared: Any) -> Any:
    """A row for each set of rows with the same words and speakers: the first of them, and whether it is stock."""
    from pyspark.sql import functions as f

    first = prepared.groupBy("words", "who").agg(f.min("position").alias("position"))
    nodes = prepared.join(first.select("position"), "position", "left_semi")
    users = (
        prepared.where(f.col("name").isNotNull())
        .groupBy("words", "name")
        .count()
        .groupBy("words")
        .agg(f.collect_list(f.struct("name", "count")).alias("users"))
        .where(f.size("users") >= 3)
    )
    stock = users.mapInArrow(jobs.stock, "words bigint").withColumn("stock", f.lit(True))
    return nodes.join(stock, "words", "left").withColumn("stock", f.coalesce("stock", f.lit(False)))


def _merged(nodes: Any) -> Any:
    """The nodes without a speaker's name that another one of the same words stands for."""
    from pyspark.sql import functions as f

    alike = nodes.where("NOT stock").groupBy("words").agg(f.collect_list(f.struct(*jobs.WORDED)).alias("nodes"))
    return alike.where(f.size("nodes") > 1).mapInArrow(jobs.merged, jobs.MERGED)


def _pairs(nodes: Any) -> Any:
    """The likely pairs, with the rows of both."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    postings = nodes.select(f.col("position").alias("node"), f.explode("keys").alias("key"))
    sizes = postings.groupBy("key").agg(f.count("*").alias("size")).where("size > 1")
    held = postings.join(sizes, "key").persist()
    rare, crowded = held.where(f.col("size") <= CROWDED), held.where(f.col("size") > CROWDED)
    pairs = _shared(rare, rare.select("key", f.col("node").alias("earlier")))
    sized = pairs.join(nodes.select(f.col("position").alias("later"), f.size("keys").alias("held")), "later")
    met = (
        sized.where(f.col("shared") >= AKIN * f.col("held"))
        .groupBy("later")
        .agg(f.count("*").alias("met"))
        .where(f.col("met") >= ENOUGH)
    )
    lonely = crowded.join(met.select(f.col("later").alias("node")), "node", "left_anti")
    by_node = Window.partitionBy("node").orderBy("size", "key")
    rarest = lonely.withColumn("rank", f.row_number().over(by_node)).where(f.col("rank") <= CROWD_KEYS)
    by_key = Window.partitionBy("key").orderBy("node")
    heads = crowded.withColumn("rank", f.row_number().over(by_key)).where(f.col("rank") <= CROWD_WALK)
    others = _shared(rarest, heads.select("key", f.col("node").alias("earlier")))
    others = others.withColumn("shared", f.col("shared") * CROWD_COUNT)
    whole = (
        pairs.unionByName(others)
        .groupBy("later", "earlier")
        .agg(f.sum("worth").alias("worth"), f.sum("shared").alias("shared"))
    )
    return _likeliest(whole, nodes)


def _links(pairs: Any, capitals: Sequence[set[str]]) -> Any:
    """The links of the likely pairs: the likeliest of each text first, then those that these do not spare. Both are
    asked for several times, so that their plans are cut short."""
    from pyspark.sql import functions as f

    linker = jobs.linker(capitals)
    first = pairs.where(f.col("rank") <= FIRST).mapInArrow(linker, jobs.LINKED).localCheckpoint()
    sure = first.where((f.col("score") > SURE) & (f.size("kinds") == 0)).select("later", "earlier")
    both = sure.unionByName(sure.select(f.col("earlier").alias("later"), f.col("later").alias("earlier")))
    own = sure.withColumnRenamed("earlier", "third")
    ways = own.join(both.withColumnRenamed("later", "third"), "third").select("later", "earlier").distinct()
    rest = pairs.where(f.col("rank") > FIRST)
    sides = (f.col("later_position") == f.col("later")) & (f.col("earlier_position") == f.col("earlier"))
    return first.unionByName(rest.join(ways, sides, "left_anti").mapInArrow(linker, jobs.LINKED))


def _shared(texts: Any, holders: Any) -> Any:
    """Pairs of a text with an earlier holder of one of its keys, with what the keys they share are worth."""
    from pyspark.sql import functions as f

    return (
        texts.withColumnRenamed("node", "later")
        .join(holders, "key")
        .where(f.col("earlier") < f.col("later"))
        .groupBy("later", "earlier")
        .agg(f.sum(jobs.worth(f.col("size"))).alias("worth"), f.count("*").alias("shared"))
    )


def _likeliest(pairs: Any, nodes: Any) -> Any:
    """For each text the few likeliest earlier ones, with the rows of both."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    held = nodes.select(f.col("position").alias("node"), f.size("keys").alias("held"))
    both = pairs.join(held.select(f.col("node").alias("later"), f.col("held").alias("one")), "later").join(
        held.select(f.col("node").alias("earlier"), f.col("held").alias("other")), "earlier"
    )
    akin = both.withColumn("fewer", f.least("one", "other")).where(enough(f.col("shared"), f.col("fewer")))
    by_worth = Window.partitionBy("later").orderBy(f.desc("worth"), "earlier")
    most = f.when(f.col("shared") >= STRONG * f.col("fewer"), KEEP).otherwise(WEAK_KEEP)
    kept = akin.withColumn("rank", f.row_number().over(by_worth)).where(f.col("rank") <= most)
    carried = ("position", "id", "data", "place", "stock")
    one = nodes.select(*(f.col(name).alias(f"later_{name}") for name in carried))
    other = nodes.select(*(f.col(name).alias(f"earlier_{name}") for name in carried))
    return (
        kept.select("later", "earlier", "rank")
        .join(one, f.col("later") == f.col("later_position"))
        .join(other, f.col("earlier") == f.col("earlier_position"))
        .drop("later", "earlier")
    )


def _settled(prepared: Any, nodes: Any, links: Any, home: Any, capitals: Sequence[set[str]]) -> Any:
    """Clusters and versions, component by component."""
    from pyspark.sql import functions as f

    fields = ("earlier", "rank", "score", "base", "kinds", "speakers")
    tied = links.groupBy("later").agg(f.collect_list(f.struct(*fields)).alias("links"))
    own = nodes.select("words", "who", f.coalesce("node", "position").alias("node"), "stock")
    rows = prepared.select("position", "id", "data", "place", "words", "who").join(own, ["words", "who"])
    rows = rows.join(home, "node", "left").withColumn("component", f.coalesce("component", "node"))
    # The links of a node travel with its first row.
    whole = rows.join(tied, (rows.position == tied.later) & (rows.node == tied.later), "left")
    names = columns(jobs.PLACED)
    return (
        whole.select(*names)
        .repartition("component")
        .sortWithinPartitions("component", "position")
        .mapInArrow(jobs.settler(capitals), TRACED)
    )
