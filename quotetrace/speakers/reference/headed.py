"""People whom a source names: at its head, in apposition to a description, by whose words they are."""

from collections.abc import Container, Mapping

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import held
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.heads import core_end
from quotetrace.speakers.staging.kinds import read_phrase
from quotetrace.speakers.staging.stage import Entity, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import body_before, closes_description, is_served, phrase_before
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.wholes import behind_former, body_with_of

_NAMED = frozenset({"called", "named", "surnamed", "as", "nicknamed", "one"})
_LONGEST_NAME = 5  # tokens: a source may begin inside a name
_LONGEST_APPOSED = 14  # tokens of a name and its apposition
FROM = frozenset({"from", "in", "of", "at", "for"})
UTTERED = frozenset({"words", "response", "reply", "answer", "verdict", "reaction", "advice"})
_OPINIONS = frozenset({"opinion", "view", "introduction", "conviction", "assessment"})
_LONGEST_SEAT = 6  # tokens of a party and a state in brackets
_FEW = 3  # words before a name that are its description, where nothing parts them
_PARTS = frozenset("of for at in from with on by near to and or who that which as about than".split())
_CLAUSES = frozenset({",", "who", "which", "whom", "whose", "that", "where"})
_BREAKS = frozenset({",", "-", "—", "–", "("})
_WHOSE = frozenset({"his", "her", "their"})
_SELVES = frozenset({"himself", "herself", "themselves", "name", "names"})
_CALLED = frozenset("identified introduced gave called describes named goes went uses used".split())
_DESCRIBING = frozenset("DSJNPEAG#-C.")  # letters of what tells of a person before the name
_DETERMINERS = frozenset({"the", "his", "her", "their", "its", "a", "an"})


def named(stage: Stage, first: int, last: int) -> tuple[Entity, ...]:
    """The people at the head of a source: "Ada Moreau and Jon Pell, partners", "the mayor, Ana Ruiz", "coach Lu Bo"."""
    reading, low = stage.reading, stage.reading.low
    places = [place for place in stage.people.between(max(first - _LONGEST_NAME, 0), last) if place[1] > first]
    places = places if not places or not is_served(reading, first, places[0][0]) else places[1:]
    if not places:
        return ()
    if (found := _turned_out(reading, places)) is not None:
        return (found,)
    end = _end_of_head(stage, first, last, places[0][0])
    for place in places:
        if place[0] < end and not _owns(low, place[1], last) and (place[1] >= end or low[place[1]] in ("and", "&")):
            return _joined(reading, place, places, last)
    led, after = places[0][:2]
    described = first < led <= first + _FEW and all(
        low[at].isalpha() and low[at] not in _PARTS | _NAMED for at in range(first, led)
    )
    if described and (after >= last or low[after] in (",", "who")):  # "Soap star Ana Ruiz": the tagger sees a verb
        return _joined(reading, places[0], places, last)
    for number, place in enumerate(places):
        if number + 1 < len(places) and _serves(low, place[1], places[number + 1][0]):
            continue
        comma = _apposed(reading, first, places[number - 1][0] if _is_aide(low, places, number) else place[0])
        if _is_made_by(reading, first, comma):
            break
        if comma > first and not _owns(low, place[1], last):
            if _several(reading, first, comma):  # "Three ministers, Ola Berg, Per Foss and Kari Moe"
                return _joined(reading, place, places, last)
            if _person_like(stage, first, comma) or any(map(w.is_role, low[comma + 1 : place[0]])):
                _tell_post(reading, first, comma, place[2])
                return (place[2],)
            break
    return _behind_description(stage, first, last, places)


