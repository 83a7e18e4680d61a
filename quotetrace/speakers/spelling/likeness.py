"""How probable it is that two full names are one person's: spellings, transliterations, slips, orders, short forms.

What two names have in common is put into a handful of signs, and the signs are weighed by a logistic model
(``scripts/train_names.py``). It sees the two strings only: who works where and who says what is asked elsewhere.
"""

import math
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from quotetrace import lexicons
from quotetrace.speakers.spelling.characters import shared_characters, spelled_alike
from quotetrace.speakers.spelling.forms import family_first, repaired, surname
from quotetrace.speakers.spelling.sounds import distance, fold, sounds, weight
from quotetrace.speakers.spelling.tidying import aligned, tidy
from quotetrace.speakers.spelling.translations import translated
from quotetrace.speakers.text import words as w

# The probability from which two names count as one; the weights are fitted so that it is the middle.
SAME = 0.5
TRANSLATED = 0.9  # of a name of which a translation kept half or less; nothing was fitted
_OTHER_GIVEN = 0.2  # share of what is heard: "Katharine" and "Kathryn" differ in less, "John" and "Jane" in more
_SHORT_GIVEN = 3  # letters of given names of which each is its own: "Tim" and "Tom"
_SYLLABLE = 0.5  # a change of more than a kindred consonant makes another syllable
Parts = tuple[str, str]  # given names, family name
# What scanners take for each other: written alike before two words are compared.
_SCANNED = (
    ("rn", "m"),
    ("cl", "d"),
    ("vv", "w"),
    ("ii", "u"),
    ("li", "h"),
    ("i", "l"),
    ("j", "l"),
    ("f", "t"),
    ("e", "c"),
    ("o", "c"),
)


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The probability, 0 to 1, that two names (their words in order) are one person's.

    >>> same_name(("Mikhail", "Gorbachev"), ("Michail", "Gorbatschow")) > SAME
    True
    >>> same_name(("Thomas", "Wood"), ("Thomas", "Woods")) > SAME
    False
    """
    settled = plainly(one, other)
    if isinstance(settled, float):
        return settled
    one, other = settled
    known = weights()
    score = known["bias"] + sum(known.get(name, 0.0) * value for name, value in signs(one, other).items())
    return 1 / (1 + math.exp(-score))


def plainly(one: tuple[str, ...], other: tuple[str, ...]) -> float | tuple[tuple[str, ...], tuple[str, ...]]:
    """The probability where nothing has to be weighed; else the two names, with what one of them lacks left out."""
    one, other = tidy(one), tidy(other)
    if _suffix(one) and _suffix(other) and _suffix(one) != _suffix(other):
        return 0.0  # father and son
    pair = aligned(one, other)
    if pair is None:
        return 0.0
    if tuple(map(fold, pair[0])) == tuple(map(fold, pair[1])):
        return 1.0
    return TRANSLATED if translated(*pair) else pair


@cache
def weights() -> dict[str, float]:
    """The learned weight of each sign."""
    return {name: float(value) for name, value in lexicons.table("speakers_likeness").items()}


@lru_cache(maxsize=1 << 13)
def signs(one: tuple[str, ...], other: tuple[str, ...]) -> dict[str, float]:
    """What two names have in common, each sign between 0 and 1."""
    one, other = (tuple(repaired(" ".join(name)).replace("St.", "Saint").split()) for name in (one, other))
    lefts, rights = _orders(one, len(_bare(other))), _orders(other, len(_bare(one)))
    given, family, left, right = max(
        ((_alike(a[0], b[0]), _alike(a[1], b[1]), a, b) for a in lefts for b in rights),
        key=lambda each: (min(each[0], each[1]), each[0] + each[1]),
    )
    cost = _cost(left[0], right[0]) + _cost(left[1], right[1])
    whole_left, whole_right = fold("".join(one)), fold("".join(other))
    shared = shared_characters(whole_left, whole_right) if _asian(one) or _asian(other) else 0
    return {
        "less": min(given, family),
        "given": given,
        "family": family,
        "cost": min(cost, 3.0) / 3,
        "one exact": float(fold(left[0]) == fold(right[0]) or fold(left[1]) == fold(right[1])),
        "whole": Levenshtein.normalized_similarity(whole_left, whole_right),
        "begins": JaroWinkler.similarity(whole_left, whole_right),
        "given heard": float(sounds(left[0]) == sounds(right[0])),
        "family heard": float(sounds(left[1]) == sounds(right[1])),
        "two given": _two_names(left[0], right[0], w.given_names()),
        "two families": _two_names(left[1], right[1], _known_families()),
        "no known family": float(not {left[1].lower(), right[1].lower()} <= _known_families()),
        "longer family": _longer(left[1], right[1]),
        "longer given": _longer(left[0], right[0]),
        "other ending": float(_ending(left[0]) != _ending(right[0])),
        "characters": min(shared, 3) / 3,
        "one word": float(min(len(one), len(other)) == 1),
        "other order": float(left != lefts[0] or right != rights[0]),
        "middle": float(abs(len(one) - len(other)) > 0),
        "initials apart": float(_initial(left[0]) != _initial(right[0])),
        "family initials apart": float(_initial(left[1]) != _initial(right[1])),
        "syllables apart": _syllables_apart(one, other),
    }


def _orders(words: tuple[str, ...], beside: int) -> list[Parts]:
    """Given names and family name, in the likelier order and in others.

    ``beside`` is how many words the other name has: only beside a shorter name is a middle name left out, or the second
    family name of a Spaniard.
    """
    bare = _bare(words)
    if len(bare) == 1:
        return [("", bare[0])]
    family = surname(bare)
    count = len(family.split())
    if family_first(bare):
        return [("".join(bare[count:]), family), (bare[0], "".join(bare[1:]))]
    found = [("".join(bare[:-count]), family), ("".join(bare[1:]), bare[0])]
    if len(bare) > beside > 1:
        found += [(bare[0], family), (bare[0], bare[1])]
    return found


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word.lower().rstrip(".") not in w.SUFFIXES) or words


@lru_cache(maxsize=1 << 14)
def _alike(one: str, other: str) -> float:
    """How alike two parts of names are, 0 to 1: by letters, by sound, as a scan, as characters, or as a short form."""
    left, right = fold(one), fold(other)
    if left == right:
        return 1.0
    if not left or not right:
        return 0.5
    if _short_form(left, right):
        return 0.95
    if min(len(left), len(right)) == 1:
        return 0.8 if left[0] == right[0] else 0.0
    heard = (sounds(one), sounds(other))
    sound = 1 - distance(*heard) / max(weight(heard[0]), weight(heard[1]), 1.0)
    scanned = 0.97 if scan(left) == scan(right) else 0.0
    return max(0.0, min(1.0, max(sound, scanned, Levenshtein.normalized_similarity(left, right))))


@lru_cache(maxsize=1 << 14)
def _cost(one: str, other: str) -> float:
    """What must be changed between two parts, in consonants; little where a scanner or a short form explains it."""
    left, right = fold(one), fold(other)
    if left == right or _short_form(left, right):
        return 0.0
    if not left or not right or min(len(left), len(right)) == 1:
        return 1.0
    return min(distance(sounds(one), sounds(other)), 0.2 if scan(left) == scan(right) else 9.0)


@lru_cache(maxsize=1 << 14)
def scan(word: str) -> str:
    """A word as a scanner may see it, so that "Kettieby" and "Kettleby" come out alike."""
    for seen, written in _SCANNED:
        word = word.replace(seen, written)
    return word


@cache
def _known_families() -> frozenset[str]:
    return w.family_names() | w.given_names().keys()


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """The given names that a short or pet form stands for, all lower case."""
    return {short: frozenset(names.split()) for short, names in lexicons.table("speakers_nicknames").items()}


def _short_form(one: str, other: str) -> bool:
    known = short_forms()
    return other in known.get(one, ()) or one in known.get(other, ())


def _two_names(one: str, other: str, known: "frozenset[str] | dict[str, str]") -> float:
    """How different two parts sound that both are names in their own right: "Chen" and "Chan"."""
    left, right = one.lower(), other.lower()
    return min(_cost(one, other), 1.0) if fold(one) != fold(other) and left in known and right in known else 0.0


def two_people(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names tell two people apart: all their given names are known, and none is a form of another.

    >>> two_people(("John", "Smith"), ("Jane", "Smith")), two_people(("Jon", "Smith"), ("John", "Smith"))
    (True, False)
    >>> two_people(("Vladimir", "Zelenskiy"), ("Volodymyr", "Zelensky"))
    False
    """
    if family_first(one) or family_first(other) or translated(one, other):
        return False
    left, right = _given_words(one), _given_words(other)
    return bool(left and right) and all(_other_given(mine, theirs) for mine in left for theirs in right)


