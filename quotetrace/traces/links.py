"""Links: pairs of rows with their log-odds of being one utterance, and what speaks against it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from attrs import define, field, frozen

from quotetrace import lexicons

from . import similarity
from .candidates import keys_of, pairs
from .clusters import NEVER
from .comparable import Comparable, Vocabulary
from .names import Likeness, likeness, likeness_of_all, name_of
from .rows import Row
from .similarity import Comparison

# The same wording from this many people is a stock phrase: it says nothing of who spoke.
_STOCK_SPEAKERS: Final = 3
# What it takes off the odds that people say the same stock phrase who are not the same.
_STOCK: Final = 6.0
_CONFLICTS: Final = ("negation", "number", "name", "name_only")
# What an article takes off the odds that two of its direct quotations in different words are one.
_TWICE: Final = 4.0
_ONCE: Final = 1.0
# A pull quote is there to repeat a quotation of its article.
_PULLED: Final = 2.5
# What it takes off that two texts have no two neighbouring words in common.
# Up to this many quotations every pair that shares a word is laid side by side, and the articles' order is read.
HANDFUL: Final = 400
_LEDE: Final = 2
# What it takes off that one or two words are all that two texts have in common, unless they are all of both.
_MEAGRE: Final = 1.2
_WHOLE: Final = 0.7
_FEW: Final = 2.0
_NO_PAIR: Final = 4.0
# A marked phrase of a reported clause ("to fight 'until the last stone'") must weigh this much to stand for it.
_CORE: Final = 1.2
_MARKED: Final = re.compile('[“‘"«„]([^“”‘"«»„]{4,}?)[”’"»“](?![^\\W_])')
# Words of speech that tell of a second, different statement.
_AMENDING: Final = lexicons.words("traces_amending")


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
    cores: dict[int, Comparable] = field(factory=dict)
    place: list[int] = field(factory=list)
    _keys: dict[int, set[str]] = field(factory=dict)  # of the texts in a handful, by identity

    @classmethod
    def of(cls, rows: Sequence[Row], vocabulary: Vocabulary | None = None) -> "Collection":
        """Read ``rows``, in a vocabulary that has met their words before where there is one."""
        vocabulary = vocabulary or Vocabulary()
        texts = [vocabulary.read(row.text) for row in rows]
        names = [_names(row) for row in rows]
        stock = _stock(texts, names)
        cores = {number: core for number, row in enumerate(rows) if (core := _core(row, vocabulary))}
        return cls(rows, texts, names, stock, vocabulary, cores, _places(rows))

    def likeness(self, i: int, j: int) -> Likeness:
        """How the speakers of two rows compare. In one article an organization and somebody unnamed are two."""
        found = likeness_of_all(self.names[i], self.names[j])
        if found == "unknown" and self.together(i, j):
            kinds = {*self.rows[i].kinds}, {*self.rows[j].kinds}
            if ({"organization"}, {"unnamed"}) in (kinds, kinds[::-1]):
                return "different"
        return found

    def together(self, i: int, j: int) -> bool:
        """Whether two rows stand in one article."""
        return self.rows[i].article is not None and self.rows[i].article == self.rows[j].article

    def link(self, i: int, j: int) -> Link | None:
        """The link of two rows, None where they share nothing."""
        found = similarity.compare(self.texts[i], self.texts[j])
        whole = self.judge(i, j, found) if found.runs else None
        if (
            whole is None
            or set(whole.kinds) - {"name"}
            or whole.speakers == "different"
            or not (i in self.cores or j in self.cores)
        ):
            return whole
        part = similarity.compare(self.cores.get(i, self.texts[i]), self.cores.get(j, self.texts[j]))
        marked = self.judge(i, j, part) if part.runs else whole
        return marked if marked.score > whole.score and not marked.kinds else whole

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
        else:
            score -= self._doubt(i, j, found) + _STOCK * (stock and speakers == "different")
        return Link(i, j, score, score - against, kinds, speakers)

    def _doubt(self, i: int, j: int, found: Comparison) -> float:
        """What the weights, fitted on pairs with two words in common and of many articles, do not know."""
        near = len(self.rows) > HANDFUL or not self._keys_of(found.a).isdisjoint(self._keys_of(found.b))
        doubt = 0.0 if near else _NO_PAIR
        if found.matched < _MEAGRE and min(found.bag) < _WHOLE:
            doubt += _FEW
        if self.together(i, j) and (self.rows[i].kind == "pull") != (self.rows[j].kind == "pull"):
            doubt -= _PULLED
        elif self.together(i, j):
            doubt += _TWICE if self._reworded(i, j, found) else _ONCE
        return doubt

    def _keys_of(self, text: Comparable) -> set[str]:
        if id(text) not in self._keys:
            self._keys[id(text)] = keys_of(text)
        return self._keys[id(text)]

    def _reworded(self, i: int, j: int, found: Comparison) -> bool:
        """Whether two rows of one article are worded too differently to be one: pull quotes, headings and ledes repeat
        words, and running text does not word one direct quotation in two ways."""
        rows = self.rows[i], self.rows[j]
        if min(self.place[i], self.place[j]) < _LEDE and "indirect" in (self.rows[i].kind, self.rows[j].kind):
            return False
        if found.edits > 0.4 * found.matched:
            return True
        left = min(found.a.total, found.b.total) - found.matched
        return (found.edits > 0.3 or left > 0.4) and all(row.kind == "direct" for row in rows)

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


def _stock(texts: Sequence[Comparable], names: Sequence[tuple[tuple[str, ...], ...]]) -> set[str]:
    """Wordings that _STOCK_SPEAKERS people use who cannot be one with a garbled name."""
    users: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for text, name in zip(texts, names, strict=True):
        if name:
            known = users[text.words]
            if len(known) < _STOCK_SPEAKERS and all(likeness(name[0], other) == "different" for other in known):
                known.append(name[0])
    return {words for words, known in users.items() if len(known) >= _STOCK_SPEAKERS}


def _places(rows: Sequence[Row]) -> list[int]:
    """Each row's place among those of its article."""
    seen: defaultdict[str | None, int] = defaultdict(int)
    out = []
    for row in rows:
        out.append(seen[row.article])
        seen[row.article] += 1
    return out


def _core(row: Row, vocabulary: Vocabulary) -> Comparable | None:
    """The words in marks of a mixed quotation: they alone are verbatim."""
    if row.kind != "mixed":
        return None
    pieces = _MARKED.findall(row.text)
    core = vocabulary.read(" ".join(pieces)) if pieces else None
    return core if core and core.total >= _CORE else None


def _names(row: Row) -> tuple[tuple[str, ...], ...]:
    kinds = row.kinds or (None,) * len(row.speakers)
    found = (name_of(name, kind) for name, kind in zip(row.speakers, kinds, strict=True))
    return tuple(name for name in found if name)


def links(rows: Collection, chosen: Iterable[tuple[int, int]] | None = None) -> list[Link]:
    """The links of the chosen pairs, or of all likely ones."""
    found = (rows.link(i, j) for i, j in (pairs(rows.texts) if chosen is None else chosen))
    return [link for link in found if link]