def _behind_description(
    stage: Stage, first: int, last: int, places: list[tuple[int, int, Person]]
) -> tuple[Entity, ...]:
    """Who closes a source that a description opens: "A nurse called | Ana Ruiz |", "Head of Police | Ana Ruiz |"."""
    reading, low = stage.reading, stage.reading.low
    begin, end = places[-1][:2]
    while begin > first + 1 and low[begin - 1].rstrip(".") in w.honorifics():
        begin -= 1  # "LHW vice president for operations | Engr. Ana Ruiz"
    opened = closes_description(reading, begin) and _post_opens(reading, first, begin)
    closed = _post_closes(reading, first, begin) or _capitals_close(reading, first, begin)
    if behind_seat(reading, end, last) >= last and begin > first + 2 and (opened or closed):
        return (places[-1][2],)
    for place in places:
        at = place[0] - 1 - (low[place[0] - 1] in ("only", "simply"))
        if place[0] > first and low[at] in _NAMED and not _owns(low, place[1], last):
            phrase = read_phrase(reading, first, place[0])
            if phrase is not None and phrase.role is not None:
                place[2].affiliations.append(Affiliation(role=phrase.role, organization=phrase.affiliation))
            return (place[2],)
    closing = _closing(stage, first, last, places[-1])
    return () if closing is None else (closing,)


def _closing(stage: Stage, first: int, last: int, place: tuple[int, int, Person]) -> Person | None:
    """ "The board’s chair, retired tax officer | Ana Ruiz |,": who closes a source behind a comma.

    Between the comma and the name stand words of a description only; a paper or a group before it is no person, and
    behind "the mother of the driver" the name may be either's.
    """
    reading, low, code = stage.reading, stage.reading.low, stage.reading.document.letters
    begin, end, person = place
    end = behind_seat(reading, end, last)
    comma = next((at for at in range(begin - 1, first, -1) if low[at] == ","), first)
    if code[end:last].strip(",-(") or comma == first or (comma + 1 == begin and code[comma - 1] == "P"):
        return None
    if set(code[comma + 1 : begin]) - _DESCRIBING or set(code[first:comma]) - _DESCRIBING - set("O"):
        return None
    head = core_end(reading, first, comma) - 1
    several = w.singular(low[head]) != low[head] or low[head] in w.documents() or low[head] in w.organizations()
    told = _person_like(stage, first, comma) or any(map(w.is_role, low[comma + 1 : begin]))
    return None if several or not told or low[first] in ("a", "an") else person


def _tell_post(reading: Reading, first: int, comma: int, person: Person) -> None:
    """ "said | the minister responsible for ports |, Ana Ruiz": the post before her name, where none is told of her."""
    first += reading.low[first] == "the"
    if not w.is_role(reading.low[first]) or any(fact.role is not None for fact in person.affiliations):
        return
    fact = held(reading, (first, comma), None)
    if fact is not None:
        person.affiliations.append(fact)


def _turned_out(reading: Reading, places: list[tuple[int, int, Person]]) -> Person | None:
    """ "a man at the gate, who turned out to be | Ana Ruiz |", "to be the baker | Tom Fell |"."""
    for first, _, person in places:
        begin = phrase_before(reading, first)
        begin -= reading.low[begin - 1] == "the"
        if reading.low[max(begin - 3, 0) : begin] == ["out", "to", "be"]:
            return person
    return None


def _serves(low: list[str], whom: int, name: int) -> bool:
    """ "his wife, longtime Ana Ruiz | aide | Mara Lind": nothing but a post between whom somebody serves and a name."""
    return whom < name and all(map(w.is_role, low[whom:name]))


def _is_aide(low: list[str], places: list[tuple[int, int, Person]], number: int) -> bool:
    return number > 0 and _serves(low, places[number - 1][1], places[number][0])


def followers(stage: Stage, first: int, last: int, cue: str) -> tuple[Entity, ...]:
    """ "Ana Ruiz and | her supporters |": people told only as somebody's, behind the name."""
    low = stage.reading.low
    joint = next((at for at in range(first + 1, last - 2) if low[at] == "and" and low[at + 1] in _WHOSE), None)
    if joint is None or not any(place[1] == joint for place in stage.people.between(first, joint)):
        return ()
    phrase = read_phrase(stage.reading, joint + 1, last, cue)
    people = phrase is not None and phrase.plural and phrase.kind in ("unnamed", "group") and phrase.last == last
    return () if phrase is None or not people else (stage.other(phrase, merge=True),)


