"""Alterations: where two wordings of one statement say different things: negation, number, date, name, and shades."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from quotetrace import lexicons
from quotetrace.models import AlterationKind

from . import bounds, shades, signs
from .actors import DATES, NO_NAMES, may_rename, renamed
from .alignment import Block, Gap
from .comparable import Comparable, Vocabulary, stem
from .conflict import Conflict, Spelled
from .numerals import YEAR, is_number
from .pieces import ELISION

# What changes what is said; other changes are told of a version, and do not make it an altered one.
GRAVE: Final = frozenset(["negation", "number", "date", "name"])
NEGATORS: Final = frozenset(["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nowhere"])
_ALL: Final = frozenset(["all", "every", "each", "always"])
_SOME: Final = frozenset(["some", "few", "several", "most", "many", "sometimes"])
NEGATING: Final = ("un", "in", "im", "dis", "non", "ir", "il")
# A negation or a number that stands in a longer gap belongs to other words, not to a change of these.
_NEAR: Final = 6
# An ellipsis that leaves out no more words than this is there for the negation among them.
_HIDDEN: Final = 3
# Of more words put for others nobody can say that one of them stands for another.
_FEW: Final = 2
# Figures that sound like a word of grammar.
_SOUNDS: Final = {"4": "for", "2": "to", "8": "ate"}


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of opposite words, by their stems, either way round."""
    found: set[tuple[str, str]] = set()
    for line in lexicons.words("traces_opposites") | lexicons.words("traces_antonyms"):
        one, _, other = line.partition(" ")
        for a, b in ((one, other), (stem(one), stem(other))):
            found.update(((a, b), (b, a)))
    return frozenset(found)


@cache
def _opposed_words() -> frozenset[str]:
    return frozenset(word for pair in opposites() for word in pair)


def conflicts(a: Comparable, b: Comparable, within: Sequence[Gap]) -> list[Conflict]:
    """The changes of meaning in the gaps of an alignment of ``a`` and ``b``; modality last, the gravest first."""
    bounded = bounds.numbered_bounds(a, b)
    vocabulary = a.vocabulary
    spelled: list[Spelled] = []
    for gap in within:
        one, other = a.words[gap.a1 : gap.a2], b.words[gap.b1 : gap.b2]
        if vocabulary.mute and vocabulary.mute.get(f"{one}\0{other}"):
            continue
        if charge := _charge(vocabulary, one + other):
            spelled.append((gap, vocabulary.spell(one), vocabulary.spell(other), charge))
    if not spelled:
        return bounded
    found = [*bounded, *_negations(spelled)]
    if any(charge & _NUMBER for *_, charge in spelled):
        found += [*_numbers(spelled, a.heard or b.heard), *_swapped(spelled, a)]
    for gap, left, right, charge in spelled:
        found.extend(_replaced(gap, left, right, charge, a, b))
    if not bounded:
        return found
    return [each for each in found if each in bounded or not any(_overlap(each, bound) for bound in bounded)]


def is_mute(a: Comparable, b: Comparable, gap: Gap) -> bool:
    """Whether the words of a gap change nothing that is said, whatever the two texts say around them."""
    vocabulary = a.vocabulary
    left, right = a.words[gap.a1 : gap.a2], b.words[gap.b1 : gap.b2]
    charge = _charge(vocabulary, left + right)
    if not charge or charge & _NUMBER:
        return not charge
    one, other = vocabulary.spell(left), vocabulary.spell(right)
    naming = charge & (_NAMED | _DATED)
    if _negations([(gap, one, other, charge)]) or any(_replaced(gap, one, other, charge & ~naming, a, b)):
        return False
    return not (naming and one and other and (may_rename(one, other, vocabulary) or _dates(gap, one, other)))


def resigned(a: Comparable, b: Comparable, runs: Sequence[Block]) -> list[Conflict]:
    """ "£40 million" for "$40 million": figures in runs of equal words that differ by a currency, a "%" or a minus."""
    if not (a.signed or b.signed) or a.heard or b.heard:
        return []
    one, other = a.vocabulary.spell(a.words), b.vocabulary.spell(b.words)
    pieces_a, pieces_b = a.text.split(), b.text.split()
    found = []
    for at_a, at_b, size in runs:
        for x, y in zip(range(at_a, at_a + size), range(at_b, at_b + size), strict=True):
            if one[x][:1].isdigit() and one[x] == other[y]:
                left, right = (signs.signs_of(pieces_a[a.places()[x]]), signs.signs_of(pieces_b[b.places()[y]]))
                if left.differs(right, signs.around(one, x) | signs.around(other, y)):
                    found.append(Conflict("number", x, x + 1, y, y + 1))
    return found


