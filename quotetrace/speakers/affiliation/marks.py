"""What stands between a name and what tells of the person: glosses in brackets, letters, an age, and their marks."""

import re

from attrs import evolve

from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

MARKS = frozenset({",", "(", "—", "–", "-", "--"})  # that open an apposition
AGE = re.compile(r"\d{1,3}\Z")
_LONGEST_GLOSS = 12  # tokens of a gloss with its brackets
# With which a gloss begins that only tells how somebody is called or seen: "(née Orr)", "(she/her)", "(pictured)".
_CALLING = frozenset(
    "née nee né born pronounced aka a.k.a. a.k.a alias pictured left right centre center above below she he they ze"
    " seen file".split()
)
_LATIN = re.compile("[A-Za-zÀ-ɏ]")


def with_gloss(reading: Reading, name: Name) -> Name:
    """The name with a gloss in brackets behind it, so that what is told of the person stands right behind.

    For "Ana Ruiz (安娜), | a pilot", "Ana Ruiz (b. 1961) | of Altona", "Ana Ruiz (née Orr), | who flies".
    """
    closed = _gloss_end(reading, name.last, reading.sentence(name.core)[1])
    return evolve(name, last=closed) if closed > name.last else name


def with_party(reading: Reading, name: Name) -> Name:
    """The name with the party in brackets behind it: "Ana Ruiz (Lab, Hull East) |, who chairs the board,"."""
    closed = _closing(reading, name.last, reading.sentence(name.core)[1])
    return evolve(name, last=closed + 1) if closed > name.last else name


def _closing(reading: Reading, at: int, end: int) -> int:
    """Where the bracket is closed that opens at a token; the token itself where none is."""
    return next((spot for spot in range(at + 1, min(at + _LONGEST_GLOSS, end)) if reading.low[spot] == ")"), at)


def _gloss_end(reading: Reading, at: int, end: int) -> int:
    """Where a gloss in brackets ends that begins at a token and tells no post; the token itself where none does."""
    low = reading.low
    if at + 2 >= end or low[at] != "(" or is_label(reading, at):
        return at
    closed = _closing(reading, at, end)
    inside = low[at + 1 : closed]
    foreign = bool(inside) and not any(map(_LATIN.search, inside))
    calls = bool(inside) and inside[0].partition("/")[0] in _CALLING
    return closed + 1 if (foreign or calls) and closed + 1 < end else at


def behind_mark(reading: Reading, name: Name) -> int:
    """Where an apposition behind a name begins, letters and an age left out; the end of the name where none does."""
    at, end, low = name.last, reading.sentence(name.core)[1], reading.low
    if at >= end or low[at] not in MARKS or is_label(reading, at):
        return at
    at += 1 + (low[at] == "," and at + 2 < end and low[at + 1] in ("—", "–"))  # "Ana Ruiz, — head of Orrin, —"
    while at + 1 < end and (behind := _behind_letters(reading, at, end)) > at:
        at = behind
    return at + 2 if at + 1 < end and AGE.match(low[at]) and low[at + 1] in (",", "(") else at


def _behind_letters(reading: Reading, at: int, end: int) -> int:
    """Where what follows letters behind a name begins: "MP, |", "Ph.D., |"."""
    low, letters, spot = reading.low, "", at
    while spot < end and spot - at < 4 and low[spot] != ",":
        letters += low[spot]
        spot += 1
    return spot + 1 if spot < end and letters.replace(".", "") in w.POST_NOMINALS else at


def is_label(reading: Reading, at: int) -> bool:
    """Whether token ``at`` stands in the label of a turn: "Ana Ruiz -- Orrin Bank -- Analyst", "RUIZ, MAYOR:"."""
    document = reading.document
    sentence = document.sentences[document.sentence_of[at]]
    block = document.blocks[sentence.block]
    return block.kind == "turn" and sentence.end <= block.words
