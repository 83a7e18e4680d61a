"""The pronouns and descriptions of a page in order: each is asked for whom it means, and then speaks for the next."""

import re
from collections.abc import Iterator

from attrs import define, field

from quotetrace.speakers.affiliation.appositions import apposition
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.ages import of_age, of_other_age, years_of
from quotetrace.speakers.reference.antecedents import PERSONAL, Antecedent, antecedents
from quotetrace.speakers.reference.departed import departed_first
from quotetrace.speakers.reference.described import descriptions, meant, read_description, tell_more
from quotetrace.speakers.reference.focus import focus_first
from quotetrace.speakers.reference.offices import office_holder
from quotetrace.speakers.reference.relatives import owner_first
from quotetrace.speakers.reference.turns import replied_to
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Appearance, Entity, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import phrase_before
from quotetrace.speakers.text.reading import Reading

# Probability from which a pronoun counts as understood (four in five are then right on GAP), and from which it
# tells a gender.
_OLD = "-year-old"
_NOUN_REACH = 4  # tokens behind "67-year-old" in which the noun stands
_OWNERS = frozenset({"his", "her"})
_NO_SUBJECT = frozenset("VZIMTEG")  # letters of words before an object
_APPOSED = 4  # tokens from a noun to the end of the first word of a name in apposition to it
_VERB = re.compile("[VZM]")
_NEW = frozenset({"a", "an", "another", "one"})
_OURS = frozenset({"my", "our"})
_DEFINITE = frozenset({"the", "its", "his", "her", "their"})
_CLOSES = ([","], ["."], [";"], ["—"], ["–"], ["-"], [")"])  # behind an apposition
_CLAUSE = 12  # tokens between a verb and who is spoken of behind it
_LONGEST = 6  # tokens of a name
_ASIDE = 7  # tokens of "with twenty years behind him" between a noun and a comma
_PARTING = frozenset({",", ";", ":", "—", "–", "and", "but", "as", "while", "because", "when", "after", "before", "if"})
_RELATED = w.KIN | {"predecessor", "successor", "deputy"}
_TOLD = frozenset({"him", "her"})
_WHEN = frozenset({"now", "then", "once", "also", "himself", "herself", "previously", "formerly", "today"})
_WHETHER = frozenset({"whether", "if", "that", "why", "how", "what", "when", "where"})
_OF_OTHER = {mine: frozenset(low for low, told in PERSONAL.items() if told != mine) for mine in PERSONAL.values()}
_SAME = 40  # tokens of a sentence back in which a pronoun tells the gender of one behind
_OWNED_REACH = 6  # tokens behind "his" in which the noun stands
SURE = 0.5
CERTAIN = 0.8
_IN_MIND = 10  # namings back
_PROVEN = 0.6  # from which a pronoun proves that a word of which too little is known is a person's name


