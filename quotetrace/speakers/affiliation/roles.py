"""What a person does and where, in the article's words: offices before a name, appositions before and behind it."""

from collections.abc import Iterator
from functools import cache

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import TOGETHER, apposition, by_verb
from quotetrace.speakers.affiliation.behalf import behalf, opening
from quotetrace.speakers.affiliation.careers import career
from quotetrace.speakers.affiliation.chains import before, further
from quotetrace.speakers.affiliation.commas import before_comma, described
from quotetrace.speakers.affiliation.complements import client
from quotetrace.speakers.affiliation.credits import credit
from quotetrace.speakers.affiliation.fronted import paper, run_by, so_called
from quotetrace.speakers.affiliation.held import ARTICLES, RUNS, belonging, held, singular_role, until_then
from quotetrace.speakers.affiliation.homes import behind_home, behind_preposition
from quotetrace.speakers.affiliation.letters import constituency, party, seat
from quotetrace.speakers.affiliation.marks import AGE, MARKS, behind_mark, is_label, with_gloss, with_party
from quotetrace.speakers.affiliation.moves import JOINED, LEAVING, joined, moves, went_on
from quotetrace.speakers.affiliation.occasions import hosted
from quotetrace.speakers.affiliation.opened import opened
from quotetrace.speakers.affiliation.owners import whose
from quotetrace.speakers.affiliation.posts import left_role
from quotetrace.speakers.affiliation.seconds import behind_adverbs
from quotetrace.speakers.affiliation.short import at_house, for_side, in_list
from quotetrace.speakers.affiliation.sporting import PLAYING, YEARS, his_side
from quotetrace.speakers.affiliation.wording import beginning
from quotetrace.speakers.affiliation.working import AT_WORK, WORK, with_colleagues, works_at
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at, phrase_before
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.wholes import body_with_of

__all__ = ["affiliations", "singular_role"]

_KEEPS = frozenset(
    "runs owns manages heads chairs directs edits coaches teaches sells farms grows bakes mends repairs weaves breeds"
    " brews tends".split()
)
_OPENERS = frozenset({"but", "and", "yet", "then"})  # before a subject, of no institution
_HIGHER = frozenset({"chief", "deputy", "assistant", "detective"})  # of a rank, whose noun is read with the name
_SHOWS = frozenset({"show", "hour", "tonight"})
_PLACES = frozenset({"of", "from", "at"})
_PAPERS = frozenset({"in", "for"})  # between a name and what somebody writes in
_LISTS = frozenset({"and", "&", "or"})  # before the last of several names: "Ada Moreau and Jon Pell, partners"
_SUPPOSING = frozenset({"if", "unless", "whether", "were", "should"})
_EQUATING = frozenset({"is", "was"})
_COPULAS = frozenset({"is", "was", "became", "remains", "’s", "'s"})
_STYLES = frozenset({"right", "most", "very", "rt"})
_SPELLS = frozenset({"was", "worked", "spent", "served", "taught", "played", "had"})  # before "before joining"
_LONGEST_OWNER = 4  # tokens of a name and its title


