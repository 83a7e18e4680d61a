"""Times between who says something and the verb: the source of `Brian Oakes last night said` is Brian Oakes."""

import re

from quotetrace.attribution.columns import tokens_of
from quotetrace.grammar.phrases import TIMES, is_time, phrase_at, reach_left
from quotetrace.grammar.subjects import subject_before
from quotetrace.layers import Document, Reported

Span = tuple[int, int]
_PART = r"(?:morning|afternoon|evening|night)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = rf"(?:{_PART}|week|weekend|month|year|summer|autumn|winter|spring|{_DAY})"
# Small letters: "USA Today" and "Business Week" are who says it.
_AT_THE_END = re.compile(
    rf"\s(?:(?:late |early |earlier )?(?:last|this|over the|at the) (?:{_DAY} )?{_UNIT}"
    rf"|{_DAY} {_PART}|yesterday(?: {_PART})?|today|tonight|\w+ (?:day|week|month|year|hour)s? ago)\Z"
)
_CLAUSE = frozenset("WYEG,")  # letters of relative clauses, participles and appositions
_REACH = 60  # characters of a source that are looked at: no time is longer


def without_time(document: Document, each: Reported) -> Reported:
    """The stretch with a source that ends before its time; where it is nothing but one, who stands before that."""
    if each.source is None:
        return each
    start, end = each.source
    first, last = tokens_of(document, start, end)
    if not _CLAUSE.isdisjoint(document.letters[first:last]):
        return each  # "a man who was shot last week"
    if found := _AT_THE_END.search(document.text, max(start, end - _REACH), end):
        return each.but(source=(start, found.start())) if found.start() > start else each
    if first >= last or not is_time(document, first, last):
        return each
    left = _who(document, first)
    if left < first:
        return each.but(source=(document.starts[left], document.ends[first - 1]))
    paper = document.words[first][0].isupper() and document.low[first] not in TIMES  # USA Today
    subject = None if paper else _subject(document, each)
    return each if subject is None else each.but(source=(document.starts[subject[0]], document.ends[subject[1] - 1]))


def _subject(document: Document, each: Reported) -> Span | None:
    """Who stands before a time, by the grammar: `Oakes, whose firm grew, | last year | proposed`."""
    if each.cue is None or each.source is None or each.source[1] > each.cue[0]:
        return None
    first, last = tokens_of(document, *each.cue)
    verb = next((at for at in range(last - 1, first - 1, -1) if document.letters[at] in "VZGBE"), None)
    if verb is None:
        return None
    found = subject_before(document, verb, document.sentences[document.sentence_of[verb]].first)
    return None if found is None or is_time(document, *found) else found


def _who(document: Document, end: int) -> int:
    """Where the noun phrase or the name that ends before token ``end`` begins; ``end`` where there is none."""
    floor, before = document.sentences[document.sentence_of[end]].first, phrase_at(document, end - 1)
    if end > floor and before is not None and not is_time(document, *before):
        return reach_left(document, end, floor)
    first = end
    while before is None and first > floor and document.words[first - 1][0].isupper():
        first -= 1  # "Oakes" may be tagged as a verb
    return first
