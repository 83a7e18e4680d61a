"""A lede that names nobody: "A clock repairer took £200,000", and then "Ulf Berg, 63, denies fraud"."""

from attrs import evolve

from quotetrace.grammar.phrases import reach_right
from quotetrace.layers import Sentence
from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import is_doing
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.callings import alike, heads
from quotetrace.speakers.reference.described import has_other
from quotetrace.speakers.reference.offices import office_holder
from quotetrace.speakers.staging.heads import core_end
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import body_by_word
from quotetrace.speakers.text.phrases import phrase_before
from quotetrace.speakers.text.reading import Reading

_REACH = 40  # tokens behind the first sentence in which its unnamed subject is named
_TOP = 40  # tokens at the top of a page in which its titles stand
_TITLES = ("headline", "subheading")
_WHO = frozenset({"who", "that"})
_ONLY = frozenset("last oldest youngest only first longest-serving".split())
_SHORTEST = 4  # tokens of a sentence that is a lede
_FARTHER = 90  # the same for an office, which is named where its holder first speaks
_CALLED = frozenset({"described", "identified", "known", "named"})
_PEOPLE = frozenset({"man", "woman"})
_LIVING = _PEOPLE | frozenset(
    "mother mum mom father dad parent grandmother gran pensioner resident widow widower".split()
)
_EQUATING = frozenset({",", "is", "was", "as", "became", "remains", "been", "—", "–", "-", "(", "and"})
_NEAR = 6  # tokens between "described" and "as"
_SCHOLARS = frozenset({"prof", "professor"})
_FOR_SCHOLARS = frozenset("head chair chairman chairwoman director author president vice-chancellor".split())
_SUFFERED = frozenset(
    "jailed arrested charged accused sentenced convicted suspended sacked fired banned killed shot stabbed injured"
    " struck robbed attacked found cleared acquitted fined remanded detained".split()
)
_OF_COURTS = frozenset("judge magistrate coroner prosecutor barrister lawyer solicitor detective".split())
_YOUNG = frozenset("pupil schoolboy schoolgirl child boy girl toddler baby".split())
_GROWN = 15  # years from which somebody may have a calling
_MEMBERS = frozenset("cllr cr coun coun. councillor mp senator sen.".split())  # who may hold a higher office
_LEADERS = frozenset({"leader", "boss", "chief", "head"})  # of a body whose kind stands before: "union leader"
_HEADS = frozenset(
    "president chair chairman chairwoman chairperson director head leader chief secretary-general convener".split()
) | {"general-secretary", "director-general"}
_SCIENCE = ("ologist", "grapher")  # "volcanologist", of a Lava Institute
_STEM = 6  # letters that a science shares with the name of its institute
_OPENS = frozenset({"a", "an"})
_GOES_ON = (["was"], ["is"], ["had"])  # "The head of Orrin has told a court so. Ana Ruiz | was giving evidence"
# What is told of somebody in court who is called so, whatever else the name is told with.
IN_COURT = {
    "witness": frozenset("testified testifies testifying testify sworn".split()),
    "defendant": frozenset("denies denied pleaded charged accused indicted convicted sentenced".split()),
}


def tell_lede(stage: Stage) -> None:
    """Give the role of whom the first sentence is about to whoever is named next and has none.

    For "A clock repairer took £200,000" somebody with an age, for "Slovenia’s health minister resigned" whoever it is.
    """
    reading, document = stage.reading, stage.reading.document
    body = _first_sentence(reading)
    if body is None:
        return
    first = max(body.first, reading.tokens(document.blocks[body.block].words, body.end)[0])  # behind a dateline
    if body.last - first < _SHORTEST or not document.words[first][0].isalnum():
        return
    phrase = read_phrase(reading, first, subject_end(reading, first, body.last))
    phrase = phrase if phrase is None or phrase.role is not None else _called(reading, phrase, body.last)
    if phrase is None or phrase.plural or phrase.role is None or not w.is_role(phrase.head):
        return
    if reading.low[first] in _OPENS:
        person = named_behind(stage, phrase)
    else:
        definite = phrase.article == "definite"
        person = _holder_named_next(stage, phrase) or named_next(stage, phrase) if definite else None
    if person is not None:
        house = phrase.affiliation or _house_behind(reading, phrase.last, body.last)
        person.affiliations.append(Affiliation(role=phrase.role, organization=house))


