"""How many people a source tells of: "52 percent of voters", "six in 10", "at least three", "an average of 10"."""

from quotetrace.speakers.text.reading import Reading

_FIGURES = frozenset("one two three four five six seven eight nine ten".split())
# Words before a number that belong to it: "at least three", "more than a dozen".
ABOUT = frozenset({"at", "least", "more", "than", "about", "nearly", "almost", "over", "some", "fewer", "up", "to"})
# Before people of whom some are meant, and nobody tells which: "several Democrats".
FEW = frozenset("one two three four five six seven eight nine ten some several few a another dozens".split())
PARTS = frozenset(
    "percent half majority majorities number third quarter quarters three-quarters handful dozen couple plurality "
    "pair trio string chorus host slew minority % average median total proportion share fraction two-thirds "
    "three-fifths one-third one-quarter scores".split()
)


def behind_share(reading: Reading, first: int, last: int) -> int:
    """Where what is counted begins behind two figures: "Six in 10 | voters", "nearly nine out of ten"; else ``first``.

    It ends the source where nothing is counted there.
    """
    low, at = reading.low, first
    while at < last and low[at] in ABOUT:
        at += 1
    joint = at + 2 if low[at + 1 : at + 3] == ["out", "of"] else at + 1 if low[at + 1 : at + 2] == ["in"] else last
    if joint + 1 >= last or not (_is_figure(low[at]) and _is_figure(low[joint + 1])):
        return first
    return joint + 2


def _is_figure(low: str) -> bool:
    return low.isdigit() or low in _FIGURES


def number(reading: Reading, first: int, core: int) -> str | None:
    """The words before a plural noun that tell how many: "two", "dozens of", "at least three"."""
    while first and reading.low[first - 1] in ABOUT and first > reading.sentence(first)[0]:
        first -= 1
    return reading.text(first, core) or None
