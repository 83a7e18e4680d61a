"""Who is on stage: the people of a page, the other sources met so far, who is named where, and who spoke when."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import define, field

from quotetrace.models import SpeakerKind, Status
from quotetrace.speakers.affiliation.institutions import Institutions
from quotetrace.speakers.affiliation.sound import sound
from quotetrace.speakers.persons.people import People, Person
from quotetrace.speakers.spelling.garbling import CLOSE_WHOLE, likeness
from quotetrace.speakers.staging.anonymity import condition
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading


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
    number: str | None = None
    condition: str | None = None
    places: list[tuple[int, int]] = field(factory=list)


Entity = Person | Other
_RUNNING = frozenset({"body", "turn", "headline", "subheading"})
# What only goes before an object; "after" and "as" open clauses too.
_HANGING = frozenset(
    ("by", "of", "with", "from", "against", "to", "at", "on", "in", "about", "into", "over", "between")
)
# Of a naming: in a caption, a credit line, a list; with somebody else ("Ruiz and Okafor").
ASIDE, JOINED = 1, 2
# Of a name: of more words than one; behind a role ("journalist Ada Roe"). Of a source.
FULL, DESCRIBED, SPOKE = 256, 512, 32
_APPOSED = 7  # tokens behind a name in which its apposition ends
Key = tuple[str | bool | None, ...]


@define
class Appearance:
    """One place where somebody is named, described or meant: tokens ``token`` to ``last`` (excluded).

    ``spoke`` tells that the place is the source of a quotation.
    """

    token: int
    last: int
    entity: Entity
    kind: Literal["name", "description", "pronoun"] = "name"
    spoke: bool = False
    standing: "Standing | None" = None  # how it stands, once somebody asked
    marks: int = 0  # what sets it apart, from then on


@define
class Standing:
    """How a naming stands: its place in the sentence, whether it opens it as subject, and where on the page."""

    place: Literal["subject", "object", "owner", "attribute", "inner", "other"]
    opens: bool = False
    quoted: bool = False
    marks: int = 0  # ASIDE, JOINED
    form: int = 0  # FULL, DESCRIBED, should this be a name
    sentence: int = 0
    block: int = 0
    told: int = -1  # the number of the stretch in whose words it stands


@define
class Answer:
    """Who said one reported stretch, and how that is known."""

    speakers: tuple[Entity, ...] = ()
    status: Status = "unattributed"
    phrase: Phrase | None = None
    candidates: tuple[Entity, ...] = ()  # who may be meant, where that is open


@define
class Stage:
    """A page while its sources are read, in order; what is looked for often is kept by what it is found by."""

    reading: Reading
    people: People
    institutions: Institutions
    body: frozenset[int] = frozenset()
    answers: list[Answer] = field(factory=list)
    # (token, speaker): where each source stood, in reading order
    spoke: list[tuple[int, Entity]] = field(factory=list)
    together: tuple[Entity, ...] = ()  # the speakers of the last answer of several, or of a group
    interview: tuple[()] | tuple[Person | None, Person | None] = ()  # who asks and who answers
    initials: dict[str, list[Person]] = field(factory=dict)  # of those introduced; made when a label asks for it
    labelled: dict[str, Person] = field(factory=dict)  # a surname -> who has had a label with the whole name
    described: dict[str, Person] = field(factory=dict)  # the head of a description that took somebody up: "the witness"
    departed: Person | None = None  # whom an obituary is about
    references: dict[int, Entity] = field(factory=dict)  # the token of a pronoun -> whom it means
    _appearances: list[Appearance] = field(factory=list)  # in order of position
    _where: list[int] = field(factory=list)  # their tokens
    _named: dict[int, int] = field(factory=dict)  # identity -> how often named so far
    _leader: Entity | None = None
    _standing: dict[tuple[int, int], Standing] = field(factory=dict)  # tokens of a naming -> how it stands
    _others: dict[int, Other] = field(factory=dict)  # by identity
    _met: dict[Key, Other] = field(factory=dict)  # the last one of each description
    _said: dict[int, int] = field(factory=dict)  # identity of a speaker -> the last place in ``spoke``
    _nouns: dict[str, list[tuple[int, Person]]] | None = None  # of an apposition -> the namings beside it
    _became: dict[int, tuple[Other, Entity]] = field(factory=dict)  # identity -> who that was and turned out to be
    _referred: dict[int, list[int]] = field(factory=dict)
    _impersonal: dict[str, Other] = field(factory=dict)
    _held: dict[int, list[Answer]] = field(factory=dict)  # identity of a speaker -> the answers that name it

    @property
    def others(self) -> Iterable[Other]:
        """The sources without a personal name, in order."""
        return self._others.values()

    def may_speak(self, entity: Entity) -> bool:
        """Whether somebody is named or has spoken, and is not only told of."""
        return isinstance(entity, Person) or id(entity) in self._others

    def take(self, answer: Answer) -> None:
        """The answer for the next stretch."""
        self.answers.append(answer)
        self.give(answer, answer.speakers)
        self._others.update((id(one), one) for one in answer.candidates if isinstance(one, Other))
        if len(answer.speakers) > 1 or any(isinstance(one, Other) and _are_many(one) for one in answer.speakers):
            self.together = answer.speakers

    def give(self, answer: Answer, speakers: tuple[Entity, ...]) -> None:
        """Put speakers into an answer."""
        answer.speakers = speakers
        for speaker in speakers:
            if isinstance(speaker, Other):
                self._others.setdefault(id(speaker), speaker)
            self._held.setdefault(id(speaker), []).append(answer)

    def replace(self, old: Other, new: Entity) -> None:
        """Put ``new`` where ``old`` spoke, who was nobody else."""
        for answer in self._held.pop(id(old), ()):
            self.give(answer, tuple(dict.fromkeys(new if one is old else one for one in answer.speakers)))
        self._became[id(old)] = old, new
        self._others.pop(id(old), None)

    def now(self, entity: Entity) -> Entity:
        """Who somebody turned out to be."""
        while id(entity) in self._became:
            entity = self._became[id(entity)][1]
        return entity

    def note(self, token: int, last: int, speakers: tuple[Entity, ...]) -> None:
        """Remember that these spoke, where a source stands from ``token`` to ``last`` (excluded)."""
        named = self.people.between(token, token + 1)
        if named and named[0][2] in speakers:
            last = named[0][1]  # "Ines Lund |, a mother of three,", but "Voss’s lawyer |"
        for speaker in speakers:
            if isinstance(speaker, Person) or (speaker.kind == "unnamed" and not speaker.plural):
                self.appear(Appearance(token, last, speaker, "description", spoke=True))
            self._said[id(speaker)] = len(self.spoke)
            self.spoke.append((token, speaker))
            if isinstance(speaker, Other):
                self._impersonal[""] = self._impersonal[speaker.kind] = speaker

    def appear(self, one: Appearance) -> None:
        """Remember where somebody is named or meant."""
        if not self._where or one.token >= self._where[-1]:  # most come in order
            self._where.append(one.token)
            self._appearances.append(one)
        else:
            at = bisect_right(self._where, one.token)
            self._where.insert(at, one.token)
            self._appearances.insert(at, one)
        key = id(one.entity)
        times = self._named[key] = self._named.get(key, 0) + 1
        if isinstance(one.entity, Person) and one.entity.doubt:
            return
        if self._leader is None or times > self._named[id(self._leader)]:
            self._leader = one.entity

    def most_named(self) -> Entity | None:
        """Who is named most so far, the earlier on a tie."""
        return self._leader

    def times_named(self, entity: Entity) -> int:
        """How often somebody is named or meant so far."""
        return self._named.get(id(entity), 0)

    def appearances_between(self, first: int, last: int, most: int) -> list[Appearance]:
        """The namings that begin between two tokens, the last so many of them."""
        start, end = bisect_left(self._where, first), bisect_left(self._where, last)
        return self._appearances[max(start, end - most) : end]

    def last_of_gender(self, gender: str, token: int, most: int) -> Person | None:
        """Who of a gender was named or meant last before a token, among so many namings."""
        end = bisect_left(self._where, token)
        before = (one.entity for one in reversed(self._appearances[max(0, end - most) : end]))
        return next((one for one in before if isinstance(one, Person) and one.gender == gender and not one.doubt), None)

    @property
    def referred(self) -> dict[int, list[int]]:
        """The tokens of the pronouns that mean somebody, by the identity of who is meant; asked for at the end."""
        if not self._referred:
            for token in sorted(self.references):
                self._referred.setdefault(id(self.now(self.references[token])), []).append(token)
        return self._referred

    def introduced_as(self, noun: str, token: int) -> Person | None:
        """The one person whose name stood beside a noun before a token: "The antiquarian, Ryo Nakagawa,"."""
        if self._nouns is None:
            self._nouns = {}
            for first, last, person in self.people.places:
                for word in _nouns_beside(self.reading, first, last):
                    known = self._nouns.setdefault(word, [])
                    if not known or known[-1][1] is not person:
                        known.append((first, person))
        found = [person for at, person in self._nouns.get(noun, ())[:2] if at < token]
        return found[0] if len(found) == 1 else None

    def standing(self, one: Appearance) -> Standing:
        """How a naming stands in its sentence."""
        known = self._standing.get((one.token, one.last))
        if known is None:
            known = self._standing[one.token, one.last] = _stands(self.reading, one)
        one.standing = known
        one.marks = known.marks | one.spoke * SPOKE | (known.form if one.kind == "name" else 0)
        return known

    def last_of(self, speakers: Iterable[Person]) -> Person | None:
        """Who of these spoke last."""
        known = [(self._said[id(one)], one) for one in speakers if id(one) in self._said]
        return max(known, key=lambda found: found[0])[1] if known else None

    def last_impersonal(self, *kinds: SpeakerKind) -> Other | None:
        """Who spoke last of those without a personal name, of some kinds or of any."""
        found = [self._impersonal[kind] for kind in kinds or ("",) if kind in self._impersonal]
        return max(found, key=lambda one: self._said[id(one)], default=None)

    def last_unnamed(self) -> Other | None:
        """The source without a name that spoke last."""
        return self._impersonal.get("unnamed") or self._impersonal.get("group")

    def met(self, *key: str | bool | None) -> Other | None:
        """The source met last of a description: see :func:`_keys`."""
        return self._met.get(key)

    def brought_in(self, phrase: Phrase) -> Other:
        """Somebody unnamed of whom the text tells: a source only where somebody is found to have said something."""
        new = Other(
            phrase.kind, phrase.name, phrase.head, phrase.plural, phrase.role, sound(self.reading, phrase.affiliation)
        )
        self._met.update(dict.fromkeys(_keys(new), new))
        return new

    def other(self, phrase: Phrase, merge: bool) -> Other:
        """The source that a phrase describes: one met before, where ``merge`` allows, else a new one."""
        affiliation, name = sound(self.reading, phrase.affiliation), _in_marks(phrase.name)
        name = sound(self.reading, name) or name if phrase.kind == "organization" else name
        new = Other(phrase.kind, name, phrase.head, phrase.plural, phrase.role, affiliation)
        known = self.met(*_same(new)) if merge else None
        if known is not None:
            known.places.append((phrase.first, phrase.last))
            return known
        new.proper, new.number = phrase.proper, phrase.number
        if new.kind in ("unnamed", "group"):
            new.condition = condition(self.reading, phrase.first)
        new.places.append((phrase.first, phrase.last))
        self._others[id(new)] = new
        self._met.update(dict.fromkeys(_keys(new), new))
        return new


def _in_marks(name: str) -> str:
    """The name in single marks behind what it is a name of.

    >>> _in_marks("local broadcast 'Dorn Tonight")
    'Dorn Tonight'
    """
    _, mark, tail = name.partition(" '")
    return tail.rstrip("'") if mark and tail[:1].isupper() else name


def _stands(reading: Reading, one: Appearance) -> Standing:
    """Read off the tokens beside a naming how it stands."""
    low = reading.low
    begin, end = reading.sentence(one.token)
    first = one.token
    while first > begin and w.is_role(low[first - 1]):
        first -= 1
    place = _place(reading, one, first, begin, end)
    joined = _goes_with(reading, one.last, end) or (first > begin and low[first - 1] in ("and", "&"))
    sentence = reading.document.sentence_of[one.token]
    return Standing(
        place,
        opens=place in ("subject", "other") and not reading.verb_before(one.token),
        quoted=reading.quoted(one.token),
        marks=(reading.kind(one.token) not in _RUNNING) * ASIDE | joined * JOINED,
        form=(one.last - one.token > 1) * FULL | (first < one.token) * DESCRIBED,
        sentence=sentence,
        block=reading.document.sentences[sentence].block,
        told=reading.told(one.token),
    )


def _are_many(other: Other) -> bool:
    """Whether "they" takes a source up: several people, or police."""
    return other.plural or other.head == "police"


def _nouns_beside(reading: Reading, first: int, last: int) -> Iterator[str]:
    """The nouns that a name is in apposition to: "the antiquarian, Ryo Nakagawa", "Ana Ruiz, an antiquarian,", and the
    word right before it that opens the sentence: "Antiquarian Ryo Nakagawa"."""
    low, tags = reading.low, reading.document.tags
    begin, end = reading.sentence(first)
    if first - begin > 2 and low[first - 1] == "," and tags[first - 2] == "NN":
        yield low[first - 2]
    if first == begin + 1 and low[begin].isalpha():
        yield low[begin]
    if last + 2 < end and low[last] == "," and low[last + 1] in ("a", "an", "the"):
        stop = next((at for at in range(last + 2, min(last + _APPOSED, end)) if tags[at][:2] not in ("NN", "JJ")), end)
        if tags[stop - 1] == "NN":
            yield low[stop - 1]


def _goes_with(reading: Reading, last: int, end: int) -> bool:
    """Whether somebody is named with another ("Ruiz and Okafor"), who is not only theirs ("Ruiz and her sisters")."""
    return last + 1 < end and reading.document.tags[last] == "CC" and reading.document.letters[last + 1] not in "SVZM"


def _place(
    reading: Reading, one: Appearance, first: int, begin: int, end: int
) -> Literal["subject", "object", "owner", "attribute", "inner", "other"]:
    low, tags = reading.low, reading.document.tags
    before = tags[first - 1] if first > begin else ""
    after = tags[one.last] if one.last < end else ""
    if one.last < end and low[one.last] in w.POSSESSIVE:
        return "owner"
    if one.kind == "name" and after in ("NN", "NNS") and low[one.last] == reading.document.words[one.last]:
        return "attribute"  # "a | Ruiz | supporter"
    acts = after[:2] in ("VB", "MD") or (after == "RB" and one.last + 1 < end and tags[one.last + 1][:2] == "VB")
    leads = after in (",", "-LRB-", "CC", "WP") and before not in ("IN", "TO") and not reading.verb_before(one.token)
    led = first - (first - 1 > begin and tags[first - 1] == "DT")  # "marriage to the painter Nils Orr, | ended"
    hangs = led > begin and low[led - 1] in _HANGING  # "a strike by Conor Garrity | handed Rovers"
    if (acts or leads) and before[:2] != "VB" and not hangs:
        return "subject"
    return "inner" if hangs or before in ("IN", "TO") else "object" if before[:2] == "VB" else "other"


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


def same_body(one: Other, other: Other) -> bool:
    """Whether two named organizations may be one whose name went wrong, where something else says that they are."""
    if one.kind != "organization" or other.kind != "organization" or not (one.proper and other.proper):
        return False
    return likeness(bare(one.name), bare(other.name)) >= CLOSE_WHOLE
