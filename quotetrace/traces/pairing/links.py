"""Links: pairs of utterances with their log-odds of being one, and what speaks against it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import exp
from typing import Final

from attrs import define, evolve

from ..meaning import amounts
from ..meaning.names import Bearing, Likeness
from ..text.comparable import Comparable
from ..text.conflict import Conflict
from ..text.excerpts import marked
from . import rewording, similarity
from .candidates import neighbours
from .clusters import NEVER
from .odds import odds
from .requoting import leads, requoted
from .sentences import told_in_part
from .similarity import Comparison
from .utterances import Utterance

# What it takes off the odds that people say the same stock phrase who are not the same.
STOCK: Final = 6.0
# The same for words that say so little that anybody may say them; it halves with each further 1.4 words.
COMMON: Final = 2.0
# A false merge costs more than a missed one: what a pair must show beyond even odds.
PRIOR: Final = -0.05
# Up to these log-odds no change of meaning is looked for: the texts are not alike enough to be altered.
UNLIKE: Final = 0.0
# In a crowd texts are laid side by side that share this much of the shorter one, by weight: below it, one pair in 270
# is one utterance (measured on labelled rows), and three in eight candidates are below.
NEAR: Final = 0.4
# Log-odds of those below, which still speak against clusters that would hold both, and are told to nobody.
FAR: Final = -1.0
# Between these log-odds a pair is looked at again where one of the two quotes somebody inside its own words.
TELLING: Final = -12.0
SURE: Final = 0.5
# What it adds that one has in marks, word for word, what the other says: the marks tell that somebody said it.
_QUOTED: Final = 1.5
# What it takes off that more was changed than the longest stretch in common, which speakers do not make up for.
LOOSE: Final = 3.5
LITTLE: Final = 2.2
# What each further change of meaning takes off the odds that one is the other altered: who bends a statement bends it
# in one place, and what differs in two is another statement.
_FURTHER: Final = 2.0
# Changes that are believed of texts in wholly other words: a denial may stand anywhere in these.
_BELIEVED: Final = frozenset(["name", "number", "date"])
_FIGURES: Final = frozenset(["number", "date"])
# So many pairs are rated at once.
_BATCH: Final = 512
# What an article takes off the odds that two of its direct quotations in different words are one.
_TWICE: Final = 4.0
_ONCE: Final = 1.0
# A pull quote is there to repeat a quotation of its article.
_PULLED: Final = 2.5
# So are the words in marks of a report, where their speaker's own sentence has them all.
_MARKED: Final = 1.0
# Words of this weight in marks, which their speaker says in the same article, are those words.
_REPEATED: Final = 0.5
_IN_MARKS: Final = 1.5
# A heading or lede whose every word its speaker says again below is that quotation in short.
_CONDENSED: Final = 5.0
_SHORT: Final = 8
# So many words of some weight that a speaker's other quotation has in a row were cut from it, wherever they stand.
_ROW: Final = 4
_TELLING_ROW: Final = 0.7
# Quotations this early in an article (its heading, its lede) may word again what stands below.
_LEDE: Final = 2
# What it takes off that one or two words are all that two texts have in common, unless they are all of both.
MEAGRE: Final = 1.2
WHOLE: Final = 0.7
FEW: Final = 1.0
# Steps of one log-odd; a power of two, and few enough for the 24 bits in which the store keeps a score.
STEPS: Final = 1 << 16
# What it takes off that two texts have no two neighbouring words in common.
_NO_PAIR: Final = 4.0


@define
class Link:
    """Utterances ``i`` and ``j``: their ``score`` in log-odds, and ``base``, what it would be without the change of
    meaning that ``kinds`` names. ``strangers`` stand in one article and have nothing in common."""

    i: int
    j: int
    score: float
    base: float
    kinds: tuple[str, ...] = ()
    speakers: Likeness = "unknown"
    strangers: bool = False

    @property
    def far(self) -> bool:
        """Whether the two share too little to have been laid side by side."""
        return self.score == self.base == FAR


def link(a: Utterance, b: Utterance, i: int = 0, j: int = 1) -> Link | None:
    """The link of two utterances, numbered ``i`` and ``j``; None where they share nothing."""
    return next(iter(_linked([(i, j, a, b)])), None)


def links_of(
    utterances: Sequence[Utterance], pairs: Iterable[tuple[int, int]], compared: Iterable[Comparison]
) -> list[Link]:
    """The links of the chosen pairs that share anything, whose comparisons are known."""
    given = ((i, j, utterances[i], utterances[j]) for i, j in pairs)
    return _linked([*given], [*compared])


def links(utterances: Sequence[Utterance], pairs: Iterable[tuple[int, int]], keyed: bool = False) -> list[Link]:
    """The links of the chosen pairs that share anything; ``keyed`` where all pairs are known to share a key."""
    found: list[Link] = []
    for some in batched(pairs):
        given = [(i, j, utterances[i], utterances[j]) for i, j in some]
        found.extend(_judged_keyed(given) if keyed else _linked(given))
    return found


def batched(pairs: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The pairs, so many at once as are rated together."""
    rest = iter(pairs)
    while some := list(islice(rest, _BATCH)):
        yield some


