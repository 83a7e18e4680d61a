"""Who speaks: from the reported stretches of some articles to the people and other sources behind them."""

from collections import Counter
from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from quotetrace.layers import Page
from quotetrace.models import Affiliation, Mention, Speaker, Status
from quotetrace.speakers.across import link_people, link_sources
from quotetrace.speakers.affiliation.held import parted
from quotetrace.speakers.affiliation.repeats import fullest, told_once, written_out
from quotetrace.speakers.affiliation.roles import singular_role
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.scene import read_page
from quotetrace.speakers.sectors import sector
from quotetrace.speakers.spelling.forms import Name, repaired
from quotetrace.speakers.staging.anonymity import condition
from quotetrace.speakers.staging.stage import Entity, Other, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import body_by_word

Place = tuple[int, int]
_PEERS = w.PEERS - {"lady"}  # a judge is a lady, too, and a knight's wife
_SPARE = 3  # letters by which a spelling of the same name may be longer


@frozen(kw_only=True)
class Cast:
    """The speakers of some articles, and who said what.

    ``candidates_of`` holds the ids of those between whom a stretch is left open, the likelier first.
    ``speakers`` has every named person, quoted or not, and every quoted organization, document, group and unnamed
    source. ``speakers_of[page][reported]`` are ids, several where people speak together, none where the text does not
    say; ``status_of[page][reported]`` says how that is known.
    """

    speakers: tuple[Speaker, ...]
    speakers_of: tuple[tuple[tuple[str, ...], ...], ...]
    status_of: tuple[tuple[Status, ...], ...]
    candidates_of: tuple[tuple[tuple[str, ...], ...], ...]


def resolve(pages: Sequence[Page], echoes: Sequence[tuple[Place, Place]] = ()) -> Cast:
    """Find the speakers of all reported stretches; ``echoes`` are pairs ((page, stretch), (page, stretch)).

    Two stretches that carry the same words are evidence that their speakers are the same people, however spelled.
    """
    return cast(read(pages, echoes), echoes)


def read(pages: Sequence[Page], echoes: Sequence[tuple[Place, Place]] = ()) -> list[Stage]:
    """Who speaks on each page by itself; see :func:`resolve`."""
    here: dict[int, list[tuple[int, int]]] = {}
    for (page, one), (other_page, other) in echoes:
        if page == other_page:
            here.setdefault(page, []).append((one, other))
    return [read_page(page, here.get(number, ())) for number, page in enumerate(pages)]


def cast(
    stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]], retold: Sequence[Sequence[Place]] = ()
) -> Cast:
    """Who speaks on all pages together; ``retold`` are utterances, each by the stretches that are its versions.

    Once articles are known to tell the same in other words, their people are known by what they share.
    """
    records = _records(stages, echoes, retold)
    ids: dict[int, str] = {}
    speakers = []
    for number, record in enumerate(records, start=1):
        speakers.append(record.speaker(f"s{number}"))
        ids |= {id(entity): f"s{number}" for _, entity in record.members}
    return Cast(
        speakers=tuple(speakers),
        speakers_of=tuple(
            tuple(tuple(dict.fromkeys(ids[id(one)] for one in answer.speakers)) for answer in stage.answers)
            for stage in stages
        ),
        status_of=tuple(tuple(answer.status for answer in stage.answers) for stage in stages),
        candidates_of=tuple(
            tuple(
                tuple(dict.fromkeys(ids[id(stage.now(one))] for one in answer.candidates)) for answer in stage.answers
            )
            for stage in stages
        ),
    )


@define(eq=False)
class _Record:
    """One speaker in the making: who it is on each page."""

    members: list[tuple[Stage, Entity]] = field(factory=list)
    page: int = 0
    token: int = 0

    def speaker(self, name: str) -> Speaker:
        people = [(stage, one) for stage, one in self.members if isinstance(one, Person)]
        return self._person(name, people) if people else self._other(name)

    def _person(self, ident: str, people: list[tuple[Stage, Person]]) -> Speaker:
        name = repaired(_name(people))
        facts = told_once([_placed(stage, fact) for stage, person in people for fact in person.affiliations])
        named = [(stage, naming) for stage, person in people for naming in _ordered(person)]
        mentions = tuple(_mention(stage, naming.first, naming.last) for stage, naming in named)
        main = fullest(facts)
        forms = [_written(stage, naming.first, naming.last) for stage, naming in named]
        forms += [" ".join(naming.words) for _, person in people for naming in person.names]
        forms += [form for stage, person in people for naming in person.names if (form := _with_office(stage, naming))]
        forms += [nickname for _, person in people for nickname in person.nicknames]
        told = sector("person", name, tuple(facts))
        genders = {person.gender for _, person in people} - {"u"}
        return Speaker(
            id=ident,
            name=name,
            kind="person",
            role=written_out(singular_role(main.role), facts) if main and main.role else _title_role(people),
            affiliation=_affiliation(main, facts),
            affiliations=tuple(dict.fromkeys(facts)),
            aliases=tuple(form for form in dict.fromkeys(forms) if form != name),
            mentions=mentions,
            sector=told[0],
            sector_evidence=told[1],
            condition=next((found for stage, person in people if (found := _terms(stage, person))), None),
            pronouns={"f": "she", "m": "he"}.get(genders.pop()) if len(genders) == 1 else None,
            references=self._references(),
        )

    def _references(self) -> tuple[Mention, ...]:
        """The pronouns that stand for the speaker, in order."""
        return tuple(
            _mention(stage, token, token + 1)
            for stage, entity in self.members
            for token in stage.referred.get(id(entity), ())
        )

    def _other(self, ident: str) -> Speaker:
        others = [(stage, one) for stage, one in self.members if isinstance(one, Other)]
        first = others[0][1]
        mentions = tuple(_mention(stage, *place) for stage, other in others for place in other.places)
        organization = first.affiliation or (
            first.name if first.kind == "organization" and not first.name.islower() else None
        )
        role, status = parted(first.role)
        facts = (Affiliation(role=role, organization=organization, status=status),) if role or organization else ()
        told = sector(first.kind, first.name, facts)
        forms = dict.fromkeys(_written(stage, *place) for stage, other in others for place in other.places)
        return Speaker(
            id=ident,
            name=first.name,
            kind=first.kind,
            role=first.role,
            affiliation=organization,
            affiliations=facts,
            sector=told[0],
            sector_evidence=told[1],
            number=first.number,
            condition=next((other.condition for _, other in others if other.condition), None),
            aliases=tuple(form for form in forms if form != first.name),
            mentions=mentions,
            references=self._references(),
        )


