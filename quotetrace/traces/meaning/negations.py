"""Negations: how often words deny: "not", "failed to", "unaffected", "unless", "lacks", "desist from"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz.fuzz import ratio

from ..text.comparable import Comparable
from ..text.pieces import ELISION
from ..text.roots import FUNCTION, stem
from . import bounds

NEGATORS: Final = frozenset(["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere"])
PREFIXES: Final = ("un", "in", "im", "dis", "mis", "non", "ir", "il")
_UNLESS: Final = frozenset(["unless", "until", "till"])
_CONDITIONS: Final = _UNLESS | {"before"}
_EXCEPTING: Final = _CONDITIONS | {"except"}
_INSTEAD: Final = frozenset([("instead", "of"), ("rather", "than")])
_HARDLY: Final = frozenset(["hardly", "scarcely"])
_LACKING: Final = frozenset(["lack", "lacks", "lacked", "lacking"])
_HAVING: Final = frozenset(["have", "has", "had", "having"])
_FAILING: Final = "fail fails failed failing refuse refuses refused refusing decline declines declined declining unable"
# "Failed to come" is "did not come"; "far from over" is "not over", and "far from the sea" is no denial.
_DETERMINERS: Final = "the|an?|my|our|his|her|its|their|that|this|here"
# To desist from feeding them is not to feed them, or to stop feeding them.
_DESISTING: Final = frozenset(
    f"{word}{end}" for word in ("desist", "refrain", "abstain") for end in ("", "s", "ed", "ing")
)
_STOPPING: Final = frozenset(
    f"{word}{end}"
    for word in ("stop", "cease", "quit", "halt", "end")
    for end in ("", "s", "d", "ed", "ing", "ped", "ping")
)
_DENYING: Final = re.compile(
    rf"\b(?:(?:{_FAILING.replace(' ', '|')}) to|anything but|far from(?! (?:{_DETERMINERS})\b)"
    rf"|(?:{'|'.join(sorted(_DESISTING))}) from)(?!\S)"
)
_WORDS: Final = NEGATORS | _CONDITIONS | _HARDLY | _LACKING | _DESISTING | {*_FAILING.split(), "far", "anything"}
# What denies nothing though it has a negator: "no matter who", "without doubt", "not only", "nothing but rain".
_IDIOM: Final = re.compile(
    r"\b(?:no matter|(?:no|without(?: a| any)?) (?:doubt|question)|not (?:only|just|merely|simply|least)|"
    r"(?:nothing|none|nobody|no one) (?:but|other than)|nothing short of|no less(?! than)|never mind|not to mention)\b"
)
# Words that deny what is said beside them.
_IMPLIED: Final = (
    "keep prevent stop avoid avert ban bar forbid prohibit block reject refuse deny decline lack miss skip ignore "
    "withhold cancel halt rule free absent empty spare exclude dodge escape omit resist oppose"
)
# An ellipsis that leaves out no more words than this is there for the negation among them.
_HIDDEN: Final = 3
_CUT: Final = 4
# Letters of a negator that nobody takes for another word, and letters alike in per cent of one damaged.
_LONG: Final = 5
_ALIKE: Final = 72
_SHORTEST: Final = 3
_LONGEST: Final = 7
_LONG_WORDS: Final = NEGATORS | _HARDLY


def may_deny(word: str) -> bool:
    """Whether a normal word may be part of a denial."""
    return word in _WORDS or (word.startswith(PREFIXES) and _bare(word) is not None)


def plain(words: Sequence[str]) -> int:
    """How often words deny in so many words.

    >>> plain(["did", "not"]), plain(["failed", "to"]), plain(["no", "more", "than"]), plain(["neither", "oil", "nor"])
    (1, 1, 0, 1)
    """
    if _WORDS.isdisjoint(words):
        return 0  # most words that are asked for only begin like "unaffected"
    text = bounds.BOUND.sub("", " ".join(words)) if len(words) > 1 else " ".join(words)
    found = text.split()
    count = sum(word in NEGATORS or word in _HARDLY for word in found) + len(_DENYING.findall(text))
    return count - ("neither" in found and "nor" in found)


def count(words: Sequence[str], against: Sequence[str]) -> int:
    """How often words deny: in so many words, by a conjunction, or by a negating prefix that the other side does
    without ("unaffected", "not affected")."""
    found = 0
    if not _WORDS.isdisjoint(words):
        found = plain(_IDIOM.sub("", " ".join(words)).split()) + _excepts(words, against) - _damaged(words, against)
        found += not _LACKING.isdisjoint(words) and not _HAVING.isdisjoint(against)
        found -= desists(words) and not _STOPPING.isdisjoint(against)
    if not NEGATORS.isdisjoint(against):  # "and not boats" for "instead of boats"
        found += any(pair in _INSTEAD for pair in pairwise(words))
    bare = [_bare(word) for word in words if word.startswith(PREFIXES)]
    if not bare:
        return found
    if "without" in against:
        found += any(_is_without(word) for word in words)
    known = {stem(word) for word in against}
    twice = "unable" in words and "to" in words and "abl" in known  # "unable to", "able to"
    return found + sum(each in known for each in bare) - twice


def implies(word: str) -> bool:
    """Whether a word may deny in itself what other words say: "kept (out)", "prevented", "disobeyed", "empty".

    >>> implies("prevented"), implies("disobeyed"), implies("accepted"), implies("under")
    (True, True, False, False)
    """
    from .spellings import base, is_real

    if base(word) in _implied():
        return True
    bare = next((word[len(each) :] for each in PREFIXES if word.startswith(each)), "")
    return len(bare) > _SHORTEST and is_real(bare)


@cache
def _implied() -> frozenset[str]:
    from .spellings import base

    return frozenset(map(base, _IMPLIED.split()))


def desists(words: Sequence[str]) -> bool:
    """Whether words deny by a verb that says to leave something: "desist from feeding them"."""
    return not _DESISTING.isdisjoint(words)


def _is_without(word: str) -> bool:
    """Whether a word denies in itself what it is made of: "unpaid", "without pay"."""
    from .spellings import is_real

    bare = word.removeprefix("un")
    return bare != word and len(bare) >= _SHORTEST and bare.endswith(("ed", "id")) and is_real(bare)


def uneven(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether of two wordings one denies an odd number of times more often than the other.

    >>> uneven(["did", "not"], ["did"]), uneven(["never"], ["not"])
    (True, False)
    """
    return (count(one, other) - count(other, one)) % 2 == 1


