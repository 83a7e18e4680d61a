"""Stored: rows as text, and numbers for texts that are the same in every process."""

import json
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Final

from attrs import fields

from .rows import Row

_MASK: Final = (1 << 62) - 1


def lasting(*parts: str | None) -> int:
    """A number for some texts that is the same in every process."""
    whole = "\0".join(part if part is not None else "\1" for part in parts)
    return int.from_bytes(blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") & _MASK


def encoded(row: Row) -> str:
    """A row but for its id as JSON."""
    return json.dumps(_fields(row), ensure_ascii=True)


_fields: Final = attrgetter(*(each.name for each in fields(Row) if each.name != "id"))


def decoded(name: str, data: str) -> Row:
    """The row that :func:`encoded` wrote."""
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(data)]
    return Row(name, *values)
