"""The command line: ``quotetrace trace FILE...``.

Answers go to standard output, everything else to standard error. Exit status: 0 all is well, 1 something failed though
the rest was done (a file could not be read, the answer not be written), 2 wrong usage, 130 interrupted.
What reads articles or draws reports is imported when it is needed, so that ``--help`` answers at once.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotetrace.errors import QuotetraceError, ReadError

if TYPE_CHECKING:
    from quotetrace.models import Article
    from quotetrace.outputs.report import Report

FORMATS = ("table", "json", "jsonl", "csv", "html")
_SUFFIXES = {f".{name}": name for name in FORMATS[1:]} | {".htm": "html", ".ndjson": "jsonl"}
_INTERRUPTED = 128 + 2  # as shells report a process that SIGINT ended
# About a second of work: below it a progress bar would only flicker.
_LONG_WORK = 400_000
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
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p|script|meta)\b[^<>]{0,500}>", re.IGNORECASE)
_GLANCE = 2_000  # characters in which a page of HTML shows itself


def _say(message: str, style: str = "") -> None:
    """Write a line to standard error; nothing in it can steer the terminal."""
    from quotetrace.outputs.terminal import line

    plain = not style or os.environ.get("NO_COLOR")  # click itself leaves colour out where no terminal is
    click.echo(line(message) if plain else click.style(line(message), fg=style), err=True)


# --- reading ---------------------------------------------------------------------------------------------------------


def _decoded(path: str, data: bytes, encoding: str | None) -> str:
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


def _decoding_cure(path: str, place: int, encoding: str) -> str:
    if encoding != "utf-8":
        return f"not {encoding} at byte {place}: pass the encoding that the file is in with --encoding"
    convert = f"iconv -f WINDOWS-1252 -t UTF-8 {path}" if path != "-" else "... | iconv -f WINDOWS-1252 -t UTF-8"
    return f"not UTF-8 at byte {place}: convert it, e.g. {convert}, or pass --encoding windows-1252"


def _bytes(path: str) -> bytes:
    try:
        if path == "-":
            return sys.stdin.buffer.read()
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
        _say(
            f"{path}: looks like HTML, but quotetrace reads plain text; its tags are taken for words. Extract the text "
            "first, e.g. with trafilatura, or pandoc -f html -t plain",
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


def _read(files: tuple[str, ...], encoding: str | None, progress: _Progress) -> list[tuple[Article, str]]:
    """Read the files that can be read; say of each of the others what to do."""
    from quotetrace.models import Article

    articles: list[tuple[Article, str]] = []
    stdin: str | None = None
    with progress.over(list(_names(files)), "Reading") as steps:
        for path, name in steps:
            try:
                text = stdin if path == "-" and stdin is not None else _decoded(path, _bytes(path), encoding)
            except ReadError as error:
                _say(f"quotetrace: {error}", "red")
                continue
            stdin = text if path == "-" else stdin
            _warn_of_html(path, text)
            articles.append((Article(id=name), text))
    return articles


# --- progress --------------------------------------------------------------------------------------------------------


class _Progress:
    """Tells on standard error how far long work is; ``wanted`` None means: if a person watches and the work is long."""

    def __init__(self, wanted: bool | None) -> None:
        self.wanted = sys.stderr.isatty() if wanted is None else wanted
        self.asked = wanted is True

    @contextmanager
    def over(self, items: list[tuple[str, str]], label: str) -> Iterator[Iterator[tuple[str, str]]]:
        """Give the items one by one, with a bar where there are many."""
        if not self.wanted or (len(items) < 50 and not self.asked):
            yield iter(items)
            return
        with click.progressbar(items, label=label, file=sys.stderr) as bar:
            yield iter(bar)

    def tracing(self, articles: list[tuple[Article, str]]) -> None:
        """Say what is being traced, if that takes a while."""
        size = sum(len(text) for _, text in articles)
        if self.wanted and (self.asked or size > _LONG_WORK):
            noun = "article" if len(articles) == 1 else "articles"
            _say(f"Tracing {len(articles):,} {noun}, {size:,} characters ...")


# --- writing ---------------------------------------------------------------------------------------------------------


def _drawn(report: Report, form: str, watched: bool) -> str:
    """Return the report in a format; ``watched`` says that a terminal shows it."""
    if form == "json":
        return report.to_json(indent=2) + "\n"
    if form == "html":
        return report.to_html()
    if form == "jsonl":
        from quotetrace.outputs.rows import jsonl

        return jsonl(report)
    if form == "csv":
        from quotetrace.outputs.rows import csv_text

        return csv_text(report)
    from quotetrace.outputs.table import table

    colour = watched and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return table(report, width=shutil.get_terminal_size().columns if watched else 80, colour=colour)


def _silence_stdout() -> None:
    """Point standard output to nowhere, so that the interpreter's last flush does not fail again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # standard output is no real file, as in tests
        return


