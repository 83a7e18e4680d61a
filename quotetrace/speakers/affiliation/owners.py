"""Who owns a role before a name: "the league’s president", "the Norwegian government’s spokesman"."""

from quotetrace.speakers.affiliation.complements import SMALL_BODIES, SMALL_PAIRS
from quotetrace.speakers.affiliation.held import ARTICLES, tells_status
from quotetrace.speakers.affiliation.wording import is_noun
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.narrowing import behind_country, in_plural
from quotetrace.speakers.text.phrases import body_end, country_of
from quotetrace.speakers.text.reading import Reading

_LONGEST_OWNED = 6  # tokens of a role behind its owner: "President Roe’s | first White House chief of staff"
_DEGREES = frozenset({"master", "bachelor"})  # "a master’s student"
_AREAS = frozenset({"state", "city", "county", "district", "town", "village", "borough", "parish", "store", "station"})
_PEOPLES = frozenset({"people", "women", "men", "children"})  # plurals that no ending tells


def owner_of(reading: Reading, first: int, last: int) -> tuple[str, int] | None:
    """Who owns a role, and where the role begins behind: "the league’s president"."""
    for at in range(first, last):
        if reading.low[at] in ("’s", "'s", "’", "'") and not in_plural(reading, at, last):
            start = first + (reading.low[first] in ARTICLES)
            whole = _body_of_people(reading, at, last)
            return (reading.text(start, whole), whole) if whole > at else (whose(reading, start, at), at + 1)
    return None


def _body_of_people(reading: Reading, mark: int, last: int) -> int:
    """ "the Nurses’ Alliance | leader", "Workers’ Progress | MP": where a body ends that people own; else the mark."""
    words, owner = reading.document.words, reading.low[mark - 1]
    several = owner in _PEOPLES or (w.singular(owner) != owner and w.is_role(w.singular(owner)))
    if not several or not (words[mark - 1][0].isupper() and words[mark + 1][0].isupper()):
        return mark
    return max(body_end(reading, mark + 1, last - 1), mark)


def whose(reading: Reading, start: int, end: int) -> str:
    """The owner that some tokens name: a country, or the name behind its description: "Swiss chocolatier | Toblen"."""
    first = end
    while first > start and reading.document.words[first - 1][0].isupper():
        first -= 1
    if start < first < end and reading.document.letters[first - 1] == "N":
        return reading.text(first, end)
    country = country_of(reading, start, end)
    covers = country is not None and behind_country(reading, start, end + 1) == end
    return country if country is not None and covers else reading.text(start, end)


def small_body(reading: Reading, first: int, last: int) -> int:
    """Where a body in small letters ends before a role: "trade ministry | spokesman", "central bank | governor"."""
    low, words, at = reading.low, reading.document.words, last
    while at > first and not (words[at - 1].islower() and low[at - 1] in (w.kinds_of_bodies() - _AREAS) | SMALL_BODIES):
        if words[at - 1].islower() and tuple(low[at - 2 : at]) in SMALL_PAIRS:
            break
        at -= 1
    return at


def owned_role(reading: Reading, first: int, mark: int, end: int) -> bool:
    """ "Governor Roe’s | chief strategist": a role behind the mark of one owner who has a role; not "women’s | coach".

    Nor behind another role: "a farmer and Altona’s | mayor".
    """
    owner = reading.low[mark - 1]
    named = any(word[0].isupper() for word in reading.document.words[first:mark])  # not "the coroner’s | officer"
    told = named or any(map(tells_status, reading.low[mark + 1 : mark + 2]))
    if not told or w.singular(owner) != owner or owner in _DEGREES or "and" in reading.low[first:mark]:
        return False
    for spot in range(mark + 1, min(mark + 1 + _LONGEST_OWNED, end)):
        if is_noun(reading.low[spot]):
            return True
        if reading.document.letters[spot] not in "JNPEG-":
            return False
    return False
