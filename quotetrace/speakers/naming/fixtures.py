"""Which teams play in a report of a match: those of the line of scores, "Dunmore City 1 Hartley 3", "Ayr 2-0 Ross"."""

import re

from attrs import field, frozen

from quotetrace.patterns import late
from quotetrace.speakers.text.reading import Reading

_TEAM = r"([A-Z][A-Za-zÀ-ÿ’'.&-]*(?: [A-Z][A-Za-zÀ-ÿ’'.&-]*){0,3})"
_SCORES = (
    re.compile(rf"{_TEAM} \d{{1,3}}(?: |, |\s?[-–]\s?){_TEAM} \d{{1,3}}\b"),  # "Dunmore City 1 Hartley 3"
    re.compile(rf"{_TEAM} \d{{1,3}}\s?[-–]\s?\d{{1,3}} {_TEAM}"),  # "Dunmore City 1-3 Hartley"
    re.compile(rf"{_TEAM} \d{{1,3}}(?: \([^()]{{,200}}\))?\s*\n\s*{_TEAM} \d{{1,3}}\b"),  # on lines of their own
)
_VERBS = "beat|edged?|defeated|thrashed|hammered|stunned|downed|overcame|lost to|drew with|held|hosted?"
_BEAT = late(rf"(?:\b[Tt]he )?{_TEAM} (?:{_VERBS}) (?:the )?{_TEAM}")
_WON = re.compile(rf" (?:{_VERBS}) ")  # asked first: most pages are of no match
_LABEL, _LABELS = re.compile(r"[:|] +(?=[A-Z])"), 4  # "RUGBY | Cup semi-final: Ayr 12 Ross 9", and how many are tried
_LINES = 4  # blocks at the top of a page in which the scores stand


_GOALS = re.compile(r" \d{1,3} \(([^()]{,200}\d[^()]{,200})\)")
_SCORER = re.compile(r"([A-ZÀ-Ý][\w’'-]+)(?= (?:pen |og |p )?\(?\d)")
_FIGURES = re.compile(  # "2-1", and not the sets of two players: "6-4 6-2"
    r"\s(?:by )?\d{1,3}\s?[-–]\s?\d{1,3}\b(?!(?:\(\d+\))?,?\s\d{1,2}\s?[-–]\s?\d)"
)
_NUMBERS, _TWO = re.compile(r"(?<![\w(])\d{1,3}\b"), 2
_UNDECIDED = frozenset({"drew with", "held", "host", "hosted"})
_REACH = 400  # characters of a paragraph in which the score is told


@frozen
class Teams:
    """Each word of the names of two teams, in lower case, with the whole name, and where the line of scores ends.

    ``sides`` are the home side and the visitors, ``ranked`` the winners and the losers, ``scorers`` the last names in
    the brackets behind a team’s score.
    """

    words: dict[str, str] = field(factory=dict)
    end: int = 0
    sides: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()
    scorers: dict[str, str] = field(factory=dict)


def teams(reading: Reading) -> Teams:
    """Who plays, by the line of scores at the top of a page; nobody where there is none."""
    document = reading.document
    for block, after in zip(document.blocks[:_LINES], document.blocks[1:], strict=False):
        starts = [block.start, *(mark.end() for mark in _LABEL.finditer(document.text, block.start, block.end))]
        for start in starts[:_LABELS]:
            found = (pattern.match(document.text, start, after.end) for pattern in _SCORES)
            match = next(filter(None, found), None)
            if match is not None:
                return _of(match, document.text)
    return _told(reading)


def _told(reading: Reading) -> Teams:
    """ "Munro scored as Harlow Vale beat Ashby Rangers 2-1": the score in a sentence near the top."""
    document = reading.document
    for block in document.blocks[:_LINES]:
        end = min(block.end, block.start + _REACH)
        match = _BEAT.search(document.text, block.start, end) if _WON.search(document.text, block.start, end) else None
        if match is not None and _FIGURES.match(document.text, match.end(), block.end):
            return _of(match)
    return Teams()


def _of(match: re.Match[str], text: str = "") -> Teams:
    words = {word.lower(): name for name in match.groups() for word in name.split()}
    scorers: dict[str, str] = {}
    for number, name in enumerate(match.groups(), 1):
        goals = _GOALS.match(text, match.end(number))
        scorers |= dict.fromkeys(_last_names(goals[1]), name) if goals else {}
    return Teams(words, match.end(), match.groups(), _ranked(match), scorers)


def _ranked(match: re.Match[str]) -> tuple[str, ...]:
    """The winners and the losers of a match; nobody where it is drawn, or where one was another’s host."""
    one, other = match.groups()
    if not any(letter.isdigit() for letter in match[0]):  # "Ayr beat Ross"
        between = match.string[match.end(1) : match.start(2)].strip().removesuffix(" the")
        return () if between in _UNDECIDED else (other, one) if between == "lost to" else (one, other)
    scores = [int(number) for number in _NUMBERS.findall(match[0].replace(one, "").replace(other, ""))]
    return (
        () if len(scores) < _TWO or scores[0] == scores[1] else (one, other) if scores[0] > scores[1] else (other, one)
    )


def _last_names(goals: str) -> list[str]:
    """The names in a list of goals, in lower case.

    >>> _last_names("Okkonen 12, 58; J. Desrosiers 90+2, Lie pen 70")
    ['okkonen', 'desrosiers', 'lie']
    """
    return [name.lower() for name in _SCORER.findall(goals)]
