"""An article as columns of numbers, a row a token: what the learned reader sees.

Words become hashes; what the rules have found is evidence like any other.
"""

import re
import zlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from itertools import chain, count, islice
from threading import Lock

import numpy as np
import numpy.typing as npt

from quotetrace import lexicons
from quotetrace.attribution.templates import Column
from quotetrace.grammar.cues import forms
from quotetrace.layers import Document, Reported

Rows = npt.NDArray[np.int64]
Tokens = tuple[int, int]

_EDGE = 8  # places kept free on both sides of a sentence, so that a neighbour never comes from another one
_NOTHING = 1  # the value of a place where there is no token
_TYPES_KEPT = 200_000  # word types remembered before the memory is emptied
_CLOSED = frozenset(", . : '' `` IN DT CC TO MD PRP PRP$ WDT WP WRB RP EX POS".split())
_CLOSED_WORDS = frozenset("not n't n’t be is are was were been being has have had".split())
_ENDING = re.compile(r"(?:ing|(?<=i)e[ds]|ed|es|(?<!s)s)$")
_NO_SENSE = (2, 2)
_WORD_NUMBERS, _TAG_NUMBERS = 9, 3  # how many are shown of a word and of a tag
BRANCH = 10  # bits of a cluster's number behind those of its branch of the tree
_LETTERS = 128  # the letters of grammar.letters are ASCII
# Classes of tokens that are counted and looked for, by their letters; those behind them are told by other columns.
_LETTERED = {
    "commas": ",", "units": ",:", "clauses": "VZM", "thats": "t", "ands": "C", "whos": "W", "nouns": "NPR", "tos": "T",
    "prepositions": "I",
}  # fmt: skip
_CLASS = {name: at for at, name in enumerate((*_LETTERED, "verbs", "reports", "opens", "closes", "marks"))}
_OF_LETTER = np.array([[chr(at) in each for at in range(_LETTERS)] for each in _LETTERED.values()])
FAR = 99  # a distance beyond all steps: there is none in this sentence
_STEP_OF = np.searchsorted([0, 1, 2, 3, 4, 6, 9, 14, 25, FAR], np.arange(FAR + 1)).astype(np.uint32)


