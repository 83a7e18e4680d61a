"""What a page defines a word to mean: `Orrin Foods, Inc. (“Orrin” or “the Company”)`, and then "The Company said"."""

from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text.phrases import body_ending
from quotetrace.speakers.text.reading import Reading

_MARKS = frozenset({"“", '"', "'", "‘", "``", "''", "«", "„"})
_FORMS = frozenset("inc corp ltd llc plc nv sa ag asa se llp co ab oy as gmbh".split())
# What a release calls whose release it is, with a capital, whether defined or not.
_OWN = frozenset({"company", "group", "corporation", "partnership"})
_REACH = 14  # tokens from a bracket to the word that it defines
_FARTHEST = 8  # places of a word that are looked at


def defined(stage: Stage, name: str) -> str | None:
    """The body that one word with a capital stands for on a page; None where it is its own name, or nobody's."""
    words = name.removeprefix("The ").removeprefix("the ").split()
    if len(words) != 1 or not words[0].istitle():
        return None
    word, reading = words[0].lower(), stage.reading
    for at in reading.where(frozenset({word}))[:_FARTHEST]:
        marked = at - 1 - (reading.low[at - 1] == "the")
        if marked > 0 and reading.low[marked] in _MARKS and (found := _before_bracket(reading, marked)) is not None:
            return found
    inside = (at for at in reading.where(frozenset({word}))[:_FARTHEST] if reading.low[at - 1] == "the")
    if word in _OWN and any(reading.document.words[at].istitle() and not _opens(reading, at) for at in inside):
        return stage.institutions.setting.company() or stage.institutions.main()
    return None


def _opens(reading: Reading, at: int) -> bool:
    """Whether a word heads its sentence behind "the"; a name may go on behind it: "the Company of Weavers"."""
    named = reading.document.words[at + 1 : at + 2] != [] and reading.document.words[at + 1][0].isupper()
    return reading.starts_sentence(at - 1) or named or reading.low[at + 1 : at + 2] == ["of"]


def _before_bracket(reading: Reading, at: int) -> str | None:
    """The name before the bracket in which a token stands."""
    floor = max(at - _REACH, 0)
    bracket = next((spot for spot in range(at, floor, -1) if reading.low[spot] == "("), None)
    if bracket is None or ")" in reading.low[bracket:at]:
        return None
    end = bracket - (reading.low[bracket - 1].rstrip(".") in _FORMS)
    comma = end < bracket and reading.low[end - 1] == ","
    first = body_ending(reading, end - comma)
    return reading.text(first, bracket) if first < end - comma else None
