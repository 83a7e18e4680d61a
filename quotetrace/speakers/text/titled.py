"""What somebody is in charge of, in capitals: "Communications", "Public Affairs", behind an "of" or a comma."""

from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading

TRADES = frozenset(
    "communications marketing operations research education finance engineering sales policy strategy safety security"
    " nursing studies music sport sports history law medicine economics physics chemistry biology mathematics politics"
    " athletics admissions development events facilities fundraising housing planning procurement programmes programs"
    " works roads power lands information technology transport transportation learning content product design"
    " innovation sustainability advocacy health welfare care".split()
)
OF_WORK = frozenset(
    "services service relations affairs operations communications resources sales collections programmes programs care"
    " works people quality safety security risk research policy strategy marketing engineering training nursing"
    " learning education conservation metering finance legal digital data product content news sport comedy"
    " drama music".split()
)
# Endings of nouns for what is done: "conservation", "procurement", "planning", "maintenance", "logistics".
ABSTRACT = ("tion", "sion", "ment", "ing", "ance", "ence", "ics", "logy", "ship", "ery", "ity")
_SHORTEST = 6  # letters of a noun for what is done, told by its ending
_JOINING = frozenset({"and", "&"})
_CLOSING = frozenset({",", "(", ")", ".", ":", "at", "of", "for", "with", "—", "–", "-"})


def is_trade(name: str) -> bool:
    """Whether words in capitals tell a field rather than a body: "Communications", "Large Mammals".

    >>> is_trade("Large Mammals"), is_trade("Orrin"), is_trade("Altona Hospital")
    (True, False, False)
    """
    words = name.lower().split()
    if len(words) == 1 or "for" in words or "the" in words:  # "Citizens for Clean Air", "Save the Marsh"
        return words[0] in TRADES
    known = all(ordinary(word) or ordinary(word.removesuffix("s")) or word in ("and", "&", "the") for word in words)
    housed = is_institution(name) and (words[-1] in w.kinds_of_bodies() or words[-1] not in TRADES)
    return known and not housed and name.lower() not in w.places()


def fielded(reading: Reading, comma: int, end: int) -> int:
    """ "Head |, Corporate Communications|, Mr. Ana Ruiz": where a field in capitals ends that a comma parts from its
    post, another mark or "at" behind it; the comma where none does."""
    low, words, at = reading.low, reading.document.words, comma + 1
    if comma + 2 > end or low[comma : comma + 1] != [","] or not w.is_role(low[comma - 1]):
        return comma
    while at < end and (words[at][0].isupper() or low[at] in _JOINING):
        at += 1
    closed = at > comma + 1 and (at >= end or low[at] in _CLOSING)
    work = closed and (
        low[at - 1] in OF_WORK | TRADES or (len(low[at - 1]) > _SHORTEST and low[at - 1].endswith(ABSTRACT))
    )
    return at if work and w.given(low[comma + 1]) != "sure" and is_trade(reading.text(comma + 1, at)) else comma
