"""Comparable: a quotation as two strings of word numbers, so that rapidfuzz aligns words as if they were letters."""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import accumulate, chain, compress, count, repeat
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import define, field

from quotetrace import lexicons

from ..numbers.numerals import is_number
from ..numbers.signs import has_signs
from .numbering import LastingNumbers, Numbered
from .pieces import ELISION, STOPPING, bare_word, normal_words
from .roots import FUNCTION, root_of, stem
from .written import CAPITAL, FIRST, MARKED, OPENS, STOPS, Marked, Written

if TYPE_CHECKING:
    from ..numbers.measures import Amount
    from .conflict import Frame, Local

_SPEECH: Final = 6
_WRITTEN: Final = re.compile(r"[.,:](?!\d)|[;!?%$£€¥…—–-]")  # machines write "3.5" too

# A rare name is worth this many bits; words commoner than _FLOOR bits say next to nothing of who spoke.
_RARE: Final = 17.0
_FLOOR: Final = 6.0
_FIGURE: Final = 11.0
_FAINT: Final = 0.12
HEAVIEST: Final = 1.0  # what a rare word weighs
# What words weigh comes in steps, a power of two, so fine that sums of millions of words are exact in any order.
_STEPS: Final = 1 << 24


@cache
def _numbers_of(table: str) -> dict[str, float]:
    return {word: float(value) for word, value in lexicons.table(table).items()}


@cache
def _common_roots() -> dict[str, float]:
    """The bits of the commonest word of each root."""
    found: dict[str, float] = {}
    for table in ("traces_proper", "traces_common"):
        for word, bits in _numbers_of(table).items():
            root = root_of(word)
            found[root] = min(bits, found.get(root, bits))
    return found


@cache
def _collocations() -> tuple[tuple[tuple[str, str], float], ...]:
    """Words that go together ("united states"), with the bits of surprise of the second one."""
    found = lexicons.table("traces_pairs").items()
    return tuple(((pair.partition(" ")[0], pair.partition(" ")[2]), float(bits)) for pair, bits in found)


@cache
def _begun() -> tuple[str, dict[str, str], frozenset[str], dict[str, float]]:
    """What every vocabulary begins with: the ellipsis, the numbers of the words that go together, which of them are
    figures, and what they weigh together."""
    chars = Numbered()
    ellipsis = chars[ELISION]
    tied = {chars[first] + chars[second]: _weight(bits) for (first, second), bits in _collocations()}
    return ellipsis, chars, frozenset(char for word, char in chars.items() if is_number(word)), tied


def _weight(bits: float) -> float:
    return _stepped(min(max(_FAINT, (bits - _FLOOR) / (_RARE - _FLOOR)), HEAVIEST))


def _stepped(weight: float) -> float:
    return round(weight * _STEPS) / _STEPS


