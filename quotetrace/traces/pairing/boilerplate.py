"""Boilerplate: sentences that anybody says, known without three people who say them."""

from collections import defaultdict
from functools import cache
from itertools import chain
from typing import Final

from quotetrace import lexicons

from ..text.pieces import normal_words

# Words of a text that is no more than such sentences, and words that it may have beside them.
LONGEST: Final = 20
_MORE: Final = 6


def phrases() -> list[tuple[str, ...]]:
    """The words of each sentence."""
    return [tuple(phrase.split()) for phrase in sorted(lexicons.words("traces_stock"))]


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The sentences by their first word."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in phrases():
        found[words[0]].append(words)
    return dict(found)


def is_boilerplate(text: str) -> bool:
    """Whether a text is little more than a sentence that anybody says, or several of these.

    >>> is_boilerplate("“We don't comment on rumours.”"), is_boilerplate("We sold the ferry.")
    (True, False)
    """
    pieces = text.split()
    if len(pieces) > LONGEST:
        return False
    words = tuple(chain.from_iterable(map(normal_words, pieces)))
    if len(words) > LONGEST:
        return False
    known = _phrases()
    at = covered = 0
    while at < len(words):
        longest = 0
        for phrase in known.get(words[at], ()):  # most words begin none
            if len(phrase) > longest and words[at : at + len(phrase)] == phrase:
                longest = len(phrase)
        covered += longest
        at += longest or 1
    return covered > 0 and len(words) <= covered + _MORE
