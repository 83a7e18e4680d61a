"""What this room's rules look at again and again: lower-cased tokens, what stands inside marks, tokens by offset."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, chain, compress, count
from operator import itemgetter

from attrs import define, field

from quotetrace.layers import BlockKind, Document, Page
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.casing import cased

_AND = frozenset({"and"})
RUNNING = frozenset({"body", "turn"})  # kinds of blocks with running text
_ARTICLES = frozenset({"the", "a", "an"})
_TRADE = 4  # tokens from an article to the trade of a relative
_OF_KIN = _TRADE + 2  # tokens from a noun of kinship to the name of a relative, at most
_VERBS = ("VB", "MD")
_ACTS = re.compile(r"[NPJ](?=[VZMBGE])")  # letters of a noun with a verb behind it
_LONG, _FEWEST_LONG = 4, 4  # letters of words that have capitals in a headline, and how many of them tell
_SMALL = 0.1  # share of them that may be small: "iPhone", a slip
# What words are written on where it is told of for the first time: "a bedsheet hung from the stand. It said".
_HUNG = frozenset("bedsheet flag board sheet mural t-shirt billboard blackboard whiteboard plaque sticker".split())
_NEW, _WIDE = frozenset({"a", "an"}), 3  # before a noun, a word or two between
_WHO = "WHO"
_NESTED = 6  # stretches that may begin inside another before a token in it
_FEW, _MUCH = 2, 2  # pronouns that make a page one about people, and how often more than those for things


Places = defaultdict[str, list[int]]  # a word -> where it stands


def _indexed(low: list[str]) -> Places:
    """Where every word stands.

    Each token is put into the list of its word with no loop of Python's own: a page has some thousand.
    """
    where: Places = defaultdict(list)
    deque(map(list.append, map(where.__getitem__, low), count()), maxlen=0)
    return where


def _lowered(document: Document, where: Places) -> list[str]:
    """The tokens in lower case, but for the letters of a body that are a word of the language: "the WHO’s director".

    The "cent" of "31 per cent" is read as "percent". ``where`` tells where the words of the page stand.
    """
    words, low = document.words, document.low
    if any(words[at] == _WHO for at in where.get("who", ())):
        shouted = (word.isupper() and word.isalpha() for word in (*words[1:], ""))
        told = (word == _WHO and not ahead for word, ahead in zip(words, shouted, strict=True))
        low = [word if is_body else small for word, small, is_body in zip(words, low, told, strict=True)]
    if "cent" in where:
        pairs = zip(("", *low), low, strict=False)
        low = ["percent" if pair == ("per", "cent") else pair[1] for pair in pairs]
    return low


@define
class Reading:
    """A page made ready: its document, its tokens in lower case, where each word and where quoted words stand."""

    page: Page
    document: Document = field(init=False)
    low: list[str] = field(init=False)
    _sentence_of: list[int] = field(init=False)
    _spans: list[tuple[int, int]] = field(init=False)  # the tokens of each sentence
    _before: list[str] = field(init=False)  # the token before each, in lower case; "" where a sentence begins
    _kinds: list[BlockKind] = field(init=False)  # of the block of each sentence
    _written: Places = field(init=False)  # the tokens of every word, in lower case, as the page has it
    _places: Places = field(init=False)  # and as it is read: see _lowered
    _types: frozenset[str] | None = None
    _capitals: list[int] | None = None
    _opened: list[int] = field(init=False)  # where quoted words begin, and where they end, in order
    _closed: list[int] = field(init=False)
    _tokens: dict[tuple[int, int], tuple[int, int]] = field(factory=dict)  # the tokens of characters
    _firsts: dict[int, int] = field(factory=dict)  # sentence -> its first token with a letter or digit
    phrases: dict[int, int] = field(factory=dict)  # the token behind a noun phrase -> its first: see phrases
    sounds: dict[str, str | None] = field(factory=dict)  # what may be a body's name: see affiliation.sound
    names: frozenset[int] = frozenset()  # the tokens where people are named, once these are known
    _verbs: dict[int, int] = field(factory=dict)  # sentence -> its first verb
    _personal: bool | None = None
    _named_inside: dict[str, bool] = field(factory=dict)  # a word -> whether it has a capital inside a sentence
    _behind_kin: frozenset[int] | None = None
    _titled: dict[int, bool] = field(factory=dict)  # sentence -> whether most of its words have capitals
    _papers: list[int] | None = None
    _chained: list[int] | None = None
    _subjects: list[int] | None = None
    _sourced: frozenset[int] | None = None
    _counted: list[int] | None = None  # of each sentence, how many up to it do not go on inside quoted words
    _told_from: list[int] = field(factory=list)  # where the stretches of ``_told`` begin
    _told_to: list[int] = field(factory=list)  # where the last of the stretches up to each ends
    _told: list[tuple[int, int, int]] | None = None  # where reported words begin and end, and whose number they have

    def __attrs_post_init__(self) -> None:
        self.document = cased(self.page.document)
        self._written = _indexed(self.document.low)
        self.low = _lowered(self.document, self._written)
        self._places = self._written if self.low is self.document.low else _indexed(self.low)
        self._sentence_of = self.document.sentence_of
        self._spans = [(one.first, one.last) for one in self.document.sentences]
        self._before = ["", *self.low[:-1]]
        for first, last in self._spans:
            if first < last:
                self._before[first] = ""
        self._kinds = [self.document.blocks[one.block].kind for one in self.document.sentences]
        spans = [
            span for reported in self.page.reported if reported.kind in ("direct", "pull") for span in reported.content
        ]
        spans += [(marked.inner_start, marked.inner_end) for marked in self.document.marked]
        quoted = _joined(spans)
        self._opened, self._closed = [start for start, _ in quoted], [end for _, end in quoted]

    @property
    def types(self) -> frozenset[str]:
        """The words of the page, in lower case: a rule looks in vain for what is not among them."""
        if self._types is None:
            self._types = frozenset(self._places)
        return self._types

    def where(self, wanted: AbstractSet[str]) -> list[int]:
        """The tokens of some words, in lower case, in order."""
        return sorted(chain.from_iterable(map(self._places.__getitem__, wanted & self.types)))

    def has(self, wanted: AbstractSet[str]) -> bool:
        """Whether the page has one of some words, in lower case."""
        return not self.types.isdisjoint(wanted)

    def kin_before(self, first: int) -> int:
        """ "His brother | Omar Aziz", "her mother, | Clotilde", "his aunt, the painter | Ada Roe": the noun of kinship
        before a name; 0 where none is."""
        if first not in self.behind_kin:
            return 0
        low, at = self.low, first - 1
        if w.is_role(low[at]):
            article = next((spot for spot in range(at - 1, max(at - _TRADE, 1), -1) if low[spot] in _ARTICLES), 0)
            at = article - 1 if article and low[article - 1] == "," else at
        at -= low[at] == ","
        return at if at > 0 and low[at] in w.KIN else 0

    @property
    def behind_kin(self) -> frozenset[int]:
        """The tokens so near behind a noun of kinship that a name there may be the relative's."""
        if self._behind_kin is None:
            kin = self.where(w.KIN)
            self._behind_kin = frozenset(at + away for at in kin for away in range(1, _OF_KIN + 1))
        return self._behind_kin

    @property
    def capitals(self) -> list[int]:
        """The tokens that begin with a capital."""
        if self._capitals is None:
            words = self.document.words
            self._capitals = [*compress(count(), map(str.isupper, map(itemgetter(0), words)))]
        return self._capitals

    def writes(self, word: str) -> bool:
        """Whether the page has a word in these very letters."""
        return any(self.document.words[at] == word for at in self._written.get(word.lower(), ()))

    def named_inside(self, low: str) -> bool:
        """Whether a word, given in lower case, has a capital somewhere inside a sentence."""
        if low not in self._named_inside:
            self._named_inside[low] = any(map(self._is_inside, self._places.get(low, ())))
        return self._named_inside[low]

    def _is_inside(self, at: int) -> bool:
        """Whether a token has a capital behind a small word, in running text without a capital to each word."""
        word, before = self.document.words[at], self.document.words[at - 1]
        inside = word[0].isupper() and before.islower() and before[0].isalpha() and at != self.sentence(at)[0]
        return inside and self.runs(at) and not self.titled(at)

    def titled(self, token: int) -> bool:
        """Whether a token stands in a line whose words have capitals: a headline, which tells no name by them."""
        number = self.document.sentence_of[token]
        if number not in self._titled:
            sentence = self.document.sentences[number]
            self._titled[number] = _has_capitals(self.document.words[sentence.first : sentence.last])
        return self._titled[number]

    def quoted(self, token: int) -> bool:
        """Whether a token stands inside quoted words."""
        at = self.document.starts[token]
        spot = bisect_right(self._opened, at) - 1
        return spot >= 0 and at < self._closed[spot]

    @property
    def counted(self) -> list[int]:
        """How many sentences there are up to each, but those that go on inside quoted words: “It is over. | I go.”"""
        if self._counted is None:
            starts, count = self.document.starts, 0
            self._counted = []
            for first, _ in self._spans:
                spot = bisect_right(self._opened, starts[first] - 1) - 1 if first < len(starts) else -1
                count += spot < 0 or starts[first] >= self._closed[spot]
                self._counted.append(count)
        return self._counted

    def told(self, token: int) -> int:
        """The number of the stretch in whose words a token stands, quoted or not, the innermost; -1 outside of all."""
        if self._told is None:
            all_of = enumerate(self.page.reported)
            self._told = sorted((start, end, number) for number, one in all_of for start, end in one.content)
            self._told_from = [start for start, _, _ in self._told]
            self._told_to = [*accumulate((end for _, end, _ in self._told), max)]
        at = self.document.starts[token]
        spot = bisect_right(self._told_from, at)
        if not spot or at >= self._told_to[spot - 1]:  # as most stand
            return -1
        for begun in range(spot - 1, max(spot - _NESTED, 0) - 1, -1):
            _, end, number = self._told[begun]
            if at < end:
                return number
        return -1

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens (first, last excluded) that begin inside the characters ``start`` to ``end``."""
        known = self._tokens.get((start, end))
        if known is None:  # sources and contents are asked for again and again
            starts = self.document.starts
            known = self._tokens[start, end] = bisect_left(starts, start), bisect_left(starts, end)
        return known

    def kind(self, token: int) -> BlockKind:
        """The kind of the block a token stands in."""
        return self._kinds[self._sentence_of[token]]

    def runs(self, token: int) -> bool:
        """Whether a token stands in running text, the turns of interviews included."""
        return self._kinds[self._sentence_of[token]] in RUNNING

    def in_label(self, token: int) -> bool:
        """Whether a token stands in a dateline or a label: "RIJEKA, Croatia —", "Ana Ruiz -- Orrin Securities:"."""
        document = self.document
        return document.starts[token] < document.block_at(token).words

    def sentence(self, token: int) -> tuple[int, int]:
        """The tokens of the sentence that a token stands in."""
        return self._spans[self._sentence_of[token]]

    def text(self, first: int, last: int) -> str:
        """The words of the article from token ``first`` up to ``last`` (excluded)."""
        return self.document.text[self.document.starts[first] : self.document.ends[last - 1]] if first < last else ""

    def before(self, token: int) -> str:
        """The token before one, in lower case; "" where a sentence begins."""
        return self._before[token] if token > 0 else ""

    def starts_sentence(self, token: int) -> bool:
        """Whether a token opens its sentence, opening marks aside; behind the last token nothing does."""
        if token >= len(self.low):
            return False
        number = self.document.sentence_of[token]
        if number not in self._firsts:
            sentence, words = self.document.sentences[number], self.document.words
            own = (at for at in range(sentence.first, sentence.last) if words[at][0].isalnum())
            self._firsts[number] = next(own, sentence.last)
        return token <= self._firsts[number]

    def verb_before(self, token: int) -> bool:
        """Whether a verb stands before a token in its sentence."""
        number = self.document.sentence_of[token]
        if number not in self._verbs:
            sentence, tags = self.document.sentences[number], self.document.tags
            own = (at for at in range(sentence.first, sentence.last) if tags[at][:2] in _VERBS)
            self._verbs[number] = next(own, sentence.last)
        return self._verbs[number] < token

    @property
    def personal(self) -> bool:
        """Whether the page tells of people rather than of things: "he" and "she" outnumber "it" and "its"."""
        if self._personal is None:
            he = len(self.where(w.HE))
            self._personal = he >= _FEW and he > _MUCH * len(self.where(w.IT))
        return self._personal

    def chained(self) -> list[int]:
        """Where "and" stands behind a role: "treasurer | and | former mayor"."""
        if self._chained is None:
            self._chained = [at for at in self.where(_AND) if at and w.is_role(self.low[at - 1])]
        return self._chained

    def papers(self) -> list[int]:
        """The tokens that are a noun for something that is read: a report, a banner."""
        if self._papers is None:
            tags = self.document.tags
            told = [at for at in self.where(w.documents()) if tags[at] in ("NN", "NNP")]
            hung = [at for at in self.where(_HUNG) if not _NEW.isdisjoint(self.low[max(at - _WIDE, 0) : at])]
            self._papers = sorted({*told, *hung})
        return self._papers

    @property
    def sourced(self) -> frozenset[int]:
        """The tokens that stand in the source of reported words."""
        if self._sourced is None:
            spans = (self.tokens(*one.source) for one in self.page.reported if one.source is not None)
            self._sourced = frozenset(at for first, last in spans for at in range(first, last))
        return self._sourced

    def acting(self) -> list[int]:
        """The tokens that are a role with a verb behind it: "the | minister | did not"."""
        if self._subjects is None:
            self._subjects = [
                found.start() for found in _ACTS.finditer(self.document.letters) if w.is_role(self.low[found.start()])
            ]
        return self._subjects


def _has_capitals(words: Sequence[str]) -> bool:
    """Whether most long words of a line have capitals; a sentence is left at its first few small ones."""
    small, most = 0, _SMALL * len(words)
    for word in words:
        if len(word) >= _LONG and word[0].islower():
            small += 1
            if small > most:
                return False
    long = sum(len(word) >= _LONG and word[0].isalpha() for word in words)
    return long >= _FEWEST_LONG and small <= _SMALL * long


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
