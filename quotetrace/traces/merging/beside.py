"""Beside: the members of traces laid side by side, each pair once: several questions are asked of a pair."""

from collections.abc import Iterable, Sequence

from attrs import define, field

from quotetrace.models import Alteration, Version

from ..pairing.rows import Row
from ..pairing.similarity import Comparison, compare
from ..pairing.utterances import Utterance
from . import fullest, versions


@define(eq=False)
class Beside:
    """Comparisons of utterances by their numbers; ``known`` are those made so far, ``against`` tells of pairs whether
    they contradict each other."""

    rows: Sequence[Utterance]
    known: dict[tuple[int, int], Comparison] = field(factory=dict)
    against: dict[tuple[int, int], bool] = field(factory=dict)

    def __call__(self, one: int, other: int) -> Comparison:
        """The comparison of two utterances."""
        found = self.known.get((one, other))
        if found is None:
            found = self.known[one, other] = compare(self.rows[one].text, self.rows[other].text)
        return found

    def row(self, number: int) -> Row:
        """The row of an utterance."""
        return self.rows[number].row

    def words(self, number: int) -> str:
        """The words of an utterance."""
        return self.rows[number].text.words

    def weight(self, number: int) -> float:
        """What the words of an utterance weigh."""
        return self.rows[number].text.total

    def fullness(self, number: int) -> float:
        """How much of the spoken words a version may hold: its weight, less where it is not verbatim."""
        return self.weight(number) * fullest.trust(self.row(number))

    def contradict(self, one: int, other: int) -> bool:
        """Whether two utterances say different things; of each pair the later one is laid beside the earlier."""
        pair = max(one, other), min(one, other)
        found = self.against.get(pair)
        if found is None:
            found = self.against[pair] = bool(self(*pair).grave)
        return found

    def representatives(self, groups: Sequence[Sequence[int]]) -> list[int]:
        """Which of the utterances of each group represents it."""
        return [
            own[0] if len(own) == 1 else fullest.representative(fullest.Told.of(each, self.rows[each]) for each in own)
            for own in groups
        ]

    def lay(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Hear of pairs that will be asked for; who compares them one by one waits until they are."""

    def oppose(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Hear of pairs that :meth:`contradict` will be asked about."""

    def changes(self, one: int, other: int) -> tuple[Alteration, ...]:
        """The changes of meaning from one utterance to another."""
        return versions.changes(self.rows[one], self.rows[other], self(one, other))

    def versions(self, asked: Sequence[versions.Asked]) -> list[Version]:
        """The versions that are asked for."""
        return versions.told(self.rows, asked)


class BesideCopies(Beside):
    """The same of few articles, one of which may be a copy of another in wholly other words: of many nobody asks."""

    def contradict(self, one: int, other: int) -> bool:
        """Whether two utterances say different things, or tell another figure in other words."""
        return super().contradict(one, other) or bool(versions.changed(self(max(one, other), min(one, other))))