def _given_words(words: tuple[str, ...]) -> tuple[str, ...]:
    bare = _bare(words)
    return bare[: len(bare) - len(surname(bare).split())]


def _other_given(one: str, other: str) -> bool:
    """Whether two given names are known, and no forms of one: "Dan" and "Dana", "Mario" and "Maria"."""
    left, right = fold(one), fold(other)
    if w.given(one.lower()) is None or w.given(other.lower()) is None or _cost(one, other) == 0:
        return False
    if short_forms().get(left, frozenset()) & short_forms().get(right, frozenset()):  # "Bill" and "Will"
        return False
    if min(len(left), len(right)) <= _SHORT_GIVEN or {left[-1:], right[-1:]} == {"a", "o"}:
        return True
    heard = sounds(one), sounds(other)
    apart = distance(*heard) >= _OTHER_GIVEN * max(map(weight, heard))
    return apart or left + "a" == right or right + "a" == left


def _longer(one: str, other: str) -> float:
    """Whether one part is the other with two or more letters added: "Williams" and "Williamson"."""
    left, right = sorted((fold(one), fold(other)), key=len)
    return float(len(left) > 2 and len(right) - len(left) > 1 and right.startswith(left))


def _ending(name: str) -> str:
    """The last letter, where it can tell a woman's name from a man's: a, o or none."""
    last = fold(name)[-1:]
    return last if last in ("a", "o") else ""


