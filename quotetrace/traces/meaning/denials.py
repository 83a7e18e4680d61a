"""Denials: where one of two wordings denies what the other one says, told by how often each side of a gap denies."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from ..text.alignment import Gap
from ..text.comparable import Comparable
from ..text.conflict import Conflict, Spelled, narrowed
from ..text.roots import FUNCTION
from . import negations
from .negations import NEGATORS
from .opposites import opposed
from .spellings import akin

_NUMBERED: Final = frozenset(["no", "number", "nos", "numbers"])  # "No. 10" for "Number 10"
_NOUN_DENIED: Final = frozenset(["without", "no"])
_JOINING: Final = frozenset(["and", "but", "or", "so", "yet"])
# A negation that stands in a longer gap belongs to other words, not to a change of these.
NEAR: Final = 6
# Of more words put for others nobody can say that one of them stands for another.
_FEW: Final = 2
# So far behind a negator stands the word that it denies.
_REACH: Final = 3
_BE: Final = frozenset(["be", "been", "being"])
_AUXILIARY: Final = frozenset(
    "am is are was were do does did have has had will would shall should can could may might must".split()
)
# Of the shorter text so many words put for others make it one in other words.
LOOSE: Final = 0.5


def is_loose(a: Comparable, b: Comparable, within: Sequence[Gap]) -> bool:
    """Whether so many words stand for others that a negation may stand anywhere among them."""
    put = [max(gap.a2 - gap.a1, gap.b2 - gap.b1) for gap in within if gap.a1 < gap.a2 and gap.b1 < gap.b2]
    return sum(put) >= LOOSE * min(len(a.words), len(b.words))


def denials(spelled: Sequence[Spelled], a: Comparable, b: Comparable, loose: bool) -> list[Conflict]:
    """ "This is a punishment" for "This is not a punishment": an odd number of negations over all near gaps; of texts
    in other words (``loose``) also of all the words."""
    odd: list[tuple[Gap, list[str], list[str]]] = []
    for gap, left, right, _ in spelled:
        if _denies(gap, left, right, a, b) and not _nor(left, right, odd):
            odd.append((gap, left, right))
    if not odd:
        return []
    if _denied_apart(odd, a, b):
        return [Conflict("negation", *narrowed(gap, one, other, NEGATORS)) for gap, one, other in odd]
    gap, one, other = min(odd, key=lambda item: len(item[1]) + len(item[2]))
    moved = len(odd) % 2 == 0 and not _changes_clause(odd, a, b)
    evens_out = loose or any("nor" in words or negations.desists(words) for _, *sides in odd for words in sides)
    even = negations.plain(a.vocabulary.spell(a.words)) == negations.plain(b.vocabulary.spell(b.words))
    moved = moved or (evens_out and even) or _in_other_words(one, other) or _in_other_words(other, one)
    if even and not NEGATORS.isdisjoint((*one, *other)):  # it is the denied word that tells whether they deny the same
        denied = _denied(a), _denied(b)
        several = any(_parted(text, 0, len(text.words) - 1) for text in (a, b))
        same = len(odd) == 1 and (denied[0] == denied[1] != set() or not several)
        moved = same or (moved and not (several and _exchanged(denied, a, b)))
    return [Conflict("negation", *narrowed(gap, one, other, NEGATORS), sure=not moved)]


def _in_other_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words that deny stand for others that may do so, too: "did not let in", "kept out"; "without harm", "and
    felt fine"."""
    if not negations.plain(one) or negations.plain(other):
        return False
    if any(negations.implies(word) and not any(akin(word, each) for each in one) for word in other):
        return True
    told = [word for word in other if word not in FUNCTION]
    return bool(told) and any(
        word in _NOUN_DENIED and behind not in {*FUNCTION, *other, "longer"} for word, behind in pairwise(one)
    )


def _denied(text: Comparable) -> set[str]:
    """The keys of the words that a text denies by "not": of "I do not fit" that of "fit"."""
    words, function = text.vocabulary.spell(text.words), text.vocabulary.function
    found = set()
    for at, word in enumerate(words):
        if word == "not":
            behind = takewhile(lambda each: not text.ends(each - 1), range(at + 1, min(at + 1 + _REACH, len(words))))
            found.update([*(text.keys[each] for each in behind if text.keys[each] not in function)][:1])
    return found


def one_denies(a: Comparable, b: Comparable) -> bool:
    """Whether one of two texts, in whatever words, denies once what the other one, which denies nothing, says of the
    same verb: "it will not be replaced with a copy", "it would be replaced by a duplicate"."""
    counts = [negations.plain(text.vocabulary.spell(text.words)) for text in (a, b)]
    if sorted(counts) != [0, 1]:
        return False
    text, other = (a, b) if counts[0] else (b, a)
    denied, words = _denied(text), other.vocabulary.spell(other.words)
    return any(_is_finite(words, at) for at, key in enumerate(other.keys) if key in denied)


