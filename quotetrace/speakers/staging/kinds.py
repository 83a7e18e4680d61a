"""What kind of speaker a noun phrase without a personal name is, what it is called, and whose it is."""

from typing import Literal

from attrs import define, evolve

from quotetrace.models import SpeakerKind
from quotetrace.speakers.affiliation.employers import follows, may_employ
from quotetrace.speakers.affiliation.wording import of_several
from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.staging.belonging import (
    behind_field,
    country_or_body,
    field_end,
    owned,
    party_of,
    sources_in,
    with_owner,
)
from quotetrace.speakers.staging.counts import ABOUT, FEW, PARTS, behind_share, number
from quotetrace.speakers.staging.heads import (
    BODIES,
    ENDS,
    MEMBERS,
    are_bodies,
    are_people,
    behind_body_with_of,
    behind_grades,
    behind_trade,
    called_behind,
    core_end,
    end_of_body,
    head_word,
    is_crowd,
    is_firm,
    is_force,
    is_nobody,
    is_proper,
    takes_of,
)
from quotetrace.speakers.staging.makers import ASKING, made_by, may_make
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import only_opens
from quotetrace.speakers.text.phrases import MARKS, country_of, organization_at
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.wholes import small_house, whole_body

Article = Literal["definite", "indefinite", "bare"]

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "my", "our", "whose"}
)
_TENS = "two three four five six seven eight nine ten dozens hundreds thousands"
_LONE = frozenset({"a", "an", "one"})
_INDEFINITE = frozenset(f"a an one another some many several few other any most various multiple no {_TENS}".split())
_COUNTED = frozenset(_TENS.split())
_APPOSED = ([",", "a"], [",", "an"])
_OFFICES = frozenset({"office", "lawyers", "camp", "team", "campaign", "family", "spokespeople"})
# Nouns that say no more than that it is a person.
_PEOPLE = "man woman boy girl person child kid baby guy men women people lady gentleman individual"
# What names of bodies end in, and alone are a field of work: "a health official", "the information minister".
_FIELDS = frozenset(
    "state advertising aviation business communications construction credit defence defense energy engineering finance"
    " financial food football health healthcare information insurance intelligence internet labor labour logistics"
    " maritime marketing media mining oil power press rail rescue research shipping soccer sport sports technology"
    " packaging haulage plastics ceramics optics interiors avionics turbines carpets publishing"
    " telecoms tourism trades transit transport water youth group".split()
)
_ANYBODY = frozenset(f"{_PEOPLE} others some many most few several both none".split())
_PAPERS = frozenset({"magazine", "journal"})  # which speak as those who make them: "the magazine said"
_PROMINENT = frozenset(
    "government industry senior leading public political prominent party opposition establishment religious union"
    " church community literary media military cultural business".split()
)  # of people, before "figures"
_CREWS = frozenset(("team", "research team", "search team", "legal team", "rescue team"))
_COPIES = frozenset("copy copies excerpt excerpts extract extracts passage section page pages".split())
_SPOKEN_BY = frozenset({"press", "media", "communications", "information"})  # offices that speak for their body
_ONCE = frozenset({"former", "ex", "retired", "onetime", "one-time"})  # of people, not of institutions
_READ_BY = frozenset("seen obtained reviewed viewed verified read cited led headed joined followed".split())
_READ = frozenset("read reads show shows showed ran runs".split())
_THEM = frozenset({"them", "us", "those", "these", "you"})


@define
class Phrase:
    """A source without a personal name at its head: what it says of itself, before anybody is looked for."""

    kind: SpeakerKind
    name: str
    head: str
    article: Article
    plural: bool
    first: int
    core: int
    last: int
    role: str | None = None
    affiliation: str | None = None
    owner: tuple[int, int] | None = None
    proper: bool = False
    number: str | None = None  # how many they are: "two", "dozens of"


