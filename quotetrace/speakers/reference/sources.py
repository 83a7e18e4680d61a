"""From the words of a source to its speakers: names at the head, pronouns, and descriptions."""

from collections.abc import Container, Sequence

from quotetrace.grammar.letters import DAYS
from quotetrace.models import Affiliation
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.clauses import before_relative, from_whom
from quotetrace.speakers.reference.pronouns import OWNERS, PRONOUNS, resolve_pronoun, speaker_around, spoken_of
from quotetrace.speakers.reference.references import resolve_phrase
from quotetrace.speakers.staging.coordinated import coordinated
from quotetrace.speakers.staging.heads import core_end
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Answer, Entity, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import SERVING, body_before, closes_description, phrase_before
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.wholes import behind_former, body_with_of

_NAMED = frozenset({"called", "named", "as", "nicknamed", "one"})
_LONGEST_NAME = 5  # tokens: a source may begin inside a name
_LONGEST_APPOSED = 14  # tokens of a name and its apposition
_APPOSING = ([",", "a"], [",", "an"], [",", "the"])
_FROM = frozenset({"from", "in", "of", "at", "for"})
_UTTERED = frozenset({"words", "response", "reply", "answer", "verdict", "reaction", "advice"})
_OPINIONS = frozenset({"opinion", "view", "introduction", "conviction", "assessment"})
_CHANNELS = frozenset({"channel", "account", "blog", "feed", "timeline"})  # "her Telegram channel wrote"
_FEW = 3  # words before a name that are its description, where nothing parts them
_PARTS = frozenset("of for at in from with on by near to and or who that which as about than".split())
_BREAKS = frozenset({",", "-", "—", "–", "("})
# How an agency begins its notes on a story: "(Corrects paragraph 3 to say the vote was on Monday)".
_NOTES = frozenset("corrects adds updates recasts refiles clarifies removes fixes repeats rewrites changes".split())
_HOUSES = frozenset(("no", "number"))  # "No 10 said": a house that speaks
# What stands behind a source and is no part of it: "Nair further said", "Nair himself said", "Nair’s claim that".
_BEHIND_SOURCES = w.POSSESSIVE | frozenset(
    "further also meanwhile however too himself herself itself themselves".split()
)
_SELVES = frozenset({"himself", "herself", "themselves", "name", "names"})
_CALLED = frozenset({"identified", "introduced", "gave", "called", "describes", "named"})
_DETERMINERS = frozenset({"the", "his", "her", "their", "its", "a", "an"})


def read_source(
    stage: Stage, first: int, last: int, cue: str = "", index: int = 0, others: Sequence[Entity] = ()
) -> Answer:
    """Who the tokens of a source mean; ``cue`` is the lower-case verb, ``index`` numbers the reported stretch.

    ``others`` are those whom a description means only where the page gives them its office.
    """
    reading = stage.reading
    while first < last and not reading.document.words[first][0].isalnum():
        first += 1
    if first < last and reading.low[first] in _NOTES and first > 0 and reading.low[first - 1] == "(":
        return Answer()
    if (sender := from_whom(reading, first, last)) is not None:
        return read_source(stage, *sender, cue, index, others)
    if reading.low[first : first + 1] == ["who"] and (taken := _name_before(stage, first)) is not None:
        return taken
    if last - first == 1 and (taken_up := before_relative(reading, first)) is not None:
        return read_source(stage, *taken_up, cue, index) if taken_up else Answer()
    if reading.low[first] in DAYS and reading.low[first + 1 : first + 2] == [","] and first + 2 < last:
        first += 2  # "Sunday, Ms. Ruiz, a clerk, wrote"
    first = _whole_body_before(reading, first)
    first, last = _behind_titles(reading, first, last), _behind_bracket(stage, last)
    last = _before_initial(stage, last)
    if first >= last:
        return Answer()
    if all(low in ("the", "a", "an") for low in reading.low[first:last]):
        last = _noun_end(reading, last)
    if _is_nobody(reading, first):
        return Answer()
    while last > first + 1 and reading.low[last - 1] in _BEHIND_SOURCES:
        last -= 1
    if reading.low[first] in _HOUSES and _is_number(reading.low[first + 1 : last]):
        house = Phrase("organization", reading.text(first, last), "", "bare", False, first, first, last)
        return Answer((stage.other(house, merge=True),), "attributed")
    if _is_pronoun(reading, first, last):
        return resolve_pronoun(stage, first, index, cue)
    through = _through(reading, first, last)
    if through > first:
        return _spoken_through(stage, first, through, last, cue)
    named = _named(stage, first, last) or _self_named(stage, first, last) or _own_words(stage, first, last)
    if named:
        return Answer(named, "attributed")
    phrases = coordinated(reading, first, last, cue)
    barred = (*spoken_of(stage, first, index), *speaker_around(stage, index).speakers, *others)
    answers = [resolve_phrase(stage, phrase, barred) for phrase in phrases]
    speakers = tuple(dict.fromkeys(speaker for answer in answers for speaker in answer.speakers))
    if not speakers:
        return Answer()
    return Answer(speakers, answers[0].status, phrases[0])


