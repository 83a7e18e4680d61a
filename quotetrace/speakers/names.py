"""Finding the names of people: runs of capitalised words, what belongs to the name, and whether a person bears it."""

from attrs import define, field

from quotetrace.speakers import words as w
from quotetrace.speakers.garbling import is_pinyin
from quotetrace.speakers.reading import Reading

_OPENING = frozenset("\"“‘'(«„``")
_CLOSING = frozenset("\"”’')»“''")
_MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "«", "»", "„", "``", "''"})
_MOST_WORDS = 5  # a longer run of capitals is a headline or a list
_APOSTROPHES = ("'s", "’s", "'", "’")


@define
class Name:
    """One naming of a person: tokens ``first`` to ``last`` (excluded), its courtesy title, and the words of the name.

    ``core`` is the token where the name without its title begins; ``role`` the tokens of an office just before it.
    ``sure`` says how much speaks for a person: 3 a title or office, 2 a known given name, 1 only its surroundings.
    """

    first: int
    core: int
    last: int
    title: str
    words: tuple[str, ...]
    nickname: str | None = None
    role: tuple[int, int] | None = None
    sure: int = 1
    gender: str = "u"

    @property
    def key(self) -> str:
        """The name in lower case, its words joined by a space."""
        return " ".join(self.words).casefold()


@define
class Found:
    """What a page holds: full or titled names, and single capitalised words that may be one of these people."""

    names: list[Name] = field(factory=list)
    singles: list[int] = field(factory=list)
    embedded: list[int] = field(factory=list)


def plain(word: str) -> str:
    """A word of a name as it is compared and printed: SHOUTED letters made ordinary.

    >>> plain("SMITH"), plain("Ng"), plain("O’Neill")
    ('Smith', 'Ng', 'O’Neill')
    """
    return word.title() if len(word) > 2 and word.isupper() and word.isalpha() else word


def surname(words: tuple[str, ...]) -> str:
    """The family name in a full name: the last word with its particles, or the first in East Asian order.

    >>> surname(("Ada", "Moreau")), surname(("Han", "Seo-jin")), surname(("Piet", "van", "der", "Laan"))
    ('Moreau', 'Han', 'van der Laan')
    """
    if family_first(words):
        return words[0]
    last = len(words) - 1
    while last > 0 and words[last].lower() in w.SUFFIXES:
        last -= 1
    first = last
    while first > 1 and words[first - 1].lower() in w.particles():
        first -= 1
    return " ".join(words[first : last + 1])


def family_first(words: tuple[str, ...]) -> bool:
    """Whether a name stands in East Asian order ("Han Seo-jin", "Zhou Liwei")."""
    if len(words) not in (2, 3) or words[0].lower() not in w.asian_surnames():
        return False
    given = w.given_names()
    rest = words[1]
    if "-" in rest:
        return not rest.rpartition("-")[2][:1].isupper() or words[-1].lower() not in w.asian_surnames()
    if words[0].lower() in given and given[words[0].lower()] != "u":
        return False
    return rest.lower() not in given or (words[-1].lower() not in w.asian_surnames() and given[rest.lower()] == "u")


def find_names(reading: Reading, hints: frozenset[int] = frozenset()) -> Found:
    """Every name of a person on the page; ``hints`` are tokens where a source or a label begins."""
    found = Found()
    for first, last in _runs(reading):
        _read_run(reading, first, last, hints, found)
    return found


def _runs(reading: Reading) -> list[tuple[int, int]]:
    """Stretches of capitalised words inside one sentence, particles, initials and nicknames included."""
    words, low, runs = reading.document.words, reading.low, []
    at, end = 0, len(words)
    while at < end:
        if not _capital(words[at]) or (low[at] in w.not_names() and not _title(low[at])):
            at += 1
            continue
        last = at + 1
        limit = reading.sentence(at)[1]
        while last < limit and (step := _step(reading, last, limit)):
            last += step
        runs.append((at, last))
        at = last
    return runs


def _capital(word: str) -> bool:
    return word[0].isupper() and (len(word) > 1 or word.isalpha())


