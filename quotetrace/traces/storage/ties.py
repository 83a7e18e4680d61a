"""Ties: the links of a node to earlier ones, packed for the store."""

import struct
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, get_args

from quotetrace.models import AlterationKind

from ..meaning.names import Likeness
from ..pairing.links import Link

_FORM: Final = struct.Struct("<IffHB")
_KINDS: Final[tuple[AlterationKind, ...]] = get_args(AlterationKind)
_LIKENESS: Final[tuple[Likeness, ...]] = get_args(Likeness)


def pack(links: Iterable[Link]) -> bytes:
    """The links of one node (``i`` of each) as bytes."""
    return b"".join(_packed(link) for link in links)


def _packed(link: Link) -> bytes:
    kinds = sum(1 << number for number, kind in enumerate(_KINDS) if kind in link.kinds)
    return _FORM.pack(link.j, link.score, link.base, kinds, _LIKENESS.index(link.speakers))


def unpack(node: int, data: bytes, place_of: Mapping[int, int] | None = None) -> list[Link]:
    """The links of ``node`` to earlier nodes; with ``place_of`` those between the nodes in it, numbered by it.

    >>> unpack(9, pack([Link(9, 4, 1.5, 2.5, ("negation",), "same")]))
    [Link(i=9, j=4, score=1.5, base=2.5, kinds=('negation',), speakers='same', strangers=False)]
    """
    if place_of is None:
        return [Link(node, *_values(other, *rest)) for other, *rest in _FORM.iter_unpack(data)]
    own = place_of[node]
    return [
        Link(own, *_values(place_of[other], *rest)) for other, *rest in _FORM.iter_unpack(data) if other in place_of
    ]


def _values(
    other: int, score: float, base: float, kinds: int, speakers: int
) -> tuple[int, float, float, tuple[str, ...], Likeness]:
    return other, score, base, _kinds(kinds), _LIKENESS[speakers]


@cache
def _kinds(packed: int) -> tuple[str, ...]:
    return tuple(sorted(kind for number, kind in enumerate(_KINDS) if packed >> number & 1))


def connects(link: Link) -> bool:
    """Whether a link may bring two nodes into one trace."""
    return link.score > 0 or link.base > 0
