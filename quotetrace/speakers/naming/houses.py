"""Firms and teams that look like people, told by what they own: "Sanofi’s Marie Lecomte", "Lumen’s chairman"."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_OF_PARTIES = frozenset("leader president mp mep mla td senator councillor candidate convener".split())
_DETERMINERS = frozenset({"the", "a", "an", "its", "their"})
# Kinds of firms that the lists know as people too.
_MAKERS = frozenset("retailer manufacturer broadcaster lender regulator watchdog insurer supplier contractor".split())


def owns_a_name(reading: Reading, name: Name, cores: set[int]) -> bool:
    """Whether a name without title or role owns a full name, which begins at one of ``cores``: "Merrill Lynch’s"."""
    if name.role is not None or name.title or reading.low[name.last : name.last + 1] == []:
        return False
    between = reading.low[name.last]  # "Merrill Lynch’s Ann Lee", "Merrill Lynch analyst Ann Lee"
    gives = between in w.POSSESSIVE or between in w.posts_of_firms()
    gives = gives or (between in _OF_PARTIES and w.given(name.words[0].lower()) is None)  # "Plaid Werin leader Ann Lee"
    return gives and name.last + 1 in cores


def owners(reading: Reading, names: Iterable[Name], cores: set[int]) -> set[tuple[str, ...]]:
    """The words of names that own a full name somewhere and begin with no given name: nobody goes by them."""
    return {
        name.words for name in names if w.given(name.words[0].lower()) is None and owns_a_name(reading, name, cores)
    }


def short_names(reading: Reading, runs: Iterable[tuple[int, int]], names: Sequence[Name]) -> frozenset[str]:
    """ "Brandt Rail" and then "Brandt declined": the first words of firms that nobody bears, in lower case."""
    low, kinds = reading.low, w.organizations()
    firms = [
        first
        for first, last in runs
        if last - first > 1 and (not kinds.isdisjoint(low[first + 1 : last]) or reading.before(first) in w.TRADERS)
    ]
    short = frozenset(low[at] for at in firms if not _is_common(low[at]))
    return short - borne(names) if short else short


def _is_common(word: str) -> bool:
    known = word in w.places() or word in w.demonyms() or word in w.modifiers() or word in w.organizations()
    return known or w.is_role(word)


def houses(
    reading: Reading, singles: Sequence[int], names: Sequence[Name], cores: set[int], playing: AbstractSet[str]
) -> frozenset[int]:
    """Which of some lone capitalised words are firms or teams wherever they stand, and nobody’s surname; ``playing``
    are the words of the names of teams."""
    low = reading.low
    told = {low[at] for at in singles if _owns_staff(reading, at, cores) or _behind_kind(reading, at)}
    owners = told | playing
    if not owners:
        return frozenset()
    owners -= borne(names)
    return frozenset(at for at in singles if low[at] in owners)


def borne(names: Sequence[Name]) -> set[str]:
    """The words of the names of people."""
    return {word.casefold() for name in names for word in name.words}


def _behind_kind(reading: Reading, at: int) -> bool:
    """Whether the kind of firm stands before a lone word: "the retailer | Nordby", "the doctors’ union | Fides"."""
    low, tags = reading.low, reading.document.tags
    if low[at - 1] not in w.organizations():  # as before most
        return False
    led = at > 1 and (low[at - 2] in _DETERMINERS or low[at - 2] in w.POSSESSIVE or tags[at - 2] in ("NN", "JJ"))
    kind = low[at - 1] if led and reading.document.words[at - 1].islower() else ""
    return kind in w.organizations() and (kind in _MAKERS or not w.is_role(kind))


def _owns_staff(reading: Reading, at: int, cores: set[int]) -> bool:
    """Whether a lone word owns a full name, or a post that a firm gives: "Orrin’s | chief executive"."""
    low = reading.low
    if at + 3 >= len(low) or low[at + 1] not in w.POSSESSIVE or w.given(low[at]) == "sure":
        return False
    spot = at + 2
    while spot + 1 < len(low) and low[spot] in w.modifiers() and low[spot] not in w.posts_of_firms():
        spot += 1
    return at + 2 in cores or low[spot] in w.posts_of_firms()
