"""Who is on stage: the people of a page, the other sources met so far, and who spoke when."""

from attrs import define, field

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


@define
class Answer:
    """Who said one reported stretch, and how that is known."""

    speakers: tuple[Entity, ...] = ()
    status: Status = "unattributed"
    phrase: Phrase | None = None


@define
class Stage:
    """A page while its sources are read, in order."""

    reading: Reading
    people: People
    body: frozenset[int] = frozenset()
    others: list[Other] = field(factory=list)
    answers: list[Answer] = field(factory=list)
    # (token, speaker): where each source stood, in reading order
    spoke: list[tuple[int, Entity]] = field(factory=list)

    def note(self, token: int, speakers: tuple[Entity, ...]) -> None:
        """Remember that these spoke at a token."""
        self.spoke += [(token, speaker) for speaker in speakers]

    def other(self, phrase: Phrase, merge: bool) -> Other:
        """The source that a phrase describes: one met before, where ``merge`` allows, else a new one."""
        if merge:
            for known in reversed(self.others):
                if same_source(known, phrase):
                    known.places.append((phrase.first, phrase.last))
                    return known
        new = Other(phrase.kind, phrase.name, phrase.head, phrase.plural, phrase.role, phrase.affiliation)
        new.proper = phrase.proper
        new.places.append((phrase.first, phrase.last))
        self.others.append(new)
        return new


def same_source(known: Other, phrase: Phrase) -> bool:
    """Whether a phrase means a source met before: the same kind and words, and no other place."""
    if known.kind != phrase.kind or known.plural != phrase.plural:
        return False
    if phrase.kind == "organization":
        return bare(known.name) == bare(phrase.name)
    return known.head == phrase.head and known.affiliation == phrase.affiliation


def bare(name: str) -> str:
    """A name of an organization as it is compared: no article, lower case, straight apostrophes.

    >>> bare("The Harbour Board") == bare("harbour board")
    True
    """
    low = " ".join(name.casefold().replace("’", "'").split())
    return low.removeprefix("the ").removeprefix("a ").removeprefix("an ")
