"""Nouns for those who can speak: people by their work or part, bodies, groups."""

from functools import cache

from quotetrace import lexicons

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
