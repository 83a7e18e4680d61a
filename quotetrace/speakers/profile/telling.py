"""What everybody is: the roles told at names, by labels and ledes, by a dateline, as another's counterpart."""

from bisect import bisect_left
from collections.abc import Iterator

from attrs import evolve

from quotetrace.models import Affiliation, Span
from quotetrace.speakers.affiliation.ofkinds import opens_small
from quotetrace.speakers.affiliation.outsiders import looks_on
from quotetrace.speakers.affiliation.placing import place
from quotetrace.speakers.affiliation.roles import affiliations
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.profile.attendance import tell_attendance
from quotetrace.speakers.profile.brackets import tell_brackets
from quotetrace.speakers.profile.groups import shared_roles
from quotetrace.speakers.profile.interviews import tell_guest
from quotetrace.speakers.profile.labels import tell_labels
from quotetrace.speakers.profile.occasions import tell_occasion
from quotetrace.speakers.profile.picked import tell_picked
from quotetrace.speakers.profile.players import tell_players
from quotetrace.speakers.profile.rosters import tell_rosters
from quotetrace.speakers.profile.whereabouts import place_by_page
from quotetrace.speakers.reference.antecedents import PERSONAL
from quotetrace.speakers.reference.ledes import tell_lede, tell_title
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_HEADINGS = frozenset({"headline", "subheading"})
Told = tuple[Person, Affiliation, int]
_TYING = frozenset({"and", "with", "through", "via"})
_TIED_REACH = 60  # tokens before a name in which another would be who is meant by the "her" behind
_HIGHER = frozenset({"chief", "deputy", "assistant", "acting", "temporary", "senior"})  # before a rank
_FORCES = frozenset({"police", "sheriff", "firefighters", "troopers"})  # of whom somebody called "Chief" is one
_HONOURED = frozenset({"nigeria", "nigerian", "lagos", "abuja", "oba", "alhaji"})  # where "Chief" is an honour


def tell_roles(stage: Stage) -> None:
    """Give everybody the roles that the text tells at their names."""
    reading = stage.reading
    told = _without_headings(reading, list(_told(stage)))
    stage.institutions.learn(
        (
            (reading.tokens(fact.span.start, fact.span.end)[0], fact.organization)
            for _, fact, _ in told
            if fact.span is not None and fact.organization is not None and fact.organization[:1].isupper()
            if fact.organization.lower() not in w.party_words() and not opens_small(reading, fact)
        ),
        ((at, fact.organization) for _, fact, at in told if fact.organization is not None and looks_on(fact.role)),
    )
    for person, fact, token in told:
        person.affiliations.append(place(stage.institutions, fact, token))
    for person, shared in shared_roles(stage.reading, stage.people.places):
        person.affiliations.append(place(stage.institutions, shared))
    tell_picked(stage)
    _copy_counterparts(stage)
    _tell_scorers(stage)
    tell_players(stage)
    tell_lede(stage)
    tell_title(stage)
    tell_labels(stage)
    tell_rosters(stage)
    tell_attendance(stage)
    tell_brackets(stage)
    tell_occasion(stage)
    tell_guest(stage)
    place_by_page(stage)


def _without_headings(reading: Reading, told: list[Told]) -> list[Told]:
    """What is told but for what only a heading in capitals tells of those of whom the text tells a role too.

    There nothing shows where an office begins: "Impeach AG Lind", "Fire Coach Holm".
    """
    headed = [_leads_in_heading(reading, fact, at - 1) for _, fact, at in told]
    if not any(headed):
        return told
    plain = {id(one) for (one, fact, _), above in zip(told, headed, strict=True) if fact.role is not None and not above}
    return [fact for fact, above in zip(told, headed, strict=True) if not above or id(fact[0]) not in plain]


def _leads_in_heading(reading: Reading, fact: Affiliation, at: int) -> bool:
    """Whether a role stands before the name of which token ``at`` is the last, in a heading in capitals."""
    before = fact.span is not None and fact.span.start < reading.document.starts[at]
    return before and reading.kind(at) in _HEADINGS and reading.titled(at)


def _told(stage: Stage) -> Iterator[tuple[Person, Affiliation, int]]:
    """What the words at every name tell, person by person; a role can tell a gender too."""
    begins = frozenset(place[0] for place in stage.people.places)
    for person in stage.people.persons:
        for name in sorted(person.names, key=lambda name: name.first):
            for fact in affiliations(stage.reading, name, begins):
                yield person, fact, name.last
                if fact.role is not None and (gender := _gender_told(fact.role)) != "u":
                    person.genders[gender] += 2
            if (post := _title(stage, name)) is not None:
                yield person, post, name.last
            if (gender := _tied(stage, name)) != "u":
                person.genders[gender] += 2


