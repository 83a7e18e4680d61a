"""Institutions that a country, a town or an "of" would cut: "European Union envoy", "Bank of England governor"."""

from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading

# Organs of a country: "Japanese Foreign Ministry" is Japan's, and the country is told.
_ORGANS = frozenset(
    {"ministry", "office", "department", "government", "police", "army", "navy", "state", "cabinet", "embassy"}
    | {"military", "forces", "court", "house", "senate", "parliament", "council", "city", "county", "force", "district"}
)
_HEADS = frozenset({"house", "bank", "chamber", "university", "union", "bishop"})
_WIDENING = frozenset({"press", "executive"})  # heads of bodies that widen a post: "White House | press secretary"
_FORCES = frozenset({"army", "navy", "force", "corps", "guard", "marines", "ministry"})
_CHANNELS = frozenset({"channel", "network"})
_LONGEST = 6  # tokens of an institution before its "of"

_SMALL = 5  # tokens of a body in small letters: "children’s hospital"
# What people are at and do not work for: "at a fringe meeting".
_NO_HOUSES = frozenset("conference meeting party rally group team event press site committee front line".split())


def whole_body(reading: Reading, first: int, last: int) -> int:
    """Where an institution ends that begins at token ``first``, a role behind it; ``first`` where none does.

    For "European Union | envoy", "Leeds United | captain"; not for "Norwegian | Fisheries Minister".
    """
    low, words = reading.low, reading.document.words
    at = first
    field = low[last] == "minister" or (low[last] == "secretary" and all(map(_is_office_field, low[first + 1 : last])))
    if field and low[first] in w.demonyms():  # "Canadian | Defense Minister", "British | Finance Secretary"
        return first
    while at < last and words[at][0].isupper():
        at += 1
    while at > first + 1 and (not _heads_body(low[at - 1]) or low[at - 1] in _WIDENING):
        if low[at - 1] in _CHANNELS and _heads_body(low[at - 2]):
            break  # "Fox News Channel | correspondent"
        at -= 1
    roles = any(w.is_role(low[spot]) and not _heads_body(low[spot]) for spot in range(first, at))
    return at if at > first + 1 and not roles else first


def _is_office_field(low: str) -> bool:
    """ "Zambian | Commerce | Secretary": a word for what an office is of, though bodies go by it too."""
    return ordinary(low) or low in w.organizations()


def force_end(reading: Reading, first: int, last: int) -> int:
    """Where a country’s force or ministry ends that begins behind its country: "U.S. | Army | captain"; else there."""
    at = first
    while at < last and reading.document.words[at][0].isupper():
        at += 1
    while at > first and reading.low[at - 1] not in _FORCES:
        at -= 1
    return at


def cut_off(reading: Reading, first: int) -> int:
    """Where a body begins whose town was left outside: "| Leeds | United captain", which looks like a verb."""
    low, words, town = reading.low, reading.document.words, first - 1
    if town < reading.sentence(first)[0] or not (words[first][0].isupper() and _heads_body(low[first])):
        return first
    return town if low[town] in w.places() and words[town][0].isupper() else first


def _heads_body(low: str) -> bool:
    return low in w.organizations() and low not in _ORGANS


def body_with_of(reading: Reading, at: int) -> int:
    """Where a body begins whose words behind "of" begin at a token: "Bank of | England governor", else the token."""
    low, words, begin = reading.low, reading.document.words, reading.sentence(at)[0]
    mark = at - 1 - (low[at - 1] == "the")
    if mark < begin + 1 or not words[at][0].isupper():
        return at
    head = mark - 1
    if low[mark] == "&" and mark == at - 1 and words[head][0].isupper():
        return _partnered(reading, head, begin)
    if low[mark] in ("and", "&") and mark == at - 1:
        return _paired(reading, head, begin, at)
    told = low[head].removesuffix("s") in w.organizations() or low[head] in w.organizations() or low[head] in _HEADS
    if low[mark] not in ("of", "for") or not words[head][0].isupper() or not told:
        return at
    first = head
    while first > begin and head - first < _LONGEST and _part(reading, first - 1):
        first -= 1
    return first


def _paired(reading: Reading, head: int, begin: int, at: int) -> int:
    """ "House Ways and | Means Committee chairman": where a body with two fields begins, else the token."""
    low, words, first = reading.low, reading.document.words, head + 1
    while first > begin and words[first - 1][0].isupper() and _is_field(low[first - 1]):
        first -= 1
    last = end_of_names(reading, at, len(low) - 1)
    opens = first <= head and (first <= begin + 1 or not words[first - 1][0].isupper())
    return first if opens and last > at + 1 and low[last - 1] in w.organizations() else at


def _partnered(reading: Reading, head: int, begin: int) -> int:
    """ "| Dunn, Hale & Orme partner", "| Tarn & Esk Water spokesman": where a firm of several names begins."""
    low, words, first = reading.low, reading.document.words, head
    while first > begin and head - first < _LONGEST:
        comma = low[first - 1] == "," and first - 2 >= begin and words[first - 2][0].isupper()
        before = first - 2 if comma else first - 1
        if before < begin or not _part(reading, before):
            break
        first = before
    return first


def _is_field(low: str) -> bool:
    known = ordinary(low) or ordinary(low.removesuffix("s")) or low in w.organizations()
    return known and low not in w.not_names()


def _part(reading: Reading, at: int) -> bool:
    """Whether a word goes before the head of a body: "| Royal | Bank of", but not "| The | Bank of"."""
    low = reading.low[at]
    named = reading.document.words[at][0].isupper() and reading.document.tags[at] in ("NNP", "NNPS", "JJ")
    return named and not w.is_role(low) and low not in w.FORMER and low != "the"


def behind_former(reading: Reading, first: int, last: int) -> int:
    """Where a description begins behind "the" and "former": "the former | Bank of England governor"."""
    while first < last and (reading.low[first] in ("the", "a", "an") or reading.low[first] in w.FORMER):
        first += 1
    return first


def ended_before(reading: Reading, at: int) -> bool:
    """Whether "former" stands before a body: "former | Bank of England governor"."""
    return reading.before(at) in w.FORMER


def end_of_names(reading: Reading, first: int, last: int) -> int:
    """Where capitalised words end that are no role: "England | governor"."""
    at = first
    words = reading.document.words
    while at < last and words[at][0].isupper() and not w.is_role(reading.low[at]):
        at += 1
        if at + 1 < last and reading.low[at] in ("’", "'") and words[at + 1][0].isupper():
            at += 1  # "of Merchants’ | Associations"
    return at


def small_house(reading: Reading, at: int, end: int) -> str | None:
    """ "at | a children’s hospital", "with | a London law firm": a body by its kind and more words.

    A nurse "at a hospital" is of any, and of none that the page names.
    """
    last = head = first = at + 1
    if reading.low[at : at + 1] not in (["a"], ["an"]):
        return None
    while last < min(end, first + _SMALL) and reading.document.letters[last] in "NJO":
        last += 1
        head = last if reading.low[last - 1] in w.organizations() else head
    told = head == last > first + 1 and reading.low[last - 1] not in _NO_HOUSES
    return reading.text(first, last) if told and reading.document.words[first].islower() else None
