"""Rewording: one speaker's utterance in wholly other words, told by what two texts share in whatever order.

A translation that goes another way keeps the figures, the names and the senses of the words, and hardly two words in a
row. Another utterance of the same speaker shares fewer of them, and one with the same opening shares them in a row.
"""

from functools import lru_cache
from typing import Final

from ..meaning import amounts, moving
from ..meaning.spellings import base
from ..text.comparable import Comparable
from ..text.senses import senses_of
from .similarity import Comparison

# Log-odds by what two utterances of one speaker share of the longer one: of 2,082 pairs of different quotations of one
# speaker in PolNeAR train (scores below one half) 14 share LEAST of it, half of them in fact one utterance; of 86
# rewritten by hand and missed 37 do, and none of 116 that only begin alike (quote_clusters.dev.10k).
LEAST: Final = 0.35
_EACH: Final = 8.0
_EVEN: Final = 0.3
# Less than this of the shorter one in the same words is no more than chance.
FEWEST: Final = 0.15
# What a word of the same sense counts for beside the same word.
_SENSE: Final = 0.7
# So many letters at the head make two words kin.
_ROOT: Final = 6
# Of all but one figure so much is shared by texts that differ in nothing else.
ALL_ELSE: Final = 0.75
# So many words must be shared, and not so much of them in a row.
_WORDS: Final = 3
ROW: Final = 0.6
# A fragment that shares this much with a longer text speaks no longer against it.
_FRAGMENT: Final = 0.3
_DOUBT: Final = -0.3


def evidence(found: Comparison) -> float | None:
    """The log-odds that two texts of one speaker are one utterance reworded; None where nothing speaks for it."""
    a, b = found.a, found.b
    shared, words = _shared(a, b)
    least, most = sorted((a.kinds_total(), b.kinds_total()))
    if not least or found.matched + found.moved < FEWEST * least or found.longest > ROW * shared:
        return None
    if _other_figures(a, b):
        return _even_but_a_figure(a, b, shared, most)
    if words >= _WORDS and shared >= LEAST * most:
        return _EVEN + _EACH * (shared / most - LEAST)
    return _DOUBT if words > 1 and shared >= _FRAGMENT * least else None


def _even_but_a_figure(a: Comparable, b: Comparable, shared: float, most: float) -> float | None:
    """The log-odds of two texts that have other figures: None, but where all else is the same, and they count the same
    thing: "£60m will be spent on roads by the council", "The council will spend £40m on roads"."""
    change = moving.but_a_figure(a, b)
    if change is None:
        return None
    weight = a.vocabulary.content_weight
    most -= min(
        sum([weight[key] for key in {*text.keys[start:end]}])
        for text, start, end in ((a, change.a1, change.a2), (b, change.b1, change.b2))
    )
    return _EVEN if most > 1.0 and shared >= ALL_ELSE * most else None


def _other_figures(a: Comparable, b: Comparable) -> bool:
    """Whether each of two texts has a figure that the other lacks."""
    one, other = [*amounts.amounts(a).values()], [*amounts.amounts(b).values()]
    return bool(amounts.strange(one, other)) and bool(amounts.strange(other, one))


def _shared(a: Comparable, b: Comparable) -> tuple[float, int]:
    """The weight of the words that both texts have, or one of their sense, and how many these are."""
    weight = a.vocabulary.content_weight
    found = counterparts(a, b)
    return sum([share * min(weight[key], weight[mate]) for key, mate, share in found]), len(found)


def counterparts(a: Comparable, b: Comparable) -> list[tuple[str, str, float]]:
    """Each word of ``a`` (by its key) that ``b`` has too, or one of its sense, with that one and what the two count for
    beside one word that both have; of its sense are forms of one word and what is made of one: "automate", "automatic".
    """
    one, other = a.spelled(), b.spelled()
    weight = a.vocabulary.content_weight
    same = (one.keys() & other.keys()) | (amounts.respelled(a, b) & one.keys())
    left = {key: _kin_of(word) for key, word in other.items() if key not in same}
    found = []
    for key, word in one.items():
        if key in same:
            found.append((key, key, 1.0))
            continue
        senses, head, form = _kin_of(word)
        mates = [  # written out, without a call: each word of one text is laid beside each of the other
            mate
            for mate, (others, beginning, base_form) in left.items()
            if form == base_form or head == beginning != "" or not senses.isdisjoint(others)
        ]
        if mates:
            best = max(mates, key=lambda mate: weight[mate])
            del left[best]
            found.append((key, best, _SENSE))
    return found


_Kin = tuple[frozenset[int], str, str]
"""The senses of a word, the letters at its head where it has many, and its base."""


@lru_cache(maxsize=1 << 14)
def _kin_of(word: str) -> _Kin:
    senses = frozenset(senses_of(word)) | frozenset(senses_of(base(word)))
    return senses, word[:_ROOT] if len(word) >= _ROOT and word.isalpha() else "", base(word)
