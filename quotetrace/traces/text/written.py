"""Written: what is known of every written piece once it was met: the numbers of its words, its marks and capitals."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .comparable import Vocabulary

# Of a word: it begins its piece; its piece begins with a capital, or with a mark that opens; a mark stands behind it,
# one behind which a sentence may begin.
FIRST, CAPITAL, OPENS, MARKED, STOPS = (1 << bit for bit in range(5))
_BITS: Final = [*map(chr, range(1 << 5))]


class Written(dict[str, str]):
    """The numbers of the words of every written piece, learned when a piece is met for the first time; ``shared`` has
    those of what they share with others, ``capitals`` the words of pieces with a capital, and the proper ones."""

    def __init__(self, vocabulary: "Vocabulary") -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.shared: dict[str, str] = {}
        self.capitals: dict[str, tuple[Sequence[str], Sequence[str]]] = {}

    def __missing__(self, piece: str) -> str:
        words, self.shared[piece] = self.vocabulary.learn(piece)
        self[piece] = words  # the last to be set: who finds it finds the rest
        return words

    def capitalised(self, piece: str, capital: Sequence[str], proper: Sequence[str]) -> None:
        """Keep the words of a piece with a capital, and those of them that are no common words."""
        if capital:
            self.capitals[piece] = capital, proper


class Marked(dict[str, str]):
    """What the marks and capitals of every written piece say of its words, as bits of one character a word."""

    def __init__(self, written: Written) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, piece: str) -> str:
        size = len(self._written[piece])
        whole = CAPITAL * piece[:1].isupper() | OPENS * (piece[0] in '"“‘')
        last = 0 if piece[-1].isalnum() else MARKED | STOPS * (piece[-1] in '.!?:"“”…')
        if size == 1:
            found = _BITS[whole | FIRST | last]
        else:
            found = "".join([_BITS[whole | FIRST * (at == 0) | last * (at == size - 1)] for at in range(size)])
        self[piece] = found
        return found
