"""What stands before the comma before a name: "Norway’s fisheries minister, Kari Lie,", "A deck hand, Moses Tait,"."""

from functools import cache

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition
from quotetrace.speakers.affiliation.complements import CLIENTS, SENT, with_place
from quotetrace.speakers.affiliation.fields import INTO
from quotetrace.speakers.affiliation.held import ARTICLES, held
from quotetrace.speakers.affiliation.owners import owner_of
from quotetrace.speakers.affiliation.posts import left_role
from quotetrace.speakers.affiliation.seats import behind_short
from quotetrace.speakers.affiliation.wording import beginning
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution
from quotetrace.speakers.text.narrowing import portfolio_end
from quotetrace.speakers.text.phrases import SERVING, body_ending, closes_description, organization_at, phrase_before
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.titled import fielded

_FRONTING = frozenset("at in on during inside outside amid before after".split())
_JOINTS = frozenset({"of", "for"})
_PLACING = frozenset({"in", "near", "outside"})
_STYLES = frozenset({"most", "right", "very"})  # "the Most Rev."
_LONGEST = 14  # tokens of a description before a name: "the director of the regional fire service, Ana Ruiz"
_PEOPLE = ("er", "or", "ist", "ian", "eer", "man", "woman")  # how nouns for people end that no list knows
_TRADES = frozenset({"trade", "profession", "training", "background", "vocation"})
_SPEAKING = frozenset("speaking writing testifying acting working serving in".split())  # before "as", at the front
_CAPACITIES = frozenset({"role", "capacity", "job", "work", "position", "post"})
_BEHIND_NAMES = frozenset({"and", "who", "of", "from", "with"})  # a name that goes on is part of an apposition
_TOWARDS = frozenset({"to", "from", "with", "by"})
_THE = frozenset({"the"})
_CLAUSES = frozenset("i we he she they who that".split())  # with which a clause begins that narrows a description
_LONGEST_FIELD = 7  # tokens of the field of a post behind its comma
_LONGEST_CLAUSE = 9  # tokens of such a clause
_NOUNS = ("NN", "NNP", "NNS", "JJ")


def before_comma(reading: Reading, name: Name) -> Affiliation | None:
    """ "Norway’s fisheries minister, Kari Lie, said"; "The head of the port, Dr. Ulf Berg,".

    "a pupil, the novelist ...".
    """
    comma = (min(name.role[0], name.first) if name.role is not None else name.first) - 1
    begin, low = reading.sentence(name.core)[0], reading.low
    if comma > begin and low[comma] == "-" and low[comma - 1].rstrip(".") in w.honorifics():
        comma -= 2  # "Brig.-Gen."
    while comma > begin and (
        low[comma] in _between()
        or w.is_role(low[comma])
        or low[comma].startswith("ex-")
        or low[comma].endswith("-year-old")
        or (low[comma] in w.demonyms() and low[comma - 1] == "the")
    ):
        comma -= 1
    labelled = comma == begin + 1 and low[name.last : name.last + 1] == [":"]  # "Florist, Ana Ruiz: “...”"
    if comma < begin + 2 - labelled or reading.low[comma] != ",":
        return None
    if (titled := _titled(reading, begin, comma)) is not None:
        return titled
    if (spot := _spoken_as(reading, begin, comma)) > begin:
        return apposition(reading, spot, comma, strict=True)
    last = comma - 2 * (low[comma - 2] == "by" and low[comma - 1] in _TRADES)  # "A glazier | by trade, Ana Ruiz"
    if _is_fronted(reading, begin, comma, name) or _is_addressed(reading, begin, last, name):
        return None
    if (clause := _behind_clause(reading, begin, comma)) < comma:  # "The captain | who found it, Ana Ruiz, said"
        code = reading.document.letters  # not "Asked about the minister | responsible for it, Ana Ruiz said"
        apart = code[begin] in "EGI" and code[name.last : name.last + 1] in ("V", "Z", "M")
        return left_role(reading, clause) if not apart and _beside(reading, begin, clause, name) else None
    if low[comma - 2] == "the" and low[comma - 1] in w.demonyms():  # "The Kenyan, Wanjiru Kiptoo,"
        return Affiliation(organization=w.demonyms()[low[comma - 1]])
    justice = low[last - 1] == "justice" and not _JOINTS.isdisjoint(low[body_ending(reading, last) : last])
    if w.is_role(reading.low[last - 1]) and not justice:  # "the Director, Centre for Water Justice, Ana Ruiz"
        first = phrase_before(reading, last)
        if reading.before(first) in _PLACING and reading.document.words[last - 1][0].isupper():
            return None  # "At a fair in Hilton Head, Ann Lee said"
        if (serving := _serving(reading, first, last)) is not None:
            return serving if len(name.words) > 1 else None
        return left_role(reading, last) if _beside(reading, begin, last, name) else None
    found = _with_complement(reading, begin, comma)
    if found is not None and not _goes_with(reading, name, found):
        return None
    return found or _with_house(reading, begin, comma) or _any_noun(reading, begin, comma, name)


