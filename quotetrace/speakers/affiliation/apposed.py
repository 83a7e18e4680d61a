"""Names that no list need know, behind the kind of what they name: "the airline Nordavia", "The charity, Haven,"."""

from collections.abc import Callable, Iterator
from operator import itemgetter

from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import only_opens
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import RUNNING, Reading

_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_LONGEST = 6  # tokens of a description behind a name up to its kind
_GOES_ON = frozenset({"in", "of", "that", "which", "from", "for", "based", "behind", "whose", "with", "and", "near"})
_WIDE = 4  # tokens from a kind back to its article
_READ = RUNNING | {"headline", "subheading"}
_LED = ("NN", "JJ", "NNP")  # tags of what else stands before a kind: "budget | airline", "Dublin | company"


def behind_kinds(reading: Reading, named: frozenset[int]) -> dict[str, list[int]]:
    """Where a name stands behind the kind of what it names, by the kind; ``named`` are where people are named."""
    found: dict[str, list[int]] = {}
    for kind, at in sorted((*_kinds(reading, named), *_before_kinds(reading, named)), key=itemgetter(1)):
        found.setdefault(kind, []).append(at)
    return found


def _kinds(reading: Reading, named: frozenset[int]) -> Iterator[tuple[str, int]]:
    """The kinds, each with the token where a name begins behind it, in order."""
    low, words, kinds = reading.low, reading.document.words, w.organizations() | w.TRADERS
    yield from _known_as(reading, kinds)
    for kind in reading.where(kinds):
        at = kind + 1 + (low[kind + 1 : kind + 2] == [","])
        if not kind or at >= len(low) or not words[at][0].isupper() or w.is_role(low[at]):  # "the state | Chairman"
            continue
        if low[at - 1] == ",":
            if _determined(reading, kind) and _closes(reading, at, named):
                yield low[at - 2], at
        elif words[at - 1].islower() and reading.document.tags[at].startswith("NNP") and at not in named:
            led = low[at - 2] in _DETERMINERS or low[at - 2] in w.POSSESSIVE or reading.document.tags[at - 2] in _LED
            if led and low[at] not in w.organizations():  # not "the state | Senate"
                yield low[at - 1], at


def _known_as(reading: Reading, kinds: frozenset[str]) -> Iterator[tuple[str, int]]:
    """ "The union, known by its initials as | SINPAC,"."""
    low = reading.low
    for at in reading.where(frozenset({"known"})):
        spot = next((spot for spot in range(at + 1, min(at + _LONGEST, len(low) - 1)) if low[spot] == "as"), None)
        kind = low[at - 2] if at > 1 and low[at - 1] == "," else low[at - 1] if at else ""
        if spot is not None and kind in kinds and reading.document.words[spot + 1][0].isupper():
            yield kind, spot + 1


def _determined(reading: Reading, at: int) -> bool:
    """Whether an article stands before a kind, or before a word or two that widen it: "the | battery supplier"."""
    first = at - 1
    while (
        first > at - _WIDE and reading.document.tags[first] in ("NN", "JJ") and reading.document.words[first].islower()
    ):
        first -= 1
    return reading.low[first] in _DETERMINERS


def _before_kinds(reading: Reading, named: frozenset[int]) -> Iterator[tuple[str, int]]:
    """ "| Daesung Cell, the Korean supplier,", "the | Dippers, a winter swimming club,": the kind stands behind."""
    low, words, tags = reading.low, reading.document.words, reading.document.tags
    for at in reading.where(w.kinds_of_bodies() | w.TRADERS):
        if at + 1 < len(low) and low[at + 1][0].isalnum() and low[at + 1] not in _GOES_ON:
            continue  # "Mitten Hill, the town | wants a new truck"
        if at + 1 < len(low) and low[at + 1] in w.POSSESSIVE:
            continue  # "sent to Mitten Hill, the town | ’s clerk said"
        begin, comma = reading.sentence(at)[0], at - 1
        while (
            comma > max(begin, at - _LONGEST)
            and tags[comma][:2] in ("NN", "JJ", "VB", "RB", "PO")
            and low[comma] != ","
        ):
            comma -= 1
        comma -= 1
        if not words[at].islower() or comma <= begin or low[comma] != "," or low[comma + 1] not in ("a", "an", "the"):
            continue
        first = comma
        while first > begin and words[first - 1][0].isupper() and low[first - 1] != "the":
            first -= 1
        people = any(spot in named for spot in range(first, comma)) or w.is_role(low[comma - 1])
        opens = first == comma - 1 and (
            low[first] in w.not_names() or only_opens(reading, first)
        )  # "However, the firm"
        if first < comma and not people and not opens and reading.text(first, comma).lower() not in w.places():
            yield low[at], first


def _closes(reading: Reading, at: int, named: frozenset[int]) -> bool:
    """Whether a comma stands behind the name of a body that begins at a token: "The charity, | Haven for All, said"."""
    _, end = organization_at(reading, at, reading.sentence(at)[1])
    return reading.low[end : end + 1] == [","] and not any(spot in named for spot in range(at, end))


def told_small(reading: Reading, named_so: Callable[[str, int], str | None]) -> list[tuple[int, str]]:
    """ "the hospital", "the regional health office": bodies in small words only, each at its first token."""
    low, words = reading.low, reading.document.words
    found = []
    for at in reading.where(w.kinds_of_bodies()):
        if words[at].islower() and reading.kind(at) in _READ and not reading.quoted(at):
            first = at
            while first and at - first < _WIDE and reading.document.tags[first - 1] in ("NN", "JJ"):
                first -= 1
            if first and low[first - 1] == "the":
                named = named_so(low[at], at) if first == at or low[first - 2] == "," else None
                found.append((first, named or reading.text(first, at + 1)))
    return found
