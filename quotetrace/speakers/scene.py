"""One article: find its people, what they are, and then read every source in order."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from attrs import evolve

from quotetrace.layers import Page, Reported
from quotetrace.models import Affiliation, Span
from quotetrace.speakers import words as w
from quotetrace.speakers.forms import Name
from quotetrace.speakers.identity import find_people
from quotetrace.speakers.institutions import Institutions
from quotetrace.speakers.interviews import party, turn_speaker
from quotetrace.speakers.ledes import introduced_next, named_next, tell_lede
from quotetrace.speakers.names import find_names
from quotetrace.speakers.people import Person
from quotetrace.speakers.reading import Reading
from quotetrace.speakers.referring import Referring
from quotetrace.speakers.roles import affiliations, credit
from quotetrace.speakers.sources import read_source
from quotetrace.speakers.stage import Answer, Appearance, Other, Stage, same_body

_RUNNING = frozenset({"body", "turn"})
_OF_TOWNS = frozenset(
    {"mayor", "mayoress", "councillor", "councilor", "councilman", "councilwoman", "alderman", "selectman"}
)
_TOWN = re.compile(r"[A-Z][A-Za-zÀ-ÿ’' -]{2,40}?(?=\s*[,(—–:]|\s-)")


def read_page(page: Page, echoes: Iterable[tuple[int, int]] = ()) -> Stage:
    """Read one article; ``echoes`` are pairs of its stretches that carry the same words."""
    reading = Reading(page)
    hints = _hints(reading)
    found = find_names(reading, hints)
    people = find_people(reading, found, hints)
    begins = {place[0] for place in people.places}
    lone = [at for at in found.singles if at not in begins]
    stage = Stage(reading, people, Institutions(reading, found.organizations, lone))
    stage.body = frozenset(
        name.first for person in people.persons for name in person.names if reading.kind(name.first) in _RUNNING
    )
    _tell_roles(stage)
    for first, last, person in people.places:
        stage.appear(Appearance(first, last, person))
    referring = Referring(stage)
    for index, reported in enumerate(page.reported):
        answer = _answer(stage, index, reported, referring)
        stage.take(answer)
    referring.finish()
    _place_others(stage)
    _settle_later(stage)
    _settle_echoes(stage, echoes)
    return stage


def _hints(reading: Reading) -> frozenset[int]:
    """The tokens where sources, labels and credit lines begin: a person is likely there."""
    spans = [
        span for reported in reading.page.reported for span in (reported.source, reported.label) if span is not None
    ]
    spans += [span for reported in reading.page.reported for span in reported.credit[:1]]
    found = set()
    for start, end in spans:
        first, last = reading.tokens(start, end)
        while first < last and not reading.document.words[first][0].isalnum():
            first += 1
        found.add(first)
        if reading.low[first : first + 1] and reading.low[first].rstrip(".") in w.honorifics():  # "MR. SMITH:"
            found |= {at for at in range(first + 1, min(first + 3, last)) if reading.document.words[at][0].isalpha()}
        found |= {at + 1 for at in range(first, last - 1) if reading.low[at] in (",", "and")}
    return frozenset(found)


def _tell_roles(stage: Stage) -> None:
    """Give everybody the roles that the text tells at their names."""
    begins = frozenset(place[0] for place in stage.people.places)
    for person in stage.people.persons:
        for name in sorted(person.names, key=lambda name: name.first):
            for fact in affiliations(stage.reading, name, begins):
                person.affiliations.append(stage.institutions.place(fact))
                if fact.role is not None and (gender := w.gender_of_role(fact.role.split()[-1].lower())) != "u":
                    person.genders[gender] += 2

            if (post := _title(stage, name)) is not None:
                person.affiliations.append(stage.institutions.place(post))
    _copy_counterparts(stage)
    tell_lede(stage)
    _place_by_dateline(stage)


def _place_by_dateline(stage: Stage) -> None:
    """ "The mayor, Ana Ruiz," in a story from Altona is Altona’s, where the text says nothing else."""
    town = _dateline(stage.reading)
    if town is None:
        return
    for person in stage.people.persons:
        if any(fact.organization is not None for fact in person.affiliations):
            continue
        for number, fact in enumerate(person.affiliations):
            if fact.role is not None and fact.role.lower().split()[-1] in _OF_TOWNS and fact.status != "former":
                person.affiliations[number] = evolve(fact, organization=town)


def _dateline(reading: Reading) -> str | None:
    """The town before the first running words: "ALTONA (Wire) —", "LINDPORT, Oct. 4.—"."""
    for block in reading.document.blocks:
        if block.kind == "body" and block.words > block.start:
            lead = _TOWN.match(reading.document.text, block.start, block.words)
            return lead[0].strip().title() if lead else None
    return None


def _title(stage: Stage, name: Name) -> Affiliation | None:
    """A title that is a post: "Detective Sergeant", "PC 4471"."""
    document, first, last = stage.reading.document, name.first, name.core
    if first > 1 and document.words[first - 1].isdigit() and stage.reading.low[first - 2] in w.CAPITAL_RANKS:
        first, last = first - 2, first - 1
    elif not set(name.title.split()) & w.titles_of_posts():
        return None
    start, end = document.starts[first], document.ends[last - 1]
    span = Span(start, end, document.text[start:end])
    return Affiliation(role=" ".join(span.text.split()), span=span)


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
                if at >= 0 and told[at][1] is person:
                    at = others[at]
                if at >= 0:
                    person.affiliations[number] = evolve(fact, role=told[at][2])


def _told_roles(stage: Stage) -> list[tuple[int, Person, str]]:
    """Where in the text which role is told of whom, in order; of several told at one place the first named is last."""
    named = {id(person): person for _, _, person in stage.people.places}
    told = [
        (fact.span.start, person, fact.role)
        for person in reversed(named.values())
        for fact in reversed(person.affiliations)
        if fact.role and fact.span is not None
    ]
    return sorted(told, key=lambda one: one[0])


def _place_others(stage: Stage) -> None:
    """Name the institution of "a company spokesperson" and of "its author"."""
    for other in stage.others:
        if other.kind in ("unnamed", "group", "document") and other.places:
            first = other.places[0][0]
            if other.affiliation is None and stage.reading.low[first] in ("its", "their"):
                other.affiliation = stage.institutions.before(first)
            elif other.affiliation is not None and other.affiliation.islower():
                other.affiliation = stage.institutions.called(other.affiliation, first) or other.affiliation


def _answer(stage: Stage, index: int, reported: Reported, referring: Referring) -> Answer:
    """Who said one stretch: by its credit, its label, its source, or the stretch it follows."""
    reading = stage.reading
    if reported.credit:
        answer = _credited(stage, reported)
        if answer.speakers:
            return answer
    if reported.rule in ("turn.question", "turn.answer"):
        return party(stage, asks=reported.rule == "turn.question")
    if reported.source is not None or reported.label is not None:
        span = reported.source or reported.label
        assert span is not None
        first, last = reading.tokens(*span)
        if first < last:
            referring.up_to(first)
            cue = _cue(reading, reported)
            turn = turn_speaker(stage, first, last, labelled=reported.label is not None)
            answer = turn or read_source(stage, first, last, cue, index)
            stage.note(first, answer.speakers)
            return answer
    if reported.follows is not None and reported.follows < index:
        before = stage.answers[reported.follows]
        if before.candidates:
            return Answer((), "ambiguous", candidates=before.candidates)
        return Answer(before.speakers, "inherited" if before.speakers else "unattributed")
    return Answer()


def _cue(reading: Reading, reported: Reported) -> str:
    return reading.document.text[slice(*reported.cue)].lower() if reported.cue else ""


def _credited(stage: Stage, reported: Reported) -> Answer:
    """The lines under a pull quote: names, then what they are; "— Ada Moreau, Orrin University"."""
    reading, people = stage.reading, []
    lines = [line for span in reported.credit for line in _lines(reading, *span)]
    rest = []
    for first, last in lines:
        found = stage.people.between(first, last)
        people += [place[2] for place in found if place[2] not in people]
        if not found:
            rest.append((first, last))
    for first, last in rest:
        fact = credit(reading, first, last)
        if fact is not None:
            for person in people:
                person.affiliations.append(fact)
    if people:
        return Answer(tuple(people), "attributed")
    return read_source(stage, *lines[0]) if lines else Answer()


def _lines(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch cut at its line breaks, as token ranges."""
    text, found, at = reading.document.text, [], start
    for line in text[start:end].split("\n"):
        tokens = reading.tokens(at, at + len(line))
        if tokens[0] < tokens[1]:
            found.append(tokens)
        at += len(line) + 1
    return found


