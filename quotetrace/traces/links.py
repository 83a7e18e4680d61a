"""Links: pairs of utterances with their log-odds of being one, and what speaks against it."""

from functools import cache
from typing import Final

from attrs import frozen

from quotetrace import lexicons

from . import similarity
from .candidates import keys_of
from .clusters import NEVER
from .names import Likeness
from .similarity import Comparison
from .utterances import Utterance

# What it takes off the odds that people say the same stock phrase who are not the same.
_STOCK: Final = 6.0
_CONFLICTS: Final = ("negation", "number", "name", "name_only")
# What an article takes off the odds that two of its direct quotations in different words are one.
_TWICE: Final = 4.0
_ONCE: Final = 1.0
# A pull quote is there to repeat a quotation of its article.
_PULLED: Final = 2.5
# Quotations this early in an article (its heading, its lede) may word again what stands below.
_LEDE: Final = 2
# What it takes off that one or two words are all that two texts have in common, unless they are all of both.
_MEAGRE: Final = 1.2
_WHOLE: Final = 0.7
_FEW: Final = 2.0
# What it takes off that two texts have no two neighbouring words in common.
_NO_PAIR: Final = 4.0


@frozen
class Link:
    """Utterances ``i`` and ``j``: their ``score`` in log-odds, and ``base``, what it would be without the change of
    meaning that ``kinds`` names. ``strangers`` stand in one article and have nothing in common."""

    i: int
    j: int
    score: float
    base: float
    kinds: tuple[str, ...] = ()
    speakers: Likeness = "unknown"
    strangers: bool = False


def link(a: Utterance, b: Utterance, i: int = 0, j: int = 1) -> Link | None:
    """The link of two utterances, numbered ``i`` and ``j``; None where they share nothing."""
    found = similarity.compare(a.text, b.text)
    whole = _judge(a, b, i, j, found) if found.runs else None
    marked = a.core or b.core
    if whole is None or not marked or set(whole.kinds) - {"name"} or whole.speakers == "different":
        return whole
    part = similarity.compare(a.core or a.text, b.core or b.text)
    verbatim = _judge(a, b, i, j, part) if part.runs else whole
    return verbatim if verbatim.score > whole.score and not verbatim.kinds else whole


def _judge(a: Utterance, b: Utterance, i: int, j: int, found: Comparison) -> Link:
    speakers = a.likeness(b)
    stock = a.stock or b.stock
    values = similarity.features(found, speakers, stock)
    score = sum(map(float.__mul__, values, weights()))
    against = sum(
        w * v for w, v, name in zip(weights(), values, similarity.FEATURES, strict=True) if name in _CONFLICTS
    )
    kinds = tuple(sorted({each.kind for each in found.grave}))
    if a.apart(b):
        score = NEVER
    else:
        score -= _doubt(a, b, found) + _STOCK * (stock and speakers == "different")
    return Link(i, j, score, score - against, kinds, speakers)


def _doubt(a: Utterance, b: Utterance, found: Comparison) -> float:
    """What the weights, fitted on pairs with two words in common and of many articles, do not know."""
    doubt = _NO_PAIR if keys_of(found.a).isdisjoint(keys_of(found.b)) else 0.0
    if found.matched < _MEAGRE and min(found.bag) < _WHOLE:
        doubt += _FEW
    if a.together(b):
        if (a.row.kind == "pull") != (b.row.kind == "pull"):
            doubt -= _PULLED
        else:
            doubt += _TWICE if _reworded(a, b, found) else _ONCE
    return doubt


def _reworded(a: Utterance, b: Utterance, found: Comparison) -> bool:
    """Whether two of one article are worded too differently to be one: pull quotes, headings and ledes repeat words,
    and running text does not word one direct quotation in two ways."""
    kinds = a.row.kind, b.row.kind
    if min(a.place, b.place) < _LEDE and "indirect" in kinds:
        return False
    if found.edits > 0.4 * found.matched:
        return True
    left = min(found.a.total, found.b.total) - found.matched
    return (found.edits > 0.3 or left > 0.4) and kinds == ("direct", "direct")


@cache
def weights() -> tuple[float, ...]:
    """The fitted weights, in the order of the features."""
    table = lexicons.table("traces_weights")
    return tuple(float(table[name]) for name in similarity.FEATURES)
