"""The post that ends before a name, and whose it is: "Norwegian Fisheries Minister", "the league’s president"."""

from collections.abc import Callable
from functools import cache

from attrs import evolve, frozen

from quotetrace import lexicons
from quotetrace.models import Affiliation, Span
from quotetrace.speakers.affiliation.complements import LONE_BODIES, SMALL_PAIRS
from quotetrace.speakers.affiliation.fields import IN_CHARGE
from quotetrace.speakers.affiliation.held import ARTICLES, LABOUR, held, tells_status
from quotetrace.speakers.affiliation.owners import owner_of, small_body
from quotetrace.speakers.affiliation.parties import party_end
from quotetrace.speakers.affiliation.wording import beginning, is_noun
from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import JOINTS
from quotetrace.speakers.text.narrowing import OF_LANDS, behind_country, in_series, portfolio_end
from quotetrace.speakers.text.openings import only_opens, ordinary, widens
from quotetrace.speakers.text.phrases import body_before, body_end, body_ending, country_of, phrase_before
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.titled import is_trade
from quotetrace.speakers.text.wholes import body_with_of, cut_off, end_of_names, ended_before, force_end, whole_body

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
        "opposition",
    }
    | {"university", "hospital", "court", "airline", "ministry", "city", "county", "district", "town", "department"}
    | {
        "house",
        "shire",
        "senate",
        "agency",
        "campaign",
        "army",
        "navy",
        "church",
        "parliament",
        "college",
        "prison",
        "museum",
        "port",
    }
)
_OF_STAFF = frozenset({"press", "general", "private", "permanent", "deputy", "assistant", "first", "foreign"})
_ADDRESSES = frozenset({"highness", "majesty", "excellency", "eminence", "lordship", "worship"})
_OF_POLICE = ["police", "and", "crime", "commissioner"]
_AT_MACHINES = frozenset(
    "operator driver porter mechanic fitter cleaner hand picker packer worker farmer grower breeder fisherman".split()
)
_EVENTS = frozenset("tournament race festival meet event regatta rally parade".split())  # which employ nobody
_FESTIVE = frozenset("planner organiser organizer host hostess goer guest entertainer".split())  # of another party
_TRADE = ("ist", "ian", "eer", "man", "woman", "smith", "monger", "keeper", "maker", "grower")  # "Orchardist Ann Lee"
# What tells of British parties: a "Labour minister" is of one there.
_RIVALS = frozenset({"tory", "tories", "conservative", "conservatives", "westminster", "liberals"})
_TWO_FIELDS = 3  # tokens: two words and "Minister"
# With which the title of an officer begins that no body goes by, as dailies of the Commonwealth print it.
_OFFICERS = frozenset(
    "district regional divisional sub-divisional provincial municipal county city state zonal circle group"
    " additional joint deputy assistant chief senior principal associate acting".split()
)
_HEADS = frozenset(  # and what bodies of an area end in
    "service services guard force forces corps administration hall house assembly congress chamber directorate senate"
    " legislature alliance network unit fire police".split()
)
_UNDER = frozenset({"assistant", "associate"})
_OF_PARTIES = frozenset("president chair chairman chairwoman leader secretary convener chief spokesperson".split())
_GRADES = frozenset({"senior", "junior", "top", "veteran", "deputy", "longtime", "chief", "local"})


