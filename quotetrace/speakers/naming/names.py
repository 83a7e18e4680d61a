"""Finding the names of people: runs of capitalised words, what belongs to the name, and whether a person bears it."""

import re

from attrs import define, field

from quotetrace.speakers.naming.behind import (
    behind_affairs,
    behind_body,
    behind_complement,
    behind_words,
    known,
    office_of,
)
from quotetrace.speakers.naming.clubs import Clubs, clubs
from quotetrace.speakers.naming.edges import only_does, pieces, word_as_name
from quotetrace.speakers.naming.evidence import among_bodies, is_family, judge
from quotetrace.speakers.naming.houses import houses, owns_a_name, short_names
from quotetrace.speakers.naming.labels import beside_labels, lone_label, titled_label
from quotetrace.speakers.naming.months import MONTHS, day_as_name, is_date, month_as_name
from quotetrace.speakers.naming.trading import trading
from quotetrace.speakers.spelling.forms import Name, generation, plain, repaired
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import (
    BEHIND_POSTS,
    acronym,
    countryman,
    epithet,
    is_rank,
    is_title,
    may_lead,
    short_office,
    with_bracket,
)
from quotetrace.speakers.text.phrases import before_bracket
from quotetrace.speakers.text.reading import Reading

_OPENING = frozenset("\"“‘'(«„``")
_CLOSING = frozenset("\"”’')»“''")
_COMPLEMENT = 3  # words behind the "of" of a role: "director of public works"
_OWNERS = frozenset({"his", "her", "their", "whose", *w.POSSESSIVE})
_STYLES = frozenset(
    {"excellency", "majesty", "highness", "worship"}
)  # "Her Excellency Ana Ruiz": whose gender "her" tells
_SAINTS = frozenset({"st", "st.", "saint"})
# Words that make what follows them a place, a ship or a storm.
_PLACED = frozenset(
    {"north", "south", "east", "west", "new", "fort", "mount", "lake", "cape", "port", "san", "santa", "storm"}
    | {"hurricane", "typhoon", "cyclone", "hms", "uss", "mv", "ss", "rfa"}
)
_SHORT = frozenset({"Ma", "Wm", "Geo", "Chas", "Jas", "Thos", "Jos"})  # given names that are written short
# How the popular press says somebody feels, before the name.
_MOODS = frozenset(
    "furious angry fuming raging livid brave heartbroken devastated distraught tearful emotional grieving defiant"
    " jubilant delighted overjoyed thrilled proud shocked stunned horrified disgusted ashamed embarrassed relieved"
    " cheeky shamed smug gutted terrified".split()
)
_GARBLED = frozenset(
    "ÃÂâÄÅ©§¨¶¼¡¤¥³±º"
)  # what UTF-8 read as Windows-1252 leaves inside a word, which cuts it into tokens
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+\Z")  # "Ji-hoon"
_PREFIXED = re.compile(r"(?:al|el|ad|as|ar|at|an|ash|ul|d|l)[-’'][A-Z]")  # "al-Sayed", "d’Estaing"


@define
class Found:
    """What a page holds: names of people, single capitalised words that may be one of these, and what else has a name.

    ``maybes`` are names of two or three words about which nothing is known yet; ``organizations`` are runs of tokens.
    """

    names: list[Name] = field(factory=list)
    singles: list[int] = field(factory=list)
    maybes: list[Name] = field(factory=list)
    organizations: list[tuple[int, int]] = field(factory=list)
    clubs: Clubs = field(factory=Clubs)


def find_names(reading: Reading, hints: frozenset[int] = frozenset()) -> Found:
    """Every name of a person on the page; ``hints`` are tokens where a source or a label begins."""
    found = Found()
    for run in _runs(reading, hints):
        for first, last in (run,) if run[1] - run[0] == 1 else pieces(reading, *run):
            _read_run(reading, first, last, hints, found)
    if beside := beside_labels(reading):
        found.organizations += [(name.core, name.last) for name in found.names if name.core in beside]
        found.names = [name for name in found.names if name.core not in beside]
    _set_houses_apart(reading, found)
    return found


def _set_houses_apart(reading: Reading, found: Found) -> None:
    """Firms and teams that look like people become organizations: "Merrill Lynch’s Mia Thorn", "Hartley 3"."""
    cores = {name.core for name in found.names if len(name.words) > 1}
    found.clubs = clubs(reading)
    playing, whole = found.clubs.playing.words, found.clubs.names
    traders = trading(reading, found.names)
    owners = [
        name
        for name in found.names
        if owns_a_name(reading, name, cores) or " ".join(name.words) in whole or name.words in traders
    ]
    if owners:
        gone = {name.core for name in owners}
        found.names = [name for name in found.names if name.core not in gone]
    if whole:
        found.maybes = [name for name in found.maybes if " ".join(name.words) not in whole]
    lone = houses(reading, found.singles, found.names, cores, playing.keys() | {name.lower() for name in whole})
    short = short_names(
        reading, found.organizations, found.names
    )  # told apart from people, and no more named than that
    known = {first for first, _ in found.organizations}
    found.singles = [at for at in found.singles if at not in lone and reading.low[at] not in short]
    found.organizations += [(name.core, name.last) for name in owners]
    found.organizations += [(at, at + 1) for at in sorted(lone) if at not in known]


