"""Excerpts: a quotation as its words, and the joints where it says itself that it is not whole (… and [brackets])."""

import re
from typing import Final, Literal

from attrs import frozen

from .pieces import ELISION, normal_words

Joint = Literal["ellipsis", "bracket"]

_OUTER: Final = "\"“”„‟«»‹›‘’'`‚‛"
_ELLIPSIS: Final = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.|\*\s?\*\s?\*)\s*[\])]|…|\.(?:\s?\.){2,}|\*\s?\*\s?\*")
_SIC: Final = re.compile(r"\s*[\[(]sic[\])]", re.IGNORECASE)
_LETTER: Final = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")  # "[T]he": only the case was changed
_BRACKET: Final = re.compile(r"(?:\[[^\[\]]{0,200}\]|\([^()]{1,40}\))(?:['’][^\W\d_]{1,2}\b)?")
# White space and dashes end a written piece; an apostrophe or a hyphen within it does not.
# A hyphen at the end of a line, before a small letter, is taken for a word cut in two, as in text from a PDF.
_CUT: Final = re.compile(r"-\n[ \t]*(?=[^\W\d_A-Z])")
_PIECE: Final = re.compile(rf"(?:(?:{_CUT.pattern})|(?<!-)-(?!-)|(?!\.\.)[^\s—–…-])+")

MARKED: Final = re.compile('[“‘"«„]([^“”‘"«»„]{4,}?)[”’"»“](?![^\\W_])')
"""Words in marks within a text."""


@frozen
class Excerpt:
    """A quotation without the marks around it, ellipses and brackets.

    ``words`` are its normal words, each with the written piece it stands in; ``joints`` tells before which word an
    ellipsis or a bracket stood.
    """

    written: str
    words: tuple[str, ...]
    piece_of: tuple[int, ...]
    pieces: tuple[str, ...]
    joints: dict[int, Joint]

    def text(self, first: int, last: int) -> str:
        """The words ``first`` to ``last`` (excluded) as written."""
        return " ".join(self.pieces[self.piece_of[first] : self.piece_of[last - 1] + 1]) if first < last else ""


def pieces(text: str) -> list[tuple[int, int]]:
    """Start and end of each written piece of a text.

    >>> pieces("Sell it--now")
    [(0, 4), (5, 7), (9, 12)]
    """
    return [match.span() for match in _PIECE.finditer(text)]


def whole(piece: str) -> str:
    """A written piece without the cut at the end of a line.

    >>> whole("communi-\\nty")
    'community'
    """
    return _CUT.sub("", piece) if "\n" in piece else piece


def spoken(piece: str) -> list[str]:
    """The normal words of a written piece, ellipses left out."""
    return [word for word in normal_words(whole(piece)) if word != ELISION]


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
    for part, joint in _parts(_LETTER.sub(r"\1", _SIC.sub("", written))):
        for start, end in pieces(part):
            own = spoken(part[start:end])
            words.extend(own)
            piece_of.extend([len(kept)] * len(own))
            kept.extend([whole(part[start:end])] if own else [])
        if joint and joints.get(len(words)) != "ellipsis":
            joints[len(words)] = joint
    # What is left out before the first word or behind the last one is no joint.
    inner = {at: joint for at, joint in joints.items() if 0 < at < len(words) or joint == "bracket"}
    return Excerpt(written, tuple(words), tuple(piece_of), tuple(kept), inner)


def _parts(text: str) -> list[tuple[str, Joint | None]]:
    """The stretches between joints, each with the joint behind it."""
    cuts: list[tuple[int, int, Joint]] = [(*match.span(), "ellipsis") for match in _ELLIPSIS.finditer(text)]
    taken = [(start, end) for start, end, _ in cuts]
    brackets = (match.span() for match in _BRACKET.finditer(text))
    cuts.extend((a, b, "bracket") for a, b in brackets if not any(start < b and a < end for start, end in taken))
    found: list[tuple[str, Joint | None]] = []
    at = 0
    for start, end, joint in sorted(cuts):
        found.append((text[at:start], joint))
        at = end
    return [*found, (text[at:], None)]
