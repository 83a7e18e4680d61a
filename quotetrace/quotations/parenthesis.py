"""Attributions inside or behind what they report: `The vote, Ruiz said, was close.`"""

from quotetrace.grammar.subjects import FINITE, Tokens, group_start, subject_after
from quotetrace.quotations.endings import clause_end
from quotetrace.quotations.passing import past_addressee, past_adverbials, sentence_limit
from quotetrace.quotations.scene import Scene


def content_before(scene: Scene, verb: int, subject: Tokens | None) -> list[Tokens]:
    """`The vote was close, Ruiz said.`, `The vote, said Ruiz, was close.`: the pieces around a parenthetical attribution."""
    code = scene.code
    floor, _ = scene.limits(verb)
    limit = sentence_limit(scene, verb)
    start = group_start(scene.document, verb, floor)
    inverted = start > floor and code[start - 1] == "," and (subject is None or subject[0] > verb)
    if inverted:
        behind = subject_after(scene.document, verb, limit)
        if behind is None:
            return []
        comma, end = start - 1, behind[1]
    elif subject and subject[0] > floor and code[subject[0] - 1] == "," and subject[1] <= verb:
        comma, end = subject[0] - 1, verb + 1
    else:
        return []
    cue = scene.cue(verb)
    if cue and end == verb + 1:
        end = past_addressee(scene, end, limit, cue)[0]
    end = past_adverbials(scene, end, limit)
    first = _clause_first(scene, floor, comma)
    pieces = [(first, comma)] if comma > first else []
    if end + 1 < limit and code[end] in ",-" and (code[end + 1] != "G" or not _has_verb(code, first, comma)):
        pieces.append((end + 1, clause_end(scene, verb, end + 1, limit)))
    if not any(_has_verb(code, *piece) for piece in pieces):
        return []
    return pieces


def _clause_first(scene: Scene, floor: int, comma: int) -> int:
    """The first token of the clause before a parenthetical attribution; what an opaque stretch closes stays out."""
    quoted = scene.code.rfind("q", floor, comma)
    first = quoted + 2 if quoted >= 0 else floor
    first = max(first, scene.code.rfind(";", first, comma) + 1)
    while first < comma and scene.code[first] in "C,.Q":
        first += 1
    return first


def _has_verb(code: str, first: int, last: int) -> bool:
    return any(letter in FINITE for letter in code[first:last])
