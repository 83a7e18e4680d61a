"""What opens a sentence and goes on in marks behind who says it: `For now, Ruiz said, “the lock stays shut.”`"""

from bisect import bisect_left

from quotetrace.grammar.phrases import is_channel, is_time, phrase_at
from quotetrace.grammar.subjects import has_verb, subject_before
from quotetrace.layers import Reported
from quotetrace.quotations.parenthesis import content_before
from quotetrace.quotations.scene import Scene

_MORE = frozenset("VZMBGCIT")  # letters of more than a noun phrase
_REASONS = frozenset(("because", "since", "as", "so"))


def with_front(scene: Scene, at: int, found: tuple[Reported, int]) -> tuple[Reported, int]:
    """`For now, | Ruiz said, | “the lock stays shut.”`: what opens the sentence belongs to a clause that goes on in
    marks; not `On Tuesday,`, `In a statement,`, `When asked,`, which tell of the saying."""
    first = _opening_of(scene, found[0].content[0][0])
    subject = subject_before(scene.document, at, scene.limits(at)[0])
    pieces = content_before(scene, at, subject) if first is not None else []
    if first is None or [piece[0] for piece in pieces[1:]] != [first]:
        return found
    start, pause = pieces[0]
    start = max(start, scene.code.rfind(":", start, pause) + 1)
    phrase = phrase_at(scene.document, start + 1) if scene.code[start] in "IT" else None
    told = phrase is not None and (is_time(scene.document, *phrase) or is_channel(scene.document, phrase[1]))
    # "The quay was empty, Ruiz said, | “but it was lit”", not "He left, she says, | “because it was dull”"
    goes_on = scene.document.low[first + 1] not in _REASONS and "t" not in scene.code[start:pause]
    if scene.code[pause - 1] == "E" and _MORE.isdisjoint(scene.document.letters[first + 1 : pieces[1][1]]):
        goes_on = False  # "a man who is seen, | Ruiz said, | “a boss”"
    clause = scene.word(start) == "if" or (scene.code[start] in "DSPRNJ#$" and goes_on)
    opens = clause or start in scene.opens or not has_verb(scene.code, start, pause)
    if told or not opens or scene.code[start] in "EGH":
        return found
    content = tuple(scene.characters(*piece) for piece in [(start, pause), *pieces[1:]])
    return found[0].but(kind="mixed", rule="indirect.before", content=content), pieces[1][1]


def _opening_of(scene: Scene, place: int) -> int | None:
    """The token of the mark at a place, where a comma before it and a small letter behind it say that a clause goes
    on."""
    at = bisect_left(scene.document.starts, place)
    stretch = scene.opens.get(at)
    goes_on = stretch is not None and scene.code[at - 1] == "," and scene.inside(stretch)[:1].islower()
    return at if goes_on else None
