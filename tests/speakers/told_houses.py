"""What is told of whoever says the last quotation of a text."""

from rapidfuzz import fuzz, utils

from quotetrace import trace

_CLOSE = 80  # token-set ratio from which an institution says the same, as in the measures


def houses(text: str) -> tuple[str | None, ...]:
    """The institutions told of whoever says the last quotation, the one that stands for all first."""
    report = trace(text)
    (speaker,) = (one for one in report.speakers if one.id in report.quotations[-1].speakers)
    return (speaker.affiliation, *(fact.organization for fact in speaker.affiliations))


def alike(wanted: str, told: str | None) -> bool:
    """Whether an institution that is told is the one that is wanted, a word more or less aside."""
    return fuzz.token_set_ratio(wanted, told or "", processor=utils.default_process) >= _CLOSE
