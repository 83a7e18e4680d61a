"""Versions: who represents a trace, and how each other version relates to it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from quotetrace.models import Alteration, AlterationKind, Relation, Version

from ..meaning import bounds, counting, denials, turns
from ..meaning import shades as shades_of
from ..meaning.alterations import GRAVE
from ..meaning.lookalikes import is_damaged
from ..numbers.figures import ORDINALS
from ..numbers.numerals import is_number
from ..pairing import similarity
from ..pairing.clusters import NEVER
from ..pairing.links import link
from ..pairing.rows import Row
from ..pairing.sentences import told_in_part
from ..pairing.similarity import Comparison
from ..pairing.utterances import Utterance
from ..text.alignment import Gap
from ..text.comparable import Comparable
from ..text.conflict import Conflict
from ..text.diff import Diff

_ORDINALS: Final = frozenset(ORDINALS.values())
# Whole names this alike by their letters, of one utterance, are one name garbled ("Ana Ruiz", "Ana Luis").
_ONE_NAME: Final = 0.7
# More words than this left out without an ellipsis make fragments of what stands before and behind them.
STITCHED: Final = 5
# Of the words in common, so many may be edited or missing in what is still the same words cut; words that weigh more
# than RUNS_ON go beyond the shared ones; damage that weighs more than GARBLED makes a version garbled.
SLIGHT: Final = 0.12
RUNS_ON: Final = 0.5
GARBLED: Final = 0.3
# Of texts that share less than this of the shorter one nobody can say which words a negation denies.
_AKIN: Final = 0.5
_SAME_WORDS: Final = 0.6  # of the shorter text in common: the same words, but for a few
# Quotations that claim to have the very words.
_SPOKEN: Final = frozenset(["direct", "pull"])
# Kinds of change that a word makes by itself, which is none where the word has only moved.
_MOVING: Final = frozenset(["hedge", "modality"])

Asked = tuple[int, int, tuple[Alteration, ...], Comparison | None]
"""A representative, a member of its trace, what the part of the trace that this one stands in has changed, and their
comparison where that is known."""


def only(quotation: str) -> Version:
    """The version that a trace of one quotation has."""
    return Version(quotation=quotation, relation="identical", similarity=1.0)


def worded(one: Row, other: Row) -> Version:
    """The version of ``other`` that has the words of the representative ``one``, and says the same."""
    if one.text == other.text:
        return Version(quotation=other.id, relation="identical", similarity=1.0)
    return Version(quotation=other.id, relation="marks", similarity=1.0, diff=Diff(one.text, other.text))


def told(rows: Sequence[Utterance], asked: Sequence[Asked]) -> list[Version]:
    """The version of each member beside its representative, one by one."""
    return [
        only(rows[one].row.id) if one == other else version(rows[one], rows[other], altered, found)
        for one, other, altered, found in asked
    ]


def version(
    one: Utterance, other: Utterance, altered: Sequence[Alteration] = (), found: Comparison | None = None,
    score: float | None = None,
) -> Version:  # fmt: skip
    """The version of ``other`` beside the representative ``one``: what its words changed, see :func:`_of_words`, and
    what its cue did."""
    told = _of_words(one, other, altered, found, score)
    return _disowned(told, one.row.cue, other.row.cue) if one.stance * other.stance < 0 else told


def _is_whole(one: Utterance, other: Utterance) -> bool:
    """Whether what was changed between two may not be left to one sentence, which the other one tells unchanged."""
    return all(each.grave for each in told_in_part(one, other))


def _disowned(told: Version, said: str | None, cue: str | None) -> Version:
    """A version of which one cue says that it was said, and the other that it was not: "denied that it was safe" for
    "said it was safe"; a denial of what the words deny, "denied that it was not safe", is none."""
    rest = tuple(each for each in told.alterations if each.kind != "negation")
    if len(rest) < len(told.alterations):
        return evolve(told, altered=any(each.kind in GRAVE for each in rest), alterations=rest)
    change = Alteration(kind="negation", representative=said, version=cue)
    return evolve(told, altered=True, alterations=(change, *told.alterations))


def _of_words(
    one: Utterance, other: Utterance, altered: Sequence[Alteration], found: Comparison | None, score: float | None
) -> Version:
    """The version of ``other`` beside the representative ``one``; ``altered`` is what its part of the trace changed,
    speakers too, empty where the part says the same. There, too, a version is altered where the two alone would be
    kept apart. ``found`` is the comparison of the two, and ``score`` their log-odds, where these are known already."""
    speaker = () if altered else mouth(one, other)
    if other is one or one.row.text == other.row.text:
        return Version(quotation=other.row.id, relation="identical", similarity=1.0, alterations=speaker)
    if one.text.words == other.text.words:
        altered = altered or changes(one, other)
        changes_told = tuple(dict.fromkeys([*altered, *speaker]))
        return Version(
            quotation=other.row.id, relation="marks", similarity=1.0, altered=bool(altered), alterations=changes_told,
            diff=Diff(one.row.text, other.row.text),
        )  # fmt: skip
    found = found or similarity.compare(one.text, other.text)
    differ = found.grave and (plainly(found) or _unlike(one, other, found, score) or _is_denied(found))
    if not altered and differ and _is_whole(one, other):
        altered = changes(one, other)
    shifted = (one.row.kind == "indirect") != (other.row.kind == "indirect")  # a report puts "will" as "would"
    shades = [
        each
        for each in found.conflicts
        if each.sure and each.kind not in GRAVE and not (shifted and _is_reported(found, each))
    ]
    shades += _unbounded(found) if not shifted else []
    slight = _worded(found, _unmoved(found, shades))
    turned = _turned(found) if one.row.kind == other.row.kind == "direct" else []
    worded = {(each.representative, each.version) for each in altered}
    slight += [each for each in turned if (each.representative, each.version) not in worded]
    return Version(
        quotation=other.row.id,
        relation=relation(found),
        similarity=round(likeness(found), 3),
        altered=bool(altered) or _less_firm(one.row, other.row, found, shades),
        alterations=tuple(dict.fromkeys([*altered, *slight, *_stitched(found), *speaker])),
        diff=Diff(one.row.text, other.row.text),
    )


def _is_reported(found: Comparison, each: Conflict) -> bool:
    """Whether a report may put one verb for the other: "could" for "can", "would" for "will"."""
    return each.kind == "tense" or shades_of.reported(*_sides(found, each))


def _sides(found: Comparison, each: Conflict) -> tuple[list[str], list[str]]:
    """The words of a change in both texts."""
    spell = found.a.vocabulary.spell
    return spell(found.a.words[each.a1 : each.a2]), spell(found.b.words[each.b1 : each.b2])


def _less_firm(one: Row, other: Row, found: Comparison, shades: Sequence[Conflict]) -> bool:
    """Whether two texts in marks, the same but for such words, say a thing more and less firmly: "we may pay" for "we
    will pay". In other words, one modal verb may stand for another."""
    if not _SPOKEN.issuperset((one.kind, other.kind)):
        return False
    told = [each for each in _unmoved(found, shades) if shades_of.is_firmness(each.kind, *_sides(found, each))]
    if not told or found.soft > GARBLED or max(found.coverage) < _SAME_WORDS:
        return False
    a, b = found.a.sums, found.b.sums
    own = sum(a[each.a2] - a[each.a1] + b[each.b2] - b[each.b1] for each in told)
    return found.edits + found.kin + found.moved - own <= SLIGHT * found.matched


