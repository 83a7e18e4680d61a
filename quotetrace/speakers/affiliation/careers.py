"""What the verb behind or before a name tells of a career: "spent 41 years as a keeper", "appointed Ann Lee as ..."."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition, by_verb
from quotetrace.speakers.affiliation.held import belonging
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at, phrase_before
from quotetrace.speakers.text.reading import Reading

_LONGEST = 12  # tokens behind a name in which "as a nurse" stands
_CAREERS = frozenset(
    "spent work worked works working served serves retired retires retiring trained began started decades years career"
    " job post role position stint spell living quit resigned stood stepped employed elected appointed named hired"
    " sworn join joins joined".split()
)
_WORKS = frozenset("works worked serves served".split())
_CHOSE = frozenset(
    "appointed appoints named names hired hires elected elects installed picked chose promoted unveiled".split()
)
_CALLED = frozenset("called calls dubbed dubs labelled labeled".split())
_CHOICE = frozenset("appointment election nomination promotion hiring".split())
# Of somebody who is presented: "was identified as a glazier", "introduced herself as a nurse".
_PRESENTED = frozenset("identified described introduced presented listed billed".split())
_SELF = frozenset({"himself", "herself", "was", "were", "been", "is"})
# Behind the comma behind a name, before "as": "Ana Ruiz, employed as a glazier", "Ana Ruiz, whose job as a nurse".
_ASIDES = _PRESENTED.union("employed working serving acting named registered qualified trained hired".split())
_GAVE_UP = frozenset({"left", "quit", "resigned", "lost", "stood", "stepped"})
_ASIDE_ADVERBS = frozenset("now also currently previously formerly then still later".split())
_AUXILIARY = frozenset("has have had later then once currently now also still previously formerly is was".split())
_FOLLOWS = frozenset(
    "turned succeeds succeeded replaces replaced joins joined serves served serving acting works worked working"
    " took takes take".split()
)
_BECOMES = frozenset("become becomes became".split())
_TOOK = frozenset({"took", "takes", "assumed"})
TURNS = _BECOMES | _TOOK  # with which somebody gets a post: "She became mayor", "He took charge of Orrin"
_WISHED = frozenset(
    "could may might would should hopes hoping hoped wants wanting wanted tries trying tried runs running ran bids"
    " vying aims aiming fails failed cannot".split()
)
_HOPED = _WISHED - {"runs", "ran", "running"}
_DUE = frozenset({"is", "set", "due", "poised"})  # before "to become"
_HOUSED = frozenset({"joined", "at", "for"})  # before the institution of a career: "joined Orrin as finance director"
_CHARGE = (
    ("charge", "of"), ("charge", "at"), ("over", "at"), ("control", "of"), ("the", "helm", "of"),
    ("the", "helm", "at"), ("the", "reins", "at"), ("the", "reins", "of"), ("over",),
)  # fmt: skip
_STAYS = frozenset("stay stays stayed remain remains remained continue continues continued".split())
_ASIDE = 9  # tokens of an apposition with its commas
_STOPS = frozenset({",", ";", ":", "“", '"', "who", "that"})


def career(reading: Reading, name: Name) -> Affiliation | None:
    """ "Ana Ruiz spent 41 years as a keeper", "works as a nurse", "has been the town’s undertaker since 1988"."""
    clause = reading.low[name.last : name.last + 2] == [",", "who"]
    if name.last >= reading.sentence(name.core)[1]:
        return None
    if len(name.words) < 2 and not clause:  # "Ruiz | works as a nurse"
        works = reading.low[name.last] in _WORKS and reading.low[name.last + 1] == "as"
        return _with_role(taken(reading, name.last, reading.sentence(name.core)[1])) if works else None
    end, low, code = reading.sentence(name.core)[1], reading.low, reading.document.letters
    if _is_chosen(reading, name):
        return _chosen(reading, name, end)
    first = _behind_aside(reading, name.last, end)
    if low[first] == "," and first + 4 < end and (spot := _behind_as(reading, first + 1)) > first:
        return _with_role(apposition(reading, spot, end, strict=True))
    if low[first : first + 2] == [",", "who"] and first + 3 < end:
        verb = first + 2 + (low[first + 2] in _AUXILIARY)
        return taken(reading, verb, end) if low[verb] in _FOLLOWS | _BECOMES else None
    if first > name.last and low[first] == "is":  # "Ana Ruiz, a cook at Orrin until 2019, | is now head chef of Lumen"
        return _with_role(by_verb(reading, first, end))
    return taken(reading, first, end) if code[first] in "VZM" else None


def _behind_as(reading: Reading, at: int) -> int:
    """ ", employed as | a glazier by Orrin Foods", ", whose job as | a nurse": where a role begins; else 0."""
    low = reading.low
    at += low[at] in _ASIDE_ADVERBS
    if low[at] == "whose" and low[at + 1] in _CAREERS:
        at += 1
    elif low[at] not in _ASIDES:
        return 0
    return at + 2 if low[at + 1] == "as" else 0


def _is_chosen(reading: Reading, name: Name) -> bool:
    """ "appointed | Ana Ruiz", "named his deputy, | Ana Ruiz, as", "the appointment of | Ana Ruiz"."""
    before = reading.before(name.first)
    if before in _CHOSE or (before == "of" and name.first > 1 and reading.low[name.first - 2] in _CHOICE):
        return True
    if before in _CALLED and reading.low[name.last] == "the":  # "Papers dubbed | Ana Ruiz | the head of Orrin"
        return True
    return reading.low[name.last] == "as" and reading.before(phrase_before(reading, name.first)) in _CHOSE


def taken(reading: Reading, first: int, end: int) -> Affiliation | None:
    """What the verb at ``first`` tells: "served as a nurse", "has been promoted to head of sales", "became mayor"."""
    low, code = reading.low, reading.document.letters
    for at in range(first, min(first + _LONGEST, end - 2)):
        if low[at] in _STOPS and at > first:
            break
        if low[at] in _BECOMES:
            if not _WISHED.isdisjoint(low[max(first, at - 3) : at]):
                return None  # "could | become mayor", "hopes to | become mayor"
            fact = _with_role(apposition(reading, at + 1, end, strict=True))
            return evolve(fact, status="incoming") if fact is not None and _to_come(low[first:at]) else fact
        if low[at] == "turned" and code[at + 1] in "NJ":  # "who has turned state witness"
            return _with_role(apposition(reading, at + 1, end, strict=True))
        if at == first and low[at] in _TOOK and (house := _taken_over(reading, at, end)) is not None:
            return house
        if (low[at] in _CHOSE or low[at] == "made") and low[at - 1] in ("been", "was", "is"):
            behind = at + 1 + (low[at + 1] in ("to", "as"))
            return _with_role(apposition(reading, behind, end, strict=True))
        if low[at] == "as" and not _STAYS.isdisjoint(low[first:at]):  # "will stay on as coach"
            return _housed(reading, _with_role(apposition(reading, at + 1, end, strict=True)), first, at)
        told = low[at] == "as" and not _CAREERS.union(_FOLLOWS).isdisjoint(low[first:at])
        shown = low[at] == "as" and not (_PRESENTED.isdisjoint(low[first:at]) or _SELF.isdisjoint(low[first:at]))
        been = low[at] == "been" and low[at - 1] in ("has", "had", "also", "long") and low[at + 1] not in _CHOSE
        if shown:
            return _with_role(apposition(reading, at + 1, end, strict=True))
        if low[at : at + 3] == ["used", "to", "be"]:
            return _over(_with_role(apposition(reading, at + 3, end, strict=True)))
        if told and (low[first : first + 2] == ["used", "to"] or low[first] in _GAVE_UP):
            return _over(_with_role(apposition(reading, at + 1, end, strict=True)))
        if told and not _HOPED.isdisjoint(low[first:at]):
            return None  # "wants to | work as a nurse"
        if told and "will" in low[first:at]:
            fact = _with_role(apposition(reading, at + 1, end, strict=True))
            return None if fact is None else evolve(fact, status="incoming")
        if told or been:
            return _housed(reading, apposition(reading, at + 1, end, strict=True), first, at)
    return None


def _taken_over(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ana Ruiz | took charge of Orrin", "took over at Orrin": a house by name."""
    low = reading.low
    told = next((phrase for phrase in _CHARGE if tuple(low[at + 1 : at + 1 + len(phrase)]) == phrase), None)
    if told is None:
        return None
    found, _ = organization_at(reading, at + 1 + len(told), end)
    named = found is not None and found[0].isupper() and found.lower() not in w.places()
    return belonging(reading, found) if named else None


