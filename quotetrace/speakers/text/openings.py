"""Whether a capital tells a name, or only that a sentence begins: "Forensic expert Lu Bo", "Rovers manager Lu Bo"."""

import re
from functools import cache, lru_cache

from quotetrace import lexicons
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

# Endings of adjectives and participles that stand before a role: "regional", "grieving", "heartbroken".
_ADJECTIVE = re.compile(
    r"\w{2}(?:[^aeiou]ic|[aeinrt]al|[ae]ble|ive|ous|ary|less|ful|ing|ed|ken|[ae]nt|est|(?<!\d)born|based|old)\Z"
)

_RANKS = frozenset({"Pc", "Dc"})  # "Pc Ana Ruiz"; but "Di Ruiz", "Ds" are names too
_COURTEOUS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof"}
)  # no part of an office: "Treasury Secretary | Dr. Rao"
# Titles that are given names, too, where one of these everyday titles stands before them: "Cllr | Rav Gill".
_GIVEN_TOO = frozenset({"rav", "sri", "prince", "sultan"})
_EVERYDAY = _COURTEOUS | {"cllr", "pc", "const", "sgt", "insp", "dc", "coun"}
_DETECTIVES = frozenset({"det", "detective"})
BEHIND_POSTS = frozenset({"pro", "tempore", "emeritus", "emerita", "designate", "elect"})
_WITHIN = frozenset({"al", "el", "bin", "ben", "ibn"})  # what stands inside names, and is a given name too


def only_opens(reading: Reading, at: int) -> bool:
    """Whether the word at a token has its capital because it opens the sentence, and not because it names something.

    It names something where it is a known body or place, where it is a plural before a role in sport ("Rovers"), and
    where no ordinary word is spelled so.
    """
    if not reading.starts_sentence(at):
        return False
    word = reading.low[at]
    if _tells_field(reading, at):
        return True
    if word in w.organizations() or word in w.places() or word in w.sectors_of("bodies"):
        return False
    if reading.document.words[at][1:].lower() != reading.document.words[at][1:]:  # "BBC", "McLaren"
        return False
    if _team(reading, at) or reading.named_inside(word):
        return False
    proper = reading.document.tags[at] in ("NNP", "NNPS")
    return reading.writes(word) or widens(word) or (not proper and ordinary(word))


def _tells_field(reading: Reading, at: int) -> bool:
    """ "Finance chief", "Café owner": a word for a walk of life before the small noun of a role."""
    field = reading.low[at] in lexicons.table("speakers_sector_fields") and reading.document.words[at].istitle()
    ahead = reading.document.words[at + 1 : at + 2]
    return (
        field
        and bool(ahead)
        and ahead[0].islower()
        and w.is_role(ahead[0])
        and not reading.named_inside(reading.low[at])
    )


def _team(reading: Reading, at: int) -> bool:
    """ "Rovers manager": the plural that a team goes by, before a role in sport."""
    ahead = reading.low[at + 1 : at + 2]
    plural = reading.low[at].endswith("s") and reading.document.tags[at] in ("NNS", "NNPS", "NNP")
    return plural and bool(ahead) and w.sectors_of("roles").get(ahead[0]) == "sport" and reading.low[at] != "sports"


@cache
def widens(word: str) -> bool:
    """Whether a lower-case word is an adjective, or widens a role to its left."""
    return w.is_role(word) or word in w.modifiers() or "-" in word or _ADJECTIVE.search(word) is not None


@cache
def ordinary(word: str) -> bool:
    """Whether a lower-case word is one of the language, as far as the lists tell."""
    return word in lexicons.table("traces_common") or word in _nouns()


@cache
def _nouns() -> frozenset[str]:
    """Stems of nouns, but of those that stand for places or people: names are among these."""
    table = lexicons.table("senses_nouns")
    kept = (stems for code, stems in table.items() if code.split()[0] not in ("location", "person", "group"))
    return frozenset(" ".join(kept).split())


def epithet(reading: Reading, at: int) -> bool:
    """ "Plucky Edna Pike": a word with a capital because it opens the sentence, before a given name."""
    low = reading.low
    led = w.given(low[at + 1]) == "sure" and low[at + 1] not in _WITHIN  # not "Waleed Al Ansari"
    if not led or w.given(low[at]) is not None or not reading.starts_sentence(at):
        return False
    return reading.document.tags[at] == "JJ" or only_opens(reading, at)


def short_office(reading: Reading, at: int) -> bool:
    """ "MD | Rao Hameed", "MP | Okello": letters before a name that stand behind names too."""
    words = reading.document.words
    return reading.low[at] in w.SHORT_OFFICES and words[at].isupper() and not words[at + 1].isupper()


