"""Judgement: what follows from where the words of a quotation stand in a source, and from what stands there instead."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import define, field, frozen
from rapidfuzz.fuzz import ratio

from quotetrace.models import Alteration, AlterationKind, Span, Verification, VerificationStatus

from ..meaning import amounts, dates, omissions, turns, wordings
from ..meaning.bounds import BOUND
from ..meaning.negations import NEGATORS
from ..meaning.spellings import akin
from ..numbers import signs
from ..numbers.numerals import is_number
from ..text.diff import Diff
from ..text.excerpts import Excerpt, spoken
from ..text.sources import Source
from .locating import Change, Place, Run, Search

_AROUND: Final = 3  # words beside a gap that may belong to a figure in it
_FIGURES: Final = 16  # words of a gap with figures and of those beside it
_ALIKE: Final = 60  # letters alike in per cent of a word and one that may stand for it
_NAME: Final = 3  # words of a name at most
_DEGREES: Final = frozenset(["more", "less", "fewer", "longer", "later"])  # that "no" turns into a bound
_CLOSING: Final = ".,;:!?\"“”‘’'"
_LETTERS: Final = re.compile(r"[^\W_]+")


@frozen
class _Gap:
    """Words q1 to q2 of the quotation against words s1 to s2 of the source; ``joint`` where the quotation owns up."""

    q1: int
    q2: int
    s1: int
    s2: int
    joint: str | None


@define
class Judgement:
    """What follows from the place of a quotation in a source."""

    wanted: Excerpt
    source: Source
    search: Search
    place: Place
    groups: list[list[Run]] = field(init=False)
    changes: list[Alteration] = field(factory=list)
    elided: bool = False
    repaired: bool = False
    noisy: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.noisy = wordings.is_noisy(self.wanted.words, self.source)

    def told(self, name: str | None, covered: float) -> Verification:
        """The verdict."""
        groups = self.groups = self.search.passages(self.place)
        for group in groups:
            for one, other in pairwise(group):
                self._weigh(self._gap(one, other))
            start, end = group[0].s, group[-1].s + group[-1].size
            self.changes += omissions.negated(self.source, start, end) if len(groups) > 1 else []
        self._ends()
        self._moneyless()
        self._denied_in_brackets()
        self.changes += [self._alteration(each, _gap_of(each)) for each in self.place.changes if self._within(each)]
        ending = self.wanted.written
        passages = tuple(self.source.passage(start, end, ending) for start, end in self._spans())
        said = " … ".join(passage.text for passage in passages)
        return Verification(
            quote=self.wanted.written, status=self._status(passages), similarity=round(covered, 3), source=name,
            passages=passages, alterations=tuple(dict.fromkeys(self.changes)), diff=Diff(said, self.wanted.written),
        )  # fmt: skip

    def _status(self, passages: Sequence[Span]) -> VerificationStatus:
        if self.changes:
            return "altered"
        if len(passages) > 1:
            return "stitched"
        if self.elided:
            return "elided"
        return "repaired" if self.repaired else written_alike(self.wanted.written, passages[0].text)

    def _gap(self, one: Run, other: Run) -> _Gap:
        q1 = one.q + one.size
        return _Gap(q1, other.q, one.s + one.size, other.s, self.search.joint(q1, other.q))

    def _within(self, each: Change) -> bool:
        """Whether a change stands among equal words: a figure with another sign."""
        return any(
            run.q <= each.q1 < each.q2 <= run.q + run.size and each.s1 - run.s == each.q1 - run.q
            for group in self.groups
            for run in group
        )

    def _ends(self) -> None:
        """The words at both ends that the source lacks, and a "not" right outside."""
        first, last = self.groups[0][0], self.groups[-1][-1]
        before, behind = first.q, len(self.wanted.words) - last.q - last.size
        end = last.s + last.size
        if before:
            start = max(0, first.s - before)
            while start < first.s and self.source.new_paragraph(start, first.s):
                start += 1
            self._weigh(_Gap(0, first.q, start, first.s, self.wanted.joints.get(0)))
        if behind:
            least = min(len(self.source.words), end + behind)
            tail = "".join(self.wanted.words[-behind:])
            least = next((at for at in range(end + 1, least) if "".join(self.source.words[end:at]) == tail), least)
            joint = self.wanted.joints.get(last.q + last.size) or self.wanted.joints.get(len(self.wanted.words))
            self._weigh(_Gap(last.q + last.size, len(self.wanted.words), end, least, joint))
        if not before and not behind and first.s < end:
            self.changes += omissions.negated(self.source, first.s, end)
            self.changes += omissions.stated(self.source, first.s, end, self.wanted.written)

    def _spans(self) -> list[tuple[int, int]]:
        """First word and end of each passage; with the one word at an end of the quotation that another stands for."""
        spans = [(group[0].s, group[-1].s + group[-1].size) for group in self.groups]
        start, end = spans[0][0], spans[-1][1]
        first, last = self.groups[0][0], self.groups[-1][-1]
        if first.q == 1 and start and self._stands_for(0, start - 1) and not self.source.ends_sentence(start - 1):
            spans[0] = (start - 1, spans[0][1])
        behind = last.q + last.size
        if behind + 1 == len(self.wanted.words) and self._stands_for(behind, end):
            spans[-1] = (spans[-1][0], end + (not self.source.ends_sentence(end - 1)))
        return spans

    def _stands_for(self, q: int, s: int) -> bool:
        """Whether a word of the quotation stands for one of the source: it looks like it, or the change was told."""
        if s >= len(self.source.words):
            return False
        gap = _Gap(q, q + 1, s, s + 1, None)
        alike = ratio(self.wanted.words[q], self.source.words[s]) >= _ALIKE
        return alike or any(_touches(each, gap) for each in self.place.changes)

    def _weigh(self, gap: _Gap) -> None:
        """Decide what a gap is: words left out, words added, or others put in their place."""
        added, left = self.wanted.words[gap.q1 : gap.q2], self.source.words[gap.s1 : gap.s2]
        if added and (turned := self._bound_turned(gap, added, left)):
            self.changes.append(self._worded(turned, gap))
            return
        if (added or left) and gap.joint is None and self._renoted(gap):
            self.repaired = True
            return
        if not added and left:
            self._left_out(gap, left)
            return
        if self._fewer(gap, list(added)) or self._says_sign(gap, added, left) or self._other_dollar(gap):
            return
        self.repaired = self.repaired or bool(added) or gap.joint is not None
        left = self._in_letters(gap, added, left)
        if not added or wordings.damaged(added, left, self.source):
            return
        told = [each for each in self.place.changes if _touches(each, gap) and not self._respelled(each)]
        self.changes += [self._alteration(each, gap) for each in told]
        kind = None if told else wordings.replaced(added, left, self.source, self.noisy)
        if kind:
            self.changes.append(self._worded(kind, gap))

    def _denied_in_brackets(self) -> None:
        """Tell of brackets that deny what the source says: "will [not] close"."""
        placed = {run.q + at: run.s + at for group in self.groups for run in group for at in range(run.size)}
        for at, within in self.wanted.brackets.items():
            start = placed.get(at - 1, placed.get(at, 0) - 1) + 1
            end = max(placed.get(at, start), start)
            if not NEGATORS.isdisjoint(spoken(within)) and NEGATORS.isdisjoint(self.source.words[start:end]):
                said = self.source.passage(start, end).text if start < end else None
                self.changes.append(Alteration(kind="negation", representative=said, version=within))

    def _in_letters(self, gap: _Gap, added: Sequence[str], left: list[str]) -> list[str]:
        """The source's words with their numbers in letters, where the quotation has none in figures: "ninteen" is a
        misspelled "nineteen", and like no "19"."""
        figures = any(word[:1].isdigit() for word in left) and not any(word[:1].isdigit() for word in added)
        written = _LETTERS.findall(self.source.passage(gap.s1, gap.s2).text.casefold()) if figures else []
        return written if len(written) == len(left) else left

    def _renoted(self, gap: _Gap) -> bool:
        """Whether figures are only written otherwise: "5:30" for "half past five", "14.2m" for "14.2 million"."""
        first, start = max(0, gap.q1 - _AROUND), max(0, gap.s1 - _AROUND)
        wanted = self.wanted.words[first : gap.q2 + _AROUND]
        source = self.source.words[start : gap.s2 + _AROUND]
        if not any(word[:1].isdigit() for word in (*wanted, *source)) or max(len(wanted), len(source)) > _FIGURES:
            return False
        read, spell = self.search.vocabulary.read, self.search.vocabulary.spell
        one = read(self.source.written(start, start + len(source)))
        other = read(self.wanted.text(first, first + len(wanted)))
        if (*spell(one.words),) != (*source,) or (*spell(other.words),) != (*wanted,):
            return False  # a stretch that begins or ends within a compound
        return amounts.agree(one, gap.s1 - start, gap.s2 - start, other, gap.q1 - first, gap.q2 - first)

    def _respelled(self, each: Change) -> bool:
        """Whether a name was only written otherwise: "Saint Mary's" for "St. Mary's"."""
        one, other = self.wanted.words[each.q1 : each.q2], self.source.words[each.s1 : each.s2]
        return each.kind == "name" and len(one) == len(other) == 1 and akin(one[0], other[0])

    def _fewer(self, gap: _Gap, added: list[str]) -> bool:
        """Tell of "a few" that is put for "few"."""
        if added != ["a"] or self.wanted.words[gap.q2 : gap.q2 + 1] not in (("few",), ("little",)):
            return False
        self.changes.append(self._worded("wording", _Gap(gap.q1, gap.q2 + 1, gap.s2, gap.s2 + 1, None)))
        return True

    def _other_dollar(self, gap: _Gap) -> bool:
        """Tell of "US$500" that is put for "A$500"."""
        if not (gap.q1 < gap.q2 and gap.s1 < gap.s2):
            return False
        written = self.wanted.shown(gap.q1, gap.q2)
        one, other = signs.dollar(written), signs.dollar(self.source.passage(gap.s1, gap.s2).text)
        if not one or not other or one == other:
            return False
        self.changes.append(self._worded("number", gap))
        return True

    def _moneyless(self) -> None:
        """Tell of figures whose currency the quotation nowhere has: "4.2 million" for "$4.2 million"."""
        if signs.has_currency(self.wanted.written) or self.search.vocabulary.read(self.wanted.written).heard:
            return
        for run in (run for group in self.groups for run in group):
            for q, s in zip(range(run.q, run.q + run.size), range(run.s, run.s + run.size), strict=True):
                said = self.source.passage(s, s + 1).text if self.source.words[s][:1].isdigit() else ""
                if signs.signs_of(said).currency:
                    self.changes.append(self._worded("number", _Gap(q, q + 1, s, s + 1, None)))

    def _left_out(self, gap: _Gap, left: list[str]) -> None:
        beside = {self.source.words[gap.s1 - 1], self.source.words[min(gap.s2, len(self.source.words) - 1)]}
        size, words = len(left), self.source.words
        again = omissions.stutters(left, words[max(0, gap.s1 - size) : gap.s1], words[gap.s2 : gap.s2 + size])
        if again or omissions.only_fillers(left, beside) or self._is_notation(gap, left):
            self.repaired = True
            return
        found = omissions.hidden(self.source, gap.s1, gap.s2, gap.joint == "ellipsis")
        found += [self._worded("number", gap)] if self._is_other_figure(gap, left) else []
        found += [self._worded("hedge", gap)] if self._was_bound(gap, left) else []
        found += [self._worded("tense", gap)] if turns.used_to(left, self.source.words[gap.s1 - 1]) else []
        found += [self._worded("negation", gap)] if turns.failing(left) and not self.source.closed(gap.s2 - 1) else []
        self.changes += found
        self.elided = self.elided or gap.joint != "bracket"
        self.repaired = True

    def _is_other_figure(self, gap: _Gap, left: list[str]) -> bool:
        """Whether the words left out make a figure another one."""
        return self._was_sign(gap, left) or self._put_in(gap, left) or self._was_part(gap, left)

    def _was_part(self, gap: _Gap, left: Sequence[str]) -> bool:
        """Whether a figure lost its second word or its first one: "three (dozen) people", "the twenty-(first) case"."""
        before, behind = self.source.words[max(0, gap.s1 - 1) : gap.s1], self.source.words[gap.s2 : gap.s2 + 1]
        if self.source.closed(gap.s1 - 1) or len(left) > 1:
            return False
        counted = bool(before) and is_number(before[0]) and (is_number(left[0]) or left[0] == "score")
        return counted or (bool(behind) and is_number(left[0]) and is_number(behind[0]))

    def _is_notation(self, gap: _Gap, left: list[str]) -> bool:
        """Whether words were left out that a figure or a date does without."""
        return dates.linking(self.source, gap.s1, gap.s2) or self._is_range(gap, left) or self._is_sign(gap, left)

    def _is_range(self, gap: _Gap, left: Sequence[str]) -> bool:
        """Whether "to" was left out between two figures: "312-14" for "312 to 14"."""
        beside = self.wanted.words[gap.q1 - 1 : gap.q2 + 1]
        return [*left] == ["to"] and len(beside) > 1 and all(word[:1].isdigit() for word in beside)

    def _is_sign(self, gap: _Gap, left: Sequence[str]) -> bool:
        """Whether the words left out stand in the quotation as the sign of a figure: "40%" for "40 percent"."""
        said = signs.in_words(left)
        beside = self.wanted.text(max(0, gap.q1 - 1), min(gap.q2 + 1, len(self.wanted.words)))
        return said is not None and signs.say(beside, said)

    def _was_sign(self, gap: _Gap, left: Sequence[str]) -> bool:
        """Whether words were left out that turn the figure beside them round: "minus 5", "40 percent", or its money."""
        said = signs.in_words(left)
        beside = self.wanted.words[max(0, gap.q1 - 1) : gap.q2 + 1]
        if said is None or not any(word[:1].isdigit() for word in beside):
            return False
        written = self.wanted.text(max(0, gap.q1 - 1), min(gap.q2 + 1, len(self.wanted.words)))
        return said.percent or said.minus or signs.has_signs(written)

    def _was_bound(self, gap: _Gap, left: Sequence[str]) -> bool:
        """Whether words were left out that make a number a bound: "more than 400", "up to 400"."""
        number = "".join(self.wanted.words[gap.q2 : gap.q2 + 1])
        return is_number(number) and BOUND.fullmatch(" ".join(left)) is not None

    def _bound_turned(self, gap: _Gap, added: Sequence[str], left: Sequence[str]) -> AlterationKind | None:
        """What other words did to the number behind them: "no | more than 5", "and | 50" for "fewer than | 50"."""
        following = self.wanted.words[gap.q2 : gap.q2 + 1]
        if not NEGATORS.isdisjoint(added) and NEGATORS.isdisjoint(left) and not _DEGREES.isdisjoint(following):
            return "negation"
        bounded = self._was_bound(gap, left) and BOUND.search(" ".join(added)) is None
        return "hedge" if bounded else None

    def _put_in(self, gap: _Gap, left: Sequence[str]) -> bool:
        """Whether a bracket has another figure than the words it stands for."""
        within = " ".join(self.wanted.brackets.get(at, "") for at in range(gap.q1, gap.q2 + 1))
        return bool(within) and wordings.figures_differ(spoken(within), left)

    def _says_sign(self, gap: _Gap, added: Sequence[str], left: Sequence[str]) -> bool:
        """Whether the words added say what the source has as a sign: "40 percent" for "40%"."""
        said = signs.in_words(added)
        inside = gap.q1 > 0 and gap.q2 < len(self.wanted.words)
        if said is None or (left and inside):
            return False
        beside = self.source.passage(max(0, gap.s1 - 1), min(gap.s2 + 1, len(self.source.words))).text
        self.repaired = signs.say(beside, said) or self.repaired
        return signs.say(beside, said)

    def _worded(self, kind: AlterationKind, gap: _Gap) -> Alteration:
        left = self.source.passage(gap.s1, gap.s2).text if gap.s1 < gap.s2 else None
        added = self.wanted.shown(gap.q1, gap.q2).strip(_CLOSING) or None
        return Alteration(kind=kind, representative=left, version=added)

    def _alteration(self, each: Change, gap: _Gap) -> Alteration:
        """The change in the words of both; of a name the whole of it, first name and surname."""
        s1, s2, q1, q2 = each.s1, each.s2, each.q1, each.q2
        if each.kind == "name" and max(gap.q2 - gap.q1, gap.s2 - gap.s1) <= _NAME:
            s1, s2, q1, q2 = gap.s1, gap.s2, gap.q1, gap.q2
        left = self.source.passage(s1, s2).text.strip(_CLOSING) if s1 < s2 else None
        added = self.wanted.shown(q1, q2).strip(_CLOSING) or None
        sums = (signs.has_signs(wording) or "," in wording for wording in (left or "", added or ""))
        kind = "number" if each.kind == "date" and any(sums) else each.kind  # "$1,850" looks like a year
        return Alteration(kind=kind, representative=left, version=added)  # type: ignore[arg-type]


def _gap_of(each: Change) -> _Gap:
    return _Gap(each.q1, each.q2, each.s1, each.s2, None)


def _touches(each: Change, gap: _Gap) -> bool:
    return (gap.q1 <= each.q1 and each.q2 <= gap.q2) or (gap.s1 <= each.s1 < each.s2 <= gap.s2)


def written_alike(quote: str, passage: str) -> VerificationStatus:
    """Whether two texts of the same normal words are the same, the same but for marks, or written in other words."""
    if not signs.same(quote, passage):
        return "repaired"
    if quote.rstrip(_CLOSING).split() == passage.rstrip(_CLOSING).split():
        return "verbatim" if _tone(quote) <= _tone(passage) else "marks"
    one, other = ("".join(_LETTERS.findall(text)).casefold() for text in (quote, passage))
    return "marks" if one == other else "repaired"


def _tone(text: str) -> set[str]:
    """The question or exclamation mark at the end."""
    return {"?", "!"}.intersection(text[len(text.rstrip(_CLOSING)) :])