def _house_behind(reading: Reading, at: int, end: int) -> str | None:
    """ "A manager at | a rural | water board | used": a body of small words, told by more than its kind."""
    low, tags = reading.low, reading.document.tags
    if low[at : at + 1] not in (["at"], ["for"]) or low[at + 1 : at + 2] not in (["a"], ["an"]):
        return None
    first = last = at + 2
    while last < end and tags[last] in ("NN", "JJ") and reading.document.words[last].islower():
        last += 1
    housed = last - first > 1 and low[last - 1] in w.kinds_of_bodies()
    return reading.text(first, last) if housed else None


def tell_title(stage: Stage) -> None:
    """ "The nurse who would not stop counting", a headline: who is named first below it, as a subject."""
    reading, low = stage.reading, stage.reading.low
    told = [at for at in reading.where(_WHO) if at < _TOP and reading.kind(at) in _TITLES and w.is_role(low[at - 1])]
    first, at = (phrase_before(reading, told[0]), told[0]) if told else _singled_out(reading)
    if not at or stage.people.between(reading.sentence(at)[0], at) or low[at - 1] in w.KIN:
        return
    running = [place for place in stage.people.between(at, at + _FARTHER) if reading.runs(place[0])][:1]
    for begin, last, person in running:
        code = reading.document.letters
        subject = (code[last : last + 1] in ("V", "Z", "M") or code[begin - 1] in "VZ") and not reading.quoted(begin)
        if subject and person.introduced and not has_other(person, None):
            phrase = read_phrase(reading, first, at)
            role = low[at - 1] if phrase is None or phrase.role is None else phrase.role
            role = role if told else reading.text(first, at)  # in capitals nothing tells a body: "Bus Driver"
            person.affiliations.append(Affiliation(role=role))


def _singled_out(reading: Reading) -> tuple[int, int]:
    """ "The last | tuner | of Altona", "Altona's oldest | ferry pilot | ties up": the tokens of a noun for
    somebody who is the only such one, in a headline that names nobody; none where none is."""
    for at in reading.where(_ONLY):
        if at >= _TOP or reading.kind(at) not in _TITLES:
            break
        begin, end = reading.sentence(at)
        head = at + 1
        while head + 1 < end and reading.document.letters[head + 1] in "NPJ" and not w.is_role(reading.low[head]):
            head += 1
        if head < end and w.is_role(reading.low[head]) and reading.names.isdisjoint(range(begin, end)):
            return at + 1, head + 1
    return 0, 0


def _first_sentence(reading: Reading) -> Sentence | None:
    """The first sentence of the running text."""
    document = reading.document
    running = (one for one in document.sentences if document.blocks[one.block].kind == "body")
    return next((one for one in running if one.end > document.blocks[one.block].words), None)


def in_lede(stage: Stage, token: int) -> bool:
    """Whether a token stands in the first sentence of the running text."""
    first = _first_sentence(stage.reading)
    return first is not None and first.first <= token < first.last


def subject_of_lede(stage: Stage, token: int) -> Phrase | None:
    """ "| The man in charge of the pier | was told to paint it, he said": whom "he" means in a lede."""
    reading = stage.reading
    first, last = reading.sentence(token)
    gender = w.PERSONAL.get(reading.low[token], "u")
    if not in_lede(stage, token) or gender == "u" or stage.people.between(first, token):
        return None
    phrase = read_phrase(reading, first, subject_end(reading, first, last))
    if phrase is None or phrase.kind != "unnamed" or phrase.plural or phrase.last > token:
        return None
    told = w.gender_of_role(phrase.head)  # "| Leaving would be a mistake |, he said" is about nobody
    return phrase if told == gender or (told == "u" and w.is_role(phrase.head)) else None


def named_behind(stage: Stage, phrase: Phrase, speaks: bool = False) -> Person | None:
    """Whom a lede means that names nobody: who is named next with an age, or as the subject of a later paragraph.

    A mother of three who speaks may have a trade as well.
    """
    living = speaks and not {phrase.head, phrase.head.partition("-of-")[0]}.isdisjoint(_LIVING)
    return named_next(stage, phrase, living) or _first_without(stage, phrase, living)