def _belongs(word: str) -> bool:
    """Whether a word may be part of the name of a body, a thing or a place."""
    known = word in w.organizations() or word in w.things() or word in w.place_words() or word in w.places()
    return known or ordinary(word) or ordinary(w.singular(word)) or word in w.not_names()


def countryman(reading: Reading, at: int, last: int) -> bool:
    """ "the Dutchman | Joost Meer", "the German | Klara Vogt": where somebody is from, before the name."""
    low = reading.low
    if low[at] not in w.demonyms() or last - at < 3 or reading.before(at) not in ("the", "a", "an"):
        return False
    named = w.given(low[at + 1]) == "sure" or w.given(low[at + 2]) == "sure"
    rare = last - at == 3 and not any(_belongs(word) for word in low[at + 1 : last])  # "the Serbian | Milica Savić"
    named = named or (rare and reading.before(at) == "the")
    return low[at].endswith(("man", "woman")) or named or low[at + 1] in w.family_names()


def acronym(reading: Reading, at: int, first: int, last: int) -> bool:
    """ "AAP MLA Gurpreet Kaur": capitals that begin a run of ordinary words are a party or a rank."""
    if last - at <= 2:
        return False
    words = reading.document.words
    shouted = all(len(word) > 2 and word.isupper() and word.isalpha() for word in words[first : at + 1])
    return shouted and not any(word.isupper() for word in words[last - 2 : last])


def with_bracket(reading: Reading, at: int) -> int:
    """Where the titles of a name begin that has another one in brackets before it: "| Barr. (Mrs) Ngozi Eze"."""
    low = reading.low
    stopped = at > 4 and low[at - 2] == "."  # "Chief (Mrs.)"
    opened = at - 3 - stopped
    if opened < 1 or low[opened] != "(" or low[at - 1] != ")":
        return at
    before = opened - 1 - (low[opened - 1] == ".")
    if before >= 0 and is_title(low[before]):  # "| Lt Gen (retd) Asad Mir"
        return before - (before > 0 and is_title(low[before - 1]) and reading.before(before) != "")
    return opened if is_title(low[opened + 1]) else at


def is_title(low: str) -> bool:
    """Whether a word is a courtesy title or a rank, with its stop or without."""
    return low.rstrip(".") in w.honorifics()


@lru_cache(maxsize=1 << 14)
def may_lead(low: str) -> bool:
    """Whether a word of a run may be no part of the name at its end: a title, an office, a role, where one is from."""
    titled = low.rstrip(".") in w.honorifics() or low.rstrip(".") == "con" or f"{low}." in w.OFFICES
    post = w.is_role(w.singular(low)) or low in w.OFFICES or low in w.SHORT_OFFICES
    return titled or post or low in BEHIND_POSTS or low in w.NEAR or low in w.demonyms()


def is_rank(reading: Reading, bare: str, at: int, first: int, last: int) -> bool:
    """Whether a word of a run is a courtesy title or a rank.

    Not the "General" of an office, nor "DI" in small letters.
    """
    if bare in ("con", "constable") and at > first and reading.low[at - 1].rstrip(".") in _DETECTIVES:
        return True  # "Det Con Lucy Marsh"
    broken = bare not in _COURTEOUS and at > first and reading.low[at - 1] in w.RANK_BREAKERS
    if bare not in w.honorifics() or broken or " ".join(reading.low[at : at + 2]) in w.places():  # "Sri Lanka"
        return False
    if bare in w.CAPITAL_RANKS:
        word = reading.document.words[at]
        return (word.isupper() or word in _RANKS) and not reading.document.words[at + 1].isupper()
    if bare in _GIVEN_TOO and at > first and reading.low[at - 1].rstrip(".") in _EVERYDAY:
        return last - at != 2 + (reading.document.words[at + 1] == ".")
    if bare == "don":  # "Don Carlos", but "Don Lemon", "spokesman Don Stewart"
        ranked = reading.before(at).rstrip(".") in w.honorifics()  # "Lt. Don Ellis"
        return w.given(reading.low[at + 1]) is not None and not ranked and reading.before(at) not in w.roles()
    if bare != "chief":
        return True
    before = reading.before(at)
    post = any(w.is_role(reading.low[spot]) for spot in range(at + 1, last))  # "Chief People Officer"
    return at == first and not (post or before in w.modifiers() or before in w.organizations())


def calls_somebody(reading: Reading, at: int) -> bool:
    """Whether a name of a person begins at a token by more than its capitals: behind a given name or a title.

    Two words of which nothing is known may be somebody’s name as well as a body’s: "Slow Kettle".
    """
    low, word = reading.low[at], reading.document.words[at]
    if at not in reading.names or (word.isupper() and len(word) > 1):
        return False
    return w.given(low) is not None or low.rstrip(".") in w.honorifics() or low in w.family_names()
