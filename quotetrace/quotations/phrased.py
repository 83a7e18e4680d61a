"""Reports by more than a verb: `was adamant that`, `made clear that`, `is of the view that`, `voiced concern that`."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from quotetrace.grammar.phrases import phrase_at
from quotetrace.grammar.subjects import BE, group_start, subject_before
from quotetrace.layers import Reported
from quotetrace.quotations.endings import clause_end
from quotetrace.quotations.passing import sentence_limit
from quotetrace.quotations.reports import content_of
from quotetrace.quotations.scene import Scene

_FIRM = frozenset("adamant insistent emphatic unequivocal categorical".split())
_PLAIN = frozenset("clear plain known".split())
_VIEWS = frozenset("view opinion position belief".split())
_WORDS = frozenset(("word", "notice", "evidence"))
_NOUNS = frozenset(
    "concern concerns fear fears confidence doubt doubts regret alarm claim claims point argument assurance assurances "
    "warning warnings reminder accusation accusations allegation allegations promise pledge assertion complaint "
    "prediction suggestion possibility case".split()
)
_STAYS = BE | frozenset("remain remains remained stayed".split())
_MAKES = frozenset("make makes made making".split())
_LETS = frozenset(("let", "lets", "letting"))
_TAKES = frozenset("take takes took taken taking hold holds held holding express expresses expressed".split())
_SENDS = frozenset("give gives gave given send sends sent".split())
_VOICES = _SENDS | frozenset(
    "express expresses expressed expressing voice voices voiced voicing raise raises raised raising issue issues "
    "issued issuing sound sounds sounded sounding offer offers offered offering make makes made making repeat repeats "
    "repeated repeating reiterate reiterated reiterating air aired restated renewed".split()
)
_SURE = 0.8


def read_phrased(scene: Scene, told: Iterable[Reported]) -> Iterator[Reported]:
    """Clauses with "that" behind such phrases that lie in none of the reports ``told``."""
    taken = sorted((each.content[0][0], each.content[-1][1]) for each in told if not each.stance)
    document = scene.document
    end = 0
    for that in range(2, len(document.low)):
        if document.low[that] != "that" or scene.code[that] == "q" or that < end:
            continue
        verb = _verb(scene, that)
        if verb is None or not scene.is_read(document.block_of(that)) or _lies_in(document.starts[that], taken):
            continue
        found = _read(scene, verb, that)
        if found is not None:
            yield found[0]
            end = found[1]


def _lies_in(place: int, taken: list[tuple[int, int]]) -> bool:
    """Whether one of the stretches that begin before ``place`` reaches over it; of many the last few are asked."""
    at = bisect_right(taken, (place, place))
    return any(start <= place < end for start, end in taken[max(0, at - 8) : at + 1])


def _read(scene: Scene, verb: int, that: int) -> tuple[Reported, int] | None:
    document, code = scene.document, scene.code
    floor, _ = scene.limits(verb)
    start = group_start(document, verb, floor)
    group = document.low[start:verb]
    past = code[verb] in "VZGE" or (code[verb] == "B" and document.low[verb] == "let" and start == verb)
    if not past or (code[verb] == "E" and not BE.isdisjoint(group) and document.low[verb] not in BE):
        return None  # "it was made clear that"
    subject = subject_before(document, verb, floor)
    if subject is None or document.low[subject[0]] == "there":
        return None
    last = clause_end(scene, verb, that, sentence_limit(scene, verb))
    if last - that <= 2:
        return None
    kind, content = content_of(scene, that, last)
    reported = Reported(
        kind=kind,
        content=content,
        rule="indirect.phrase",
        cue=scene.characters(start, that),
        source=scene.characters(*subject),
        confidence=_SURE,
    )
    return reported, last


def _verb(scene: Scene, that: int) -> int | None:
    """The verb of the phrase that ends before "that"."""
    word, at = scene.word(that - 1), that - 2
    if word in _FIRM or word in _PLAIN:
        while at > 0 and scene.code[at] == "A":  # "was quite adamant", "made very clear"
            at -= 1
        if word in _FIRM:
            return at if scene.word(at) in _STAYS else None
        if word == "known" and scene.document.low[at - 2 : at + 1] == [
            "let",
            "it",
            "be",
        ]:
            return at - 2
        at -= scene.word(at) in ("it", "this")
        return at if scene.word(at) in _MAKES else None
    if word in ("slip", "on"):
        at -= scene.word(at) == "it"
        return at if scene.word(at) in _LETS else None
    if word in _WORDS:
        at -= scene.code[at] == "S"  # "gave his word"
        return at if scene.word(at) in _SENDS else None
    if word in _VIEWS and scene.word(at) == "the":
        held = scene.word(at - 1) == "of" and scene.word(at - 2) in BE
        return at - 2 if held else at - 1 if scene.word(at - 1) in _TAKES else None
    phrase = phrase_at(scene.document, that - 1) if word in _NOUNS else None
    return phrase[0] - 1 if phrase is not None and scene.word(phrase[0] - 1) in _VOICES else None
