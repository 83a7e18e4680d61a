"""Finding the names of people: runs of capitalised words, what belongs to the name, and whether a person bears it."""

from attrs import define, field

from quotetrace.speakers.naming.behind import (
    behind_affairs,
    behind_body,
    behind_complement,
    behind_trade,
    behind_words,
    office_of,
)
from quotetrace.speakers.naming.clubs import Clubs, clubs
from quotetrace.speakers.naming.edges import of_language, pieces
from quotetrace.speakers.naming.evidence import among_bodies, is_family, judge
from quotetrace.speakers.naming.houses import borne, houses, owners, owns_a_name, short_names
from quotetrace.speakers.naming.labels import beside_labels, lone_label, titled_label
from quotetrace.speakers.naming.months import MONTHS, is_date
from quotetrace.speakers.naming.runs import (
    GARBLED,
    OPENING,
    abbreviated,
    asian_family,
    behind_title,
    given_before_family,
    name_runs,
    nickname_end,
)
from quotetrace.speakers.naming.trading import trading
from quotetrace.speakers.spelling.forms import Name, generation, plain, repaired
from quotetrace.speakers.spelling.sounds import is_pinyin
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

_SYLLABLE = 4  # letters of one syllable of Mandarin, at most five
_TRADED = 4  # words of a role and a name
_COMPLEMENT = 3  # words behind the "of" of a role: "director of public works"
_OWNERS = frozenset({"his", "her", "their", "whose", *w.POSSESSIVE})
_STYLES = frozenset(
    {"excellency", "majesty", "highness", "worship"}
)  # "Her Excellency Ana Ruiz": whose gender "her" tells


@define
class Found:
    """What a page holds: names of people, single capitalised words that may be one of these, and what else has a name.

    ``maybes`` are names of two or three words about which nothing is known yet; ``organizations`` are runs of tokens;
    ``firms`` are the words of names, and lone words in small letters, that what they do tells to be firms;
    ``shorts`` are the places where the first word of one stands for it.
    """

    names: list[Name] = field(factory=list)
    singles: list[int] = field(factory=list)
    maybes: list[Name] = field(factory=list)
    organizations: list[tuple[int, int]] = field(factory=list)
    clubs: Clubs = field(factory=Clubs)
    firms: frozenset[tuple[str, ...]] = frozenset()
    shorts: list[int] = field(factory=list)


def find_names(reading: Reading, hints: frozenset[int] = frozenset()) -> Found:
    """Every name of a person on the page; ``hints`` are tokens where a source or a label begins."""
    found = Found()
    for run in name_runs(reading, hints):
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
    unsure = found.names + found.maybes
    traders = found.firms = trading(reading, unsure, found.singles) | owners(reading, unsure, cores)
    apart = [
        name
        for name in found.names
        if owns_a_name(reading, name, cores) or " ".join(name.words) in whole or name.words in traders
    ]
    if apart:
        gone = {name.core for name in apart}
        found.names = [name for name in found.names if name.core not in gone]
    if whole or traders:
        found.maybes = [
            name for name in found.maybes if " ".join(name.words) not in whole and name.words not in traders
        ]
    lone = houses(reading, found.singles, found.names, cores, playing.keys() | {name.lower() for name in whole})
    short = short_names(
        reading, found.organizations, found.names
    )  # told apart from people, and no more named than that
    begun = {words[0].lower() for words in traders if len(words) > 1}
    begun -= borne(found.names)
    known = {first for first, _ in found.organizations}
    found.shorts = [at for at in found.singles if reading.low[at] in begun and at not in lone]
    known_not = lone.union(found.shorts)
    found.singles = [at for at in found.singles if at not in known_not and reading.low[at] not in short]
    found.organizations += [(name.core, name.last) for name in apart]
    found.organizations += [(at, at + 1) for at in sorted(lone) if at not in known]


