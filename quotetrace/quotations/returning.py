"""The verb behind "and" or "but": still what is reported, or again what its speaker does.

`said the storm flooded the cellar | and uprooted trees`, `said the bonus was a joke | and demanded an inquiry`.
"""

import re

from quotetrace import lexicons
from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.cues import Cue
from quotetrace.grammar.phrases import phrase_at
from quotetrace.grammar.who import people
from quotetrace.quotations.passing import ABOUT, past_addressee
from quotetrace.quotations.scene import Scene

_SUFFERED = re.compile(r"VA?EA?E[^VZM]*\Z")  # "had been held near the pier", and no verb behind it
_UNSAID = frozenset("declined refused declines refuses gave offered ruled rules apologised apologized thanked".split())
_REBUFFS = frozenset("rejected dismissed denied refuted disputed rebuffed rejects dismisses denies".split())
CLAIMS = frozenset(  # what somebody else says, and may be wrong
    "claim claims suggestion suggestions accusation accusations allegation allegations assertion assertions charge "
    "charges report reports rumour rumours rumor rumors idea notion talk".split()
)
_NOT, _SILENT = frozenset(("not", "n’t", "n't")), frozenset(("elaborate", "specify"))
_UNSAID_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "turned down", "turns down", "walked out", "walked off", "walked away", "hung up", "stormed out", "stormed off",
        "burst into", "broke down", "sat down",
    )
)  # fmt: skip
_COPULAS = frozenset("is was are were be been ’s 's remains remained".split())
_DEPENDING = frozenset("WYHt;:")  # letters that open a clause whose verb may be meant
_WHAT = frozenset("DSJNPR$#Q")  # letters that open what a copula tells of its subject
_OBJECT = frozenset("DSJNP$#GR")  # letters that open an object
# what things do as well: "the fire spread and threatened homes", "the crash shut the road and claimed a life"
_OF_THINGS = frozenset("threaten promise claim guarantee call".split())


def goes_back(scene: Scene, verb: int, conjunction: int, limit: int) -> bool:
    """Whether the verb behind the conjunction has the subject of the cue at ``verb``.

    `said she would stay and left`: a past verb, where the report itself stands in another tense. So too `said two men
    had been held and asked witnesses to call`: who is held does not, in the same breath, ask.
    """
    code, at = scene.code, _verb_behind(scene, conjunction, limit)
    if _stays_open(scene, conjunction + 1, limit):
        return True
    if at is None:
        return False
    cue = scene.cue(at)
    if scene.word(at) == "had" and "E" in code[at + 1 : at + 3]:
        return _had_too(scene, verb, conjunction)
    if _is_unsaid(scene, at) or _agrees_with_cue(scene, verb, conjunction, at) or _ends_adjunct(scene, verb, at):
        return True
    same = code[at] == code[verb] or code[verb] + code[at] == "VE"  # "had been closed and warned": easily misread
    if cue is not None and same and _says_as_well(scene, verb, conjunction, at, limit, cue):
        return True
    if code[at] != "V" or code[verb] != "V" or (code[conjunction - 1] == "," and cue is None) or at > conjunction + 1:
        return False
    if cue and "a" in cue.frames and _SUFFERED.search(code, verb + 1, conjunction):
        return phrase_at(scene.document, at + 1) is not None
    if code[conjunction - 1] == "Q" and _says_in_marks(scene, verb + 1, conjunction):
        return True
    return next((letter for letter in code[verb + 1 : conjunction] if letter in FINITE), "V") in "MZ"


def _had_too(scene: Scene, verb: int, conjunction: int) -> bool:
    """`who said she had warned him that it leaked, | and had got no answer`: what the speaker had done as well; not
    `said they could not go | but had asked for help`, where what is said goes on in the past before the past."""
    helped = scene.code[verb] == "E" and scene.word(verb - 1 - (scene.code[verb - 1] == "A")) == "had"
    return helped and scene.code[conjunction - 1] == ","


def _ends_adjunct(scene: Scene, verb: int, at: int) -> bool:
    """`was sorry, saying a man had fallen ill, | and promised refunds`: the next deed of who says it by the way."""
    code, floor = scene.code, scene.limits(verb)[0]
    paused = code[at - 2 : at + 1] == ",CV" and code[verb - 1 : verb + 1] == ",G"
    return paused and "V" in code[floor:verb] and set("tWH").isdisjoint(code[floor:verb])


def _says_in_marks(scene: Scene, first: int, conjunction: int) -> bool:
    """`wrote that the plan “hurts but helps” | and kept its rating`: what is reported stands in marks, as present."""
    marks = [stretch for stretch in scene.between(first, conjunction) if stretch.last == conjunction]
    if not marks or phrase_at(scene.document, marks[-1].first - 1) is None:
        return False
    inside = scene.code[marks[-1].first : conjunction]
    present = "Z" in inside or (inside[1:2] == "N" and scene.word(marks[-1].first + 1).endswith("s"))
    return present and {"V", "M", "B"}.isdisjoint(inside)


