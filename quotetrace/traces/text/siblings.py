"""Siblings: vocabularies that share what words weigh, so that no word is read twice for thousands of texts, and that
know nothing of each other's names, so that no text changes what another one means."""

from threading import Lock

from attrs import define, field

from .comparable import Vocabulary

# The numbers of a piece's words and of what they share, its words if they have a capital, and those that are names.
_Learned = tuple[str, str, frozenset[str], frozenset[str]]


@define(eq=False)
class Family:
    """What siblings share; they may learn in several threads at once."""

    parent: Vocabulary = field(factory=Vocabulary)
    known: dict[str, _Learned] = field(factory=dict)
    lock: Lock = field(factory=Lock)

    def learned(self, piece: str) -> _Learned:
        """What there is to know of a written piece."""
        found = self.known.get(piece)
        if found is None:
            with self.lock:
                parent = self.parent
                parent.capital.clear()
                parent.proper.clear()
                words, keys = parent.learn(piece)
                found = self.known[piece] = words, keys, frozenset(parent.capital), frozenset(parent.proper)
        return found


@define
class Sibling(Vocabulary):
    """A vocabulary of a family."""

    family: Family = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        parent = self.family.parent
        self.weight, self.content_weight = parent.weight, parent.content_weight
        self.numbers, self.function, self.figures = parent.numbers, parent.function, parent.figures
        self._chars, self._keys = parent._chars, parent._keys

    def learn(self, piece: str) -> tuple[str, str]:
        """The numbers of the words of one written piece, and of what they share with others."""
        words, keys, capital, proper = self.family.learned(piece)
        self.capital.update(capital)
        self.proper.update(proper)
        return words, keys
