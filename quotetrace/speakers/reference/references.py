"""Whom a description means: the person with that office, the institution or paper met before, or somebody new."""

from quotetrace.grammar.phrases import phrase_at
from quotetrace.speakers.affiliation.roles import singular_role
from quotetrace.speakers.affiliation.sound import sound
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.ages import of_age, of_order, of_other_age, years_told
from quotetrace.speakers.reference.antecedents import antecedents
from quotetrace.speakers.reference.bodies import (
    called_before,
    in_full,
    is_the_firm,
    is_trader,
    largest,
    name_apposed,
    press_body,
    short_name,
    stands_for,
)
from quotetrace.speakers.reference.callings import is_else, may_stand_for
from quotetrace.speakers.reference.counted import COUNTING, counted, of_two
from quotetrace.speakers.reference.countries import countryman, foreigners
from quotetrace.speakers.reference.defined import defined
from quotetrace.speakers.reference.described import is_placed, meant, tell_more
from quotetrace.speakers.reference.doers import doer
from quotetrace.speakers.reference.likebodies import abbreviated, at_head
from quotetrace.speakers.reference.offices import office_holder, works_elsewhere
from quotetrace.speakers.reference.pleaders import pleader
from quotetrace.speakers.reference.presiders import presider
from quotetrace.speakers.reference.pronouns import resolve_pronoun
from quotetrace.speakers.reference.relatives import kin_of, told_beside
from quotetrace.speakers.reference.revealed import whose_voice
from quotetrace.speakers.reference.served import person_served, serves_another
from quotetrace.speakers.reference.speaking import (
    ANYBODY_ELSE,
    COMPLEMENT,
    GOES_ON,
    PARTISANS,
    SOMEBODY,
    behind_marks,
    complemented,
    goes_on_unnamed,
    met_again,
    on_stand,
    somebody_before,
    still_speaking,
    takes_up,
    tells_age,
)
from quotetrace.speakers.reference.topics import body_of_paragraph, body_of_sentence, people_topic
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Answer, Entity, Stage
from quotetrace.speakers.text import words as w

_BRINGING = 5  # tokens from an article to its noun
_BRINGS = frozenset({"a", "an", "another", "one"})
_TOLD_MORE = frozenset({",", "named", "called", "at", "for"})
_TELLS = frozenset({"is", "was", "as", "be", "been", "became", "become", ",", "—", "–", "of", "’s", "'s", "like"})
_REACH = 60  # tokens before a description in which its noun stands with a name or an owner
_OWNED = frozenset({"’s", "'s", "his", "her", "their", "my", "our"})
_BRIDGE = 0.3  # probability from which a description is a person's; as for a pronoun, but it says more
_ANOTHER = frozenset({"another", "other", "others", "one"})
_CAREERS = frozenset({"retired", "former", "veteran", "ex", "long-serving"})
_HERS, _THEIRS = frozenset({"his", "her"}), frozenset({"its", "their"})