@define
class Referring:
    """The pronouns and descriptions that stand before a token are understood before a source at that token is."""

    stage: Stage
    _places: list[int] = field(factory=list)
    _quoted: list[int] = field(factory=list)
    _described: frozenset[int] = frozenset()
    _speaking: frozenset[int] = frozenset()  # where sources begin
    _at: int = 0

    def __attrs_post_init__(self) -> None:
        reading = self.stage.reading
        sources = self._sources()
        spans = (reported.source for reported in reading.page.reported if reported.source is not None)
        self._speaking = frozenset(reading.tokens(*span)[0] for span in spans)
        pronouns = [at for at in reading.where(PERSONAL.keys()) if at not in sources]
        self._quoted = [at for at in pronouns if reading.quoted(at)]
        acting = {at for at in (*reading.acting(), *_brought_in(reading)) if not reading.quoted(at)}
        aged = []
        if _OLD in reading.document.text:
            old = reading.where({low for low in reading.types if low.endswith(_OLD)})
            aged = [at for at in old if reading.before(at) == "the"]
        self._described = frozenset(descriptions(reading)) - sources
        narrated = {at for at in (*pronouns, *aged) if not reading.quoted(at)}
        self._places = sorted(narrated | acting | self._described)

    def _sources(self) -> set[int]:
        """The tokens that are a source as a whole: these are understood when their quotation is."""
        reading = self.stage.reading
        found = set()
        for reported in reading.page.reported:
            if reported.source is not None:
                first, last = reading.tokens(*reported.source)
                if last - first == 1:
                    found.add(first)
        return found

    def up_to(self, token: int) -> None:
        """Understand everything that stands before a token."""
        while self._at < len(self._places) and self._places[self._at] < token:
            at = self._places[self._at]
            self._at += 1
            low = self.stage.reading.low[at]
            if low in PERSONAL:
                understand(self.stage, at)
            elif low.endswith(_OLD):
                self._take_up(at)
            else:
                self._describe(at)

    def finish(self) -> None:
        """Understand what is left, and the pronouns inside quoted words, which never mean who speaks these."""
        self.up_to(len(self.stage.reading.low))
        speakers = self._speakers()
        for at in self._quoted:
            understand(self.stage, at, barred=speakers.get(at, ()))

    def _speakers(self) -> dict[int, tuple[Entity, ...]]:
        """Who speaks the words at a token, of the innermost quotation."""
        found: dict[int, tuple[Entity, ...]] = {}
        if not self._quoted:
            return found
        reading = self.stage.reading
        inside = set(self._quoted)
        for reported, answer in zip(reading.page.reported, self.stage.answers, strict=True):
            for start, end in reported.content if reported.kind in ("direct", "pull") else ():
                found.update((at, answer.speakers) for at in range(*reading.tokens(start, end)) if at in inside)
        return found

    def _take_up(self, at: int) -> None:
        """ "The 67-year-old hydrologist, who left the Water Authority,".

        An age takes up who was named, and tells more.
        """
        reading = self.stage.reading
        person = self._so_old(at)
        if person is None:
            return
        self.stage.appear(Appearance(at, at + 1, person, "description"))
        end = reading.sentence(at)[1]
        if reading.low[at + 1 : at + 2] == [","] and at + 2 < end:
            beside = apposition(reading, at + 2, end, strict=True)
            person.affiliations += [beside] if beside is not None else []
        noun = next((spot for spot in range(at + 1, min(at + _NOUN_REACH, end)) if w.is_role(reading.low[spot])), None)
        if noun is not None and reading.document.tags[at + 1][:2] in ("NN", "JJ"):
            fact = apposition(reading, at + 1, end, strict=True)
            further = apposition(reading, noun + 2, end) if reading.low[noun + 1 : noun + 3] == [",", "who"] else None
            person.affiliations += [one for one in (fact, further) if one is not None]

    def _so_old(self, at: int) -> Person | None:
        """Whom an age means: who is told to be so old, else the likeliest whose age nobody tells."""
        years = years_of(self.stage.reading.low[at])
        if years is not None and (person := of_age(self.stage, at, years)) is not None:
            return person
        barred = of_other_age(self.stage, at, years) if years is not None else ()
        found = next(
            (one for one in antecedents(self.stage, at, barred=barred) if isinstance(one.entity, Person)), None
        )
        if found is None or found.probability < SURE or doubtful(found.entity):
            return None
        return found.entity if isinstance(found.entity, Person) else None

    def _describe(self, at: int) -> None:
        """ "but the Norwegian minister did not, although she".

        A description is an appearance of who holds the office.
        """
        reading = self.stage.reading
        start = phrase_before(reading, at + 1)
        phrase = read_phrase(reading, max(start - 1, reading.sentence(at)[0]), at + 1)
        if phrase is None or phrase.plural or self._in_mind(phrase.first):
            return
        ours = reading.low[phrase.first] in _OURS and phrase.head in w.KIN  # "| My aunt | forbade it", by who writes
        if phrase.article == "indefinite" or ours:
            self._bring_in(at, phrase)
            return
        person = office_holder(self.stage, phrase, otherwise=False)
        if person is None and at in self._described:
            person = self._stands_for(at)
        if person is not None:
            self.stage.appear(Appearance(at, at + 1, person, "description"))

    def _bring_in(self, at: int, phrase: Phrase) -> None:
        """ "| A girl | came in. She had lost a recorder. “Green,” said the girl": somebody new, who may speak later."""
        low, people = self.stage.reading.low, self.stage.people
        comma = phrase.first - 1
        aged = low[comma] == "," and low[comma - 1].isdecimal() and low[comma - 2] == ","
        acts = self.stage.reading.document.letters[at + 1 : at + 2] in ("V", "Z", "M")
        comma -= 2 * (aged and not acts)  # "Ana Ruiz, 64, | a nurse | in Ashby who left,"; not "a caller told"
        named_before = people.between(max(comma - _LONGEST, 0), phrase.first)
        comma -= low[comma] in _WHEN  # "Ana Ruiz, | now | a nurse,"
        apposed = low[comma] == "," and any(place[1] == comma for place in named_before)
        apposed = apposed or _tells_more(self.stage.reading, comma, at)
        named = apposed or people.between(phrase.first, at + _APPOSED)  # "a nurse, Ana Ruiz,"
        speaks = phrase.first in self._speaking  # and is met there, with all that the source tells
        new = low[phrase.first] in _NEW | _OURS and w.is_role(phrase.head)
        if phrase.kind == "unnamed" and new and not (named or speaks):
            other = self.stage.brought_in(phrase)
            other.gender = w.gender_of_role(phrase.head)
            self.stage.appear(Appearance(phrase.first, at + 1, other, "description"))

    def _stands_for(self, at: int) -> Person | None:
        """ "Ruiz won. | The Vermont senator | has led": whom a description means, and what it tells of her."""
        phrase = read_description(self.stage, at)
        if phrase is None:
            return None
        person = office_holder(self.stage, phrase)
        if person is None and (person := meant(self.stage, phrase)) is not None:
            tell_more(person, phrase)
        return person

    def _in_mind(self, at: int) -> bool:
        """ "Ian McVey thinks | the mayor | can survive": what a person named before it says or thinks of somebody.

        A clause of its own is told by the writer: "Ian McVey left, but | the minister | did not".
        """
        reading = self.stage.reading
        for verb in range(at - 1, max(at - _CLAUSE, reading.sentence(at)[0]), -1):
            if reading.low[verb] in _PARTING:
                return False
            apposed = reading.before(verb) == ","  # "The leader, Ian McVey, thinks"
            if reading.document.letters[verb] in "VZ" and self._names_end(verb - apposed):
                return True
        return False

    def _names_end(self, at: int) -> bool:
        """Whether the name of a person ends before a token."""
        return any(place[1] == at for place in self.stage.people.between(max(at - _LONGEST, 0), at))


