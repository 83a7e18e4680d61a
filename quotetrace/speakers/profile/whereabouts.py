"""Whose mayors and ministers are whom the text gives no town and no country: those that the page is about."""

import re
from collections import Counter

from attrs import evolve

from quotetrace.grammar.letters import DAYS
from quotetrace.grammar.phrases import TIMES
from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.civic import MINISTERS
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import only_opens
from quotetrace.speakers.text.phrases import body_ending, country_of
from quotetrace.speakers.text.reading import Reading

_READ = frozenset({"body", "headline", "subheading"})
_OF_NO_STATE = frozenset({"shadow", "deputy", "chief", "first", "former"})  # of a party, or of one of many states
_CONTINENTS = frozenset({"Europe", "Africa", "Asia", "America"})
_ENOUGH, _CLEARLY = 3, 2  # what a country must weigh, and by how much more than any other
_OF_TOWNS = frozenset(
    {"mayor", "mayoress", "councillor", "councilor", "councilman", "councilwoman", "alderman", "selectman"}
)
# These two words at the end of a role tell an office of the town of a dateline too.
_OF_TOWNS_TOO = (
    "fire chief",
    "police chief",
    "city manager",
    "town manager",
    "town clerk",
    "city attorney",
    "fire marshal",
)
_OF_AREAS = frozenset({"governor", "gov.", "gov", "deputy governor", "county executive", "county judge"})
_AREAS = frozenset({"county", "state", "prefecture", "province", "region", "territory"})
_OF_MONEY = frozenset({"inflation"})  # of which governors of banks speak
_TOWNS = ("city", "town", "village", "settlement", "municipality", "community", "borough")
_LONGEST_DATELINE = 14  # tokens before the dash of "TALLINN, Estonia (Wire) —"
# Where a lede without a dateline tells the town: "In the city of Chernihorsk".
_CITY = re.compile(
    r"\b[Ii]n the (?:city|town|village|municipality|borough) of ([A-Z][\w’'-]{2,30}(?: [A-Z][\w’'-]{2,30})?)"
)
_GOVERNS = frozenset({"government", "ministers", "cabinet", "parliament"})
_SURELY, _LONGEST_TOWN = 2, 3  # how often a town is told, and its words
_TOP = 80  # tokens of the first paragraphs
_LEDE = 300  # characters of a first paragraph in which the town is told
_LAND = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,40}, ([A-ZÀ-Þ][a-zà-ÿ]{3,20}) \(")
_TOWN = re.compile(r"[A-Z][A-Za-zÀ-ÿ’' -]{2,40}?(?=\s*[,(—–:]|\s-)")


def place_by_page(stage: Stage) -> None:
    """ "The mayor, Ana Ruiz," in a story from Altona is Altona’s, where the text says nothing else."""
    homeless = [
        person
        for person in stage.people.persons
        if person.affiliations and not any(fact.organization is not None for fact in person.affiliations)
    ]
    if not homeless:
        return
    offices = any(_of_town(fact.role.lower()) for one in homeless for fact in one.affiliations if fact.role is not None)
    town = (_dateline(stage.reading) or _town_told(stage.reading)) if offices else None
    country = _country_told(stage.reading) or _land_of_dateline(stage.reading)
    for person in homeless:
        for number, fact in enumerate(person.affiliations):
            if fact.role is None or fact.status == "former":
                continue
            place = None
            if _of_town(fact.role.lower()):
                place = town
            elif _of_state(fact.role.lower()):
                place = country or _country_weighed(stage, fact)
            elif fact.role == "President" and stage.reading.has(MINISTERS):
                place = country
            elif fact.role.lower() in _OF_AREAS:
                place = _area_told(stage.reading, _AREAS - {"county"} if fact.role.endswith(".") else _AREAS)
            if place is not None:
                person.affiliations[number] = evolve(fact, organization=place)


def _of_state(role: str) -> bool:
    """ "finance minister", "Minister of the Environment": of a country; not "Chief Minister", "shadow minister"."""
    words = role.split()
    heads = [word for word, behind in zip(words, [*words[1:], "of"], strict=True) if behind in ("of", "for")]
    return heads[:1] in (["minister"], ["premier"]) and not _OF_NO_STATE & set(words)


def _country_weighed(stage: Stage, fact: Affiliation) -> str | None:
    """The country of a minister whom no dateline places, all that the page names weighed.

    One counts for each of its namings, its people’s included, more where it does something, where the page begins,
    and near the minister. "Kenya bans it ... | the environment minister, Ana Ruiz,".
    """
    reading, told = stage.reading, _countries(stage)
    if fact.span is None or not told:
        return None
    document, token = reading.document, reading.tokens(fact.span.start, fact.span.end)[0]
    if reading.before(token) in ("its", "their"):
        return None  # "The last government fell. Its prime minister, Ana Ruiz": of whose the text told
    weighed: Counter[str] = Counter()
    for at, country, weight in told:
        near = (document.sentence_of[at] == document.sentence_of[token]) + (
            document.block_of(at) == document.block_of(token)
        )
        weighed[country] += weight + near
    (first, most), *others = weighed.most_common(2)
    return first if most >= _ENOUGH and (not others or most >= others[0][1] + _CLEARLY) else None


def _countries(stage: Stage) -> list[tuple[int, str, int]]:
    """Where countries are named in running text, by their people too, and what each naming weighs."""
    reading, found = stage.reading, []
    last, opened = 0, False
    for at in reading.where(w.place_openings()):
        if at < last or not reading.document.words[at][0].isupper() or at in reading.names:
            continue
        kind = reading.kind(at)
        if kind not in _READ or reading.quoted(at) or reading.in_label(at):
            continue
        end = reading.sentence(at)[1]
        country = country_of(reading, at, end)
        if country in w.countries() and country is not None and country not in _CONTINENTS:
            last = at + 1 + country.count(" ") * (reading.low[at] in country.lower().split())
            acts = reading.low[at] not in w.demonyms() and _acts(reading, last)
            opens = kind == "headline" or (not opened and kind == "body") or (acts and reading.starts_sentence(at))
            found.append((at, country, 1 + acts + opens))
            opened = opened or kind == "body"
    return found


def _acts(reading: Reading, at: int) -> bool:
    """ "Kenya | bans it", "Kenya | on Tuesday banned it": whether a verb stands behind a country."""
    at += 2 * (
        reading.low[at : at + 1] == ["on"] and reading.low[at + 1 : at + 2] != [] and reading.low[at + 1] in DAYS
    )
    return reading.document.letters[at : at + 1] in ("V", "Z", "M")


def _country_told(reading: Reading) -> str | None:
    """The country whose government a story is about: that of its dateline, or that with which its lede begins."""
    document = reading.document
    body = next((one for one in document.sentences if document.blocks[one.block].kind == "body"), None)
    if body is None:
        return None
    first, reach = body.first, min(body.first + _LONGEST_DATELINE, body.last)
    lead = next((at for at in range(first, reach) if reading.low[at] in ("—", "–", "--", "-")), first - 1)
    for at in range(first, min(lead + 2, len(reading.low))):
        found = country_of(reading, at, reading.sentence(at)[1])
        if found in w.countries():
            return found
    return _governed(reading, lead + 1)


def _governed(reading: Reading, first: int) -> str | None:
    """The country whose government the first paragraphs tell of: "the government of Peru", "Sri Lankan ministers"."""
    for at in (at for at in reading.where(_GOVERNS) if first <= at < first + _TOP and not reading.quoted(at)):
        led = at + 2 + (reading.low[at + 2 : at + 3] == ["the"])
        found = country_of(reading, led, reading.sentence(at)[1]) if reading.low[at + 1 : at + 2] == ["of"] else None
        if found is None:
            owned = at - (reading.low[at - 1] in w.POSSESSIVE)
            spots = range(max(owned - 3, reading.sentence(at)[0]), owned)
            found = next(filter(None, (country_of(reading, spot, owned) for spot in spots)), None)
        if found in w.countries():
            return found
    return None


def _of_town(role: str) -> bool:
    for town in _TOWNS:  # "mayor of the settlement"
        role = role.removesuffix(f" of the {town}")
    return (role.split()[-1] in _OF_TOWNS and " of " not in role) or role.endswith(_OF_TOWNS_TOO)


def _dateline(reading: Reading) -> str | None:
    """The town before the first running words: "ALTONA (Wire) —", "LINDPORT, Oct. 4.—"."""
    for block in reading.document.blocks:
        if block.kind == "body" and block.words > block.start:
            lead = _TOWN.match(reading.document.text, block.start, block.words)
            return lead[0].strip().title() if lead else None
    body = next((block for block in reading.document.blocks if block.kind == "body"), None)
    told = _CITY.search(reading.document.text, body.start, min(body.end, body.start + _LEDE)) if body else None
    return told[1] if told else None


def _land_of_dateline(reading: Reading) -> str | None:
    """The land that no list has behind the town of a dateline: "BRESK, Vantia (Wire) —"."""
    block = next((block for block in reading.document.blocks if block.kind == "body"), None)
    found = (
        _LAND.match(reading.document.text, block.start, block.words) if block and block.words > block.start else None
    )
    return found[1] if found and found[1].lower() not in w.places() else None


def _area_told(reading: Reading, kinds: frozenset[str]) -> str | None:
    """The county, state or province by name that a page tells of, or tells of most: "services in Loruk County".

    ``kinds`` are the words for those that have such an office: no "Gov. Ruiz" is of a county.
    """
    if reading.has(_OF_MONEY):
        return None
    words, told = reading.document.words, Counter[str]()
    for at in reading.where(kinds):
        first = body_ending(reading, at + 1) if words[at].istitle() and reading.runs(at) else at
        named = reading.low[first:at]
        if named and not reading.quoted(at) and not any(w.is_role(word) or word in w.organizations() for word in named):
            told[reading.text(first + only_opens(reading, first), at + 1)] += 1
    (area, most), *others = told.most_common(2) or [("", 0)]
    return area if " " in area and (not others or most > others[0][1]) else None


def _town_told(reading: Reading) -> str | None:
    """The one town that a page tells again and again: "in Pinehill", "the town of Pinehill"; none of the lists’ places,
    of which many are states."""
    words, low = reading.document.words, reading.low
    told: Counter[str] = Counter()
    for at in reading.where(frozenset({"in", "of"})):
        kind = low[at - 1 : at] if at else []
        weight = _SURELY if kind and kind[0] in _TOWNS and low[at] == "of" else int(low[at] == "in")
        end = first = at + 1
        while end < len(words) and end - first < _LONGEST_TOWN and words[end].istitle() and words[end].isalpha():
            end += 1
        name = low[first:end]
        if not weight or first == end or first in reading.names or reading.quoted(at) or reading.in_label(at):
            continue
        apart = name[-1] in w.organizations() or name[0] in w.demonyms() or name[0] in TIMES
        if not apart and " ".join(name) not in w.places():
            told[reading.text(first, end)] += weight
    (town, most), *others = told.most_common(2) or [("", 0)]
    return town if most >= _SURELY and (not others or most > others[0][1]) else None
