"""What stands behind a name or under a pull quote and tells a role: appositions, relative clauses, credit lines."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers import words as w
from quotetrace.speakers.held import ARTICLES, held
from quotetrace.speakers.phrases import country_of, organization_at
from quotetrace.speakers.reading import Reading

INTO = frozenset({"of", "at", "for", "with", "from", "in", "on"})
_STOPS = frozenset(
    {",", ".", ";", ":", "-", "–", "—", ")", "(", "who", "which", "that", "whose", "and", "but", '"', "”"}
    | {"“", "nicknamed", "called", "named", "known", "based", "whom", "where", "when", "until", "since"}
)
# What somebody does who has a post: "who runs the metals desk", "who led the search".
RUNS = frozenset(
    "teaches studies researches represents works chairs hosts runs leads heads directs owns manages coaches edits"
    " oversees covers plays captains".split()
)
# Of these the verb alone tells the post where an institution follows: "who directs the Centre for Baltic Studies".
_HEADS = frozenset("chairs heads directs leads manages coaches captains edits represents oversees".split())
_HEADED = frozenset("chaired headed directed managed coached edited captained".split())
SENT = frozenset({"ambassador", "envoy", "adviser", "advisor", "aide", "assistant", "delegate", "counsel", "consul"})
_CLIENTS = frozenset("lawyer attorney counsel solicitor barrister advocate representative".split())
_IN_COURT = frozenset({"prosecuting", "defending", "mitigating", "presiding"})
_WORKED = frozenset(
    "led ran headed chaired directed managed coached played taught edited owned founded worked spent served".split()
)
_KIN = frozenset("mother father mum mom dad wife husband son daughter brother sister grandmother grandfather".split())
_AUXILIARY = frozenset({"has", "have", "had", "also", "now", "once", "previously"})
_LONGEST_ROLE = 12  # tokens of an apposition that are looked at


def apposition(reading: Reading, at: int, end: int, strict: bool = False, named: bool = False) -> Affiliation | None:
    """Read an apposition from token ``at``: a role with its place, a relative clause, or an organization alone.

    ``strict`` asks for a role; ``named`` tells that a person's name stands before, so that "a gate tender" is a role
    though no list knows the noun.
    """
    low = reading.low
    if _counted(reading, at, end):
        return None
    if low[at] == "who":
        return _relative(reading, at + 1, end)
    if low[at] in ("of", "from", "at", "with"):
        organization, _ = organization_at(reading, at + 1, end)
        return held(reading, None, organization)
    if low[at] in _IN_COURT and (at + 1 >= end or low[at + 1] in _STOPS):
        return held(reading, (at, at + 1), None)
    first = at
    while at < end and low[at] in ARTICLES | w.FORMER:
        at += 1
    last, has_role, owner = at, False, None
    while last < end and last - at < _LONGEST_ROLE and low[last] not in INTO:
        if low[last] in _STOPS and not (has_role and _another_role(reading, last, end)):
            break
        if low[last] in ("’s", "'s") and not has_role:
            owner, at, first = reading.text(at, last), last + 1, last + 1
        elif last > at and reading.document.tags[last][:2] in ("VB", "MD") and not w.is_role(low[last]):
            break
        has_role = has_role or w.singular(low[last]) in w.roles() or w.is_role(low[last])
        last += 1
    if not has_role:
        has_role = named and _some_role(reading, first, last, end)
    if not has_role:
        return None if strict else _organization_only(reading, at, last, end)
    return with_place(reading, first, last, end, owner)


def _counted(reading: Reading, at: int, end: int) -> bool:
    """ "According to Ann Lee, | three teachers were fired": a number and a plural noun are nobody's role."""
    tags = reading.document.tags
    if at >= end or tags[at] != "CD":
        return False
    while at < end and tags[at] in ("CD", "JJ", "NN"):
        at += 1
    return at < end and tags[at] in ("NNS", "NNPS")


def _another_role(reading: Reading, at: int, end: int) -> bool:
    """ "co-founder and | chief executive of Orrin": two roles, one place."""
    low = reading.low
    return low[at] == "and" and any(
        w.is_role(low[spot]) and low[spot] not in _KIN and low[spot + 1] in INTO
        for spot in range(at + 1, min(at + 4, end - 1))
    )


def _some_role(reading: Reading, first: int, last: int, end: int) -> bool:
    """ "a gate tender," behind a name: one or two small nouns with "a" before them and a mark behind them."""
    tags, low = reading.document.tags, reading.low
    if low[first] not in ("a", "an") or not 1 < last - first < 5 or (last < end and low[last] not in _STOPS | INTO):
        return False
    word = low[last - 1]
    return (
        tags[last - 1] == "NN"
        and word.endswith(("er", "or", "ist", "ian", "man", "eer", "ant", "ee"))
        and (word not in w.organizations() and word not in w.documents())
    )


