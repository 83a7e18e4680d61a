"""The court that a page is about where no name of one stands: "prosecutors told | the high court | on Tuesday"."""

from quotetrace.speakers.text.reading import Reading

_COURT = frozenset({"court", "tribunal"})
_KINDS = frozenset(
    "high supreme crown county district magistrates magistrates’ federal appeals appellate criminal labour labor family"
    " circuit employment military commercial youth sheriff sessions superior constitutional bankruptcy".split()
)


def small_court(reading: Reading, token: int) -> str | None:
    """The court of some kind that is told last in small letters before a token, else first behind it."""
    words = reading.document.words
    told = [at for at in reading.where(_COURT) if at and reading.low[at - 1] in _KINDS and reading.runs(at)]
    told = [at for at in told if words[at].islower() and words[at - 1].islower() and not reading.quoted(at)]
    before = [at for at in told if at < token] or told[:1]
    return reading.text(before[-1] - 1, before[-1] + 1) if before else None