_Pair = tuple[int, int, Utterance, Utterance]


def _linked(pairs: Sequence[_Pair], compared: Sequence[Comparison] | None = None) -> list[Link]:
    if compared is None:
        compared = [laid(a.text, b.text) for _, _, a, b in pairs]
    found = _judged(pairs, False, compared)
    marked = [
        number
        for number, (_, _, a, b) in enumerate(pairs)
        if (a.core or b.core) and (each := found[number]) and each.speakers != "different" and {*each.kinds} <= {"name"}
    ]
    if marked:
        chosen = [pairs[number] for number in marked]
        cores = [similarity.compare(a.core or a.text, b.core or b.text) for _, _, a, b in chosen]
        for number, core in zip(marked, _judged(chosen, False, cores), strict=True):
            whole = found[number]
            if core and whole and core.score > whole.score and not core.kinds:
                found[number] = core
    requote(pairs, found)
    _reword(pairs, found)
    _report(pairs, found)
    return [each for each in found if each]


def _repeated_in_marks(a: Utterance, b: Utterance) -> bool:
    """Whether a report has words in marks that its speaker says in the same article: "He is being dramatic" for "the
    builder was 'being dramatic'"."""
    if (a.row.kind, b.row.kind) != ("mixed", "direct"):
        return False
    pieces = (a.text.vocabulary.read(piece) for piece in marked(a.row.text))
    return any(piece.words in b.text.words and piece.total >= _REPEATED for piece in pieces if piece.words)


def _report(pairs: Sequence[_Pair], found: list[Link | None]) -> None:
    """Raise the links of a report and of the one sentence that it tells of what the same person says; what the other
    sentences deny changes nothing of it."""
    numbers: list[int] = []
    inner: list[Comparison] = []
    for number, (each, (_, _, a, b)) in enumerate(zip(found, pairs, strict=True)):
        if each and each.speakers == "same" and TELLING < each.score < SURE:
            told = [*told_in_part(a, b)]
            inner += told
            numbers += [number] * len(told)
    for number, rated in zip(numbers, _judged([pairs[number] for number in numbers], True, inner), strict=True):
        whole = found[number]
        if rated and whole and not rated.kinds and rated.score > max(whole.score, 0.0):
            whole.score, whole.base, whole.kinds = rated.score, max(rated.base, whole.base), ()


def _reword(pairs: Sequence[_Pair], found: Sequence[Link | None]) -> None:
    """Raise the links of one speaker's utterances that may be one in wholly other words, or in marks."""
    for each, (_, _, a, b) in zip(found, pairs, strict=True):
        if not each or each.speakers not in ("same", "similar"):
            continue
        if not a.together(b):
            reword(each, similarity.compare(a.text, b.text))
        elif NEVER < each.score < _IN_MARKS and (_repeated_in_marks(a, b) or _repeated_in_marks(b, a)):
            each.score = each.base = _IN_MARKS


def reword(each: Link, found: Comparison) -> None:
    """Raise the link of two utterances of one speaker, laid side by side, that may be one in wholly other words, or
    one altered."""
    if not TELLING < each.score < SURE or (each.kinds and (each.base > 0 or not _FIGURES.issuperset(each.kinds))):
        return
    told = rewording.evidence(found)
    if told is not None and told > (each.base if each.kinds else each.score):
        each.kinds = tuple(sorted({change.kind for change in found.grave} & _BELIEVED)) if told > 0 else ()
        each.base = _stepped(told)
        each.score = min(each.score, 0.0) if each.kinds else each.base


