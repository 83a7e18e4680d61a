"""Echoes: texts that carry the same words, found without knowing who spoke."""

from collections.abc import Sequence
from typing import Final

from .comparable import Vocabulary
from .crowd import likely_pairs
from .retelling import sharing
from .similarity import Comparison, compare

# An echo must not guess: names are resolved by it. So much of the shorter text, and so many words worth telling.
_COVERED: Final = 0.75
_TOLD: Final = 2.0
_LIKELY: Final = 0.6  # an echo covers more than this by weight: what shares less needs no alignment
_FEW: Final = 400


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


def _echo(found: Comparison) -> bool:
    return (
        max(found.coverage) >= _COVERED
        and found.matched >= _TOLD
        and found.edits <= 0.5 * found.matched
        and not found.grave
    )