def hashed(text: str) -> int:
    """A number of 32 bits for a string."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def stepped(distances: Rows) -> Column:
    """Distances in rough steps: 0 to 4 each, then 6, 9, 14, 25, and beyond."""
    found: Column = _STEP_OF.take(np.minimum(distances, FAR))
    return found


# The name of a column at a token some way off ("form-1"), the column, and how far off it is.
Beside = tuple[tuple[str, str, int], ...]


def beside(*columns: tuple[str, Iterable[int]]) -> Beside:
    """Columns by name, each with the offsets at which it is looked at.

    >>> beside(("form", range(2)), ("tag", (-1,)))
    (('form', 'form', 0), ('form+1', 'form', 1), ('tag-1', 'tag', -1))
    """
    return tuple((f"{name}{at:+d}" if at else name, name, at) for name, offsets in columns for at in offsets)


_VERB = hashed("VB")


@cache
def _irregular() -> dict[str, str]:
    return {form: lemma for lemma in lexicons.table("irregular_verbs") for form in forms(lemma)}


def stem(word: str) -> str:
    """What the forms of a word share: no lemma, but the same string for "argue", "argues", "argued" and "arguing".

    >>> [stem(word) for word in ("argues", "argued", "arguing", "said", "denies", "denied")]
    ['argu', 'argu', 'argu', 'say', 'deny', 'deny']
    """
    found = _irregular().get(word, word)
    if len(found) > 4:
        found = _ENDING.sub("", found)
        found = f"{found[:-1]}y" if found.endswith("i") else found
    if len(found) > 3 and found.endswith("e"):
        found = found[:-1]
    if len(found) > 3 and found[-1] == found[-2] and found[-1] not in "lsz":
        found = found[:-1]
    return found


@cache
def _senses(name: str) -> dict[str, tuple[int, int]]:
    """For each stem in a list of senses the hashes of its commonest kind and of its whole code."""
    found: dict[str, tuple[int, int]] = {}
    for code, stems in lexicons.table(name).items():
        found |= dict.fromkeys(stems.split(" "), (hashed(code.split(" ")[0]), hashed(code)))
    return found


@cache
def _clusters() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint16]]:
    """The hashes of words, sorted, and their clusters (``scripts/make_clusters.py``)."""
    packed = lexicons.weights("clusters.bin")
    count = len(packed) // 6
    return np.frombuffer(packed, "<u4", count), np.frombuffer(packed, "<u2", count, 4 * count)


def _clusters_of(words: Column) -> Column:
    """The clusters of words, given by their hashes: numbers of 16 bits, 0 where a word has none."""
    keys, clusters = _clusters()
    places = np.minimum(np.searchsorted(keys, words), len(keys) - 1)
    found: Column = np.where(keys[places] == words, clusters[places], 0).astype(np.uint32)
    return found


class _Kinds:
    """Strings by number, with a row of numbers that ``show`` makes of each; safe to share between threads.

    Strings that are met for the first time are shown together. The memory begins anew where it has grown too large.
    """

    def __init__(self, show: Callable[[Sequence[str]], npt.NDArray[np.uint32]]) -> None:
        self._show = show
        self._lock = Lock()  # two threads must not give one number to two strings
        self._clear()

    def _clear(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._rows = self._show(())

    def shown(self, names: Sequence[str]) -> npt.NDArray[np.uint32]:
        """The rows of some strings: (strings, numbers)."""
        with self._lock:
            if len(self._numbers) > _TYPES_KEPT:
                self._clear()
            numbers = np.fromiter(map(self._numbers.__getitem__, names), np.intp, len(names))
            fresh = len(self._numbers) - len(self._rows)
            if fresh:
                self._rows = np.concatenate([self._rows, self._show([*islice(reversed(self._numbers), fresh)][::-1])])
            rows = self._rows
        return rows.take(numbers, 0)


def _shown_of_words(words: Sequence[str]) -> npt.NDArray[np.uint32]:
    """Of each word the hashes of lower case, stem and ending, two flags, what it is as a verb and as a noun, its
    cluster."""
    verbs, nouns = _senses("senses_verbs"), _senses("senses_nouns")
    rows = []
    for word in words:
        low = word.lower()
        root = stem(low)
        flags = word[0].isupper(), low in _CLOSED_WORDS
        senses = *verbs.get(root, _NO_SENSE), nouns.get(root, _NO_SENSE)[0]
        rows.append((hashed(low), hashed(root), hashed(low[-3:]), *flags, *senses, 0))
    found = np.array(rows, np.uint32).reshape(-1, _WORD_NUMBERS)
    found[:, -1] = _clusters_of(found[:, 0])
    return found


def _shown_of_tags(tags: Sequence[str]) -> npt.NDArray[np.uint32]:
    """Of each tag its hash, whether its class is closed, and the hash of its class (VB of VBD)."""
    rows = [(hashed(tag), tag in _CLOSED, hashed(tag[:2])) for tag in tags]
    return np.array(rows, np.uint32).reshape(-1, _TAG_NUMBERS)


@cache
def _words() -> _Kinds:
    return _Kinds(_shown_of_words)


@cache
def _tags() -> _Kinds:
    return _Kinds(_shown_of_tags)


def tokens_of(document: Document, start: int, end: int) -> Tokens:
    """The tokens (first, last excluded) of the characters ``start`` to ``end``; most spans are asked for again."""
    known = document.tokens.get((start, end))
    if known is None:
        known = document.tokens[start, end] = bisect_right(document.ends, start), bisect_left(document.starts, end)
    return known


def _kinds(classes: Sequence[str]) -> Rows:
    """The numbers of some classes, one a row."""
    return np.array([[_CLASS[name]] for name in classes])


class Columns:
    """The columns of one article.

    ``found`` are the reports of the rules, each with the token of the cue that it started from. Columns by name:
    ``word``, ``stem``, ``ending``, ``tag``, ``class`` (the tag's first two letters), ``letter`` (see
    ``grammar.letters``), ``kind`` (the kind of verb, else of noun, that it is in WordNet), ``code`` (the same with what
    a verb can take), ``cluster`` (words that stand in like company share one), ``branch`` (clusters near each other
    share one), ``form`` (the word where it belongs to a closed class, else the tag), ``capital``, ``quoted``
    (1 opens, 2 inside, 3 closes marks), ``rule`` (the rule that found a cue here), ``cover`` (inside a report that the
    rules found), ``phrase`` (1 begins a noun phrase, 2 inside).
    """

    def __init__(self, document: Document, found: Sequence[tuple[int | None, Reported]]) -> None:
        self.document = document
        self.size = len(document.words)
        firsts = np.array([sentence.first for sentence in document.sentences], np.int64)
        lasts = np.array([sentence.last for sentence in document.sentences], np.int64)
        number = np.repeat(np.arange(len(firsts)), lasts - firsts)
        self.first, self.last = firsts[number], lasts[number]
        self._places = np.arange(self.size) + _EDGE * (number + 1)
        self._width = self.size + _EDGE * (len(firsts) + 2)
        shown, tags = _words().shown(document.words), _tags().shown(document.tags)
        letters = np.frombuffer(document.letters.encode("utf-32-le"), np.uint32)
        closed = (tags[:, 1] | shown[:, 4]).astype(bool)
        self.plain: dict[str, Column] = {
            "word": shown[:, 0],
            "stem": shown[:, 1],
            "ending": shown[:, 2],
            "capital": shown[:, 3],
            "tag": tags[:, 0],
            "class": tags[:, 2],
            "letter": letters,
            "form": np.where(closed, shown[:, 0], tags[:, 0]),
            "kind": np.where(tags[:, 2] == _VERB, shown[:, 5], shown[:, 7]),
            "code": np.where(tags[:, 2] == _VERB, shown[:, 6], shown[:, 7]),
            "cluster": shown[:, 8],
            "branch": shown[:, 8] >> np.uint32(BRANCH),
            "quoted": self._quoted(),
            "phrase": self._phrases(),
        }
        self.rules = {head: each for head, each in found if head is not None}
        self._add_rules(found)

    @cached_property
    def verbs(self) -> npt.NDArray[np.bool_]:
        """Where verbs stand, modals apart."""
        found: npt.NDArray[np.bool_] = self.plain["class"] == _VERB
        return found

    @cached_property
    def _classes(self) -> npt.NDArray[np.bool_]:
        """Where tokens of each class stand: (classes, tokens)."""
        quoted, found = self.plain["quoted"], np.empty((len(_CLASS), self.size), bool)
        _OF_LETTER.take(self.plain["letter"], 1, out=found[: len(_LETTERED)])
        opens, closes = quoted == 1, quoted == 3
        found[len(_LETTERED) :] = self.verbs, self.plain["rule"] > 0, opens, closes, opens | closes
        return found

    @cached_property
    def _counted(self) -> npt.NDArray[np.int32]:
        """How many tokens of each class stand before each token: (classes, tokens and one more)."""
        found = np.zeros((len(_CLASS), self.size + 1), np.int32)
        np.cumsum(self._classes, axis=1, out=found[:, 1:])
        return found

    @cached_property
    def _placed(self) -> tuple[Rows, npt.NDArray[np.int64]]:
        """The tokens of each class in order, class behind class, with -1 before and ``size`` behind each; where the
        places of each class begin. So many of a class as stand before a token are passed over to find the nearest."""
        tokens, counts = np.flatnonzero(self._classes), self._counted[:, -1].astype(np.int64)
        kinds = np.repeat(np.arange(len(_CLASS)), counts)
        found: Rows = np.full(len(tokens) + 2 * len(_CLASS), self.size, np.int64)
        found[np.arange(len(tokens)) + 2 * kinds + 1] = tokens - kinds * self.size
        firsts = (counts + 2).cumsum() - counts - 2
        found[firsts] = -1
        return found, firsts

    @cached_property
    def _wide(self) -> Column:
        """All columns, one a row, with places kept free between sentences."""
        found: Column = np.full((len(self.plain), self._width), _NOTHING, np.uint32)
        found[:, self._places] = np.concatenate([*self.plain.values()]).reshape(len(self.plain), -1)
        return found

    def all_at(self, wanted: Beside, rows: Rows) -> dict[str, Column]:
        """The values of the columns beside ``rows``; a fixed value beyond the sentence."""
        number = {name: place for place, name in enumerate(self.plain)}
        starts = np.array([number[name] * self._width + offset for _, name, offset in wanted])
        values = self._wide.ravel().take(starts[:, None] + self._places.take(rows))
        return {key: values[place] for place, (key, _, _) in enumerate(wanted)}

    def counts(self, classes: Sequence[str], low: Rows, high: Rows) -> Rows:
        """How many tokens of each class stand from ``low`` to ``high`` (excluded): (classes, rows)."""
        kinds = _kinds(classes)
        return self._before(kinds, high) - self._before(kinds, low)

    def behind(self, classes: Sequence[str], rows: Rows, *, here: bool = False) -> Rows:
        """For each row the next token of each class after it in its sentence, or -1: (classes, rows). ``here`` it may
        be the row itself."""
        kinds, (placed, firsts) = _kinds(classes), self._placed
        nearest = placed.take(self._before(kinds, rows if here else rows + 1) + firsts[kinds] + 1)
        found: Rows = np.where(nearest < self.last.take(rows), nearest, -1)
        return found

    def before(self, classes: Sequence[str], rows: Rows) -> Rows:
        """For each row the last token of each class before it in its sentence, or -1: (classes, rows)."""
        kinds, (placed, firsts) = _kinds(classes), self._placed
        nearest = placed.take(self._before(kinds, rows) + firsts[kinds])
        found: Rows = np.where(nearest >= self.first.take(rows), nearest, -1)
        return found

    def _before(self, kinds: Rows, rows: Rows) -> npt.NDArray[np.int32]:
        """How many tokens of some classes stand before each row."""
        return self._counted.ravel().take(kinds * (self.size + 1) + rows)

    def values(self, wanted: Sequence[tuple[str, str, int]], places: Rows) -> dict[str, Column]:
        """Columns by name, each at one row of ``places``; a fixed value where a place is -1."""
        number = {name: place for place, name in enumerate(self.plain)}
        starts = np.array([number[name] * self._width for _, name, _ in wanted])
        free = self._places.take(places, mode="clip")
        free[places < 0] = 0  # a place kept free
        values = self._wide.ravel().take(starts[:, None] + free[[row for _, _, row in wanted]])
        return {key: values[place] for place, (key, _, _) in enumerate(wanted)}

    def _quoted(self) -> Column:
        found = np.zeros(self.size, np.uint32)
        for marked in self.document.marked:
            first, last = tokens_of(self.document, marked.start, marked.end)
            if marked.parent is None and last - first >= 2:
                found[first:last] = 2
                found[first], found[last - 1] = 1, 3
        return found

    def _phrases(self) -> Column:
        phrases = self.document.phrases
        ends = np.fromiter(chain.from_iterable(phrases), np.int64, 2 * len(phrases)).reshape(-1, 2)
        edges = np.zeros(self.size + 1, np.int64)
        edges[ends[:, 0]] += 2
        edges[ends[:, 1]] -= 2
        found: Column = edges.cumsum()[:-1].astype(np.uint32)
        found[ends[:, 0]] = 1
        return found

    def _add_rules(self, found: Sequence[tuple[int | None, Reported]]) -> None:
        rule, cover = np.zeros(self.size, np.uint32), np.zeros(self.size, np.uint32)
        for head, each in self.rules.items():
            rule[head] = hashed(each.rule)
        for _, each in found:
            for start, end in each.content:
                first, last = tokens_of(self.document, start, end)
                cover[first:last] = 1 if each.kind == "indirect" else 2 if each.kind == "mixed" else 3
        self.plain |= {"rule": rule, "cover": cover}


def cue_token(document: Document, each: Reported) -> int | None:
    """The token that a rule started from: the verb of its cue."""
    return None if each.cue is None else bisect_left(document.starts, each.cue[0])
