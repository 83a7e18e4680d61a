"""Who says a quotation, where no cue stands in the usual place: `For Ruiz, “...”`, `“...” (Ana Ruiz)`."""

import re

from quotetrace.grammar.cues import Cue
from quotetrace.grammar.phrases import is_time, phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens
from quotetrace.grammar.who import people
from quotetrace.quotations.scene import Scene, Stretch

_BRACKETED = re.compile(r"\(P{2,4}\)")
_SPEECH = frozenset("cqt")
_GESTURES = frozenset("nod smile shrug grin weep sob".split())
_CLAUSES = frozenset("ct")


def fronted(scene: Scene, stretch: Stretch) -> Tokens | None:
    """`Said | the mayor |, “...”`, `For | Ana Ruiz |, “...”`: who stands between the first word and the comma."""
    comma, code = stretch.first - 1, scene.code
    floor = scene.limits(comma)[0] if comma > 0 else 0
    if comma - floor < 2 or code[comma] != ",":
        return None
    cue = scene.cue(floor) if code[floor] in "VZ" else None
    says = cue is not None and not cue.frames.isdisjoint(_SPEECH) and "s" not in cue.frames
    phrase = phrase_at(scene.document, floor + 1)
    if not (says or scene.word(floor) == "for") or phrase is None or phrase[0] != floor + 1:
        return None
    last = scene.word(phrase[1] - 1)
    somebody = code[phrase[1] - 1] in ("PR" if says else "P") or last in people()
    if not somebody or is_time(scene.document, *phrase):
        return None
    return phrase if reach_right(scene.document, floor + 1, comma) == comma else None


def bracketed(scene: Scene, stretch: Stretch) -> Tokens | None:
    """`“The lock is ours.” (Ana Ruiz)`: a whole name in brackets behind words that are a sentence."""
    closed = _BRACKETED.match(scene.code, stretch.last)
    ends = scene.closing(stretch) in (".", "!", "?")
    return (stretch.last + 1, closed.end() - 1) if closed and ends else None


def begins_anew(scene: Scene, stretch: Stretch, at: int, cue: Cue) -> bool:
    """`“... everything.” | Work on the wall began`: behind a full stop things begin, and only people begin to speak.

    Whoever nods behind a stop answers: `“Where do I go?” | Her friend nodded.`
    """
    asked = scene.closing(stretch) in ("?", "!") and scene.code[at] in "DS"
    if cue.lemma in _GESTURES and (asked or scene.closing(stretch) == "."):
        return True
    phrase = phrase_at(scene.document, at)
    if not cue.frames.isdisjoint(_CLAUSES) or scene.closing(stretch) != "." or phrase is None:
        return False
    return scene.code[phrase[1] - 1] not in "PR" and scene.word(phrase[1] - 1) not in people()
