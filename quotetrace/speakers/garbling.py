"""Whether two spellings can be one name: typing, hearing, scanning, and characters read in another language."""

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from quotetrace import lexicons

# Measured on invented pairs of surnames (tests/cases/speakers_garbled.jsonl): one letter in four may differ.
CLOSE = 0.72
# Two whole names run together may differ a little more, since chance likeness is rarer in long strings.
CLOSE_WHOLE = 0.76
_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "v": "f", "w": "f", "d": "t", "b": "p", "g": "k", "j": "y"})
_HEARD = {"ph": "f", "ck": "k", "qu": "k", "hua": "wa", "gua": "wa", "sch": "s", "sh": "s", "ch": "k", "tch": "k"}
_LETTERS = re.compile("|".join(sorted(_HEARD, key=len, reverse=True)))
_SILENT = re.compile(r"[aeiouyhw]")
_TWICE = re.compile(r"(.)\1+")
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|an|en|in|un|ai|ei|ao|ou"
    r"|ia|ie|iu|ua|ue|ui|uo|er|a|o|e|i|u|ü|v)"
)
_PINYIN = re.compile(rf"(?:{_SYLLABLE.pattern}){{1,3}}\Z")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Letters only, lower case, accents gone: how spellings are compared.

    >>> fold("O’Néill-Ruiz")
    'oneillruiz'
    """
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in bare if letter.isalpha())


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """The consonants that are heard: the same for "Klara" and "Clara", "Meyer" and "Maier".

    >>> skeleton("Klara") == skeleton("Clara"), skeleton("Meyer") == skeleton("Maier")
    (True, True)
    """
    heard = _LETTERS.sub(lambda found: _HEARD[found.group()], fold(name)).translate(_SOUNDS)
    return _TWICE.sub(r"\1", heard[:1] + _SILENT.sub("", heard[1:]))


def likeness(one: str, other: str) -> float:
    """How alike two words of a name are, 0 to 1: the share of letters kept, raised where they sound the same.

    >>> likeness("Brandt", "Brand") > CLOSE, likeness("Ruiz", "Meyer") > CLOSE
    (True, False)
    """
    left, right = fold(one), fold(other)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    kept = Levenshtein.normalized_similarity(left, right)
    if min(len(left), len(right)) > 2 and skeleton(one) == skeleton(other):
        kept = max(kept, 0.85)
    begins = JaroWinkler.similarity(left, right) if min(len(left), len(right)) > 4 else 0.0
    return max(kept, begins - 0.1)


def alike(one: str, other: str) -> bool:
    """Whether two surnames can be spellings of one; short names must sound the same."""
    if min(len(one), len(other)) < 4:
        return fold(one) == fold(other)
    if min(len(one), len(other)) == 4 and skeleton(one) != skeleton(other):
        return False
    return likeness(one, other) >= CLOSE


def whole_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be spellings of one, word breaks aside: "Anne Marie Boll", "Annemarie Bol"."""
    left, right = "".join(one), "".join(other)
    return min(len(left), len(right)) >= 8 and likeness(left, right) >= CLOSE_WHOLE


@cache
def _readings() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for key, value in lexicons.table("speakers_readings").items():
        language, _, reading = key.partition(":")
        found.setdefault(language, {})[reading] = value.split()
    return found


@lru_cache(maxsize=4_000)
def mandarin(name: str) -> frozenset[str]:
    """How the characters of a Japanese, Korean or Cantonese name may be read in Mandarin; empty where not known.

    For machine translations, which read a name's characters in the wrong language, or half of them: "Yamada" comes out
    as "Shantian" or "Shanda".

    >>> "shantian" in mandarin("Yamada"), "jin" in mandarin("Kim"), mandarin("Smith")
    (True, True, frozenset())
    """
    bare = fold(name)
    if not 2 <= len(bare) <= 14:
        return frozenset()
    return frozenset(reading for table in _readings().values() for reading in _spell(bare, table, 0))


def _spell(rest: str, table: dict[str, list[str]], depth: int) -> list[str]:
    if not rest:
        return [""]
    if depth == 4:
        return []
    found = []
    for cut in range(1, min(len(rest), 10) + 1):
        for reading in (*table.get(rest[:cut], ()), rest[:cut]) if rest[:cut] in table else ():
            found += [reading + tail for tail in _spell(rest[cut:], table, depth + 1)]
            if len(found) > 200:  # many readings mean little: stop before they multiply
                return found
    return found


def is_pinyin(name: str) -> bool:
    """Whether a word can be Mandarin in Latin letters.

    >>> is_pinyin("Jianguo"), is_pinyin("Island")
    (True, False)
    """
    return _PINYIN.match(fold(name)) is not None


def same_characters(one: str, other: str) -> bool:
    """Whether one name is the other's characters read in Mandarin, wholly or in part.

    >>> same_characters("Shantian", "Yamada"), same_characters("Shan Da", "Yamada"), same_characters("Wang", "Yamada")
    (True, True, False)
    """
    left = fold(one)
    return len(left) > 2 and left in mandarin(other)
