"""Outside: words before or behind a clause that two texts share, by which one of them takes it back: "I never said the
dam is safe" for "the dam is safe"."""

from collections.abc import Sequence
from typing import Final

from ..text.alignment import Block
from ..text.comparable import Comparable
from ..text.conflict import Conflict, Frame
from ..text.written import STOPS
from . import framing
from .negations import NEGATORS

# So many words may part the words that deny from the first that both texts share: "the old" of "the old dam".
_APART: Final = 3
_EXCEPTING: Final = frozenset("save bar barring besides excluding otherwise".split())
# With one of these, words cut from within a sentence are a clause; without, they may be all that was denied: "I do not
# believe | a word of it".
_FINITE: Final = frozenset(
    "am is are was were do does did have has had will would shall should can could may might must".split()
)
_SUBJECTS: Final = frozenset("i we he she it they you there nobody nothing everybody everyone somebody".split())
_RELATIVE: Final = frozenset("who whom whose which what that where when how why".split())
_NO_CLAUSE: Final = frozenset("to of about in on at by for from with into so more".split())
_ARTICLES: Final = frozenset("the a an".split())
_CLAUSE: Final = 15  # words that are looked at for a verb

_Texts = tuple[Comparable, Comparable]


def taken_back(a: Comparable, b: Comparable, every: Sequence[Block], told: list[Conflict]) -> list[Conflict]:
    """The changes ``told`` of two texts, with those that words outside of the shared stretches (``every``) make, and
    without those that such words undo."""
    for text, other, sides in ((a, b, every), (b, a, [(y, x, size) for x, y, size in every])):
        for frame in frames_of(text):
            change = _excepted if frame.exception else _disclaimed
            told = told if text is a else [*map(_turned, told)]
            told = change(told, frame, sides, (text, other))
            told = told if text is a else [*map(_turned, told)]
    return told


def _excepted(told: list[Conflict], frame: Frame, every: Sequence[Block], texts: _Texts) -> list[Conflict]:
    """The changes with that of an exception of the first text which the other one leaves out: "all roads are open" for
    "all roads, except the coast road, are open", and for "unless it snows, all roads are open"."""
    (text, other), start = texts, frame.start
    if any(each.exception for each in frames_of(other)) or _excepts(other):
        return told
    if any(each.kind == "negation" and _stands_in(each, frame, 0, 0) for each in told):
        return told
    begun = next((at + 1 for at in range(start - 1, -1, -1) if ord(text.marks()[at]) & STOPS), 0)
    if begun == start:
        end = next((at + 1 for at in range(start, len(text.words)) if text.ends(at)), len(text.words))
        spots = [y for x, y, _ in every if x == end and (y == 0 or other.ends(y - 1))]
        spots = [] if text.vocabulary.word_of(text.words[start]) == "apart" else spots
    else:
        whole = any(x <= at < x + size for x, _, size in every for at in (begun, begun + 1))
        ended = [(y + size, at) for at, (x, y, size) in enumerate(every) if x + size == start]
        spots = [spot for spot, at in ended if whole and _breaks_off(other, spot, every[at + 1 : at + 2])]
    return [*told, *(Conflict("negation", start, frame.end, spot, spot) for spot in spots)]


def _breaks_off(text: Comparable, spot: int, behind: Sequence[Block]) -> bool:
    """Whether a clause ends before a word of a text, or goes on there with the next words that both texts share."""
    ellipsis = text.vocabulary.ellipsis
    if ellipsis in text.words[spot - 1 : spot + 1]:
        return False
    return text.ends(spot - 1) or any(y == spot for _, y, _ in behind)


def _excepts(text: Comparable) -> bool:
    """Whether a text may make an exception in other words: "save the driver", "if he does not come"."""
    words = {*text.vocabulary.spell(text.words)}
    return not _EXCEPTING.isdisjoint(words) or ("if" in words and not NEGATORS.isdisjoint(words))


def _disclaimed(told: list[Conflict], frame: Frame, every: Sequence[Block], texts: _Texts) -> list[Conflict]:
    """The changes with that of words of the first text by which it takes back a clause that both have."""
    place = _shared(frame, *texts, every)
    return _told(told, frame, place, texts) if place else told