def _abbreviated(words: list[str], at: int) -> bool:
    """ "Ma. Corazon Reyes": a given name cut short, with its full stop at a token, and a capital behind."""
    return words[at] == "." and words[at - 1] in _SHORT and at + 1 < len(words) and _capital(words[at + 1])


def _runs(reading: Reading, hints: frozenset[int]) -> list[tuple[int, int]]:
    """Stretches of capitalised words inside one sentence, particles, initials and nicknames included."""
    words, tags, low, runs = reading.document.words, reading.document.tags, reading.low, []
    last, not_names, organizations = 0, w.not_names(), w.organizations()
    for at in reading.capitals:
        if at < last or not (len(words[at]) > 1 or words[at].isalpha()):
            continue
        if low[at] in not_names and not (
            is_title(low[at]) or month_as_name(reading, at, hints) or _asian_family(reading, at)
        ):
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


def _third(reading: Reading, at: int) -> bool:
    """Whether a name goes on behind a saint's: "St. Clair Jones"."""
    return (
        at < reading.sentence(at - 1)[1]
        and _capital(reading.document.words[at])
        and reading.low[at] not in w.not_names()
    )


def _asian_family(reading: Reading, at: int) -> bool:
    """ "Park Ji-hoon", "Park Soo Jin": a word that is a family name where a given name of two syllables follows."""
    ahead = reading.document.words[at + 1 : at + 2]
    if reading.low[at] in w.asian_surnames() and at + 3 < len(reading.low):
        syllables = reading.document.words[at + 1 : at + 3]
        apart = all(word.istitle() and len(word) < 6 and not known(word.lower()) for word in syllables)
        if apart and not reading.document.words[at + 3][0].isupper():
            return True
    return reading.low[at] in w.asian_surnames() and bool(ahead) and _SYLLABLES.match(ahead[0]) is not None


def _capital(word: str) -> bool:
    return word[0].isupper() and (len(word) > 1 or word.isalpha())


def _step(reading: Reading, at: int, limit: int) -> int:
    """How many tokens from ``at`` go on a run: a capitalised word, particles before one, a nickname in marks."""
    words, low = reading.document.words, reading.low
    if words[at].islower() and words[at].isalpha() and words[at] not in w.particles() and words[at - 1].isascii():
        return 0  # as most runs end: at a small word
    gap = reading.document.starts[at] - reading.document.ends[at - 1]
    if gap > 2:
        return 0
    if gap == 0 and _goes_on(reading, at, limit):
        return 1
    if _capital(words[at]) or _PREFIXED.match(words[at]):
        known = low[at] in w.not_names() and low[at] not in w.surname_words()
        known = known and not (words[at] == "I" and reading.document.tags[at] == "NNP")  # "King Albert | I"
        timely = day_as_name(reading, at) or (low[at] in MONTHS and w.is_role(low[at - 1]))
        return 0 if known and not timely and not word_as_name(reading, at) else 1
    if words[at] == "&" and at + 1 < limit and _capital(words[at + 1]) and low[at + 1] not in w.not_names():
        return 2
    closed = at + 3 if at + 4 < limit and words[at + 3] in _CLOSING and low[at + 1] == "the" else 0
    if closed and words[at] in _OPENING and _capital(words[closed + 1]):  # `Dwayne "The Hammer" Pruitt`
        return 5
    if words[at] in _OPENING and at + 3 < limit and words[at + 2] in _CLOSING and _capital(words[at + 1]):
        if is_title(low[at + 1]):  # "Chief (Dr.) Ade Ilesanmi": the name begins behind
            return 0
        return 4 if _capital(words[at + 3]) and low[at + 3] not in w.not_names() else 0
    ahead = at
    while ahead < limit and ahead - at < 3 and words[ahead] in w.particles():
        ahead += 1
    return ahead - at + 1 if at < ahead < limit and _capital(words[ahead]) else 0


def _goes_on(reading: Reading, at: int, limit: int) -> bool:
    """Whether a token set close belongs to a name: the stop of a title, or a word broken by its decoding."""
    words = reading.document.words
    if _abbreviated(words, at):
        return True
    if words[at] == ".":
        titled = is_title(reading.low[at - 1]) or reading.low[at - 1] + "." in w.OFFICES
        return at + 1 < limit and titled and _capital(words[at + 1])
    return not words[at - 1].isascii() and bool(_GARBLED & set(words[at - 1][-1:] + words[at][:1]))


