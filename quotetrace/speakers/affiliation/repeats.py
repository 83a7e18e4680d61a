"""What a text tells of somebody again and again, told once, and an office in short as the text writes it out."""

from quotetrace.models import Affiliation
from quotetrace.speakers.text import words as w

_LINKS = frozenset("of for to from in at on with".split())
# What somebody is to another or thinks of something, which tells less than any post.
_PASSING = frozenset(
    "rival opponent foe enemy critic ally advocate backer supporter fan admirer detractor cheerleader favorite"
    " favourite colleague protege confidant counterpart".split()
)


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


def fullest(facts: list[Affiliation]) -> Affiliation | None:
    """What tells most: a post with its place first, then any, what somebody is to another, and a place alone.

    >>> facts = [Affiliation(role="rival", organization="Orrin"), Affiliation(role="mayor", status="former")]
    >>> fullest(facts).role
    'mayor'
    """
    return max(
        facts,
        key=lambda fact: (
            fact.role is not None,
            fact.role is None or not _is_passing(fact.role),
            fact.role is None or fact.status != "former",
            (fact.organization is not None) + (fact.status == "current") * 0.5,
        ),
        default=None,
    )


def _is_passing(role: str) -> bool:
    """Whether a role tells only what somebody is to another: "brother", "experienced rival", "critic of the plan"."""
    words = role.lower().split()
    end = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    head = words[end - 1].removesuffix("s") or "s"
    return head in _PASSING or head.endswith("-winner") or w.is_kin(head) or head in w.NEAR


def written_out(role: str, facts: list[Affiliation]) -> str:
    """A role whose office stands in short, with the word that the text has for it elsewhere.

    >>> written_out("Texas Sen.", [Affiliation(role="junior senator")]), written_out("Sen.", [])
    ('Texas senator', 'Sen.')
    """
    head, space, last = role.rpartition(" ")
    word = w.OFFICES.get(last.lower())
    told = (fact.role.split()[-1] for fact in facts if word is not None and fact.role is not None)
    return f"{head}{space}{next((one for one in told if one.lower() == word), last)}"
