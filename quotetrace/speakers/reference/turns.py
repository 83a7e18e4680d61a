"""Who takes the next turn: who asks, tells or is told something does not answer it, and the other one does."""

from collections.abc import Iterator

from quotetrace.layers import Reported
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import Antecedent
from quotetrace.speakers.reference.offices import office_holder
from quotetrace.speakers.reference.signs import PERSONAL
from quotetrace.speakers.staging.kinds import read_phrase
from quotetrace.speakers.staging.stage import Entity, Stage
from quotetrace.speakers.text import words as w

_ASKS = frozenset({"asked", "asks"})
_ASKED = frozenset({"asked", "told", "questioned", "pressed", "challenged", "interviewed", "cross-examined"})
_REPLIES = frozenset(
    "replied replies responded responds answered answers retorted retorts countered counters rejoined".split()
)
_BACK = ("shot back", "hit back", "fired back", "shoots back", "hits back")
_INNER = 4  # stretches within others that are passed over
_FIRM = 2  # how much oftener a gender is told than the other where a title or noun tells it
_ACTING = frozenset({"subject", "object"})  # what somebody is in a sentence that deals with the other one
_MOST = 8  # namings of a sentence
_OFFICE = range(5)  # tokens of an office before a name: "Detective Inspector | Ada Lee"


def askers(stage: Stage, token: int) -> tuple[Entity, ...]:
    """ "Asked by Imogen Strand if it was locked, he replied": who asks is not who answers."""
    low, (first, _) = stage.reading.low, stage.reading.sentence(token)
    return tuple(
        person
        for begin, _, person in stage.people.between(first, token)
        if begin > first + 1 and low[begin - 1] == "by" and low[begin - 2] in _ASKED
    )


def asked_about(stage: Stage, token: int) -> tuple[Entity, ...]:
    """ "Asked about the chance that Clara Voss would stand, she replied": who is asked would not be named there.

    So too where the answer is the next sentence: "Asked who Pop was, the son looked up. “That’s Dad,” he said".
    """
    document = stage.reading.document
    number = document.sentence_of[token]
    first, before = document.sentences[number].first, document.sentences[max(number - 1, 0)]
    if stage.reading.low[first] in _ASKED and not stage.reading.quoted(token):
        return tuple(person for _, _, person in stage.people.between(first, token))
    if stage.reading.low[before.first] not in _ASKED or before.block != document.sentences[number].block:
        return ()
    comma = next((at for at in range(before.first, before.last) if stage.reading.low[at] == ","), before.first)
    return tuple(person for _, _, person in stage.people.between(before.first, comma))


def answered(stage: Stage, index: int) -> tuple[Entity, ...]:
    """Who spoke right before a stretch and is answered by it, and so does not speak it.

    For "Ana Ruiz asked the governor whether he would go. “No,” he said." and "Ana Ruiz said it stank. The engineer
    replied: “We know.”"; in "Asked about that, she replied" it is somebody else who asks.
    """
    at = _before(stage, index)
    if at is None or at >= len(stage.answers):
        return ()
    before, here = stage.reading.page.reported[at], stage.reading.page.reported[index]
    cue, asked = _cue(stage, here), _cue(stage, before)
    replies = cue in _REPLIES or cue.endswith(_BACK)
    asks = asked in _ASKS or (before.kind == "indirect" and asked.endswith(" to ask"))  # "stepped in to ask whether"
    if not (replies or asks):
        return ()
    away = _begins_in(stage, here) - _ends_in(stage, before)
    if replies:
        return stage.answers[at].speakers if away in (0, 1) and not _is_asked(stage, before, here) else ()
    return stage.answers[at].speakers if before.follows is None and away == 1 else ()


def asked_somebody(stage: Stage, token: int, index: int) -> Entity | None:
    """ "Ana Ruiz asked the minister if he would go. | He | said he would not": whom a description tells that is asked.

    Not where the page tells that who asks may be meant: "Ms Ruiz asked the minister if he would go. | She | said".
    """
    wanted = PERSONAL.get(stage.reading.low[token], "u")
    asked, at = answered(stage, index), _before(stage, index)
    before = stage.reading.page.reported[at] if at is not None else None
    told = before.addressee if before is not None and before.rule == "indirect.question" else None
    if not asked or told is None or any(_leaning(one, wanted) >= _FIRM for one in asked):
        return None
    first, last = stage.reading.tokens(*told)
    phrase = None if stage.people.between(first, last) else read_phrase(stage.reading, first, last)
    if phrase is None or phrase.plural or phrase.kind != "unnamed" or phrase.article == "bare":
        return None
    one = office_holder(stage, phrase) or stage.other(phrase, merge=True)
    gender = one.gender if isinstance(one, Person) else w.gender_of_role(phrase.head)
    return one if gender in (wanted, "u") and one not in asked else None


