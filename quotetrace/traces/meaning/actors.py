"""Actors: another name in the place of a name, and names that change places."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from rapidfuzz.fuzz import ratio

from quotetrace import lexicons

from ..text.alignment import Block, Gap
from ..text.comparable import Comparable, Vocabulary
from ..text.conflict import Conflict
from ..text.exonyms import one_place
from ..text.pieces import ELISION
from ..text.roots import FUNCTION
from ..text.senses import has_sense
from ..text.written import CAPITAL
from . import shades
from .names import TITLES
from .spellings import is_real

DETERMINERS: Final = frozenset("a an the this that our my your his her its their no every some any".split())
DATES: Final = lexicons.words("traces_dates")
NO_NAMES: Final = shades.WORDS | FUNCTION | {ELISION}
# Two names this alike by their letters may be one, misheard.
ONE_NAME: Final = 60
# Of more words put for others nobody can say which name stands for which.
FEW: Final = 3
# In more words names are told by other words than those that change places.
_SHORT: Final = 7
# Words that put names side by side or turn the verb round: their order says nothing.
_EVEN: Final = frozenset(["and", "or", "nor", "with", "by", "versus", "vs", "both", "neither", "either"])

# Words that stand between two unlike sides, and how many words of a side are looked at; fewer than so many on both
# sides together come again by chance.
_UNEVEN: Final = frozenset(["than", "before", "after", "without", "until", "because"])
_SIDE: Final = 8
_SIDES: Final = 4


# Names that are words of grammar or measure, too.
_SMALL: Final = frozenset(["per", "will", "may", "can", "so", "see"])


@cache
def _names() -> tuple[frozenset[str], ...]:
    """Names of people and places in lower case: as other rooms read them, since all together would be read anew."""
    lists = ("asian_surnames", "family_names", "given_names_more", "surname_words", "places")
    tables = ("demonyms", "given_names")
    rest = frozenset(name.lower() for table in tables for name in lexicons.table(f"speakers_{table}"))
    return rest, *(lexicons.low_words(f"speakers_{name}") for name in lists)


def is_name(word: str) -> bool:
    """Whether a lower-case word is known as a name of people or places."""
    return any(word in names for names in _names())


def is_known(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a lower-case word is a name or a word that English has: one misheard is seldom another."""
    return word in vocabulary.bits or word in vocabulary.places or is_name(word) or has_sense(word)


Named = Callable[[int, str], bool]
"""Whether the word at a place of a text is a name there."""


def renamed(
    gap: Gap, one: list[str], other: list[str], vocabulary: Vocabulary, named: tuple[Named, Named]
) -> list[Conflict]:
    """Another name (or a day) in the same place, and nothing like the first one; unsure where only one looks like a
    name, or stands for a title. ``named`` tells the names of either text (see :func:`is_named`)."""
    unsure: list[Conflict] = []
    for at, word, spot, against in _put_for(one, other, vocabulary):
        names = named[0](gap.a1 + at, word) + named[1](gap.b1 + spot, against)
        if not names:
            continue
        sure = names == 2 and TITLES.isdisjoint((word, against))
        known = is_known(vocabulary, word) and is_known(vocabulary, against)
        place = gap.a1 + at, gap.a1 + at + 1, gap.b1 + spot, gap.b1 + spot + 1
        found = Conflict("name", *place, sure, known=known)
        if sure:
            return [found]
        unsure.append(found)
    return unsure[:1]


def _put_for(one: list[str], other: list[str], vocabulary: Vocabulary) -> Iterator[tuple[int, str, int, str]]:
    """The words put for others that have nothing in common, with their places."""
    if len(one) > FEW or len(other) > FEW or ratio("".join(one), "".join(other), score_cutoff=ONE_NAME):
        return
    if one_place(one, other):
        return
    if len(one) == len(other) == 1 and not (NO_NAMES.isdisjoint(one) and NO_NAMES.isdisjoint(other)):
        return
    for at, word in _strange(one, other):
        for spot, against in _strange(other, one):
            if not ({word, against} <= TITLES or {word, against} <= DATES or vocabulary.one_person(word, against)):
                yield at, word, spot, against


def _strange(words: list[str], against: list[str]) -> Iterator[tuple[int, str]]:
    """The words that may be names and have nothing like them on the other side."""
    for at, word in enumerate(words):
        if word not in NO_NAMES and not any(ratio(word, each, score_cutoff=ONE_NAME) for each in against):
            yield at, word


def is_named(text: Comparable, at: int, word: str) -> bool:
    """Whether a word is a name where it stands; of a text without capitals, or of capitals, whether it may be one. None
    is "a cup", written small, nor a word that English has where it begins a sentence: "Villagers".
    Behind a comma one may begin, too, where the words between were "she said": "I do sums, Lacking the wall ..." """
    if word in DATES:
        return True
    if text.text.islower() or text.text.isupper():
        return may_be_name(word) or text.names(at)
    if not text.names(at):
        return False
    if at and not ord(text.marks()[at]) & CAPITAL and text.vocabulary.word_of(text.words[at - 1]) in DETERMINERS:
        return False
    return is_always_name(word) or not (at == 0 or text.ends(at - 1))


