"""What a person does and where, in the article's words: offices before a name, appositions behind it, credit lines."""

import re

from quotetrace.models import Affiliation, Span
from quotetrace.speakers import words as w
from quotetrace.speakers.forms import Name
from quotetrace.speakers.phrases import country_of, organization_at, phrase_before
from quotetrace.speakers.reading import Reading

_INTO = frozenset({"of", "at", "for", "with", "from", "in", "on"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "our", "my", "one", "another", "also", "then"})
_STOPS = frozenset(
    {",", ".", ";", ":", "-", "–", "—", ")", "(", "who", "which", "that", "whose", "and", "but", '"', "”"}
    | {"“", "nicknamed", "called", "named", "known", "based", "whom", "where", "when"}
)
_RUNS = frozenset(
    {
        "teaches",
        "studies",
        "researches",
        "represents",
        "works",
        "chairs",
        "hosts",
        "runs",
        "leads",
        "heads",
        "directs",
        "owns",
        "manages",
        "coaches",
        "edits",
        "oversees",
    }
)
_LED = frozenset({"led", "ran", "headed", "chaired", "directed", "managed", "coached", "played", "founded"})
_COPULAS = frozenset({"is", "was", "became", "remains", "’s", "'s"})
# A body in small letters before a role is where it belongs: "police spokeswoman", "union organiser".
_OWNERS = frozenset(
    {
        "police",
        "board",
        "union",
        "team",
        "company",
        "league",
        "school",
        "government",
        "party",
        "bank",
        "council",
        "club",
    }
    | {"university", "hospital", "court", "airline", "ministry", "city", "county", "district", "town", "department"}
    | {"agency", "campaign", "army", "navy", "church", "parliament", "state", "college", "prison", "museum", "port"}
)
_LONGEST_ROLE = 12  # tokens of an apposition that are looked at
_AGE = re.compile(r"\d{1,3}\Z")


def affiliations(reading: Reading, name: Name, others: frozenset[int] = frozenset()) -> list[Affiliation]:
    """Every role told at one naming of a person; ``others`` are the tokens where names begin."""
    found = [_office(reading, name), _before_comma(reading, name), _behind(reading, name, others)]
    return [one for one in found if one is not None]


def _record(reading: Reading, role: tuple[int, int] | None, organization: str | None) -> Affiliation | None:
    """An affiliation whose role is a stretch of tokens, "former" and the like told apart."""
    first, last = role or (0, 0)
    status = "current"
    while first < last and (reading.low[first] in w.FORMER or reading.low[first] in _ARTICLES):
        if reading.low[first] in w.FORMER:
            status = "former"
        first += 1
    text = " ".join(reading.text(first, last).split()) or None
    if text is not None and text[:3].lower() == "ex-":
        text, status = text[3:], "former"
    if text is None and organization is None:
        return None
    if organization is not None and text is None and _somewhere(organization):
        return None
    span = None
    if text is not None:
        start, end = reading.document.starts[first], reading.document.ends[last - 1]
        span = Span(start, end, reading.document.text[start:end])
    return Affiliation(
        role=text, organization=organization, status="former" if status == "former" else "current", span=span
    )


def _somewhere(name: str) -> bool:
    """An address or a town is no place of work: "of Corn Lane"."""
    low = name.lower()
    return low in w.places() or low.split()[-1] in w.place_words()


def _office(reading: Reading, name: Name) -> Affiliation | None:
    """ "Norwegian Fisheries Minister Kari Lie", "Harbour coach Ana Ruiz", "Sen. Ada Moreau"."""
    if name.role is None:
        return None
    return _left_role(reading, name.first)


def _before_comma(reading: Reading, name: Name) -> Affiliation | None:
    """ "Norway’s fisheries minister, Kari Lie, said"; "A port spokesman, Ulf Berg,"."""
    comma = name.first - 1
    if comma < 2 or reading.low[comma] != "," or not w.is_role(reading.low[comma - 1]):
        return None
    return _left_role(reading, comma)


