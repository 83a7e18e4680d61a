"""Where somebody works by what the verb tells: "who models deep water at Orrin", "co-founded Orrin"."""

from functools import cache

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.complements import SPANS, client
from quotetrace.speakers.affiliation.held import belonging, held, holding
from quotetrace.speakers.affiliation.objects import object_end
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution
from quotetrace.speakers.text.openings import calls_somebody
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

# What people do at a house, or for one or with one, whatever it is called: "worked with her at Orrin", "sings with".
AT_WORK = frozenset(
    "works worked working teaches taught teaching lectures lectured lecturing volunteers volunteered volunteering"
    " serves served serving practises practices preaches preached ministers worships cooks cooked sings sang singing"
    " plays played playing writes wrote reports organises organizes interns interned trains studies studying tutors"
    " nurses drums dances drives flies clerks fundraises scouts swims rows".split()
)
_SPEAKS = frozenset({"speaks", "spoke"})  # only "for" a body
_SITS = frozenset({"sits", "sat"})  # only "on" one
# Behind these a name tells a house, and other nouns none: "commands the Coast Rifles", but "commands respect".
_FOUNDS = frozenset("co-founded cofounded established opened".split())
_LEADS = frozenset("commands commanded fronts fronted conducts curates programmes co-owns co-runs co-leads".split())
WORK = AT_WORK | _SPEAKS | _SITS | _FOUNDS | _LEADS
_STILL = frozenset({"still", "now", "also", "once", "currently"})
# What anybody may do, though a doer of it has a name: "who works the land", "who loves boats", "who wins the vote".
_NO_TRADES = frozenset(
    "works worked speaks spoke loves loved wins won finds found follows followed supports supported kept backs"
    " backed holds held hates hated watches watched reads fights helps helped opens opened leaves uses used plays"
    " played walks finishes finished starts started moves moved thinks faces faced voted votes claims claimed killed"
    " kills visits visited admirers admires admired owes offers offered receives received buys bidders bids takes"
    " sees survives survived reported reports asks asked tells told calls called begins joined joins".split()
)
ON_BEHALF = frozenset("speaks spoke appears appeared acts acted negotiates negotiated lobbies campaigns".split())
_COLLEAGUES = frozenset("colleagues teammates co-workers coworkers staff team students bandmates comrades".split())
_JOINTS = frozenset({"at", "for"})
_BANDS = frozenset("serves served serving sings sang singing plays played playing drums dances swims rows".split())
_LONGEST = 12  # tokens behind a verb in which the house stands