def _organization_only(reading: Reading, at: int, last: int, end: int) -> Affiliation | None:
    """ "— Ada Moreau, Orrin University"; "Kari Lie, his Norwegian opposite number"."""
    country = country_of(reading, at, at + 1) if at < last else None
    if country:
        return Affiliation(organization=country)
    if at < end and reading.document.words[at][0].isupper() and reading.low[at] not in w.places():
        organization, _ = organization_at(reading, at, end)
        heads = {part.lower() for part in (organization or "").split()}
        if heads & w.organizations() or reading.kind(at) in ("pull-credit", "pull"):
            return held(reading, None, organization)
    return None


def with_place(reading: Reading, first: int, last: int, end: int, owner: str | None) -> Affiliation | None:
    """A role and what its prepositions add: "head of trade research at the brokerage Orrin", "father of two"."""
    low, organization = reading.low, owner
    country = country_of(reading, first + (low[first] in ARTICLES), last) if owner is None else None
    at = last
    if at + 1 < end and low[at] in ("for", "representing") and low[at - 1] in _CLIENTS:
        organization = _client(reading, at + 1, end)
    if at + 1 < end and low[at] == "to" and low[at - 1] in SENT:
        at = end  # "France’s ambassador to Mali" is France’s
    while at < end and low[at] in INTO and organization is None:
        found, after = organization_at(reading, at + 1, end)
        if found is not None and low[at] == "for" and not _institution(found) and _acronym(reading, first):
            break  # "the EU special representative for the Sahel"
        found = _owned(reading, found, at + 1, after, end)
        if found is not None and (low[at] not in ("in", "on", "from") or _institution(found)):
            if low[at] == "of" and (further := _house_behind(reading, found, after, end)) is not None:
                return held(reading, (first, after), further)
            organization = found
            if found[0].isupper() or after >= end or low[after] not in INTO:
                break
            organization, last, at = None, after, after
            continue
        if found is not None or low[at] in ("in", "on", "with", "from"):
            break
        organization = _collective(reading, at + 1, end)
        last = at = _joined_on(reading, max(after, at + 1), end)
    if organization is None:
        organization = country or _leading(reading, first, last) or _behind_comma(reading, last, end, first)
    return held(reading, (first, last), organization)


def _client(reading: Reading, at: int, end: int) -> str | None:
    """ "a lawyer for the tenants": whom somebody represents, in small letters."""
    last = at + 1
    while last < end and last - at < 5 and reading.document.tags[last][:2] in ("NN", "JJ"):
        last += 1
    small = reading.document.words[last - 1].islower() and last > at + 1
    return reading.text(at, last) if reading.low[at] in ("the", "its", "his", "her", "their") and small else None


def _acronym(reading: Reading, first: int) -> bool:
    """Whether capitals for a body stand before a role: "the | EU | special representative"."""
    first += reading.low[first] in ARTICLES
    word = reading.document.words[first]
    return word.isupper() and len(word) > 1 and not w.is_role(word.lower())


def _owned(reading: Reading, found: str | None, at: int, after: int, end: int) -> str | None:
    """ "heads Costa Rica’s | disaster agency": the institution that a possessor before it owns."""
    low, tags = reading.low, reading.document.tags
    if found is None or after + 1 >= end or low[after] not in ("’s", "'s", "’"):
        return found
    last = after + 1
    while last < end and tags[last][:2] in ("NN", "JJ"):
        last += 1
    return reading.text(at, last) if last > after + 1 and low[last - 1] in w.organizations() else found


def _joined_on(reading: Reading, at: int, end: int) -> int:
    """Where small nouns joined by "and" end: "director of policy and advocacy | at Orrin"."""
    low, tags = reading.low, reading.document.tags
    ahead = at
    while ahead < end and (tags[ahead][:2] in ("NN", "JJ") or low[ahead] in ("and", "&")):
        ahead += 1
    return ahead if ahead < end and low[ahead] in INTO else at


def _house_behind(reading: Reading, part: str, at: int, end: int) -> str | None:
    """ "SVP of Operations, | Kestrel Foods": one word that is no body, and the institution behind a comma."""
    plain = " " not in part and part[0].isupper() and part.lower() not in w.places() and not _institution(part)
    return _behind_comma(reading, at, end) if plain else None


def _behind_comma(reading: Reading, at: int, end: int, bare: int = 0) -> str | None:
    """ "Professor of Hydraulics, Delmar Institute of Technology": an institution by name behind a comma.

    Where ``bare`` is the token of a post without an article, any name in capitals: "senior VP commercial, DXC Lines".
    """
    if at + 1 >= end or reading.low[at] != "," or not _is_place_of_work(reading, at + 1):
        return None
    found, after = organization_at(reading, at + 1, end)
    if found is None or _institution(found):
        return found
    low, closes = reading.low, after >= end or reading.low[after] in (",", ".")
    plain = reading.before(bare) == "," and low[bare] not in ARTICLES and low[at + 1] not in w.places() | w.not_names()
    return found if closes and plain and " " in found and w.given(low[at + 1]) is None else None


