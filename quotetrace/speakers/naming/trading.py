"""Firms that are called as people are, told by all that stands beside their names: "Orrin Gold shares", "at Orrin"."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from quotetrace.grammar.cues import cue_forms, forms
from quotetrace.grammar.letters import DAYS
from quotetrace.grammar.phrases import TIMES
from quotetrace.grammar.subjects import BE
from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.spelling.forms import Name, family_first
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading

# What only firms have, behind their name or before it: "Orrin Bank shares", "workers at Orrin Bank".
_HAVE = frozenset(
    "shares stock stocks workers employees executives shareholders investors customers sales profits revenue jobs"
    " staff passengers branches stores".split()
)
_SITES = frozenset("factory plant warehouse refinery headquarters subsidiary mine ferry website app fleet".split())
_OWNED = frozenset(
    "owned operated run made built supplied sold acquired bought maintained serviced installed manufactured".split()
)
_AMONG = frozenset({"at", "of", "in", "by", "from"})
_HE = frozenset("he she his her him himself herself who mr mrs ms".split())
_ARTICLES = frozenset({"al", "el"})  # before names of houses too: "Al Orrin Tankers"
_COMPLEMENTS = frozenset({"of", "in", "at", "for"})  # before the body of a post: "director of the plant | Ann Lee"
# What firms are registered as, behind their name; also as the tokens before a stop or a stroke.
_REGISTERED = frozenset("ltd plc inc llc llp corp gmbh kft asa oyj bhd pty pvt sarl srl a/s s.a. d.d. limited".split())
# Who heads a firm, "chief executive of Orrin", and is nobody’s as lawyers and spokesmen are.
_HEADS = frozenset("ceo cfo coo cto chair chairman chairwoman chairperson executive president officer".split())
_REACH = 14  # tokens behind a name in which a pronoun tells a person
_DETERMINERS = frozenset({"the", "a", "an", "its", "their"})
_JOINED = 4  # letters of the first of two words that are written as one
_WIDE = 4  # tokens from the kind before a name back to its article
# What firms cut, raise, post and beat: "Tamsin Foods cuts | dividend", "lifted its full-year | forecast".
_FIGURES = frozenset(
    "dividend dividends outlook forecast forecasts guidance profit profits revenue revenues sales earnings margin"
    " margins output production capacity bond bonds buyback takeover workforce plant factory stores branches fleet"
    " shares turnover loss losses results".split()
)
# What shares do, by so many per cent.
_MOVES = frozenset(
    "slipped slips fell falls rose rises jumped jumps gained gains dropped drops climbed climbs sank sinks tumbled"
    " tumbles plunged plunges surged surges slid slides eased eases advanced shed sheds lost added soared"
    " rallied".split()
)
_PERCENT = frozenset({"%", "per", "percent", "pct"})
_PLACING = frozenset("in near outside around across throughout from to".split())  # before a place
# Trades of people that firms have too: "salmon | farmer", "the world’s largest | producer".
_MAKERS = w.TRADERS | frozenset(
    "farmer producer grower owner developer brewer miner processor exporter importer distributor publisher designer"
    " seller provider trader baker broker shipper hauler contractor refiner rival".split()
)
# What firms do with their figures once a quarter, and how such figures are told apart.
_RESULTS = frozenset("posted posts reported reports booked books forecast forecasts announced announces earned".split())
_PERIODS = frozenset("annual net operating pretax pre-tax half-year full-year first-half second-half interim".split())
# What "it" does that is nobody: "Ruiz said it took years".
_NOBODY_DOES = frozenset(
    chain.from_iterable(
        map(
            forms,
            "seem appear take make depend look feel happen work come turn help matter mean hurt sound show prove give"
            " bring leave cost go get become rain snow start begin end remain stay need require sit stand lie"
            " last affect cause".split(),
        )
    )
)
_WHEN = TIMES | DAYS | frozenset({"on", "last", "this", "earlier", "later"})
# Kinds of firms, as papers call them, that no list of bodies needs: "jam giant | Tamsin", "the start-up | Tamsin".
_HOUSES = frozenset(
    "giant conglomerate brand startup start-up multinational supermarket subsidiary titan parent".split()
)
_FILED = frozenset({"filing", "filings", "prospectus"})
_PEERS = frozenset({"rival", "rivals", "competitor", "competitors", "peer", "peers"})
_OWNING = frozenset({"his", "her", "their"})
_OBJECT = 4  # tokens behind a verb in which a figure of firms stands
_LARGEST = frozenset({"largest", "biggest"})
_APPOSED = 8  # tokens of an apposition up to its kind: "Orrin Gold, Altona’s second-largest maker"
_DERIVED = ("ed", "ing", "ions", "ics", "ings")
_HAS = frozenset({"has", "had", "have"})
_STRONG, _SOME = 2, 1  # what a sign weighs
_ENOUGH = 2  # what a name of words for people needs; one that ends in the head of a body needs half
_PERSON = -6  # what nobody has but a person: a title, an office, an age
_HIS = -2  # what a pronoun near by weighs, which may mean somebody else
_KNOWN, _PERHAPS = -3, -1  # a first word that is a given name, a last one that is a family’s
_BORNE = -3  # a last word that stands alone elsewhere, as a family name does


def trading(reading: Reading, names: Sequence[Name], singles: Sequence[int] = ()) -> frozenset[tuple[str, ...]]:
    """The words of those names that, all in all, are called as a firm and not as a person is.

    So too the lone words at ``singles``, each a tuple of itself in small letters.

    Three things are weighed: the words themselves, what stands beside every naming, and by which of its words a name
    is taken up: a firm goes by its first ("Orrin Gold", then "Orrin"), a person by the last.
    """
    spans: dict[tuple[str, ...], list[Name]] = {}
    for name in names:
        if len(name.words) > 1:
            spans.setdefault(name.words, []).append(name)
    taken = {at for found in spans.values() for name in found for at in range(name.first, name.last)}
    firms = [words for words, found in spans.items() if _weighed(reading, words, found, taken) >= _needed(words)]
    return frozenset(firms).union(_lone_firms(reading, singles, {part.lower() for words in spans for part in words}))


def _lone_firms(reading: Reading, singles: Sequence[int], borne: AbstractSet[str]) -> Iterator[tuple[str]]:
    """ "Tamsin lifted its full-year forecast": lone words that signs of firms stand beside, and none of a person."""
    signs: Counter[str] = Counter()
    for at in singles:
        word, before = reading.low[at], reading.before(at)
        if word not in borne and w.given(word) is None:
            person = w.is_role(before) and before not in _MAKERS | _PEERS
            plain = before in _PLACING or (ordinary(word) and reading.starts_sentence(at))
            signs[word] += _PERSON if person or plain else _signs(reading, at, at + 1)
    yield from ((word,) for word, told in signs.items() if told >= _ENOUGH)


def _weighed(reading: Reading, words: tuple[str, ...], found: Sequence[Name], taken: set[int]) -> int:
    """What all that is known of a name tells for a firm; nothing where a person alone has what it has."""
    if any(_personal(reading, name) for name in found):
        return 0
    beside = sum(_signs(reading, name.core, name.last) for name in found)
    short = list(_alone(reading, words[0], taken)) if _may_be_short(words) else []
    near = (_signs(reading, at, at + 1) for at in short)
    beside += sum(sign for sign in near if sign != _SOME)  # of a lone word less tells nothing
    called = _called(reading, words) + _STRONG * _is_registered(reading, words)
    if beside <= 0 and called <= 0:  # as of nearly every person
        return 0
    taken_up = _taken_up(reading, words, bool(short), taken)
    return beside + called + taken_up if beside > 0 or taken_up > 0 else 0


def _is_registered(reading: Reading, words: tuple[str, ...]) -> bool:
    """ "Orrin Gold & Jam Co. said so. | Orrin Gold | said": whether the words begin the name of a firm elsewhere."""
    low, parts = reading.low, [word.lower() for word in words]
    begins = (at + len(parts) for at in reading.where(frozenset({parts[0]})) if low[at : at + len(parts)] == parts)
    return any(end < len(low) and (low[end] == "&" or low[end].rstrip(".") in _REGISTERED) for end in begins)


def _needed(words: tuple[str, ...]) -> int:
    return _ENOUGH // 2 if words[-1].lower() in w.organizations() else _ENOUGH


def _called(reading: Reading, words: tuple[str, ...]) -> int:
    """What the words tell: a given name that somebody is called, a word of the language that nobody is."""
    first, last = words[0].lower(), words[-1].lower()
    family = last in w.family_names() or last in w.surname_words()
    known = w.given(first)
    told = _KNOWN if known == "sure" and first not in _ARTICLES else _PERHAPS if known is not None else 0
    told += _PERHAPS if family else 0
    told = max(told, -_STRONG) if last in w.organizations() else told  # "Orrin Bank"
    plain = any(ordinary(word) or reading.writes(word) for word in (last, last.removesuffix("s")))
    plain = plain or (last.endswith(_DERIVED) and of_language(last))  # "Orrin Integrated", "Orrin Logistics"
    led = known is None and first not in w.family_names() and (ordinary(first) or first in w.modifiers())
    return told + (_SOME if plain and not family else 0) + (_SOME if led else 0)


def _may_be_short(words: tuple[str, ...]) -> bool:
    """Whether the first word of a name, alone, may be a firm’s short name: no given name, no family name before one."""
    first = words[0].lower()
    return not (
        w.given(first) == "sure"
        or first in w.asian_surnames()
        or first in w.places()
        or first in w.demonyms()
        or first in w.modifiers()
        or first in w.not_names()
        or ordinary(first)
        or family_first(words)
    )


def _alone(reading: Reading, word: str, taken: set[int]) -> Iterator[int]:
    """Where a word of a name stands by itself with its capital."""
    words = reading.document.words
    for at in reading.where(frozenset({word.lower()})):
        joined = at + 1 < len(words) and words[at + 1][0].isupper() and reading.document.tags[at + 1][:3] == "NNP"
        led = at and words[at - 1][0].isupper() and not reading.starts_sentence(at) and not reading.titled(at)
        if words[at][0].isupper() and at not in taken and not joined and not led:
            yield at


def _taken_up(reading: Reading, words: tuple[str, ...], short: bool, taken: set[int]) -> int:
    """What tells by which of its words alone a name is taken up: the first as a firm’s, the last as a family’s."""
    last = any(True for _ in _alone(reading, words[-1], taken))
    return _BORNE if last else _SOME if short else 0


def _personal(reading: Reading, name: Name) -> bool:
    """Whether a title, an office or an age tells that somebody is named; not "the operator | Orrin Buses"."""
    low = reading.low
    traded = name.role is not None and reading.before(name.first) in _MAKERS and name.role[0] == name.role[1]
    if name.title or (name.role is not None and not traded) or name.kin or name.nickname or name.suffix:
        return True
    behind = low[name.last : min(reading.sentence(name.core)[1], name.last + 2)]
    return behind[:1] in ([","], ["("]) and behind[1:2] != [] and behind[1].isdigit()


def _signs(reading: Reading, first: int, last: int) -> int:
    """How much the words beside one naming tell a firm: 2 for what only firms have or are, 1 for what people may have;
    below 0 where they tell a person."""
    low, letters = reading.low, reading.document.letters
    begin, end = reading.sentence(first)
    after = low[last] if last < end else ""
    before, noun = (low[at] if at >= begin else "" for at in (first - 1, first - 2))
    behind = low[last : min(end, last + _REACH)]
    apposed = _apposed(reading, last, end)
    if behind[:1] == [","] and behind[1:2] in (["a"], ["an"]) and not apposed:
        return _PERSON
    found = 0 if _HE.isdisjoint(behind) else _HIS
    has = after in _HAVE and letters[last + 1 : last + 2] not in ("D", "S")  # "Ann Lee shares | the view"
    if has or (before in _AMONG and noun in _HAVE) or low[last : last + 2] == [",", "which"]:
        found += _STRONG
    if after in _REGISTERED or (before in ("of", "at") and noun in _HEADS) or _led(reading, first, last):
        found += _STRONG
    heads = last + 1 if after in w.POSSESSIVE else last
    posts = not _HEADS.isdisjoint(low[heads : min(heads + 2, end)])
    found += _STRONG * (posts and (heads > last or _before_somebody(reading, last, end)))
    found += _STRONG * (
        _is_joined(reading.document.words[first]) or (low[last + 2 : last + 3] == [":"] and after == "(")
    )
    owns = after in w.POSSESSIVE and not (_SITES | _HAVE).isdisjoint(low[last + 1 : last + 4])
    verb = _verb_behind(reading, last, end)
    acts = verb < end
    it = acts and any(word in w.IT for word in behind)
    found += int(before in _PEERS and noun not in _OWNING)
    found += _figures(reading, verb, end) + _of_itself(reading, verb, end) if acts else 0
    found += apposed + _behind_largest(reading, first, begin)
    # "Orrin Gold denied it. | Its chief said"
    taken_up = low[end : end + 1] == ["its"] and any(map(w.is_role, low[end + 1 : end + 2]))
    found += _STRONG if taken_up and (acts or after == ",") else 0
    return found + int(owns or (before == "by" and noun in _OWNED) or it)


def _before_somebody(reading: Reading, at: int, end: int) -> bool:
    """ "Orrin | chief executive | Ann Lee", "Orrin Gold | president | Bo Lie": a post in small letters, then a name."""
    words, last = reading.document.words, at
    while last < end and words[last].islower() and reading.document.letters[last] in "NJ-":
        last += 1
    return at < last < end and words[last][0].isupper()


def _is_joined(word: str) -> bool:
    """Whether two words are written as one, each with its capital, as nobody is called: "BlueSpan", not "MacLean"."""
    inner = next((at for at, letter in enumerate(word) if at and letter.isupper()), 0)
    return inner >= _JOINED and word[:inner].isalpha() and not word.isupper() and not word.startswith("Fitz")


def _verb_behind(reading: Reading, last: int, end: int) -> int:
    """Where the verb stands whose subject a name is: "Tamsin last week also | posted"; else ``end``."""
    low, letters, at = reading.low, reading.document.letters, last
    while at < end and (letters[at] == "A" or low[at] in _WHEN):
        at += 1
    return at if at < end and letters[at] in "VZM" and low[at] not in BE else end


def _of_itself(reading: Reading, verb: int, end: int) -> int:
    """ "Tamsin said it would close two mills", "said on Monday that it was reviewing a bid": what says "it" of itself.

    Not where nobody is meant: "said it was late", "said it took years".
    """
    low, letters, at = reading.low, reading.document.letters, verb + 1
    if low[verb] not in cue_forms():
        return 0
    while at < end and (low[at] in _WHEN or low[at] == "that"):
        at += 1
    if low[at : at + 1] != ["it"]:
        return 0
    at += 1
    while at < end and (letters[at] in "AM" or low[at] in _HAS):
        at += 1
    if at + 1 < end and low[at] in BE and letters[at + 1] == "G":
        at += 1
    does = at < end and letters[at] in "VZBEG" and low[at] not in BE
    return _STRONG if does and low[at] not in _NOBODY_DOES else 0


def _figures(reading: Reading, verb: int, end: int) -> int:
    """What the verb behind a name tells: "raised its forecast", "cuts dividend", "slipped 3%", "said in a filing"."""
    low, letter = reading.low, reading.document.letters[verb + 1 : verb + 2]
    behind = low[verb + 1 : min(verb + 1 + _OBJECT, end)]
    moves = low[verb] in _MOVES and not _PERCENT.isdisjoint(behind) and behind[0][0].isdigit()
    far = low[verb + 1 : min(verb + 1 + _APPOSED, end)] if low[verb] in _RESULTS else []
    results = not _FIGURES.isdisjoint(far) and any("quarter" in word or word in _PERIODS for word in far)
    if moves or results or not _FILED.isdisjoint(behind):
        return _STRONG
    told = bool(behind) and letter not in ("I", "T") and not _FIGURES.isdisjoint(behind)
    return int(told and _OWNING.isdisjoint(behind) and 1 + (behind[0] == "its"))


def _behind_largest(reading: Reading, first: int, begin: int) -> int:
    """ "the largest grinder, | Orrin Sett,", "the second-biggest bank | Orrin Sett": no person is the largest."""
    low, letters = reading.low, reading.document.letters
    stop = first - (low[first - 1] == ",") if first > begin else first
    head = stop
    while head > max(begin, stop - _APPOSED) and letters[head - 1] in "DJNPO#SG":
        head -= 1
    return _largest(low, head, stop)


def _led(reading: Reading, first: int, last: int) -> bool:
    """ "the shipyard | Orrin Gold", "The operator, | Orrin Ropeways,", "runs jam giant | Tamsin |": the kind of firm
    before a name; who owns or makes may be somebody, but nobody of one word is "of the Dutch owner | Tamsin"."""
    at = first - 1 - (reading.before(first) == ",")
    low = reading.low[at] if at > 0 else ""
    kind = low in w.TRADERS or low in _HOUSES or (low in w.kinds_of_bodies() and not w.is_role(low))
    kind = kind or (low in _MAKERS and last - first == 1)
    begin, lead = reading.sentence(first)[0], at - 1
    while lead > max(begin, at - _WIDE) and reading.document.letters[lead] in "JN":
        lead -= 1
    if not kind or lead < begin or not reading.document.words[at].islower():
        return False
    if reading.low[lead] not in _DETERMINERS:
        return low in _HOUSES and lead < at - 1
    return last - first == 1 or lead == begin or reading.low[lead - 1] not in _COMPLEMENTS


def _apposed(reading: Reading, last: int, end: int) -> int:
    """ "Orrin Gold, | the Altona company behind", "Orrin Gold, Altona’s second-largest maker": the kind behind it.

    Nobody is a company or the largest maker; a maker somebody may be.
    """
    low, letters = reading.low, reading.document.letters
    if low[last : last + 1] != [","]:
        return 0
    for at in range(last + 1, min(last + 1 + _APPOSED, end)):
        noun = letters[at] == "N"
        if noun and at + 1 < end and (letters[at + 1] == "N" or low[at + 1] in w.POSSESSIVE):
            continue  # "the company | secretary", "the club | ’s secretary"
        if noun:
            body = low[at] in w.kinds_of_bodies() | w.TRADERS and not w.is_role(low[at])
            return max(_largest(low, last + 1, at + 1), 2 * _STRONG if body else _STRONG * (low[at] in w.TRADERS))
        if letters[at] not in "DJSPO#":
            return 0
    return 0


def _largest(low: Sequence[str], first: int, last: int) -> int:
    """ "the largest grinder", "the country’s biggest bank": no person is that, but "the biggest star"."""
    before = low[first : last - 1]
    known = " ".join(before)
    if not any(word in known for word in _LARGEST):  # as hardly ever
        return 0
    if not any(word.rpartition("-")[2] in _LARGEST for word in before):
        return 0
    kind = low[last - 1]
    return 3 * _STRONG if kind in w.TRADERS | w.kinds_of_bodies() else 0 if w.is_role(kind) else _STRONG
