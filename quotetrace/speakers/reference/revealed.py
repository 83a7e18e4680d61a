"""Who is told behind the words: "“It is over.” That was the verdict of Ana Ruiz", "The voice was that of Bo Lee"."""

from quotetrace.layers import Reported, Sentence
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage

_LONGEST = 30  # tokens of a sentence that tells who spoke
_POINTS = frozenset({"that", "this", "those", "these", "such", "the", "it", "so"})  # how it begins
_UTTERED = frozenset(
    "words verdict view views message assessment reaction response answer opinion conclusion warning advice plea voice "
    "summary judgment judgement claim sentiment thoughts speaker author writer cry remark comment".split()
)
_LINKS = frozenset({"is", "was", "are", "were", "be", "came", "come", "comes", "belong", "belongs", "belonged"})
_FROM = frozenset({"of", "from", "to"})
_VOICES = frozenset({"voice", "shout", "cry"})
_BELONGING = frozenset({"belong", "belongs", "belonged", "belonging"})
_NEXT = 2  # sentences behind a voice in which it is told whose it is


def told_behind(stage: Stage, reported: Reported) -> Person | None:
    """Whom the sentence right behind a quotation names as the one whose words these are; None where none does."""
    document = stage.reading.document
    number = document.sentence_of[min(stage.reading.tokens(*reported.content[-1])[1], len(stage.reading.low) - 1)]
    if document.sentences[number].start < reported.content[-1][1] and number + 1 < len(document.sentences):
        number += 1
    return _of_whom(stage, document.sentences[number], _UTTERED)


def whose_voice(stage: Stage, phrase: Phrase) -> Person | None:
    """ "said | a voice |, which belonged to Bo Lee", "a voice called.\\n\\nThe voice was that of Bo Lee"."""
    if phrase.head not in _VOICES or phrase.plural:
        return None
    reading, document = stage.reading, stage.reading.document
    number = document.sentence_of[phrase.first]
    for at in reading.where(_BELONGING):
        named = stage.people.between(at + 2, at + 2 + _NEXT) if reading.low[at + 1 : at + 2] == ["to"] else []
        if named and number <= document.sentence_of[at] <= number + 1 and at >= phrase.last:
            return named[0][2]
    behind = document.sentences[number + 1 : number + 1 + _NEXT]
    return next(filter(None, (_of_whom(stage, one, _VOICES) for one in behind)), None)


def _of_whom(stage: Stage, sentence: Sentence, nouns: frozenset[str]) -> Person | None:
    """ "That was the verdict of | Ana Ruiz |", "The speaker was | Bo Lee |": who is named behind the link."""
    reading, first = stage.reading, sentence.first
    if sentence.last - first > _LONGEST or reading.low[first] not in _POINTS or reading.quoted(first):
        return None
    named = stage.people.between(first, sentence.last)
    begin, end, person = named[0] if named else (first, first, None)
    before = reading.low[first:begin]
    letters = reading.document.letters[first:begin]
    if person is None or nouns.isdisjoint(before) or _LINKS.isdisjoint(before) or letters.count("V") > 1:
        return None
    linked = before[-1] in _FROM | _LINKS or (before[-1] == "the" and before[-2:-1] != [] and before[-2] in _FROM)
    acts = reading.document.letters[end : end + 1] in ("V", "Z", "M", "O")
    return person if linked and not acts and not person.doubt else None
