"""Houses: an utterance told by an institution and by somebody who speaks for it."""

from collections.abc import Sequence

from attrs import evolve

from ..meaning.names import likeness, name_of
from ..pairing.links import Link, link
from ..pairing.utterances import Utterance


def housed(rows: Sequence[Utterance], found: Sequence[Link]) -> list[Link]:
    """The links, those of an institution and of one who belongs to it as if one of both had the other's name: "the
    ministry said the bridge would reopen", "ministry spokeswoman Lena Holt said"."""
    return [_housed(rows[each.i], rows[each.j], each) for each in found]


def _housed(one: Utterance, other: Utterance, known: Link) -> Link:
    if known.speakers not in ("different", "unknown") or not (_belongs(one, other) or _belongs(other, one)):
        return known
    names = one.names if _is_house(one) else other.names
    again = link(evolve(one, names=names), evolve(other, names=names), known.i, known.j)
    if again and again.score > known.score:
        return again
    altered = again is not None and again.kinds and again.base > max(known.base, 0.0)
    return again if again and altered else known


def _belongs(somebody: Utterance, house: Utterance) -> bool:
    own = somebody.row.house
    return bool(own and _is_house(house) and likeness(name_of(own, "organization"), house.names[0]) == "same")


def _is_house(utterance: Utterance) -> bool:
    return utterance.row.kinds == ("organization",) and bool(utterance.names)
