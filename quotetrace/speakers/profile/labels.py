"""What the label of a turn tells beside the name: "Ana Ruiz -- Orrin Securities -- Analyst", "ANA RUIZ, mayor:"."""

from collections.abc import Iterator

from attrs import evolve

from quotetrace.layers import Reported
from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import held
from quotetrace.speakers.affiliation.letters import initials
from quotetrace.speakers.affiliation.short import short
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.profile.occasions import place_label
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_DASHES = frozenset({"--", "—", "–", "-", "|", "•", "·"})
# What a department of a firm is called by.
FIELDS = frozenset(
    "relations sales marketing finance operations strategy communications treasury development research technology"
    " legal compliance resources affairs engineering product products risk accounting tax procurement".split()
)
_NOBODY = frozenset({"byline"})  # of who reports, and neither a post nor a house
_MARKS = frozenset({",", "(", ")", ":", ";"})


def tell_labels(stage: Stage) -> None:
    """Give those whom labels name the roles that stand behind their names; a label is read once."""
    reading, seen = stage.reading, set()
    for reported in reading.page.reported:
        span = reported.label or _opening_label(reading, reported)
        if span is None or (label := reading.document.text[slice(*span)]) in seen:
            continue
        seen.add(label)
        first, last = reading.tokens(*span)
        named = stage.people.between(*(reading.tokens(*reported.source) if reported.source else (first, last)))[:1]
        for begin, end, person in named:
            fact = _office(reading, first, begin) or _appears(reading, end, last) or fact_of_parts(reading, end, last)
            if fact is not None:
                _forget_parts(person, fact, span)
                person.affiliations.append(place_label(stage, fact))
            _tell_state(reading, person, begin, last)
            _tell_party(reading, person, end, last)


def _opening_label(reading: Reading, reported: Reported) -> tuple[int, int] | None:
    """ "Ana Ruiz, Baltic Greens: “...”": who opens a paragraph and speaks behind a colon, with a comma between."""
    if reported.rule != "direct.colon" or reported.source is None or reported.label is not None:
        return None
    first, last = reading.tokens(*reported.source)
    opens = first < last and reading.document.blocks[reading.document.block_of(first)].words == reported.source[0]
    return reported.source if opens and "," in reading.low[first:last] else None


def _forget_parts(person: Person, fact: Affiliation, label: tuple[int, int]) -> None:
    """What other rules made of the words of a label gives way to what the whole of it tells.

    An apposition made a role with a comma, "Director" of "Investor Relations", or took the body for a role; and the
    title before a name is held at the body behind it: "SGT. ANA RUIZ, ORRIN COUNTY POLICE DEPARTMENT:".
    """
    body = (fact.organization or "").lower()
    for number in range(len(person.affiliations) - 1, -1, -1):
        one = person.affiliations[number]
        if one.span is None or not label[0] <= one.span.start < label[1]:
            continue
        if "," in (fact.role or "") or (fact.role is None and (one.role or "").lower() == body):
            del person.affiliations[number]
        elif fact.role is None:
            person.affiliations[number] = evolve(one, organization=fact.organization)


def _tell_state(reading: Reading, person: Person, begin: int, last: int) -> None:
    """ "GOV. RUTH HANLEY (D), MICHIGAN:": the state of an office before a name stands at the end of the label."""
    at = last - 1
    while at > begin and not reading.low[at][0].isalnum():
        at -= 1
    first = next((spot for spot in (at - 1, at) if reading.text(spot, at + 1).lower() in w.places()), at + 1)
    if first > at or reading.low[first - 1] != ",":
        return
    start = reading.document.starts[begin]
    for number, one in enumerate(person.affiliations):
        led = one.span is not None and one.role is not None and one.span.start <= start <= one.span.end + 1
        if led and one.organization is None and (one.role or "").lower() in w.OFFICES:
            person.affiliations[number] = evolve(one, organization=reading.text(first, at + 1).title())


