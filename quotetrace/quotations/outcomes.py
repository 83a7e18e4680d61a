"""Infinitives that tell what somebody did say: `went on to say that`, `is pleased to announce that`."""

from quotetrace.quotations.scene import Scene

# whoever did this to say something has said it
_DEEDS = frozenset(
    "went goes used uses took takes wrote writes emailed e-mailed emails texted phoned rang called came comes rushed "
    "rushes hastened hurried stood rose returned moved moves scrambled paused interrupted intervened stepped jumped "
    "proceeded continued continues broke breaks turned turns tweeted posted messaged responded got reappeared".split()
)
_HABITS = frozenset(
    "liked likes loved loves".split()
)  # "liked to say": of what is told this way, somebody makes a habit
_TOLD = frozenset("say joke quip".split())
_READY = frozenset(
    "quick keen right correct wrong careful eager first last swift compelled obliged forced moved anxious pains "
    "pleased delighted proud happy excited thrilled glad sorry honoured honored privileged able".split()
)
_STATES = frozenset("is was are were felt feels ’s 's seemed".split())
_THIS, _HAD = frozenset(("this", "these")), frozenset(("had", "has", "have"))
_REACH = 10  # tokens back to the verb: "used his speech to the party conference to warn"
_BOUND = frozenset(",;:.CtWYQq")  # letters behind which another clause begins


def deed_of(scene: Scene, at: int) -> int | None:
    """The verb that makes the bare verb at token ``at``, behind "to", tell what was said; None in `wanted to say`."""
    if scene.code[at : at + 1] != "B" or scene.code[at - 1] != "T":
        return None
    floor, _ = scene.limits(at)
    if at - 2 <= floor - (scene.word(at - 2) in _HABITS):
        return None
    if scene.word(at - 2) in _THIS and scene.code[at - 3] in "VZ" and scene.word(at - 3) in _HAD:
        return at - 3  # "had this to say: “...”"
    state = _state(scene, at - 2, floor)
    return _deed(scene, at - 2, floor) if state is None else state


def _state(scene: Scene, at: int, floor: int) -> int | None:
    """`was quite right | to say`, `was at pains | to say`, `felt compelled | to say`."""
    if scene.word(at) not in _READY:
        return None
    before = at - 1
    while before > floor and scene.code[before] in "ADIJE":
        before -= 1
    return before if scene.code[before] in "VZ" and scene.word(before) in _STATES else None


def is_habit(scene: Scene, verb: int) -> bool:
    """Whether a deed is a habit: `liked | to say`."""
    return scene.word(verb) in _HABITS


def _is_done(scene: Scene, verb: int, told: int) -> bool:
    """Whether who did this to say something, or makes a habit of it, has said it: `liked | to joke that`."""
    return scene.word(verb) in _DEEDS or (is_habit(scene, verb) and scene.word(told) in _TOLD)


def _deed(scene: Scene, at: int, floor: int) -> int | None:
    for verb in range(at, max(floor - 1, at - _REACH), -1):
        if scene.code[verb] in _BOUND:
            return None
        if scene.code[verb] in "VZMBG":
            return verb if scene.code[verb] in "VZ" and _is_done(scene, verb, at + 2) else None
    return None
