"""Disowning: cues that deny what they report, or tell that it was not said: "denied that", "has never said", "would not
say whether"."""

import re
from functools import lru_cache
from typing import Final

from quotetrace.patterns import late

from .cues import cue_forms

_NOT: Final = r"\b(?:not|never|nothing|nobody|hardly|cannot)\b|n['’]t\b|\b(?:declin|refus|fail)(?:e?d|es?|s|ing)\b"
# "Not only said", "did not just say": it was said, and more.
_SAID_TOO: Final = r"(?!\s(?:only|just|merely|simply)\b)"
_DENY: Final = r"\b(?:deny|den(?:ies|ied|ying)|rul(?:es?|ed|ing)\sout)\b"
_EACH: Final = late(rf"(?:{_NOT}){_SAID_TOO}|{_DENY}", re.IGNORECASE)
_DENIED: Final = re.compile(_DENY, re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def disowns(cue: str | None, spoken: bool = False) -> bool:
    """Whether a cue takes from its source what it reports; two negations undo each other. Of words ``spoken``, in
    marks, a verb of denying tells only how they were meant: “I was at home,” he denied.

    >>> disowns("denied"), disowns("has never said"), disowns("did not deny"), disowns("denied", spoken=True)
    (True, True, False, False)
    """
    if not cue:
        return False
    found = [each for each in _EACH.findall(cue) if not (spoken and _DENIED.fullmatch(each))]
    return len(found) % 2 == 1


@lru_cache(maxsize=1 << 12)
def stance(cue: str | None, spoken: bool = False) -> int:
    """What a cue does with what it reports: 1 where its source states it, -1 where it takes it back (see
    :func:`disowns`), 0 where it does neither: asking and rejecting are nobody's statement.

    >>> stance("said"), stance("denied"), stance("rejected"), stance("asked")
    (1, -1, 0, 0)
    """
    if disowns(cue, spoken):
        return -1
    words = (cue or "").lower().split()
    known = [found.frames for word in words if (found := cue_forms().get(word))]
    return int("according" in words or any("c" in frames and "s" not in frames for frames in known))
