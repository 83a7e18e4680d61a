"""The descriptions in a source: one, or several where institutions speak together."""

from quotetrace.speakers.staging.heads import core_end
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_OPENS = frozenset({"the", "a", "an", "its", "both"})
_OPENS_SECOND = frozenset({"the", "a", "an", "its", "his", "her"})
_SOME = frozenset("some several many other two three four five six".split())
_JOINS = frozenset({"and", "&", ","})


def coordinated(reading: Reading, first: int, last: int, cue: str) -> list[Phrase]:
    """One phrase, or two where two institutions speak together: "the ministry and the Harbour Board".

    So too where people speak with one: "The Lopez campaign and | some security experts".
    """
    end, low = core_end(reading, first, last), reading.low
    if named := _named_behind(reading, first, end, last):
        return named
    cut = next((at for at in range(first + 1, end - 1) if low[at] == "and"), None)
    if cut is not None and low[cut + 1] in _OPENS_SECOND | _SOME and low[first] in _OPENS:
        found = [read_phrase(reading, first, cut, cue), read_phrase(reading, cut + 1, last, cue)]
    else:
        found = [read_phrase(reading, first, last, cue)]
    return [phrase for phrase in found if phrase is not None]


def _named_behind(reading: Reading, first: int, end: int, last: int) -> list[Phrase]:
    """ "Two airlines, | Cebu Isla and Luntian Air": the bodies of a kind in the plural that are named behind it."""
    low = reading.low
    kind = low[end - 1] if end > first else ""
    if kind not in w.several_bodies() or low[end : end + 1] != [","] or reading.document.words[end - 1][0].isupper():
        return []
    found, at = [], end + 1
    while at < last:
        name, after = organization_at(reading, at, last)
        if name is None or not reading.document.words[at][0].isupper():
            break
        phrase = Phrase("organization", name, name.lower().split()[-1], "bare", False, at, at, after, proper=True)
        phrase.affiliation = name
        found.append(phrase)
        at = after
        while at < last and low[at] in _JOINS:
            at += 1
    return found if len(found) > 1 else []
