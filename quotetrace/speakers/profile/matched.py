"""Who is described in one sentence and named in the next: "Its bursar is patient. “...,” says Tove Rask".

Papers bring people in by what they are before they name them, or name them first and then tell what they are. Where
somebody is named in full for the first time with no role beside the name, and a description beside it means nobody of
whom the page tells it, the two are one: how likely that is hangs on the noun, on whose it is, on what is between.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition
from quotetrace.speakers.affiliation.held import parted
from quotetrace.speakers.affiliation.placing import place
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.callings import ATTENDING, is_else
from quotetrace.speakers.reference.offices import office_holder
from quotetrace.speakers.reference.speaking import ANYBODY_ELSE
from quotetrace.speakers.reference.turns import take_turns
from quotetrace.speakers.staging.heads import core_end
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Other, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_FINITE = ("V", "Z", "M")  # letters of verbs that have a subject
_ENOUGH = 4  # of the signs below: then three in four are one
_ENOUGH_BEHIND = 3  # of those of a description behind a name, which must be of the sentence right before
_BACK = 2  # sentences outside of quoted words between a description and a name
_THE = frozenset({"the"})
_OWNERS = frozenset({"its", "his", "her", "their", "our", "my"})
_HERE = frozenset({"i", "we"})  # "In the yard | I | found the smith": whom the reporter meets speaks next
_ARE = frozenset({"is", "was", "’s", "'s", "remains", "became", "were", "are"})
# Behind them somebody is left alone: "The director died in May", "declined to comment", "was sacked".
_GONE = frozenset(
    "died dies left resigned resigns quit fled escaped declined declines refused refuses denied denies retired"
    " vanished disappeared could would might must".split()
)
_AFTER_ALL = frozenset("however but later eventually finally".split())  # "In a later note, | however, | Ana Ruiz"
STANCE = frozenset(
    "thinks sees feels believes remembers recalls disagrees differs agrees wants likes knows has holds insists".split()
)
_NOT = frozenset({"n’t", "n't", "not"})
_GOING_ON = frozenset("added adds continued continues".split())
_PARTS = frozenset({";", ":", "—", "–"})  # "Its clerks were glad; | its treasurer | was not"
# Whom anybody meets in an accident, a court, an office: behind somebody else's name "the driver" is new.
MET = frozenset(
    "driver rider passenger victim suspect attacker assailant gunman thief burglar robber caller owner reporter boy"
    " girl man woman child baby customer client patient visitor buyer seller bidder landlord tenant defendant".split()
)
_LONGEST = 14  # tokens of a description
_OPENER = 6  # tokens of what opens a sentence before its subject


@frozen
class _Told:
    """A description that means somebody: its phrase, the number of its sentence, how it stands in it."""

    phrase: Phrase
    sentence: int
    presented: bool = False  # at the end: "What they lacked was | a bookkeeper |."


def tell_matched(stage: Stage) -> None:
    """Give those of whom no role is told at their first naming what a description beside it tells; who was quoted
    by the description is the one named."""
    places = {place: other for other in stage.others for place in other.places}
    for person, first, last in _bare(stage):
        found = [(score, told) for told, score in _weighed(stage, person, first, last) if score >= _ENOUGH]
        found = found or [(0, told) for told in _behind(stage, person, first)]
        if found:
            phrase = max(found, key=lambda one: one[0])[1].phrase
            other = places.get((phrase.first, phrase.last))
            if other is None or not _answer_each_other(stage, person, other):
                _become(stage, person, phrase, other)


def _answer_each_other(stage: Stage, person: Person, other: Other) -> bool:
    """ "“We saw it,” said Ana Ruiz. | The editor | replied": whether the one takes the next turn after the other."""
    spoken = (index for index, answer in enumerate(stage.answers) if other in answer.speakers)
    return any(take_turns(stage, index, person) for index in spoken)


def _bare(stage: Stage) -> Iterator[tuple[Person, int, int]]:
    """Everybody of whom no role is told, with where the full name stands for the first time in running text."""
    met: set[int] = set()
    for first, last, person in stage.people.places:
        if id(person) in met or not stage.reading.runs(first):
            continue
        met.add(id(person))
        told = any(fact.role is not None for fact in person.affiliations) or person.doubt
        if not told and person.introduced and last - first > 1 and not stage.reading.quoted(first):
            yield person, first, last


def _weighed(stage: Stage, person: Person, first: int, last: int) -> Iterator[tuple[_Told, int]]:
    """The descriptions beside somebody's first naming, with how much speaks for each."""
    for told in _before(stage, first) if _comes_up(stage, first, last) else ():
        if _may_mean(stage, told, person, first):
            yield told, _worth(stage, told, first, last)


