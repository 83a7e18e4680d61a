"""Who stands behind a quotation, and no verb: `“...” — Ana Ruiz, a nurse`, `“...” Ana Ruiz, mayor of Altona`."""

from bisect import bisect_left

from quotetrace.grammar.phrases import phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens, has_verb
from quotetrace.grammar.who import people
from quotetrace.layers import Document
from quotetrace.quotations.scene import Scene, Stretch
from quotetrace.quotations.stretches import past_symbols

TITLES = ("headline", "subheading", "teaser")
_LONGEST_NUMBER = 4  # characters before the marks: "10. “...” Ana Ruiz, on the deal"


def signed(scene: Scene, stretch: Stretch) -> Tokens | None:
    """`“...” — Ana Ruiz, a nurse`: a dash and a name, and nothing more before the sentence ends or marks open."""
    at = stretch.last
    if at >= len(scene.code) or scene.document.block_of(at) != stretch.block:
        return None
    if scene.code[at] != "-":
        return _named_behind(scene, stretch)
    name = phrase_at(scene.document, at + 1) if at + 1 < len(scene.code) else None
    if name is None or name[0] != at + 1:
        return None
    if (acting := _acts_in_title(scene, stretch, name)) > name[0]:
        return name[0], acting
    limit = scene.limits(at)[1]
    if scene.code[name[1] - 1] != "P" and (name[1] < limit or scene.word(name[1] - 1) not in people()):
        return None  # `“...” – council leader`, and nothing behind it
    end = reach_right(scene.document, at + 1, limit)
    closed = end >= limit or end in scene.opens or scene.code[end:limit].strip(".Q") == ""
    closed = closed or (scene.code[end] == "," and not has_verb(scene.code, end, limit))  # "– Ana Ruiz, on the deal"
    return (at + 1, end) if closed else None


def _acts_in_title(scene: Scene, stretch: Stretch, name: Tokens) -> int:
    """`‘Nobody listened’ – Ruiz | slams council`: where a name ends before what somebody does; else 0."""
    words, block = scene.document.words, scene.document.blocks[stretch.block]
    at = name[0]
    while at < name[1] and words[at][0].isupper():
        at += 1
    if block.kind not in TITLES or not name[0] < at < len(words) - 1 or not is_known(scene.document, (name[0], at)):
        return 0
    acts = words[at].islower() and words[at].endswith("s") and words[at] not in people()
    return at if acts and at + 1 < scene.limits(at)[1] else 0


def _named_behind(scene: Scene, stretch: Stretch) -> Tokens | None:
    """`“We have a port again.” Ana Ruiz, mayor of Altona, on the deal.`: a name and no verb is all that is behind."""
    at, last = stretch.last, _last_in_block(scene, stretch)
    block = scene.document.blocks[stretch.block]
    opens = scene.document.starts[past_symbols(scene, stretch.first)] <= block.words + _LONGEST_NUMBER
    pauses = scene.closing(stretch) == ","  # `“We have a port again,” Ana Ruiz, mayor of Altona.`
    if not opens or not (pauses or ends_sentence(scene, stretch)) or scene.limits(at)[1] < last:
        return None
    name = phrase_at(scene.document, at)
    if name is None or name[0] != at or scene.code[name[1] - 1] != "P" or set(scene.code[at:last]) & set("VZMQq"):
        return None
    end = reach_right(scene.document, at, last)
    told = name[1] - at > 1 or scene.code[name[1] : name[1] + 1] == ","  # "Ana, market trader"
    return (at, end) if told else None


def _last_in_block(scene: Scene, stretch: Stretch) -> int:
    return bisect_left(scene.document.starts, scene.document.blocks[stretch.block].end, lo=stretch.last)


def is_known(document: Document, name: Tokens) -> bool:
    """Whether the headline names somebody whom the text goes on to name: its last word stands there again."""
    return document.letters[name[1] - 1] == "P" and document.words[name[1] - 1] in document.words[name[1] :]


def ends_sentence(scene: Scene, stretch: Stretch) -> bool:
    """Behind a full stop; behind “Shame!” too, where the next word opens a sentence and is no name: `The trial ...`"""
    closing, code = scene.closing(stretch), scene.code
    if closing not in "!?" or stretch.last >= len(code):
        return closing == "."
    return scene.document.words[stretch.last][0].isupper() and code[stretch.last] != "P"
