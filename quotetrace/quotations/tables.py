"""Tables of what people said: a row has a name in one cell and words in marks in another."""

import re
from collections.abc import Iterator

from attrs import frozen

from quotetrace.layers import Block, Document, Reported

_CELL = re.compile(r"[^|\t\n]+")
_SAID = re.compile(r"\s*(?P<words>[\"“«„][^\"“”«»]*[\"”»]\.?)\s*\Z")
_NAME = re.compile(r"\s*(?P<name>[^\W\d_a-z][^\"“”«»|]{1,80}?)\s*\Z")
_FEWEST = 2  # rows that make a table
_LONGEST = 1_500  # characters of a row
_MARKS = '"“”«»„ '
_STOPS = tuple(".?!…,")
_FEWEST_SMALL = 3  # words in small letters
_SURE = 0.8


@frozen
class _Row:
    """Who speaks in a row, where one cell says so, and what is in marks as a whole in others."""

    name: tuple[int, int] | None
    said: tuple[tuple[int, int], ...]


def read_tables(document: Document) -> Iterator[Reported]:
    """The words of each row, by whom its first cell names."""
    if "|" not in document.text and "\t" not in document.text:
        return
    rows = [row for row in (_row(document, block) for block in document.blocks) if row is not None]
    for row in rows if len(rows) >= _FEWEST else ():
        for words in row.said:
            yield Reported(kind="direct", content=(words,), rule="direct.table", source=row.name, confidence=_SURE)


def _row(document: Document, block: Block) -> _Row | None:
    text = document.text
    if block.kind in ("turn", "pull") or block.end - block.start > _LONGEST or not _is_parted(document, block):
        return None
    cells = list(_CELL.finditer(text, block.start, block.end))
    said = [match.span("words") for cell in cells if (match := _SAID.match(text, *cell.span())) and _is_speech(match)]
    if not said:
        return None
    name = _NAME.match(text, *cells[0].span())
    return _Row(name.span("name") if name else None, tuple(said))


def _is_speech(cell: "re.Match[str]") -> bool:
    """A sentence, or some words that are no title: `“Ask me later.”`, `“not while I live here”`."""
    words = cell["words"].strip(_MARKS)
    return words.endswith(_STOPS) or sum(word[0].islower() for word in words.split()) >= _FEWEST_SMALL


def _is_parted(document: Document, block: Block) -> bool:
    bars = document.text.count("|", block.start, block.end)
    return bars > 0 or document.text.find("\t", block.start, block.end) >= 0
