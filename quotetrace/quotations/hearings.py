"""What courts hear: `The mill was sold twice, a court heard.` The sentence says where it was said, and not by whom."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.phrases import phrase_at
from quotetrace.layers import Reported
from quotetrace.quotations.beginnings import is_clause
from quotetrace.quotations.endings import clause_end
from quotetrace.quotations.passing import past_adverbials, sentence_limit
from quotetrace.quotations.remarks import COURTS, HEARD, is_heard
from quotetrace.quotations.reports import has_marks
from quotetrace.quotations.scene import Scene

_WAS = frozenset(("was", "were"))
_FINITE = frozenset(FINITE)
_SPEECH = frozenset("cqt")
_PLACE = re.compile(r"(?:I[DSJNPO]{1,6}){0,3}[ZA]{0,2}")  # "at Altona Town Hall has also | heard"
_LONGEST_BODY = 12  # tokens of "An inquest at Altona Town Hall has also"
_SURE = 0.8


def read_hearings(scene: Scene, found: Iterable[Reported]) -> Iterator[Reported]:
    """Sentences that end or begin so, unless one of the reports ``found`` lies in them, or a verb that reports."""
    low = scene.document.low
    told = sorted(each.content[0][0] for each in found if each.cue is not None and not each.stance)
    for sentence in scene.document.sentences:
        begun = bisect_left(told, sentence.start)
        inside = begun < len(told) and told[begun] < sentence.end
        heard = not HEARD.isdisjoint(low[sentence.first : sentence.last])
        if heard and not inside and scene.is_read(sentence.block):
            hearing = _read(scene, sentence.first) or _read_behind(scene, sentence.first)
            if hearing is not None:
                yield hearing


def _read(scene: Scene, first: int) -> Reported | None:
    limit = sentence_limit(scene, first)
    verb = next((at for at in range(limit - 1, first, -1) if scene.word(at) in HEARD), None)
    if verb is None or past_adverbials(scene, verb + 1, limit, commas=False) < limit:
        return None
    comma = _told_to(scene, first, verb) if scene.word(verb) == "told" else _heard_by(scene, first, verb)
    if comma is None:
        return None
    cues = ((at, cue.frames) for at, cue in scene.cues(first, comma))
    told = any(scene.code[at] in _FINITE and frames & _SPEECH and "s" not in frames for at, frames in cues)
    if told or not _FINITE & set(scene.code[first:comma]):
        return None
    return _reported(scene, verb, first, comma)


def _reported(scene: Scene, verb: int, first: int, last: int) -> Reported:
    return Reported(
        kind="mixed" if has_marks(scene, first, last) else "indirect",
        content=(scene.characters(first, last),),
        rule="indirect.hearing",
        cue=scene.characters(verb, verb + 1),
        confidence=_SURE,
    )


def _read_behind(scene: Scene, first: int) -> Reported | None:
    """`The inquest | heard | the lorry had no brakes`: the court opens its sentence, and a clause stands behind."""
    limit = sentence_limit(scene, first)
    near = range(first + 1, min(first + _LONGEST_BODY, limit))
    verb = next((at for at in near if scene.word(at) in ("heard", "hears")), limit)
    body = next((at + 1 for at in range(first, verb) if scene.word(at) in COURTS), limit)
    if verb >= limit or body > verb or _PLACE.fullmatch(scene.code, body, verb) is None:
        return None
    if set(scene.code[first:body]) - set("DJNPSO"):
        return None
    at = past_adverbials(scene, verb + 1, limit)
    finite = next((i for i in range(at, limit) if scene.code[i] in _FINITE), limit)
    opened = scene.code[at : at + 1] == "t" or set("tWH").isdisjoint(scene.code[at:finite])
    if at >= limit or not opened or not is_clause(scene, at + (scene.code[at] == "t"), limit):
        return None
    return _reported(scene, verb, at, clause_end(scene, verb, at, limit, whole=True))


def _heard_by(scene: Scene, first: int, verb: int) -> int | None:
    """The comma of `..., a court heard`."""
    comma = scene.code.rfind(",", first, verb)
    return comma if comma > first and is_heard(scene, comma + 1, verb + 1) else None


def _told_to(scene: Scene, first: int, verb: int) -> int | None:
    """The comma of `..., the inquiry led by a judge was told`: who was told stands behind it, with no verb between."""
    if scene.word(verb - 1) not in _WAS:
        return None
    comma = scene.code.rfind(",", first, verb)
    while comma > first:
        body = phrase_at(scene.document, comma + 1)
        if body is not None and body[0] == comma + 1 and scene.word(body[1] - 1) in COURTS:
            return comma
        if _FINITE & set(scene.code[comma : verb - 1]):
            return None
        comma = scene.code.rfind(",", first, comma)
    return None
