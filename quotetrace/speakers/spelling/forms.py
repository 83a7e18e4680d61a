"""The form of a name: its title, its words, which of them is the family name."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from attrs import define

from quotetrace import lexicons
from quotetrace.speakers.spelling.characters import languages
from quotetrace.speakers.spelling.sounds import fold, is_pinyin
from quotetrace.speakers.text import words as w

_GENERATIONS = ("jr", "sr")
_APART = frozenset({"vi", "wade"})  # how given names are written in syllables apart
# Japanese in Latin letters: open syllables. How family names end, and how given names do.
_JAPANESE = re.compile(r"(?:(?:[kgsztdnhbpmrwfy]y?|sh|ch|j|ts)?[aeiou]+|n(?![aeiou])|kk|pp|ss|tt){2,}")
_FAMILY_ENDS = tuple(
    "da ta yama moto mura kawa gawa shima jima saki zaki hashi bashi mori kai guchi uchi sawa zawa matsu nami tani be"
    " hara wara oka numa ishi ichi naka mizu zuka kubo no to ki shita".split()
)
_GIVEN_ENDS = tuple("hiko iko uko suke taro ichiro jiro uo io nori fumi yuki aki hide masa kazu tsue go".split())


@define
class Name:
    """One naming of a person: tokens ``first`` to ``last`` (excluded), its courtesy title, and the words of the name.

    ``core`` is the token where the name without its title begins; ``role`` the tokens of an office just before it.
    ``sure`` says how much speaks for a person: 3 a title or office, 2 a known given name, 1 only its surroundings; 0
    is a name beside the proper one.
    """

    first: int
    core: int
    last: int
    title: str
    words: tuple[str, ...]
    nickname: str | None = None
    role: tuple[int, int] | None = None
    sure: int = 1
    suffix: str = ""  # what tells father from son: jr, sr
    kin: bool = False  # whether it is told whose relative this is: "his brother Omar Aziz"
    gender: str = "u"

    @property
    def key(self) -> str:
        """The name in lower case, its words joined by a space."""
        return " ".join(self.words).casefold()


def generation(words: Sequence[str]) -> str:
    """What tells father from son behind a name, "jr" or "sr"; empty where nothing does.

    >>> generation(("Omar", "Diaz", "Jr.")), generation(("Omar", "Diaz"))
    ('jr', '')
    """
    last = words[-1].lower().rstrip(".") if words else ""
    return last if last in _GENERATIONS else ""


def plain(word: str) -> str:
    """A word of a name as it is compared and printed: SHOUTED letters made ordinary.

    >>> plain("SMITH"), plain("Ng"), plain("O’Neill")
    ('Smith', 'Ng', 'O’Neill')
    """
    shouted = len(word) > 2 and word.isupper() and word.isalpha() and word.lower() not in w.SUFFIXES
    return word.title() if shouted else word


def repaired(name: str) -> str:
    """A name whose UTF-8 was read as Windows-1252 or Latin-1, put right; any other name as it is.

    >>> repaired("BjÃ¶rn Berg"), repaired("Björn Berg")
    ('Björn Berg', 'Björn Berg')
    """
    if name.isascii() or not set("ÃÂâ") & set(name):
        return name
    for encoding in ("cp1252", "latin-1"):
        try:
            return name.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return name


@lru_cache(maxsize=1 << 14)
def surname(words: tuple[str, ...]) -> str:
    """The family name in a full name: the last word with its particles, or the first in East Asian order.

    >>> surname(("Ada", "Moreau")), surname(("Han", "Seo-jin")), surname(("Piet", "van", "der", "Laan"))
    ('Moreau', 'Han', 'van der Laan')
    """
    if family_first(words):
        return words[0]
    last = len(words) - 1
    while last > 0 and words[last].lower() in w.SUFFIXES:
        last -= 1
    first = last
    while first > 1 and words[first - 1].lower() in w.particles():
        first -= 1
    return " ".join(words[first : last + 1])


@cache
def _southern() -> frozenset[str]:
    """Chinese family names as Southern Min speakers abroad write them, lower case: Tan, Goh."""
    readings = lexicons.table("speakers_readings")
    return frozenset(key.removeprefix("nan:") for key in readings if key.startswith("nan:")) | {"lim"}


@lru_cache(maxsize=1 << 14)
def family_first(words: tuple[str, ...]) -> bool:
    """Whether a name stands in East Asian order ("Han Seo-jin", "Zhou Liwei", "Tanabe Yukio")."""
    if _japanese_order(words):
        return True
    if len(words) not in (2, 3) or words[0].lower() not in w.asian_surnames():
        return False
    given = w.given_names()
    rest = words[1]
    leads, ends = (words[at].lower() in _southern() for at in (0, -1))
    if len(words) == 3 and leads != ends and (ends or (is_pinyin(rest) and is_pinyin(words[2]))):
        return leads  # "Tan Wei Liang", "Wei Liang Tan"
    if "-" in rest:
        return not rest.rpartition("-")[2][:1].isupper() or words[-1].lower() not in w.asian_surnames()
    if words[0].lower() in given and (given[words[0].lower()] != "loose" or not _read_alike(words[0], rest)):
        return False
    if len(words) == 2 and is_pinyin(words[0]) and is_pinyin(rest):
        return _mandarin(words[0].lower(), rest.lower())
    return rest.lower() not in given or (words[-1].lower() not in w.asian_surnames() and given[rest.lower()] == "loose")


@lru_cache(maxsize=1 << 12)
def _read_alike(family: str, given: str) -> bool:
    """Whether some language reads both words as characters that newspapers of it write in one word.

    >>> _read_alike("Kim", "Jiyoung"), _read_alike("Kim", "Marsden"), _read_alike("Lee", "Cole")
    (True, False, False)
    """
    known = set(languages(fold(family)))
    return not (known - _APART or known).isdisjoint(languages(fold(given)))


def _japanese_order(words: tuple[str, ...]) -> bool:
    """Whether the family name goes first of two Japanese words, as their endings tell.

    >>> _japanese_order(("Tanabe", "Yukio")), _japanese_order(("Yukio", "Tanabe")), _japanese_order(("Rosa", "Mora"))
    (True, False, False)
    """
    if len(words) != len(("family", "given")) or not all(word.isascii() and word.isalpha() for word in words):
        return False
    first, last = (word.lower() for word in words)
    given = w.given_names()
    if (
        not first.endswith(_FAMILY_ENDS)
        or first in given
        or not (_JAPANESE.fullmatch(first) and _JAPANESE.fullmatch(last))
    ):
        return False
    return last.endswith(_GIVEN_ENDS) or (last in given and not last.endswith(_FAMILY_ENDS))


def _mandarin(first: str, last: str) -> bool:
    """Whether the family name goes first of two Mandarin words: in "Wang Jianguo" and "Zhang Wei", not in "Wei Zhang".

    Where both words are family names, the one that is a given name too is the given name.
    """
    if last not in w.asian_surnames():
        return True
    given = w.given_names()
    return first not in given or last in given