def read_phrase(reading: Reading, first: int, last: int, cue: str = "") -> Phrase | None:
    """Read a source that is no name: "Analysts at Orrin", "the fisheries minister", "A 2019 report by Orrin"."""
    low, words = reading.low, reading.document.words
    while first < last and not words[first][0].isalnum():
        first += 1
    if first >= last:
        return None
    if (share := _share_of(reading, first, last)) is not None:
        return share
    end = behind_body_with_of(reading, core_end(reading, first, last), last)
    article, core = _article(reading, first, end)
    core += core + 1 < end and low[core].rstrip(".") in w.honorifics() and w.is_role(low[core + 1])  # "Mr | Speaker"
    if core >= end:
        return _without_noun(reading, first, core, end, last)
    named = _named_body(reading, first, end, last)
    if named is not None:
        return named
    head_at = next((at for at in range(end - 1, core - 1, -1) if not is_nobody(words[at])), end - 1)
    if low[head_at] == "percent" and head_at > first and low[head_at + 1 : head_at + 2] != ["of"]:
        begin = head_at - 1 - (low[head_at - 1] == "per" and head_at - 1 > first)
        name = reading.text(begin, head_at + 1)  # "only | 47 percent | said no"
        return Phrase("unnamed", name, "percent", article, True, first, core, head_at + 1)
    part = _part_of(reading, first, head_at, last)
    if part is not None or is_nobody(words[head_at]):
        return part
    phrase = Phrase("unnamed", low[head_at], w.singular(low[head_at]), article, False, first, core, head_at + 1)
    if low[head_at].isdecimal() and low[head_at - 1].isalpha() and head_at > core:  # "Speaker 2", of a machine
        phrase.name = phrase.head = f"{low[head_at - 1]} {low[head_at]}"
        return phrase
    phrase.plural = phrase.head != low[head_at] or reading.document.tags[head_at] in ("NNS", "NNPS")
    for at in range(core, head_at):
        if low[at] in w.POSSESSIVE:
            phrase.owner = (core if low[first] in _DEFINITE | _LONE else first, at)
            phrase.article = "indefinite" if low[first] in _LONE else "definite"  # "one school’s headteacher"
    if low[first] in ("his", "her", "its", "their", "my", "our"):
        phrase.owner = (first, first + 1)
    phrase.number = number(reading, first, core) if article == "indefinite" and phrase.plural else None
    _classify(reading, phrase, head_at, last, cue)
    return phrase


def _part_of(reading: Reading, first: int, head: int, last: int) -> Phrase | None:
    """ "52 percent of registered voters", "a number of officials": people of whom a noun tells how many.

    "A copy of the report" is the report.
    """
    low = reading.low
    if low[head] not in PARTS | _COPIES or low[head + 1 : head + 2] != ["of"] or head + 2 >= last:
        return None
    inner = read_phrase(reading, head + 2, last)
    if low[head] in _COPIES:
        return inner if inner is not None and inner.kind == "document" else None
    if inner is None or not (inner.plural and inner.kind in ("unnamed", "group")):
        return None
    inner.kind, inner.first, inner.article = "unnamed", first, "indefinite"
    inner.number = reading.text(first, head + 2)
    return inner


def _share_of(reading: Reading, first: int, last: int) -> Phrase | None:
    """ "Six in 10 voters", "nearly nine out of ten": people of whom two figures tell how many; "all of the voters"."""
    wholly = reading.low[first : first + 2] == ["all", "of"]
    behind = first + 2 if wholly else behind_share(reading, first, last)
    if behind == first:
        return None
    inner = read_phrase(reading, behind, last) if behind < last else None
    if wholly:
        people = inner is not None and inner.plural and inner.kind in ("unnamed", "group") and inner.head not in _THEM
        return evolve(inner, kind="group", first=first) if inner is not None and people else None
    if inner is None or not inner.plural:
        return Phrase("unnamed", reading.text(first, behind), "percent", "indefinite", True, first, first, behind)
    inner.kind, inner.first, inner.article = "unnamed", first, "indefinite"
    inner.number = reading.text(first, behind)
    return inner


def _article(reading: Reading, first: int, end: int) -> tuple[Article, int]:
    """Whether a phrase is definite, and where its words begin behind determiners and numbers."""
    article: Article = "bare"
    low, at = reading.low, first
    while at < end and (
        low[at] in _DEFINITE
        or low[at] in _INDEFINITE
        or low[at] in ("same", "of")
        or low[at].isdigit()
        or (low[at] in ABOUT and any(word in _INDEFINITE or word.isdigit() for word in low[at + 1 : min(at + 4, end)]))
    ):
        if low[at] == "no" and at > first:  # "a No 10 spokesman"
            break
        if low[at] in _DEFINITE:
            article = "definite"
        elif article == "bare":
            article = "indefinite"
        at += 1
    return article, at


