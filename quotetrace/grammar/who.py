"""Nouns for those who can speak: people by their work or part, bodies, groups."""

from functools import cache

from quotetrace import lexicons
from quotetrace.grammar.phrases import phrase_at
from quotetrace.layers import Document

_LISTS = ("organizations", "collectives", "offices", "anonymous")
_TABLES = ("occupations", "roles")  # with what gender they tell


@cache
def people() -> frozenset[str]:
    """What somebody or a body is called, in lower case: `minister`, `police`, `camp` (of a candidate), `workers`."""
    found = frozenset(("camp", "aide")).union(
        *(lexicons.words(f"speakers_{name}") for name in _LISTS),
        *(lexicons.table(f"speakers_{name}") for name in _TABLES),
    )
    return found | {f"{noun}s" for noun in found}


def can_speak(document: Document, first: int, last: int) -> bool:
    """Whether a subject (``last`` excluded) is somebody: a name, a pronoun, a noun for people."""
    phrase = phrase_at(document, first) or (first, last)
    head = document.low[min(phrase[1], last) - 1]
    return head in people() or not set("PRW#").isdisjoint(document.letters[first : phrase[1]])
