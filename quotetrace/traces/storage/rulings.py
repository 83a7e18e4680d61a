"""Rulings: what people have said of quotations, as the index applies it."""

import sqlite3
from typing import Final

from attrs import define, field

from ..pairing.clusters import NEVER
from .stored import told

_ALWAYS: Final = -NEVER


@define
class Rulings:
    """What people have said, by the marks of quotations."""

    pairs: dict[int, dict[int, float]] = field(factory=dict)
    silenced: set[int] = field(factory=set)
    speakers: dict[int, str] = field(factory=dict)

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> "Rulings":
        """The rulings of a store; of two on the same matter the later one counts."""
        found = cls()
        for kind, one, other, name in connection.execute(
            "SELECT kind, one_mark, other_mark, name FROM correction ORDER BY number"
        ):
            if kind in ("same", "different"):
                score = _ALWAYS if kind == "same" else NEVER
                found.pairs.setdefault(one, {})[other] = score
                found.pairs.setdefault(other, {})[one] = score
            elif kind == "not a quotation":
                found.silenced.add(one)
            else:
                found.speakers[one] = told(name)
        return found

    def __contains__(self, mark: int) -> bool:
        return mark in self.pairs or mark in self.silenced or mark in self.speakers

    def __bool__(self) -> bool:
        return bool(self.pairs or self.silenced or self.speakers)
