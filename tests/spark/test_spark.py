"""Extraction and tracing on a real local Spark: the same answers as in one process."""

import random
from typing import Any

import pytest

import quotetrace
from quotetrace import lexicons
from quotetrace.integrations import components
from quotetrace.integrations import spark as on_spark

WORDS = sorted(word for word in lexicons.table("traces_common") if word.isalpha() and len(word) > 4)
NAMES = ["Ana Ruiz", "Ruiz", "Li Wei", "Ines Okafor", "Mara Brandt", None]
ARTICLES = [
    ("m1", "“We will not sell the ferry,” said Ana Ruiz, the mayor of Altona. She said the toll would stay.", "Wire"),
    ("m2", None, "Wire"),
    ("m3", "", None),
    ("m4", "Ines Okafor called it “a disgrace to the whole harbour”. “Nobody asked us,” she said.", "Coast"),
]


def made(number: int) -> list[dict[str, Any]]:
    """Rows of common words in chance order: versions, changed meanings, stock phrases of many people, and articles."""
    chance = random.Random(11)
    rows: list[dict[str, Any]] = []
    for at in range(number):
        text = f"The {' '.join(chance.sample(WORDS, 9))} of {chance.randrange(90)} million will not end well."
        kind = chance.random()
        if rows and kind < 0.45:
            words = str(chance.choice(rows)["text"]).split()
            text = " ".join(words[chance.randrange(4) : len(words) - chance.randrange(3)])
            if kind < 0.1:
                text = text.replace(" not", "")
            elif kind < 0.2:
                text = text.upper()
        elif kind > 0.9:
            text = chance.choice(["No comment.", "We take this very seriously.", "I never said that."])
        rows.append(
            {
                "position": at,
                "id": f"r{at}",
                "text": text,
                "speaker": chance.choice(NAMES),
                "article": chance.choice([None, f"a{chance.randrange(number // 4)}"]),
            }
        )
    return rows


SCHEMA = "position bigint, id string, text string, speaker string, article string"
Told = dict[str, tuple[Any, ...]]


def frame(spark: Any, rows: list[dict[str, Any]], parts: int = 4) -> Any:
    listed = [tuple(row[name] for name in ("position", "id", "text", "speaker", "article")) for row in rows]
    random.Random(5).shuffle(listed)  # the position says what came first, not where a row lies
    return spark.createDataFrame(listed, SCHEMA).repartition(parts)


def told_by_spark(traced: Any) -> Told:
    return {
        row["id"]: (
            row["trace"], row["representative"], row["relation"], row["similarity"], row["altered"],
            [(each["kind"], each["representative"], each["version"]) for each in row["alterations"]],
        )
        for row in traced.collect()
    }  # fmt: skip


def told_at_home(rows: list[dict[str, Any]]) -> Told:
    return {
        version.quotation: (
            trace.versions[0].quotation, trace.representative, version.relation, version.similarity, version.altered,
            [(each.kind, each.representative, each.version) for each in version.alterations],
        )
        for trace in quotetrace.trace_quotes(rows)
        for version in trace.versions
    }  # fmt: skip


# --- extraction ------------------------------------------------------------------------------------------------------


def test_extraction_gives_the_rows_of_reports(spark: Any) -> None:
    articles = spark.createDataFrame(ARTICLES, "id string, text string, outlet string").repartition(3)
    found = articles.mapInArrow(on_spark.extract, on_spark.EXTRACTED).orderBy("quote_id").collect()
    expected = []
    for name, text, outlet in ARTICLES:
        if text is not None:
            expected += quotetrace.trace((quotetrace.Article(id=name, outlet=outlet), text)).to_records()
    assert len(expected) > 3
    assert [row.asDict(recursive=True) for row in found] == [
        {name: row[name] for name in found[0].asDict()} for row in expected
    ]


def test_extraction_takes_a_config(spark: Any) -> None:
    articles = spark.createDataFrame([("x", "Ruiz hopes that the ferry will stay.")], "id string, text string")
    plain = articles.mapInArrow(on_spark.extract, on_spark.EXTRACTED).count()
    config = quotetrace.Config(attitudes=True)
    assert articles.mapInArrow(on_spark.extractor(config), on_spark.EXTRACTED).count() > plain


