"""Who made a paper: "a poll released on Friday by Orrin", "the Orrin-Lumen survey", "Orrin conducted a poll in May"."""

from quotetrace.speakers.affiliation.complements import SMALL_BODIES
from quotetrace.speakers.affiliation.sound import sound
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution
from quotetrace.speakers.text.openings import only_opens
from quotetrace.speakers.text.phrases import DEGREES, body_ending, organization_at
from quotetrace.speakers.text.reading import Reading

# What a body does to a paper that it makes.
ISSUED = frozenset(
    "issued released published posted put sent circulated distributed conducted commissioned carried produced compiled"
    " prepared drafted filed unveiled announced submitted launched".split()
)
_MADE = ISSUED | frozenset(
    "out in due fresh written available provided collected gathered kept maintained undertaken done led".split()
)
_SITES = frozenset({"site", "website", "webpage", "page", "portal", "blog", "channel"})  # "published on the site of"
_FAR = 14  # tokens from a paper to the participle that tells its maker
_NEAR = 4  # tokens from the participle to its "by": "released on Friday by"
_BACK = 12  # tokens before a paper in which it is told who issued it
# Papers that are of those whom they ask or look at, and not of their makers: "a survey of teachers".
ASKING = frozenset("poll survey census study analysis review average questionnaire research assessment".split())
# What papers are on that a body’s name may begin: "campaign finance records".
_TOPICS = frozenset({"campaign", "campaign finance"})
_OWNED = [[mark] for mark in w.POSSESSIVE]  # "by Orrin’s | lawyer"
_OF_NAMES = frozenset("NPJI-&")  # letters of the words of a body’s name
_HOUSED = frozenset({"at", "from", "with", "of"})
_JOINING = frozenset({"and", "then", "but", "also", "later"})
_STOPS = frozenset({";", ":", ".", "who", "that", "which"})


def maker(reading: Reading, noun: int) -> str | None:
    """The body that a text tells beside the noun of a paper to have made it: behind, right before, or by a verb."""
    return made_by(reading, noun) or _before(reading, noun) or issuer(reading, noun)


def made_by(reading: Reading, noun: int) -> str | None:
    """ "the poll, released on Friday by | Orrin Research", "data available from | the bank"."""
    low, end, made = reading.low, reading.sentence(noun)[1], noun
    for at in range(noun + 1, min(noun + _FAR, end - 1)):
        if low[at] in _STOPS or reading.document.letters[at] in "ZM":
            return None
        made = at if low[at] in _MADE else made
        direct = at == noun + 1
        if low[at] == "in" and (direct or low[at - 1] == "published"):  # "a study in The Lancet"
            return _named(reading, organization_at(reading, at + 1, end)[0])
        sited = low[at] == "of" and low[at - 1] in _SITES and made > noun
        if (low[at] in ("by", "from") or sited) and (direct or (made > noun and at - made <= _NEAR)):
            found, last = organization_at(reading, _behind_people(reading, at + 1, end), end)
            return None if reading.low[last : last + 1] in _OWNED else _named(reading, found)
    return None


def _behind_people(reading: Reading, first: int, end: int) -> int:
    """ "by researchers at | Altona University": where the house of a paper's makers begins, else ``first``."""
    low, at = reading.low, first
    while at < end - 1 and at - first < _NEAR and reading.document.words[at].islower() and low[at] not in _HOUSED:
        at += 1
    people = at > first and low[at] in _HOUSED and w.is_role(w.singular(low[at - 1]))
    return at + 1 if people else first


def _before(reading: Reading, noun: int) -> str | None:
    """ "the new | Orrin-Lumen | survey", "| Orrin Research’s latest | poll"."""
    first = body_ending(reading, noun)
    people = any(at in reading.names for at in range(first, noun))
    named = set(reading.document.letters[first:noun]) <= _OF_NAMES and reading.document.words[noun - 1][0].isupper()
    if first == noun or people or not named or only_opens(reading, first) or reading.titled(noun):
        return None
    return _named(reading, reading.text(first, noun))


def issuer(reading: Reading, first: int) -> str | None:
    """ "The council put out | a statement", "The Ruiz campaign sent | an e-mail"; a kind where it is no more."""
    low, begin = reading.low, reading.sentence(first)[0]
    verb = next((at for at in range(first - 1, max(begin, first - _BACK), -1) if low[at] in ISSUED), None)
    if verb is None or (low[verb] == "put" and low[verb + 1] != "out"):
        return None
    if reading.document.letters[verb - 1] == "A" or low[verb - 1].endswith("ly"):  # "a newly | released | memo"
        return None
    if low[verb - 1] in _JOINING:
        return None  # "Orrin broke its silence on Tuesday and | put out a statement": of the subject far before
    last = verb - (low[verb - 1] == ",")
    small = last > begin + 1 and low[last - 1] in SMALL_BODIES and reading.document.words[last - 2][0].isupper()
    start = body_ending(reading, last - small) if last > begin else last
    if start < last:
        return reading.text(start, last)
    return low[last - 1] if last > begin and low[last - 1] in w.kinds_of_bodies() else None


def may_make(name: str, noun: str) -> bool:
    """Whether somebody may have made a paper, as far as the words tell.

    >>> may_make("Ohio", "poll"), may_make("Ohio", "law"), may_make("campaign finance", "record")
    (False, True, False)
    """
    low = name.lower()
    asked = noun in ASKING and (low in w.places() or low in w.party_words() or low.endswith((" primary", " exit")))
    return not asked and low not in _TOPICS | DEGREES


def _named(reading: Reading, name: str | None) -> str | None:
    """A name that may be that of a maker: no place, people, party or field of what a paper is on."""
    told = sound(reading, name)
    low = (told or "").lower()
    if told is None or not told[0].isupper():
        return None
    fields = w.places() | w.demonyms().keys() | w.party_words()
    alone = low in fields or all(part in fields for part in low.split())
    return told if is_institution(told) or not alone else None  # the White House is a place of the lists, too
