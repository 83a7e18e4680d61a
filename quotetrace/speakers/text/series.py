"""Ranks, years and series that are counted, as roles have them before their noun: "Formula One driver"."""

from quotetrace.speakers.text.reading import Reading

# What is counted in ranks, years or series, before a number that belongs to a role.
_SERIES = frozenset("formula channel radio year grade level tier division class type unit group category".split())
_FEW = frozenset("one two three four five six".split())
_YEARLY = 4  # digits of a year


def in_series(reading: Reading, at: int, last: int) -> bool:
    """ "Formula | One | driver", "| Year 10 pupil": the number of a rank or a series before a role, and its noun."""
    low, at = reading.low, at + (reading.low[at] in _SERIES)
    if not 0 < at < last - 1 or low[at - 1] not in _SERIES or not reading.document.words[at - 1][0].isupper():
        return False
    counts = low[at] in _FEW or (low[at].isdigit() and len(low[at]) < _YEARLY)
    return counts and reading.document.words[at + 1].islower()
