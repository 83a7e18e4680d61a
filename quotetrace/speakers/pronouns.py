"""Whom a pronoun means: nearness, subject, who spoke last, gender and number."""

from bisect import bisect_left, bisect_right

from attrs import define

from quotetrace.speakers import words as w
from quotetrace.speakers.kinds import Phrase, read_phrase
from quotetrace.speakers.offices import office_holder
from quotetrace.speakers.people import Person
from quotetrace.speakers.phrases import phrase_before
from quotetrace.speakers.stage import Answer, Entity, Stage, Standing

PRONOUNS = {"he": "m", "she": "f", "they": "p", "it": "n", "i": "s", "we": "s", "who": "w", "you": "s", "him": "m"}
OWNERS = {"his": "m", "her": "f", "their": "p", "its": "n", "my": "s", "our": "s"}

# Weights, found by hand on invented articles.
_PER_SENTENCE = 1.3
_SAME_PARAGRAPH = 1.0
_OBJECT = -1.5  # "asked by Ms. Moreau", "told Ms. Moreau"
_SPOKE = 1.5
_SUBJECT = 1.0
_SAME_SENTENCE_SUBJECT = 3.0
_RIGHT_GENDER = 1.5
_WRONG_GENDER = -4.0
_QUOTED = -2.0
_ASIDE = -6.0  # captions, credits and headlines
_POSSESSOR = -0.5
_FARTHEST = 12  # sentences
# Namings, and turns to speak, in that many sentences: more stand only in lists, where the nearest are the likeliest.
_MOST = 100
_LONGEST_SENTENCE = 250  # tokens: behind so many a description is no longer the subject of what is said
_CLOSE_CALL = 0.5
_RUNNING = frozenset({"body", "turn", "headline", "subheading"})
_POSSESSIVE = frozenset({"’s", "'s", "’", "'"})


@define
class _Candidate:
    speaker: Entity
    score: float
    token: int


def resolve_pronoun(stage: Stage, token: int, index: int, cue: str = "") -> Answer:
    """The speakers a pronoun at ``token`` means; ``index`` numbers the stretch it introduces, ``cue`` is its verb."""
    word = stage.reading.low[token]
    wanted = PRONOUNS.get(word) or OWNERS[word]
    if wanted in ("m", "f"):
        return _answer(_people_before(stage, token, wanted))
    if wanted == "p":
        return _plural(stage)
    if wanted == "n":
        return _neuter(stage, token, cue)
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
    """Everybody named or speaking in the sentences before a pronoun, each with what speaks for them."""
    reading = stage.reading
    sentences, sentence_of = reading.document.sentences, reading.document.sentence_of
    here = sentences[sentence_of[token]]
    floor = sentences[max(sentence_of[token] - _FARTHEST, 0)].first
    found = []
    inside = reading.quoted(token)
    for first, last, person in stage.people.between(floor, token, _MOST):
        same = first >= here.first
        score = _standing(stage, first, last, same, inside) + _gender(person.gender, gender, same)
        found.append(_Candidate(person, score, first))
    for at, speaker in stage.spoke_between(floor, token, _MOST):
        if isinstance(speaker, Person) or (not speaker.plural and speaker.kind == "unnamed"):
            score = _SPOKE + _SUBJECT + (_SAME_SENTENCE_SUBJECT if at >= here.first else 0.0)
            found.append(_Candidate(speaker, score + _gender(speaker.gender, gender, at >= here.first), at))
    found += _described(stage, here.first, token)
    for candidate in found:
        own = sentences[sentence_of[candidate.token]]
        candidate.score -= _PER_SENTENCE * (sentence_of[token] - sentence_of[candidate.token])
        candidate.score += _SAME_PARAGRAPH if own.block == here.block else 0.0
    return found