def resolve_phrase(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...] = ()) -> Answer:
    """The speaker that a description means, looked for among those known before a new one is made.

    ``barred`` are those whom the quoted words name: `"Ray is dangerous," said the detective`.
    """
    if phrase.head == "body" and stage.reading.low[phrase.last - 2] == "governing":
        phrase.kind = "organization"
    if (body := _body_told(stage, phrase)) is not None:
        return Answer((body,), "attributed")
    if phrase.kind == "organization" or (phrase.head in w.organizations() and called_before(stage, phrase)):
        return _organization(stage, phrase, barred)
    if phrase.affiliation is not None or phrase.head.startswith("spokes"):
        phrase.affiliation = _whose(stage, phrase)
        if phrase.affiliation is None and phrase.article == "indefinite":
            phrase.affiliation = body_of_sentence(stage, phrase.first) or body_of_paragraph(stage, phrase.first)
    if phrase.kind == "document":
        return _document(stage, phrase)
    if not phrase.plural and phrase.article != "indefinite" and not _at_another(stage, phrase):
        person = _told_plainly(stage, phrase)
        if person is not None:
            tell_more(person, phrase)
            return Answer((person,), "attributed")
        if (again := _met_before(stage, phrase)) is not None:
            return Answer((again,), "attributed")
        person = None if _is_brought_in(stage, phrase) else _holder(stage, phrase)
        person = person or (stage.described.get(phrase.head) if phrase.owner is None else None)
        person = None if person is None or person in barred or works_elsewhere(person, phrase) else person
        person = person or _taken_up(stage, phrase, barred)
        if person is not None:
            stage.described[phrase.head] = person
            tell_more(person, phrase)
            return Answer((person,), "attributed")
        if (goes_on := still_speaking(stage, phrase, barred)) is not None:
            if isinstance(goes_on, Person):
                tell_more(goes_on, phrase)
            return Answer((goes_on,), "attributed")
    if (speaker := whose_voice(stage, phrase)) is not None:
        return Answer((speaker,), "attributed")
    if phrase.head in _ANOTHER or (phrase.head in COUNTING and not phrase.plural):  # "one of the two"
        _one_of_them(stage, phrase)
    merge = (phrase.plural and phrase.head != "percent") or phrase.article == "definite"
    if (phrase.plural and phrase.article == "definite") or phrase.head in COUNTING:
        again = met_again(stage, phrase)
        known = counted(stage, phrase) if again is None else (again,)
        if known:
            return Answer(known, "attributed")
    other = stage.other(phrase, merge)
    other.gender = w.gender_of_role(phrase.head)
    return Answer((other,), "attributed")


def _body_told(stage: Stage, phrase: Phrase) -> Entity | None:
    """The body that a noun stands for whatever else it says: by its name's end, by what its name stood beside."""
    if (short := short_name(stage, phrase)) is not None:
        return short
    if (name := name_apposed(stage, phrase)) is not None:
        phrase.name = stage.institutions.full(name) or name
        phrase.kind, phrase.proper, phrase.role, phrase.affiliation = "organization", True, None, phrase.name
        return stage.other(phrase, merge=True)
    return stage.other(phrase, merge=True) if is_trader(stage, phrase) else None


def _whose(stage: Stage, phrase: Phrase) -> str | None:
    """Whom or what somebody serves: a person, a body that the page defines ("the Group’s director"), or as told."""
    named = phrase.affiliation or ""
    return person_served(stage, phrase) or defined(stage, named) or phrase.affiliation


def _told_plainly(stage: Stage, phrase: Phrase) -> Person | None:
    """Whom a description tells by itself: by an age, the order of two names, an oath, a past or present office."""
    years = years_told(stage, phrase)
    if years is not None and (person := of_age(stage, phrase.first, years)) is not None:
        return person
    told = of_two(stage, phrase) or of_order(stage, phrase) or on_stand(stage, phrase) or _who_was(stage, phrase)
    return told or _holder(stage, phrase, otherwise=False) or presider(stage, phrase)


def _holder(stage: Stage, phrase: Phrase, otherwise: bool = True) -> Person | None:
    """Who holds an office, and holds it with whose it is: "his lawyer" is no other's lawyer; nobody whom the page
    names only later, where there is a speaker to take up: `Ruiz said no. “...,” | the MP | said`."""
    person = office_holder(stage, phrase, otherwise)
    if person is not None and person.begins[0] > phrase.first and behind_marks(stage, phrase.first):
        person = None if isinstance(still_speaking(stage, phrase, ()), Person) else person
    return None if person is None or serves_another(stage, phrase, person) else person


def _met_before(stage: Stage, phrase: Phrase) -> Entity | None:
    """Somebody met before whom a description takes up: a relative, who pleads, somebody unnamed, who speaks on."""
    known = kin_of(stage, phrase) or _pleader(stage, phrase) or met_again(stage, phrase)
    return known or somebody_before(stage, phrase) or goes_on_unnamed(stage, phrase)


