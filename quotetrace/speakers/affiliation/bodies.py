"""The named institutions of a page, in order of position, found by the words of their names."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from quotetrace.speakers.affiliation.acronyms import acronyms, unexplained
from quotetrace.speakers.affiliation.sound import sound
from quotetrace.speakers.text.bodies import called, is_headed, is_paper
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_FEW = 12  # namings of institutions


class Bodies:
    """Where institutions are named, ``runs`` in order, and how each is called; ``named`` are tokens of people."""

    def __init__(self, reading: Reading, runs: Sequence[tuple[int, int]], named: frozenset[int]) -> None:
        self.reading = reading
        self._named = named
        self._runs = runs
        self._begins = [first for first, _ in runs]
        self._with: dict[str, list[int]] = {}  # a word -> the numbers of the runs that hold it
        self._only: dict[str, str | None] = {}
        self._names: dict[tuple[int, int], str | None] = {}  # of runs that were asked for
        for number, run in enumerate(runs):
            for word in dict.fromkeys(reading.low[slice(*run)]):
                self._with.setdefault(word, []).append(number)

    def _name(self, run: tuple[int, int]) -> str | None:
        if run not in self._names:
            self._names[run] = sound(self.reading, called(self.reading, run, self._named))
        return self._names[run]

    def explained(self, name: str) -> str | None:
        """The name that letters stand for: as the page explains them, else the one body of its text that has them."""
        return self._short.get(name) or (self._letters.get(name) if name.isupper() else None)

    @cached_property
    def _short(self) -> dict[str, str]:
        return acronyms(self.reading, self._runs)

    @cached_property
    def _letters(self) -> dict[str, str]:
        runs = (run for run in self._runs if run[1] - run[0] > 1 and self.reading.runs(run[0]))
        return unexplained(dict.fromkeys(filter(None, map(self._name, runs))))

    def _holders(self, word: str) -> list[int]:
        """The numbers of the bodies whose names hold a word and more."""
        return [number for number in self._with.get(word, []) if self._name(self._runs[number]) != word.title()]

    def _only_one(self, word: str, known: list[int]) -> str | None:
        """The one body of running text that holds a word."""
        if word not in self._only:
            names = {self._name(self._runs[number]) for number in known if self.reading.runs(self._runs[number][0])}
            self._only[word] = names.pop() if len(names) == 1 else None
        return self._only[word]

    def holding(self, word: str, token: int) -> list[str]:
        """The names before a token that hold a word, the last first, a few of them."""
        known = self._with.get(word, [])
        before = bisect_left(known, bisect_left(self._begins, token))
        return [self._name(self._runs[at]) or "" for at in reversed(known[max(before - _FEW, 0) : before])]

    def area(self, kind: str) -> str | None:
        """The one county that a page names, for a "County Commissioner"."""
        named = {self._name(self._runs[number]) or "" for number in self._with.get(kind, [])}
        named = {name for name in named if name.lower().endswith(f" {kind}")}
        return named.pop() if len(named) == 1 else None if named else self._area_of(kind)

    def _area_of(self, kind: str) -> str | None:
        """ "the parish of | St. Orla", for "the parish priest": the one area whose kind stands before its name."""
        low, words, named = self.reading.low, self.reading.document.words, set()
        for at in self.reading.where(frozenset({kind})):
            if low[at + 1 : at + 2] == ["of"] and words[at + 2][0].isupper():
                named.add(organization_at(self.reading, at + 2, self.reading.sentence(at)[1])[0])
        return named.pop() if len(named) == 1 else None

    def names_any(self, words: frozenset[str]) -> bool:
        """Whether the name of an institution holds one of some words."""
        return not self._with.keys().isdisjoint(words)

    def just_told(self, name: str, token: int) -> bool:
        """Whether a body by a name of several words is named in the sentence before a token's, and a word tells it."""
        document, number = self.reading.document, self.reading.document.sentence_of[token]
        if not number or " " not in name or not is_headed(name.lower().split()) or is_paper(name):
            return False
        first, last = document.sentences[number - 1].first, document.sentences[number].first
        begins = range(bisect_left(self._begins, first), bisect_left(self._begins, last))
        return any(self._name(self._runs[at]) == name for at in begins)

    def last_before(self, token: int, others: set[str | None]) -> str | None:
        """The body by a name of several words that stands last before a token in running text, but for some others."""
        for number in range(bisect_left(self._begins, token) - 1, -1, -1):
            first, name = self._begins[number], self._name(self._runs[number])
            told = self.reading.runs(first) and not self.reading.quoted(first) and not self.reading.in_label(first)
            named = name is not None and " " in name and all(map(str.isalpha, name.split()[-1]))
            if told and named and name not in others and not is_paper(name or ""):
                return name
        return None

    def ending_in(self, kind: str, names: Iterable[str]) -> str | None:
        """The one name of one word that ends in the word for a kind of body: "Nordbank", for "the bank"."""
        found = {name for name in names if " " not in name and name.lower().endswith(kind) and name.lower() != kind}
        return found.pop() if len(found) == 1 else None
