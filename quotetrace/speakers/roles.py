"""What a person does and where, in the article's words: offices before a name, appositions before and behind it."""

import re

from attrs import evolve

from quotetrace import lexicons
from quotetrace.models import Affiliation
from quotetrace.speakers import words as w
from quotetrace.speakers.appositions import RUNS, apposition, by_verb, credit, works_at
from quotetrace.speakers.behalf import behalf, opening
from quotetrace.speakers.careers import career
from quotetrace.speakers.complements import INTO, LONE_BODIES, SENT, with_place
from quotetrace.speakers.forms import Name
from quotetrace.speakers.held import ARTICLES, held, tells_status
from quotetrace.speakers.letters import party, seat
from quotetrace.speakers.openings import only_opens
from quotetrace.speakers.phrases import (
    closes_description,
    body_before,
    body_end,
    country_of,
    organization_at,
    phrase_before,
)
from quotetrace.speakers.reading import Reading
from quotetrace.speakers.wholes import body_with_of, cut_off, end_of_names, ended_before, whole_body

__all__ = ["affiliations", "credit", "left_role", "singular_role"]

_STYLES = frozenset({"most", "right", "very"})  # "the Most Rev."
_KEEPS = frozenset("runs owns manages heads chairs directs edits coaches teaches".split())
_SIDES = frozenset({"players", "side", "team", "men", "women", "squad", "charges"})
_POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
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
    | {
        "house",
        "senate",
        "agency",
        "campaign",
        "army",
        "navy",
        "church",
        "parliament",
        "state",
        "college",
        "prison",
        "museum",
        "port",
    }
)
_AREAS = frozenset({"state", "city", "county", "district", "town", "village", "borough", "parish", "store", "station"})
_GRADES = frozenset({"senior", "junior", "top", "veteran", "deputy", "longtime", "chief", "local"})
_LONGEST_BEFORE = 14  # tokens of a description before a name: "the director of the regional fire service, Ana Ruiz"
_AGE = re.compile(r"\d{1,3}\Z")
_NOUNS = ("NN", "NNP", "NNS", "JJ")


def affiliations(reading: Reading, name: Name, others: frozenset[int] = frozenset()) -> list[Affiliation]:
    """Every role told at one naming of a person; ``others`` are the tokens where names begin."""
    found = [
        _office(reading, name),
        _house(reading, name, others),
        _described(reading, name),
        _his_side(reading, name),
        _member(reading, name),
        _position(reading, name),
        _before_comma(reading, name),
        party(reading, name),
        seat(reading, name),
        _behind(reading, name, others),
        career(reading, name),
        opening(reading, name),
    ]
    return [one for one in found if one is not None]


def _office(reading: Reading, name: Name) -> Affiliation | None:
    """ "Norwegian Fisheries Minister Kari Lie", "Harbour coach Ana Ruiz", "Sen. Ada Moreau", "my aunt Ilaria"."""
    if name.role is None:
        return None
    fact = left_role(reading, name.first)
    titled = set(name.title.split()) & w.titles_of_posts()
    if fact is not None and titled and not any(map(w.is_role, (fact.role or "").lower().split())):
        first, last = name.first, name.core  # "Cebu | Archbishop | Dionisio Tan"
        return held(reading, (first, last), fact.role)
    return fact


def _described(reading: Reading, name: Name) -> Affiliation | None:
    """ "The press secretary of the club Olena Marchuk informed": a description that opens a sentence, without a comma."""
    begin, at = reading.sentence(name.core)[0], name.first
    while begin < at and not reading.document.words[begin][0].isalnum():
        begin += 1
    begin += 2 * (reading.low[begin : begin + 2] == ["according", "to"])
    if at < begin + 3 or not closes_description(reading, at):
        return None
    fact = _with_complement(reading, begin - 1, at) if begin else _with_complement(reading, begin, at)
    if fact is None or fact.span is None:
        return None
    first = reading.tokens(fact.span.start, fact.span.end)[0]
    return fact if first <= begin + 1 or reading.document.letters[first - 1] == "V" else None


def _his_side(reading: Reading, name: Name) -> Affiliation | None:
    """ "Rui Santos accused his Dunmore City players": a coach’s team."""
    low, words = reading.low, reading.document.words
    for at in range(name.last, min(name.last + _LONGEST_BEFORE, reading.sentence(name.core)[1] - 2)):
        if low[at] in ("his", "her") and words[at + 1][0].isupper():
            end = at + 1
            while end < len(words) and words[end][0].isupper():
                end += 1
            return (
                Affiliation(organization=reading.text(at + 1, end))
                if low[end : end + 1] and low[end] in _SIDES
                else None
            )
    return None


