"""Which campaign "the campaign" is: that which the page calls by the name of who runs, "the Ruiz campaign"."""

from bisect import bisect_left

from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import only_opens
from quotetrace.speakers.text.phrases import body_ending
from quotetrace.speakers.text.reading import Reading

_CAMPAIGN = frozenset({"campaign"})
_WIDE = frozenset(
    {"presidential", "election", "re-election", "senate", "own", "mayoral", "leadership", "gubernatorial"}
)
_NEAR = 150  # tokens before "the campaign" in which it is called by name where the page has several


def campaign(reading: Reading, token: int) -> str | None:
    """The one campaign that a page calls by a name, or of several that named last before a token, not too far off."""
    named = [(at, name) for at in reading.where(_CAMPAIGN) if (name := _named(reading, at)) is not None]
    if len({_runner(name) for _, name in named}) == 1:
        return named[0][1]
    number = bisect_left(named, (token, "")) - 1
    return named[number][1] if number >= 0 and token - named[number][0] < _NEAR else None


def _runner(name: str) -> str:
    """The last name of who runs: "Trump" of "Donald Trump’s campaign" and of "Trump campaign"."""
    return name.replace("’s", "").replace("'s", "").split()[-2]


def _named(reading: Reading, at: int) -> str | None:
    """ "the | Ruiz campaign |", "| Ana Ruiz’s campaign |": a campaign with who runs before it."""
    low, last = reading.low, at
    while last > 1 and low[last - 1] in _WIDE:
        last -= 1
    last -= low[last - 1] in w.POSSESSIVE
    first = body_ending(reading, last) if last > reading.sentence(at)[0] else last
    whose = low[last - 1]
    if (
        first == last
        or only_opens(reading, first)
        or whose in w.party_words()
        or whose in w.places()
        or w.is_role(whose)
    ):
        return None
    mark = "’s" if low[last] in w.POSSESSIVE else ""
    return f"{reading.text(first, last)}{mark} campaign"
