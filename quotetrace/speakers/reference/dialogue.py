"""Who speaks next in a dialogue that a page sets line by line: “And then?” she asked. | “Nothing.” | “At all?”."""

from collections.abc import Iterator

from quotetrace.layers import Reported
from quotetrace.speakers.staging.stage import Entity, Stage

_ASKS = frozenset({"asked", "asks"})
_LINES = 5  # lines of a dialogue back, among which somebody asks
_CLOSING = "\"”’'»“"
_LITTLE = 40  # characters behind a question: "the detective inspector asked him."
_MARKS = 3  # characters of a line beside the words: marks and a blank


def answers_back(stage: Stage, index: int) -> Entity | None:
    """`“They promised money,” he said.`, `“And you?” she asked.`, `“The truth.”`: the other one of two, where one has
    asked and each line is a turn."""
    reported = stage.reading.page.reported
    before = reported[index].follows
    if before is None or reported[index].kind != "direct" or not _fills_line(stage, reported[index]):
        return None
    lines = list(_lines_before(stage, index, before))
    if not any(_is_asked(stage, reported[at]) for at in lines):
        return None
    spoke = [stage.answers[at].speakers for at in lines]
    last = spoke[0]
    other = next((one for one in spoke[1:] if one != last), ())
    return other[0] if len(last) == len(other) == 1 else None


def _lines_before(stage: Stage, index: int, before: int) -> Iterator[int]:
    """The stretches of the paragraphs right before, as far as each opens with one, the last first."""
    reported, block = stage.reading.page.reported, _block(stage, stage.reading.page.reported[index])
    for at in range(before, max(before - _LINES, -1), -1):
        one = reported[at]
        if one.within is not None:
            continue
        if one.kind != "direct" or _block(stage, one) != block - 1:
            return
        block -= 1
        yield at
        if not _opens_line(stage, one):  # what is told before the dialogue
            return


def _block(stage: Stage, reported: Reported) -> int:
    reading = stage.reading
    return reading.document.block_of(reading.tokens(*reported.content[0])[0])


def _opens_line(stage: Stage, reported: Reported) -> bool:
    start = stage.reading.document.blocks[_block(stage, reported)].start
    return reported.content[0][0] - start < _MARKS


def _fills_line(stage: Stage, reported: Reported) -> bool:
    """Whether a paragraph holds nothing but a quotation."""
    block = stage.reading.document.blocks[_block(stage, reported)]
    return _opens_line(stage, reported) and block.end - reported.content[-1][1] < _MARKS


def _is_asked(stage: Stage, reported: Reported) -> bool:
    """`“And then?” she asked.`: a question that somebody is said to ask, and little else in the paragraph."""
    text, block = stage.reading.document.text, stage.reading.document.blocks[_block(stage, reported)]
    if block.end - reported.content[-1][1] > _LITTLE:
        return False
    asks = reported.cue is not None and text[slice(*reported.cue)].lower() in _ASKS
    return asks and text[slice(*reported.content[-1])].rstrip(_CLOSING).endswith("?")
