"""Written: what is known of every written piece once it was met: the numbers of its words, its marks and capitals."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .comparable import Vocabulary

# Of a word: it begins its piece; its piece begins with a capital, or with a mark that opens; a mark stands behind it,
# one behind which a sentence may begin.
FIRST, CAPITAL, OPENS, MARKED, STOPS = (1 << bit for bit in range(5))
# Marks around a word that change nothing of it, and those before it that hide no capital (see comparable's _capitals).
_AROUND: Final = ",;:!?\"'()“”‘’«»`"
_OPENING: Final = "\"'“‘’(«"
# Titles cut short, whose full stop ends nothing: "Mr. Brooks".
_CUT_SHORT: Final = frozenset(
    f"{title}." for title in "Mr Mrs Ms Mx Dr Prof Rev Fr Gen Col Maj Capt Lt Sgt Sen Rep Gov Hon Messrs".split()
)
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

    def meet(self, pieces: Iterable[str]) -> None:
        """Learn very many pieces; those that marks alone tell from one that is known are that one."""
        shared = self.shared
        for piece in pieces:
            if piece not in self:
                bare = piece.strip(_AROUND).removesuffix(".")
                if bare in self and (piece[0] == bare[0] or piece[0] in _OPENING) and bare.isalpha() and bare.isascii():
                    self[piece], shared[piece] = self[bare], shared[bare]
                    if bare in self.capitals:
                        self.capitals[piece] = self.capitals[bare]
                else:
                    self.__missing__(piece)


class Marked(dict[str, str]):
    """What the marks and capitals of every written piece say of its words, as bits of one character a word."""

    def __init__(self, written: Written) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, piece: str) -> str:
        found = self[piece] = marks_of(piece, len(self._written[piece]))
        return found


def marks_of(piece: str, size: int) -> str:
    """The bits of each of so many words of a piece.

    >>> [ord(marks_of(piece, 1)) & STOPS > 0 for piece in ("Mr.", "roads.", "Ruiz")]
    [False, True, False]
    """
    return _marks_of(piece[0], "r" if piece in _CUT_SHORT else piece[-1], size)


@cache
def _marks_of(first: str, last: str, size: int) -> str:
    whole = CAPITAL * first.isupper() | OPENS * (first in '"“‘')
    behind = 0 if last.isalnum() else MARKED | STOPS * (last in '.!?:"“”…')
    return "".join([_BITS[whole | FIRST * (at == 0) | behind * (at == size - 1)] for at in range(size)])