def _name_before(stage: Stage, who: int) -> Answer | None:
    """ "Kath Bramall, | who has worked there for 31 years, said": the name before a relative clause.

    What stands in apposition to the name may be between: "Ana Ruiz, a nurse from Altona, | who".
    """
    low, comma = stage.reading.low, who - (stage.reading.before(who) == ",")
    begin = max(comma - _LONGEST_NAME, stage.reading.sentence(comma - 1)[0]) if comma else 0
    found = [place for place in stage.people.between(begin, comma) if place[1] == comma]
    if found and stage.reading.before(found[-1][0]) not in _FROM:
        return Answer((found[-1][2],), "attributed")
    begin = max(comma - _LONGEST_APPOSED, stage.reading.sentence(comma - 1)[0]) if comma else 0
    found = [place for place in stage.people.between(begin, comma) if low[place[1] : place[1] + 2] in _APPOSING]
    return Answer((found[-1][2],), "attributed") if found else None


def _whole_body_before(reading: Reading, first: int) -> int:
    """Where a source begins that was cut inside a body’s name: "the Department for Business and | Trade"."""
    words, begin = reading.document.words, reading.sentence(first)[0] if first < len(reading.low) else first
    if first < begin + 3 or reading.low[first - 1] not in ("and", "&") or not words[first][0].isupper():
        return first
    left = range(begin, first - 1)
    cut = words[first - 2][0].isupper() and {"of", "for"} & set(reading.low[begin : first - 1])
    verbs = any(reading.document.letters[at] in "VZM," for at in left)
    return begin if cut and not verbs and first - begin < 2 * _LONGEST_NAME else first


def _behind_titles(reading: Reading, first: int, last: int) -> int:
    """Where a name begins behind titles of which one stands in brackets: "Chief (Dr.) | Ade Ilesanmi"."""
    low = reading.low
    at = next((spot for spot in range(first, min(first + 3, last)) if low[spot] == "("), last)
    end = next((spot for spot in range(at + 2, min(at + 4, last)) if low[spot] == ")"), last)
    titled = end + 1 < last and low[at + 1].rstrip(".") in w.honorifics()
    return end + 1 if titled else first


def _behind_bracket(stage: Stage, last: int) -> int:
    """Where the name ends that follows a rank and its bracket: "DCP (Zone II) | Iqbal Siddiqui"; else ``last``."""
    low = stage.reading.low
    if last >= len(low) or low[last] != "(" or not (low[last - 1] in w.CAPITAL_RANKS or w.is_role(low[last - 1])):
        return last
    closed = next((at + 1 for at in range(last + 1, min(last + 6, len(low))) if low[at] == ")"), last)
    return (
        max((place[1] for place in stage.people.between(closed, closed + 1)), default=last) if closed > last else last
    )


def _before_initial(stage: Stage, last: int) -> int:
    """Where a name ends that has the given name's letter behind it: "Kovalchenko | O."; else ``last``."""
    letter = last - 1
    letter -= letter > 0 and stage.reading.low[letter] == "."
    if (
        letter < 1
        or len(stage.reading.document.words[letter]) > 1
        or not stage.reading.document.words[letter].isupper()
    ):
        return last
    return letter if any(place[1] == letter for place in stage.people.between(letter - 1, letter)) else last


def _noun_end(reading: Reading, last: int) -> int:
    """Where the noun phrase ends that a lone "the" begins: "said the 19-year-old"."""
    end = min(reading.sentence(last - 1)[1], last + _LONGEST_NAME)
    while last < end and reading.document.tags[last][:2] in ("NN", "JJ", "CD", "VB", "HY"):
        last += 1
        if reading.document.tags[last - 1] in ("NN", "NNS") or reading.low[last - 1].endswith("-old"):
            break
    return last


def _through(reading: Reading, first: int, last: int) -> int:
    """Where the speaker stands in "The health office, through a spokeswoman," or -1."""
    low = reading.low
    for at in range(first + 1, last - 2):
        if low[at] in ("through", "via") and any(word.startswith("spokes") for word in low[at + 1 : at + 5]):
            return at + 1
    return -1


def _spoken_through(stage: Stage, first: int, through: int, last: int, cue: str) -> Answer:
    """A spokesperson, for whoever is named before."""
    phrase = read_phrase(stage.reading, through, last, cue)
    if phrase is None:
        return Answer()
    places = stage.people.between(first, through)
    whole = read_phrase(stage.reading, first, through, cue)
    phrase.affiliation = " ".join(places[0][2].best()) if places else whole.name if whole is not None else None
    return resolve_phrase(stage, phrase)


