"""What something is called, where it stands before the verb: `The ferry was described by Ruiz as “a wreck”`.

The name alone is what was said: what it is given to stands apart from it; both together would miss the words between.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotetrace.attribution.columns import tokens_of
from quotetrace.grammar.cues import cue_forms
from quotetrace.layers import Document, Marked

_SMALL = 4  # letters of the words that titles write small
Span = tuple[int, int]
_NAMING = frozenset("kx")  # frames of cues.txt: "called it “a wreck”", "described it as “a wreck”"
_AS = re.compile(r"as\s+(?=\W)")
_BY = re.compile(r"\s+by\s+(?=\w)")


def called(document: Document, head: int, content: Sequence[Span]) -> tuple[list[Span], Span | None]:
    """The content of the cue at token ``head``, the name alone where it is in marks, and who is named behind "by"."""
    cue = cue_forms().get(document.low[head])
    place = document.starts[head]
    behind = [span for span in content if span[0] > place]
    if cue is None or not cue.frames & _NAMING or len(behind) != 1 or len(content) < 2:
        return list(content), None
    start, end = behind[0]
    opening = _AS.match(document.text, start, end)
    start = opening.end() if opening else start
    at = bisect_left(document.marked, start, key=lambda each: each.start)
    if at == len(document.marked) or document.marked[at].start != start or document.marked[at].end > end:
        return list(content), None
    if is_name(document, document.marked[at]):
        return list(content), None  # "it was labeled “Mostly True”"
    closing = document.marked[at].end
    agent = _BY.match(document.text, closing, end)
    if agent is None:
        return [(start, end)], None
    pause = document.text.find(",", agent.end(), end)
    return [(start, closing)], (agent.end(), end if pause < 0 else pause)


def is_name(document: Document, marked: Marked) -> bool:
    """Whether the marked words are all capitals: a title or a nickname."""
    first, last = tokens_of(document, marked.start, marked.end)
    words = [word for word in document.words[first:last] if word[0].isalpha()]
    return all(word[0].isupper() or len(word) < _SMALL for word in words)