def _behind_aside(reading: Reading, at: int, end: int) -> int:
    """ "Bo Lee, his cousin, | will stay on as coach": behind an apposition of a few words; else the token."""
    code = reading.document.letters
    if code[at] != ",":
        return at
    close = code.find(",", at + 1, min(at + _ASIDE, end))
    plain = close > 0 and set("VZMWQ").isdisjoint(code[at:close]) and code[close + 1 : close + 2] in ("V", "Z", "M")
    return close + 1 if plain else at


def _to_come(before: list[str]) -> bool:
    """ "Alicia Brandt | will | become chief executive of Lumen in January", "is to become", "is set to become"."""
    return "will" in before[-3:] or (before[-1:] == ["to"] and not _DUE.isdisjoint(before[-2:-1]))


def _over(fact: Affiliation | None) -> Affiliation | None:
    """ "used to be a glazier": a role that is held no more."""
    return None if fact is None else evolve(fact, status="former")


def _with_role(fact: Affiliation | None) -> Affiliation | None:
    """ "became mayor", and not "became angry", "became a father of two"."""
    known = fact is not None and fact.role is not None and any(map(w.is_role, fact.role.lower().split()))
    return fact if known else None


def _housed(reading: Reading, fact: Affiliation | None, first: int, last: int) -> Affiliation | None:
    """A role without an institution, with the one named before it: "joined Lumen Energy as finance director"."""
    if fact is None or fact.organization is not None:
        return fact
    for at in range(first, last - 1):
        if reading.low[at] in _HOUSED:
            found, after = organization_at(reading, at + 1, last)
            return evolve(fact, organization=found) if found is not None and after == last else fact
    return fact


def _chosen(reading: Reading, name: Name, end: int) -> Affiliation | None:
    """ "Lumen Energy appointed Ana Ruiz (as its new) chief executive": the subject is the institution."""
    stated = reading.low[name.last] == "as"
    fact = apposition(reading, name.last + stated, end, strict=True)
    fact = fact if stated else _with_role(fact)
    if fact is not None and fact.role is not None and fact.role.startswith("new "):
        fact = evolve(fact, role=fact.role.removeprefix("new "))
    begin, verb = reading.sentence(name.core)[0], name.first - 1
    if fact is None or fact.organization is not None or verb <= begin:
        return fact
    found, after = organization_at(reading, begin, verb)
    return evolve(fact, organization=found) if found is not None and verb - after < 2 else fact