def _comes_up(stage: Stage, first: int, last: int) -> bool:
    """Whether a name is that of whoever speaks or does something: not "He has met | Ana Ruiz | twice"."""
    code = stage.reading.document.letters
    acts = code[last : last + 1] in (*_FINITE, ",") and (first == 0 or code[first - 1] not in "VZITBGE")
    return acts or _is_source(stage, first)


def _before(stage: Stage, name: int) -> Iterator[_Told]:
    """The descriptions in the paragraph before a name, the nearest sentence first."""
    reading, document = stage.reading, stage.reading.document
    own = document.sentence_of[name]
    plain = 0
    for number in range(own, max(own - 2 * _BACK - 2, -1), -1):
        one = document.sentences[number]
        if one.block != document.sentences[own].block or plain > _BACK:
            return
        if reading.quoted(_first_word(reading, one.first, one.last)):
            continue
        plain += 1
        end = min(one.last, name)
        if (phrase := _subject(reading, one.first, end)) is not None:
            yield _Told(phrase, number)
        elif number < own and (phrase := _presented(reading, one.first, one.last)) is not None:
            yield _Told(phrase, number, presented=True)


def _first_word(reading: Reading, first: int, last: int) -> int:
    return next((at for at in range(first, last) if reading.low[at][0].isalnum()), first)


def _subject(reading: Reading, first: int, end: int) -> Phrase | None:
    """The description that is the subject of a sentence: "| Its bursar | is patient", "In May | the coach | left"."""
    for at in _openings(reading, first, end):
        phrase = read_phrase(reading, at, core_end(reading, at, end)) if at + 1 < end else None
        if phrase is not None and _describes(reading, phrase) and _acts(reading, phrase.last, end):
            return phrase
    return None


def _openings(reading: Reading, first: int, end: int) -> Iterator[int]:
    """Where the subject of a sentence may begin: at its front, or behind what tells when and where."""
    low, letters = reading.low, reading.document.letters
    begin = _first_word(reading, first, end)
    begin += low[begin] in ("but", "and", "yet")
    yield begin + 2 * _is_cleft(low, begin)
    yield from (at + 1 for at in range(begin + 1, end - 2) if low[at] in _PARTS)
    if letters[begin : begin + 1] in ("I", "A"):
        reach = range(begin + 1, min(begin + _OPENER, end))
        comma = next((at for at in reach if letters[at] == ","), begin)
        determined = next((at for at in reach if letters[at - 1] in "NP,#" and low[at] in _THE | _OWNERS), begin)
        yield from sorted({comma + 1, determined} - {begin, begin + 1})


def _is_cleft(low: list[str], begin: int) -> bool:
    """ "It was | the captain's deputy | who had told the radio"."""
    return low[begin : begin + 2] in (["it", "is"], ["it", "was"])


def _presented(reading: Reading, first: int, last: int) -> Phrase | None:
    """Who is told at the end of a sentence that leads over to somebody: "What they lacked was | a bookkeeper |."."""
    low, letters = reading.low, reading.document.letters
    head = last - 2
    if head <= first or letters[head] != "N" or not w.is_role(low[head]) or low[last - 1] != ".":
        return None
    at = head
    while at > first and letters[at - 1] in "NJAPS" and low[at - 1] not in _ARE:
        at -= 1
    at -= at > first and letters[at - 1] == "D"
    led = low[at - 1] if at > first else ""
    begin = _first_word(reading, first, last)
    meets = any(low[spot] in _HERE for spot in range(begin, at)) and letters[at - 1] in "VZE"
    named = not reading.names.isdisjoint(range(begin, at)) and letters[at] not in "S"
    if not (meets or led in _ARE) or (named and led in _ARE) or low[begin] in ("he", "she", "i", "it", "this", "that"):
        return None
    return read_phrase(reading, at, last - 1)


def _behind(stage: Stage, person: Person, first: int) -> Iterator[_Told]:
    """ "“...,” insisted | Ana Ruiz |. | The ferry’s master | said": the description in the sentence behind."""
    reading, document = stage.reading, stage.reading.document
    own = document.sentences[document.sentence_of[first]]
    others = [place for place in stage.people.between(own.first, own.last) if place[2] is not person]
    if any(not reading.quoted(place[0]) for place in others):
        return
    for number in range(document.sentence_of[first] + 1, len(document.sentences)):
        one = document.sentences[number]
        if one.block != own.block:
            return
        if reading.quoted(_first_word(reading, one.first, one.last)):
            continue
        phrase = _subject(reading, one.first, one.last)
        if phrase is not None and _may_follow(stage, phrase, person, own.last):
            told = _Told(phrase, number)
            if _worth_behind(stage, told, first) >= _ENOUGH_BEHIND:
                yield told
        return


