"""Whose a post is of which no more is told than the kind of its house: "chairman of the branch", "of the millers"."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading

# What a post is of that is no body by itself: a part of one, or an area that has a government.
_PARTS = frozenset(
    "branch chapter local lodge section faculty region island islands province archipelago congregation caucus crew"
    " squad force service yard mill wharf colony commune prefecture canton estate".split()
)
_INNER = frozenset("board team office state press police town city village court plant station".split())
_LEADS = frozenset({"president", "chair", "chairman", "chairwoman", "leader", "secretary", "spokesman", "spokeswoman"})
_LONGEST = 3  # words of a kind: "the | nurses’ local"


def with_kind(fact: Affiliation) -> Affiliation:
    """A post with its house in common words, where its role still holds them; any other as it is.

    >>> fact = with_kind(Affiliation(role="deputy marshal of the region"))
    >>> fact.role, fact.organization
    ('deputy marshal', 'region')
    >>> with_kind(Affiliation(role="leader of the opposition")).organization
    """
    post, joint, kind = (fact.role or "").rpartition(" of the ")
    if not joint or fact.organization is not None or not kind.islower() or len(kind.split()) > _LONGEST:
        return fact
    last, head = kind.split()[-1], post.lower().split()[-1]
    people = head in _LEADS and w.singular(last) != last and w.is_role(w.singular(last))
    housed = (last in w.kinds_of_bodies() and last not in _INNER) or last in _PARTS
    if not (people or housed) or not w.is_role(head):
        return fact
    return evolve(fact, role=post, organization=kind)


def in_small(reading: Reading, fact: Affiliation) -> Affiliation:
    """ "| Union | representative Ana Ruiz", "| Passenger association | secretary": a kind that has its capital from
    the sentence it opens, as it is written elsewhere; one that names something inside a sentence keeps it."""
    name = fact.organization or ""
    small = name[:1].isupper() and name.lower().split()[-1] in w.kinds_of_bodies() and opens_small(reading, fact)
    return evolve(fact, organization=name[0].lower() + name[1:]) if small else fact


def opens_small(reading: Reading, fact: Affiliation) -> bool:
    """Whether the body of a post has a capital only from the sentence that the post opens: "| Harbour | master"."""
    name, _, rest = (fact.organization or "").partition(" ")
    low = name.lower()
    if fact.span is None or not name.istitle() or rest != rest.lower() or reading.named_inside(low):
        return False
    first = reading.tokens(fact.span.start, fact.span.start)[0]
    named = low in w.party_words() or low in w.places() or low in w.demonyms() or w.given(low) is not None
    common = ordinary(low) if rest else low in w.kinds_of_bodies() | w.organizations()
    return reading.low[first : first + 1] == [low] and reading.starts_sentence(first) and common and not named