def _named_body(reading: Reading, first: int, end: int, last: int) -> Phrase | None:
    """The name behind a description is the source: "A group called Parents First", "its rival, Daehan Memory"."""
    low, words = reading.low, reading.document.words
    at = end + 1
    at += low[end:at] == [","] and low[at : at + 1] == ["the"] and low[first] in ("a", "an", "one")
    marked = at + 1 < last and words[at] in MARKS and low[end] != ","  # `a paper called "The Local"`
    if at >= last or not (low[end] in (",", "called", "named") and words[at + marked][0].isupper()):
        return None
    if low[end] == "," and (words[end - 1][0].isupper() or low[first] not in ("its", "their", "a", "an", "the", "one")):
        return None
    name, after = organization_at(reading, at, last)
    if name is None:
        return None
    phrase = Phrase("organization", name, name.lower().split()[-1], "bare", False, first, at, after, proper=True)
    phrase.affiliation = name
    return phrase


def _without_noun(reading: Reading, first: int, core: int, end: int, last: int) -> Phrase | None:
    """Somebody, with no noun or one behind "of": "One said", "some said", "another of the women said"."""
    low = reading.low
    word = low[core - 1]
    if is_nobody(word):
        return None
    plural = word not in ("one", "another", "this", "that")
    if core < last and low[core] == "of":
        inner = read_phrase(reading, core + 1, last)
        if inner is not None and inner.head in _COUNTED and low[inner.last : inner.last + 2] in _APPOSED:
            return read_phrase(reading, inner.last + 1, last)  # "one of the three, | a Republican"
        people = inner is not None and inner.head.isalpha() and inner.kind in ("unnamed", "group")
        if people and inner is not None and inner.head not in _THEM:
            name = inner.name if plural or inner.name[0].isupper() else inner.head
            return Phrase("unnamed", name, inner.head, "indefinite", plural, first, core, inner.last, inner.role)
    return Phrase("unnamed", word, word, "indefinite", plural, first, core - 1, end)


def _classify(reading: Reading, phrase: Phrase, head_at: int, last: int, cue: str) -> None:
    """Set kind, name, role and affiliation by the head noun."""
    word = reading.low[head_at] if phrase.plural else head_word(reading, phrase.core, head_at)
    head = phrase.head = word if " " in word else phrase.head
    lone = (head_at == phrase.core or " " in word) and not phrase.plural
    if lone and word in w.demonyms() and reading.low[phrase.first] == "the":
        phrase.name = phrase.head  # "the Norwegian said"
    elif lone and phrase.article == "indefinite" and (word in w.demonyms() or word in MEMBERS):
        phrase.name = phrase.head  # "one Democrat said", "another Muslim who was there said"
    elif reading.low[phrase.core] in _ONCE and not phrase.plural and reading.document.words[head_at].islower():
        _people(reading, phrase, head_at, last)  # "the former Portugal international"
    elif are_people(reading, phrase.first, head_at):
        phrase.kind, phrase.plural = "unnamed" if reading.low[phrase.first] in FEW else "group", True
        first = head_at
        while (
            first > phrase.core
            and reading.document.words[first - 1][0].isupper()
            and not only_opens(reading, first - 1)
        ):
            first -= 1
        phrase.name = reading.text(first, phrase.last)
    elif is_proper(reading, phrase.core, head_at, phrase.head):
        _proper(reading, phrase, head_at, last)
    elif phrase.article == "definite" and not phrase.plural and is_firm(reading, phrase.core, head_at):
        phrase.kind, phrase.name = "organization", reading.text(phrase.core, phrase.last)
    elif reading.text(phrase.core, phrase.last).lower() in _CREWS:
        phrase.kind, phrase.plural = "group", True
    elif (w.is_role(head) or word in w.anonymous()) and not is_force(reading, head_at):
        _people(reading, phrase, head_at, last)
    elif word in ("figure", "figures") and cue not in _READ and reading.low[head_at - 1] in _PROMINENT:
        _people(reading, phrase, head_at, last)  # "senior party figures"
    elif head in _PAPERS and phrase.article == "definite" and not phrase.plural and cue not in _READ:
        phrase.kind, phrase.name = "organization", reading.text(phrase.core, phrase.last)
    elif head in w.documents() or (cue in _READ and not phrase.plural):
        phrase.kind, phrase.name = "document", word
        phrase.affiliation = made_by(reading, head_at) or _whose(reading, phrase, head_at, last)
        if phrase.affiliation is not None and not may_make(phrase.affiliation, phrase.head):
            phrase.affiliation = None
    elif word in w.collectives() or (phrase.article != "definite" and is_crowd(reading, head_at, last)):
        phrase.kind, phrase.plural = "group", True
    elif phrase.article != "definite" and are_bodies(reading, head_at):
        phrase.kind, phrase.plural = "unnamed" if phrase.article == "indefinite" else "group", True
    elif word in w.organizations() or word in BODIES or word in _OFFICES:
        phrase.kind, phrase.plural = "organization", False
        phrase.name = reading.text(phrase.core, phrase.last)
        if reading.low[phrase.core] in _SPOKEN_BY and head_at > phrase.core:  # "the press service of the ministry"
            phrase.affiliation = _whose(reading, phrase, head_at, last)
    else:
        _people(reading, phrase, head_at, last)
        phrase.role = phrase.role if phrase.plural else None


