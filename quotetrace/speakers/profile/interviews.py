"""Who stands behind the label of a turn: a name, or the letters Q and A of an interview."""

from quotetrace.layers import Reported
from quotetrace.speakers.affiliation.held import held
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.profile.askers import asked_before, has_turns, is_unnamed_asker, names_self
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Answer, Stage
from quotetrace.speakers.text import words as w

_ASKS = frozenset({"q", "question", "interviewer"})
_ANSWERS = frozenset({"a", "answer", "interviewee"})
_HOSTS = frozenset({"interviewer", "host", "anchor", "presenter", "moderator"})
_IN_COURT = frozenset({"cross-examination", "deposition", "plaintiff", "deponent", "exhibit", "testimony"})
_TALKED = frozenset({"spoke", "talked", "speaks", "talks", "speaking", "interviewed", "interview"})
_JOINS = frozenset({"to", "with", "by"})
_MEETS = frozenset({"asked", "asks", "met", "meets", "interviews", "interviewed"})
_WHOM = frozenset({"her", "him", "them"})
_WITH = frozenset({"with", "for", "to"})
_SITTINGS = frozenset("minutes questions interview chat coffee lunch conversation breakfast drink hour moment".split())
_TESTIFIES = (
    ["took", "the", "stand"],
    ["took", "the", "witness", "stand"],
    ["testified"],
    ["was", "sworn"],
    ["was", "called", "to", "the", "stand"],
)
_BY, _SWORN = frozenset({"by"}), frozenset({"sworn"})
_TOP = 120  # tokens at the top of a page in which the headline stands
_ASIDE = frozenset({"credit", "caption", "byline", "contributor", "navigation", "teaser"})


def turn_speaker(stage: Stage, first: int, last: int, labelled: bool) -> Answer | None:
    """The speaker of a turn whose label is tokens ``first`` to ``last``; None where it is an ordinary source."""
    letters = [stage.reading.low[at] for at in range(first, last) if stage.reading.low[at][0].isalnum()]
    if labelled and is_unnamed_asker(stage.reading, first, last):
        asker = names_self(stage, last) or asked_before(stage, last)
        if asker is not None:
            return Answer((asker,), "attributed")
    if len(letters) == 1 and letters[0] in _ASKS | _ANSWERS:
        examines = _examination(stage, first, asks=letters[0] in _ASKS)
        asks = letters[0] in _ASKS
        return party(stage, asks=asks, label=(first, last)) if examines is None else Answer((examines,), "attributed")
    places = stage.people.between(first, last) if labelled else []
    person = _initialled(stage, stage.reading.document.words[first]) if last - first < 3 and labelled else None
    if not labelled or (places and (person is None or len(places[0][2].best()) > 1)):
        return Answer((_labelled_so(stage, *places[0]),), "attributed") if places else None
    person = person or (_in_the_stand(stage) if stage.reading.low[last - 1] == "witness" else None)
    return Answer((person,), "attributed") if person is not None else None


def _labelled_so(stage: Stage, first: int, last: int, person: Person) -> Person:
    """ "RUIZ:" below "ANA RUIZ, NURSE:", where her brother is named in between: a surname means who had a label."""
    surname = stage.reading.low[last - 1]
    if last - first > 1:
        stage.labelled[surname] = person
    return stage.labelled.get(surname, person)


