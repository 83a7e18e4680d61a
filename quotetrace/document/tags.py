"""Part-of-speech tags by an averaged perceptron whose features are packed into Python integers.

Each feature is one integer of 32-bit lanes, a lane a tag, so that adding seven integers scores all tags at once; what
depends on a word alone is summed once per word type and kept. Penn Treebank tags. ``scripts/train_tagger.py`` makes the
weights; ``docs/explanation/model_card.md`` names their data. The method: Collins (2002), averaged perceptron.
"""

import json
import struct
import zlib
from array import array
from functools import cache

from attrs import define, field

from quotetrace import lexicons

LANE = 32
_BIAS = 1 << (LANE - 2)  # keeps every lane positive, so that lanes never borrow from each other
_TYPES_KEPT = 200_000  # word types remembered before the memory is emptied: about 200 MB at worst
_START = 0  # the tag number before a sentence begins; real tags count from 1


_hash = zlib.crc32


def base_keys(word: str) -> tuple[int, ...]:
    """Hashes of what a word shows: lower case, itself, its last three, two and one letters, its first, its outline."""
    low = word.lower()
    raw = low.encode("utf-8", "surrogatepass")
    outline = shape(word).encode()
    return (
        _hash(raw, 1),
        _hash(word.encode("utf-8", "surrogatepass"), 2),
        _hash(low[-3:].encode("utf-8", "surrogatepass"), 3),
        _hash(low[-2:].encode("utf-8", "surrogatepass"), 4),
        _hash(low[-1:].encode("utf-8", "surrogatepass"), 5),
        _hash(low[:3].encode("utf-8", "surrogatepass"), 6),
        _hash(outline, 7),
    )


def shape(word: str) -> str:
    """A word's outline: case, digits and hyphens, enough to tell "Ruiz", "NATO", "3rd" and "state-owned" apart."""
    if word.isalpha():
        return "a" if word.islower() else "A" if word.isupper() else "Aa" if word[0].isupper() else "aA"
    return "".join(
        ("d" if any(map(str.isdigit, word)) else "", "-" if "-" in word else "", "A" if word[0].isupper() else "")
    )


def own_features(bases: tuple[int, ...], first: bool) -> list[int]:
    """The numbers of what a word says about its own tag; ``first`` tells that it opens its sentence.

    A feature's number is a hash, so the weights hold no words.
    """
    low, word, end3, end2, end1, start, outline = bases
    form = _hash(b"1" if first else b"0", outline)
    return [8, low, word, end3, end2, end1, start, form, _hash(end2.to_bytes(4, "little"), form)]


def neighbour_features(bases: tuple[int, ...], place: bytes) -> list[int]:
    """What a word says about the tag of a neighbour: ``place`` is where it stands: p, P (before) or n, N (after)."""
    if place in (b"P", b"N"):
        return [_hash(place, bases[0])]
    return [_hash(place, bases[0]), _hash(place, bases[2]), _hash(place, bases[6])]


def pair_feature(previous: int, bases: tuple[int, ...]) -> int:
    """The tag before and the word together."""
    return _hash(bytes((previous,)), bases[0])


def history_features(previous: int, before_that: int) -> list[int]:
    """The two tags before."""
    return [_hash(b"t%d" % previous), _hash(b"T%d" % before_that), _hash(b"t%dT%d" % (previous, before_that))]


def known_key(word: str) -> int:
    """The number of a word that always has one tag."""
    return _hash(word.encode("utf-8", "surrogatepass"), 9)


@define
class _WordType:
    bases: tuple[int, ...]
    known: int  # the tag that this word always has, or 0
    own: dict[int, int] = field(
        factory=dict
    )  # previous tag -> lanes of the word's own features and of the pair; -1: own
    before: int | None = None  # lanes for the word behind, made when first needed; likewise the next three
    before2: int | None = None
    after: int | None = None
    after2: int | None = None


