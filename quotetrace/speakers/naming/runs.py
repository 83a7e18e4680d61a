"""Runs of capitalised words inside one sentence: where a name may stand, particles, initials and nicknames included."""

import re
from functools import cache

from quotetrace.speakers.naming.behind import known
from quotetrace.speakers.naming.edges import only_does, word_as_name
from quotetrace.speakers.naming.months import DAYS, MONTHS, day_as_name, month_as_name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import is_title
from quotetrace.speakers.text.reading import Reading

OPENING = frozenset("\"“‘'(«„``")
CLOSING = frozenset("\"”’')»“''")
_SAINTS = frozenset({"st", "st.", "saint"})
# Words that make what follows them a place, a ship or a storm.
_PLACED = frozenset(
    {"north", "south", "east", "west", "new", "fort", "mount", "lake", "cape", "port", "san", "santa", "storm"}
    | {"hurricane", "typhoon", "cyclone", "hms", "uss", "mv", "ss", "rfa"}
)
_NAMES_TOO = frozenset({"nor"})  # small words that are given names
_SHORT = frozenset({"Ma", "Wm", "Geo", "Chas", "Jas", "Thos", "Jos"})  # given names that are written short
# How the popular press says somebody feels, before the name.
_MOODS = frozenset(
    "furious angry fuming raging livid brave heartbroken devastated distraught tearful emotional grieving defiant"
    " jubilant delighted overjoyed thrilled proud shocked stunned horrified disgusted ashamed embarrassed relieved"
    " cheeky shamed smug gutted terrified".split()
)
GARBLED = frozenset(
    "ÃÂâÄÅ©§¨¶¼¡¤¥³±º"
)  # what UTF-8 read as Windows-1252 leaves inside a word, which cuts it into tokens
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+\Z")  # "Ji-hoon"
# What names begin with in small letters, behind a space: few pages have it.
_SMALL = (" al-", " el-", " ul-", " ad-", " as-", " ar-", " an-", " ash-", " d’", " d'", " l’", " l'")
_PREFIXED = re.compile(r"(?:al|el|ad|as|ar|at|an|ash|ul|d|l)[-’'][A-Z]")  # "al-Sayed", "d’Estaing"


def name_runs(reading: Reading, hints: frozenset[int]) -> list[tuple[int, int]]:
    """Stretches of capitalised words inside one sentence, particles, initials and nicknames included."""
    words, tags, low, runs = reading.document.words, reading.document.tags, reading.low, []
    last, not_names, organizations, names_too = 0, w.not_names(), w.organizations(), _names_too()
    for at in _openings(reading):
        if at < last or not (len(words[at]) > 1 or words[at].isalpha()):
            continue
        if low[at] in not_names and (low[at] not in names_too or not _is_name(reading, at, hints)):
            continue
        if tags[at] == "VBG" and only_does(reading, at):
            continue
        if low[at] in _MOODS and reading.starts_sentence(at):
            continue  # "Furious | Shaz fumed"
        if low[at] in _SAINTS and at + 1 < len(low) and _capital(words[at + 1]) and not _third(reading, at + 2):
            last = at + 2  # "St. Anne" is a church
            continue
        if at and low[at - 1] in _PLACED and words[at - 1][0].isupper() and low[at] not in organizations:
            continue  # "Fort | Wayne", "North | Carolina", "Storm | Ottoline"
        last = at + 1
        limit = reading.sentence(at)[1]
        while last < limit and (step := _step(reading, last, limit)):
            last += step
        runs.append((at, last))
    return runs


def _is_name(reading: Reading, at: int, hints: frozenset[int]) -> bool:
    """Whether a word that is more often no name begins one here."""
    return (
        is_title(reading.low[at])
        or month_as_name(reading, at, hints)
        or asian_family(reading, at)
        or given_before_family(reading, at)
        or (at > 0 and behind_title(reading, at, reading.sentence(at)[1]))
    )


@cache
def _names_too() -> frozenset[str]:
    """Those of the words that are no names by which a name may begin for all that: most capitals open sentences."""
    kinds = _NAMES_TOO | MONTHS | DAYS | w.asian_surnames()
    return frozenset(
        word for word in w.not_names() if len(word) == 1 or word in kinds or is_title(word) or w.given(word) is not None
    )


def abbreviated(words: list[str], at: int) -> bool:
    """ "Ma. Corazon Reyes": a given name cut short, with its full stop at a token, and a capital behind."""
    return words[at] == "." and words[at - 1] in _SHORT and at + 1 < len(words) and _capital(words[at + 1])


def _openings(reading: Reading) -> list[int]:
    """The tokens where a name may begin: those with a capital, and "al-Sayed" behind a comma or alone."""
    if not any(prefix in reading.document.text for prefix in _SMALL):
        return reading.capitals
    small = frozenset(word.lower() for word in reading.document.words if _PREFIXED.match(word))
    return sorted({*reading.capitals, *reading.where(small)}) if small else reading.capitals


