"""Store: the SQLite file of an index, with its schema and its errors in words.

quotation
    What was added, as it was added: a row a quotation, with the node it stands in; none where a person has said that it
    is no quotation.
node
    Quotations of the same words by the same people, and those without a name whose words have one name alone (see
    :func:`.nodes.home_of_nameless`). ``links`` holds its links to earlier nodes, ``component`` the nodes
    that links connect, ``clean`` and ``joined`` the first node of its cluster (see :class:`.assembly.Clusters`).
posting
    For each key of :func:`.candidates.keys_of` the nodes that have it, up to a crowd. Nodes above the number ``keyed``
    in ``state`` are not there yet; whoever opens the file reads them again.
spoken
    The full-text index that search reads; it too ends at ``keyed``.
correction, marked
    What people have said of quotations, and which quotation each of these marks means now.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from quotetrace.errors import StoreError

MEMORY: Final = ":memory:"
# "QTIX": says of a SQLite file whose it is (see the pragma application_id).
_APPLICATION: Final = 0x51544958
_VERSION: Final = 1
# Seconds that a writer waits for another one.
_PATIENCE: Final = 30.0
_PAGES: Final = 64_000  # KiB of cache
_MAPPED: Final = 1 << 32  # bytes of the file that may be read as memory
_SCHEMA: Final = """
CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO state VALUES ('keyed', 0);
CREATE TABLE quotation (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article TEXT, place INTEGER NOT NULL,
    data TEXT NOT NULL, node INTEGER);
CREATE INDEX quotation_article ON quotation (article) WHERE article IS NOT NULL;
CREATE INDEX quotation_node ON quotation (node);
CREATE TABLE node (number INTEGER PRIMARY KEY AUTOINCREMENT, words INTEGER NOT NULL, who INTEGER NOT NULL,
    row INTEGER NOT NULL, stock INTEGER NOT NULL, held INTEGER NOT NULL, component INTEGER NOT NULL,
    clean INTEGER NOT NULL, joined INTEGER NOT NULL, links BLOB NOT NULL);
CREATE INDEX node_words ON node (words, who);
CREATE INDEX node_component ON node (component);
CREATE INDEX node_joined ON node (joined);
CREATE TABLE posting (key INTEGER PRIMARY KEY, nodes BLOB NOT NULL);
CREATE TABLE correction (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT,
    one_mark INTEGER NOT NULL, other_mark INTEGER, name TEXT);
CREATE TABLE marked (mark INTEGER PRIMARY KEY, quotation INTEGER NOT NULL);
CREATE VIRTUAL TABLE spoken USING fts5 (text, speaker, content='', tokenize='porter unicode61 remove_diacritics 2');
"""


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what SQLite raises into a :class:`StoreError` that names the file and says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_cure(error)}") from error


def _cure(error: sqlite3.Error) -> str:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    text = str(error)
    if code == sqlite3.SQLITE_FULL:
        return "the disk is full: make room and add again; what was added before is kept"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return "it may not be written: check its permissions and those of its folder, or open it with readonly=True"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another process has been writing for long: wait until it is done, or end it, and add again"
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT):
        return f"it is damaged or no index ({text}): take a copy that is whole, or name another file"
    if code == sqlite3.SQLITE_CANTOPEN:
        return "it cannot be opened: check that the folder exists and may be written to, or open it with readonly=True"
    if code == sqlite3.SQLITE_IOERR:
        return f"the disk could not be written or read ({text}): check it for room and for faults, and add again"
    if "fts5" in text:
        return "this Python's SQLite was built without full-text search (FTS5): use one that has it"
    return f"SQLite says: {text}"


def connect(path: str, *, readonly: bool, flush: bool) -> sqlite3.Connection:
    """Open the file, make the schema where it is new, and refuse what is no index.

    ``flush`` forces every addition onto the disk, so that it outlives a power cut and not only a killed process.
    """
    with told(path):
        connection = _opened(path, readonly)
        try:
            _check(connection, path, readonly)
            if not readonly:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(f"PRAGMA synchronous = {'FULL' if flush else 'NORMAL'}")
            connection.execute(f"PRAGMA cache_size = -{_PAGES}")
            connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        except BaseException:
            connection.close()
            raise
    return connection


def _opened(path: str, readonly: bool) -> sqlite3.Connection:
    if path == MEMORY:
        return _connection(path, uri=False)
    if not readonly:
        return _connection(path, uri=False)
    place = Path(path).absolute().as_uri()
    if not Path(path).exists():
        raise StoreError(f"{path}: no such file: check the name, or leave readonly out to make a new index")
    connection = _connection(f"{place}?mode=ro", uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # A folder that may not be written to has no room for the shared memory of the write-ahead log.
        connection.close()
        connection = _connection(f"{place}?immutable=1", uri=True)
    return connection


def _connection(place: str, *, uri: bool) -> sqlite3.Connection:
    return sqlite3.connect(
        place, timeout=_PATIENCE, isolation_level=None, uri=uri, check_same_thread=False, cached_statements=256
    )


def _check(connection: sqlite3.Connection, path: str, readonly: bool) -> None:
    """Make the schema in an empty file; refuse a file of another program or of a later version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application == _APPLICATION:
        if version != _VERSION:
            raise StoreError(f"{path}: an index of another version ({version}, not {_VERSION}): make it anew")
        return
    if application or version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreError(f"{path}: a database of another program, which is left as it is: name another file")
    if readonly:
        raise StoreError(f"{path}: an empty file: leave readonly out to make a new index")
    _make(connection)


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")  # two processes may make one file
    try:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def writing(connection: sqlite3.Connection, path: str) -> Iterator[None]:
    """One transaction: all that is written within, or nothing."""
    with told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