def _is_number(words: list[str]) -> bool:
    return len(words) == 1 and (words[0].isdecimal() or words[0] in ("ten", "eleven"))


def _is_nobody(reading: Reading, first: int) -> bool:
    """ "Nobody said", "No one at the inn told", "Neither Ruiz nor Berg said": words that no one says have no speaker;
    "No 10 said" has one."""
    if first > 0 and reading.low[first - 1] == "neither":
        first -= 1
    low, behind = reading.low[first], reading.low[first + 1 : first + 2]
    told = low in w.NOBODY or (low == "no" and behind != ["."] and not "".join(behind)[:1].isdigit())
    return told and (reading.document.words[first].islower() or reading.starts_sentence(first))


def _is_pronoun(reading: Reading, first: int, last: int) -> bool:
    """ "he", "she, who had left,", and "Her" of "Her words: ..."."""
    low = reading.low
    spoken = low[last - 1] in _UTTERED or low[last - 1] in _CHANNELS
    if last - first == 1 or (low[first] in OWNERS and spoken and last - first < 4):
        return low[first] in PRONOUNS or low[first] in OWNERS
    return low[first] in PRONOUNS and low[first + 1] in (",", "who", "himself", "herself")


def _named(stage: Stage, first: int, last: int) -> tuple[Entity, ...]:
    """The people at the head of a source: "Ada Moreau and Jon Pell, partners", "the mayor, Ana Ruiz", "coach Lu Bo"."""
    reading, low = stage.reading, stage.reading.low
    places = [place for place in stage.people.between(max(first - _LONGEST_NAME, 0), last) if place[1] > first]
    if not places:
        return ()
    office = phrase_before(reading, places[0][0])
    if (
        first < office - 2 and low[office - 1] == "for" and low[office - 2] in SERVING
    ):  # "an aide for | Gov. Ray Landry"
        return ()
    end = _end_of_head(stage, first, last, places[0][0])
    for place in places:
        if place[0] < end and not _owns(low, place[1], last) and (place[1] >= end or low[place[1]] in ("and", "&")):
            return _joined(low, place, places, last)
    led, after = places[0][:2]
    described = first < led <= first + _FEW and all(
        low[at].isalpha() and low[at] not in _PARTS for at in range(first, led)
    )
    if described and (after >= last or low[after] in (",", "who")):  # "Soap star Ana Ruiz": the tagger sees a verb
        return _joined(low, places[0], places, last)
    for place in places:
        comma = _apposed(low, first, place[0])
        if _is_made_by(reading, first, comma):
            break
        if comma > first and not _owns(low, place[1], last):
            if _several(low[comma - 1]):  # "Three ministers, Ola Berg, Per Foss and Kari Moe"
                return _joined(low, place, places, last)
            if _person_like(stage, first, comma) or any(map(w.is_role, low[comma + 1 : place[0]])):
                return (place[2],)
            break
    begin, end = places[-1][:2]
    opened = closes_description(reading, begin) and _post_opens(reading, first, begin)
    if end >= last and begin > first + 2 and (opened or _post_closes(reading, first, begin)):
        return (places[-1][2],)
    for place in places:
        at = place[0] - 1 - (low[place[0] - 1] in ("only", "simply"))
        if place[0] > first and low[at] in _NAMED and not _owns(low, place[1], last):
            phrase = read_phrase(reading, first, place[0])
            if phrase is not None and phrase.role is not None:
                place[2].affiliations.append(Affiliation(role=phrase.role, organization=phrase.affiliation))
            return (place[2],)
    return ()


def _self_named(stage: Stage, first: int, last: int) -> tuple[Entity, ...]:
    """ "Another trader |, who simply identified himself as Alhaji Sani,": a name told right behind the source."""
    low, end = stage.reading.low, stage.reading.sentence(first)[1]
    if low[last : last + 2] != [",", "who"]:
        return ()
    close = next((at for at in range(last + 2, min(last + _LONGEST_APPOSED, end)) if low[at] == ","), last)
    told = not _SELVES.isdisjoint(low[last:close]) and not _CALLED.isdisjoint(low[last:close])
    named = stage.people.between(last, close) if told else []
    return (named[-1][2],) if named and named[-1][1] == close else ()


def _is_made_by(reading: Reading, first: int, comma: int) -> bool:
    """ "A statement signed by its leader |, Ana Ruiz, | said": a maker's name is not the paper."""
    made = range(first + 2, comma)
    return any(reading.low[at] == "by" and reading.document.tags[at - 1] in ("VBN", "VBD") for at in made)