def _print(text: str) -> bool:
    """Write to standard output; return whether that went well. A reader that has seen enough (head) is no failure."""
    try:
        if sys.stdout.isatty():  # a terminal may know fewer characters
            known = sys.stdout.encoding or "utf-8"
            click.echo(text.encode(known, "replace").decode(known), nl=False)
        else:
            click.echo(text.encode("utf-8", "replace"), nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
    except OSError as error:
        _silence_stdout()
        _say(f"quotetrace: standard output cannot be written: {error.strerror or error}", "red")
        return False
    return True


def _save(out: str, text: str) -> bool:
    from quotetrace.outputs.files import write_atomically

    try:
        write_atomically(Path(out), text.encode("utf-8", "replace"))
    except OSError as error:
        _say(f"quotetrace: {out}: cannot be written: {error.strerror or error}; any old file is as it was", "red")
        return False
    return True


def _unwritable(out: str) -> str | None:
    """Return why OUT cannot be written as far as a glance can tell, so that nobody waits for a lost answer."""
    path = Path(out)
    if path.is_dir():
        return "a folder: name a file in it"
    if not path.parent.is_dir():
        return f"the folder {path.parent} does not exist: make it first"
    return None


def _same_file(out: str, path: str) -> bool:
    try:
        return path != "-" and Path(path).is_file() and Path(out).samefile(path)
    except OSError:
        return False


# --- commands --------------------------------------------------------------------------------------------------------


def _known_encoding(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            "x".encode(value)  # also finds that base64 is none: it makes bytes of bytes
        except (LookupError, ValueError):
            raise click.BadParameter(f"{value!r} is not an encoding; try windows-1252, latin-1 or utf-16.") from None
    return value


def _version(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"quotetrace {version('quotetrace')}")
    except PackageNotFoundError:
        click.echo("quotetrace (not installed: run from its source)")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def cli() -> None:
    """Who said what, and where else was it said? Reads English news articles as plain text."""


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="How to answer. Default: by the name of OUT, else table."
)
@click.option(
    "-o", "--output", "out", type=click.Path(), default="-", metavar="OUT", help="Write to this file instead."
)
@click.option("--attitudes", is_flag=True, help='Also thoughts and stances ("hopes that", "slammed the plan").')
@click.option("--encoding", callback=_known_encoding, metavar="NAME", help="What the files are in. Default: UTF-8.")
@click.option("--progress/--no-progress", default=None, help="Tell how far it is. Default: on a terminal, if long.")
@click.pass_context
def trace(
    context: click.Context,
    files: tuple[str, ...],
    form: str | None,
    out: str,
    attitudes: bool,
    encoding: str | None,
    progress: bool | None,
) -> None:
    """Trace the quotations of one or more articles; "-" reads standard input.

    Several files are traced together: versions of one utterance are found across them.

    Exit status: 0 all is well; 1 a file could not be read (the others are traced) or the answer not be written; 2 wrong
    usage.

    CSV keeps texts as they are, also those that begin with "=" or "@": let a spreadsheet import them as text.
    """
    if any(_same_file(out, path) for path in files):
        raise click.UsageError(f"{out} is one of the articles and would be overwritten: name another OUT.")
    told = _Progress(progress)
    problem = None if out == "-" else _unwritable(out)
    if problem:
        _say(f"quotetrace: {out}: {problem}", "red")
        context.exit(1)
    articles = _read(files, encoding, told)
    written = bool(articles) and _answer(
        articles, form or _SUFFIXES.get(Path(out).suffix.lower(), "table"), out, attitudes, told
    )
    context.exit(0 if written and len(articles) == len(files) else 1)


def _answer(articles: list[tuple[Article, str]], form: str, out: str, attitudes: bool, told: _Progress) -> bool:
    """Trace the articles and write the report; return whether that went well."""
    from quotetrace import api
    from quotetrace.config import Config

    told.tracing(articles)
    report = api.trace(articles, config=Config(attitudes=attitudes))
    if out == "-":
        return _print(_drawn(report, form, watched=sys.stdout.isatty()))
    return _save(out, _drawn(report, form, watched=False))


def main() -> None:
    """Run the command line and end the process with its exit status."""
    try:
        status = cli.main(prog_name="quotetrace", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = _INTERRUPTED
    except QuotetraceError as error:
        _say(f"quotetrace: {error}", "red")
        status = 1
    sys.exit(status if isinstance(status, int) else 0)
