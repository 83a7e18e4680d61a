"""Who issued a report that is spoken of later, and so whose its authors are: "researchers at Kestrow University"."""

from bisect import bisect_left
from collections.abc import Iterator

from quotetrace.grammar.letters import DAYS
from quotetrace.speakers.staging.makers import maker
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

PAPERS = frozenset("report study survey analysis paper review assessment audit research poll briefing".split())
SCHOLARS = frozenset("researchers scientists economists academics experts analysts engineers biologists".split())
_TEAMS = frozenset({"team", "group"})
Told = list[tuple[int, str]]


def issuers(reading: Reading, named: frozenset[int]) -> Told:
    """Where a page tells who issued a report, in order, and who; ``named`` are the tokens where people are named."""
    found = dict(_of_scholars(reading, named))
    for at in reading.where(PAPERS):
        if reading.runs(at) and reading.document.tags[at] in ("NN", "NNP"):
            name = maker(reading, at) or _subject(reading, at, named)
            if name is not None:
                found[at] = name
    return sorted(found.items())


def issuer(told: Told, token: int) -> str | None:
    """Who issued the report told last before a token."""
    return told[bisect_left(told, (token, "")) - 1][1] if told and told[0][0] < token else None


def _body(reading: Reading, at: int, named: frozenset[int]) -> str | None:
    """The body by name that begins at a token, "the" aside."""
    at += reading.low[at : at + 1] == ["the"]
    if at >= len(reading.low) or at in named or not reading.document.words[at][0].isupper() or reading.low[at] in DAYS:
        return None
    name, _ = organization_at(reading, at, reading.sentence(at)[1])
    low = (name or "").lower()
    return None if low in w.places() or low in w.demonyms() or w.is_role(low.split(" ")[0]) else name


def _subject(reading: Reading, at: int, named: frozenset[int]) -> str | None:
    """ "| The Regional Food Monitor, a body in Harare, | estimated in a report": what the sentence is about."""
    first = reading.sentence(at)[0]
    if reading.low[at - 2 : at] not in (["in", "a"], ["in", "an"]) or reading.quoted(first):
        return None
    name = _body(reading, first, named)
    known = name is not None and any(low in w.organizations() for low in name.lower().split())
    return name if known else None


def _of_scholars(reading: Reading, named: frozenset[int]) -> Iterator[tuple[int, str]]:
    """ "researchers at | Kestrow University | have found"."""
    for at in reading.where(SCHOLARS | _TEAMS):
        if reading.low[at + 1 : at + 2] in (["at"], ["from"]) and reading.runs(at):
            name = _body(reading, at + 2, named)
            if name is not None and (reading.low[at] in SCHOLARS or _is_academic(name)):
                yield at, name


def _is_academic(name: str) -> bool:
    """ "A team from | Orrin University |": a house of scholars; not "a team from Altona Town"."""
    return any(w.sectors_of("bodies").get(word) == "academic" for word in name.lower().split())
