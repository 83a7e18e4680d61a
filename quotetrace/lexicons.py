"""The only reader of ``data/``: word lists (one entry a line, ``#`` starts a comment) and weights."""

import re
from functools import cache
from pkgutil import get_data

_COMMENT = re.compile("#.*")


def _read(name: str, language: str) -> bytes:
    # Not importlib.resources: it imports the readers of archives, a tenth of the time that our own imports take.
    found = get_data("quotetrace", f"data/{language}/{name}")
    assert found is not None, "the loader of the package reads no data"
    return found


def entries(name: str, language: str = "en", *, low: bool = False) -> list[str]:
    """The entries of ``data/<language>/<name>.txt`` in order, read anew: for lists of which something else is made.

    ``low`` gives them in lower case.
    """
    text = _read(f"{name}.txt", language).decode("utf-8")
    # No loop of our own: at the first article, 60,000 lines are waited for.
    return [*filter(None, map(str.strip, _COMMENT.sub("", text.lower() if low else text).splitlines()))]


@cache
def words(name: str, language: str = "en") -> frozenset[str]:
    """The entries of ``data/<language>/<name>.txt`` as a set.

    >>> "Gov." in words("abbreviations") or "gov" in words("abbreviations")
    True
    """
    return frozenset(entries(name, language))


@cache
def low_words(name: str, language: str = "en") -> frozenset[str]:
    """The same in lower case."""
    return frozenset(entries(name, language, low=True))


@cache
def table(name: str, language: str = "en") -> dict[str, str]:
    """The entries of ``data/<language>/<name>.txt`` whose lines are ``key<TAB>value``."""
    pairs = (line.split("\t", 1) for line in entries(name, language))
    return {key.strip(): value.strip() for key, value in pairs}


@cache
def weights(name: str, language: str = "en") -> bytes:
    """The bytes of a weights file in ``data/<language>``."""
    return _read(name, language)
