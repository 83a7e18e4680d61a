"""Somebody's words inside somebody's words: marks within a quotation, kept apart from titles and terms."""

from collections.abc import Iterator
from itertools import takewhile

from attrs import evolve

from quotetrace.grammar.cues import cue_forms
from quotetrace.grammar.phrases import phrase_at
from quotetrace.grammar.subjects import BE
from quotetrace.layers import Reported
from quotetrace.quotations.passing import addressee_of
from quotetrace.quotations.scene import Scene, Stretch
from quotetrace.quotations.stretches import is_named, is_title, words_inside

_SURE = 0.7
_FAR = 10  # tokens, with a pause before the words: "told the man at the gate of the mill, ‘...’"
_NEAR = 6  # tokens between a cue and the nested words: "said to the boss, ‘...’", "‘...,’ she used to say"

_SAYING = frozenset("cqt")  # frames of cues.txt: the verb itself says
_NOTING = frozenset(("quote", "write", "read", "cite"))  # what an aside tells: "and I quote", "and I wrote it down"
_DEPENDING = frozenset("before after as when while until".split())


def read_nested(scene: Scene, found: list[Reported]) -> list[Reported]:
    """The stretches inside quotations that have a cue beside them, as quotations of their own."""
    within = evolve(scene, code=scene.document.letters)  # the words of the quotations around them, in sight again
    return [
        Reported(
            kind="direct",
            content=((start, end),),
            rule="direct.nested",
            cue=scene.characters(verb, verb + 1),
            addressee=addressee_of(within, verb),
            confidence=_SURE,
        )
        for stretch, start, end in _inside(scene, found)
        if (_is_answer(scene, stretch) or (words_inside(scene, stretch) > 1 and not _is_titled(scene, stretch)))
        and not is_named(scene, stretch)
        and (verb := _cue_beside(scene, stretch)) is not None
    ]


def _is_answer(scene: Scene, stretch: Stretch) -> bool:
    """`and he said “cheese”`, `and he said, “Yes.”`: one word directly behind a verb of speech."""
    paused = scene.document.letters[stretch.first - 1] == "," and scene.closing(stretch) in tuple(".!?")
    at = stretch.first - 1 - paused
    return at > 0 and words_inside(scene, stretch) == 1 and _is_cue(scene, at)


def _is_titled(scene: Scene, stretch: Stretch) -> bool:
    """A title, and no question or cry behind a pause: `and I answered him, “And in Oslo?”`."""
    cried = scene.document.letters[stretch.first - 1] in ",:" and scene.closing(stretch) in ("?", "!")
    return is_title(scene, stretch) and not cried


def _inside(scene: Scene, found: list[Reported]) -> Iterator[tuple[Stretch, int, int]]:
    """The stretches that lie inside the content of a quotation: within other marks, or in a turn."""
    spans = sorted(span for each in found for span in each.content)
    at = 0
    for stretch in scene.stretches:
        start, end = stretch.marked.start, stretch.marked.end
        if stretch.marked.parent is None and scene.document.blocks[stretch.block].kind != "turn":
            continue
        while at < len(spans) and spans[at][1] < end:
            at += 1
        if at < len(spans) and spans[at][0] <= start:
            yield stretch, start, end


def _cue_beside(scene: Scene, stretch: Stretch) -> int | None:
    """A cue close before an opening mark that a pause precedes, or close behind a closing one that a comma precedes."""
    document = scene.document
    words, code = document.words, document.letters
    at = stretch.first - 1
    like = at - (at > 0 and code[at] == ",")
    if like > 1 and words[like] == "like" and document.low[like - 1] in BE:
        return like - 1  # "and I | was | like, ‘No way’"
    if at >= 0 and (code[at] in ",:" or _is_cue(scene, at)):
        for c in range(at, max(-1, at - (_FAR if code[at] in ",:" else _NEAR)), -1):
            if c < at and code[c] in ".;Q":
                break
            if _is_cue(scene, c):
                return _main_cue(scene, c)
    inner = scene.inside(stretch)
    if inner.endswith((",", "?", "!")):
        for c in range(stretch.last, min(stretch.last + _NEAR + 1, len(words))):
            if code[c] in ".;Q":
                break
            if _is_cue(scene, c):
                return c
    return None


def _main_cue(scene: Scene, c: int) -> int:
    """`said to Tunde | before he went on, ‘Go’`: the verb of speech before a clause that depends on it.

    So too `You said in May, | and I am quoting here, ‘...’`.
    """
    document = scene.document
    if (said := _before_my_aside(scene, c)) is not None:
        return said
    subject = phrase_at(document, c - 1)
    opening = subject[0] - 1 if subject else 0
    if cue_forms()[document.low[c]].frames & _SAYING or opening < 1 or document.low[opening] not in _DEPENDING:
        return c
    before = range(opening - 1, max(-1, opening - 1 - _NEAR), -1)
    near = takewhile(lambda at: document.letters[at] not in ".;Q", before)
    return next((at for at in near if _is_cue(scene, at)), c)


def _before_my_aside(scene: Scene, c: int) -> int | None:
    """`You | told us, and I wrote | it down, “...”`: the cue before an aside on how one knows; else None."""
    low, code = scene.document.low, scene.document.letters
    if cue_forms()[low[c]].lemma not in _NOTING or "i" not in low[max(c - 3, 0) : c]:
        return None
    comma = next((at for at in range(c - 1, max(c - 5, 0), -1) if code[at] == ","), 0)
    near = takewhile(lambda at: code[at] not in ".;Q", range(comma - 1, max(-1, comma - 1 - _NEAR), -1))
    return next((at for at in near if _is_cue(scene, at)), None) if comma else None


def _is_cue(scene: Scene, at: int) -> bool:
    cue = cue_forms().get(scene.document.low[at])
    return (
        cue is not None
        and scene.document.letters[at] in ("VZBGN" if cue.lemma == "say" else "VZBG")  # "I heard her | say"
        and bool(cue.frames & set("cqtm"))
        and "s" not in cue.frames
    )