def _described(stage: Stage, first: int, token: int) -> list[_Candidate]:
    """A description that is the subject earlier in the sentence: "but the Norwegian minister did not, although she"."""
    reading = stage.reading
    acting = reading.acting()
    end = bisect_left(acting, token - 1)
    for at in reversed(acting[bisect_right(acting, max(first, token - _LONGEST_SENTENCE)) : end]):
        if not reading.quoted(at):
            start = phrase_before(reading, at + 1)
            phrase = read_phrase(reading, max(start - 1, first), at + 1)
            person = office_holder(stage, phrase) if phrase is not None and not phrase.plural else None
            if person is not None:
                return [_Candidate(person, _SUBJECT + _SAME_SENTENCE_SUBJECT + _RIGHT_GENDER, at)]
    return []


def _gender(known: str, wanted: str, same_sentence: bool) -> float:
    if "u" in (known, wanted):
        return 0.0
    return _RIGHT_GENDER if known == wanted else _WRONG_GENDER / (2 if same_sentence else 1)


def _standing(stage: Stage, first: int, last: int, same: bool, inside: bool) -> float:
    """What a naming's standing says for a pronoun in the ``same`` sentence or not, ``inside`` quoted words or not."""
    known = stage.standing.get(first)
    if known is None:
        known = stage.standing[first] = _stands(stage, first, last)
    quoted = _QUOTED if known.quoted and not inside else 0.0
    return known.score + quoted + (_SAME_SENTENCE_SUBJECT if known.opens and same else 0.0)


def _stands(stage: Stage, first: int, last: int) -> Standing:
    """How prominent a naming is: subject, possessor, inside quoted words, in a caption."""
    reading = stage.reading
    low, tags = reading.low, reading.document.tags
    if reading.kind(first) not in _RUNNING:
        return Standing(_ASIDE)
    own = -2.0 if reading.kind(first) == "headline" else 0.0
    quoted = reading.quoted(first)
    if last < len(low) and low[last] in _POSSESSIVE:
        return Standing(own + _POSSESSOR, quoted)
    before = first
    while before and (w.is_role(low[before - 1]) or low[before - 1] in w.modifiers()):
        before -= 1
    if before and low[before - 1] in ("by", "told", "asked", "with", "to"):
        return Standing(own + _OBJECT, quoted)
    acts = last < len(low) and tags[last][:2] in ("VB", "MD")
    if (acts or (last < len(low) and low[last] in (",", "also"))) and not reading.verb_before(first):
        return Standing(own + _SUBJECT, quoted, opens=True)
    return Standing(own + _SUBJECT if acts else own, quoted)


def _plural(stage: Stage) -> Answer:
    """ "They": the plural source, or the two people, who spoke last; else an institution; else one unnamed person."""
    if stage.together:
        return Answer(stage.together, "attributed")
    other = stage.last_impersonal()
    if other is not None:
        return Answer((other,), "ambiguous")
    return Answer((stage.spoke[-1][1],), "ambiguous") if stage.spoke else Answer()


def _neuter(stage: Stage, token: int, cue: str) -> Answer:
    """The organization or paper that "it" means: a banner just named, where it "reads"; else who spoke last."""
    if cue in ("read", "reads", "said", "says", "showed", "called"):
        paper = _paper_before(stage, token)
        if paper is not None and (cue.startswith("read") or not stage.spoke or stage.spoke[-1][0] < paper.first):
            return Answer((stage.other(paper, merge=True),), "attributed")
    other = stage.last_impersonal("organization", "document")
    return Answer((other,), "attributed") if other is not None else Answer()


def _paper_before(stage: Stage, token: int) -> Phrase | None:
    """A document named in the sentence before: "a banner was hanging from the stand. It read"."""
    reading = stage.reading
    number = reading.document.sentence_of[token]
    floor = reading.document.sentences[max(number - 1, 0)].first
    papers = reading.papers()
    spot = bisect_left(papers, token) - 1
    if spot < 0 or papers[spot] < floor:
        return None
    at = papers[spot]
    return Phrase("document", reading.low[at], reading.low[at], "definite", False, at, at, at + 1)


def _speaker_around(stage: Stage, index: int) -> Answer:
    """ "I" and "we" inside quoted words mean whoever speaks them."""
    within = stage.reading.page.reported[index].within
    if within is not None and within < len(stage.answers):
        return Answer(stage.answers[within].speakers, "inherited")
    return Answer()
