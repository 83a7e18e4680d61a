"""Nicknames of people whom the page has just spoken of: "Colleagues nicknamed him “the Ruler”"."""

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import antecedents
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.staging.stage import Stage

_DUBBED = frozenset({"nicknamed", "dubbed"})
_OBJECTS = frozenset({"him", "her"})
_CALL = frozenset({"call", "calls", "called"})
_SOMEBODY = {"man": "m", "boy": "m", "woman": "f", "girl": "f"}
_LONGEST = 5  # tokens of a nickname
_REACH = 7  # tokens from "the man" to the nickname: "the girl the papers once called"
_LIKELY = 0.3  # from how probable on somebody is the man whom they call so


def tell_nicknames(stage: Stage) -> None:
    """Give each nickname in marks to whom the words before it mean; asked when all pronouns are understood."""
    reading = stage.reading
    if not reading.has(_DUBBED | _CALL):
        return
    for marked in reading.document.marked:
        first, last = reading.tokens(marked.inner_start, marked.inner_end)
        while last > first and not reading.document.words[last - 1][0].isalnum():
            last -= 1
        if first < 3 or not 0 < last - first <= _LONGEST or not reading.document.words[last - 1][0].isupper():
            continue
        person = _dubbed(stage, first - 2) or _called(stage, first - 2)
        if person is not None and all(name.first != first for name in person.names):
            person.add(Name(first, first, last, "", (reading.text(first, last),)))


def _dubbed(stage: Stage, at: int) -> Person | None:
    """ "Colleagues nicknamed | him | “the Ruler”"."""
    low = stage.reading.low
    found = stage.references.get(at) if low[at] in _OBJECTS and low[at - 1] in _DUBBED else None
    return found if isinstance(found, Person) else None


def _called(stage: Stage, at: int) -> Person | None:
    """ "the | man | they call “the Tank”": who was spoken of before."""
    low = stage.reading.low
    if low[at] not in _CALL:
        return None
    begin = max(stage.reading.sentence(at)[0], at - _REACH)
    noun = next((spot for spot in range(at - 1, begin, -1) if low[spot] in _SOMEBODY and low[spot - 1] == "the"), None)
    if noun is None:
        return None
    found = antecedents(stage, noun, gender=_SOMEBODY[low[noun]])
    person = found[0].entity if found and found[0].probability >= _LIKELY else None
    return person if isinstance(person, Person) and not person.doubt else None
