"""Words that no verb opens: on placards, banners and walls, `placards with slogans such as “No more cuts”`, and those
of a crowd, `shouts of “Shame on you!” from the gallery`."""

from collections.abc import Iterable, Iterator

from quotetrace.grammar.phrases import phrase_at, reach_left, reach_right
from quotetrace.grammar.subjects import Tokens
from quotetrace.layers import Reported
from quotetrace.quotations.scene import Scene, Stretch
from quotetrace.quotations.stretches import is_title

_BOARDS = frozenset(
    "placard placards banner banners sign signs poster posters flag flags graffiti leaflet leaflets flyer flyers "
    "t-shirt t-shirts shirt shirts sticker stickers wall walls billboard billboards mural murals cardboard "
    "board boards whiteboard blackboard notice notices plaque plaques gravestone headstone".split()
)
_WORDS = frozenset("inscription inscriptions message messages slogan slogans words text lettering phrases".split())
_WITH = frozenset("with bearing carrying showing displaying featuring".split())
_SUCH = frozenset("such as like including reading saying :".split())
_CRIES = frozenset(
    "shout shouts cry cries chant chants scream screams yell yells call calls jeers cheers heckles".split()
)
_READING = frozenset(("reading", "saying"))
_CHAINS = (",", "and", "or", "and also")
_SURE = 0.8


def read_boards(scene: Scene, told: Iterable[Reported]) -> Iterator[Reported]:
    """What stands on boards, with the board as its source; ``told`` are stretches that have a cue or a source."""
    taken = {each.content[0][0] for each in told if each.cue is not None or each.source is not None}
    before: tuple[Stretch, Tokens] | None = None
    for stretch in scene.stretches:
        if stretch.marked.parent is not None or not scene.is_prose(stretch.block):
            continue
        if stretch.marked.start not in taken and _is_cried(scene, stretch):
            yield _cried(scene, stretch)
            continue
        if (reads := _reads(scene, stretch)) is not None:
            before = (stretch, reads)
            cue = stretch.first - 1 - (scene.code[stretch.first - 1] == ",")
            yield _on_board(scene, stretch, reads, (cue, cue + 1))
            continue
        chained = before is not None and _chains(scene, before[0], stretch)
        board = before[1] if chained and before is not None else _board(scene, stretch)
        before = None if board is None else (stretch, board)
        if board is not None and stretch.marked.start not in taken and (chained or not is_title(scene, stretch)):
            yield _on_board(scene, stretch, board)


def _on_board(scene: Scene, stretch: Stretch, board: Tokens, cue: Tokens | None = None) -> Reported:
    return Reported(
        kind="direct",
        content=((stretch.marked.start, stretch.marked.end),),
        rule="direct.board",
        cue=None if cue is None else scene.characters(*cue),
        source=scene.characters(*board),
        confidence=_SURE,
    )


def _reads(scene: Scene, stretch: Stretch) -> Tokens | None:
    """`a banner | reading “No more cuts”`: on what the words stand, whatever "reading" was taken for."""
    at = stretch.first - 2
    if at < 1:
        return None
    at -= scene.code[at + 1] == ","
    if scene.word(at + 1) in ("read", "reads", "said", "says") and scene.code[at] in "tW" and at > 1:
        return _reads_on(scene, at)
    if scene.word(at + 1) not in _READING or scene.word(at) not in _BOARDS or is_title(scene, stretch):
        return None
    return reach_left(scene.document, at + 1, scene.limits(at)[0]), at + 1


def _reads_on(scene: Scene, that: int) -> Tokens | None:
    """`a sign | that read “Teach Me How to Swim”`: words on a board are no title, whatever their capitals."""
    floor = scene.limits(that)[0]
    phrase = next((each for at in range(that - 1, floor, -1) if (each := phrase_at(scene.document, at))), None)
    while phrase is not None and scene.word(phrase[1] - 1) not in _BOARDS:
        if phrase[0] - 2 < floor or scene.code[phrase[0] - 1] != "I":
            return None
        phrase = phrase_at(scene.document, phrase[0] - 2)  # "a board | outside the office | that read"
    return phrase


def _is_cried(scene: Scene, stretch: Stretch) -> bool:
    """`cries | of “Shame on you!”`, `chants | of “No more cuts”`: what a crowd calls out is no title."""
    called = scene.word(stretch.first - 1) == "of" and scene.word(stretch.first - 2) in _CRIES
    return called and scene.code[stretch.first - 2] in "NZ" and scene.inside(stretch)[:1].isupper()


def _cried(scene: Scene, stretch: Stretch) -> Reported:
    """Whoever calls it out stands behind "from": `shouts of “Shame!” from | the gallery |`."""
    at, limit = stretch.last + 1, scene.limits(stretch.first)[1]
    who = phrase_at(scene.document, at) if scene.word(at - 1) == "from" and at < limit else None
    end = reach_right(scene.document, at, limit, appositions=False) if who is not None and who[0] == at else at
    return Reported(
        kind="direct",
        content=((stretch.marked.start, stretch.marked.end),),
        rule="direct.board",
        cue=scene.characters(stretch.first - 2, stretch.first),
        source=scene.characters(at, end) if end > at else None,
        confidence=_SURE,
    )


def _chains(scene: Scene, before: Stretch, stretch: Stretch) -> bool:
    """`“No more cuts” | and | “Enough”`"""
    return " ".join(scene.document.low[before.last : stretch.first]) in (*_CHAINS, ", and", ", or")


def _board(scene: Scene, stretch: Stretch) -> Tokens | None:
    """`placards | with slogans such as “...”`, `a banner | with the words “...”`: on what the words stand."""
    floor, _ = scene.limits(stretch.first)
    at = stretch.first - 1
    while at > floor and scene.word(at) in _SUCH:
        at -= 1
    words = phrase_at(scene.document, at) if scene.word(at) in _WORDS else None
    if words is None or words[0] - 2 < floor or scene.word(words[0] - 1) not in _WITH:
        return None
    if scene.word(words[0] - 2) not in _BOARDS:
        return None
    return reach_left(scene.document, words[0] - 1, floor), words[0] - 1
