"""Who is on stage: the people of a page, the other sources met so far, and who spoke when."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from quotetrace.models import SpeakerKind, Status
from quotetrace.speakers.kinds import Phrase
from quotetrace.speakers.people import People, Person
from quotetrace.speakers.reading import Reading


@define(eq=False)
class Other:
    """A speaker without a personal name: an organization, a document, a group, somebody unnamed."""

    kind: SpeakerKind
    name: str
    head: str
    plural: bool
    role: str | None = None
    affiliation: str | None = None
    gender: str = "u"
    proper: bool = False
    places: list[tuple[int, int]] = field(factory=list)


Entity = Person | Other
Key = tuple[str | bool | None, ...]


@frozen
class Standing:
    """How prominent a naming is: by itself, and whether it stands in quoted words or opens its sentence as subject."""

    score: float
    quoted: bool = False
    opens: bool = False


@define
class Answer:
    """Who said one reported stretch, and how that is known."""

    speakers: tuple[Entity, ...] = ()
    status: Status = "unattributed"
    phrase: Phrase | None = None


@define
class Stage:
    """A page while its sources are read, in order; what is looked for often is kept by what it is found by."""

    reading: Reading
    people: People
    body: frozenset[int] = frozenset()
    answers: list[Answer] = field(factory=list)
    # (token, speaker): where each source stood, in reading order
    spoke: list[tuple[int, Entity]] = field(factory=list)
    together: tuple[Entity, ...] = ()  # the speakers of the last answer of several, or of a group
    interview: tuple[()] | tuple[Person | None, Person | None] = ()  # who asks and who answers
    standing: dict[int, Standing] = field(factory=dict)  # first token of a naming -> how prominent it is
    _others: dict[int, Other] = field(factory=dict)  # by identity
    _met: dict[Key, Other] = field(factory=dict)  # the last one of each description
    _said: dict[int, int] = field(factory=dict)  # identity of a speaker -> the last place in ``spoke``
    _spoken: list[tuple[int, int]] = field(factory=list)  # (token, place in ``spoke``), in order of the tokens
    _impersonal: dict[str, Other] = field(factory=dict)
    _held: dict[int, list[Answer]] = field(factory=dict)  # identity of a speaker -> the answers that name it

    @property
    def others(self) -> Iterable[Other]:
        """The sources without a personal name, in order."""
        return self._others.values()

    def take(self, answer: Answer) -> None:
        """The answer for the next stretch."""
        self.answers.append(answer)
        self.give(answer, answer.speakers)
        if len(answer.speakers) > 1 or any(isinstance(one, Other) and one.plural for one in answer.speakers):
            self.together = answer.speakers

    def give(self, answer: Answer, speakers: tuple[Entity, ...]) -> None:
        """Put speakers into an answer."""
        answer.speakers = speakers
        for speaker in speakers:
            self._held.setdefault(id(speaker), []).append(answer)

    def replace(self, old: Other, new: Entity) -> None:
        """Put ``new`` where ``old`` spoke, who was nobody else."""
        for answer in self._held.pop(id(old), ()):
            self.give(answer, tuple(dict.fromkeys(new if one is old else one for one in answer.speakers)))
        self._others.pop(id(old), None)

    def note(self, token: int, speakers: tuple[Entity, ...]) -> None:
        """Remember that these spoke at a token."""
        for speaker in speakers:
            insort(self._spoken, (token, len(self.spoke)))
            self._said[id(speaker)] = len(self.spoke)
            self.spoke.append((token, speaker))
            if isinstance(speaker, Other):
                self._impersonal[""] = self._impersonal[speaker.kind] = speaker

    def spoke_between(self, first: int, last: int, most: int) -> list[tuple[int, Entity]]:
        """Who spoke between two tokens, the last so many of them, in reading order."""
        end = bisect_left(self._spoken, (last, 0))
        start = max(bisect_left(self._spoken, (first, 0)), end - most)
        return [self.spoke[place] for place in sorted(place for _, place in self._spoken[start:end])]

    def last_of(self, speakers: Iterable[Person]) -> Person | None:
        """Who of these spoke last."""
        known = [(self._said[id(one)], one) for one in speakers if id(one) in self._said]
        return max(known, key=lambda found: found[0])[1] if known else None

    def last_impersonal(self, *kinds: SpeakerKind) -> Other | None:
        """Who spoke last of those without a personal name, of some kinds or of any."""
        found = [self._impersonal[kind] for kind in kinds or ("",) if kind in self._impersonal]
        return max(found, key=lambda one: self._said[id(one)], default=None)

    def met(self, *key: str | bool | None) -> Other | None:
        """The source met last of a description: see :func:`_keys`."""
        return self._met.get(key)

    def other(self, phrase: Phrase, merge: bool) -> Other:
        """The source that a phrase describes: one met before, where ``merge`` allows, else a new one."""
        new = Other(phrase.kind, phrase.name, phrase.head, phrase.plural, phrase.role, phrase.affiliation)
        known = self.met(*_same(new)) if merge else None
        if known is not None:
            known.places.append((phrase.first, phrase.last))
            return known
        new.proper = phrase.proper
        new.places.append((phrase.first, phrase.last))
        self._others[id(new)] = new
        self._met.update(dict.fromkeys(_keys(new), new))
        return new


def _same(other: Other) -> Key:
    """What tells that two sources are one: the same kind and words, and no other place."""
    if other.kind == "organization":
        return ("same", other.kind, other.plural, bare(other.name))
    return ("same", other.kind, other.plural, other.head, other.affiliation)


def _keys(other: Other) -> Iterator[Key]:
    """By what descriptions a source is found again."""
    yield _same(other)
    if other.kind in ("unnamed", "group"):
        yield ("again", other.head, other.plural)
        yield ("again", other.head, other.plural, other.affiliation)
    elif other.kind == "document":
        yield ("document", other.head)
    elif other.kind == "organization":
        if other.proper:
            yield ("proper",)
        for word in other.name.lower().split():
            yield ("body", word)


def bare(name: str) -> str:
    """A name of an organization as it is compared: no article, lower case, straight apostrophes.

    >>> bare("The Harbour Board") == bare("harbour board")
    True
    """
    low = " ".join(name.casefold().replace("’", "'").split())
    return low.removeprefix("the ").removeprefix("a ").removeprefix("an ")
