"""Moving: another figure, day or name where the words around it stand in another order: "£60m will be spent on roads by
the council" for "The council will spend £40m on roads"."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from rapidfuzz.fuzz import ratio

from quotetrace.models import AlterationKind

from ..numbers import signs
from ..numbers.measures import Amount
from ..text.comparable import Comparable
from ..text.conflict import Conflict
from ..text.exonyms import one_place
from ..text.written import CAPITAL
from . import amounts, counting
from .actors import DATES, ONE_NAME, is_known, is_named
from .names import TITLES
from .spellings import akin

# Words counted from the day on which they are said.
_COUNTED: Final = frozenset("today tonight tomorrow yesterday".split())
_SHORT: Final = 3  # letters of a month


def elsewhere(a: Comparable, b: Comparable, told: Sequence[Conflict], reordered: bool) -> list[Conflict]:
    """The figure or day that was put for another one at another place, beside the changes ``told`` of words at the same
    place; of texts whose words stand in another order (``reordered``) also the name."""
    kinds = {each.kind for each in told if each.sure}
    if not kinds.isdisjoint(("number", "date", "name")):
        return []
    return _figures(a, b) or _days(a, b) or (_names(a, b) if reordered else [])


def but_a_figure(a: Comparable, b: Comparable) -> Conflict | None:
    """The one figure of a text that is another one in the other text, where both count the same thing."""
    figures = a.vocabulary.figures
    if figures.isdisjoint(a.words) or figures.isdisjoint(b.words):
        return None
    one, other = ([*dict.fromkeys(amounts.amounts(text).values())] for text in (a, b))
    strange, others = amounts.strange(one, other), amounts.strange(other, one)
    pairs = [(each, against) for each in strange for against in others if _of_one_thing(a, each, b, against)]
    if len(pairs) != 1:
        return None
    [(each, against)] = pairs
    kind = counting.kind_of(each, against)
    if kind != "date" and counting.may_be_one(a, each, b, against):
        return None
    return Conflict(kind, each.start, each.end, against.start, against.end)


def _figures(a: Comparable, b: Comparable) -> list[Conflict]:
    found = but_a_figure(a, b)
    return [found] if found else []


def _of_one_thing(a: Comparable, one: Amount, b: Comparable, other: Amount) -> bool:
    """Whether two figures stand before the same word, or have the same currency or a percent sign; two years, behind
    the same word."""
    if counting.kind_of(one, other) == "date":
        return a.keys[max(0, one.start - 1) : one.start] == b.keys[max(0, other.start - 1) : other.start] != ""
    (thing, sign), (another, its) = _counted(a, one), _counted(b, other)
    return thing == another != "" or sign == its != signs.Signs()


def _counted(text: Comparable, figure: Amount) -> tuple[str, signs.Signs]:
    """The key of the word that a figure counts, empty for a word of grammar, and the signs of the figure."""
    thing = text.keys[figure.end : figure.end + 1]
    open_end = figure.end < len(text.words) and not text.ends(figure.end - 1)
    thing = thing if open_end and thing not in text.vocabulary.function else ""
    return thing, signs.signs_of(text.text.split()[text.places()[figure.start]]) if text.signed else signs.Signs()


def _days(a: Comparable, b: Comparable) -> list[Conflict]:
    """Another day of the week or another month."""
    return _alone(a, b, lambda *each: each[-1] in DATES and each[-1] not in _COUNTED, _is_other_day, "date")


def _is_other_day(_: Comparable, one: str, other: str) -> bool:
    return one[:_SHORT] != other[:_SHORT]


def _names(a: Comparable, b: Comparable) -> list[Conflict]:
    """Another name, where two texts have all other words that tell something."""
    found = _alone(a, b, lambda text, at, word: is_named(text, at, word) and word not in TITLES, _is_other, "name")
    if not found or not _all_but(a, b, found[0]):
        return []
    return found


def _is_other(text: Comparable, one: str, other: str) -> bool:
    vocabulary = text.vocabulary
    if ratio(one, other, score_cutoff=ONE_NAME) or one_place([one], [other]) or vocabulary.one_person(one, other):
        return False
    return is_known(vocabulary, one) and is_known(vocabulary, other) and DATES.isdisjoint((one, other))


def _alone(
    a: Comparable, b: Comparable, wanted: Callable[[Comparable, int, str], bool],
    other: Callable[[Comparable, str, str], bool], kind: AlterationKind,
) -> list[Conflict]:  # fmt: skip
    """The one wanted word with a capital of each text that the other one lacks, where the two are others."""
    one, two = ([*_capitals(text)] for text in (a, b))
    left = [at for at in one if a.keys[at] not in b.keys and wanted(a, at, a.vocabulary.word_of(a.words[at]))]
    right = [at for at in two if b.keys[at] not in a.keys and wanted(b, at, b.vocabulary.word_of(b.words[at]))]
    if len(left) != 1 or len(right) != 1:
        return []
    [at], [spot] = left, right
    if not other(a, a.vocabulary.word_of(a.words[at]), b.vocabulary.word_of(b.words[spot])):
        return []
    return [Conflict(kind, at, at + 1, spot, spot + 1, known=kind == "name")]


def _capitals(text: Comparable) -> Iterable[int]:
    """The places of the words written with a capital."""
    return (at for at, mark in enumerate(text.marks()) if ord(mark) & CAPITAL)


def _all_but(a: Comparable, b: Comparable, change: Conflict) -> bool:
    """Whether each word that tells something has its like in the other text, but for those of a change."""
    left = _lacking(a, b, range(change.a1, change.a2))
    right = _lacking(b, a, range(change.b1, change.b2))
    return all(any(akin(word, each) for each in right) for word in left) and len(left) == len(right)


def _lacking(text: Comparable, other: Comparable, without: range) -> list[str]:
    function, word_of = text.vocabulary.function, text.vocabulary.word_of
    return [
        word_of(text.words[at])
        for at, key in enumerate(text.keys)
        if at not in without and key not in function and key not in other.keys
    ]
