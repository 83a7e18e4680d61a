"""Who is brought in only to tell of another of the same family name: "Ada Roe, the wife of striker Leo Roe, said"."""

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_REACH = 14  # tokens from one name to the other
_WHO, _WHOSE = "who", "whose"
_ASIDES = frozenset("DSJNPOIEA#,-W")  # letters of an apposition up to a name in it: "mother of the accused,"
_RELATED = w.KIN | {"widow", "widower", "partner", "fiancee", "fiance", "ex-wife", "ex-husband", "heir", "namesake"}


def without_beside(reading: Reading, candidates: list[Person], name: Name) -> list[Person]:
    """ "Ada Roe, the wife of striker Leo Roe, came. | Roe | said": whom the sentence is about, and not whom an aside
    behind her name has brought in, who was told of nowhere else."""
    if len(candidates) < 2 or name.title or name.role:
        return candidates
    brought = [one for one in candidates if any(_brings_in(reading, other, one, name) for other in candidates)]
    return [one for one in candidates if one not in brought] or candidates


def _brings_in(reading: Reading, other: Person, one: Person, name: Name) -> bool:
    """Whether somebody is named once before a short name, in an aside behind the other's full name."""
    new = one.names[0]
    if one is other or one.begins[0] != new.first or any(new.first < at < name.first for at in one.begins):
        return False
    near = (full for full in other.full if new.first - _REACH <= full.last < new.first)
    return any(
        _is_aside(reading, full.last, new.first) and reading.sentence(full.first) == reading.sentence(new.first)
        for full in near
    )


def _is_aside(reading: Reading, last: int, first: int) -> bool:
    """Whether the words between two names open an aside behind the first that tells of the second."""
    low, letters = reading.low[last:first], reading.document.letters[last:first]
    if low[:1] != [","]:
        return False
    if _WHOSE in low:
        return set("VZM").isdisjoint(letters)
    if low[1:2] == [_WHO]:
        return "," not in letters[2:]
    return set(letters) <= _ASIDES and not _RELATED.isdisjoint(low)
