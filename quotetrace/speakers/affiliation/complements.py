"""What a role has behind and before it: the institution of its prepositions, its field, its party, its clients."""

from attrs import evolve

from quotetrace import lexicons
from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.fields import (
    IN_CHARGE,
    INTO,
    advised_on,
    collective,
    field_with_place,
    joined_nouns,
    tells_field,
)
from quotetrace.speakers.affiliation.held import ARTICLES, held, is_over, tells_status
from quotetrace.speakers.affiliation.parties import force_of, party_end
from quotetrace.speakers.affiliation.parts import whole
from quotetrace.speakers.affiliation.seats import SEATED, behind_short, seat, seat_in_parliament
from quotetrace.speakers.affiliation.wording import closing, is_headed, without_hedges
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution, is_place_of_work
from quotetrace.speakers.text.narrowing import portfolio_end
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.phrases import DEGREES, MARKS, body_end, country_of, organization_at
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.titled import TRADES, fielded, is_trade
from quotetrace.speakers.text.wholes import small_house

_WATCH = frozenset({"fan", "fans", "supporter", "supporters"})  # of sport, who play for no town
SENT = frozenset({"ambassador", "envoy", "adviser", "advisor", "aide", "assistant", "delegate", "counsel", "consul"})
_AIDES = frozenset({"adviser", "advisor", "aide", "assistant", "counsel"})
CLIENTS = frozenset("lawyer attorney counsel solicitor barrister advocate representative".split())
# Bodies of one word that widen an office in small letters too: "Treasury secretary", "the Senate majority leader".
LONE_BODIES = frozenset({"senate", "house", "treasury", "congress", "commons", "cabinet", "navy", "pentagon"})
# Bodies that have no name of their own but that of a person or a place before them: "the Clinton campaign".
SMALL_BODIES = frozenset({"campaign", "administration", "government", "cabinet", "camp", "police"})
# Two small words that are a body where one of them alone is not: "civil defence | spokesman".
SMALL_PAIRS = frozenset(
    {
        ("civil", "defence"), ("civil", "defense"), ("civil", "protection"), ("mountain", "rescue"), ("sea", "rescue"),
        ("cave", "rescue"), ("air", "ambulance"), ("air", "force"), ("fire", "brigade"), ("fire", "department"),
        ("coast", "guard"), ("border", "guard"), ("border", "force"), ("national", "guard"), ("river", "police"),
    }
)  # fmt: skip
_CONTESTS = frozenset({"olympic", "paralympic", "world", "european", "commonwealth", "defending", "reigning"})
_SIT_FOR = frozenset({"member", "holder", "lead"})  # on a council: "cabinet member for transport"
_SPEAK_ON = frozenset({"critic", "spokesman", "spokeswoman", "spokesperson"})
_OF_FIELDS = frozenset({"minister", "commissioner", "undersecretary", "secretary"})
_LONGEST_TITLE = 10  # tokens of a title in marks
_LONGEST_FIELD = 5  # tokens of a field that no rule knows
SPANS = frozenset({"days", "weeks", "years", "year", "decades", "months", "decade", "terms"})
# who are "on" what is broadcast: "a pundit on Late Match"
_ON_AIR = frozenset("pundit host co-host presenter anchor commentator panelist panellist contributor".split())
_AUTHORS = frozenset("author co-author writer co-writer creator composer editor translator".split())
_CREDITS = frozenset({"pull-credit", "pull", "label"})
_KINDS_OF_PLACES = frozenset(
    "city town village province state region county district island suburb municipality prefecture territory republic"
    " borough parish settlement hamlet enclave port commune nation kingdom emirate principality archipelago".split()
)


def with_place(reading: Reading, first: int, last: int, end: int, owner: str | None) -> Affiliation | None:
    """A role and what its prepositions add: "head of trade research at the brokerage Orrin", "father of two"."""
    last = closing(reading, first, last)
    if not is_headed(reading, first, last):
        return None
    if (area := seat_in_parliament(reading, last, end)) is not None:
        return held(reading, (first, last + 2), area)
    if owner is not None:  # "the Zoo’s | director of animal health"
        last = fielded(reading, last, end)
        return held(reading, _role(reading, first, _complements(reading, first, last, end)[1]), owner)
    start = first
    while start < last and tells_status(reading.low[start]):
        start += 1
    country = force_of(reading, start, last) or country_of(reading, start, last)
    head = last = fielded(reading, last, end)
    organization, last = _complements(reading, first, behind_short(reading, last), end)
    if organization is None and (second := _second_role(reading, last, end)) > last:
        organization, last = _complements(reading, first, second, end)
    if organization is None:
        organization = country or _party(reading, first, head) or _leading(reading, first, head)
    organization = organization or _behind_comma(reading, last, end, first)
    if not (last > head and reading.document.words[last - 1].islower()):  # not "member | for transport |"
        organization = organization or seat(reading, head, end)
    fact = held(reading, _role(reading, first, last), organization)
    return evolve(fact, status="former") if fact is not None and is_over(reading, last, end) else fact