def requote(pairs: Sequence[_Pair], found: list[Link | None]) -> None:
    """Raise the links of pairs one of which may quote the other inside its own words."""
    numbers: list[int] = []
    inner: list[Comparison] = []
    for number, (_, _, a, b) in enumerate(pairs):
        whole = found[number]
        if whole is None or not TELLING < whole.score < SURE or not (leads(a.row) or leads(b.row)) or a.together(b):
            continue
        one, other = requoted(a), requoted(b)
        if one and other:
            continue  # both quote somebody
        inner += [similarity.compare(piece, b.text) for piece in one]
        inner += [similarity.compare(a.text, piece) for piece in other]
        numbers += [number] * (len(one) + len(other))
    rated = _judged([pairs[number] for number in numbers], True, inner, ["unknown"] * len(inner))
    for number, side_by_side, each in zip(numbers, inner, rated, strict=True):
        whole = found[number]
        if each and whole and not each.kinds:
            evidence = _QUOTED * _contained(side_by_side)
            each.score, each.base = each.score + evidence, each.base + evidence
            if each.score > whole.score:
                found[number] = each


def _contained(found: Comparison) -> bool:
    """Whether one text has all the words of the other, one by one."""
    return found.a.words in found.b.words or found.b.words in found.a.words


def _judged_keyed(pairs: Sequence[_Pair]) -> list[Link]:
    """The links of pairs that share keys; those that share too few words are strangers without an alignment."""
    near: list[_Pair] = []
    compared: list[Comparison] = []
    found: list[Link] = []
    for pair in pairs:
        i, j, one, other = pair
        common = similarity.in_common(one.text, other.text)
        if common >= NEAR * min(one.text.kinds_total(), other.text.kinds_total()):
            near.append(pair)
            compared.append(similarity.compare(one.text, other.text, common))
        else:
            found.append(Link(i, j, FAR, FAR))
    judged = _judged(near, True, compared)
    requote(near, judged)
    _reword(near, judged)
    found.extend(each for each in judged if each)
    return found


def laid(a: Comparable, b: Comparable) -> Comparison:
    """The comparison of two texts, which may have been laid side by side before it was known who is who."""
    known: Comparison | None = a.vocabulary.laid.pop((a.text, b.text), None)
    if known is None or known.a is not a or known.b is not b:
        return similarity.compare(a, b)
    return evolve(known, conflicts=None)  # that two names are one person's is no change


def _judged(
    pairs: Sequence[_Pair], keyed: bool, found: Sequence[Comparison], likenesses: Sequence[Likeness] = ()
) -> list[Link | None]:
    """The links that follow from comparisons; changes of meaning are looked for only where the rest is alike."""
    out: list[Link | None] = [None] * len(pairs)
    if not pairs:
        return out
    shared = [number for number, each in enumerate(found) if each.runs]
    speakers = [likenesses[n] if likenesses else pairs[n][2].likeness(pairs[n][3]) for n in shared]
    known = [
        similarity.features(found[n], who, _bearing(pairs[n], likenesses), pairs[n][2].stock or pairs[n][3].stock)
        for n, who in zip(shared, speakers, strict=True)
    ]
    bases = odds(known)
    altered = [at for at, n in enumerate(shared) if bases[at] > UNLIKE and found[n].conflicts]
    scores = list(bases)
    for at, score in zip(
        altered,
        odds([similarity.changed(known[at], found[shared[at]], similarity.weigh(found[shared[at]])) for at in altered]),
        strict=True,
    ):
        scores[at] = min(score, bases[at])
    for at, n in enumerate(shared):
        i, j, a, b = pairs[n]
        if a.nested(b):  # the words of one stand inside the other, which alters nothing of them
            out[n] = Link(i, j, NEVER, NEVER, (), speakers[at])
            continue
        doubt = PRIOR + doubt_of(a, b, found[n], speakers[at])
        if not keyed and neighbours(found[n].a).isdisjoint(neighbours(found[n].b)):
            doubt += _NO_PAIR
        condensed = _CONDENSED * _short_for(a, b, found[n], speakers[at])
        grave = found[n].grave if bases[at] + condensed > UNLIKE else []
        kinds = tuple(sorted({each.kind for each in grave})) if grave else ()
        score = NEVER if a.apart(b) else scores[at] - doubt + condensed * (not kinds)
        base = bases[at] - doubt + condensed
        base -= several(found[n], grave)
        out[n] = Link(i, j, _stepped(score), _stepped(base), kinds, speakers[at])
    return out


