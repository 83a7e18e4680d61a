"""Whom "he", "she" and "they" mean that tell inside quoted words what somebody else said: `“He goes, ‘Boss, ...’”`."""

from collections.abc import Iterator
from itertools import groupby

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Answer, Entity, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import phrase_before

_WANTED = {"he": "m", "she": "f", "they": "p"}
_OWNERS = frozenset({"his", "her", "their", "’s", "'s"})
_BACK = 2  # sentences before the quoted words in which somebody may have been told of
_REACH = 80  # tokens back at most


def told_inside(stage: Stage, token: int, index: int) -> Phrase | None:
    """The description that a pronoun takes up that is the source of words within other words.

    For "The mechanic came back early. “He goes, ‘Boss, it is gone,’” Ruiz said" and `“I asked the clerk and she said:
    ‘No,’” Ruiz told us`: it is the one whom Ruiz's words or the sentences before them tell of, and not Ruiz. None where
    somebody else is named nearer, whom the pronoun may mean as well.
    """
    reading = stage.reading
    wanted, within = _WANTED.get(reading.low[token]), reading.page.reported[index].within
    if wanted is None or within is None or not reading.quoted(token) or within >= len(stage.answers):
        return None
    outer = stage.answers[within].speakers
    told = [at for at in _nouns(stage, token, within, wanted) if not _is_own(stage, at, outer)]
    named = (first for first, _, one in stage.people.between(max(token - _REACH, 0), token) if one not in outer)
    floor = max((first for first in named if wanted != "p"), default=-1)
    at = _likeliest(stage, [at for at in told if at > floor], token)
    phrase = read_phrase(reading, phrase_before(reading, at + 1), at + 1) if at >= 0 else None
    if phrase is None or phrase.kind not in ("unnamed", "group"):
        return None
    phrase.article = "definite"
    return phrase


def _likeliest(stage: Stage, told: list[int], token: int) -> int:
    """The noun that is the subject in the sentence nearest to a pronoun, or the nearest quoted one; else -1."""
    document, reading = stage.reading.document, stage.reading
    here = document.sentence_of[token]
    for number, group in groupby(told, key=document.sentence_of.__getitem__):
        found = list(group)
        acting = [at for at in found if document.letters[at + 1 : at + 2] in tuple("VZM")]
        near = [at for at in found if number == here and reading.quoted(at)]
        if near or acting:
            return (acting or near)[0]
    return -1


def others_spoke(stage: Stage, token: int, index: int, answer: Answer) -> Answer:
    """No answer where it is the one in whose words "they" stands: `“They told me ‘no’,” Ruiz said` is not Ruiz’s."""
    within = stage.reading.page.reported[index].within
    told = stage.reading.low[token] in _WANTED and stage.reading.quoted(token)
    if within is None or within >= len(stage.answers) or not told:
        return answer
    own = stage.answers[within].speakers
    return Answer() if own and set(map(id, answer.speakers)) <= set(map(id, own)) else answer


def _nouns(stage: Stage, token: int, within: int, wanted: str) -> Iterator[int]:
    """The nouns for people before a pronoun that agree with it, the nearest first."""
    reading, document = stage.reading, stage.reading.document
    outer = reading.page.reported[within]
    first = min(reading.tokens(*span)[0] for span in outer.content)
    sentence = document.sentences[max(document.sentence_of[first] - _BACK, 0)]
    floor = max(sentence.first, token - _REACH)
    source = range(*reading.tokens(*outer.source)) if outer.source is not None else range(0)
    for at in range(token - 1, floor - 1, -1):
        low = reading.low[at]
        plural = document.tags[at] == "NNS"
        if document.letters[at] not in "NJ" or at in source or not document.words[at].islower():
            continue  # "the constable" may be taken for an adjective
        if not (w.is_role(w.singular(low)) or low in w.KIN) or document.letters[at + 1 : at + 2] in tuple("NJP"):
            continue
        if _OWNERS.intersection(reading.low[max(at - 2, 0) : at]):  # "her brother", of somebody who is told of
            continue
        gender = w.gender_of_role(w.singular(low))
        if plural == (wanted == "p") and (wanted == "p" or gender in (wanted, "u")):
            yield at


def _is_own(stage: Stage, at: int, outer: tuple[Entity, ...]) -> bool:
    """ "Ruiz, the | foreman |, said", "| foreman | Bo Ruiz said": whether a noun tells what somebody named is."""
    first = phrase_before(stage.reading, at + 1)
    begin = stage.reading.sentence(at)[0]
    before = stage.reading.before(first) == ","
    named = stage.people.between(begin, at + 2)
    apposed = any(end in (first - before, first) for start, end, _ in named if start < first)
    ahead = any(start == at + 1 for start, _, _ in named)
    behind = stage.reading.low[at + 1 : at + 2] == [","] and bool(stage.people.between(at + 2, at + 3))
    led = any(isinstance(one, Person) and one in [place[2] for place in named] for one in outer)
    return apposed or ahead or behind or (led and stage.reading.low[first - 1 : first] in (["as"], ["is"], ["was"]))