def self_named(stage: Stage, first: int, last: int) -> tuple[Entity, ...]:
    """ "Another trader |, who simply identified himself as Old Tarn,": a name told right behind the source.

    So too without commas: "A porter who | gave his name as Osman | said", where the verb ends it.
    """
    low, end = stage.reading.low, stage.reading.sentence(first)[1]
    if "who" in low[first + 1 : last - 1]:  # it reaches over the name: "the guard, who goes by Old Tarn"
        whole, last = last, low.index("who", first + 1)
        end, last = min(end, whole + 1), last - (low[last - 1] == ",")
    parted = low[last : last + 2] == [",", "who"]
    if not parted and low[last - 1] != "who":
        return ()
    letters, begin = stage.reading.document.letters, last + 2 * parted
    stops = "," if parted else "VZ"
    reach = range(begin + (not parted), min(begin + _LONGEST_APPOSED, end))
    close = next((at for at in reach if letters[at] in stops), last)
    told = not _SELVES.isdisjoint(low[last:close]) and not _CALLED.isdisjoint(low[last:close])
    people = stage.people.between(last, close) if told else []
    if not people or people[-1][1] != close:
        return ()
    phrase, person = read_phrase(stage.reading, first, last), people[-1][2]
    if phrase is not None and phrase.role is not None and not any(fact.role for fact in person.affiliations):
        person.affiliations.append(Affiliation(role=phrase.role, organization=phrase.affiliation))
    return (person,)


def _is_made_by(reading: Reading, first: int, comma: int) -> bool:
    """ "A statement signed by its leader |, Ana Ruiz, | said": a maker's name is not the paper."""
    made = range(first + 2, comma)
    return any(reading.low[at] == "by" and reading.document.tags[at - 1] in ("VBN", "VBD") for at in made)


def own_words(stage: Stage, first: int, last: int) -> tuple[Entity, ...]:
    """ "according to Ada Moreau’s words", "the words of Ada Moreau": whose words they are."""
    low = stage.reading.low
    if low[first] == "the" and low[first + 2 : first + 3] == ["of"] and low[first + 1] in UTTERED | _OPINIONS:
        return tuple(place[2] for place in stage.people.between(first + 3, last) if place[0] == first + 3)
    if last - first < 3 or low[last - 1] not in UTTERED or low[last - 2] not in w.POSSESSIVE:
        return ()
    return tuple(place[2] for place in stage.people.between(first, last) if place[1] == last - 2)


def _end_of_head(stage: Stage, first: int, last: int, name: int) -> int:
    """Where the head of a source ends, a role with its complement before the first name included."""
    end = core_end(stage.reading, first, last)
    role = phrase_before(stage.reading, name)
    led = end <= name < last and role < name and (role <= first or _body_opens(stage.reading, first, role))
    return core_end(stage.reading, name, last) if led else end


def _body_opens(reading: Reading, first: int, role: int) -> bool:
    """Whether a source begins with the body of a role: "Lawyers for Altona (LFA) director", "the Bank of England"."""
    whole = body_with_of(reading, role)
    return body_before(reading, role) <= first or (whole < role and whole <= behind_former(reading, first, whole))


def _apposed(reading: Reading, first: int, name: int) -> int:
    """The mark behind which a name stands in apposition, roles between them aside: "a pupil, the novelist Ana Ruiz"."""
    low, at = reading.low, name - 1
    if low[at] == ")":  # "president, Col. (ret.) Ana Ruiz"
        opened = next((spot for spot in range(at - 1, max(at - 5, first), -1) if low[spot] == "("), at)
        at = opened - 1 - (low[opened - 1].rstrip(".") in w.honorifics())
    if at > first + 1 and low[at] in w.POSSESSIVE:  # "Her predecessor, the BJP’s Ana Ruiz"
        at -= 2
    while at > first and (
        w.is_role(low[at])
        or low[at] in w.OFFICES  # "her rivals, | Sen. | Ana Ruiz and"
        or low[at] in w.modifiers()
        or low[at] in w.demonyms()
        or low[at].startswith("ex-")  # "Their director, | ex-Zamalek midfielder | Ana Ruiz"
        or low[at] in w.FORMER | {"the", "a", "an", "most", "right", "very"}
        or (low[at] == "and" and w.is_role(low[at - 1]) and w.is_role(low[at + 1]))  # "the translator and critic"
    ):
        at -= 1
    if w.is_role(low[name - 1]) and low[at] not in _BREAKS:  # "Her rival, | former army cook Ana Ruiz"
        at = phrase_before(reading, name) - 1
    return at if at > first and low[at] in _BREAKS else -1