def against(entity: Entity, wanted: str) -> bool:
    """Whether the page has told another gender of somebody than a pronoun wants, by a pronoun too."""
    if not isinstance(entity, Person) or wanted == "u":
        return False
    other = _other(wanted)
    return entity.genders[other] + entity.hints[other] > 0 and _leaning(entity, wanted) <= 0


def take_turns(stage: Stage, index: int, person: Entity) -> bool:
    """Whether somebody answers a stretch, or is answered by it, and so does not speak it."""
    behind = index + 1
    if person in answered(stage, index):
        return True
    if behind >= len(stage.answers) or stage.answers[behind].speakers != (person,):
        return False
    return bool(answered(stage, behind)) and _before(stage, behind) == index


def partner_first(stage: Stage, token: int, found: list[Antecedent], index: int) -> list[Antecedent]:
    """ "Reilly told Ms Pell it was safe. “I doubt it,” | she | said": who is told to be a woman goes before whom
    nothing tells to be one, where the two have just had to do with each other.

    Not where the words speak of a woman themselves: "“She is ill,” | she | said".
    """
    wanted = PERSONAL.get(stage.reading.low[token], "u")
    if len(found) < 2 or wanted == "u" or not stage.spoke or _leaning(found[0].entity, wanted) > 0:
        return found
    at, speaker = stage.spoke[-1]
    partner = next((one.entity for one in found[1:] if _leaning(one.entity, wanted) > 0), None)
    if speaker is not found[0].entity or partner is None or not _have_to_do(stage, at, token, partner):
        return found
    said = stage.reading.page.reported[index].content
    spans = (stage.reading.tokens(*span) for span in said)
    if any(PERSONAL.get(stage.reading.low[spot]) == wanted for first, last in spans for spot in range(first, last)):
        return found
    rest = [Antecedent(one.entity, 0.0) for one in found if one.entity is not partner]
    return [Antecedent(partner, found[0].probability), *rest]


def _other(gender: str) -> str:
    return "m" if gender == "f" else "f"


def _leaning(entity: Entity, wanted: str) -> int:
    """How much more a page tells that somebody is of a gender than of the other."""
    if not isinstance(entity, Person):
        return int(entity.gender == wanted)
    other = _other(wanted)
    lean = entity.genders[wanted] - entity.genders[other]
    return lean or max(entity.hints[wanted] - entity.hints[other], 0)


def _have_to_do(stage: Stage, at: int, token: int, partner: Entity) -> bool:
    """Whether somebody is named or meant in the sentence in which the other spoke last, or spoke right before it."""
    document = stage.reading.document
    number = document.sentence_of[at]
    if document.sentence_of[token] - number > 1:
        return False
    first = document.sentences[number].first
    around = stage.appearances_between(first, token, _MOST)
    around = [one for one in around if one.entity is partner and stage.reading.told(one.token) < 0]
    if any(stage.standing(one).place in _ACTING or stage.reading.before(one.token) == "to" for one in around):
        return True
    spoke = [(spot, one) for spot, one in stage.spoke[-_INNER:] if spot < first]
    same = bool(spoke) and document.block_of(spoke[-1][0]) == document.block_of(at)
    return same and spoke[-1][1] is partner


def _before(stage: Stage, index: int) -> int | None:
    """The stretch right before another that does not lie within a third."""
    reported = stage.reading.page.reported
    if reported[index].within is not None:
        return None
    return next((at for at in range(index - 1, max(index - _INNER, -1), -1) if reported[at].within is None), None)


def _is_asked(stage: Stage, before: Reported, here: Reported) -> bool:
    """ "Asked whether he would go, he replied": what somebody else asks between two stretches."""
    tokens = stage.reading.tokens
    ends = [end for _, end in (*before.content, before.cue or (0, 0))]
    first, last = tokens(max(ends), max(end for _, end in (*here.content, here.cue or (0, 0))))
    return any(stage.reading.low[at] in _ASKED and not stage.reading.quoted(at) for at in range(first, last))


