"""What the label of a turn tells beside the name: "Ana Ruiz -- Orrin Securities -- Analyst", "ANA RUIZ, mayor:"."""

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import held
from quotetrace.speakers.profile.occasions import place_label
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_DASHES = frozenset({"--", "—", "–", "-", "|", "•", "·"})
_NOBODY = frozenset({"byline"})  # of who reports, and neither a post nor a house
_MARKS = frozenset({",", "(", ")", ":", ";"})


def tell_labels(stage: Stage) -> None:
    """Give those whom labels name the roles that stand behind their names; a label is read once."""
    reading, seen = stage.reading, set()
    for reported in reading.page.reported:
        if reported.label is None or (label := reading.document.text[slice(*reported.label)]) in seen:
            continue
        seen.add(label)
        first, last = reading.tokens(*reported.label)
        named = stage.people.between(first, last)[:1]
        for _, end, person in named:
            fact = fact_of_parts(reading, end, last)
            if fact is not None:
                person.affiliations.append(place_label(stage, fact))


def fact_of_parts(reading: Reading, first: int, last: int) -> Affiliation | None:
    """The role among the parts behind a name, and the institution where another part names one.

    Dashes part before commas do: in "– Orrin Foods, Inc. – VP, Sales" there are two parts.
    """
    dashed = any(low in _DASHES for low in reading.low[first + 1 : last])
    parts, begin, marks = [], first, _DASHES if dashed else _DASHES | _MARKS
    if dashed and reading.low[first] in _MARKS:
        begin = first + 1
    for at in range(first, last + 1):
        if at == last or reading.low[at] in marks:
            if begin < at and reading.low[begin] not in _NOBODY:
                parts.append((begin, at))
            begin = at + 1
    roles = [part for part in parts if any(w.is_role(low) for low in reading.low[slice(*part)])]
    bodies = [part for part in parts if part not in roles and reading.document.words[part[0]][0].isupper()]
    body = reading.text(*bodies[0]) if bodies else None
    return held(reading, roles[-1] if roles else None, body) if roles or bodies else None
