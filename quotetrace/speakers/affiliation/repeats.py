"""What a text tells of somebody again and again, told once, and an office in short as the text writes it out."""

from quotetrace.models import Affiliation
from quotetrace.speakers.text import words as w


def told_once(facts: list[Affiliation]) -> list[Affiliation]:
    """The affiliations without those that repeat an earlier one.

    >>> facts = [Affiliation(role=role) for role in ("Sen.", "senator", "Sen.")]
    >>> [fact.role for fact in told_once(facts)]
    ['Sen.', 'senator']
    """
    kept: dict[tuple[str | None, str | None, str], Affiliation] = {}
    for fact in facts:
        kept.setdefault((fact.role, fact.organization, fact.status), fact)
    return list(kept.values())


def written_out(role: str, facts: list[Affiliation]) -> str:
    """A role whose office stands in short, with the word that the text has for it elsewhere.

    >>> written_out("Texas Sen.", [Affiliation(role="junior senator")]), written_out("Sen.", [])
    ('Texas senator', 'Sen.')
    """
    head, space, last = role.rpartition(" ")
    word = w.OFFICES.get(last.lower())
    told = (fact.role.split()[-1] for fact in facts if word is not None and fact.role is not None)
    return f"{head}{space}{next((one for one in told if one.lower() == word), last)}"