@define
class Vocabulary:
    """Numbers for words and for what they share with their synonyms and inflections; filled as texts are read.

    ``capital`` are words met with a capital, ``proper`` those of them that are no common words. ``held`` are texts
    that will be asked for again, ``tell`` tells of a written piece what was not met before.
    ``laid`` are comparisons of held texts that will be asked for again, ``shared`` what the texts of a page have in
    common. ``charged``, ``framing``, ``became`` and ``replaced`` remember of words and of gaps what they can change.
    """

    bits: dict[str, float] = field(factory=lambda: _numbers_of("traces_common"))  # shared: only read
    places: dict[str, float] = field(factory=lambda: _numbers_of("traces_proper"))
    written: "Written" = field(init=False)
    marked: "Marked" = field(init=False)
    weight: dict[str, float] = field(factory=dict)
    content_weight: dict[str, float] = field(factory=dict)
    numbers: LastingNumbers = field(init=False)
    function: set[str] = field(factory=set)
    proper: set[str] = field(factory=set)
    capital: set[str] = field(factory=set)
    charged: dict[str, int] = field(factory=dict)
    framing: dict[str, int] = field(factory=dict)
    became: dict[str, int] = field(factory=dict)
    replaced: "dict[str, Local]" = field(factory=dict)
    figures: set[str] = field(init=False)
    people: dict[str, set[str]] = field(factory=dict)
    held: dict[str, "Comparable"] = field(factory=dict)
    laid: dict[tuple[str, str], Any] = field(factory=dict)
    shared: tuple[Sequence[Any], Any] = ((), None)
    ellipsis: str = ""
    tied: dict[str, float] = field(factory=dict)
    tell: "Callable[[str], _Told]" = field(default=lambda piece: _told(piece))
    _chars: Numbered = field(init=False)
    _keys: Numbered = field(factory=Numbered)

    def __attrs_post_init__(self) -> None:
        self.written = Written(self)
        self.marked = Marked(self.written)
        self.numbers = LastingNumbers(self._keys)
        self.ellipsis, chars, figures, self.tied = _begun()  # the weights are only read
        self._chars, self.figures = Numbered(chars), set(figures)

    def read(self, text: str) -> "Comparable":
        """The comparable form of ``text``."""
        pieces, written = text.split(), self.written
        words, keys = "".join(map(written.__getitem__, pieces)), "".join(map(written.shared.__getitem__, pieces))
        self.notice(pieces)
        return Comparable(text, words, keys, self)

    def hold(self, text: str) -> "Comparable":
        """The comparable form of a text that will be asked for again."""
        known = self.held.get(text)
        if known is None:
            known = self.held[text] = self.read(text)
        return known

    def notice(self, pieces: Iterable[str]) -> None:
        """Remember which words of written pieces that were read have a capital."""
        capitals = self.written.capitals
        for piece in capitals.keys() & pieces:
            capital, proper = capitals[piece]
            self.capital.update(capital)
            self.proper.update(proper)

    def forget(self) -> None:
        """Forget the written pieces, which take much memory: those that come again are learned as before."""
        self.written = Written(self)
        self.marked = Marked(self.written)

    def meet(self, person: str, names: Iterable[str]) -> None:
        """Learn that these names, garbled ones among them, are one person's (``person`` is an id)."""
        for word in normal_words(" ".join(names)):
            self.people.setdefault(word, set()).add(person)

    def one_person(self, word: str, other: str) -> bool:
        """Whether two words are known as names of one person."""
        return bool(self.people.get(word, set()) & self.people.get(other, set()))

    def spell(self, chars: str) -> list[str]:
        """The words behind a string of word numbers."""
        try:
            return [*map(self._chars.known, chars)]
        except KeyError:
            return [*map(self._chars.names().__getitem__, chars)]

    def number_of(self, word: str) -> str | None:
        """The number of a word; None where it was never met."""
        return self._chars.get(word)

    def word_of(self, char: str) -> str:
        """The word behind a word number."""
        return self._chars.names()[char]

    def learn(self, piece: str) -> tuple[str, str]:
        """The numbers of the words of one written piece, and of what they share with others."""
        bare, written = bare_word(piece), self.written
        if bare.isalpha() and bare.isascii():
            small = bare.lower() if bare == piece else bare
            if small != piece and piece[0] not in STOPPING:  # marks or capitals alone tell it from other forms
                words, keys = written[small], written.shared[small]
                if bare == piece:
                    written.capitalised(piece, *_capitals(piece, normal_words(small)))
                elif small in written.capitals:
                    written.capitals[piece] = written.capitals[small]
                return words, keys
        told, capital, proper = self.tell(piece)
        written.capitalised(piece, capital, proper)
        for each in told:
            if each.root not in self._keys:
                self._meet_root(each)
            if each.figure:
                self.figures.add(self._chars[each.word])
        return "".join([self._chars[each.word] for each in told]), "".join([self._keys[each.root] for each in told])

    def _meet_root(self, each: "_Word") -> None:
        key = self._keys[each.root]
        self.weight[key] = each.worth
        self.content_weight[key] = 0.0 if each.empty else each.worth
        if each.empty:
            self.function.add(key)


class _Word(NamedTuple):
    """A word, what it shares with its inflections and synonyms, what it is worth, whether it is one of grammar, and
    whether it is a figure."""

    word: str
    root: str
    worth: float
    empty: bool
    figure: bool


_Told = tuple[tuple[_Word, ...], tuple[str, ...], tuple[str, ...]]


def told_once(piece: str) -> _Told:
    """The words of one written piece, those of them written with a capital, and the proper ones among these."""
    words = normal_words(piece)
    return tuple(map(_word, words)), *_capitals(piece, words)


_told: Final[Callable[[str], _Told]] = lru_cache(maxsize=1 << 15)(
    told_once
)  # the words of a language come again in every article


