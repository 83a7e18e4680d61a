"""Nicknames: told in marks or by "known as", short forms of given names ("Iggy"), and a Russian's patronymic."""

from bisect import bisect_left
from collections import defaultdict

from quotetrace.speakers.forms import Name
from quotetrace.speakers.people import People
from quotetrace.speakers.reading import Reading

_NICKNAME_REACH = 16  # tokens between a name and a nickname


def take_nicknames(reading: Reading, people: People, singles: list[int]) -> None:
    """Names in marks behind "known as" or "nicknamed" belong to the person named before them in the sentence."""
    named = sorted(((name.first, person) for person in people.persons for name in person.names), key=lambda one: one[0])
    begins = [at for at, _ in named]
    lone: defaultdict[str, list[int]] = defaultdict(list)
    for at in singles:
        lone[reading.document.words[at]].append(at)
    taken: set[tuple[int, int | str]] = set()  # by the number of who bears it: nicknames, and tokens where they stand
    for marked in reading.document.marked:
        first, last = reading.tokens(marked.inner_start, marked.inner_end)
        while last > first and not reading.document.words[last - 1][0].isalnum():
            last -= 1
        if not 0 < last - first < 4 or first < 3 or not _calls(reading, first):
            continue
        floor = max(reading.sentence(first)[0], first - _NICKNAME_REACH)
        at = bisect_left(begins, floor)
        if at < len(begins) and begins[at] < first:
            owner, nickname = named[at][1], reading.text(first, last)
            bare = nickname.removeprefix("the ").removeprefix("The ")
            owner.nicknames.append(bare)
            elsewhere = [] if (owner.number, bare) in taken else lone[bare]
            for spot, end, word in ((first, last, nickname), *((at, at + 1, bare) for at in elsewhere)):
                if (owner.number, spot) not in taken:
                    owner.add(Name(spot, spot, end, "", (word,)))
                taken |= {(owner.number, spot), (owner.number, bare)}


def _calls(reading: Reading, first: int) -> bool:
    """Whether "nicknamed", "dubbed" or "known ... as" stands before an opening mark."""
    word = reading.low[first - 2]
    if word in ("nicknamed", "dubbed"):
        return True
    return word in ("as", "called") and bool(
        {"known", "referred", "knew"} & set(reading.low[max(first - 10, 0) : first])
    )