def changes(one: Utterance, other: Utterance, found: Comparison | None = None) -> tuple[Alteration, ...]:
    """The changes of meaning from one utterance to another; ``found`` is their comparison, where that is known."""
    found = found or similarity.compare(one.text, other.text)
    if found.grave and all(each.kind == "name" for each in found.grave) and other.core:
        found = similarity.compare(one.text, other.core)  # only the words in marks are verbatim
    return _told_once([_alteration(found, each) for each in changed(found) if not _is_figure(found, each)])


def changed(found: Comparison) -> list[Conflict]:
    """The grave changes of two utterances that are one whatever their words; of texts in wholly other words no denial
    is believed, and their figures are asked wherever they stand."""
    if max(found.coverage) >= _AKIN or _is_denied(found):
        return found.grave
    told = [each for each in found.grave if each.kind != "negation"]
    return told if any(each.kind == "number" for each in told) else [*told, *counting.elsewhere(found.a, found.b)]


def _is_denied(found: Comparison) -> bool:
    """Whether one of two texts in wholly other words denies the very verb of the other one."""
    denials_told = [each for each in found.grave if each.kind == "negation" and not each.opposite]
    return len(denials_told) == 1 and denials.one_denies(found.a, found.b)


def _unlike(one: Utterance, other: Utterance, found: Comparison, score: float | None) -> bool:
    """Whether two are apart for what they change; texts in wholly other words were joined for what stands around them,
    and what these leave out is no change: "in eleven minutes" in a heading, "worth $400,000" in the lede."""
    return max(found.coverage) >= _AKIN and (score_of(one, other) if score is None else score) < 0


def score_of(one: Utterance, other: Utterance) -> float:
    """The log-odds that two utterances are one."""
    pair = link(one, other)
    return NEVER if pair is None else pair.score


