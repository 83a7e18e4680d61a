"""Made: sequences whose members are put together when somebody asks for them, for all at once would not fit."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Final, TypeVar, overload

from attrs import define, field

# So many members are kept at once: those of the pairs that are looked at one after the other.
_KEPT: Final = 1 << 13

Member = TypeVar("Member")


@define(eq=False)
class Made(Sequence[Member]):
    """A sequence that keeps some thousand of the members that :meth:`make` put together."""

    _kept: dict[int, Member] = field(factory=dict, kw_only=True)

    @abstractmethod
    def make(self, number: int) -> Member:
        """The member with a number, put together anew."""

    @overload
    def __getitem__(self, number: int) -> Member: ...

    @overload
    def __getitem__(self, number: slice) -> list[Member]: ...

    def __getitem__(self, number: int | slice) -> Member | list[Member]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        found = self._kept.get(number)
        if found is None:
            if not 0 <= number < len(self):
                raise IndexError(number)
            if len(self._kept) > _KEPT:
                self._kept.clear()
            found = self._kept[number] = self.make(number)
        return found
