"""Months and days that are given names: "Principal June Okafor", "Comrade Sunday Ekpenyong"."""

from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

MONTHS = frozenset({"april", "may", "june", "august"})
_WHEN = frozenset("in since until till by last next this from mid early late of".split())
DAYS = frozenset({"sunday", "monday", "friday"})  # given names in Nigeria


def month_as_name(reading: Reading, at: int, hints: frozenset[int]) -> bool:
    """ "Principal June Okafor said": a month is a given name behind a role, and where a source begins."""
    if day_as_name(reading, at):
        return True
    if reading.low[at] not in MONTHS or at + 1 >= len(reading.low) or not reading.document.words[at + 1][0].isupper():
        return False
    apposed = at > 1 and reading.low[at - 1] == "," and w.is_role(reading.low[at - 2])  # "the clerk, June Okafor,"
    return at in hints or apposed or w.is_role(reading.before(at))


def is_date(reading: Reading, at: int) -> bool:
    """ "on 2 | May | in Ghent", "since | June |": a month and no name, whatever else the word is."""
    low = reading.low
    if low[at] not in MONTHS or at < 1:
        return False
    return low[at - 1].isdigit() or low[at - 1] in _WHEN or low[at + 1 : at + 2] == ["of"]


def day_as_name(reading: Reading, at: int) -> bool:
    """ "Comrade Sunday Ekpenyong": a day is a given name between a title and another name."""
    low = reading.low
    if low[at] not in DAYS:
        return False
    ahead = reading.document.words[at + 1 : at + 2]
    title = low[at - 1].rstrip(".") in w.honorifics() and reading.document.words[at - 1][0].isupper() if at else False
    return title and bool(ahead) and ahead[0][0].isupper() and low[at + 1] not in w.not_names()
