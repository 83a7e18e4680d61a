"""Correcting: what people have said of quotations, kept in the store and applied before anything is merged."""

from typing import Any

from quotetrace.errors import InputError
from quotetrace.models import Correction

from .index import Index
from .rulings import Rulings
from .stored import decoded, kept, told


def is_known(index: Index, name: str) -> bool:
    """Whether there is a quotation with this id."""
    return index.connection.execute("SELECT 1 FROM quotation WHERE id = ?", (kept(name),)).fetchone() is not None


def correct(index: Index, kind: str, one: str, other: str | None, name: str | None) -> Correction:
    """Store a correction and place the quotations it is about anew.

    Raises :class:`InputError` for two that corrections cannot tell apart.
    """
    marks = [_marked(index, each) for each in (one, other) if each is not None]
    if len(marks) > len(set(marks)):
        raise InputError(
            f"{one!r} and {other!r} are of one article and have the same words, by which corrections know a quotation: "
            "they cannot be told apart"
        )
    number = index.connection.execute(
        "INSERT INTO correction (kind, one, other, one_mark, other_mark, name) VALUES (?, ?, ?, ?, ?, ?)",
        (kind, kept(one), kept(other), marks[0], marks[1] if len(marks) > 1 else None, kept(name)),
    ).lastrowid
    _apply(index, marks)
    return _correction((number, kind, one, other, name))


def retract(index: Index, number: int) -> bool:
    """Take a correction back; False where there is none with this number."""
    row = index.connection.execute("SELECT one_mark, other_mark FROM correction WHERE number = ?", (number,)).fetchone()
    if row is None:
        return False
    index.connection.execute("DELETE FROM correction WHERE number = ?", (number,))
    _apply(index, [mark for mark in row if mark is not None])
    return True


def listed(index: Index) -> list[Correction]:
    """All corrections, the earliest first."""
    rows = index.connection.execute("SELECT number, kind, one, other, name FROM correction ORDER BY number")
    return [_correction(row) for row in rows]


def _correction(row: tuple[Any, ...]) -> Correction:
    number, kind, one, *rest = row
    other, name = (None if each is None else told(each) for each in rest)
    return Correction(number=number, kind=kind, quotation=told(one), other=other, name=name)


def _marked(index: Index, name: str) -> int:
    """The mark of a quotation, which is noted as its own."""
    number, data = index.connection.execute("SELECT number, data FROM quotation WHERE id = ?", (kept(name),)).fetchone()
    mark = index.mark(decoded(name, data))
    index.connection.execute("INSERT OR REPLACE INTO marked VALUES (?, ?)", (mark, number))
    return mark


def _apply(index: Index, marks: list[int]) -> None:
    """Take the quotations with these marks out and place them anew by the rulings of now."""
    index.rulings = Rulings.read(index.connection)
    rows = [
        index.connection.execute(
            "SELECT q.number, q.id, q.data, q.place FROM marked m JOIN quotation q ON q.number = m.quotation "
            "WHERE m.mark = ?",
            (mark,),
        ).fetchone()
        for mark in marks
    ]
    here = [row for row in rows if row]
    for number, *_ in here:
        index.take_out(number)
    for number, name, data, place in here:
        index.place(number, decoded(name, data), place)
