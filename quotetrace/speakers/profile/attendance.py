"""Who takes part in a hearing or a meeting, by its lists: "PRESENT", "Ana Ruiz, Chair", "Bo Lie, Orrin".

A line above the first turn that begins with somebody who has turns is one of a list whatever stands above it: there the
places tell what no word does, "Bo Lie, recovery lead, Orrin" a post and a house.
"""

import re
from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from quotetrace.models import Affiliation
from quotetrace.patterns import late
from quotetrace.speakers.affiliation.held import held
from quotetrace.speakers.affiliation.occasions import cased, committee
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.profile.labels import FIELDS
from quotetrace.speakers.profile.occasions import place_label
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

# What stands above a list or before it on its line: who sits, who is heard, and for which house.
_SIT = (
    r"(?:(?:committee|commission|panel|council|board|select) )?members?(?: (?:present|in attendance))?"
    r"|present|membership"
)
_HEARD = r"(?:list of )?(?:witness(?:es)?|also present|in attendance|appearances|observers|apologies)"
_FOR = (
    r"(?:representatives|officers|officials|witnesses|representing|delegation)(?: (?:of|from))? (?:the )?"
    r"(?P<house>[^:]{2,80})"
)
_HEADING = late(rf"(?:(?P<sit>{_SIT})|(?P<heard>{_HEARD})|{_FOR})\s*(?::\s*|$)", re.IGNORECASE)
# A second list on one line: "Present: Ana Ruiz; Bo Lie. | Witnesses: Cy Rao".
_LISTS = ("Witnesses:", "Also present:", "In attendance:", "Apologies:", "Members:")
_AGAIN = re.compile(rf"(?<=[.;]) (?={'|'.join(_LISTS)})")
_FIRST_WORD = re.compile(r"\s*(\S+)")
_OPENS = frozenset(
    "committee commission panel council board select member members present membership list witness witnesses also in"
    " appearances observers apologies representatives officers officials representing delegation".split()
)
_FIRST_BLOCKS = 60  # blocks at the top of a page in which its lists stand
_ROMAN = re.compile(r"[IVX]{1,4}:\s")  # before the witnesses of one session: "II: Ana Ruiz, ..."
_PARTS = frozenset({",", "-", "–", "—", "--", "(", ")", ":", "|", "•"})
_BETWEEN = frozenset({";", ".", "and", "&"}) | _PARTS
_PRIVATE = frozenset("resident private citizen individual public farmer homeowner pensioner tenant student".split())
_ROADS = frozenset({"road", "lane", "avenue", "close", "drive", "crescent"})
_MEMBER = "Member"
_OF_STATES = frozenset({"secretary", "minister", "solicitor", "economist"})
_FIELD = 2  # tokens of a field: "Regulatory Affairs"
_NEAR = 5  # tokens of a number, an "and", titles before a name
_LONGEST = 40  # tokens of a line of somebody who has turns
_STOPS = (".", "!", "?", "”", '"', ":")
_DASHES = frozenset({"-", "–", "—", "--", "|", "•"})
_LEADS = _DASHES | {",", "("}  # what parts a name from its post
_OBJECT = "DSRIHTA"  # letters of what stands behind a verb, and not in a post
Part = tuple[int, int]


@frozen
class _List:
    """A list of those who take part: whether they sit, and the house that all of them have."""

    sits: bool
    house: str | None


@frozen
class _Row:
    """Who is named in a line of a list: the parts behind the name, a post before it, and the line."""

    person: Person
    parts: list[Part]
    before: Part | None
    line: Part


def tell_attendance(stage: Stage) -> None:
    """Give those who are named in the lists of a hearing what stands there, and its members the body that sits."""
    reading = stage.reading
    house: str | None = None
    told: _List | None = None
    labelled: set[int] | None = None
    rows: list[_Row] = []
    for start, end in _lines(reading):
        heading = _heading(reading, start, end)
        if heading is not None:
            if heading["sit"] and house is None:
                house = committee(reading)
            named = heading["house"]
            told = _List(bool(heading["sit"]), house if heading["sit"] else cased(named.strip()) if named else None)
            start = heading.end()
        if start >= end:
            continue
        labelled = _have_turns(stage) if labelled is None else labelled
        if told is None and not labelled:
            continue
        tokens = reading.tokens(start, end)
        listed = labelled and (told is None or not told.sits)
        if listed and (of_line := list(_rows(stage, tokens, labelled))):
            rows += of_line
            continue
        if told is not None and not _tell_line(stage, tokens, told):
            told = None
    _tell_rows(stage, rows)


