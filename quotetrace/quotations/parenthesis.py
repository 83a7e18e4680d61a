"""Attributions inside or behind what they report: `The vote, Ruiz said, was close.`"""

import re

from quotetrace import lexicons
from quotetrace.grammar.phrases import is_channel, phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens, group_start, has_verb, subject_after, subject_before
from quotetrace.grammar.who import people
from quotetrace.layers import Block
from quotetrace.quotations.beginnings import is_circumstance
from quotetrace.quotations.endings import clause_end, next_attribution
from quotetrace.quotations.passing import is_answered, past_addressee, past_adverbials, sentence_limit
from quotetrace.quotations.scene import Scene
from quotetrace.quotations.stretches import is_symbol

_PAUSES = ",-"
_LONGEST_REMARK = 5  # tokens of "Not in my lifetime"
_LONGEST_LINE = 100  # characters of an item without a stop
_DEPENDING = frozenset("when while after before since until whenever once because although though".split())
_OPENED = frozenset("when while until whenever because although where".split())  # and are no adverbs
_MISREAD = re.compile("[NPR]E")  # "The crew bowed on Saturday": a rare past that a tagger takes for a participle
# behind an attribution these open the reporter's words
_REPORTER = frozenset("while though although whereas after before without amid".split())
_NEW = frozenset({"a", "an", "the"})
# What reporters call an announcement behind whose it is.
_REMARKS = frozenset(
    "step move blow setback boost shift sign decision reversal u-turn turnaround departure milestone victory defeat"
    " announcement development concession admission escalation climbdown retreat warning rebuke reminder signal".split()
)


def content_before(scene: Scene, verb: int, subject: Tokens | None) -> list[Tokens]:
    """`The vote was close, Ruiz said.`, `The vote, said Ruiz, was close.`: the pieces around an attribution."""
    code = scene.code
    floor, _ = scene.limits(verb)
    limit = sentence_limit(scene, verb)
    bracket = scene.bracket(verb)
    if bracket is not None and (subject is None or subject[0] > bracket):  # "(at one point 19 percent, Ruiz says)"
        closing = code.find(")", verb, limit)
        floor, limit = bracket + 1, closing if closing > 0 else limit
    found = _attribution(scene, verb, subject, floor, limit)
    if found is None:
        return []
    pause, end = _before_channel(scene, floor, found[0]), found[1]
    end = past_adverbials(scene, end, limit, commas=False)
    if end < limit and code[end] in "DNPJSR#$tWMVZB":
        return []  # the verb has an object: "Ruiz mentioned the vote"
    first = _clause_first(scene, floor, pause)
    if is_answered(scene, first):
        return []
    pieces = [(first, pause)] if pause > first and not _depends(scene, first, pause) else []
    on = end + (end < limit and code[end] in _PAUSES)
    goes_on = on < limit and code[on - 1] in _PAUSES and scene.word(on) not in _REPORTER
    goes_on = goes_on and not is_circumstance(scene, on, limit)
    goes_on = goes_on and not (code[on] == "C" and on + 1 < limit and next_attribution(scene, on - 1, on + 1, limit))
    told = has_verb(code, first, pause)
    goes_on = goes_on and not (told and _comments(scene, on))
    if goes_on and (told or code[on] not in "WYE") and (code[on] != "G" or not told):
        pieces.append((on, clause_end(scene, verb, on, limit)))
    titled = _is_line(scene.document.block_at(verb), scene.document.text)
    said = any(has_verb(code, *piece) or _MISREAD.search(code, *piece) for piece in pieces)
    return pieces if titled or said or _is_remark(scene, pieces, verb, end, limit) else []


def _before_channel(scene: Scene, floor: int, pause: int) -> int:
    """`The vote was close|, in a statement on Monday|, Ruiz said.`: the pause before the way something was said."""
    comma = scene.code.rfind(",", floor, pause)
    phrase = phrase_at(scene.document, comma + 2) if comma > floor and scene.code[comma + 1] == "I" else None
    if phrase is None or phrase[0] != comma + 2 or not is_channel(scene.document, phrase[1]):
        return pause
    rest = scene.code[phrase[1] : pause]
    return comma if set(rest) <= set("IDSJNPAT#") else pause


def _is_remark(scene: Scene, pieces: list[Tokens], verb: int, end: int, limit: int) -> bool:
    """`Not so, | says Ruiz.`, `Far from it, | said the mayor.`: a few words that are a sentence with who says them."""
    if len(pieces) != 1 or end < limit:
        return False
    first, last = pieces[0]
    whole = first == scene.limits(verb)[0] and last - first <= _LONGEST_REMARK and last + 1 == verb
    who = phrase_at(scene.document, verb + 1)
    somebody = who is not None and (scene.code[who[1] - 1] == "P" or scene.word(who[1] - 1) in people())
    return whole and somebody and scene.code[first] not in "ITWHG" and "Q" not in scene.code[first:last]


