"""Quotation marks: which open, which close, which are apostrophes; stretches recovered within their paragraph.

Every style is read by what stands beside a mark, not by a setting: “ ”, " ", ‘ ’ and ' beside apostrophes, '' '',
`` '', « » both ways, „ “, ‚ ‘, ‹ ›, 「 」, 『 』 and the double-encoded â€œ â€. One odd mark never spoils what follows
its paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import define

from quotetrace.document.blockquotes import find_blockquoted
from quotetrace.document.dashes import find_dashed
from quotetrace.document.punkt import abbreviations
from quotetrace.document.signs import ENDS_SPEECH, FAMILY, MARK, SAME_BOTH_WAYS, Sign, sign_at, signs_of
from quotetrace.document.spoken import find_spoken
from quotetrace.document.stretches import ordered
from quotetrace.layers import Block, Marked
from quotetrace.patterns import late

_SENTENCE_END = re.compile(r"[.?!…]+(?=\s|$)")
_SENTENCE_STOPS = (".", "?", "!", "…")
_SHORTEST_SENTENCE = 20  # characters: “Beautiful. “We win,” ... lost a closing mark
_LONGEST_ABBREVIATION = 12  # characters
_SAID = (
    r"(?:said|says|asked|asks|added|adds|told|tells|wrote|writes|insisted|insists|argued|argues|warned|warns|replied"
    r"|explained|explains|recalled|recalls)\b"
)
_LEAD = re.compile(rf"\b{_SAID}(?:\s[\w’']{{1,20}}){{0,4}}\s?,\Z")  # "told the board in May,"
_LONGEST_LEAD = 80  # characters
_OPENING = frozenset(("“", "``", *SAME_BOTH_WAYS))
_SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our)\b")  # words that reporters seldom use
_SAID_SOMEWHERE = re.compile(rf"\b{_SAID}")
_ATTRIBUTION = late(
    rf"[,，](?=\s+(?:{_SAID}"
    rf"|(?:he|she|they|it|I|we|(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)\s{_SAID}))"
)
# the paragraph ends with who said it: ", said Ann Lee, a broker.", ", she told reporters."
_TOLD_LAST = late(
    rf",\s(?:{_SAID}\s(?:(?:the|a|an)\s)?[\w.’' -]{{2,40}}(?:,[^.?!\"“”]{{2,80}})?"
    rf"|(?:he|she|they|(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)\s{_SAID}(?:\s(?:me|us|reporters|on\s\w+day)\b)?)\.?\Z"
)
_LONGEST_TOLD = 160  # characters
_FULL_NAME = r"(?:[A-Z][a-z]+\.\s)?[A-Z][\w’'-]+(?:\s[A-Z]\.)?\s(?P<{}>[A-Z][\w’'-]+)"
_NAMED = late(
    rf"[^“”\"]*[,.?!](?:[”\"]|'')\s(?:{_SAID}\s{_FULL_NAME.format('behind')}|{_FULL_NAME.format('before')}(?:,[^,.]+,)?\s{_SAID})"
)


def _is_straight(sign: Sign) -> bool:
    """Straight marks and curly ones are two styles: one may stand inside the other."""
    return sign.mark in SAME_BOTH_WAYS


def _sentence_end(text: str, start: int, limit: int) -> int:
    """Where the first sentence ends: not behind `U.S.` or `Sen.`."""
    for end in _SENTENCE_END.finditer(text, start, limit):
        word = text[max(start, end.start() - _LONGEST_ABBREVIATION) : end.start()].rpartition(" ")[2].lower()
        if end[0] != "." or not (len(word) == 1 or "." in word or word in abbreviations()):
            return end.end()
    return limit


@define
class _Open:
    """A mark that waits to be closed."""

    sign: Sign
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
        signs = signs_of(text, block, following)
        if not signs and pending is None:
            continue
        pending = _BlockReader(text, block, signs, found, pending).read(following)
    found += find_dashed(text, blocks)
    found += find_spoken(text, blocks)
    found += find_blockquoted(text, blocks, len(found))
    return ordered(text, found)


class _BlockReader:
    """Pairs the marks of one block with a stack; what stays open at its end is carried on or recovered."""

    def __init__(self, text: str, block: Block, signs: list[Sign], found: list[Marked], pending: int | None) -> None:
        self.text, self.block, self.signs, self.found = text, block, signs, found
        doubles = [sign for sign in signs if FAMILY[sign.mark] == "double"]
        self.doubles = [sign.start for sign in doubles]
        self.closing = [sign.may_close and not sign.may_open for sign in doubles]
        self.of_style = {
            straight: [n for n, sign in enumerate(doubles) if _is_straight(sign) == straight]
            for straight in (True, False)
        }
        singles = [sign for sign in signs if FAMILY[sign.mark] == "single" and not sign.apostrophe]
        self.singles = [sign.start for sign in singles]
        self.single_closes = [sign.may_close and not sign.may_open for sign in singles]
        self.stack: list[_Open] = []
        self.waiting: dict[str, list[_Open]] = {}  # the same by family, so that none is searched for
        self.continues = pending

    def read(self, following: Block | None) -> int | None:
        """Read the block; the number of the stretch that goes on in ``following``, if one does."""
        for sign in self.signs:
            if not sign.apostrophe:
                self._take(sign)
        return self._finish(following)

    def _take(self, sign: Sign) -> None:
        opener = self._opener_of(sign)
        if opener is not None and sign.may_close and not (sign.may_open and self._opens_again(sign)):
            self._close(opener, sign)
        elif sign.may_open:
            same, again = self._opener_of(sign), None
            if same is not None and FAMILY[sign.mark] == "double" and not self._holds(same, sign):
                again = self._recover(same, sign)
            if same is None or sign.mark not in "'’" or self._nests(same, sign):
                self._open(sign, again)
        elif sign.may_close and FAMILY[sign.mark] == "double" and not self.stack:
            if self.continues is None and self._opens_after_all(sign):
                self._open(sign)
            else:
                self._close_orphan(sign)

    def _nests(self, around: _Open, sign: Sign) -> bool:
        """`'He told me 'no' twice,' she said.`: two marks close what two opened; else `'Course` has an apostrophe.

        It opens all the same where the quotation before it was left open: `'We won, said Ruiz. 'It rained.'`
        """
        at = bisect_right(self.singles, sign.start)
        if [self.single_closes[n] for n in range(at, min(at + 2, len(self.singles)))] == [True, True]:
            return True
        start = max(around.sign.end, sign.start - _LONGEST_TOLD)
        if not _ATTRIBUTION.search(self.text, start, sign.start):
            return False
        self._recover(around)
        return True

    def _holds(self, around: _Open, sign: Sign) -> bool:
        """`"He said “no” twice," she said.`: marks may stand inside of others, where the next mark closes them and a
        later one the outer ones. Terms in another style also where the outer ones opened all of the paragraph.
        """
        outer, inner = _is_straight(around.sign), _is_straight(sign)
        at = bisect_right(self.doubles, sign.start)
        if not self._closes(at) or self._next(inner, at) != at:
            return False
        if outer == inner:
            goes_on = self.text[max(around.sign.end, sign.start - 2) : sign.start].strip()[-1:] not in ENDS_SPEECH
            told = _ATTRIBUTION.search(self.text, around.sign.end, sign.start)
            return goes_on and self._closes(at + 1) and told is None
        later = self._next(outer, at)
        if later is not None:
            return self._closes(later)
        ends_speech = self.text[self.doubles[at] - 1] in ENDS_SPEECH  # a term does not: “law” and no more
        return not ends_speech and self._is_all(around.sign, around.sign.end, self.block.end)

    def _closes(self, at: int) -> bool:
        return at < len(self.closing) and self.closing[at]

    def _next(self, straight: bool, at: int) -> int | None:
        """The first double mark of a style from the one with number ``at`` on."""
        numbers = self.of_style[straight]
        place = bisect_left(numbers, at)
        return numbers[place] if place < len(numbers) else None

    def _opens_again(self, sign: Sign) -> bool:
        """A mark that both could open and close, while one is open: space before and a letter after say open."""
        before = self.text[sign.start - 1] if sign.start > self.block.start else " "
        after = self.text[sign.end] if sign.end < self.block.end else " "
        return (before.isspace() or before in "([") and after.isalnum()

    def _opens_after_all(self, sign: Sign) -> bool:
        """`said Ruiz."We stay,"`, `said Ruiz. " We stay,"`: blanks on neither side or on both tell nothing, the next
        mark can only close. Nor do blanks tell more behind what leads on to words, `Ruiz said," We stay."`, or what
        only says who spoke: `"We won," said Ruiz." We stay,"`.
        """
        before = self.text[sign.start - 1] if sign.start > self.block.words else " "
        after = self.text[sign.end] if sign.end < self.block.end else " "
        undecided = before.isspace() == after.isspace() and (before in ENDS_SPEECH or before.isspace())
        undecided = sign.mark in SAME_BOTH_WAYS and (undecided or (before == "." and self._tells_who(sign)))
        undecided = undecided or (sign.mark in _OPENING and before in ",:" and self._leads_on(sign))
        if not undecided or (after.isspace() and sign.end >= self.block.end):
            return False
        later = bisect_right(self.doubles, sign.start)
        return later < len(self.doubles) and self.closing[later]

    def _leads_on(self, sign: Sign) -> bool:
        """`Ruiz told the board ,| " We stay."`: a verb of speech close before a comma, or a colon."""
        floor = max([self.block.words, *(m.end for m in self.found[-1:] if m.end <= sign.start)])
        before = self.text[max(floor, sign.start - _LONGEST_LEAD) : sign.start]
        return before.endswith(":") or _LEAD.search(before) is not None

    def _tells_who(self, sign: Sign) -> bool:
        """`"We won," said Ruiz." It rains.": all that stands behind the quotation before says whose it is."""
        end = self.found[-1].end if self.found else sign.start
        told = self.text[end : sign.start].strip()
        return 0 < len(told) <= _LONGEST_TOLD and _SAID_SOMEWHERE.search(told) is not None and "." not in told[:-1]

    def _opener_of(self, sign: Sign) -> _Open | None:
        waiting = self.waiting.get(FAMILY[sign.mark])
        return waiting[-1] if waiting else None

    def _pop(self) -> _Open:
        waiting = self.stack.pop()
        self.waiting[FAMILY[waiting.sign.mark]].pop()
        return waiting

    def _open(self, sign: Sign, again: int | None = None) -> None:
        parent = self.stack[-1].number if self.stack else None
        if self.continues is not None and sign.start <= self.block.words + 1 and parent is None:
            again, self.continues = self.continues, None
        self.found.append(
            Marked(sign.start, sign.end, sign.end, sign.end, sign.mark, closed=False, parent=parent, opened_again=again)
        )
        self.stack.append(_Open(sign, len(self.found) - 1))
        self.waiting.setdefault(FAMILY[sign.mark], []).append(self.stack[-1])

    def _close(self, opener: _Open, sign: Sign) -> None:
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

    def _close_orphan(self, sign: Sign) -> None:
        """`We will win,” said Ruiz.`: the opening mark is missing; the words begin where the block or sentence does."""
        if self.text[sign.start - 1] not in ENDS_SPEECH and self.continues is None:
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

    def _recover(self, waiting: _Open, sign: Sign | None = None) -> int | None:
        """An opening mark that the next one, ``sign``, found still open: its words end with their sentence.

        Where they go on behind ``sign``, their number is returned.
        """
        while self.stack and self.stack[-1] is not waiting:
            self._drop(self._pop())
        self._pop()
        if sign is not None and self._goes_on(waiting.sign, sign):
            stop = waiting.sign.end + len(self.text[waiting.sign.end : sign.start].rstrip())
            self._set_end(waiting.number, stop, stop, closed=True)
            return waiting.number
        self._end_at_sentence(waiting, self._limit(waiting.sign))
        return None

    def _goes_on(self, sign: Sign, later: Sign) -> bool:
        """`He said: “We sail. It rains. “We sail all the same.”`: paragraphs that lost the break between them."""
        between = self.text[sign.end : later.start].rstrip()
        sentences = between[:1].isupper() and between.endswith(_SENTENCE_STOPS) and len(between) > _SHORTEST_SENTENCE
        return sign.mark == later.mark == "“" and sentences and _SAID_SOMEWHERE.search(between) is None

    def _limit(self, sign: Sign) -> int:
        """The next double mark, or the end of the block."""
        later = bisect_right(self.doubles, sign.start)
        return self.doubles[later] if later < len(self.doubles) else self.block.end

    def _end_at_sentence(self, waiting: _Open, limit: int) -> None:
        start = waiting.sign.end
        said = _ATTRIBUTION.search(self.text, start, limit)
        stop = said.end() if said else _sentence_end(self.text, start, limit)
        if said is None and self._is_all(waiting.sign, stop, limit) and _SPEAKER.search(self.text, stop, limit):
            stop = limit
        while stop > start and self.text[stop - 1].isspace():
            stop -= 1
        for inner in self.found[waiting.number + 1 :]:  # a stretch inside is not cut in two
            if inner.start < stop < inner.end:
                stop = inner.end
        self._set_end(waiting.number, stop, stop, closed=False)

    def _is_all(self, sign: Sign, stop: int, limit: int) -> bool:
        """Whether a mark that nothing closes opens all of its paragraph, or all behind a colon: no reporter speaks from
        ``stop`` on. So it is in each of the three such paragraphs of the PolNeAR training articles.
        """
        before = self.text[max(sign.start - 3, 0) : sign.start].rstrip(" ")
        begins = sign.start <= self.block.words + 1 or before.endswith(":")
        return begins and limit == self.block.end and _SAID_SOMEWHERE.search(self.text, stop, limit) is None

    def _finish(self, following: Block | None) -> int | None:
        carried: int | None = None
        while self.stack:
            waiting = self._pop()
            if self.stack or (FAMILY[waiting.sign.mark] == "single" and not self._reopens(following, waiting.sign)):
                if self._is_whole(waiting.sign):
                    self._set_end(waiting.number, self.block.end, self.block.end, closed=False)
                elif FAMILY[waiting.sign.mark] == "single" or self.stack:
                    self._drop(waiting)
                continue
            reopens = self._reopens(following, waiting.sign) or self._closes_later(following)
            if reopens and not self._is_told(waiting.sign):
                self._set_end(waiting.number, self.block.end, self.block.end, closed=True)
                carried = waiting.number
            else:
                self._end_at_sentence(waiting, self.block.end)
        return carried

    def _is_whole(self, sign: Sign) -> bool:
        """`‘We are shocked by it. My thoughts are with them.`: a single mark opens all of a paragraph of its own."""
        spoken = sign.mark == "‘" and not self.stack and _SPEAKER.search(self.text, sign.end, self.block.end)
        return bool(spoken) and self._is_all(sign, sign.end, self.block.end)

    def _is_told(self, sign: Sign) -> bool:
        """`“We win today, said Ann Lee.`: the reporter speaks at the end, so what is missing is the closing mark."""
        return bool(_TOLD_LAST.search(self.text, max(sign.end, self.block.end - _LONGEST_TOLD), self.block.end))

    def _reopens(self, following: Block | None, sign: Sign) -> bool:
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
        doubles = (m for m in MARK.finditer(self.text, following.words, following.end) if FAMILY[m[0]] == "double")
        first = next(doubles, None)
        if first is None:
            return False
        sign = sign_at(self.text, first[0], first.start(), first.end(), following)
        around = self.text[sign.start - 1 : sign.start] + self.text[sign.end : sign.end + 1]
        if len(around) == 2 and around.isspace():  # `he asks: " And who does? "`: an even number are pairs of their own
            return sum(1 for _ in doubles) % 2 == 0
        return sign.may_close and not sign.may_open
