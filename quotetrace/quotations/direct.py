"""Whole quotations and the cue beside each: behind, before, across a colon; split ones are joined, floating ones followed."""

from attrs import define, field

from quotetrace.grammar.cues import Cue
from quotetrace.grammar.phrases import phrase_at
from quotetrace.grammar.subjects import group_start, subject_after, subject_before
from quotetrace.quotations.clauses import content_behind
from quotetrace.quotations.scene import Scene, Stretch

_STATES = frozenset("is was are were be been has had have does did do".split())
_FARTHEST = 60  # tokens between a quotation and its cue: a name, an apposition and a relative clause


@define
class Spoken:
    """A quotation of one or several stretches with its cue (a token), and the rule that found it."""

    stretches: list[Stretch]
    rule: str = "direct.alone"
    cue: int | None = None
    colon: int | None = None
    follows: "Spoken | None" = None
    end: int = 0  # the token behind its attribution: where a continuation may begin
    extra: list[int] = field(factory=list)


def read_spoken(scene: Scene) -> list[Spoken]:
    """The opaque stretches of the scene as quotations, in order."""
    found: list[Spoken] = []
    for stretch in scene.stretches:
        if stretch.opaque:
            _take(scene, stretch, found)
    return found


def _take(scene: Scene, stretch: Stretch, found: list[Spoken]) -> None:
    last = found[-1] if found else None
    if stretch.marked.opened_again is not None and last and last.stretches[-1].number == stretch.marked.opened_again:
        last.stretches.append(stretch)
        if last.cue is None:
            _attribute(scene, last)
        last.end = max(last.end, stretch.last)
        return
    spoken = Spoken([stretch], end=stretch.last)
    _attribute(scene, spoken)
    if last and last.stretches[-1].block == stretch.block and last.end:
        shared = spoken.cue is not None and spoken.cue == last.cue
        if (spoken.cue is None and spoken.colon is None or shared) and _continues(scene, last, stretch):
            last.stretches.append(stretch)
            last.end = stretch.last
            last.rule = "direct.split" if last.cue is not None else last.rule
            return
    if spoken.cue is None and spoken.colon is None and last is not None:
        spoken.follows = last
    found.append(spoken)


def _continues(scene: Scene, last: Spoken, stretch: Stretch) -> bool:
    """`“...,” Ruiz said. “...”`: nothing but the attribution stands between the two pieces."""
    between = scene.code[last.end : stretch.first]
    if last.cue is None:
        return not between.strip(",.~-:Q") and last.end != stretch.first or not between
    behind = last.cue > last.stretches[-1].first
    return behind and len(between.strip(",.;~-:")) == 0


def _attribute(scene: Scene, spoken: Spoken) -> None:
    stretch = spoken.stretches[-1]
    for rule in (_cue_behind, _cue_before, _colon_before):
        if rule(scene, spoken, stretch if rule is _cue_behind else spoken.stretches[0]):
            return


def _cue_behind(scene: Scene, spoken: Spoken, stretch: Stretch) -> bool:
    """`“...,” said Ruiz`, `“...,” Ruiz, a broker, told reporters`."""
    code = scene.code
    at = stretch.last
    while at < len(code) and code[at] in ",-~":
        at += 1
    if at >= len(code) or code[at] == "." or not _same_block(scene, stretch, at):
        return False
    limit = _narration_end(scene, at)
    if _any_verb_behind(scene, spoken, stretch, at, limit):
        return True
    for c in range(at, min(limit, at + _FARTHEST)):
        cue = scene.cue(c)
        if cue is None or not cue.frames & set("cqtmk"):
            if code[c] == "C" and c == at and code[at - 1] != ",":
                return False
            continue
        if "s" in cue.frames and c - at > 8:
            continue
        if _reports_more(scene, stretch, at, c, cue):
            return False
        end = _attribution_end(scene, at, c, cue, limit)
        if end:
            spoken.cue, spoken.rule, spoken.end = c, "direct.cue-behind", end
            return True
        if code[c] in "VZ" and group_start(scene.document, c, at) > at:
            return False
    return False


def _any_verb_behind(scene: Scene, spoken: Spoken, stretch: Stretch, at: int, limit: int) -> bool:
    """`“...?” Chan wondered aloud.`: behind a comma or question mark any verb is a cue, if its subject stands beside it."""
    code = scene.code
    inner = scene.document.text[stretch.marked.inner_start : stretch.marked.inner_end]
    if not inner.endswith((",", "?", "!")) or code[at - 1] == ",":
        return False
    phrase = phrase_at(scene.document, at)
    if phrase and phrase[0] == at:
        verb = phrase[1]
        while verb < limit and code[verb] == "A":
            verb += 1
        if verb >= limit or code[verb] not in "VZ" or scene.cue(verb) or code[at] not in "PR":
            return False
        if not inner.endswith(",") and (limit - verb > 4 or scene.word(verb) in _STATES):
            return False
    elif code[at] in "VZ" and phrase_at(scene.document, at + 1) and not scene.cue(at) and inner.endswith(","):
        verb = at
    else:
        return False
    spoken.cue, spoken.rule, spoken.end = verb, "direct.cue-behind", limit
    return True


