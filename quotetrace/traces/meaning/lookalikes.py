"""Look-alikes: a known name put for another that is spelled much like it is another name, not the first one garbled."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from rapidfuzz.fuzz import ratio

from quotetrace import lexicons

from ..text.comparable import Comparable, Vocabulary
from ..text.conflict import Conflict, Spelled
from ..text.pieces import ELISION
from . import turns
from .actors import DATES, NO_NAMES, is_known
from .spellings import akin, is_real

# Letters alike in per cent from which words may be one damaged: the renamed ones are less alike.
_ALIKE: Final = 60
_SHORT: Final = 3  # letters; in shorter words every other one looks alike


@cache
def _homes() -> dict[str, str]:
    """For each demonym its country, in lower case."""
    return {name.lower(): home.lower() for name, home in lexicons.table("speakers_demonyms").items()}


def is_another(word: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether two words that look alike are two that people know, and no two spellings or forms of one.

    >>> known = Vocabulary()
    >>> is_another("iran", "iraq", known), is_another("iran", "iranian", known), is_another("iran", "irau", known)
    (True, False, False)
    """
    if min(len(word), len(other)) < _SHORT or not ratio(word, other, score_cutoff=_ALIKE):
        return False
    if {word, other} <= DATES or not NO_NAMES.isdisjoint((word, other)) or not (word + other).isalpha():
        return False
    if not (is_known(vocabulary, word) and is_known(vocabulary, other)) or vocabulary.one_person(word, other):
        return False
    return not (_one_stem(word, other) or akin(word, other) or turns.one_spelling(word, other))


def _one_stem(word: str, other: str) -> bool:
    """Whether one is the other with an ending, or both belong to one country: "Iranian", "Iran"."""
    homes = _homes()
    if {word, other} <= {*homes.values()}:  # "Niger", "Nigeria"
        return False
    return word.startswith(other) or other.startswith(word) or homes.get(word, word) == homes.get(other, other)


def may_be_another(one: Sequence[str], other: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words put for others are one look-alike for another."""
    return len(one) == len(other) == 1 and is_another(one[0], other[0], vocabulary)


def taken_for(spelled: Iterable[Spelled], a: Comparable, b: Comparable) -> list[Conflict]:
    """ "Iraq" for "Iran": names that look alike, where nothing else in the two texts is damaged."""
    found = [
        gap
        for gap, one, other, _ in spelled
        if may_be_another(one, other, a.vocabulary) and a.names(gap.a1) and b.names(gap.b1)
    ]
    if len(found) != 1 or is_damaged(a, b) or is_damaged(b, a):
        return []
    [gap] = found
    return [Conflict("name", gap.a1, gap.a2, gap.b1, gap.b2, known=True)]


def is_damaged(text: Comparable, beside: Comparable, changed: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether a text is heard or scanned badly: it has words that are none and that the other one lacks; those of
    ``changed`` stretches (start and end) are not asked."""
    if text.heard or text.text.isupper() or text.text.islower():
        return True
    asked = text.words
    for start, end in changed:
        asked = asked[:start] + text.vocabulary.ellipsis * (end - start) + asked[end:]
    own = {*asked}.difference(beside.words)
    return not all(
        word == ELISION or word.isdigit() or is_real(word) or is_known(text.vocabulary, word)
        for word in text.vocabulary.spell("".join(own))
    )
