"""Reported stretches that get in each other's way: the same words twice, one across the end of another, and bare marks.

Two readings of one sentence need not agree. What comes out may lie inside another stretch, but never across its end.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from quotetrace.attribution.columns import tokens_of
from quotetrace.attribution.joining import is_alone, joined, said_once
from quotetrace.grammar.cues import cue_forms
from quotetrace.layers import Document, Reported

Span = tuple[int, int]
_start = attrgetter("start")
_READ = frozenset(("learned.speech", "learned.stance"))
_PHRASED, _ECHO = "indirect.phrase", "mixed.echo"
_SHORT = 30  # characters of "that the mayor said"
_FAR = 200  # characters back to a bracket that is still open
_NEAR = 8  # stretches that are asked whether they hold another
_SPEAKS = re.compile("t?[DSJNPR]{1,5}A?[VZ]E?[DSJNPR]{0,4}")  # "that the mayor had told her staff"
_LINK = re.compile(r"\W*(?:that|(?:things |words )?such as|as follows)?\W*", re.IGNORECASE)


def apart(document: Document, found: Sequence[Reported]) -> list[Reported]:
    """The stretches without those that another holds, with whole marks, and none across the end of another."""
    bare = [_bare(document, each) for each in found]
    known = {id(each) for each, one in zip(found, bare, strict=True) if each is one}  # what goes through as it is
    kept = _once(document, [each for each in bare if each is not None])
    kept = _without_told(document, joined(document, _taken_up(document, _run_on(document, kept))))
    marks = sorted(span for each in kept if _is_fixed(each) for span in each.content)
    whole = [each if _is_fixed(each) else _with_whole_marks(each, marks) for each in kept]
    cut = _nested([each for each in whole if each is not None])
    bare = [each if id(each) in known else _bare(document, each) for each in cut]
    return said_once([_plain(document, each) for each in bare if each is not None])


def _without_told(document: Document, found: Sequence[Reported]) -> list[Reported]:
    """Without what the reader finds inside of others' words, where none of it is in marks: `says he was there when he
    reported | that he was at home`. In what is told, somebody else who is named may say it.
    """
    direct = sorted((span, at) for at, each in enumerate(found) if each.kind == "direct" for span in each.content)
    told = sorted((span, at) for at, each in enumerate(found) if each.kind != "direct" for span in each.content)
    kept = []
    for each in found:
        inner = each.cue is not None and each.rule in _READ
        plain = inner and each.kind == "indirect" and not _is_titled(document, each.source)
        holder = _around(direct, each.content[0]) if plain else None
        if inner and holder is None and each.source is not None:
            first, last = tokens_of(document, *each.source)
            holder = _around(told, each.content[0]) if last - first == 1 and document.letters[first] == "R" else None
        if holder is None or each.cue is None or not holder[0][0] <= each.cue[0] < holder[0][1]:
            kept.append(each)
    return kept


def _is_titled(document: Document, source: Span | None) -> bool:
    """`The Coast Herald`, `The Magistrate, Mr. Ruiz`: a name with an article, which nobody has for himself."""
    first, last = (0, 0) if source is None else tokens_of(document, *source)
    return document.letters[first : first + 1] == "D" and document.letters.count("P", first, last) > 1


def _plain(document: Document, each: Reported) -> Reported:
    """Without the marks that were cut off, a report is not mixed: `defended | the plan |, telling them: “...”`."""
    if each.kind != "mixed" or each.rule not in _READ:
        return each
    starts = (bisect_left(document.marked, start, key=_start) for start, _ in each.content)
    opened = [document.marked[at].start if at < len(document.marked) else len(document.text) for at in starts]
    marked = any(at < end for at, (_, end) in zip(opened, each.content, strict=True))
    return each if marked else each.but(kind="indirect")


def _is_fixed(each: Reported) -> bool:
    """Its ends are marks or lines of the page, and not a matter of reading."""
    return each.rule.startswith("direct.") or each.kind == "pull" or each.label is not None


def _once(document: Document, found: Sequence[Reported]) -> list[Reported]:
    """Without quotations that a report says whole, and without pieces that are the content of a nearer cue.

    A quotation with a cue beside it belongs to no second one: `A driver asked “Is it late?” he said.`
    """
    bare = {each.content for each in found if each.rule in ("direct.alone", "direct.colon")}
    found = [
        each.but(kind="direct", rule="learned.speech", stance=False)
        if each.rule in _READ and each.content in bare
        else each
        for each in found
    ]
    contents = {each.content for each in found if each.cue is not None}
    owned = {each.content[0] for each in found if len(each.content) == 1}
    told = {span for each in found if each.cue is not None and each.rule.startswith("direct.") for span in each.content}
    marked = sorted(span for each in found if each.rule.startswith("direct.") for span in each.content)
    kept = [
        each
        for each in found
        if each.cue is not None or each.label is not None or each.content not in contents or _is_introduced(each)
    ]
    kept = [each for each in _read_once(document, kept) if not _passes_on(document, each, found)]
    kept = [each for each in kept if each.rule.startswith("direct.") or not told.issuperset(each.content)]
    kept = [each for each in kept if each.rule not in _READ or not _is_part(each, marked)]
    kept = [each for each in kept if each.rule != _ECHO or not _is_held(each, kept)]
    return [_without(each, owned) if each.rule in _READ and len(each.content) > 1 else each for each in kept]


def _is_held(each: Reported, found: Sequence[Reported]) -> bool:
    """Whether what a heading repeats is in what is found there anyhow."""
    first, last = each.content[0]
    others = (one for one in found if one is not each and not one.stance and one.rule not in _READ)
    return any(start <= first and last <= end for one in others for start, end in one.content)


def _is_part(each: Reported, marked: Sequence[Span]) -> bool:
    """`“No. | It is late,” | he had written`: a part of words in marks, for a cue that stands outside of them."""
    whole = _holding(marked, each.content[0][0]) if len(each.content) == 1 and each.cue is not None else None
    if whole is None or each.cue is None or each.content[0][0] <= whole[0] + 1:
        return False  # with their first word, they are what somebody else is named for, too
    return each.content[0][1] <= whole[1] and not whole[0] <= each.cue[0] < whole[1]


def _passes_on(document: Document, each: Reported, found: Sequence[Reported]) -> bool:
    """`“He was gone,” Ruiz told the guards, according to Birk`: the quotation has its speaker, and says it all."""
    if each.rule not in _READ or each.cue is None or not document.text.startswith("according", each.cue[0]):
        return False
    start, end = each.content[0]
    return any(
        one.rule in ("direct.cue-behind", "direct.split") and one.content[0][0] == start and one.cue[1] <= end
        for one in found
        if one.cue is not None
    )


def _is_introduced(each: Reported) -> bool:
    """`Ruiz’s answer: “It is late.”`: a colon and whose words they are say all."""
    return each.rule == "direct.colon" and each.source is not None


def _read_once(document: Document, found: Sequence[Reported]) -> list[Reported]:
    """Without what the reader found once more for another word of the cue: `continued by | saying that it was late`.

    The longer cue stands. What holds another cue and its words goes too: `wrote to | parents to say it was late`,
    `held up | banners with slogans such as “No”`, `mocked | Ruiz’s claim that it was late`.
    """
    ruled = {each.content for each in found if each.cue is not None and each.rule not in _READ}
    marked = {each.content[0] for each in found if each.content in ruled and len(each.content) == 1}
    within = sorted(each.cue for each in found if each.cue is not None and each.rule == "indirect.outcome")
    within = sorted([*within, *(each.content[0] for each in found if each.rule == "direct.board")])
    owned = sorted(each.cue for each in found if each.cue is not None and each.rule == "indirect.owned")
    worded = {_first_word(document, each.cue) for each in found if each.cue is not None and each.rule == _PHRASED}
    again = {each.content: each.cue for each in found if each.rule in _READ and each.content in ruled}
    told = {each.content[-1][1]: each.cue for each in found if each.rule == "direct.cue-before" and each.cue}
    colons = {each.content[-1][1]: each.content for each in found if _is_introduced(each)}
    before = [each for each in found if each.rule == "direct.cue-before"]
    leads = {span[1] for each in before for span in (each.cue, each.addressee) if span is not None}
    named = [each for each in found if each.rule != "mixed.piece"]
    cues = sorted((each.cue, each.content[-1][1]) for each in named if each.cue is not None)
    wholes = {(cue[0], end): cue[1] for cue, end in cues}  # of those that open alike the longest
    kept = []
    for each in found:
        if each.kind == "indirect" and each.content[-1][1] in leads and _only_speaks(document, each):
            each = each.but(stance=True)
        longer = again.get(each.content)
        if each.rule in _READ:
            start, end = each.content[-1]
            if end in colons and 0 <= colons[end][0][0] - start < _SHORT:
                continue  # "Ruiz’s | answer: | “...”", "summed | it up: “...”"
            inside = any(_holds_any(span, within) for span in each.content) or _opens_cue(each, wholes)
            if end in told and 0 < told[end][0] - start < _SHORT:
                each = each.but(kind="indirect", stance=True)  # `shows | that she said: “...”`
            kept += [] if longer or inside or _behind_that(document, each) in marked else [each]
        elif longer and each.cue and longer[0] < each.cue[0] and longer[1] == each.cue[1]:
            kept.append(each.but(cue=longer))
        elif each.rule == "indirect.object" and (each.cue in worded or any(_holds_any(s, owned) for s in each.content)):
            continue
        else:
            kept.append(each)
    return kept


def _opens_cue(each: Reported, wholes: Mapping[Span, int]) -> bool:
    """`posted | a video saying it was late`: the cue of another, `posted a video saying`, opens with this one."""
    return each.cue is not None and wholes.get((each.cue[0], each.content[-1][1]), 0) > each.cue[1]


def _only_speaks(document: Document, each: Reported) -> bool:
    """`said | his son had shouted |: “...”`: nothing is reported but that somebody speaks."""
    first, last = tokens_of(document, *each.content[-1])
    return len(each.content) == 1 and _SPEAKS.fullmatch(document.letters, first, last) is not None


def _first_word(document: Document, cue: Span) -> Span:
    """`repeated | the claim`: the verb of a cue of several words."""
    return cue[0], cue[0] + len(document.text[slice(*cue)].split()[0])


def _behind_that(document: Document, each: Reported) -> Span | None:
    """What stands behind "that": `told analysts on a call that | “demand is soft”` is found once, by its marks."""
    start, end = each.content[0]
    opened = document.text.startswith("that ", start) and len(each.content) == 1
    return (start + len("that "), end) if opened else None


def _holds_any(span: Span, cues: Sequence[Span]) -> bool:
    at = bisect_left(cues, (span[0], 0))
    return at < len(cues) and cues[at][1] <= span[1]


def _without(each: Reported, owned: set[Span]) -> Reported:
    pieces = tuple(piece for piece in each.content if piece not in owned)
    return each.but(content=pieces) if pieces else each


def _run_on(document: Document, found: Sequence[Reported]) -> list[Reported]:
    """`According to Ruiz, “It rains. It snows.”`: a report ends with the marks that open in it, and has them alone."""
    marks = [(each.start, each.end) for each in document.marked if each.parent is None and each.closed]
    told: set[Span] = set()
    kept = [_through_marks(document, each, marks, told) for each in found]
    return [each for each in kept if not (is_alone(each) and each.content[0] in told)]


def _through_marks(document: Document, each: Reported, marks: Sequence[Span], told: set[Span]) -> Reported:
    """The report with the rest of the marks that it ends in; they go to ``told``."""
    start, end = each.content[-1]
    whole = _holding(marks, end - 1)
    if each.cue is None or _is_fixed(each) or whole is None or not start <= whole[0] or end >= whole[1]:
        return each
    told.add(whole)
    if len(each.content) == 1 and not _has_words(document.text, (start, whole[0])):
        return each.but(kind="direct", content=(whole,))
    return each.but(kind="mixed", content=(*each.content[:-1], (start, whole[1])))


def _is_own(document: Document, piece: Reported, holder: Reported) -> bool:
    """Whether a piece hangs on a verb of speech, and on another than the report that holds it.

    Not so `The deal was, Ruiz said, “a joke” and “an insult to us all.”`; nor in what something is called: `called the
    relief orders | “a late gift to the board”`.
    """
    if piece.cue is None or set(document.text[slice(*piece.cue)].lower().split()).isdisjoint(cue_forms()):
        return False
    if holder.cue is None or meets(piece.cue, [holder.cue]):
        return holder.cue is None
    naming = cue_forms().get(document.text[slice(*holder.cue)].lower())
    return naming is None or "k" not in naming.frames


def _taken_up(document: Document, found: Sequence[Reported]) -> list[Reported]:
    """Without marked words that float inside of what the reader found: `Clinton “is the only candidate,” he said`.

    Where they are all of it, the report is theirs: `tweeted that, “It rains.”`
    """
    holders = sorted(
        (span, number)
        for number, each in enumerate(found)
        if each.rule in _READ and each.source is not None
        for span in each.content
    )
    changed: dict[int, Reported | None] = {}
    for place, each in enumerate(found):
        piece = each.rule in ("mixed.piece", "mixed.echo")
        holder = _around(holders, each.content[0]) if piece or is_alone(each) else None
        if holder is not None and each.rule == _ECHO and _is_remark(found[holder[1]], each):
            changed[holder[1]], holder = None, None
        if piece and holder is not None and _is_own(document, each, found[holder[1]]):
            holder = None
        if holder is not None:
            (start, end), number = holder
            if not piece and (dash := _dash_before(document.text, each.content[0][0])) > start:
                changed[number] = _with_content(found[number], _ended(found[number].content, dash))
                continue
            changed[place] = None
            rest = document.text[start : each.content[0][0]] + document.text[each.content[0][1] : end]
            if len(found[number].content) == 1 and _LINK.fullmatch(rest):
                changed[number] = found[number].but(kind=each.kind, content=each.content)
    return [left for place, each in enumerate(found) if (left := changed.get(place, each)) is not None]


def _is_remark(holder: Reported, word: Reported) -> bool:
    """`criticises | ‘muddled’ care`: a heading has somebody's word, and says of what: no report of more than it."""
    return holder.stance or any(start == word.content[0][0] for start, _ in holder.content)


def _dash_before(text: str, mark: int) -> int:
    """`said the same, including Ruiz | – “It is a shame.” – and Birk`: where the dash before a sentence in marks
    stands; 0 where there is none."""
    before = text[max(0, mark - _NEAR) : mark].rstrip()
    opens = before.endswith(("-", "–", "—")) and text[mark : mark + 3].lstrip("\"'“‘«„`")[:1].isupper()
    return max(0, mark - _NEAR) + len(before.rstrip(" -–—")) if opens else 0


