"""Rating: the links of very many pairs at once, by arrays; each the one that :func:`.links.link` gives."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from quotetrace.grammar.disowning import stance

from ..meaning.alterations import GRAVE, is_grave
from ..meaning.names import LIKENESSES
from ..pairing import links
from ..pairing.bundle import Bundle, blank, bundled, mask_of, unbundled
from ..pairing.links import Link
from ..pairing.odds import odds
from ..pairing.requoting import leads, requoted
from ..pairing.rewording import FEWEST, ROW
from ..pairing.similarity import CHANGES, EDITS
from ..pairing.utterances import Utterance
from ..text.conflict import Conflict
from .changing import conflicts_of
from .comparisons import Comparisons, compare_all
from .gathered import Gathered
from .packed import Packed, packed

Array = NDArray[Any]

_SAME, _SIMILAR, _UNKNOWN, _DIFFERENT = map(LIKENESSES.index, LIKENESSES)
_NONE: Final = -1


@frozen(eq=False)
class Voices:
    """Speakers, with the numbers of their names and of what is said beside these (0 is none), and whether no more is
    known of them than where they belong."""

    voices: Sequence[Utterance]
    name: Array
    post: Array
    placed: Array

    @classmethod
    def of(cls, voices: Sequence[Utterance]) -> "Voices":
        """These speakers."""
        names: dict[object, int] = {(): 0}
        posts: dict[object, int] = {frozenset(): 0}
        return cls(
            voices,
            np.array([names.setdefault(each.names, len(names)) for each in voices], dtype=np.int64),
            np.array([posts.setdefault(each.post, len(posts)) for each in voices], dtype=np.int64),
            np.array([not each.names and each.row.affiliation is not None for each in voices], dtype=bool),
        )

    def plain(self, i: Array, j: Array) -> tuple[Array, Array, Array]:
        """How these pairs compare, what else is known of whether they are one, and which have to be asked about one by
        one: those with names, or posts, that differ."""
        likeness, bearing = np.full(len(i), _UNKNOWN), np.zeros((len(i), 3))
        named, posted = (self.name[i] > 0) & (self.name[j] > 0), (self.post[i] > 0) & (self.post[j] > 0)
        same, alike = self.name[i] == self.name[j], self.post[i] == self.post[j]
        likeness[named & same] = _SAME
        bearing[named & same, 0] = 1.0
        bearing[posted & alike, 1] = 1.0
        asked = (named & ~same) | (posted & ~alike) | (self.placed[i] & self.placed[j])
        return likeness, bearing, asked


@define(eq=False)
class Crowd:
    """Utterances with what their links ask of them as arrays.

    ``article`` numbers their articles (-1 is none), ``within`` tells those that are nested in another one, ``stock``
    the stock phrases, ``direct`` the direct quotations, ``stance`` what their cues do with them, and ``voice``
    numbers those ``known`` of as their speakers.
    """

    utterances: Gathered
    packed: Packed
    article: Array
    within: Array
    stock: Array
    direct: Array
    stance: Array
    voice: Array
    known: Voices
    _quotes: dict[int, bool] = field(factory=dict)

    def beside(self, i: Array, j: Array) -> Array:
        """Which pairs stand in one article, or may be nested in one another."""
        together = (self.article[i] == self.article[j]) & (self.article[i] != _NONE)
        found: Array = together | self.within[i] | self.within[j]
        return found

    def speakers(self, i: Array, j: Array) -> tuple[Array, Array]:
        """How the speakers of each pair compare, by number, and what else is known of whether they are one."""
        known = self.known
        pairs, where = np.unique(self.voice[i] * len(known.voices) + self.voice[j], return_inverse=True)
        one, other = pairs // len(known.voices), pairs % len(known.voices)
        likeness, bearing, asked = known.plain(one, other)
        for pair in np.flatnonzero(asked).tolist():
            a, b = known.voices[one[pair]], known.voices[other[pair]]
            likeness[pair] = LIKENESSES.index(a.alike(b))
            bearing[pair] = a.bearing(b)
        return likeness[where], bearing[where]

    def different(self, i: Array, j: Array) -> Array:
        """Which pairs have different speakers."""
        found: Array = self.speakers(i, j)[0] == _DIFFERENT
        return found

    def quotes(self, number: int) -> bool:
        """Whether an utterance has a passage in marks; remembered, for each is asked about in many pairs."""
        found = self._quotes.get(number)
        if found is None:
            marked = leads(self.utterances.rows[number]) and bool(requoted(self.utterances[number]))
            found = self._quotes[number] = marked
        return found


def crowd_of(utterances: Gathered) -> Crowd:
    """Utterances as arrays."""
    articles: dict[str | None, int] = {None: _NONE}
    rows = utterances.rows
    return Crowd(
        utterances,
        packed(utterances.texts, utterances.wording),
        np.array([articles.setdefault(row.article, len(articles) - 1) for row in rows]),
        np.array([row.within is not None for row in rows]),
        utterances.stock,
        np.array([row.kind == "direct" for row in rows]),
        np.array([stance(row.cue, spoken=row.kind == "direct") for row in rows], dtype=np.int8),
        utterances.voice.astype(np.int64),
        Voices.of(utterances.voices),
    )


def linked(crowd: Crowd, i: Array, j: Array) -> Bundle:
    """The links of pairs that share keys, in the order of the pairs; none of those that share nothing."""
    beside = crowd.beside(i, j)
    common = crowd.packed.in_common(i, j)
    kinds = crowd.packed.kinds_total
    far = ~beside & (common < links.NEAR * np.minimum(kinds[i], kinds[j]))
    near = ~(far | beside)
    found = [
        _strangers(i[far], j[far]),
        _rated(crowd, compare_all(crowd.packed, i[near], j[near], common[near])),
        bundled(links.links(crowd.utterances, zip(i[beside].tolist(), j[beside].tolist(), strict=True), keyed=True)),
    ]
    return np.concatenate(found)


def _strangers(i: Array, j: Array) -> Bundle:
    """The links of pairs that share too few words for an alignment."""
    found = blank(i, j)
    found["score"] = found["base"] = links.FAR
    found["speakers"] = _UNKNOWN
    return found


def _rated(crowd: Crowd, compared: Comparisons) -> Bundle:
    some = compared.end > compared.begin
    speakers, bearing = crowd.speakers(compared.i, compared.j)
    stock = crowd.stock[compared.i] | crowd.stock[compared.j]
    known = _features(compared, speakers, bearing, stock)
    bases = np.array(odds(known))
    found = blank(compared.i, compared.j)
    found["speakers"], found["read"] = speakers, some & (bases > links.UNLIKE)
    scores, further = _altered(compared, known, np.where(some, bases, links.UNLIKE), found)
    doubt = links.PRIOR + _doubts(compared, speakers, stock)
    found["score"] = np.round((np.minimum(scores, bases) - doubt) * links.STEPS) / links.STEPS
    found["base"] = np.round((bases - doubt - further) * links.STEPS) / links.STEPS
    _requoted(crowd, found, some)
    _reworded(compared, found, some)
    kept: Bundle = found[some]
    return kept


def _features(compared: Comparisons, speakers: Array, bearing: Array, stock: Array) -> Array:
    """What is known of each pair, as :func:`.similarity.features` says it."""
    packed, i, j, matched = compared.packed, compared.i, compared.j, compared.matched
    one, other, both = packed.total(i), packed.total(j), matched + compared.moved
    least, most = _some(np.minimum(one, other)), _some(np.maximum(one, other))
    columns = [
        np.minimum(1.0, matched / least),
        np.minimum(1.0, matched / most),
        np.minimum(1.0, both / least),
        np.minimum(1.0, both / most),
        2 * matched / _some(compared.window_i + compared.window_j),
        np.log1p(matched),
        np.log1p(compared.longest),
        np.log1p(compared.edits),
        np.log1p(compared.soft),
        np.log1p(compared.moved),
        np.log1p(compared.clash),
        compared.elided > 0,
        packed.elided(i) | packed.elided(j),
        np.log1p(compared.replaced),
        np.log1p(np.minimum(one, other)),
        *[np.zeros(len(i))] * 6,
        speakers == _SAME,
        speakers == _SIMILAR,
        speakers == _DIFFERENT,
        stock,
        compared.identical,
        np.log1p(compared.longest_run),
        compared.longest_run / np.maximum(1, np.minimum(packed.size(i), packed.size(j))),
        np.log1p(compared.broken),
        np.log1p(compared.kin),
        bearing[:, 0],
        bearing[:, 1],
        bearing[:, 2],
    ]
    return np.column_stack(columns)


def _some(weights: Array) -> Array:
    return np.where(weights == 0, 1.0, weights)


def _altered(compared: Comparisons, known: Array, bases: Array, found: Bundle) -> tuple[Array, Array]:
    """The odds with the changes of meaning, which are looked for where the rest is alike, and what it takes off the
    odds that there are several; their kinds go into ``found``."""
    scores, further = np.full(len(bases), np.inf), np.zeros(len(bases))
    told = conflicts_of(compared, bases > links.UNLIKE)
    if not told:
        return scores, further
    pairs = np.array([*told])
    changes = [(at, *each) for at, own in enumerate(told.values()) for each in own]
    columns = dict(zip(_COLUMNS, map(np.array, zip(*changes, strict=True)), strict=True))
    weights = _weights(compared, pairs, columns)
    scores[pairs] = odds(_changed(known[pairs], compared.edits[pairs], columns, weights))
    grave = columns["sure"] & np.isin(columns["kind"], [*GRAVE])
    several = np.flatnonzero(np.bincount(columns["at"][grave], minlength=len(pairs)) > 1)
    for pair in pairs[several].tolist():
        further[pair] = links.several(compared.one(pair), [each for each in told[pair] if is_grave(each)])
    for kind in GRAVE:
        found["kinds"][pairs[columns["at"][grave & (columns["kind"] == kind)]]] |= mask_of((kind,))
    return scores, further


_COLUMNS: Final = ("at", *Conflict._fields)


def _weights(compared: Comparisons, pairs: Array, changes: Mapping[str, Array]) -> Array:
    """What the words of the sure changes of each pair weigh in both texts."""
    sums, start, pair = compared.packed.sums, compared.packed.start, pairs[changes["at"]]
    i, j = start[compared.i[pair]], start[compared.j[pair]]
    weights = sums[i + changes["a2"]] - sums[i + changes["a1"]] + sums[j + changes["b2"]] - sums[j + changes["b1"]]
    return np.bincount(changes["at"], weights=weights * changes["sure"], minlength=len(pairs))


def _changed(known: Array, edits: Array, changes: Mapping[str, Array], weights: Array) -> Array:
    """The features with the changes of meaning; see :func:`.similarity.changed`."""
    known = known.copy()
    known[:, EDITS] = np.log1p(np.maximum(0.0, edits - weights))
    kind = np.where(changes["sure"], changes["kind"], "unsure")
    asked = (
        kind == "negation", changes["opposite"], (kind == "number") | (kind == "date"), kind == "name",
        kind == "unsure", changes["known"],
    )  # fmt: skip
    for column, chosen in zip(range(*CHANGES.indices(known.shape[1])), asked, strict=True):
        known[changes["at"][chosen], column] = 1.0
    return known


def _doubts(compared: Comparisons, speakers: Array, stock: Array) -> Array:
    """See :func:`.links.doubt_of`; the two of a pair stand in different articles."""
    packed, matched = compared.packed, compared.matched
    both = matched + compared.moved
    bag = np.minimum(1.0, both / _some(np.maximum(packed.total(compared.i), packed.total(compared.j))))
    few = (matched < links.MEAGRE) & (bag < links.WHOLE)
    strange = (speakers == _UNKNOWN) | (speakers == _DIFFERENT)
    loose = strange & (matched < links.LITTLE) & (compared.edits > compared.longest)
    others = links.STOCK * stock + links.COMMON * np.exp(-matched / 2)
    found: Array = links.FEW * few + links.LOOSE * loose + np.where(speakers == _DIFFERENT, others, 0.0)
    return found


def _requoted(crowd: Crowd, found: Bundle, some: Array) -> None:
    """Raise the links of pairs one of which may quote the other inside its own words."""
    doubtful = some & (found["score"] > links.TELLING) & (found["score"] < links.SURE)
    pairs = [
        pair
        for pair in np.flatnonzero(doubtful).tolist()
        if crowd.quotes(int(found["i"][pair])) != crowd.quotes(int(found["j"][pair]))
    ]
    whole: list[Link | None] = [*unbundled(found[pairs])]
    sides = ((each.i, each.j) for each in unbundled(found[pairs]))
    links.requote([(i, j, crowd.utterances[i], crowd.utterances[j]) for i, j in sides], whole)
    found[pairs] = bundled(each for each in whole if each)


def _reworded(compared: Comparisons, found: Bundle, some: Array) -> None:
    """Raise the links of one speaker's utterances that may be one in wholly other words."""
    doubtful = (
        some
        & (found["score"] > links.TELLING)
        & (found["score"] < links.SURE)
        & ((found["kinds"] == 0) | (found["base"] <= 0))
    )
    one_voice = (found["speakers"] == _SAME) | (found["speakers"] == _SIMILAR)
    kinds = compared.packed.kinds_total
    enough = compared.matched + compared.moved >= FEWEST * np.minimum(kinds[compared.i], kinds[compared.j])
    broken = compared.longest <= ROW * kinds[compared.i]  # no more can be shared than one of them has
    pairs = np.flatnonzero(doubtful & one_voice & enough & broken).tolist()
    told = [*unbundled(found[pairs])]
    for pair, each in zip(pairs, told, strict=True):
        links.reword(each, compared.one(pair))
    found[pairs] = bundled(told)