def _house(reading: Reading, name: Name, others: frozenset[int]) -> Affiliation | None:
    """ "CNN’s Ana Ruiz", "The Courier’s Ana Ruiz": where somebody works who is named in full, no role between."""
    mark, begin = name.first - 1, reading.sentence(name.core)[0]
    if name.role is not None or len(name.words) < 2 or mark <= begin or reading.low[mark] not in _POSSESSIVE:
        return None
    first = mark
    while first > begin and reading.document.words[first - 1][0].isupper() and first - 1 not in others:
        first -= 1
    if first == mark or first in others or reading.before(first) == "’s":
        return None
    return Affiliation(organization=_whose(reading, first, mark))  # "Spain’s Josune Iraola" too


def _position(reading: Reading, name: Name) -> Affiliation | None:
    """ "Lakers | center | Dario Kukoc": a place in a team between the team and a name."""
    at, begin = name.first - 1, reading.sentence(name.core)[0]
    if name.role is not None or at <= begin or reading.low[at] not in w.POSITIONS:
        return None
    first = at
    while first > begin and reading.document.words[first - 1][0].isupper():
        first -= 1
    return held(reading, (at, at + 1), reading.text(first, at)) if first < at else None


def _member(reading: Reading, name: Name) -> Affiliation | None:
    """ "Republican Hal Boyd said": the party before a name."""
    at = name.first - 1
    if name.role is not None or at < 0 or reading.low[at] not in w.party_words():
        return None
    word = reading.document.words[at]
    return Affiliation(organization=word) if word[0].isupper() else None


def _before_comma(reading: Reading, name: Name) -> Affiliation | None:
    """ "Norway’s fisheries minister, Kari Lie, said"; "The head of the port, Dr. Ulf Berg,".

    "a pupil, the novelist ...".
    """
    comma = (name.role[0] if name.role is not None else name.first) - 1
    begin, low = reading.sentence(name.core)[0], reading.low
    while comma > begin and (
        low[comma] in ARTICLES or w.is_role(low[comma]) or low[comma] in w.modifiers() or low[comma] in _STYLES
    ):
        comma -= 1
    if comma < begin + 2 or reading.low[comma] != ",":
        return None
    if low[comma - 2] == "the" and low[comma - 1] in w.demonyms():  # "The Kenyan, Wanjiru Kiptoo,"
        return Affiliation(organization=w.demonyms()[low[comma - 1]])
    if w.is_role(reading.low[comma - 1]):
        return left_role(reading, comma)
    found = _with_complement(reading, begin, comma) or _with_house(reading, begin, comma)
    return found or _any_noun(reading, begin, comma, name)


def _any_noun(reading: Reading, begin: int, comma: int, name: Name) -> Affiliation | None:
    """ "A deck hand, Moses Tait, swam": a noun that no list knows opens the sentence before a name."""
    low, tags = reading.low, reading.document.tags
    first = begin + 1
    fits = low[begin] in ("a", "an") and 0 < comma - first < 4 and low[name.last : name.last + 1] == [","]
    if not fits or tags[comma - 1] != "NN" or not all(tags[at][:2] in ("NN", "JJ") for at in range(first, comma)):
        return None
    head = low[comma - 1]
    known = head in w.organizations() or head in w.documents() or head in w.things() or head in w.collectives()
    return None if known else held(reading, (first, comma), None)


def _with_house(reading: Reading, begin: int, comma: int) -> Affiliation | None:
    """ "the Chairman, Altona Traders Association, Alhaji Ojo": a role and its institution, each with a comma."""
    first, words = comma, reading.document.words
    while first > begin + 2 and comma - first < _LONGEST_BEFORE and reading.low[first - 1] not in (",", ";"):
        first -= 1
    named = words[first][0].isupper() or reading.low[first] == "the"
    if reading.low[first - 1] != "," or not named or not w.is_role(reading.low[first - 2]):
        return None
    organization, after = organization_at(reading, first, comma)
    if organization is None or after < comma:
        return None
    start = phrase_before(reading, first - 1)
    return held(reading, (start, first - 1), organization) if start < first - 1 else None


def _with_complement(reading: Reading, begin: int, comma: int) -> Affiliation | None:
    """A description with prepositions that ends at a comma: "The Iyaloja of the market, Alhaja Ojo"."""
    low = reading.low
    for at in range(max(begin + 1, comma - _LONGEST_BEFORE), comma):
        sent = low[at] == "to" and low[at - 1] in SENT
        if not (low[at] in INTO or sent) or any(reading.document.letters[each] in "VZM" for each in range(at, comma)):
            continue
        first = phrase_before(reading, at) if w.is_role(low[at - 1]) else _noun_before(reading, begin, at)
        if first >= at or any(low[each] in (",", ";") for each in range(first, comma)):
            continue
        owner = _owner(reading, first, at)
        start = first if owner is None else owner[1]
        return with_place(reading, start, at, comma, None if owner is None else owner[0])
    return None


