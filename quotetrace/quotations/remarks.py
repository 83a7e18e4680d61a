"""What a reporter tells behind a report: when and where it was said, how it was taken, and what it amounts to."""

import re

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.behind import sums_up
from quotetrace.grammar.phrases import is_time, phrase_at
from quotetrace.quotations.scene import Scene

# "a step that grocers warned | would fail", "a move that grocers have cautioned | could fail"
_SUMMED_UP = re.compile(r"DJ?Nt?D?J?[NP]{1,3}(?:[VZ]|[VZ]A?E)(?=[MVZ])")
_CALLED = re.compile(r"D[JN]{0,2}N[tW]?[DSJNPR]{1,5}A?[VZ]")  # "a move the union termed"
_MOVES = frozenset("lifting pushing driving knocking pulling dragging boosting wiping fuelling fueling easing".split())
_AGAIN = frozenset("repeating reiterating echoing renewing reaffirming restating".split())
_MARKETS = frozenset(
    "shares share stock stocks futures index bonds yields price prices fears hopes speculation".split()
)
_NEAR_MARKET = 6  # tokens: "wiping a tenth off its shares"
_SPANS = frozenset("moments minutes hours days weeks months years minute hour day week month year shortly".split())
COURTS = frozenset(
    "court jury jurors inquest tribunal hearing inquiry enquiry trial magistrates panel committee commission meeting "
    "conference assembly".split()
)
_NOISES = frozenset("applause cheers cheering laughter boos jeers gasps whistles".split())
_LEARNED = frozenset("learned learnt understands reveal reveals".split())
HEARD = frozenset(("heard", "hears", "told"))  # what a court does: who spoke is left open
_LONGEST_HEARING = 8  # tokens: "a coroner’s court has heard"
_LONGEST_TIME = 4  # tokens: "just over two weeks after"


def is_remark(scene: Scene, at: int, limit: int) -> bool:
    """Whether the reporter goes on behind the pause before ``at``."""
    return (
        _times(scene, at, limit)
        or is_heard(scene, at, limit)
        or _is_learned(scene, at, limit)
        or _is_received(scene, at, limit)
        or is_summed_up(scene, at, limit)
        or _moves_markets(scene, at, limit)
        or (scene.word(at) in _AGAIN and scene.code[at] == "G")  # "was a defeat, | repeating his call for a truce"
    )


def _moves_markets(scene: Scene, at: int, limit: int) -> bool:
    """`said the worst was over, | lifting its shares`: what it did to a price, or to fears and hopes."""
    behind = scene.document.low[at + 1 : min(at + _NEAR_MARKET, limit)]
    return scene.word(at) in _MOVES and not _MARKETS.isdisjoint(behind)


def contrasts_figures(scene: Scene, verb: int, comma: int) -> bool:
    """`found that 54 percent agreed, | while 31 percent did not`: figures on both sides are of one survey.

    Not so `, while 31 percent said it was late`: what is said again is a report of its own.
    """
    code, first = scene.code, comma + 2
    if code[first : first + 1] != "#" or "#" not in code[verb + 1 : verb + 1 + _NEAR_MARKET]:
        return False
    verbs = (at for at in range(first, min(first + _NEAR_MARKET, len(code))) if code[at] in FINITE)
    says = next((scene.cue(at) for at in verbs), None)
    return says is None or "s" in says.frames


def _is_received(scene: Scene, at: int, limit: int) -> bool:
    """`said the weir would stay, | to loud cheers`: how those who were there took it."""
    return scene.word(at) == "to" and not _NOISES.isdisjoint(scene.document.low[at + 1 : min(at + 3, limit)])


def is_summed_up(scene: Scene, at: int, limit: int) -> bool:
    """`voted to stop work, | a step that grocers warned would cost millions`: what others say of it all.

    What names the words themselves does so whatever is told of it: `| a pledge that rivals took for a threat`.
    """
    if sums_up(scene.document, at, limit):
        return True
    found = _SUMMED_UP.match(scene.code, at, limit)
    cue = scene.cue(found.end() - 1) if found else None
    if cue is not None and not cue.frames.isdisjoint("ct"):
        return True
    called = _CALLED.match(scene.code, at, limit)
    cue = scene.cue(called.end() - 1) if called else None
    return cue is not None and not cue.frames.isdisjoint("kx")


def _times(scene: Scene, at: int, limit: int) -> bool:
    """`said she would stay, hours after the vote`, `, just a day before ...`: the reporter tells when it was said."""
    for i in range(at, min(at + _LONGEST_TIME, limit - 1)):
        if scene.word(i + 1) in ("after", "before"):
            return scene.word(i) in _SPANS
        if scene.code[i] not in "AD#JN":
            return False
    return False


def is_heard(scene: Scene, at: int, limit: int) -> bool:
    """`told her it was leaning, | a court heard`: the sentence ends with where this was said."""
    timed = phrase_at(scene.document, limit - 1)
    if timed is not None and is_time(scene.document, *timed) and timed[0] > at:
        limit = timed[0] - (scene.code[timed[0] - 1] == "I")  # "heard | on Monday"
    words = scene.document.low[at:limit] if limit - at <= _LONGEST_HEARING else []
    return len(words) > 1 and words[-1] in HEARD and not COURTS.isdisjoint(words[:-1])


def _is_learned(scene: Scene, at: int, limit: int) -> bool:
    """`told that the wing will shut, the Courier has learned`: the sentence ends with who found out."""
    short = limit - at <= _LONGEST_HEARING and scene.word(limit - 1) in _LEARNED
    return short and any(letter in "PR" for letter in scene.code[at : limit - 1])


def joins_in(scene: Scene, at: int, limit: int) -> bool:
    """`demanded a probe, | with Ruiz calling the deal “a scam”`: somebody else's words, tied on."""
    phrase = phrase_at(scene.document, at + 1) if scene.word(at) == "with" and at + 1 < limit else None
    return phrase is not None and any(
        spot == phrase[1] and scene.code[spot] == "G" for spot, _ in scene.cues(phrase[1], min(phrase[1] + 1, limit))
    )