def _terms(stage: Stage, person: Person) -> str | None:
    """The terms on which somebody speaks who goes by one name: "gave his name only as Otis"."""
    return None if person.introduced else condition(stage.reading, person.begins[0])


def _with_office(stage: Stage, naming: Name) -> str | None:
    """A name with the capitalised office before it, which belongs to the form but not to the mention."""
    if naming.role is None or naming.role[0] >= naming.first:
        return None
    return stage.reading.text(naming.role[0], naming.last)


def _ordered(person: Person) -> list[Name]:
    return sorted(person.names, key=lambda naming: naming.first)


def _mention(stage: Stage, first: int, last: int) -> Mention:
    document = stage.reading.document
    start, end = document.starts[first], document.ends[last - 1]
    return Mention(article=stage.reading.page.article, span=document.span(start, end))


def _written(stage: Stage, first: int, last: int) -> str:
    """The characters of tokens ``first`` to ``last`` (excluded) as they were read, without tags of HTML."""
    document = stage.reading.document
    return document.text[document.starts[first] : document.ends[last - 1]]


def _placed(stage: Stage, fact: Affiliation) -> Affiliation:
    """The affiliation with its span in the string that was passed in."""
    if fact.span is None or stage.reading.document.origin is None:
        return fact
    return evolve(fact, span=stage.reading.document.span(fact.span.start, fact.span.end))


def _name(people: list[tuple[Stage, Person]]) -> str:
    """The fullest spelling; across articles, of those that are about as full, the one that most of them use, then one
    that has kept its accents, then the first: a name that went wrong may have some letters or a blank too much."""
    forms = [_called(stage, person) for stage, person in people]
    if len(forms) == 1:
        return forms[0]
    counts = Counter(forms)
    longest = max([form for form in counts if " " in form] or [*counts], key=_letters)

    def full(form: str) -> bool:
        return form.count(" ") == longest.count(" ") or _letters(form) > _letters(longest) - _SPARE

    return max(counts, key=lambda form: (full(form), counts[form], not form.isascii()))


def _called(stage: Stage, person: Person) -> str:
    """The words of a name; a peer of whom no given name is told goes by the title: "Lord Tarrant"."""
    words = person.best(stage.body)
    peers = (naming for naming in person.names if naming.words == words and naming.title in _PEERS)
    naming = next(peers, None) if len(words) == 1 else None
    return " ".join(words) if naming is None else stage.reading.text(naming.first, naming.last)


def _letters(form: str) -> int:
    return sum(map(str.isalpha, form))


def _affiliation(main: Affiliation | None, facts: list[Affiliation]) -> str | None:
    if main is not None and main.organization is not None:
        unit = (fact.organization for fact in facts if fact.role is None and fact.status != "former")
        named = (name for name in unit if name is not None and body_by_word(name))
        # "Det Con Ana Ruiz, from Altona CID": a force that nobody names gives way to the unit that is told
        return next(named, main.organization) if main.organization == "police" else main.organization
    past = main is None or main.status == "former"  # "mayor Ann Lee, previously head of the port authority"
    told = (fact.organization for fact in facts if past or fact.status != "former")
    return next((name for name in told if name is not None), None)


def _title_role(people: list[tuple[Stage, Person]]) -> str | None:
    """ "Professor Moreau", "Detective Sergeant Poe": a title that is also a post."""
    for stage, person in people:
        for naming in person.names:
            if set(naming.title.split()) & w.titles_of_posts():
                return stage.reading.text(naming.first, naming.core)
    return None


def _records(
    stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]], retold: Sequence[Sequence[Place]]
) -> list[_Record]:
    """The entities of all pages, those that are one brought together, in the order they first appear."""
    groups = link_people(stages, echoes, retold) + link_sources(stages, echoes)
    records = []
    for group in groups:
        record = _Record(members=[(stages[page], entity) for page, entity in group])
        page, entity = group[0]
        spots = [name.first for name in entity.names] if isinstance(entity, Person) else [p[0] for p in entity.places]
        record.page, record.token = page, min(spots, default=0)
        records.append(record)
    return sorted(records, key=lambda record: (record.page, record.token))