def _overlap(one: Conflict, other: Conflict) -> bool:
    return (one.a1 < other.a2 and other.a1 < one.a2) or (one.b1 < other.b2 and other.b1 < one.b2)


# What words can do to a statement, as bits: which rules a gap with such words is worth.
_NEGATES, _OPPOSED, _NUMBER, _DATED, _SHADING, _NAMED, _BOUNDS, _QUANTIFIES = (1 << bit for bit in range(8))


def _charge(vocabulary: Vocabulary, chars: str) -> int:
    """What these words together can change; remembered for each word."""
    known = vocabulary.charged
    charge = 0
    for char in chars:
        own = known.get(char)
        if own is None:
            own = known[char] = _charge_of(vocabulary, vocabulary.word_of(char))
        charge |= own
    return charge


def _charge_of(vocabulary: Vocabulary, word: str) -> int:
    opposed = word in _opposed_words() or stem(word) in _opposed_words()
    return (
        _NEGATES * (word in NEGATORS or word.startswith(NEGATING))
        | _OPPOSED * opposed
        | _NUMBER * is_number(word)
        | _DATED * (word in DATES)
        | _SHADING * (word in shades.WORDS)
        | _NAMED * (word not in NO_NAMES and (word in vocabulary.proper or word in vocabulary.capital))
        | _BOUNDS * (word in bounds.WORDS)
        | _QUANTIFIES * (word in _ALL or word in _SOME)
    )


def _negation_count(words: list[str], against: list[str]) -> int:
    """Negators, and words whose negating prefix the other side does without ("unaffected", "not affected")."""
    count = sum(word in NEGATORS for word in words)
    if count and len(words) > 1:
        count = sum(word in NEGATORS for word in bounds.BOUND.sub("", " ".join(words)).split())
    stems = {stem(word) for word in against}
    for word in words:
        for prefix in NEGATING:
            if word.startswith(prefix) and len(word) > len(prefix) + 2 and stem(word[len(prefix) :]) in stems:
                count += 1
                break
    return count


def _negations(spelled: list[Spelled]) -> list[Conflict]:
    """ "This is a punishment" for "This is not a punishment": an odd number of negations over all near gaps."""
    odd = []
    for gap, one, other, charge in spelled:
        if not charge & _NEGATES or (_left_out(one, other) and not _hidden(one, other)):
            continue
        if min(len(one), len(other)) <= _NEAR and max(len(one), len(other)) <= 2 * _NEAR:
            count = _negation_count(one, other) - _negation_count(other, one)
            if count % 2:
                odd.append((gap, one, other))
    if not odd:
        return []
    gap, one, other = min(odd, key=lambda item: len(item[1]) + len(item[2]))
    moved = len(odd) % 2 == 0  # "what he does not say is true", "what he says is not true"
    return [Conflict("negation", *_narrow(gap, one, other, NEGATORS), sure=not moved)]


def _left_out(one: list[str], other: list[str]) -> bool:
    """Words that one side leaves out as a whole, with an ellipsis or without: no change of the words around them."""
    return ELISION in one or ELISION in other or (not one and len(other) > 4) or (not other and len(one) > 4)


def _hidden(one: list[str], other: list[str]) -> bool:
    """An ellipsis that stands for a negation and next to nothing else: "I will ... resign" for "I will not resign"."""
    return (one == [ELISION] and len(other) <= _HIDDEN) or (other == [ELISION] and len(one) <= _HIDDEN)


def _narrow(gap: Gap, one: list[str], other: list[str], wanted: frozenset[str]) -> tuple[int, int, int, int]:
    """The wanted words only, where a side has them; else the side as it stands."""
    a1, a2 = _where(one, wanted, gap.a1, gap.a2)
    b1, b2 = _where(other, wanted, gap.b1, gap.b2)
    return a1, a2, b1, b2


def _where(words: list[str], wanted: frozenset[str], start: int, end: int) -> tuple[int, int]:
    for at, word in enumerate(words):
        if word in wanted:
            return start + at, start + at + 1
    return start, end


