"""Patterns that most articles never ask: each is compiled when it is asked first.

A first report takes a fifth of its time to compile regexes, most of which a short article does not come to.
"""

import re
from typing import Any, cast


class _Late:
    """A pattern to be; its methods are looked up once, and then stand here themselves."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # whoever copies or pickles objects asks for these
            raise AttributeError(name)
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def late(source: str, flags: int = 0) -> "re.Pattern[str]":
    """What ``re.compile`` makes, to be asked by its methods: the work is left until then.

    >>> late("[a-z]+").findall("two words")
    ['two', 'words']
    """
    return cast("re.Pattern[str]", _Late(source, flags))