def _post_opens(reading: Reading, first: int, name: int) -> bool:
    """Whether a post with a complement opens a source: "The press secretary of the club | Olena Marchuk"."""
    low, head = reading.low, core_end(reading, first, name)
    if head < name and low[head] == "and":  # "Local councillor and | Minister of State |"
        head = core_end(reading, head + 1, name)
    goes_on = _CLAUSES.isdisjoint(low[head:name])  # not "a spokesman for the union, which is backing | Ana Ruiz"
    return head < name and low[head] in ("of", "for", "in", "at", "to") and w.is_role(low[head - 1]) and goes_on


def _post_closes(reading: Reading, first: int, name: int) -> bool:
    """ "Former Head of Police and mayoral candidate | Ana Ruiz", "Rally for Fares campaign director | Ana Ruiz":
    the post before a name is the source’s own; not in "a spokesman for candidate | Ana Ruiz"."""
    low = reading.low
    office = phrase_before(reading, name)
    told = w.is_role(low[name - 1]) or (office < name - 2 and w.is_role(low[office]))  # "Minister of State"
    if low[first] in _DETERMINERS or not told or "," in low[first:name]:
        return False
    joint = next((at for at in range(first + 1, name) if low[at] in FROM), first)
    opens = reading.document.words[first][0].isupper()
    return opens and ("and" in low[joint:name] or not w.is_role(w.singular(low[joint - 1])))


def _several(reading: Reading, first: int, comma: int) -> bool:
    """Whether the noun before an apposition is the plural of a role: "Two members of the board |, Ann Lee and"."""
    nouns = (reading.low[comma - 1], reading.low[core_end(reading, first, comma) - 1])
    singles = ((noun, w.singular(noun)) for noun in nouns)
    roles = any(single != noun and w.is_role(single) for noun, single in singles)
    return roles or any(noun.endswith("s") and noun[:-1] in w.party_words() for noun in nouns)


def _owns(low: list[str], at: int, last: int) -> bool:
    """ "Ms. Moreau’s office": a possessor is not the source."""
    return at < last and low[at] in w.POSSESSIVE


def _person_like(stage: Stage, first: int, end: int) -> bool:
    """Whether the words before a name describe a person, no paper or firm: a role, or any noun with "the" or "his".

    For "The Iyaloja of the market, Alhaja Sidikat Ojo" and "His brief, Anjali Dutt".
    """
    low = stage.reading.low
    if low[first] in ("one", "another") or any(
        w.is_role(low[at]) or low[at] in w.demonyms() for at in range(first, end)
    ):
        return True
    head = core_end(stage.reading, first, end) - 1
    owned = not w.POSSESSIVE.isdisjoint(low[first:head])  # "Altona’s deck mate, Ana Ruiz,"
    if not (low[first] in _DETERMINERS or owned) or w.singular(low[head]) != low[head]:
        return False
    if low[head] in w.organizations():
        return False
    return low[head] not in w.documents() or low[first] in ("his", "her")


def _capitals_close(reading: Reading, first: int, name: int) -> bool:
    """ "Local TD and Minister of State | Ana Ruiz": offices in capitals up to a name."""
    low, words = reading.low, reading.document.words
    plain = all(words[at][0].isupper() or low[at] in ("of", "for", "and", "the") for at in range(first, name))
    return plain and any(map(w.is_role, low[first:name])) and not w.is_role(low[name - 1]) and name > first + 2