def _ended(content: tuple[Span, ...], end: int) -> tuple[Span, ...]:
    """What of the content stands before a place."""
    return tuple((first, min(last, end)) for first, last in content if first < end)


def _around(holders: Sequence[tuple[Span, int]], span: Span) -> tuple[Span, int] | None:
    """The nearest of some stretches, sorted, that holds this one and more."""
    at = bisect_right(holders, span[0], key=lambda holder: holder[0][0])
    near = reversed(holders[max(0, at - _NEAR) : at])
    return next((each for each in near if each[0] != span and span[1] <= each[0][1]), None)


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
    pieces = tuple(_closed(text, span) for span in each.content if _has_words(text, span))
    if not pieces:
        return None
    source = each.source if each.source is not None and _has_words(text, each.source) else None
    addressee = each.addressee if each.addressee is not None and _has_words(text, each.addressee) else None
    if addressee is not None and meets(addressee, (*pieces, source) if source is not None else pieces):
        addressee = None
    if each.cue is not None:
        pieces = tuple(_behind_cue(text, each.cue, span) for span in pieces)
    if (source, addressee) != (each.source, each.addressee):
        each = each.but(source=source, addressee=addressee)
    return _with_content(each, pieces)


def _closed(text: str, piece: Span) -> Span:
    """`(One told us | it was late.)`: without a bracket that opened before the words, or closes behind them."""
    start, end = piece
    opened = text.count("(", start, end) - text.count(")", start, end)
    if opened == 0:
        return piece
    before = text[max(0, start - _FAR) : start]
    if opened > 0:  # "may close | (the cost of which": the bracket closes behind
        cut = text.rindex("(", start, end)
    elif text[end - 1] == ")" or before.rfind("(") > before.rfind(")"):
        cut = text.index(")", start, end)
    else:
        return piece
    shorter = start, start + len(text[start:cut].rstrip(" .,"))
    return shorter if _has_words(text, shorter) else piece


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
