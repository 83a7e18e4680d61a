"""Who says it: the source of each cue, with its apposition; floating quotations take the speaker before them."""

from bisect import bisect_left, bisect_right

from attrs import evolve

from quotetrace.grammar.phrases import is_time, phrase_at
from quotetrace.grammar.subjects import group_start, subject_after, subject_before
from quotetrace.layers import Document, Reported

Span = tuple[int, int]
_BE = frozenset("is are was were be been being".split())


def attribute(document: Document, reported: list[Reported]) -> list[Reported]:
    """The same stretches with their sources, and what follows whom."""
    code = _opaque_letters(document, reported)
    quiet = Document(**{name: getattr(document, name) for name in ("text", "blocks", "sentences", "words", "starts", "ends", "tags",
        "sentence_of", "phrases", "phrase_of", "marked")}, letters=code)
    found: list[Reported] = []
    for each in reported:
        source = each.source
        if source is None and each.cue is not None:
            source = _source(quiet, each)
        follows = _followed(document, each, found) if source is None and not each.credit and each.label is None and each.cue is None else None
        found.append(evolve(each, source=source, follows=follows))
    return found


def _opaque_letters(document: Document, reported: list[Reported]) -> str:
    code = list(document.letters)
    for each in reported:
        if each.kind != "direct":
            continue
        for start, end in each.content:
            first, last = bisect_left(document.starts, start), bisect_left(document.starts, end)
            for at in range(first, last):
                code[at] = "Q" if at in (first, last - 1) else "q"
    return "".join(code)


def _source(document: Document, each: Reported) -> Span | None:
    assert each.cue is not None
    verb = bisect_left(document.starts, each.cue[0])
    sentence = document.sentences[document.sentence_of[verb]]
    floor = sentence.first
    quoted = document.letters.rfind("Q", floor, verb)
    opaque = document.letters.rfind("q", floor, verb)
    if opaque >= 0 and quoted > opaque:
        floor = quoted + 1
    while floor < verb and document.letters[floor] in ",.-Q":
        floor += 1
    limit = sentence.last
    ahead = document.letters.find("Qq", verb, limit)
    limit = ahead if ahead >= 0 else limit
    while limit > verb and document.letters[limit - 1] in ".,:":
        limit -= 1
    start = group_start(document, verb, floor)
    if document.letters[verb] == "E" and any(document.words[i].lower() in _BE for i in range(start, verb)):
        return _agent(document, verb, limit)
    before = each.content[0][1] <= each.cue[0]
    if before and (start == floor or document.letters[start - 1] in ",Q-") and document.letters[verb] != "G":
        found = subject_after(document, verb, limit)
        if found and not is_time(document, *(phrase_at(document, found[0]) or found)):
            return _characters(document, *found)
    found = subject_before(document, verb, floor)
    if found is None and floor > sentence.first and document.letters[verb] in "GV":
        found = subject_before(document, verb, sentence.first)
    if found is None and not before:
        found = None
    return _characters(document, *found) if found else None


def _agent(document: Document, verb: int, limit: int) -> Span | None:
    """`they were told by the mayor that`: who told is named by "by", or not at all."""
    if verb + 2 < limit and document.words[verb + 1].lower() == "by":
        found = subject_after(document, verb + 1, limit)
        return _characters(document, *found) if found else None
    return None


def _characters(document: Document, first: int, last: int) -> Span:
    return document.starts[first], document.ends[last - 1]


def _followed(document: Document, each: Reported, found: list[Reported]) -> int | None:
    """A quotation without a cue goes on where the last one of its paragraph, or of the paragraph before, stopped."""
    if not found:
        return None
    block = _block(document, each.content[0][0])
    for number in range(len(found) - 1, -1, -1):
        other = found[number]
        if other.kind == "pull":
            continue
        if block - _block(document, other.content[-1][1] - 1) > 1:
            return None
        return number
    return None


def _block(document: Document, position: int) -> int:
    return bisect_right([b.start for b in document.blocks], position) - 1