def _third(reading: Reading, at: int) -> bool:
    """Whether a name goes on behind a saint's: "St. Clair Jones"."""
    return (
        at < reading.sentence(at - 1)[1]
        and _capital(reading.document.words[at])
        and reading.low[at] not in w.not_names()
    )


def asian_family(reading: Reading, at: int) -> bool:
    """ "Park Ji-hoon", "Park Soo Jin": a word that is a family name where a given name of two syllables follows."""
    ahead = reading.document.words[at + 1 : at + 2]
    if reading.low[at] in w.asian_surnames() and at + 3 < len(reading.low):
        syllables = reading.document.words[at + 1 : at + 3]
        apart = all(word.istitle() and len(word) < 6 and not known(word.lower()) for word in syllables)
        if apart and not reading.document.words[at + 3][0].isupper():
            return True
    return reading.low[at] in w.asian_surnames() and bool(ahead) and _SYLLABLES.match(ahead[0]) is not None


def given_before_family(reading: Reading, at: int) -> bool:
    """ "Christian Meyer": a word that is more than a name, where a family name follows."""
    ahead = reading.document.words[at + 1 : at + 2]
    if not ahead or not ahead[0].istitle() or w.given(reading.low[at]) != "sure":
        return False
    return ahead[0].lower() in w.family_names() and ahead[0].lower() not in w.organizations()


def _capital(word: str) -> bool:
    return word[0].isupper() and (len(word) > 1 or word.isalpha())


def _step(reading: Reading, at: int, limit: int) -> int:
    """How many tokens from ``at`` go on a run: a capitalised word, particles before one, a nickname in marks."""
    words, low = reading.document.words, reading.low
    if words[at].islower() and words[at].isalpha() and words[at - 1].isascii() and words[at] not in w.particles():
        return 0  # as most runs end: at a small word
    gap = reading.document.starts[at] - reading.document.ends[at - 1]
    if gap > 2:
        return 0
    if gap == 0 and (words[at] == "." or not words[at - 1].isascii()) and _goes_on(reading, at, limit):
        return 1
    if _capital(words[at]) or _PREFIXED.match(words[at]):
        known = low[at] in w.not_names() and low[at] not in w.surname_words()
        known = known and not (words[at] == "I" and reading.document.tags[at] == "NNP")  # "King Albert | I"
        known = known and not behind_title(reading, at, limit)
        timely = day_as_name(reading, at) or (low[at] in MONTHS and w.is_role(low[at - 1]))
        return 0 if known and not timely and not word_as_name(reading, at) else 1
    if words[at] == "&" and at + 1 < limit and _capital(words[at + 1]) and low[at + 1] not in w.not_names():
        return 2
    if words[at] not in OPENING and words[at] not in w.particles():
        return 0
    if (closed := nickname_end(reading, at, limit)) and low[closed + 1] not in w.not_names():
        return closed + 2 - at
    if words[at] in OPENING and at + 3 < limit and words[at + 2] in CLOSING and _capital(words[at + 1]):
        if is_title(low[at + 1]):  # "Chief (Dr.) Ade Ilesanmi": the name begins behind
            return 0
        return 4 if _capital(words[at + 3]) and low[at + 3] not in w.not_names() else 0
    ahead = at
    while ahead < limit and ahead - at < 3 and words[ahead] in w.particles():
        ahead += 1
    return ahead - at + 1 if at < ahead < limit and _capital(words[ahead]) else 0


def behind_title(reading: Reading, at: int, limit: int) -> bool:
    """ "Justice | A | K Rao", "Encik | Nor | Hanim": a small word that is a name or a letter, as a capital follows."""
    words = reading.document.words
    named = len(words[at]) == 1 or reading.low[at] in _NAMES_TOO or w.given(reading.low[at]) is not None
    if not named or not (is_title(reading.low[at - 1]) or w.is_role(reading.low[at - 1])) or at + 1 >= limit:
        return False
    ahead = words[at + 1]
    return _capital(ahead) and (len(ahead) == 1 or len(words[at]) > 1) and reading.low[at + 1] not in w.not_names()


def nickname_end(reading: Reading, at: int, limit: int) -> int:
    """Where a nickname of two or three words is closed that marks open inside a name: `Dwayne "The Hammer" Pruitt`."""
    words = reading.document.words
    if words[at] not in OPENING or words[at] in "([":
        return 0
    closed = next((spot for spot in range(at + 3, min(at + 5, limit - 1)) if words[spot] in CLOSING), 0)
    inside = words[at + 1 : closed]
    named = all(_capital(word) or word.lower() == "the" for word in inside) and any(map(_capital, inside))
    return closed if closed and named and _capital(words[closed + 1]) else 0


def _goes_on(reading: Reading, at: int, limit: int) -> bool:
    """Whether a token set close belongs to a name: the stop of a title, or a word broken by its decoding."""
    words = reading.document.words
    if abbreviated(words, at):
        return True
    if words[at] == ".":
        titled = is_title(reading.low[at - 1]) or reading.low[at - 1] + "." in w.OFFICES
        return at + 1 < limit and titled and _capital(words[at + 1])
    return not words[at - 1].isascii() and bool(GARBLED & set(words[at - 1][-1:] + words[at][:1]))
