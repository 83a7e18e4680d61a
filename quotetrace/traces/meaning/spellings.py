"""Spellings: whether two words are one in another form or another spelling, and whether a word is one at all."""

import re
from functools import cache, lru_cache
from typing import Final

from quotetrace import lexicons

from ..text.roots import FUNCTION, stem
from . import rivals
from .dates import one_month

# British endings and their American ones, each with letters without which a word has none: most words are not asked
# about. A vowel must stand before, so that "four" is not taken for "for".
_RULES: Final = (
    ("our", r"([aeiou][a-z]*[bdghlmnptvi])our(?=(?:s|ed|ing|ers?|abl[ey]|ful|fully|less|ites?|al|hood)?$)", r"\1or"),
    ("is", r"([aeiouy][a-z]*)is(?=(?:e[ds]?|ers?|ing|ations?|able)$)", r"\1iz"),
    ("lys", r"lys(?=(?:e[ds]?|ers?|ing)$)", "lyz"),
    ("ll", r"([aeiou][a-z]*[aeiou])ll(?=(?:ed|ing|ers?|ors?|ery)$)", r"\1l"),
    *((2 * each, rf"([aeiou][a-z]*[aeiou]){2 * each}(?=(?:ed|ing)$)", rf"\1{each}") for each in "spt"),
    ("re", r"([aeiou][a-z]*[bt])re(?=s?$)", r"\1er"),
    ("ogue", r"ogue(?=s?$)", "og"),
    ("aesth", r"^(an)?aesth", r"\1esth"),
    ("ae", r"(h|arch|medi|p|encyclop|orthop|leuk|an)ae(?=[a-z]{2})", r"\1e"),
    ("oe", r"oe(?=str)|(?<=f)oe(?=t)|(?<=rrh)oe(?=a)", "e"),
    ("oeuv", r"(?<=man)oeuv", "euv"),
)
_TINY: Final = 3  # letters
_INFLECTED: Final = re.compile(r"(?<=..)(?:ings?|ed|e?s|ly|e)$")
_ENDS: Final = tuple((letters, re.compile(pattern), short) for letters, pattern, short in _RULES)


@cache
def _respelled() -> dict[str, str]:
    return lexicons.table("traces_spellings")


@cache
def _forms() -> dict[str, str]:
    """For each form of an irregular word its first one."""
    lines = [line.split() for line in lexicons.words("traces_forms")]
    return {form: forms[0] for forms in sorted(lines) for form in forms}


@cache
def _listed() -> frozenset[str]:
    """Stems and words that lists of English words have."""
    found = {*lexicons.table("traces_common"), *_respelled(), *_respelled().values(), *_forms()}
    for name in ("senses_nouns", "senses_verbs"):
        for stems in lexicons.table(name).values():
            found.update(stems.split())
    return frozenset(found | {word.removesuffix("e") for word in found})


@lru_cache(maxsize=1 << 12)
def is_real(word: str) -> bool:
    """Whether a normal word is one of English by its stem.

    >>> is_real("harbours"), is_real("harb0ur"), is_real("arbitrater")
    (True, False, False)
    """
    if word in FUNCTION or word in lexicons.table("traces_common"):
        return True
    # Lists of English have rare words of two and three letters, most of which are a damaged word in the news.
    return len(word) > _TINY and not _listed().isdisjoint(
        form for each in (word, _american(word)) for form in (each, *_cut(each))
    )


def is_surname(word: str) -> bool:
    """Whether a normal word is a known family name.

    >>> is_surname("sullivan"), is_surname("ferry")
    (True, False)
    """
    return word in _surnames()


def are_surnames(word: str, other: str) -> bool:
    """Whether both words are known family names, such as are words too.

    >>> are_surnames("smith", "smyth"), are_surnames("sullivan", "sulivann")
    (True, False)
    """
    words = lexicons.low_words("speakers_surname_words")
    return all(is_surname(each) or each in words for each in (word, other))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(name.casefold() for name in lexicons.words("speakers_family_names"))


def _cut(word: str) -> tuple[str, ...]:
    """What may stand for a word in a list of stems; not without "er", which every misspelling of "or" has."""
    bare = _INFLECTED.sub("", word)
    if bare == word:
        return ()
    return bare, f"{bare.removesuffix('i')}y", bare[:-1] if bare[-1:] == bare[-2:-1] else bare


def akin(word: str, other: str) -> bool:
    """Whether two words are one in another form or another spelling.

    >>> akin("harbour", "harbor"), akin("organised", "organizing"), akin("took", "taken"), akin("nov", "november")
    (True, True, True, True)
    >>> akin("labor", "harbor"), akin("four", "for"), akin("filed", "filled")
    (False, False, False)
    """
    if stem(word) == stem(other) or rivals.one_measure(word, other):
        return True
    return base(word) == base(other) or one_month(word, other)


@lru_cache(maxsize=1 << 12)
def base(word: str) -> str:
    """What the forms and the spellings of a word share.

    >>> base("kept") == base("keeps"), base("colours") == base("color")
    (True, True)
    """
    return stem(_american(_forms().get(word, word)))


def _american(word: str) -> str:
    """The word as spelled in America."""
    known = _respelled().get(word) or (f"{_respelled().get(word[:-1])}s" if word[:-1] in _respelled() else None)
    if known:
        return known
    for letters, pattern, short in _ENDS:
        if letters in word:
            word = pattern.sub(short, word)
    return word