def _may_follow(stage: Stage, phrase: Phrase, person: Person, end: int) -> bool:
    """Whether a description can be somebody's whose name stands before it: not "his lawyer", not "the driver"."""
    reading = stage.reading
    owned = reading.low[phrase.first] in _OWNERS or phrase.head in MET
    named = reading.low[phrase.last : phrase.last + 1] == [","] and phrase.last + 1 in reading.names
    between = [place for place in stage.people.between(end, phrase.last + 1) if not reading.quoted(place[0])]
    # "Ana Ruiz lost her case. | The judge | was not amused": whom anybody meets there
    met = not _is_wide(reading, phrase) and phrase.head in w.offices() | ATTENDING
    verb = _verb(reading, phrase.last, reading.sentence(phrase.last)[1])
    housed = reading.low[phrase.last : phrase.last + 1] in (["of"], ["at"], ["for"])
    new = is_gone(reading, verb) or (housed and _is_source(stage, phrase.first))  # "| The mayor of Kelby | declined"
    if owned or met or named or new or between or is_else(stage, phrase, person):
        return False
    if {w.gender_of_role(phrase.head), person.gender} == {"f", "m"}:
        return False
    return _is_free(stage, phrase, person)


def _worth_behind(stage: Stage, told: _Told, first: int) -> int:
    """How much speaks for it that a name and the description behind it are one."""
    reading, phrase = stage.reading, told.phrase
    post = phrase.head in w.offices() | w.posts_of_bodies() | w.posts_of_firms()
    wide = _is_wide(reading, phrase)
    alone = len(reading.where(frozenset({phrase.head}))) == 1
    leads = _leads(reading, first) or reading.document.letters[first - 1] in "VZ"
    return post + wide + alone + leads + (phrase.first == reading.sentence(phrase.first)[0])


def _is_wide(reading: Reading, phrase: Phrase) -> bool:
    """ "the | ferry’s | master", "the | Orrin | striker", "the head | of the yard": more than "the" and a noun."""
    housed = reading.low[phrase.last : phrase.last + 1] in (["of"], ["at"], ["for"])
    return phrase.owner is not None or phrase.last - phrase.core > 1 or housed


