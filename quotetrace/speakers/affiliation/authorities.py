"""The council whose councillors, mayor and leader a page hears: "the Shire of Corrigup", "Dunsley Borough Council"."""

from collections.abc import Iterator

from quotetrace.grammar.letters import DAYS
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import only_opens, ordinary
from quotetrace.speakers.text.reading import Reading

# Kinds of areas with a council of their own; each may stand before "of" and a name, or behind one.
AREAS = frozenset({"shire", "borough", "county", "city", "town", "municipality", "township"})
_COUNCILS = frozenset({"council", "corporation", "assembly", "shire", "municipality", "commission"})
# Words that make a council, an assembly or a corporation one of an area.
LOCAL = AREAS | frozenset("parish district municipal metropolitan regional village rural urban community".split())
_LONGEST = 6  # tokens of a name
_BODY = frozenset({"body", "headline", "subheading", "turn"})
# Common words for any of these bodies: "the council’s leader", "a shire spokesman".
CALLED = AREAS | {"council", "assembly", "authority"}

# What a common word for a body may stand for whose name has another word: "the hospital" for the Altona Infirmary.
ALSO: dict[str, tuple[str, ...]] = {
    "agency": ("department", "administration", "bureau", "authority", "inspectorate", "commission"),
    "airline": ("airlines", "airways", "air"),
    "bank": ("banco", "banque", "banca", "banka", "banken"),
    "charity": ("trust", "foundation", "fund"),
    "club": ("clube", "klub"),
    "hospital": ("infirmary", "medical", "clinic", "hôpital", "klinikum", "ospedale"),
    "insurer": ("mutual", "insurance", "assurance"),
    "regulator": ("authority", "commission", "inspectorate", "agency", "office", "directorate"),
    "union": ("association", "federation", "guild", "congress", "coalition", "brotherhood", "alliance"),
    "watchdog": ("authority", "commission", "inspectorate", "agency", "ombudsman", "office", "directorate"),
    "institute": ("instituto", "institut", "istituto"),
    "university": (
        *("college", "polytechnic", "institute", "universidad", "universidade", "université", "universität"),
        *("universiteit", "università", "uniwersytet", "universitas"),
    ),
    "school": ("academy", "college"),
    "ministry": ("ministerio", "ministère", "ministero"),
    "church": ("cathedral", "chapel", "minster", "basilica", "abbey"),
    "museum": ("gallery",),
    "court": ("tribunal",),
}


def authorities(reading: Reading) -> Iterator[tuple[int, str]]:
    """The councils of a page, each where its name begins, in order."""
    words = reading.document.words
    for at in reading.where(AREAS | _COUNCILS):
        if words[at][0].isupper() and reading.kind(at) in _BODY and not reading.quoted(at):
            first, last = _of_name(reading, at) or _behind_name(reading, at) or (at, at)
            if first < last and not reading.text(first, last).isupper():
                yield first, reading.text(first, last)


def _of_name(reading: Reading, at: int) -> tuple[int, int] | None:
    """ "| Shire of Mount Hollis", "the | City of Larkfield | said"."""
    low, words, end = reading.low, reading.document.words, reading.sentence(at)[1]
    last = at + 2
    led = at == reading.sentence(at)[0] or words[at - 1].islower() or low[at - 1] == "the"
    if low[at] not in AREAS or low[at + 1 : last] != ["of"] or not led:
        return None
    while last < min(end, at + _LONGEST) and words[last][0].isupper() and low[last] not in DAYS:
        last += 1
    return (at, last) if last > at + 2 else None


def _behind_name(reading: Reading, at: int) -> tuple[int, int] | None:
    """ "| Dunsley Borough Council", "| Nkuru Metropolitan Assembly"; not "Security Council", "Arts Council"."""
    low, words, begin = reading.low, reading.document.words, reading.sentence(at)[0]
    if low[at] not in _COUNCILS or (at + 1 < len(low) and low[at + 1] in ("of", "for", "on")):
        return None
    first = at
    while first > max(begin, at - _LONGEST) and words[first - 1][0].isupper():
        first -= 1
    first += first < at and (low[first] == "the" or only_opens(reading, first))
    area = low[first:at]
    local = not LOCAL.isdisjoint(area) or low[at] == "shire"
    named = low[at] in ("council", "shire") and area and all(map(_names_area, area))
    if not area or area[0] in w.demonyms() or area[0] in LOCAL or not (local or named):
        return None
    return first, at + 1


def _names_area(low: str) -> bool:
    """Whether a word may be one of a town’s name: "Eastmere", "Port", not "Arts", "Research"."""
    return low in w.places() or low in w.place_words() or not (ordinary(low) or low in w.organizations())