def _bare(word: str) -> str | None:
    """The stem of a word without its negating prefix."""
    prefix = next((each for each in PREFIXES if word.startswith(each) and len(word) > len(each) + 2), None)
    return stem(word[len(prefix) :]) if prefix else None


def _damaged(words: Sequence[str], against: Sequence[str]) -> int:
    """How many negators the other side has damaged ("hard1y"), or as "barely"."""
    long = [word for word in words if len(word) > _LONG and word in _LONG_WORDS and word not in against]
    return sum(
        any(each == "barely" or (not each.isalpha() and ratio(word, each) >= _ALIKE) for each in against)
        for word in long
    )


@lru_cache(maxsize=1 << 14)
def is_damaged(word: str) -> bool:
    """Whether a word is none of English and a negator but for one letter: "n0t", "nct", "nevcr".

    >>> is_damaged("n0t"), is_damaged("nevcr"), is_damaged("net"), is_damaged("not")
    (True, True, False, False)
    """
    from rapidfuzz.distance import Levenshtein

    from .spellings import is_real

    if not _SHORTEST <= len(word) <= _LONGEST or word in NEGATORS or is_real(word):
        return False
    return any(
        len(word) == len(each) and Levenshtein.distance(word, each, score_cutoff=1) == 1
        for each in NEGATORS
        if len(each) >= _SHORTEST
    )


def _excepts(words: Sequence[str], against: Sequence[str]) -> bool:
    """Whether words hold a negation in themselves: "unless somebody pays" and "until somebody pays" for "if nobody
    pays"; "not until (or before) they have asked" for "not without asking"."""
    if "without" in against:
        return "without" not in words and not _CONDITIONS.isdisjoint(words)
    if _UNLESS.isdisjoint(words) or not _EXCEPTING.isdisjoint(against):
        return False
    return "unless" in words or not {"if", "while", "long"}.isdisjoint(against)


def denies(words: Sequence[str]) -> bool:
    """Whether words are a negation and nothing else that tells: "no", "not one of the".

    >>> denies(["none", "of"]), denies(["no", "ships"]), denies(["the"])
    (True, False, False)
    """
    return not NEGATORS.isdisjoint(words) and all(word in NEGATORS or word in FUNCTION for word in words)


def repeats(text: Comparable, start: int, end: int, against: Sequence[str]) -> bool:
    """Whether words put in say again what stands beside them: "not a metre. Not one metre"."""
    if against or end - start < 2:
        return False
    words, added = text.words, text.words[start:end]
    beside = words[start - 1 : start] == added[-1] or words[end : end + 1] == added[0]
    return beside or added in words[:start] or added in words[end:]


def left_out(one: Sequence[str], other: Sequence[str]) -> bool:
    """Words that one side leaves out as a whole, with an ellipsis or without: no change of the words around them."""
    return ELISION in one or ELISION in other or (not one and len(other) > _CUT) or (not other and len(one) > _CUT)


def hidden(one: Sequence[str], other: Sequence[str]) -> bool:
    """An ellipsis that stands for a negation and next to nothing else: "I will ... resign" for "I will not resign"."""
    ellipsis = [ELISION]
    return ([*one] == ellipsis and len(other) <= _HIDDEN) or ([*other] == ellipsis and len(one) <= _HIDDEN)