def frames_of(text: Comparable) -> Sequence[Frame]:
    """What takes back clauses of a text."""
    if text.frames is None:
        known, part = text.vocabulary.framing, 0
        for char in {*text.words}:
            own = known.get(char)
            if own is None:
                own = known[char] = framing.part_of(text.vocabulary.word_of(char))
            part |= own
        text.frames = ()  # most texts have none, and share it
        if part == framing.WHOLE:
            text.frames = framing.frames(text.vocabulary.spell(text.words), text.ends)
    return text.frames


def _shared(frame: Frame, text: Comparable, other: Comparable, every: Sequence[Block]) -> tuple[int, int] | None:
    """Where the clause that a frame takes back goes on in both texts, without the frame in the other one."""
    place = next(((x, y) for x, y, _ in every if frame.first <= x <= frame.first + _APART), None)
    if place is None or any(at <= frame.start < at + size for at, _, size in every):
        return None  # the other text lacks the clause, or has the words that take it back
    x, y = place
    begun, skipped = y - framing.clause_start(other.ends, y), text.words[frame.first : x]
    if skipped and not (0 < begun <= _APART or _ARTICLES.issuperset(text.vocabulary.spell(skipped))):
        return None
    whole = y <= len(skipped) and other.begins_high
    return (x, y) if frame.clause or whole or _is_clause(text, frame.first) else None


def _is_clause(text: Comparable, first: int) -> bool:
    """Whether words that begin a clause or the object of the verb before it are a clause."""
    last = min(len(text.words), first + _CLAUSE)
    last = next((at + 1 for at in range(first, last) if text.ends(at)), last)
    words = text.vocabulary.spell(text.words[first:last])
    if words[0] in _SUBJECTS or words[0] in _NO_CLAUSE:
        return words[0] in _SUBJECTS
    own = next((at for at, word in enumerate(words) if word in _RELATIVE), len(words))
    return not _FINITE.isdisjoint(words[:own])


def _affirms(text: Comparable, start: int, at: int, skipped: int) -> bool:
    """Whether the words of a clause before a word that both texts share take nothing back: there are none, or as few as
    the other text has there, or they say that somebody says or thinks so; nobody can say of others."""
    if start and text.words[start - 1] == text.vocabulary.ellipsis:
        start = framing.clause_start(text.ends, start - 1)
    words = text.vocabulary.spell(text.words[start:at])
    if not NEGATORS.isdisjoint(words):
        return False
    return len(words) <= (_APART if skipped else 0) or any(framing.holds(word) for word in words)


def _told(told: list[Conflict], frame: Frame, place: tuple[int, int], texts: _Texts) -> list[Conflict]:
    """The changes with that of a frame of the first text: one that is told already stays, and "I do not think it is
    safe" is "it is not safe"."""
    (x, y), (_, other) = place, texts
    start = framing.clause_start(other.ends, y)
    if any(each.first in range(y - _APART, y + 1) for each in frames_of(other)):  # both take it back
        return [each for each in told if each.kind != "negation" or not _stands_in(each, frame, start, y)]
    if not _affirms(other, start, y, x - frame.first):
        return told
    denials = [each for each in told if each.kind == "negation"]
    ahead = [each for each in denials if _stands_in(each, frame, y, y)]
    if any(each.sure for each in ahead):
        return told
    rest = [each for each in told if each not in ahead]
    within = [each for each in denials if each not in ahead and _in_clause(each, x, y, texts)]
    if within:
        return [each for each in rest if each not in within] if frame.belief and len(within) == 1 else told
    return [*rest, Conflict("negation", frame.start, frame.end, y, y)]


def _in_clause(each: Conflict, x: int, y: int, texts: _Texts) -> bool:
    """Whether a change stands in the clause that goes on from words ``x`` and ``y``."""
    sides = ((texts[0], x, each.a1), (texts[1], y, each.b1))
    return all(first <= at and not any(text.ends(word) for word in range(first, at)) for text, first, at in sides)


def _stands_in(each: Conflict, frame: Frame, start: int, end: int) -> bool:
    """Whether a change stands in a frame of the first text, or between two words of the other one."""
    if each.a1 < frame.end and frame.start < max(each.a2, each.a1 + 1):
        return True
    return each.b1 < end and start < max(each.b2, each.b1 + 1)


def _turned(each: Conflict) -> Conflict:
    """A change with its two sides exchanged."""
    return each._replace(a1=each.b1, a2=each.b2, b1=each.a1, b2=each.a2)
