"""For which club of the page somebody plays, by the verb between: "who plays for Ayr", "Ayr have signed Ana Ruiz"."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_FOR = frozenset("plays played play playing scored signed turned appeared keeps kept made rides races drives".split())
_TO = frozenset("joined joins rejoined captains captained coaches coached manages managed".split())
_CHOSE = frozenset("sacked dismissed fired appointed hired signed unveiled recruited suspended named".split())
_BETWEEN = frozenset("who has had have been was were is will also then only once and he she , to".split())
_WHOSE, _TEAMS = frozenset({"whose"}), frozenset("side team men players squad xi".split())
# What a goal does for a club, and what is a goal.
_LIFTED = frozenset("lifted gave handed earned rescued put kept steered fired send sent take took brought sank".split())
_GOALS = frozenset(
    "goal header penalty try strike volley winner equaliser equalizer opener brace double hat-trick kick conversion"
    " finish tap-in free-kick drop-goal effort shot save touchdown basket homer run runs century serve".split()
)
_GOAL = 6  # tokens behind a possessor in which the goal is told
_REACH = 6  # tokens between a verb and the club, or between it and the player


def tell_players(stage: Stage) -> None:
    """Give those a club who play for one, join it, are chosen by it, or are "of" it, where nothing tells another."""
    for at, name in stage.institutions.sides.mentions():
        lifter = _lifts(stage, at)
        if lifter is not None:
            _give(lifter, name, instead_of=frozenset(club for _, club in stage.institutions.sides.mentions()))
            continue
        person = _of(stage, at) or _chosen(stage, at)
        if person is not None:
            _give(person, name, instead_of=w.countries())  # "Scottish coach Ana Ruiz was dismissed by Ayr"
    for at in stage.reading.where(_WHOSE):
        _tell_coach(stage, at)


def _tell_coach(stage: Stage, whose: int) -> None:
    """ "Ayr went out on Monday. ... said | Lund, whose side | had led": the club named last is that of who leads it."""
    low, sides = stage.reading.low, stage.institutions.sides
    if low[whose - 1] != "," or _TEAMS.isdisjoint(low[whose + 1 : whose + 2]) or not sides.known:
        return
    led = next((place[2] for place in stage.people.between(whose - 2, whose - 1) if place[1] == whose - 1), None)
    club = None if led is None else sides.at(whose)
    if led is not None and club is not None:
        _give(led, club)


def _lifts(stage: Stage, at: int) -> Person | None:
    """ "Ola Berg’s late header gave | Harlow Vale | the lead": whose goal it is, that lifts a club."""
    reading, low = stage.reading, stage.reading.low
    begin = reading.sentence(at)[0]
    verb = at - 1 - (low[at - 1] == "the")
    if verb <= begin or low[verb] not in _LIFTED:
        return None
    for _, last, person in stage.people.between(begin, verb, 1):
        goal = range(last + 1, min(last + 1 + _GOAL, verb))
        scores = low[last] in w.POSSESSIVE and any(low[spot] in _GOALS for spot in goal)
        return person if scores and "own" not in low[last:verb] else None
    return None


def _give(person: Person, club: str, instead_of: frozenset[str] = frozenset()) -> None:
    if any(fact.organization not in (None, *instead_of) for fact in person.affiliations):
        return
    if not person.affiliations:
        person.affiliations.append(Affiliation(organization=club))
    for number, fact in enumerate(person.affiliations):
        if fact.status != "former":
            person.affiliations[number] = evolve(fact, organization=club)
            return


def _of(stage: Stage, first: int) -> Person | None:
    """Who stands before a club with what ties the two: "Ana Ruiz of | Ayr", "Ana Ruiz, who plays in goal for | Ayr"."""
    reading, low = stage.reading, stage.reading.low
    begin = reading.sentence(first)[0]
    first -= low[first - 1] == "the" and first > begin
    while first > begin and reading.document.words[first - 1][0].isupper():
        first -= 1
    tie = reading.before(first)
    if tie in ("of", "by", "for"):
        verbs = _CHOSE if tie == "by" else _FOR
        floor = max(begin, first - _REACH) if tie == "for" else first - 2
        found = (at for at in range(first - 2, floor - 1, -1) if low[at] in verbs)
        verb = first - 1 if tie == "of" else next(found, None)
    else:
        verb = first - 1 if tie in _TO else None
    return None if verb is None or verb <= begin else _subject(stage, begin, verb, direct=tie == "of")


def _subject(stage: Stage, begin: int, verb: int, *, direct: bool) -> Person | None:
    """Who is named right before a verb, small words between; ``direct`` with none between."""
    at = verb
    while not direct and at > begin and verb - at < _REACH and stage.reading.low[at - 1] in _BETWEEN:
        at -= 1
    named = next((person for _, last, person in stage.people.between(begin, at) if last == at), None)
    return named or _by_age(stage, begin, at)


def _by_age(stage: Stage, begin: int, end: int) -> Person | None:
    """ "Ana Holt will leave. | The 31-year-old midfielder | was signed by": the one person of the sentence before."""
    document, low = stage.reading.document, stage.reading.low
    number = document.sentence_of[begin]
    aged = any(word.endswith("-year-old") for word in low[begin + 1 : begin + 3])
    if not (low[begin] == "the" and aged and number) or stage.people.between(begin, end):
        return None
    named = {id(one): one for _, _, one in stage.people.between(document.sentences[number - 1].first, begin)}
    return next(iter(named.values())) if len(named) == 1 else None


def _chosen(stage: Stage, at: int) -> Person | None:
    """Whom a club chose that opens a sentence: "Ayr have signed the midfielder | Ana Ruiz"."""
    reading: Reading = stage.reading
    words, low, end = reading.document.words, reading.low, reading.sentence(at)[1]
    last = at + 1
    while last < end and (words[last][0].isupper() or low[last] in _BETWEEN):
        last += 1
    if last >= end or low[last] not in _CHOSE:
        return None
    near = stage.people.between(last + 1, min(last + 1 + _REACH, end))[:1]
    free = [person for first, _, person in near if not {"from", "of", "’s"} & set(low[last:first])]
    return free[0] if free else None
