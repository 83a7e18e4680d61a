"""Part-of-speech tags by an averaged perceptron whose features are packed into Python integers.

Each feature is one integer of 32-bit lanes, a lane a tag, so that adding seven integers scores all tags at once; what
depends on a word alone is summed once per word type and kept. Penn Treebank tags. ``scripts/train_tagger.py`` makes the
weights; ``docs/explanation/model_card.md`` names their data. The method: Collins (2002), averaged perceptron.
"""

import json
import struct
import zlib
from array import array
from bisect import bisect_left
from functools import cache

from attrs import define, field

from quotetrace import lexicons

LANE = 32
_BIAS = 1 << (LANE - 2)  # keeps every lane positive, so that lanes never borrow from each other
_TYPES_KEPT = 200_000  # word types remembered before the memory is emptied: about 200 MB at worst
_START = 0  # the tag number before a sentence begins; real tags count from 1


def feature_key(name: str) -> int:
    """The 32-bit number of a feature: its name is hashed, so the weights hold no words."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))


def shape(word: str) -> str:
    """A word's outline: case, digits and hyphens, enough to tell "Ruiz", "NATO", "3rd" and "state-owned" apart."""
    if word.isalpha():
        return "a" if word.islower() else "A" if word.isupper() else "Aa" if word[0].isupper() else "aA"
    return "".join(("d" if any(map(str.isdigit, word)) else "", "-" if "-" in word else "", "A" if word[0].isupper() else ""))


def own_features(word: str, first: bool) -> list[str]:
    """What a word says about its own tag; ``first`` tells that it opens its sentence."""
    low = word.lower()
    form = ("1" if first else "") + shape(word)
    return ["b", f"w{low}", f"W{word}", f"3{low[-3:]}", f"2{low[-2:]}", f"1{low[-1:]}", f"p{low[:3]}", f"h{form}", f"g{form}{low[-2:]}"]


def neighbour_features(word: str, place: str) -> list[str]:
    """What a word says about the tag of a neighbour; ``place`` is where it stands: p, P (before) or n, N (after)."""
    low = word.lower()
    return [f"{place}w{low}", f"{place}3{low[-3:]}", f"{place}h{shape(word)}"] if place in "pn" else [f"{place}w{low}"]


@define
class _WordType:
    own: dict[int, int] = field(factory=dict)  # previous tag -> lanes of the word's own features and of the pair
    known: int = 0  # the tag that this word always has, or 0
    before: int = 0
    before2: int = 0
    after: int = 0
    after2: int = 0


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

        self._keys = take("I", header["features"])
        self._ends = take("I", header["features"])
        self._classes = take("B", header["weights"])
        self._weights = take("b", header["weights"])
        known_keys = take("I", header["known"])
        self._known = dict(zip(known_keys, take("B", header["known"]), strict=True))
        lanes = len(self.tags)
        self._unpack = struct.Struct(f"<{lanes}I").unpack
        self._bytes = lanes * LANE // 8
        self._floor = sum(_BIAS << (LANE * lane) for lane in range(lanes))
        self._types: dict[tuple[str, bool], _WordType] = {}
        self._pairs: dict[tuple[int, int], int] = {}

    @classmethod
    @cache
    def load(cls) -> "Tagger":
        """The shipped tagger, read once."""
        return cls(lexicons.weights("tagger.bin"))

    def _lanes(self, name: str) -> int:
        key = feature_key(name)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return 0
        first = self._ends[at - 1] if at else 0
        last = self._ends[at]
        return sum(self._weights[i] << (LANE * self._classes[i]) for i in range(first, last))

    def _word_type(self, word: str, first: bool) -> _WordType:
        if len(self._types) > _TYPES_KEPT:
            self._types.clear()
        made = _WordType(
            known=self._known.get(feature_key(f"k{word}"), 0),
            before=sum(map(self._lanes, neighbour_features(word, "p"))),
            before2=sum(map(self._lanes, neighbour_features(word, "P"))),
            after=sum(map(self._lanes, neighbour_features(word, "n"))),
            after2=sum(map(self._lanes, neighbour_features(word, "N"))),
        )
        made.own[-1] = sum(map(self._lanes, own_features(word, first))) + self._floor
        self._types[word, first] = made
        return made

    def tag(self, words: list[str]) -> list[str]:
        """The tags of one sentence's words."""
        types = self._types
        row: list[_WordType] = []
        first = True
        for word in words:
            row.append(types.get((word, first)) or self._word_type(word, first))
            first = False
        pairs, names, unpack, size = self._pairs, self.tags, self._unpack, self._bytes
        last, previous, before_that = len(row) - 1, _START, _START
        found = []
        for i, here in enumerate(row):
            number = here.known
            if not number:
                score = here.own.get(previous)
                if score is None:
                    score = here.own[-1] + self._lanes(f"tw{previous} {words[i].lower()}")
                    here.own[previous] = score
                pair = pairs.get((previous, before_that))
                if pair is None:
                    pair = self._lanes(f"t{previous}") + self._lanes(f"T{before_that}") + self._lanes(f"tT{previous} {before_that}")
                    pairs[previous, before_that] = pair
                score += pair
                if i:
                    score += row[i - 1].before
                    if i > 1:
                        score += row[i - 2].before2
                if i < last:
                    score += row[i + 1].after
                    if i + 1 < last:
                        score += row[i + 2].after2
                scores = unpack(score.to_bytes(size, "little"))
                number = scores.index(max(scores))
            found.append(names[number])
            before_that, previous = previous, number
        return found
