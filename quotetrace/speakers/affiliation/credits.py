"""The line under a pull quote that tells who speaks and is no name."""

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition
from quotetrace.speakers.affiliation.complements import INTO
from quotetrace.speakers.affiliation.held import held
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading


def credit(reading: Reading, first: int, last: int) -> Affiliation | None:
    """A line under a pull quote that is no name: "Orrin Group Analysts", "Chair, Dockers Union", "founder of Orrin"."""
    low = reading.low
    while first < last and not low[first][0].isalnum():
        first += 1
    roles = [at for at in range(first, last) if w.singular(low[at]) in w.roles() or w.is_role(low[at])]
    if not roles:
        return held(reading, None, reading.text(first, last) or None) if low[first:last] != ["byline"] else None
    comma = next((at for at in range(first, last) if low[at] in (",", "--", "—", "–")), None)
    if comma is not None:
        sides = ((first, comma), (comma + 1, last))
        role, place = sides if roles[0] < comma else sides[::-1]
        return held(reading, role, reading.text(*place) or None)
    if any(low[at] in INTO for at in range(roles[0], last)):
        return apposition(reading, first, last, strict=True)
    cut = roles[-1] if roles[0] != first else first  # "Chief Executive Officer" is all role
    while cut > first and (low[cut - 1] in w.modifiers() or w.is_role(low[cut - 1])):
        cut -= 1
    return held(reading, (cut, last), reading.text(first, cut) or None)
