"""Extraction over Arrow batches without Spark, as Dask, Ray or a loop over a Parquet file call it."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

import quotetrace
from quotetrace.integrations import batches

TEXT = "“We will not sell the ferry,” said Ana Ruiz, the mayor of Altona."


def batch(**columns: Any) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def test_a_parquet_file_is_read_batch_by_batch(tmp_path: Path) -> None:
    table = pa.table({"id": [f"m{at}" for at in range(7)], "text": [TEXT] * 7, "published": [20260302] * 7})
    pq.write_table(table, tmp_path / "articles.parquet")
    source = ds.dataset(tmp_path / "articles.parquet").to_batches(batch_size=3)
    found = pa.Table.from_batches(batches.extract(source), schema=batches.schema())
    assert found.column("quote_id").to_pylist() == [f"m{at}#q1" for at in range(7)]
    assert set(found.column("speaker").to_pylist()) == {"Ana Ruiz"}
    assert set(found.column("published").to_pylist()) == {"20260302"}


def test_the_columns_are_those_of_records_but_for_traces() -> None:
    record = quotetrace.trace((quotetrace.Article(id="m"), TEXT)).to_records()[0]
    traced = {"trace_id", "representative", "relation", "similarity", "altered", "alterations"}
    assert batches.schema().names == [name for name in record if name not in traced]


def test_no_articles_give_no_rows() -> None:
    [found] = batches.extract([batch(id=pa.array([], pa.string()), text=pa.array([], pa.string()))])
    assert found.num_rows == 0
    assert found.schema == batches.schema()


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"text": ["x"]}, "no column 'id'"),
        ({"id": ["a"]}, "no column 'text'"),
        ({"id": ["a"], "text": [b"bytes"]}, "'text' holds binary"),
        ({"id": ["a", None], "text": ["x", "y"]}, "Row 2 of a batch has no id"),
    ],
)
def test_what_is_wrong_is_named(columns: dict[str, list[Any]], told: str) -> None:
    with pytest.raises(quotetrace.InputError, match=told):
        list(batches.extract([batch(**columns)]))
