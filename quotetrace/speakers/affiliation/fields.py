"""What somebody is in charge of, which belongs to the role and is no body: "head of waste services"."""

from quotetrace import lexicons
from quotetrace.grammar.phrases import TIMES
from quotetrace.speakers.affiliation.held import ARTICLES
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.narrowing import portfolio_end
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.titled import ABSTRACT, OF_WORK, fielded

INTO = frozenset({"of", "at", "for", "with", "from", "in", "on"})
_CLOSING = frozenset({",", ".", ";", ":", "-", "–", "—", ")", "”", '"'})
IN_CHARGE = frozenset("director head curator vp professor lecturer dean manager coordinator officer chief".split())
_ADVISE = frozenset("adviser advisor assistant aide envoy coordinator spokesman spokesperson lead rapporteur".split())
_FIELD = 8  # tokens from "on" to the end of a field
_CHARGES = frozenset("director head curator vp manager coordinator officer chief lead superintendent".split())
_MINISTERS = frozenset({"minister", "ministers", "secretary", "commissioner", "undersecretary", "mec"})
_JOINTS = frozenset({"and", "&", "of", "the", ",", "for"})
_DEPUTIES = (["vice", "president"], ["director", "general"], ["director", "-general"])
_PARTS = frozenset("branch section chapter regulator operator inquiry tribunal coalition alliance watchdog".split())
_WIDE = frozenset("region province republic territory".split())  # not "mayor of the island", which has a name


def tells_field(reading: Reading, at: int, found: str) -> bool:
    """Whether ``found`` behind the preposition at a token is the field of a post: "Minister | of Conservation".

    A body in small letters has an article ("head of the museum"), or a noun that tells it to be one.
    """
    low, head = reading.low, reading.low[at - 1]
    if low[at] not in ("of", "for") or low[at + 1] in ARTICLES or found.isupper():
        return False
    words = [word for word in found.lower().split() if word not in _JOINTS]
    if not words or found.lower() in w.places() or found.lower() in w.demonyms():
        return False
    minister = head in _MINISTERS
    led = low[max(at - 2, 0) : at]
    if led[:1] == ["executive"] or not (minister or head in _CHARGES or head == "vice-president" or led in _DEPUTIES):
        return False  # whoever is "chief executive officer" of something, is so of a body
    if found.islower():
        return words[-1] in OF_WORK or words[-1] not in w.kinds_of_bodies() | w.collectives()
    known = all(map(_is_noun, words))
    told = words[-1] in OF_WORK or words[-1].endswith(ABSTRACT) or words[-1] in lexicons.table("speakers_sector_fields")
    return known and (minister or (told and words[-1] not in w.kinds_of_bodies()))


def _is_noun(word: str) -> bool:
    return word in OF_WORK or ordinary(word) or ordinary(word.removesuffix("s"))


def field_with_place(reading: Reading, at: int, after: int) -> int:
    """Where a field ends that goes on with a place: "Director of Public Health | for Norland", else ``at``."""
    low, words = reading.low, reading.document.words
    for spot in range(at + 2, after - 1):
        if low[spot] == "for" and words[spot + 1][0].isupper() and tells_field(reading, at, reading.text(at + 1, spot)):
            return spot
    return at


def ends_office(reading: Reading, first: int, last: int) -> bool:
    """ "Minister of | State for Petroleum", "Director of | Animal Health": no body, but the rest of an office."""
    low = reading.low
    if first > 2 and low[first - 1] in ("and", "&"):  # "Minister of Health and | Social Welfare"
        of = next((at for at in range(first - 2, max(first - _FIELD, 0), -1) if low[at] in ("of", "for")), 0)
        return of > 0 and portfolio_end(reading, of, reading.sentence(first)[1]) >= last
    if first > 1 and low[first - 1] == ",":  # "the Head, | Corporate Communications |,"
        return fielded(reading, first - 1, last) == last
    if first < 2 or low[first - 1] != "of" or not w.is_role(low[first - 2]):
        return False
    if low[first - 2] in _MINISTERS and portfolio_end(reading, first - 1, reading.sentence(first)[1]) >= last:
        return True  # "the Minister of | Health |, who met the union"
    trade = low[last - 1] not in w.kinds_of_bodies() and all(map(ordinary, low[first:last]))
    return low[first] == "state" or (trade and low[first - 2] in IN_CHARGE)


def collective(reading: Reading, at: int, end: int) -> str | None:
    """ "spokesman of the opposition", "leader of the governing party": people acting together, in small letters."""
    low = reading.low
    if low[at + 1 : at + 2] in (["governing"], ["ruling"]) and low[at + 2 : at + 3] in (["party"], ["coalition"]):
        return reading.text(at + 1, at + 3)
    if at + 1 >= end or low[at] != "the" or reading.document.letters[at + 2 : at + 3] == "N":
        return None
    return low[at + 1] if low[at + 1] in w.collectives() or _acts_as_one(low[at + 1]) else None


def _acts_as_one(noun: str) -> bool:
    """Whether a noun in small letters tells whose somebody is, though no list of bodies has it.

    For "the deputy marshal of the region", "the spokesperson of the regulator", "the president of the millers".
    """
    single = w.singular(noun)
    plays = w.sectors_of("roles").get(single) == "sport"  # "coach of the goalkeepers", of some team
    return noun in _WIDE | w.TRADERS | _PARTS or (single != noun and w.is_role(single) and not plays)


def joined_nouns(reading: Reading, at: int, end: int) -> int:
    """ "soil | and water | at", "policy | and public affairs |,": where small nouns end that an "and" joins to those
    before it, a preposition or a mark behind them; ``at`` where it joins a verb, a name or another role."""
    code, words, last = reading.document.letters, reading.document.words, at + 1
    if reading.low[at : at + 1] not in (["and"], ["&"]) or code[at - 1] not in "NJG":
        return at
    while last < end and code[last] in "NJ" and words[last].islower():
        last += 1
    closed = last >= end or reading.low[last] in INTO | _CLOSING
    noun = last > at + 1 and code[last - 1] == "N" and not w.is_role(w.singular(reading.low[last - 1]))
    return last if noun and closed else at


def advised_on(reading: Reading, at: int, end: int) -> int:
    """ "Special Adviser | on Media and Publicity |", "envoy | on climate |": where ends what somebody advises on.

    Behind "on" and no article stands a field, in capitals or not; "on" itself where a body or a day stands there.
    """
    low, last, joints = reading.low, at + 1, ("and", "&")
    while last < min(end, at + _FIELD) and (reading.document.letters[last] in "NJPG" or low[last] in joints):
        if last in reading.names and reading.document.words[last - 1].islower() and low[last - 1] not in joints:
            break  # "adviser on trade | Ann Lee"
        last += 1
    closed = last > at + 1 and (last >= end or low[last] in INTO | _CLOSING | {"to"}) and low[at + 1] not in TIMES
    return last if closed and low[at - 1] in _ADVISE and low[last - 1] not in joints else at
