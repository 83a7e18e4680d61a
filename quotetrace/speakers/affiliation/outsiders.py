"""Who looks on at what a page is about: "an analyst at Orrin", whose house has none of the posts of the page."""

from quotetrace.speakers.affiliation.held import parted
from quotetrace.speakers.text import words as w

_LOOK_ON = frozenset(
    "analyst strategist economist lawyer attorney solicitor barrister consultant expert fellow broker trader observer"
    " commentator historian researcher pollster".split()
)
_OF_HOUSES = frozenset({"dean", "principal", "headteacher", "rector", "provost", "chancellor", "vice-chancellor"})


def looks_on(role: str | None) -> bool:
    """Whether somebody in a role is asked what to think of others; so is whoever is told with a house alone.

    >>> looks_on("senior analyst"), looks_on(None), looks_on("chief executive"), looks_on("head of research")
    (True, True, False, False)
    """
    words = (parted(role)[0] or "").lower().split()
    if not words:
        return True
    last = w.singular(words[-1])
    return last in _LOOK_ON or (w.sectors_of("roles").get(last) == "academic" and last not in _OF_HOUSES)
