"""Whose the authors of a report are, and a report that is named again: of the body that issued it."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.profile.reports import PAPERS, SCHOLARS, issuer, issuers
from quotetrace.speakers.staging.stage import Stage

_AUTHORS = frozenset("author co-author authors co-authors coauthor".split())
_FIRST = frozenset({"lead", "senior", "first", "corresponding", "principal"})  # authors, of what the page tells of
_OF_STUDIES = frozenset({("study", "leader"), ("study", "lead"), ("lead", "researcher"), ("lead", "scientist")})
_WROTE = frozenset("wrote led co-wrote authored co-authored coauthored conducted oversaw compiled directed".split())
_REACH = 14  # tokens behind a name in which it is told that somebody wrote the report
_NEW, _BACK = frozenset({"a", "an", "another"}), 3  # tokens before a paper of which nothing was told before
_APART = frozenset({"not", "n’t", "n't", "other", "another", "rival", "earlier"})


def tell_authors(stage: Stage) -> None:
    """Give the authors of a report of whom no house is told, and the report itself, the body that issued it."""
    if not stage.reading.has(PAPERS | SCHOLARS | _AUTHORS):
        return
    named = frozenset(place[0] for place in stage.people.places)
    told = issuers(stage.reading, named)
    if not told:
        return
    for person in stage.people.persons:
        if not any(fact.organization is not None for fact in person.affiliations):
            token = _writes(stage, person)
            name = issuer(told, token) if token else None
            if name is not None:
                _place(person, name)
    if len({name for _, name in told}) > 1:
        return
    for other in stage.others:
        papers = other.kind == "document" and other.affiliation is None and other.head in PAPERS and other.places
        if papers and _is_one(stage, other.head):
            definite = stage.reading.low[other.places[0][0]] in ("the", "its")
            other.affiliation = issuer(told, other.places[0][0]) if definite else None


def _is_one(stage: Stage, noun: str) -> bool:
    """Whether a page tells of one paper of a kind; not "an Orrin survey and a Lumen survey"."""
    low = stage.reading.low
    new = [at for at in stage.reading.where(frozenset({noun})) if not _NEW.isdisjoint(low[max(at - _BACK, 0) : at])]
    return len(new) < 2


def _writes(stage: Stage, person: Person) -> int:
    """Where it is told that somebody wrote a report of the page; 0 where it is not."""
    low = stage.reading.low
    for name in person.names:
        end = min(stage.reading.sentence(name.first)[1], name.last + _REACH)
        behind = low[name.last : end]
        wrote = any(
            behind[at] == "who" and behind[at + 1 : at + 2] and behind[at + 1] in _WROTE for at in range(len(behind))
        )
        paper = not PAPERS.isdisjoint(behind) and _APART.isdisjoint(behind)
        if wrote and paper and any(behind[at] in PAPERS and behind[at - 1] == "the" for at in range(1, len(behind))):
            return name.first
        for fact in person.affiliations:
            if _is_authors(stage, fact):
                return name.first
    return 0


def _is_authors(stage: Stage, fact: Affiliation) -> bool:
    """Whether a role is that of who wrote the report of the page: "lead author", "study leader", "its author"."""
    words = (fact.role or "").lower().split()
    if tuple(words) in _OF_STUDIES:
        return True
    known = not _FIRST.isdisjoint(words) or not PAPERS.isdisjoint(words)
    return not _AUTHORS.isdisjoint(words) and (known or _owned(stage, fact))


def _owned(stage: Stage, fact: Affiliation) -> bool:
    """ "the | report’s | lead author", "its author"."""
    if fact.span is None:
        return False
    first = stage.reading.tokens(fact.span.start, fact.span.end)[0]
    before = stage.reading.low[max(first - 2, 0) : first]
    return before[-1:] == ["its"] or (before[-1:] in (["’s"], ["'s"]) and before[0] in PAPERS)


def _place(person: Person, name: str) -> None:
    if not person.affiliations:
        person.affiliations.append(Affiliation(organization=name))
    person.affiliations[:] = [
        evolve(fact, organization=name) if fact.status == "current" else fact for fact in person.affiliations
    ]
