"""Who asks at a press conference and says so: "Q: Ana Ruiz, Kelby Post. Who pays?", "This is Bo Lie from Orrin TV."."""

from itertools import pairwise

from quotetrace.layers import Reported
from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import belonging
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_UNNAMED = frozenset(
    "q question questioner reporter reporters journalist press media audience member unidentified speaker caller male"
    " female man woman voice the".split()
)
_GREETS = frozenset(
    "hi hello hey good morning afternoon evening yes yeah thank thanks you sir madam so ok okay".split()
)
_SELF = frozenset({"this", "i", "it", "my"})
_IS = frozenset({"is", "am", "’s", "'s", "’m", "'m"})
_FOR = frozenset({"from", "with", "of", "at", "for"})
_HERE = frozenset({"here", "speaking"})
_PARTS = frozenset({",", "(", "-", "–", "—", "--"})
_CLOSES = frozenset({".", ",", ";", ")", "-", "–", "—", "--", ":", "?", "!"})
_AGAIN = frozenset({"follow-up", "followup", "follow-on"})
_FOLLOWS = 10  # tokens behind a label in which somebody says that he asks again
_OPENING = 14  # tokens of a turn in which somebody names himself
_LONGEST = 7  # tokens of the name of an outlet


def is_unnamed_asker(reading: Reading, first: int, last: int) -> bool:
    """Whether a label is one of whoever asks: "Q", "REPORTER", "UNIDENTIFIED SPEAKER"."""
    letters = [reading.low[at] for at in range(first, last) if reading.low[at][0].isalpha()]
    return bool(letters) and _UNNAMED.issuperset(letters)


def likely_self(reading: Reading, reported: Reported) -> int | None:
    """The token where an unnamed asker may name himself: the first capitalised words that a mark or "from" follows."""
    if reported.rule != "turn" or reported.label is None or not reported.content:
        return None
    if not is_unnamed_asker(reading, *reading.tokens(*reported.label)):
        return None
    words, low = reading.document.words, reading.low
    at = reading.tokens(*reported.content[0])[0]
    for first in range(at, min(at + _OPENING, len(words) - 2)):
        if not words[first][0].isupper() or low[first] in _GREETS or w.is_role(low[first]):
            continue
        last = first + 1
        while last < len(words) - 1 and words[last][0].isupper():
            last += 1
        return first if last - first > 1 and low[last] in _FOR | _PARTS | _HERE | {"."} else None
    return None


def names_self(stage: Stage, last: int) -> Person | None:
    """Who names himself with his outlet in the first words of the turn whose label ends at token ``last``.

    He gets the outlet. Who has turns under his own name is addressed: "Dr. Lie, Orrin Council. When ..."
    """
    reading = stage.reading
    at = last
    while at < len(reading.low) and not reading.low[at][0].isalnum():
        at += 1
    addressed: set[int] = set()
    for begin, end, person in stage.people.between(at, at + _OPENING):
        if has_turns(stage, person):
            addressed.update(range(begin, end))
            continue
        if not _leads_in(reading, [spot for spot in range(at, begin) if spot not in addressed]):
            return None
        house = _outlet(reading, end)
        fact = None if house is None else belonging(reading, house) or Affiliation(organization=house)
        if fact is None:  # "Q: Ana Ruiz. Who pays?"
            alone = end - begin > 1 and reading.low[begin] not in w.honorifics() and reading.low[end : end + 1] == ["."]
            return person if alone else None
        person.affiliations[:] = [fact, *(one for one in person.affiliations if one.role is not None)]
        return person
    return None


def asked_before(stage: Stage, last: int) -> Person | None:
    """ "Q: A follow-up, if I may. ...": whoever asked last, where the first words of a turn say that he asks again."""
    reading = stage.reading
    opening = reading.low[last : last + _FOLLOWS]
    joined = any(pair == ("follow", "up") for pair in pairwise(low for low in opening if low != "-"))
    if not joined and _AGAIN.isdisjoint(opening):
        return None
    told = reading.page.reported[: len(stage.answers)]
    pairs = zip(reversed(told), reversed(stage.answers), strict=True)
    labelled = ((each.label, answer) for each, answer in pairs if each.rule == "turn" and each.label is not None)
    asked = (answer for label, answer in labelled if label and is_unnamed_asker(reading, *reading.tokens(*label)))
    before = next(asked, None)
    one = before.speakers[0] if before is not None and before.speakers else None
    return one if isinstance(one, Person) else None


def _leads_in(reading: Reading, before: list[int]) -> bool:
    """Whether nothing but a greeting, a title ("Governor, ...") or "This is", "My name is" stands before a name."""
    said = [reading.low[at] for at in before if reading.low[at][0].isalnum() or reading.low[at][0] in "’'"]
    said = [low for low in said if low not in _GREETS and not w.is_role(low) and low.rstrip(".") not in w.honorifics()]
    named = bool(said) and said[0] in _SELF and said[-1] in _IS and len(said) <= len(["my", "name", "is"])
    return not said or named


def _outlet(reading: Reading, end: int) -> str | None:
    """The house behind a name: ", | Kelby Post |.", "from the | Wick Courier |,"."""
    low, words = reading.low, reading.document.words
    at = end + (low[end : end + 1] != [] and low[end] in _HERE)
    parted = low[at : at + 1] != [] and low[at] in _PARTS
    at += parted
    if low[at : at + 1] and low[at] in _FOR:
        parted, at = True, at + 1
    first = at + (low[at : at + 1] == ["the"])
    if not parted:
        return None
    last = first
    while last < min(len(words), first + _LONGEST) and (words[last][0].isupper() or low[last] in ("of", "the", "&")):
        last += 1
    closed = last > first and last < len(words) and low[last] in _CLOSES | {"and"}
    return reading.text(first, last) if closed else None


def has_turns(stage: Stage, person: Person) -> bool:
    """Whether a label names somebody."""
    reading = stage.reading
    spans = {one.source for one in reading.page.reported if one.rule == "turn" and one.source is not None}
    return any(person is place[2] for span in spans for place in stage.people.between(*reading.tokens(*span))[:1])