def affiliations(reading: Reading, name: Name, others: frozenset[int] = frozenset()) -> list[Affiliation]:
    """Every role told at one naming of a person; ``others`` are the tokens where names begin."""
    low, name = reading.low, with_gloss(reading, name)
    begin, end = reading.sentence(name.core)
    led = low[name.first - 1] in _leads()  # most names stand behind none of these, and before none
    paused = "," in low[begin : name.first]
    ahead = low[name.last] if name.last < len(low) else ""
    marked = ahead in MARKS
    told = not _supposed(reading, name)
    found = [
        _office(reading, name),
        _beside(reading, name),
        _equated(reading, name) if led else None,
        _house(reading, name, others) if led else None,
        described(reading, name),
        his_side(reading, name) if reading.has(PLAYING) else None,
        _member(reading, name) if led else None,
        _position(reading, name) if led else None,
        _station(reading, name) if ahead in _SHOWS else None,
        fronted := before_comma(reading, name) if paused else None,
        None
        if fronted is None or fronted.span is None
        else before(reading, reading.tokens(fronted.span.start, fronted.span.end)[1]),
        *_also(reading, name, fronted, others),
        member := party(reading, name) if marked else None,
        constituency(reading, name) if ahead == "(" else None,
        seat(reading, name),
        _behind(reading, with_party(reading, name), others)
        if member and ahead == "("
        else _behind(reading, name, others)
        if marked or (ahead in _follows() and (told or ahead not in _COPULAS))
        else None,
        career(reading, name) if told else None,
        opening(reading, name) or opened(reading, name) if paused else None,
        paper(reading, name) if paused or ahead in _PAPERS else None,
        so_called(reading, name) if led else None,
        run_by(reading, name) if "by" in low[begin : name.first] else None,
        before(reading, name.first),
    ]
    found = _with_home(reading, name, found) if ahead in _PLACES else found
    start = behind_mark(reading, name) if marked else name.last
    acts = reading.document.letters[start : start + 2] in ("GI", "GD", "GT", "GR")  # ", acting as her host and"
    opens = told and name.last < start < end and start not in others and not acts
    more = further(reading, start, end, others) if opens else ()
    gone = moves(reading, start, end) if told and (ahead in LEAVING or (marked and opens)) else ()
    gone = gone or (went_on(reading, name.last, end) if ahead in _SPELLS and told else ())
    return [one for one in (*gone, *found, *more) if one is not None]


def _also(reading: Reading, name: Name, told: Affiliation | None, others: frozenset[int]) -> Iterator[Affiliation]:
    """ "A former minister of works and | member of the House, Ana Ruiz": the posts behind the first before a comma."""
    if told is not None and told.span is not None:
        comma = min(name.role[0], name.first) - 1 if name.role is not None else name.first - 1
        yield from further(reading, reading.tokens(told.span.start, told.span.end)[0], comma, others)


def _with_home(reading: Reading, name: Name, found: list[Affiliation | None]) -> list[Affiliation | None]:
    """What is told, with what stands behind the "of", "from" or "at" behind a name: a house, or a home and a post."""
    if name.title == "chief" and name.core - name.first == 1:  # "Chief Ana Ruiz of the Altona First Nation"
        span = (name.first, name.core)
        found = [held(reading, span, one.organization) if one and one.role is None else one for one in found]
    found = [*found, _behind_house(reading, name)]
    end = reading.sentence(name.core)[1]
    at_home = behind_home(reading, name.last, end) if reading.low[name.last] != "at" else None
    if at_home is None:
        return found
    home = organization_at(reading, name.last + 1, end)[0]
    return [one for one in found if one is None or one.role or one.organization != home] + [at_home]


def _behind_house(reading: Reading, name: Name) -> Affiliation | None:
    """ "Ann Lee of the Altona Mirror, | winner of the prize,": the role behind where somebody works or lives."""
    end = reading.sentence(name.core)[1]
    _, after = organization_at(reading, name.last + 1, end)
    if after + 1 >= end or after <= name.last + 1 or reading.low[after] != "," or after + 1 in reading.names:
        return None
    fact = apposition(reading, after + 1, end, strict=True)
    return fact if fact is not None and fact.role is not None and not _of_many(reading, name, fact) else None


def _supposed(reading: Reading, name: Name) -> bool:
    """ "If | Ana Ruiz | becomes mayor": what stands behind the name is no more than supposed."""
    acts = reading.document.letters[name.last : name.last + 1] in ("V", "Z", "M")
    begin = max(reading.sentence(max(name.first - 1, 0))[0] - 1, 0)
    if not acts or _SUPPOSING.isdisjoint(reading.low[begin : name.first]):
        return False
    at = phrase_before(reading, name.first) - 1
    return at >= 0 and reading.low[at] in _SUPPOSING


@cache
def _leads() -> frozenset[str]:
    """The words right before a name by which some rules know it."""
    wide = (pair[1] for pair in w.WIDE_POSITIONS)
    return _EQUATING.union(("called", "named"), w.POSSESSIVE, w.party_words(), w.POSITIONS, wide)


@cache
def _follows() -> frozenset[str]:
    """The words right behind a name by which a rule knows it, marks apart."""
    return _COPULAS.union(RUNS, WORK, JOINED, ("and", "for", "of", "from", "at", "who"))


