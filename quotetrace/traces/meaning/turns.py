"""Turns: small words put for others that turn what was said: another person, conjunction, currency or given name."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from quotetrace import lexicons
from quotetrace.models import AlterationKind

_PERSONS: Final = {
    word: line.split()[0]
    for line in (
        "i me my mine myself", "we us our ours ourselves", "he him his himself", "she her hers herself",
        "they them their theirs themselves", "you your yours yourself yourselves",
    )
    for word in line.split()
}  # fmt: skip
_ROMAN: Final = {word: word for word in "i ii iii iv v vi vii viii ix x xi xii".split()}
_CONJUNCTIONS: Final = {"if": "if", "unless": "unless", "until": "until", "till": "until", "while": "while"}
_CURRENCIES: Final = {
    word: line.split()[0]
    for line in (
        "dollar dollars", "pound pounds", "euro euros", "yen", "yuan renminbi", "rupee rupees", "ruble rubles rouble "
        "roubles", "won", "peso pesos", "franc francs", "krone kroner", "krona kronor", "dinar dinars", "lira lire",
        "rand", "riyal riyals", "dirham dirhams", "zloty zlotys",
    )
    for word in line.split()
}  # fmt: skip
_ALIKE: Final = 72  # letters alike in per cent: in a noisy text that is a word damaged
# "We failed to stop them" does not say that we stopped them.
_FAILING: Final = frozenset("fail fails failed failing refuse refuses refused refusing decline declined unable".split())
_BEING: Final = frozenset("am is are was were be been being get gets got getting".split())
_SHORT_NAME: Final = 4  # letters; in a longer name a vowel within is a matter of spelling: "Mohammed", "Mohammad"
_VOWELS: Final = frozenset("aeiouy")
_SOUNDS: Final = (("ph", "f"), ("ck", "k"), ("h", ""), ("c", "k"), ("v", "f"), ("z", "s"), ("ie", "i"), ("y", "i"))


def turned(added: Sequence[str], left: Sequence[str], noisy: bool) -> AlterationKind | None:
    """What kind of turn ``added`` for ``left`` is; None for none.

    >>> turned(["they"], ["we"], False), turned(["if"], ["unless"], False), turned(["yuan"], ["yen"], False)
    ('wording', 'negation', 'number')
    >>> turned(["my"], ["mine"], False), turned(["am"], ["used", "to", "be"], False)
    (None, 'tense')
    """
    from rapidfuzz.fuzz import ratio

    if used_to(added) != used_to(left) and added and left:
        return "tense"
    if failing(left) and not failing(added):
        return "negation"
    if noisy and ratio("".join(added), "".join(left)) >= _ALIKE:
        return None
    if _other(added, left, _CURRENCIES) or _other(added, left, _ROMAN):
        return "number"
    if _other(added, left, _CONJUNCTIONS):
        return "negation" if ("unless" in added) != ("unless" in left) else "wording"
    return "wording" if _other(added, left, _PERSONS) else None


def _other(one: Sequence[str], other: Sequence[str], classes: Mapping[str, str]) -> bool:
    """Whether each side has a word of a class that the other lacks."""
    left, right = ({classes[word] for word in words if word in classes} for words in (one, other))
    return bool(left - right) and bool(right - left)


def used_to(words: Sequence[str], before: str = "") -> bool:
    """Whether words tell of a habit of the past; not of what somebody is "used to".

    >>> used_to(["used", "to", "be"]), used_to(["used", "to"], "am")
    (True, False)
    """
    pairs = zip([before, *words], words, words[1:], strict=False)
    return any((one, two) == ("used", "to") and first not in _BEING for first, one, two in pairs)


def failing(words: Sequence[str]) -> bool:
    """Whether words end in "failed to" and the like, or in that and a verb."""
    return any(one in _FAILING and two == "to" for one, two in pairwise(words[-3:]))


@cache
def _given() -> frozenset[str]:
    """Given names that are hardly anything else."""
    return frozenset(name.lower() for name, kind in lexicons.table("speakers_given_names").items() if kind == "sure")


def is_another(name: str, other: str) -> bool:
    """Whether two words are given names one letter apart, and not two spellings of one.

    >>> is_another("maria", "mario"), is_another("sara", "sarah"), is_another("mohammed", "mohammad")
    (True, False, False)
    """
    from rapidfuzz.distance import Levenshtein

    if name == other or not _given().issuperset((name, other)) or Levenshtein.distance(name, other) > 1:
        return False
    return _sound(name) != _sound(other) and not _vowel_within(name, other)


def one_spelling(name: str, other: str) -> bool:
    """Whether two names may be one in two spellings: they sound alike, or differ in a vowel within.

    >>> one_spelling("gaddafi", "qaddafi"), one_spelling("smith", "smyth"), one_spelling("hussein", "hussain")
    (False, True, True)
    """
    from rapidfuzz.distance import Levenshtein

    near = Levenshtein.distance(name, other, score_cutoff=1) <= 1
    return _sound(name) == _sound(other) or (near and _vowel_within(name, other))


def _vowel_within(name: str, other: str) -> bool:
    """Whether two longer names differ in a vowel within, or by one."""
    if min(len(name), len(other)) <= _SHORT_NAME or name[-1] != other[-1]:
        return False
    at = next((at for at, (one, two) in enumerate(zip(name, other, strict=False)) if one != two), 0)
    return name[at] in _VOWELS and other[at] in _VOWELS


def _sound(name: str) -> str:
    for written, heard in _SOUNDS:
        name = name.replace(written, heard)
    once = "".join(letter for at, letter in enumerate(name) if letter != name[at - 1 : at])
    return once.removesuffix("e")
