"""Jobs: what Spark's tasks do with their batches; each a function from Arrow record batches to Arrow record batches."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from quotetrace.errors import InputError
from quotetrace.inputs import row_of
from quotetrace.integrations.batches import Batches, arrow, columns
from quotetrace.models import Trace
from quotetrace.traces import (
    Clusters,
    Link,
    Row,
    Utterance,
    Vocabulary,
    assemble,
    is_stock,
    keys_of,
    prepare,
    settle,
    trace_rows,
)
from quotetrace.traces.pairing.crowd import WORTH
from quotetrace.traces.pairing.links import links
from quotetrace.traces.pairing.nodes import TELLING, home_of_nameless
from quotetrace.traces.storage.stored import decoded, encoded, lasting

PREPARED: Final = (
    "position bigint, id string, data string, place int, words bigint, who bigint, name string, keys array<bigint>"
)
MERGED: Final = "position bigint, node bigint"
WORDED: Final = ("position", "id", "data", "place")
LINKED: Final = (
    "later bigint, earlier bigint, rank int, score double, base double, kinds array<string>, speakers string"
)
PLACED: Final = (
    "component bigint, position bigint, node bigint, id string, data string, place int, stock boolean, links"
)
TRACED: Final = (
    "id string, trace string, representative string, relation string, similarity double, altered boolean, "
    "alterations array<struct<kind: string, representative: string, version: string>>"
)
_BETWEEN: Final = "\1"  # the words of a name, which have no such character
_STEP: Final = 10_000  # rows of a batch that goes out

Job = Callable[[Batches], Iterator[Any]]


def worth(size: Any) -> Any:
    """What sharing a key is worth that so many nodes have, as a whole number, so that sums do not hang on an order."""
    from pyspark.sql import functions as f

    return f.rint(f.lit(float(WORTH)) / (f.lit(0.3) + f.log(size))).cast("bigint")


def _rows(batches: Batches) -> Iterator[dict[str, Any]]:
    for batch in batches:
        yield from batch.to_pylist()


def _batches(rows: Iterator[dict[str, Any]], ddl: str) -> Iterator[Any]:
    pa = arrow()
    form = pa.schema([(name, _TYPES[name]()) for name in columns(ddl)])
    held: list[dict[str, Any]] = []
    for row in rows:
        held.append(row)
        if len(held) == _STEP:
            yield pa.RecordBatch.from_pylist(held, schema=form)
            held = []
    if held:
        yield pa.RecordBatch.from_pylist(held, schema=form)


def _whole() -> Any:
    return arrow().int64()


def _text() -> Any:
    return arrow().string()


_TYPES: Final[dict[str, Callable[[], Any]]] = {
    **dict.fromkeys(["position", "words", "who", "node", "later", "earlier"], _whole),
    **dict.fromkeys(["id", "data", "name", "speakers", "trace", "representative", "relation", "word"], _text),
    **dict.fromkeys(["place", "rank"], lambda: arrow().int32()),
    "keys": lambda: arrow().list_(arrow().int64()),
    "kinds": lambda: arrow().list_(arrow().string()),
    **dict.fromkeys(["score", "base", "similarity"], lambda: arrow().float64()),
    **dict.fromkeys(["altered", "proper"], lambda: arrow().bool_()),
    "alterations": lambda: arrow().list_(
        arrow().struct([(name, arrow().string()) for name in ("kind", "representative", "version")])
    ),
}


# --- making comparable -----------------------------------------------------------------------------------------------


def prepared(batches: Batches) -> Iterator[Any]:
    """Each row with its words, its speakers and its keys as lasting numbers."""
    vocabulary = Vocabulary()
    return _batches((_prepared(row, vocabulary) for row in _rows(batches)), PREPARED)


def _prepared(given: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    row = _row(given)
    utterance = prepare(row, vocabulary)
    words = lasting(" ".join(vocabulary.spell(utterance.text.words)))
    names = [_BETWEEN.join(name) for name in utterance.names]
    return {
        "position": given["position"],
        "id": row.id,
        "data": encoded(row),
        "place": given["place"],
        "words": words,
        "who": lasting(*names, row.within),
        "name": names[0] if names else None,
        "keys": sorted(keys_of(utterance.text)),
    }


def _row(given: dict[str, Any]) -> Row:
    if given["id"] is None:
        raise InputError(f"A row without an id has the text {str(given['text'])[:60]!r}: give each an id of its own.")
    speaker = given["speaker"]
    if given["many"] and speaker is not None:
        speaker = [name for name in json.loads(speaker) if name]
    kept = {name: given[name] for name in ("id", "text", "article", "kind", "within", "cue", "published", "outlet")}
    if given["text"] is None:
        raise InputError(f"The row {given['id']!r} has no text: leave rows without text out.")
    return row_of(given["position"] + 1, {**kept, "speaker": speaker})


def capitals_of(rows: Any) -> tuple[set[str], set[str]]:
    """All words that are written with a capital somewhere, and those of them that are no common words."""
    found = rows.mapInArrow(_capitals, "word string, proper boolean").groupBy("word").agg({"proper": "max"}).collect()
    return {word for word, _ in found}, {word for word, proper in found if proper}


def _capitals(batches: Batches) -> Iterator[Any]:
    vocabulary = Vocabulary()
    for row in _rows(batches):
        if row["text"] is not None:
            vocabulary.read(row["text"])
    words = (
        {"word": word, "proper": word in vocabulary.proper} for word in sorted(vocabulary.capital | vocabulary.proper)
    )
    return _batches(words, "word string, proper boolean")


def stock(batches: Batches) -> Iterator[Any]:
    """The words that many people use, of rows with the words and how often each person uses them."""
    flagged = (
        {"words": row["words"]}
        for row in _rows(batches)
        if is_stock({tuple(each["name"].split(_BETWEEN)): each["count"] for each in row["users"]})
    )
    return _batches(flagged, "words bigint")


def merged(batches: Batches) -> Iterator[Any]:
    """The nodes without a speaker's name that others stand for, and which, of nodes with the same words."""
    vocabulary = Vocabulary()
    return _batches((each for row in _rows(batches) for each in _merged(row["nodes"], vocabulary)), MERGED)


