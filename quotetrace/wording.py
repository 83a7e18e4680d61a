"""The words of reported stretches, and which stretches have the words of others."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from quotetrace.layers import Page, Reported

if TYPE_CHECKING:
    from quotetrace.models import Quotation, Trace
    from quotetrace.traces import Vocabulary

Place = tuple[int, int]  # the number of a page, and of a reported stretch on it

_HEADINGS = frozenset(("headline", "subheading", "teaser"))
_IN_MARKS = frozenset(("direct", "mixed"))
_BULLETS = frozenset("•*-–▪◦·")
_OPENING = re.compile(r"(?:``|''|â€œ|[\"“”„‟＂‘‚'«»‹›「『〝])")
_CLOSING = re.compile(r"(?:''|â€\x9d|[\"“”＂’'«»‹›」』〞])\Z")
_LONGEST_MARK = 3
_STRESSED = re.compile(r"([*_]{1,3})(?=[^\s*_])([^*_]+)(?<=\S)\1")  # as Markdown writes it: **“We will pay”**
_SHUTS = {"”": "“", '"': '"', "»": "«"}  # marks that close, with what opens them
_OPENS = {"“": "”", '"': '"', "«": "»", "„": "“"}
_ALONE, _COLON, _ECHO = "direct.alone", "direct.colon", "mixed.echo"
_SENTENCE = 4  # words
_SINGLE = frozenset("‘‚‹'")
_SINGLE_SHUTS = re.compile(r"(?<=\S)['’›](?!\w)")  # and not the apostrophe of "we'll"
_SINGLE_OPENS = re.compile(r"(?<!\S)['‘‚‹](?=\w)")
_VERSIONS = 24  # of one utterance: who says what is as plain from these
# what opens a clause; not the pronoun of "that was news to her"
_PRONOUN = r"(?:is|was|will|would|has|had|can|could|may|might|must|should|does|did)(?:n[’']t)?\s"
_THAT = re.compile(rf"^[Tt]hat(?:\s+(?!{_PRONOUN})|,\s+(?=\w))")


def texts_of(page: Page) -> list[str]:
    """The bare words of each reported stretch."""
    unclosed = {each.start: each.inner_start for each in page.document.marked if each.inner_end == each.end}
    return [_bare(page.document.text, each, unclosed) for each in page.reported]


def _bare(text: str, each: Reported, unclosed: Mapping[int, int]) -> str:
    """The words without the marks around them, signs of emphasis and an introducing "that"; pieces joined by a space.

    ``unclosed`` tells where the words begin behind marks that no mark closes: the next paragraph opens them again.
    """
    if each.kind in ("direct", "pull"):
        found = " ".join(
            _without_half(
                text[unclosed[start] : end].strip() if start in unclosed else _unmarked(text[start:end].strip())
            )
            for start, end in each.content
        )
        stressed = _STRESSED.fullmatch(found)
        return _unmarked(stressed[2]) if stressed else found
    pieces = (text[start:end].strip() for start, end in each.content)
    return " ".join(_THAT.sub("", _unmarked(piece) if each.kind == "mixed" else piece) for piece in pieces)


def _unmarked(piece: str) -> str:
    """A piece without the marks around the whole of it; where several stretches in marks stand in it, as it is."""
    opening = _OPENING.match(piece)
    closing = _CLOSING.search(piece, max(len(piece) - _LONGEST_MARK, opening.end())) if opening else None
    if opening is None or closing is None:
        return piece
    closes_and_opens = _single_closes_and_opens if opening[0] in _SINGLE else _closes_and_opens
    several = any(map(closes_and_opens, piece[opening.end() : closing.start()].split("\n")))
    return piece if several else piece[opening.end() : closing.start()].strip()


def _without_half(piece: str) -> str:
    """A piece without the one mark at its edge whose partner is in another line: `We will start now.”`

    >>> _without_half("It snows.”"), _without_half("“It rains."), _without_half("the “plan”")
    ('It snows.', 'It rains.', 'the “plan”')
    """
    last, first = piece[-1:], piece[:1]
    if last in _SHUTS and len(piece) > 1 and sum(map(piece.count, {last, _SHUTS[last]})) == 1:
        return piece[:-1].rstrip()
    if first in _OPENS and len(piece) > 1 and sum(map(piece.count, {first, _OPENS[first]})) == 1:
        return piece[1:].lstrip()
    return piece


def _closes_and_opens(line: str) -> bool:
    closed = min((at for mark in '”"＂' if (at := line.find(mark)) >= 0), default=len(line))
    return max(line.rfind(mark) for mark in '“"＂') > closed


def _single_closes_and_opens(line: str) -> bool:
    """`late' and 'dirty`: of words in single marks, double marks inside tell nothing."""
    shut = _SINGLE_SHUTS.search(line)
    return shut is not None and _SINGLE_OPENS.search(line, shut.end()) is not None


def echoes(texts: Sequence[Sequence[str]], vocabulary: "Vocabulary") -> list[tuple[Place, Place]]:
    """Reported stretches (page, number) that carry the same words: evidence that the same people speak."""
    from quotetrace import traces

    places = _places(texts)
    together = [words for page in texts for words in page]
    return [(places[i], places[j]) for i, j in traces.echoes(together, vocabulary)]


def repeats(
    pages: Sequence[Page], texts: Sequence[Sequence[str]], vocabulary: "Vocabulary"
) -> list[tuple[Place, Place]]:
    """Reported stretches of one page, one of which repeats the other: it stands in a heading, or alone."""
    from quotetrace import traces

    found: list[tuple[Place, Place]] = []
    for number, (page, words) in enumerate(zip(pages, texts, strict=True)):
        told = {at for at, each in enumerate(page.reported) if each.kind == "indirect"}
        for short in (_displayed(page), _set_apart(page, words)):
            found += [((number, i), (number, j)) for i, j in traces.repeats(words, short, vocabulary, told)]
    return found


def _set_apart(page: Page, words: Sequence[str]) -> list[int]:
    """The stretches in marks that nobody is named for, pull quotes, and headlines that a page sets like its text
    (`“We are closing a ramp”: minister`), of so many words as nobody says by chance: on a wall stands "We are closing a
    ramp", which the minister said."""
    return [
        number
        for number, each in enumerate(page.reported)
        if len(words[number].split()) >= _SENTENCE and (each.kind == "pull" or _is_alone(each) or _is_headline(each))
    ]


