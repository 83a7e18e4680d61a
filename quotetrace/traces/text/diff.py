"""Diff: the words of a version against those of its representative."""

from collections.abc import Iterator, Sequence
from typing import overload

from attrs import define

from quotetrace.models import DiffStep

from .alignment import Block, blocks
from .numbering import number_to_char
from .pieces import normal_words


@define(eq=False, slots=True)
class Diff(Sequence[DiffStep]):
    """The words of a version against those of its representative, as written; words that differ by marks only are
    equal. The steps are found when somebody looks at them: an archive has millions of versions and few are looked at.
    """

    representative: str
    version: str

    def steps(self) -> tuple[DiffStep, ...]:
        """All steps in order."""
        left, right = self.representative.split(), self.version.split()
        numbers: dict[tuple[str, ...] | str, str] = {}

        def coded(pieces: list[str]) -> str:
            keys = [normal_words(piece) or piece for piece in pieces]
            return "".join([numbers.setdefault(key, number_to_char(len(numbers) + 1)) for key in keys])

        return tuple(_steps(left, right, [*blocks(coded(left), coded(right)), (len(left), len(right), 0)]))

    @overload
    def __getitem__(self, at: int) -> DiffStep: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[DiffStep, ...]: ...

    def __getitem__(self, at: int | slice) -> DiffStep | tuple[DiffStep, ...]:
        return self.steps()[at]

    def __iter__(self) -> Iterator[DiffStep]:
        return iter(self.steps())

    def __len__(self) -> int:
        return len(self.steps())

    def __bool__(self) -> bool:
        return bool(self.representative.strip() or self.version.strip())

    def __eq__(self, other: object) -> bool:
        return tuple(other) == self.steps() if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return self.steps().__hash__()

    def __repr__(self) -> str:
        return repr(self.steps())


def _steps(left: list[str], right: list[str], equal: Sequence[Block]) -> Iterator[DiffStep]:
    at_a = at_b = 0
    for next_a, next_b, size in equal:
        if next_a > at_a or next_b > at_b:
            operation = "replace" if next_a > at_a and next_b > at_b else "delete" if next_a > at_a else "insert"
            yield _step(operation, left[at_a:next_a], right[at_b:next_b])
        if size:
            yield _step("equal", left[next_a : next_a + size], right[next_b : next_b + size])
        at_a, at_b = next_a + size, next_b + size


def _step(operation: str, left: list[str], right: list[str]) -> DiffStep:
    return DiffStep(operation=operation, representative=" ".join(left), version=" ".join(right))  # type: ignore[arg-type]