def _numbers(spelled: list[Spelled], heard: bool) -> list[Conflict]:
    """ "18,000" for "80,000": figures on both sides that find no equal on the other; of a text as ``heard``, without
    marks, the digits must do."""
    spelled = [each for each in spelled if each[3] & _NUMBER]
    left = [(gap.a1 + at, word) for gap, one, _, _ in spelled for at, word in enumerate(one) if is_number(word)]
    right = [(gap.b1 + at, word) for gap, _, other, _ in spelled for at, word in enumerate(other) if is_number(word)]
    values = {word for _, word in left} & {word for _, word in right}
    left = [item for item in left if item[1] not in values]
    right = [item for item in right if item[1] not in values]
    if not left or not right:
        return [] if values else [*_ones(spelled)]
    found = []
    for (at_a, one), (at_b, other) in zip(left, right, strict=False):
        if heard and one.replace(".", "") == other.replace(".", ""):
            continue
        kind: AlterationKind = "date" if YEAR.fullmatch(one) and YEAR.fullmatch(other) else "number"
        found.append(Conflict(kind, at_a, at_a + 1, at_b, at_b + 1))
    return found


def _swapped(spelled: list[Spelled], a: Comparable) -> list[Conflict]:
    """ "49-51" for "51-49": two figures side by side that change places."""
    return [
        Conflict("number", gap.a1, then.a2, gap.b1, then.b2)
        for (gap, one, other, _), (then, left, right, _) in pairwise(spelled)
        if (one, other) == (right, left)
        and [] in (one, other)
        and len(one + other) == 1
        and all(is_number(word) for word in (*one, *other, *a.vocabulary.spell(a.words[gap.a2 : then.a1])))
        and then.a1 - gap.a2 == then.b1 - gap.b2 == 1
    ]


def _ones(spelled: list[Spelled]) -> list[Conflict]:
    """ "no two of us" for "no one of us": "one" against a figure in the same small gap."""
    for gap, one, other, _ in spelled:
        if len(one) <= 2 and len(other) <= 2:
            for x, y in ((one, other), (other, one)):
                if "one" in x and any(is_number(word) and _SOUNDS.get(word) not in x for word in y):
                    return [Conflict("number", gap.a1, gap.a2, gap.b1, gap.b2)]
    return []


def _replaced(
    gap: Gap, one: list[str], other: list[str], charge: int, a: Comparable, b: Comparable
) -> Iterator[Conflict]:
    """Words put for others in one gap."""
    if min(len(one), len(other)) > _NEAR or max(len(one), len(other)) > 2 * _NEAR:
        return
    if one and other:
        bounded = bounds.bounds(gap, one, other) if charge & _BOUNDS else []
        yield from bounded or (_opposed(gap, one, other) if charge & _OPPOSED else [])
        yield from _quantified(gap, one, other) if charge & _QUANTIFIES else ()
        if charge & _DATED:
            yield from _dates(gap, one, other)
        if charge & (_NAMED | _DATED):
            yield from renamed(gap, one, other, a, b)
    if charge & _SHADING:
        yield from (Conflict(kind, *place) for kind, place in shades.shades(gap, one, other))


def _quantified(gap: Gap, one: list[str], other: list[str]) -> list[Conflict]:
    """ "Some of the money" for "all of the money"."""
    if len(one) > _FEW or len(other) > _FEW or not {*one, *other}.isdisjoint(NEGATORS):
        return []
    for x, y in ((one, other), (other, one)):
        if not _ALL.isdisjoint(x) and not _SOME.isdisjoint(y) and _ALL.isdisjoint(y) and _SOME.isdisjoint(x):
            return [Conflict("number", *_narrow(gap, one, other, _ALL | _SOME))]
    return []


def _opposed(gap: Gap, one: list[str], other: list[str]) -> list[Conflict]:
    pairs = opposites()
    for at, word in enumerate(one):
        if word in _opposed_words() or stem(word) in _opposed_words():
            for spot, against in enumerate(other):
                if word in other or against in one:
                    continue
                if (word, against) in pairs or (stem(word), stem(against)) in pairs:
                    return [
                        Conflict(
                            "negation", gap.a1 + at, gap.a1 + at + 1, gap.b1 + spot, gap.b1 + spot + 1, opposite=True
                        )
                    ]
    return []


def _dates(gap: Gap, one: list[str], other: list[str]) -> list[Conflict]:
    for at, word in enumerate(one):
        for spot, against in enumerate(other):
            if word in DATES and against in DATES and word[:3] != against[:3]:
                return [Conflict("date", gap.a1 + at, gap.a1 + at + 1, gap.b1 + spot, gap.b1 + spot + 1)]
    return []
