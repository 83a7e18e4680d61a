"""Where a report of the learned reader begins and ends: what it takes along that nobody said."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from quotetrace.attribution.columns import tokens_of
from quotetrace.grammar.behind import is_tail, sums_up
from quotetrace.grammar.cues import cue_forms
from quotetrace.layers import Document, Marked

Span = tuple[int, int]
_start = attrgetter("start")
_WHERE = frozenset("at to from during outside".split())  # of these no noun in marks is part
_LONGEST_TAIL = 6  # tokens
_GOES_ON = frozenset("VZMBGQ,")  # letters of more than a preposition and its noun
_AND_SAID = re.compile(r"(?<=[NPJ#]),?CA?[VZ]")
_CLAUSAL = frozenset("VZMBTtW")  # letters of what makes a clause or an infinitive of words
_AMONG = re.compile(r",? among (?:other \w+|others)\b", re.IGNORECASE)
_BY_SAYING = re.compile(r"(?:to (?:this|that|it|them|him|her) )?by (?:saying|stating|arguing|insisting)\b,? *")


def trimmed(document: Document, head: int, content: list[Span]) -> list[Span]:
    """The content that the reader found for the cue at token ``head``, without what is none of it."""
    content = _whole_list(document, _without_tail(document, head, _without_head(document, content)))
    return _before_main_verb(document, head, _before_shared(document, _before_sum(document, content)))


def _before_shared(document: Document, content: list[Span]) -> list[Span]:
    """`asked for | the name of the firm | and said he would leave`: no verb of a noun phrase, but what else is said."""
    if len(content) != 1:
        return content
    first, last = tokens_of(document, *content[0])
    shared = _AND_SAID.search(document.letters, first, last)
    verb = shared.end() - 1 if shared else last
    if shared is None or document.low[verb] not in cue_forms() or not _CLAUSAL.isdisjoint(document.letters[first:verb]):
        return content
    return [(content[0][0], document.ends[shared.start() - 1])]


def _before_main_verb(document: Document, head: int, content: list[Span]) -> list[Span]:
    """`A clerk, who feared | losing his job, | said it was late`: what "who" opens ends at the verb behind a pause."""
    at = head - 1
    while at > 0 and document.letters[at] in "AVZMBE" and head - at < _LONGEST_TAIL:
        at -= 1
    if document.letters[at] != "W" or len(content) != 1:
        return content
    first, last = tokens_of(document, *content[0])
    if first < head:
        return content
    pauses = (i for i in range(first + 1, last - 1) if document.letters[i] in ",-" and document.letters[i + 1] in "VZM")
    pause = next(pauses, None)
    return content if pause is None else [(content[0][0], document.ends[pause - 1])]


def _without_head(document: Document, content: list[Span]) -> list[Span]:
    """`responded | to this by saying | that it was late`: how somebody responds is no part of what is said."""
    how = _BY_SAYING.match(document.text, *content[0]) if content else None
    return [(how.end(), content[0][1]), *content[1:]] if how and how.end() < content[0][1] else content


def _without_tail(document: Document, head: int, content: list[Span]) -> list[Span]:
    """`shouted “shame on you” | at the judge`, `used the term “theft” | often in his speeches`: marked words end a
    report where nothing but a preposition goes on.

    So too `called it “a farce” | late on Friday`, where a verb that names stands before them.
    """
    if len(content) != 1:
        return content
    start, end = content[0]
    cue = cue_forms().get(document.low[head])
    if cue is not None and not cue.frames.isdisjoint("kxo"):
        closing = max((each.end for each in marked_in(document, (start, end))), default=end)
        if closing < end and is_tail(document, *tokens_of(document, closing, end)):
            return [(start, closing)]
    marked = next(marked_in(document, (start, end)), None)
    if marked is None or marked.start != start or marked.end == end:
        return content
    first, last = tokens_of(document, marked.end, end)
    often = document.letters[first] == "A" and document.letters[first + 1 : first + 2] == "I"
    tail = (often or document.low[first] in _WHERE) and last - first <= _LONGEST_TAIL
    tail = tail and _GOES_ON.isdisjoint(document.letters[first:last])
    return [(start, marked.end)] if tail else content


def _before_sum(document: Document, content: list[Span]) -> list[Span]:
    """`likened it to “theft” | – a charge that stung`, `would stay, | a promise she broke`: what it amounts to."""
    if not content:
        return content
    start, end = content[-1]
    first, last = tokens_of(document, start, end)
    pauses = (at for at in range(first + 1, last - 2) if document.letters[at] in ",-")
    pause = next((at for at in pauses if sums_up(document, at + 1, last)), None)
    return content if pause is None else [*content[:-1], (start, document.ends[pause - 1])]


def _whole_list(document: Document, content: list[Span]) -> list[Span]:
    """`they discussed the war and soy | , among other things`: what ends a list is part of it."""
    more = _AMONG.match(document.text, content[-1][1]) if content else None
    return [*content[:-1], (content[-1][0], more.end())] if more else content


def marked_in(document: Document, span: Span) -> Iterator[Marked]:
    """The outermost stretches in marks that lie in a span."""
    for number in range(bisect_left(document.marked, span[0], key=_start), len(document.marked)):
        marked = document.marked[number]
        if marked.start >= span[1]:
            return
        if marked.parent is None and marked.end <= span[1]:
            yield marked
