"""The line under a pull quote that tells who speaks and is no name."""

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition
from quotetrace.speakers.affiliation.fields import INTO
from quotetrace.speakers.affiliation.held import held
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

# With which begins what somebody did, or where somebody stood: ", who wrote the report", ", outside the depot".
_TELLS = frozenset(
    "who whose which that outside inside on in at near behind before after from by with speaking".split()
)


def credit(reading: Reading, first: int, last: int) -> Affiliation | None:
    """A line under a pull quote that is no name: "Orrin Group Analysts", "Chair, Dockers Union", "founder of Orrin"."""
    low = reading.low
    while first < last and not low[first][0].isalnum():
        first += 1
    roles = [at for at in range(first, last) if w.singular(low[at]) in w.roles() or w.is_role(low[at])]
    if not roles:
        named = low[first:last] != ["byline"] and low[first : first + 1] != [] and low[first] not in _TELLS
        return held(reading, None, reading.text(first, last) or None) if named else None
    comma = next((at for at in range(first, last) if low[at] in (",", "--", "—", "–")), None)
    if comma is not None:
        sides = ((first, comma), (comma + 1, last))
        role, place = sides if roles[0] < comma else sides[::-1]
        return held(reading, role, _house(reading, *place))
    if any(low[at] in INTO for at in range(roles[0], last)):
        return apposition(reading, first, last, strict=True)
    cut = roles[-1] if roles[0] != first else first  # "Chief Executive Officer" is all role
    while cut > first and (low[cut - 1] in w.modifiers() or w.is_role(low[cut - 1])):
        cut -= 1
    return held(reading, (cut, last), reading.text(first, cut) or None)


def _house(reading: Reading, first: int, last: int) -> str | None:
    """The body among the parts beside a post: ", Orrin Bank, outside the court" names one, ", on the quay" none."""
    commas = [at for at in range(first, last) if reading.low[at] == ","]
    if not _TELLS.isdisjoint(reading.low[at] for at in (first, *(comma + 1 for comma in commas)) if at < last):
        parts = zip([first, *(comma + 1 for comma in commas)], [*commas, last], strict=True)
        kept = (part for part in parts if part[0] < part[1] and reading.low[part[0]] not in _TELLS)
        first, last = next(kept, (first, first))
    return reading.text(first, last) or None
