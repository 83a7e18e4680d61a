"""Times that stand between a subject and its verb, inside a verb group, or behind a verb.

Positions are token numbers; every end is excluded.
"""

from quotetrace.grammar.phrases import is_time, phrase_at
from quotetrace.layers import Document

_TURNS = frozenset("hand part turn contrast contrary side way words".split())  # "in turn", "on the other hand"
_HELPING = frozenset("has have had will would".split())  # auxiliaries that a time may part from their verb


def over_time(document: Document, at: int, floor: int) -> int | None:
    """`the guild | had in March | declared`: the auxiliary before a time that stands in a verb group; else None.

    So too before whatever a preposition puts between it and a participle: `has in the meantime declared`.
    """
    phrase = phrase_at(document, at - 1) if document.letters[at] in "EBGVA" else None
    if phrase is None or phrase[0] - 2 <= floor or document.letters[phrase[0] - 1] != "I":
        return None
    helps = document.low[phrase[0] - 2] in _HELPING
    parted = document.letters[at] in "EV" and document.letters[at - 1] == "N"
    return phrase[0] - 2 if helps and (parted or is_time(document, *phrase)) else None


def before_time(document: Document, at: int, floor: int) -> int:
    """`the city last week | announced`, `who in 2010 | said`: the token before a time that stands between both.

    So too `Ruiz and her deputy, Bo Lee, both | said`, and `A letter sent by the school, Hill House, on Friday | said`.
    """
    code, phrase = document.letters, phrase_at(document, at)
    if phrase is None or phrase[0] - 1 < floor:
        return at
    if phrase[1] - phrase[0] == 1 and document.low[at] in ("both", "all"):
        return phrase[0] - 1
    before = phrase[0] - 1
    before -= document.low[before] in ("that", "this") and before > floor  # "the nurse on duty that night | said"
    if code[before] == "I" and document.low[at] in _TURNS and before - 1 > floor:  # "Ruiz, on the other hand, | said"
        return before - 1
    while before > floor and code[before] == "A":  # "the bank just this month announced"
        before -= 1
    if is_time(document, *phrase) and code[before] in "NP)W,":  # "the coach, who lost, last month | announced"
        return before
    opens = code[phrase[0] - 2 : phrase[0]] in ("WI", ",I", "CI")
    return phrase[0] - 2 if opens and is_time(document, *phrase) else at


def past_time(document: Document, at: int, limit: int) -> int:
    """`announced | on Monday | the mayor Ana Ruiz`: behind the time, where somebody stands there."""
    phrase = phrase_at(document, at + 1) if at + 1 < limit and document.letters[at] == "I" else None
    if phrase is None or phrase[0] != at + 1 or not is_time(document, *phrase):
        return at
    behind = phrase_at(document, phrase[1]) if phrase[1] < limit else None
    return phrase[1] if behind is not None and behind[0] == phrase[1] else at
