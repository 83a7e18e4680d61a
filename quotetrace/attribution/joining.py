"""Quotations that go on behind an attribution which only the reader sees: `“It rains,” From said. “It snows.”`

So does a report whose last words stand in marks: `The plan is “a gift,” Ruiz said. “It costs us nothing.”`
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from quotetrace.grammar.behind import adds_more
from quotetrace.layers import Document, Reported

# Verbs that tell who spoke behind a full stop, too: `“No.” Ruiz said.`
_PLAIN = frozenset("said says say added adds asked asks replied replies told tells wrote writes continued".split())


def joined(document: Document, found: Sequence[Reported]) -> list[Reported]:
    """The stretches, with words in marks that nobody is named for joined to the quotation that they go on with."""
    found = _of_all_pieces(found)
    goes_on = {at: number for number, each in enumerate(found) if (at := _goes_on(document, each)) is not None}
    found = [_without_next(document, each, goes_on) for each in found]
    kept: list[Reported | None] = list(found)
    for number, each in enumerate(found):
        opened = goes_on.get(bisect_left(document.starts, each.content[0][0])) if is_alone(each) else None
        if opened is not None:
            kept[number], kept[opened] = None, found[opened].but(content=(*found[opened].content, *each.content))
    return [each for each in kept if each is not None]


def _of_all_pieces(found: Sequence[Reported]) -> list[Reported]:
    """`“It rains.` and a new paragraph, `“It snows,” according to Ruiz.`: who is named for the last piece says all."""
    whole = {each.content[-1]: each.content for each in found if each.rule == "direct.alone" and len(each.content) > 1}
    named = {each.content[0] for each in found if each.source is not None and len(each.content) == 1} & whole.keys()
    kept = [each for each in found if each.rule != "direct.alone" or each.content[-1] not in named]
    return [
        each.but(content=whole[each.content[0]]) if len(each.content) == 1 and each.content[0] in named else each
        for each in kept
    ]


def _without_next(document: Document, each: Reported, goes_on: Mapping[int, int]) -> Reported:
    """`“It rains,” Ruiz said. “It snows.” | Ann Lee laughed`: words that go on, and a sentence of its own behind."""
    start, end = each.content[-1]
    closed = document.text[start:end].rstrip("\"”’'").endswith(".")
    if each.rule != "direct.cue-behind" or len(each.content) > 1 or not closed:
        return each
    if each.cue is None or each.source is None or min(each.cue[0], each.source[0]) < end:
        return each
    opened = goes_on.get(bisect_left(document.starts, start))
    verb = document.low[bisect_left(document.ends, each.cue[1])]
    return each if opened is None or verb in _PLAIN else each.but(rule="direct.alone", cue=None, source=None)


def is_alone(each: Reported) -> bool:
    """Whether these are words in marks without a cue and a source."""
    return each.rule == "direct.alone" and each.cue is None and each.source is None and len(each.content) == 1


def _goes_on(document: Document, each: Reported) -> int | None:
    """The token at which a quotation goes on if marks open there: behind the sentence that its attribution ends."""
    end = each.content[-1][1]
    if each.cue is None or each.source is None or min(each.cue[0], each.source[0]) < end:
        return None
    last = bisect_left(document.ends, end)
    if each.kind != "direct" and not (each.kind == "mixed" and document.letters[last] == "Q"):
        return None
    cue = document.sentence_of[bisect_left(document.ends, each.cue[1])]
    behind = cue + 1
    sentences = document.sentences
    if document.sentence_of[last] != cue or behind == len(sentences) or sentences[behind].block != sentences[cue].block:
        return None
    last = sentences[behind].first
    return None if adds_more(document, bisect_left(document.ends, each.cue[1]) + 1, last) else last


def said_once(found: Sequence[Reported]) -> list[Reported]:
    """The stretches, none of them told twice: `responded by | saying | “It is late.”`, which both verbs report, and
    `Nobody knew, said Ruiz, but “we guessed,” he said`, of which the second verb reports what the first one does.
    """
    ruled = {each.content for each in found if not each.rule.startswith("learned.") and each.cue is not None}
    opened = {each.content[0][0]: each for each in found if each.rule == "indirect.before" and len(each.content) > 1}
    kept = []
    for each in found:
        start, end = each.content[0]
        first = opened.get(start) if each.rule == "indirect.before" and len(each.content) == 1 else None
        inside = first is not None and first.cue is not None and start < first.cue[0] < end <= first.content[-1][1]
        if not inside and not (each.rule.startswith("learned.") and each.content in ruled):
            kept.append(each)
    return kept