def _tell_party(reading: Reading, person: Person, first: int, last: int) -> None:
    """ "Ana Ruiz (Leeds West) (Lab):": the mark of a party stands in brackets of its own."""
    for at in range(first, last - 2):
        name = w.parties().get(reading.low[at + 1]) if reading.low[at] == "(" and reading.low[at + 2] == ")" else None
        if name is not None and not any(fact.organization == name for fact in person.affiliations):
            person.affiliations.append(Affiliation(organization=name))


def _office(reading: Reading, first: int, begin: int) -> Affiliation | None:
    """ "The Secretary of State for Health (Ana Ruiz):": the office before who holds it."""
    if reading.low[first] != "the" or reading.low[begin - 1] != "(" or begin - 1 <= first + 1:
        return None
    return held(reading, (first + 1, begin - 1), None)


def _appears(reading: Reading, first: int, last: int) -> Affiliation | None:
    """ "Mr. Holt (for the Rope Guild):": whom somebody appears for, in brackets."""
    led = reading.low[first : first + 2] == ["(", "for"]
    close = next((at for at in range(first + 2, last) if reading.low[at] == ")"), first)
    return short(reading, first + 1, close) if led and close > first else None


def fact_of_parts(reading: Reading, first: int, last: int) -> Affiliation | None:
    """The role among the parts behind a name, and the institution where another part names one.

    Dashes part before commas do: in "– Orrin Foods, Inc. – VP, Sales" there are two parts. The field of a post goes
    with it: "- Vice President, Investor Relations".
    """
    parts = _with_fields(reading, list(_parts(reading, first, last)))
    parts = [part for part in parts if reading.low[part[0]] not in w.parties() or part[1] - part[0] > 1]  # "(D)"
    parts = [part for part in parts if not _is_short_for(reading, part, first)]
    roles = [part for part in parts if any(map(w.is_role, reading.low[slice(*part)])) and not _is_body(reading, *part)]
    bodies = [part for part in parts if part not in roles and _is_named(reading, *part)]
    body = reading.text(*bodies[0]) if bodies else None
    return held(reading, roles[-1] if roles else None, body) if roles or bodies else None


def _is_short_for(reading: Reading, part: tuple[int, int], end: int) -> bool:
    """ "Rosa Mendel (RM):": the letters by which the name that ends before token ``end`` is called from then on."""
    letters = reading.text(*part)
    return letters == initials(reading, max(end - len(letters), 0), end)


def _is_body(reading: Reading, first: int, last: int) -> bool:
    """ "ORRIN COUNTY POLICE DEPARTMENT": what ends in a noun for bodies is one, whatever roles it holds."""
    return last - first > 1 and reading.low[last - 1] in w.kinds_of_bodies() and not w.is_role(reading.low[last - 1])


def _is_named(reading: Reading, first: int, last: int) -> bool:
    """Whether a part of a label has a capital: "Orrin Bank", "the Coast Trust"."""
    first += reading.low[first] == "the" and first + 1 < last
    return reading.document.words[first][0].isupper()


def _parts(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches between the marks of a label, what stands in brackets as a manner left out: "(voice-over)"."""
    dashed = any(low in _DASHES for low in reading.low[first + 1 : last])
    begin, marks = first, _DASHES if dashed else _DASHES | _MARKS
    if dashed and reading.low[first] in _MARKS:
        begin = first + 1
    for at in range(first, last + 1):
        if at == last or reading.low[at] in marks:
            manner = reading.low[begin - 1] == "(" and reading.document.words[begin : begin + 1][0].islower()
            if begin < at and reading.low[begin] not in _NOBODY and not manner:
                yield begin, at
            begin = at + 1


def _with_fields(reading: Reading, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts, "Vice President" and "Investor Relations" behind it made one."""
    joined: list[tuple[int, int]] = []
    for part in parts:
        post = joined and joined[-1][1] + 1 == part[0] and reading.low[part[0] - 1] == ","
        fields = not FIELDS.isdisjoint(reading.low[slice(*part)]) and reading.low[part[0]] != "the"
        if post and w.is_role(reading.low[joined[-1][1] - 1]) and fields:
            joined[-1] = joined[-1][0], part[1]
        else:
            joined.append(part)
    return joined
