"""Roots: what a word shares with its inflections and synonyms; the words of grammar, which share with none."""

import re
from functools import cache, lru_cache
from typing import Final

from quotetrace import lexicons

_ENDINGS: Final = re.compile(r"(?<=..)(?:ies|ied|ying|ings?|ers?|ed|es|ly|e?s|y|e)$")

FUNCTION: Final = lexicons.words("traces_function")


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The word without the endings that retelling changes: "licenses", "licensed" and "licensing" meet.

    >>> stem("worrying") == stem("worried") == stem("worry"), stem("answered") == stem("answer")
    (True, True)
    """
    if len(word) < 4 or not word.isalpha():
        return word
    short = _ENDINGS.sub("", word)
    if short.endswith("er") and len(short) > 4:
        short = short[:-2]  # "answered" lost its "ed", "answer" its "er"
    if len(short) > 2 and short[-1] == short[-2] and short[-1] not in "sl":
        short = short[:-1]
    return short if len(short) > 2 else word


@cache
def _synonyms() -> dict[str, str]:
    classes: dict[str, str] = {}
    for line in sorted(lexicons.words("traces_synonyms")):
        group = [stem(word) for word in line.split()]
        for each in group:
            classes.setdefault(each, classes.get(group[0], group[0]))
    return classes


@lru_cache(maxsize=1 << 14)
def root_of(word: str) -> str:
    """What a word shares with its inflections and synonyms; a word of grammar shares with none.

    >>> root_of("here"), root_of("her"), root_of("notes") == root_of("not")
    ('here', 'her', False)
    """
    if word in FUNCTION:
        return word
    short = stem(word)
    root = _synonyms().get(short, short)
    return word if root in FUNCTION else root