class Tagger:
    """Tags sentences. ``Tagger.load()`` reads the weights that are shipped."""

    def __init__(self, blob: bytes) -> None:
        size = int.from_bytes(blob[:4], "little")
        header = json.loads(blob[4 : 4 + size])
        body = zlib.decompress(blob[4 + size :])
        self.tags: list[str] = ["", *header["tags"]]
        self._scale: int = header["scale"]
        at = 0

        def take(code: str, count: int) -> "array[int]":
            nonlocal at
            values = array(code)
            width = values.itemsize * count
            values.frombytes(body[at : at + width])
            at += width
            return values

        keys = take("I", header["features"])
        self._ends = take("I", header["features"])
        self._place = dict(zip(keys, range(len(keys)), strict=True))
        self._classes = take("B", header["weights"])
        self._weights = take("b", header["weights"])
        known_keys = take("I", header["known"])
        self._known = dict(zip(known_keys, take("B", header["known"]), strict=True))
        lanes = len(self.tags)
        layout = struct.Struct(f"<{lanes}I")
        self._unpack, self._pack = layout.unpack, layout.pack
        self._bytes = lanes * LANE // 8
        self._floor = sum(_BIAS << (LANE * lane) for lane in range(lanes))
        self._floor_of_tags = self._floor - _BIAS + 1  # lane 0 is no tag and must never win
        self._types: dict[tuple[str, bool], _WordType] = {}
        self._packed: dict[int, int] = {}
        self._pairs: dict[tuple[int, int], int] = {}

    @classmethod
    @cache
    def load(cls) -> "Tagger":
        """The shipped tagger, read once."""
        return cls(lexicons.weights("tagger.bin"))

    def _lanes(self, features: list[int]) -> int:
        """The weights of some features, summed: a signed number in each lane."""
        packed, place = self._packed, self._place
        total = 0
        for feature in features:
            lanes = packed.get(feature)
            if lanes is not None:
                total += lanes
            elif feature in place:
                total += self._pack_feature(feature)
        return total

    def _pack_feature(self, feature: int) -> int:
        """One feature's weights as a packed number, kept: endings and outlines are asked for again and again."""
        place = self._place[feature]
        sums = [_BIAS] * len(self.tags)
        for i in range(self._ends[place - 1] if place else 0, self._ends[place]):
            sums[self._classes[i]] += self._weights[i]
        lanes = self._packed[feature] = int.from_bytes(self._pack(*sums), "little") - self._floor
        return lanes

    def _word_type(self, word: str, first: bool) -> _WordType:
        if len(self._types) > _TYPES_KEPT:
            self._types.clear()
        made = self._types[word, first] = _WordType(base_keys(word), self._known.get(known_key(word), 0))
        return made

    def _own(self, here: _WordType, previous: int, first: bool) -> int:
        """The lanes of a word's own features and of its pair with the tag before."""
        alone = here.own.get(-1)
        if alone is None:
            alone = here.own[-1] = self._lanes(own_features(here.bases, first)) + self._floor_of_tags
        both = here.own[previous] = alone + self._lanes([pair_feature(previous, here.bases)])
        return both

    def _around(self, row: list[_WordType], i: int) -> int:
        """The lanes that the neighbours of word ``i`` give it."""
        score = 0
        if i:
            before = row[i - 1].before
            score = self._said(row[i - 1], "before", b"p") if before is None else before
        if i > 1:
            before = row[i - 2].before2
            score += self._said(row[i - 2], "before2", b"P") if before is None else before
        if i + 1 < len(row):
            after = row[i + 1].after
            score += self._said(row[i + 1], "after", b"n") if after is None else after
        if i + 2 < len(row):
            after = row[i + 2].after2
            score += self._said(row[i + 2], "after2", b"N") if after is None else after
        return score

    def _said(self, word: _WordType, side: str, place: bytes) -> int:
        """What a word says about a neighbour, kept with the word from the first time on."""
        lanes = self._lanes(neighbour_features(word.bases, place))
        setattr(word, side, lanes)
        return lanes

    def tag(self, words: list[str]) -> list[str]:
        """The tags of one sentence's words."""
        types = self._types
        row = [types.get((word, i == 0)) or self._word_type(word, i == 0) for i, word in enumerate(words)]
        pairs, names, unpack, size, around = self._pairs, self.tags, self._unpack, self._bytes, self._around
        previous = before_that = _START
        found = []
        for i, here in enumerate(row):
            number = here.known
            if not number:
                pair = pairs.get((previous, before_that))
                if pair is None:
                    pair = pairs[previous, before_that] = self._lanes(history_features(previous, before_that))
                score = (here.own.get(previous) or self._own(here, previous, i == 0)) + pair + around(row, i)
                scores = unpack(score.to_bytes(size, "little"))
                number = scores.index(max(scores))
            found.append(names[number])
            before_that, previous = previous, number
        return found
