"""Writing answers: to standard output, or to a file that is there whole or not at all."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from quotetrace.cli.telling import on_terminal, say

FILE = click.Path(readable=False)
"""A path as an argument: whether it can be read is found out when it is, and said with its cure."""

_TABLES = ("", ".txt", ".text")  # endings of a file that holds a table


def form_of(out: str, suffixes: Mapping[str, str]) -> str:
    """The format that the ending of OUT stands for; raises a usage error where it stands for none."""
    ending = Path(out).suffix.lower()
    if ending in _TABLES:
        return "table"
    if ending not in suffixes:
        known = ", ".join(suffixes)
        raise click.UsageError(f"{out}: no format has the ending {ending}: use {known} or .txt, or pass --format.")
    return suffixes[ending]


def _silence_stdout() -> None:
    """Point standard output to nowhere, so that the interpreter's last flush does not fail again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # standard output is no real file, as in tests
        return


def put(text: str) -> bool:
    """Write to standard output; return whether that went well. A reader that has seen enough (head) is no failure."""
    if sys.stdout is None:
        say("quotetrace: standard output is closed: leave it open, or name a file with -o", "red")
        return False
    try:
        if on_terminal(sys.stdout):  # a terminal may know fewer characters
            known = sys.stdout.encoding or "utf-8"
            click.echo(text.encode(known, "replace").decode(known), nl=False)
        else:
            click.echo(text.encode("utf-8", "replace"), nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
    except OSError as error:
        _silence_stdout()
        say(f"quotetrace: standard output cannot be written: {error.strerror or error}", "red")
        return False
    return True


def save(out: str, data: bytes) -> bool:
    """Write a file whole or not at all; return whether that went well, and say it where it did not."""
    from quotetrace.outputs.files import write_atomically

    try:
        write_atomically(Path(out), data)
    except OSError as error:
        say(f"quotetrace: {out}: cannot be written: {error.strerror or error}; any old file is as it was", "red")
        return False
    return True


def unwritable(out: str) -> str | None:
    """Return why OUT cannot be written as far as a glance can tell, so that nobody waits for a lost answer; raises a
    usage error where it names no file at all."""
    if not out:
        raise click.UsageError("OUT is empty: name a file to write to.")
    path = Path(out)
    if path.is_dir():
        return "a folder: name a file in it"
    if not path.parent.is_dir():
        return f"the folder {path.parent} does not exist: make it first"
    if (path.is_file() or not path.exists()) and not os.access(path.parent, os.W_OK):
        return f"the folder {path.parent} cannot be written to: check its permissions (ls -ld), or name another"
    return None


def same_file(out: str, path: str) -> bool:
    """Whether OUT is the file at a path that is read."""
    try:
        return path != "-" and Path(path).is_file() and Path(out).samefile(path)
    except OSError:
        return False
