"""The only reader of ``data/``: word lists (one entry a line, ``#`` starts a comment) and weights."""

import re
from functools import cache
from importlib import resources

_HEAD = re.compile(r"(?:#.*\n|\s*\n)*")
_BLANKS = re.compile(r"^[ \t\r]|[ \t\r]\n|\n[ \t\r\n]|\s\Z")


def _read(name: str, language: str) -> str:
    return resources.files("quotetrace").joinpath(f"data/{language}/{name}").read_text(encoding="utf-8")


def _entries(name: str, language: str) -> list[str]:
    text = _read(name, language).rstrip()
    head = _HEAD.match(text)
    body = text[head.end() :] if head else text
    if "#" not in body and not _BLANKS.search(body):  # the long lists: line by line takes ten times as long
        return body.split("\n") if body else []
    lines = (line.partition("#")[0].strip() for line in body.splitlines())
    return [line for line in lines if line]


@cache
def words(name: str, language: str = "en") -> frozenset[str]:
    """The entries of ``data/<language>/<name>.txt`` as a set.

    >>> "Gov." in words("abbreviations") or "gov" in words("abbreviations")
    True
    """
    return frozenset(_entries(f"{name}.txt", language))


@cache
def table(name: str, language: str = "en") -> dict[str, str]:
    """The entries of ``data/<language>/<name>.txt`` whose lines are ``key<TAB>value``."""
    pairs = (line.split("\t", 1) for line in _entries(f"{name}.txt", language))
    return {key.strip(): value.strip() for key, value in pairs}


@cache
def weights(name: str, language: str = "en") -> bytes:
    """The bytes of a weights file in ``data/<language>``."""
    return resources.files("quotetrace").joinpath(f"data/{language}/{name}").read_bytes()