def _title(low: str) -> bool:
    return low.rstrip(".") in w.honorifics()


def _step(reading: Reading, at: int, limit: int) -> int:
    """How many tokens from ``at`` go on a run: a capitalised word, particles before one, a nickname in marks."""
    words, low = reading.document.words, reading.low
    if reading.document.starts[at] - reading.document.ends[at - 1] > 2:
        return 0
    if _capital(words[at]):
        return 1 if low[at] not in w.not_names() or low[at] in w.surname_words() else 0
    if words[at] in _OPENING and at + 3 < limit and words[at + 2] in _CLOSING and _capital(words[at + 1]):
        return 4 if _capital(words[at + 3]) and low[at + 3] not in w.not_names() else 0
    ahead = at
    while ahead < limit and ahead - at < 3 and words[ahead] in w.particles():
        ahead += 1
    return ahead - at + 1 if at < ahead < limit and _capital(words[ahead]) else 0


def _read_run(reading: Reading, first: int, last: int, hints: frozenset[int], found: Found) -> None:
    """Sort a run: a name with what precedes it, or single words to be looked at once the people are known."""
    core, title_at, role = _split(reading, first, last)
    if core >= last:
        return
    name = Name(title_at, core, last, "", (), role=role)
    _fill(reading, name)
    if name.words and _is_person(reading, name, first, hints):
        found.names.append(name)
        return
    if last - core == 1:
        if role or (reading.low[core] not in w.places() and reading.low[core] not in w.demonyms()):
            found.singles.append(core)
    else:
        found.embedded += [at for at in range(core, last) if reading.document.words[at][0].isupper()]


def _split(reading: Reading, first: int, last: int) -> tuple[int, int, tuple[int, int] | None]:
    """Where the bare name begins, where its courtesy title begins, and the office before it.

    For "Norwegian Fisheries Minister Dr. Kari Lie" and "retired judge Ana Ruiz", whose office is in small letters.
    """
    low = reading.low
    core = title_at = first
    for at in range(first, last - 1):
        bare = low[at].rstrip(".")
        if bare in w.honorifics() and not (at > first and low[at - 1] in w.RANK_BREAKERS):
            if core < at or title_at == core:
                title_at = at if core != at or title_at == core else title_at
            core = at + 1
        elif (w.is_role(low[at]) and not _likely_given(low, at, last)) or low[at] in w.OFFICES:
            core = title_at = at + 1
    if last - core > 2 and _office_of(low, first):
        core = title_at = next((at for at in range(core + 1, last - 1) if low[at] in w.given_names()), core)
    if core == first and low[first] in w.not_names():
        core = title_at = first + 1
    office = title_at
    role_last = title_at if office > first else first
    if title_at > first or w.is_role(reading.before(first)):
        return core, title_at, (first, role_last)
    return core, title_at, None


def _office_of(low: list[str], first: int) -> bool:
    """Whether an office goes on in the run: "Minister of Fisheries Kari Lie", "Chancellor of the Exchequer Ann Poe"."""
    return any(low[at] == "of" and w.is_role(low[at - 1]) for at in range(max(first - 2, 1), first))


def _likely_given(low: list[str], at: int, last: int) -> bool:
    """ "Marshall Okafor" and "Judge Mills": a word that is a role and a given name is a name where nothing else is."""
    return low[at] in w.given_names() and last - at == 2


def _fill(reading: Reading, name: Name) -> None:
    """Read title, nickname, words and gender off the tokens."""
    words, low = reading.document.words, reading.low
    name.title = " ".join(low[at].rstrip(".") for at in range(name.first, name.core))
    at, bare = name.core, []
    while at < name.last:
        if words[at] in _OPENING and at + 2 < name.last:
            name.nickname = words[at + 1]
            at += 3
            continue
        bare.append(plain(words[at]))
        at += 1
    name.words = tuple(bare)
    genders = [w.honorifics()[part] for part in name.title.split() if part in w.honorifics()]
    told = [gender for gender in genders if gender != "u"]
    if told:
        name.gender = told[0]
    elif len(bare) > 1 and not family_first(name.words):
        name.gender = w.given_names().get(bare[0].lower(), "u")


