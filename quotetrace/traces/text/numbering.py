"""Numbers for words: a character for each, so that rapidfuzz aligns words as if they were letters; a lasting one."""

import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, islice
from types import MappingProxyType

_SURROGATES = range(0xD800, 0xE000)  # characters that no text may hold alone


def number_to_char(number: int) -> str:
    """A character for a number; lone surrogates are none."""
    return chr(number if number < _SURROGATES.start else number + len(_SURROGATES))


class Numbered(defaultdict[str, str]):
    """A character for each name, in the order in which they are asked for.

    >>> chars = Numbered()
    >>> chars["ferry"] + chars["dam"] + chars["ferry"], chars.names()["\\x02"]
    ('\\x01\\x02\\x01', 'dam')
    """

    def __init__(self, known: Mapping[str, str] = MappingProxyType({})) -> None:
        first = ord(number_to_char(len(known) + 1))
        free = chain(range(first, _SURROGATES.start), range(max(first, _SURROGATES.stop), sys.maxunicode + 1))
        super().__init__(map(chr, free).__next__, known)
        self._names: dict[str, str] = {}
        self.known = self._names.__getitem__  # the names that were asked for before

    def names(self) -> dict[str, str]:
        """The name of each character, turned round when somebody asks: most are never asked for."""
        fresh = len(self) - len(self._names)
        if fresh:  # the last ones: to go through all of them would cost as much for every new word
            latest = [*islice(reversed(self.items()), fresh)]
            self._names.update((char, name) for name, char in reversed(latest))
        return self._names


class LastingNumbers(dict[str, int]):
    """The lasting number of each key, made when somebody asks: a single article is merged with few of them."""

    def __init__(self, keys: Numbered) -> None:
        super().__init__()
        self._keys = keys

    def __missing__(self, key: str) -> int:
        found = self[key] = lasting_number(self._keys.names()[key])
        return found


@lru_cache(maxsize=1 << 15)
def lasting_number(root: str) -> int:
    """A number for a root that is the same in every process."""
    return int.from_bytes(blake2b(root.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 2