def _noun_before(reading: Reading, begin: int, at: int) -> int:
    """Where a description begins whose noun no list knows, if "the" opens it: "The Iyaloja | of the market"."""
    first = at
    while first > begin and reading.document.tags[first - 1] in _NOUNS and at - first < 3:
        first -= 1
    head = reading.low[at - 1]
    known = head in w.organizations() or head in w.documents() or head in w.things()
    return first if first > begin and reading.low[first - 1] == "the" and first - 1 == begin and not known else at


def _owner(reading: Reading, first: int, last: int) -> tuple[str, int] | None:
    """Who owns a role, and where the role begins behind: "the league’s president"."""
    for at in range(first, last):
        if reading.low[at] in ("’s", "'s", "’", "'"):
            return _whose(reading, first + (reading.low[first] in ARTICLES), at), at + 1
    return None


def _whose(reading: Reading, start: int, end: int) -> str:
    """The owner that some tokens name: a country, or the name behind its description: "Swiss chocolatier | Toblen"."""
    first = end
    while first > start and reading.document.words[first - 1][0].isupper():
        first -= 1
    if start < first < end and reading.document.letters[first - 1] == "N":
        return reading.text(first, end)
    country = country_of(reading, start, end)
    covers = country is not None and _behind_country(reading, start, end + 1) == end
    return country if country is not None and covers else reading.text(start, end)


def left_role(reading: Reading, last: int) -> Affiliation | None:
    """The role that ends before token ``last``, and whose: "the league’s president", "Lagos police commissioner"."""
    first = phrase_before(reading, last)
    if first >= last:
        return None
    if reading.low[first:last] == ["charge"] and reading.before(first) == "in":  # "Special Agent in Charge Ann Lee"
        first = phrase_before(reading, first - 1)
    first = cut_off(reading, first)
    low, body = reading.low, body_before(reading, first)
    if body < first:
        return held(reading, (first, last), reading.text(body, first - 3))
    body, end = body_with_of(reading, first), end_of_names(reading, first, last - 1)
    if body < first < end:
        fact = held(reading, (end, last), reading.text(body, end))
        return evolve(fact, status="former") if fact is not None and ended_before(reading, body) else fact
    owner = _owner(reading, first, last)
    if owner is not None:
        if owner[1] < last - 1 and low[owner[1]] in w.kinds_of_bodies() and low[owner[1] - 1] in ("’", "'"):
            begin = first + (low[first] in ARTICLES)  # "the Nurses’ Union | leader"
            return held(reading, (owner[1] + 1, last), reading.text(begin, owner[1] + 1))
        return held(reading, (owner[1], last), owner[0] or None)
    start = first
    while start < last and tells_status(low[start]):
        start += 1
    county = _county(reading, start, last - 1)
    if county > start:
        return held(reading, (county, last), reading.text(start, county))
    whole = whole_body(reading, start, last - 1)
    if whole > start:
        return held(reading, (whole, last), reading.text(start, whole))
    country = country_of(reading, start, min(start + 2, last)) or country_of(reading, start, start + 1)
    if country:
        role = _behind_country(reading, start, last)
        body = _small_body(reading, role, last - 1)
        return held(reading, (role, last), reading.text(start, body) if body > role else country)
    if low[start] in w.party_words() and reading.document.words[start][0].isupper() and start < last - 1:
        return held(reading, (start + 1, last), reading.text(start, start + 1))
    widened = start
    while widened < last - 1 and low[widened] in w.modifiers() and reading.document.words[widened].islower():
        widened += 1  # "senior | Congress | leader"
    if start < widened < body_end(reading, widened, last - 1):
        return held(reading, (start, last), reading.text(widened, body_end(reading, widened, last - 1)))
    cut = body_end(reading, start, last - 1)
    if low[last - 1] == "minister" and cut > start and _is_field(reading, start, cut):
        cut = start  # "External Affairs Minister": the field of the office
    if cut == start + 1 and only_opens(reading, start):
        cut = start
    small = _small_body(reading, cut, last - 1)
    if small > cut:  # "Interior ministry | spokesman"
        return held(reading, (first, last), reading.text(start + (low[start] in _GRADES), small))
    if cut == start and start < last - 1 and (low[start] in _OWNERS or low[start] in LONE_BODIES):
        cut = start + 1
    organization = reading.text(start, cut) or None
    of = next((at for at in range(start + 1, last - 1) if low[at] == "of"), None)
    if organization is None and of is not None and (place := _of_place(reading, of + 1, last)) is not None:
        return held(reading, (first, of), place)
    return held(reading, (first, last), organization)


def _is_field(reading: Reading, first: int, last: int) -> bool:
    """Whether capitals before a minister are ordinary words: the field of the office."""
    common = lexicons.table("traces_common")
    return all(word in common and not reading.document.words[first].isupper() for word in reading.low[first:last])


