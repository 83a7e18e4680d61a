"""Whether a run of capitalised words names a person, by its words and by what stands around it."""

from typing import Literal

from quotetrace.speakers.naming.beside import described, heads_body, pronoun_behind, taken_up_as_it
from quotetrace.speakers.naming.courtesy import is_courteous, is_titled_elsewhere
from quotetrace.speakers.spelling.forms import Name, family_first
from quotetrace.speakers.spelling.sounds import is_pinyin
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.titled import fielded

Verdict = Literal["person", "organization", "unknown", "other"]

_MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "«", "»", "„", "``", "''"})
_OF_PEOPLE = frozenset({"van", "von", "bin", "binti", "bint", "binte", "ibn", "zum", "zur", "ter", "ten"})
_MOST_WORDS = 5  # a longer run of capitals is a headline or a list
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "one", "my", "our"})
_OUTLETS = frozenset({"magazine", "website", "channel", "podcast", "programme", "portal", "blog"})
_JOINTS = frozenset({"of", "for"})
_INITIALS = 2  # letters of the initials of somebody: "JD Lund"
_APPOSED = 8  # tokens behind a name in which a role in apposition stands
_SERVING, _SERVED_REACH = 4, 8  # tokens of "spokesman for the company,", at least and at most
_LISTING = frozenset({",", "and", "&", "of"})  # between and inside the names of a list
_LISTED = 16  # tokens of a list before a name


def judge(reading: Reading, name: Name, first: int, hints: frozenset[int]) -> Verdict:
    """What a run of words that begins at token ``first`` names; "unknown" where nothing speaks for either.

    ``hints`` are the tokens where a source or label begins.
    """
    low = [word.lower() for word in name.words]
    if _is_somebodys(reading, name):
        return "person"
    told = is_courteous(name, low) or _is_told(reading, name, low, hints) or is_titled_elsewhere(reading, low)
    if told or (len(low) == 1 and name.suffix):
        name.sure = 3
        return "person"
    if len(low) == 1 and name.role is not None and not name.title and w.singular(low[0]) in w.documents():
        return "other"  # "Marine | Letters"
    if (
        (len(low) > _MOST_WORDS and len(low) - sum(word in w.particles() for word in low) > _MOST_WORDS)
        or _is_thing(low)
        or (len(low) == 2 and low[1] in w.SUFFIXES and not (w.given(low[0]) or _reigns(name)))
    ):
        return "other"
    if (
        _is_organization(reading, name, low)
        or _owns_body(reading, name, low)
        or _behind_work(reading, name)
        or _of_field(reading, name, low)
    ):
        return "organization"
    if _goes_on_as_office(name, low):
        return "other"
    listed = not name.title and name.role is None and among_bodies(reading, name.first)
    if listed or _behind_kind(reading, name, low):
        return "organization"
    if _body_before_post(reading, name, low) or _behind_trader(reading, name, low) or _is_team(reading, name, low):
        return "organization"
    if name.title or (name.role is not None and (name.role[1] > name.role[0] or len(low) > 1)):
        name.sure = 3
        lone = len(low) == 1 and _calls_nobody(low[0])
        return "other" if lone or (name.title and _is_office(low)) else "person"
    if len(low) < 2 or _is_title_of_work(reading, name) or " ".join(low) in w.places():
        return "other"
    office = len(low) > 2 and all(word in w.modifiers() or w.is_role(word) for word in low)  # "Senior Press Assistant"
    if office or (_ends_in_post(low[-1]) and not _is_called(low)):
        return "other"
    if w.given(low[0]) is not None or (family_first(name.words) and _asian_given(name.words[1])):
        name.sure = 2
        attributive = reading.before(first) in ("the", "a", "an") and w.given(low[0]) != "sure"
        return "other" if attributive or (low[0] in w.places() and low[-1] in w.not_names()) else "person"
    if any(map(_calls_nobody, low)):
        return "organization"
    return "person" if _has_particle(low) or _beside_signs(reading, name, first, hints) else "unknown"


