"""Echoes: texts that carry the same words, found without knowing who spoke."""

from collections.abc import Sequence
from typing import Final

from ..pairing.crowd import likely_pairs
from ..pairing.similarity import Comparison, compare
from ..text.comparable import Vocabulary
from .retelling import sharing

# An echo must not guess: names are resolved by it. So much of the shorter text, and so many words worth telling.
_COVERED: Final = 0.75
_TOLD: Final = 2.0
_LIKELY: Final = 0.6  # an echo covers more than this by weight: what shares less needs no alignment
_FEW: Final = 400
_DISPLAYED: Final = 2  # words of a heading


def echoes(texts: Sequence[str], vocabulary: Vocabulary | None = None) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of ``texts`` that carry the same words closely enough to be one utterance.

    A ``vocabulary`` that is passed on to the merging saves reading the words twice.

    >>> echoes(["Wolves crossed the frozen harbour at dawn.", "No.", "wolves crossed the frozen harbor at dawn"])
    [(0, 2)]
    """
    vocabulary = vocabulary or Vocabulary()
    read = [vocabulary.read(text) for text in texts]
    if len(read) > _FEW:
        chosen = likely_pairs(read)
    else:
        vocabulary.held.update(zip(texts, read, strict=True))
        chosen = sharing(read, _LIKELY)
    found = {(min(i, j), max(i, j)) for i, j in chosen if _echo(compare(read[i], read[j]))}
    return sorted(found)


def repeats(
    texts: Sequence[str], displayed: Sequence[int], vocabulary: Vocabulary | None = None
) -> list[tuple[int, int]]:
    """Pairs of an article's ``texts``: one of ``displayed``, in a heading, and the first that has its words in a row.

    Two words are enough: a heading in marks is there to repeat what somebody says below.

    >>> repeats(["Sue me", "It is late.", "“Sue me. I have been sued before.”"], [0])
    [(0, 2)]
    """
    vocabulary = vocabulary or Vocabulary()
    words = [vocabulary.read(text).words for text in texts] if displayed else []
    found = []
    for short in displayed:
        whole = (number for number, each in enumerate(words) if number not in displayed and words[short] in each)
        first = next(whole, None) if len(words[short]) >= _DISPLAYED else None
        if first is not None:
            found.append((min(short, first), max(short, first)))
    return found


def _echo(found: Comparison) -> bool:
    return (
        max(found.coverage) >= _COVERED
        and found.matched >= _TOLD
        and found.edits <= 0.5 * found.matched
        and not found.grave
    )
