"""Names that a translation took apart: read as characters of another language, put into their meaning, or half of each.

"Sentian Shinji" is Morita Shinji, "John White" is Giovanni Bianchi, "Horse Guoliang" is Ma Guoliang.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from quotetrace import lexicons
from quotetrace.speakers.spelling.characters import languages, shared_characters
from quotetrace.speakers.spelling.sounds import fold, sounds
from quotetrace.speakers.text import words as w

_ENOUGH = 3  # characters that two names share which have no part written alike
_TOLD = 4  # letters of one syllable at most
_KEPT = 3  # letters of the part that is kept
_SPELLED = 0.5  # share of letters from which two are spellings of one reading
Parts = tuple[str, str]


@cache
def _meanings() -> dict[str, frozenset[str]]:
    return {word: frozenset(names.split()) for word, names in lexicons.table("speakers_meanings").items()}


@lru_cache(maxsize=1 << 12)
def meant(words: tuple[str, ...]) -> frozenset[str]:
    """The names, folded, that a translator may have put into the words of a name: "bianchi" for "White"."""
    known = _meanings()
    return frozenset().union(*(known.get(word.lower(), frozenset()) for word in words))


def means(one: str, other: str) -> bool:
    """Whether one word of a name is the other's meaning in English.

    >>> means("White", "Bianchi"), means("Black", "Bianchi")
    (True, False)
    """
    return fold(other) in meant((one,)) or fold(one) in meant((other,))


def translated(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one, of which a translation kept a part at most.

    >>> translated(("Morita", "Shinji"), ("Sentian", "Shinji")), translated(("John", "White"), ("Giovanni", "Bianchi"))
    (True, True)
    >>> translated(("Kim", "Min-ji"), ("Park", "Min-ji"))
    False
    """
    return any(_one(left, right) for left in _parts(one) for right in _parts(other))


def _parts(words: tuple[str, ...]) -> Iterator[Parts]:
    """A name as a family name and the rest, whichever stands first."""
    if len(words) > 1:
        yield words[-1], " ".join(words[:-1])
        yield words[0], " ".join(words[1:])


def _one(left: Parts, right: Parts) -> bool:
    own, others = fold(left[1]), fold(right[1])
    if own == others and len(own) >= _KEPT:
        if means(left[0], right[0]):
            return True
        enough = len(own) > _TOLD or min(len(left[0]), len(right[0])) > _TOLD
        return enough and bool(languages(own)) and _read(left[0], right[0]) > 0
    if means(left[0], right[0]):
        return means(left[1], right[1]) or sounds(left[1]) == sounds(right[1])
    family = _read(left[0], right[0])
    return family > 0 and family + (given := _read(left[1], right[1])) >= _ENOUGH and given > 0


def _read(one: str, other: str) -> int:
    """How many characters two parts can both be readings of; one syllable is too little but for known family names."""
    left, right = one.lower(), other.lower()
    if not (left in w.asian_surnames() or right in w.asian_surnames() or min(len(one), len(other)) > _TOLD):
        return 0
    if ("-" in left and "-" in right) or Levenshtein.normalized_similarity(left, right) >= _SPELLED:
        return 0  # both are in one language: "Kurosawa" and "Kurokawa", "Joon-pyo" and "Jun-ho"
    return shared_characters(left, right)