def _collective(reading: Reading, at: int, end: int) -> str | None:
    """ "spokesman of the opposition": people acting together, in small letters."""
    low = reading.low
    if at + 1 < end and low[at] == "the" and (low[at + 1] in w.collectives()):
        return low[at + 1]
    return None


def _institution(name: str) -> bool:
    return any(part.rstrip(".") in w.organizations() for part in name.lower().replace("-", " ").split())


def _leading(reading: Reading, first: int, last: int) -> str | None:
    """The capitalised words before a role: "an Orrin Bank economist"."""
    low, words = reading.low, reading.document.words
    while first < last and low[first] in ARTICLES | w.FORMER:
        first += 1
    while first < last - 2 and low[first] in w.modifiers() and words[first][0].isupper() and words[first + 1].isupper():
        first += 1  # "State | BJP | president"
    cut = first
    while cut < last - 1 and words[cut][0].isupper() and not w.is_role(low[cut]) and low[cut] not in w.modifiers():
        cut += 1
    return reading.text(first, cut) or None


def _relative(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who runs the metals desk at Orrin", "who is a nurse", "who has led Harbour since 2015"."""
    low = reading.low
    while at < end and low[at] in _AUXILIARY:
        at += 1
    if at + 2 < end and low[at] in ("is", "was") and low[at + 1] == "representing":
        return held(reading, None, organization_at(reading, at + 2, end)[0] or _client(reading, at + 2, end))
    if at < end and low[at] in ("is", "was") and at + 1 < end:
        if reading.document.letters[at + 1] == "G" and not w.is_role(
            low[at + 1]
        ):  # "who is leading the search for Orrin"
            return works_at(reading, at + 1, end)
        return apposition(reading, at + 1, end, strict=True)
    if at >= end:
        return None
    if low[at] not in RUNS | _WORKED:
        return works_at(reading, at, end)
    organization, after = organization_at(reading, at + 1, end)
    organization = _owned(reading, organization, at + 1, after, end)
    after = at + 1
    if organization is None or organization.islower():
        while (
            after < end and after - at < 8 and low[after] not in _STOPS | INTO and not _is_place_of_work(reading, after)
        ):
            after += 1
        further, _ = organization_at(reading, after + (after < end and low[after] in INTO), end)
        if further is not None and (organization is None or not further.islower()):
            organization = further
    if low[at] in _WORKED:
        fact = held(reading, (at, at + 1) if low[at] in _HEADED and organization else None, organization)
        return evolve(fact, status="former") if fact is not None and fact.role is not None else fact
    while after < end and after - at < 8 and low[after] not in _STOPS | INTO and not _is_place_of_work(reading, after):
        after += 1
    bare = after - at == 1 or (after - at == 2 and low[at + 1] in ARTICLES)
    if bare and organization is not None:  # "who runs the | Red Lion pub"
        return held(reading, (at, at + 1) if low[at] in _HEADS else None, organization)
    return held(reading, (at, after), organization)


def works_at(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "who models deep water at the Orrin Observatory": whatever somebody does at an institution."""
    if reading.document.letters[at] not in "ZVNG":  # a rare verb is easily tagged as a noun
        return None
    for spot in range(at + 1, min(at + _LONGEST_ROLE, end - 1)):
        if reading.document.letters[spot] in "VZM,":
            break
        if reading.low[spot] in ("at", "for"):
            organization, _ = organization_at(reading, spot + 1, end)
            if organization is not None and organization[0].isupper() and _institution(organization):
                return held(reading, None, organization)
    return None


def _is_place_of_work(reading: Reading, at: int) -> bool:
    return reading.document.words[at][0].isupper() and reading.document.tags[at].startswith("NN")


def credit(reading: Reading, first: int, last: int) -> Affiliation | None:
    """A line under a pull quote that is no name: "Orrin Group Analysts", "Chair, Dockers Union", "founder of Orrin"."""
    low = reading.low
    while first < last and not low[first][0].isalnum():
        first += 1
    roles = [at for at in range(first, last) if w.singular(low[at]) in w.roles() or w.is_role(low[at])]
    if not roles:
        return held(reading, None, reading.text(first, last) or None)
    comma = next((at for at in range(first, last) if low[at] in (",", "--", "—", "–")), None)
    if comma is not None:
        sides = ((first, comma), (comma + 1, last))
        role, place = sides if roles[0] < comma else sides[::-1]
        return held(reading, role, reading.text(*place) or None)
    if any(low[at] in INTO for at in range(roles[0], last)):
        return apposition(reading, first, last, strict=True)
    cut = roles[-1] if roles[0] != first else first  # "Chief Executive Officer" is all role
    while cut > first and (low[cut - 1] in w.modifiers() or w.is_role(low[cut - 1])):
        cut -= 1
    return held(reading, (cut, last), reading.text(first, cut) or None)
