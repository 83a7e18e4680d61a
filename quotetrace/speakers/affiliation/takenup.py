"""What a common word for a body stands for that a post is told with: "the outfit’s captain", "the Alliance’s desk"."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.institutions import Institutions
from quotetrace.speakers.affiliation.weighing import ANY
from quotetrace.speakers.text import words as w

_UNITS = frozenset("office branch bureau unit team desk division arm".split())  # that a body has in some place


def taken_up(institutions: Institutions, fact: Affiliation) -> Affiliation:
    """ "the outfit’s captain", of whom the page tells by name: the only body that a common word can mean."""
    kind, reading = fact.organization or "", institutions.reading
    if fact.span is None or kind not in ANY:
        return fact
    token = reading.tokens(fact.span.start, fact.span.end)[0]
    begin, end = reading.sentence(token)
    definite = any(begin <= at < end and reading.before(at) == "the" for at in reading.where(frozenset({kind})))
    named = institutions.weighing.meant(kind, token) if definite else None
    return fact if named is None else evolve(fact, organization=named)


def of_short(institutions: Institutions, fact: Affiliation, token: int | None = None) -> Affiliation:
    """ "who heads the Alliance’s Lund office", of the one Altona Alliance for Trade that the page names.

    So with "Ann Lee of the university’s medical school".
    """
    owner, mark, held = (fact.organization or "").replace("'s ", "’s ").partition("’s ")
    kind = owner.lower()
    unit = held and (held.split()[-1] in _UNITS or (owner in w.kinds_of_bodies() and held.islower()))
    if not mark or " " in owner or kind not in w.organizations() or not unit:
        return fact
    at = institutions.reading.tokens(fact.span.start, fact.span.end)[0] if fact.span else token or 0
    whole = institutions.called(kind, at)
    return fact if whole is None else evolve(fact, organization=whole)
