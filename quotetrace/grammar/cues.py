"""The cue verbs: ``data/en/cues.txt`` with every form of each verb."""

from functools import cache

from attrs import frozen

from quotetrace import lexicons

_IRREGULAR = {
    "say": "says said saying said", "tell": "tells told telling told", "write": "writes wrote writing written",
    "read": "reads read reading read", "begin": "begins began beginning begun", "swear": "swears swore swearing sworn",
    "think": "thinks thought thinking thought", "feel": "feels felt feeling felt", "know": "knows knew knowing known",
    "see": "sees saw seeing seen", "find": "finds found finding found", "show": "shows showed showing shown",
    "sing": "sings sang singing sung", "run": "runs ran running run", "understand": "understands understood understanding understood",
    "seek": "seeks sought seeking sought", "weep": "weeps wept weeping wept", "teach": "teaches taught teaching taught",
    "forecast": "forecasts forecast forecasting forecast", "broadcast": "broadcasts broadcast broadcasting broadcast",
    "prove": "proves proved proving proven", "dream": "dreams dreamed dreaming dreamt", "quip": "quips quipped quipping quipped",
    "admit": "admits admitted admitting admitted", "beg": "begs begged begging begged", "brag": "brags bragged bragging bragged",
    "plan": "plans planned planning planned", "concur": "concurs concurred concurring concurred", "chat": "chats chatted chatting chatted",
    "slam": "slams slammed slamming slammed", "prefer": "prefers preferred preferring preferred", "snap": "snaps snapped snapping snapped",
    "nod": "nods nodded nodding nodded", "grin": "grins grinned grinning grinned", "sob": "sobs sobbed sobbing sobbed",
    "rebut": "rebuts rebutted rebutting rebutted", "refer": "refers referred referring referred", "shrug": "shrugs shrugged shrugging shrugged",
    "kid": "kids kidded kidding kidded", "dub": "dubs dubbed dubbing dubbed", "hum": "hums hummed humming hummed",
    "submit": "submits submitted submitting submitted", "crow": "crows crowed crowing crowed",
}  # fmt: skip
_VOWELS = set("aeiou")


@frozen
class Cue:
    """A cue verb: its lemma and the letters of what may follow (see ``data/en/cues.txt``)."""

    lemma: str
    frames: frozenset[str]


def forms(lemma: str) -> list[str]:
    """All forms of a verb: base, third person, past, -ing, participle.

    >>> forms("deny")
    ['deny', 'denies', 'denied', 'denying', 'denied']
    """
    if lemma in _IRREGULAR:
        third, past, going, done = _IRREGULAR[lemma].split()
        return [lemma, third, past, going, done]
    if lemma.endswith("e"):
        return [lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing", f"{lemma}d"]
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return [lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing", f"{lemma[:-1]}ied"]
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    return [lemma, third, f"{lemma}ed", f"{lemma}ing", f"{lemma}ed"]


@cache
def cue_forms() -> dict[str, Cue]:
    """Every form of every cue verb; a form that two verbs share belongs to the first in the list."""
    found: dict[str, Cue] = {}
    for lemma, frames in lexicons.table("cues").items():
        cue = Cue(lemma, frozenset(frames))
        for form in forms(lemma):
            found.setdefault(form, cue)
    return found
