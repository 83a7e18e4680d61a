"""Framing: the words before and behind a passage, in its own sentence, that take back what it says: "I deny that | the
ferry was sold", "under no circumstances will we | pay", "that he paid | is a lie"."""

import re
from typing import Final

from ..text.sources import Source
from .negations import NEGATORS

# So many words before a passage are looked at, in its own clause.
_REACH: Final = 10
_NOT: Final = "not|never|no longer|nobody|no one|none|nothing|hardly|scarcely"
_HOLDING: Final = (
    "said|say|says|saying|claim|claims|claimed|claiming|believe|believes|believed|think|thinks|thought|mean|means|meant|"
    "suggest|suggests|suggested|suggesting|promise|promised|promising|accept|accepts|accepted|agree|agreed|"
    "convinced|sure|certain|true|right|correct|likely|possible|proven|proved|the case|a fact|my view|our view"
)
_PROOF: Final = "evidence|proof|sign|indication|reason to (?:think|believe|say)|suggestion|question"
_DOUBTING: Final = "deny|denies|denied|denying|doubt|doubts|doubted|doubting|dispute|disputes|disputed|disputing"
_FALSE: Final = (
    "untrue|false|wrong|incorrect|nonsense|impossible|unlikely|implausible|a lie|a myth|a rumou?r|an invention"
)
_THAT: Final = r"(?: that| to (?:say|think|claim|believe)(?: that)?| of)?"
# What is said of the clause that follows; "I do not deny that" and "there is no doubt that" do not take it back.
_BEFORE: Final = re.compile(
    rf"\b(?:(?:{_NOT})(?: \w+){{0,2}}? (?:{_HOLDING})|(?:nobody|no one|none)(?: \w+){{0,5}}? (?:{_HOLDING})"
    rf"|no(?: \w+)? (?:{_PROOF})"
    rf"|(?<!not )(?<!never )(?<!no )(?<!nobody )(?:{_DOUBTING})(?: the (?:claim|idea|rumou?r|charge))?"
    rf"|(?<!not )(?<!never )(?:{_FALSE})){_THAT}$"
)
# An adverbial that denies and turns verb and subject round: the clause that follows is its own.
_TURNED: Final = re.compile(
    r"(?:^|\b(?:and|but|so) )(?:under no circumstances?|on no account|in no way|in no case|at no time|at no point|"
    r"by no means|no longer|not once|never(?: again| before)?|nowhere|seldom|rarely|hardly|neither|nor)"
    r"(?: (?:am|is|are|was|were|do|does|did|have|has|had|will|would|shall|should|can|could|may|might|must)"
    r"(?: (?:\w+ )?\w+)?)?$"
)
_BEHIND: Final = re.compile(
    rf"(?:is|was|were|are|would be) (?:simply |just |plainly )?"
    rf"(?:(?:{_FALSE})|not (?:true|right|correct|so|the case))\b"
)
_CLAIM: Final = re.compile(r"(?:^|\b(?:claim|idea|rumou?r|story|charge|suggestion|report|notion) )that$")
_WORDS_BEHIND: Final = 5


def taken_back(source: Source, first: int, last: int) -> tuple[int, int] | None:
    """The words outside of a passage (words ``first`` to ``last``, excluded) that deny it; None where none do."""
    start = _clause(source, first)
    before = " ".join(source.words[start:first])
    found = _BEFORE.search(before) or _TURNED.search(before) if before else None
    if found:
        begin = start + before.count(" ", 0, found.start() + before[found.start() :].startswith(" "))
        return begin, first
    if not _CLAIM.search(before) or source.closed(last - 1):
        return None
    end = min(len(source.words), last + _WORDS_BEHIND)
    denied = _BEHIND.match(" ".join(source.words[last:end]))
    return (last, last + denied[0].count(" ") + 1) if denied else None


def _clause(source: Source, first: int) -> int:
    """Where the clause begins that goes on into word ``first``."""
    at = first
    while at > 0 and first - at < _REACH and not source.closed(at - 1) and not source.new_paragraph(at - 1, at):
        at -= 1
    return at


def denies(words: list[str], following: str) -> bool:
    """Whether words left out before others deny them: "too weak | to", "far from", "everything but", "die than".

    >>> denies(["too", "weak"], "to"), denies(["glad"], "to"), denies(["more", "than"], "40")
    (True, False, False)
    """
    if "too" in words and "to" in (words[-1], following):
        return True
    text = " ".join(words)
    return _PARTING.search(text) is not None and NEGATORS.isdisjoint(words)


_PARTING: Final = re.compile(
    r"\b(?:far from|anything but|everything but|all but|except|excepting|excluding|barring|instead of|"
    r"(?<!more )(?<!less )(?<!fewer )(?<!other )than|"
    r"seldom|rarely)(?: (?:a|an|the))?$"
)
