"""Quotations that the page itself shows: pull quotes with their attribution lines, and turns of a transcript."""

from collections import defaultdict
from collections.abc import Iterator

from quotetrace.layers import Block, Document, Reported

_SURE = 0.9


def read_pulls(document: Document) -> Iterator[Reported]:
    """Pull quotes: the block, and the lines below it that say who."""
    credits = defaultdict(list)
    for block in document.blocks:
        if block.credit_of is not None:
            credits[block.credit_of].append((block.start, block.end))
    for number, block in enumerate(document.blocks):
        if block.kind == "pull":
            credit = tuple(credits[number])
            source = credit[0] if credit else None
            content = ((block.words, block.end),)
            yield Reported(kind="pull", content=content, rule="pull", source=source, credit=credit, confidence=_SURE)


def read_turns(document: Document) -> Iterator[Reported]:
    """Each turn of a transcript with the paragraphs that go on without a label: one quotation."""
    turn: list[Block] = []
    for block in document.blocks:
        if turn and (block.kind != "turn" or block.words > block.start):
            yield from _turn(document, turn)
            turn = []
        if block.kind == "turn":
            turn.append(block)
    if turn:
        yield from _turn(document, turn)


def _turn(document: Document, blocks: list[Block]) -> Iterator[Reported]:
    first = blocks[0]
    content = tuple((block.words, block.end) for block in blocks if block.end > block.words)
    if not content:
        return
    label = (first.start, first.words) if first.words > first.start else None
    name = document.text[first.start : first.words].rstrip(" :.\t\xa0")
    bare = name.lstrip('"“')  # each turn of a quoted transcript may open with a mark
    source = (first.start + len(name) - len(bare), first.start + len(name)) if label else None
    yield Reported(kind="direct", content=content, rule="turn", label=label, source=source, confidence=_SURE)
