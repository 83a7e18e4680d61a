"""Whole quotations: stretches joined where an attribution interrupts them or where marks are opened again."""

from attrs import define

from quotetrace import lexicons
from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.behind import adds_more
from quotetrace.grammar.phrases import is_time, phrase_at, reach_left, reach_right
from quotetrace.grammar.subjects import BE, Tokens, has_verb, subject_before
from quotetrace.grammar.who import people
from quotetrace.layers import Reported
from quotetrace.quotations.beside import Beside, attribution_of
from quotetrace.quotations.clauses import content_behind
from quotetrace.quotations.outcomes import deed_of
from quotetrace.quotations.passing import addressee_of
from quotetrace.quotations.scene import Scene, Stretch

_SURE, _UNSURE = 0.95, 0.7  # with a cue beside it; with a colon or nothing
_CAME = frozenset({"came", "comes"})
_ASKED = frozenset("asked told pressed questioned".split())
_FEWEST_NAMES, _MOST_NAMES = 2, 8  # words before the comma of a line that says who speaks below it
_OPENING = frozenset("to in on at by from during after before for with asked speaking writing".split())
_ISSUED = frozenset("issued released published signed made sent given posted shared written read recorded".split())
_EMPTY = frozenset(("it", "there"))
_NAME_REACH = 12  # tokens before a colon among which the name is looked for


@define
class _Whole:
    """A quotation in the making: its stretches, its attribution, and the token behind both."""

    stretches: list[Stretch]
    beside: Beside | None
    end: int


def read_direct(scene: Scene) -> tuple[list[Reported], set[int]]:
    """The opaque stretches of the scene as quotations, and the cues (tokens) that belong to them."""
    wholes: list[_Whole] = []
    for stretch in scene.stretches:
        if stretch.opaque and not scene.is_gloss(stretch) and not (wholes and _joins(scene, wholes[-1], stretch)):
            beside = attribution_of(scene, stretch, stretch)
            wholes.append(_Whole([stretch], beside, max(stretch.last, beside.end if beside else 0)))
    used = {whole.beside.cue for whole in wholes if whole.beside and whole.beside.cue is not None}
    return [_reported(scene, whole) for whole in wholes], used


def _joins(scene: Scene, last: _Whole, stretch: Stretch) -> bool:
    """Add the stretch to the quotation before it where it goes on with it.

    `Ruiz said: “It rains.` and a new paragraph, `“It snows,” Ruiz said.`, are two: each has its own attribution.
    """
    if stretch.marked.opened_again is not None and stretch.marked.opened_again == last.stretches[-1].number:
        beside = attribution_of(scene, last.stretches[0], stretch)
        if last.beside is not None and beside is not None and beside.rule == "direct.cue-behind":
            return False
        last.stretches.append(stretch)
        last.beside = last.beside or beside
        last.end = max(stretch.last, last.beside.end if last.beside else 0)
        return True
    if last.stretches[-1].block != stretch.block or not _interrupted(scene, last, stretch):
        return False
    beside = attribution_of(scene, stretch, stretch)
    shared = beside is None or _is_shared(beside, last.beside) or _goes_on_low(scene, stretch)
    if shared:
        last.stretches.append(stretch)
        last.end = stretch.last
    return shared


def _is_shared(beside: Beside, other: Beside | None) -> bool:
    return other is not None and beside.cue is not None and beside.cue == other.cue


def _goes_on_low(scene: Scene, stretch: Stretch) -> bool:
    """`“The depot,” said Ruiz, “is full. And ...,” she added`: a piece in lower case behind a pause goes on."""
    inner = scene.inside(stretch)
    return inner[:1].islower() and scene.code[stretch.first - 1] in ",-"


def _interrupted(scene: Scene, last: _Whole, stretch: Stretch) -> bool:
    """`“...,” Ruiz said. “...”`: nothing but the attribution stands between the two pieces."""
    between = scene.code[last.end : stretch.first].strip(",.;~-:")
    if last.beside is None:
        return not between
    cue = last.beside.cue
    behind = cue is not None and cue > last.stretches[-1].first and not between
    return behind and not _reports_between(scene, cue, last.end)