def _is_person(reading: Reading, name: Name, first: int, hints: frozenset[int]) -> bool:
    """Whether the bare words name a person; sets how sure that is."""
    low = [word.lower() for word in name.words]
    if len(low) > _MOST_WORDS or _is_organization(reading, name, low):
        return False
    titled = bool(name.title) or (name.role is not None and name.role[1] > name.role[0])
    if titled or (name.role is not None and len(low) > 1):
        name.sure = 3
        return not (len(low) == 1 and (low[0] in w.places() or low[0] in w.demonyms() or low[0] in w.not_names()))
    if len(low) < 2 or _is_title_of_work(reading, name) or " ".join(low) in w.places():
        return False
    if w.singular(low[-1]) in w.roles() and low[-1] not in w.surname_words():
        return False
    if low[0] in w.given_names() or (family_first(name.words) and _asian_given(name.words[1])):
        name.sure = 2
        return not (low[0] in w.places() and low[-1] in w.not_names())
    if any(word in w.places() or word in w.demonyms() or word in w.not_names() for word in low):
        return False
    return _surroundings(reading, name, first, hints)


def _asian_given(word: str) -> bool:
    """ "Seo-jin" and "Liwei", but not the second word of "Long Beach"."""
    return "-" in word or (len(word) > 1 and is_pinyin(word) and word.lower() not in w.places())


def _is_organization(reading: Reading, name: Name, low: list[str]) -> bool:
    """ "Harrow Bank", "the Kofi Mensah Foundation", "CNN"; but "Rosa Banks" is a person."""
    heads = w.organizations()
    if len(low) == 1 and reading.document.words[name.core].isupper() and len(low[0]) > 1:
        return not name.title
    for at, word in enumerate(low):
        if word in heads or (word.endswith("s") and word[:-1] in heads):
            surname_too = at == len(low) - 1 and word in w.surname_words() and at > 0
            if not (surname_too and (name.title or (low[0] in w.given_names() and low[0] not in w.places()))):
                return True
        if word == "&" or word.isdigit():
            return True
    after = reading.low[name.last : name.last + 1]
    return bool(after) and after[0] == "&"


def _is_title_of_work(reading: Reading, name: Name) -> bool:
    """Words that fill a pair of marks name a work or a programme: “Silent Harbour”."""
    words, document = reading.document.words, reading.document
    before = words[name.first - 1] if name.first else ""
    after = words[name.last] if name.last < len(words) else ""
    touches = name.first > 0 and document.ends[name.first - 1] == document.starts[name.first]
    return touches and before in _MARKS and (after in _MARKS or after in ",.")


def _surroundings(reading: Reading, name: Name, first: int, hints: frozenset[int]) -> bool:
    """Two or three unknown words are a name where a person's signs stand beside them.

    For "Ottoline Brzezicka, 54, said", "Vashti Quell, a diver,", "Quell, who", "By Vashti Quell".
    """
    low, kind = reading.low, reading.kind(name.core)
    if len(name.words) > 3 or not all(len(word) > 1 for word in name.words[-1:]):
        return False
    after = low[name.last : name.last + 5]
    before = reading.before(first)
    if before == "of" or (w.singular(after[0]) in w.roles() if after else False):
        return False
    if after[:1] == [","] and len(after) > 1:
        if (after[1].isdigit() and len(after[1]) < 3) or after[1] == "who":
            return True
        if after[1] in ("a", "an", "the", "his", "her", "its", "their") or w.is_role(after[1]):
            return any(w.is_role(word) for word in low[name.last + 1 : name.last + 7])
        if any(w.is_role(word) for word in after[1:4]):
            return True
    if after[:1] == ["who"] or (before in ("by", "called", "named") and kind in ("byline", "credit", "caption")):
        return True
    if kind in ("byline", "contributor") and before in ("by", "and"):
        return True
    return bool(hints & {first, name.core, name.first}) and before not in ("the", "a", "an")
