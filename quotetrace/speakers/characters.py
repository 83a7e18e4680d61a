"""Whether two Latin strings can be readings of the same Chinese characters: "Takaichi" and "Gaoshi" are both 高市.

Each language reads a character in its own way, and a translation may read a name in the wrong language, or half of it
("Gaoichi"). The table holds the readings that Unihan gives (``scripts/build_characters.py``); how newspapers spell them
is told by the rules below. Sharing characters is evidence beside other evidence: many characters share a reading.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from quotetrace import lexicons
from quotetrace.speakers.sounds import fold

Rules = tuple[tuple[str, str], ...]
_LANGUAGES = ("zh", "ja", "ko", "vi", "yue")
# How passports and newspapers write the syllables of Korean that Unihan's Hangul spells by rule.
_KOREAN: Rules = (
    ("^g", "k"), ("^d", "t"), ("^b", "p"), ("^j", "ch"), ("eo", "o"), ("eo", "u"), ("u", "oo"), ("^i$", "lee"),
    ("^i$", "yi"),
    ("^ri$", "lee"), ("^r", "n"), ("^r", "l"), ("^r(?=[yi])", ""), ("^yu", "yoo"), ("^si", "shi"), ("ae", "ai"),
    ("ae", "ay"),
    ("a$", "ah"), ("o$", "oh"), ("g$", "k"), ("^bag$", "park"), ("yeo", "yu"), ("yeo", "yo"), ("yeo", "you"),
    ("oe", "oi"),
    ("ui", "eui"), ("an$", "ahn"), ("r$", "l"), ("eu", "u"), ("^i", "yi"), ("^hw", "wh"),
)  # fmt: skip
# How Hong Kong writes what Jyutping spells by rule.
_CANTONESE: Rules = (
    ("^j(?=yu)", ""), ("^j", "y"), ("^z", "ch"), ("^z", "ts"), ("^c", "ch"), ("^c", "ts"), ("^gw", "kw"),
    ("^g", "k"), ("^b", "p"),
    ("^d", "t"), ("^s(?=[iy])", "sh"), ("eoi", "ui"), ("eon", "un"), ("oeng", "eung"), ("aa", "a"), ("yun", "uen"),
    ("yu$", "u"),
    ("^yu", "yue"), ("yut", "uet"), ("ou$", "o"), ("ei$", "ee"), ("ei$", "ay"), ("i$", "ee"), ("u$", "oo"),
    ("au$", "ow"),
)  # fmt: skip
# Mandarin as Wade and Giles wrote it, without their apostrophes.
_WADE_GILES: Rules = (
    ("^zh", "ch"), ("^q", "ch"), ("^x", "hs"), ("^j", "ch"), ("^d", "t"), ("^b", "p"), ("^g", "k"),
    ("^c(?!h)", "ts"), ("^z(?!h)", "ts"),
    ("^r", "j"), ("ong$", "ung"), ("ian$", "ien"), ("ie$", "ieh"), ("ue$", "ueh"), ("ui$", "uei"), ("uo$", "o"),
    ("e$", "o"), ("i$", "ih"),
    ("^(y)ou$", "yu"), ("yan$", "yen"), ("^s(?=i$)", "sz"), ("iu$", "iou"), ("^si$", "ssu"), ("^zi$", "tzu"),
    ("^zi$", "tse"),
)  # fmt: skip
# How the first consonant changes behind another character: "kawa" in "Ishigawa".
_VOICED = (
    ("k", "g"),
    ("sh", "j"),
    ("s", "z"),
    ("ch", "j"),
    ("ts", "z"),
    ("t", "d"),
    ("h", "b"),
    ("f", "b"),
    ("h", "p"),
)
_ENDINGS = (
    ("mu", "mi"),
    ("ku", "ki"),
    ("gu", "gi"),
    ("bu", "bi"),
    ("su", "shi"),
    ("tsu", "chi"),
    ("ru", "ri"),
    ("u", "i"),
)
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
    for language in (*_LANGUAGES, "wade"):
        own, others = _index(language).get(one), _index(language).get(other)
        if own and others:
            found = bool(found) or not own.isdisjoint(others)
    return found


@lru_cache(maxsize=1 << 14)
def _shared(left: str, right: str) -> int:
    if frozenset((left, right)) in _whole_names():
        return 2 if min(len(left), len(right)) > _ONE_CHARACTER else 1
    best = 0
    for lefts, rights in _pairs(left, right):
        best = max(best, _aligned(left, right, lefts, rights))
    return best


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
        if "ja" in whole and _segments(mixed, ("zh", "ja")):
            yield (("zh", "ja"), ("ja",)) if swapped else (("ja",), ("zh", "ja"))


@lru_cache(maxsize=1 << 14)
def languages(name: str) -> tuple[str, ...]:
    """In which languages a folded name can be read as characters throughout."""
    return tuple(each for each in (*_LANGUAGES, "wade") if _segments(name, (each,)))


def _segments(name: str, spoken: tuple[str, ...]) -> bool:
    """Whether a name can be cut into at most four readings."""
    reach = {0}
    for _ in range(_MOST):
        reach = {
            end
            for at in reach
            for end in range(at + 1, min(len(name), at + _LONGEST_READING) + 1)
            if any(name[at:end] in _index(each) for each in spoken)
        }
        if len(name) in reach:
            return True
    return False


def _aligned(left: str, right: str, lefts: tuple[str, ...], rights: tuple[str, ...]) -> int:
    """With how many characters both names can be read, 0 where they cannot."""
    states = {(0, 0)}
    for count in range(1, _MOST + 1):
        states = {
            (i, j)
            for at, to in states
            for i, own in _readings(left, at, lefts)
            for j, others in _readings(right, to, rights)
            if not own.isdisjoint(others)
        }
        if (len(left), len(right)) in states:
            return count
    return 0


def _readings(name: str, at: int, spoken: tuple[str, ...]) -> list[tuple[int, frozenset[int]]]:
    """The readings that begin at a place: where each ends, and the characters that are read so."""
    found = []
    for end in range(at + 1, min(len(name), at + _LONGEST_READING) + 1):
        known = [rows for each in spoken if (rows := _index(each).get(name[at:end]))]
        if known:
            found.append((end, known[0] if len(known) == 1 else known[0] | known[1]))
    return found


@cache
def _whole_names() -> frozenset[frozenset[str]]:
    """Names whose characters are read as no table tells: "Abe" and "Anbei"."""
    table = lexicons.table("speakers_readings")
    return frozenset(
        frozenset((key.partition(":")[2], reading)) for key, readings in table.items() for reading in readings.split()
    )


@cache
def _index(language: str) -> dict[str, frozenset[int]]:
    """The characters (numbers of rows) behind each reading of a language."""
    column = _LANGUAGES.index("zh" if language == "wade" else language)
    spell = _spellings(language)
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_rows()):
        for reading in row[column]:
            for spelled in spell(reading):
                found.setdefault(spelled, set()).add(number)
    return {reading: frozenset(rows) for reading, rows in found.items()}


@cache
def _rows() -> list[list[list[str]]]:
    rows = sorted(lexicons.words("speakers_characters"))
    return [[column.split(",") if column != "-" else [] for column in row.split("\t")] for row in rows]


def _spellings(language: str) -> Callable[[str], set[str]]:
    """How a language's readings are written in names, each worked out once."""
    rules = {"ko": _KOREAN, "yue": _CANTONESE, "wade": _WADE_GILES}.get(language)
    if rules is not None:
        compiled = [(re.compile(pattern), new) for pattern, new in rules]
        return cache(lambda reading: _variants(reading, compiled))
    return cache(_japanese) if language == "ja" else cache(lambda reading: {reading})


def _variants(reading: str, rules: list[tuple[re.Pattern[str], str]]) -> set[str]:
    """A reading and what one or two rules make of it."""
    once = {pattern.sub(new, reading) for pattern, new in rules}
    return {reading} | once | {pattern.sub(new, one) for one in once for pattern, new in rules}


def _japanese(reading: str) -> set[str]:
    """A reading with and without long vowels and the endings of adjectives and verbs, and voiced behind another."""
    found = {reading, reading.replace("ou", "o").replace("uu", "u"), reading.replace("ou", "oh")}
    if reading.endswith("i") and len(reading) > 3:
        found.add(reading[:-1])
    if len(reading) > 3:
        found |= {reading[: -len(old)] + new for old, new in _ENDINGS if reading.endswith(old)}
        found.add(reading[:-1] + "a" if reading[-1] in "eo" else reading)  # "shiro" and "sake" in Shirakawa, Sakamoto
    return found | {new + one[len(old) :] for one in found for old, new in _VOICED if one.startswith(old)}