def _serving(reading: Reading, first: int, last: int) -> Affiliation | None:
    """ "A spokeswoman for | the governor |, Ana Ruiz,": who speaks for an office, and not who has it."""
    low, joint = reading.low, first - 1 - (reading.low[first - 1] in ARTICLES | _THE)
    serves = low[joint - 1] in SERVING if low[joint] == "for" else low[joint] == "to" and w.is_role(low[joint - 1])
    if joint < 1 or not serves:
        return None
    return held(reading, (phrase_before(reading, joint), joint), reading.text(first, last))


def _titled(reading: Reading, begin: int, comma: int) -> Affiliation | None:
    """ "The firm’s Head, Corporate Communications |,": a post whose field stands in capitals between two commas."""
    mark = comma - 1
    while mark > begin and reading.document.words[mark] != "," and comma - mark < _LONGEST_FIELD:
        mark -= 1
    fact = left_role(reading, mark) if mark > begin and fielded(reading, mark, comma) == comma else None
    if fact is None or fact.span is None:
        return None
    return held(reading, (reading.tokens(fact.span.start, fact.span.end)[0], comma), fact.organization)


def _behind_clause(reading: Reading, begin: int, comma: int) -> int:
    """Where the noun of a description ends that a clause narrows before its comma, else the comma.

    "A painter | I admire, Ana Ruiz,", "the agent | she met in Hull, Ana Ruiz,": only where nothing but the
    description stands before the noun.
    """
    low, letters = reading.low, reading.document.letters
    for at in range(max(begin + 2, comma - _LONGEST_CLAUSE), comma - 1):
        if low[at : at + 2] == ["responsible", "for"] and w.is_role(low[at - 1]) and "," not in low[at:comma]:
            return at  # "said the minister | responsible for housing, Ana Ruiz"
        opens = low[at] in _CLAUSES and w.is_role(low[at - 1]) and letters[at + 1] in "VZEMAR"
        first = phrase_before(reading, at) if opens else at
        if opens and first - 1 <= begin + 1 and low[first - 1] in ARTICLES | _THE and "," not in low[at:comma]:
            return at
    return comma


def _spoken_as(reading: Reading, begin: int, comma: int) -> int:
    """ "Speaking as | a glazier, Ana Ruiz said", "In her role as | mayor,": where the role begins; else ``begin``."""
    low = reading.low
    if low[begin] not in _SPEAKING:
        return begin
    spot = next((at + 1 for at in range(begin + 1, min(begin + 5, comma - 1)) if low[at] == "as"), begin)
    fronted = low[begin] != "in" or not _CAPACITIES.isdisjoint(low[begin:spot])
    plain = set("VZMA").isdisjoint(reading.document.letters[spot:comma])
    return spot if fronted and plain else begin


def _is_addressed(reading: Reading, begin: int, comma: int, name: Name) -> bool:
    """ "In a letter to the mayor |, | Ana Ruiz said": to whom, or with whom, somebody else does something."""
    letters = reading.document.letters
    if letters[name.last : name.last + 1] not in ("V", "Z", "M"):
        return False
    spots = range(comma - 1, max(begin, comma - _LONGEST) - 1, -1)
    at = next((spot for spot in spots if reading.low[spot] in _TOWARDS or letters[spot] not in "DJNPIO#C"), begin)
    return reading.low[at] in _TOWARDS and (at == begin or letters[at - 1] in "N,")