def _initial(name: str) -> str:
    """The first sound of a name; all vowels that begin with a glide are one."""
    first = sounds(name)[:1]
    return "i" if first in ("i", "e", "J") else first


def _asian(words: tuple[str, ...]) -> bool:
    return any(word.lower() in w.asian_surnames() for word in words) or len(words) == 1


def _syllables_apart(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Whether East Asian names differ in one syllable of the given name: each tells people apart."""
    left, right = (" ".join(words).replace("-", " ").lower().split() for words in (one, other))
    if len(left) != len(right) or len(left) < 2 or left[0] != right[0] or left[0] not in w.asian_surnames():
        return 0.0
    if shared_characters("".join(left), "".join(right)):
        return 0.0
    return float(any(_another(a, b) for a, b in zip(left, right, strict=True) if a != b))


def _another(one: str, other: str) -> bool:
    """Whether two syllables are no two spellings of one: "Min" and "Manh", but not "Jun" and "Joon"."""
    if distance(sounds(one), sounds(other)) > _SYLLABLE:
        return True
    shared = spelled_alike(fold(one), fold(other))
    return shared is False


def _suffix(words: tuple[str, ...]) -> str:
    """Jr. or Sr. behind a name."""
    last = words[-1].lower().rstrip(".")
    return last if last in w.SUFFIXES and len(words) > 1 else ""