def _in_the_stand(stage: Stage) -> Person | None:
    """Whom THE WITNESS of a transcript means: "Ana Ruiz took the stand on Monday", "Ana Ruiz testified"."""
    low = stage.reading.low
    found = {
        id(person): person
        for _, last, person in stage.people.places
        if any(low[last : last + len(words)] == words for words in _TESTIFIES)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _examination(stage: Stage, token: int, *, asks: bool) -> Person | None:
    """Who examines, or is examined: "BY MR. HALE:", "PATRICK DUNN, sworn", the last such line before a question."""
    reading, words = stage.reading, stage.reading.document.words
    for at in reversed(reading.where(_BY if asks else _SWORN)):
        if at < token and asks and words[at] == "BY" and reading.kind(at) in _ASIDE | {"subheading"}:
            return next((person for _, _, person in stage.people.between(at + 1, at + 3)), None)
        if at < token and not asks:
            begin = reading.sentence(at)[0]
            return next((person for first, _, person in stage.people.between(begin, at) if first == begin), None)
    return None


def party(stage: Stage, *, asks: bool, label: tuple[int, int] | None = None) -> Answer:
    """Who asks in an interview, or who answers; where nobody is told to ask, "Q." is an interviewer."""
    if not stage.interview:  # it is the same for all turns
        asker = _asker(stage)
        stage.interview = asker, _guest(stage, asker)
    person = stage.interview[0 if asks else 1]
    called = label is not None and "question" in stage.reading.low[slice(*label)]
    if person is not None and not (asks and called and has_turns(stage, person)):  # at a press conference
        return Answer((person,), "attributed")
    if not asks or label is None or stage.reading.has(_IN_COURT) or not _one_asks(stage, *label):
        return Answer()
    unnamed = Phrase("unnamed", "interviewer", "interviewer", "definite", False, label[0], *label, "interviewer")
    return Answer((stage.other(unnamed, merge=True),), "attributed")


def _one_asks(stage: Stage, first: int, last: int) -> bool:
    """Whether questions are one interviewer’s, by their label or by "A." before answers; not a press conference’s."""
    if "interviewer" in stage.reading.low[first:last]:
        return True
    spans = (one.label or one.source for one in stage.reading.page.reported if one.rule.startswith("turn"))
    labels = (stage.reading.document.text[slice(*span)] for span in spans if span is not None)
    return any(label.strip(" .:*_").lower() in _ANSWERS for label in labels)


def tell_guest(stage: Stage) -> None:
    """ "Ten questions for the beekeeper who sued": the trade of who is interviewed stands in the headline."""
    asked = any(_of_interview(stage, reported) for reported in stage.reading.page.reported)
    guest = _guest(stage, _asker(stage)) if asked else None
    if guest is None or any(fact.role is not None for fact in guest.affiliations):
        return
    reading = stage.reading
    for at in range(1, min(_TOP, len(reading.low))):
        if reading.kind(at) not in ("headline", "subheading"):
            continue
        first = at
        while first > 1 and at - first < 3 and reading.document.tags[first - 1][:2] in ("JJ", "NN"):
            first -= 1
        if w.is_role(reading.low[at]) and reading.low[first - 1] in ("the", "a", "an"):
            fact = held(reading, (first, at + 1), None)
            if fact is not None:
                guest.affiliations.append(fact)
            return


def _of_interview(stage: Stage, reported: Reported) -> bool:
    """Whether a turn is a question or an answer, by its rule or its label: "Q.", "A:"."""
    label = stage.reading.document.text[slice(*reported.label)] if reported.label else ""
    return reported.rule in ("turn.question", "turn.answer") or label.strip(" .:*_").lower() in _ASKS | _ANSWERS


def _initialled(stage: Stage, label: str) -> Person | None:
    """The one person of the page with the initials of a label: "DF:" for Declan Foy."""
    if not (1 < len(label) < 4 and label.isupper()):
        return None
    if not stage.initials:
        for person in stage.people.persons:
            if person.introduced:
                letters = "".join(word[0] for word in person.full[0].words if word[0].isupper())
                stage.initials.setdefault(letters[:3], []).append(person)
    found = stage.initials.get(label, [])
    return found[0] if len(found) == 1 else None


def _asker(stage: Stage) -> Person | None:
    """Who asks: "She spoke to Ada Moreau", "Interview by Ada Moreau", "Ada Moreau met her", a host, the one byline."""
    low = stage.reading.low
    for first, last, person in stage.people.places:
        if first > 1 and low[first - 1] in _JOINS and low[first - 2] in _TALKED:
            return person
        if last + 1 < len(low) and low[last] in _MEETS and low[last + 1] in _WHOM:
            return person
    if (asker := _who_only_asks(stage)) is not None:
        return asker
    hosts = [one for one in stage.people.persons if any(_is_host(fact.role) for fact in one.affiliations)]
    if len(hosts) == 1:
        return hosts[0]
    bylines = [place[2] for place in stage.people.places if stage.reading.kind(place[0]) == "byline"]
    spoken = _labelled(stage) if bylines else ()  # `MR TELL: ...` and `QUESTION: ...`: who has turns asks nothing
    bylines = [person for person in bylines if not any(person is one for one in spoken)]
    return bylines[0] if len(set(map(id, bylines))) == 1 else None


def _who_only_asks(stage: Stage) -> Person | None:
    """Who asks where other turns bear names: `Daniel Foss: Do you read reviews?`, `Cleo Marchetti: I read one.`"""
    asks: dict[int, bool] = {}
    named: dict[int, Person] = {}
    for reported in stage.reading.page.reported:
        if reported.rule != "turn" or reported.source is None:
            continue
        for place in stage.people.between(*stage.reading.tokens(*reported.source))[:1]:
            asked = stage.reading.document.text[reported.content[-1][1] - 1] == "?"
            named[id(place[2])] = place[2]
            asks[id(place[2])] = asks.get(id(place[2]), True) and asked
    askers = [person for key, person in named.items() if asks[key]]
    return askers[0] if len(askers) == 1 and len(named) > 1 else None


def _labelled(stage: Stage) -> list[Person]:
    """Those whose names are labels of turns."""
    reading = stage.reading
    spans = {reported.source for reported in reading.page.reported if reported.rule == "turn"} - {None}
    return [place[2] for span in spans if span for place in stage.people.between(*reading.tokens(*span))[:1]]


def _is_host(role: str | None) -> bool:
    return role is not None and role.lower().split()[-1] in _HOSTS


def _guest(stage: Stage, asker: Person | None) -> Person | None:
    """Who answers: whom the page says so of ("Five minutes with Ana Ruiz"), or who is named first and does not ask."""
    low = stage.reading.low
    for first, _, person in stage.people.places:
        if first > 1 and low[first - 1] in _WITH and low[first - 2] in _SITTINGS and person is not asker:
            return person
    for first, _, person in stage.people.places:
        if person is not asker and stage.reading.kind(first) not in _ASIDE:
            return person
    return None
