"""``quotetrace train`` and ``quotetrace evaluate``: weights from labelled articles, and how well they read."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotetrace.cli.telling import Meter, on_terminal, say
from quotetrace.cli.writing import FILE, put, same_file, save, unwritable
from quotetrace.errors import QuotetraceError, ReadError

if TYPE_CHECKING:
    from quotetrace.labelled import Labelled
    from quotetrace.training import Trained

_MOST_FOLDS, _MOST_TIMES = 50, 1_000  # beyond these a figure is a slip of the hand

_progress = click.option("--progress/--no-progress", default=None, help="Tell how far it is. Default: on a terminal.")


@contextmanager
def _said(context: click.Context) -> Iterator[None]:
    """Say what quotetrace raises, and end with the status of a failure."""
    try:
        yield
    except QuotetraceError as error:
        say(f"quotetrace: {error}", "red")
        context.exit(1)


def _labelled(paths: Sequence[str], meter: Meter) -> list[list[Labelled]]:
    """The articles of each corpus, in order; raises ReadError for one that has none."""
    from quotetrace.labelled import read_corpus

    found = []
    for number, path in enumerate(paths):
        meter("reading the labels", number, len(paths))
        articles = list(read_corpus([Path(path)]))
        if not articles:
            raise ReadError(f"{path}: no labelled article in it: is it the right file?")
        found.append(articles)
    return found


def _coloured() -> bool:
    return on_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _counted(articles: Sequence[Labelled]) -> str:
    labels = sum(len(each.attributions) for each in articles)
    nouns = "article" if len(articles) == 1 else "articles", "attribution" if labels == 1 else "attributions"
    return f"{len(articles):,} labelled {nouns[0]} with {labels:,} {nouns[1]}"


# --- evaluate --------------------------------------------------------------------------------------------------------


@click.command()
@click.argument("corpora", nargs=-1, required=True, metavar="CORPUS...", type=FILE)
@click.option("--weights", type=FILE, metavar="FILE", help="Read with these weights, not the shipped ones.")
@click.option("--attitudes", is_flag=True, help="Count thoughts and stances too: for corpora that label them.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", help="Default: table.")
@_progress
@click.pass_context
def evaluate(
    context: click.Context,
    corpora: tuple[str, ...],
    weights: str | None,
    attitudes: bool,
    form: str,
    progress: bool | None,
) -> None:
    """Measure agreement with labelled articles.

    CORPUS is a file of JSON lines (also .xz or .gz), or a folder of brat files (.ann beside .txt).

    Precision is the part of what is found that is labelled; recall the part of the labelled that is found. A content is
    found where it shares at least half of its characters with a labelled one.

    Exit status: 0 all is well; 1 a corpus or the weights could not be read; 2 wrong usage.
    """
    with _said(context), Meter(progress) as meter:
        from quotetrace.attribution.reader import Reader
        from quotetrace.scoring import evaluate as measure

        Reader.load(weights)  # before the work, so that nobody waits for a wrong name
        articles = [article for corpus in _labelled(corpora, meter) for article in corpus]
        size = len(articles)
        found = measure(
            articles, weights=weights, attitudes=attitudes, told=lambda done: meter("reading the articles", done, size)
        )
    if form == "json":
        row = {"weights": weights, "attitudes": attitudes, **found.to_dict()}
        text = json.dumps(row, indent=2, ensure_ascii=False)
    else:
        from quotetrace.cli.figures import figures

        which = f"the weights {weights}" if weights else "the shipped weights"
        text = f"{_counted(articles)}, read with {which}\n\n{figures(found, attitudes=attitudes, colour=_coloured())}"
    context.exit(0 if put(text + "\n") else 1)


# --- train -----------------------------------------------------------------------------------------------------------


def rounds(corpora: Sequence[tuple[int, Sequence[Labelled]]]) -> list[Labelled]:
    """The articles of corpora that are read a number of times each: all of them, then again those read twice, ..."""
    most = max((times for times, _ in corpora), default=0)
    return [each for turn in range(most) for times, articles in corpora if turn < times for each in articles]


@click.command()
@click.argument("corpora", nargs=-1, metavar="CORPUS...", type=FILE)
@click.option("-o", "--output", "out", type=FILE, required=True, metavar="OUT", help="The weights file to write.")
@click.option(
    "--times",
    "repeated",
    type=(click.IntRange(1, _MOST_TIMES), FILE),
    multiple=True,
    metavar="N CORPUS",
    help="Learn from this corpus too, N times over: for few articles of your own beside a large corpus.",
)
@click.option(
    "--partial",
    multiple=True,
    metavar="CORPUS",
    type=FILE,
    help="A corpus that labels only some quotations: it teaches their edges and sources, not what a cue is.",
)
@click.option(
    "--calibrate",
    "weighed",
    type=(click.IntRange(1, _MOST_TIMES), FILE),
    multiple=True,
    metavar="N CORPUS",
    help="Learn nothing from this corpus; what is right in it tells what a confidence is worth, N times over.",
)
@click.option("--folds", type=click.IntRange(2, _MOST_FOLDS), default=2, show_default=True, help="Parts to test on.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="The order of learning.")
@_progress
@click.pass_context
def train(
    context: click.Context,
    corpora: tuple[str, ...],
    out: str,
    repeated: tuple[tuple[int, str], ...],
    partial: tuple[str, ...],
    weighed: tuple[tuple[int, str], ...],
    folds: int,
    seed: int,
    progress: bool | None,
) -> None:
    """Make weights from labelled articles.

    Read with them instead of the shipped ones: `quotetrace trace --weights OUT` or `Config(weights=OUT)`.

    CORPUS is a file of JSON lines (also .xz or .gz), or a folder of brat files (.ann beside .txt). The articles are cut
    into folds; the report tells how weights made from the other folds read each. OUT is made from all of them. Nine
    hundred articles take about three minutes. The same articles, options and version give the same bytes.

    Exit status: 0 all is well; 1 a corpus could not be read, taught too little, or OUT not be written; 2 wrong usage.
    """
    paths = [*corpora, *(path for _, path in repeated)]
    if not paths:
        raise click.UsageError("Missing argument 'CORPUS...': name a file or folder of labelled articles.")
    if any(same_file(out, path) for path in (*paths, *partial, *(path for _, path in weighed))):
        raise click.UsageError(f"{out} is one of the corpora and would be overwritten: name another OUT.")
    problem = unwritable(out)
    if problem:
        say(f"quotetrace: {out}: {problem}", "red")
        context.exit(1)
    with _said(context), Meter(progress) as meter:
        from quotetrace.training import Recipe, train_reader

        read, edges = _labelled(paths, meter), rounds([(1, each) for each in _labelled(partial, meter)])
        counts = [1] * len(corpora) + [times for times, _ in repeated]
        articles = rounds(list(zip(counts, read, strict=True)))
        counts, known = [times for times, _ in weighed], _labelled([path for _, path in weighed], meter)
        beside = rounds(list(zip(counts, known, strict=True)))
        trained = train_reader(articles, Recipe(folds=folds, seed=seed), meter, partial=edges, beside=beside)
    data = trained.reader.to_bytes()
    if not save(out, data):
        context.exit(1)
    once = [article for corpus in read for article in corpus]
    again = f", {len(articles):,} with those read again" if len(articles) != len(once) else ""
    more = f"; their edges and sources from {_counted(edges)} too" if edges else ""
    more += f"; confidences from {_counted(list(dict.fromkeys(beside)))} too" if beside else ""
    report = _learned(trained, f"Learned from {_counted(once)}{again}{more}.", out, len(data))
    context.exit(0 if put(report) else 1)


def _learned(trained: Trained, what: str, out: str, size: int) -> str:
    """The report on a training."""
    from quotetrace.cli.figures import figures
    from quotetrace.cli.figures import folds as table

    overall, colour = trained.overall, _coloured()
    parts = (
        what,
        table(trained.folds, overall, colour=colour),
        figures(overall, attitudes=True, colour=colour),
        f"{out}: {size:,} bytes. Read with it: quotetrace trace --weights {out} ARTICLE",
    )
    return "\n\n".join(parts) + "\n"
