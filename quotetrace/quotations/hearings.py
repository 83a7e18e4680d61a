"""What courts hear: `The mill was sold twice, a court heard.` The sentence says where it was said, and not by whom."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from quotetrace.grammar.subjects import FINITE
from quotetrace.layers import Reported
from quotetrace.quotations.endings import is_heard
from quotetrace.quotations.passing import past_adverbials, sentence_limit
from quotetrace.quotations.reports import has_marks
from quotetrace.quotations.scene import Scene

_HEARD = ("heard", "hears")
_HAVE = frozenset(("has", "have", "had"))
_FINITE = frozenset(FINITE)
_SPEECH = frozenset("cqt")
_SURE = 0.8


def read_hearings(scene: Scene, found: Iterable[Reported]) -> Iterator[Reported]:
    """Sentences that end so, unless one of the reports ``found`` lies in them, or a verb that reports."""
    low = scene.document.low
    if not any(word in low for word in _HEARD):
        return
    told = sorted(each.content[0][0] for each in found if each.cue is not None)
    for sentence in scene.document.sentences:
        begun = bisect_left(told, sentence.start)
        inside = begun < len(told) and told[begun] < sentence.end
        if scene.is_read(sentence.block) and not inside:
            hearing = _read(scene, sentence.first, sentence.last)
            if hearing is not None:
                yield hearing


def _read(scene: Scene, first: int, last: int) -> Reported | None:
    limit = sentence_limit(scene, last - 1) if last - first > 1 else last
    verb = next((at for at in range(limit - 1, first, -1) if scene.word(at) in _HEARD), None)
    if verb is None or past_adverbials(scene, verb + 1, limit, commas=False) < limit:
        return None
    comma = scene.code.rfind(",", first, verb)
    if comma <= first or not is_heard(scene, comma + 1, verb + 1):
        return None
    told = any(scene.code[at] in _FINITE and cue.frames & _SPEECH for at, cue in scene.cues(first, comma))
    if told or not _FINITE & set(scene.code[first:comma]):
        return None
    cue = verb - (scene.word(verb - 1) in _HAVE)
    return Reported(
        kind="mixed" if has_marks(scene, first, comma) else "indirect",
        content=(scene.characters(first, comma),),
        rule="indirect.hearing",
        cue=scene.characters(cue, verb + 1),
        confidence=_SURE,
    )