def _goes_on_as_office(name: Name, low: list[str]) -> bool:
    """ "Chief | Scientific Officer": words behind a role that end in a post, and begin as nobody's name does."""
    post = len(low) > 1 and w.is_post(low[-1]) and low[-1] not in w.surname_words()
    return post and name.role is not None and not name.title and w.given(low[0]) is None


def _is_called(low: list[str]) -> bool:
    """ "Imran Sheikh", "Tom Pilot": a post behind a given name is a family name."""
    return len(low) == 2 and w.given(low[0]) == "sure" and low[0] not in w.places()


def _calls_nobody(word: str) -> bool:
    """Whether a word is a place, a people, or no name."""
    return word in w.places() or word in w.demonyms() or word in w.not_names()


def _beside_signs(reading: Reading, name: Name, first: int, hints: frozenset[int]) -> bool:
    """Whether what stands around unknown words is what stands around people's names."""
    return _apposed(reading, name) or _surroundings(reading, name, first, hints)


def _has_particle(low: list[str]) -> bool:
    """ "Marelize van der Merwe", "Dakarai bin Tarek": a small word between two others that only people’s names have."""
    return low[0] not in _OF_PEOPLE and low[-1] not in _OF_PEOPLE and not _OF_PEOPLE.isdisjoint(low)


def _is_office(low: list[str]) -> bool:
    """ "The Hon. | Regional Minister |, Ana Ruiz,": an office behind a title, of words that nobody is called by."""
    post = len(low) > 1 and low[-1] in w.offices() and low[-1] not in w.families()
    return post and all(w.given(word) is None and word not in w.family_names() for word in low[:-1])