def _brought_in(reading: Reading) -> Iterator[int]:
    """The nouns for somebody new who does something further on: "Around eleven | a girl | of about nine came in"."""
    document = reading.document
    for at in reading.where(_NEW):
        phrase = document.phrase_of[at]
        last = document.phrases[phrase][1] if phrase >= 0 else at
        led = document.letters[at - 1] if at > reading.sentence(at)[0] else ""
        if last - at < 2 or led in _NO_SUBJECT or not w.is_role(reading.low[last - 1]) or not reading.runs(at):
            continue
        if _says_of_next(reading, at, last):
            continue
        if _VERB.search(document.letters, last, min(last + _CLAUSE, reading.sentence(at)[1])):
            yield last - 1


def _tells_more(reading: Reading, comma: int, noun: int) -> bool:
    """ "The head of the yard, | a welder by trade, | has": what stands behind a description is nobody new."""
    low, letters, begin = reading.low, reading.document.letters, reading.sentence(noun)[0]
    told = low[begin] in _DEFINITE and any(map(w.is_role, low[begin:comma]))
    closed = "," in letters[noun + 1 : noun + _ASIDE]
    return low[comma] == "," and told and closed and set("VZM").isdisjoint(letters[begin:comma])


def _says_of_next(reading: Reading, first: int, last: int) -> bool:
    """ "| A glazier by trade, | she lives in Bonn": what opens a sentence may tell of its subject."""
    low = reading.low
    comma = next((at for at in range(last, min(last + _ASIDE, len(low) - 1)) if low[at] == ","), first)
    return first == reading.sentence(first)[0] and comma > first and low[comma + 1] in ("he", "she")


def understand(stage: Stage, token: int, barred: tuple[Entity, ...] = ()) -> None:
    """Decide whom a pronoun means that is nobody's source; where that is open, nothing is said."""
    if (told := _told_so(stage, token)) is not None and told not in barred:
        refer(stage, token, Antecedent(told, SURE))
        return
    barred = (*barred, *_belonging(stage, token), *otherwise_called(stage, token), *replied_to(stage, token))
    found = departed_first(stage, token, antecedents(stage, token, barred=barred), barred)
    found = focus_first(stage, token, owner_first(stage, token, found), barred)
    if found and found[0].probability >= SURE and proven(stage, found[0]) and not other_of_pair(stage, token, found):
        refer(stage, token, found[0])


def _told_so(stage: Stage, token: int) -> Entity | None:
    """ "Ruiz asked | him | whether | he | was ill", "told her that she": whom somebody asks or tells something."""
    low = stage.reading.low
    if token < 2 or low[token - 1] not in _WHETHER:
        return None
    same = PERSONAL.get(low[token]) == PERSONAL.get(low[token - 2], "u") and low[token - 2] in _TOLD
    return stage.references.get(token - 2) if same else None


def otherwise_called(stage: Stage, token: int) -> tuple[Entity, ...]:
    """ "Ruiz sings. | She | says | he | was late": whom a pronoun of the other gender has just meant.

    In the sentence, or as what opened the one before, or as who spoke last.
    """
    low, references, document = stage.reading.low, stage.references, stage.reading.document
    gender, number = PERSONAL.get(low[token]), document.sentence_of[token]
    if gender is None or not references or not stage.reading.has(_OF_OTHER[gender]):
        return ()
    begin = document.sentences[number].first
    before = document.sentences[max(number - 1, 0)]
    floor = before.first if before.block == document.sentences[number].block else begin
    near = stage.appearances_between(max(floor, token - _SAME), token, most=token)
    spots = [one.token for one in near if one.kind == "pronoun"]
    last = stage.spoke[-1][0] if stage.spoke else token
    spots += [last] if last < floor and last in references else []
    return tuple(
        references[at]
        for at in spots
        if {gender, PERSONAL.get(low[at])} == {"f", "m"}
        and (at >= begin or (at in (floor, last) and references[at].gender not in (gender, "u")))
    )


