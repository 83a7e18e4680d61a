"""The cue verbs: ``data/en/cues.txt`` with every form of each verb."""

from functools import cache

from attrs import frozen

from quotetrace import lexicons
from quotetrace.layers import Document

_VOWELS = set("aeiou")


@frozen
class Cue:
    """A cue verb: its lemma and the letters of what may follow (see ``data/en/cues.txt``)."""

    lemma: str
    frames: frozenset[str]


def forms(lemma: str) -> list[str]:
    """All forms of a verb: base, third person, past, -ing, participle.

    >>> forms("deny")
    ['deny', 'denies', 'denied', 'denying', 'denied']
    """
    irregular = lexicons.table("irregular_verbs").get(lemma)
    if irregular:
        return [lemma, *irregular.split()]
    if lemma.endswith("e"):
        return [lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing", f"{lemma}d"]
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return [lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing", f"{lemma[:-1]}ied"]
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    return [lemma, third, f"{lemma}ed", f"{lemma}ing", f"{lemma}ed"]


def _doubled(lemma: str) -> list[str]:
    """The forms of a verb in an unstressed "-el" as the British spell them.

    >>> _doubled("label")
    ['labelled', 'labelling']
    """
    return [f"{lemma}led", f"{lemma}ling"] if lemma.endswith("el") and lemma[-3] not in _VOWELS else []


@cache
def cue_forms() -> dict[str, Cue]:
    """Every form of every cue verb; a form that two verbs share belongs to the first in the list."""
    found: dict[str, Cue] = {}
    for lemma, frames in lexicons.table("cues").items():
        cue = Cue(lemma, frozenset(frames))
        for form in (*forms(lemma), *_doubled(lemma)):
            found.setdefault(form, cue)
    return found


def bids(document: Document, at: int) -> bool:
    """`Recall | that the union said no`: a cue at token ``at`` by which the reader is told to, and nobody speaks."""
    opens = at == document.sentences[document.sentence_of[at]].first
    return opens and document.letters[at + 1 : at + 2] == "t"