def _is_what(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "Blue Heron, which makes glue": no person is "which", unless a given name tells one."""
    bare = name.role is None and not name.title and w.given(low[0]) != "sure"
    return bare and reading.low[name.last : name.last + 2] == [",", "which"]


def _is_lettered(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "SNCF Ouest", "BNP Lumen": letters before a word that is written small, and nobody’s family name before it."""
    words = reading.document.words[name.core : name.last]
    lettered = len(words) > 1 and len(low[0]) > _INITIALS and words[0].isalpha() and words[0].isupper()
    mixed = lettered and all(not word.isupper() for word in words[1:])
    unborne = low[0] not in w.family_names() and w.given(low[0]) is None and low[0] not in w.asian_surnames()
    return mixed and not name.title and unborne and not is_pinyin(low[0]) and not reading.titled(name.core)


def _reigns(name: Name) -> bool:
    """ "Pope | Tawadros II", "Prince | Hans-Adam II": a number behind a title or post."""
    return bool(name.title) or name.role is not None


def among_bodies(reading: Reading, first: int) -> bool:
    """ "Two airlines, | Cebu Isla | and | Luntian Air |, said": among those named behind several of a kind."""
    words, low = reading.document.words, reading.low
    if low[first - 1] not in _LISTING and not words[first - 1][0].isupper():  # as most stand
        return False
    begin = reading.sentence(first)[0]
    for at in range(first - 1, max(begin, first - _LISTED), -1):
        if low[at] == "," and low[at - 1] in w.several_bodies():
            return not (low[at - 2] in _JOINTS and w.is_role(low[at - 3]))  # "The minister for ports, | Ann Lee"
        if low[at] not in _LISTING and not words[at][0].isupper():
            return False
    return False


def is_family(reading: Reading, at: int) -> bool:
    """ "Mark Cuban bought it. | Cuban | said": a people’s word by which somebody is called in full on the page."""
    if reading.before(at) in ("the", "a", "an") or reading.document.letters[at + 1 : at + 2] in ("N", "P", "J"):
        return False
    full = (spot for spot in reading.where(frozenset({reading.low[at]})) if spot and spot != at)
    return any(w.given(reading.low[spot - 1]) == "sure" and reading.document.words[spot].istitle() for spot in full)


def _body_before_post(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "Billionaire Lumen | founder Marc Petit": a lone unknown word between a role and another before a name."""
    lone = len(low) == 1 and not name.title and name.role is not None and w.given(low[0]) is None
    ahead = reading.document.words[name.last : name.last + 2]
    return lone and len(ahead) == 2 and ahead[0].islower() and w.is_role(ahead[0]) and ahead[1][0].isupper()


def _behind_trader(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "the bus operator | Meridian Buses": a kind of firm that may be somebody, before words nobody is called by."""
    if len(low) < 2 or name.title or name.role is None or name.role[1] != name.role[0]:
        return False
    unknown = all(
        w.given(word) is None and word not in w.family_names() and word not in w.surname_words() for word in low
    )
    return unknown and reading.before(name.role[0]) in w.TRADERS


def _behind_kind(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "told the magazine | Al Ufuq | in May": a kind of body in small letters before a name of several words.

    Not before a verb, whose subject it may be: "told the court | Ana Ruiz | was late".
    """
    at, letters = name.first - 1, reading.document.letters
    if len(low) < 2 or at < 2 or name.title or name.role is not None or w.given(low[0]) == "sure":
        return False
    kind = reading.document.words[at]
    led = kind.islower() and (kind in w.kinds_of_bodies() or kind in _OUTLETS) and not w.is_role(kind)
    return led and letters[at - 1] in "DJS" and letters[name.last : name.last + 1] not in ("V", "Z", "M", "A")


def _is_team(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "Castleford Kestrels signed him. The Kestrels said": a plural that no family is called, with "the" elsewhere."""
    last = low[-1]
    plural = last.endswith("s") and not last.endswith("ss") and len(low) > 1 and not name.title and name.role is None
    if not plural or w.given(low[0]) == "sure" or last in w.family_names() or last in w.surname_words():
        return False
    if reading.before(name.first) == "the" and low[0] in w.places():  # "the | Altona Rockets |"
        return True
    words = reading.document.words
    alone = (at for at in reading.where(frozenset({last})) if words[at].istitle() and reading.runs(at))
    return any(reading.before(at) == "the" for at in alone)


def _behind_work(reading: Reading, name: Name) -> bool:
    """ "the Book of | Common Prayer", "the Church of | Saint Agnes": a capital before "of" makes one name of both.

    So does one before "for" where no word of it is a given name: "the Campaign for | Cask Ale".
    """
    at = name.first - 2
    if at < reading.sentence(name.core)[0] or name.title or name.role is not None:
        return False
    if reading.low[at + 1] == "for" and any(w.given(word.lower()) == "sure" for word in name.words):
        return False
    return reading.low[at + 1] in _JOINTS and _heads(reading, at)


def _of_field(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "the Institute of | Marine Acoustics": a role and a word nobody is called by, behind the head of a body."""
    at = name.first - 2 if name.role is None else name.role[0] - 2
    if name.role is None or at < 0 or len(low) > 1 or name.title or reading.low[at + 1] != "of":
        return False
    called = w.given(low[0]) is not None or low[0] in w.family_names() or low[0] in w.surname_words()
    return not called and low[0].endswith("s") and reading.low[at] in w.organizations() and _heads(reading, at)


def _heads(reading: Reading, at: int) -> bool:
    """Whether a capitalised word before "of" is a noun for a body, a work or a thing, and does not open a sentence."""
    head = reading.low[at]
    known = head in w.documents() or head in w.organizations() or head in w.things()
    return known and reading.document.words[at][0].isupper() and not reading.starts_sentence(at)


def _ends_in_post(word: str) -> bool:
    """Whether a last word is a role and not a name: "Pelagia Risk Analysts", but "Nunes", and "Halvorsen Marine"."""
    known = w.singular(word) in w.posts()
    return known and not (word in w.surname_words() or word in w.family_names() or word in w.modifiers())


def _is_somebodys(reading: Reading, name: Name) -> bool:
    """ "her neighbour | Bill", "their son | Will": a given name that is a word too, behind whose it is."""
    at = name.first - 1
    if len(name.words) != 1 or at < 1 or w.given(name.words[0].lower()) is None or not name.words[0].istitle():
        return False
    near = reading.document.words[at]
    return near.islower() and (w.is_kin(near) or near in w.NEAR) and reading.document.letters[at - 1] in "SO"


def _is_told(reading: Reading, name: Name, low: list[str], hints: frozenset[int]) -> bool:
    """ "Gov. | Amos Song", "Ruth J. Trail", "Vera Summit, an aide": a family name that is a thing, where more tells so.

    A title or office before the name, an initial in it, what describes somebody behind it; that things do not speak:
    "said | Vera Lane |".
    """
    last, inner = low[-1], low[1:-1]
    place = last in w.place_words() or last in w.things()
    thing = place or last in w.organizations()
    if not thing or len(low) < 2 or w.given(low[0]) != "sure" or low[0] in w.places() or last in w.kinds_of_bodies():
        return False
    initial = len(inner) == 1 and len(inner[0].rstrip(".")) == 1
    if inner and not initial:
        return False
    after = reading.low[name.last : min(name.last + _APPOSED, reading.sentence(name.core)[1])]
    told = initial or bool(name.title) or name.role is not None or described(after)
    apposed = reading.before(name.first) == "," and w.is_role(reading.low[name.first - 2])
    return told or apposed or (place and last not in w.organizations() and name.first in hints)


def _is_thing(low: list[str]) -> bool:
    """ "The Laura Reyes Show", "Mr. President": the last word tells that the words name no person."""
    if low[-1] in w.surname_words() or _ends_abroad(low):
        return False
    if low[-1] in w.documents() and len(low) == 2 and w.given(low[0]) == "sure":
        return False
    return low[-1] in w.documents() or low[-1] in w.things() or (len(low) == 1 and w.is_post(low[0]))


def _asian_given(word: str) -> bool:
    """ "Seo-jin" and "Liwei", but not the second word of "Long Beach"."""
    return "-" in word or (len(word) > 1 and is_pinyin(word) and word.lower() not in w.places())


def _ends_abroad(low: list[str]) -> bool:
    """ "Odile de la Tour", "Joost van der Station": a word of another language, behind a particle of its names."""
    return len(low) > _INITIALS and low[-2] in w.particles() and low[0] not in w.organizations()


def _is_organization(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "Harrow Bank", "the Kofi Mensah Foundation", "CNN"; but "Rosa Banks" is a person."""
    if _is_what(reading, name, low) or _is_lettered(reading, name, low):
        return True
    if len(low) == 1 and reading.document.words[name.core].isupper() and len(low[0]) > 1:
        return not name.title
    if _ends_abroad(low):
        return False
    if len(low) > 1 and (low[-1] in w.place_words() or (len(low) > 2 and " ".join(low[:-1]) in w.places())):
        return True  # "the Las Vegas Sun"
    for at, word in enumerate(low):
        if word == "&" or word.isdigit():
            return True
        if word not in w.organizations() and word.removesuffix("s") not in w.organizations():
            continue
        if at == 0 and w.given(word) is not None and ("-" in low[-1] or low[-1] in w.family_names()):
            continue  # "Charity Lund", but "Charity Commission"
        surname_too = at > 0 and word in w.surname_words()  # "Ines Powers", "Ines Powers Quell"
        if not (surname_too and (name.title or (w.given(low[0]) is not None and low[0] not in w.places()))):
            return True
    after = reading.low[name.last : name.last + 1]
    partner = after == ["&"] and reading.low[name.last + 1 : name.last + 2] not in (["his"], ["her"])
    return partner or (name.core > 0 and reading.low[name.core - 1] == "&")


def _owns_body(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "the Kemba Lane | Growers |’ Association", "the | Tenants |’ Union": a plural that owns the head of a body."""
    words, at = reading.document.words, name.last + 1
    if reading.low[name.last : at] not in (["’"], ["'"]) or not low[-1].endswith("s") or at >= len(words):
        return False
    return words[at][0].isupper() and reading.low[at] in w.organizations() and (not name.title or len(low) > 2)


def _is_title_of_work(reading: Reading, name: Name) -> bool:
    """Words that fill a pair of marks name a work or a programme: “Silent Harbour”; or they are a post’s field."""
    words, document = reading.document.words, reading.document
    before = words[name.first - 1] if name.first else ""
    after = words[name.last] if name.last < len(words) else ""
    touches = name.first > 0 and document.ends[name.first - 1] == document.starts[name.first]
    field = fielded(reading, name.first - 1, name.last) == name.last  # "the Director, | Public Affairs |,"
    return field or (touches and before in _MARKS and (after in _MARKS or after in ",."))


def _apposed(reading: Reading, name: Name) -> bool:
    """ "the central bank’s governor, Álvaro Pacheco Nunes, said": two or three words between commas behind a role.

    Or behind its body, where that has a name of its own: "said the head of the Grain Board, | Tormod Ulvskog |.".
    """
    low, at = reading.low, name.first
    ends = low[name.last : name.last + 1]
    if at < 2 or low[at - 1] != "," or ends[:1] not in ([","], ["("], ["."], ["who"]):
        return False
    told = (w.is_role(low[at - 2]) and ends[0] in (",", "(")) or heads_body(reading, at - 1)
    return told and reading.sentence(at)[0] <= at - 2 and not _ordinary(reading, name)


def _surroundings(reading: Reading, name: Name, first: int, hints: frozenset[int]) -> bool:
    """Two or three unknown words are a name where a person's signs stand beside them.

    For "Ottoline Brzezicka, 54, said", "Vashti Quell, a diver,", "Quell, who", "By Vashti Quell".
    """
    before, kind = reading.before(first), reading.kind(name.core)
    after = reading.low[name.last : min(name.last + _APPOSED, reading.sentence(name.core)[1])]
    if len(name.words) > 3 or len(name.words[-1]) < 2 or before in ("of", "the", "a", "an"):
        return False
    if (after and w.singular(after[0]) in w.roles()) or _ordinary(reading, name) or is_served(reading, first):
        return False
    if described(after):
        return True
    if before in ("by", "and") and kind in ("byline", "contributor", "credit"):
        return True
    if hints.isdisjoint(range(min(first, name.first), name.last)):  # "Whaea | Olena Lee", cut where a source begins
        return False
    return pronoun_behind(reading, name) != "it" and not taken_up_as_it(reading, name)


def is_served(reading: Reading, first: int) -> bool:
    """ "A spokesman for the parent company, | Nordvik Seafood | of Hamar, said": whom somebody speaks for; no "minister
    for ports, | Ann Lee |", whose field has no article."""
    low, begin = reading.low, reading.sentence(first)[0]
    kind = reading.document.words[first - 2]
    if first - begin < _SERVING or low[first - 1] != "," or kind not in w.organizations():
        return False  # a body with a capital has its name: "the head of the Grain Board, | Tormod Ulvskog"
    served = range(first - 3, max(first - _SERVED_REACH, begin), -1)
    return any(low[at] in ("for", "of") and low[at + 1] in _DETERMINERS and w.is_role(low[at - 1]) for at in served)


def _ordinary(reading: Reading, name: Name) -> bool:
    """A word that the page also writes small is no name: "Meridian Copper" beside "copper prices"."""
    return any(reading.writes(word.lower()) for word in name.words if len(word) > 2)