def _have_turns(stage: Stage) -> set[int]:
    """Those whose names are labels of turns."""
    reading, found = stage.reading, set()
    for reported in reading.page.reported:
        if reported.label is not None and reported.source is not None:
            found |= {id(person) for _, _, person in stage.people.between(*reading.tokens(*reported.source))}
    return found


def _rows(stage: Stage, tokens: Part, labelled: set[int]) -> Iterator[_Row]:
    """Those on a line who have turns: "Bo Lie – recovery lead, Orrin", "Chair: Ana Ruiz, Orrin"."""
    reading = stage.reading
    long = tokens[1] - tokens[0] > _LONGEST or reading.document.words[tokens[1] - 1].endswith(_STOPS)
    if long or _tells_deed(reading, *tokens):
        return
    for first, last in _entries(reading, *tokens):
        named = stage.people.between(first, last)[:1]
        if not named or id(named[0][2]) not in labelled:
            continue
        begin, end, person = named[0]
        colon = next((at for at in range(begin - 1, first, -1) if reading.low[at] == ":"), first)
        if begin - (colon + (colon > first)) < _NEAR and (end == last or reading.low[end] in _LEADS):
            before = (first, colon) if colon > first and w.is_role(reading.low[colon - 1]) else None
            yield _Row(person, list(_parts_by_marks(reading, end, last)), before, tokens)


def _tell_rows(stage: Stage, rows: list[_Row]) -> None:
    """Give those in the lines of a list what their places tell; what several lines have is the house."""
    reading = stage.reading
    counts = Counter(reading.text(*part) for row in rows for part in row.parts if _is_named(reading, part))
    for row in rows:
        house = next((part for part in row.parts if counts[reading.text(*part)] > 1), None)
        fact = _by_place(reading, row, house)
        if fact is not None:
            _replace(reading, row.person, place_label(stage, fact), row.line)


def _is_named(reading: Reading, part: Part) -> bool:
    """Whether a part may name a body: it begins with a capital and holds no word for a post."""
    capital = reading.document.words[part[0]][0].isupper()
    return capital and not any(map(w.is_role, reading.low[slice(*part)]))


def _tells_deed(reading: Reading, first: int, last: int) -> bool:
    """Whether a line tells what somebody does: "Ana Ruiz (Kelby North) asked the Minister"; not "recovery lead"."""
    code, words = reading.document.letters, reading.document.words
    verbs = (at for at in range(first, last - 1) if code[at] in "VZM" and words[at].islower())
    return any(code[at + 1] in _OBJECT for at in verbs)


def _parts_by_marks(reading: Reading, first: int, last: int) -> list[Part]:
    """The parts behind a name; dashes part before commas do: in ", Orrin Foods, Inc. – VP, Sales" there are two."""
    dashes = [at for at in range(first + 1, last) if reading.low[at] in _DASHES]
    if not dashes:
        return list(_parts(reading, first, last))
    return [(begin + 1, end) for begin, end in zip([first, *dashes], [*dashes, last], strict=True) if begin + 1 < end]


def _by_place(reading: Reading, row: _Row, house: Part | None) -> Affiliation | None:
    """The post and the house behind a name by their places: the post first, unless it is the last part that is one."""
    parts = row.parts
    if house is None and len(parts) > 1 and _is_named(reading, parts[0]) and not _is_house(reading, parts):
        house = parts[0]
    if house is None and len(parts) > 1 and _is_named(reading, parts[0]) and not _is_named(reading, parts[-1]):
        house = parts[0]
    if house is None and parts and _is_house(reading, parts):
        house = parts[-1]
    kept = [part for part in parts if part != house]
    role = (kept[0][0], kept[-1][1]) if kept else row.before
    return held(reading, role, None if house is None else reading.text(*house))


def _lines(reading: Reading) -> Iterator[tuple[int, int]]:
    """The lines above the first turn, should a list stand there: the characters of each."""
    document = reading.document
    several = any(heading in document.text for heading in _LISTS)
    for block in document.blocks[:_FIRST_BLOCKS]:
        if block.kind == "turn" and not _ROMAN.match(document.text, block.start):
            return
        start = block.start
        while start < block.end:
            end = document.text.find("\n", start, block.end)
            end = end if end >= 0 else block.end
            for again in _AGAIN.finditer(document.text, start, end) if several else ():
                yield start, again.start()
                start = again.start() + 1
            yield start, end
            start = end + 1


