"""What of some words may be the name of an institution, of a place, or of somebody who is served.

Rules read names off the words beside a person and off sources. What they read goes through here, so that what can be no
such name ("Tuesday", "Sen.", "It") and what belongs to none ("After | Orrin News") is told in one place.
"""

from functools import cache, lru_cache, partial
from itertools import chain

from quotetrace import lexicons
from quotetrace.grammar.letters import DAYS
from quotetrace.grammar.phrases import CHANNELS, TIMES
from quotetrace.speakers.affiliation.employers import OPINIONS, PEOPLES
from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import only_opens, ordinary, widens
from quotetrace.speakers.text.reading import Reading

_ADVERBS = ("ately", "ally", "edly", "ously", "ingly", "ently", "antly", "fully", "ively")
_MEETINGS = (["news", "conference"], ["press", "conference"])  # of which nobody is, as of other conferences
_GRADES = frozenset("top senior rival veteran longtime leading fellow front-runner recently former".split())
# How compounds end that describe and name nothing: "Bush-era", "Orrin-owned", "prize-winning".
_DESCRIBING = frozenset({"era", "type", "wing", "style", "born", "run", "wide", "level"})
_AGAINST = ("anti-", "pro-")
# Small words that are bodies by name alone: "Time", "the News".
_UNNAMED = frozenset(
    "time times news nations voters adults people nation world game younger older elder latter other rest".split()
)
_BODILESS = frozenset(
    "substance attribute cognition feeling food motive object phenomenon plant possession"
    " process quantity time shape animal body".split()
)  # senses of nouns that no institution goes by
_SAYS = ("says", "said", "n’t", "n't")  # how a line ends that is no name: "MINISTRY SAYS", "WON’T START"
_CLAUSES = frozenset(
    {"will", "would", "said", "says", "is", "are", "was", "were", "has", "have", "he", "she", "they", "you", "i"}
)
_WORDS = 1 << 14  # remembered
_LETTERS = 4  # of a word in capitals that is no body's letters
_LONG = 4  # words of a name that a clause would be
_WIDENING = frozenset("national executive deputy managing general press vice".split())  # before an office
_OFFICE = 4  # tokens of an office with its "of" before a name: "Secretary of State |"
_LONGEST_NAME = 4  # words of a person’s name
_TIMED = 3  # words of a name and a day
_PLACING = frozenset({"on", "in", "at", "since", "until"})
_OF_TASKS = frozenset(
    {"project", "staff", "programme", "program", "team", "station"}
)  # heads of bodies, and what posts are for
_LEADING = frozenset({"chief", "deputy", "senior", "assistant", "vice"})
# What there is of many kinds, which the word before it tells, where "chief" or "president" has a house before it.
_HELD_BY_MANY = frozenset(
    "manager officer sgt sergeant supervisor engineer coordinator co-ordinator inspector clerk worker adviser".split()
)
_HANGING = frozenset({"of", "the", "and", "a", "an", "for", "to"})  # what no name ends in
_LINKS = _PLACING | {"of", "for", "to", "from", "with"}


def sound(reading: Reading, name: str | None) -> str | None:
    """What of some words may be such a name; None where nothing may. A page asks for each again and again."""
    if not name:
        return None
    if name not in reading.sounds:
        reading.sounds[name] = _sound(reading, name)
    return reading.sounds[name]


def _sound(reading: Reading, name: str) -> str | None:
    words = _behind_openers(reading, name.split())
    words = _without_office(words)
    words = _without_owner(_without_time(words))
    while len(words) > 1 and words[-1].lower() in _HANGING:  # "TOP OF THE", cut off a heading
        words = words[:-1]
    while len(words) > 1 and _describes(words[0]):  # "Orrin-owned | Harbour Bank"
        words = words[1:]
    if not words or _is_none(words) or (len(words) == 1 and _only_opens(reading, words[0])):
        return None
    return " ".join(words)


def _behind_openers(reading: Reading, words: list[str]) -> list[str]:
    """ "As The | Herald", "Meanwhile | Altona Police": behind what opens a sentence, unless names hold it elsewhere."""
    first = 0
    while first < len(words) - 1 and _leads(reading, words[first], first) and not words[first + 1].isdigit():  # "No 10"
        first += 1
    grade = first
    while grade < len(words) - 1 and _grades(words[grade]):  # "prominent | Harbour Board"
        grade += 1
    named = len(words) - grade > 1 and all(
        word[0].isupper() or word.lower() in _LINKS | {"and"} for word in words[grade:]
    )
    lone = grade == len(words) - 1 and (words[grade].lower() in w.party_words() or words[grade] in w.kinds_of_bodies())
    named = named or lone  # "Rival | Republican", "Top | committee"
    return words[grade if named else first :]


