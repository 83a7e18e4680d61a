"""Nouns that report, with whose they are: `Ruiz’s claim that the mill was sold drew laughter.`"""

from collections.abc import Iterable, Iterator

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.phrases import is_time, phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens
from quotetrace.layers import Reported
from quotetrace.quotations.beginnings import is_clause
from quotetrace.quotations.endings import clause_end
from quotetrace.quotations.passing import sentence_limit
from quotetrace.quotations.reports import has_marks
from quotetrace.quotations.scene import Scene

# What somebody has said; not a fear, a belief or a fact.
_SAID = frozenset(
    "claim claims assertion assertions insistence suggestion suggestions contention allegation allegations accusation "
    "accusations warning warnings admission prediction predictions argument assurance assurances promise promises "
    "pledge announcement finding findings conclusion conclusions verdict estimate forecast statement remark remarks "
    "declaration complaint complaints observation reminder".split()
)
_BOUND = frozenset("WYtH;:")
_SURE = 0.7


def read_owned(scene: Scene, told: Iterable[Reported]) -> Iterator[Reported]:
    """Clauses behind such nouns that lie in none of the reports ``told``."""
    taken = sorted((each.content[0][0], each.content[-1][1]) for each in told if not each.stance)
    document, end = scene.document, 0
    for sentence in document.sentences:
        if not scene.is_read(sentence.block) or _SAID.isdisjoint(document.low[sentence.first : sentence.last]):
            continue
        for at in range(max(sentence.first, end), sentence.last - 2):
            if scene.word(at) not in _SAID or scene.code[at] != "N" or scene.code[at + 1] not in "tI" or at < end:
                continue
            found = _read(scene, at) if scene.code[at + 1] == "t" else _read_made(scene, at)
            place = document.starts[at + 1] if found is None else found.content[0][0]
            if found is not None and not any(start <= place < stop for start, stop in taken):
                yield found


def _read(scene: Scene, noun: int) -> Reported | None:
    """The clause behind the noun and its owner, or None where it is nobody's: `a claim that`."""
    phrase = phrase_at(scene.document, noun)
    if phrase is None or phrase[1] != noun + 1:
        return None
    owned = scene.code.rfind("O", phrase[0], noun)
    owner = (phrase[0], owned) if owned > phrase[0] else None
    if scene.code[phrase[0]] == "S" and owner is None:
        owner = (phrase[0], phrase[0] + 1)
    if owner is None:
        return None
    return _reported(scene, phrase[0], noun, noun + 1, owner)


def _read_made(scene: Scene, noun: int) -> Reported | None:
    """`a claim by Ruiz | that the mill was sold`, `warnings from the board | that ...`: who makes it stands behind."""
    maker, limit = phrase_at(scene.document, noun + 2), sentence_limit(scene, noun)
    phrase = phrase_at(scene.document, noun)
    if maker is None or maker[0] != noun + 2 or phrase is None or scene.word(noun + 1) not in ("by", "from"):
        return None
    that = reach_right(scene.document, noun + 2, limit, appositions=False)
    if scene.code[that : that + 1] != "t" or scene.code[that + 1 : that + 2] in ("V", "Z", "M", ""):
        return None
    timed = phrase_at(scene.document, that + 1)
    if timed is not None and is_time(scene.document, *timed):
        return None  # "the warnings from the ministry that night were ignored"
    return _reported(scene, phrase[0], noun, that, (noun + 2, that))


def _reported(scene: Scene, opens: int, noun: int, first: int, owner: Tokens) -> Reported | None:
    """The report of a noun whose phrase begins at ``opens``: the clause from ``first`` on."""
    last = _end(scene, opens, first, sentence_limit(scene, noun))
    if last - first <= 2 or not any(letter in FINITE for letter in scene.code[first:last]):
        return None
    return Reported(
        kind="mixed" if has_marks(scene, first, last) else "indirect",
        content=(scene.characters(first, last),),
        rule="indirect.owned",
        cue=scene.characters(noun, noun + 1),
        source=scene.characters(*owner),
        confidence=_SURE,
    )


def _end(scene: Scene, first: int, that: int, limit: int) -> int:
    """Where the clause ends: before the verb of the sentence, `Ruiz’s claim that it was late | drew laughter`, or the
    comma behind which the sentence goes on, `Despite Ruiz’s claim that it was late, | they left`."""
    code, (floor, _) = scene.code, scene.limits(that)
    if any(letter in FINITE for letter in code[floor:first]):
        return clause_end(scene, that - 1, that, limit)
    verbs = 0
    for at in range(that + 1, limit):
        if code[at] in _BOUND:
            return clause_end(scene, that - 1, that, limit) if code[at] != ";" else at
        if code[at] == "," and verbs and at + 1 < limit and (code[at + 1] in FINITE or is_clause(scene, at + 1, limit)):
            return at
        past = code[at] == "E" and verbs and code[at - 1] in "BNPJR" and code[at + 1 : at + 2] in ("D", "S")
        if past or (code[at] in FINITE and code[at - 1] not in "VZMAC"):
            verbs += 1
            if verbs > 1:
                return at
    return clause_end(scene, that - 1, that, limit)
