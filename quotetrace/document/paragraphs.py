"""Paragraphs of a page: lines as they stand, or hard-wrapped lines joined, each with its offsets."""

import re
from itertools import pairwise

from attrs import define

from quotetrace.layers import BlockKind

# Line and paragraph ends; other control characters are blanks inside a line. A line is looked at from its first
# visible character on: not from a byte order mark, which opens a file and stays where files were put together.
_BREAKS = "\n\r\u2028\u2029"
_LINE = re.compile(rf"[^\s\ufeff][^{_BREAKS}]*")
_QUOTED = re.compile(r"(?:> )+(?=\S)")  # mail and Markdown set this before each line that they quote
_CLOSING, _PAUSES = frozenset("\"”’'»"), frozenset(",?!")
_SAID = r"(?:said|says|asked|asks|told|tells|added|adds|replied|replies|wrote|writes|explained|explains)\b"
_TELLS = re.compile(rf"(?:{_SAID}|(?:he|she|they|I|we|(?:[A-Z][\w.'’-]{{0,30}}\s){{1,4}}?)\s?{_SAID})")
_RULE = re.compile(r"[-_*=~]{3,}")  # a line drawn across the page
_FIRST_WORD = re.compile(r"\S+")
_LIST_ITEM = re.compile(r"(?:[•▪●◦‣·*»]|[-–—―]{1,2}|\d{1,2}[.)])\s")
_FINAL = tuple(".!?…:;\"”’'»)]*_")  # a line that ends so may end a paragraph
_STOPS = (".", "!", "?", ",")
_EVEN, _MOSTLY = 0.9, 0.7  # of lines broken at a width most end within a tenth of it, but for the next word
_LEADING = "\"“‘'(> "  # what may stand before the first letter of a line that goes on
_WIDEST_MARGIN = 40  # blanks before a line that are counted
_WIDEST_WRAP = 110  # terminals, mail and OCR wrap at 60 to 100; a paragraph a line is usually longer


@define
class Paragraph:
    """A paragraph on its way to becoming a block; ``gap`` counts the line breaks before it (2 = a blank line).

    ``lead`` counts the characters before ``start`` that quote the line, as mail and Markdown do ("> ").
    """

    start: int
    end: int
    gap: int
    text: str
    kind: BlockKind | None = None
    words: int = -1
    credit_of: int | None = None
    lead: int = 0


def read_paragraphs(text: str) -> list[Paragraph]:
    """Cut ``text`` into trimmed paragraphs in order; hard-wrapped lines come out joined."""
    lines = _lines(text)
    return _join(text, lines, _wrap_width(lines))


def _lines(text: str) -> list[Paragraph]:
    lines: list[Paragraph] = []
    before = 0
    for match in _LINE.finditer(text):
        start, line = match.start(), match.group().rstrip()
        quoted = _QUOTED.match(line)
        words = start + (quoted.end() if quoted else 0)
        gap = _breaks(text, before, start)
        before = start + len(line)
        if quoted and lines and not lines[-1].text.strip("> "):  # an empty line of what is quoted
            start, gap = lines.pop().start, 2
        lines.append(Paragraph(words, before, gap, text[words:before], lead=words - start if quoted else 0))
    return lines


def _breaks(text: str, start: int, end: int) -> int:
    """Line breaks between two lines; CR LF counts once, a paragraph separator or a second break as a blank line."""
    if end - start == 1:
        return 1
    count = text.count("\n", start, end) or text.count("\r", start, end)
    return count if count > 1 else count + text.count("\u2028", start, end) + 2 * text.count("\u2029", start, end)


def _wrap_width(lines: list[Paragraph]) -> int:
    """The width the text is wrapped at, 0 where every line is a paragraph.

    Wrapped text shows in its joints: a line that stops in mid-sentence, and the next one going on in lower case.
    """
    joints = [(left, right) for left, right in pairwise(lines) if right.gap == 1]
    open_joints = sum(_is_open(left, right) for left, right in joints)
    if not open_joints or open_joints < 0.3 * len(joints):  # about two joints in three of wrapped English are open
        return 0
    lengths = sorted(len(left.text) for left, _ in joints)
    width = lengths[len(lengths) * 9 // 10]
    if not any(left.text.endswith(_STOPS) for left, _ in joints):
        full = sum(_is_full(left, right, _EVEN * width) for left, right in joints)
        if full < _MOSTLY * len(joints):
            return 0  # captions without stops: a line is what was said in one breath
    return width if width <= _WIDEST_WRAP else 0


def _is_open(left: Paragraph, right: Paragraph) -> bool:
    going_on = left.text[-1] in ",-" or right.text.lstrip(_LEADING)[:1].islower()
    return (going_on and not left.text.endswith(_FINAL)) or _is_told(left, right)


def _is_told(left: Paragraph, right: Paragraph) -> bool:
    """`“The ferry is late,”` and on the next line `said Ana Ruiz.`"""
    return left.text[-1] in _CLOSING and left.text[-2:-1] in _PAUSES and _TELLS.match(right.text) is not None


def _is_full(left: Paragraph, right: Paragraph, width: float) -> bool:
    """Whether the first word of ``right`` would have found no room in ``left``."""
    word = _FIRST_WORD.match(right.text)
    return len(left.text) + 1 + (len(word.group()) if word else 0) > width


def _join(text: str, lines: list[Paragraph], width: int) -> list[Paragraph]:
    joined: list[Paragraph] = []
    last = None
    margin = min((_indent(text, line) for line in lines), default=0) if width else 0
    for line in lines:
        if last is not None and _goes_on(text, last, line, width, margin):
            joined[-1].end = line.end
        else:
            joined.append(line)
        last = line  # its text stays the bare line until all are joined
    for paragraph in joined:
        paragraph.text = text[paragraph.start : paragraph.end]
    return joined


def _indent(text: str, line: Paragraph) -> int:
    """How far a line is set in; a tab counts as two blanks."""
    before = text[max(0, line.start - _WIDEST_MARGIN) : line.start]
    blank = before[len(before.rstrip(" \t\xa0")) :]
    return len(blank) + blank.count("\t")


def _goes_on(text: str, left: Paragraph, right: Paragraph, width: int, margin: int) -> bool:
    """Whether the wrapped line ``right`` belongs to the paragraph of ``left``; ``margin`` is that of the whole text.

    A line that left room for the next word was broken on purpose, unless its sentence plainly runs on.
    """
    if right.gap > 1 or right.lead or right.text[0] == "^" or _indent(text, right) - margin > 1:
        return False
    if not width:
        return _is_told(left, right)
    if _RULE.fullmatch(left.text) or _RULE.fullmatch(right.text):
        return False
    full = _is_full(left, right, 0.8 * width)
    if _LIST_ITEM.match(right.text) and (not full or left.text.endswith(_FINAL)):
        return False
    return full or _is_open(left, right)
