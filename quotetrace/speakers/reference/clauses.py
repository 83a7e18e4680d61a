"""What a relative pronoun takes up that is a source: "a report, | which | said", "dozens of women | who | say"."""

from quotetrace.grammar.phrases import phrase_at
from quotetrace.grammar.wholes import sent_before
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.wholes import body_with_of

_BACK = 10  # tokens from "who" back to the noun for people
_MANY = frozenset({"percent", "number", "half", "majority", "third"})  # nouns of people by their number
_HELD_AT = frozenset("of at from in for on near to with".split())  # "Ana Ruiz of Orrin Aid, | who |": not the body
_PLACES = frozenset("back front rear floor side sides top end balcony street".split())  # where nobody is told
_SENT = frozenset(
    "reply answer response retort verdict cry shout word comment reaction view question".split()
)  # what comes from somebody


def before_relative(reading: Reading, at: int) -> tuple[int, int] | tuple[()] | None:
    """The phrase that a relative pronoun takes up, () where none is told, None where the token is no such pronoun.

    "who" takes up a noun for people, and is left to others behind a name.
    """
    low, letters = reading.low, reading.document.letters
    end = at - 1 if reading.before(at) == "," else at
    if low[at] == "which":
        found = _phrase(reading, end)
        if found is None or reading.names.isdisjoint(range(*found)):
            return found or ()
        return sent_before(reading.document, found, reading.sentence(at)[0]) or found
    begin = reading.sentence(at)[0]
    if low[at] not in ("that", "who") or end <= begin or (low[at] == "that" and end < at):
        return None
    if low[at] == "that":
        return (_phrase(reading, end) or ()) if letters[end - 1] == "N" else None
    if reading.document.tags[end - 1] == "NNS" and end == at:  # whatever they are, they are people
        return _phrase(reading, end)
    placed = letters[end - 1] == "P"  # "workers in Altona, Orrin and Hull | who |": no name of a person
    for last in range(end, max(end - _BACK, begin), -1):
        if letters[last - 1] in ("VZM" if placed else "P,VZM"):
            break
        if letters[last - 1] == "N" and _is_people(low[last - 1]):
            return _phrase(reading, last)
    body = _phrase(reading, end) if placed and end < at else None  # "slammed by the charity Orrin Aid, | who |"
    return None if body is None or low[body[0] - 1] in _HELD_AT else body


def _is_people(low: str) -> bool:
    noun = w.singular(low)
    return w.is_role(noun) or low in w.anonymous() or low in w.collectives() or noun in _MANY


def _phrase(reading: Reading, last: int) -> tuple[int, int] | None:
    """The noun phrase that ends before a token, whole where it is a body’s name: "the Bank of Norway"."""
    number = reading.document.phrase_of[last - 1] if last else -1
    first = reading.document.phrases[number][0] if number >= 0 else last
    one = next((at for at in range(last - 1, first + 1, -1) if reading.low[at] == "one"), first)
    if one > first and reading.document.letters[one - 1] == "N":  # "After the meeting | one councillor |, who"
        first = one
    return (body_with_of(reading, first), last) if number >= 0 else None


def from_whom(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """ "came the reply from | Ruiz |", "The answer from | the city’s environment office |": who sends what is said."""
    low = reading.low
    at = low.index("from", first, last + 1) if "from" in low[first : last + 1] else first
    if at == first or low[at - 1] not in _SENT or not _PLACES.isdisjoint(low[at + 1 : at + 4]):
        return None
    if at + 1 < last:
        return at + 1, last
    return phrase_at(reading.document, at + 1) if at + 1 < reading.sentence(first)[1] else None