def _of_place(reading: Reading, first: int, last: int) -> str | None:
    """The place or named institution behind the "of" of an office: "Chief Minister of | Kerala"; not "of State"."""
    words = reading.document.words[first:last]
    named = all(word[0].isupper() for word in words) and not (
        len(words) == 1 and reading.low[first] in w.organizations()
    )
    common = any(word.lower() in lexicons.table("traces_common") for word in words)
    return reading.text(first, last) if named and not common else None


def _small_body(reading: Reading, first: int, last: int) -> int:
    """Where a body in small letters ends before a role: "trade ministry | spokesman", "central bank | governor"."""
    low, words, at = reading.low, reading.document.words, last
    while at > first and not (words[at - 1].islower() and low[at - 1] in w.kinds_of_bodies() - _AREAS):
        at -= 1
    return at


def _county(reading: Reading, first: int, last: int) -> int:
    """Where a place ends that its last word tells: "Cook County | Circuit Judge"; else ``first``."""
    at = first
    while at < last and reading.document.words[at][0].isupper():
        at += 1
    while at > first + 1 and not (reading.low[at - 1] in w.place_words() and not w.is_role(reading.low[at - 1])):
        at -= 1
    return at if at > first + 1 else first


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
    if low[at] in (",", "--", "—", "–", "-") and _is_label(reading, at):
        return credit(reading, at + 1, end - (low[end - 1] == ":"))
    if low[at] in (",", "(", "—", "–"):
        at += 1
        while at + 1 < end and (behind := _behind_letters(reading, at, end)) > at:
            at = behind
        if at + 1 < end and _AGE.match(low[at]) and low[at + 1] == ",":
            at += 2
        if (told := behalf(reading, at, end)) is not None:
            return told
        free = at < end and (at not in others or low[at + 1 : at + 2] in (["’s"], ["'s"]))  # "Ann Lee, Orrin’s head of"
        return apposition(reading, at, end, named=True) if free else None
    if low[at] in ("of", "from", "at") and reading.kind(at) != "headline":
        organization, _ = organization_at(reading, at + 1, end)
        return held(reading, None, organization)
    told = low[at] in _COPULAS and not reading.quoted(at)  # `"Mr. Smith is a thief"` is what somebody thinks of him
    if told and at + 2 < end and (low[at + 1] in ARTICLES or _begins_role(reading, at + 1)):
        return apposition(reading, at + 1, end, strict=True)
    if low[at] in RUNS and len(name.words) > 1:  # "Dr Ana Ruiz leads the burns unit at Altona Hospital"
        return works_at(reading, at, end) or (by_verb(reading, at, end) if low[at] in _KEEPS else None)
    return None


def _begins_role(reading: Reading, at: int) -> bool:
    """ "Ana Ruiz became | mayor of Altona", "is | Britain’s last female tuner"."""
    words = reading.document.words
    if reading.low[at - 1] in _POSSESSIVE:  # "Ana Ruiz’s spokesman"
        return False
    return w.is_role(reading.low[at]) or (words[at][0].isupper() and reading.low[at + 1] in _POSSESSIVE)


def _behind_letters(reading: Reading, at: int, end: int) -> int:
    """Where what follows letters behind a name begins: "MP, |", "Ph.D., |"."""
    low, letters, spot = reading.low, "", at
    while spot < end and spot - at < 4 and low[spot] != ",":
        letters += low[spot]
        spot += 1
    return spot + 1 if spot < end and letters.replace(".", "") in w.POST_NOMINALS else at


def _is_label(reading: Reading, at: int) -> bool:
    """Whether token ``at`` stands in the label of a turn: "Ana Ruiz -- Orrin Bank -- Analyst", "RUIZ, MAYOR:"."""
    document = reading.document
    sentence = document.sentences[document.sentence_of[at]]
    block = document.blocks[sentence.block]
    return block.kind == "turn" and sentence.end <= block.words


def _shared(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ada Moreau and Jon Pell, partners at Orrin": a plural role belongs to both."""
    comma = next((spot for spot in range(at, min(at + 6, end)) if reading.low[spot] == ","), None)
    if comma is None or comma + 1 >= end:
        return None
    found = apposition(reading, comma + 1, end, strict=True)
    plural = found is not None and found.role is not None and singular_role(found.role) != found.role
    return found if plural else None


def singular_role(role: str) -> str:
    """A role for one person: "senior analysts" becomes "senior analyst".

    >>> singular_role("senior analysts"), singular_role("head of sales")
    ('senior analyst', 'head of sales')
    """
    head, space, tail = role.rpartition(" ")
    single = w.singular(tail.lower())
    return role if single == tail.lower() else f"{head}{space}{single.title() if tail.istitle() else single}"
