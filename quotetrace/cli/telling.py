"""What the commands tell on standard error: errors, warnings, and how far long work is."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quotetrace.models import Article

# About a second of work: below it a progress bar would only flicker.
_LONG_WORK = 400_000
_BAR = 24  # columns
_SELDOM = 0.1  # seconds between two drawings of a bar
_CLEAR = "\r\x1b[K"  # to the beginning of the line, and erase it


def on_terminal(stream: IO[str] | None) -> bool:
    """Whether a person may watch a stream; one that the shell closed is None."""
    return stream is not None and stream.isatty()


def say(message: str, style: str = "") -> None:
    """Write a line to standard error; nothing in it can steer the terminal."""
    from quotetrace.outputs.terminal import line

    plain = not style or os.environ.get("NO_COLOR")  # click itself leaves colour out where no terminal is
    click.echo(line(message) if plain else click.style(line(message), fg=style), err=True)


class Progress:
    """Tells on standard error how far long work is; ``wanted`` None means: if a person watches and the work is long."""

    def __init__(self, wanted: bool | None) -> None:
        self.wanted = on_terminal(sys.stderr) if wanted is None else wanted
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
            say(f"Tracing {len(articles):,} {noun}, {size:,} characters ...")


class Meter:
    """One line on standard error that tells what is being done and how much of it; ``wanted`` as in :class:`Progress`.

    Where no terminal is, it writes a line for each new thing that is done.
    """

    def __init__(self, wanted: bool | None) -> None:
        self._drawn = on_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self._wanted = on_terminal(sys.stderr) if wanted is None else wanted
        self._what = ""
        self._next = 0.0

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, *_: object) -> None:
        if self._wanted and self._drawn:
            click.echo(_CLEAR, nl=False, err=True)

    def __call__(self, what: str, done: int, of: int) -> None:
        """Tell that ``done`` of the ``of`` steps of ``what`` are behind us."""
        if not self._wanted:
            return
        if what != self._what and not self._drawn:
            say(f"{what} ...")
        elif self._drawn and (what != self._what or time.monotonic() >= self._next):
            filled = round(_BAR * min(done / max(of, 1), 1))
            bar = "#" * filled + "-" * (_BAR - filled)
            text = f"{what:<40.40} [{bar}] {done:,} of {of:,}"
            click.echo(_CLEAR + text[: shutil.get_terminal_size().columns - 1], nl=False, err=True)
            self._next = time.monotonic() + _SELDOM
        self._what = what