def _office(reading: Reading, name: Name) -> Affiliation | None:
    """ "Norwegian Fisheries Minister Kari Lie", "Harbour coach Ana Ruiz", "Sen. Ada Moreau", "my aunt Ilaria"."""
    if name.role is None:
        begin, at = reading.sentence(name.core)[0], name.first - 1
        led = at > begin and reading.low[at] == "the" and w.is_role(reading.low[at - 1])
        return left_role(reading, at) if led and name.title else None  # "Vatican spokesman the Rev. Ann Lee"
    if (behind := _behind_post(reading, name.role[0])) is not None:
        return behind
    fact = left_role(reading, name.first)
    titled = set(name.title.split()) & w.titles_of_posts()
    if fact is not None and titled and not any(map(w.is_role, (fact.role or "").lower().split())):
        first, last = name.first, name.core  # "Cebu | Archbishop | Dionisio Tan"; not "The Right | Rev | Ann Lee"
        return held(reading, (first, last), None if (fact.role or "").lower() in _STYLES else fact.role)
    ranked = titled & w.POLICE and _HIGHER.issuperset((fact.role or "").lower().split()) if fact else False
    return None if ranked and fact is not None and fact.organization is None else fact  # "Chief | Constable Ana Ruiz"


def _behind_post(reading: Reading, at: int) -> Affiliation | None:
    """ "chairman of the committee | Senator Ana Ruiz": the post that ends in a small word before a title of office."""
    words, first = reading.document.words, phrase_before(reading, at)
    apart = first < at - 2 and words[at][0].isupper() and words[at - 1].islower() and w.is_post(reading.low[at])
    return left_role(reading, at) if apart and "of" in reading.low[first + 1 : at - 1] else None


def _beside(reading: Reading, name: Name) -> Affiliation | None:
    """ "the presidential candidate | Sen. Ann Lee", "committee chairman | Rep. Bo Lie": the role before an office."""
    if name.role is None:
        return None
    first = phrase_before(reading, name.first)
    begin = beginning(reading, first, name.first)
    told = first < begin and w.is_role(reading.low[begin - 1]) and reading.document.letters[begin - 1] in "NP"
    return left_role(reading, begin) if told else None


def _equated(reading: Reading, name: Name) -> Affiliation | None:
    """ "the union, whose general secretary is Irvin Jimba": the post before the verb before a name."""
    verb, begin = name.first - 1, reading.sentence(name.core)[0]
    if verb <= begin or reading.low[verb] not in _EQUATING or not w.is_role(reading.low[verb - 1]):
        return None
    return left_role(reading, verb)


def _house(reading: Reading, name: Name, others: frozenset[int]) -> Affiliation | None:
    """ "CNN’s Ana Ruiz", "But | Labour’s Sunita Kaur": where somebody works who is named in full, no role between."""
    mark, begin = name.first - 1, reading.sentence(name.core)[0]
    if name.role is not None or len(name.words) < 2 or mark <= begin or reading.low[mark] not in w.POSSESSIVE:
        return None
    first = mark
    while first > begin and reading.document.words[first - 1][0].isupper() and first - 1 not in others:
        first -= 1
    first += first == begin and reading.low[first] in _OPENERS
    if first == mark or first in others or reading.before(first) == "’s":
        return None
    if (whole := body_with_of(reading, first)) < first:  # "the Bank of England’s Ana Ruiz"
        return belonging(reading, reading.text(whole, mark))
    return belonging(reading, whose(reading, first, mark))  # "Spain’s Josune Iraola" too


def _station(reading: Reading, name: Name) -> Affiliation | None:
    """ "NBC’s “The | Ana Ruiz | Show”": who puts on the show that bears a name."""
    at, begin = name.first - 1, reading.sentence(name.core)[0]
    at -= reading.low[at] == "the"
    at -= at > begin and reading.document.letters[at] == "Q"
    if at <= begin or reading.low[at] not in w.POSSESSIVE:
        return None
    first = at
    while first > begin and reading.document.words[first - 1][0].isupper():
        first -= 1
    return belonging(reading, reading.text(first, at)) if first < at else None


