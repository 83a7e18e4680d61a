"""Links: pairs of rows with their log-odds of being one utterance, and what speaks against it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from attrs import define, frozen

from quotetrace import lexicons

from . import similarity
from .candidates import pairs
from .clusters import NEVER
from .comparable import Comparable, Vocabulary
from .names import Likeness, likeness_of_all, name_of
from .rows import Row
from .similarity import Comparison

# The same wording from this many people is a stock phrase: it says nothing of who spoke.
_STOCK_SPEAKERS: Final = 3
_CONFLICTS: Final = ("negation", "number", "name")
# Words of speech that tell of a second, different statement.
_AMENDING: Final = frozenset(["amended", "amend", "amends", "corrected", "correct", "corrects", "revised", "revise", "revises", "clarified", "rephrased", "backtracked", "retracted", "softened"])  # fmt: skip


@frozen
class Link:
    """Rows ``i`` and ``j``: their ``score``, and ``base``, what it would be without the change of meaning."""

    i: int
    j: int
    score: float
    base: float
    kinds: tuple[str, ...] = ()
    speakers: Likeness = "unknown"


@define
class Collection:
    """Rows made comparable."""

    rows: Sequence[Row]
    texts: list[Comparable]
    names: list[tuple[tuple[str, ...], ...]]
    stock: set[str]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Collection":
        """Read ``rows``."""
        vocabulary = Vocabulary()
        texts = [vocabulary.read(row.text) for row in rows]
        names = [_names(row) for row in rows]
        users: defaultdict[str, set[str]] = defaultdict(set)
        for text, name in zip(texts, names, strict=True):
            if name:
                users[text.words].add(name[0][-1])
        stock = {words for words, who in users.items() if len(who) >= _STOCK_SPEAKERS}
        return cls(rows, texts, names, stock, vocabulary)

    def likeness(self, i: int, j: int) -> Likeness:
        """How the speakers of two rows compare; people and organizations cannot be told apart by name."""
        return likeness_of_all(self.names[i], self.names[j])

    def link(self, i: int, j: int) -> Link | None:
        """The link of two rows, None where they share nothing."""
        found = similarity.compare(self.texts[i], self.texts[j])
        return self.judge(i, j, found) if found.runs else None

    def judge(self, i: int, j: int, found: Comparison) -> Link:
        """The link that follows from a comparison."""
        speakers = self.likeness(i, j)
        stock = self.texts[i].words in self.stock or self.texts[j].words in self.stock
        values = similarity.features(found, speakers, stock)
        score = sum(map(float.__mul__, values, weights()))
        against = sum(
            w * v for w, v, name in zip(weights(), values, similarity.FEATURES, strict=True) if name in _CONFLICTS
        )
        kinds = tuple(sorted({each.kind for each in found.grave}))
        if self.apart(i, j):
            score = NEVER
        return Link(i, j, score, score - against, kinds, speakers)

    def apart(self, i: int, j: int) -> bool:
        """Whether the article itself says that two rows are different: one is nested in the other, or amends it."""
        one, other = self.rows[i], self.rows[j]
        if one.within == other.id or other.within == one.id:
            return True
        if one.article is None or one.article != other.article or self.texts[i].words == self.texts[j].words:
            return False
        return any(row.cue and row.cue.lower() in _AMENDING for row in (one, other))


@cache
def weights() -> tuple[float, ...]:
    """The fitted weights, in the order of the features."""
    table = lexicons.table("traces_weights")
    return tuple(float(table[name]) for name in similarity.FEATURES)


def _names(row: Row) -> tuple[tuple[str, ...], ...]:
    kinds = row.kinds or (None,) * len(row.speakers)
    found = (name_of(name, kind) for name, kind in zip(row.speakers, kinds, strict=True))
    return tuple(name for name in found if name)


def links(rows: Collection, chosen: Iterable[tuple[int, int]] | None = None) -> list[Link]:
    """The links of the chosen pairs, or of all likely ones."""
    found = (rows.link(i, j) for i, j in (pairs(rows.texts) if chosen is None else chosen))
    return [link for link in found if link]
