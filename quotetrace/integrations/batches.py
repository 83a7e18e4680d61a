"""Batches: Arrow record batches in, Arrow record batches out, for every engine that speaks Arrow.

Everything here is a plain function over an iterator of batches, so that Spark (``mapInArrow``), Dask, Ray, DuckDB or a
loop over a Parquet file can call it. It needs ``pip install quotetrace[arrow]``.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from quotetrace import api
from quotetrace.config import Config
from quotetrace.errors import InputError
from quotetrace.models import Article

Batches = Iterable[Any]  # of pyarrow.RecordBatch, which has no types of its own

_DETAILS: Final = ("url", "headline", "outlet", "published", "language")
_PART: Final = "struct<start_char: bigint, end_char: bigint, text: string>"
_WHO: Final = ("id", "name", "kind", "role", "affiliation", "sector", "sector_evidence", "number", "condition")
_SPEAKER: Final = f"struct<{', '.join(f'{name}: string' for name in _WHO)}>"
EXTRACTED: Final = (
    "doc_id string, quote_id string, kind string, text string, start_char bigint, end_char bigint, "
    f"parts array<{_PART}>, cue string, cue_start_char bigint, cue_end_char bigint, source string, "
    "source_start_char bigint, source_end_char bigint, addressee string, addressee_start_char bigint, "
    "addressee_end_char bigint, speaker string, speaker_id string, speaker_kind string, role string, "
    f"affiliation string, sector string, speakers array<{_SPEAKER}>, within string, status string, "
    "confidence double, rule string, url string, headline string, outlet string, published string, language string"
)
"""The schema of what :func:`extract` returns, as Spark reads it. The columns are those of ``Report.to_records()``
without those that tell of traces."""


def arrow() -> Any:
    """The library pyarrow; raises ImportError with the cure where it is not installed."""
    try:
        import pyarrow
    except ImportError:
        raise ImportError('This needs Apache Arrow: pip install "quotetrace[arrow]", or "quotetrace[spark]".') from None
    return pyarrow


def schema() -> Any:
    """The schema of what :func:`extract` returns, as a ``pyarrow.Schema``."""
    pa = arrow()
    part = pa.struct([("start_char", pa.int64()), ("end_char", pa.int64()), ("text", pa.string())])
    who = pa.struct([(name, pa.string()) for name in _WHO])
    special = {"parts": pa.list_(part), "speakers": pa.list_(who), "confidence": pa.float64()}
    fields = []
    for name in columns(EXTRACTED):
        plain = pa.int64() if name.endswith("_char") else pa.string()
        fields.append((name, special.get(name, plain)))
    return pa.schema(fields)


def columns(ddl: str) -> list[str]:
    """The names of the columns of a schema as Spark reads it.

    >>> columns("a string, b array<struct<x: int, y: int>>, c int")
    ['a', 'b', 'c']
    """
    names, depth, start = [], 0, 0
    for at, character in enumerate(ddl + ","):
        depth += (character == "<") - (character == ">")
        if character == "," and not depth:
            names.append(ddl[start:at].split()[0])
            start = at + 1
    return names


def extract(batches: Batches, config: Config | None = None) -> Iterator[Any]:
    """The quotations of articles, one row each, batch by batch.

    Each batch has the columns ``id`` and ``text``, and where known ``url``, ``headline``, ``outlet``, ``published``
    and ``language``; others are passed over. An article without text has no quotations. What comes out has the columns
    of :func:`schema`; ``doc_id`` is the id of the article, and ``quote_id`` begins with it.

    Raises :class:`InputError` where a column is missing, is no text, or an id is null.
    """
    chosen = api.config_of(config)
    form = schema()
    for batch in batches:
        rows: list[dict[str, Any]] = []
        for article, text in _articles(batch):
            rows.extend(api.trace([(article, text)], config=chosen).to_records())
        yield arrow().RecordBatch.from_pylist(rows, schema=form)  # what the schema lacks is left out


def extractor(config: Config) -> Callable[[Batches], Iterator[Any]]:
    """A function like :func:`extract` with a config of its own, which can be sent to other machines."""
    from functools import partial

    return partial(extract, config=api.config_of(config))


def _articles(batch: Any) -> Iterator[tuple[Article, str]]:
    names = texts_of(batch, "id")
    details = {key: texts_of(batch, key) for key in _DETAILS if key in batch.schema.names}
    for at, text in enumerate(texts_of(batch, "text")):
        if names[at] is None:
            raise InputError(f"Row {at + 1} of a batch has no id: give each article one of its own.")
        if text is not None:
            yield Article(id=names[at], **{key: column[at] for key, column in details.items()}), text


def texts_of(batch: Any, name: str) -> list[str | None]:
    """A column of a batch as texts; raises :class:`InputError` where it is missing or is no text."""
    pa = arrow()
    if name not in batch.schema.names:
        raise InputError(f"The batch has no column {name!r}, only {', '.join(batch.schema.names)}: name it so.")
    column = batch.column(name)
    if pa.types.is_integer(column.type) or pa.types.is_timestamp(column.type) or pa.types.is_date(column.type):
        column = column.cast(pa.string())
    if pa.types.is_null(column.type):
        return [None] * len(column)
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        raise InputError(f"The column {name!r} holds {column.type}, not text: cast it to a string.")
    return list(column.to_pylist())
