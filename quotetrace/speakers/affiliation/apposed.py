"""Names that no list need know, behind the kind of what they name: "the airline Nordavia", "The charity, Haven,"."""

from collections.abc import Iterator

from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_LED = ("NN", "JJ", "NNP")  # tags of what else stands before a kind: "budget | airline", "Dublin | company"


def behind_kinds(reading: Reading, named: frozenset[int]) -> dict[str, list[int]]:
    """Where a name stands behind the kind of what it names, by the kind; ``named`` are where people are named."""
    found: dict[str, list[int]] = {}
    for kind, at in _kinds(reading, named):
        found.setdefault(kind, []).append(at)
    return found


def _kinds(reading: Reading, named: frozenset[int]) -> Iterator[tuple[str, int]]:
    """The kinds, each with the token where a name begins behind it, in order."""
    low, words, kinds = reading.low, reading.document.words, w.organizations()
    for kind in reading.where(kinds):
        at = kind + 1 + (low[kind + 1 : kind + 2] == [","])
        if not kind or at >= len(low) or not words[at][0].isupper() or w.is_role(low[at]):  # "the state | Chairman"
            continue
        if low[at - 1] == ",":
            if low[kind - 1] in _DETERMINERS and _closes(reading, at, named):
                yield low[at - 2], at
        elif words[at - 1].islower() and reading.document.tags[at].startswith("NNP") and at not in named:
            led = low[at - 2] in _DETERMINERS or low[at - 2] in w.POSSESSIVE or reading.document.tags[at - 2] in _LED
            if led:
                yield low[at - 1], at


def _closes(reading: Reading, at: int, named: frozenset[int]) -> bool:
    """Whether a comma stands behind the name of a body that begins at a token: "The charity, | Haven for All, said"."""
    _, end = organization_at(reading, at, reading.sentence(at)[1])
    return reading.low[end : end + 1] == [","] and not any(spot in named for spot in range(at, end))