def _is_fronted(reading: Reading, begin: int, comma: int, name: Name) -> bool:
    """ "At a dinner for Ann Lee in Altona, Maine, | Bo Holt said": what only tells where and when, before a subject."""
    letters, at = reading.document.letters, comma
    while at > begin and (reading.low[at] != "," or reading.text(at + 1, comma).lower() in w.places() or at == comma):
        at -= 1
    acts = letters[name.last : name.last + 1] in ("V", "Z", "M", "A")
    return acts and at == begin and letters[begin] == "I" and reading.low[begin] in _FRONTING


def _goes_with(reading: Reading, name: Name, fact: Affiliation) -> bool:
    """Whether a description with prepositions is that of the name behind its comma.

    Not "The allure of the plan, | Ann Lee argued, is small", "other candidates at the debate, | Ann Lee among them".
    """
    if fact.span is None:
        return True
    first, last = reading.tokens(fact.span.start, fact.span.end)
    head = next((at for at in range(first, last) if reading.low[at] in INTO), last) - 1
    single = w.singular(reading.low[head]) == reading.low[head]
    behind = "".join(reading.low[name.last : name.last + 1])
    return w.is_role(reading.low[head]) or (single and not behind[:1].isalnum())


def _beside(reading: Reading, begin: int, comma: int, name: Name) -> bool:
    """Whether a role and the name behind its comma are one person.

    Not where the comma only ends what comes before the subject: "Asked about the protester, | Ann Lee said no".
    """
    first, low = phrase_before(reading, comma), reading.low
    while first > begin and low[first - 1] in ARTICLES:
        first -= 1
    if low[first - 1] == "," and first - 1 > begin and reading.document.words[first - 2].islower():
        return True  # "Speaking at the gate, | the governor, Ann Lee said"
    opens = set("VZMEGI").isdisjoint(reading.document.letters[begin:first]) or low[begin] == "as"
    opens = opens or low[comma - 1] in w.offices() | w.posts_of_bodies() | w.posts_of_firms()
    behind = "".join(low[name.last : name.last + 1])
    return opens or not behind[:1].isalnum() or behind in _BEHIND_NAMES


@cache
def _between() -> frozenset[str]:
    """What may stand between the comma and a name."""
    return _STYLES.union(ARTICLES, w.party_words(), w.modifiers())


def described(reading: Reading, name: Name) -> Affiliation | None:
    """ "The press secretary of the club Olena Marchuk informed": a description that opens a sentence."""
    begin, at = reading.sentence(name.core)[0], name.first
    if at < begin + 3 or not closes_description(reading, at):
        return None
    while begin < at and not reading.document.words[begin][0].isalnum():
        begin += 1
    begin += 2 * (reading.low[begin : begin + 2] == ["according", "to"])
    if at < begin + 3:
        return None
    fact = _with_complement(reading, begin - 1, at) if begin else _with_complement(reading, begin, at)
    if fact is None or fact.span is None:
        return None
    first = reading.tokens(fact.span.start, fact.span.end)[0]
    if first <= begin + 1 or reading.document.letters[first - 1] == "V":
        return fact
    return fact if reading.low[first - 1] == "the" and _may_open(reading, first - 2) else None


def _may_open(reading: Reading, at: int) -> bool:
    """Whether a clause begins behind a token: "Earlier | the head of the mission", "recall that | the head"."""
    return reading.document.letters[at] in "AR," or reading.low[at] in ("that", "earlier", "and", "but", "while")


