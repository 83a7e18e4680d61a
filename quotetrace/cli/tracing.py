"""``quotetrace trace``: articles in, quotations with their speakers and versions out."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from quotetrace.cli.reading import known_encoding, read
from quotetrace.cli.telling import Progress, on_terminal, say
from quotetrace.cli.writing import FILE, form_of, put, same_file, save, unwritable
from quotetrace.config import Config

if TYPE_CHECKING:
    from quotetrace.models import Article
    from quotetrace.outputs.report import Report

FORMATS = ("table", "json", "jsonl", "csv", "html")
_SUFFIXES = {f".{name}": name for name in FORMATS[1:]} | {".ndjson": "jsonl", ".htm": "html"}


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=FILE)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="How to answer. Default: by the name of OUT, else table."
)
@click.option("-o", "--output", "out", type=FILE, default="-", metavar="OUT", help="Write to this file instead.")
@click.option("--attitudes", is_flag=True, help='Also thoughts and stances ("hopes that", "slammed the plan").')
@click.option("--weights", type=FILE, metavar="FILE", help="Read with weights that `quotetrace train` wrote.")
@click.option("--encoding", callback=known_encoding, metavar="NAME", help="What the files are in. Default: UTF-8.")
@click.option("--progress/--no-progress", default=None, help="Tell how far it is. Default: on a terminal, if long.")
@click.pass_context
def trace(
    context: click.Context,
    files: tuple[str, ...],
    form: str | None,
    out: str,
    attitudes: bool,
    weights: str | None,
    encoding: str | None,
    progress: bool | None,
) -> None:
    """Trace the quotations of articles.

    FILE is plain text; "-" reads standard input. Several files are traced together: versions of one utterance are found
    across them.

    Exit status: 0 all is well; 1 a file could not be read (the others are traced) or the answer not be written; 2 wrong
    usage.

    CSV keeps texts as they are, also those that begin with "=" or "@": let a spreadsheet import them as text.
    """
    if any(same_file(out, path) for path in files):
        raise click.UsageError(f"{out} is one of the articles and would be overwritten: name another OUT.")
    form = form or form_of(out, _SUFFIXES)
    told = Progress(progress)
    problem = None if out == "-" else unwritable(out)
    if problem:
        say(f"quotetrace: {out}: {problem}", "red")
        context.exit(1)
    articles = read(files, encoding, told)
    written = bool(articles) and _answer(articles, form, out, Config(attitudes=attitudes, weights=weights), told)
    context.exit(0 if written and len(articles) == len(files) else 1)


def _answer(articles: list[tuple[Article, str]], form: str, out: str, config: Config, told: Progress) -> bool:
    """Trace the articles and write the report; return whether that went well."""
    from quotetrace import api

    told.tracing(articles)
    report = api.trace(articles, config=config)
    if out == "-":
        return put(_drawn(report, form, watched=on_terminal(sys.stdout)))
    return save(out, _drawn(report, form, watched=False).encode("utf-8", "replace"))


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
