"""Whom the sentence right before a quotation without a cue leads over to: “The mayor shrugged. “Ask me in May.””"""

from quotetrace.grammar.subjects import BE, subject_before
from quotetrace.layers import Reported, Sentence
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.sources import read_source
from quotetrace.speakers.staging.stage import Entity, Other, Stage
from quotetrace.speakers.text import words as w

_LONGEST = 30  # tokens of a sentence that leads over
_PERSONAL = frozenset({"he", "she"})
_FRONTED = "ACI,"  # letters before a subject: "And", "Then", "But"
_MOST_FRONTED = 3


def sentence_before(stage: Stage, reported: Reported) -> Sentence | None:
    """The sentence in the paragraph of a quotation that ends where it begins."""
    document = stage.reading.document
    at = stage.reading.tokens(*reported.content[0])[0]
    number = document.sentence_of[at]
    if not number:
        return None
    before = document.sentences[number - 1]
    return before if before.block == document.sentences[number].block and before.last == at else None


def led_over(stage: Stage, index: int, floor: int) -> Entity | None:
    """`His manager was kind. | “Go on.”`, `The owner’s plan? | “We dig.”`, `What did he make of it? | “Rubbish.”`

    The sentence begins behind the character ``floor``; what a page tells of things, and of people in the plural, leads
    over to nobody.
    """
    before = sentence_before(stage, stage.reading.page.reported[index])
    if before is None or floor > before.start or before.last - before.first > _LONGEST:
        return None
    if stage.reading.quoted(before.first):
        return None
    asks = stage.reading.low[before.last - 1] == "?"
    source = _asked(stage, before) if asks else _subject(stage, before)
    answer = read_source(stage, *source, "", index) if source is not None else None
    found = answer.speakers if answer is not None else ()
    if len(found) != 1:
        return None
    one = found[0]
    return one if isinstance(one, Person) or (isinstance(one, Other) and one.kind == "unnamed") else None


def _asked(stage: Stage, sentence: Sentence) -> tuple[int, int] | None:
    """Of whom a question tells: "The owner’s plan?", "What did | he | make of it?"."""
    document, low = stage.reading.document, stage.reading.low
    verbs = set("VZM") & set(document.letters[sentence.first : sentence.last])
    if not verbs:
        mark = document.letters.find("O", sentence.first, sentence.last)
        first = _behind_fronted(stage, sentence)
        return (first, mark) if mark > first and _is_somebody(stage, first, mark) else None
    return next(((at, at + 1) for at in range(sentence.first, sentence.last) if low[at] in _PERSONAL), None)


def _subject(stage: Stage, sentence: Sentence) -> tuple[int, int] | None:
    """The subject of a statement, where it opens the sentence and is somebody: "The mayor, Ida Moor, | shrugged"."""
    document = stage.reading.document
    code = document.letters
    verb = next((at for at in range(sentence.first, sentence.last) if code[at] in "VZ"), None)
    subject = subject_before(document, verb, sentence.first) if verb is not None else None
    if verb is None or subject is None or subject[0] > _behind_fronted(stage, sentence):
        return None
    if len({id(place[2]) for place in stage.people.between(sentence.first, sentence.last)}) > 1:
        return None  # "Ruiz met Lim at the gate."
    suffers = document.low[verb] in BE and code[verb + 1 : verb + 2] == "E"  # "The driver was taken to hospital"
    return subject if not suffers and _is_somebody(stage, *subject) else None


def _behind_fronted(stage: Stage, sentence: Sentence) -> int:
    """Where a sentence begins behind "And", "But then"."""
    code, at = stage.reading.document.letters, sentence.first
    while at < min(sentence.first + _MOST_FRONTED, sentence.last - 1) and code[at] in _FRONTED:
        at += 1
    return at


def _is_somebody(stage: Stage, first: int, last: int) -> bool:
    """Whether a subject names a person or has a word for what one person is."""
    low = stage.reading.low
    head = next((at for at in range(first, last) if low[at] in (",", "of", "for", "at", "in", "who")), last) - 1
    return bool(stage.people.between(first, last)) or (head >= first and w.is_role(low[head]))
