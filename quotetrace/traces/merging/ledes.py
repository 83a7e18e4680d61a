"""Ledes: a report at the head of an article that condenses in other words what its speaker says below."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain, islice, product
from math import fsum
from typing import Final, NamedTuple

from quotetrace import lexicons

from ..meaning import negations
from ..pairing.boilerplate import is_boilerplate
from ..pairing.clusters import NEVER
from ..pairing.links import Link
from ..pairing.rewording import counterparts
from ..pairing.utterances import Utterance, by_article
from ..text.comparable import Comparable
from ..text.excerpts import marked
from ..text.roots import FUNCTION
from .retelling import told_alike

# So many quotations stand at the head of an article.
_HEAD: Final = 3
# How many words a lede must share with a quotation, or words of their sense, and for that many how much of the shorter
# one by weight. Of the articles in tests/articles that may be read, no pair of one speaker does that is two utterances;
# of two words only what stands next is believed.
_ENOUGH: Final = ((4, 0.35), (3, 0.4))
_NEXT: Final = ((2, 0.28),)
# A heading and the report by its speaker that opens the text below tell the same with hardly an exception: "Police:
# dancers rob jeweler", "Four men dressed as dancers robbed a jewelry shop, police said".
_OPENING: Final = ((2, 0.2), (1, 0.3))
_NAMELESS: Final = ((1, 0.12),)  # where who speaks is nobody by name, and called the same in both
# Reports go on in reports: of these a heading must share more.
_REPORTED: Final = ((3, 0.5), (4, 0.25))
_PHRASE: Final = 3  # words in marks that tell whose they are
_TELLING: Final = 0.5  # what such words weigh at least
_CLAUSE: Final = 4  # so far from every word that two texts share a negation denies something else
# What shares less than any of these asks for need not be looked at again.
_LEAST: Final = (*_ENOUGH, *_NEXT, *_OPENING, *_NAMELESS, *_REPORTED)
# What shares nearly as much leaves open which of the two was condensed.
_RIVAL: Final = 0.85
_LIKELY: Final = 0.5  # log-odds
_MARKED: Final = 2.5
_ROOT: Final = 6  # letters that two words of one root begin with
_BODIES: Final = (("organization",), ("group",))
_VOICES: Final = (*_BODIES, ("document",), ("unnamed",))
_PRESENT: Final = "s"  # what a verb in a heading ends with, and none in the text below


class _Share(NamedTuple):
    """What a lede has in common with a quotation: how much of the shorter one, and how many words."""

    much: float
    words: int

    def reaches(self, needed: Sequence[tuple[int, float]]) -> bool:
        """Whether it is enough, of so many words so much."""
        return any(self.words >= words and self.much >= much for words, much in needed)


def condensed(rows: Sequence[Utterance], found: list[Link], headings: AbstractSet[int] = frozenset()) -> list[Link]:
    """The links, with those raised of a report at the head of an article and of what it condenses; ``headings`` are the
    rows that stand in one."""
    best = {(link.i, link.j): link for link in found}
    mates, beyond = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for each in found:
        if each.score > 0:
            own = mates if rows[each.i].together(rows[each.j]) else beyond
            own[each.i].append(each.j)
            own[each.j].append(each.i)
    for article in by_article(rows).values():
        for below, lede, score in _Article(rows, article, headings, best).ledes(mates):
            best[below, lede] = Link(below, lede, score, score, (), "same")
            some, others = ([*beyond[each]] if score >= _MARKED else [] for each in (lede, below))
            _excuse(best, [lede, *mates[lede], *some], [below, *others])
            mates[lede].append(below)
            mates[below].append(lede)
    return list(best.values())


def _excuse(best: dict[tuple[int, int], Link], some: Sequence[int], others: Sequence[int]) -> None:
    """Let nothing speak against one utterance whose versions are both some and others, but for changes of meaning."""
    for one, other in product(some, others):
        pair = max(one, other), min(one, other)
        known = best.get(pair)
        if one != other and _is_free(known) and (known is None or known.score < 0):
            best[pair] = Link(*pair, 0.0, 0.0, (), "same")


class _Article:
    """The rows of an article, and what is known of the pairs of them."""

    def __init__(
        self, rows: Sequence[Utterance], article: Sequence[int], headings: AbstractSet[int],
        best: Mapping[tuple[int, int], Link],
    ) -> None:  # fmt: skip
        self._rows = rows
        self._article = article
        self._headings = headings | {*_heads(rows, article)}
        self._best = best
        self._often = Counter(chain.from_iterable(rows[number].text.kinds() for number in article))
        self._whole: dict[int, float] = {}  # of a row, what all of its words weigh: see :meth:`_share`
        self._opening = next((number for number in article if number not in self._headings), None)

    def ledes(self, mates: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int, float]]:
        """Each report at the head that condenses a quotation below, behind that one, where it has no mate there yet,
        with the log-odds of the two."""
        head = [*islice((number for number in self._article if number not in self._headings), _HEAD)]
        for at, lede in enumerate(self._article):
            row = self._rows[lede].row
            if not (lede in self._headings or lede in head) or row.kind == "direct":
                continue
            if any(mate > lede or not row.cue for mate in mates.get(lede, ())):
                continue  # it is told again, or by its words in marks alone has been told
            later = self._article[at + 1 :]
            free = [number for number in later if _is_free(self._best.get((number, lede)))]
            below = (_told_again(self._rows, lede, later) or self._said(lede, free)) if row.cue else None
            if below in free:
                yield below, lede, _LIKELY
            elif (below := self._in_marks(lede, later)) is not None:
                yield below, lede, _MARKED

    def _in_marks(self, lede: int, later: Sequence[int]) -> int | None:
        """The quotation that has the words in marks of a lede, whoever it is told of there: "the company blamed a
        'gift of the wind'", "“It was a gift of the wind,” said its engineer Ana Ruiz"; of a word or two one that may be
        of the same speaker. Where several have them, they are in the longest."""
        row = self._rows[lede].row
        if row.kind != "mixed":
            return None
        read = self._rows[lede].text.vocabulary.read
        for piece in map(read, marked(row.text) or [row.text]):
            if piece.total < _TELLING or is_boilerplate(piece.text):
                continue
            few = len(piece.words) < _PHRASE or len(piece.kinds()) < 2
            having = {each: own for each in later if (own := self._marked_with(each, piece.words))}
            for each in [*having]:
                if (few and not by_one(self._rows[lede], self._rows[each])) or self._holds_one(each, having):
                    del having[each]
            longest = max(having, key=lambda each: (len(having[each]), -each), default=None)
            if longest is not None and all(own in having[longest] for own in having.values()):
                return longest if _is_free(self._best.get((longest, lede))) else None
        return None

    def _holds_one(self, number: int, others: Iterable[int]) -> bool:
        """Whether another one of some quotations stands in this one, so that its words are somebody else's."""
        return any(self._rows[each].row.within == self._rows[number].row.id for each in others if each != number)

    def _marked_with(self, number: int, words: str) -> str:
        """The words in marks of a quotation that have some words in a row."""
        utterance = self._rows[number]
        read = utterance.text.vocabulary.read
        pieces = marked(utterance.row.text) if utterance.row.kind == "mixed" else [utterance.row.text]
        found = (read(piece).words for piece in pieces if utterance.row.kind in ("direct", "mixed"))
        return max((own for own in found if words in own), key=len, default="")

    def _said(self, lede: int, below: Sequence[int]) -> int | None:
        """The quotation that shares most with a lede, and enough: "producers outside the zone had not been warned" for
        "We did not warn the ones outside it"."""
        below = [each for each in below if _by_one_name(self._rows[lede], self._rows[each])]  # a body says much
        told = below if lede in self._headings else [each for each in below if self._rows[each].row.kind == "direct"]
        shares = {each: share for each in told if (share := self._share(lede, each)).reaches(_LEAST)}
        spoken = next((each for each in below if self._rows[each].row.kind == "direct"), -1)
        for best in sorted(shares, key=lambda number: (-shares[number].much, number)):
            if shares[best].reaches(self._needed(lede, best, spoken)) and not self._has_rival(lede, best, shares[best]):
                return best
        return None

    def _needed(self, lede: int, other: int, spoken: int) -> Sequence[tuple[int, float]]:
        one, two = self._rows[lede], self._rows[other]
        agree = _agree(one.text, two.text)
        if two.row.kind != "direct":
            if lede not in self._headings:
                return ()
            if other == self._opening and agree:
                return _OPENING if one.names else _NAMELESS
            return _REPORTED
        return _ENOUGH + _NEXT if agree and other == spoken else _ENOUGH

    def _has_rival(self, lede: int, best: int, share: _Share) -> bool:
        """Whether a lede by somebody without a name shares nearly as much with what somebody else says."""
        if self._rows[lede].names:
            return False
        others = [each for each in self._article if each > lede and each not in (best, *self._headings)]
        rivals = (
            self._share(lede, each) for each in others if self._rows[each].likeness(self._rows[lede]) != "different"
        )
        return any(each.words > 1 and each.much >= _RIVAL * share.much for each in rivals)

    def _share(self, lede: int, other: int) -> _Share:
        """How much of the shorter of two texts the other one has; words that the rest of the article has too count
        less, by half."""
        a, b = self._rows[lede].text, self._rows[other].text
        both = counterparts(a, b)
        weight = a.vocabulary.content_weight

        def worth(key: str) -> float:
            return weight[key] * (1 + 1 / max(self._often[key] - 1, 1))

        for number, text in ((lede, a), (other, b)):
            if number not in self._whole:
                self._whole[number] = fsum(map(worth, text.kinds()))
        shared = fsum(share * min(worth(key), worth(mate)) for key, mate, share in both)
        return _Share(shared / (min(self._whole[lede], self._whole[other]) or 1.0), len(both))


