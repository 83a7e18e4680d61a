"""Which institution small words stand for: "its president", "the company’s chairman", "a company spokesperson"."""

from bisect import bisect_left
from collections import Counter

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers import words as w
from quotetrace.speakers.phrases import organization_at
from quotetrace.speakers.reading import Reading

_FIRMS = frozenset({"company", "firm", "group", "manufacturer", "retailer", "corporation", "business", "companies"})
# Posts that belong to the firm an article is about, where the article names no other.
_EXECUTIVE = frozenset({"ceo", "cfo", "coo", "executive", "cto", "chief"})
_FARTHEST = 120  # tokens back to the institution that "its" stands for


class Institutions:
    """The named institutions of a page, in order of position."""

    def __init__(self, reading: Reading, runs: list[tuple[int, int]]) -> None:
        self._reading = reading
        self._runs = sorted(runs)
        self._begins = [first for first, _ in self._runs]
        self._with: dict[str, list[int]] = {}  # a word -> the numbers of the runs that hold it
        for number, run in enumerate(self._runs):
            for word in dict.fromkeys(reading.low[slice(*run)]):
                self._with.setdefault(word, []).append(number)
        self._main: list[str | None] = []

    def _name(self, run: tuple[int, int]) -> str | None:
        end = self._reading.sentence(run[0])[1]
        name, _ = organization_at(self._reading, run[0], end)
        return name

    def before(self, token: int) -> str | None:
        """The institution named last before a token."""
        for number in range(bisect_left(self._begins, token) - 1, -1, -1):
            run = self._runs[number]
            if run[0] <= token - _FARTHEST:
                break
            if self._reading.kind(run[0]) in ("body", "turn", "pull-credit"):
                return self._name(run)
        return None

    def called(self, word: str, token: int) -> str | None:
        """The institution that a common word stands for: one with that word in its name, or the firm of the article."""
        known = self._with.get(word, [])
        before = bisect_left(known, bisect_left(self._begins, token))
        if before:
            return self._name(self._runs[known[before - 1]])
        return self.main() if word in _FIRMS else None

    def main(self) -> str | None:
        """The institution the article is about: the one named most in running text, the earlier on a tie."""
        if not self._main:
            self._main.append(self._most_named())
        return self._main[0]

    def _most_named(self) -> str | None:
        words, low = self._reading.document.words, self._reading.low
        running = [run for run in self._runs if self._reading.kind(run[0]) in ("body", "headline", "turn")]
        running = [run for run in running if low[run[0]] not in w.places() and not self._reading.quoted(run[0])]
        if not running:
            return None
        counts = Counter(words[run[0]] for run in running)
        chosen = max(running, key=lambda run: (counts[words[run[0]]], run[1] - run[0] > 1, -run[0]))
        return self._name(chosen)

    def place(self, fact: Affiliation) -> Affiliation:
        """Fill in or name the institution of a role that the text gives only by "its" or a common word."""
        if fact.span is None or fact.role is None:
            return fact
        first, _ = self._reading.tokens(fact.span.start, fact.span.end)
        low = self._reading.low
        if fact.organization is None and first and low[first - 1] in ("its", "their"):
            return evolve(fact, organization=self.before(first))
        common = (fact.organization or "").lower().removeprefix("the ")
        if common in _FIRMS or common in ("institute", "university", "department", "ministry", "club", "agency"):
            return evolve(fact, organization=self.called(common, first) or fact.organization)
        if fact.organization is None and set(fact.role.lower().split()) & _EXECUTIVE:
            return evolve(fact, organization=self.main())
        return fact
