"""Quotations that the page itself shows: pull quotes with their attribution lines, and turns of a transcript."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from quotetrace.layers import Block, Document, Reported
from quotetrace.patterns import late

_SURE = 0.9
_ACCOUNT = re.compile(r"(?<!\S)\(?@\w")
_STAMP_BEFORE = re.compile(r"\A[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?\s+(?:-\s)?")
_STAMP_BEHIND = re.compile(r"\s+[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\Z")
# "The Secretary of State for Health (Ana Ruiz) (Con):": who holds the office
_HOLDER = re.compile(r"The [^():\n]{2,120}\((?P<name>[A-Z][^():\n]{2,40})\)")
_DASH = re.compile(r"[—–―-]{1,2}\s*")
_POST = re.compile(r" (?:--|—|–|-) ")
# "[Laughs.]", "(Sensation.)" behind a sentence; "[the mayor]" inside one is an editor's word
_STAGE = late(
    r"(?:(?<=[.?!…\"”’-] )|(?<=[.?!…\"”’-]\n))(?:\[[A-Z][^\[\]\n]{1,60}\]|\([A-Z][^()\n]{1,60}\.\))"
    r"|[\[(](?i:laughs|laughter|laughing|applause|crosstalk|inaudible|unintelligible|pauses?|cheers)"
    r"(?:[.,: ][^\[\]()\n]{0,60})?[\])]"
)
# "(Through interpreter) We left.": in front of the words, behind the name
_MANNER = re.compile(r"\s*[(\[][A-Z][^()\[\]\n.?!]{1,60}[)\]]\s+(?=[^\W\d_a-z]|[\"“‘'])")
_DIRECTION = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]\.?")


def read_pulls(document: Document) -> Iterator[Reported]:
    """Pull quotes and posts: the block, and the lines beside it that say who; a post may have several lines."""
    credits = defaultdict(list)
    for block in document.blocks:
        if block.credit_of is not None:
            credits[block.credit_of].append((block.start, block.end))
    groups: list[list[int]] = []
    for number, block in enumerate(document.blocks):
        if block.kind != "pull":
            continue
        goes_on = bool(groups) and groups[-1][-1] == number - 1
        if goes_on and not credits[number] and _is_post(document, credits[groups[-1][0]]):
            groups[-1].append(number)
        elif goes_on and not credits[groups[-1][0]] and _is_next_line(document, number):
            groups[-1].append(number)
            credits[groups[-1][0]] = credits[number]
        else:
            groups.append([number])
    for group in groups:
        yield _pull(document, [document.blocks[number] for number in group], tuple(credits[group[0]]))


def _is_next_line(document: Document, number: int) -> bool:
    """Whether a block stands right under the one before: two lines of one pull quote, with who said it below."""
    before, block = document.blocks[number - 1], document.blocks[number]
    return document.text.count("\n", before.end, block.start) == 1


def _pull(document: Document, blocks: list[Block], credit: tuple[tuple[int, int], ...]) -> Reported:
    content = tuple((block.words, block.end) for block in blocks)
    source = _undashed(document, *credit[0]) if credit else None
    pull = Reported(kind="pull", content=content, rule="pull", source=source, credit=credit, confidence=_SURE)
    return pull.but(kind="direct", rule="direct.post") if _is_post(document, credit) else pull


def _undashed(document: Document, start: int, end: int) -> tuple[int, int]:
    """`— | Ana Ruiz, a nurse`: who it is, without the dash before it."""
    dash = _DASH.match(document.text, start, end)
    return (dash.end() if dash else start), end


def _is_post(document: Document, credit: Sequence[tuple[int, int]]) -> bool:
    """Whether a credit names an account: `— Ana Ruiz (@anaruiz) May 4, 2025`, `@anaruiz`."""
    return any(_ACCOUNT.search(document.text, *line) for line in credit)


def read_turns(document: Document) -> Iterator[Reported]:
    """Each turn of a transcript with the paragraphs that go on without a label: one quotation.

    A question in bold type is a turn, and so is the answer behind it, though it has no label. Where no turn has one,
    each paragraph that ends as a question asks.
    """
    turn: list[Block] = []
    answers = plain = False
    lettered = _only_questions(document)
    for block in document.blocks:
        if turn and _is_passed_over(document, block):
            continue
        asked = bool(turn) and _asks(document, turn[-1], plain=plain, lettered=lettered)
        was_plain, plain = plain, block.kind == "turn" and block.words == block.start and (plain or not turn)
        begins = block.words > block.start or asked or _asks(document, block, plain=plain, lettered=lettered)
        if turn and (block.kind != "turn" or begins):
            yield from _turn(document, turn, answers=answers, plain=was_plain, lettered=lettered)
            turn, answers = [], asked
        if block.kind == "turn":
            turn.append(block)
    if turn:
        yield from _turn(document, turn, answers=answers, plain=plain, lettered=lettered)


def _is_passed_over(document: Document, block: Block) -> bool:
    """`0:31`, `ADVERTISEMENT`, `[SIREN WAILING]` between two paragraphs of a turn: nobody says it."""
    stage = block.kind == "body" and _DIRECTION.fullmatch(document.text, block.start, block.end)
    return block.kind == "navigation" or bool(stage)


def _asks(document: Document, block: Block, *, plain: bool, lettered: bool) -> bool:
    asks = lettered and block.words > block.start
    return asks or _is_bold(document, block) or (plain and document.text[block.end - 1] == "?")


def _only_questions(document: Document) -> bool:
    """Whether all labels of a page are "Q": its answers have none."""
    turns = (block for block in document.blocks if block.kind == "turn" and block.words > block.start)
    labels = {document.text[block.start : block.words].strip("*_ ").rstrip(" .:0123456789") for block in turns}
    return bool(labels) and labels <= {"Q", "Question"}


def _is_bold(document: Document, block: Block) -> bool:
    """`**Why now?**`: a question in bold type has marks where others have a label."""
    label = document.text[block.start : block.words]
    return bool(label) and not label.strip("*_")


def _turn(document: Document, blocks: list[Block], *, answers: bool, plain: bool, lettered: bool) -> Iterator[Reported]:
    first = blocks[0]
    asks = _asks(document, first, plain=plain, lettered=lettered)
    label = document.text[first.start : first.words]
    mark = label[: len(label) - len(label.lstrip("*_"))]  # of the type, at either end
    type_ = len(mark) if mark and (lettered or _is_bold(document, first)) else 0
    content = tuple(piece for block in blocks for piece in _spoken(document, block, block.end - type_))
    if not content:
        return
    if asks or (answers and first.words == first.start):
        rule = "turn.question" if asks else "turn.answer"
        yield Reported(kind="direct", content=content, rule=rule, label=(first.start, first.start), confidence=_SURE)
        return
    span = (first.start, first.words) if first.words > first.start else None
    source = _label_name(document, first) if span else None
    if source and source[0] == source[1]:  # `>> Why now?`: somebody else speaks, and who is not said
        span, source = (first.start, first.start), None
    yield Reported(kind="direct", content=content, rule="turn", label=span, source=source, confidence=_SURE)


def _label_name(document: Document, block: Block) -> tuple[int, int]:
    """The name in a label: without the colon, a mark that each turn may open with, and a post behind a dash."""
    name = document.text[block.start : block.words]
    if (holder := _HOLDER.match(name)) is not None:
        return block.start + holder.start("name"), block.start + holder.end("name")
    name = _POST.split(name, maxsplit=1)[0].rstrip(" :.*_\t\xa0")
    name = _STAMP_BEHIND.sub("", name.removesuffix(" says"))
    bare = _STAMP_BEFORE.sub("", name).removeprefix("RT ").removeprefix("MT ").lstrip('"“>*_ ')
    return block.start + len(name) - len(bare), block.start + len(name)


def _spoken(document: Document, block: Block, end: int) -> Iterator[tuple[int, int]]:
    """What is spoken in a block: stage directions between sentences, and behind the label, are not."""
    bracketed = document.text.startswith("[", block.words)  # "[Operator instructions]" below a line with a name
    manner = _MANNER.match(document.text, block.words, end) if block.words > block.start or bracketed else None
    start = manner.end() if manner else block.words
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
