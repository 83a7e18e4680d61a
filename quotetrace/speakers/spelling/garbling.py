"""Whether two spellings can be one name: typing, hearing, scanning, and characters read in another language."""

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from quotetrace.speakers.spelling.characters import shared_characters
from quotetrace.speakers.spelling.forms import surname
from quotetrace.speakers.spelling.sounds import distance, fold, is_pinyin, sounds
from quotetrace.speakers.text import words as w

# Measured on invented pairs of surnames (tests/cases/speakers_garbled.jsonl): one letter in four may differ.
CLOSE = 0.72
# Two whole names run together may differ a little more, since chance likeness is rarer in long strings.
CLOSE_WHOLE = 0.76
_MOST = 0.67  # of the letters of two whole names
_HEARD_LETTERS, _ONE_VOWEL = 5, 0.35  # shorter names are too often another's; a change of vowel costs 0.3
_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "v": "f", "w": "f", "d": "t", "b": "p", "g": "k", "j": "y"})
_HEARD = {"ph": "f", "ck": "k", "qu": "k", "hua": "wa", "gua": "wa", "sch": "s", "sh": "s", "ch": "k", "tch": "k"}
_LETTERS = re.compile("|".join(sorted(_HEARD, key=len, reverse=True)))
_STRETCH = 1.7  # "Muir" and "Marjorie" have the same consonants, and are two names
_SILENT = re.compile(r"[aeiouyhw]")
_TWICE = re.compile(r"(.)\1+")


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
    begins = JaroWinkler.similarity(left, right) if min(len(left), len(right)) > 4 else 0.0
    return max(_kept(one, other), begins - 0.1)


def _kept(one: str, other: str) -> float:
    """The share of letters kept, raised where two words sound the same."""
    left, right = fold(one), fold(other)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    kept = Levenshtein.normalized_similarity(left, right)
    shorter, longer = sorted((len(left), len(right)))
    sounding = shorter > 2 and longer <= _STRETCH * shorter and skeleton(one) == skeleton(other)
    return max(kept, 0.85) if sounding else kept


_FEW_CONSONANTS, _HALF = 3, 0.5  # short names of two consonants are all alike but for their letters


def alike(one: str, other: str) -> bool:
    """Whether two surnames can be spellings of one; short names must sound the same."""
    if min(len(one), len(other)) < 4:
        return fold(one) == fold(other)
    if min(len(one), len(other)) == 4 and skeleton(one) != skeleton(other):
        return False
    if min(len(one), len(other)) == 4 and len(skeleton(one)) < _FEW_CONSONANTS:  # "Sari" is no "Sezer"
        return Levenshtein.normalized_similarity(fold(one), fold(other)) >= _HALF and likeness(one, other) >= CLOSE
    return likeness(one, other) >= CLOSE


def halves_alike(family: str, words: tuple[str, ...]) -> bool:
    """Whether two words are spellings of the two halves of a family name.

    >>> halves_alike("Zarif-Tabesh", ("Zareef", "Tabesh"))
    True
    """
    return all(
        fold(half) == fold(word) or alike(half, word) for half, word in zip(family.split("-"), words, strict=True)
    )


def heard_alike(one: str, other: str) -> bool:
    """Whether two surnames sound the same but for a vowel, whatever their letters: "Pfeiffer" and "Fifer".

    >>> heard_alike("Thibodeaux", "Tibodo"), heard_alike("Marsh", "Moss")
    (True, False)
    """
    left, right = sounds(one), sounds(other)
    if min(len(left), len(right)) < _HEARD_LETTERS or Levenshtein.distance(left, right, score_cutoff=1) > 1:
        return False  # no change costs less than a fifth, so that two are too many
    return distance(left, right) <= _ONE_VOWEL


def is_long(word: str) -> bool:
    """Whether enough is heard of a word that another with a change of vowel may be it."""
    return len(sounds(word)) >= _HEARD_LETTERS


def whole_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be spellings of one, word breaks aside: "Anne Marie Boll", "Annemarie Bol".

    How they begin is nothing by itself: "Molnár-Kiss Dóra" is not "Molnár István".
    """
    left, right = "".join(one), "".join(other)
    if min(len(left), len(right)) < 8 or likeness(left, right) < CLOSE_WHOLE:
        return False
    return _kept(left, right) >= _MOST


@lru_cache(maxsize=20_000)
def same_characters(one: str, other: str) -> bool:
    """Whether one name can be the other's characters read in another language, wholly or in part.

    A single character is too little, but where a known East Asian family name is one: "Kim" and "Jin".

    >>> same_characters("Shantian", "Yamada"), same_characters("Shan Da", "Yamada"), same_characters("Wang", "Yamada")
    (True, True, False)
    """
    left, right = one.lower(), other.lower()
    known = left in w.asian_surnames() or right in w.asian_surnames()
    if not (known or is_pinyin(one) or is_pinyin(other)):
        return False
    shared = shared_characters(one, other)
    both = left in w.asian_surnames() and right in w.asian_surnames()  # "Yi" and "Lee"
    return shared > 1 or (shared == 1 and (both or min(len(fold(one)), len(fold(other))) > 2))


def same_whole(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one, read in Mandarin: each part, or the family name alone in two words.

    >>> same_whole(("Jin", "Minzhe"), ("Kim", "Min-chul")), same_whole(("Dan", "Moe"), ("Bob", "Roe"))
    (True, False)
    """
    if same_characters("".join(one), surname(other)):  # "Shan Tian"
        return True
    return same_characters(surname(one), surname(other)) and same_characters(_beside(one), _beside(other))


def _beside(words: tuple[str, ...]) -> str:
    """What stands at the other end of a full name than its family name does."""
    return words[-1] if surname(words) == words[0] else words[0]