def by_one(one: Utterance, other: Utterance) -> bool:
    """Whether one person speaks, somebody without a name who is called the same, or a body and one of its people: "the
    union", "union secretary Ravi Noble"."""
    return _by_one_name(one, other) or _is_of(one, other) or _is_of(other, one)


def _by_one_name(one: Utterance, other: Utterance) -> bool:
    """Whether one person speaks, or somebody without a name who is called the same, or by another word for the same
    voice: "police", "a study", "researchers"."""
    if not _voices(one).isdisjoint(_voices(other)):
        return True
    found = one.likeness(other)
    if found != "unknown" or one.names or other.names:
        return found == "same"
    return bool(one.row.speakers) and one.row.speakers == other.row.speakers and one.row.kinds == other.row.kinds


def _voices(somebody: Utterance) -> frozenset[int]:
    """The numbers of the voices that somebody without a name may be called by: "researchers", "a study"."""
    if len(somebody.row.speakers) != 1 or somebody.row.kinds not in _VOICES:
        return frozenset()
    words = somebody.row.speakers[0].casefold().split()
    return _known_voices().get(words[-1], frozenset()) if words else frozenset()


@cache
def _known_voices() -> dict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(sorted(lexicons.words("traces_voices"))):
        for word in line.split():
            found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _is_of(somebody: Utterance, body: Utterance) -> bool:
    """Whether what somebody is, or where, has all the words of a body: "Transport Minister", "the ministry"."""
    if body.row.kinds not in _BODIES or len(body.row.speakers) != 1:
        return False
    told = f"{somebody.row.office or ''} {somebody.row.house or ''}".casefold().split()
    words = [word for word in body.row.speakers[0].casefold().split() if word not in FUNCTION]
    return bool(told and words) and all(any(_akin(word, own) for own in told) for word in words)


