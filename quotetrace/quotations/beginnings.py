"""Whether a clause begins, and whether it is reported or tells what went on meanwhile."""

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.phrases import phrase_at, reach_right
from quotetrace.quotations.scene import Scene

_MEANWHILE = frozenset("as after before".split())


def is_circumstance(scene: Scene, at: int, limit: int) -> bool:
    """`he said, | as the crowd booed`: what went on meanwhile, with no main clause behind a comma."""
    code, subject = scene.code, phrase_at(scene.document, at + 1)
    if scene.word(at) not in _MEANWHILE or subject is None or subject[0] != at + 1 or subject[1] >= limit:
        return False
    verb = reach_right(scene.document, at + 1, limit, appositions=False)  # "as a photo of an empty chair is shown"
    verb += code[verb : verb + 1] == "A"
    if verb >= limit or code[verb] not in FINITE:
        return False
    comma = code.find(",", verb, limit)
    return comma < 0 or not is_clause(scene, min(comma + 1, limit - 1), limit)


def _past_office(scene: Scene, at: int, limit: int) -> int:
    """`declared | for president | have come`: behind an office stands no verb of its own."""
    phrase = phrase_at(scene.document, at + 1) if scene.word(at) == "for" and at + 1 < limit else None
    bare = phrase is not None and phrase[0] == at + 1 and scene.code[phrase[1] : phrase[1] + 1] in ("V", "Z", "M")
    return phrase[1] if phrase is not None and bare else at


def is_clause(scene: Scene, at: int, limit: int) -> bool:
    """A subject and a finite verb stand ahead: what follows the cue can be a reported clause without "that"."""
    code = scene.code
    if code[at] not in "DSJ$#NPRGEAIWHYQ(x":
        return False
    seen = aside = relative = False
    for i in range(_past_office(scene, at, limit), limit):
        letter = code[i]
        if letter in FINITE:
            if code[i - 1] == "C" and not relative:
                return False  # "reported a loss and cut its outlook"
            if seen and not aside and not relative:
                return True
            relative = False
        elif letter in "NPR#DGO$":
            seen = True
        elif letter in ",(-":
            aside = seen and not aside
        elif letter == ")":
            aside = False
        elif letter in "WY" or (letter == "t" and code[i + 1 : i + 2] in ("V", "Z", "M")):
            relative = seen
        elif letter in ";:.q":
            return False
    return False
