"""Ledes: a report at the head of an article that condenses in other words what its speaker says below."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from math import fsum
from typing import Final

from ..pairing.clusters import NEVER
from ..pairing.links import Link
from ..pairing.rewording import counterparts
from ..pairing.utterances import Utterance, by_article
from ..text.comparable import Comparable
from .retelling import told_alike

# So many quotations stand at the head of an article.
_HEAD: Final = 3
# A lede must share so many words with a quotation, or words of their sense, and so much of the shorter one by weight:
# of the articles in tests/articles that may be read one pair of one speaker does, and is one utterance; with two words
# as many are not.
_WORDS: Final = 3
_SHARE: Final = 0.4
_LIKELY: Final = 0.5  # log-odds
_PRESENT: Final = "s"  # what a verb in a heading ends with, and none in the text below


def condensed(rows: Sequence[Utterance], found: list[Link]) -> list[Link]:
    """The links, with those raised of a report at the head of an article and of what it condenses."""
    articles = by_article(rows)
    best = {(link.i, link.j): link for link in found}
    mated = {number for each in found if each.score > 0 for number in (each.i, each.j)}
    for article in articles.values():
        for lede in article[:_HEAD]:
            if lede in mated or rows[lede].row.kind == "direct" or not rows[lede].row.cue:
                continue
            by_one = [number for number in article if number > lede and rows[lede].likeness(rows[number]) == "same"]
            free = [number for number in by_one if _is_free(best.get((number, lede)))]
            below = _told_again(rows, lede, by_one) or _said(rows, lede, free, article)
            if below in free:
                best[below, lede] = Link(below, lede, _LIKELY, _LIKELY, (), "same")
    return list(best.values())


def _is_free(known: Link | None) -> bool:
    """Whether nothing is known of two but that their words are not alike."""
    return known is None or (not known.kinds and known.score > NEVER)


def _told_again(rows: Sequence[Utterance], lede: int, below: Sequence[int]) -> int | None:
    """The first report by the speaker of a heading that tells of it with the same word: "Rawat denies talks with
    rebels", "Rawat denied he was in touch with the nine"; headings are told in the present."""
    if not _tells(rows[lede]).endswith(_PRESENT):
        return None
    told = (each for each in below if rows[each].row.kind != "direct" and told_alike(rows[lede], rows[each]))
    first = next(told, None)
    return None if first is None or _tells(rows[first]).endswith(_PRESENT) else first


def _tells(utterance: Utterance) -> str:
    return (utterance.row.cue or " ").split(" ")[0].lower()


def _said(rows: Sequence[Utterance], lede: int, below: Sequence[int], article: Sequence[int]) -> int | None:
    """The quotation in marks that shares most with a lede, and enough: "producers outside the zone had not been warned"
    for "We did not warn the ones outside it"."""
    spoken = [each for each in below if rows[each].row.kind == "direct"]
    often = Counter(chain.from_iterable(rows[number].text.kinds() for number in article if spoken))
    shares = {each: _share(rows[lede].text, rows[each].text, often) for each in spoken}
    best = max(shares, key=lambda number: (shares[number], -number), default=None)
    return best if best is not None and shares[best] >= _SHARE else None


def _share(a: Comparable, b: Comparable, often: Mapping[str, int]) -> float:
    """How much of the shorter of two texts the other one has; words that the rest of the article has too count less.

    ``often`` tells in how many texts of the article each word is.
    """
    both = counterparts(a, b)
    if len(both) < _WORDS:
        return 0.0
    weight = a.vocabulary.content_weight

    def worth(key: str) -> float:
        return weight[key] / max(often[key] - 1, 1)

    shared = fsum(share * min(worth(key), worth(mate)) for key, mate, share in both)
    return shared / (min(fsum(map(worth, text.kinds())) for text in (a, b)) or 1.0)
