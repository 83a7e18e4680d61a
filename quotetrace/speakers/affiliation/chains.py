"""Several posts told at one name: "treasurer and former mayor", "head of A and owner of B", "a poet who teaches"."""

from bisect import bisect_left
from collections.abc import Iterator

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition, by_verb
from quotetrace.speakers.affiliation.fields import INTO
from quotetrace.speakers.affiliation.held import ARTICLES, tells_status
from quotetrace.speakers.affiliation.posts import left_role
from quotetrace.speakers.affiliation.seconds import behind_clause, seconds
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import phrase_before
from quotetrace.speakers.text.reading import Reading

_LONGEST = 45  # tokens of an apposition that are looked at for further posts
_MARKS = frozenset({";", ":", "“", "”", '"', "(", ")", "—", "–", "--"})
_NOUNS = 5  # tokens before the noun of a further post: "a senior visiting research fellow"
_ENDS = INTO | {",", ".", "who", "and", "to"}


def further(reading: Reading, at: int, end: int, others: frozenset[int]) -> Iterator[Affiliation]:
    """The posts behind the first of an apposition that begins at token ``at``; ``others`` are where names begin."""
    if reading.low[at] == "who":
        yield from seconds(reading, at, end)
        if (fact := behind_clause(reading, at, end)) is not None:
            yield fact
    for spot in _openings(reading, at, min(end, at + _LONGEST), others):
        clause = reading.low[spot] == "who"
        fact = by_verb(reading, spot + 1, end) if clause else apposition(reading, spot, end, strict=True)
        if fact is not None and not _is_next_s(reading, fact, spot, others):
            yield fact


def _is_next_s(reading: Reading, fact: Affiliation, first: int, others: frozenset[int]) -> bool:
    """ "her brother, Bo Lie, and | the former mayor, | Ana Ruiz": a post that stands before somebody else’s name."""
    spouse = reading.low[first : first + 2] in (["his", "wife"], ["her", "husband"])
    if (
        fact.span is None
        or reading.low[first - 2 : first] != [",", "and"]
        or not (spouse or reading.low[first] == "the")
    ):
        return False
    last = reading.tokens(fact.span.start, fact.span.end)[1]
    return reading.low[last : last + 1] == [","] and last + 1 in others


def _openings(reading: Reading, at: int, end: int, others: frozenset[int]) -> Iterator[int]:
    """Where further posts begin, up to the verb of the sentence or whoever is named next."""
    low, relative = reading.low, reading.low[at] == "who"
    for spot in range(at + 1, end):
        if low[spot] in _MARKS or spot in others:
            return
        if low[spot] == "who":
            relative = True
            yield spot
        elif low[spot - 1] == "as" and relative and low[spot] in ARTICLES and _is_post(reading, spot, end):
            yield spot
        elif low[spot] == ",":
            relative = False
        elif not relative and reading.document.letters[spot] in "VZM" and not w.is_role(low[spot]):
            return
        elif low[spot - 1] in ("and", ",") and _is_post(reading, spot, end):
            yield spot


def _is_post(reading: Reading, at: int, end: int) -> bool:
    """Whether a post begins at a token: articles, what widens it, its noun, and a preposition or mark behind that."""
    low = reading.low
    while at < end and tells_status(low[at]):
        at += 1
    for spot in range(at, min(at + _NOUNS, end)):
        if w.is_role(low[spot]) and (spot + 1 >= end or low[spot + 1] in _ENDS):
            return True
        before_role = spot + 1 < end and w.is_role(low[spot + 1])  # "and | lead | author of"
        if reading.document.letters[spot] not in "NJP" and not before_role:
            return False
    return False


def before(reading: Reading, last: int) -> Affiliation | None:
    """ "Harbour Board treasurer and former mayor | Ines Holt": the post before the one that ends before a token."""
    ands, begin = reading.chained(), reading.sentence(last)[0]
    at = bisect_left(ands, last) - 1
    if at < 0 or ands[at] <= begin:
        return None
    first = phrase_before(reading, last)
    if first == last and not tells_status(reading.low[last - 1]):
        return None  # "a teacher and | Orr supporter"
    mark = first - 1
    begin = reading.sentence(first)[0]
    while mark > begin and tells_status(reading.low[mark]) and reading.low[mark] not in ARTICLES:
        mark -= 1
    chained = mark > begin and reading.low[mark] == "and" and w.is_role(reading.low[mark - 1])
    return left_role(reading, mark) if chained else None