def _proper(reading: Reading, phrase: Phrase, head_at: int, last: int) -> None:
    """A named organization, with what belongs to its name: "the Council for Safer Harbours"."""
    start = phrase.core
    if phrase.owner is not None and phrase.owner[1] < head_at:
        start = phrase.owner[0]
    while start < head_at and not reading.document.words[start][0].isupper():
        start += 1
    led = w.is_role(reading.low[start]) and reading.low[start] != "general"  # "General Motors said"
    if start < head_at and reading.starts_sentence(start) and led:
        start += 1  # "Rival Kestrel Yards said"
    start = behind_trade(reading, start, head_at)
    name, after = organization_at(reading, start, last)
    phrase.kind, phrase.proper, phrase.plural = "organization", True, False
    phrase.name = name or reading.text(start, head_at + 1)
    phrase.last = max(after, head_at + 1) if name else head_at + 1
    if phrase.last > head_at + 1 and not takes_of(reading, head_at):
        phrase.name, phrase.last = reading.text(start, head_at + 1), head_at + 1
    if reading.low[head_at] in w.documents() and reading.low[head_at] not in w.organizations():
        phrase.kind = "document"
    phrase.affiliation = phrase.name if phrase.kind == "organization" else None


def _people(reading: Reading, phrase: Phrase, head_at: int, last: int) -> None:
    """Unidentified people or a group: "Two union officials", "the prosecutors", "an Orrin Bank economist"."""
    low = reading.low
    word = low[head_at]
    phrase.name = word
    known = word in w.anonymous()
    phrase.kind = "group" if phrase.plural and not known else "unnamed"
    if phrase.plural and known and phrase.article == "definite" and w.is_role(phrase.head):
        phrase.kind = "group"
    if phrase.article == "indefinite" and phrase.plural:
        phrase.kind = "unnamed"
    start = phrase.owner[1] if phrase.owner is not None and phrase.owner[1] < head_at else phrase.core
    if low[start] in w.POSSESSIVE:
        start += 1
    cut = end_of_body(reading, start, head_at)
    while cut < head_at and (low[cut][0].isdigit() or not low[cut][0].isalnum() or low[cut] in ("and", "or")):
        cut += 1
    field = field_end(reading, head_at, last)
    if (w.is_role(phrase.head) or known) and phrase.head not in _ANYBODY:
        phrase.role = reading.text(of_several(reading, cut, head_at), field)
    told = _whose(reading, phrase, head_at, last if field == head_at + 1 else field - 1)
    role = phrase.role or phrase.head
    if told is not None and may_employ(told, role) and not follows(reading, told, role):  # not "a classmate of the boy"
        phrase.affiliation = told


