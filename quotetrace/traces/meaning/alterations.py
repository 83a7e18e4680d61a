"""Alterations: where two wordings of one statement say different things: negation, number, date, name, and shades."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import Final, NamedTuple

from ..numbers import signs
from ..numbers.numerals import is_number
from ..text.alignment import Block, Gap
from ..text.comparable import Comparable, Vocabulary
from ..text.conflict import Conflict, Local, Spelled, narrowed
from . import bounds, counting, denials, lookalikes, negations, persons, rivals, shades
from .actors import DATES, NO_NAMES, Named, is_named, renamed
from .denials import NEAR, is_loose
from .negations import NEGATORS
from .opposites import INVERSE, has_opposite, not_undone, opposed
from .spellings import base

# What changes what is said; other changes are told of a version, and do not make it an altered one.
GRAVE: Final = frozenset(["negation", "number", "date", "name"])
_ALL: Final = frozenset("all every each always everybody everyone everything everywhere".split())
_EVERY: Final = _ALL | {"both"}
_SOME: Final = frozenset(["some", "few", "several", "most", "many", "sometimes"])
_ONE_OF: Final = frozenset(["a", "an", "one", "per", "every", "each"])
_MUCH: Final = frozenset(["most", "many", "much", "all"])
_MANY: Final = frozenset(["dozens", "scores", "hundreds", "thousands", "millions", "billions"])
_LITTLE: Final = frozenset(["few", "little"])
# What is no more than half: "most" for one of these is more than was said.
_MINOR: Final = frozenset(["some", "several", "half"])
_SEASONS: Final = frozenset(["spring", "summer", "autumn", "fall", "winter"])
_COUNTED: Final = frozenset(["today", "tonight", "tomorrow", "yesterday"])
# What tells which year or season is meant, told on another day too.
_POINTING: Final = {"this": 0, "last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}
_SPANS: Final = _SEASONS | {"year", "season", "decade", "century", "term", "quarter"}
# Of more words put for others nobody can say that one of them stands for another.
_FEW: Final = 2
_PRESENT: Final = ("s", "ing")


def conflicts(
    a: Comparable, b: Comparable, gaps: Sequence[Gap], every: Callable[[], Sequence[Gap]] | None = None
) -> list[Conflict]:
    """The changes of meaning in the gaps of an alignment of ``a`` and ``b``; modality last, the gravest first.
    ``every`` gives all gaps, where ``gaps`` are those alone that may change anything."""
    bounded = bounds.numbered_bounds(a, b)
    vocabulary = a.vocabulary
    spelled: list[Spelled] = []
    for gap in chain.from_iterable(_opened(a, b, each) for each in gaps):
        one, other = a.words[gap.a1 : gap.a2], b.words[gap.b1 : gap.b2]
        if charge := _charge(vocabulary, one + other):
            left, right = vocabulary.spell(one), vocabulary.spell(other)
            if charge & _NEGATES:
                left, right = denials.numbered(a, gap.a1, left), denials.numbered(b, gap.b1, right)
            spelled.append((gap, left, right, charge))
    if not spelled:
        return bounded
    denying = [each for each in spelled if each[3] & _NEGATES]
    found = [*bounded, *(denials.denials(denying, a, b, is_loose(a, b, every() if every else gaps)) if denying else [])]
    if numbered := [each for each in spelled if each[3] & _NUMBER]:
        found += counting.changes(numbered, a, b)
    if any(charge & _NAMED for *_, charge in spelled):
        found += lookalikes.taken_for(spelled, a, b)
    if any(charge & _PERSON for *_, charge in spelled):
        found += persons.exchanged(spelled, every() if every else gaps, a, b)
    around = _Around(
        vocabulary,
        (partial(is_named, a), partial(is_named, b)),
        partial(_counted, a),
        partial(_before_one_figure, a, b),
        partial(_points_elsewhere, a, b),
        partial(_is_kept, a, b),
    )
    figures = [each for each in found if each.kind == "number"]
    for each in spelled:
        told = _replaced(*each, around)
        found.extend(more for more in told if more.kind != "number" or not any(_overlap(more, one) for one in figures))
    found = not_undone(found, a, b)
    if not bounded:
        return found
    return [each for each in found if each in bounded or not any(_overlap(each, bound) for bound in bounded)]


class _Around(NamedTuple):
    """What the texts around a gap tell of its words: the names on either side, whether a figure stands before a word of
    the first one, and whether the same figure stands behind the gap in both."""

    vocabulary: Vocabulary
    named: tuple[Named, Named]
    counted: Callable[[int], bool]
    before_figure: Callable[[Gap], bool]
    pointing: Callable[[Gap], bool]
    kept: Callable[[Gap], bool]


def _no(_: object) -> bool:
    return False


NOTHING: Final = Local()
_ASKS: Final = Local(asks=True)


def local_changes(vocabulary: Vocabulary, one: str, other: str, named: str) -> Local:
    """What words put for others change wherever they stand.

    ``named`` has a "1" for each word of both sides that is a name where it stands (see :func:`.actors.is_named`).
    """
    charge = _shared_charge(_charge(vocabulary, one), _charge(vocabulary, other), "1" in named)
    if not charge:
        return NOTHING
    left, right = vocabulary.spell(one), vocabulary.spell(other)
    if _cut_open(vocabulary, one, other) or _hangs_on_texts(vocabulary, left, right, charge, named):
        return _ASKS
    names: tuple[Named, Named] = lambda at, _: named[at] == "1", lambda at, _: named[at + len(left)] == "1"
    gap = Gap(0, len(left), 0, len(right))
    found = tuple(_replaced(gap, left, right, charge, _Around(vocabulary, names, _no, _no, _no, _no)))
    ahead = tuple(counting.ones([(gap, left, right, charge)])) if charge & _NUMBER else None
    denies = bool(charge & _NEGATES) and negations.uneven(left, right)
    return Local(found, ahead, denies) if found or denies or ahead is not None else NOTHING


def _hangs_on_texts(vocabulary: Vocabulary, one: list[str], other: list[str], charge: int, named: str) -> bool:
    """Whether what words put for others change, negations apart, hangs on more than these words: on other gaps, on what
    stands before or behind, on whether the texts are damaged."""
    if charge & _NUMBER and any(map(_may_count, one)) and any(map(_may_count, other)):
        return True
    if charge & _NEGATES and "no" in one + other:  # "No. 4" denies nothing, which its texts tell
        return True
    if charge & _RIVALS and one and other:
        pairs = (one, other), (one[:1], other[:1])  # "six weeks", "six months of work"
        if {*one, *other} == INVERSE or any(rivals.rival(*pair) for pair in pairs):
            return True
    if charge & _POINTS and _POINTING.keys() >= {*one, *other}:
        return True
    if charge & _PERSON and persons.somebody_else(one, other):
        return True
    if charge & _SHADING and (shades.rounded(one, other) or shades.promise(one, other)):
        return True
    return named == "11" and lookalikes.may_be_another(one, other, vocabulary)


def _may_count(word: str) -> bool:
    """Whether a word may be part of a figure; "one" and "a" are of "one third"."""
    return word in ("one", "a") or counting.is_counted(word)


def _cut_open(vocabulary: Vocabulary, one: str, other: str) -> tuple[int, int] | None:
    """How many words stand before and behind the ellipsis of one side of a gap, where they are few and the other side
    has none and as many words."""
    ellipsis = vocabulary.ellipsis
    if (ellipsis in one) == (ellipsis in other):
        return None
    cut, size = (one, len(other)) if ellipsis in one else (other, len(one))
    before, behind = cut.index(ellipsis), len(cut) - cut.rindex(ellipsis) - 1
    few = 0 < max(before, behind) <= _FEW and before + behind <= size
    return (before, behind) if few else None


def _opened(a: Comparable, b: Comparable, gap: Gap) -> list[Gap]:
    """A gap; of one with an ellipsis also the few words before and behind it, against those that end or begin a clause
    on the other side: "… Unless we pay" for "and went home. If we pay"."""
    one, other = a.words[gap.a1 : gap.a2], b.words[gap.b1 : gap.b2]
    cut = _cut_open(a.vocabulary, one, other)
    if not cut:
        return [gap]
    before, behind = cut
    size, text, start = (len(other), b, gap.b1) if a.vocabulary.ellipsis in one else (len(one), a, gap.a1)
    found = [gap]
    if before and text.ends(start + before - 1):
        found.append(Gap(gap.a1, gap.a1 + before, gap.b1, gap.b1 + before))
    if behind and (size == behind or text.ends(start + size - behind - 1)):
        found.append(Gap(gap.a2 - behind, gap.a2, gap.b2 - behind, gap.b2))
    return found


def resigned(a: Comparable, b: Comparable, runs: Sequence[Block]) -> list[Conflict]:
    """ "£40 million" for "$40 million": figures in runs of equal words that differ by a currency, a "%" or a minus."""
    if not (a.signed or b.signed) or a.heard or b.heard:
        return []
    one, other = a.vocabulary.spell(a.words), b.vocabulary.spell(b.words)
    figures = [(x, word) for x, word in enumerate(one) if word[0].isdigit()]
    places = [
        (x, at_b + x - at_a)
        for at_a, at_b, size in runs
        for x, word in figures
        if at_a <= x < at_a + size and other[at_b + x - at_a] == word
    ]
    pieces_a, pieces_b = (a.text.split(), b.text.split()) if places else ([], [])
    found = []
    for x, y in places:
        left, right = signs.signs_of(pieces_a[a.places()[x]]), signs.signs_of(pieces_b[b.places()[y]])
        if left.differs(right, signs.around(one, x) | signs.around(other, y)):
            found.append(Conflict("number", x, x + 1, y, y + 1))
    return found


def _overlap(one: Conflict, other: Conflict) -> bool:
    return (one.a1 < other.a2 and other.a1 < one.a2) or (one.b1 < other.b2 and other.b1 < one.b2)


# What words can do to a statement, as bits: which rules a gap with such words is worth.
_NEGATES, _OPPOSED, _NUMBER, _DATED, _SHADING, _NAMED, _BOUNDS, _QUANTIFIES, _RIVALS, _PERSON, _POINTS = (
    1 << bit for bit in range(11)
)
_FIRM: Final = _NEGATES | _NUMBER | _SHADING
_MUTUAL: Final = _OPPOSED | _DATED | _RIVALS | _PERSON | _POINTS


def _shared_charge(one: int, other: int, named: bool) -> int:
    """What words put for others can change: some kinds of change need a word on both sides, others a name."""
    charge = (one | other) & ~_MUTUAL | (one & other)
    return charge | ((one | other) & _DATED) if named else charge & ~_NAMED


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
    named = word not in NO_NAMES and (word in vocabulary.proper or word in vocabulary.capital)
    return _own_charge(word) | _NAMED * named


def is_grave(change: Conflict) -> bool:
    """Whether a change is sure, and changes what is said."""
    return change.sure and change.kind in GRAVE


def stakes_of(vocabulary: Vocabulary, char: str) -> tuple[bool, bool]:
    """Whether a word, by its number, can change what is said where it is merely put in or left out, and where it is put
    for a word of its kind; of all words of a vocabulary that is full, for what each can do is remembered."""
    charge = _charge(vocabulary, char)
    return charge & _FIRM > 0, charge & ~(_FIRM | _NAMED) > 0


def _charge_by_itself(word: str) -> int:
    return (
        _NEGATES * negations.may_deny(word)
        | _OPPOSED * has_opposite(word)
        | _NUMBER * counting.is_counted(word)
        | _DATED * (word in DATES)
        | _SHADING * (word in shades.WORDS)
        | _BOUNDS * (word in bounds.WORDS)
        | _QUANTIFIES * (word in _ALL or word in _SOME or word in _LITTLE)
        | _RIVALS * (rivals.is_rival(word) or word in signs.SHARES)
        | _PERSON * persons.is_person(word)
        | _POINTS * (word in _POINTING)
    )


_own_charge: Final = lru_cache(maxsize=1 << 15)(
    _charge_by_itself
)  # the words of a language come again in every article


def _replaced(gap: Gap, one: list[str], other: list[str], charge: int, around: _Around) -> Iterator[Conflict]:
    """Words put for others in one gap."""
    if min(len(one), len(other)) > NEAR or max(len(one), len(other)) > 2 * NEAR:
        return
    if one and other:
        bounded = bounds.bounds(gap, one, other) if charge & _BOUNDS else []
        rival = _rivals(gap, one, other, around.counted) if charge & _RIVALS else []
        yield from bounded or rival or (_opposed(gap, one, other) if charge & _OPPOSED else [])
        yield from _quantified(gap, one, other) if charge & _QUANTIFIES else ()
        if charge & _DATED:
            yield from _dates(gap, one, other)
        if charge & _POINTS and around.pointing(gap):
            yield Conflict("date", *gap)
        if charge & (_NAMED | _DATED):
            yield from renamed(gap, one, other, around.vocabulary, around.named)
    if charge & _SHADING:
        yield from (Conflict(kind, *place) for kind, place in shades.shades(gap, one, other))
        if around.before_figure(gap) and shades.rounded(one, other):
            yield Conflict("hedge", *gap)
        if shades.promise(one, other) and around.kept(gap):
            yield Conflict("tense", *gap)


def _before_one_figure(a: Comparable, b: Comparable, gap: Gap) -> bool:
    """Whether the same figure stands behind a gap in both texts."""
    behind = a.words[gap.a2 : gap.a2 + 1]
    return behind in a.vocabulary.figures and behind == b.words[gap.b2 : gap.b2 + 1]


def _is_kept(a: Comparable, b: Comparable, gap: Gap) -> bool:
    """Whether behind the "will" of one text stands a verb that the other one has in the past: "we mended the roof"."""
    behind = gap.a1 == gap.a2 or gap.b1 == gap.b2
    places = (a, gap.a2 - (not behind)), (b, gap.b2 - (not behind))
    verb, other = (text.vocabulary.word_of(text.words[at]) if at < len(text.words) else "" for text, at in places)
    return verb != other and base(verb) == base(other) and not any(each.endswith(_PRESENT) for each in (verb, other))


def _points_elsewhere(a: Comparable, b: Comparable, gap: Gap) -> bool:
    """Whether "this" stands for "next" or "last" before one word for a year or a season."""
    behind = a.words[gap.a2 : gap.a2 + 1]
    if not behind or behind != b.words[gap.b2 : gap.b2 + 1] or a.vocabulary.word_of(behind) not in _SPANS:
        return False
    one, other = (text.vocabulary.spell(text.words[start:end]) for text, start, end in ((a, *gap[:2]), (b, *gap[2:])))
    return len(one) == len(other) == 1 and len({_POINTING.get(*one), _POINTING.get(*other)} - {None}) > 1


def _rivals(gap: Gap, one: list[str], other: list[str], counted: Callable[[int], bool]) -> list[Conflict]:
    """ "Four hundred kilometres" for "four hundred metres", "girls" for "boys", "5 points" for "5 per cent"."""
    if signs.are_shares(one, other):
        return [Conflict("number", *gap)]
    found = rivals.rival(one, other)
    if not found and counted(gap.a1):  # "six weeks", "six months of work"
        found = rivals.rival(one[:1], other[:1])
    if not found or any(map(is_number, (*one, *other))):  # "18 months" are "a year and a half"
        return []
    kind, at, spot = found
    if rivals.are_times(one[at]) and not counted(gap.a1 + at):
        return []
    return [Conflict(kind, gap.a1 + at, gap.a1 + at + 1, gap.b1 + spot, gap.b1 + spot + 1, known=kind == "name")]


def _counted(text: Comparable, at: int) -> bool:
    """Whether the word before is a figure, or "a" as in "ten metres a year"."""
    before = text.vocabulary.word_of(text.words[at - 1]) if at else ""
    return is_number(before) or before in _ONE_OF


def _quantified(gap: Gap, one: list[str], other: list[str]) -> list[Conflict]:
    """ "Some of the money" for "all of the money" or "most of the money"."""
    if len(one) > _FEW or len(other) > _FEW or not {*one, *other}.isdisjoint(NEGATORS):
        return []
    for x, y in ((one, other), (other, one)):
        all_but_some = not _ALL.isdisjoint(x) and not _SOME.isdisjoint(y) and _ALL.isdisjoint(y) and _SOME.isdisjoint(x)
        more_than_half = "most" in x and "at" not in x and not _MINOR.isdisjoint(y) and "most" not in y
        if all_but_some or more_than_half or (not _MUCH.isdisjoint(x) and not _LITTLE.isdisjoint(y) and "a" not in y):
            return [Conflict("number", *narrowed(gap, one, other, _ALL | _SOME | _LITTLE | _MINOR))]
        if not _MANY.isdisjoint(x) and not _LITTLE.isdisjoint(y):
            return [Conflict("number", *narrowed(gap, one, other, _MANY | _LITTLE))]
    return []


def _opposed(gap: Gap, one: list[str], other: list[str]) -> list[Conflict]:
    """ "Lower" for "raise", unless a negation comes with it: "did not raise"."""
    found = opposed(one, other)
    if not found:
        return []
    at, spot = found
    denied = (negations.plain(one) - negations.plain(other)) % 2 == 1
    if denied == NEGATORS.isdisjoint((one[at], other[spot])) and _EVERY.isdisjoint((one[at], other[spot])):
        return []  # "did not raise", and "with no" for "without"; "not all" is not "none"
    return [Conflict("negation", gap.a1 + at, gap.a1 + at + 1, gap.b1 + spot, gap.b1 + spot + 1, opposite=True)]


def _dates(gap: Gap, one: list[str], other: list[str]) -> list[Conflict]:
    for at, word in enumerate(one):
        for spot, against in enumerate(other):
            if word in DATES and against in DATES and word[:3] != against[:3] and not _may_be_one(word, against):
                return [Conflict("date", gap.a1 + at, gap.a1 + at + 1, gap.b1 + spot, gap.b1 + spot + 1)]
    return []


def _may_be_one(word: str, other: str) -> bool:
    """Whether one is a season and the other is none, "June" and "summer", or one is counted from the day on which it is
    said, "yesterday" and "Friday"."""
    return (word in _SEASONS) != (other in _SEASONS) or (word in _COUNTED) != (other in _COUNTED)
