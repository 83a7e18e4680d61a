"""Cues that tell more of somebody or something: the sentence goes on behind what they report."""

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.phrases import phrase_at
from quotetrace.grammar.subjects import group_start
from quotetrace.quotations.scene import Scene


def tells_of_whom(scene: Scene, verb: int, limit: int) -> bool:
    """`The mill, whose owner | said it was “shut”, filed for bankruptcy`: the cue of a clause between two commas, whose
    noun still has no verb that the tagger knows."""
    code, (floor, _) = scene.code, scene.limits(verb)
    comma = max(code.rfind(",Y", floor, verb), code.rfind(",W", floor, verb))
    if comma < 0 or not set(FINITE).isdisjoint(code[floor:comma]) or code.find(",", comma + 1, verb) >= 0:
        return False
    behind = (at for at in range(verb + 1, limit - 1) if code[at] == ",")
    return all(code[at + 1] not in FINITE for at in behind)


def tells_of_subject(scene: Scene, verb: int, floor: int) -> bool:
    """`A letter | claiming that ...`, `The clerk who | revealed ...`: the cue tells more of the first noun alone."""
    code = scene.code
    start = group_start(scene.document, verb, floor)
    if scene.word(start - 1) in ("who", "which") and code[start - 1] == "W":
        start -= 1
    elif code[verb] != "G" or start < verb:
        return False
    alone = start > floor and set(FINITE).isdisjoint(code[floor:start])
    return alone and phrase_at(scene.document, start - 1) is not None
