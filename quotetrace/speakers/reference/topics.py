"""What the sentence before is about: its subject, which "they" and "it" take up though it has said nothing yet."""

from quotetrace.grammar.phrases import TIMES, is_time, phrase_at, reach_right
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.bodies import stands_for
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Entity, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import phrase_before

_BACK = 2  # sentences
_THINGS = ("organization", "document")


def plural_topic(stage: Stage, token: int) -> tuple[Entity, ...]:
    """ "Prosecutors asked for nine years. They said", "Ada Roe and Jon Pell run it. “...,” they said"."""
    for first in _openings(stage, token):
        pair = _pair(stage, first)
        if pair:
            return pair
        phrase = _phrase(stage, first)
        if phrase is not None and (phrase.plural or phrase.kind == "group") and phrase.owner is None:
            return (stage.other(phrase, merge=True),)
        if phrase is not None and phrase.head == "police":
            return (stage.other(phrase, merge=True),)
    return ()


def person_topic(stage: Stage, token: int, gender: str) -> Entity | None:
    """ "The minister was asked three times. “No,” | he | said": somebody unnamed of whom the sentence before tells."""
    for first in _openings(stage, token):
        phrase = _phrase(stage, first)
        if phrase is not None and phrase.kind == "unnamed" and not phrase.plural and phrase.owner is None:
            fits = w.is_role(phrase.head) and w.gender_of_role(phrase.head) in (gender, "u")
            return stage.other(phrase, merge=True) if fits and phrase.article == "definite" else None
    return None


def people_topic(stage: Stage, token: int) -> Phrase | None:
    """ "Passengers vented their anger. | One wrote": the people of whom one is picked out."""
    found = (_phrase(stage, first) for first in _openings(stage, token))
    return next((one for one in found if one is not None and one.plural and one.kind in ("unnamed", "group")), None)


def thing_topic(stage: Stage, token: int) -> tuple[Entity, ...]:
    """ "Norway’s Fisheries Ministry closed the bay. It said": an institution or a paper."""
    for first in _openings(stage, token):
        phrase = _phrase(stage, first)
        if phrase is None or phrase.plural or phrase.kind not in _THINGS:
            continue
        if phrase.article == "indefinite" and phrase.kind != "document":
            continue
        if phrase.proper:
            phrase.name = stage.institutions.full(phrase.name)
            phrase.affiliation = phrase.name
        elif phrase.kind == "organization" and phrase.article == "definite" and phrase.owner is None:
            known = stands_for(stage, phrase)  # "| The company | denied it. In a statement, it said"
            if known is not None:
                return (known,)
        return (stage.other(phrase, merge=True),)
    return ()


def thing_before(stage: Stage, token: int) -> Phrase | None:
    """ "Pupils nailed | a tin plate | to the door. It read": what the sentence before brings in last, and is nobody."""
    reading, document = stage.reading, stage.reading.document
    number = document.sentence_of[token]
    before = document.sentences[max(number - 1, 0)]
    if not number or not reading.starts_sentence(token):
        return None
    for at in range(before.last - 1, before.first - 1, -1):
        base = phrase_at(document, at) if reading.low[at] in ("a", "an", "one") else None
        head = reading.low[base[1] - 1] if base is not None and base[0] == at else ""
        body = head in w.organizations() or head in w.kinds_of_bodies() or head in w.collectives()
        if base is None or not head.isalpha() or w.is_role(head) or body or is_time(document, *base):
            continue
        if document.letters[base[1] - 1] == "N" and reading.document.words[base[1] - 1].islower():
            name = reading.text(at + 1, base[1])
            return Phrase("document", name, head, "indefinite", False, at, at + 1, base[1])
    return None


def body_of_sentence(stage: Stage, token: int) -> str | None:
    """ "The Water Authority has sent a team, | a spokeswoman said": whose spokeswoman that is."""
    phrase = _phrase(stage, stage.reading.sentence(token)[0])
    if phrase is None or not phrase.proper or phrase.kind != "organization" or phrase.last >= token:
        return None
    return stage.institutions.full(phrase.name)