def plainly(found: Comparison) -> bool:
    """Whether nothing but the words of changes tells two texts apart, and what one of them leaves out."""
    a, b, grave = found.a, found.b, found.grave
    if any(each.kind == "name" and not each.known for each in grave):
        return False
    gaps = {next((gap for gap in found.gaps if _holds(gap, each)), Gap(*each[1:5])) for each in grave}
    if not all(map(_of_several, grave)) and (
        is_damaged(a, b, [(gap.a1, gap.a2) for gap in gaps]) or is_damaged(b, a, [(gap.b1, gap.b2) for gap in gaps])
    ):
        return False
    own = sum(a.sums[gap.a2] - a.sums[gap.a1] + b.sums[gap.b2] - b.sums[gap.b1] for gap in gaps - {*found.edges})
    return found.edits + found.soft + found.kin + found.moved - own <= SLIGHT * found.matched


def _of_several(each: Conflict) -> bool:
    """Whether a change is several words that the other text lacks, which no damage takes away: "nobody said that"."""
    return (each.a1 == each.a2 or each.b1 == each.b2) and each.a2 - each.a1 + each.b2 - each.b1 > 1


def _holds(gap: Gap, each: Conflict) -> bool:
    return gap.a1 <= each.a1 and each.a2 <= gap.a2 and gap.b1 <= each.b1 and each.b2 <= gap.b2


def _is_figure(found: Comparison, each: Conflict) -> bool:
    """Whether a change of name is one of figures, "Seven" for "Three", which is told as such."""
    return each.kind == "name" and each.b1 < each.b2 and is_number(found.b.vocabulary.word_of(found.b.words[each.b1]))


def mouth(one: Utterance, other: Utterance) -> tuple[Alteration, ...]:
    """The change of speaker, where another one is named, and not the same one garbled."""
    if one.likeness(other) != "different" or one.bearing(other)[0] >= _ONE_NAME:
        return ()
    said, told = " and ".join(one.row.speakers), " and ".join(other.row.speakers)
    return (Alteration(kind="speaker", representative=said, version=told),)


def _told_once(changes: Sequence[Alteration]) -> tuple[Alteration, ...]:
    """Each change once; a word that is merely missing goes untold beside a change of the same kind with both wordings,
    so that changes of one kind compare."""
    worded = {each.kind for each in changes if each.version is not None}
    return tuple(dict.fromkeys(each for each in changes if each.version is not None or each.kind not in worded))


def likeness(found: Comparison) -> float:
    """How much of two texts is the same, 0 to 1 (twice the shared weight over both)."""
    if found.a.words == found.b.words:
        return 1.0
    return min(0.999, 2 * (found.matched + found.moved) / ((found.a.total + found.b.total) or 1.0))


def relation(found: Comparison) -> Relation:
    """How the second text of a comparison relates to the first."""
    a, b = found.a, found.b
    if a.words == b.words:
        return "marks"
    if not found.runs:
        return "reworded"
    if b.words and b.words in a.words:
        return "excerpt"
    soft = found.soft - _taken(found)
    if soft > found.edits and soft > GARBLED:
        return "garbled"
    beside_a, beside_b = _beside(found)
    rest_a = a.total - found.window_a - beside_a
    rest_b = b.total - found.window_b - beside_b
    if found.edits + found.moved <= SLIGHT * found.matched:
        if rest_b <= SLIGHT * found.matched and rest_a > rest_b:
            return "elided" if found.elided else "excerpt"
        if rest_a > RUNS_ON and rest_b > RUNS_ON:
            return "overlapping"
        if found.elided:
            return "elided"
    return "reworded"


def _beside(found: Comparison) -> tuple[float, float]:
    """What the changes beside the shared stretch weigh in both texts, with the equal words beyond them: "Deputy Ruiz |
    drove the van" begins with what "Deputy Tran | drove the van" begins with."""
    outside = [gap for gap in found.edges if any(_holds(gap, each) for each in found.grave)] if found.grave else []
    if not outside:
        return 0.0, 0.0
    beyond = [
        Gap(at, at + size, spot, spot + size) for at, spot, size in found.every if (at, spot, size) not in found.runs
    ]
    a, b = found.a.sums, found.b.sums
    gaps = [*outside, *beyond]
    return sum(a[gap.a2] - a[gap.a1] for gap in gaps), sum(b[gap.b2] - b[gap.b1] for gap in gaps)


def _taken(found: Comparison) -> float:
    """What names weigh that look like those they stand for and are others: they are not damaged."""
    sums = found.b.sums
    inner = {(gap.b1, gap.b2) for gap in found.inner} if found.soft else set()
    return sum(sums[each.b2] - sums[each.b1] for each in found.grave if each.known and (each.b1, each.b2) in inner)