def _settle_later(stage: Stage) -> None:
    """A lede that names nobody: "Norway’s minister has warned ...", then "Kari Lie told reporters ..."."""
    for index, answer in enumerate(stage.answers):
        if len(answer.speakers) != 1 or not isinstance(answer.speakers[0], Other) or answer.phrase is None:
            continue
        other = answer.speakers[0]
        lede = index == 0 and answer.phrase.article == "indefinite"
        if other.kind == "unnamed" and not other.plural and (answer.phrase.article != "indefinite" or lede):
            person = named_next(stage, answer.phrase) if lede else introduced_next(stage, index, answer.phrase)
            if person is not None:
                _become(stage, other, person)


def _become(stage: Stage, other: Other, person: Person) -> None:
    """Let a person take the place, the role and the affiliation of a description."""
    person.affiliations.append(Affiliation(role=other.role, organization=other.affiliation))
    stage.replace(other, person)


def _settle_echoes(stage: Stage, echoes: Iterable[tuple[int, int]]) -> None:
    """The same words in a headline or pull quote and in the text have the same speakers."""
    for pair in echoes:
        one, other = (stage.answers[index] for index in pair)
        if not one.speakers and other.speakers:
            stage.give(one, other.speakers)
            one.status = "inherited"
        elif not other.speakers and one.speakers:
            stage.give(other, one.speakers)
            other.status = "inherited"
        elif len(one.speakers) == len(other.speakers) == 1:
            _merge_echo(stage, one, other)


def _merge_echo(stage: Stage, one: Answer, other: Answer) -> None:
    """A singular description and a person who say the same words are one: "minister" in the headline."""
    for vague, named in ((one, other), (other, one)):
        source, person = vague.speakers[0], named.speakers[0]
        if isinstance(source, Other) and isinstance(person, Person) and source.kind == "unnamed" and not source.plural:
            _become(stage, source, person)
            return
        if (
            isinstance(source, Other)
            and isinstance(person, Other)
            and source is not person
            and same_body(source, person)
        ):
            stage.replace(source, person)
            return