def _called(reading: Reading, phrase: Phrase, last: int) -> Phrase | None:
    """ "A man described by detectives as | the bookkeeper of a syndicate": what somebody is called."""
    low, at = reading.low, phrase.last
    if low[at : at + 1] and low[at] in _CALLED:
        told = next((spot for spot in range(at + 1, min(at + _NEAR, last - 2)) if low[spot] == "as"), None)
        if told is not None and low[told + 1] in ("a", "an", "the"):
            found = read_phrase(reading, told + 1, core_end(reading, told + 1, last))
            return None if found is None else evolve(found, first=phrase.first)
    return None


def subject_end(reading: Reading, first: int, last: int) -> int:
    """Where the subject ends that a sentence begins with, the institution of a post included: "The head of Orrin"."""
    end = core_end(reading, first, last)
    role = next((at + 1 for at in range(end - 1, first, -1) if w.is_role(reading.low[at])), end)
    if role == end - 1:  # "the watchdog’s chief | flew", which the tagger takes for a noun
        return role
    if end < last and reading.low[end] in ("of", "at", "for"):
        return reach_right(reading.document, first, last, appositions=False)
    return end


def _holder_named_next(stage: Stage, phrase: Phrase) -> Person | None:
    """Who is named first behind a lede with an office that nobody on the page bears, with no role beside the name."""
    reading, last = stage.reading, phrase.last
    document = reading.document
    acts = document.letters[last : last + 1] in ("V", "Z", "M") or (last > phrase.first and _goes_on(reading, last))
    holds = phrase.head in w.offices() or phrase.head in w.posts_of_bodies()
    if not holds or not acts or _is_held(stage, phrase):
        return None
    over = reading.sentence(phrase.first)[1]
    beside_it = {id(place[2]) for place in stage.people.between(last, over)}  # of whom the office told something
    named = (place for place in stage.people.between(over, last + _FARTHER) if reading.runs(place[0]))
    near = [place for place in named if id(place[2]) not in beside_it][:1]
    for begin, end, person in near:
        posts = [fact for fact in person.affiliations if (fact.role or "").lower() not in _MEMBERS]
        told = any(fact.role is not None and fact.organization is not None for fact in posts)
        beside = any(fact.span is not None and _near(reading, fact.span.start, begin) for fact in posts)
        one, other = (document.block_of(at) for at in (begin, last - 1))
        goes_on = reading.starts_sentence(begin) and person.introduced and reading.low[end : end + 1] in _GOES_ON
        told = told or beside or _deals_with(reading, end, phrase)
        return None if told or (one == other and not goes_on) else person
    return None


def _first_without(stage: Stage, phrase: Phrase, living: bool) -> Person | None:
    """ "A Kerry farmer has been awarded €3,000", then "Tadhg Horgan had sued": who is named first without a role.

    The name is the subject of its sentence, in a later paragraph, and nothing but a town may be told with it.
    """
    reading, document = stage.reading, stage.reading.document
    for begin, last, person in stage.people.between(phrase.last, phrase.last + _FARTHER):
        if _is_other(person, phrase, living) or not reading.runs(begin):
            continue
        if any(body_by_word(fact.organization or "") for fact in person.affiliations):
            return None  # "A pensioner was robbed", then "Ana Ruiz, from Altona CID, said"
        one, other = (document.block_of(at) for at in (begin, phrase.first))
        subject = reading.starts_sentence(begin) and document.letters[last : last + 1] in ("V", "Z", "M", "I", ",")
        subject = subject and not (_undergoes(reading, phrase.last) and begin in reading.sourced)
        subject = subject and {"died", "dies"}.isdisjoint(reading.low[last : last + 4])  # "Bo Lee, six, died"
        return person if subject and one != other and person.introduced and person.begins[0] == begin else None
    return None


def _undergoes(reading: Reading, at: int) -> bool:
    """ "A teacher | was jailed", "A doctor | has been charged": who speaks in the next paragraph is somebody else."""
    behind = reading.low[at : at + 3]
    at += behind[:1] in (["has"], ["have"], ["had"])
    passive = reading.low[at : at + 1] in (["was"], ["is"], ["been"]) and reading.low[at + 1 : at + 2] != []
    return passive and reading.low[at + 1] in _SUFFERED


