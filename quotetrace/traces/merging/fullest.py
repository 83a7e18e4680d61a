"""Fullest: the version that represents a trace."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from ..pairing.rows import Row
from ..pairing.utterances import Utterance

_TRUST: Final = {"direct": 1.0, "pull": 0.85, "mixed": 0.8, "indirect": 0.7}
_LEAST_TRUST: Final = 0.7
# What words count for that no other version has.
_ALONE: Final = {"direct": 0.6, "pull": 0.6}
_HARDLY: Final = 0.1
# A bigram's support counts no further than this, so that many copies of a fragment do not outweigh the whole.
ENOUGH: Final = 5


class Told(NamedTuple):
    """What is asked of a version that may represent a trace: its number, its row, its words, the names of its speakers,
    and what its content words weigh."""

    number: int
    row: Row
    words: str
    names: tuple[tuple[str, ...], ...]
    said: float

    @classmethod
    def of(cls, number: int, utterance: Utterance) -> "Told":
        """What is asked of an utterance."""
        text = utterance.text
        said = sum(map(text.vocabulary.content_weight.__getitem__, text.keys))
        return cls(number, utterance.row, text.words, utterance.names, said)


def representative(members: Iterable[Told]) -> int:
    """The fullest trustworthy version: the wording most shared with the others, near to the spoken words; of equal
    ones that whose speaker most of them name."""
    support, named = Counter[str](), Counter[str]()
    bigrams: dict[str, set[str]] = {}
    members = [*members]
    for each in members:
        own = bigrams.get(each.words)
        if own is None:
            own = bigrams[each.words] = {*map(str.__add__, each.words, each.words[1:])}
        support.update(own)
        named.update([name[-1] for name in each.names])

    def worth(each: Told) -> tuple[float, int, int]:
        agreed = max([named[name[-1]] for name in each.names], default=0)
        return _worth(each, bigrams[each.words], support), agreed, -each.number

    return max(members, key=worth).number


def _worth(each: Told, bigrams: set[str], support: Counter[str]) -> float:
    counts = [*map(support.__getitem__, bigrams)]
    shared = sum([count if count < ENOUGH else ENOUGH for count in counts]) - len(counts)
    alone = counts.count(1) / max(len(counts), 1)
    return trusted(1.0 + shared + lonely(each.row) * alone * each.said, each.row)


def lonely(row: Row) -> float:
    """What the words of a version count for that no other version has."""
    return _ALONE.get(row.kind, _HARDLY)


def trusted(full: float, row: Row) -> float:
    """How full a version is, ``full`` by its words, as far as it looks like the spoken words, and like all of them."""
    text = row.text
    cut = "…" in text or ".." in text
    flat = text.isupper() or (row.kind == "direct" and text.islower())
    return round(full * trust(row) - cut - flat - 0.5 * (row.cue is None), 1)


def trust(row: Row) -> float:
    """How far a quotation has the words that were spoken."""
    return _TRUST.get(row.kind, _LEAST_TRUST)
