"""Sentences: a report that tells one sentence of what its speaker says at length elsewhere."""

import re
from collections.abc import Iterator
from typing import Final

from ..text.comparable import Comparable
from .similarity import Comparison, compare, in_common
from .utterances import Utterance

# Behind a mark that ends a sentence, or the comma before "she said" in the middle of two.
_BREAK: Final = re.compile(r"(?:(?<=[.!?…])|(?<=,))\s+(?=[A-Z])")
_WORDS: Final = 4
_MOST: Final = 12  # sentences of a long statement that are looked at
_NEARLY: Final = 0.8  # of the weight of the words that both have


def told_in_part(a: Utterance, b: Utterance) -> Iterator[Comparison]:
    """A report laid beside each sentence of what somebody says in another article, where that one has nearly all that
    the two share: "he had phoned eleven colleagues" beside "I rang eleven people", of "We had no spanner. I rang eleven
    people. Nobody owns one"."""
    if {a.row.kind, b.row.kind} != {"indirect", "direct"} or a.together(b):
        return
    spoken = a if a.row.kind == "direct" else b
    pieces = [*_sentences(spoken.text)]
    if pieces:
        least = _NEARLY * in_common(a.text, b.text)
        both = (compare(piece, b.text) if spoken is a else compare(a.text, piece) for piece in pieces)
        yield from (each for each in both if in_common(each.a, each.b) >= least)


def _sentences(spoken: Comparable) -> Iterator[Comparable]:
    """The sentences of a text that has several, long enough to be told."""
    pieces = _BREAK.split(spoken.text)
    if len(pieces) > 1:
        read = spoken.vocabulary.read
        yield from (text for piece in pieces[:_MOST] if len((text := read(piece)).words) >= _WORDS)
