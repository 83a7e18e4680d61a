"""QuoteIndex: quotations on disk, each with its trace, to be added to, searched and corrected."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Any, Final, Self

from quotetrace.errors import ConfigError, InputError, StoreError
from quotetrace.inputs import row_of
from quotetrace.models import Correction, Hit, Quotation, Trace
from quotetrace.outputs.report import Report

if TYPE_CHECKING:
    import sqlite3

    from quotetrace.traces import Row
    from quotetrace.traces.storage.index import Index

Quote = Quotation | Mapping[str, Any]

# Quotations of one transaction: what a longer list has added is kept in such steps.
_COUNTED: Final = re.compile(r"a\d+")  # "a1": what trace() and pipe() call an article that has no id
_STEP: Final = 1_000
# More than any file holds, and a number that SQLite can count with.
_MOST: Final = 1 << 40


class QuoteIndex:
    """An archive of quotations in one SQLite file: give it reports or rows as they come, ask it who said what before.

    ``path`` is the file, made where there is none; ":memory:" keeps all in memory. With ``readonly`` nothing is
    written. What :meth:`add` has returned for outlives a killed process; with ``flush`` also a power cut, which costs
    a disk flush for each addition. Several processes may write to one file: they wait for each other. ``cache`` is the
    number of quotations that are kept in memory as read, about 5 KB each; more of them make :meth:`add` faster.

    >>> index = QuoteIndex(":memory:")
    >>> index.add([{"id": "1", "text": "We will not sell the ferry this year.", "speaker": "Ana Ruiz"}])
    ['t1']
    >>> index.add([{"id": "2", "text": "“we will not sell the ferry this year”", "speaker": "Ruiz"}])
    ['t1']
    >>> [hit.quotation for hit in index.search("never sell ferry", speaker="Ruiz")]
    ['1', '2']
    >>> [version.relation for version in index.trace_of("2").versions]
    ['identical', 'marks']

    Raises :class:`StoreError`, naming the file, where it is damaged, of another program, cannot be written or the disk
    is full; nothing is then half written; :class:`InputError` for what is no path, :class:`ConfigError` for an option
    that has a value it cannot have. What is asked by anything but text raises :class:`InputError`.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, readonly: bool = False, flush: bool = False, cache: int = 20_000
    ) -> None:
        from quotetrace.traces.storage import store
        from quotetrace.traces.storage.index import Index

        self.path = _path(path)
        _whole(cache, 1, "QuoteIndex(cache=...) takes the number of quotations kept in memory")
        for name, value in (("readonly", readonly), ("flush", flush)):
            if not isinstance(value, bool):
                raise ConfigError(f"QuoteIndex({name}={value!r}): pass True or False.")
        self.readonly = readonly
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = store.connect(self.path, readonly=readonly, flush=flush)
        self._index = Index(self._connection, cache)
        with self._reading():
            pass

    # --- adding -------------------------------------------------------------------------------------------------------

    def add(self, quotes: Report | Quote | Iterable[Quote], *, replace: bool = False) -> list[str]:
        """Store quotations and give each its trace; return the ids of these traces, in the order given.

        ``quotes`` is a :class:`Report`, or what :func:`trace_quotes` takes: one quotation or row, or an iterable of
        them. A quotation that is there already, by its id and its words, is not added again, so that work that broke
        off can be done over. ``replace`` first drops what else is there of the articles and under the ids given, as
        when an article is read anew.

        What :meth:`not_a_quotation` was said of has no trace: its place in the answer holds an empty id, "".

        A report, or a list of up to 1,000 rows, is added whole or not at all; a longer one in such steps. A trace id
        may be taken over by an older trace later, when something is added that joins the two.

        Raises :class:`InputError`, naming the row, for what is no quotation and for an id that is taken; so too for
        another article with the id that :func:`trace` gives to those without one.
        """
        rows = self._rows(quotes)
        found: list[str] = []
        size = None if isinstance(quotes, Report) else _STEP
        nameless = _nameless(quotes) if isinstance(quotes, Report) and not replace else frozenset()
        replaced: set[str] | None = set() if replace else None
        while step := list(islice(rows, size)):
            found += self._added(step, replaced, nameless)
        return found

    def _rows(self, quotes: Report | Quote | Iterable[Quote]) -> "Iterator[Row]":
        from quotetrace.traces.pairing.rows import rows_of

        if isinstance(quotes, Report):
            speakers = {speaker.id: speaker for speaker in quotes.speakers}
            articles = {article.id or "": article for article in quotes.articles}
            return iter(rows_of(quotes.quotations, speakers, articles))
        if isinstance(quotes, (Quotation, Mapping)):
            return iter([row_of(1, quotes)])
        if isinstance(quotes, (str, bytes)) or not isinstance(quotes, Iterable):
            raise InputError(f"add() takes a report, quotations or rows, not {type(quotes).__name__}: trace it first.")
        return self._numbered(quotes)

    def _numbered(self, quotes: Iterable[Quote]) -> "Iterator[Row]":
        """Rows; one without an id is numbered on from those that are in the index."""
        from attrs import evolve

        number = self._last()
        for at, quote in enumerate(quotes, 1):
            row = row_of(at, quote)
            if isinstance(quote, Mapping) and quote.get("id") is None:
                number += 1
                row = evolve(row, id=f"row{number}")
            yield row

    def _last(self) -> int:
        with self._reading() as index:
            return int(index.connection.execute("SELECT coalesce(max(number), 0) FROM quotation").fetchone()[0])

    def _added(self, rows: "Sequence[Row]", replaced: set[str] | None, nameless: frozenset[str]) -> list[str]:
        """Add the rows of one step; ``replaced`` are the articles that earlier steps replaced, None to keep all;
        ``nameless`` those that got their id by counting."""
        with self._writing() as index:
            for article in sorted(nameless):
                self._refuse_another(index, article, {row.id for row in rows if row.article == article})
            if replaced is not None:
                self._make_room(index, rows, replaced)
            found = [self._placed(index, number, row) for number, row in enumerate(rows, 1)]
            if index.due():
                index.flush()
            if len(rows) == 1:
                return [_named(found[0])]
            return [self._trace_id(index, row.id) for row in rows]  # a later one may have joined two traces

    def _refuse_another(self, index: "Index", article: str, names: set[str]) -> None:
        """Raise where another article without an id of its own is there under the same number."""
        from quotetrace.traces.storage.stored import kept, told

        listed = index.connection.execute("SELECT id FROM quotation WHERE article = ?", (kept(article),))
        known = {told(name) for (name,) in listed.fetchall()}
        if known and names and known != names:
            raise InputError(
                f"The index holds another article {article!r}, the id that an article without one gets: give each its "
                "own (Article(id=...)), read them with pipe(), or put this in its place with add(..., replace=True)."
            )

    def _make_room(self, index: "Index", rows: "Sequence[Row]", replaced: set[str]) -> None:
        """Drop what the articles and the ids of ``rows`` have had, but for what is the same as before."""
        from quotetrace.traces.storage.stored import encoded, kept

        given = {row.id: encoded(row) for row in rows}
        articles = dict.fromkeys(row.article for row in rows if row.article is not None and row.article not in replaced)
        for article in articles:
            self._drop(index, article, given)
        replaced.update(articles)
        for name, data in given.items():
            taken = index.connection.execute(
                "SELECT number FROM quotation WHERE id = ? AND data <> ?", (kept(name), data)
            )
            for (number,) in taken.fetchall():
                _forget(index, number)

    def _placed(self, index: "Index", number: int, row: "Row") -> int | None:
        try:
            return index.add(row)
        except InputError as error:
            raise InputError(f"Row {number}: {error}") from None

    def _trace_id(self, index: "Index", name: str) -> str:
        from quotetrace.traces.storage.stored import kept

        row = index.connection.execute(
            "SELECT n.joined FROM quotation q JOIN node n ON n.number = q.node WHERE q.id = ?", (kept(name),)
        ).fetchone()
        return _named(row[0] if row else None)

    def remove(self, article: str) -> int:
        """Drop the quotations of an article; return how many there were. What was corrected of them is remembered."""
        if not isinstance(article, str):
            raise InputError(f"remove() takes the id of an article as text, not {type(article).__name__}.")
        with self._writing() as index:
            return self._drop(index, article, keep={})

    def _drop(self, index: "Index", article: str, keep: Mapping[str, str]) -> int:
        """Drop the quotations of an article, but for those with the id and the data of one to ``keep``."""
        from quotetrace.traces.storage.stored import kept, told

        listed = index.connection.execute("SELECT number, id, data FROM quotation WHERE article = ?", (kept(article),))
        gone = [number for number, name, data in listed.fetchall() if keep.get(told(name)) != data]
        for number in gone:
            _forget(index, number)
        return len(gone)

    # --- asking -------------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        """The number of quotations, those that a person has said to be none left out."""
        with self._reading() as index:
            counted = index.connection.execute("SELECT count(*) FROM quotation WHERE node IS NOT NULL")
            return int(counted.fetchone()[0])

    def search(self, words: str, *, speaker: str | None = None, limit: int = 10) -> list[Hit]:
        """Find quotations by half-remembered words, the best first; all of a ``speaker``'s where ``words`` is empty.

        Words are found in any order and in other inflections; marks without a word find nothing. ``speaker`` is a name
        or a part of one; a garbled form of it counts too. Returns at most ``limit`` hits.
        """
        from quotetrace.traces.storage.searching import search

        if not isinstance(words, str) or not (speaker is None or isinstance(speaker, str)):
            raise InputError("search() takes words and a speaker as text.")
        _whole(limit, 0, "search(limit=...) takes the most hits to return")
        with self._reading() as index:
            return search(index, words, speaker, min(limit, _MOST))

    def trace_of(self, quotation: str) -> Trace:
        """The trace of a quotation, by its id. Raises :class:`InputError` where there is no such quotation."""
        from quotetrace.traces.storage.recalling import recall

        if not isinstance(quotation, str):
            raise InputError(f"trace_of() takes the id of a quotation as text, not {type(quotation).__name__}.")
        with self._reading() as index:
            name = self._trace_id(index, quotation)
            if not name:
                raise InputError(f"There is no quotation {quotation!r} in {self.path}: take an id from search().")
            return recall(index, int(name[1:]))

    def traces(self, *, speaker: str | None = None, least: int = 1) -> Iterator[Trace]:
        """All traces with at least ``least`` versions, the earliest first; of one ``speaker`` where a name is given."""
        if not (speaker is None or isinstance(speaker, str)):
            raise InputError(f"traces() takes a speaker's name as text, not {type(speaker).__name__}.")
        _whole(least, 0, "traces(least=...) takes the fewest versions of a trace")
        return self._traces(speaker, min(least, _MOST))

    def _traces(self, speaker: str | None, least: int) -> Iterator[Trace]:
        from quotetrace.traces.storage.recalling import names_of_traces, recall

        with self._reading() as index:
            listed = names_of_traces(index, speaker, least)
        for joined in listed:
            with self._reading() as index:
                yield recall(index, joined)

    # --- correcting ---------------------------------------------------------------------------------------------------

    def same(self, quotation: str, other: str) -> Correction:
        """Say that two quotations are one utterance. Ids are those of the quotations.

        Raises :class:`InputError` for two of one article with the same words, which corrections cannot tell apart.
        """
        return self._correct("same", quotation, other)

    def different(self, quotation: str, other: str) -> Correction:
        """Say that two quotations are different utterances. Raises as :meth:`same` does."""
        return self._correct("different", quotation, other)

    def not_a_quotation(self, quotation: str) -> Correction:
        """Say that something is no quotation: it leaves its trace, and search no longer finds it."""
        return self._correct("not a quotation", quotation)

    def speaker_is(self, quotation: str, name: str) -> Correction:
        """Say who the speaker of a quotation is."""
        if not isinstance(name, str) or not name.strip():
            raise InputError("speaker_is() takes the speaker's name as text.")
        return self._correct("speaker", quotation, name=name.strip())

    def _correct(self, kind: str, one: str, other: str | None = None, name: str | None = None) -> Correction:
        from quotetrace.traces.storage import correcting

        with self._writing() as index:
            for each in (one, other) if kind in ("same", "different") else (one,):
                if not isinstance(each, str) or not correcting.is_known(index, each):
                    raise InputError(f"There is no quotation {each!r} in {self.path}: take an id from search().")
            if one == other:
                raise InputError(f"{one!r} was given twice: name two quotations.")
            return correcting.correct(index, kind, one, other, name)

    def corrections(self) -> list[Correction]:
        """What people have said, the earliest first."""
        from quotetrace.traces.storage import correcting

        with self._reading() as index:
            return correcting.listed(index)

    def retract(self, correction: Correction) -> None:
        """Take a correction back. Raises :class:`InputError` where it is not in the index."""
        from quotetrace.traces.storage import correcting

        if not isinstance(correction, Correction):
            raise InputError(f"retract() takes a Correction, not {type(correction).__name__}: see corrections().")
        with self._writing() as index:
            if not correcting.retract(index, correction.number):
                raise InputError(f"There is no correction {correction.number} in {self.path}.")

    # --- the file -----------------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Write what waits in memory to be found faster after the next opening; additions are on disk without it."""
        with self._writing() as index:
            index.flush()

    def close(self) -> None:
        """Flush and close the file; more than once does no harm."""
        with self._lock:
            if self._connection is None:
                return
            try:
                if not self.readonly and self._index.postings.waiting:
                    self.flush()
            finally:
                self._connection.close()
                self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<QuoteIndex {self.path!r}{', closed' if self._connection is None else ''}>"

    @contextmanager
    def _reading(self) -> "Iterator[Index]":
        from quotetrace.traces.storage import store

        with self._lock, store.told(self.path):
            if self._connection is None:
                raise StoreError(f"{self.path}: the index was closed: open it again")
            self._index.catch_up()
            yield self._index

    @contextmanager
    def _writing(self) -> "Iterator[Index]":
        from quotetrace.traces.storage import store

        with self._lock:
            if self._connection is None:
                raise StoreError(f"{self.path}: the index was closed: open it again")
            if self.readonly:
                raise StoreError(f"{self.path}: opened with readonly=True: open it without, to write")
            try:
                with store.writing(self._connection, self.path):
                    self._index.catch_up()
                    yield self._index
            except BaseException:
                self._index.restart()
                raise


