"""What the tagger sees of a word and of its neighbours, for many words at once.

Features are numbers, CRC-32 of what is seen and where, so that the weights hold no words.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]
Bytes = Numbers | npt.NDArray[np.intp] | int

LOW, WORD, END3, END2, END1, START, OUTLINE = range(7)  # rows of what words show
NEAR, FAR = (-1, 1), (-2, 2)  # where neighbours stand
# What sets features of the same numbers apart: inside or first in a sentence, before or behind, and that two away.
_FORM, _NEXT, _BEYOND = (np.array([[ord(first)], [ord(second)]], np.uint32) for first, second in ("01", "pn", "PN"))
_ALWAYS = 8  # the feature that every word has
_KNOWN = 9  # sets the numbers of words that always have one tag apart
_BYTES = ~np.array([crc32(bytes((byte,)), 0xFFFFFFFF) for byte in range(256)], np.uint32)


def _number(text: str, kind: int) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"), kind)


def _then(byte: Bytes, numbers: Numbers) -> Numbers:
    """``crc32`` of one byte more, for many numbers at once."""
    rest = ~numbers
    found: Numbers = ~(_BYTES[(rest ^ byte).astype(np.uint8)] ^ (rest >> np.uint32(8)))
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
    form = crc32(outline(word).encode(), 7)
    if word.isascii():  # a byte a letter: most words are encoded once
        code = low.encode()
        ends = crc32(code[-3:], 3), crc32(code[-2:], 4), crc32(code[-1:], 5), crc32(code[:3], 6)
        return crc32(code, 1), crc32(word.encode(), 2), *ends, form
    ends = _number(low[-3:], 3), _number(low[-2:], 4), _number(low[-1:], 5), _number(low[:3], 6)
    return _number(low, 1), _number(word, 2), *ends, form


def own_features(seen: Numbers) -> Numbers:
    """What words say about their own tags wherever they stand: (features, words)."""
    return np.stack([np.full_like(seen[LOW], _ALWAYS), *seen[:OUTLINE]])


def form_features(seen: Numbers) -> Numbers:
    """What outlines say, alone and with the last two letters: (features, 2, words), inside and first in a sentence."""
    form = ending = _then(_FORM, seen[OUTLINE])
    for byte in range(4):
        ending = _then(seen[END2] >> np.uint32(8 * byte), ending)
    return np.stack([form, ending])


def near_features(seen: Numbers) -> Numbers:
    """What words say about the next word and the one before: (features, 2, words), in the order of ``NEAR``."""
    return _then(_NEXT, seen[[LOW, END3, OUTLINE], None])


def far_features(seen: Numbers) -> Numbers:
    """What words say about the words two places away: (features, 2, words), in the order of ``FAR``."""
    return _then(_BEYOND, seen[[LOW], None])


def pair_features(previous: Bytes, low: Numbers) -> Numbers:
    """The tag before and the word together: (features, words)."""
    return _then(previous, low)[None]


def history_features(tags: int) -> Numbers:
    """The two tags before, for all pairs of tags: the nearer one, the farther one, and both: (features, tags, tags)."""
    near = [crc32(b"t%d" % tag) for tag in range(tags)]
    far = [crc32(b"T%d" % tag) for tag in range(tags)]
    both = [[crc32(b"T%d" % tag, start) for tag in range(tags)] for start in near]
    return np.stack(np.broadcast_arrays(np.array(near, np.uint32)[:, None], np.array(far, np.uint32), both))


def known_number(word: str) -> int:
    """The number of a word that always has one tag."""
    return _number(word, _KNOWN)