def _merged(nodes: Sequence[dict[str, Any]], vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    whole = [(each, decoded(each["id"], each["data"])) for each in sorted(nodes, key=lambda each: each["position"])]
    alike = [(each, prepare(row, vocabulary, each["place"])) for each, row in whole if row.within is None]
    named = home_of_nameless([voice for _, voice in alike], bool(alike) and alike[0][1].text.total >= TELLING)
    for each, voice in alike:
        if named is not None and not voice.names:
            yield {"position": each["position"], "node": alike[named][0]["position"]}


# --- verification ----------------------------------------------------------------------------------------------------


def linker(capitals: Sequence[set[str]]) -> Job:
    """The job that gives each pair of nodes its link."""

    def linked(batches: Batches) -> Iterator[Any]:
        vocabulary = _vocabulary(capitals)
        return _batches((each for batch in batches for each in _linked(batch.to_pylist(), vocabulary)), LINKED)

    return linked


def _vocabulary(capitals: Sequence[set[str]]) -> Vocabulary:
    capital, proper = capitals
    return Vocabulary(capital=set(capital), proper=set(proper))


def _linked(rows: Sequence[dict[str, Any]], vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    utterances = [_side(row, side, vocabulary) for row in rows for side in ("later", "earlier")]
    for each in links(utterances, [(2 * at, 2 * at + 1) for at in range(len(rows))], keyed=True):
        row = rows[each.i // 2]
        yield {
            "later": row["later_position"],
            "earlier": row["earlier_position"],
            "rank": row["rank"],
            "score": each.score,
            "base": each.base,
            "kinds": list(each.kinds),
            "speakers": each.speakers,
        }


def _side(row: dict[str, Any], side: str, vocabulary: Vocabulary) -> Utterance:
    stored = decoded(row[f"{side}_id"], row[f"{side}_data"])
    utterance = prepare(stored, vocabulary, row[f"{side}_place"])
    utterance.stock = row[f"{side}_stock"]
    return utterance


# --- clusters --------------------------------------------------------------------------------------------------------


def settler(capitals: Sequence[set[str]]) -> Job:
    """The job that makes versions of the rows of whole components, which come one after the other."""

    def settled(batches: Batches) -> Iterator[Any]:
        vocabulary = _vocabulary(capitals)
        versions = (
            version
            for _, rows in groupby(_rows(batches), key=lambda row: row["component"])
            for version in _versions(list(rows), vocabulary)
        )
        return _batches(versions, TRACED)

    return settled


def _versions(rows: Sequence[dict[str, Any]], vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    utterances = []
    for row in rows:
        utterance = prepare(decoded(row["id"], row["data"]), vocabulary, row["place"])
        utterance.stock = row["stock"]
        utterances.append(utterance)
    kept = [at for at, row in enumerate(rows) if row["node"] == row["position"]]
    place_of = {rows[at]["position"]: place for place, at in enumerate(kept)}
    found = [each for place, at in enumerate(kept) for each in _links(rows[at]["links"], place, place_of)]
    clusters = settle([utterances[at] for at in kept], found)
    node_of = [place_of[row["node"]] for row in rows]
    spread = Clusters(
        [kept[clusters.clean[node]] for node in node_of], [kept[clusters.joined[node]] for node in node_of]
    )
    renumbered = [Link(kept[e.i], kept[e.j], e.score, e.base, e.kinds, e.speakers) for e in found]
    for trace in assemble(utterances, spread, renumbered):
        yield from _told(trace)


def _links(given: Sequence[dict[str, Any]] | None, place: int, place_of: dict[int, int]) -> Iterator[Link]:
    for each in sorted(given or (), key=lambda each: each["earlier"]):
        if each["earlier"] in place_of:
            other = place_of[each["earlier"]]
            yield Link(place, other, each["score"], each["base"], tuple(each["kinds"]), each["speakers"])


def _told(trace: Trace) -> Iterator[dict[str, Any]]:
    for version in trace.versions:
        yield {
            "id": version.quotation,
            "trace": trace.versions[0].quotation,
            "representative": trace.representative,
            "relation": version.relation,
            "similarity": version.similarity,
            "altered": version.altered,
            "alterations": [
                {"kind": each.kind, "representative": each.representative, "version": each.version}
                for each in version.alterations
            ],
        }


def handful(rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The versions of a few rows, which are traced as :func:`quotetrace.trace_quotes` traces a few."""
    traces = trace_rows([_row(row.asDict()) for row in rows])
    return [tuple(version[name] for name in columns(TRACED)) for trace in traces for version in _told(trace)]