@frozen
class _Words:
    """The tokens of a post before a name, ``first`` to ``last`` (excluded), and where they begin behind "former"."""

    reading: Reading
    first: int
    last: int
    start: int

    def post(self, first: int, organization: str | None, last: int | None = None) -> Affiliation | None:
        """The post from a token on, held at an institution."""
        return held(self.reading, (first, self.last if last is None else last), organization)

    def apart(self, cut: int) -> Affiliation | None:
        """The post whose first words, up to a token, may name a body: then they are none of its own.

        "Orrin | coach", "IAEA | director"; but "police spokeswoman", "Battalion Chief", "Formula One driver".
        """
        reading, low = self.reading, self.reading.low[self.start : cut]
        fact = self.post(self.first, reading.text(self.start, cut) or None)
        if not low or fact is None or fact.organization is None or fact.span is None or fact.role is None:
            return fact
        noun = reading.document.words[self.last - 1]
        titled = noun.istitle() or reading.starts_sentence(self.start)
        plain = low[-1] in _OWNERS | LONE_BODIES or in_series(reading, cut - 1, self.last)
        plain = plain or (noun.istitle() and noun.lower() in w.honorifics())
        plain = plain or (titled and all(ordinary(word) or of_language(word) for word in low))
        role = fact.role.removeprefix(f"{fact.organization} ")
        if plain or role == fact.role:
            return fact
        start = reading.document.starts[cut]
        return evolve(fact, role=role, span=Span(start, fact.span.end, reading.document.text[start : fact.span.end]))


def left_role(reading: Reading, last: int) -> Affiliation | None:
    """The role that ends before token ``last``, and whose: "the league’s president", "Lagos police commissioner"."""
    first = phrase_before(reading, last)
    if first >= last:
        return None
    if reading.low[first:last] == ["charge"] and reading.before(first) == "in":  # "Special Agent in Charge Ann Lee"
        first = phrase_before(reading, first - 1)
    if not _tells_post(reading, first, last):
        return None
    start = first = beginning(reading, cut_off(reading, first), last)
    while start < last and tells_status(reading.low[start]):
        start += 1
    if not _ADDRESSES.isdisjoint(reading.low[start : last + 1]):
        return None  # "His Royal Highness Prince Ade": an address and no office
    if reading.low[last - 4 : last] == _OF_POLICE and last - 4 >= reading.sentence(last - 1)[0]:
        return _of_area(reading, last - 4, last)
    words = _Words(reading, first, last, start)
    fact = next((fact for rule in _RULES if (fact := rule(words)) is not None), None)
    owned = not w.POSSESSIVE.isdisjoint(reading.low[start:last])  # "the former mayor’s | spokesman"
    if fact is None or fact.status != "current" or start == first or owned:
        return fact
    whole = words.post(first, None)  # "former | Orrin Bank | chairman"
    return fact if whole is None else evolve(fact, status=whole.status)