def _gender_told(role: str) -> str:
    """The gender that the noun of a role tells: "mother of two", "salon owner and actress"."""
    return w.gender_of_role(role.lower().partition(" of ")[0].split()[-1])


def _tell_scorers(stage: Stage) -> None:
    """ "Portmorran Rovers 3 (Okkonen 12, 58)": for whom somebody plays who scored."""
    for person in stage.people.persons:
        team = stage.institutions.sides.scorer(person.full[0].words[-1]) if person.introduced else None
        if team is not None and not any(fact.organization == team for fact in person.affiliations):
            person.affiliations.append(Affiliation(organization=team))


def _tied(stage: Stage, name: Name) -> str:
    """The gender that "her" tells right behind the first name of a sentence: "Ann Lee through | her | lawyer"."""
    low, at = stage.reading.low, name.last
    at += low[at : at + 1] == [","]
    if at + 2 >= len(low) or low[at] not in _TYING or not w.is_role(low[at + 2]):
        return "u"
    begin = max(stage.reading.sentence(name.first)[0], name.first - _TIED_REACH)
    others = stage.people.between(begin, name.first, 1) or not PERSONAL.keys().isdisjoint(low[begin : name.first])
    return "u" if others else PERSONAL.get(low[at + 1], "u")


def _title(stage: Stage, name: Name) -> Affiliation | None:
    """A title that is a post: "Detective Sergeant", "PC 4471"."""
    document, first, last = stage.reading.document, name.first, name.core
    if first > 1 and document.words[first - 1].isdigit() and stage.reading.low[first - 2] in w.CAPITAL_RANKS:
        first, last = first - 2, first - 1
    elif not name.title or (
        w.titles_of_posts().isdisjoint(name.title.split()) and not _leads_force(stage.reading, name)
    ):
        return None
    while first > 0 and stage.reading.low[first - 1] in _HIGHER and document.words[first - 1][0].isupper():
        first -= 1  # "Deputy | Chief | Constable"
    start, end = document.starts[first], document.ends[last - 1]
    span = Span(start, end, document.text[start:end])
    return Affiliation(role=" ".join(span.text.split()), span=span)


def _leads_force(reading: Reading, name: Name) -> bool:
    """ "said Chief Ana Ruiz" on a page of police: her post; elsewhere it may be an honour."""
    alone = name.title == "chief" and name.core - name.first == 1
    return alone and reading.has(_FORCES) and not reading.has(_HONOURED)


def _copy_counterparts(stage: Stage) -> None:
    """ "Her Korean counterpart, Han Seo-jin": the role of whoever was named last before."""
    told = _told_roles(stage)
    begins = [start for start, _, _ in told]
    others: list[int] = []  # for each, the place of the last one before it that is told of somebody else
    for at, (_, person, _) in enumerate(told):
        others.append(at - 1 if at and told[at - 1][1] is not person else others[at - 1] if at else -1)
    for person in stage.people.persons:
        for number, fact in enumerate(person.affiliations):
            if fact.role is not None and fact.span is not None and fact.role.lower().endswith("counterpart"):
                at = bisect_left(begins, fact.span.start) - 1
                if _of_one_without(stage, person, fact.span.start):
                    continue
                if at >= 0 and told[at][1] is person:
                    at = others[at]
                if at >= 0:
                    like = evolve(fact, role=told[at][2])
                    person.affiliations[number] = place(stage.institutions, like)


def _of_one_without(stage: Stage, person: Person, start: int) -> bool:
    """Whether a counterpart at a character is that of somebody named just before of whom no role is told."""
    document = stage.reading.document
    token = bisect_left(document.starts, start)
    floor = document.sentences[max(document.sentence_of[token] - 1, 0)].first
    near = [one for _, _, one in stage.people.between(floor, token) if one is not person]
    return bool(near) and not any(fact.role for fact in near[-1].affiliations)


def _without(role: str, organization: str | None) -> str:
    """A role without the institution before it: what somebody else’s counterpart is."""
    bare = role.removeprefix(organization or "").strip()
    return bare or role


def _told_roles(stage: Stage) -> list[tuple[int, Person, str]]:
    """Where in the text which role is told of whom, in order; of several told at one place the first named is last."""
    named = {id(person): person for _, _, person in stage.people.places}
    told = [
        (fact.span.start, person, _without(fact.role, fact.organization))
        for person in reversed(named.values())
        for fact in reversed(person.affiliations)
        if fact.role and fact.span is not None
    ]
    return sorted(told, key=lambda one: one[0])
