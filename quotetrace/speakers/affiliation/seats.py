"""What a member of a parliament sits for, and the letters in brackets behind a post."""

from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

SEATED = frozenset(
    {"mp", "msp", "mep", "senator", "member", "deputy", "lawmaker", "congressman", "congresswoman", "mla"}
)


def behind_short(reading: Reading, at: int) -> int:
    """Behind the letters in brackets that stand for a post: "The Chief Executive Officer | (CEO) | of the board"."""
    short = reading.low[at : at + 1] == ["("] and reading.low[at + 2 : at + 3] == [")"]
    return at + 3 if short and reading.document.words[at + 1].isupper() else at


def seat(reading: Reading, at: int, end: int) -> str | None:
    """ "the MP | for Monmouth": what somebody sits for, of whom no party is told."""
    seated = reading.low[at : at + 1] == ["for"] and reading.low[at - 1] in SEATED and at + 1 < end
    return organization_at(reading, at + 1, end)[0] if seated else None


def seat_in_parliament(reading: Reading, at: int, end: int) -> str | None:
    """ "the Member | of Parliament (MP) for Ashanti North": what somebody sits for."""
    if reading.low[at - 1] != "member" or reading.low[at : at + 2] != ["of", "parliament"]:
        return None
    behind = behind_short(reading, at + 2)
    return organization_at(reading, behind + 1, end)[0] if reading.low[behind : behind + 1] == ["for"] else None
