"""Text for a terminal: made harmless, measured in columns, wrapped, coloured."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple
from unicodedata import category, east_asian_width

# White space that str.split() swallows stays; every other control character could steer the terminal.
# BIDI EMBEDDINGS, OVERRIDES and ISOLATES would reorder what stands around them.
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_DELETE = 0x7F
_FIRST_PICTURE = 0x2400  # SYMBOL FOR NULL; the pictures of the other C0 controls follow in their order
_DELETE_PICTURE = "\u2421"
_WIDE = r"\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
# Closing and separating marks never begin a line, so they stay with the character before them.
_NEVER_FIRST = "\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\u300d\u300f\uff09\u3011\u300b\u2019\u201d\u2026"
# A separating dot stays at the end of its line.
_BREAK = re.compile(r" (?!· |·$)")
_PIECE = re.compile(f"[{_WIDE}][{_NEVER_FIRST}]*|[^{_WIDE}]+")


class Word(NamedTuple):
    """What is never broken unless it is wider than the line: text, SGR codes ("1;31"), whether a space precedes."""

    text: str
    style: str = ""
    spaced: bool = True


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < ord(" "):
        return chr(_FIRST_PICTURE + code)
    return _DELETE_PICTURE if code == _DELETE else "\ufffd"


def safe(text: str) -> str:
    r"""Return the text with characters that could steer a terminal made visible.

    >>> safe("a\x1b[2Jb")
    'a␛[2Jb'
    """
    return _UNSAFE.sub(_picture, text)


def line(text: str) -> str:
    """Return the text safe and on one line."""
    return " ".join(safe(text).split())


def columns(text: str) -> int:
    """Return how many columns a text takes: two for a wide East Asian character, none for a combining one.

    >>> columns("日本 a")
    6
    """
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def words(text: str, style: str = "") -> Iterator[Word]:
    """Split a text where a line may end: at white space, and between wide characters."""
    for part in _BREAK.split(line(text)):
        for number, piece in enumerate(_PIECE.findall(part)):
            yield Word(piece, style, number == 0)


def paint(text: str, style: str, colour: bool) -> str:
    """Return the text in a style, or as it is where there is no colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if colour and style and text else text


def _chopped(word: Word, width: int) -> Iterator[Word]:
    """Break a word that is wider than the line, such as a long address."""
    piece, taken, first = "", 0, True
    for character in word.text:
        wide = _columns_of(character)
        if taken + wide > width and piece:
            yield Word(piece, word.style, word.spaced and first)
            piece, taken, first = "", 0, False
        piece += character
        taken += wide
    yield Word(piece, word.style, word.spaced and first)


def wrap(stream: Iterable[Word], width: int) -> Iterator[list[Word]]:
    """Fill lines of at most ``width`` columns; a single character that is wider than that stands alone."""
    row: list[Word] = []
    taken = 0
    for whole in stream:
        for word in _chopped(whole, width) if columns(whole.text) > width else (whole,):
            needed = columns(word.text) + (word.spaced and bool(row))
            if row and taken + needed > width:
                yield row
                row, taken, needed = [], 0, columns(word.text)
            row.append(word)
            taken += needed
    if row:
        yield row


def drawn(row: list[Word], colour: bool, width: int = 0) -> str:
    """Return a line as text, filled with spaces to ``width`` columns."""
    pieces: list[str] = []
    for style, run in groupby(row, key=lambda word: word.style):
        first, *rest = run
        text = first.text + "".join(f" {word.text}" if word.spaced else word.text for word in rest)
        pieces.append(f"{' ' if pieces and first.spaced else ''}{paint(text, style, colour)}")
    taken = sum(columns(word.text) + (word.spaced and number > 0) for number, word in enumerate(row))
    return "".join(pieces) + " " * (width - taken)