def _pleader(stage: Stage, phrase: Phrase) -> Person | None:
    """ "Opening the case for the Crown, Ana Ruiz said so. | The prosecutor | said": who pleads, and what she is."""
    person = pleader(stage, phrase)
    if person is not None:
        tell_more(person, phrase)
    return person


def _at_another(stage: Stage, phrase: Phrase) -> bool:
    """ "the head of research | at a rival bank |": of a body that nobody has told of, and so somebody new."""
    low, letters = stage.reading.low, stage.reading.document.letters
    if "own" in low[phrase.core : phrase.last - 1] and phrase.owner is not None:
        return True  # "| Her own lawyer | said": not the firm's, of whom was told before
    for at in range(phrase.last, min(phrase.last + _BRINGING, len(low) - 1)):
        if letters[at] not in "INTJP":
            return False
        if low[at] == "at" and low[at + 1] in _BRINGS:
            base = phrase_at(stage.reading.document, at + 1)
            return base is not None and low[base[1] - 1] in w.kinds_of_bodies()
    return False


def _taken_up(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...]) -> Person | None:
    """Whom a description means that is nobody's office: by a country, an age, a noun by which somebody was told."""
    found = doer(stage, phrase, barred) or countryman(stage, phrase, barred)
    found = found or _told_nowhere(stage, phrase, barred) or _bridged(stage, phrase, barred)
    return found or _introduced_as(stage, phrase, barred)


def _told_nowhere(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...]) -> Person | None:
    """ "the Vermont senator said", of whom the page tells it nowhere: the likeliest of those without an office."""
    if stage.reading.low[phrase.first] != "the" or phrase.owner is not None or not is_placed(stage, phrase):
        return None
    person = meant(stage, phrase)
    return None if person is None or person in barred else person


def _one_of_them(stage: Stage, phrase: Phrase) -> None:
    """ "Another said": one more of the people whom the text has just brought up, else of those who spoke last."""
    before = people_topic(stage, phrase.first) or stage.last_unnamed()
    if before is None:
        return
    phrase.name = phrase.head = before.head if phrase.plural else w.singular(before.head)
    phrase.kind, phrase.affiliation = "unnamed", before.affiliation
    phrase.role = before.role
    if before.role is not None and not phrase.plural:
        phrase.role = singular_role(before.role) if " " in before.role else phrase.name


def _who_was(stage: Stage, phrase: Phrase) -> Person | None:
    """ "The former minister": the one person who is said to have been it."""
    if w.FORMER.isdisjoint(stage.reading.low[phrase.core : phrase.last - 1]):
        return None
    found = [
        person
        for person in stage.people.near(phrase.first)
        if person.begins[0] < phrase.first
        and any(
            fact.status == "former" and fact.role is not None and phrase.head in fact.role.lower().split()
            for fact in person.affiliations
        )
    ]
    return found[0] if len(found) == 1 else None


