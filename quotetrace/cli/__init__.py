"""The command line: ``trace`` for articles, ``verify`` for quotations, ``train``, ``evaluate`` for labelled articles.

Answers go to standard output, everything else to standard error. Exit status: 0 all is well, 1 something failed though
the rest was done (a file could not be read, the answer not be written), 2 wrong usage, 130 interrupted.
What reads articles or draws reports is imported when it is needed, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys

import click

from quotetrace.cli.corpora import evaluate, train
from quotetrace.cli.telling import say
from quotetrace.cli.tracing import trace
from quotetrace.cli.verifying import verify
from quotetrace.errors import QuotetraceError

_INTERRUPTED = 128 + 2  # as shells report a process that SIGINT ended


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


for _command in (trace, verify, train, evaluate):
    cli.add_command(_command)


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
        say(f"quotetrace: {error}", "red")
        status = 1
    sys.exit(status if isinstance(status, int) else 0)
