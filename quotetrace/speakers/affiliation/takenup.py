"""What a common word for a body stands for that a post is told with: "the outfit’s captain", "the Alliance’s desk"."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.institutions import Institutions
from quotetrace.speakers.affiliation.weighing import ANY
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import may_trade
from quotetrace.speakers.text.openings import ordinary

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


def trading(institutions: Institutions, kind: str, token: int) -> str | None:
    """The firm that "the supplier", "the packaged-food company" is: the one called so, else the last of its paragraph
    or that of the story; none that is called a trader of another kind, as in "the operator Orrin Ferries"."""
    if (named := institutions.named_so(kind, token)) is not None:
        return named
    others = {institutions.named_so(other, token) for other in w.TRADERS - {kind}}
    meant = (institutions.called("company", token, near=True), institutions.in_paragraph(token))
    found = next((name for name in meant if name is not None and name not in others), None)
    if found is not None:
        return found
    return institutions.last_before(token, others)


def whole_firm(institutions: Institutions, fact: Affiliation) -> str | None:
    """ "Orrin’s chairman", of the one firm Orrin Foods of the page; not "the Altona coach" of Altona College."""
    name = fact.organization or ""
    if name.isupper():
        return institutions.full(name)
    if fact.role is None or not name.istitle() or not name.isalpha() or ordinary(name.lower()):
        return None
    resident = w.sectors_of("roles").get(fact.role.lower().split()[-1]) == "witness or resident"
    if resident or name.lower() in w.places() or name.lower() in w.demonyms():
        return None
    whole = institutions.full(name)
    return whole if whole != name and may_trade(whole) else None