def _left_role(reading: Reading, last: int) -> Affiliation | None:
    """The role that ends before token ``last``, and whose: "the league’s president", "Lagos police commissioner"."""
    first = phrase_before(reading, last)
    if first >= last:
        return None
    low, words = reading.low, reading.document.words
    for at in range(first, last):
        if low[at] in ("’s", "'s", "’", "'"):
            start = first + (low[first] in _ARTICLES)
            owner = country_of(reading, start, at) or reading.text(start, at)
            return _record(reading, (at + 1, last), owner or None)
    start = first
    while start < last and low[start] in _ARTICLES | w.FORMER:
        start += 1
    country = country_of(reading, start, min(start + 2, last)) or country_of(reading, start, start + 1)
    if country:
        return _record(reading, (_behind_country(reading, start, last), last), country)
    cut = start
    while cut < last - 1 and words[cut][0].isupper() and not w.is_role(low[cut]) and low[cut] not in w.modifiers():
        cut += 1
    if cut == start and low[start] in _OWNERS and start < last - 1:
        cut = start + 1
    return _record(reading, (first, last), reading.text(start, cut) or None)


def _behind_country(reading: Reading, first: int, last: int) -> int:
    """Where a role begins behind the country it names: "South Korean trade minister"."""
    for length in (3, 2, 1):
        name = " ".join(reading.low[first : first + length])
        if first + length < last and (name in w.demonyms() or name in w.places()):
            return first + length
    return first


def _behind(reading: Reading, name: Name, others: frozenset[int]) -> Affiliation | None:
    """What follows a name: ", a pilot at Skyline Air,", ", 61, who runs ...", " of the firm Orrin"."""
    at, end = name.last, reading.sentence(name.core)[1]
    low = reading.low
    if at >= end:
        return None
    if low[at] == "and" and at + 1 in others:
        return _shared(reading, at + 1, end)
    if low[at] in (",", "(", "—", "–"):
        at += 1
        if at + 1 < end and _AGE.match(low[at]) and low[at + 1] == ",":
            at += 2
        return _apposition(reading, at, end) if at < end else None
    if low[at] in ("of", "from", "at") and reading.kind(at) != "headline":
        organization, _ = organization_at(reading, at + 1, end)
        return _record(reading, None, organization)
    if low[at] in _COPULAS and at + 2 < end and low[at + 1] in _ARTICLES:
        return _apposition(reading, at + 1, end, strict=True)
    return None