def _is_finite(words: Sequence[str], at: int) -> bool:
    """Whether an auxiliary verb stands before a word, with nothing but forms of "be" between them."""
    while at > 1 and words[at - 1] in _BE:
        at -= 1
    return at > 0 and words[at - 1] in _AUXILIARY


def _exchanged(denied: tuple[set[str], set[str]], a: Comparable, b: Comparable) -> bool:
    """Whether each text says what the other one denies: "it was an accident and no attack" for "this was no accident,
    this was an attack"."""
    mine, theirs = denied[0] - denied[1], denied[1] - denied[0]
    return bool(mine and theirs) and mine <= {*b.keys} and theirs <= {*a.keys}


def numbered(text: Comparable, start: int, words: list[str]) -> list[str]:
    """Words from ``start`` on, where "No. 2" is "number 2"; "no two ships" is none."""
    if "no" not in words:
        return words
    pieces, places = text.text.split(), text.places()
    after = (pieces[places[at]] if at < len(places) else "" for at in range(start + 1, start + len(words) + 1))
    return [
        "number" if word == "no" and any(map(str.isdigit, piece)) else word
        for word, piece in zip(words, after, strict=True)
    ]


def _denies(gap: Gap, one: list[str], other: list[str], a: Comparable, b: Comparable) -> bool:
    """Whether one side of a gap denies what the other one says."""
    if min(len(one), len(other)) > NEAR or max(len(one), len(other)) > 2 * NEAR:
        return False
    if _NUMBERED.issuperset((*one, *other)) and one and other:
        return False
    if negations.left_out(one, other) and not negations.hidden(one, other):
        return False
    if not negations.uneven(one, other):
        return False
    if _own_clause(a, gap.a1, one) or _own_clause(b, gap.b1, other):
        return False
    if negations.repeats(a, gap.a1, gap.a2, other) or negations.repeats(b, gap.b1, gap.b2, one):
        return False
    return opposed(one, other, plain=False) is None


def _own_clause(text: Comparable, start: int, words: list[str]) -> bool:
    """Whether the negations among words from ``start`` on stand in clauses of their own, which were put in or left out
    as a whole: "It is paused(, not over). If they change ..." """
    denying = [start + at for at, word in enumerate(words) if word in NEGATORS]
    return bool(denying) and all(
        any(not before or text.ends(before - 1) for before in range(start, at + 1))
        and any(text.ends(behind) for behind in range(at + 1, start + len(words)))
        and not any(text.ends(behind) for behind in range(at, at + 1))
        for at in denying
    )


def _nor(one: list[str], other: list[str], odd: list[tuple[Gap, list[str], list[str]]]) -> bool:
    """Whether "nor" goes on with a "neither" that a gap before had: both are one negation."""
    return any(
        "nor" in words and negations.plain(words) == 1 and not negations.plain(against) and "neither" in before
        for _, left, right in odd
        for words, against, before in ((one, other, left), (other, one, right))
    )


def _changes_clause(odd: list[tuple[Gap, list[str], list[str]]], a: Comparable, b: Comparable) -> bool:
    """Whether a negation changed its clause: "they want peace, they don't want land" for "they don't want peace, they
    want land"; "what he says is not true" is no other than "what he does not say is true" """
    if len(odd) != 2:
        return False
    (first, one, other), (then, left, right) = odd
    if max(map(len, (one, other, left, right))) > _FEW or [] not in (one, other) or (one == []) == (left == []):
        return False
    return any(a.ends(at) for at in range(first.a2, then.a1)) and any(b.ends(at) for at in range(first.b2, then.b1))


def _denied_apart(odd: list[tuple[Gap, list[str], list[str]]], a: Comparable, b: Comparable) -> bool:
    """Whether several clauses of one side each lost their negation: "safe and legal" for "not safe and not legal"; two
    in one clause, "I do not say that it is not true", undo one another."""
    if len(odd) < 2 or len({negations.count(one, other) > negations.count(other, one) for _, one, other in odd}) > 1:
        return False
    return all(
        _parted(text, end, start)
        for (one, *_), (other, *_) in pairwise(odd)
        for text, end, start in ((a, one.a2, other.a1), (b, one.b2, other.b1))
    )


def _parted(text: Comparable, start: int, end: int) -> bool:
    """Whether a clause ends among these words."""
    between = text.vocabulary.spell(text.words[start:end])
    return not _JOINING.isdisjoint(between) or any(text.ends(at) for at in range(start, end))
