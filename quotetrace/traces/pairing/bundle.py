"""Bundle: very many links in one array, a seventh of the memory of as many records."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, get_args

import numpy as np
from numpy.typing import NDArray

from quotetrace.models import AlterationKind

from ..meaning.names import LIKENESSES
from .links import FAR, Link

Bundle = NDArray[Any]

_KINDS: Final[tuple[AlterationKind, ...]] = get_args(AlterationKind)
_NUMBER: Final = {each: number for number, each in enumerate(LIKENESSES)}
_FORM: Final = np.dtype(
    [("i", "i4"), ("j", "i4"), ("score", "f8"), ("base", "f8"), ("kinds", "u2"), ("speakers", "u1"), ("read", "?")]
)


def bundled(links: Iterable[Link]) -> Bundle:
    """Links as an array; what tells strangers of one article is not kept. Of none it is told that it was ``read``: that
    changes of meaning were looked for between the whole texts, so that there are none but those of ``kinds``.

    >>> list(unbundled(bundled([Link(9, 4, 1.5, 2.5, ("negation",), "same")])))
    [Link(i=9, j=4, score=1.5, base=2.5, kinds=('negation',), speakers='same', strangers=False)]
    """
    rows = (
        (each.i, each.j, each.score, each.base, mask_of(each.kinds), _NUMBER[each.speakers], False) for each in links
    )
    return np.fromiter(rows, dtype=_FORM)


def blank(i: NDArray[Any], j: NDArray[Any]) -> Bundle:
    """Links of these pairs that say nothing yet."""
    found = np.zeros(len(i), dtype=_FORM)
    found["i"], found["j"] = i, j
    return found


def unbundled(bundle: Bundle) -> Iterator[Link]:
    """The links of an array."""
    for i, j, score, base, kinds, speakers, _ in bundle.tolist():
        yield Link(i, j, score, base, _kinds(kinds), LIKENESSES[speakers])


def near(bundle: Bundle) -> Bundle:
    """Those links whose texts were laid side by side."""
    found: Bundle = bundle[(bundle["score"] != FAR) | (bundle["base"] != FAR)]
    return found


@cache
def mask_of(kinds: tuple[str, ...]) -> int:
    """Kinds of changes as the bits of a number."""
    return sum(1 << number for number, kind in enumerate(_KINDS) if kind in kinds)


@cache
def _kinds(mask: int) -> tuple[str, ...]:
    return tuple(sorted(kind for number, kind in enumerate(_KINDS) if mask >> number & 1))
