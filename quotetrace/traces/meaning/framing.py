"""Framing: the words before and behind a clause, in its own sentence, that take back what it says: "I deny that | the
ferry was sold", "under no circumstances will we | pay", "the claim that | he paid | is a lie"."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from ..text.conflict import Frame
from .negations import NEGATORS

# So many words before a clause are looked at, in its own sentence.
REACH: Final = 10
_NOT: Final = (
    "not|never|no longer|nobody|no one|none|nothing|hardly|scarcely|neither|nor|(?:refuse|refuses|refused|decline|"
    "declines|declined) to"
)
# Verbs of speech and of belief: "I do not think that it is" says "it is not", "I never said that it is" does not.
_SAYING: Final = (
    "said|say|says|saying|claim|claims|claimed|claiming|mean|means|meant|suggest|suggests|suggested|suggesting|promise|"
    "promised|promising|argue|argues|argued|arguing|pretend|pretended|guarantee|guaranteed|prove|proves|proven|proved|"
    "(?:follow|follows)(?= that)"
)
_HOLDING: Final = (
    "believe|believes|believed|think|thinks|thought|accept|accepts|accepted|agree|agrees|agreed|convinced|persuaded|"
    "sure|certain|true|correct|likely|possible|the case|a fact|my view|our view|as if|as though"
)
_PROOF: Final = "evidence|proof|sign|indication|reason to (?:think|believe|say)|suggestion|question of"
_DENYING: Final = "deny|denies|denied|denying|doubt|doubts|doubted|doubting"
_REJECTING: Final = (
    "dispute|disputes|disputed|reject|rejects|rejected|rejecting|dismiss|dismisses|dismissed|refute|refutes|refuted"
)
_CLAIM: Final = "claims?|ideas?|rumou?rs?|stor(?:y|ies)|charges?|suggestions?|reports?|notions?|allegations?"
_FALSE: Final = "untrue|false|incorrect|impossible|unlikely|implausible|a lie|a myth|a rumou?r|an invention"
# Of these a clause with "that" is what is bad, not what is false: "it is wrong that the poor pay".
_BAD: Final = "wrong|nonsense|a mistake|absurd|misleading|ridiculous|unfair|premature|foolish|naive|dishonest|not right"
_TO_SAY: Final = "to (?:say|think|claim|believe|suggest|conclude|assume|argue|pretend|imply)"
_OF_CLAIM: Final = rf" (?:(?:the|any|all|this|that|his|her|their) )?(?:\w+ )?(?:{_CLAIM})"
# What is said of the clause that follows.
_THAT: Final = rf"(?:(?: {_TO_SAY})?(?P<that> that)?| of)"
_FRAME: Final = re.compile(
    rf"\b(?:(?:{_NOT})(?! only| just| merely| simply)(?: \w+){{0,2}}? (?:(?P<said>{_SAYING})|{_HOLDING})"
    rf"|(?:nobody|no one|none)(?: \w+){{0,5}}? (?:(?P<told>{_SAYING})|{_HOLDING})"
    rf"|no(?: \w+)? (?:{_PROOF})|(?:it|this) is not(?= that)"
    rf"|(?:{_DENYING})(?:{_OF_CLAIM})?|(?:{_REJECTING})(?:{_OF_CLAIM}|(?= that))"
    rf"|(?:{_FALSE})|(?:{_BAD})(?= {_TO_SAY})){_THAT}$"
)
# Where one may end, with how a text may end in a claim that is denied behind it.
_ENDS: Final = re.compile(
    rf"\b(?:{_SAYING}|{_HOLDING}|{_PROOF}|is not(?= that)|{_DENYING}|{_REJECTING}|{_CLAIM}|{_FALSE}|{_BAD})\b{_THAT}"
)
# "I cannot believe that we won", "nobody could have thought it would end like this": it is so, and a wonder.
_WONDER: Final = re.compile(
    r"\b(?:can|could|would)(?: not| never| hardly| scarcely)?(?: \w+)? (?:believe|have (?:believed|thought))\b"
)
# Each of these turns what follows round; two of them leave it as it was: "I do not deny", "nobody doubts".
_TURNING: Final = re.compile(
    rf"\b(?:{_NOT}|no|without|{_DENYING}|{_REJECTING}|{_FALSE}|{_BAD})\b(?! only\b| just\b| merely\b| simply\b)"
)
# An adverbial that denies and turns verb and subject round: the clause that follows is its own.
_TURNED: Final = re.compile(
    r"(?:^|\b(?:and|but|so) )(?:under no circumstances?|on no account|in no way|in no case|at no time|at no point|"
    r"by no means|no longer|not once|never(?: again| before)?|nowhere|seldom|rarely|hardly|neither|nor)"
    r"(?: (?:am|is|are|was|were|do|does|did|have|has|had|will|would|shall|should|can|could|may|might|must)"
    r"(?: (?:\w+ )?\w+)?)?$"
)
# With one of these something else begins than what is denied: "nothing to say except that".
_JOINING: Final = frozenset("except but and or because so if when until unless as than other".split())
_EXCEPTION: Final = re.compile(r"\b(?:unless|excepting|except(?: for)?(?! that)|with the exception of|apart from)\b")
_DENIED: Final = re.compile(
    rf"\b(?:is|was|were|are|would be) (?:simply |just |plainly )?"
    rf"(?:(?:{_FALSE}|wrong|nonsense)|not (?:true|right|correct|so|the case))\b"
)
_CLAIMED: Final = re.compile(rf"(?:^|\b(?:{_CLAIM}) )that$")
_BEHIND: Final = 5
# The words of a clause that are looked at for what is said of it behind.
_CLAUSE: Final = 15


# What a word can be part of: two kinds of frames need a word of two kinds, the third one is enough by itself.
_HELD: Final = frozenset(re.findall(r"\w+", f"{_SAYING} {_HOLDING} {_PROOF} that")) - {*"the a as my our of to".split()}
_VERBS: Final = frozenset(re.findall(r"\w+", f"{_SAYING} {_HOLDING}")) | {"told", "added", "know", "knows", "knew"}
_TELLING: Final = NEGATORS | frozenset("hardly scarcely refuse refuses refused decline declines declined".split())
WHOLE: Final = 3
_ENOUGH: Final = frozenset(
    re.findall(r"\w{3,}", f"{_DENYING} {_REJECTING} {_FALSE} {_BAD} rumor rumour".replace("rumou?r", ""))
) - {"not", "right"} | {*"unless excepting except exception apart".split()}


def part_of(word: str) -> int:
    """What part a word can have in taking back a clause, as bits; a text may do so that comes to ``WHOLE``.

    >>> part_of("never"), part_of("said"), part_of("denies"), part_of("dam")
    (1, 2, 3, 0)
    """
    return WHOLE if word in _ENOUGH else (word in _TELLING) | 2 * (word in _HELD)


def holds(word: str) -> bool:
    """Whether a word is a verb of saying or thinking."""
    return word in _VERBS


def taken_back(words: Sequence[str], closed: Callable[[int], bool], first: int, last: int) -> Frame | None:
    """The words outside of a passage (words ``first`` to ``last``, excluded) that deny it; None where none do.
    ``closed`` tells whether a clause ends behind a word."""
    start = clause_start(closed, first)
    before = " ".join(words[start:first])
    if not before:
        return None
    for found in frames(words[start : last + _BEHIND], lambda at: closed(start + at)):
        if (
            not found.exception
            and found.first == first - start
            and (found.end <= found.first or found.start == last - start)
        ):
            return found._replace(start=found.start + start, end=found.end + start, first=first)
    if turned := _TURNED.search(before):
        begin = start + before.count(" ", 0, turned.start() + before[turned.start() :].startswith(" "))
        return Frame(begin, first, first)
    return None


def frames(words: Sequence[str], closed: Callable[[int], bool]) -> list[Frame]:
    """What takes back clauses in a text, by what stands before or behind them.

    >>> def found(text):
    ...     words = text.split()
    ...     return [" ".join(words[each.start : each.end]) for each in frames(words, lambda at: at + 1 == len(words))]
    >>> found("i never said that we paid"), found("nobody doubts that we paid"), found("the idea that we paid is a lie")
    (['never said that'], [], ['is a lie'])
    >>> found("all of us left except ann")
    ['except']
    """
    text, told = " ".join(words), list[Frame]()
    for match in _ENDS.finditer(text):
        first = text.count(" ", 0, match.end()) + 1
        if first >= len(words) or closed(first - 1) or words[first] in _JOINING:
            continue
        start = clause_start(closed, first)
        before = " ".join(words[start:first])
        found = _FRAME.search(before)
        if found and len(_TURNING.findall(before)) % 2 and not _WONDER.search(before):
            begin = start + before.count(" ", 0, found.start())
            clause = found["that"] is not None or words[first] == "that"
            told.append(Frame(begin, first, first, belief=not (found["said"] or found["told"]), clause=clause))
        elif _CLAIMED.search(before) and (denied := _denied_behind(words, closed, first)):
            told.append(denied)
    for match in _EXCEPTION.finditer(text):
        start = text.count(" ", 0, match.start())
        told.append(Frame(start, start + match[0].count(" ") + 1, start, exception=True))
    return told


def _denied_behind(words: Sequence[str], closed: Callable[[int], bool], first: int) -> Frame | None:
    """The words behind a clause in the same sentence that deny it."""
    last = min(first + _CLAUSE, len(words))
    last = next((at + 1 for at in range(first, last) if closed(at)), last)
    behind = " ".join(words[first:last])
    denied = _DENIED.search(behind)
    if not denied:
        return None
    start = first + behind.count(" ", 0, denied.start())
    return Frame(start, start + denied[0].count(" ") + 1, first)


def clause_start(closed: Callable[[int], bool], first: int) -> int:
    """Where the clause begins that goes on into word ``first``."""
    at = first
    while at > 0 and first - at < REACH and not closed(at - 1):
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
