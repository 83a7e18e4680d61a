"""Reigns: the first of a name, "Patriarch Bartholomew I said", whose number the tagger takes for a pronoun."""

from collections.abc import Sequence
from typing import Final

from quotetrace.layers import Document

_RULERS: Final = frozenset(
    "king queen pope patriarch catholicos emperor empress tsar czar kaiser sultan shah prince".split()
)
# So many words of a name stand before its number: "Emperor Haile Selassie I".
_LONGEST: Final = 2
# What "I" has for a verb too: "when I met King Albert I was young".
_MINE: Final = frozenset("was am will would have had could can should may might must".split())


def first_of_name(words: Sequence[str], low: Sequence[str], at: int, begin: int) -> bool:
    """Whether the "I" at ``at``, in a sentence that begins at ``begin``, is a ruler's number."""
    for start in range(at - 2, max(at - 2 - _LONGEST, begin - 1), -1):
        if low[start] in _RULERS:
            named = all(word[:1].isupper() for word in words[start:at])
            return named and (start == begin or low[at + 1 : at + 2] == [] or low[at + 1] not in _MINE)
    return False


def crown(document: Document) -> None:
    """Tag the numbers of rulers as the names that they are part of."""
    words, low = document.words, document.low
    if _RULERS.isdisjoint(low):
        return
    for at in (spot for spot, word in enumerate(words) if word == "I"):
        if first_of_name(words, low, at, document.sentences[document.sentence_of[at]].first):
            document.tags[at] = "NNP"