def body_of_paragraph(stage: Stage, token: int) -> str | None:
    """`Orrin denied it. “All is well,” | a spokeswoman said`: the body that spoke last in the paragraph, or acted.

    For `Dorset Rail last night apologised. “We must do better,” | a spokesman said`.
    """
    document = stage.reading.document
    at, last = stage.spoke[-1] if stage.spoke else (-1, None)
    here = document.block_of(token)
    spoke = at >= 0 and document.block_of(at) == here
    if not spoke:
        return _acted(stage, token, here)
    if isinstance(last, Person) or last is None or last.kind != "organization" or not last.proper:
        return None
    return stage.institutions.full(last.name)


def _acted(stage: Stage, token: int, block: int) -> str | None:
    """The body by name that a sentence before in the paragraph has as its subject, where nobody has spoken since."""
    for first in _openings(stage, token):
        if stage.reading.document.block_of(first) == block:
            phrase = _phrase(stage, first, timed=True)
            body = phrase is not None and phrase.proper and phrase.kind == "organization" and not phrase.plural
            return stage.institutions.full(phrase.name) if phrase is not None and body else None
    return None


def _openings(stage: Stage, token: int) -> list[int]:
    """Where the sentences before begin, the nearest first, as far back as nobody has spoken since."""
    reading = stage.reading
    number = reading.document.sentence_of[token]
    spoken = stage.spoke[-1][0] if stage.spoke else -1
    found = []
    for sentence in reversed(reading.document.sentences[max(number - _BACK, 0) : number]):
        first = sentence.first
        if spoken >= first:
            break
        if reading.runs(first) and not reading.quoted(first):
            found.append(_behind_fronted(stage, first, sentence.last))
    return found


def _behind_fronted(stage: Stage, first: int, last: int) -> int:
    """ "On Tuesday | the Upland Court | did so. It ruled": where the subject begins behind a time that opens."""
    document = stage.reading.document
    time = phrase_at(document, first + 1) if document.letters[first] == "I" and first + 1 < last else None
    if time is None or time[0] != first + 1 or not is_time(document, *time):
        return first
    behind = time[1] + (document.letters[time[1]] == ",")
    subject = phrase_at(document, behind) if behind < last else None
    return behind if subject is not None and subject[0] == behind else first


def _phrase(stage: Stage, first: int, timed: bool = False) -> Phrase | None:
    """The noun phrase that opens a sentence as its subject; ``timed`` also with a time behind it, before its verb."""
    reading = stage.reading
    document, end = reading.document, reading.sentence(first)[1]
    base = phrase_at(document, first)
    if base is None or base[0] != first or document.letters[first] == "R":
        return None
    named = stage.people.between(first, base[1])
    if named and reading.low[named[-1][1]] not in w.POSSESSIVE:  # "Ms Roe’s letter" is no Ms Roe
        return None
    last = reach_right(document, first, end, appositions=False)
    behind = _behind_time(stage, last, end) if timed else last
    last = _before_time(stage, first, last) if timed else last
    acts = document.letters[behind : behind + 2].lstrip("A")[:1]
    if acts == ",":  # "A letter from the Medeiros family, growers in Altona, was read out"
        behind = reach_right(document, first, end)
        acts = document.letters[behind : behind + 3].lstrip(",A")[:1]
    return read_phrase(reading, first, last) if acts and acts in "VZME" else None


def _behind_time(stage: Stage, at: int, end: int) -> int:
    """ "Dorset Rail | last night | apologised", "Orrin Foods | on Friday | recalled": where the verb stands."""
    low = stage.reading.low
    at += low[at : at + 1] == ["on"]
    at += low[at : at + 1] == ["last"]
    return at + 1 if at < end and low[at] in TIMES else at


def _before_time(stage: Stage, first: int, last: int) -> int:
    """Where a subject ends that a time was taken into: "| Tarn Water | last night apologised"."""
    low = stage.reading.low
    if last < first + 2 or low[last - 1] not in TIMES:
        return last
    return max(last - 1 - (low[last - 2] == "last"), first + 1)


def _pair(stage: Stage, first: int) -> tuple[Entity, ...]:
    """The two people who open a sentence together."""
    low = stage.reading.low
    named = stage.people.between(first, stage.reading.sentence(first)[1], None)[:2]
    if len(named) < len(("one", "other")) or (
        named[0][0] != first and phrase_before(stage.reading, named[0][0]) != first
    ):
        return ()
    (_, end, one), (begin, _, other) = named
    return (one, other) if begin == end + 1 and low[end] == "and" and one is not other else ()