def _path(path: object) -> str:
    """The path as text; raises :class:`InputError` for what cannot be one."""
    plain = os.fspath(path) if isinstance(path, (str, os.PathLike)) else None
    if not isinstance(plain, str) or not plain.strip() or "\0" in plain or not _is_encodable(plain):
        raise InputError(f"QuoteIndex() takes the path of its file, not {path!r}: name one, or ':memory:' for none.")
    return plain


def _whole(value: object, least: int, what: str) -> None:
    """Raise where an option is no whole number or below ``least``; ``what`` says what it is."""
    wanted = f"a whole number, {least} or more"
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError(f"{what}, {wanted}, not {type(value).__name__}.")
    if value < least:
        raise ConfigError(f"{what}, {wanted}, not {value}.")


def _is_encodable(path: str) -> bool:
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def _forget(index: "Index", number: int) -> None:
    index.take_out(number)
    index.connection.execute("DELETE FROM marked WHERE quotation = ?", (number,))
    index.connection.execute("DELETE FROM quotation WHERE number = ?", (number,))


def _named(joined: int | None) -> str:
    return "" if joined is None else f"t{joined}"


def _nameless(report: Report) -> frozenset[str]:
    """The articles of a report that have no more than the id that was given to them by counting: "a1"."""
    return frozenset(
        each.id
        for each in report.articles
        if each.id and _COUNTED.fullmatch(each.id) and not (each.url or each.headline or each.outlet or each.published)
    )
