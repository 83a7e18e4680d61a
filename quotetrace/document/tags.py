"""Part-of-speech tags by an averaged perceptron, for all sentences of an article at once.

A word's tag is the one whose weights add up to most, over the features of the word, of its neighbours and of the two
tags before. What hangs on words alone is kept by word and added up for the whole article in one go. Penn Treebank tags.
``scripts/train_tagger.py`` makes the weights; ``docs/explanation/model_card.md`` names their data. The method: Collins
(2002), averaged perceptron.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count, islice
from threading import Lock
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from quotetrace import lexicons
from quotetrace.document import tag_features as features
from quotetrace.document.tag_features import Numbers
from quotetrace.grammar.cues import forms

_Number = TypeVar("_Number", bound=np.generic)
Scores = npt.NDArray[np.int16]
Places = npt.NDArray[np.intp]

_TYPES_KEPT = 200_000  # word types remembered before the memory is emptied: some 130 MB at worst
_TYPES_AT_ONCE = 1 << 14  # for so many there is room at first: memory is taken as it is written
_NEIGHBOURS = (*features.NEAR, *features.FAR)
_SAID = 2 + len(_NEIGHBOURS)
_GAP = ("", "")  # around sentences, so that neighbours and tags before a sentence are none
_NEVER = -30_000  # the score of no tag: features add up to some 3,000 at most

_PEOPLE = ("speakers_roles", "speakers_occupations")  # lists of nouns
_SHORTEST = 3  # letters of such a noun: shorter ones are mostly letters that stand for a post
# Of these nouns, what is a verb, an adverb or a participle too, though the list of verbs lacks it.
_NOT_ONLY = frozenset("forward orderly accused curate deejay newlywed cohost cornerback steward".split())
_SELDOM = 10_000  # what is taken from the score of a tag that a word never has


class Weights:
    """A file of weights: for each feature a row of numbers, one a tag. Tag 0 is none."""

    def __init__(self, blob: bytes) -> None:
        size = int.from_bytes(blob[:4], "little")
        header = json.loads(blob[4 : 4 + size])
        body = zlib.decompress(blob[4 + size :])
        self.tags: list[str] = ["", *header["tags"]]
        self.nouns = np.array([tag in ("NN", "NNS") for tag in self.tags], np.int16)
        self.opening = np.array([tag == "``" for tag in self.tags], np.int16)
        self.not_people = np.array([tag[:2] not in ("", "NN") and tag != "JJ" for tag in self.tags], np.int16)
        rows, numbers, known = header["features"], header["weights"], header["known"]
        columns = [("<u4", rows), ("<u4", rows), ("u1", numbers), ("i1", numbers), ("<u4", known), ("u1", known)]
        arrays, at = [], 0
        for kind, length in columns:
            arrays.append(np.frombuffer(body, kind, length, at))
            at += arrays[-1].nbytes
        keys, ends, tags, values, words, alone = arrays
        self._keys = np.append(keys, np.uint32(0xFFFFFFFF))  # behind the last key stands one that is not below any
        # Where the features with the same first bits begin: numbers are spread evenly, so that few share them.
        self._shift = np.uint32(32 - rows.bit_length())
        starts = np.bincount(keys >> self._shift, minlength=1 << rows.bit_length()).cumsum()
        self._starts = np.append(0, starts[:-1])
        self.always: dict[int, int] = dict(zip(words.tolist(), alone.tolist(), strict=True))
        self._table = np.zeros((rows + 1, len(self.tags)), np.int8)  # the last row is that of unknown features
        self._table[np.repeat(np.arange(rows), np.diff(ends, prepend=0)), tags] = values

    def scores(self, names: Numbers) -> Scores:
        """The weights of features, summed over the first axis: (features, ...) in, (..., tags) out."""
        rows = self._starts.take(names >> self._shift)
        while (below := self._keys.take(rows) < names).any():
            rows += below
        rows[self._keys.take(rows) != names] = len(self._table) - 1
        found: Scores = self._table.take(rows, 0).sum(0, dtype=np.int16)
        return found


class Records(NamedTuple):
    """What the scores need of each word.

    ``low`` is the number of its lower case, ``always`` the tag of a word that has no other, else 0. ``said`` are scores
    (words, 6, tags): its own inside a sentence and as its first word, then what it says about the words around it.
    """

    low: Numbers
    always: Places
    said: Scores


def _doubled(rows: npt.NDArray[_Number]) -> npt.NDArray[_Number]:
    """The rows with as many empty ones behind them, which take no memory before they are written."""
    found = np.zeros((2 * len(rows), *rows.shape[1:]), rows.dtype)
    found[: len(rows)] = rows
    return found


@cache
def _verbs_only() -> frozenset[str]:
    """Forms of verbs that are no nouns, whatever stands around them: `the owner, 47, denies it`."""
    return frozenset(form for verb in lexicons.words("tags_verbs_only") for form in forms(verb)[:2])


@cache
def _people_only() -> frozenset[str]:
    """Nouns for what people are or do that are no verbs, singular and plural: `physio`, `psychiatrists`."""
    named = {noun for table in _PEOPLE for noun in lexicons.table(table) if len(noun) > _SHORTEST}
    named -= {noun for noun in named if noun.startswith("co-")}  # "to co-host"
    verbs = {stem for stems in lexicons.table("senses_verbs").values() for stem in stems.split()}
    nouns = {noun for noun in named - _NOT_ONLY if verbs.isdisjoint((noun, noun.removesuffix("e")))}
    return frozenset(nouns.union(*map(_plurals, nouns)))


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("man"):
        return (f"{noun[:-2]}en",)
    return (f"{noun[:-1]}ies",) if noun.endswith("y") else (f"{noun}s", f"{noun}es")


class _WordTypes:
    """Words by number, with a record of what the scores need of each. Number 0 is no word."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._lock = Lock()  # two threads must not give one number to two words
        self._clear()

    def _clear(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count(1).__next__, {"": 0})
        self._learned = 1
        said = np.zeros((_TYPES_AT_ONCE, _SAID, len(self._weights.tags)), np.int16)
        self._records = Records(np.zeros(_TYPES_AT_ONCE, np.uint32), np.zeros(_TYPES_AT_ONCE, np.intp), said)

    def of(self, words: Sequence[str]) -> tuple[Places, Records]:
        """The numbers of words, and the records that these number."""
        with self._lock:
            if len(self._numbers) > _TYPES_KEPT:
                self._clear()
            found = np.fromiter(map(self._numbers.__getitem__, words), np.intp, len(words))
            unlearned = len(self._numbers) - self._learned
            if unlearned:
                self._learn([*islice(reversed(self._numbers), unlearned)][::-1])
            return found, self._records

    def _learn(self, words: Sequence[str]) -> None:
        first, last = self._learned, self._learned + len(words)
        while last > len(self._records.low):
            held = self._records
            self._records = Records(_doubled(held.low), _doubled(held.always), _doubled(held.said))
        seen, scores, always = features.shown(words), self._weights.scores, self._weights.always
        self._records.low[first:last] = seen[features.LOW]
        self._records.always[first:last] = [always.get(features.known_number(word), 0) for word in words]
        own = scores(features.own_features(seen)) + scores(features.form_features(seen))
        verbs = [place for place, word in enumerate(words) if word in _verbs_only()]
        own[:, verbs] -= self._weights.nouns * np.int16(_SELDOM)
        spelled = [place for place, word in enumerate(words) if word[0].isalpha()]
        own[:, spelled] -= self._weights.opening * np.int16(_SELDOM)  # "Orrin Foods' chief": the mark is another word
        people = [place for place, word in enumerate(words) if word.lower() in _people_only()]
        own[:, people] -= self._weights.not_people * np.int16(_SELDOM)
        near, far = scores(features.near_features(seen)), scores(features.far_features(seen))
        self._records.said[first:last] = np.concatenate([own, near, far]).swapaxes(0, 1)
        self._learned = last  # last of all: what is interrupted is learned again