def _role(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The words of a role without what only hedges before it and what would hang at its end."""
    return without_hedges(reading, first, last), closing(reading, first, last)


def _complements(reading: Reading, first: int, at: int, end: int) -> tuple[str | None, int]:
    """The institution that the prepositions behind a role name, and where the role’s own words end.

    What only tells the field of a role belongs to its words: "director | of research and policy | at the Centre".
    """
    low, last = reading.low, at
    if at + 1 < end and low[at] == "to" and low[at - 1] in SENT:  # "France’s ambassador to Mali" is France’s
        served, _ = organization_at(reading, at + 1, end) if low[at - 1] in _AIDES else (None, at)
        counsels = low[at - 1] == "counsel" and at + 1 not in reading.names and bool(served)
        told = served is not None and (is_institution(served) or _campaigns(served) or counsels)
        return (served if told else None), last
    if at + 1 < end and low[at] == "to" and w.is_role(low[at - 1]):  # "medical officer to the union"
        found, after = organization_at(reading, at + 1, end)
        if found is not None and (is_institution(found) or found.split()[-1] in w.kinds_of_bodies()):
            return found, last
    if at + 1 < end and low[at - 1] in _AUTHORS and low[at] == "of" and not low[at + 1][0].isalnum():
        return None, last  # "author of “The Long Way Home”"
    serves = at < end and low[at] in ("for", "representing", "to") and low[at - 1] in CLIENTS
    if serves and (whom := client(reading, at + 1, end)) is not None:
        return whom, last
    while at < end and low[at] in INTO and low[at : at + 3] != ["at", "the", "time"]:
        behind = "".join(low[at + 1 : at + 2])
        if low[at] in ("in", "at", "from") and (behind[:1].isdigit() or behind in ("his", "her", "their")):
            return None, last  # "a law professor | in his first campaign", "a tiler | at 19"
        if low[at] in ("at", "with") and (kind := small_house(reading, at + 1, end)) is not None:
            return kind, last  # "a nurse | at a children’s hospital"
        if (town := _named_place(reading, at, end)) is not None:
            return (town if low[at] in ("of", "for") or _stands_for(reading, first, at) else None), last
        found, after = organization_at(reading, at + 1, end)
        field = _field_end(reading, at, found, after, end)
        if field > at:
            last = at = field
            continue
        if found is None:
            return collective(reading, at + 1, end), last
        field = low[at] == "on" and found.islower() and found.split()[-1] not in w.kinds_of_bodies()
        housed = is_institution(found) or found.lower().split()[-1] in w.kinds_of_bodies() | {"estate"}
        housed = housed or (low[at] == "on" and low[at - 1] in _ON_AIR and found[0].isupper())
        if field or (low[at] in ("in", "on", "from") and not housed):
            return (found if low[at] == "from" and _stands_for(reading, first, at) else None), last
        if low[at] == "for" and not is_institution(found) and _acronym(reading, first):
            return None, last  # "the EU special representative for the Sahel"
        found = owned(reading, found, at + 1, after, end)
        found, after = whole(reading, found, at + 1, after, end)
        if low[at] == "of" and (further := _house_behind(reading, found, after, end)) is not None:
            return further, after
        return found, last
    return None, last


def _field_end(reading: Reading, at: int, found: str | None, after: int, end: int) -> int:
    """Where what stands behind a preposition ends if it only tells the field of a role, else the preposition."""
    low, tags = reading.low, reading.document.tags
    if (portfolio := portfolio_end(reading, at, end)) > at:
        return portfolio
    if low[at - 1 : at + 2] in (["chief", "of", "staff"], ["leader", "of", "opposition"]):
        return at + 2
    if low[at] == "for" and not SPANS.isdisjoint(low[at + 1 : at + 4]):  # "her deputy for nine years"
        return at
    if low[at] == "on" and (advised := advised_on(reading, at, end)) > at:
        return advised
    if found is None:
        if after <= at + 1 < end and tags[at + 1] == "VBG":  # "head of | engineering"
            after = at + 2
        ahead = _joined_on(reading, max(after, at + 1), end)
        ahead = _any_field(reading, at + 1, end) if ahead == at + 1 else ahead
        ahead = joined_nouns(reading, ahead, end)
        goes_on = ahead > at + 1 and ahead < end and low[ahead] in INTO
        counted = low[at] in ("of", "at", "for") and collective(reading, at + 1, end) is None
        return ahead if goes_on or (counted and low[at] not in ("on", "with", "from", "in")) else at
    if (of_place := max(_before_country(reading, at, after), field_with_place(reading, at, after))) > at:
        return of_place
    if low[at - 1 : at + 2] == ["secretary", "of", "state"]:
        return at + 2
    if low[at - 1 : at + 3] == ["minister", "of", "state", "for"]:
        return max(organization_at(reading, at + 3, end)[1], at + 2)
    if (housed := _before_house(reading, at, found, after, end)) > at:
        return housed
    if low[at] == "of" and _of_trade(reading, at, found):
        return after
    lone = low[at] == "of" and " " not in found and found.lower() in lexicons.table("traces_common")
    kind = found.lower()
    several = kind.endswith("s") and w.singular(kind) in w.organizations()  # "Superintendent of Schools"
    if low[at] == "of" and (several or (lone and low[at - 1] == "minister" and found.istitle())):
        return after
    if lone and after < end and low[after] in ("at", "with"):  # "VP of Engineering at Orrin"
        return after
    if found.islower():
        return _small_field_end(reading, at, found, after, end)
    if found.lower() in w.places() or found in w.countries() or found.lower() in w.demonyms():
        ahead = _small_behind(reading, after, end)
        if after < ahead < end and low[ahead] in INTO:  # "head of UK equities at"
            return ahead
    if low[at] == "for" and low[at - 1] in SEATED:  # "the Conservative MP for Monmouth"
        return after
    return after if _is_field(reading, found, at, after) or tells_field(reading, at, found) else at


def _small_field_end(reading: Reading, at: int, found: str, after: int, end: int) -> int:
    """The same for what stands in small letters: "minister of sport", "secretary of labor", "critic for transport"."""
    low = reading.low
    small = low[at + 1] == found and found not in w.kinds_of_bodies()
    field = low[at] == "for" and small and low[at - 1] in _SPEAK_ON | _OF_FIELDS
    field = field or (low[at] == "for" and low[at - 1] in _SIT_FOR and (small or found in TRADES))
    state = low[at - 1] in ("secretary", "undersecretary") and low[at + 1] not in ARTICLES
    if field or state or low[at - 1] == "minister":
        return joined_nouns(reading, after, end)
    ahead = _joined_on(reading, after, end)
    goes_on = ahead < end and low[ahead] in INTO
    return ahead if goes_on else joined_nouns(reading, after, end) if tells_field(reading, at, found) else at


def _before_house(reading: Reading, at: int, found: str, after: int, end: int) -> int:
    """Where a field ends that has a place and small nouns, a house behind: "head | of Baltic research | at Orrin"."""
    low, ahead = reading.low, _small_behind(reading, after, end)
    leads = low[at] == "of" and low[at - 1] in IN_CHARGE and found[0].isupper()
    small = leads and reading.document.words[ahead - 1].islower()
    return ahead if small and ahead < end and low[ahead] in ("at", "with", "for") else at


def _small_behind(reading: Reading, at: int, end: int) -> int:
    """Where nouns in small letters behind a name end: "UK | equities", "North Sea | cod stocks"."""
    while at < end and reading.document.tags[at][:2] in ("NN", "JJ") and reading.document.words[at].islower():
        at += 1
    return at


def _any_field(reading: Reading, first: int, end: int) -> int:
    """Where a field ends that begins with a number, an article or a participle: "winner of | two armed battles"."""
    at, noun, words = first, first, reading.document.words
    if first < end and words[first] in MARKS:  # "convener of | “Walking by Night”"
        reach = range(first + 2, min(first + _LONGEST_TITLE, end))
        return next((spot + 1 for spot in reach if words[spot] in MARKS), first)
    while at < min(first + _LONGEST_FIELD, end) and reading.document.letters[at] in "D#JENG-":
        noun = at + 1 if reading.document.letters[at] == "N" else noun
        at += 1
    return noun


def _before_country(reading: Reading, at: int, after: int) -> int:
    """Where the field of an office ends that goes on with its country: "Minister of Energy | of Ukraine"."""
    low = reading.low
    for spot in range(at + 2, after - 1):
        if low[spot] == "of" and country_of(reading, spot + 1, after) is not None:
            field = _is_field(reading, reading.text(at + 1, spot), at, spot)
            plain = low[at - 1] == "minister" and all(map(_ordinary, low[at + 1 : spot]))
            return spot if field or plain else at
    return at


def _ordinary(word: str) -> bool:
    """Whether a word tells a field though bodies are called by it too: "energy", "foreign affairs"."""
    return word in lexicons.table("traces_common") or word in w.organizations() or word in ("and", "the", ",")


def _second_role(reading: Reading, at: int, end: int) -> int:
    """Where a second role ends that has a place: "lead author of the study | and a geologist | at Orrin"."""
    low = reading.low
    governs = {"minister", "commissioner"} & {*low[max(at - 2 * _LONGEST_FIELD, 0) : at]}  # "minister of housing | and"
    if at + 2 >= end or low[at] != "and" or low[at + 1] in ARTICLES or governs:
        return at
    for spot in range(at + 1, min(at + 5, end - 1)):
        if w.is_role(low[spot]) and low[spot + 1] in INTO:
            return at if low[spot] in w.KIN else spot + 1  # "a welder | and father of two" has two roles
    return at


def _named_place(reading: Reading, at: int, end: int) -> str | None:
    """ "from the northern province of | Kell", "of the port city of | Leeds": a place behind what kind of one it is."""
    low, kind = reading.low, at + 1
    while kind < end and kind - at < _LONGEST_FIELD and reading.document.letters[kind] in "DJENP":
        if reading.document.words[kind] in _KINDS_OF_PLACES and low[kind + 1 : kind + 2] == ["of"]:
            named = kind + 2 < end and reading.document.words[kind + 2][0].isupper()
            return organization_at(reading, kind + 2, end)[0] if named else None
        kind += 1
    return None


def _stands_for(reading: Reading, first: int, last: int) -> bool:
    """Whether who has a role stands for a place: "the 5,000m champion from Kenya", "the senator from Maine"."""
    words = reading.low[first:last]
    plays = any(w.sectors_of("roles").get(low) == "sport" for low in words) and _WATCH.isdisjoint(words)
    return reading.low[last - 1] in SEATED or plays


def client(reading: Reading, at: int, end: int) -> str | None:
    """ "a lawyer for the tenants": whom somebody represents, in small letters."""
    last = at + 1
    while last < end and last - at < 5 and reading.document.tags[last][:2] in ("NN", "JJ"):
        last += 1
    noun = at < end and reading.document.tags[last - 1].startswith("NN")  # not "the younger | of the two"
    small = last > at + 1 and noun and reading.document.words[last - 1].islower()
    return reading.text(at, last) if small and reading.low[at] in ("the", "its", "his", "her", "their") else None


def _acronym(reading: Reading, first: int) -> bool:
    """Whether capitals for a body stand before a role: "the | EU | special representative"."""
    first += reading.low[first] in ARTICLES
    word = reading.document.words[first]
    return word.isupper() and len(word) > 1 and not w.is_role(word.lower())


def owned(reading: Reading, found: str, at: int, after: int, end: int) -> str:
    """ "heads Costa Rica’s | disaster agency": the institution that a possessor before it owns."""
    low, tags = reading.low, reading.document.tags
    if after + 1 >= end or low[after] not in ("’s", "'s", "’"):
        return found
    last = after + 1
    while last < end and tags[last][:2] in ("NN", "JJ"):
        last += 1
    start = at + (low[at] in ARTICLES)
    return reading.text(start, last) if last > after + 1 and low[last - 1] in w.organizations() else found


def _of_trade(reading: Reading, at: int, found: str) -> bool:
    """ "Director of Communications", "Curator of Large Mammals": what somebody is in charge of, in capitals."""
    named = reading.document.words[at + 1][0].isupper() and not found.isupper()
    kept = reading.low[at - 1] == "curator" and not is_institution(found)
    charged = reading.low[at - 1] in IN_CHARGE and reading.low[at - 2] != "executive"  # "executive officer of Orrin"
    return named and charged and (kept or is_trade(found))


def _is_field(reading: Reading, found: str, at: int, after: int) -> bool:
    """Whether what stands behind the "of" of an office is its field: "Minister of Works", "Commissioner for Health"."""
    if reading.low[at - 1] in _OF_FIELDS and found.lower() in TRADES:
        return True
    if reading.low[at - 1] not in _OF_FIELDS or is_institution(found) or found.isupper() or found.lower() in w.places():
        return False
    words = [word for word in reading.low[at + 1 : after] if word.isalpha() and word not in ("the", "and", "of")]
    return bool(words) and all(word in lexicons.table("traces_common") for word in words)


def _party(reading: Reading, first: int, last: int) -> str | None:
    """The party before a role: "the | Conservative | MP"."""
    first += reading.low[first] in ARTICLES
    end = party_end(reading, first, last)
    return reading.text(first, end) if end > first else None


def _joined_on(reading: Reading, at: int, end: int) -> int:
    """Where small nouns joined by "and" end: "director of policy and advocacy | at Orrin"."""
    low, tags = reading.low, reading.document.tags
    ahead = at
    while ahead < end and (tags[ahead][:2] in ("NN", "JJ") or tags[ahead] == "VBG" or low[ahead] in ("and", "&")):
        ahead += 1
    second = "and" in low[at:ahead] and w.is_role(low[ahead - 1])  # "of the association and | proprietor of"
    return ahead if ahead < end and low[ahead] in INTO and not second else at


def _house_behind(reading: Reading, part: str, at: int, end: int) -> str | None:
    """ "SVP of Operations, | Kestrel Foods": one word that is no body, and the institution behind a comma."""
    field = all(ordinary(word) or w.is_role(word) for word in part.lower().split()) or " " not in part
    plain = field and part[0].isupper() and part.lower() not in w.places() and not is_institution(part)
    if plain and " " in part and at + 1 < end and reading.low[at] == "," and reading.kind(at) in _CREDITS:
        last = organization_at(reading, at + 1, end)[1]  # "Head of Customer Care, | Orrin Water |" closes the line
        return reading.text(at + 1, last) if last >= end and at + 1 not in reading.names else None
    return _behind_comma(reading, at, end) if plain else None


def _behind_comma(reading: Reading, at: int, end: int, bare: int = 0) -> str | None:
    """ "Professor of Hydraulics, Delmar Institute of Technology": an institution by name behind a comma.

    Where ``bare`` is the token of a post without an article, any name in capitals: "senior VP commercial, DXC Lines".
    """
    low, led = reading.low, reading.low[at + 1 : at + 2] == ["the"] and at + 2 < end
    if at + 1 >= end or low[at] != "," or not is_place_of_work(reading, at + 1 + led):
        return None
    found, after = organization_at(reading, at + 1, end)
    closes = after >= end or low[after] in (",", ".", ")")
    plain = reading.before(bare) in (",", "—", "–", "-", "--", "(") and low[bare] not in ARTICLES
    if found is None or (led and not (plain and closes)) or (led and not found[0].isupper()):
        return None
    if is_institution(found):
        return found
    named = low[at + 1 + led]
    plain = plain and named not in w.places() | w.not_names()
    return found if closes and plain and w.given(named) is None else None


def _campaigns(name: str) -> bool:
    return name.lower().split()[-1] in SMALL_BODIES


def _leading(reading: Reading, first: int, last: int) -> str | None:
    """The capitalised words before a role: "an Orrin Bank economist"."""
    low, words = reading.low, reading.document.words
    while first < last and (low[first] in ARTICLES or low[first] in w.FORMER or low[first] in _CONTESTS):
        first += 1
    if low[first] in LONE_BODIES | {"opposition"} and words[first][0].isupper() and first < last - 1:
        return reading.text(first, first + 1)  # "the Senate majority leader"
    while first < last - 2 and low[first] in w.modifiers() and words[first][0].isupper() and words[first + 1].isupper():
        first += 1  # "State | BJP | president"
    if (body := body_end(reading, first, last - 1)) > first + 1 and low[body - 1] in w.organizations():
        return reading.text(first, body)  # "a National Grain Board | technician"
    cut = first
    while (
        cut < last - 1 and words[cut][0].isupper() and not (w.is_role(low[cut]) or low[cut] in w.modifiers() | DEGREES)
    ):
        cut += 1
    cut += low[cut - 1 : cut + 1] == ["white", "house"] and cut < last - 1  # "a Dunmore White House | pollster"
    titled = words[min(cut, last - 1)][0].isupper() or reading.kind(first) == "pull-credit"
    if cut == first + 1 and titled and ordinary(low[first]) and low[first] not in w.organizations():
        return None  # ", Policy Analyst", "— Ana Ruiz, Loss adjuster"
    if first < cut < last - 1 and low[cut] in SMALL_BODIES:  # "an Obama administration | official"
        cut += 1
    return reading.text(first, cut) or None