def _leads(reading: Reading, word: str, at: int) -> bool:
    """Whether a word before a name only leads to it: it opens a sentence, or stands behind what does."""
    low = word.lower()
    named = at == 0 and low != "the" and (reading.named_inside(low) or not word.istitle())
    return _opens(low) and not named


@lru_cache(maxsize=_WORDS)
def _grades(word: str) -> bool:
    """Whether a word tells what somebody thinks of a body and is none of its name: "top", "prominent", "hacked"."""
    low = word.lower()
    return low in _GRADES or (word.islower() and low.endswith(("ed", "ent", "ous")) and low not in w.organizations())


@lru_cache(maxsize=_WORDS)
def _opens(low: str) -> bool:
    known = low.endswith(_ADVERBS) or low in lexicons.table("traces_common") or ordinary(low.removesuffix("ly"))
    named = low in w.organizations() or low in w.family_names() or w.given(low) is not None  # "Daily", "Carly"
    return (low.endswith("ly") and known and not named) or _starts(low)


def _starts(low: str) -> bool:
    return low == "of" or low in lexicons.words("sentences_starters")


def _without_office(words: list[str]) -> list[str]:
    """ "FDA | Commissioner Ana Ruiz" is the body before an office, "Sen. | Ana Ruiz" the person behind it."""
    if words and words[0].lower().rstrip(".") in w.COURTESIES:
        words = words[1:]
    for at, word in enumerate(words):
        behind = _behind_office(words, at) if _is_office(word.lower()) else at
        if behind > at and _is_body(words[:at]):
            while at > 1 and words[at - 1].lower() in _WIDENING:
                at -= 1
            return words[:at]
        if behind > at and not w.is_post(word.lower()):  # whose spokesman somebody is, may go by his office
            return words[behind:]
    while words and (words[-1].lower() in w.OFFICES or words[-1].lower().rstrip(".") in w.COURTESIES):
        words = words[:-1]  # "Kentucky | Sen."
    return words


def _without_owner(words: list[str]) -> list[str]:
    """ "Mr. Ruiz’s | Council of Advisers": whose body it is that has a name of its own."""
    mark = next((at for at, word in enumerate(words) if word.endswith(("’s", "'s"))), -1)
    behind = words[mark + 1 :]
    ends = behind.index("of") if "of" in behind else len(behind)
    headed = len(behind) > 1 and behind[ends - 1][0].isupper() and behind[ends - 1].lower() in w.organizations()
    owner = " ".join(words[: mark + 1])[:-2].lower()
    owned = (mark > 0 or (mark == 0 and ends < len(behind))) and owner not in w.places()  # "Women’s Media Centre"
    owned = owned and not owner.startswith(("st ", "st. ", "saint "))  # "St. Orla’s Children’s Hospital"
    return behind if owned and headed and words[mark][0].isupper() and behind[0][0].isupper() else words


def _is_office(low: str) -> bool:
    return low in w.OFFICES or low.rstrip(".") in w.honorifics() or w.is_post(low) or low in w.party_words()


def _behind_office(words: list[str], at: int) -> int:
    """Where the name of a person begins behind an office: "Senator | Ana Ruiz", "Secretary of State | Ana Ruiz"."""
    last = at + _OFFICE if words[at + 1 : at + 2] == ["of"] else at + 1
    return next((spot for spot in range(at + 1, last + 1) if _is_person(words[spot:])), at)


def _is_person(words: list[str]) -> bool:
    """Whether words are a given name and more, and no house called by one: "Captain | Cook Society"."""
    named = 1 < len(words) <= _LONGEST_NAME and w.given(words[0].lower()) is not None
    return named and all(word[0].isupper() and word.lower() not in w.organizations() for word in words)


def _is_body(words: list[str]) -> bool:
    """Whether words are letters for a body or end in the head of one: "FDA", "Harbour Board"; not "Police"."""
    if not words:
        return False
    lettered = words[-1].isupper() and words[-1].isalpha() and len(words[-1]) > 1
    return lettered or (len(words) > 1 and words[-1].lower() in w.organizations())


def _without_time(words: list[str]) -> list[str]:
    """ "Harbour Board | on Tuesday", "City Hall | Wednesday": a name ends before the day."""
    if len(words) < _TIMED or words[-1].lower() not in TIMES:
        return words
    if words[-2].lower() in _PLACING:
        return words[:-2]
    return words[:-1] if words[-1].lower() in DAYS and words[-2].lower() in w.organizations() else words