def _verb_behind(scene: Scene, conjunction: int, limit: int) -> int | None:
    """The finite verb right behind the conjunction, adverbs passed over: `and | also | demanded`."""
    at = conjunction + 1
    while at < limit and scene.code[at] == "A":
        at += 1
    return at if at < limit and scene.code[at] in "VZE" else None


def _stays_open(scene: Scene, at: int, limit: int) -> bool:
    """`but | would not say whether`, `and | did not elaborate`: whoever speaks leaves it open."""
    negated = scene.code[at] in "MV" and scene.word(at + 1) in _NOT and at + 2 < limit
    cue = scene.cue(at + 2) if negated else None
    silent = cue is not None and "s" not in cue.frames and not cue.frames.isdisjoint("cqwE")
    return negated and (silent or scene.word(at + 2) in _SILENT)


def _is_unsaid(scene: Scene, at: int) -> bool:
    """`and refused to go`, `and turned down the offer`: what only people do, and nobody reports of himself."""
    at += scene.word(at) in ("has", "have") and scene.code[at + 1 : at + 2] == "E"  # "and has apologised"
    words = tuple(scene.document.low[at : at + 2])
    rebuffs = words[0] in _REBUFFS and words[1:] != () and words[1] in CLAIMS  # "and rejected claims that it was late"
    return rebuffs or words[0] in _UNSAID or words in _UNSAID_PHRASES


def _agrees_with_cue(scene: Scene, verb: int, conjunction: int, at: int) -> bool:
    """`says stocks have fallen and proposes a ban`: the verb behind "and" has the number and the tense of the cue."""
    tags, cue = scene.document.tags, scene.cue(at)
    form = tags[at]
    if cue is None or form not in ("VBZ", "VBP") or tags[verb] != form or not cue.frames & set("cqtn"):
        return False
    inside = [tags[each] for each in range(verb + 1, conjunction) if scene.code[each] in FINITE]
    return bool(inside) and inside[0] not in (form, "MD")


def _says_as_well(scene: Scene, verb: int, conjunction: int, at: int, limit: int, cue: Cue) -> bool:
    """`said the talks had failed and urged both sides to return`, `said it was a joke and demanded an inquiry`.

    Things do not ask, whoever speaks does; nor does the report go on with a verb of speech where it only tells what
    somebody is.
    """
    if not _reports_more(scene, at, limit, cue):
        return False
    first = verb + 1
    while first < conjunction and scene.code[first] not in FINITE:
        first += 1
    inside = scene.code[first:conjunction]
    if sum(map(inside.count, FINITE)) != 1 or _DEPENDING & set(inside):
        return False
    return _cannot_say(scene, first, conjunction, cue)


def _cannot_say(scene: Scene, at: int, conjunction: int, cue: Cue) -> bool:
    """Whether the subject of the one verb of a report, at ``at``, is a thing, or is only told to be something."""
    before = at - 1
    while scene.code[before] == "A":
        before -= 1
    phrase = phrase_at(scene.document, before)
    if phrase is None:
        return False
    head, code = phrase[1] - 1, scene.code
    is_thing = code[head] == "N" and scene.word(head) not in people()
    last = at  # of the verbs that stand together: "would have been"
    while last + 1 < conjunction and code[last + 1] in "ABE" and scene.word(last) not in _COPULAS:
        last += 1
    if scene.word(last) == "had" and code[head] in "RP" and "E" not in code[last + 1 : conjunction]:
        return True  # "told them she had nothing to hide and promised to go"
    if scene.word(last) not in _COPULAS:
        return is_thing and cue.lemma not in _OF_THINGS
    what = code[last + 1 : conjunction].lstrip("A")[:1]
    is_paper = scene.word(head) in lexicons.words("speakers_documents")
    return (what in _WHAT and (is_thing or code[head] in "RP")) or (what in ("E", "G") and is_thing and not is_paper)


def _reports_more(scene: Scene, at: int, limit: int, cue: Cue) -> bool:
    """Whether the verb is one of speech and has what it reports: an object, an infinitive, somebody and what to do."""
    frames, code = cue.frames, scene.code
    if not frames.isdisjoint("sbd") or at + 1 >= limit:
        return False
    end, asked = past_addressee(scene, at + 1, limit, cue)
    if not frames.isdisjoint("IO") and asked is not None and code[end : end + 1] in ("T", "A"):
        return True
    behind = code[at + 1]
    if not frames.isdisjoint("PE") and behind in "IT" and scene.word(at + 1) in ABOUT:
        return True
    if "i" in frames and code[at + 1 : at + 3] == "TB":
        return True
    return not frames.isdisjoint("nxoek") and behind in _OBJECT
