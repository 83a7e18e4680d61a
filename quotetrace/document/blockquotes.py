"""Words that mail and Markdown quote by a `>` before each line."""

from collections.abc import Iterator, Sequence

from quotetrace.document.unspoken import TALK
from quotetrace.layers import Block, Marked

_MARKS = "\"“”'‘’«»„"


def find_blockquoted(text: str, blocks: Sequence[Block], first: int) -> list[Marked]:
    """The quoted lines as stretches, numbered from ``first``, each of which goes on with the one above it.

    Where no colon introduces any of them on the page, only those count that speak to somebody: Markdown sets notes so.
    """
    runs = list(_runs(text, blocks))
    introduced = any(_is_introduced(text, blocks, run[0]) for run in runs)
    found: list[Marked] = []
    for run in runs:
        if not introduced and not any(TALK.search(text, blocks[n].words, blocks[n].end) for n in run):
            continue
        again = None
        for number in run:
            block = blocks[number]
            found.append(Marked(block.words, block.end, block.words, block.end, ">", closed=False, opened_again=again))
            again = first + len(found) - 1
    return found


def _runs(text: str, blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The numbers of quoted blocks that stand together at one depth and hold somebody's words."""
    run: list[int] = []
    for number, block in enumerate(blocks):
        depth = _depth(text, block)
        if run and depth != _depth(text, blocks[run[-1]]) and not _is_blank(text, block):
            yield run
            run = []
        if not depth:
            continue
        if text[block.end - 1] == ":" or text[block.words] in _MARKS:
            if run:
                yield run
            run = []
        else:
            run.append(number)
    if run:
        yield run


def _depth(text: str, block: Block) -> int:
    if block.kind != "body" or text[block.start] != ">":
        return 0
    line = max(block.start, text.rfind("\n", block.start, block.words))
    return text.count(">", line, block.words)


def _is_blank(text: str, block: Block) -> bool:
    """`>` alone: an empty line of what is quoted."""
    return not text[block.start : block.end].strip("> ")


def _is_introduced(text: str, blocks: Sequence[Block], number: int) -> bool:
    """The block above ends with a colon: `Ruiz wrote:`"""
    while number > 0 and _is_blank(text, blocks[number - 1]):
        number -= 1
    return number > 0 and text[blocks[number - 1].end - 1] == ":"