def _describes(word: str) -> bool:
    """Whether a compound describes: "Bush-era", "Orrin-owned", "Altona-based"; not "Hewlett-Packard"."""
    head, _, tail = word.rpartition("-")
    return bool(head) and tail.islower() and (tail in _DESCRIBING or tail.endswith(("ing", "ed")))


def _is_none(words: list[str]) -> bool:
    """Whether words name nothing: no letters, a day, a title, a people, a clause, a thing."""
    low = [word.lower().rstrip(".,") for word in words]
    numbered = low[0] == "no" and low[-1].isdigit()  # "No. 10"
    if (all(map(_is_empty, words)) and not numbered) or _describes(words[-1]):
        return True
    if len(words) > 1 and all(one in w.demonyms() for one in low):  # "African American"
        return True
    if len(words) > 1 and (low[-1] in _SAYS or low[0].endswith(_SAYS[2:])):
        return True
    if len(words) == 1 and (
        low[0] in PEOPLES or low[0].removesuffix("s") in _peoples() or low[0].startswith(_AGAINST) or _is_mixed(low[0])
    ):
        return True
    return (len(words) >= _LONG and not _CLAUSES.isdisjoint(low)) or _is_thing(words)


@cache
def _peoples() -> frozenset[str]:
    """Peoples and people from somewhere whose plural is no party or team by itself: "Alaskans"."""
    return frozenset(word for word in w.demonyms() if word.endswith(("an", "er")) and word not in w.party_words())


def _is_mixed(low: str) -> bool:
    """ "African-American": two peoples at once."""
    parts = low.split("-")
    return len(parts) > 1 and all(part in w.demonyms() for part in parts)


@lru_cache(maxsize=_WORDS)
def _is_empty(word: str) -> bool:
    """Whether a word names nothing alone: a day, a number, a title, a relative, a word that opens sentences."""
    low = word.lower().rstrip(".,")
    if not any(map(str.isalpha, low)):
        return True
    if word.isupper() and len(low) > 1:  # "US", "WHO", "IT"
        return False
    told = low in TIMES or f"{low}." in TIMES or _starts(low) or low in lexicons.words("traces_function")
    return (
        told
        or (low in w.honorifics() and (low not in w.titles_of_posts() or word.endswith(".")))
        or f"{low}." in w.OFFICES
        or w.is_kin(low)
    )


def _is_thing(words: list[str]) -> bool:
    """Whether words in small letters tell a thing, of which nobody is: "speech", "exit polls", "cement"."""
    head = next((words[at - 1] for at, word in enumerate(words) if at and word in _LINKS), words[-1])
    if words[-2:] in _MEETINGS or head in _UNNAMED:
        return True
    if not head.islower() or head in w.organizations() or head in w.kinds_of_bodies() or head in w.collectives():
        return False
    told = w.singular(head) in w.documents() or head in TIMES or head in CHANNELS
    return told or head in _bodiless() or head.removesuffix("s") in _bodiless()


@cache
def _bodiless() -> frozenset[str]:
    table = lexicons.table("senses_nouns")
    return frozenset(chain.from_iterable(table[code].split() for code in _BODILESS))


def _only_opens(reading: Reading, word: str) -> bool:
    """Whether a capitalised word of the language has its capital only because it opens sentences: "Percentage"."""
    low = word.lower()
    if (low in w.organizations() and low not in _OF_TASKS) or low in w.places() or low in OPINIONS:
        return False  # "Green MEP Ana Ruiz": no other post has such a word before it by then
    shouted = word.isupper() and len(word) > _LETTERS and widens(low)  # "FURIOUS mother Ana Ruiz"
    field = word.istitle() and low in lexicons.table("speakers_sector_fields")  # "Finance chief Bo Lie"
    plain = shouted or field or (word.istitle() and ordinary(low))
    if not (plain or (word.istitle() and of_language(low))):
        return False
    places = [at for at in reading.where(frozenset({low})) if reading.document.words[at] == word]
    opens = reading.starts_sentence if shouted or field else partial(only_opens, reading)
    in_titles = all(_is_in_title(reading, at) for at in places)
    return bool(places) and (in_titles or (plain and all(map(opens, places))))


def _is_in_title(reading: Reading, at: int) -> bool:
    """ "| Project | manager Ana Ruiz", "Chief | Operating | Officer", "| Staff | Sgt. Bo Lie": a word of what somebody
    is, that has its capital from the sentence or from the title."""
    behind = reading.low[at + 1 : at + 2]
    led = reading.starts_sentence(at) or reading.before(at) in _LEADING
    held = _HELD_BY_MANY | {"director"} if reading.low[at] in _OF_TASKS else _HELD_BY_MANY
    return led and bool(behind) and behind[0].rstrip(".") in held
