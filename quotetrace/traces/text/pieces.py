"""Pieces: the words of what stands between two blanks, without marks and contractions, figures for numerals."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ..numbers.numerals import numeral

ELISION: Final = "…"
_QUOTES: Final = dict.fromkeys(map(ord, "’‘`´ʼ′"), "'")
# Characters without a width, which hide in pages: soft hyphens, joiners, marks of direction.
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_FRACTION: Final = re.compile("([0-9]{0,6})([¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_BARE_POINT: Final = re.compile(r"(?<![\d.])\.(?=\d)")  # ".5%"
_PIECE: Final = re.compile(r"[^\W_]+(?:[.,'][^\W_]+)*")
_HYPHENS: Final = re.compile("[-‐‑‒–—―/]+")
_GAP: Final = re.compile(r"\.{2,}|…")
_CONTRACTED: Final = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_IS: Final = frozenset(["it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "let"])
_IRREGULAR: Final = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "ne'er": "never",
    # As speech recognition and haste write them. "Cant" and "wont" are words too, and hardly ever used.
    **{
        f"{verb}nt": f"{full} not"
        for verb, full in {
            "ca": "can", "wo": "will", "do": "do", "does": "does", "did": "did", "is": "is", "are": "are", "was": "was",
            "were": "were", "has": "has", "have": "have", "had": "had", "would": "would", "could": "could",
            "should": "should",
        }.items()
    },
}  # fmt: skip
_MISREAD: Final = re.compile("â€|Â|Ã")
_MARK: Final = re.compile("â€.?")
_APOSTROPHE: Final = re.compile("â€[™˜]")
_TWICE: Final = re.compile("'{2,}(?=[^\\W\\d_])")


STOPPING: Final = ",;:!?"


def bare_word(piece: str) -> str:
    """A written piece without the marks around it."""
    return piece.strip(",;:!?\"'()").removesuffix(".")


@lru_cache(maxsize=1 << 13)
def normal_words(piece: str) -> tuple[str, ...]:
    """The words of one written piece: lower case, marks gone, contractions in full, numerals in figures.

    >>> normal_words("“Didn't"), normal_words("twenty-five"), normal_words("high-purity")
    (('did', 'not'), ('25',), ('high', 'purity'))
    """
    bare = bare_word(piece)
    if bare.isalpha() and bare.isascii():
        word = bare.lower()
        return tuple(_IRREGULAR[word].split()) if word in _IRREGULAR else (numeral(word) or word,)
    plain = piece if piece.isascii() else _folded(piece)
    lowered = _TWICE.sub("'", plain.translate(_QUOTES).casefold())
    if "." in lowered:
        lowered = _BARE_POINT.sub("0.", lowered)
    whole = numeral(lowered.strip(".,;:!?\"'()[]“”«»"))
    if whole:
        return (whole,)
    found: list[str] = []
    for part in _HYPHENS.split(_GAP.sub(f" {ELISION} ", lowered)):
        for bit in part.split(" "):
            found.extend([ELISION] if bit == ELISION else _spread(bit))
    return tuple(found)


def plain_marks(text: str) -> str:
    """A text with the apostrophe of a typewriter for all others, fractions in figures, and without what cannot be seen.

    >>> plain_marks("2½ o’clock")
    "2.5 o'clock"
    """
    return _FRACTION.sub(_decimal, text.translate(_UNSEEN).translate(_QUOTES))


def _decimal(match: re.Match[str]) -> str:
    return f"{int(match[1] or 0) + unicodedata.numeric(match[2]):.4g}"


def _folded(piece: str) -> str:
    """A piece with the marks and letters of a typewriter; the marks first, for "´" would fall apart."""
    return unicodedata.normalize("NFKC", plain_marks(_decoded(piece)))


def _decoded(piece: str) -> str:
    """A piece whose UTF-8 was read as Windows-1252, read rightly: "donâ€™t"."""
    if not _MISREAD.search(piece):
        return piece
    try:
        return piece.encode("cp1252").decode("utf-8")
    except UnicodeError:  # "Ângelo", or a byte that Windows-1252 lacks was lost: of a mark that closes
        return _MARK.sub(" ", _APOSTROPHE.sub("'", piece))


def _spread(part: str) -> list[str]:
    found = []
    for match in _PIECE.findall(part):
        word = match if "'" in match else numeral(match) or match
        if word in _IRREGULAR:
            found.extend(_IRREGULAR[word].split())
        elif word.endswith("n't"):
            found.extend((word[:-3], "not"))
        elif "'" in word:
            found.extend(_contracted(word))
        else:
            found.extend(_undotted(word) if "." in word and not word[0].isdigit() else [word])
    return [word for word in found if word]


def _undotted(word: str) -> list[str]:
    """ "u.s" is one word; "end.Next", with its space lost, is two."""
    parts = word.split(".")
    return parts if any(len(part) > 2 for part in parts) else [word]


def _contracted(word: str) -> list[str]:
    head, _, tail = word.partition("'")
    if tail == "s":
        return [head, "is"] if head in _IS else [head]
    full = _CONTRACTED.get(f"'{tail}")
    return [head, full] if full else [head, tail] if len(tail) > 2 else [head + tail]