def _tells_post(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun for what somebody is stands in a phrase: not "Crooked", "Top", nor a name, "Jo Weaver"."""
    low, at = reading.low, last - 1
    if low[at] == "accused" and at > first:
        return False  # "Cllr Roe | accused Cllr Ann Lee"
    if last < len(low) and low[last].rstrip(".") in w.honorifics():
        return True  # "Cebu | Archbishop Ann Lee"
    named = at - 1 in reading.names and w.given(low[at - 1]) == "sure" and reading.document.words[at][0].isupper()
    if named and low[at] in w.families():
        return False
    others = _others()
    known = any(is_noun(word) or word.rstrip(".") in others for word in low[first:last])
    known = known or (last - first > 1 and low[at].endswith(("er", "or")) and reading.text(first, last).istitle())
    return known or low[at].endswith(_TRADE)


@cache
def _others() -> frozenset[str]:
    """What tells a post and is no noun for one: "Rt Rev", "centre", "MP", "neighbour"."""
    return frozenset(w.honorifics()).union(w.POSITIONS, w.SHORT_OFFICES, w.NEAR)


def _of_area(reading: Reading, first: int, last: int) -> Affiliation | None:
    """ "Humberside | Police and Crime Commissioner": an office with an "and" inside, of the area before it."""
    area, begin = first, reading.sentence(first)[0]
    while area > begin and reading.document.letters[area - 1] in "NP" and reading.document.words[area - 1][0].isupper():
        area -= 1
    return held(reading, (first, last), reading.text(area, first) or None)


def _of_explained(words: _Words) -> Affiliation | None:
    """ "Lawyers for Altona (LFA) | director": a body whose letters stand in brackets."""
    body = body_before(words.reading, words.first)
    return words.post(words.first, words.reading.text(body, words.first - 3)) if body < words.first else None


def _of_body_with_of(words: _Words) -> Affiliation | None:
    """ "Bank of England | governor", "the Bank of England’s | governor"."""
    reading = words.reading
    body, end = body_with_of(reading, words.first), end_of_names(reading, words.first, words.last - 1)
    while end - 1 > words.first and reading.low[end - 1] in w.modifiers() - w.organizations():
        end -= 1  # "University of Altona | Senior Lecturer"
    if not body < words.first < end:
        return None
    owned = end < words.last - 1 and reading.low[end] in w.POSSESSIVE  # "the Friends of Cask Ale’s | chairwoman"
    fact = words.post(end + owned, reading.text(body, end))
    return evolve(fact, status="former") if fact is not None and ended_before(reading, body) else fact


def _of_portfolio(words: _Words) -> Affiliation | None:
    """ "| Public Works Minister", "| Divisional Forest Officer": in capitals, what an office is for, and no body."""
    reading, start, last = words.reading, words.start, words.last
    capitals = all(word.istitle() or word in JOINTS for word in reading.document.words[start:last])
    ministers = reading.low[last - 1] == "minister"
    if not (ministers or reading.low[start] in _OFFICERS) or not capitals or last - start < _TWO_FIELDS:
        return None
    fields = reading.low[start : last - 1]
    lands = any(
        word in w.places() or word in w.demonyms() or (ministers and word in w.party_words()) for word in fields
    )
    if lands or (ministers and fields[-1] in OF_LANDS):
        return None
    if ministers:
        return words.post(start, None) if _ordinary(reading, start, last - 1) else None
    bodies = w.kinds_of_bodies() | _HEADS
    named = any(word in bodies or not (ordinary(word) or widens(word) or word in JOINTS) for word in fields[1:])
    speaks = reading.low[last - 1].startswith("spokes")
    return words.post(start, None) if not (named or speaks) and w.is_role(reading.low[last - 1]) else None


def _of_owner(words: _Words) -> Affiliation | None:
    """ "the league’s | president", "the Nurses’ Union | leader"."""
    reading, low = words.reading, words.reading.low
    owner = owner_of(reading, words.first, words.last)
    if owner is None:
        return None
    name, at = owner
    if at < words.last - 1 and low[at] in w.kinds_of_bodies() and low[at - 1] in ("’", "'"):
        return words.post(at + 1, reading.text(words.first + (low[words.first] in ARTICLES), at + 1))
    return words.post(at, name or None)


def _of_county(words: _Words) -> Affiliation | None:
    """ "Cook County | Circuit Judge": a place that its last word tells."""
    low, at = words.reading.low, words.start
    if at + 2 < words.last and low[at] in _GRADES | _UNDER and low[at + 1] in w.place_words():
        return words.post(at, None)  # "Assistant County Attorney"
    while at < words.last - 1 and words.reading.document.words[at][0].isupper():
        at += 1
    while at > words.start + 1 and not (low[at - 1] in w.place_words() and not w.is_role(low[at - 1])):
        at -= 1
    while words.start + 1 < at < words.last - 1 and low[at] in w.organizations() and not w.is_role(low[at]):
        at += 1  # "Sheffield City | Council | leader"
    if low[at - 1] == "district" and low[at] in ("judge", "attorney"):  # "U.S. | District Judge"
        at -= 1
    return words.post(at, words.reading.text(words.start, at)) if at > words.start + 1 else None


def _of_whole(words: _Words) -> Affiliation | None:
    """ "European Union | envoy"."""
    at = whole_body(words.reading, words.start, words.last - 1)
    return words.post(at, words.reading.text(words.start, at)) if at > words.start else None


def _of_body_of(words: _Words) -> Affiliation | None:
    """ "The Council of Europe’s | commissioner": whose post it is, has an "of" in its name."""
    reading = words.reading
    marks = (at for at in range(words.first, words.last - 1) if reading.low[at] in w.POSSESSIVE)
    mark = next(marks, None)
    if mark is None or not mark:
        return None
    if reading.low[mark + 1].removesuffix("s") in w.organizations():  # "Federation of Merchants’ | Associations"
        return None
    first = body_ending(reading, mark)
    of = next((at for at in range(first + 1, mark) if reading.low[at] == "of"), None)
    named = of is not None and reading.low[of - 1].removesuffix("s") in w.organizations()
    return words.post(mark + 1, reading.text(first, mark)) if named else None


def _of_country(words: _Words) -> Affiliation | None:
    """ "South Korean | trade minister"; "Kenyan health ministry | spokesman"."""
    reading, start, last = words.reading, words.start, words.last
    country = country_of(reading, start, min(start + 2, last)) or country_of(reading, start, start + 1)
    if not country:
        return None
    role = behind_country(reading, start, last)
    letters = reading.document.words[role]
    if role < last - 1 and letters.isupper() and letters.isalpha() and reading.low[last - 1] in _OF_PARTIES:
        return words.post(role + 1, reading.text(start, role + 1))  # "Delhi NPF | president"
    if (force := force_end(reading, role, last - 1)) > role:  # "U.S. Army | captain"
        return words.post(force, reading.text(start, force))
    body = small_body(reading, role, last - 1)
    return words.post(role, reading.text(start, body) if body > role else country)


def _of_party(words: _Words) -> Affiliation | None:
    """ "Labour | councillor"."""
    end = party_end(words.reading, words.start, words.last)
    if words.reading.document.words[words.start : words.last] in LABOUR and not words.reading.has(_RIVALS):
        return words.post(words.start, None)  # "Labour Minister Ann Lee", of no party
    return words.post(end, words.reading.text(words.start, end)) if end > words.start else None


def _widened(words: _Words) -> Affiliation | None:
    """ "senior | Congress | leader"."""
    reading, at, last = words.reading, words.start, words.last
    while (
        at < last - 1
        and reading.low[at] in w.modifiers()
        and (reading.document.words[at].islower() or (at == words.start and reading.starts_sentence(at)))
    ):
        at += 1
    end = body_end(reading, at, last - 1)
    if at < end and reading.low[end - 1] == "affairs":  # "Foreign Affairs Minister", where a sentence begins
        return None
    return words.post(words.start, reading.text(at, end)) if words.start < at < end else None


def _of_small_body(words: _Words) -> Affiliation | None:
    """ "Interior ministry | spokesman", "senior union | organiser"."""
    reading, start = words.reading, words.start
    cut = _capitals_end(words)
    paired = cut == start + 1 and tuple(reading.low[start : start + 2]) in SMALL_PAIRS  # "Civil | defence spokesman"
    at = small_body(reading, start if paired else cut, words.last - 1)
    if at <= cut:
        return None
    return words.post(words.first, reading.text(start + (reading.low[start] in _GRADES), at))


def _of_capitals(words: _Words) -> Affiliation | None:
    """ "Norrvik | adviser", "police | spokeswoman", "Chief Minister of | Kerala"; else the post alone."""
    reading, low, start, last = words.reading, words.reading.low, words.start, words.last
    cut = _capitals_end(words)
    if cut == start + 1 and low[start] in ("state", "barangay"):  # "State | climatologist": which it is, nobody says
        cut = start
    if cut == start and start < last - 1 and (low[start] in _OWNERS or low[start] in LONE_BODIES):
        cut = start + 1
    if low[start] == "party" and low[last - 1] in _FESTIVE:
        cut = start
    if cut == start + 1 and low[start] in _EVENTS and reading.starts_sentence(start):
        cut = start  # "Tournament director"
    titled = cut == start + 1 and reading.document.words[last - 1][0].isupper() and not w.is_role(low[last - 1])
    if titled and ordinary(low[start]) and low[start] not in w.organizations():
        cut = start  # "Loss Adjuster"
    opens = cut == start + 1 and reading.starts_sentence(start)
    if opens and low[last - 1] in _AT_MACHINES and (ordinary(low[start]) or reading.writes(low[start])):
        cut = start  # "Machine operator", "Kitchen porter"
    if cut > start and reading.text(start, last).isupper() and not w.is_role(low[last - 1]):
        cut = start  # "LOVE RAT Danny Krill"
    of = next((at for at in range(start + 1, last - 1) if low[at] == "of"), None)
    if cut == start and of is not None and of + 2 == last and low[of + 1] in w.demonyms() and low[of - 1] in IN_CHARGE:
        return words.post(words.first, None)  # "head of German"
    if cut == start and of is not None and (place := _behind_of(reading, of + 1, last)) is not None:
        return words.post(words.first, place, of)
    return words.apart(cut)


def _of_letters(words: _Words) -> Affiliation | None:
    """ "the deputy PSD Ana Birchall": the letters of a party behind the role, as in translations."""
    reading, at = words.reading, words.last - 1
    word = reading.document.words[at]
    led = at > words.start and w.is_role(reading.low[at - 1]) and not w.is_role(reading.low[at])
    lettered = word.isupper() and 1 < len(word) < 6 and not reading.document.words[at - 1].isupper()
    return words.post(words.first, word, at) if led and lettered else None


_RULES: tuple[Callable[[_Words], Affiliation | None], ...] = (
    _of_body_of,
    _of_explained,
    _of_letters,
    _of_portfolio,
    _of_body_with_of,
    _of_owner,
    _of_county,
    _of_whole,
    _of_country,
    _of_party,
    _widened,
    _of_small_body,
    _of_capitals,
)


def _capitals_end(words: _Words) -> int:
    """Where the capitals of a body before a post end; the field of a minister and a sentence’s first word are none."""
    reading, start = words.reading, words.start
    cut = body_end(reading, start, words.last - 1)
    if reading.low[words.last - 1] == "secretary" and cut == start + 1 == words.last - 2 and cut > start:
        named = all(word[0].isupper() for word in reading.document.words[start : words.last - 1])
        return words.last - 1 if named and reading.low[cut] not in _OF_STAFF else cut  # "Homeland Security | Secretary"
    field = reading.low[words.last - 1] == "minister" and cut > start and _ordinary(reading, start, cut)
    return start if field or (cut == start + 1 and only_opens(reading, start)) else cut


def _ordinary(reading: Reading, first: int, last: int) -> bool:
    """ "External Affairs | Minister", "Textiles | Minister": a field, no letters of a party and no name."""
    common = lexicons.table("traces_common")
    words = reading.low[first:last]
    fields = all(word in common or word.endswith("s") or word in w.organizations() for word in words)
    return (fields or words[-1] == "affairs") and not reading.document.words[first].isupper()


def _behind_of(reading: Reading, first: int, last: int) -> str | None:
    """The place or named institution behind the "of" of an office: "Chief Minister of | Kerala"; not "of State"."""
    if portfolio_end(reading, first - 1, last) == last:
        return None  # "Minister of Conservation"
    first += reading.low[first] == "the"
    words, common = reading.document.words[first:last], lexicons.table("traces_common")
    if len(words) == 1 and w.singular(reading.low[first]) in w.organizations():
        return None  # "Superintendent of Schools"
    named = bool(words) and all(word[0].isupper() and (word.isupper() or word.lower() not in common) for word in words)
    trade = is_trade(reading.text(first, last)) or "curator" in reading.low[first - 3 : first]
    return reading.text(first, last) if named and not trade else None
