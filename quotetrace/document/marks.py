"""Quotation marks: which open, which close, which are apostrophes; stretches recovered within their paragraph.

Every style is read by what stands beside a mark, not by a setting: “ ”, " ", ‘ ’ and ' beside apostrophes, '' '',
`` '', « » both ways, „ “, ‚ ‘, ‹ ›, 「 」, 『 』 and the double-encoded â€œ â€. One odd mark never spoils what follows
its paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import define

from quotetrace.document.dashes import find_dashed
from quotetrace.document.stretches import ordered
from quotetrace.layers import Block, Marked

# It begins with the characters that marks begin with, so that all others are passed over at once.
_MARK = re.compile(
    "[â`'“”„‟\"‘’‚‛«»‹›「」『』＂〝〞]"
    "(?:(?<=â)€(?:[œ\x9d�˜™]|(?=[\\s.,;:?!)]|$))|(?<=`)`|(?<=[^\\s(\\[]')(?=''(?!'))|(?<=')'|(?<![â`])(?<!â€.))"
)
_OPENERS = {
    "“": "”",
    "‘": "’",
    "``": "''",
    "「": "」",
    "『": "』",
    "â€œ": "â€\x9d",
    "â€˜": "â€™",
    "〝": "〞",
    "‟": "”",
    "‛": "’",
}
_FAMILY = {
    "“": "double", "”": "double", "„": "double", "‟": "double", "â€œ": "double", "â€\x9d": "double",
    "â€�": "double", "â€": "double",
    '"': "double", "＂": "double", "〝": "double", "〞": "double", "``": "double", "''": "double",
    "‘": "single", "’": "single", "‚": "single", "‛": "single", "'": "single", "â€˜": "single", "â€™": "single",
    "«": "guillemet", "»": "guillemet", "‹": "single guillemet", "›": "single guillemet",
    "「": "corner", "」": "corner", "『": "white corner", "』": "white corner",
}  # fmt: skip
_SAME_BOTH_WAYS = frozenset(('"', "＂", "''"))  # what opens looks like what closes
_ENDS_SPEECH = ".,?!…;:—–-"  # before a closing mark these say: speech ends here
_ELISIONS = re.compile(
    r"(?:\d0s?\b|em\b|til\b|till\b|tis\b|twas\b|cause\b|bout\b|n['’]|round\b|neath\b|ere\b|cos\b|im\b|er\b)", re.I
)
_WORD = re.compile(r"[^\W_]")
_LONGEST_WORDLESS = 100  # a line of marks may close a quotation; a page of marks without a word quotes nothing
_SENTENCE_END = re.compile(r"[.?!…]+(?=\s|$)")
_SAID = r"(?:said|says|asked|added|told|wrote|insisted|argued|warned|replied|explained)\b"
_ATTRIBUTION = re.compile(
    rf",(?=\s+(?:{_SAID}"
    rf"|(?:he|she|they|it|I|we|(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)\s{_SAID}))"
)
_FULL_NAME = r"(?:[A-Z][a-z]+\.\s)?[A-Z][\w’'-]+(?:\s[A-Z]\.)?\s(?P<{}>[A-Z][\w’'-]+)"
_NAMED = re.compile(
    rf"[^“”\"]*[,.?!](?:[”\"]|'')\s(?:{_SAID}\s{_FULL_NAME.format('behind')}|{_FULL_NAME.format('before')}(?:,[^,.]+,)?\s{_SAID})"
)


@define
class _Sign:
    """One mark where it stands, and what its neighbours allow."""

    mark: str
    start: int
    end: int
    may_open: bool
    may_close: bool
    apostrophe: bool = False
    strong_close: bool = False


@define
class _Open:
    """A mark that waits to be closed."""

    sign: _Sign
    number: int


def find_marked(text: str, blocks: Sequence[Block]) -> list[Marked]:
    """The stretches of ``text`` in quotation marks, in order of their start; nested ones name their parent.

    >>> words = "‘It’s the neighbours’ dog,’ she said."
    >>> [words[m.inner_start : m.inner_end] for m in find_marked(words, [Block("body", 0, len(words), 0)])]
    ['It’s the neighbours’ dog,']
    """
    found: list[Marked] = []
    pending: int | None = None  # number of the stretch that the block before left open
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        signs = _signs(text, block, following)
        if not signs and pending is None:
            continue
        pending = _BlockReader(text, block, signs, found, pending).read(following)
    return ordered(text, found + find_dashed(text, blocks))


def _signs(text: str, block: Block, following: Block | None) -> list[_Sign]:
    if block.end - block.words > _LONGEST_WORDLESS and not _WORD.search(text, block.words, block.end):
        return []
    signs = [
        _sign(text, match.group(), match.start(), match.end(), block)
        for match in _MARK.finditer(text, block.words, block.end)
    ]
    _judge_inches(text, signs)
    later_close = False
    for sign in reversed(signs):  # a single mark opens only where a closing one can follow before the next opening one
        if _FAMILY[sign.mark] != "single" or sign.apostrophe or sign.mark in "‚‛":
            continue
        if sign.mark in "''’" and not sign.may_open:
            # a possessive plural ("the workers’ union") gives way to a better end further on
            if sign.may_close and not sign.strong_close and later_close and text[sign.start - 1] in "sS":
                sign.may_close = False
            later_close = later_close or sign.may_close
        elif sign.may_open:
            if not later_close and not _opens_next(text, sign, following):
                sign.may_open = False
            following, later_close = None, False  # the last one to open is the one that the next paragraph goes on with
    return signs


def _opens_next(text: str, sign: _Sign, following: Block | None) -> bool:
    """`‘We went.` and a new paragraph, `‘Nobody came.’`: the next paragraph opens the same single mark again."""
    if following is None or following.kind not in ("body", "turn") or not text.startswith(sign.mark, following.words):
        return False
    again = following.words + len(sign.mark)
    return not _ELISIONS.match(text, again) and text[again : again + 1].isalnum()


def _sign(text: str, mark: str, start: int, end: int, block: Block) -> _Sign:
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    beyond = text[end + 1] if end + 1 < block.end else " "
    loose = before.isspace() or before in '([{—–-/“‘"„«「…*_' or (before == "'" and mark != "'")
    tight = not after.isspace()
    ends = not before.isspace() and (not after.isalnum())
    sign = _Sign(mark, start, end, may_open=loose and tight, may_close=ends or not (loose and tight))
    family = _FAMILY[mark]
    if mark in _OPENERS:
        # curly text with the wrong glyph at the end: “like this“
        sign.may_close = (family == "double" or mark == "‘") and ends and not (loose and after.isalnum())
        sign.may_open = not sign.may_close or loose
    elif mark in "„‚":
        sign.may_open, sign.may_close = True, False
    elif family in ("guillemet", "single guillemet"):
        sign.may_open, sign.may_close = (loose and tight) or mark in "«‹", not loose or mark in "»›"
    elif mark in ("」", "』", "〞", "â€\x9d", "â€�", "â€"):
        sign.may_open, sign.may_close = False, True
    elif mark == "”":
        sign.may_open, sign.may_close = loose and after.isalnum(), not before.isspace() or not after.isalnum()
    elif mark == '"' and before.isdigit() and not after.isalnum() and beyond.isdigit():
        sign.apostrophe = True  # inches: 12" 6
    if family == "single" and mark in ("'", "’", "‘", "â€™"):
        _judge_apostrophe(text, sign, before, after)
    sign.strong_close = sign.may_close and before in _ENDS_SPEECH
    return sign


def _judge_inches(text: str, signs: list[_Sign]) -> None:
    """`"The plank is 12" wide," said Ruiz.`: behind a digit and before a word a mark is inches if another one closes
    what is open, with no opening mark between them.
    """
    closes = False  # the next double mark that is no inches can only close
    for sign in reversed(signs):
        if _FAMILY[sign.mark] != "double" or sign.apostrophe:
            continue
        if sign.mark in '"”' and text[sign.start - 1 : sign.start].isdigit() and closes:
            sign.apostrophe = True
        else:
            closes = sign.may_close and not sign.may_open


def _judge_apostrophe(text: str, sign: _Sign, before: str, after: str) -> None:
    """don’t, O’Neill, ’90s, rock ’n’ roll: marks that belong to their word."""
    elided = not before.isalnum() and before not in _ENDS_SPEECH and _ELISIONS.match(text, sign.end)
    if (before.isalnum() and after.isalnum()) or elided:
        sign.apostrophe = True
    elif sign.mark == "’":
        sign.may_open = False
        sign.may_close = not before.isspace() and not after.isalnum()
        sign.apostrophe = not sign.may_close
    elif before.isdigit() and sign.mark == "'":
        sign.apostrophe = after.isdigit() or not (after.isspace() or after in ".,;")
    elif sign.mark == "‘" and not sign.may_open:
        sign.apostrophe = before.isalnum() and not sign.may_close


class _BlockReader:
    """Pairs the marks of one block with a stack; what stays open at its end is carried on or recovered."""

    def __init__(self, text: str, block: Block, signs: list[_Sign], found: list[Marked], pending: int | None) -> None:
        self.text, self.block, self.signs, self.found = text, block, signs, found
        doubles = [sign for sign in signs if _FAMILY[sign.mark] == "double"]
        self.doubles = [sign.start for sign in doubles]
        self.closing = [sign.may_close and not sign.may_open for sign in doubles]
        self.stack: list[_Open] = []
        self.waiting: dict[str, list[_Open]] = {}  # the same by family, so that none is searched for
        self.continues = pending

    def read(self, following: Block | None) -> int | None:
        """Read the block; the number of the stretch that goes on in ``following``, if one does."""
        for sign in self.signs:
            if not sign.apostrophe:
                self._take(sign)
        return self._finish(following)

    def _take(self, sign: _Sign) -> None:
        opener = self._opener_of(sign)
        if opener is not None and sign.may_close and not (sign.may_open and self._opens_again(sign)):
            self._close(opener, sign)
        elif sign.may_open:
            same = self._opener_of(sign)
            if same is not None and _FAMILY[sign.mark] == "double":
                self._recover(same)
            self._open(sign)
        elif sign.may_close and _FAMILY[sign.mark] == "double" and not self.stack:
            if self.continues is None and self._opens_after_all(sign):
                self._open(sign)
            else:
                self._close_orphan(sign)

    def _opens_again(self, sign: _Sign) -> bool:
        """A mark that both could open and close, while one is open: space before and a letter after say open."""
        before = self.text[sign.start - 1] if sign.start > self.block.start else " "
        after = self.text[sign.end] if sign.end < self.block.end else " "
        return (before.isspace() or before in "([") and after.isalnum()

    def _opens_after_all(self, sign: _Sign) -> bool:
        """`said Ruiz."We stay,"`, `said Ruiz. " We stay,"`: blanks on neither side or on both tell nothing, the next
        mark can only close.
        """
        before = self.text[sign.start - 1] if sign.start > self.block.words else " "
        after = self.text[sign.end] if sign.end < self.block.end else " "
        undecided = before.isspace() == after.isspace() and (before in _ENDS_SPEECH or before.isspace())
        if sign.mark not in _SAME_BOTH_WAYS or not undecided or (after.isspace() and sign.end >= self.block.end):
            return False
        later = bisect_right(self.doubles, sign.start)
        return later < len(self.doubles) and self.closing[later]

    def _opener_of(self, sign: _Sign) -> _Open | None:
        waiting = self.waiting.get(_FAMILY[sign.mark])
        return waiting[-1] if waiting else None

    def _pop(self) -> _Open:
        waiting = self.stack.pop()
        self.waiting[_FAMILY[waiting.sign.mark]].pop()
        return waiting

    def _open(self, sign: _Sign) -> None:
        parent = self.stack[-1].number if self.stack else None
        again = None
        if self.continues is not None and sign.start <= self.block.words + 1 and parent is None:
            again, self.continues = self.continues, None
        self.found.append(
            Marked(sign.start, sign.end, sign.end, sign.end, sign.mark, closed=False, parent=parent, opened_again=again)
        )
        self.stack.append(_Open(sign, len(self.found) - 1))
        self.waiting.setdefault(_FAMILY[sign.mark], []).append(self.stack[-1])

    def _close(self, opener: _Open, sign: _Sign) -> None:
        while self.stack and self.stack[-1] is not opener:
            self._drop(self._pop())
        self._pop()
        self._set_end(opener.number, sign.start, sign.end, closed=True)

    def _set_end(self, number: int, inner_end: int, end: int, *, closed: bool) -> None:
        old = self.found[number]
        self.found[number] = Marked(
            old.start,
            end,
            old.inner_start,
            max(old.inner_start, inner_end),
            old.mark,
            closed,
            old.parent,
            old.opened_again,
        )

    def _drop(self, waiting: _Open) -> None:
        """A mark that never closed inside another stretch was no opening mark: leave it empty, to be removed."""
        self._set_end(waiting.number, waiting.sign.end, waiting.sign.end, closed=False)

    def _close_orphan(self, sign: _Sign) -> None:
        """`We will win,” said Ruiz.`: the opening mark is missing; the words begin where the block or sentence does."""
        if self.text[sign.start - 1] not in _ENDS_SPEECH and self.continues is None:
            return
        floor = max([self.block.words, *(m.end for m in self.found[-3:] if m.end <= sign.start)])
        if floor == self.block.words or self.continues is not None:
            start = self.block.words
        else:
            ends = [m.end() for m in _SENTENCE_END.finditer(self.text, floor, sign.start - 1)]
            start = ends[0] if ends else floor
        while start < sign.start and self.text[start].isspace():
            start += 1
        if start < sign.start:
            self.found.append(
                Marked(start, sign.end, start, sign.start, sign.mark, closed=False, opened_again=self.continues)
            )
        self.continues = None

    def _recover(self, waiting: _Open) -> None:
        """An opening mark that the next opening mark found still open: its words end with their sentence."""
        while self.stack and self.stack[-1] is not waiting:
            self._drop(self._pop())
        self._pop()
        self._end_at_sentence(waiting, self._limit(waiting.sign))

    def _limit(self, sign: _Sign) -> int:
        """The next double mark, or the end of the block."""
        later = bisect_right(self.doubles, sign.start)
        return self.doubles[later] if later < len(self.doubles) else self.block.end

    def _end_at_sentence(self, waiting: _Open, limit: int) -> None:
        start = waiting.sign.end
        said = _ATTRIBUTION.search(self.text, start, limit)
        stop = said.end() if said else None
        if stop is None:
            first = _SENTENCE_END.search(self.text, start, limit)
            stop = first.end() if first else limit
        while stop > start and self.text[stop - 1].isspace():
            stop -= 1
        for inner in self.found[waiting.number + 1 :]:  # a stretch inside is not cut in two
            if inner.start < stop < inner.end:
                stop = inner.end
        self._set_end(waiting.number, stop, stop, closed=False)

    def _finish(self, following: Block | None) -> int | None:
        carried: int | None = None
        while self.stack:
            waiting = self._pop()
            if self.stack or (_FAMILY[waiting.sign.mark] == "single" and not self._reopens(following, waiting.sign)):
                if _FAMILY[waiting.sign.mark] == "single" or self.stack:
                    self._drop(waiting)
                continue
            if self._reopens(following, waiting.sign) or self._closes_later(following):
                self._set_end(waiting.number, self.block.end, self.block.end, closed=True)
                carried = waiting.number
            else:
                self._end_at_sentence(waiting, self.block.end)
        return carried

    def _reopens(self, following: Block | None, sign: _Sign) -> bool:
        if following is None or not self.text.startswith(sign.mark, following.words):
            return False
        return sign.start <= self.block.words + 1 or not self._names_another(following)

    def _names_another(self, following: Block) -> bool:
        """`He left. “We win.` and a new paragraph, `“We lose,” said Ana Ruiz.`: whoever goes on speaking was named."""
        named = _NAMED.match(self.text, following.words + 1, following.end)
        if named is None:
            return False
        return self.text.find(named["behind"] or named["before"], self.block.start, self.block.end) < 0

    def _closes_later(self, following: Block | None) -> bool:
        """The next paragraph closes what it never opened."""
        if following is None or following.kind not in ("body", "turn"):
            return False
        for match in _MARK.finditer(self.text, following.words, following.end):
            if _FAMILY[match.group()] == "double":
                sign = _sign(self.text, match.group(), match.start(), match.end(), following)
                return sign.may_close and not sign.may_open
        return False
