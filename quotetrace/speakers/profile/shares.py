"""Whom a bare share counts: "Sixty percent of nurses would go. One in three said so" is one in three nurses."""

from bisect import bisect_left

from quotetrace.speakers.staging.counts import behind_share
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Other, Stage
from quotetrace.speakers.text.reading import Reading

_REACH = 250  # tokens before a bare share in which it is told who were asked: some four paragraphs
_NOBODY = frozenset({"percent", "those", "them", "these", "us", "you", "cases", "times", "years"})
_NOUNS = frozenset("DSJNP-")  # letters of the words of whom is counted
_COUNTS = frozenset({"percent", "%", "in"})


def tell_shares(stage: Stage) -> None:
    """Call those of whom a source tells no more than their share what was counted last before."""
    bare = [one for one in stage.others if one.kind == "unnamed" and one.head == "percent" and one.places]
    if not bare:
        return
    told = list(_counted(stage.reading))
    begins = [at for at, _ in told]
    for other in bare:
        first = other.places[0][0]
        number = bisect_left(begins, first) - 1
        if number >= 0 and first - begins[number] < _REACH:
            _call(other, told[number][1])


def _call(other: Other, phrase: Phrase) -> None:
    other.number = other.number or other.name
    other.name, other.head, other.role = phrase.name, phrase.head, phrase.role


def _counted(reading: Reading) -> list[tuple[int, Phrase]]:
    """Where shares of people are told, in order: "60 percent of | nurses", "six in 10 | nurses"."""
    found = []
    for at in reading.where(_COUNTS):
        begin, end = reading.sentence(at)
        first = at + 2 if reading.low[at + 1 : at + 2] == ["of"] else behind_share(reading, max(at - 1, begin), end)
        last = first
        while last < end and reading.document.letters[last] in _NOUNS:
            last += 1
        if not at < first < last:
            continue
        phrase = read_phrase(reading, first, last)
        if (
            phrase is not None
            and phrase.plural
            and phrase.kind in ("unnamed", "group")
            and phrase.head.isalpha()
            and phrase.head not in _NOBODY
        ):
            found.append((at, phrase))
    return found
