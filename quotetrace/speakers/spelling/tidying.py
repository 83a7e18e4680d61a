"""Two names made ready to be compared: titles and scanner's digits gone, initials and dropped parts made alike."""

import re

from quotetrace.speakers.spelling.forms import family_first, plain, surname
from quotetrace.speakers.spelling.sounds import fold
from quotetrace.speakers.text import words as w

Words = tuple[str, ...]
_GLUED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Rev|Hon|Eng)\.?(?=[A-Z][a-z])")  # "Ms.Helena"
_ARTICLES = frozenset({"al", "el", "ul"})  # of Arabic names, which libraries keep and others drop
_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l|[Aa]d|[Aa]r|[Aa]s|[Aa]sh|[Aa]n|[Aa]t|[Aa]z)-(?=[A-Za-z]{3})")
_DIGITS = str.maketrans("0158|", "olsbl")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}\Z")
_LETTERS_BEHIND = 4  # of letters behind a name: "KCB", "SJ"


def tidy(words: Words) -> Words:
    """The words of a name without titles, letters behind it, and the digits that a scanner saw in it.

    >>> tidy(("Smt", "Rekha", "Menon")), tidy(("Ms.Helena", "Kess1er")), tidy(("Peter", "Lomax", "KCB"))
    (('Rekha', 'Menon'), ('Helena', 'Kessler'), ('Peter', 'Lomax'))
    """
    found = [_ARTICLE.sub("", _GLUED.sub("", word)) for word in words]
    while len(found) > 2 and found[0].lower().rstrip(".") in w.honorifics():
        del found[0]
    while len(found) > 2 and _behind(found[-1]) and not found[0].isupper():
        del found[-1]
    found[1:-1] = [word for word in found[1:-1] if word.lower() not in _ARTICLES]
    return tuple(word.translate(_DIGITS) if _misread(word) else plain(word) for word in found)


def _behind(word: str) -> bool:
    known = word.lower() in w.POST_NOMINALS
    return known or (1 < len(word) <= _LETTERS_BEHIND and word.isupper() and word.lower() not in w.SUFFIXES)


def _misread(word: str) -> bool:
    """Whether a word of letters has a digit inside."""
    return not word.isalpha() and any(map(str.isdigit, word)) and any(map(str.islower, word))


def aligned(one: Words, other: Words) -> tuple[Words, Words] | None:
    """Two names with what only one of them has left out of both; None where their initials contradict.

    >>> aligned(("R.K.", "Mishra"), ("Rajendra", "Kumar", "Mishra"))
    (('Rajendra', 'Kumar', 'Mishra'), ('Rajendra', 'Kumar', 'Mishra'))
    >>> aligned(("Anneke", "van", "der", "Meulen"), ("Anneke", "Meulen"))
    (('Anneke', 'Meulen'), ('Anneke', 'Meulen'))
    >>> aligned(("Robert", "Crewe"), ("P.", "Crewe")) is None
    True
    """
    if len(one) < 2 or len(other) < 2 or family_first(one) or family_first(other):
        return one, other
    one, other = _without_particles(one, other), _without_particles(other, one)
    one, other = _half_family(one, other), _half_family(other, one)
    return _spelled_out(one, other)


def _without_particles(one: Words, other: Words) -> Words:
    """ "Anneke Meulen" for "Anneke van der Meulen", beside a name that has no particle and the same last word."""
    bare = tuple(word for word in one[1:] if word.lower() not in w.particles())
    dropped = len(bare) < len(one) - 1 and all(word.lower() not in w.particles() for word in other[1:])
    return (one[0], *bare) if dropped and bare and fold(bare[-1]) == fold(other[-1]) else one


def _half_family(one: Words, other: Words) -> Words:
    """ "Nia Davies" for "Nia Pugh-Davies", beside "Nia Davies"."""
    halves = one[-1].split("-")
    half = next((half for half in halves if fold(half) == fold(other[-1])), None) if len(halves) > 1 else None
    return one if half is None else (*one[:-1], half)


def _spelled_out(one: Words, other: Words) -> tuple[Words, Words] | None:
    """ "R.K. Mishra" as "Rajendra Kumar Mishra" where the letters allow it."""
    left, right = _given(one), _given(other)
    short, long = _letters(left), _letters(right)
    if short is None and long is None:
        return one, other
    mine, theirs = (letters or "".join(word[0] for word in given) for letters, given in ((short, left), (long, right)))
    if mine[: len(theirs)].casefold() != theirs[: len(mine)].casefold():
        return None
    full = right if long is None else left if short is None else max(left, right, key=len)
    return (*full, *one[len(left) :]), (*full, *other[len(right) :])


def _given(words: Words) -> Words:
    bare = tuple(word for word in words if word.lower().rstrip(".") not in w.SUFFIXES)
    return bare[: len(bare) - len(surname(words).split())]


def _letters(given: Words) -> str | None:
    """The letters of given names that are initials only."""
    if not given or not all(_INITIALS.match(word) for word in given):
        return None
    return "".join(given).replace(".", "")