def _reports_between(scene: Scene, cue: int | None, end: int) -> bool:
    """`“...,” Ruiz said, arguing that, as it rained, “...”`: words in marks that another report leads on to.

    Behind a stop too, where somebody adds something: `..., adding that it rained. “...”`
    """
    if cue is None or adds_more(scene.document, cue + 1, end):
        return cue is not None
    if scene.code[end - 1] == "." or scene.code[cue + 1 : end].find(",") < 0:
        return False
    for at, other in scene.cues(cue + 1, end):
        if scene.code[at] == "G" or scene.code[at - 1] == "C":
            found = content_behind(scene, at, other)
            if found is not None and found.content[1] <= end:
                return True
    return False


def _reported(scene: Scene, whole: _Whole) -> Reported:
    beside = whole.beside or Beside("direct.alone")
    cued = beside.cue is not None
    split = cued and len(whole.stretches) > 1
    return Reported(
        kind="direct",
        content=tuple((stretch.marked.start, stretch.marked.end) for stretch in whole.stretches),
        rule="direct.split" if split else beside.rule,
        cue=scene.characters(beside.cue, beside.cue + 1) if beside.cue is not None else None,
        source=_named(scene, beside),
        addressee=addressee_of(scene, beside.cue) if beside.cue is not None else None,
        confidence=_SURE if cued or beside.signed else _UNSURE,
    )


def _named(scene: Scene, beside: Beside) -> Tokens | None:
    """The source that stands at a colon or behind a dash; that of a cue is found by attribution, but for whoever did
    something to say it: `Ruiz, who is ill, took to the radio to say: “...”`."""
    if beside.signed is not None:
        return scene.characters(*beside.signed)
    deed = deed_of(scene, beside.cue) if beside.cue is not None else None
    if deed is not None:
        subject = subject_before(scene.document, deed, scene.limits(deed)[0])
        return scene.characters(*subject) if subject else None
    return _before_colon(scene, beside.colon) if beside.colon is not None else None


def _before_colon(scene: Scene, colon: int) -> Tokens | None:
    """`Ruiz: “...”`, `The minister was blunt: “...”`: the name or the subject before the colon."""
    first, _ = scene.limits(colon)
    if colon <= first:  # it opens its sentence: what stands before it belongs to another
        return None
    code, document = scene.code, scene.document
    while first < colon and code[first] in "#-.)" and scene.word(first)[:1] in "0123456789-–—.)":
        first += 1  # "20:15 Wray: ...", "2. Wray: ...", "2) Wray: ..."
    header = _header(scene, first, colon)
    if header is not None:
        return scene.characters(*header)
    opening = phrase_at(document, first)
    if opening and opening[0] <= first < opening[1] < colon and _is_aside_of(scene, opening[1], colon):
        return scene.characters(first, opening[1])
    agent = next((at + 1 for at in range(colon - 1, first + 1, -1) if _is_by(scene, at)), None)
    if agent is not None and agent < colon:
        return scene.characters(agent, colon)
    told = _whose(scene, first, colon) or _sender(scene, first, colon)
    if told is not None:
        return scene.characters(*told)
    name = phrase_at(document, colon - 1) if code[colon - 1] == "P" else None
    verb = next((at for at in range(first, colon) if code[at] in FINITE), None)
    subject = subject_before(document, verb, first) if verb is not None else None
    sent_to = name is not None and code[name[0] - 1] == "T"  # "had a blunt message to | Ruiz:"
    if name is not None and not (sent_to and subject):
        return scene.characters(max(first, reach_left(document, colon, max(first, name[0] - _NAME_REACH))), colon)
    if verb is not None:
        empty = subject is None or document.low[subject[0]] in _EMPTY  # "It was unfair to tell them: “...”"
        return None if subject is None or empty else scene.characters(*subject)
    if phrase_at(document, first) is None:
        return None
    end = reach_right(document, first, colon)
    return _owner(scene, first, end) if end == colon else None


