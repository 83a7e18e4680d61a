"""All reported stretches of an article, in order: whole quotations, clauses, pieces in marks, pull quotes, turns."""

from collections.abc import Iterator

from attrs import evolve

from quotetrace.config import Config
from quotetrace.grammar.cues import Cue
from quotetrace.grammar.phrases import phrase_at, reach_left, reach_right
from quotetrace.grammar.subjects import Tokens, group_start, subject_before
from quotetrace.layers import Block, Document, Reported
from quotetrace.quotations.clauses import clause_end, content_before, content_behind
from quotetrace.quotations.direct import Spoken, read_spoken
from quotetrace.quotations.nesting import nested
from quotetrace.quotations.scene import READ_KINDS, Scene, Stretch, set_scene
from quotetrace.quotations.stretches import goes_on, is_named, is_piece, is_speech

_NESTED_AMONG = 40  # how far back a container is looked for


def find(document: Document, config: Config) -> list[Reported]:
    """The reported stretches of ``document``, ordered by position; sources are not yet known."""
    scene = set_scene(document)
    before: Stretch | None = None
    for stretch in scene.stretches:
        if document.blocks[stretch.block].kind not in READ_KINDS or stretch.marked.parent is not None:
            continue
        if is_speech(scene, stretch) or before is not None and goes_on(scene, before, stretch):
            scene.blank(stretch)
        before = stretch
    spoken = read_spoken(scene)
    found = list(_whole(scene, spoken))
    used = {s.cue for s in spoken if s.cue is not None}
    according = list(_according(scene))
    found += according
    found += _clauses(scene, used, config, [span for r in according for span in r.content])
    found += _pulls(document)
    found += _turns(document)
    found += _pieces(scene, found)
    found += nested(scene, found)
    found = [each for each in found if each.content]
    return _ordered(found)


def _whole(scene: Scene, spoken: list[Spoken]) -> Iterator[Reported]:
    made: dict[int, Reported] = {}
    for each in spoken:
        content = tuple((s.marked.start, s.marked.end) for s in each.stretches)
        if each.cue is None and each.colon is None and each.follows is None and not _stands_alone(scene, each.stretches[0]):
            continue
        cue = scene.characters(each.cue, each.cue + 1) if each.cue is not None else None
        source = _colon_source(scene, each.colon) if each.colon is not None else None
        reported = Reported(kind="direct", content=content, rule=each.rule, cue=cue, source=source, confidence=0.95 if cue else 0.7)
        made[id(each)] = reported
        yield reported


def _stands_alone(scene: Scene, stretch: Stretch) -> bool:
    return True


def _colon_source(scene: Scene, colon: int) -> Tokens | None:
    """`Ruiz: “...”` and `The minister was blunt: “...”`: the subject before the colon."""
    first, _ = scene.limits(colon)
    code = scene.code
    if code[colon - 1] == "P" and (name := phrase_at(scene.document, colon - 1)):
        return scene.characters(reach_left(scene.document, colon, max(first, name[0] - 12)), colon)
    for at in range(first, colon):
        if code[at] in "VZM":
            subject = subject_before(scene.document, at, first)
            return scene.characters(*subject) if subject else None
    phrase = phrase_at(scene.document, first)
    if phrase is None:
        return None
    end = reach_right(scene.document, first, colon)
    return scene.characters(first, end) if end == colon else None


def _clauses(scene: Scene, used: set[int], config: Config, taken: list[Tokens]) -> Iterator[Reported]:
    """Reported clauses by their cues, in order."""
    covered = -1  # tokens before this belong to a report that is already found: no report inside a report
    for sentence in scene.document.sentences:
        if scene.document.blocks[sentence.block].kind not in READ_KINDS:
            continue
        covered = max(covered, sentence.first)
        for at in range(sentence.first, sentence.last):
            if at < covered or at in used or scene.code[at] not in "VZBGE":
                continue
            cue = scene.cue(at)
            if cue is None or "s" in cue.frames and not config.attitudes or not _is_report(scene, at, cue):
                continue
            place = scene.document.starts[at]
            if any(a <= place < b for a, b in taken):
                continue
            found = _clause(scene, at, cue)
            if found is not None:
                reported, end = found
                covered = max(covered, end)
                yield reported