def _begins_in(stage: Stage, reported: Reported) -> int:
    start = min(span[0] for span in _spans(reported))
    return stage.reading.document.sentence_of[stage.reading.tokens(start, start + 1)[0]]


def _ends_in(stage: Stage, reported: Reported) -> int:
    """The sentence in which a stretch ends, or the cue behind it stands."""
    end = max(span[1] for span in _spans(reported))
    return stage.reading.document.sentence_of[max(stage.reading.tokens(end - 1, end)[1] - 1, 0)]


def _spans(reported: Reported) -> Iterator[tuple[int, int]]:
    yield from reported.content
    yield from (span for span in (reported.cue, reported.source) if span is not None)


def _cue(stage: Stage, reported: Reported) -> str:
    return stage.reading.document.text[slice(*reported.cue)].lower() if reported.cue else ""


def opening(stage: Stage, token: int, index: int) -> int | None:
    """The token that begins what a pronoun is the source of, and a sentence: the pronoun, or the words before it."""
    reading = stage.reading
    if reading.starts_sentence(token):
        return token
    first = reading.tokens(*reading.page.reported[index].content[0])[0]
    alone = reading.page.reported[index].kind == "direct" and first <= token
    return first if alone and first == reading.sentence(first)[0] else None


def goes_on_first(stage: Stage, token: int, found: list[Antecedent], index: int) -> list[Antecedent]:
    """ "His wife, Mia, fled. Inspector Ada Lee said two men were sought. “...,” | she | said": whoever is named as the
    source of the sentence right before, where nobody else is named, before a woman of whom only that is known."""
    begin = opening(stage, token, index)
    at, speaker = stage.spoke[-1] if stage.spoke else (-1, None)
    if begin is None or not isinstance(speaker, Person) or speaker is found[0].entity:
        return found
    document, wanted = stage.reading.document, PERSONAL.get(stage.reading.low[token], "u")
    before = document.sentences[document.sentence_of[begin] - 1]
    if document.sentence_of[at] != document.sentence_of[begin] - 1 or before.block != document.block_of(begin):
        return found
    named = [
        one for one in stage.appearances_between(before.first, begin, _MOST) if not stage.reading.quoted(one.token)
    ]
    leads = any(one.entity is speaker and one.kind == "name" and one.token - at in _OFFICE for one in named)
    if not leads or any(one.entity is not speaker for one in named) or speaker.gender not in (wanted, "u"):
        return found
    if _named_together(stage, found[0].entity, speaker, before.first):
        return found  # "Ada asked Jo Vane why. Vane said it was late. “I did not believe it,” she said"
    known = next((one for one in found if one.entity is speaker), None)
    rest = [Antecedent(one.entity, 0.0) for one in found if one is not known]
    return found if known is None else [Antecedent(speaker, found[0].probability), *rest]


def _named_together(stage: Stage, one: Entity, other: Entity, token: int) -> bool:
    """Whether the sentence before a token that is last about somebody is about another as well."""
    near = [each for each in stage.appearances_between(0, token, _MOST) if each.entity in (one, other)]
    last = next((each for each in reversed(near) if each.entity is one), None)
    begin = stage.reading.sentence(last.token)[0] if last is not None else token
    return any(each.entity is other and each.token >= begin for each in near)


def replied_to(stage: Stage, token: int) -> tuple[Entity, ...]:
    """ "“You never read it,” Cole told Vance. | He | shot back that he had": who spoke last, whom a reply answers,
    where the sentence of that names another."""
    low = stage.reading.low
    back = " ".join(low[token + 1 : token + 3])
    if not stage.spoke or not (low[token + 1 : token + 2] and (low[token + 1] in _REPLIES or back in _BACK)):
        return ()
    at, speaker = stage.spoke[-1]
    sentence_of = stage.reading.document.sentence_of
    if sentence_of[at] != sentence_of[token] - 1 or not stage.reading.starts_sentence(token):
        return ()
    others = (one for _, _, one in stage.people.between(stage.reading.sentence(at)[0], token) if one is not speaker)
    return (speaker,) if any(others) else ()
