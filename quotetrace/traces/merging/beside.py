"""Beside: the members of traces laid side by side, each pair once: several questions are asked of a pair."""

from collections.abc import Iterable, Sequence

from attrs import define, field

from quotetrace.models import Alteration, Version

from ..pairing.rows import Row
from ..pairing.similarity import Comparison, compare
from ..pairing.utterances import Utterance
from . import versions


@define(eq=False)
class Beside:
    """Comparisons of utterances by their numbers; ``known`` are those made so far."""

    rows: Sequence[Utterance]
    known: dict[tuple[int, int], Comparison] = field(factory=dict)

    def __call__(self, one: int, other: int) -> Comparison:
        """The comparison of two utterances."""
        found = self.known.get((one, other))
        if found is None:
            found = self.known[one, other] = compare(self.rows[one].text, self.rows[other].text)
        return found

    def row(self, number: int) -> Row:
        """The row of an utterance."""
        return self.rows[number].row

    def told(self, number: int) -> versions.Told:
        """What is asked of an utterance that may represent its trace."""
        return versions.Told.of(number, self.rows[number])

    def lay(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Hear of pairs that will be asked for; who compares them one by one waits until they are."""

    def changes(self, one: int, other: int) -> tuple[Alteration, ...]:
        """The changes of meaning from one utterance to another."""
        return versions.changes(self.rows[one], self.rows[other], self(one, other))

    def versions(self, asked: Sequence[versions.Asked]) -> list[Version]:
        """The versions that are asked for."""
        return versions.told(self.rows, asked)
