"""Lines that hold a name and what it is: lists of who takes part in a call, signatures below a letter."""

from collections.abc import Iterator

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.profile.labels import fact_of_parts
from quotetrace.speakers.profile.occasions import place_label
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_LISTED = frozenset({"byline", "subheading", "credit", "contributor", "navigation"})  # how lists of names are read
_LINES = _LISTED | {"body"}
_PARTS = frozenset({"-", "–", "—", "--", "|", "•", "·", ",", ":", "("})
_LONGEST = 18  # tokens of a line that tells no more than what somebody is
_RETIRED = frozenset({"(retd)", "(rtd)", "(ret)", "(retired)"})
_SEVERAL = 3  # lines with names that are a list, in which a body may stand alone: "Ana Ruiz - Orrin Securities"
_SIGNED = 3  # lines below a signature
_ENDS = (".", "!", "?", "”", '"')
Line = tuple[int, int, str]


def tell_rosters(stage: Stage) -> None:
    """Give those who are named in a line of a list, or above one, the roles that it tells."""
    lines = [line for line in _lines(stage.reading) if line[2] in _LINES]
    listed = sum(_opens_with_name(stage, first) for first, _, kind in lines if kind in _LISTED)
    for number, (first, last, kind) in enumerate(lines):
        for begin, end, person in stage.people.between(first, last)[:1]:
            if begin != first:
                continue
            if end == last or "".join(stage.reading.low[end:last]) in _RETIRED:
                fact = _signed(stage.reading, lines[number + 1 : number + 1 + _SIGNED], last)
            else:
                parted = kind in _LISTED and stage.reading.low[end] in _PARTS
                fact = fact_of_parts(stage.reading, end, last) if parted else None
            if fact is not None and (fact.role is not None or listed >= _SEVERAL):
                person.affiliations.append(place_label(stage, fact))


def _opens_with_name(stage: Stage, first: int) -> bool:
    return any(begin == first for begin, _, _ in stage.people.between(first, first + 1))


def _lines(reading: Reading) -> Iterator[Line]:
    """The blocks of a page that are no sentences: their tokens (first, last excluded) and kinds."""
    document = reading.document
    for block in document.blocks:
        first, last = reading.tokens(block.start, block.end)
        short = first < last <= first + _LONGEST and document.words[last - 1] not in _ENDS
        if short and document.words[first][0].isupper() and not set("VZM") & set(document.letters[first:last]):
            yield first, last, block.kind


def _signed(reading: Reading, lines: list[Line], at: int) -> Affiliation | None:
    """ "Hannah Boyle | Chair of Trustees | Milltown Library Trust": the lines that follow a name at once."""
    role, body = None, None
    for first, last, _ in lines:
        if first != at or (role is not None and (body is not None or role.organization is not None)):
            break
        told = any(map(w.is_role, reading.low[first:last]))
        if told and role is None:
            role = fact_of_parts(reading, first, last)
        elif not told and body is None:
            body = reading.text(first, last)
        at = last
    return evolve(role, organization=role.organization or body) if role is not None else None