def _stitched(found: Comparison) -> list[Alteration]:
    """Fragments of the representative that stand together without an ellipsis for the words between them."""
    a, b = found.a, found.b
    return [
        Alteration(kind="stitched", representative=_wording(a, gap.a1, gap.a2), version=None)
        for gap in found.inner
        if gap.b1 == gap.b2 and gap.a2 - gap.a1 > STITCHED and b.vocabulary.ellipsis not in b.words
    ]


def _unmoved(found: Comparison, shades: Sequence[Conflict]) -> list[Conflict]:
    """The changes of firmness without those of words that stand elsewhere in the other text: put in here and left out
    there, a word has only moved."""
    left, added = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for each in shades:
        if each.kind in _MOVING and (each.a1 == each.a2) != (each.b1 == each.b2):
            side = left if each.a1 < each.a2 else added
            side[each.kind, _said(found, each)] += 1
    moved = {True: left & added, False: left & added}
    told = []
    for each in shades:
        rest, word = moved[each.a1 < each.a2], (each.kind, _said(found, each))
        if (each.a1 == each.a2) != (each.b1 == each.b2) and rest[word]:
            rest[word] -= 1
        else:
            told.append(each)
    return told


def _said(found: Comparison, each: Conflict) -> str:
    """The words, as they compare, of a change that takes words of one text alone."""
    return found.a.words[each.a1 : each.a2] or found.b.words[each.b1 : each.b2]


def _worded(found: Comparison, shades: Sequence[Conflict]) -> list[Alteration]:
    """The alterations that changes are told as: where of one kind some have a wording in the version and others none,
    these take the word beside them along on both sides, so that changes of one kind compare."""
    told = [(each, _alteration(found, each)) for each in shades]
    worded = {alteration.kind for _, alteration in told if alteration.version is not None}
    return [
        _alteration(found, _beside_a_word(found, each)) if own.version is None and own.kind in worded else own
        for each, own in told
    ]


def _beside_a_word(found: Comparison, each: Conflict) -> Conflict:
    """A change with the word before it in both texts; at the beginning of one with that behind it."""
    if each.a1 and each.b1:
        return each._replace(a1=each.a1 - 1, b1=each.b1 - 1)
    return each._replace(a2=min(each.a2 + 1, len(found.a.words)), b2=min(each.b2 + 1, len(found.b.words)))


def _unbounded(found: Comparison) -> list[Conflict]:
    """ "More than" before a figure that the other text has without: "400 people were there"."""
    told = []
    for at, spot, _ in found.runs[:1]:
        for text, start, other, end in ((found.a, at, found.b, spot), (found.b, spot, found.a, at)):
            before = text.vocabulary.spell(text.words[max(0, start - bounds.LONGEST) : start])
            bound = bounds.BOUND.search(" ".join(before))
            if (
                end
                or not bound
                or bound.end() < len(bound.string)
                or not is_number(other.vocabulary.word_of(other.words[0]))
            ):
                continue
            first = start - len(bound[0].split())
            sides = (first, start, 0, 0) if text is found.a else (0, 0, first, start)
            told.append(Conflict("hedge", *sides))
    return told


def _turned(found: Comparison) -> list[Alteration]:
    """Small words put for others that turn what was said: "she would pay" for "he would pay"."""
    spell = found.a.vocabulary.spell
    told = []
    head = [Gap(0, 1, 0, 1)] if found.runs and tuple(found.runs[0][:2]) == (1, 1) else []
    for gap in [*head, *found.inner]:
        if gap.a2 - gap.a1 == gap.b2 - gap.b1 == 1:
            kind = turns.turned(spell(found.b.words[gap.b1]), spell(found.a.words[gap.a1]), noisy=False)
            kind = "wording" if kind in GRAVE else kind  # it does not make the version an altered one
            told += [_alteration(found, Conflict(kind, gap.a1, gap.a2, gap.b1, gap.b2))] if kind else []
    return told


def _kind(found: Comparison, each: Conflict) -> AlterationKind:
    """What a change is called: of opposites, "second" for "first" is another number and no negation."""
    if not each.opposite:
        return each.kind
    spell = found.a.vocabulary.spell
    words = {*spell(found.a.words[each.a1 : each.a2]), *spell(found.b.words[each.b1 : each.b2])}
    return "number" if words <= _ORDINALS else each.kind


def _alteration(found: Comparison, each: Conflict) -> Alteration:
    return Alteration(
        kind=_kind(found, each),
        representative=_wording(found.a, each.a1, each.a2),
        version=_wording(found.b, each.b1, each.b2),
    )


def _wording(text: Comparable, start: int, end: int) -> str | None:
    if start == end:
        return None
    places = text.places()
    pieces = text.text.split()[places[start] : places[end - 1] + 1]
    return " ".join(pieces).strip(".,;:!?\"“”‘’'()[]«»…`") or None
