"""Requoting: the words in marks inside a quotation, which somebody else may have said first."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quotetrace.patterns import late

from ..text.comparable import Comparable
from .rows import Row
from .utterances import Utterance

_CLOSED_BY: Final = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "`": "'"}
# A mark behind the words that lead up to it, and one behind a word: an apostrophe inside a word is neither, nor is the
# mark at which a quotation goes on that was broken off.
_OPENED: Final = r"(?<=[^\W_]|[,:]) (?P<opened>[“‘\"'«`])[“‘\"'«`]*(?=[^\W_])"
_CLOSED: Final = r"(?<=\S)(?P<closed>[”’\"'»])(?![^\W_])"
_OPENED_OR_CLOSED: Final = late(f"{_OPENED}|{_CLOSED}")
# Most texts have no such mark, which is seen sooner without the patterns above.
_LEAD: Final = re.compile(f" [{''.join(_CLOSED_BY)}]")
# Fewer words are a title or a term rather than a quotation.
_WORDS: Final = 4


def leads(row: Row) -> bool:
    """Whether a quotation may have a passage in marks that is no more than a part of it."""
    return row.kind == "direct" and _LEAD.search(row.text) is not None


def requoted(said: Utterance) -> Sequence[Comparable]:
    """The passages in marks that are no more than a part of what was said; kept, for each is asked for in many pairs.

    >>> from quotetrace.traces import Row, Vocabulary, prepare
    >>> outer = prepare(Row("1", "“She told us ‘the dam will not hold’ and left.”"), Vocabulary())
    >>> [inner.text for inner in requoted(outer)]
    ['the dam will not hold']
    """
    if said.passages is None:
        said.passages = [*_passages(said)] if leads(said.row) else ()
    return said.passages


def _passages(said: Utterance) -> Iterator[Comparable]:
    text = said.row.text
    begin, closed_by = 0, ""
    for mark in _OPENED_OR_CLOSED.finditer(text):
        if mark["opened"]:
            begin, closed_by = mark.end(), _CLOSED_BY[mark["opened"]]
        elif mark["closed"] == closed_by:
            inner = said.text.vocabulary.read(text[begin : mark.start()])
            closed_by = ""
            if len(inner.words) >= _WORDS:
                yield inner
