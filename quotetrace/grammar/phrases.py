"""How far a noun phrase reaches: through its prepositional phrases, appositions, relative clauses and partners.

Positions are token numbers of a document; every end is excluded.
"""

import re

from quotetrace.layers import Document

# Who is somebody's, or somewhere, by a "to": it takes the phrase behind it along.
_SERVING = frozenset(
    "aide aides adviser advisers advisor advisors ambassador ambassadors envoy envoys assistant assistants counsel "
    "consultant consultants secretary secretaries deputy emissary attache heir successor visitor visitors "
    "representative representatives delegate delegates commissioner correspondent nuncio chaplain "
    "witness witnesses sources".split()
)
_ATTACHED = frozenset(
    "of at from in for with on by near behind beside against within among about between under above below outside "
    "inside opposite".split()
)
_LONGEST_NICKNAME = 6  # tokens, marks included
_BEHIND_NOUN = frozenset("familiar close loyal opposed sympathetic critical responsible accountable".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow week month year morning "
    "afternoon evening night weekend january february march april may june july august september october november "
    "december monday’s jan. feb. aug. sept. oct. nov. dec. day days weeks months years hour hours minutes".split()
)
CHANNELS = frozenset(
    "statement interview tweet tweets email e-mail letter news conference briefing speech address post message memo "
    "telephone phone facebook twitter x instagram television tv radio podcast call remarks report editorial column "
    "op-ed "
    "article blog filing court hearing testimony debate press rally event release affidavit advertisement ad video "
    "conversation response reply note opinion ruling book memoir study paper audio recording "
    "broadcast appearance translator interpreter commentary communique communiqué submission dispatch "
    "bulletin sermon lecture essay foreword".split()
)
_FINITE = "VZM"
_OF_WHICH = re.compile(r",D?[JN]{1,3}IW")  # ", a copy of which"


def phrase_at(document: Document, at: int) -> tuple[int, int] | None:
    """The base noun phrase that token ``at`` is in."""
    number = document.phrase_of[at] if 0 <= at < len(document.phrase_of) else -1
    return document.phrases[number] if number >= 0 else None


def is_time(document: Document, first: int, last: int) -> bool:
    """Whether the phrase names a time: "Tuesday", "last week", "March 3", "2016"."""
    low = document.low[last - 1]
    if low in TIMES:
        return True
    if low.isdigit():
        return (last - first == 1 and len(low) == 4) or document.low[first] in TIMES
    return low in ("’s", "'s") and last - first > 1 and document.low[last - 2] in TIMES


def is_channel(document: Document, last: int) -> bool:
    """Whether the phrase that ends before ``last`` names the way something was said: "a statement", "an interview"."""
    word = document.low[last - 1]
    return word in CHANNELS or (word.endswith("s") and word[:-1] in CHANNELS)


def reach_left(document: Document, last: int, floor: int) -> int:
    """Where the noun phrase that ends before ``last`` begins: "analysts at the bank", "Ruiz and Chan".

    A phrase that hangs on a preposition with nothing before it ("In May the minister") does not reach over it.
    """
    phrase = phrase_at(document, last - 1)
    first = max(phrase[0], floor) if phrase else last - 1
    while first - 2 >= floor:
        head = _joined_before(document, first, floor)
        if head is None:
            break
        first = head
    return first - _is_subject_of_study(document, first, floor)


def _joined_before(document: Document, first: int, floor: int) -> int | None:
    """Where the phrase begins that the one at ``first`` hangs on: "a group called |", "people familiar with |"."""
    code, joint = document.letters, document.low[first - 1]
    if code[first - 1] == "Q":
        return _before_nickname(document, first, floor)
    if code[first - 1] in "IT" and document.low[first - 2] in _BEHIND_NOUN:
        head = phrase_at(document, first - 3)
        return max(head[0], floor) if head and head[1] > floor else None
    before = phrase_at(document, first - 2)
    if before is None:
        return None
    head_first = max(before[0], floor)
    serves = joint == "to" and document.low[first - 2] in _SERVING  # "an aide to | the senator"
    if serves or (code[first - 1] == "I" and joint in _ATTACHED):
        return None if _hangs(document, head_first, floor) else head_first
    if code[first - 1] in "EG" or (code[first - 1] == "C" and joint in ("and", "or", "nor")):
        return _listed(document, head_first, floor) if _opens_clause(code, head_first, floor) else None
    return None


def _before_nickname(document: Document, first: int, floor: int) -> int | None:
    """`Ines “Lola” Okafor`: the name before a nickname in marks."""
    code = document.letters
    opening = code.rfind("Q", floor, first - 1)
    if (
        opening <= floor
        or first - opening > _LONGEST_NICKNAME
        or not _is_name(document, first)
        or not _is_name(document, opening - 1)
    ):
        return None
    name = phrase_at(document, opening - 1)
    return max(name[0], floor) if name else None


def _is_name(document: Document, at: int) -> bool:
    return document.letters[at] in "PN" and document.words[at][0].isupper()


