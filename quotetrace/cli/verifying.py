"""``quotetrace verify``: quotations in, and whether each stands in a transcript, a release or an earlier article."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from quotetrace.cli.quoting import Quote, quotes_in
from quotetrace.cli.reading import known_encoding, read
from quotetrace.cli.telling import Progress, on_terminal, say
from quotetrace.cli.writing import FILE, form_of, put, same_file, save, unwritable
from quotetrace.errors import QuotetraceError

if TYPE_CHECKING:
    from quotetrace.models import Verification

FORMATS = ("table", "json", "jsonl", "csv")
_SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}
_WRONG = frozenset(["altered", "absent"])
_SEVERAL = 3  # lines
_PARAGRAPH = 12  # words of a line that is a paragraph

Verdicts = list[tuple[Quote, "Verification"]]


class Against(click.Command):
    """A command whose ``--against`` takes all names up to the next option, as a shell's ``*.txt`` gives them."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Repeat ``--against`` before each name behind it."""
        spread: list[str] = []
        within = first = False
        for place, arg in enumerate(args):
            if arg == "--":
                spread.extend(args[place:])
                break
            if arg.startswith("-") and arg != "-":
                within = first = arg == "--against"
            elif within and not first:
                spread.append("--against")
            else:
                first = False
            spread.append(arg)
        return super().parse_args(context, spread)


@click.command(cls=Against)
@click.argument("quotes", metavar="QUOTES", required=False, type=FILE)
@click.option(
    "--against", multiple=True, required=True, type=FILE, metavar="TRANSCRIPT...",
    help="The sources: all names up to the next option.",
)  # fmt: skip
@click.option("--article", is_flag=True, help="QUOTES is an article: check what it puts in quotation marks.")
@click.option("--strict", is_flag=True, help="Exit with 1 for everything but verbatim and marks.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="How to answer. Default: by the name of OUT, else table."
)
@click.option("-o", "--output", "out", type=FILE, default="-", metavar="OUT", help="Write to this file instead.")
@click.option("--encoding", callback=known_encoding, metavar="NAME", help="What the files are in. Default: UTF-8.")
@click.pass_context
def verify(
    context: click.Context,
    quotes: str | None,
    against: tuple[str, ...],
    article: bool,
    strict: bool,
    form: str | None,
    out: str,
    encoding: str | None,
) -> None:
    """Check quotations against their sources.

    A source is a transcript, a press release or an earlier article.

    QUOTES is a text with one quotation a line (of a line that says “...,” said Ruiz the words in marks are checked); or
    JSON, JSON Lines or CSV whose rows have "text", as `quotetrace trace` writes them; or with --article an article. "-"
    reads standard input, where CSV is known by its header. Name QUOTES first, then --against.

    Each quotation is verbatim; marks (other punctuation or case); repaired (a contraction, a typing error, a hesitation
    dropped); elided (words left out); altered (meaning changed); stitched (passages put together); or absent.

    Exit status: 0 nothing is altered or absent; 1 something is, or there is no quotation to check, or a file could not
    be read or the answer not be written; 2 wrong usage.
    """
    if quotes is None:
        raise click.UsageError("Name QUOTES before --against, which takes all names up to the next option.")
    if quotes == "-" and "-" in against:
        raise click.UsageError("Standard input is read once: name a file for QUOTES or for --against.")
    if same_file(out, quotes) or any(same_file(out, path) for path in against):
        raise click.UsageError(f"{out} is one of the files that are read and would be overwritten: name another OUT.")
    form = form or form_of(out, _SUFFIXES)
    problem = None if out == "-" else unwritable(out)
    if problem:
        say(f"quotetrace: {out}: {problem}", "red")
        context.exit(1)
    verdicts = _verdicts(quotes, against, article, encoding)
    if verdicts is None or not _answer(verdicts, form, out):
        context.exit(1)
    context.exit(1 if not verdicts or any(_is_wrong(each.status, strict) for _, each in verdicts) else 0)


def _is_wrong(status: str, strict: bool) -> bool:
    return status not in ("verbatim", "marks") if strict else status in _WRONG


def _verdicts(quotes: str, against: tuple[str, ...], article: bool, encoding: str | None) -> Verdicts | None:
    """The verdict on each quotation; None where a file could not be read, for then a verdict would not hold."""
    from quotetrace import api

    told = Progress(None)
    sources = read(against, encoding, told)
    texts = read((quotes,), encoding, told, rows=not article)
    if len(sources) < len(against) or not texts:
        return None
    try:
        wanted = _of_an_article(texts[0][1]) if article else quotes_in(quotes, texts[0][1])
    except QuotetraceError as error:
        say(f"quotetrace: {error}", "red")
        return None
    for source, text in sources:
        if not text.strip():
            say(f"{source.id}: has no text, so that no quotation stands in it", "yellow")
    checked = [each for each in wanted if each.kind != "indirect"]
    if len(checked) < len(wanted):
        say(_passed_over(len(wanted) - len(checked)))
    if not checked:
        say(f"{quotes}: there is no quotation to check", "yellow")
    verdicts = [(each, api.verify(each.as_quotation(), sources)) for each in checked]
    if not article and _looks_like_an_article(verdicts):
        say(
            f"{quotes}: most lines stand in no source; if this is an article, check what it quotes with --article",
            "yellow",
        )
    return verdicts


def _looks_like_an_article(verdicts: Verdicts) -> bool:
    """Whether the lines of a text are paragraphs, most of which no source has."""
    lines = [(each, verdict) for each, verdict in verdicts if each.line is not None]
    long = [each for each, _ in lines if len(each.text.split()) >= _PARAGRAPH]
    absent = [each for each, verdict in lines if verdict.status == "absent"]
    return len(lines) >= _SEVERAL and bool(long) and 2 * len(absent) > len(lines)


def _passed_over(number: int) -> str:
    if number == 1:
        return "1 indirect quotation is not checked: it does not claim to be verbatim."
    return f"{number} indirect quotations are not checked: they do not claim to be verbatim."


def _of_an_article(text: str) -> list[Quote]:
    from quotetrace import api

    return [Quote(each.text, each.id, each.kind) for each in api.extract_quotes(text)]


def _answer(verdicts: Verdicts, form: str, out: str) -> bool:
    if out == "-":
        return put(_drawn(verdicts, form, watched=on_terminal(sys.stdout)))
    return save(out, _drawn(verdicts, form, watched=False).encode("utf-8", "replace"))


def _drawn(verdicts: Verdicts, form: str, watched: bool) -> str:
    from quotetrace.outputs import verdicts as drawing

    writers: dict[str, Any] = {"json": drawing.json_text, "jsonl": drawing.jsonl, "csv": drawing.csv_text}
    if form in writers:
        return str(writers[form]([(quote.name, each) for quote, each in verdicts]))
    colour = watched and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    labelled = [(quote.label, each) for quote, each in verdicts]
    return drawing.table(labelled, width=shutil.get_terminal_size().columns if watched else 80, colour=colour)
