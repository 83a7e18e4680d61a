"""Reading the files of articles: what they are encoded in, and what to do about those that are no text."""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotetrace.cli.telling import Progress, say
from quotetrace.errors import ReadError

if TYPE_CHECKING:
    from quotetrace.models import Article

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = {
    b"%PDF-": "a PDF: extract its text first, e.g. pdftotext {path} -",
    b"PK\x03\x04": "a ZIP archive or an office document: save it as plain text first",
    b"\xd0\xcf\x11\xe0": "an old office document: save it as plain text first",
    b"\x1f\x8b": "compressed: unpack it first, e.g. gunzip -c {path} | quotetrace trace -",
}
_JSON = (
    "this is JSON, not the text of an article: take the text out of it first, e.g. jq -r .text {path} | quotetrace "
    "trace -"
)
_OWN = (
    "this is a report that quotetrace wrote, not an article: name the articles it was made of; to read a report, use "
    "quotetrace.Report.from_json"
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p|script|meta)\b[^<>]{0,500}>", re.IGNORECASE)
_GLANCE = 2_000  # characters in which a page of HTML shows itself


def decoded(path: str, data: bytes, encoding: str | None) -> str:
    """Return the text of a file, without a byte order mark. ``encoding`` None means: UTF-8, or what the mark says."""
    for magic, cure in _NOT_TEXT.items():
        if encoding is None and data.startswith(magic):
            raise ReadError(f"{path}: this is {cure.format(path=path)}")
    found = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding or found).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: {_decoding_cure(path, error.start, encoding or found)}") from None
    except UnicodeError as error:
        raise ReadError(f"{path}: not {encoding or found} ({error}): pass the right --encoding") from None


def _refuse_json(path: str, text: str) -> None:
    """Raise for JSON and JSON Lines; a text may begin with a bracket too: "[T]he ferry ..."."""
    start = text.lstrip()
    data = _object(start)
    if data is None and start.startswith("{"):
        data = _object(start.partition("\n")[0])
    if data is None:
        return
    schema = data.get("schema") if isinstance(data, dict) else None
    own = isinstance(schema, str) and schema.startswith("quotetrace/")
    raise ReadError(f"{path}: {(_OWN if own else _JSON).format(path=path)}")


def _object(text: str) -> dict[str, object] | list[object] | None:
    """The JSON object or array that a text is, None where it is none."""
    if not text.startswith(("{", "[")):
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict | list) else None


def _decoding_cure(path: str, place: int, encoding: str) -> str:
    if encoding != "utf-8":
        return f"not {encoding} at byte {place}: pass the encoding that the file is in with --encoding"
    convert = f"iconv -f WINDOWS-1252 -t UTF-8 {path}" if path != "-" else "... | iconv -f WINDOWS-1252 -t UTF-8"
    return f"not UTF-8 at byte {place}: convert it, e.g. {convert}, or pass --encoding windows-1252"


def _bytes(path: str) -> bytes:
    try:
        if path == "-":
            if sys.stdin is None:
                raise ReadError("-: standard input is closed: name a file, or pipe a text into it")
            return sys.stdin.buffer.read()
        if not path:
            raise ReadError("'': an empty name: name a file, or - for standard input")
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file: check the name, or list the folder") from None
    except IsADirectoryError:
        raise ReadError(f"{path}: a folder: name its files, e.g. {os.path.join(path, '*.txt')}") from None  # noqa: PTH118
    except PermissionError:
        cure = "a folder: name its files" if Path(path).is_dir() else "not readable: check its permissions (ls -l)"
        raise ReadError(f"{path}: {cure}") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror or error}") from None


def _warn_of_html(path: str, text: str) -> None:
    if len(_HTML.findall(text[:_GLANCE])) > 1:
        say(
            f"{path}: looks like HTML; its tags are left out (verify takes them for words), but menus of a whole page "
            "may be taken for text. Extract the text first, e.g. with trafilatura, or pandoc -f html -t plain",
            "yellow",
        )


def _names(files: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each path with the id of its article: the path as given, numbered where it is given again."""
    seen: Counter[str] = Counter()
    taken = set(files)
    for path in files:
        name = path
        while seen[path] and name in taken:
            seen[path] += 1
            name = f"{path} ({seen[path]})"
        seen[path] = seen[path] or 1
        taken.add(name)
        yield path, name


def read(
    files: tuple[str, ...], encoding: str | None, progress: Progress, *, rows: bool = False
) -> list[tuple[Article, str]]:
    """Read the files that can be read; say of each of the others what to do. JSON is one where ``rows`` may be read."""
    from quotetrace.models import Article

    articles: list[tuple[Article, str]] = []
    stdin: str | None = None
    with progress.over(list(_names(files)), "Reading") as steps:
        for path, name in steps:
            try:
                text = stdin if path == "-" and stdin is not None else decoded(path, _bytes(path), encoding)
                if not rows:
                    _refuse_json(path, text)
            except ReadError as error:
                say(f"quotetrace: {error}", "red")
                continue
            stdin = text if path == "-" else stdin
            _warn_of_html(path, text)
            articles.append((Article(id=name), text))
    return articles


def known_encoding(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Refuse an encoding that nobody knows."""
    if value is not None:
        try:
            "x".encode(value)  # also finds that base64 is none: it makes bytes of bytes
        except (LookupError, ValueError):
            raise click.BadParameter(f"{value!r} is not an encoding; try windows-1252, latin-1 or utf-16.") from None
    return value