def _position(reading: Reading, name: Name) -> Affiliation | None:
    """ "Lakers | center | Dario Kukoc": a place in a team between the team and a name."""
    at, begin = name.first - 1, reading.sentence(name.core)[0]
    if name.role is not None or at <= begin:
        return None
    wide = tuple(reading.low[at - 1 : at + 1]) in w.WIDE_POSITIONS
    if not (wide or reading.low[at] in w.POSITIONS):
        return None
    start = at - 1 if wide else at
    first = start
    while first > begin and reading.document.words[first - 1][0].isupper():
        first -= 1
    told = first < start or start < at  # by a team before it, or by its two words
    if start - first == 1 and reading.low[first] in YEARS:  # "Junior | center | Dario Kukoc"
        return held(reading, (first, at + 1), None)
    return held(reading, (start, at + 1), reading.text(first, start) or None) if told else None


def _member(reading: Reading, name: Name) -> Affiliation | None:
    """ "Republican Hal Boyd said": the party before a name."""
    at = name.first - 1
    if name.role is not None or at < 0 or reading.low[at] not in w.party_words():
        return None
    word = reading.document.words[at]
    return Affiliation(organization=word) if word[0].isupper() else None


def _behind(reading: Reading, name: Name, others: frozenset[int]) -> Affiliation | None:
    """What follows a name: ", a pilot at Skyline Air,", ", 61, who runs ...", " of the firm Orrin"."""
    at, end = name.last, reading.sentence(name.core)[1]
    low = reading.low
    if at >= end:
        return None
    if low[at] == "and" and low[at + 1 : at + 2] in (["his"], ["her"], ["their"]):
        return with_colleagues(reading, at + 2, end)
    if low[at] == "and" and at + 1 in others:
        return _shared(reading, at + 1, end)
    if low[at] in (",", "--", "—", "–", "-") and is_label(reading, at):
        return credit(reading, at + 1, end - (low[end - 1] == ":"))
    if low[at] == "(" and is_label(reading, at):
        return _bracketed(reading, at, end)
    if low[at] in MARKS:
        at = behind_mark(reading, name)
        if (
            low[at : at + 1] == ["for"] and at + 1 < end and seat(reading, name) is not None
        ):  # "Ana Ruiz KC, for Orrin,"
            return belonging(reading, client(reading, at + 1, end) or organization_at(reading, at + 1, end)[0])
        if low[at : at + 1] in (["of"], ["from"]) and (behind := behind_home(reading, at, end)) is not None:
            return behind
        if (told := behalf(reading, at, end) or at_house(reading, at, end)) is not None:
            return told
        if at < end and low[at] in RUNS | _COPULAS and AGE.match(low[at - 2]):  # "Oksana Bilous, 52, heads surgery at"
            return None if low[at] in _COPULAS and reading.quoted(at) else by_verb(reading, at, end)
        if reading.before(name.first) == "," and (verb := behind_adverbs(reading, at, end)) < end:
            # "The boy, Tom Ash, | now runs the mill", "His wife, Ann Lee, | is a cook"
            acts = low[verb] in RUNS | _COPULAS and reading.document.letters[verb] in "VZ"
            if acts and low[name.last] == "," and not reading.quoted(at):
                return by_verb(reading, verb, end)
        if _new_clause(reading, name, at, end) or low[at : at + 1] == ["accused"]:
            return None  # "Ana Ruiz, the former mayor, | accused him of lying"
        free = at < end and (at not in others or _owns_role(reading, at, end) or in_list(reading, at, end))
        fact = apposition(reading, at, end, named=True) if free else None
        many = fact is not None and low[at] != "who" and _of_many(reading, name, fact)
        return None if many else fact
    if low[at] == "who" and at + 1 < end and len(name.words) > 1:  # "Ana Ruiz | who runs the Orrin Arms told us"
        return by_verb(reading, at + 1, end)
    if name.title and (side := for_side(reading, at, end)) is not None:  # "Mr J. Tolland for the Crown"
        return side
    if low[at] == "at" and hosted(reading, name):
        return None
    if low[at] in ("of", "from", "at") and reading.kind(at) != "headline":
        return behind_preposition(reading, name, at, end)
    return _behind_verb(reading, name, at, end)