def _is_held(stage: Stage, phrase: Phrase) -> bool:
    """Whether somebody on the page has the office of a description, and not only had it."""
    person = office_holder(stage, phrase)
    facts = [] if person is None else [fact for fact in person.affiliations if phrase.head in (fact.role or "").lower()]
    return person is not None and not (facts and all(fact.status == "former" for fact in facts))


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether a complement goes on behind a noun, so that its verb stands further off."""
    return reading.low[at : at + 1] != [] and reading.low[at] in ("of", "at", "for")


def _near(reading: Reading, start: int, token: int) -> bool:
    """Whether a character stands in the sentence of a token."""
    document = reading.document
    sentence = document.sentences[document.sentence_of[token]]
    return sentence.start <= start < sentence.end


def named_next(stage: Stage, phrase: Phrase, living: bool = False) -> Person | None:
    """ "A warehouse manager told a court", then "Gareth Price, 44, denies": who is named next, with an age, no role."""
    first = stage.reading.sentence(phrase.first)[1]
    low = stage.reading.low
    for begin, last, person in stage.people.between(first, first + _REACH):
        aged = low[last : last + 1] == [","] and low[last + 1 : last + 2] and low[last + 1].isdigit()
        told = _is_other(person, phrase, living)
        if told and not aged:
            continue  # "Captain Ana Ruiz said two men shot | Bo Lie, 43"
        one = aged and not told and person.introduced and person.begins[0] == begin
        return person if one and not _is_another(stage.reading, phrase, last + 1) else None
    return None


def _is_other(person: Person, phrase: Phrase, living: bool) -> bool:
    """Whether another role is told of somebody than the lede's; ``living``: it is no trade, and a body must be told."""
    placed = any(fact.organization is not None for fact in person.affiliations)
    return has_other(person, phrase.role) and (placed or not living)


def _is_another(reading: Reading, phrase: Phrase, age: int) -> bool:
    """Whether who is named with an age cannot be whom the lede is about: a judge who denies it, a driver of nine."""
    low, verb = reading.low, age + 1 + (reading.low[age + 1 : age + 2] == [","])
    tried = phrase.head in _OF_COURTS and not IN_COURT["defendant"].isdisjoint(low[verb : verb + 2])
    return tried or _is_child(phrase, low[age]) or low[verb : verb + 1] in (["died"], ["dies"])


def _is_child(phrase: Phrase, age: str) -> bool:
    """Whether an age is that of a child, who is no bus driver."""
    return age.isdecimal() and int(age) < _GROWN and phrase.head not in _YOUNG


def _is_young(stage: Stage, person: Person, phrase: Phrase) -> bool:
    """ "said | Tina Moss |, 9": whether somebody is named with the age of a child."""
    low, last = stage.reading.low, person.full[0].last if person.full else person.begins[0] + 1
    return low[last : last + 1] == [","] and _is_child(phrase, "".join(low[last + 1 : last + 2]))


def introduced_next(stage: Stage, index: int, phrase: Phrase) -> Person | None:
    """The next speaker, where it is a person named in full for the first time whom the text ties to the description."""
    here = _sentence_of(stage, index)
    for number, answer in enumerate(stage.answers[index + 1 : index + 4], index + 1):
        if answer.status == "inherited" or answer.speakers == stage.answers[index].speakers:
            continue
        if _sentence_of(stage, number) == here:
            continue  # "..., the mayor said, as engineers warned that a test had failed"
        if len(answer.speakers) != 1 or not isinstance(answer.speakers[0], Person):
            return None
        person = answer.speakers[0]
        if phrase.article == "indefinite" and (
            _in_one_block(stage, person, phrase) or _is_young(stage, person, phrase)
        ):
            return None  # "A nurse said so. Ana Ruiz said otherwise."
        if person.full and _deals_with(stage.reading, person.full[0].last, phrase):
            return None
        return person if person.introduced and person.begins[0] > phrase.last and _tied(stage, person, phrase) else None
    return None


def _deals_with(reading: Reading, end: int, phrase: Phrase) -> bool:
    """ "The mayor said no. Bo Roe | wrote to the mayor |": whether somebody whose name ends at a token has to do
    with whom a description tells, and so is not that one; "Bo Roe, the mayor", "Bo Roe is the mayor" are."""
    low = reading.low
    for at in range(end + 2, reading.sentence(end - 1)[1]):
        if low[at] == phrase.head and not reading.quoted(at):
            article = next((spot for spot in range(at - 1, max(end, at - _NEAR), -1) if low[spot] == "the"), end)
            if article > end and low[article - 1] not in _EQUATING:
                return True
    return False