def _akin(word: str, other: str) -> bool:
    return word == other or (len(word) > _ROOT and word[:_ROOT] == other[:_ROOT])


def headlined(utterance: Utterance) -> bool:
    """Whether it is told in the present, as headings are."""
    first = (utterance.row.cue or "").partition(" ")[0].lower()
    return first.endswith(_PRESENT) and first not in ("has", "was")


def _heads(rows: Sequence[Utterance], article: Sequence[int]) -> Iterator[int]:
    """The first report of an article that is told in the present, as headings are, where the next one is not: what old
    papers and scraped pages set in capitals is no heading by its place."""
    if len(article) > 1 and headlined(rows[article[0]]) and not headlined(rows[article[1]]):
        yield article[0]


def _agree(one: Comparable, other: Comparable) -> bool:
    """Whether two texts deny what they share or both do not: "he had smelled oil, but had taken no notice of it" says
    the same as "he smelled oil"."""
    if _denies(one) == _denies(other):
        return True
    both = counterparts(one, other)
    keys = frozenset(key for key, _, _ in both), frozenset(mate for _, mate, _ in both)
    return _denied_near(one, keys[0]) == _denied_near(other, keys[1])


def _denied_near(text: Comparable, keys: AbstractSet[str]) -> bool:
    """Whether a negation stands near one of some words."""
    places = [at for at, key in enumerate(text.keys) if key in keys]
    near = {beside for at in places for beside in range(at - _CLAUSE, at + _CLAUSE + 1)}
    words = text.vocabulary.spell(text.words)
    return negations.plain([word for at, word in enumerate(words) if at in near]) > 0


def _denies(text: Comparable) -> bool:
    return negations.plain(text.vocabulary.spell(text.words)) > 0


def _is_free(known: Link | None) -> bool:
    """Whether nothing is known of two but that their words are not alike."""
    return known is None or (not known.kinds and known.score > NEVER)


def _told_again(rows: Sequence[Utterance], lede: int, below: Sequence[int]) -> int | None:
    """The first report by the speaker of a heading that tells of it with the same word: "Rawat denies talks with
    rebels", "Rawat denied he was in touch with the nine"; headings are told in the present."""
    if not headlined(rows[lede]):
        return None
    told = (
        each
        for each in below
        if rows[each].row.kind != "direct" and told_alike(rows[lede], rows[each]) and by_one(rows[lede], rows[each])
    )
    first = next(told, None)
    return None if first is None or headlined(rows[first]) else first