def _read_run(reading: Reading, first: int, last: int, hints: frozenset[int], found: Found) -> None:
    """Sort a run: a name with what precedes it, or single words to be looked at once the people are known."""
    if reading.low[last : last + 1] == ["("] and all(map(is_title, reading.low[first:last])):
        return  # "Lt Gen (retd) Asad Mir": the name stands behind
    if last - first == 1 and not w.is_role(reading.before(first)) and reading.low[last : last + 1] != ["&"]:
        _read_word(reading, first, hints, found)
        return
    core, title_at, role = _split(reading, first, last)
    if core >= last:
        return
    while title_at + 1 < core and reading.low[title_at] in _STYLES:
        title_at += 1  # "His Majesty | King Ingvar"
    name = Name(with_bracket(reading, title_at), core, last, "", (), role=role)
    _fill(reading, name)
    if (kin := _kin_before(reading, first)) is not None:
        name.kin = len(name.words) > 1
        name.gender = w.gender_of_role(kin) if name.gender == "u" else name.gender  # "His sister, Ada Roe"
    verdict = judge(reading, name, first, hints) if name.words else "other"
    if titled_label(reading, name, first, hints):
        verdict = "person"
    if verdict == "person":
        found.names.append(name)
        _shares_surname(reading, name, found)
    elif last - core == 1 and not (role and verdict == "organization"):  # not "the Premier | League"
        if role or (reading.low[core] not in w.places() and reading.low[core] not in w.demonyms()):
            found.singles.append(core)
    elif verdict == "unknown" and _initial_behind(reading, core, last):
        found.singles.append(core)
    elif verdict == "unknown":
        found.maybes.append(name)
    headed = reading.low[last - 1] in w.organizations() and (last - core == 1 or verdict == "other")
    if verdict == "organization" or headed or (verdict == "unknown" and role is None):
        found.organizations.append((core, last))


def _kin_before(reading: Reading, first: int) -> str | None:
    """ "His brother | Omar Aziz", "Ruiz’s older sister, | Mina Aziz,": the noun that tells whose relative it is."""
    low, at = reading.low, reading.kin_before(first)
    return low[at] if at and not _OWNERS.isdisjoint(low[max(at - 2, 0) : at]) else None


def _initial_behind(reading: Reading, core: int, last: int) -> bool:
    """ "Kovalchenko O. wrote": a family name with the given name's letter behind it."""
    return last - core == 2 and len(reading.document.words[core + 1]) == 1 and reading.low[last : last + 1] == ["."]


def _read_word(reading: Reading, at: int, hints: frozenset[int], found: Found) -> None:
    """Sort a lone capitalised word, the most frequent of runs: a person’s, when the people are known, or a body’s."""
    word, low = reading.document.words[at], reading.low[at]
    if at in hints and lone_label(reading, at):
        found.names.append(Name(at, at, at + 1, "", (plain(word),)))
        return
    listed = among_bodies(reading, at)  # "Open Door and | Saltmarsh"
    people = low in w.demonyms() and not is_family(reading, at)
    if not listed and low not in w.places() and not people and not is_date(reading, at):
        found.singles.append(at)
    shouted = word.isupper() and len(word) > 1
    if listed or shouted or low in w.organizations() or low.removesuffix("s") in w.organizations():
        found.organizations.append((at, at + 1))


def _shares_surname(reading: Reading, name: Name, found: Found) -> None:
    """ "Ada and Jon Moreau": the first of two given names has the second's family name."""
    at = name.first - 2
    if at not in found.singles[-1:] or reading.low[at + 1] != "and":
        return
    if len(name.words) < 2:
        _share_title(reading, at, name, found)
        return
    given = reading.low[at]
    if w.given(given) is not None and name.role is None:
        found.singles.pop()
        words = (plain(reading.document.words[at]), *name.words[1:])
        found.names.append(Name(at, at, at + 1, "", words, sure=2))


def _share_title(reading: Reading, at: int, name: Name, found: Found) -> None:
    """ "Mr and Mrs Roe": the first of two titles has the second's family name, and is another's."""
    title = reading.low[at].rstrip(".")
    gender = w.honorifics().get(title, "u")
    if {gender, name.gender} == {"f", "m"}:
        found.singles.pop()
        found.names.append(Name(at, at, at + 1, title, name.words, sure=3, gender=gender))


