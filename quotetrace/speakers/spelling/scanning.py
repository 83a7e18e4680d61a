"""What a scanner makes of the letters of a name ("McLnnes" of McInnes), and marks that a page leaves off a letter."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from quotetrace.speakers.spelling.sounds import fold
from quotetrace.speakers.text import words as w

# Groups of letters that a scanner takes for others, longest first, and what either is written as to be compared.
_GROUPS = (("rri", "m"), ("rn", "m"), ("vv", "w"), ("cl", "d"), ("li", "h"), ("ii", "u"))
_STROKES = str.maketrans({"l": "i", "1": "i", "|": "i", "!": "i", "0": "o", "5": "s", "8": "b"})
_PAIRS = frozenset(map(frozenset, "ce bh nu ef ft it gq co".split()))
_SHORTEST = 5  # letters from which two names one such pair apart are rather one than two


def _strokes(word: str) -> str:
    """A word with the letters that look alike written as one.

    >>> _strokes("McLnnes") == _strokes("McInnes"), _strokes("Heam") == _strokes("Hearn")
    (True, True)
    """
    low = word.casefold().translate(_STROKES)
    for group, letter in _GROUPS:
        low = low.replace(group, letter)
    return low


@lru_cache(maxsize=20_000)
def scanned_alike(one: str, other: str) -> bool:
    """Whether two words of a name are one but for letters that a scanner takes for each other.

    >>> scanned_alike("McLnnes", "McInnes"), scanned_alike("Farrow", "Earrow"), scanned_alike("Farrow", "Barrow")
    (True, True, False)
    """
    shorter = min(len(one), len(other))
    left, right = _strokes(one), _strokes(other)
    if shorter < _SHORTEST - 1 or len(left) != len(right):
        return False
    unlike = [frozenset(pair) for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    return not unlike or (len(unlike) == 1 and unlike[0] in _PAIRS and shorter >= _SHORTEST)


def _marked(word: str) -> int:
    """How many letters of a word have marks or are none of the plain alphabet."""
    return sum(not letter.isascii() for letter in unicodedata.normalize("NFC", word))


def restored(word: str, written: Mapping[str, int]) -> str:
    """The best spelling of a word of a name among all that a page has of it, each with how often it stands there.

    Marks are kept where the page has them as often as not; of what a scanner read in two ways the one that is a known
    family name, else the one that stands more often.

    >>> restored("Blazic", {"Blazic": 1, "Blažić": 1}), restored("McLnnes", {"McLnnes": 1, "McInnes": 4})
    ('Blažić', 'McInnes')
    """
    if len(written) < 2:
        return word
    best = word
    for other, times in written.items():
        if other == best or word.isupper() != other.isupper():
            continue
        if fold(other) == fold(best) or _bare(other) == _bare(best):
            often = (times, _marked(other)) > (written.get(best, 0), _marked(best))
            best = other if often and _marked(other) > _marked(best) else best
        elif scanned_alike(best, other):
            known = (other.lower() in w.family_names()) - (best.lower() in w.family_names())
            best = other if (known, times) > (0, written.get(best, 0)) else best
    return best


def _bare(word: str) -> str:
    """A word with its letters' marks off, however they are written elsewhere: "Müller" is "Muller"."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("ł", "l").replace("ı", "i")