def _describes(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase tells one person, by a noun for people and whose it is, or by "the"."""
    known = w.is_role(phrase.head) or reading.low[phrase.last : phrase.last + 2] == ["in", "charge"]
    single = phrase.kind == "unnamed" and not phrase.plural and phrase.article == "definite"
    return single and known and phrase.head not in ANYBODY_ELSE


def _acts(reading: Reading, at: int, end: int) -> bool:
    """Whether a verb stands behind a description, its complements and asides left out."""
    letters = reading.document.letters
    return any(letters[spot] in "VZM" for spot in range(at, min(at + _LONGEST, end)))


def _may_mean(stage: Stage, told: _Told, person: Person, name: int) -> bool:
    """Whether a description can be somebody's whose name stands behind it: nobody else is named between, and nobody
    else has such a post."""
    phrase, reading = told.phrase, stage.reading
    between = stage.people.between(phrase.first, name)
    others = [place for place in between if place[2] is not person and not reading.quoted(place[0])]
    others = [place for place in others if reading.low[place[1]] not in w.POSSESSIVE]
    if told.sentence == reading.document.sentence_of[name] and not _is_source(stage, name):
        return False  # "The academic, who has known | Ana Ruiz | for years, said"
    if any(place[0] >= phrase.last for place in others) or phrase.last > name or _both_speak(stage, phrase, name):
        return False
    gender = w.gender_of_role(phrase.head)
    if {gender, person.gender} == {"f", "m"} or is_else(stage, phrase, person):
        return False
    return _is_free(stage, phrase, person)


def _is_free(stage: Stage, phrase: Phrase, person: Person) -> bool:
    """Whether nobody else has such a post, in the same house: "the leader of the opposition" leads no union."""
    holder = office_holder(stage, phrase, otherwise=False)
    if holder is None or holder is person:
        return True
    own = _house_words(_fact(stage.reading, phrase))
    theirs = [_house_words(fact) for fact in holder.affiliations if phrase.head in (fact.role or "").lower().split()]
    return bool(own and theirs) and all(words and words.isdisjoint(own) for words in theirs)


def _house_words(fact: Affiliation) -> set[str]:
    """The words that tell where a post is held: of its house, and behind "of" in the role."""
    told = f"{fact.organization or ''} {(fact.role or '').partition(' of ')[2]}"
    return set(told.lower().split()) - {"the", "of", "a"}


def _both_speak(stage: Stage, phrase: Phrase, name: int) -> bool:
    """ "The lawyer said no. Ana Ruiz said yes": whether a description and a name are each quoted with words of their
    own, and so two; not where who is named goes on: "Ana Ruiz | added"."""
    goes_on = not _GOING_ON.isdisjoint(stage.reading.low[name : stage.reading.sentence(name)[1]])
    return not goes_on and _is_source(stage, phrase.first) and _is_source(stage, name)


def _is_source(stage: Stage, token: int) -> bool:
    """Whether a token stands in the source of reported words."""
    return token in stage.reading.sourced


def _worth(stage: Stage, told: _Told, first: int, last: int) -> int:
    """How much speaks for it that a description and the name behind it are one."""
    reading, phrase = stage.reading, told.phrase
    document, low = reading.document, reading.low
    own = document.sentence_of[first]
    verb = _verb(reading, phrase.last, document.sentences[told.sentence].last)
    post = phrase.head in w.offices() | w.posts_of_bodies() | w.posts_of_firms() or phrase.head == "person"
    worth = 2 * post + (phrase.owner is not None) + 2 * told.presented
    worth += 2 * (_is_cleft(low, phrase.first - 2) and low[phrase.last : phrase.last + 1] == ["who"])
    worth += own - told.sentence <= 1 or _is_near(reading, told.sentence, own)
    worth += low[phrase.last : phrase.last + 2] in ([",", "a"], [",", "an"], [",", "who"])
    goes_on = not _GOING_ON.isdisjoint(low[last : document.sentences[own].last])
    worth += 2 * goes_on  # "The agent said so. Ana Ruiz | added"
    worth += not told.presented and _takes_sides(reading, verb)
    worth += not told.presented and reading.document.letters[first - 1] in "VZ"  # "“...,” says | Tove Rask"
    worth += _leads(reading, first) and document.letters[last : last + 1] in _FINITE
    if is_gone(reading, verb) and _AFTER_ALL.isdisjoint(low[document.sentences[own].first : last]):
        worth -= _ENOUGH
    apart = low[last : last + 2] in ([",", "who"], [",", "whose"]) or low[last : last + 1] == ["of"]
    return worth - (apart and not phrase.owner)


def _is_near(reading: Reading, one: int, other: int) -> bool:
    """Whether nothing but quoted sentences stand between two."""
    sentences = reading.document.sentences
    return all(reading.quoted(_first_word(reading, each.first, each.last)) for each in sentences[one + 1 : other])


def _verb(reading: Reading, at: int, end: int) -> int:
    """The verb behind a subject, behind an aside between commas."""
    letters = reading.document.letters
    if letters[at : at + 1] == ",":
        at = next((spot + 1 for spot in range(at + 1, end) if letters[spot] == ","), at)
    return next((spot for spot in range(at, end) if letters[spot] in "VZM"), end - 1)


def _takes_sides(reading: Reading, verb: int) -> bool:
    """ "is patient", "isn't", "sees it otherwise": what somebody thinks is told, and then said."""
    low, letters = reading.low, reading.document.letters
    behind = letters[verb + 1 : verb + 2]
    is_so = low[verb] in _ARE and behind in ("J", "A")
    return is_so or not _NOT.isdisjoint(low[verb + 1 : verb + 2]) or low[verb] in STANCE


def is_gone(reading: Reading, verb: int) -> bool:
    """ "The director | died", "The coach | was sacked": of whom something is told that leaves no word to expect."""
    low, letters = reading.low, reading.document.letters
    passive = low[verb] in _ARE and letters[verb + 1 : verb + 2] == "E"
    denied = bool(_NOT & set(low[verb + 1 : verb + 2])) and letters[verb + 2 : verb + 3] in ("B", "V")
    return passive or (low[verb] in _GONE and not denied) or (denied and low[verb] in ("did", "could", "would"))


def _leads(reading: Reading, first: int) -> bool:
    """Whether a name opens its sentence."""
    return reading.starts_sentence(first)


def _fact(reading: Reading, phrase: Phrase) -> Affiliation:
    """What a description tells, with what stands behind its noun."""
    end = min(phrase.first + _LONGEST, reading.sentence(phrase.first)[1])
    stop = next((at for at in range(phrase.last, end) if reading.document.letters[at] in "VZM,p"), end)
    fact = apposition(reading, phrase.first, stop, strict=True) if stop > phrase.first + 1 else None
    role, status = parted(phrase.role)
    fact = fact or Affiliation(role=role or phrase.head, organization=phrase.affiliation, status=status)
    if fact.role is not None and fact.role.startswith(("own ", "very own ")):
        fact = evolve(fact, role=fact.role.partition("own ")[2])
    return fact


def _become(stage: Stage, person: Person, phrase: Phrase, other: Other | None) -> None:
    """Give somebody the role of a description, and what is quoted as the words of the ``other`` whom it brought in."""
    fact = _fact(stage.reading, phrase)
    person.affiliations.append(place(stage.institutions, fact, phrase.last))
    if other is not None and other.kind == "unnamed":
        stage.replace(other, person)