def is_always_name(word: str) -> bool:
    """Whether a word that was met with a capital is a name wherever it stands: one that English does not have."""
    return not is_real(word) or is_name(word)


def may_be_name(word: str) -> bool:
    """Whether a word is a name where no capital tells."""
    return is_name(word) and word not in _SMALL


def swapped(a: Comparable, b: Comparable, every: Sequence[Block], alone: bool) -> list[Conflict]:
    """ "Tran beat Ruiz" for "Ruiz beat Tran": the same few words, but two names have changed places. Where no other
    change was found (``alone``), longer sides and words that cross over are looked for."""
    gaps = [
        Gap(x[0] + x[2], y[0], x[1] + x[2], y[1])
        for x, y in pairwise([(0, 0, 0), *every, (len(a.words), len(b.words), 0)])
    ]
    for gap, then in pairwise(gaps):
        one, other = a.words[gap.a1 : then.a2], b.words[gap.b1 : then.b2]
        if 2 < len(one) == len(other) <= _SHORT and one != other and sorted(one) == sorted(other):
            found = Conflict("name", gap.a1, then.a2, gap.b1, then.b2, known=True)
            if _change_places(a, b, found) or _exchanged(a.vocabulary.spell(one), b.vocabulary.spell(other)):
                return [found]
    return (_around(a, b) or _crossed(a, b, every)) if alone else []


def _around(a: Comparable, b: Comparable) -> list[Conflict]:
    """ "One sheep than ten wolves" for "ten wolves than one sheep": what stands before and behind such a word stands
    behind and before it in the other text."""
    for at, word in enumerate(a.vocabulary.spell(a.words)):
        if word not in _UNEVEN:
            continue
        spot = b.words.find(a.words[at])
        while spot >= 0:
            before = _common(a.words[at + 1 : at + 1 + _SIDE], b.words[max(0, spot - _SIDE) : spot])
            behind = _common(b.words[spot + 1 : spot + 1 + _SIDE], a.words[max(0, at - _SIDE) : at])
            if min(before, behind) > 1 and before + behind > _SIDES:
                return [Conflict("name", at - behind, at + 1 + before, spot - before, spot + 1 + behind, known=True)]
            spot = b.words.find(a.words[at], spot + 1)
    return []


def _crossed(a: Comparable, b: Comparable, every: Sequence[Block]) -> list[Conflict]:
    """ "The soup has no salt, the salt has no soup": single words put for others, each of which both texts have."""
    function, found = a.vocabulary.function, list[Gap]()
    for x, y in pairwise(every):
        gap = Gap(x[0] + x[2], y[0], x[1] + x[2], y[1])
        one, other = a.keys[gap.a1 : gap.a2], b.keys[gap.b1 : gap.b2]
        if len(one) != 1 or len(other) != 1 or not function.isdisjoint((one, other)):
            return []
        if one not in b.keys or other not in a.keys:
            return []
        found.append(gap)
    first, last = (found[0], found[-1]) if len(found) > 1 else (None, None)
    return [Conflict("name", first.a1, last.a2, first.b1, last.b2, known=True)] if first and last else []


def _common(head: str, tail: str) -> int:
    """How many words a text begins with that another one ends with."""
    return next((size for size in range(min(len(head), len(tail)), 0, -1) if tail.endswith(head[:size])), 0)


def _exchanged(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two telling words have changed places, and all others stand where they stood: "safe for lorries but not
    for cars" for "safe for cars but not for lorries"."""
    apart = [at for at, (word, against) in enumerate(zip(one, other, strict=True)) if word != against]
    if len(apart) != 2 or apart[1] - apart[0] < 2:
        return False
    between = one[apart[0] + 1 : apart[1]]
    return _EVEN.isdisjoint(between) and not any(one[at] in NO_NAMES or one[at].isdigit() for at in apart)


def _change_places(a: Comparable, b: Comparable, found: Conflict) -> bool:
    sides = ((a, found.a1, found.a2), (b, found.b1, found.b2))
    words, others = (text.vocabulary.spell(text.words[start:end]) for text, start, end in sides)
    if not _EVEN.isdisjoint(words):
        return False
    first, second = (
        [word for at, word in enumerate(spelled, start) if is_named(text, at, word) and word not in TITLES]
        for (text, start, _), spelled in zip(sides, (words, others), strict=True)
    )
    if len(DATES.intersection(first)) == 1:
        return False  # a day stands before a name or behind it
    return len(first) == 2 and first == second[::-1] and abs(words.index(first[0]) - words.index(first[1])) > 1
