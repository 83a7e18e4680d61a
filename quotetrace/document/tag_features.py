"""What the tagger sees of a word and of its neighbours, for many words at once.

Features are numbers, CRC-32 of what is seen and where, so that the weights hold no words.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]

LOW, WORD, END3, END2, END1, START, OUTLINE = range(7)  # rows of what words show
BEFORE2, BEFORE, AFTER, AFTER2 = b"PpnN"  # where a neighbour stands: two before, one before, one behind, two behind
_ALWAYS = 8  # the feature that every word has
_KNOWN = 9  # sets the numbers of words that always have one tag apart
_BYTES = ~np.array([crc32(bytes((byte,)), 0xFFFFFFFF) for byte in range(256)], np.uint32)


def _number(text: str, kind: int) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"), kind)


def _then(byte: npt.ArrayLike, numbers: Numbers) -> Numbers:
    """``crc32`` of one byte more, for many numbers at once."""
    rest = ~numbers
    found: Numbers = ~(_BYTES[(rest ^ np.asarray(byte, np.uint32)) & np.uint32(0xFF)] ^ (rest >> np.uint32(8)))
    return found


def outline(word: str) -> str:
    """Case, digits and hyphens of a word, enough to tell "Ruiz", "NATO", "3rd" and "state-owned" apart."""
    if word.isalpha():
        return "a" if word.islower() else "A" if word.isupper() else "Aa" if word[0].isupper() else "aA"
    return "".join(
        ("d" if any(map(str.isdigit, word)) else "", "-" if "-" in word else "", "A" if word[0].isupper() else "")
    )


def shown(words: Sequence[str]) -> Numbers:
    """What each word shows: lower case, itself, its last three, two and one letters, its first three, its outline."""
    return np.array([_shown(word) for word in words], np.uint32).reshape(-1, OUTLINE + 1).T


def _shown(word: str) -> tuple[int, ...]:
    low = word.lower()
    seen = (low, word, low[-3:], low[-2:], low[-1:], low[:3], outline(word))
    return tuple(_number(text, kind) for kind, text in enumerate(seen, 1))


def own_features(seen: Numbers) -> Numbers:
    """What words say about their own tags wherever they stand."""
    return np.stack([np.full_like(seen[LOW], _ALWAYS), *seen[:OUTLINE]])


def form_features(seen: Numbers, first: bool) -> Numbers:
    """What their outlines say, alone and with the last two letters; ``first`` tells that they open sentences."""
    form = _then(ord("1") if first else ord("0"), seen[OUTLINE])
    ending = form
    for byte in range(4):
        ending = _then((seen[END2] >> np.uint32(8 * byte)) & np.uint32(0xFF), ending)
    return np.stack([form, ending])


def neighbour_features(seen: Numbers, place: int) -> Numbers:
    """What words say about the tag of a neighbour that they stand in this place of."""
    rows = (LOW,) if place in (BEFORE2, AFTER2) else (LOW, END3, OUTLINE)
    return np.stack([_then(place, seen[row]) for row in rows])


def pair_features(previous: npt.ArrayLike, low: Numbers) -> Numbers:
    """The tag before and the word together."""
    return _then(previous, low)


def history_features(tags: int) -> Numbers:
    """The two tags before, for all pairs of tags: the nearer one, the farther one, and both."""
    pairs = [[(b"t%d" % near, b"T%d" % far, b"t%dT%d" % (near, far)) for far in range(tags)] for near in range(tags)]
    return np.array([[[crc32(seen) for seen in pair] for pair in row] for row in pairs], np.uint32).transpose(2, 0, 1)


def known_number(word: str) -> int:
    """The number of a word that always has one tag."""
    return _number(word, _KNOWN)