def _bridged(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...] = ()) -> Person | None:
    """The person whom a description takes up that nobody bears: "the 67-year-old", "the defendant", "the striker".

    Not one of an office that has one holder: "the judge" whom the page does not name is somebody else.
    """
    low = stage.reading.low
    career = not _CAREERS.isdisjoint(low[phrase.core : phrase.last - 1])  # "the retired tuner"
    if (
        low[phrase.first] != "the"
        or phrase.owner is not None
        or (phrase.head in w.offices() and w.sectors_of("roles").get(phrase.head) != "sport" and not career)
        or phrase.head in ANYBODY_ELSE
        or _somebody_s(stage, phrase)
        or _is_brought_in(stage, phrase)
        or stage.reading.quoted(phrase.first)  # "The waiter told me": whom the words of a quotation describe
    ):
        return None
    behind = low[phrase.last] if phrase.last < len(low) else ""
    hails = behind == "from" and _hails(stage, phrase)
    owned = (
        not (hails or takes_up(phrase))
        and low[phrase.core] in w.organizations()
        and w.sectors_of("roles").get(phrase.head) != "sport"
    )
    told = w.is_role(phrase.head) or may_stand_for(phrase.head) or tells_age(phrase) or career
    if owned or not told:
        return None
    new = behind in COMPLEMENT and (phrase.head, behind) != ("member", "for") and not _counts(stage, phrase.last + 1)
    if (
        (new and not hails)
        or complemented(stage, phrase)
        or (behind in GOES_ON and stage.reading.starts_sentence(phrase.first) and not takes_up(phrase))
        or _somebody_since(stage, phrase.first)
    ):
        return None  # "The complainant, giving evidence by video link," is being introduced
    gender = w.gender_of_role(phrase.head)
    barred += _others(stage, phrase, career)
    found = antecedents(stage, phrase.last - 1, source=True, barred=barred, gender=gender)
    first = next((one for one in found if isinstance(one.entity, Person)), None)
    if first is None or first.entity is not found[0].entity or first.probability < _BRIDGE:
        return None
    person = first.entity
    assert isinstance(person, Person)
    other = "u" != gender != person.gender != "u"  # "he said", and then "the woman"
    return None if other or person.doubt or works_elsewhere(person, phrase) or (hails and person.posts()) else person


def _others(stage: Stage, phrase: Phrase, career: bool) -> tuple[Person, ...]:
    """Whom a description cannot mean: of another country, age or calling, or told only beside somebody else."""
    years = years_told(stage, phrase)
    found = foreigners(stage, phrase) + (of_other_age(stage, phrase.first, years) if years is not None else ())
    found += tuple(one for one in stage.people.near(phrase.first) if told_beside(stage, one))
    if not career:
        found += tuple(one for one in stage.people.near(phrase.first) if is_else(stage, phrase, one))
    return found


def _hails(stage: Stage, phrase: Phrase) -> bool:
    """`“...,” says | the teacher from Leeds`: behind what somebody says, a town tells more of who was named."""
    low = stage.reading.low
    return behind_marks(stage, phrase.first) and low[phrase.last + 1] in w.places()


def _introduced_as(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...]) -> Person | None:
    """ "The antiquarian, Ryo Nakagawa, came. ... the antiquarian said": who was introduced by a noun no list knows."""
    if phrase.owner is not None or stage.reading.low[phrase.first] != "the" or phrase.last - phrase.core != 1:
        return None
    person = stage.introduced_as(phrase.head, phrase.first)
    return None if person is None or person in barred or w.is_role(phrase.head) else person


def _somebody_since(stage: Stage, token: int) -> bool:
    """ "A backpacker filmed it. “...,” the tourist said": somebody unnamed is the subject before."""
    reading = stage.reading
    number = reading.document.sentence_of[token]
    first = reading.document.sentences[max(number - 1, 0)].first
    if reading.low[first] not in ("a", "an", "another") or stage.people.between(first, token):
        return False
    return any(w.is_role(reading.low[at]) for at in range(first + 1, min(first + 4, token)))


def _somebody_s(stage: Stage, phrase: Phrase) -> bool:
    """ "Nora Feld’s neighbour heard it. “...,” the neighbour said": no more Feld than before."""
    low = stage.reading.low
    floor = max(phrase.first - _REACH, 1)
    return any(low[at] == phrase.head and low[at - 1] in _OWNED for at in range(floor, phrase.first))


def _is_brought_in(stage: Stage, phrase: Phrase) -> bool:
    """ "A farmer found it. The mayor, Luc Maes, thanked him. “...,” the farmer said": somebody unnamed before."""
    low, reading = stage.reading.low, stage.reading
    if phrase.head in SOMEBODY or tells_age(phrase):
        return False
    for at in reading.where({phrase.head}):
        if at >= phrase.first:
            return False
        first = next((spot for spot in range(at - 1, max(at - _BRINGING, -1), -1) if low[spot] in _BRINGS), None)
        if first is None or low[first - 1] in _TELLS or low[at + 1] in _TOLD_MORE:
            continue
        inside = reading.document.letters[first + 1 : at]
        if set(inside) <= set("JNG-E") and not stage.people.between(max(first - 2, 0), at + 2):
            return True
    return False


