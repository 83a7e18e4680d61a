"""Hours of the day in normal words: "4:20 p.m.", "16:20", "ten past four", "six in the morning"."""

import re
from collections.abc import Sequence
from typing import Final

PARTS: Final = {"quarter": "15", "half": "30"}
_UP_TO_60: Final = re.compile("[1-5]?[0-9]")
_HOUR: Final = re.compile(r"([0-9]{1,2})(?:\.([0-9]{2}))?(am|pm)?")
_HALVES: Final = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
_OF_DAY: Final = {"morning": 0, "afternoon": 12, "evening": 12}
_NOON: Final = 12
_DAY: Final = 24
_MINUTES: Final = 60

Hour = tuple[int, frozenset[str], str]
"""Where an hour ends, what it may be, and the figure alone where it has a half of the day and no minutes."""


def is_part(words: Sequence[str], at: int) -> bool:
    """Whether a part of an hour stands here: "quarter to three"."""
    following = words[at + 1 : at + 3]
    return words[at] in PARTS and following[:1] in (["past"], ["to"]) and bool(_UP_TO_60.fullmatch(following[-1]))


def told(words: Sequence[str], at: int) -> Hour | None:
    """ "Ten past two", "half past two", "quarter to three": an hour of the morning or the afternoon."""
    minutes = PARTS.get(words[at], words[at])
    side, hour = "".join(words[at + 1 : at + 2]), "".join(words[at + 2 : at + 3])
    if side not in ("past", "to") or not (_UP_TO_60.fullmatch(minutes) and _UP_TO_60.fullmatch(hour)):
        return None
    if int(hour) > _NOON or (side == "to" and words[at] not in PARTS):  # "from ten to two" is no hour
        return None
    whole = int(hour) * _MINUTES + (int(minutes) if side == "past" else -int(minutes))
    found = (f"{(whole // _MINUTES + half) % _DAY}:{whole % _MINUTES:02}" for half in (0, _NOON))
    return at + 3, frozenset(found), ""


def clock(words: Sequence[str], pieces: Sequence[str], at: int) -> Hour | None:
    """ "4:20 p.m.", "4.20pm", "16:20", "six in the morning"."""
    match = _HOUR.fullmatch(words[at])
    if not match or int(match[1]) > _DAY:
        return None
    minutes, half, end = match[2], match[3], at + 1
    parted = minutes is None and ":" in pieces[at] and end < len(words)
    if parted and (found := _HOUR.fullmatch(words[end])):
        minutes, half, end = found[1].zfill(2), found[3], end + 1
    later, end = _half_of_day(words, half or "", end)
    if later is None and (minutes is None or ":" not in pieces[at]):
        return None
    hour = int(match[1])
    hour = hour % _NOON + later if later is not None and hour <= _NOON else hour
    return end, frozenset([f"{hour}:{minutes or '00'}"]), "" if minutes else match[1]


def _half_of_day(words: Sequence[str], half: str, end: int) -> tuple[int | None, int]:
    """The hours that the half of the day adds, None where it is not told; and where its words end."""
    if half:
        return _HALVES[half], end
    if end < len(words) and words[end] in _HALVES:
        return _HALVES[words[end]], end + 1
    if [*words[end : end + 2]] == ["in", "the"]:
        return _OF_DAY.get("".join(words[end + 2 : end + 3])), end
    return None, end