def _read_run(reading: Reading, first: int, last: int, hints: frozenset[int], found: Found) -> None:
    """Sort a run: a name with what precedes it, or single words to be looked at once the people are known."""
    after = reading.low[last] if last < len(reading.low) else ""
    if after == "(" and all(map(is_title, reading.low[first:last])):
        return  # "Lt Gen (retd) Asad Mir": the name stands behind
    if after == "]" and _is_stage_note(reading, first):
        return
    if last - first == 1 and after != "&" and not w.is_role(reading.before(first)):
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


def _is_stage_note(reading: Reading, first: int) -> bool:
    """ "[Operator Instructions] Our first question ...": a turn of its own in brackets names nobody."""
    note = reading.low[first - 1 : first] == ["["] and reading.kind(first) == "turn"
    return note and (reading.starts_sentence(first - 1) or reading.starts_sentence(first))


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
    core = title_at = behind_trade(low, first, last)
    for at in range(core, last - 1):
        if at == first and _is_family_first(reading, at, last):
            continue
        if at == first and _is_former(reading, at, last):
            core = title_at = at + 1
            continue
        leads = may_lead(low[at]) or acronym(reading, at, first, last) or (at == first and epithet(reading, at))
        if not leads or _inside_name(reading, first, at):
            continue
        if is_rank(reading, low[at].rstrip("."), at, first, last):
            if core < at or title_at == core:
                title_at = at if core != at or title_at == core else title_at
            core = at + 1 + (reading.document.words[at + 1] == ".")
        elif low[at] + "." in w.OFFICES and low[at + 1] == ".":
            core, title_at = at + 2, at  # "REP. LANGLEY"
        elif (
            (w.is_post(low[at]) and not _likely_given(low, at, last))
            or low[at] in w.OFFICES
            or (low[at] in BEHIND_POSTS and core == at > first)
            or acronym(reading, at, first, last)
            or short_office(reading, at)
            or (at == first and _opens_with_post(reading, at, last))
        ):
            core = title_at = at + 1
    if core == first and low[core] == "state" and low[core - 2 : core] == ["secretary", "of"] and last - core == 2:
        core = title_at = core + 1  # "Secretary of | State Ruiz"
    if last - core > 2 and (behind := behind_complement(reading, core, last)) > core:
        return behind, behind, None
    if last - core > 2 and (affairs := behind_affairs(low, core, last)) > core:
        core = title_at = affairs
    elif last - core > 2 and title_at == core and office_of(low, first):
        given = (at for at in range(core + 1, last - 1) if w.given(low[at]) is not None or _family_led(low, at, last))
        core = title_at = next(given, behind_words(reading, core, last))
    elif last - core == 2 and title_at == core and office_of(low, first):  # not "of Public Affairs | Mrs Ana Ruiz"
        core = title_at = behind_words(reading, core, last)
    elif last - core > 2 and reading.before(core) in w.kinds_of_bodies() and behind_body(low, core, last) > core:
        return last - 2, last - 2, None
    if core == first and low[first] in w.not_names() and not _is_name(reading, first):
        core = title_at = first + 1
    role_last = max(title_at, first)
    if title_at > first or w.is_role(reading.before(first)) or _with_complement(reading, first):
        return core, title_at, (first, role_last)
    return core, title_at, None


def _inside_name(reading: Reading, first: int, at: int) -> bool:
    """ "Madam Nora | Haji | Ismail", "minister Teng | King | Foo": a title behind a word of a name that another title
    opens, or a role in small letters, as in "son of"; so too behind a family name of Asia."""
    low = reading.low
    led = w.is_role(reading.before(first)) and reading.before(first) == reading.document.words[first - 1]
    if at == first + 1 and low[at] in w.surname_words() and (led or low[first] in w.asian_surnames()):
        return not is_title(low[first]) and (low[first] in w.asian_surnames() or not of_language(low[first]))
    titled = at - first > 1 and low[first].rstrip(".") in w.honorifics() and low[at].rstrip(".") in w.honorifics()
    between = (low[spot] for spot in range(first + 1, at)) if titled else ()
    return any(word.isalpha() and not (is_title(word) or of_language(word)) for word in between)


