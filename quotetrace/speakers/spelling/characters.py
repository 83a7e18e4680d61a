"""Whether two Latin strings can be readings of the same Chinese characters: "Takaichi" and "Gaoshi" are both 高市.

Each language reads a character in its own way, and a translation may read a name in the wrong language, or half of it
("Gaoichi"). The table holds the readings of Unihan as newspapers spell them (``scripts/build_characters.py``). Sharing
characters is evidence beside other evidence: many characters share a reading.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from quotetrace import lexicons
from quotetrace.speakers.spelling.sounds import fold

# Of each place where a reading begins, where each ends and which characters are read so, in one string.
Cuts = dict[int, list[tuple[int, str]]]
_LANGUAGES = ("zh", "ja", "ko", "vi", "yue", "wade")
_SPELLED_FREELY = ("ko", "yue")  # languages whose names have several Latin spellings: "Lee" and "Yi"
_ONE_CHARACTER = 4  # letters; a longer reading is of two characters at least
# What no reading holds: a consonant behind one that no syllable ends in, and a name that ends in one.
_UNREADABLE = re.compile(r"[sdfbzvxjq]\Z|[dfbvxq][bcdfghjklmnpqrstvwxz]|[jsz][bcdfgjklmnpqrtvx]|^[cgkp][rl]")
_MOST = 4  # characters of a name that is read at once
_LONGEST_READING = 9
_LONGEST_NAME = 22


def shared_characters(one: str, other: str) -> int:
    """How many characters two strings can both be readings of, in two languages; 0 where they cannot.

    >>> shared_characters("Gaoshi", "Takaichi"), shared_characters("Gaoichi", "Takaichi")
    (2, 2)
    >>> shared_characters("Ruiz", "Kim")
    0
    """
    left, right = fold(one), fold(other)
    if left == right or not min(len(left), len(right)) >= 2 or max(len(left), len(right)) > _LONGEST_NAME:
        return 0
    if _UNREADABLE.search(left) or _UNREADABLE.search(right):  # most names, which saves making the table
        return 0
    return _shared(*sorted((left, right)))


def spelled_alike(one: str, other: str) -> bool | None:
    """Whether two folded syllables can spell one reading in some language; None where no language has both.

    >>> spelled_alike("jun", "joon"), spelled_alike("minh", "manh"), spelled_alike("smith", "smyth")
    (True, False, None)
    """
    found = None
    for readings in _index().values():
        own, others = readings.get(one), readings.get(other)
        if own and others:
            found = bool(found) or not set(own).isdisjoint(others)
    return found


@lru_cache(maxsize=1 << 14)
def _shared(left: str, right: str) -> int:
    if frozenset((left, right)) in _whole_names():
        return 2 if min(len(left), len(right)) > _ONE_CHARACTER else 1
    read = ((_cuts(left, lefts), _cuts(right, rights)) for lefts, rights in _pairs(left, right))
    return max((_aligned(*cuts, len(left), len(right)) for cuts in read), default=0)


def _pairs(left: str, right: str) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """In which languages the two may be read.

    Each wholly in one, another for the other; or Mandarin mixed with Japanese.
    """
    first, second = languages(left), languages(right)
    for one in first:
        for other in second:
            if one != other or one in _SPELLED_FREELY:
                yield (one,), (other,)
    for whole, mixed, swapped in ((first, right, False), (second, left, True)):
        if "ja" in whole and _cuts(mixed, ("zh", "ja")):
            yield (("zh", "ja"), ("ja",)) if swapped else (("ja",), ("zh", "ja"))


@lru_cache(maxsize=1 << 14)
def languages(name: str) -> tuple[str, ...]:
    """In which languages a folded name can be read as characters throughout."""
    return tuple(each for each in _LANGUAGES if _cuts(name, (each,)))


@lru_cache(maxsize=1 << 16)
def _cuts(name: str, spoken: tuple[str, ...]) -> Cuts:
    """The readings that begin at each place, for a name that can be cut into at most four; nothing for another."""
    known, length = _spoken(spoken), len(name)
    cuts: Cuts = {}
    reach, whole = {0}, False
    for _ in range(_MOST):
        for at in reach - cuts.keys():
            ends = range(at + 1, min(length, at + _LONGEST_READING) + 1)
            cuts[at] = [(end, characters) for end in ends if (characters := known.get(name[at:end]))]
        reach = {end for at in reach for end, _ in cuts[at]}
        whole = whole or length in reach
    return cuts if whole else {}


def _aligned(own: Cuts, others: Cuts, left: int, right: int) -> int:
    """With how many characters both names, so long, can be read, 0 where they cannot."""
    states = {(0, 0)}
    for count in range(1, _MOST + 1):
        states = {
            (i, j)
            for at, to in states
            for i, one in own.get(at, ())
            for j, other in others.get(to, ())
            if not set(one).isdisjoint(other)
        }
        if (left, right) in states:
            return count
    return 0


@cache
def _whole_names() -> frozenset[frozenset[str]]:
    """Names whose characters are read as no table tells: "Abe" and "Anbei"."""
    table = lexicons.table("speakers_readings")
    return frozenset(
        frozenset((key.partition(":")[2], reading)) for key, readings in table.items() for reading in readings.split()
    )


@cache
def _spoken(several: tuple[str, ...]) -> dict[str, str]:
    """The characters behind each spelling in a language, or in any of several."""
    first, *rest = (_index()[language] for language in several)
    if not rest:
        return first
    found = first.copy()
    for readings in rest:
        for spelled, characters in readings.items():
            found[spelled] = found.get(spelled, "") + characters
    return found


@cache
def _index() -> dict[str, dict[str, str]]:
    """Of each language the spellings of its readings, and the characters that are read so."""
    found: dict[str, dict[str, str]] = {language: {} for language in _LANGUAGES}
    for read, characters in lexicons.table("speakers_characters").items():
        language, *spellings = read.split()
        found[language].update(dict.fromkeys(spellings, characters))
    return found