def _any_noun(reading: Reading, begin: int, comma: int, name: Name) -> Affiliation | None:
    """ "A deck hand, Moses Tait, swam": a noun that no list knows opens the sentence before a name."""
    low, tags = reading.low, reading.document.tags
    mark = next((at for at in range(max(begin + 1, comma - 4), comma) if low[at] in w.POSSESSIVE), begin)
    first = mark + 1  # "Altona’s | deck mate, Ana Ruiz,"
    owned = mark > begin and set("PND").issuperset(reading.document.letters[begin:mark])
    owned = owned and reading.names.isdisjoint(range(begin, mark))  # not "Orr’s opposite number, Ana Ruiz,"
    led = owned or low[begin] in ("a", "an") or (low[begin] == "the" and low[comma - 1].endswith(_PEOPLE))
    fits = led and 0 < comma - first < 4 and low[name.last : name.last + 1] == [","]
    if not fits or tags[comma - 1] != "NN" or not all(tags[at][:2] in ("NN", "JJ") for at in range(first, comma)):
        return None
    head = low[comma - 1]
    known = head in w.organizations() or head in w.documents() or head in w.things() or head in w.collectives()
    owner = reading.text(begin + (low[begin] == "the"), mark) if owned else None
    return None if known else held(reading, (first, comma), owner)


def _with_house(reading: Reading, begin: int, comma: int) -> Affiliation | None:
    """ "the Chairman, Altona Traders Association, Alhaji Ojo": a role and its institution, each with a comma."""
    first, words = comma, reading.document.words
    while first > begin + 2 and comma - first < _LONGEST and reading.low[first - 1] not in (",", ";"):
        first -= 1
    named = words[first][0].isupper() or reading.low[first] == "the"
    titled = _titled(reading, begin, first - 1) if first - 1 > begin + 2 else None
    if reading.low[first - 1] != "," or not named or not (titled or w.is_role(reading.low[first - 2])):
        return None
    organization, after = organization_at(reading, first, comma)
    if organization is None or after < comma or not reading.names.isdisjoint(range(first, comma)):
        return None  # "another tough guy, Mr. Orr, Ann Lee said"
    if titled is not None:
        return evolve(titled, organization=organization)  # "the Director, Public Affairs, Orrin Steel, Ana Ruiz"
    start = phrase_before(reading, first - 1)
    return held(reading, (start, first - 1), organization) if start < first - 1 else None


def _with_complement(reading: Reading, begin: int, comma: int) -> Affiliation | None:
    """A description with prepositions that ends at a comma: "The Iyaloja of the market, Alhaja Ojo"."""
    low = reading.low
    for at in range(max(begin + 1, comma - 2 * _LONGEST), comma):
        sent = low[at] == "to" and low[at - 1] in SENT | CLIENTS
        if not (low[at] in INTO or sent) or any(reading.document.letters[each] in "VZM" for each in range(at, comma)):
            continue
        at = _before_short(reading, at)
        first = phrase_before(reading, at) if w.is_role(low[at - 1]) else _noun_before(reading, begin, at)
        first = beginning(reading, first, at) if first < at else first  # "becoming | chairman of"
        if first >= at or not _one_description(reading, first, comma):
            continue
        owner = owner_of(reading, first, at)
        start = first if owner is None else owner[1]
        return with_place(reading, start, at, comma, None if owner is None else owner[0])
    return None


def _before_short(reading: Reading, at: int) -> int:
    """Before the letters in brackets that stand for a post: "The Managing Director | (MD) | of Orrin"."""
    short = reading.low[at - 1] == ")" and at > 3 and behind_short(reading, at - 3) == at
    return at - 3 if short and w.is_role(reading.low[at - 4]) else at


def _one_description(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing parts a description but the whole behind a part: "Department of History, University of Jos"."""
    marks = [at for at in range(first, last) if reading.low[at] in (",", ";")]
    joint = next((at for at in range(first, last) if reading.low[at] in INTO), last)
    if not marks or portfolio_end(reading, joint, last) > marks[-1]:
        return True
    named, after = organization_at(reading, marks[0] + 1, last)
    return len(marks) == 1 and named is not None and after == last and is_institution(named)


def _noun_before(reading: Reading, begin: int, at: int) -> int:
    """Where a description begins whose noun no list knows, if "the" opens it: "The Iyaloja | of the market"."""
    first = at
    while first > begin and reading.document.tags[first - 1] in _NOUNS and at - first < 3:
        first -= 1
    head = reading.low[at - 1]
    known = head in w.organizations() or head in w.documents() or head in w.things()
    opens = first - 1 == begin or reading.document.letters[first - 2] in "VZ"  # "stated | the Akim of the region"
    return first if first > begin and reading.low[first - 1] == "the" and opens and not known else at