_PASSIVE = frozenset("tell inform warn advise notify assure".split())  # "the jury was told that"
_UNREAL = frozenset("decline declines declined refuse refuses refused fail fails failed expect expected expects".split())


def _is_report(scene: Scene, at: int, cue: Cue) -> bool:
    """Whether the verb reports here: not passive, not a wish, not "would say"."""
    code = scene.code
    floor, _ = scene.limits(at)
    start = group_start(scene.document, at, floor)
    group = [scene.word(i) for i in range(start, at)]
    if code[at] == "B" and "M" in code[start:at] and not {"will", "can"} & set(group):
        return False
    if code[at] == "B" and (_UNREAL & set(group) or start == at and code[at - 1 : at] == "T"):
        return False
    if code[at] == "E" and cue.lemma in _PASSIVE and {"was", "were", "been", "is", "are"} & set(group):
        return True
    if code[at] == "E":
        return bool({"has", "have", "had", "’ve", "'ve", "’d", "having", "’s", "'s"} & set(group)) and "been" not in group
    return True


def _clause(scene: Scene, at: int, cue: Cue) -> tuple[Reported, int] | None:
    behind = content_behind(scene, at, cue)
    span = scene.characters(at, at + 1)
    floor, _ = scene.limits(at)
    if behind is not None:
        first, last = behind.content
        kind, content = _kind(scene, first, last)
        addressee = scene.characters(*behind.addressee) if behind.addressee else None
        return Reported(
            kind=kind, content=content, rule=f"indirect.{behind.frame}", cue=span, addressee=addressee, confidence=0.8
        ), last
    subject = subject_before(scene.document, at, floor)
    pieces = content_before(scene, at, subject) if cue.frames & set("cqt") and "s" not in cue.frames else []
    if pieces:
        content = tuple(scene.characters(*piece) for piece in pieces)
        kind = "mixed" if any(_has_marks(scene, *piece) for piece in pieces) else "indirect"
        return Reported(kind=kind, content=content, rule="indirect.before", cue=span, confidence=0.8), max(at, pieces[-1][1])
    return None


def _has_marks(scene: Scene, first: int, last: int) -> bool:
    return any(first <= s.first < last and not is_named(scene, s) for s in scene.stretches if s.first < last)


def _kind(scene: Scene, first: int, last: int) -> "tuple[str, tuple[Tokens, ...]]":
    stretch = scene.opens.get(first)
    if stretch and stretch.last == last:
        whole = stretch.opaque or any(c in "VZM" for c in scene.document.letters[first:last]) and last - first > 4
        return ("direct" if stretch.opaque else "mixed") if whole else "mixed", ((stretch.marked.start, stretch.marked.end),)
    return "mixed" if _has_marks(scene, first, last) else "indirect", (scene.characters(first, last),)