def _whose(scene: Scene, first: int, colon: int) -> Tokens | None:
    """`The best line of the day was | Ruiz |’s: “...”`, `... was | the goalkeeper |’s:`: whose the words are."""
    owner = phrase_at(scene.document, colon - 2) if scene.code[colon - 1] == "O" and colon - 2 >= first else None
    if owner is None or scene.word(owner[0] - 1) not in BE:
        return None
    somebody = scene.code[colon - 2] == "P" or scene.word(colon - 2) in people()
    return (owner[0], colon - 1) if somebody else None


def _sender(scene: Scene, first: int, colon: int) -> Tokens | None:
    """`Then this | from a source who was in the room |:`, `On the boat, | from pilot Ana Ruiz, a local |:`"""
    code = scene.code
    # "Then this | came | from a source": the one verb that may stand before
    came = next((at for at in range(first, colon) if scene.word(at) in _CAME), first)
    verb = next((at for at in range(came + 1, colon) if code[at] in FINITE), colon)
    at = next((at for at in range(verb - 1, first - 1, -1) if scene.word(at) == "from"), colon)
    phrase = phrase_at(scene.document, at + 1) if at < colon else None
    if phrase is None or phrase[0] != at + 1 or (at > first and code[at - 1] not in ",DRA" and at - 1 != came):
        return None
    somebody = code[phrase[1] - 1] == "P" or scene.word(phrase[1] - 1) in people()
    whole = reach_right(scene.document, at + 1, colon) == colon or (code[phrase[1]] == "," and verb == colon)
    return (at + 1, colon) if somebody and whole else None


def _header(scene: Scene, first: int, colon: int) -> Tokens | None:
    """`JONAS PEEL, ANALYST, BALTIC CENTRE:`, `Jonas Peel, in a statement:` above the words: a line of its own.

    So too before them, where nothing is told: `Jonas Peel, Baltic Greens: “...”`.
    """
    document = scene.document
    block = document.block_at(first)
    comma = scene.code.find(",", first, min(colon, first + _NAME_REACH))
    line = document.ends[colon] == block.end or (colon + 1 in scene.opens and not has_verb(scene.code, first, colon))
    whole = document.starts[first] == block.words and line
    name = [word for word in document.words[first:comma] if word[0].isalpha()]
    if (
        comma < 0
        or not whole
        or not _FEWEST_NAMES <= len(name) <= _MOST_NAMES
        or not all(word[0].isupper() for word in name)
    ):
        return None
    if document.low[first] in _OPENING or is_time(document, first, comma):
        return None
    end = comma
    while 0 <= end < colon and document.low[end + 1] not in _OPENING and scene.code[end + 1] not in "GE":
        following = scene.code.find(",", end + 1, colon)
        end = following if following > 0 else colon
    return first, end


def _is_by(scene: Scene, at: int) -> bool:
    """`The statement was issued | by the clubs of Altona and Lund:`"""
    return scene.word(at) == "by" and scene.code[at - 1] == "E" and scene.word(at - 1) in _ISSUED


def _is_aside_of(scene: Scene, at: int, colon: int) -> bool:
    """`Ruiz, on her way in: “...”`, `Mayor on the bridge: “...”`, `Ruiz again: “...”`: between who speaks and the colon
    stands no verb."""
    code = scene.code
    if code[at - 1] != "P" and scene.word(at - 1) not in people():
        return False
    if code[at] == "," and at + 1 < colon:
        return code[at + 1] in "EGI" or (scene.word(at + 1) in _ASKED)
    return code[at] in "ITA" and not has_verb(code, at, colon) and "q" not in code[at:colon]


def _owner(scene: Scene, first: int, last: int) -> Tokens:
    """`His words: “...”`, `Ruiz’s answer: “...”`: whose words they are."""
    code = scene.code
    if scene.word(last - 1) in lexicons.words("quotations_words_of"):
        if code[first] == "S":
            return scene.characters(first, first + 1)
        owned = code.rfind("O", first, last)
        if owned > first:
            return scene.characters(first, owned)
    return scene.characters(first, last)
