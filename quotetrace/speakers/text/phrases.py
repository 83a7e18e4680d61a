"""Small stretches of tokens: the office that ends before a name, an organization behind a preposition, a country."""

from quotetrace import lexicons
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.narrowing import fields_listed, in_series, narrows
from quotetrace.speakers.text.reading import Reading

_CONNECTORS = frozenset({"of", "for", "the", "and", "&", "de", "du", "des", "’s", "'s", "’", "'", "on", "in"})
# Small words inside the names of foreign towns and bodies: "University of Dar es Salaam", "Banco de la Plata".
_FOREIGN = frozenset("es el la le les los las di da do dos della del von van der den".split())
# How a word ends that tells where a body sits or who runs it, and is none of its name: "Oslo-based Brevik Gas".
SEATED = ("-based", "-listed", "-headquartered", "-owned", "-backed", "-run", "-funded", "-registered")
_NEARBY = frozenset({"neighbouring", "neighboring", "bordering", "surrounding"})
_RAISED = ("-born", "-raised", "-trained", "-educated", "-speaking")  # of people: "Ukrainian-born chef"
# Participles before a description that are none of its words: "meaning outgoing mayor Dave Rinaldi".
_LEADS = frozenset(
    {"meaning", "including", "calling", "naming", "quoting", "citing", "following", "joining", "replacing"}
)
_ON = frozenset(
    {"committee", "subcommittee", "commission", "panel", "council", "conference", "inquiry", "centre", "center"}
    | {"force", "board", "group", "party", "institute"}
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_DAYS = _WEEKDAYS | {"today", "tonight", "yesterday", "tomorrow", "week", "month", "year"}
DEGREES = frozenset(
    {"phd", "ph.d", "ph.d.", "mba", "tv", "gp", "hr", "pr", "it", "ai", "vip"}
)  # letters that are no body
_OPEN_TITLES = frozenset({'"', "“", "”", "«", "»", "''", "``", "„", "‘"})
_CLOSE_TITLES = frozenset({'"', "“", "”", "«", "»", "''", "``", "„", "’"})
MARKS = frozenset({'"', "“", "”", "«", "»", "''", "``", "„"})
_COUNTS = frozenset("two three four five six seven eight nine ten".split())
_UNSURE = frozenset({"IN", "RB", "VB", "VBP", "VBZ", "FW", "UH", "JJR", "NNS"})  # what unknown names are tagged as
_NO_NOUNS = ("VB", "IN", "WP", "WD", "MD", "CC")  # tags of what ends the description before a body's name
_OF_AREAS = frozenset({"police", "constabulary", "council"})  # bodies that two areas may have together
_BEFORE_AREAS = frozenset({"the", "of", "for", "from", "at", "by", "with"})
_INNER = frozenset({"of", "for", "and", "&", "the", "de", "du"})  # inside the name of a body
_KINDS = ("NN", "NNP", "JJ")  # of "the Abidjan | daily | Le Matin", which is tagged as any of them
_FIELDS = frozenset(
    "food health trade defence defense research labour labor media water energy power oil gas mining transport finance"
    " information tourism fire maritime sport sports".split()
)
_QUARTERS = frozenset({"q1", "q2", "q3", "q4", "h1", "h2", "fy"})
_LEAGUED = frozenset("union association federation alliance confederation".split())  # of what has one walk of life
_SONS = frozenset("son sons daughter daughters brothers sisters partners associates co company".split())
_HOUSES = frozenset({"house", "senate"})  # whose committees go by their fields
_UNITS = frozenset({"percent", "per", "percentage", "%", "point", "to", "-"})  # behind a number that counts
_SMALL = 3  # small nouns behind a name that head it
_QUOTED = 9  # tokens of the name of a body in marks, these included
# Who speaks or works for a person whose own office stands before the name.
SERVING = frozenset(
    "spokesman spokeswoman spokesperson lawyer attorney counsel aide adviser advisor assistant publicist agent".split()
)
_MORE = frozenset("more most less least fewer fewest".split())
_LONGEST = 10  # tokens before a name that can belong to its office


def phrase_before(reading: Reading, last: int) -> int:
    """Where the noun phrase that ends before token ``last`` begins.

    For "Kenya’s acting transport secretary" and "the Minister of Fisheries": determiners stay outside.
    """
    known = reading.phrases.get(last)
    if known is None:  # asked for by every rule that looks at a name
        known = reading.phrases[last] = _before(reading, last)
    return known


def _before(reading: Reading, last: int) -> int:
    low, tags = reading.low, reading.document.tags
    floor = max(reading.sentence(last - 1)[0], last - _LONGEST)
    if last > floor and low[last - 1] in ("of", "for"):  # "a lawyer for | Ana Ruiz"
        return last
    first = before_bracket(reading, last)
    while first > floor:
        before = low[first - 2] if first - 1 > floor else ""
        if low[first - 1] == "for" and before in SERVING and first < last and w.is_office(low[first]):
            break  # "an aide for | Gov. Ray Landry": not the governor’s office
        belongs = _plural_belongs(reading, first - 1, last) or _belongs(low[first - 1], tags[first - 1], before)
        belongs = belongs or (first < last and w.is_role(low[first]) and narrows(reading, first - 1))
        lettered = low[first - 1] in w.SHORT_OFFICES and reading.document.words[first - 1].isupper()  # "Interior CS"
        belongs = belongs or lettered or low[first : first + 1] == ["and"]  # "| Roads | and Highways Minister"
        if not belongs and not _opens_as_name(reading, first - 1, last) and not in_series(reading, first - 1, last):
            break
        first -= 1
    while first < last and (low[first] in _CONNECTORS or low[first] in w.POSSESSIVE):
        first += 1
    return first


def is_served(reading: Reading, first: int, name: int) -> bool:
    """ "an aide to | Gov. Ray Landry |": whether a name is that of whom the source that begins at ``first`` serves."""
    low, at = reading.low, phrase_before(reading, name)
    return first < at - 2 and low[at - 1] in ("for", "to") and low[at - 2] in SERVING


def closes_description(reading: Reading, at: int) -> bool:
    """Whether the token before a name may end a description: "the head of the | department | Ann Lee"."""
    if reading.document.words[at - 1] in MARKS:  # `the president of "Obolon" Ann Lee`
        return True
    if reading.document.tags[at - 1][:2] != "NN" and reading.document.tags[at - 1] != "VBG":
        return False
    before = reading.before(at)
    return not w.is_role(before) and before.rstrip(".") not in w.honorifics()


def before_bracket(reading: Reading, at: int) -> int:
    """Where a bracket before a token begins that narrows a role, else the token: "commissioner | (roads) Ana Ruiz"."""
    low, begin = reading.low, reading.sentence(at - 1)[0]
    if at - begin < 4 or low[at - 1] != ")":
        return at
    opened = next((spot for spot in range(at - 2, max(at - 6, begin), -1) if low[spot] == "("), at)
    ranked = low[opened - 1] == "police" or low[opened - 1] in w.CAPITAL_RANKS
    return opened if opened < at and (w.is_role(low[opened - 1]) or ranked) else at


def body_ending(reading: Reading, last: int) -> int:
    """Where the name of a body begins that ends before a token: "the | National Union of Metalworkers", "the | Swiss
    embassy in Dushanbe"; else that token."""
    words, begin, first = reading.document.words, reading.sentence(last - 1)[0], last
    while first > begin and last - first < _LONGEST:
        small = reading.low[first - 1] in _INNER and first - 1 > begin and words[first - 2][0].isupper()
        if not small and not words[first - 1][0].isupper():
            break
        first -= 1
    return first + (first < last and reading.low[first] in ("the", "a", "an"))


def body_before(reading: Reading, at: int) -> int:
    """Where a body begins whose acronym in brackets ends before a token: "Lawyers for Altona (LFA) | director"."""
    low, words, begin = reading.low, reading.document.words, reading.sentence(at)[0]
    if at - begin < 4 or low[at - 1] != ")" or low[at - 3] != "(" or not words[at - 2][:2].isupper():
        return at
    first = at - 3
    while first > begin and at - first < _LONGEST:
        small = low[first - 1] in _CONNECTORS and first - 1 > begin and words[first - 2][0].isupper()
        if not small and not words[first - 1][0].isupper():
            break
        first -= 1
    return first if low[first] != "the" else first + 1


def _opens_as_name(reading: Reading, at: int, last: int) -> bool:
    """ "Pertagas | commissioner": a sentence’s first word that no list knows, whatever the tagger takes it for."""
    word = reading.low[at]
    if at + 1 >= last or not (reading.document.words[at][0].isupper() and reading.starts_sentence(at)):
        return False
    known = word in lexicons.table("traces_common") or w.is_role(w.singular(word)) or word in w.honorifics()
    led = w.is_role(reading.low[at + 1]) or (reading.document.words[at].isupper() and len(word) > 1)
    return word.isalpha() and not known and led and reading.document.tags[at] in _UNSURE


def _plural_belongs(reading: Reading, at: int, last: int) -> bool:
    """Whether a plural goes on to its right: "the farmers’ leader", "foreign affairs chief", "Orrin Securities"."""
    low = reading.low
    if reading.document.tags[at] != "NNS":
        return False
    if at + 1 >= last:  # "ministers | Ola Berg and Per Foss"
        return w.is_role(w.singular(low[at]))
    ahead = at + 1
    while ahead < last - 1 and low[ahead] in w.modifiers():
        ahead += 1
    if ahead > at + 1 and reading.document.words[at][0].isupper() and w.sectors_of("roles").get(low[ahead]) == "sport":
        return True  # "Titans | defensive coordinator"
    named = reading.document.words[at][0].isupper() and (at == 0 or reading.document.words[at - 1][0].isupper())
    return named or low[at + 1] in w.POSSESSIVE or (w.is_role(low[at + 1]) and not w.is_role(w.singular(low[at])))


def _belongs(word: str, tag: str, before: str) -> bool:
    if word in _LEADS or word in _DAYS:
        return False
    if word in w.POSSESSIVE or tag in ("NN", "NNP", "NNPS", "JJ", "VBG"):
        return word[0].isalnum() or word in w.POSSESSIVE
    if word in ("of", "for"):
        return w.is_role(before)
    if word in _COUNTS:  # "Mother of | three | Ann Lee"
        return before == "of"
    if word.isdigit():  # "Local 251 officer"
        return before == "local"
    if tag in ("JJR", "JJS"):  # "inquest counsel", "elder brother"; not "more lawyers"
        return word not in _MORE
    return w.is_role(word) or word in w.modifiers() or word in w.FORMER or (word == "the" and before == "of")


def body_end(reading: Reading, first: int, last: int) -> int:
    """Where the capitalised words that name a body end: "White House | official", "Norrvik | senior adviser"."""
    low, words, at = reading.low, reading.document.words, _headed(reading, first, last)
    while at < last and (words[at][0].isupper() or (at > first and words[at].isdigit())):
        short = words[at].isupper() and 1 < len(words[at]) < 7  # "NATO | chief", whose letters are no modifier here
        widens = w.is_role(low[at]) or low[at] in DEGREES or (low[at] in w.modifiers() and not short)
        widens = widens or low[at].endswith(_RAISED)
        counted = at + 1 < last and words[at + 1].isdigit()  # "Local 251"
        if widens and not counted and not (at > first and low[at] in w.organizations()):
            break
        at += 1
    return at


def _headed(reading: Reading, first: int, last: int) -> int:
    """Where capitalised words end whose last is the head of a body: "Home Office", "Foreign Ministry"."""
    low, at = reading.low, first
    while at < last and reading.document.words[at][0].isupper():
        if w.is_post(low[at]) and not _heads(reading, at + 1):  # but "Justice | Department"
            break
        at += 1
    heads = [spot for spot in range(first + 1, at) if _heads(reading, spot)]
    return heads[-1] + 1 if heads else first


def _heads(reading: Reading, at: int) -> bool:
    """Whether a capitalised word heads a body: "Office", "CCP"."""
    word, low = reading.document.words[at], reading.low[at]
    ahead = reading.document.words[at + 1 : at + 2]
    closes = bool(ahead) and ahead[0].islower() and low in w.kinds_of_bodies()  # "Salt Board | field officer"
    known = low in w.organizations() and (low not in w.modifiers() or closes)
    return known or (1 < len(word) < 7 and word.isupper() and word.isalpha() and low not in w.modifiers())


def country_of(reading: Reading, first: int, last: int) -> str | None:
    """The country that words name, or None: "South Korean" and "South Korea" give "South Korea"."""
    if first >= last or reading.low[first] not in w.place_openings():
        return None
    for end in range(min(last, first + w.longest_place()), first, -1):
        name = " ".join(reading.low[first:end])
        if name in w.demonyms():
            mixed = end < last and reading.low[end] in w.demonyms() and reading.document.words[end][0].isupper()
            return None if mixed else w.demonyms()[name]  # "African American" tells no country
        if name in w.places():
            return reading.text(first, end)
    return None


def organization_at(reading: Reading, at: int, end: int) -> tuple[str | None, int]:
    """The organization that begins at token ``at`` or behind small words there, and where it ends.

    For "the political consultancy Orrin Group", "Kobe School of Design in Japan" (without Japan), "the port ministry".
    """
    low, words, tags = reading.low, reading.document.words, reading.document.tags
    first = at
    if at + 2 < end and words[at] in MARKS and words[at + 1][0].isupper():  # `of "Obolon"`
        closed = next((spot for spot in range(at + 2, min(at + _QUOTED, end)) if words[spot] in MARKS), at)
        if closed > at:
            return reading.text(at + 1, closed).rstrip(".,"), closed + 1
    while at < end and at - first < 8 and not _proper(words[at], tags[at]):
        if at > first and words[at] in _OPEN_TITLES and at + 1 < end and words[at + 1][0].isupper():
            last = next((spot for spot in range(at + 2, min(at + 6, end)) if words[spot] in _CLOSE_TITLES), None)
            return (reading.text(at + 1, last).rstrip(".,"), last + 1) if last is not None else (None, at)
        describes = words[at].endswith(SEATED) or low[at] in _NEARBY or low[at : at + 2] == ["think", "tank"]
        spoken = words[at][0].isalnum() or low[at] in w.POSSESSIVE
        if not describes and (not spoken or tags[at][:2] in _NO_NOUNS):
            break
        at += 1
    if at < end and _proper(words[at], tags[at]):
        if at - 1 > first and low[at - 1] in w.KIN:
            return None, at  # "runs the club with | her brother Tom"
        last = _proper_end(reading, at, end)
        if country_of(reading, at, last) is not None and (further := _behind_place(reading, at, last, end)):
            return further
        if (heads := _small_heads(reading, last, end)) > last:
            last = heads
            named = last < end and _capital(reading, last) and not w.is_role(low[last])
            if named:  # "the Back Bay gallery | Vasquez Fine Art"
                return reading.text(last, _proper_end(reading, last, end)), _proper_end(reading, last, end)
        return reading.text(at, last) or None, last
    if at > first and low[at - 1] in w.organizations():
        start = first + (low[first] in ("the", "a", "an", "its", "his", "her", "their"))
        return (reading.text(start, at) or None) if low[first] not in ("a", "an") else None, at
    return None, at


def _small_heads(reading: Reading, first: int, end: int) -> int:
    """Where small nouns end that head a name: "Mint Road | traffic station", "the Back Bay | gallery"."""
    last = first
    while last < min(end, first + _SMALL) and reading.document.tags[last] in _KINDS and not _capital(reading, last):
        last += 1
    while last > first and reading.low[last - 1] not in w.organizations():
        last -= 1
    return last


def _numbers(reading: Reading, at: int, end: int) -> bool:
    """Whether a number belongs to the name before it: "Forum | 29", but not "Lu Bo | 56 percent", "| 20 years".
    So does a stop before another capital: "Jas | . | Orrin & Sons"."""
    words, tags = reading.document.words, reading.document.tags
    if words[at] == ".":
        closes = reading.low[at - 1] in w.organizations()  # "the Altona Police Department. | We"
        return not closes and at + 1 < end and words[at - 1].istitle() and words[at + 1].istitle()
    counts = at + 1 < end and (tags[at + 1] == "NNS" or reading.low[at + 1] in _UNITS)
    return words[at][0].isdigit() and words[at - 1][0].isupper() and not counts


def _fields_behind(reading: Reading, first: int, joint: int) -> bool:
    """Whether an "and" goes on with the fields of a body: "Department of Health | and Human Services".

    Not where another body or somebody follows, nor behind the place of a body: "University of Altona | and Ana Ruiz".
    """
    low, ahead = reading.low, joint + 1
    opened = [at for at in range(first, joint) if low[at] in ("of", "for") or (low[at] == "on" and low[at - 1] in _ON)]
    if not opened or low[ahead] in ("the", "a", "an"):
        return False
    names = w.given(low[ahead]) == "sure" or w.is_post(low[ahead]) or low[ahead].rstrip(".") in w.honorifics()
    placed = " ".join(low[opened[-1] + 1 : joint]).removeprefix("the ") in w.places()
    return not (names or placed)


def _pairs(reading: Reading, first: int, joint: int, end: int) -> bool:
    """ "the Coffee | and Cocoa Board": two fields before the one head of a body, whose name holds both."""
    low, words, last = reading.low, reading.document.words, joint + 1
    while last < end and words[last][0].isupper():
        last += 1
    heads = last > joint + 2 and low[last - 1] in w.organizations()
    first += low[first] in _HOUSES and joint > first + 1  # "the House | Ways and Means Committee"
    kinds, known = w.sectors_of("bodies"), w.organizations() - _FIELDS  # "the Markets | and Food Board" has two fields
    kin = low[first] in kinds and kinds.get(low[joint + 1]) == kinds[low[first]]
    kin = kin and joint == first + 1 and low[last - 1] in _LEAGUED  # "the University | and College Union"
    fields = joint - first < 3 and (kin or not any(one in known and one[-1] != "s" for one in low[first:joint]))
    if heads and low[last - 1] in _OF_AREAS and joint - first < 3 and not _apart(reading, first, joint):
        return True
    named = any(one in w.places() or one in w.demonyms() or one in w.party_words() for one in low[first:joint])
    return heads and fields and not named and first > 0 and low[first - 1] in ("the", *_HOUSES)


def _apart(reading: Reading, first: int, joint: int) -> bool:
    """Whether two names are two places or bodies: "between Kent | and Essex Police", "France | and Essex Police".

    Not "Devon and Cornwall Police", "the leader of Thornby and Sedge District Council": two areas of one body.
    """
    low, area = reading.low, reading.low[first:joint]
    led = first == 0 or reading.starts_sentence(first) or low[first - 1] in _BEFORE_AREAS
    other = any(one in w.organizations() or one in w.demonyms() or w.is_role(one) for one in area)
    place = " ".join(area)
    return not led or other or place in w.countries() or (place not in w.places() and w.given(area[0]) is not None)


def _behind_place(reading: Reading, place: int, at: int, end: int) -> tuple[str | None, int] | None:
    """A place before small words is no organization: "China advisory firm Synology"; with a kind it is, "Osaka city
    council", "the New York | delegation"."""
    first = at
    while (
        at < end and at - first < 4 and reading.document.tags[at] in ("NN", "JJ", "VBG") and not _capital(reading, at)
    ):
        at += 1
    if at == first:
        return None
    if at < end and _capital(reading, at):
        last = _proper_end(reading, at, end)
        return reading.text(at, last), last
    if reading.low[at - 1] in w.organizations():
        return reading.text(place, at), at
    return None


def _capital(reading: Reading, at: int) -> bool:
    return _proper(reading.document.words[at], reading.document.tags[at])


def _proper(word: str, tag: str) -> bool:
    named = word[0].isupper() and (tag[:2] in ("NN", "JJ") or len(word) > 1)
    return named and not word.endswith(SEATED)


def _goes_on_to(reading: Reading, at: int, end: int) -> bool:
    """ "Right | to Rise USA", "Free | to Choose Ohio": words of the language in capitals, and no names."""
    words, common = reading.document.words, lexicons.table("traces_common")
    named = at + 1 < end and words[at - 1].istitle() and words[at + 1].istitle()
    around = (reading.low[at - 1], "".join(reading.low[at + 1 : at + 2]))
    plain = named and all(word in common and word not in w.places() for word in around)
    return plain and reading.kind(at) not in ("headline", "subheading")


def _proper_end(reading: Reading, at: int, end: int) -> int:
    """Where a run of capitalised words with small connectors ends."""
    low, words = reading.low, reading.document.words
    last = at + 1
    while last < end:
        if low[last] in _QUARTERS | _WEEKDAYS:  # "Orrin Foods | Q3 Earnings Call", "City Hall | Wednesday"
            break
        if words[last][0].isupper() or _numbers(reading, last, end):
            last += 1
            continue
        if low[last] == "to" and _goes_on_to(reading, last, end):
            last += 2
            continue
        ahead = last
        while ahead < end and ahead - last < 2 and (low[ahead] in _CONNECTORS or low[ahead] in _FOREIGN):
            ahead += 1
        if ahead == last or ahead >= end or not words[ahead][0].isupper() or low[ahead] in _WEEKDAYS:
            break
        if low[last] in w.POSSESSIVE and low[last + 1] in ("in", "on"):  # "Mercy Children’s | in Altona"
            last += 1
            break
        if low[last] == "in" or (low[last] == "on" and "on" not in low[at:last] and low[last - 1] not in _ON):
            break
        kin = low[ahead] in _SONS  # "Orr | and Sons"
        if low[last] == "and" and not (kin or _fields_behind(reading, at, last) or _pairs(reading, at, last, end)):
            break
        last = ahead + 1
    return fields_listed(reading, at, last)
