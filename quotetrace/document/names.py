"""Whether a line is nothing but people's names, or names a role."""

import re

from quotetrace import lexicons

_PARTICLES = frozenset(
    (
        "de",
        "da",
        "di",
        "del",
        "della",
        "der",
        "den",
        "des",
        "du",
        "dos",
        "la",
        "le",
        "van",
        "von",
        "bin",
        "ibn",
        "bint",
        "al",
        "el",
        "ter",
        "ten",
        "y",
        "e",
    )
)
_AND = re.compile(r",? (?:and|&) |, | / |; ")
_DASHED = re.compile(r"[—–―-]{1,2}\s*(?=\S)")
_IS_SURNAME = re.compile(r"[^\W\d_a-z][\w’'-]+\Z")
_AGE = re.compile(r"\d{1,3}, ")
_COMPLEMENT = re.compile(r",| (?:of|at|for|in|with|from|on|who) ")
_LONGEST_HEAD = 5  # words of a role up to its noun: "former deputy chief fire officer"
_STRIPPED = '"“”()'


def is_person(name: str) -> bool:
    """Two to five capitalised words, none of them a word of headings: "Mary Atieno Ouma", "J. de la Cruz Jr."."""
    words = name.split()
    if not 2 <= len(words) <= 5 or not words[0][0].isupper() or not words[-1][0].isupper():
        return False
    barred = lexicons.words("blocks_not_names")
    return all(is_name_word(word) and word.lower() not in barred for word in words)


def is_name_word(word: str) -> bool:
    """Whether a word may be one of a name's: "Ana", "J.", "de"."""
    bare = word.strip(_STRIPPED)
    if bare.lower() in _PARTICLES:
        return True
    letters = bare.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    return letters.isalpha() and bare[0].isupper() and (not bare.endswith(".") or len(bare) <= 5)


def are_names(line: str) -> bool:
    """Whether ``line`` is one to four persons' names and nothing else."""
    if not 4 <= len(line) <= 100:
        return False
    names = _AND.split(line)
    return len(names) <= 4 and all(is_person(name) for name in names)


def is_role(line: str) -> bool:
    """Whether an unpunctuated line names a role or an institution: "Secretary-General, Crews Union"."""
    if not 3 <= len(line) <= 100 or line.endswith((".", "!", "?", ":", ",", ";", "”", '"')):
        return False
    words = line.lower().replace(",", " ").replace("’s", " ").replace("'s", " ").split()
    return len(words) <= 14 and any(word in lexicons.words("blocks_roles") for word in words)


def dashed_credit(line: str, *, behind_marks: bool = False) -> bool:
    """Whether ``line`` is an attribution behind a dash: "— Ana Ruiz, University of Tarnsund", "- Ana Ruiz".

    Where words in marks stand above, a stop may end it, and one name is enough: "- Ruiz."
    """
    match = _DASHED.match(line) if len(line) <= 160 else None
    if match and behind_marks:
        line = line.removesuffix(".")
        if _IS_SURNAME.match(line, match.end()):
            return True
    if not match or (line.endswith((".", "!", "?", ":", "”")) and not line.endswith(("Jr.", "Sr."))):
        return False
    name, comma, rest = line[match.end() :].partition(",")
    if comma and not rest.strip():
        return False
    first, opened, _ = name.partition(" (")
    return are_names(first) or (
        bool(comma or opened) and bool(first) and first[0].isupper() and len(first.split()) <= 4
    )


def is_named_role(line: str) -> bool:
    """Whether ``line`` is a name, a comma and a role: "Ana Ruiz, mayor of Lauter", "Bo Lie, 43, crane operator"."""
    name, comma, role = line.partition(", ")
    role = _AGE.sub("", role)
    return bool(comma) and len(line) <= 120 and is_person(name) and (is_role(role) or _is_of_people(role))


def _is_of_people(role: str) -> bool:
    """Whether the noun of a role is one for people: "crane operator at the docks"; no stop ends it."""
    head = _COMPLEMENT.split(role.lower())[0].split()
    known = any(bool(head) and head[-1] in lexicons.table(f"speakers_{table}") for table in ("roles", "occupations"))
    return known and len(head) <= _LONGEST_HEAD and role[-1].isalnum()
