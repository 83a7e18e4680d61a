"""Speakers' names compared: the same, a likely garble, nobody knows, or somebody else."""

import re
import unicodedata
from functools import lru_cache
from itertools import product, starmap
from typing import Final, Literal, get_args

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from quotetrace import lexicons

Likeness = Literal["same", "similar", "unknown", "different"]
LIKENESSES: Final[tuple[Likeness, ...]] = get_args(Likeness)

Bearing = tuple[float, float, float]
"""How alike two speakers' names are by their letters, 0 to 1; how much of the shorter description of what they are they
share, 0 to 1; and whether both are described and share nothing."""

TITLES: Final = lexicons.words("traces_titles")
# Titles that are names as well ("Abbot") count where a name follows.
_POSTS: Final = lexicons.low_words("speakers_title_posts")
_EMPTY: Final = lexicons.words("traces_nameless")
_PARTICLES: Final = lexicons.words("traces_particles")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ARTICLE: Final = frozenset(["a", "an", "one", "some", "several", "two"])
_SMALL: Final = frozenset(["the", "at", "of", "for", "in", "and", "with", "to", "from", "who", "said"])
_NO_WORDS: Final[frozenset[str]] = frozenset()  # one for all
_NO_POST: Final = _SMALL | _ARTICLE | TITLES | _EMPTY
# Jaro-Winkler from which two surnames may be one name misheard or misread (Chan, Cheung: .80; Brand, Brandt: .96).
_GARBLED: Final = 0.8
_ONE_NAME: Final = 80
_SOUNDS: Final = (
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("w", "v"), ("z", "s"), ("x", "ks"), ("au", "o"), ("ou", "u"),
    ("oo", "u"), ("h", ""),
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def name_of(speaker: str, kind: str | None = None) -> tuple[str, ...]:
    """The words of the name in a speaker's string, lower case, without titles and roles; empty where there is none.

    >>> name_of("Dr. Ana Ruiz, economist at the bank"), name_of("a spokesman at Oxford"), name_of("she")
    (('ana', 'ruiz'), (), ())
    """
    words = _WORD.findall(speaker.partition(",")[0] if kind in (None, "person") else speaker)
    if not words or (len(words) == 1 and words[0].lower() in _EMPTY) or kind in ("unnamed", "group", "document"):
        return ()
    if kind == "organization":
        return tuple(word.casefold() for word in words if word.lower() not in ("the", "a", "of"))
    if words[0].lower() in _ARTICLE:
        return ()
    return _titles_off([part for word in _last_capitals(words) for part in _plain(word).split("-")])


def name_asked(speaker: str) -> tuple[str, ...]:
    """The same of a name that somebody looks for, who may write it small.

    >>> name_asked("ana ruiz"), name_asked("Ruiz")
    (('ana', 'ruiz'), ('ruiz',))
    """
    return name_of(speaker.title() if speaker.islower() else speaker)


def _plain(word: str) -> str:
    """A word in lower case and without accents, which papers leave out as often as not."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join([letter for letter in letters if not unicodedata.combining(letter)])


def _last_capitals(words: list[str]) -> list[str]:
    """The capitalised words at the end ("The city council economist Yoko Ivanov"), particles within."""
    start = len(words)
    while start and (words[start - 1][0].isupper() or words[start - 1].lower() in _PARTICLES):
        start -= 1
    return words[start:]


def _titles_off(words: list[str]) -> tuple[str, ...]:
    start = 0
    while start < len(words) and (words[start] in TITLES or words[start] == "the"):
        start += 1
    while start + 1 < len(words) and (words[start] in TITLES or words[start] in _POSTS):
        start += 1
    return tuple(words[start:])


@lru_cache(maxsize=1 << 15)
def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """How two names compare; an empty name is unknown.

    >>> likeness(("ana", "ruiz"), ("ruiz",)), likeness(("li", "chan"), ("li", "cheung"))
    ('same', 'similar')
    >>> likeness(("ana", "ruiz"), ("eva", "ruiz")), likeness(("ana", "ruiz"), ())
    ('different', 'unknown')
    """
    if not a or not b:
        return "unknown"
    if a == b or sorted(a) == sorted(b):
        return "same"
    if a[-1] == b[-1]:
        return _given(a[:-1], b[:-1])
    if min(len(a), len(b)) == 1:
        short, long = sorted((a, b), key=len)
        if short[0] in long:
            return "same"
    return _garbled(a, b)


def _given(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:

    if not a or not b or a[0] == b[0] or {*a} <= {*b} or {*b} <= {*a}:
        return "same"
    if min(len(a[0]), len(b[0])) == 1:
        return "same" if a[0][0] == b[0][0] else "different"
    alike = JaroWinkler.similarity(" ".join(a), " ".join(b)) >= _GARBLED
    return "similar" if alike or (len(a) != len(b) and any(starmap(_near, product(a, b)))) else "different"


def _garbled(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    if ratio("".join(a), "".join(b)) >= _ONE_NAME:  # one name, spaced in two ways
        return "similar"
    if not _near(a[-1], b[-1]):
        return "different"
    given = a[:-1], b[:-1]  # the longer ones may begin with a post that no list has
    if len(a) > 1 and len(b) > 1 and not any(map(_near, *zip(*product(*given), strict=True))):
        return "different"
    return "similar"


def _near(one: str, other: str) -> bool:
    """Whether two words of names may be one misheard or misread."""
    return max(JaroWinkler.similarity(one, other), JaroWinkler.similarity(_heard(one), _heard(other))) >= _GARBLED


@lru_cache(maxsize=1 << 14)
def _heard(name: str) -> str:
    """A name by its sound, roughly, so that spellings of one in several languages meet.

    >>> _heard("castagnet") == _heard("kastagnett"), _heard("aurelie"), _heard("wolf")
    (True, 'orelie', 'volf')
    """
    for written, sound in _SOUNDS:
        name = name.replace(written, sound)
    return "".join([letter for at, letter in enumerate(name) if letter != name[at - 1 : at]])


def likeness_of_all(a: tuple[tuple[str, ...], ...], b: tuple[tuple[str, ...], ...]) -> Likeness:
    """How two groups of speakers compare: as well as their best pair does."""
    if not a or not b:
        return "unknown"
    if len(a) == len(b) == 1:
        return likeness(a[0], b[0])
    found = {likeness(one, other) for one in a for other in b}
    order: tuple[Likeness, ...] = ("same", "similar", "unknown", "different")
    return next(verdict for verdict in order if verdict in found)


@lru_cache(maxsize=1 << 14)
def post_of(speaker: str) -> frozenset[str]:
    """The words that say what a speaker is, beside the name, titles and words of grammar.

    >>> sorted(post_of("The campaign director Laura Carter")), sorted(post_of("Dr. Carter"))
    (['campaign', 'director'], [])
    """
    known = name_of(speaker)
    words = [word.casefold() for word in _WORD.findall(speaker)]
    post = [word for word in words if word not in known and word not in _NO_POST]
    return frozenset(post) if post else _NO_WORDS


def bearing(
    names: tuple[tuple[str, ...], ...], others: tuple[tuple[str, ...], ...], post: frozenset[str], other: frozenset[str]
) -> Bearing:
    """What else two speakers' strings say of whether they are one."""
    if not names or not others:
        alike = 0.0
    elif names == others:
        alike = 1.0
    else:
        alike = max([ratio("".join(a), "".join(b)) for a in names for b in others]) / 100
    if not post or not other:
        return alike, 0.0, 0.0
    share = len(post & other) / min(len(post), len(other))
    return alike, share, float(not share)