def _own_words(stage: Stage, first: int, last: int) -> tuple[Entity, ...]:
    """ "according to Ada Moreau’s words", "the words of Ada Moreau": whose words they are."""
    low = stage.reading.low
    if low[first] == "the" and low[first + 2 : first + 3] == ["of"] and low[first + 1] in _UTTERED | _OPINIONS:
        return tuple(place[2] for place in stage.people.between(first + 3, last) if place[0] == first + 3)
    if last - first < 3 or low[last - 1] not in _UTTERED or low[last - 2] not in w.POSSESSIVE:
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


def _apposed(low: list[str], first: int, name: int) -> int:
    """The mark behind which a name stands in apposition, roles between them aside: "a pupil, the novelist Ana Ruiz"."""
    at = name - 1
    if low[at] == ")":  # "president, Col. (ret.) Ana Ruiz"
        opened = next((spot for spot in range(at - 1, max(at - 5, first), -1) if low[spot] == "("), at)
        at = opened - 1 - (low[opened - 1].rstrip(".") in w.honorifics())
    if at > first + 1 and low[at] in w.POSSESSIVE:  # "Her predecessor, the BJP’s Ana Ruiz"
        at -= 2
    while at > first and (
        w.is_role(low[at])
        or low[at] in w.modifiers()
        or low[at] in w.demonyms()
        or low[at] in w.FORMER | {"the", "a", "an", "most", "right", "very"}
        or (low[at] == "and" and w.is_role(low[at - 1]) and w.is_role(low[at + 1]))  # "the translator and critic"
    ):
        at -= 1
    return at if at > first and low[at] in _BREAKS else -1


def _post_opens(reading: Reading, first: int, name: int) -> bool:
    """Whether a post with a complement opens a source: "The press secretary of the club | Olena Marchuk"."""
    head = core_end(reading, first, name)
    return head < name and reading.low[head] in ("of", "for", "in", "at", "to") and w.is_role(reading.low[head - 1])


def _post_closes(reading: Reading, first: int, name: int) -> bool:
    """ "Former Head of Police and mayoral candidate | Ana Ruiz", "Rally for Fares campaign director | Ana Ruiz":
    the post before a name is the source’s own; not in "a spokesman for candidate | Ana Ruiz"."""
    low = reading.low
    if low[first] in _DETERMINERS or not w.is_role(low[name - 1]) or "," in low[first:name]:
        return False
    joint = next((at for at in range(first + 1, name) if low[at] in _FROM), first)
    opens = reading.document.words[first][0].isupper()
    return opens and ("and" in low[joint:name] or not w.is_role(w.singular(low[joint - 1])))


def _several(noun: str) -> bool:
    """Whether a noun is the plural of a role."""
    return w.singular(noun) != noun and w.is_role(w.singular(noun))


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
    if low[first] not in _DETERMINERS or low[head] in w.organizations() or w.singular(low[head]) != low[head]:
        return False
    return low[head] not in w.documents() or low[first] in ("his", "her")


def _joined(
    low: list[str], head: tuple[int, int, Person], places: list[tuple[int, int, Person]], last: int
) -> tuple[Entity, ...]:
    """A name and those joined to it: "A", "A and B", "A, B and C"."""
    begins = {place[0]: place for place in places}
    found: list[Entity] = [head[2]]
    at = head[1]
    while at < last:
        step = at + 1 if low[at] in (",", "and", "&") else at
        if step < last and low[step] == "and":
            step += 1
        step = _behind_office(low, _behind_kin(low, step, last), last, begins)
        ahead = begins.get(step)
        if ahead is None or step == at or (low[at] == "," and not _list_goes_on(low, ahead[1], last)):
            break
        if ahead[2] not in found:
            found.append(ahead[2])
        at = ahead[1]
    return tuple(found)


def _behind_kin(low: list[str], at: int, last: int) -> int:
    """Where a name begins behind what ties it to the one before: "Ana Ruiz and | her husband, | Tom"."""
    if at + 2 < last and low[at] in ("his", "her", "their"):
        noun = at + 1 + (not w.is_role(low[at + 1]))
        if noun + 1 < last and w.is_role(low[noun]):
            return noun + 1 + (low[noun + 1] == ",")
    return at


def _behind_office(low: list[str], at: int, last: int, begins: Container[int]) -> int:
    """Where a name begins behind its office: "Tim Cook and | Google chief | Ada Poe", "and | Gov. | Tom Poe"."""
    for spot in range(at + 1, min(at + _LONGEST_NAME, last)):
        if spot in begins and (w.is_role(low[spot - 1]) or low[spot - 1] in w.OFFICES):
            return spot
        if not low[spot - 1][0].isalpha() or low[spot - 1] in _PARTS:
            break
    return at


def _list_goes_on(low: list[str], at: int, last: int) -> bool:
    return at < last and low[at] in (",", "and", "&")
