"""Parties: how many words before an office are one's name, and which of a page's is "the party"."""

from collections import Counter
from collections.abc import Sequence

from quotetrace.speakers.affiliation.employers import OPINIONS
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import country_of
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.wholes import force_end

Run = tuple[int, int]

_DEMOCRATS = frozenset({"democrat", "democratic", "unionist"})
_WHICH = frozenset({"liberal", "social", "christian", "democratic"})  # "Liberal Democrat", "Democratic Unionist"
# Words in the names of parties that other bodies have too.
_OF_PARTIES = frozenset(
    "union front bloc alliance movement rally platform unidad frente partido movimiento alianza partei parti"
    " liga".split()
)


def party_end(reading: Reading, first: int, last: int) -> int:
    """Where the name of a party ends before an office: "Labour | councillor", "Liberal Democrat | spokesman"."""
    low, words = reading.low, reading.document.words
    if first + 1 >= last or not words[first][0].isupper():
        return first
    if first + 2 < last and low[first] in _WHICH and low[first + 1] in _DEMOCRATS and words[first + 1][0].isupper():
        return first + 2
    if low[first] in OPINIONS and words[first + 1][0].isupper() and low[first + 1] != "party":
        role = w.is_role(w.singular(low[first + 1])) or low[first + 1] in w.modifiers()
        return first + 1 if role else first  # "Green | MP", not "Green Bay fans", "Independent Living trustee"
    return first + 1 if low[first] in w.party_words() else first


def the_party(reading: Reading, runs: Sequence[Run], lone: Sequence[int], token: int) -> Run | None:
    """What "the party" is: the body named last with a word of parties, or is "the" and one word.

    ``runs`` are the bodies before a token, ``lone`` the capitalised words that nothing is known of.
    """
    sectors, low = w.sectors_of("bodies"), reading.low
    told = [run for run in runs if any(sectors.get(word) == "party" for word in low[slice(*run)])]
    running = [run for run in told if reading.runs(run[0])]
    if running or (told and not (like := _like(reading, runs))):
        return (running or told)[-1]  # not "Coalition Budget Rejected" above the text
    if told:
        return like
    near = [at for at in lone if at < token and reading.before(at) == "the"]
    single = [(at, at + 1) for at in near if reading.document.letters[at + 1] not in "NP"]
    counts = Counter(low[at] for at, _ in single)
    most = max(((counts[low[run[0]]], -run[0], run) for run in single), default=None)
    return most[2] if most is not None else _like(reading, runs)


def _like(reading: Reading, runs: Sequence[Run]) -> Run | None:
    """The body of running text named last that may be a party: "the Agrarian Union", "Frente Sur"."""
    named = [run for run in runs if reading.runs(run[0]) and not _OF_PARTIES.isdisjoint(reading.low[slice(*run)])]
    return named[-1] if named else None


def force_of(reading: Reading, first: int, last: int) -> str | None:
    """ "a former | U.S. Army | captain": a country’s force or ministry before a role, as it is called."""
    behind = next((at for at in (first + 1, first + 2) if country_of(reading, first, at) is not None), first)
    end = force_end(reading, behind, last - 1) if behind > first else first
    return reading.text(first, end) if end > behind > first else None