def _shared(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ada Moreau and Jon Pell, partners at Orrin": a plural role belongs to both."""
    comma = next((spot for spot in range(at, min(at + 6, end)) if reading.low[spot] == ","), None)
    if comma is None or comma + 1 >= end:
        return None
    found = _apposition(reading, comma + 1, end, strict=True)
    plural = found is not None and found.role is not None and singular_role(found.role) != found.role
    return found if plural else None


def _apposition(reading: Reading, at: int, end: int, strict: bool = False) -> Affiliation | None:
    """Read an apposition from token ``at``: a role with its place, a relative clause, or an organization alone."""
    low = reading.low
    if low[at] == "who":
        return _relative(reading, at + 1, end)
    if low[at] in ("of", "from", "at", "with"):
        organization, _ = organization_at(reading, at + 1, end)
        return _record(reading, None, organization)
    first = at
    while at < end and low[at] in _ARTICLES | w.FORMER:
        at += 1
    last, has_role, owner = at, False, None
    while last < end and last - at < _LONGEST_ROLE and low[last] not in _STOPS and low[last] not in _INTO:
        if low[last] in ("’s", "'s") and not has_role:
            owner, at, first = reading.text(at, last), last + 1, last + 1
        elif last > at and reading.document.tags[last][:2] in ("VB", "MD") and not w.is_role(low[last]):
            break
        has_role = has_role or w.singular(low[last]) in w.roles() or w.is_role(low[last])
        last += 1
    if not has_role:
        return None if strict else _organization_only(reading, at, last, end)
    return _with_place(reading, first, last, end, owner)


def _organization_only(reading: Reading, at: int, last: int, end: int) -> Affiliation | None:
    """ "— Ada Moreau, Orrin University"; "Kari Lie, his Norwegian opposite number"."""
    country = country_of(reading, at, at + 1) if at < last else None
    if country:
        return Affiliation(organization=country)
    if at < end and reading.document.words[at][0].isupper() and reading.low[at] not in w.places():
        organization, _ = organization_at(reading, at, end)
        heads = {part.lower() for part in (organization or "").split()}
        if heads & w.organizations() or reading.kind(at) in ("pull-credit", "pull"):
            return _record(reading, None, organization)
    return None


def _with_place(reading: Reading, first: int, last: int, end: int, owner: str | None) -> Affiliation | None:
    """A role and what its prepositions add: "head of trade research at the brokerage Orrin", "father of two"."""
    low, organization = reading.low, owner
    country = country_of(reading, first + (low[first] in _ARTICLES), last) if owner is None else None
    at = last
    while at < end and low[at] in _INTO and organization is None:
        found, after = organization_at(reading, at + 1, end)
        if found is not None and (low[at] not in ("in", "on") or _institution(found)):
            organization = found
            if found[0].isupper() or after >= end or low[after] not in _INTO:
                break
            organization, last, at = None, after, after
            continue
        if found is not None or low[at] in ("in", "on", "with", "from"):
            break
        last = at = max(after, at + 1)
    if organization is None:
        organization = country or _leading(reading, first, last)
    return _record(reading, (first, last), organization)


def _institution(name: str) -> bool:
    return any(part.lower() in w.organizations() for part in name.split())


def _leading(reading: Reading, first: int, last: int) -> str | None:
    """The capitalised words before a role: "an Orrin Bank economist"."""
    low, words = reading.low, reading.document.words
    while first < last and low[first] in _ARTICLES | w.FORMER:
        first += 1
    cut = first
    while cut < last - 1 and words[cut][0].isupper() and not w.is_role(low[cut]) and low[cut] not in w.modifiers():
        cut += 1
    return reading.text(first, cut) or None


def _relative(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who runs the metals desk at Orrin", "who is a nurse", "who led Harbour with 20 points"."""
    low = reading.low
    if at < end and low[at] in ("is", "was") and at + 1 < end:
        return _apposition(reading, at + 1, end, strict=True)
    if at >= end or low[at] not in _RUNS | _LED:
        return None
    if low[at] in _LED:
        organization, _ = organization_at(reading, at + 1, end)
        return _record(reading, None, organization)
    after = at + 1
    while after < end and after - at < 8 and low[after] not in _STOPS | _INTO and not _is_place_of_work(reading, after):
        after += 1
    organization, _ = organization_at(reading, after + (after < end and low[after] in _INTO), end)
    return _record(reading, (at, after), organization)


def _is_place_of_work(reading: Reading, at: int) -> bool:
    return reading.document.words[at][0].isupper() and reading.document.tags[at].startswith("NNP")


def credit(reading: Reading, first: int, last: int) -> Affiliation | None:
    """A line under a pull quote that is no name: "Orrin Group Analysts", "Chair, Dockers Union", "founder of Orrin"."""
    low = reading.low
    while first < last and not low[first][0].isalnum():
        first += 1
    roles = [at for at in range(first, last) if w.singular(low[at]) in w.roles() or w.is_role(low[at])]
    if not roles:
        return _record(reading, None, reading.text(first, last) or None)
    comma = next((at for at in range(first, last) if low[at] == ","), None)
    if comma is not None:
        sides = ((first, comma), (comma + 1, last))
        role, place = sides if roles[0] < comma else sides[::-1]
        return _record(reading, role, reading.text(*place) or None)
    if any(low[at] in _INTO for at in range(roles[0], last)):
        return _apposition(reading, first, last, strict=True)
    cut = roles[-1]
    while cut > first and (low[cut - 1] in w.modifiers() or w.is_role(low[cut - 1])):
        cut -= 1
    return _record(reading, (cut, last), reading.text(first, cut) or None)


def singular_role(role: str) -> str:
    """A role for one person: "senior analysts" becomes "senior analyst".

    >>> singular_role("senior analysts"), singular_role("head of sales")
    ('senior analyst', 'head of sales')
    """
    head, space, tail = role.rpartition(" ")
    single = w.singular(tail.lower())
    return role if single == tail.lower() else f"{head}{space}{single.title() if tail.istitle() else single}"