def _counts(stage: Stage, at: int) -> bool:
    """ "the mother of | three", "the author of | “Salt Years”": a number or a title tells of nobody new."""
    return stage.reading.document.letters[at : at + 1] in ("#", "Q")


def _partisan(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...]) -> Person | None:
    """ "The Republican said": who was said last to be of that party."""
    low = stage.reading.low
    from_there = all(word in w.places() or word in w.demonyms() for word in low[phrase.core : phrase.last - 1])
    if phrase.head not in PARTISANS or low[phrase.first] != "the" or not from_there:
        return None
    found = [
        one
        for one in stage.people.near(phrase.first)
        if any((body or "").lower().startswith(phrase.head) for _, body in one.posts()) and one.begins[0] < phrase.first
    ]
    person = stage.last_of(found) or max(found, key=lambda one: one.begins[0], default=None)
    return person or _bridged(stage, phrase, barred)


def _organization(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...]) -> Answer:
    """A named body, "His office" with its owner, or "the company" for the body it stands for."""
    low = stage.reading.low
    if phrase.proper and sound(stage.reading, phrase.name) is None:  # "Tuesday said": a source that was cut wrong
        return Answer()
    person = at_head(stage, phrase)
    if person is not None:
        return Answer((person,), "attributed")
    partisan = _partisan(stage, phrase, barred)
    if partisan is not None:
        return Answer((partisan,), "attributed")
    holder = abbreviated(stage, phrase)
    if holder is not None:
        return Answer((holder,), "attributed")
    if phrase.owner is not None and low[phrase.owner[0]] in _HERS | _THEIRS:
        owner = resolve_pronoun(stage, phrase.owner[0], 0) if low[phrase.owner[0]] in _HERS else Answer()
        if owner.speakers and isinstance(owner.speakers[0], Person):
            phrase.name = f"{' '.join(owner.speakers[0].best())}’s {phrase.name}"
    elif phrase.owner is not None and phrase.owner[1] < phrase.last:
        phrase.name = largest(stage, phrase) or stage.reading.text(phrase.owner[0], phrase.last)
    elif (not phrase.proper or is_the_firm(phrase)) and phrase.article == "definite":
        phrase.proper = False
        known: Entity | None = stage.met("again", phrase.head, True) or stands_for(
            stage, phrase
        )  # of "a panel of economists"
        known = known or _somebody_called_so(stage, phrase)
        if known is not None:
            return Answer((known,), "attributed")
    if phrase.proper:
        phrase.name = defined(stage, phrase.name) or in_full(stage, phrase)
        phrase.name = stage.institutions.full(phrase.name)
        phrase.affiliation = phrase.name
    return Answer((stage.other(phrase, merge=True),), "attributed")


def _somebody_called_so(stage: Stage, phrase: Phrase) -> Person | None:
    """ "Ana Ruiz, a radio presenter, left. | The broadcaster | said": a noun for bodies that is one for people too."""
    person = office_holder(stage, phrase) if may_stand_for(phrase.head) and not phrase.proper else None
    if person is not None:
        tell_more(person, phrase)
    return person


def _document(stage: Stage, phrase: Phrase) -> Answer:
    """A paper: "The report" is the report met before, "a second report" another."""
    if phrase.article == "definite" and phrase.affiliation is None:
        other = stage.met("document", phrase.head)
        other = other or press_body(stage, phrase)
        if other is not None:
            other.places.append((phrase.first, phrase.last))
            return Answer((other,), "attributed")
    return Answer((stage.other(phrase, merge=phrase.affiliation is not None),), "attributed")