def _heading(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    first = _FIRST_WORD.match(reading.document.text, start, end)
    opens = first is not None and first[1].lower().rstrip(":") in _OPENS
    return _HEADING.match(reading.document.text, start, end) if opens else None


def _tell_line(stage: Stage, tokens: Part, told: _List) -> bool:
    """Give everybody on a line what it tells; False where it is no line of a list."""
    reading = stage.reading
    letters, words = reading.document.letters, reading.document.words
    if reading.low[tokens[0]] in ("[", "(") or any(
        letters[at] in "VZM" and words[at].islower() for at in range(*tokens)
    ):
        return False
    for first, last in _entries(reading, *tokens):
        named = stage.people.between(first, last)
        if not told.sits:  # "Ana Ruiz, Head of Policy, Age Concern": whoever comes first
            named = named[: bool(named) and named[0][0] - first < _NEAR]
        for number, (_, end, person) in enumerate(named):
            until = named[number + 1][0] if number + 1 < len(named) else last
            fact = _fact(reading, list(_parts(reading, end, until)), told)
            if fact is not None:
                _replace(reading, person, fact, tokens)
    return True


def _entries(reading: Reading, first: int, last: int) -> Iterator[Part]:
    """The stretches of a line between semicolons."""
    for at in (*(at for at in range(first, last) if reading.low[at] == ";"), last):
        yield first, at
        first = at + 1


def _replace(reading: Reading, person: Person, fact: Affiliation, tokens: Part) -> None:
    """Put what a list tells of somebody in the place of what else was made of the line."""
    starts = reading.document.starts
    begin, end = starts[tokens[0]], reading.document.ends[tokens[1] - 1]
    kept = [one for one in person.affiliations if one.span is None or not begin <= one.span.start < end]
    person.affiliations[:] = [fact, *(one for one in kept if one.role is not None or one.organization is not None)]


def _parts(reading: Reading, first: int, last: int) -> Iterator[Part]:
    """The stretches between commas, dashes and brackets behind a name, letters behind it left out: "MP", "OBE"."""
    while last > first and (reading.low[last - 1] in _BETWEEN or _is_title_alone(reading, first, last - 1)):
        last -= 1
    begin = first
    for at in range(first, last + 1):
        if at == last or reading.low[at] in _PARTS:
            letters = at - begin == 1 and reading.document.words[begin].isupper()
            letters = letters and (reading.low[begin] in w.POST_NOMINALS or reading.low[begin] in w.SHORT_OFFICES)
            if begin < at and not letters:
                yield begin, at
            begin = at + 1


def _is_title_alone(reading: Reading, first: int, at: int) -> bool:
    """ "Ana Ruiz, Chair, and | Dr | Bo Lie": a title between marks; "range | commander" is the end of a post."""
    return reading.low[at].rstrip(".") in w.honorifics() and (at == first or reading.low[at - 1] in _BETWEEN)


def _fact(reading: Reading, parts: list[Part], told: _List) -> Affiliation | None:
    """The post and the house of somebody of a list; "resident, Caura Road" has none."""
    posts = [part for part in parts if any(map(w.is_role, reading.low[slice(*part)]))]
    if told.sits:
        return _sitting(reading, posts[:1], told.house)
    if not parts:
        return None if told.house is None else Affiliation(organization=told.house)
    private = not _PRIVATE.isdisjoint(reading.low[slice(*parts[0])])
    house = None if private else parts[-1] if _is_house(reading, parts) else None
    role = parts[:1] if private else parts[: -1 if house is not None else None]
    organization = reading.text(*house) if house is not None else None if private else told.house
    return held(reading, (role[0][0], role[-1][1]) if role else None, organization)


def _sitting(reading: Reading, posts: list[Part], house: str | None) -> Affiliation | None:
    """ "Ana Ruiz, Chair", or a member where no post is told."""
    fact = held(reading, posts[0], house) if posts else None
    return fact if fact is not None else None if house is None else Affiliation(role=_MEMBER, organization=house)


def _is_house(reading: Reading, parts: list[Part]) -> bool:
    """Whether the last part behind a name is a body: not the field of "Vice President, Regulatory Affairs"."""
    first, last = parts[-1]
    low = reading.low[first:last]
    if not reading.document.words[first][0].isupper() or low[-1] in _ROADS:
        return False
    if len(parts) == 1:
        return not any(map(w.is_role, low))
    field = len(parts) == 2 and not FIELDS.isdisjoint(low) and last - first <= _FIELD
    field = field and (low != ["treasury"] or reading.low[parts[0][1] - 1] not in _OF_STATES)  # "Secretary, Treasury"
    return not field and not (w.is_role(low[-1]) and "of" not in low)