def _is_line(block: Block, text: str) -> bool:
    """A headline, a caption, an item like `• Five dead, three missing, says coast guard`: its claim needs no verb."""
    item = block.end - block.words <= _LONGEST_LINE and text[block.words].isalnum() and text[block.end - 1].isalnum()
    return item or block.kind != "body"


def _comments(scene: Scene, at: int) -> bool:
    """`..., Ruiz said on Monday, | a blow to shopkeepers on both banks`: what a reporter says of what is announced."""
    phrase = phrase_at(scene.document, at) if scene.word(at) in _NEW else None
    return phrase is not None and phrase[0] == at and scene.word(phrase[1] - 1) in _REMARKS


def _depends(scene: Scene, first: int, pause: int) -> bool:
    """`When he was 19, he wrote in his own name.`: a clause that depends on what is behind it says nothing.

    So too `She stayed until, | as a friend recalls, she was expelled`, where the clause is only opened.
    """
    if scene.word(pause - 1) in _OPENED:
        return True
    opens = scene.code[first] in "IH" and scene.word(first) in _DEPENDING
    return opens and "," not in scene.code[first:pause]


def content_behind_as(scene: Scene, verb: int) -> Tokens | None:
    """`As Ruiz noted, the vote was close.`: the clause behind an attribution that "as" opens."""
    floor, _ = scene.limits(verb)
    if scene.word(floor) != "as":
        return None
    subject = subject_before(scene.document, verb, floor + 1)
    if subject is None or subject[0] != floor + 1:
        return None
    limit = sentence_limit(scene, verb)
    cue = scene.cue(verb)
    end = past_addressee(scene, verb + 1, limit, cue)[0] if cue else verb + 1
    end = past_adverbials(scene, end, limit, commas=False)
    while scene.code[end : end + 1] == "I" and phrase_at(scene.document, end + 1):  # "pointed out in court, ..."
        end = reach_right(scene.document, end + 1, limit, appositions=False)
    if scene.code[end : end + 1] != ",":
        return None
    content = end + 1, clause_end(scene, verb, end + 1, limit)
    return content if has_verb(scene.code, *content) else None


def _attribution(scene: Scene, verb: int, subject: Tokens | None, floor: int, limit: int) -> Tokens | None:
    """The pause before `, Ruiz told reporters` or `, said Ruiz`, and the token behind it."""
    code = scene.code
    start = group_start(scene.document, verb, floor)
    if start > floor and _pauses(code, start - 1) and (subject is None or subject[0] > verb):
        behind = subject_after(scene.document, verb, limit)
        if behind is None or _is_object(scene, behind):
            return None
        return start - (code[start - 1] != "Q"), behind[1]
    if subject is None or subject[1] > verb:
        return None
    opening = subject[0] - (subject[0] - 1 > floor and scene.word(subject[0] - 1) == "as")  # ", as police have said"
    if opening < subject[0] and scene.word(subject[0]) in ("i", "we"):
        return None  # "You are, as I said, too late": a turn of phrase of whoever speaks
    if opening <= floor or not _pauses(code, opening - 1):
        return None
    cue = scene.cue(verb)
    end = past_addressee(scene, verb + 1, limit, cue)[0] if cue else verb + 1
    return opening - (code[opening - 1] != "Q"), end


def _is_object(scene: Scene, phrase: Tokens) -> bool:
    """`the mayor, Bo Hart, urged | patience`, `she hosts a show, writes | a column`: a lone noun for nobody, or one
    that nobody knows."""
    code, base = scene.code, phrase_at(scene.document, phrase[0]) or phrase
    lone = phrase[1] - phrase[0] == 1 and code[phrase[0]] == "N"
    unknown = scene.word(phrase[0]) in ("a", "an", "any") and base[1] == phrase[1] and code[base[1] - 1] == "N"
    if scene.word(phrase[0]) in ("no", "nothing"):  # "Ruiz, dubbed “a menace” by the judge, said | no"
        return True
    noun = scene.word(base[1] - 1) if lone or unknown else ""
    return bool(noun) and noun not in people() and noun not in lexicons.words("speakers_documents")


def _pauses(code: str, at: int) -> bool:
    """A comma or dash, also one inside a closing mark: `It is a “raw time,” said Ruiz.`"""
    return code[at] in _PAUSES or (code[at] == "Q" and code[at - 1] == ",")


def _clause_first(scene: Scene, floor: int, comma: int) -> int:
    """The first token of the clause before a parenthetical attribution; what an opaque stretch closes stays out."""
    quoted = scene.code.rfind("q", floor, comma)
    first = quoted + 2 if quoted >= 0 else floor
    first = max(first, scene.code.rfind(";", first, comma) + 1)
    while first < comma and (scene.code[first] in "C,." or (first == floor and is_symbol(scene, first))):
        first += 1
    numbered = first == floor and scene.code[first : first + 2] == "#."  # "1. Deer in hot tub, warden says"
    return first + 2 if numbered and first + 2 < comma else first
