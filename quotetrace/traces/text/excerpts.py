"""Excerpts: a quotation as its words, and the joints where it says itself that it is not whole (… and [brackets])."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import Final, Literal

from attrs import frozen

from ..numbers.figures import figures
from .pieces import ELISION, normal_words, plain_marks

Joint = Literal["ellipsis", "bracket"]

_REMEMBERED: Final = 1 << 14  # written pieces
_OUTER: Final = "\"“”„‟«»‹›‘’'`‚‛"
_ELLIPSIS: Final = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.|\*\s?\*\s?\*)\s*[\])]|…|\.(?:\s?\.){2,}|\*\s?\*\s?\*")
_STROKED: Final = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "œ": "oe"}
)
# What hasty speech makes of two words, and a careful editor two words of.
_SLURRED: Final = {
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "dunno": "do not know", "kinda": "kind of",
    "sorta": "sort of", "lemme": "let me", "gimme": "give me", "cuz": "because", "'cause": "because",
}  # fmt: skip
_SIC: Final = re.compile(r"\s*[\[(]sic[\])]", re.IGNORECASE)
_LETTER: Final = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")  # "[T]he": only the case was changed
_BRACKET: Final = re.compile(r"(?:\[[^\[\]]{0,200}\]|\([^()]{1,40}\))(?:['’][^\W\d_]{1,2}\b)?")
# White space and dashes end a written piece; an apostrophe or a hyphen within it does not.
# A hyphen at the end of a line, before a small letter, is taken for a word cut in two, as in text from a PDF.
_CUT: Final = re.compile(r"-\n[ \t]*(?=[^\W\d_A-Z])")
_PIECE: Final = re.compile(rf"(?:(?:{_CUT.pattern})|(?<!-)-(?!-)|(?!\.\.)[^\s—–…-])+")

_MARKED: Final = re.compile('[“‘"«„]([^“”‘"«»„]{4,}?)[”’"»“](?![^\\W_])')
# The marks of a typewriter, which are apostrophes too.
_SINGLE: Final = re.compile(r"(?<!\S)'((?:[^']|'(?=[^\W_])){4,300}?)'(?![^\W_])")


def marked(text: str) -> list[str]:
    """The words in marks within a text.

    >>> marked("he called it “a bore” and 'somebody's joke'"), marked("the dogs' owners don't say")
    (['a bore'], [])
    >>> marked("the ship's cook called it 'somebody's joke'")
    ["somebody's joke"]
    """
    return _MARKED.findall(text) or (_SINGLE.findall(text) if "'" in text else [])


@frozen
class Excerpt:
    """A quotation without the marks around it, ellipses and brackets.

    ``words`` are its normal words, each with the written piece it stands in; ``joints`` tells before which word an
    ellipsis or a bracket stood, ``brackets`` what stood in it.
    """

    written: str
    words: tuple[str, ...]
    piece_of: tuple[int, ...]
    pieces: tuple[str, ...]
    joints: dict[int, Joint]
    brackets: dict[int, str]

    def text(self, first: int, last: int) -> str:
        """The words ``first`` to ``last`` (excluded) to be compared: as written, but with numbers in figures."""
        return " ".join([whole(piece) for piece in self._pieces(first, last)])

    def shown(self, first: int, last: int) -> str:
        """The words ``first`` to ``last`` (excluded) as written."""
        return " ".join([_uncut(piece) for piece in self._pieces(first, last)])

    def _pieces(self, first: int, last: int) -> tuple[str, ...]:
        return self.pieces[self.piece_of[first] : self.piece_of[last - 1] + 1] if first < last else ()


def pieces(text: str) -> list[tuple[int, int]]:
    """Start and end of each written piece of a text; a number is one.

    >>> pieces("Sell it--now"), pieces("for $40 million,")
    ([(0, 4), (5, 7), (9, 12)], [(0, 3), (4, 16)])
    """
    found = [match.span() for match in _PIECE.finditer(text)]
    numbers = [(start, end) for start, end, _ in figures(text)]
    return list(_united(found, numbers)) if numbers else found


def _united(found: Sequence[tuple[int, int]], numbers: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces, those of one number as one."""
    rest = iter([*numbers, (-1, -1)])
    first, last = next(rest)
    begun = None
    for start, end in found:
        if begun is None and start <= first < end:
            begun = start
        if begun is None:
            yield start, end
        elif end >= last:
            yield begun, end
            begun = None
            while 0 <= first < end:
                first, last = next(rest)