class Tagger:
    """Tags sentences. ``Tagger.load()`` reads the weights that are shipped."""

    def __init__(self, blob: bytes) -> None:
        self.weights = Weights(blob)
        self.tags = self.weights.tags
        self._types = _WordTypes(self.weights)
        self._history = self.weights.scores(features.history_features(len(self.tags)))
        self._history[:, :, 0] = _NEVER
        self._history = self._history.reshape(-1, len(self.tags))

    @classmethod
    @cache
    def load(cls) -> "Tagger":
        """The shipped tagger, read once."""
        return cls(lexicons.weights("tagger.bin"))

    def tag(self, sentences: Iterable[Sequence[str]]) -> list[str]:
        """The tags of all words of the sentences, one sentence behind the other."""
        row, firsts = list(_GAP), []
        for sentence in sentences:
            firsts.append(len(row))
            row += sentence
            row += _GAP
        opens = np.zeros(len(row), np.intp)
        opens[firsts] = 1
        types, records = self._types.of(row)
        tags = records.always[types]
        self._decide(tags, types, opens, records)
        return [self.tags[tag] for tag in tags[types != 0].tolist()]

    def _decide(self, tags: Places, types: Places, opens: Places, records: Records) -> None:
        """Fill in the tags of the words that have none yet.

        All are guessed; then each is scored with the guesses before it, and again where one of these has changed. A tag
        hangs on tags to its left alone, so what changes no more is what reading from left to right finds.
        """
        free = np.flatnonzero((tags == 0) & (types != 0))  # words with several tags to choose from
        said, rows = records.said.reshape(-1, len(self.tags)), types * _SAID
        scores = said.take(rows[free] + opens[free], 0)
        for number, offset in enumerate(_NEIGHBOURS, 2):
            scores += said.take(rows[free + offset] + number, 0)
        low = records.low[types[free]]
        tags[free] = scores.argmax(1)
        due = np.arange(len(free))
        while len(due):
            here = free[due]
            before = tags[here - 1]
            now = scores.take(due, 0) + self._history.take(before * len(self.tags) + tags[here - 2], 0)
            now += self.weights.scores(features.pair_features(before, low[due]))
            found = now.argmax(1)
            changed = here[found != tags[here]]
            tags[here] = found
            behind = np.zeros(len(tags), bool)
            behind[changed + 1] = behind[changed + 2] = True
            due = np.flatnonzero(behind[free])
