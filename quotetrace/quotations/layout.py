"""Quotations that the page itself shows: pull quotes with their attribution lines, and turns of a transcript."""

import re
from collections import defaultdict
from collections.abc import Iterator

from quotetrace.layers import Block, Document, Reported

_SURE = 0.9
_POST = re.compile(r" (?:--|—|–|-) ")
# "[Laughs.]", "(Sensation.)" behind a sentence; "[the mayor]" inside one is an editor's word
_STAGE = re.compile(
    r"(?:(?<=[.?!…\"”’-] )|(?<=[.?!…\"”’-]\n))(?:\[[A-Z][^\[\]\n]{1,60}\]|\([A-Z][^()\n]{1,60}\.\))"
    r"|[\[(](?i:laughs|laughter|laughing|applause|crosstalk|inaudible|unintelligible|pauses?|cheers)[.)\] ,]"
    r"[^\[\]()\n]{0,60}[\])]?"
)


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
            post = source is not None and "(@" in document.text[slice(*source)]
            pull = Reported(kind="pull", content=content, rule="pull", source=source, credit=credit, confidence=_SURE)
            yield pull.but(kind="direct", rule="direct.post") if post else pull


def read_turns(document: Document) -> Iterator[Reported]:
    """Each turn of a transcript with the paragraphs that go on without a label: one quotation.

    A question in bold type is a turn, and so is the answer behind it, though it has no label.
    """
    turn: list[Block] = []
    answers = False
    for block in document.blocks:
        asked = bool(turn) and _is_bold(document, turn[-1])
        if turn and (block.kind != "turn" or block.words > block.start or asked):
            yield from _turn(document, turn, answers=answers)
            turn, answers = [], asked
        if block.kind == "turn":
            turn.append(block)
    if turn:
        yield from _turn(document, turn, answers=answers)


def _is_bold(document: Document, block: Block) -> bool:
    """`**Why now?**`: a question in bold type has marks where others have a label."""
    label = document.text[block.start : block.words]
    return bool(label) and not label.strip("*_")


def _turn(document: Document, blocks: list[Block], *, answers: bool) -> Iterator[Reported]:
    first = blocks[0]
    asks = _is_bold(document, first)
    type_ = first.words - first.start if asks else 0  # characters of the marks at either end
    content = tuple(piece for block in blocks for piece in _spoken(document, block.words, block.end - type_))
    if not content:
        return
    if asks or (answers and first.words == first.start):
        rule = "turn.question" if asks else "turn.answer"
        yield Reported(kind="direct", content=content, rule=rule, label=(first.start, first.start), confidence=_SURE)
        return
    label = (first.start, first.words) if first.words > first.start else None
    source = _label_name(document, first) if label else None
    if source and source[0] == source[1]:  # `>> Why now?`: somebody else speaks, and who is not said
        label, source = (first.start, first.start), None
    yield Reported(kind="direct", content=content, rule="turn", label=label, source=source, confidence=_SURE)


def _label_name(document: Document, block: Block) -> tuple[int, int]:
    """The name in a label: without the colon, a mark that each turn may open with, and a post behind a dash."""
    name = document.text[block.start : block.words]
    name = _POST.split(name, maxsplit=1)[0].rstrip(" :.*_\t\xa0")
    bare = name.lstrip('"“>*_ ')
    return block.start + len(name) - len(bare), block.start + len(name)


def _spoken(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is spoken between ``start`` and ``end``: stage directions between sentences are not."""
    for direction in _STAGE.finditer(document.text, start, end):
        if direction.start() > start:
            yield from _trimmed(document.text, start, direction.start())
        start = direction.end()
    yield from _trimmed(document.text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
    if end > start:
        yield start, end