def _belonging(stage: Stage, token: int) -> tuple[Entity, ...]:
    """ "His brother, | Hector, |", "her sister | Ada Lee": who is told as somebody's is nobody else than that.

    Not "Unlike his father, Hector left", where a comma stands before the name alone.
    """
    low = stage.reading.low
    if low[token] not in _OWNERS:
        return ()
    last = min(token + _OWNED_REACH, stage.reading.sentence(token)[1])
    for noun in range(token + 1, last):
        if not low[noun].isalpha():
            break
        if low[noun] in _RELATED or w.is_role(low[noun]):
            apposed = low[noun + 1 : noun + 2] == [","]
            begin = noun + 1 + apposed
            while apposed and begin < last and (low[begin] == "the" or w.is_role(low[begin])):
                begin += 1  # "her brother, | the photographer | Omar Aziz,"
            named = stage.people.between(begin, begin + 1)
            if named:
                return tuple(place[2] for place in named if not apposed or low[place[1] : place[1] + 1] in _CLOSES)
    return ()


def other_of_pair(stage: Stage, token: int, found: list[Antecedent]) -> Person | None:
    """ "Peter and Ann Lee bought the inn. | He | said it was late.": with whom the likeliest was last named in one
    breath and by one family name, where nothing tells of either's gender."""
    low, likeliest = stage.reading.low, found[0].entity
    if not isinstance(likeliest, Person):
        return None
    others = [each.entity for each in found[1:] if isinstance(each.entity, Person)]
    family = likeliest.family
    namesakes = [other for other in others if other.family == family]
    if not namesakes:  # as nearly always
        return _beside_in_subject(stage, token, likeliest, others)
    last = {id(one.entity): one for one in stage.appearances_between(0, token, _IN_MIND)}
    own = last.get(id(likeliest))
    for other in namesakes:
        one = last.get(id(other))
        if own is None or one is None or own.spoke != one.spoke:
            continue
        first, then = (own, one) if own.token < one.token else (one, own)
        if any(then.last < at < token for at in stage.people.unclear):  # "Lee left; he": one of them was named again
            continue
        if {likeliest.gender, other.gender} == {"u"} and low[first.last : then.token] in (["and"], ["&"]):
            return other
    return None


def _beside_in_subject(stage: Stage, token: int, likeliest: Person, others: list[Person]) -> Person | None:
    """ "Ada Lind and Mia Roe are lawyers. “It was late,” | she | said": the other of two who open the sentence before
    as one subject, where neither has been named or meant since, and either may be "she"."""
    document = stage.reading.document
    number = document.sentence_of[token]
    near = stage.appearances_between(document.sentences[max(number - 1, 0)].first, token, _IN_MIND)
    if len(near) != len(("one", "other")) or near[0].spoke or near[1].spoke:
        return None
    first, then = near
    joined = (
        stage.reading.low[first.last : then.token] == ["and"] and stage.reading.sentence(first.token)[0] == first.token
    )
    wanted = PERSONAL.get(stage.reading.low[token], "u")
    fits = all(isinstance(one.entity, Person) and one.entity.gender in (wanted, "u") for one in near)
    other = first.entity if then.entity is likeliest else then.entity if first.entity is likeliest else None
    return other if joined and fits and isinstance(other, Person) and other in others else None


def doubtful(entity: Entity) -> bool:
    """Whether it is not yet told that a name is a person's."""
    return isinstance(entity, Person) and entity.doubt > 0


def proven(stage: Stage, found: Antecedent) -> bool:
    """Whether somebody is a person or source that is known; a pronoun proves that a word is a person's name."""
    if isinstance(found.entity, Person) and found.entity.doubt and found.probability >= _PROVEN:
        stage.people.accept(found.entity)
    return not doubtful(found.entity)


def refer(stage: Stage, token: int, found: Antecedent) -> None:
    """Remember whom a pronoun means, and what it tells of the gender."""
    stage.references[token] = found.entity
    stage.appear(Appearance(token, token + 1, found.entity, "pronoun"))
    gender = PERSONAL.get(stage.reading.low[token])
    if gender is not None and isinstance(found.entity, Person) and found.probability >= CERTAIN:
        found.entity.genders[gender] += 1
