"""Utterances: rows made comparable, with what their article says of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from attrs import define

from quotetrace import lexicons
from quotetrace.grammar.disowning import stance

from ..meaning.names import (
    Bearing,
    Likeness,
    bearing,
    likeness,
    likeness_of_all,
    name_of,
    post_of,
)
from ..text.comparable import Comparable, Vocabulary
from ..text.excerpts import marked
from .boilerplate import is_boilerplate
from .rows import Row, together

# The same wording from this many people is a stock phrase: it says nothing of who spoke.
STOCK_SPEAKERS: Final = 3
_STOCK_SHARE: Final = 0.5
# So many different people settle it; more need not be compared.
_STOCK_ENOUGH: Final = 12
# A marked phrase of a reported clause ("to fight 'until the last stone'") must weigh this much to stand for it.
_CORE: Final = 1.2
# Words of speech that tell of a second, different statement.
_AMENDING: Final = lexicons.words("traces_amending")


@define(eq=False)
class Utterance:
    """A row made comparable.

    ``names`` are its speakers' names (see :func:`.names.name_of`), ``core`` the words in marks of a mixed quotation,
    ``place`` its place among the rows of its article, ``stock`` whether many people use these very words, ``post``
    what the speakers' strings say beside the name, ``passages`` those in marks that are a part of it, where they were
    asked for (see :func:`.requoting.requoted`).
    """

    row: Row
    text: Comparable
    names: tuple[tuple[str, ...], ...]
    core: Comparable | None = None
    place: int = 0
    stock: bool = False
    post: frozenset[str] = frozenset()
    passages: Sequence[Comparable] | None = None

    @property
    def stance(self) -> int:
        """Whether its cue states it (1), takes it back (-1) or does neither."""
        return stance(self.row.cue, spoken=self.row.kind == "direct")

    def together(self, other: "Utterance") -> bool:
        """Whether both stand in one article."""
        return together(self.row, other.row)

    def likeness(self, other: "Utterance") -> Likeness:
        """How the speakers compare. In one article an organization and somebody unnamed are two."""
        found = self.alike(other)
        if found == "unknown" and self.together(other) and not self._placed(other):
            kinds = {*self.row.kinds}, {*other.row.kinds}
            if ({"organization"}, {"unnamed"}) in (kinds, kinds[::-1]):
                return "different"
        return found

    def alike(self, other: "Utterance") -> Likeness:
        """How the speakers compare, wherever they are quoted."""
        found = likeness_of_all(self.names, other.names)
        return _like_posts(self.row, other.row) if found == "unknown" and self._placed(other) else found

    def _placed(self, other: "Utterance") -> bool:
        """Whether of both speakers no more is known than where they belong."""
        return bool(self.row.affiliation and other.row.affiliation and not self.names and not other.names)

    def bearing(self, other: "Utterance") -> Bearing:
        """What else the speakers' strings say of whether they are one."""
        return bearing(self.names, other.names, self.post, other.post)

    def apart(self, other: "Utterance") -> bool:
        """Whether the article itself says that two are different: one is nested in the other, or amends it."""
        one, two = self.row, other.row
        if self.nested(other):
            return True
        if not self.together(other) or self.text.words == other.text.words:
            return False
        return any(row.cue and row.cue.lower() in _AMENDING for row in (one, two))

    def nested(self, other: "Utterance") -> bool:
        """Whether one of the two is a quotation inside the other."""
        return self.row.within == other.row.id or other.row.within == self.row.id


def _like_posts(one: Row, other: Row) -> Likeness:
    """Speakers without names compare by where they belong and what they are there."""
    house = likeness(name_of(one.affiliation or "", "organization"), name_of(other.affiliation or "", "organization"))
    if house == "different":
        return "different"
    alike = house != "unknown" and one.role is not None and one.role.casefold() == (other.role or "").casefold()
    return "similar" if alike else "unknown"


