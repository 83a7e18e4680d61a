"""Whom a pronoun means: nearness, subject, who spoke last, gender and number."""

from attrs import define

from quotetrace.speakers.people import Person
from quotetrace.speakers.stage import Answer, Entity, Other, Stage

PRONOUNS = {"he": "m", "she": "f", "they": "p", "it": "n", "i": "s", "we": "s", "who": "w", "you": "s", "him": "m"}
OWNERS = {"his": "m", "her": "f", "their": "p", "its": "n", "my": "s", "our": "s"}

# Weights, found by hand on invented articles: a sentence of distance costs one point.
_SPOKE = 1.5
_SUBJECT = 1.0
_SAME_SENTENCE_SUBJECT = 3.0
_RIGHT_GENDER = 1.5
_WRONG_GENDER = -4.0
_QUOTED = -2.0
_ASIDE = -6.0  # captions, credits and headlines
_POSSESSOR = -0.5
_FARTHEST = 12  # sentences
_CLOSE_CALL = 0.5
_RUNNING = frozenset({"body", "turn", "headline", "subheading"})
_POSSESSIVE = frozenset({"’s", "'s", "’", "'"})


@define
class _Candidate:
    speaker: Entity
    score: float
    token: int


def resolve_pronoun(stage: Stage, token: int, index: int) -> Answer:
    """The speakers a pronoun at ``token`` means; ``index`` is the number of the reported stretch it introduces."""
    word = stage.reading.low[token]
    wanted = PRONOUNS.get(word) or OWNERS[word]
    if wanted in ("m", "f"):
        return _answer(_people_before(stage, token, wanted))
    if wanted == "p":
        return _plural(stage)
    if wanted == "n":
        return _neuter(stage)
    if wanted == "w":
        before = stage.people.between(max(token - 4, 0), token)
        return Answer((before[-1][2],), "attributed") if before else _answer(_people_before(stage, token, "u"))
    return _speaker_around(stage, index)


def _answer(candidates: list[_Candidate]) -> Answer:
    """The best candidate; "ambiguous" where another person comes close."""
    if not candidates:
        return Answer()
    best: dict[int, _Candidate] = {}
    for one in candidates:
        known = best.get(id(one.speaker))
        if known is None or (one.score, one.token) > (known.score, known.token):
            best[id(one.speaker)] = one
    ranked = sorted(best.values(), key=lambda one: (-one.score, -one.token))
    close = len(ranked) > 1 and ranked[0].score - ranked[1].score < _CLOSE_CALL
    return Answer((ranked[0].speaker,), "ambiguous" if close else "attributed")


def _people_before(stage: Stage, token: int, gender: str) -> list[_Candidate]:
    reading = stage.reading
    sentence = reading.document.sentence_of[token]
    spoken = {at for at, _ in stage.spoke}
    found = []
    floor = reading.document.sentences[max(sentence - _FARTHEST, 0)].first
    for first, last, person in stage.people.between(floor, token):
        away = sentence - reading.document.sentence_of[first]
        score = _standing(stage, first, last, token) - away
        score += _SPOKE if any(at in spoken for at in range(first - 6, last)) else 0.0
        found.append(_Candidate(person, score + _gender(person.gender, gender), first))
    for at, speaker in stage.spoke:
        if floor <= at < token and (isinstance(speaker, Person) or (not speaker.plural and speaker.kind == "unnamed")):
            away = sentence - reading.document.sentence_of[at]
            score = _SPOKE + _SUBJECT + _gender(speaker.gender, gender) - away
            score += _SAME_SENTENCE_SUBJECT if away == 0 and at < token else 0.0
            found.append(_Candidate(speaker, score, at))
    return found


def _gender(known: str, wanted: str) -> float:
    if "u" in (known, wanted):
        return 0.0
    return _RIGHT_GENDER if known == wanted else _WRONG_GENDER


def _standing(stage: Stage, first: int, last: int, token: int) -> float:
    """How prominent a naming is: subject, possessor, inside quoted words, in a caption."""
    reading = stage.reading
    low, tags = reading.low, reading.document.tags
    score = 0.0
    if reading.kind(first) not in _RUNNING:
        return _ASIDE
    if reading.kind(first) == "headline":
        score -= 2.0
    if reading.quoted(first) and not reading.quoted(token):
        score += _QUOTED
    if last < len(low) and low[last] in _POSSESSIVE:
        return score + _POSSESSOR
    same = reading.document.sentence_of[first] == reading.document.sentence_of[token]
    if last < len(low) and (tags[last][:2] in ("VB", "MD") or low[last] in (",", "also")) and _opens(stage, first):
        score += _SUBJECT + (_SAME_SENTENCE_SUBJECT if same else 0.0)
    elif last < len(low) and tags[last][:2] in ("VB", "MD"):
        score += _SUBJECT
    return score


def _opens(stage: Stage, first: int) -> bool:
    """Whether a naming is the first of its sentence's nouns."""
    reading = stage.reading
    start = reading.sentence(first)[0]
    return not any(tag[:2] in ("VB", "MD") for tag in reading.document.tags[start:first])


def _plural(stage: Stage) -> Answer:
    """ "They": the plural source, or the two people, who spoke last; else an institution; else one unnamed person."""
    for number in range(len(stage.answers) - 1, -1, -1):
        speakers = stage.answers[number].speakers
        if len(speakers) > 1 or any(isinstance(one, Other) and one.plural for one in speakers):
            return Answer(speakers, "attributed")
    for _, speaker in reversed(stage.spoke):
        if not isinstance(speaker, Person):
            return Answer((speaker,), "ambiguous")
    return Answer((stage.spoke[-1][1],), "ambiguous") if stage.spoke else Answer()


def _neuter(stage: Stage) -> Answer:
    """ "It": the organization or paper that spoke last."""
    for _, speaker in reversed(stage.spoke):
        if not isinstance(speaker, Person) and speaker.kind in ("organization", "document"):
            return Answer((speaker,), "attributed")
    return Answer()


def _speaker_around(stage: Stage, index: int) -> Answer:
    """ "I" and "we" inside quoted words mean whoever speaks them."""
    within = stage.reading.page.reported[index].within
    if within is not None and within < len(stage.answers):
        return Answer(stage.answers[within].speakers, "inherited")
    return Answer()