def _joined(
    reading: Reading, head: tuple[int, int, Person], places: list[tuple[int, int, Person]], last: int
) -> tuple[Entity, ...]:
    """A name and those joined to it: "A", "A and B", "A, B and C"."""
    low = reading.low
    begins = {place[0]: place for place in places}
    found: list[Entity] = [head[2]]
    at = head[1]
    while (at := behind_seat(reading, at, last)) < last:
        if low[at : at + 2] == [",", "whose"]:
            break  # "Gwen Holt, whose son Tom, 22, died": of whom is told
        at = _behind_apposition(low, at, last, begins)
        step = at + 1 if low[at] in (",", "and", "&") else at
        if step < last and low[step] == "and":
            step += 1
        step = _behind_office(reading, _behind_kin(low, step, last), last, begins)
        step = _behind_house(reading, step, last, begins)
        ahead = begins.get(step)
        joint = low[at] != "," or low[at + 1] == "and"  # "Ann Cole, and the chairman, Bo Lie"
        if ahead is None or step == at or not (joint or _list_goes_on(low, ahead[1], last)):
            break
        if ahead[2] not in found:
            found.append(ahead[2])
        at = ahead[1]
    return tuple(found)


def _behind_apposition(low: list[str], at: int, last: int, begins: Container[int]) -> int:
    """ "Ann Smith, the mayor |, and Bob Crane": the comma behind an apposition before another name, else ``at``."""
    if low[at] != "," or at + 1 in begins or low[at + 1 : at + 2] == ["and"]:
        return at
    reach = range(at + 2, min(at + _LONGEST_APPOSED, last - 2))
    close = next((spot for spot in reach if low[spot] == "," or spot in begins), at)
    return close if low[close : close + 2] == [",", "and"] and close + 2 in begins else at


def behind_seat(reading: Reading, at: int, last: int) -> int:
    """Where a side of a source ends behind its name: "Ann Lee | (R-Utah)", "Ann Lee | of Maine", "Ann Lee |, 25"."""
    low = reading.low
    if low[at : at + 1] == ["("]:
        return next((spot + 1 for spot in range(at + 1, min(at + _LONGEST_SEAT, last)) if low[spot] == ")"), at)
    if low[at : at + 1] == ["of"] and at + 1 < last and low[at + 1] in w.places():
        return at + 2
    return at + 2 if low[at : at + 1] == [","] and at + 1 < last and low[at + 1].isdecimal() else at


def _behind_kin(low: list[str], at: int, last: int) -> int:
    """Where a name begins behind what ties it to the one before: "Ana Ruiz and | her husband, | Tom".

    So too behind the post of a second one: "Ana Ruiz, and | the chairman, | Bo Lie".
    """
    if at + 2 < last and low[at] in ("his", "her", "their", "the", "its"):
        noun = at + 1 + (not w.is_role(low[at + 1]))
        parted = noun + 1 < last and low[noun + 1] == ","
        if noun + 1 < last and w.is_role(low[noun]) and (parted or low[at] not in ("the", "its")):
            return noun + 1 + parted
    return at


def _behind_office(reading: Reading, at: int, last: int, begins: Mapping[int, object]) -> int:
    """Where a name begins behind its office: "Tim Cook and | Google chief | Ada Poe", "and | Gov. | Tom Poe"."""
    low = reading.low
    if at in begins or at >= last or low[at - 1] != "and":
        pass
    elif (ahead := min((spot for spot in begins if at < spot < last), default=0)) and phrase_before(
        reading, ahead
    ) <= at:
        return ahead  # "and | former Secretary of State | Ada Poe"
    for spot in range(at + 1, min(at + _LONGEST_NAME, last)):
        if spot in begins and w.is_office(low[spot - 1]):
            return spot
        if not low[spot - 1][0].isalpha() or low[spot - 1] in _PARTS:
            break
    return at


def _behind_house(reading: Reading, at: int, last: int, begins: Container[int]) -> int:
    """Where a name begins behind where somebody works: "Ann Lee, | CNN’s | Tom Poe and | Reuters’ | Ada Lind"."""
    mark = at
    while mark < min(at + _LONGEST_NAME, last) and mark not in begins and reading.document.words[mark][0].isupper():
        mark += 1
    owned = at < mark < last and reading.low[mark] in w.POSSESSIVE and mark + 1 in begins
    return mark + 1 if owned else at


def _list_goes_on(low: list[str], at: int, last: int) -> bool:
    return at < last and low[at] in (",", "and", "&")