def prepare(row: Row, vocabulary: Vocabulary, place: int = 0) -> Utterance:
    """Make one row comparable; ``place`` is its place among the rows of its article."""
    return _prepared(row, vocabulary.held.get(row.text) or vocabulary.read(row.text), vocabulary, place)


def _prepared(row: Row, text: Comparable, vocabulary: Vocabulary, place: int) -> Utterance:
    names, post = voice_of(row)
    return Utterance(row, text, names, core_of(row, vocabulary), place, is_boilerplate(row.text), post)


def prepare_all(rows: Sequence[Row], vocabulary: Vocabulary) -> list[Utterance]:
    """Make rows comparable, with their places in their articles and the stock phrases among them marked; of very many
    :func:`.gathered.gather` does it."""
    seen: defaultdict[str | None, int] = defaultdict(int)
    utterances = []
    for row, text in zip(rows, _held(rows, vocabulary), strict=True):
        utterances.append(_prepared(row, text, vocabulary, seen[row.article]))
        seen[row.article] += 1
    _mark_stock(utterances)
    return utterances


def _held(rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[Comparable]:
    return (vocabulary.held.get(row.text) or vocabulary.read(row.text) for row in rows)


def is_stock(names: Mapping[tuple[str, ...], int]) -> bool:
    """Whether words are a stock phrase that these people use (with how often): enough of them who cannot be one with a
    garbled name, and none of whom says most of it; else the others may be garbled beyond likeness."""
    known: dict[tuple[str, ...], int] = {}
    for name, times in sorted(names.items(), key=lambda item: (-item[1], item[0])):
        like = next((other for other in known if likeness(name, other) != "different"), name)
        known[like] = known.get(like, 0) + times
        if len(known) > _STOCK_ENOUGH:
            break
    return len(known) >= STOCK_SPEAKERS and max(known.values()) <= _STOCK_SHARE * sum(known.values())


def _mark_stock(utterances: Sequence[Utterance]) -> None:
    users: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for each in utterances:
        if each.names:
            users[each.text.words][each.names[0]] += 1
    stock = {words for words, names in users.items() if len(names) >= STOCK_SPEAKERS and is_stock(names)}
    if stock:
        for each in utterances:
            each.stock = each.stock or each.text.words in stock


def core_of(row: Row, vocabulary: Vocabulary) -> Comparable | None:
    """The words in marks of a mixed quotation: they alone are verbatim."""
    if row.kind != "mixed":
        return None
    pieces = marked(row.text)
    core = vocabulary.read(" ".join(pieces)) if pieces else None
    return core if core and core.total >= _CORE else None


Voice = tuple[tuple[tuple[str, ...], ...], frozenset[str]]
"""The names of a row's speakers, and what its strings say beside them."""


def voice_of(row: Row) -> Voice:
    """What the speakers of a row are called."""
    return _voice(row.speakers, row.kinds, row.role, row.affiliation)


def voice_once(row: Row) -> Voice:
    """The same, not remembered: who has very many rows asks once for each speaker."""
    return _voice_anew(row.speakers, row.kinds, row.role, row.affiliation)


def _voice_anew(speakers: tuple[str, ...], kinds: tuple[str, ...], role: str | None, affiliation: str | None) -> Voice:
    found = (name_of(name, kind) for name, kind in zip(speakers, kinds or (None,) * len(speakers), strict=True))
    posts = [post for each in (*speakers, role, affiliation) if each and (post := post_of(each))]
    return tuple(name for name in found if name), posts[0] if len(posts) == 1 else frozenset().union(*posts)


_voice: Final = lru_cache(maxsize=1 << 15)(_voice_anew)  # one of each for all rows that share it


def by_article(rows: Sequence[Utterance]) -> dict[str, list[int]]:
    """The numbers of the utterances of each article, in order; those of no article are left out."""
    articles: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(rows):
        if each.row.article is not None:
            articles[each.row.article].append(number)
    return articles
