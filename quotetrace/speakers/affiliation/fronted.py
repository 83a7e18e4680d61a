"""What stands before a name and further off: the paper somebody writes in, the house that somebody runs."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import CREWS, apposition
from quotetrace.speakers.affiliation.held import ARTICLES, belonging, holding
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import body_ending, organization_at, phrase_before
from quotetrace.speakers.text.reading import Reading

_NAMED = frozenset({"called", "named"})
_ARE = frozenset({"is", "was"})
_ANYBODY = frozenset("man woman boy girl person lady fellow character figure soul".split())
_WRITES = frozenset({"writing", "speaking", "reporting"})
_RUN_BY = frozenset(
    "run led owned managed headed chaired directed edited coached captained founded staffed controlled".split()
)
_OVER = ("founded",)  # what somebody did once
_SINCE = 5  # tokens between "managed" and "by": "managed since 2016 by"
_BEFORE_POST = ARTICLES | w.FORMER | {"and"}
_LONGEST = 12  # tokens of an opening phrase


def so_called(reading: Reading, name: Name) -> Affiliation | None:
    """ "The other guest is a plumber, a shy man called | Ana Ruiz": what is said of whom the sentence names last."""
    low, begin, joint = reading.low, reading.sentence(name.core)[0], name.first - 1
    if joint <= begin or low[joint] not in _NAMED or low[joint - 1] not in _ANYBODY:
        return None
    are = (at for at in range(begin + 1, joint - 2) if low[at] in _ARE and low[at + 1] in ("a", "an"))
    verb = next(are, None)
    comma = next((at for at in range(verb + 2, joint) if low[at] == ","), joint) if verb is not None else joint
    fact = apposition(reading, verb + 1, comma, strict=True) if verb is not None else None
    return fact if fact is not None and _ANYBODY.isdisjoint((fact.role or "").lower().split()) else None


def paper(reading: Reading, name: Name) -> Affiliation | None:
    """ "Writing in The Altona Review in 1981, the critic Ana Ruiz", "In the Altona Mirror, columnist Bo Lie"."""
    begin, end, low = *reading.sentence(name.core), reading.low
    if low[name.last : name.last + 1] and low[name.last] in ("in", "for") and _writes(reading, name, begin):
        house, _ = organization_at(reading, name.last + 1, end)
        return _of(reading, house)
    if low[name.last : name.last + 1] == ["in"]:  # "Ana Ruiz in The Altona Review | wrote"
        house, after = organization_at(reading, name.last + 1, end)
        return _of(reading, house) if after < end and low[after] in ("wrote", "writes") else None
    comma = name.first - 1
    while comma > begin and (reading.document.letters[comma] in "NPJ" or low[comma] in _BEFORE_POST):
        comma -= 1
    if not begin < comma <= begin + _LONGEST or low[comma] != ",":
        return None
    writes = low[begin] in _WRITES
    media = any(w.sectors_of("roles").get(word) == "media" for word in low[comma + 1 : name.first])
    at = begin + writes
    if low[at] not in ("in", "for", "on") or not (writes or media):
        return None
    house, _ = organization_at(reading, at + 1, comma)
    return _of(reading, house)


def _of(reading: Reading, house: str | None) -> Affiliation | None:
    named = house is not None and house[0].isupper() and house.lower() not in w.places() | w.not_names()
    return belonging(reading, house) if named else None


def _writes(reading: Reading, name: Name, begin: int) -> bool:
    """ "| wrote critic Ana Ruiz in The Altona Review"."""
    verb = phrase_before(reading, name.first) - 1
    while verb > begin and reading.low[verb] in ARTICLES:
        verb -= 1
    return verb >= begin and reading.low[verb] in ("wrote", "writes")


def run_by(reading: Reading, name: Name) -> Affiliation | None:
    """ "The bakery, managed since 2016 by her niece Ana Ruiz,", "a choir led by Ana Ruiz": whose house it is."""
    begin, low = reading.sentence(name.core)[0], reading.low
    by = phrase_before(reading, name.first) - 1
    while by > begin and (low[by] in ARTICLES or low[by] == ","):
        by -= 1
    if by <= begin + 1 or low[by] != "by":
        return None
    verb = next((at for at in range(by - 1, max(by - _SINCE, begin), -1) if low[at] in _RUN_BY), None)
    if (
        verb is None
        or not reading.runs(verb)
        or reading.document.words[verb][0].isupper()
        or low[verb - 1] in ("be", "is", "was", "been", "being")
    ):
        return None
    last = verb - (low[verb - 1] == ",")
    first = body_ending(reading, last)
    if first == last and low[last - 2] in ("a", "an") and low[last - 3] == "," and low[last - 1] in w.kinds_of_bodies():
        last -= 3  # "Orrin Quays |, a company controlled by"
        first = body_ending(reading, last)
    if first == last:  # "The | bakery"
        if low[last - 1] not in w.kinds_of_bodies() - CREWS or low[last - 2] in ("a", "an"):
            return None
        first = last - 1
    house = reading.text(first, last)
    if house.lower() in w.places() or (low[last - 1].endswith("s") and w.is_role(w.singular(low[last - 1]))):
        return None
    office = name.role is not None and low[verb] == "led"  # "the Harbour Board, led by deputy mayor | Ana Ruiz"
    told = office or low[verb] == "controlled"
    fact = belonging(reading, house) if told else holding(reading, verb, house)
    return evolve(fact, status="former") if fact is not None and low[verb] in _OVER else fact