def _is_name(reading: Reading, first: int) -> bool:
    """Whether a word that is more than a name is one here; a run begins with a month that is a given name."""
    titled = behind_title(reading, first, reading.sentence(first)[1])
    return titled or reading.low[first] in MONTHS or asian_family(reading, first) or given_before_family(reading, first)


def _family_led(low: list[str], at: int, last: int) -> bool:
    """ "Member of Parliament | Ong | Mei Fang": a family name of Asia before two words of a given name."""
    return last - at == len(("Ong", "Mei", "Fang")) and low[at] in w.asian_surnames()


def _opens_with_post(reading: Reading, at: int, last: int) -> bool:
    """Whether a run begins with what somebody is: "Striker Ada Poe", "MD Rao Hameed", "Plucky Edna Pike"."""
    low = reading.low
    if last - at > 2:
        post = w.is_post(w.singular(low[at])) or _trade_before(low, at, last)
        near = low[at] in w.NEAR and reading.starts_sentence(at)
        if post or near or (w.is_role(w.singular(low[at])) and w.given(low[at + 1]) is not None):
            return True
    return epithet(reading, at) or countryman(reading, at, last)


def _is_family_first(reading: Reading, at: int, last: int) -> bool:
    """ "| Fan | Guobao": a family name that is a noun for people too, before a given name of two syllables."""
    given = reading.document.words[last - 1]
    return last - at == 2 and reading.low[at] in w.asian_surnames() and is_pinyin(given) and len(given) > _SYLLABLE


def _is_former(reading: Reading, at: int, last: int) -> bool:
    """ "the former | Wallaby | Ola Berg", "the ex-Zamalek": what somebody was, before a given name."""
    if last - at < 3 or reading.before(at) not in w.FORMER:
        return False
    return w.given(reading.low[at]) is None and w.given(reading.low[at + 1]) == "sure"


def _trade_before(low: list[str], at: int, last: int) -> bool:
    """ "Limnologist Torvin Kalbec": what somebody is before two words that may be any name, but no body's."""
    if not w.is_role(low[at]) or w.given(low[at]) is not None or last - at > _TRADED:
        return False
    return not any(low[spot] in w.organizations() or w.is_role(low[spot]) for spot in range(at + 1, last))


def _with_complement(reading: Reading, first: int) -> bool:
    """Whether a role with small words behind "of" or "for" ends before a name: "secretary for health Ana Ruiz"."""
    low, tags = reading.low, reading.document.tags
    begin = reading.sentence(first)[0]
    opened = before_bracket(reading, first)
    if opened < first:
        return True
    first = at = opened
    words = ("NN", "NNS", "JJ", "CD")  # "mother of two Ana Ruiz"
    while at > begin and first - at < _COMPLEMENT and tags[at - 1] in words and low[at - 1].isalpha():
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
        if words[at] in OPENING and at + 2 < name.last:
            closed = nickname_end(reading, at, name.last) or at + 2
            name.nickname = " ".join(word for word in words[at + 1 : closed] if word.lower() != "the")
            at = closed + 1
            continue
        glued = bare and reading.document.starts[at] == reading.document.ends[at - 1]
        if glued and abbreviated(words, at):
            bare[-1] += "."
        elif glued and GARBLED & set(words[at - 1][-1:] + words[at][:1]):
            bare[-1] += words[at]
        elif low[at] not in w.POST_NOMINALS or not bare:
            bare.append(plain(words[at]))
        at += 1
    name.suffix = generation(bare)
    name.words = tuple(bare[:-1] if name.suffix and len(bare) == 2 else bare)  # "Dominic Sr."
    if not "".join(bare).isascii():
        name.words = tuple(map(repaired, name.words))
    if not name.title:
        return
    genders = [w.honorifics()[part] for part in name.title.split() if part in w.honorifics()]
    told = [gender for gender in genders if gender != "u"]
    if not told and name.title.split(" ")[0] in _STYLES:
        told = [{"his": "m", "her": "f"}.get(reading.before(name.first), "u")]
    if told:
        name.gender = told[0]