def _reports_more(scene: Scene, stretch: Stretch, at: int, c: int, cue: Cue) -> bool:
    """`“... done.” He said the vote ...`: the cue opens a sentence and a report of its own."""
    inner = scene.document.text[stretch.marked.inner_start : stretch.marked.inner_end]
    if inner.endswith((",", "?", "!", "—", "-")) or scene.code[at - 1] == ",":
        return False
    behind = content_behind(scene, c, cue)
    return behind is not None and behind.frame not in ("noun", "called")


def _same_block(scene: Scene, stretch: Stretch, at: int) -> bool:
    return scene.document.sentences[scene.document.sentence_of[at]].block == stretch.block


def _narration_end(scene: Scene, at: int) -> int:
    """Where the reporter's words that begin at ``at`` end: the sentence's end or the next whole quotation."""
    end = scene.document.sentences[scene.document.sentence_of[at]].last
    for first, stretch in scene.opens.items():
        if at <= first < end and stretch.opaque:
            end = first
    return end


def _attribution_end(scene: Scene, at: int, c: int, cue: Cue, limit: int) -> int:
    """The token behind the attribution if one reads `cue subject` or `subject cue` from ``at``, else 0."""
    code = scene.code
    start = group_start(scene.document, c, at)
    if start == at or start - at == 1 and code[at] in "AC":  # the cue comes first
        if code[c] == "G" and c == at:
            behind = None
        else:
            behind = subject_after(scene.document, c, limit)
            if behind is None and code[c] not in "VZ":
                return 0
        return _tail(scene, behind[1] if behind else c + 1, limit)
    subject = subject_before(scene.document, c, at)
    if subject is None:
        return 0
    lead = code[at : subject[0]]
    if lead.strip("AC,") and not _is_fronted(scene, at, subject[0]):
        return 0
    return _tail(scene, c + 1, limit)


def _is_fronted(scene: Scene, at: int, first: int) -> bool:
    """`“...” In London, Ruiz said`: an adverbial before the subject, with its comma, in the same sentence as the quotation."""
    return scene.code[first - 1] == "," and scene.code[at] in "IH"


def _tail(scene: Scene, at: int, limit: int) -> int:
    """The end of the sentence's attribution part: up to the next pause before a quotation, or the sentence's end."""
    return limit


def _cue_before(scene: Scene, spoken: Spoken, stretch: Stretch) -> bool:
    """`Ruiz said on Monday: “...”`, `told reporters, “...”`: a cue whose content begins at the quotation."""
    sentence = scene.document.sentences[scene.document.sentence_of[stretch.first]]
    floor = sentence.first
    if stretch.first == floor:
        return _across_blocks(scene, spoken, stretch)
    for c in range(stretch.first - 1, max(floor - 1, stretch.first - _FARTHEST), -1):
        if scene.code[c] == "q" or scene.code[c] == ".":
            return False
        cue = scene.cue(c)
        if cue is None or not cue.frames & set("cqtm"):
            continue
        behind = content_behind(scene, c, cue)
        if behind and behind.content[0] == stretch.first:
            spoken.cue, spoken.rule = c, "direct.cue-before"
            return True
    return False


def _across_blocks(scene: Scene, spoken: Spoken, stretch: Stretch) -> bool:
    """`Ruiz wrote to her staff:` and the quotation in a paragraph of its own."""
    before = stretch.first - 1
    if before < 0 or scene.code[before] != ":":
        return False
    first, _ = scene.limits(before)
    for c in range(before - 1, first - 1, -1):
        cue = scene.cue(c)
        if cue and cue.frames & set("cqtm") and subject_before(scene.document, c, first):
            spoken.cue, spoken.rule = c, "direct.cue-before"
            return True
    spoken.colon, spoken.rule = before, "direct.colon"
    return True


def _colon_before(scene: Scene, spoken: Spoken, stretch: Stretch) -> bool:
    """`Ruiz: “...”`, `The minister was blunt: “...”`."""
    at = stretch.first - 1
    first, _ = scene.limits(stretch.first)
    if at < first or scene.code[at] != ":":
        return False
    for c in range(at - 1, first - 1, -1):
        if scene.code[c] == "q":
            break
        cue = scene.cue(c)
        if cue and cue.frames & set("cqtm") and "s" not in cue.frames and subject_before(scene.document, c, first):
            spoken.cue, spoken.rule = c, "direct.cue-before"
            return True
    spoken.colon, spoken.rule = at, "direct.colon"
    return True