def _capitals(piece: str, words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of one written piece, if it is written with a capital, and the proper ones among these."""
    if piece.islower():
        return (), ()
    if (piece.strip("\"'“”‘’([«")[:1].isupper() and not piece.isupper()) or (piece.isupper() and len(words) == 1):
        known = _numbers_of("traces_common")
        return words, tuple([word for word in words if word not in known and stem(word) not in known])
    return (), ()


def _word(word: str) -> _Word:
    root = root_of(word)
    return _Word(word, root, _worth(word, root), word in FUNCTION or word == ELISION, is_number(word))


def _worth(word: str, root: str) -> float:
    """What a shared word says, 0 to 1: nothing for an ellipsis, little for "the", much for a rare name.

    It hangs on what the word shares with its inflections and synonyms, so that it is the same whichever of them is
    read first.
    """
    if word == ELISION:
        return 0.0
    if word in FUNCTION:
        return _stepped(_FAINT)
    return _weight(_common_roots().get(root) or (_FIGURE if word[0].isdigit() else _RARE))


@define(eq=False)
class Comparable:
    """A quotation ready to be compared: ``words`` and ``keys`` hold one character a word, alike in length."""

    text: str
    words: str
    keys: str
    vocabulary: Vocabulary
    bounds: dict[str, tuple[int, int, int]] | None = None
    frames: "Sequence[Frame] | None" = None
    found_by: frozenset[int] | None = None
    neighbours: frozenset[str] | None = None
    _sums: Sequence[float] | None = None
    _places: "array[int] | None" = None
    _kinds: frozenset[str] | None = None
    _kinds_total: float | None = None
    _distinct: str | None = None
    _spelled: dict[str, str] | None = None
    marked: str | None = None
    _signed: bool | None = None
    _heard: bool | None = None
    amounts: "dict[int, Amount] | None" = None

    @property
    def heard(self) -> bool:
        """Whether a text looks as speech recognition gives it: many words, no capital, no mark or sign at all."""
        if self._heard is None:
            text = self.text
            self._heard = len(self.words) >= _SPEECH and text.islower() and _WRITTEN.search(text) is None
        return self._heard

    @property
    def begins_high(self) -> bool:
        """Whether a text begins with a capital, as a sentence does."""
        return bool(self.words) and bool(ord(self.marks()[0]) & CAPITAL)

    @property
    def signed(self) -> bool:
        """Whether a figure may have a currency, a percent sign or a minus."""
        if self._signed is None:
            self._signed = has_signs(self.text)
        return self._signed

    @property
    def sums(self) -> Sequence[float]:
        """Running weights: ``sums[j] - sums[i]`` is the weight of the words from i to j."""
        if self._sums is None:
            weight, tied = self.vocabulary.weight, self.vocabulary.tied
            weights, words = [*map(weight.__getitem__, self.keys)], self.words
            for at in compress(count(1), map(tied.__contains__, map(str.__add__, words, words[1:]))):
                weights[at] = min(weights[at], tied[words[at - 1 : at + 1]])
            self._sums = array("d", accumulate(weights, initial=0.0))
        return self._sums

    @property
    def total(self) -> float:
        """The weight of all words."""
        return self.sums[-1]

    def places(self) -> Sequence[int]:
        """For each word, the number of the written piece that it came from."""
        if self._places is None:
            pieces = self.text.split()
            begun = [ord(mark) & FIRST for mark in self.marks()]
            if sum(begun) == len(pieces):  # each piece has a word
                self._places = array("I", [at - 1 for at in accumulate(begun)])
            else:
                sizes = map(len, map(self.vocabulary.written.__getitem__, pieces))
                self._places = array("I", chain.from_iterable(map(repeat, count(), sizes)))
        return self._places

    def marks(self) -> str:
        """What stands beside each word, as bits."""
        if self.marked is None:
            self.marked = "".join(map(self.vocabulary.marked.__getitem__, self.text.split()))
        return self.marked

    def ends(self, at: int) -> bool:
        """Whether a mark or an ellipsis stands behind the word at ``at``, or it is the last one."""
        if at + 1 >= len(self.words) or self.words[at + 1] == self.vocabulary.ellipsis:
            return True
        return bool(ord(self.marks()[at]) & MARKED)

    def names(self, at: int) -> bool:
        """Whether the word at ``at`` looks like a name: unknown as a common word, or a capital within a sentence."""
        if self.vocabulary.word_of(self.words[at]) in self.vocabulary.proper:
            return True
        marks = self.marks()
        if not ord(marks[at]) & CAPITAL:
            return False
        while at and not ord(marks[at]) & FIRST:
            at -= 1
        if not at or ord(marks[at - 1]) & (STOPS | OPENS):
            return False
        return not self.text.isupper() and not self.text.istitle()

    def kinds(self) -> frozenset[str]:
        """The keys that are no function words, each once."""
        if self._kinds is None:
            self._kinds = frozenset(self.keys) - self.vocabulary.function
        return self._kinds

    def distinct(self) -> str:
        """The keys that are no function words, each once, in order: as :meth:`kinds`, in a tenth of the memory."""
        if self._distinct is None:
            function = self.vocabulary.function
            self._distinct = "".join([key for key in dict.fromkeys(self.keys) if key not in function])
        return self._distinct

    def kinds_total(self) -> float:
        """The weight of :meth:`kinds`."""
        if self._kinds_total is None:
            known = self.distinct() if self._kinds is None else self._kinds  # sums are exact in any order
            self._kinds_total = sum(map(self.vocabulary.content_weight.__getitem__, known))
        return self._kinds_total

    def shared_kinds(self, other: "Comparable") -> AbstractSet[str]:
        """The :meth:`kinds` that another text has too."""
        if self._kinds is not None and other._kinds is not None:
            return self._kinds & other._kinds
        return {*self.distinct()}.intersection(other.distinct())

    def spelled(self) -> dict[str, str]:
        """For each key that is no word of grammar a word that has it, in order."""
        if self._spelled is None:
            weight, words = self.vocabulary.content_weight, self.vocabulary.spell(self.words)
            self._spelled = {key: word for key, word in zip(self.keys, words, strict=True) if weight[key]}
        return self._spelled

    def content(self) -> list[str]:
        """The keys that are no function words, in order."""
        function = self.vocabulary.function
        return [key for key in self.keys if key not in function]