def works_at(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who models deep water at the Orrin Observatory": whatever somebody does at an institution."""
    low, letters = reading.low, reading.document.letters
    if low[at] in _FOUNDS | _LEADS:
        return _founded(reading, at, end)
    if letters[at] not in "ZVNG":  # a rare verb is easily tagged as a noun
        return None
    for spot in range(at + 1, min(at + _LONGEST, end - 1)):
        if letters[spot] in "ZM," or (letters[spot] == "V" and reading.document.tags[spot - 1] != "JJ"):
            break  # but "models abyssal | flow"
        if low[spot] in _JOINTS or (spot == at + 1 and low[spot] in ("with", "on")):
            organization, _ = organization_at(reading, spot + 1, end)
            named = organization is not None and organization[0].isupper() and organization.lower() not in w.places()
            if organization is not None and named and _houses(reading, at, spot, organization):
                return held(reading, None, organization)
    return None


def _houses(reading: Reading, verb: int, joint: int, organization: str) -> bool:
    """Whether what a verb and its small word tell is a house by that, or by its name where the words tell less."""
    low, word = reading.low[verb], reading.low[joint]
    if word in ("with", "on"):
        return low in (_BANDS if word == "with" else _SITS) and not calls_somebody(reading, joint + 1)
    if low in _SPEAKS:
        return joint == verb + 1 and word == "for" and not calls_somebody(reading, joint + 1)
    return is_institution(organization) or low in AT_WORK


def _founded(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who | commands the Coast Rifles", "who | co-founded Orrin": a house by name right behind the verb."""
    first = at + 1 + (reading.low[at + 1 : at + 2] == ["the"])
    if first >= end or not reading.document.words[first][0].isupper() or calls_somebody(reading, first):
        return None
    organization, _ = organization_at(reading, first, end)
    if organization is None or organization.lower() in w.places() or organization.lower() in w.demonyms():
        return None
    return holding(reading, at, organization)


def does(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who | values carpets | for Orrin", "who | repaired accordions | for thirty years": what somebody does for a
    living, and where: a verb whose doer has a name ("repairer"), or a habit at a house, and its object."""
    low, letters, words = reading.low, reading.document.letters, reading.document.words
    if low[at] in ON_BEHALF and low[at + 1 : at + 2] == ["for"] and at + 2 < end:
        return _for_others(reading, at, end)
    last = object_end(reading, at, end)
    while last > at + 1 and letters[last - 1] not in "NZ":
        last -= 1
    if last == at + 1 or letters[at + 1] not in "DNJO#EZ" or not words[at].islower():
        return None
    before = low[at - 1] if low[at - 1] not in _STILL else low[at - 2]
    habit = low[at].endswith("s") and before == "who"
    once = low[at].endswith("ed") and before == "who" and low[last : last + 1] == ["for"]
    lasted = once and not SPANS.isdisjoint(low[last + 1 : last + 5])
    if low[at] == "keeps" and not _is_kept(low[last - 1]):
        return None  # "who keeps a diary"
    house = house_behind(reading, at, last, end) if habit else None
    if not ((habit and (house is not None or _is_trade(low[at]))) or (lasted and _is_trade(low[at]))):
        return None
    return held(reading, (at, last), house)


def _for_others(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who | speaks for the company", "who | appeared for the owners of the Orrin": whom somebody speaks for."""
    if calls_somebody(reading, at + 2) or reading.low[at + 2] in ("himself", "herself", "themselves", "itself"):
        return None
    name, _ = organization_at(reading, at + 2, end)
    whom = name if name is not None else client(reading, at + 2, end)
    return None if whom is None else Affiliation(organization=whom.removeprefix("the "))


def house_behind(reading: Reading, verb: int, at: int, end: int) -> str | None:
    """The house behind what somebody does: "values carpets | for Orrin", "models tides | at Orrin", "for a bank"."""
    if at + 1 < end and reading.low[at] in _JOINTS and not calls_somebody(reading, at + 1):
        name, _ = organization_at(reading, at + 1, end)
        if name is not None and name[0].isupper() and name.lower() not in w.places():
            return name
        last = at + 2
        while last < end and reading.document.letters[last] in "NJ" and reading.document.words[last].islower():
            last += 1
        led = reading.low[at + 1] in ("a", "an") and last > at + 2 and reading.low[last - 1] in w.organizations()
        if led:  # "for an | auction house"
            return reading.text(at + 2, last)
    fact = works_at(reading, verb, end)
    return None if fact is None else fact.organization


def _is_kept(low: str) -> bool:
    """Whether who keeps something lives by it: "the village | shop", "the | inn"."""
    return low in w.kinds_of_bodies() or low in w.organizations()


@cache
def _is_trade(low: str) -> bool:
    """Whether who does what a verb tells has a name by it: "repairs", "supervised", "drives"; not "says", "lives".

    >>> [_is_trade(word) for word in ("repairs", "supervised", "drives", "lives", "says")]
    [True, True, True, False, False]
    """
    stems = {low.removesuffix(ending) for ending in ("s", "es", "ed", "d")} - {low}
    return low not in _NO_TRADES and any(w.is_role(f"{stem}{end}") for stem in stems for end in ("er", "r", "or"))


def with_colleagues(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ana Ruiz and her | colleagues at Orrin were told": whose house it is too."""
    low = reading.low
    if at + 2 >= end or low[at] not in _COLLEAGUES or low[at + 1] not in ("at", "from", "in"):
        return None
    organization, _ = organization_at(reading, at + 2, end)
    named = organization is not None and organization[0].isupper() and organization.lower() not in w.places()
    return belonging(reading, organization) if named else None
