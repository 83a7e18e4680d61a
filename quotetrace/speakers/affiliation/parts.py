"""A part of a body with its whole: "the Department of History, University of Jos", "the Leeds branch of Fides"."""

from quotetrace.speakers.affiliation.held import ARTICLES
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_PARTS = frozenset({"department", "school", "faculty", "division", "centre", "center", "institute", "unit", "section"})
_SMALL_PARTS = frozenset({"office", "team", "college", "group", "laboratory", "lab", "clinic", "branch"})
_LONGEST = 8  # tokens of a part up to its whole
_BRANCHES = frozenset({"branch", "chapter", "arm", "wing", "section", "office", "division", "affiliate", "campus"})


def with_whole(reading: Reading, found: str, at: int, after: int, end: int) -> str:
    """The name of a body that begins at a token, with its whole: "the department of soils | at Jos Polytechnic"."""
    low, first = reading.low, at + (reading.low[at] in ARTICLES)
    opens = first + 2 < end and (low[first] in _PARTS | _SMALL_PARTS) and low[first + 1] in ("of", "for")
    reach = range(first + 2, min(first + _LONGEST, end - 1)) if opens else ()
    joint = next((spot for spot in reach if low[spot] in ("at", "in", ",")), end)
    if joint == end:
        return whole(reading, found, at, after, end)[0]
    further, last = organization_at(reading, joint + 1, end)
    named = further is not None and further[0].isupper() and further.lower() not in w.places()
    closes = low[joint] == "at" or last >= end or not low[last][0].isalnum()
    housed = named and (is_institution(further or "") or (closes and low[joint] != "in"))
    return reading.text(first, last) if housed else whole(reading, found, at, after, end)[0]


def whole(reading: Reading, found: str, at: int, after: int, end: int) -> tuple[str, int]:
    """A part of a university with the whole behind it: "the Department of History, | University of Jos"."""
    low = reading.low
    after += after + 2 < end and low[after] in _BRANCHES and low[after + 1] == "of"  # "the Leeds | branch | of Fides"
    if low[after - 1] in _BRANCHES and after + 1 < end and low[after] in ("of", "at"):
        further, last = organization_at(reading, after + 1, end)
        named = further is not None and further[0].isupper()
        return (reading.text(at + (low[at] in ARTICLES), last), last) if named else (found, after)
    head = next((word for word in low[at : at + 3] if word not in ARTICLES), "")
    if head not in _PARTS or after + 1 >= end or low[after] not in (",", "at", "of"):
        return found, after
    further, last = organization_at(reading, after + 1, end)
    if further is None or not further[0].isupper() or not is_institution(further):
        return found, after
    start = at + (low[at] in ARTICLES)
    return reading.text(start, last), last