@lru_cache(maxsize=_REMEMBERED)
def whole(piece: str) -> str:
    """A written piece as it is read: without the cut at the end of a line, without accents, a number in figures.

    >>> whole("communi-\\nty"), whole("$40 million,"), whole("Łódź")
    ('community', '$40000000,', 'Lodz')
    """
    text = _plain(_uncut(unescape(piece) if "&" in piece else piece))
    slurred = _SLURRED.get(text.strip(_OUTER + ",.!?;:").lower())
    if slurred:
        return slurred
    for start, end, figure in reversed(figures(text)):
        text = f"{text[:start]}{figure}{text[end:]}"
    return text


def _plain(piece: str) -> str:
    """A piece without accents: English papers leave them out as often as not."""
    if piece.isascii():
        return piece
    letters = unicodedata.normalize("NFKD", plain_marks(piece)).translate(_STROKED)
    return "".join([letter for letter in letters if not unicodedata.combining(letter)])


def _uncut(piece: str) -> str:
    return _CUT.sub("", piece) if "\n" in piece else piece


@lru_cache(maxsize=_REMEMBERED)
def spoken(piece: str) -> tuple[str, ...]:
    """The normal words of a written piece, ellipses left out."""
    return tuple(word for word in normal_words(whole(piece)) if word != ELISION)


def unmarked(text: str) -> str:
    """The text without white space and quotation marks around the whole of it.

    >>> unmarked(" “It's late.” ")
    "It's late."
    """
    return text.strip().strip(_OUTER).strip()


def as_it_stands(quote: str) -> tuple[str, ...]:
    """The words of a quotation whose source may itself have the ellipses and brackets."""
    written = unmarked(quote)
    return tuple(word for start, end in pieces(written) for word in spoken(written[start:end]))


def excerpt(quote: str) -> Excerpt:
    """Read a quotation.

    >>> excerpt("“We will … sell [the ferry]”").joints
    {2: 'ellipsis', 3: 'bracket'}
    """
    written = unmarked(quote)
    kept: list[str] = []
    words: list[str] = []
    piece_of: list[int] = []
    joints: dict[int, Joint] = {}
    brackets: dict[int, str] = {}
    for part, joint, put_in in _parts(_LETTER.sub(r"\1", _SIC.sub("", written))):
        for start, end in pieces(part):
            own = spoken(part[start:end])
            words.extend(own)
            piece_of.extend([len(kept)] * len(own))
            kept.extend([part[start:end]] if own else [])
        if joint and joints.get(len(words)) != "ellipsis":
            joints[len(words)] = joint
            brackets[len(words)] = put_in
    # What is left out before the first word or behind the last one is no joint.
    inner = {at: joint for at, joint in joints.items() if 0 < at < len(words) or joint == "bracket"}
    return Excerpt(written, tuple(words), tuple(piece_of), tuple(kept), inner, brackets)


def _parts(text: str) -> list[tuple[str, Joint | None, str]]:
    """The stretches between joints, each with the joint behind it as kind and text."""
    cuts: list[tuple[int, int, Joint]] = [(*match.span(), "ellipsis") for match in _ELLIPSIS.finditer(text)]
    taken = [(start, end) for start, end, _ in cuts]
    brackets = (match.span() for match in _BRACKET.finditer(text))
    cuts.extend((a, b, "bracket") for a, b in brackets if not any(start < b and a < end for start, end in taken))
    found: list[tuple[str, Joint | None, str]] = []
    at = 0
    for start, end, joint in sorted(cuts):
        found.append((text[at:start], joint, text[start:end]))
        at = end
    return [*found, (text[at:], None, "")]
