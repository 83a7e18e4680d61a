"""Tracing: from quotations to traces, the whole road of this room."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import nlargest
from itertools import chain
from typing import Any, Final

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from quotetrace.collecting import no_collecting
from quotetrace.models import Article, Quotation, Speaker, Trace

from .batches.folding import folded
from .batches.gathered import gather
from .batches.rating import Crowd, crowd_of, linked
from .batches.tellings import CrowdBeside, Read
from .merging.assembly import assemble, settle, telling
from .merging.bending import bent
from .merging.events import parted
from .merging.houses import housed
from .merging.ledes import condensed
from .merging.parts import in_parts
from .merging.retelling import retold, shares, sharing
from .merging.windows import excused
from .pairing.bundle import Bundle, bundled, unbundled
from .pairing.clusters import NEVER
from .pairing.crowd import Postings, neighbouring, pairs_of, postings_of
from .pairing.links import Link, link, links
from .pairing.rows import Row, rows_of
from .pairing.similarity import compare, in_common
from .pairing.sparing import FIRST, spared
from .pairing.utterances import Utterance, prepare_all
from .text.arrays import poured
from .text.comparable import Vocabulary

# Up to this many quotations every pair that shares a word is laid side by side, and the articles' order is read.
HANDFUL: Final = 400
# An article seldom says a thing twice: this share of the shorter text, by weight, makes two of its quotations a pair.
_TOGETHER: Final = 0.45
_STRANGE: Final = -1.0
# So many earlier quotations are laid beside each where nearly all share words with all: hundreds of versions of one.
_MOST: Final = 24
# So many pairs of a crowd are linked at once, so that what is worked out on the way takes a few megabytes.
_PAIRS: Final = 1 << 12
# The log-odds of a heading in marks and of the quotation below that has its words.
_REPEATED: Final = 6.0
_SENTENCE: Final = 4  # words that two people hardly say
_ALONE: Final = "direct.alone"


def trace(
    quotations: Sequence[Quotation],
    speakers: Mapping[str, Speaker],
    vocabulary: Vocabulary | None = None,
    articles: Mapping[str, Article] | None = None,
    repeated: Sequence[tuple[int, int]] = (),
    headings: Iterable[int] = (),
) -> list[Trace]:
    """Merge the versions of each utterance; ``vocabulary`` may have met their words before.

    ``repeated`` are pairs of quotations, by number, that :func:`repeats` found; ``headings`` those that stand in a
    heading, a teaser or among key points. Every quotation comes out in exactly one trace; ids are in the order of
    first members.
    """
    vocabulary = vocabulary or Vocabulary()
    for speaker in speakers.values():
        vocabulary.meet(speaker.id, (speaker.name, *speaker.aliases))
    rows = rows_of(quotations, speakers, articles or {})
    for number in {*chain.from_iterable(repeated)}:
        if _is_guessed(quotations[number]):  # whose words they are tells more of who spoke
            rows[number] = evolve(rows[number], speakers=(), kinds=(), house=None)
    return trace_rows(rows, vocabulary, repeated, headings=headings)


def _is_guessed(quotation: Quotation) -> bool:
    """Whether nothing tells who speaks but the quotation before it."""
    return quotation.rule == _ALONE and quotation.cue is None and quotation.source is None


def trace_rows(
    rows: Sequence[Row],
    vocabulary: Vocabulary | None = None,
    repeated: Sequence[tuple[int, int]] = (),
    workers: int = 1,
    headings: Iterable[int] = (),
) -> list[Trace]:
    """Merge rows, whose speakers may be raw strings; see :func:`trace`. ``workers`` is the number of processes that
    share the work where there are very many rows; the answer is the same."""
    vocabulary = vocabulary or Vocabulary()
    if len(rows) > HANDFUL:
        return _traces_of_a_crowd(rows, vocabulary, repeated, workers)
    utterances = prepare_all(rows, vocabulary)
    found = _links_of_a_handful(utterances, repeated, frozenset(headings))
    return assemble(utterances, settle(utterances, found), found)


def _traces_of_a_crowd(
    rows: Sequence[Row], vocabulary: Vocabulary, repeated: Sequence[tuple[int, int]], workers: int
) -> list[Trace]:
    with no_collecting():
        utterances = gather(rows, vocabulary)
        crowd = crowd_of(utterances)
        node = folded(crowd)
        bundle = _links_of_a_crowd(crowd, np.unique(node), workers)
        if repeated:
            pairs = [(int(node[i]), int(node[j])) for i, j in repeated]
            bundle = bundled(_with_repeats(utterances, [*unbundled(bundle)], pairs))
        clusters = settle(utterances, bundle, rows).of(node)
        found = [*unbundled(telling(bundle, clusters))]
        read = Read.of(bundle, clusters)
        del bundle  # of a million rows a hundred megabytes
        return assemble(utterances, clusters, found, workers, lambda: CrowdBeside.of(crowd, read))


def _links_of_a_crowd(crowd: Crowd, nodes: NDArray[Any], workers: int) -> Bundle:
    """The links of the likely pairs among some utterances, in order."""
    later, earlier, rank = _pairs_of_a_crowd(crowd, nodes, workers)
    first = rank < FIRST
    bundle = _links_of_pairs(crowd, nodes, later[first], earlier[first], workers)
    later, earlier = later[~first], earlier[~first]
    asked = ~spared(bundle, nodes[later], nodes[earlier], len(crowd.utterances))
    bundle = poured([bundle, _links_of_pairs(crowd, nodes, later[asked], earlier[asked], workers)])
    ordered: Bundle = bundle[np.lexsort((bundle["j"], bundle["i"]))]
    return ordered


def _links_of_pairs(
    crowd: Crowd, nodes: NDArray[Any], later: NDArray[Any], earlier: NDArray[Any], workers: int
) -> Bundle:
    """The links of pairs, by their places among ``nodes``."""

    def of_part(part: int) -> Bundle:
        first, last = (len(later) * each // workers for each in (part, part + 1))
        found = [bundled([])]
        for begin in range(first, last, _PAIRS):
            end = min(begin + _PAIRS, last)
            found.append(linked(crowd, nodes[later[begin:end]], nodes[earlier[begin:end]]))
        return poured(found)

    return poured(in_parts(of_part, workers))


def _pairs_of_a_crowd(
    crowd: Crowd, nodes: NDArray[Any], workers: int
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """The likely pairs among some utterances, by their places among ``nodes``, neighbours beside each other, with the
    rank of each among those of its later text."""
    found = _in_blocks(postings_of(crowd.utterances.texts, nodes), workers)  # whose postings take much memory till then
    later, earlier = map(np.concatenate, zip(*found, strict=True))
    return neighbouring(later, earlier, len(nodes))


def _in_blocks(postings: Postings, workers: int) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    return chain.from_iterable(in_parts(lambda part: [*pairs_of(postings, part, workers)], workers))


def _with_repeats(
    utterances: Sequence[Utterance], found: list[Link], repeated: Iterable[tuple[int, int]]
) -> list[Link]:
    """The links, with one for each pair of ``repeated`` that leaves no doubt; the heading of such a pair repeats no
    other quotation of its article but through that one."""
    by_pair = {(min(each.i, each.j), max(each.i, each.j)): each for each in found}
    below: dict[int, int] = {}
    for i, j in sorted({(min(pair), max(pair)) for pair in repeated}):
        one = by_pair.get((i, j)) or link(utterances[i], utterances[j], i, j)
        if i != j and one is not None and one.score > NEVER and _is_repeat(utterances[i], utterances[j], one):
            one.score, one.base = max(one.score, _REPEATED), max(one.base, _REPEATED)
            by_pair[i, j] = one
            if utterances[i].text.words != utterances[j].text.words:
                below.update([(i, j), (j, i)][len(utterances[i].text.words) > len(utterances[j].text.words) :][:1])
    for (i, j), each in by_pair.items():
        for heading, other in ((i, j), (j, i)):
            if below.get(heading, other) != other and _goes_on(utterances[heading], utterances[other]):
                told = 0.0 if each.score > NEVER and not each.kinds else min(each.score, 0.0)
                each.score, each.base = told, min(each.base, 0.0) if each.kinds else told
    return list(by_pair.values())


def _is_repeat(one: Utterance, other: Utterance, known: Link) -> bool:
    """Whether the words of two outweigh that they have different speakers: whose words a heading tells is a guess, and
    it puts a body in the place of its people; a few words two people may say."""
    people = one.row.kinds == other.row.kinds == ("person",)
    if known.speakers != "different" or not people:
        return True
    return max((size for _, _, size in compare(one.text, other.text).runs), default=0) >= _SENTENCE


def _goes_on(heading: Utterance, other: Utterance) -> bool:
    """Whether a quotation of the same article has other words than a heading."""
    return heading.together(other) and heading.text.words != other.text.words


def _links_of_a_handful(
    utterances: list[Utterance], repeated: Sequence[tuple[int, int]], headings: AbstractSet[int]
) -> list[Link]:
    likely = [pair for pair in sharing([each.text for each in utterances]) if _is_likely(utterances, *pair)]
    chosen = likely if len(likely) <= _MOST * len(utterances) else _likeliest(utterances, likely)
    linked_all = housed(utterances, links(utterances, chosen))
    found = condensed(utterances, _with_repeats(utterances, linked_all, repeated), headings)
    found = bent(utterances, found, headings)
    found = excused(utterances, retold(utterances, parted(utterances, found)))
    found.extend(_strangers(utterances, found))
    return found


def _likeliest(utterances: Sequence[Utterance], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of very many pairs those few of each quotation whose words have most in common."""
    held: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, j in pairs:
        one, other = utterances[i].text, utterances[j].text
        held[i].append((in_common(one, other) / (max(one.kinds_total(), other.kinds_total()) or 1.0), j))
    return [(i, j) for i, near in held.items() for _, j in nlargest(_MOST, near)]


def _is_likely(utterances: Sequence[Utterance], i: int, j: int) -> bool:
    """Two quotations of one article must share more to be laid side by side, but for a marked phrase and its source."""
    one, other = utterances[i], utterances[j]
    return not one.together(other) or bool(one.core or other.core) or shares(one.text, other.text, _TOGETHER)


def _strangers(utterances: Sequence[Utterance], found: list[Link]) -> Iterator[Link]:
    """A link against each pair of one article that shares nothing, where one of the two has a mate: an article seldom
    says a thing twice. Two whose mates are one utterance are no strangers."""
    linked = {(each.i, each.j) for each in found}
    mates = defaultdict[int, set[int]](set)
    for each in found:
        if max(each.score, each.base) > 0:
            mates[each.i].add(each.j)
            mates[each.j].add(each.i)
    for one in [*mates]:
        beyond = set().union(*(mates[mate] for mate in mates[one]))
        for other in range(len(utterances)):
            i, j = (one, other) if one > other else (other, one)
            if i == j or (i, j) in linked or not utterances[i].together(utterances[j]):
                continue
            linked.add((i, j))
            if other not in mates or beyond.isdisjoint(mates[other]):
                yield Link(i, j, _STRANGE, _STRANGE, strangers=True)
