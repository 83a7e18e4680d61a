"""Stored: rows and names as SQLite takes them, and numbers for texts that are the same in every process."""

import json
import re
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Final

from attrs import fields

from ..pairing.rows import Row

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_MASK: Final = (1 << 62) - 1


def lasting(*parts: str | None) -> int:
    """A number for some texts that is the same in every process."""
    whole = "\0".join(part if part is not None else "\1" for part in parts)
    return int.from_bytes(blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") & _MASK


def encoded(row: Row) -> str:
    """A row but for its id as JSON."""
    return json.dumps(_fields(row), ensure_ascii=True)


_fields: Final = attrgetter(*(each.name for each in fields(Row) if each.name != "id"))


def decoded(name: str | bytes, data: str) -> Row:
    """The row that :func:`encoded` wrote, with its id as :func:`kept` wrote it."""
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(data)]
    return Row(told(name), *values)


def kept(name: str | None) -> str | bytes | None:
    """A name as SQLite keeps it: text, or bytes where lone surrogates forbid that; no two names are kept alike.

    >>> kept("Ruiz"), kept("Ru\\ud800")
    ('Ruiz', b'Ru\\xed\\xa0\\x80')
    """
    torn = name is not None and not name.isascii() and _SURROGATE.search(name)
    return name.encode("utf-8", "surrogatepass") if name is not None and torn else name


def told(name: str | bytes) -> str:
    """The name that :func:`kept` was given."""
    return name.decode("utf-8", "surrogatepass") if isinstance(name, bytes) else name


def searchable(text: str) -> str:
    """A text as full-text search takes it: a lone surrogate parts words."""
    return _SURROGATE.sub("\ufffd", text)