def _listed(document: Document, head: int, floor: int) -> int:
    """`Ruiz, Birk and Falk`: where a list of names begins whose last but one begins at ``head``."""
    code = document.letters
    while head - 2 >= floor and code[head - 1] == "," and _is_name(document, head - 2) and _is_name(document, head):
        name = phrase_at(document, head - 2)
        if name is None or name[0] < floor:
            break
        head = name[0]
    return head


def _hangs(document: Document, first: int, floor: int) -> bool:
    """The phrase is itself the object of a preposition or verb that cannot be part of a source."""
    if first - 1 < floor:
        return False
    if document.letters[first - 1] in "EG" and phrase_at(document, first - 2):
        return False
    if _is_subject_of_study(document, first, floor):
        return False
    if document.letters[first - 1] in "VZBGE":
        return True
    return document.letters[first - 1] in "IT" and phrase_at(document, first - 2) is None


def _is_subject_of_study(document: Document, first: int, floor: int) -> bool:
    """`Engineering | professor Ana Ruiz`: the first word of a sentence is a noun before a role, no participle."""
    return first - 1 == floor and document.letters[floor : first + 2] == "GNP"


def _opens_clause(code: str, first: int, floor: int) -> bool:
    return first <= floor or code[first - 1] in ",.;:-QqCt"


def reach_right(document: Document, first: int, limit: int, *, appositions: bool = True) -> int:
    """Where the phrase from ``first`` on ends: with "at the bank", ", a broker in Oslo", ", who ...", "and Chan"."""
    code = document.letters
    phrase = phrase_at(document, first)
    end = min(phrase[1], limit) if phrase else first
    while end < limit:
        further = _further(document, code, end, limit, appositions)
        if further <= end:
            break
        end = further
    return end


def past_copy(document: Document, comma: int, limit: int) -> int:
    """`the report, a copy of which is with us, | ...`: the comma behind what tells more of a paper; else ``comma``."""
    told = _OF_WHICH.match(document.letters, comma, limit)
    if told is None or document.low[told.end() - 1] != "which":
        return comma
    behind = document.letters.find(",", told.end(), limit)
    return behind if behind > 0 else comma


def _further(document: Document, code: str, end: int, limit: int, appositions: bool) -> int:
    letter = code[end]
    word = document.low[end]
    if word in _BEHIND_NOUN and code[end + 1 : end + 2] in ("I", "T"):
        behind = phrase_at(document, end + 2) if end + 2 < limit else None
        return behind[1] if behind else end
    if word == "to" and document.low[end - 1] in _BEHIND_NOUN:  # "a source close | to the board", taken for a noun
        behind = phrase_at(document, end + 1) if end + 1 < limit else None
        return behind[1] if behind else end
    following = phrase_at(document, end + 1) if end + 1 < limit else None
    if letter == "I" and following and word in _ATTACHED:
        if is_time(document, *following) or (word != "of" and is_channel(document, following[1])):
            return end  # "Ruiz | in a letter", and "excerpts of a letter"
        return following[1]
    if letter == "C" and word == "and" and following and following[0] == end + 1:
        return end if _is_subject(code, following[1], limit) else following[1]
    if letter == "(":
        close = code.find(")", end, min(limit, end + 12))
        return close + 1 if close > 0 else end
    if not appositions:
        return end
    if (letter == "W" and word in ("who", "whose", "which")) or _is_reduced(document, end, limit):
        return _clause_stop(code, end, limit)
    if letter == "," and end + 1 < limit:
        return _apposition(document, code, end, limit)
    return end


def _is_reduced(document: Document, at: int, limit: int) -> bool:
    """`a study | published on Monday in the journal`: a participle with a time or preposition behind it."""
    if document.letters[at] != "E" or at + 1 >= limit:
        return False
    phrase = phrase_at(document, at + 1)
    return document.letters[at + 1] == "I" or (phrase is not None and is_time(document, *phrase))


def _apposition(document: Document, code: str, comma: int, limit: int) -> int:
    """Over ", a broker in Oslo", ", 61", ", who runs the desk", ", of the consultancy"."""
    at = comma + 1
    if code[at] in "WY":
        return _clause_stop(code, at, limit)
    if document.low[at] in ("of", "from") and phrase_at(document, at + 1):
        at += 1
    while at < limit and code[at] == "A":  # "formerly a broker"
        at += 1
    phrase = phrase_at(document, at)
    if phrase is None or phrase[0] < at or is_time(document, *phrase) or code[phrase[0]] == "R":
        return comma
    if _is_subject(code, phrase[1], limit):
        return comma
    return min(phrase[1], limit)


def _is_subject(code: str, end: int, limit: int) -> bool:
    """A finite verb follows: the phrase opens a clause of its own."""
    while end < limit and code[end] == "A":
        end += 1
    return end < limit and code[end] in _FINITE


def _clause_stop(code: str, at: int, limit: int) -> int:
    """The end of a relative clause: the next comma that closes it, or the limit."""
    stop = at
    while stop < limit and code[stop] not in ",;:-Q.":
        stop += 1
    return stop