def several(found: Comparison, grave: Sequence[Conflict]) -> float:
    """What it takes off the odds that several words were changed for words, each pair counted once."""
    if len(grave) < 2:
        return 0.0
    a, b = found.a.words, found.b.words
    return _FURTHER * (len({(a[each.a1 : each.a2], b[each.b1 : each.b2]) for each in grave}) - 1)


def _bearing(pair: _Pair, likenesses: Sequence[Likeness]) -> Bearing:
    return (0.0, 0.0, 0.0) if likenesses else pair[2].bearing(pair[3])


def _stepped(odds: float) -> float:
    """Log-odds in steps so wide that sums of them are exact: what is summed first must not decide between equals."""
    return round(odds * STEPS) / STEPS


def _short_for(a: Utterance, b: Utterance, found: Comparison, speakers: Likeness) -> bool:
    """Whether one of two quotations of an article has the other one in short."""
    if speakers == "different" or not a.together(b):
        return False
    for short, whole in ((a, b), (b, a)):
        if len(short.text.words) <= _SHORT and (
            (
                (speakers == "same" or len(short.text.words) < len(whole.text.words))
                and _cut_from(short.text, whole.text)
            )
            or (speakers == "same" and _condenses(short, whole, found))
        ):
            return True
    return False


def _cut_from(short: Comparable, whole: Comparable) -> bool:
    """Whether a text is a row of words of another one that nobody says by chance, wherever the two stand."""
    return len(short.words) >= _ROW and short.total >= _TELLING_ROW and short.words in whole.words


def _condenses(a: Utterance, b: Utterance, found: Comparison) -> bool:
    """Whether ``a``, in a heading or lede of the article, has no content word but those of ``b``, two at least, or
    another number in the place of one; or a row of words of ``b``."""
    if a.place >= _LEDE and (a.row.cue is not None or b.row.kind == "direct"):
        return False  # speech goes on without a word of speech, and a word or two come again
    if len(a.text.words) > 1 and a.text.words in b.text.words and a.row.kind == "direct":
        return True
    one, other = a.text.kinds(), b.text.kinds()
    changed = sum(each.kind == "number" for each in found.conflicts)
    return len(one & other) >= _LEDE and len(one - other - amounts.respelled(a.text, b.text)) <= changed


def doubt_of(a: Utterance, b: Utterance, found: Comparison, speakers: Likeness) -> float:
    """What the weights, fitted on pairs with two words in common and of many articles, do not know."""
    doubt = 0.0
    if found.matched < MEAGRE and min(found.bag) < WHOLE:
        doubt += FEW
    if speakers in ("unknown", "different") and found.matched < LITTLE and found.edits > found.longest:
        doubt += LOOSE
    if speakers == "different":
        doubt += STOCK * (a.stock or b.stock) + COMMON * exp(-found.matched / 2)
    if a.together(b):
        if (a.row.kind == "pull") != (b.row.kind == "pull"):
            doubt -= _PULLED
        elif speakers == "same" and (found.a is a.core or found.b is b.core) and max(found.coverage) == 1.0:
            doubt -= _MARKED
        else:
            doubt += _TWICE if _reworded(a, b, found) else _ONCE
    return doubt


def _reworded(a: Utterance, b: Utterance, found: Comparison) -> bool:
    """Whether two of one article are worded too differently to be one: pull quotes, headings and ledes repeat words,
    and running text does not word one direct quotation in two ways."""
    kinds = a.row.kind, b.row.kind
    if min(a.place, b.place) < _LEDE and "indirect" in kinds:
        return False
    if found.edits > 0.4 * found.matched:
        return True
    left = min(found.a.total, found.b.total) - found.matched
    return (found.edits > 0.3 or left > 0.4) and kinds == ("direct", "direct")
