"""Siblings: vocabularies that share what words weigh, so that no word is read twice for thousands of texts, and that
know nothing of each other's names, so that no text changes what another one means."""

from threading import RLock, local
from typing import Final

from attrs import define, field

from .comparable import Vocabulary
from .written import Marked, Written

# Written pieces after which a family is left and a new one begun, so that no stream of texts fills the memory.
_MANY_PIECES: Final = 1 << 15


class _Together(Written):
    """Written pieces that several threads may learn at once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(vocabulary)
        self._lock = RLock()

    def __missing__(self, piece: str) -> str:
        with self._lock:
            return self[piece] if piece in self else super().__missing__(piece)


@define(eq=False)
class Family:
    """What siblings share; they may learn in several threads at once."""

    parent: Vocabulary = field(factory=Vocabulary)

    def __attrs_post_init__(self) -> None:
        self.parent.written = _Together(self.parent)
        self.parent.marked = Marked(self.parent.written)

    @property
    def pieces(self) -> int:
        """How many written pieces they know."""
        return len(self.parent.written)


@define
class Sibling(Vocabulary):
    """A vocabulary of a family."""

    family: Family = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        parent = self.family.parent
        self.written, self.marked = parent.written, parent.marked
        self.weight, self.content_weight = parent.weight, parent.content_weight
        self.numbers, self.function, self.figures = parent.numbers, parent.function, parent.figures
        self.ellipsis, self.tied = parent.ellipsis, parent.tied
        self._chars, self._keys = parent._chars, parent._keys


_OF_THREAD: Final = local()


def sibling() -> Vocabulary:
    """A vocabulary for some articles, which need not learn again what this thread has read in earlier ones.

    >>> one, other = sibling(), sibling()
    >>> one.read("The ferry sank.").words == other.read("the ferry sank").words, "the" in other.capital
    (True, False)
    """
    family: Family | None = getattr(_OF_THREAD, "family", None)
    if family is None or family.pieces > _MANY_PIECES:
        family = _OF_THREAD.family = Family()
    return Sibling(family=family)