def _in_one_block(stage: Stage, person: Person, phrase: Phrase) -> bool:
    """Whether somebody is named first in the paragraph of a description: a lede is a paragraph of its own."""
    document = stage.reading.document
    return document.block_of(person.begins[0]) == document.block_of(phrase.first)


def leader_of(stage: Stage, index: int, phrase: Phrase) -> Person | None:
    """ "A union leader said", then "Jon Lie, president of the Seamen’s Union": the one who leads such a body.

    So too "The country’s chief meteorologist said", then "Ulf Borg, head of the Meteorological Institute".
    """
    words = (phrase.role or "").lower().split()
    scholar = phrase.head.endswith(_SCIENCE) and len(phrase.head) > _STEM
    if not scholar and not (phrase.head in _LEADERS and len(words) > 1):
        return None
    wanted = [phrase.head[:_STEM]] if scholar else words[:-1]
    found: dict[int, Person] = {}
    for answer in stage.answers[index + 1 :]:
        person = answer.speakers[0] if len(answer.speakers) == 1 else None
        if isinstance(person, Person) and person.begins[0] > phrase.last and _leads(person, wanted, scholar):
            found[id(person)] = person
    return next(iter(found.values())) if len(found) == 1 else None


def _leads(person: Person, wanted: list[str], scholar: bool) -> bool:
    """Whether somebody leads a body with one of some words in its name; of a scholar the beginning is enough."""
    for role, organization in person.posts():
        if role is not None and organization is not None and not _HEADS.isdisjoint(heads(role)):
            body = organization.lower().split()
            if any(part.startswith(word) if scholar else part == word for part in body for word in wanted):
                return True
    return False


def _sentence_of(stage: Stage, index: int) -> int:
    """The sentence in which a reported stretch ends."""
    reading = stage.reading
    first = reading.tokens(*reading.page.reported[index].content[-1])[0]
    return reading.document.sentence_of[min(first, len(reading.low) - 1)]


def _tied(stage: Stage, person: Person, phrase: Phrase) -> bool:
    """Whether somebody may hold the office described: one like it, the same institution, or a name that goes on.

    For "The prime minister said no. Keir Malone told MPs", where the name opens its sentence, and where it is the
    first of the page in the next paragraph; but not for `The mayor said it was shut. “We are late,” said Bo Katz.`
    """
    if phrase.head.startswith("spokes") and phrase.article == "indefinite":
        return False  # "A spokeswoman for Hillary Clinton" is not whoever speaks next
    if phrase.head in IN_COURT:  # "The star witness said", then "Ana Ruiz, the former treasurer, is testifying"
        return not IN_COURT[phrase.head].isdisjoint(stage.reading.low[slice(*stage.reading.sentence(person.begins[0]))])
    if phrase.head in _PEOPLE and phrase.article == "definite" and in_lede(stage, phrase.first):
        return {w.gender_of_role(phrase.head), person.gender} != {"f", "m"}  # "The man in charge of the pier"
    courtesies = person.titles - w.titles_of_posts()  # "Dame", "Dr"
    if phrase.head in _FOR_SCHOLARS or w.sectors_of("roles").get(phrase.head) == "academic":
        courtesies |= _SCHOLARS - {phrase.head}  # a rector is a professor, too
    posts = [post for post in person.posts() if (post[0] or "").lower().rstrip(".") not in courtesies]
    posts = [post for post in posts if not is_doing(post[0] or "x")]
    if any(role is not None for role, _ in posts):
        return any(role is not None and alike(phrase.head, role) for role, _ in posts)
    place = (phrase.affiliation or "").lower()
    same = bool(place) and any((organization or "").lower() == place for _, organization in posts)
    return same or stage.reading.starts_sentence(person.begins[0]) or _first_named(stage, person, phrase)


def _first_named(stage: Stage, person: Person, phrase: Phrase) -> bool:
    """Whether a paragraph behind the description's has the first name of the page: a lede that names nobody."""
    document = stage.reading.document
    at, here = (document.block_of(spot) for spot in (person.begins[0], phrase.first))
    running = (first for first, _, _ in stage.people.between(0, person.begins[0]) if stage.reading.runs(first))
    return at > here and next(running, None) is None