def _is_alone(each: Reported) -> bool:
    return each.rule == _ALONE and each.cue is None and each.source is None


def _is_headline(each: Reported) -> bool:
    """Whether a colon behind the marks, and no verb, says whose words they are."""
    return each.rule == _COLON and each.source is not None and each.source[0] > each.content[-1][0]


def headings(pages: Sequence[Page]) -> list[Place]:
    """The reported stretches in headings, teasers and lists of key points."""
    return [(number, each) for number, page in enumerate(pages) for each in _in_headings(page)]


def _in_headings(page: Page) -> list[int]:
    blocks, text = page.document.blocks, page.document.text
    starts = [block.start for block in blocks]
    found = []
    for number, each in enumerate(page.reported):
        block = blocks[bisect_right(starts, each.content[0][0]) - 1]
        if block.kind in _HEADINGS or text[block.start] in _BULLETS:
            found.append(number)
    return found


def _displayed(page: Page) -> list[int]:
    """The stretches in headings that no verb of speech tells, or that are in marks, and the words of a lede that stand
    in marks below."""
    found = [(number, page.reported[number]) for number in _in_headings(page)]
    shown = {number for number, each in found if each.cue is None or each.kind in _IN_MARKS}
    return sorted(shown.union(number for number, each in enumerate(page.reported) if each.rule == _ECHO))


def numbers(texts: Sequence[Sequence[str]], places: Iterable[Place]) -> list[int]:
    """Places (page, number) as numbers in all pages together."""
    firsts = _firsts(texts)
    return [firsts[page] + number for page, number in places]


def pairs(texts: Sequence[Sequence[str]], places: Sequence[tuple[Place, Place]]) -> list[tuple[int, int]]:
    """Pairs of places as pairs of numbers in all pages together."""
    firsts = _firsts(texts)
    return [(firsts[a] + i, firsts[b] + j) for (a, i), (b, j) in places]


def retold(
    texts: Sequence[Sequence[str]], quotations: Sequence["Quotation"], traces: Iterable["Trace"]
) -> list[list[Place]]:
    """The utterances that stand on several pages, each by the places of its versions; of a long trace the first.

    ``quotations`` are those of all pages, in order.
    """
    place = dict(zip((each.id for each in quotations), _places(texts), strict=True))
    groups = ([place[version.quotation] for version in trace.versions[:_VERSIONS]] for trace in traces)
    return [group for group in groups if len({page for page, _ in group}) > 1]


def _places(texts: Sequence[Sequence[str]]) -> list[Place]:
    """The place of each reported stretch of all pages, in order."""
    return [(page, number) for page, words in enumerate(texts) for number in range(len(words))]


def _firsts(texts: Sequence[Sequence[str]]) -> list[int]:
    """The number, in all pages together, of the first reported stretch of each page."""
    return [0, *accumulate(map(len, texts))]
