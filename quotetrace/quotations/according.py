"""`According to the police, ...`, `..., according to a report.`: a source without a verb."""

from collections.abc import Iterator
from itertools import pairwise

from quotetrace.grammar.phrases import past_copy, phrase_at, reach_right
from quotetrace.grammar.subjects import FINITE, Tokens
from quotetrace.layers import Kind, Reported
from quotetrace.quotations.endings import clause_end
from quotetrace.quotations.reports import has_marks
from quotetrace.quotations.scene import Scene
from quotetrace.quotations.who import people

_WHERE = frozenset(("of", "from"))  # , of the Institute of the Sea,
_WORDS = ("words", "opinion", "view")
_SURE = 0.85
_REPORTED = ("reported", "stated", "noted", "indicated", "explained", "revealed", "announced", "said", "told")
_PHRASES: dict[str, list[tuple[str, ...]]] = {
    "according": [("according", "to")],
    "in": [("in", "the", noun, "of") for noun in ("words", "opinion", "view", "estimation")],
    "as": [("as", "per"), *(("as", word, "by") for word in _REPORTED)],
}


def read_according(scene: Scene) -> Iterator[Reported]:
    """What is so "according to" somebody, with its source.

    Of two in one sentence, each has what the other does not have: `..., according to Ruiz, and ..., according to Chan.`
    """
    places = [(at, length) for at, length in _places(scene.document.low) if _opens(scene, at, length)]
    taken = 0  # up to this token the words belong to the one before
    for (at, length), (following, _) in pairwise([*places, (len(scene.code), 0)]):
        found = _read(scene, at, at + length, taken, following)
        if found is not None:
            yield found[0]
            taken = found[1]


def _places(low: list[str]) -> list[tuple[int, int]]:
    """Where such words stand, and how many they are."""
    found = []
    for opening, phrases in _PHRASES.items():
        seconds = {phrase[1] for phrase in phrases}
        at = -1
        for _ in range(low.count(opening)):
            at = low.index(opening, at + 1)
            if low[at + 1 : at + 2] and low[at + 1] in seconds:
                found += [(at, len(phrase)) for phrase in phrases if tuple(low[at : at + len(phrase)]) == phrase]
    return sorted(found)


def _opens(scene: Scene, at: int, length: int) -> bool:
    if scene.code[at] == "q" or at + length >= len(scene.code):
        return False
    return scene.is_read(scene.document.sentences[scene.document.sentence_of[at]].block)


def _read(scene: Scene, at: int, source: int, taken: int, following: int) -> tuple[Reported, int] | None:
    """What stands around the words from ``at`` to ``source``, after ``taken`` and before ``following``; its end."""
    first, last = scene.limits(at)
    first = max(first, min(taken, at))
    shared = following < last
    last = min(last, following)
    while last > at and scene.code[last - 1] in (",C" if shared else ".~"):
        last -= 1
    semicolon = scene.code.find(";", at, last)
    last = semicolon if semicolon >= 0 else last
    end = _past_aside(scene, reach_right(scene.document, source, last, appositions=at > first), last)
    relative = at - 1 > first and scene.code[at - 1] == "W"  # "..., which according to Ruiz is normal"
    before = (at - 1, at) if relative else _before(scene, first, at)
    behind = _behind(scene, end, last)
    marked = scene.opens.get(behind[0])
    if marked and scene.word(source - 2) in _WORDS:  # `voted to, in the words of Ruiz, “try”`
        before, behind = (at, at), (marked.first, marked.last)
    closed = _marked_before(scene, before, at) if scene.word(source - 2) in _WORDS else None
    if closed is not None:  # `the deal – “a joke”, in the words of Ruiz – was signed`
        before, behind = closed, (end, end)
    pieces = [piece for piece in (before, behind) if relative or piece[1] - piece[0] > 1]
    if len(pieces) == 2:
        if shared or scene.code[pieces[1][0]] in "CWG":  # "..., according to the police, who ..."
            pieces.pop()
        else:
            pieces[1] = (pieces[1][0], clause_end(scene, at, pieces[1][0], last))
    if not pieces or end <= source:
        return None
    reported = Reported(
        kind=_kind(scene, pieces),
        content=tuple(scene.characters(*piece) for piece in pieces),
        rule="indirect.according-to",
        cue=scene.characters(at, source),
        source=scene.characters(source, end),
        confidence=_SURE,
    )
    return reported, max(end, pieces[-1][1])


def _marked_before(scene: Scene, before: Tokens, at: int) -> Tokens | None:
    """The stretch in marks right before the comma that the attribution stands behind, where more stands before it."""
    stretches = scene.between(*before)
    last = stretches[-1] if stretches else None
    if last is None or last.last != before[1] or last.first <= before[0] or last.marked.parent is not None:
        return None
    return (last.first, last.last) if at - last.last <= 1 else None


def _past_aside(scene: Scene, end: int, last: int) -> int:
    """`According to an official, who asked not to be named, the sale is off`: the relative clause is the source's.

    So is what tells of it: `According to the report, a copy of which we hold, the sale is off`.

    So is a post or a place of work: `According to Ruiz, an economist at the bank, the sale is off`, `, of the bank,`.
    """
    if scene.code[end : end + 2] == ",W" and scene.word(end + 1) in ("who", "whose", "which"):
        comma = scene.code.find(",", end + 1, last)
        return comma if comma > 0 else end
    copied = past_copy(scene.document, end, last)
    if copied > end:
        return copied
    aside = _aside(scene, end, last)
    behind = end if aside is None else reach_right(scene.document, aside, last, appositions=False)
    return behind if scene.code[behind : behind + 1] == "," and _goes_on(scene.code[behind + 1 : last]) else end


def _aside(scene: Scene, end: int, last: int) -> int | None:
    """The token at which the phrase of a post or a place of work begins behind the comma at ``end``."""
    if scene.code[end : end + 2] == ",I" and scene.word(end + 1) in _WHERE and phrase_at(scene.document, end + 2):
        return end + 2
    post = phrase_at(scene.document, end + 1) if scene.code[end - 1 : end + 1] == "P," and end + 1 < last else None
    return end + 1 if post and post[0] == end + 1 and scene.word(post[1] - 1) in people() else None


def _goes_on(code: str) -> bool:
    """Whether a clause begins, and no list goes on: `, | two plants are at risk`, not `, | his wife and he died`."""
    verb = next((at for at, letter in enumerate(code) if letter in FINITE), None)
    return bool(verb) and not set(",C") & set(code[:verb])


def _before(scene: Scene, first: int, at: int) -> Tokens:
    """The clause before: from the sentence's beginning, or a semicolon, to the comma."""
    code = scene.code
    end = at
    while end > first and code[end - 1] in ",-":
        end -= 1
    start = max(first, code.rfind(";", first, end) + 1)
    while start < end and code[start] in "C,":
        start += 1
    return start, end


def _behind(scene: Scene, end: int, last: int) -> Tokens:
    while end < last and scene.code[end] in ",-:":
        end += 1
    return end, last


def _kind(scene: Scene, pieces: list[Tokens]) -> Kind:
    if not any(has_marks(scene, *piece) for piece in pieces):
        return "indirect"
    opened = scene.opens.get(pieces[0][0])
    return "direct" if len(pieces) == 1 and opened and opened.opaque and opened.last == pieces[0][1] else "mixed"