def test_what_was_extracted_can_be_traced(spark: Any) -> None:
    text = "“We will not sell the ferry to anybody,” said Ana Ruiz, the mayor."
    articles = spark.createDataFrame([("x", text), ("y", text.upper())], "id string, text string")
    quotes = articles.mapInArrow(on_spark.extract, on_spark.EXTRACTED).withColumnsRenamed(
        {"quote_id": "id", "doc_id": "article"}
    )
    quotes = quotes.drop("source").select("id", "article", "text", "speaker", "kind", "cue")
    assert {row["trace"] for row in on_spark.trace(quotes).collect()} == {"x#q1"}


# --- tracing ---------------------------------------------------------------------------------------------------------


def test_traces_are_those_of_one_process(spark: Any) -> None:
    rows = made(1_500)
    expected = told_at_home(rows)
    assert len({told[0] for told in expected.values()}) < 1_200  # there is something to merge
    assert told_by_spark(on_spark.trace(frame(spark, rows))) == expected


def test_few_rows_are_traced_as_few(spark: Any) -> None:
    rows = made(60)
    assert told_by_spark(on_spark.trace(frame(spark, rows))) == told_at_home(rows)


def test_a_crowd_of_one_phrase_is_no_long_task(spark: Any) -> None:
    rows = made(600)
    for row in rows[::2]:
        row["text"], row["speaker"] = "We take this very seriously.", f"Speaker {row['position']}"
    assert told_by_spark(on_spark.trace(frame(spark, rows))) == told_at_home(rows)


def test_several_speakers_come_as_an_array(spark: Any) -> None:
    rows = [
        ("1", "We will stay in the valley.", ["Ana Ruiz", "Li Wei"]),
        ("2", "We will stay in the valley", ["Li Wei"]),
    ]
    quotes = spark.createDataFrame(rows, "id string, text string, speaker array<string>")
    assert {row["trace"] for row in on_spark.trace(quotes).collect()} == {"1"}


def test_what_is_wrong_is_named(spark: Any) -> None:
    with pytest.raises(quotetrace.InputError, match="no column 'id'"):
        on_spark.trace(spark.createDataFrame([("x",)], "text string"))
    with pytest.raises(quotetrace.ConfigError, match="bound"):
        on_spark.trace(spark.createDataFrame([("x", "y")], "id string, text string"), bound=0)
    with pytest.raises(Exception, match="The row 'x' has no text"):
        on_spark.trace(spark.createDataFrame([("x", None)], "id string, text string")).collect()


# --- components ------------------------------------------------------------------------------------------------------


def linked(spark: Any, edges: list[tuple[int, int, float]]) -> Any:
    rows = [(max(u, v), min(u, v), w, w) for u, v, w in edges]
    return spark.createDataFrame(rows, "later bigint, earlier bigint, score double, base double")


@pytest.mark.parametrize("driver", [0, 1_000_000])
def test_components_on_the_driver_and_on_the_cluster_agree(spark: Any, driver: int) -> None:
    chance = random.Random(3)
    chain = [(at, at + 1, 1.0) for at in range(1, 40)]
    star = [(100, 100 + at, 2.0) for at in range(1, 30)]
    loose = [(chance.randrange(200, 400), chance.randrange(200, 400), 1.0) for _ in range(120)]
    against = [(1, 100, -3.0)]
    edges = [edge for edge in chain + star + loose + against if edge[0] != edge[1]]
    found = components.components(linked(spark, edges), 1_000, driver).collect()
    home = {row["node"]: row["component"] for row in found}
    assert len(found) == len(home)
    for u, v, w in edges:
        assert w < 0 or home[u] == home[v]
    assert {home[at] for at in range(1, 41)} == {1}
    assert home[129] == 100
    assert all(component <= node and home[component] == component for node, component in home.items())


@pytest.mark.parametrize("driver", [0, 1_000_000])
def test_a_component_beyond_the_bound_is_cut_at_its_weakest_link(spark: Any, driver: int) -> None:
    edges = [(at, at + 1, 0.5 if at == 10 else 30.0) for at in range(1, 20)]
    whole = components.components(linked(spark, edges), 100, driver)
    cut = components.components(linked(spark, edges), 12, driver)
    assert {row["component"] for row in whole.collect()} == {1}
    assert {row["node"]: row["component"] for row in cut.collect()} == {
        at: 1 if at <= 10 else 11 for at in range(1, 21)
    }
