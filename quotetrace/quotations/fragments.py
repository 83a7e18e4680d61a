"""Where what has no verb of its own ends: what somebody is called or accused of, and words in marks that need more."""

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.behind import is_tail
from quotetrace.grammar.phrases import is_channel, is_time, phrase_at, reach_right
from quotetrace.quotations.beginnings import is_circumstance
from quotetrace.quotations.endings import clause_end
from quotetrace.quotations.scene import Scene
from quotetrace.quotations.stretches import COMPLEMENTS


def row_end(scene: Scene, close: int, limit: int) -> int:
    """`called it “late,” | “weak” and “a joke”`: where a row of words in marks ends whose first ends at ``close``."""
    while close < limit:
        comma = scene.code[close] == ","
        at = close + comma
        at += scene.code[at : at + 1] == "C"
        following = scene.opens.get(at) if at > close or scene.document.letters[close - 2] == "," else None
        if following is None or following.opaque or following.last > limit:
            break
        close = following.last
    return close


def with_complement(scene: Scene, verb: int, close: int, limit: int) -> int:
    """`called it “a gift” | to the gangs`, `called her “unfit” | for the post`: what belongs to the words in marks."""
    close = row_end(scene, close, limit)
    if close + 1 >= limit or scene.word(close) not in COMPLEMENTS | {"because", "as"} or scene.code[close] not in "IT":
        return close
    named = phrase_at(scene.document, close + 1) is not None and scene.word(close) != "because"
    if named:
        end = reach_right(scene.document, close + 1, limit, appositions=False)
        if scene.word(close) == "as" and end < limit and scene.code[end] in FINITE:  # "“a joke” | as members left"
            return close
        while scene.code[end - 1] in "DJ" and end < limit and scene.code[end] in "AJ":  # "an insult" to the | dead
            end += 1
        return end
    end = clause_end(scene, verb, close + 1, limit)
    return close if is_tail(scene.document, close, end) else end


def before_comment(scene: Scene, at: int, end: int) -> int:
    """`called her a “dreamer,” | a dig at her plans`: what somebody is called ends with a comma inside marks."""
    inside = [each for each in scene.between(at, end) if each.last < end]
    behind = inside[-1].last if inside else end
    if behind >= end or scene.closing(inside[-1]) != ",":
        return end
    deed = scene.code[behind] == "C" and scene.code[behind + 1] in "VZ"  # "a “windbag,” | and left"
    comment = scene.code[behind] in "DSNJPRG" and "C" not in scene.code[behind:end]
    return behind if deed or comment else end


def before_deed(scene: Scene, at: int, end: int) -> int:
    """`accused the agency of theft | and vowed to take it over`: what has no verb ends before the speaker’s next."""
    code = scene.code
    for joint in range(at + 1, end - 1):
        if code[joint] in FINITE or code[joint] == "W":
            return end
        behind = joint + 1
        while code[joint] == "C" and behind < end and code[behind] == "A":
            behind += 1
        if code[joint : joint + 3] == ",AV" and scene.word(behind) == "then":  # "of theft, | then left"
            return joint
        told = code[behind : behind + 1] == "E" and scene.cue(behind) is not None
        if code[joint] == "C" and behind < end and (code[behind] in "VZ" or told):
            return joint - (code[joint - 1] == ",")
    return end


def fragment_end(scene: Scene, at: int, end: int) -> int:
    """`accused them of “theft” after the vote`: what is reported ends with its last words in marks."""
    inside = [s.last for s in scene.between(at, end) if s.last <= end]
    return inside[-1] if inside and inside[-1] < end and is_tail(scene.document, inside[-1], end) else end


def before_when(scene: Scene, at: int, end: int) -> int:
    """Where a noun phrase ends before how it was told, and what went on meanwhile: `reported a loss | on Monday as
    sales fell`, `announced a deal | in a press release late on Friday`."""
    for i in range(at + 2, end - 1):
        phrase = phrase_at(scene.document, i + 1) if scene.word(i) == "in" else None
        if phrase is not None and phrase[0] == i + 1 and is_channel(scene.document, phrase[1]):
            return i
        if scene.word(i) == "as" and is_circumstance(scene, i, end):
            timed = phrase_at(scene.document, i - 1)
            if timed is None or timed[0] - 1 <= at or not is_time(scene.document, *timed):
                return i
            return timed[0] - (scene.code[timed[0] - 1] == "I")
    return end