def _split(reading: Reading, first: int, last: int) -> tuple[int, int, tuple[int, int] | None]:
    """Where the bare name begins, where its courtesy title begins, and the office before it.

    For "Norwegian Fisheries Minister Dr. Kari Lie" and "retired judge Ana Ruiz", whose office is in small letters.
    """
    low = reading.low
    core = title_at = first
    for at in range(first, last - 1):
        if not (may_lead(low[at]) or acronym(reading, at, first, last) or (at == first and epithet(reading, at))):
            continue
        bare = low[at].rstrip(".")
        if is_rank(reading, bare, at, first, last):
            if core < at or title_at == core:
                title_at = at if core != at or title_at == core else title_at
            core = at + 1 + (reading.document.words[at + 1] == ".")
        elif low[at] + "." in w.OFFICES and low[at + 1] == ".":
            core, title_at = at + 2, at  # "REP. LANGLEY"
        elif (
            (at == first and w.is_role(low[at]) and last - at > 2 and w.given(low[at + 1]) is not None)
            or (w.is_post(low[at]) and not _likely_given(low, at, last))
            or low[at] in w.OFFICES
            or (at == first and last - at > 2 and w.is_post(w.singular(low[at])))
            or (low[at] in BEHIND_POSTS and core == at > first)
            or acronym(reading, at, first, last)
            or (at == first and short_office(reading, at))
            or (at == first and last - at > 2 and low[at] in w.NEAR and reading.starts_sentence(at))
            or (at == first and (epithet(reading, at) or countryman(reading, at, last)))
        ):
            core = title_at = at + 1
    if core == first and low[core] == "state" and low[core - 2 : core] == ["secretary", "of"] and last - core == 2:
        core = title_at = core + 1  # "Secretary of | State Ruiz"
    if last - core > 2 and (behind := behind_complement(reading, core, last)) > core:
        return behind, behind, None
    if last - core > 2 and (affairs := behind_affairs(low, core, last)) > core:
        core = title_at = affairs
    elif last - core > 2 and office_of(low, first):
        given = (at for at in range(core + 1, last - 1) if w.given(low[at]) is not None)
        core = title_at = next(given, behind_words(reading, core, last))
    elif last - core == 2 and office_of(low, first):
        core = title_at = behind_words(reading, core, last)
    elif last - core > 2 and reading.before(core) in w.kinds_of_bodies() and behind_body(low, core, last) > core:
        return last - 2, last - 2, None
    named = low[first] in MONTHS or _asian_family(reading, first)  # a run begins with a month that is a given name
    if core == first and low[first] in w.not_names() and not named:
        core = title_at = first + 1
    office = title_at
    role_last = title_at if office > first else first
    if title_at > first or w.is_role(reading.before(first)) or _with_complement(reading, first):
        return core, title_at, (first, role_last)
    return core, title_at, None


def _with_complement(reading: Reading, first: int) -> bool:
    """Whether a role with small words behind "of" or "for" ends before a name: "secretary for health Ana Ruiz"."""
    low, tags = reading.low, reading.document.tags
    begin = reading.sentence(first)[0]
    opened = before_bracket(reading, first)
    if opened < first:
        return True
    first = at = opened
    while at > begin and first - at < _COMPLEMENT and tags[at - 1] in ("NN", "NNS", "JJ") and low[at - 1].isalpha():
        at -= 1
    return begin + 1 < at < first and low[at - 1] in ("of", "for") and w.is_role(low[at - 2])


def _likely_given(low: list[str], at: int, last: int) -> bool:
    """ "Marshall Okafor" and "Judge Mills": a word that is a role and a given name is a name where nothing else is."""
    return w.given(low[at]) is not None and last - at == 2


def _fill(reading: Reading, name: Name) -> None:
    """Read title, nickname, words and gender off the tokens."""
    words, low = reading.document.words, reading.low
    if name.core > name.first:
        name.title = " ".join(filter(None, (low[at].strip(".()") for at in range(name.first, name.core))))
    at = name.core
    bare: list[str] = []
    while at < name.last:
        if words[at] in _OPENING and at + 2 < name.last:
            closed = at + 2 if words[at + 2] in _CLOSING else at + 3
            name.nickname = words[closed - 1]
            at = closed + 1
            continue
        glued = bare and reading.document.starts[at] == reading.document.ends[at - 1]
        if glued and _abbreviated(words, at):
            bare[-1] += "."
        elif glued and _GARBLED & set(words[at - 1][-1:] + words[at][:1]):
            bare[-1] += words[at]
        elif low[at] not in w.POST_NOMINALS or not bare:
            bare.append(plain(words[at]))
        at += 1
    name.suffix = generation(bare)
    name.words = tuple(map(repaired, bare[:-1] if name.suffix and len(bare) == 2 else bare))  # "Dominic Sr."
    genders = [w.honorifics()[part] for part in name.title.split() if part in w.honorifics()]
    told = [gender for gender in genders if gender != "u"]
    if not told and name.title.split(" ")[0] in _STYLES:
        told = [{"his": "m", "her": "f"}.get(reading.before(name.first), "u")]
    if told:
        name.gender = told[0]