def _whose(reading: Reading, phrase: Phrase, head_at: int, last: int) -> str | None:
    """Where people or papers come from: "at Orrin", "by the port ministry", "Orrin’s", "an Orrin economist"."""
    low = reading.low
    if phrase.owner is not None and low[phrase.owner[0]] not in ("his", "her", "its", "their", "my", "our"):
        return reading.text(*phrase.owner) or None
    at = head_at + 1
    while at < last and low[at] not in ENDS and (low[at] != "," or low[at + 1] in ("at", "of", "from")):
        at += 1
    if phrase.kind == "document" and "the" in low[head_at + 1 : at]:
        at = last  # "a report filed the night | of the fire"
    asked = at < last and low[at] == "of" and phrase.head in ASKING  # "a survey of Ohio Republican voters"
    read = at < last and low[at] == "by" and low[at - 1] in _READ_BY
    if at < last and low[at] in ("of", "for", "at", "from", "by", "with") and not (read or asked):
        if low[at] in ("at", "with") and (kind := small_house(reading, at + 1, last)) is not None:
            return kind
        found, after = organization_at(reading, at + 1, last)
        if found is not None and found.islower() and (called := called_behind(reading, after)) is not None:
            return called
        if found is None and at + 1 < last and (low[at] in ("from", "by") or owned(reading, at)):
            start = at + 1 + (low[at + 1] in _INDEFINITE or low[at + 1] in _DEFINITE)
            found = reading.text(start, core_end(reading, start, last)) if start < last else None
        if found is not None:
            return with_owner(reading, at + 1, found)
        if low[at] == "of" and (housed := behind_field(reading, at + 1, last)) is not None:
            return housed
    hidden = low[head_at] in w.anonymous() or phrase.head == "source"
    if hidden and (inside := sources_in(reading, head_at + 1, last)) is not None:
        return inside
    whole = whole_body(reading, phrase.core, head_at)
    if whole > phrase.core:
        return reading.text(phrase.core, whole)
    cut = end_of_body(reading, phrase.core, head_at)
    if cut == phrase.core + 1 and low[phrase.core] == "state":  # "State | health officials": which state, nobody says
        cut = phrase.core
    if cut == phrase.core + 1 and reading.titled(phrase.core) and of_language(low[phrase.core]):
        cut = phrase.core  # "Newly | Released | Document"
    opens = phrase.core == phrase.first and reading.starts_sentence(phrase.core) and cut == phrase.core + 1
    if (party := party_of(reading, phrase.core, head_at)) is not None:
        return party
    if cut > phrase.core and (not opens or country_of(reading, phrase.core, cut) is not None):
        return country_or_body(reading, phrase.core, cut, head_at)
    known = reading.document.tags[phrase.core].startswith("NNP") or not of_language(low[phrase.core])
    if cut > phrase.core and known and not (low[phrase.core] in w.modifiers() or only_opens(reading, phrase.core)):
        return reading.text(phrase.core, cut)  # "| Orrin | analysts" opens a sentence
    return _of_kind(reading, phrase.core, head_at)


def _of_kind(reading: Reading, core: int, head_at: int) -> str | None:
    """ "a senior | port ministry | official", "a senior | KXRT | official": the body before a noun."""
    low = reading.low
    bodies = w.kinds_of_bodies() - {"state"}
    body = next((at for at in range(head_at - 1, core - 1, -1) if low[at] in bodies), -1)
    if body >= 0:  # "a senior | port ministry | official"
        start = core
        while start < body and (low[start] in w.modifiers() or low[start] == "and"):
            start += 1
        capital = next((at for at in range(start, body) if reading.document.words[at][0].isupper()), start)
        start = capital if reading.document.words[body][0].isupper() else start  # "a new | Orrin Institute | survey"
        start = next((at + 1 for at in range(body - 1, start, -1) if low[at] == "and"), start)
        return reading.text(start, body + 1)
    graded = behind_grades(reading, core, head_at)
    if (cut := end_of_body(reading, graded, head_at)) > graded > core:  # "a senior | KXRT | official"
        return country_or_body(reading, graded, cut, head_at)
    lone = core < head_at and low[core] in w.organizations() and low[core] not in _FIELDS
    return low[core] if lone else None
