"""Reported stretches that get in each other's way: the same words twice, one across the end of another, and bare marks.

Two readings of one sentence need not agree. What comes out may lie inside another stretch, but never across its end.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from quotetrace.layers import Document, Reported

Span = tuple[int, int]
_READ = frozenset(("learned.speech", "learned.stance"))


def apart(document: Document, found: Sequence[Reported]) -> list[Reported]:
    """The stretches without those that another holds, with whole marks, and none across the end of another."""
    kept = _once([each for each in (_bare(document, each) for each in found) if each is not None])
    marks = sorted(span for each in kept if _is_fixed(each) for span in each.content)
    whole = [each if _is_fixed(each) else _with_whole_marks(each, marks) for each in kept]
    cut = _nested([each for each in whole if each is not None])
    return [each for each in (_bare(document, each) for each in cut) if each is not None]


def _is_fixed(each: Reported) -> bool:
    """Its ends are marks or lines of the page, and not a matter of reading."""
    return each.rule.startswith("direct.") or each.kind == "pull" or each.label is not None


def _once(found: Sequence[Reported]) -> list[Reported]:
    """Without quotations that a report says whole, and without pieces that are the content of a nearer cue.

    A quotation with a cue beside it belongs to no second one: `A driver asked “Is it late?” he said.`
    """
    contents = {each.content for each in found if each.cue is not None}
    owned = {each.content[0] for each in found if len(each.content) == 1}
    told = {span for each in found if each.cue is not None and each.rule.startswith("direct.") for span in each.content}
    kept = [each for each in found if each.cue is not None or each.label is not None or each.content not in contents]
    kept = [each for each in kept if each.rule.startswith("direct.") or not told.issuperset(each.content)]
    return [_without(each, owned) if each.rule in _READ and len(each.content) > 1 else each for each in kept]


def _without(each: Reported, owned: set[Span]) -> Reported:
    pieces = tuple(piece for piece in each.content if piece not in owned)
    return each.but(content=pieces) if pieces else each


def _with_whole_marks(each: Reported, marks: Sequence[Span]) -> Reported | None:
    """`said that, in “the north, it rains.` and more before the mark closes: a quotation inside is not cut in two.

    A piece that begins inside of one and goes on behind it is none.
    """
    pieces: list[Span] = []
    for start, end in each.content:
        first = _holding(marks, start)
        if first is not None and first[0] < start and first[1] < end:
            continue
        last = _holding(marks, end - 1)
        if last is not None and start < last[0]:
            end = max(end, last[1])
        if not pieces or pieces[-1][1] <= start:
            pieces.append((start, end))
    return _with_content(each, tuple(pieces)) if pieces else None


def _with_content(each: Reported, pieces: tuple[Span, ...]) -> Reported:
    return each if pieces == each.content else each.but(content=pieces)


def _holding(marks: Sequence[Span], place: int) -> Span | None:
    at = bisect_right(marks, (place, len(marks) and marks[-1][1] + 1)) - 1
    return marks[at] if at >= 0 and place < marks[at][1] else None


def _nested(found: Sequence[Reported]) -> list[Reported]:
    """Each piece that begins inside another and goes on behind it ends with that one."""
    pieces = sorted((span[0], -span[1], number) for number, each in enumerate(found) for span in each.content)
    ends: list[int] = []
    cut: list[list[Span]] = [[] for _ in found]
    for start, negative, number in pieces:
        end = -negative
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and ends[-1] < end:
            end = ends[-1]
        ends.append(end)
        cut[number].append((start, end))
    return [_with_content(each, tuple(spans)) for each, spans in zip(found, cut, strict=True)]


def _bare(document: Document, each: Reported) -> Reported | None:
    """Without pieces and a source that are nothing but marks; None where no words are left."""
    text = document.text
    pieces = tuple(span for span in each.content if _has_words(text, span))
    if not pieces:
        return None
    source = each.source if each.source is not None and _has_words(text, each.source) else None
    addressee = each.addressee if each.addressee is not None and _has_words(text, each.addressee) else None
    if addressee is not None and meets(addressee, pieces):
        addressee = None
    if each.cue is not None:
        pieces = tuple(_behind_cue(text, each.cue, span) for span in pieces)
    if (source, addressee) != (each.source, each.addressee):
        each = each.but(source=source, addressee=addressee)
    return _with_content(each, pieces)


def _behind_cue(text: str, cue: Span, piece: Span) -> Span:
    """`warned of | the dangers`: a piece begins behind its cue if words are left; "that" stays with its clause."""
    start, end = piece
    if not cue[0] < start < cue[1] < end or text[start : cue[1]].lower() == "that":
        return piece
    behind = end - len(text[cue[1] : end].lstrip())
    return (behind, end) if _has_words(text, (behind, end)) else piece


def _has_words(text: str, span: Span) -> bool:
    return any(map(str.isalnum, text[span[0] : span[1]]))


def meets(span: Span, others: Iterable[Span]) -> bool:
    """Whether the span shares a character with one of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)