def _according(scene: Scene) -> Iterator[Reported]:
    """`According to the police, ...`, `..., according to a report.`"""
    document, code = scene.document, scene.code
    for at, word in enumerate(document.words):
        if word.lower() != "according" or at + 2 >= len(code) or scene.word(at + 1) != "to" or code[at] == "q":
            continue
        first, last = scene.limits(at)
        if document.blocks[document.sentences[document.sentence_of[at]].block].kind not in READ_KINDS:
            continue
        while last > at and code[last - 1] in ".~":
            last -= 1
        end = reach_right(document, at + 2, last, appositions=at > first)
        pieces = []
        before = at
        while before > first and code[before - 1] in ",-":
            before -= 1
        start = first
        semicolon = code.rfind(";", first, before)
        start = semicolon + 1 if semicolon >= 0 else start
        while start < before and code[start] in "C,":
            start += 1
        if before > start:
            pieces.append((start, before))
        behind = end
        while behind < last and code[behind] in ",-":
            behind += 1
        if behind < last and (not pieces or code[behind] not in "CWG"):
            pieces.append((behind, last if not pieces else clause_end(scene, at, behind, last)))
        pieces = [p for p in pieces if p[1] - p[0] > 1]
        if not pieces:
            continue
        opaque = [s for s in scene.stretches if s.opaque and any(a <= s.first and s.last <= b + 1 for a, b in pieces)]
        content = tuple(scene.characters(*p) for p in pieces)
        if any(_has_marks(scene, *p) for p in pieces):
            kind = "direct" if opaque and len(pieces) == 1 and opaque[0].first == pieces[0][0] else "mixed"
        else:
            kind = "indirect"
        yield Reported(
            kind=kind, content=content, rule="indirect.according-to", cue=scene.characters(at, at + 2),
            source=scene.characters(at + 2, end), confidence=0.85,
        )


def _pulls(document: Document) -> Iterator[Reported]:
    for number, block in enumerate(document.blocks):
        if block.kind == "pull":
            credit = tuple((b.start, b.end) for b in document.blocks if b.credit_of == number)
            source = credit[0] if credit else None
            yield Reported(kind="pull", content=((block.words, block.end),), rule="pull", source=source, credit=credit, confidence=0.9)


def _turns(document: Document) -> Iterator[Reported]:
    """A turn of a transcript with the paragraphs that go on without a label: one quotation."""
    turn: list[Block] = []
    for block in [*document.blocks, None]:
        if turn and (block is None or block.kind != "turn" or block.words > block.start):
            yield _turn(document, turn)
            turn = []
        if block is not None and block.kind == "turn":
            turn.append(block)


def _turn(document: Document, blocks: list[Block]) -> Reported:
    first = blocks[0]
    label = (first.start, first.words) if first.words > first.start else None
    name = document.text[first.start : first.words].rstrip(" :.\t\xa0")
    source = (first.start, first.start + len(name)) if label else None
    content = tuple((block.words, block.end) for block in blocks if block.end > block.words)
    return Reported(kind="direct", content=content, rule="turn", label=label, source=source, confidence=0.9)


def _pieces(scene: Scene, found: list[Reported]) -> list[Reported]:
    """Marked words inside the reporter's clause that no cue explains but that are too long for a term or title."""
    taken = [span for r in found for span in r.content]
    pieces = []
    for stretch in scene.stretches:
        marked = stretch.marked
        if stretch.opaque or marked.parent is not None or scene.document.blocks[stretch.block].kind not in READ_KINDS:
            continue
        if any(a < marked.end and marked.start < b for a, b in taken) or not is_piece(scene, stretch):
            continue
        pieces.append(
            Reported(kind="mixed", content=((marked.start, marked.end),), rule="mixed.piece", cue=_governor(scene, stretch), confidence=0.5)
        )
    return pieces


def _governor(scene: Scene, stretch: Stretch) -> Tokens | None:
    """The finite verb that a piece in marks hangs on."""
    floor, _ = scene.limits(stretch.first)
    for at in range(stretch.first - 1, floor - 1, -1):
        if scene.code[at] in "VZBG":
            return scene.characters(at, at + 1)
    return None


def _ordered(found: list[Reported]) -> list[Reported]:
    found.sort(key=lambda r: (r.content[0][0], -r.content[-1][1]))
    return [evolve(each, within=_container(found, number)) for number, each in enumerate(found)]


def _container(found: list[Reported], number: int) -> int | None:
    """The stretch that holds this one: the last before it that reaches over its end."""
    start, end = found[number].content[0][0], found[number].content[-1][1]
    for other in range(number - 1, max(-1, number - _NESTED_AMONG), -1):
        if any(a <= start and end <= b for a, b in found[other].content) and found[other].content != found[number].content:
            return other
    return None
