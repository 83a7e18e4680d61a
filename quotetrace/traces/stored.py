"""Stored: rows as text, and numbers for texts that are the same in every process."""

import json
from hashlib import blake2b
from typing import Final

from .rows import Row

_MASK: Final = (1 << 62) - 1


def lasting(*parts: str | None) -> int:
    """A number for some texts that is the same in every process."""
    whole = "\0".join(part if part is not None else "\1" for part in parts)
    return int.from_bytes(blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") & _MASK


def encoded(row: Row) -> str:
    """A row but for its id as JSON."""
    kept = [row.text, row.speakers, row.article, row.kind, row.within, row.cue, row.kinds, row.published, row.outlet]
    return json.dumps(kept, ensure_ascii=True)


def decoded(name: str, data: str) -> Row:
    """The row that :func:`encoded` wrote."""
    text, speakers, article, kind, within, cue, kinds, published, outlet = json.loads(data)
    return Row(name, text, tuple(speakers), article, kind, within, cue, tuple(kinds), published, outlet)