def _behind_verb(reading: Reading, name: Name, at: int, end: int) -> Affiliation | None:
    """ "Ana Ruiz | is a nurse", "| joined Orrin", "| leads the burns unit at Orrin Hospital"."""
    low = reading.low
    # `"Mr. Smith is a thief"` is what somebody thinks of him; in turns hosts introduce their guests
    is_told = low[at] in _COPULAS and (reading.kind(at) == "turn" or not reading.quoted(at))
    if is_told and at + 3 < end and AGE.match(low[at + 1]) and low[at + 2] == ",":  # "is 38, a grower"
        return apposition(reading, at + 3, end, strict=True)
    if is_told and at + 2 < end and (low[at + 1] in ARTICLES or _begins_role(reading, at + 1)):
        return _being(reading, at, end)
    if low[at] in JOINED and len(name.words) > 1:
        return joined(reading, at, end)
    if low[at] in AT_WORK or (
        low[at] in RUNS | WORK and len(name.words) > 1
    ):  # "Dr Ana Ruiz leads the burns unit at Altona Hospital"
        return works_at(reading, at, end) or (by_verb(reading, at, end) if low[at] in _KEEPS else None)
    return None


def _bracketed(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ana Ruiz | (taxi driver): “...”": the role in the brackets of a label."""
    closed = next((spot for spot in range(at + 1, end) if reading.low[spot] == ")"), at)
    return apposition(reading, at + 1, closed, strict=True) if closed > at + 1 else None


def _being(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ana Ruiz | is a nurse", "Ana Ruiz | was editor of Orrin until 2019", whose post is over."""
    fact = apposition(reading, at + 1, end, strict=True)
    if fact is None or (reading.low[at] in _EQUATING and singular_role(fact.role or "x") != (fact.role or "x")):
        return None
    over = reading.low[at] == "was" and until_then(reading, at, end)
    return evolve(fact, status="former") if over else fact


def _owns_role(reading: Reading, at: int, end: int) -> bool:
    """ "Ann Lee, | Mrs. Ruiz’s chief of staff", "| Ana Ruiz’s lawyer": a name that owns what stands behind it."""
    mark = at
    while mark < min(at + _LONGEST_OWNER, end) and (reading.document.words[mark][0].isupper() or mark in reading.names):
        mark += 1
    return mark < end and reading.low[mark] in ("’s", "'s")


def _of_many(reading: Reading, name: Name, fact: Affiliation) -> bool:
    """ "They like Ann Lee, | many members of the club | do not": a plural behind one name is none of hers."""
    plural = fact.role is not None and singular_role(fact.role) != fact.role
    return plural and reading.before(name.first) not in _LISTS


def _new_clause(reading: Reading, name: Name, at: int, end: int) -> bool:
    """ "According to Ana Ruiz, 68, | a caller told him": what stands behind is the subject of a verb."""
    led = reading.low[name.first - 2 : name.first] == ["according", "to"] or reading.before(name.first) in (
        "by",
        "from",
    )
    if not led or at >= end or reading.low[at] not in ("a", "an", "the"):
        return False
    last = at + 1
    while last < end and reading.document.letters[last] in "NJP":
        last += 1
    return last > at + 1 and last < end and reading.document.letters[last] in "VM"


def _begins_role(reading: Reading, at: int) -> bool:
    """ "Ana Ruiz became | mayor of Altona", "is | Britain’s last female tuner"."""
    words = reading.document.words
    if reading.low[at - 1] in w.POSSESSIVE:  # "Ana Ruiz’s spokesman"
        return False
    return w.is_role(reading.low[at]) or (words[at][0].isupper() and reading.low[at + 1] in w.POSSESSIVE)


def _shared(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ada Moreau and Jon Pell, partners at Orrin": a plural role belongs to both."""
    comma = next((spot for spot in range(at, min(at + 6, end)) if reading.low[spot] == ","), None)
    if comma is None or comma + 1 >= end:
        return None
    if reading.low[comma + 1] == "who" and comma + 2 < end and reading.low[comma + 2] in TOGETHER:
        return by_verb(reading, comma + 2, end)  # "who run Orrin together"
    found = apposition(reading, comma + 1, end, strict=True)
    plural = found is not None and found.role is not None and singular_role(found.role) != found.role
    return found if plural else None
