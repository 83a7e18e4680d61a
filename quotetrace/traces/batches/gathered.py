"""Gathered: very many rows made comparable, of which an utterance is put together when somebody asks for it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import define
from numpy.typing import NDArray

from ..pairing.boilerplate import LONGEST, is_boilerplate, phrases
from ..pairing.nodes import bare
from ..pairing.rows import Row
from ..pairing.utterances import STOCK_SPEAKERS, Utterance, core_of, is_stock, voice_once
from ..text.bulk import Shelf, read_all
from ..text.comparable import Vocabulary
from ..text.made import Made

Array = NDArray[Any]


@define(eq=False)
class Gathered(Made[Utterance]):
    """Rows with their comparable ``texts``.

    ``wording`` numbers the words of each, ``voice`` what is known of its speakers, of which ``voices`` has one of each
    without its words; ``name`` numbers their names. ``place`` is the place among the rows of the article, ``stock``
    tells the stock phrases.
    """

    rows: Sequence[Row]
    texts: Shelf
    wording: Array
    voice: Array
    voices: Sequence[Utterance]
    name: Array
    place: Array
    stock: Array

    def __len__(self) -> int:
        return len(self.rows)

    def make(self, number: int) -> Utterance:
        """The row with a number as an utterance."""
        row, voice = self.rows[number], self.voices[self.voice[number]]
        text, core = self.texts[number], core_of(row, self.texts.vocabulary)
        place, stock = int(self.place[number]), bool(self.stock[number])
        return Utterance(row, text, voice.names, core, place, stock, voice.post)

    def firsts(self) -> Array:
        """For each row the first one with the same words and the same speakers."""
        within: dict[str | None, int] = {}
        nested = np.array([within.setdefault(row.within, len(within)) for row in self.rows], dtype=np.int64)
        said = self.wording.astype(np.int64) * (int(self.name.max(initial=0)) + 1) + self.name
        order = np.lexsort((np.arange(len(said)), nested, said))
        new = np.append(True, (np.diff(said[order]) != 0) | (np.diff(nested[order]) != 0))
        found = np.empty_like(order)
        found[order] = order[new][np.cumsum(new) - 1]
        return found


def gather(rows: Sequence[Row], vocabulary: Vocabulary) -> Gathered:
    """Make rows comparable, with their places in their articles and the stock phrases among them marked."""
    texts = read_all([row.text for row in rows], vocabulary)
    stock = _boilerplate(texts)
    vocabulary.forget()
    wording = texts.wordings()
    voice, voices, name = _voices(rows)
    stock |= _stock(wording, voice, voices)
    seen: defaultdict[str | None, int] = defaultdict(int)
    place = np.zeros(len(rows), dtype=np.int32)
    for number, row in enumerate(rows):
        if row.article is not None:
            place[number] = seen[row.article]
            seen[row.article] += 1
    return Gathered(rows, texts, wording, voice, voices, name, place, stock)


def _boilerplate(texts: Shelf) -> Array:
    """Which texts are little more than a sentence that anybody says; those that hold no such sentence are not read."""
    known = [texts.vocabulary.read(" ".join(phrase)).words for phrase in phrases()]
    short = np.flatnonzero(np.diff(texts.start) <= LONGEST)
    found = np.zeros(len(texts), dtype=bool)
    for number, words in zip(short.tolist(), texts.words_of(short), strict=True):
        if any(phrase in words for phrase in known):
            found[number] = is_boilerplate(texts.written[number])
    return found


def _voices(rows: Sequence[Row]) -> tuple[Array, list[Utterance], Array]:
    """What is known of the speakers of each row, by number, one of each, and the number of the names of each row."""
    numbers: dict[object, tuple[int, int]] = {}
    names: dict[object, int] = {}
    voices: list[Utterance] = []
    voice, name = np.empty(len(rows), dtype=np.int32), np.empty(len(rows), dtype=np.int32)
    for number, row in enumerate(rows):
        told = (row.speakers, row.kinds, row.affiliation, row.role)
        own = numbers.get(told)
        if own is None:
            said = voice_once(row)
            own = numbers[told] = len(voices), names.setdefault(said[0], len(names))
            voices.append(bare(row, *said))
        voice[number], name[number] = own
    return voice, voices, name


def _stock(wording: Array, voice: Array, voices: Sequence[Utterance]) -> Array:
    """Which rows are stock phrases, by the first names of their speakers."""
    firsts: dict[tuple[str, ...], int] = {}
    first = np.array([firsts.setdefault(each.names[0], len(firsts)) if each.names else -1 for each in voices])[voice]
    named = first >= 0
    used, times = np.unique(wording[named].astype(np.int64) * max(len(firsts), 1) + first[named], return_counts=True)
    words, who = used // max(len(firsts), 1), used % max(len(firsts), 1)
    known = [*firsts]
    users: defaultdict[int, dict[tuple[str, ...], int]] = defaultdict(dict)
    many = np.bincount(words, minlength=1)[words] >= STOCK_SPEAKERS
    for wordy, one, count in zip(words[many].tolist(), who[many].tolist(), times[many].tolist(), strict=True):
        users[wordy][known[one]] = count
    found: Array = np.isin(wording, [wordy for wordy, names in users.items() if is_stock(names)])
    return found
