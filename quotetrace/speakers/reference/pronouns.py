"""Whom a pronoun means that is the source of a quotation.

By gender and number, by who is named near, by who spoke last.
"""

from bisect import bisect_left
from collections.abc import Iterator

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import PERSONAL, Antecedent, antecedents
from quotetrace.speakers.reference.bodies import doer_before
from quotetrace.speakers.reference.callings import suffers
from quotetrace.speakers.reference.departed import departed_first
from quotetrace.speakers.reference.focus import focus_first
from quotetrace.speakers.reference.referring import other_of_pair, otherwise_called, proven, refer
from quotetrace.speakers.reference.relatives import owner_first, told_beside
from quotetrace.speakers.reference.topics import person_topic, plural_topic, thing_before, thing_topic
from quotetrace.speakers.reference.turns import (
    against,
    answered,
    asked_about,
    asked_somebody,
    askers,
    goes_on_first,
    opening,
    partner_first,
)
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Answer, Appearance, Entity, Other, Stage
from quotetrace.speakers.text.reading import Reading

PRONOUNS = {
    "he": "m",
    "she": "f",
    "they": "p",
    "both": "p",
    "it": "n",
    "i": "s",
    "we": "s",
    "who": "w",
    "you": "s",
    "him": "m",
}
OWNERS = {"his": "m", "her": "f", "their": "p", "its": "n", "my": "s", "our": "s"}

# Below that probability a source is left open; a second candidate counts who is at least so near to the first.
_LEAST = 0.3
_CLOSE = 0.8
_BROUGHT_IN = frozenset({"by", "from", "of", "with", "against"})
_MOST = 10  # namings in a sentence that are looked at
_NEW = frozenset({"a", "an", "another", "one", "my", "our"})  # before whom a page brings in


def resolve_pronoun(stage: Stage, token: int, index: int, cue: str = "") -> Answer:
    """The speakers a pronoun at ``token`` means; ``index`` numbers the stretch it introduces, ``cue`` is its verb."""
    word = stage.reading.low[token]
    wanted = PRONOUNS.get(word) or OWNERS[word]
    if wanted in ("m", "f"):
        return _personal(stage, token, index)
    if wanted == "p":
        return _plural(stage, token)
    if wanted == "n":
        return _neuter(stage, token, cue)
    if wanted == "w":
        before = stage.people.between(max(token - 4, 0), token)
        return Answer((before[-1][2],), "attributed") if before else _personal(stage, token, index)
    return speaker_around(stage, index)


def _personal(stage: Stage, token: int, index: int) -> Answer:
    """The likeliest person; nobody, but both candidates, where another is about as likely."""
    if (told := _told_between(stage, token, index)) is not None:
        return Answer((told,), "attributed")
    if (unnamed := _brought_in_before(stage, token, index) or _unnamed_before(stage, token)) is not None:
        return Answer((unnamed,), "attributed")
    if (one := asked_somebody(stage, token, index)) is not None:
        return Answer((one,), "attributed")
    # "My aunt taught me. “Melt it,” she used to say": not who tells it
    inside = () if _retold(stage, token, index) else speaker_around(stage, index).speakers
    barred = (*askers(stage, token), *spoken_of(stage, token, index), *inside)
    asked = (*answered(stage, index), *asked_about(stage, token), *otherwise_called(stage, token))
    found = antecedents(stage, token, source=True, barred=(*barred, *asked))
    wanted = PERSONAL.get(stage.reading.low[token], "u")
    other_sex = found and against(found[0].entity, wanted) and not any(against(one, wanted) for one in asked)
    if asked and (not found or other_sex or found[0].probability < _LEAST):  # "She asked. “I am lost,” she said"
        found = antecedents(stage, token, source=True, barred=barred)
    found = focus_first(stage, token, departed_first(stage, token, found, barred), (*barred, *asked))
    found = [one for one in found if proven(stage, one)]
    found = [one for one in found if not _is_beside(stage, one.entity)] or found
    if not found and (goes_on := _goes_on(stage, token, (*barred, *asked))) is not None:
        return Answer((goes_on,), "attributed")
    if not found and (topic := person_topic(stage, token, PERSONAL.get(stage.reading.low[token], "u"))) is not None:
        return Answer((topic,), "attributed")
    if not found or found[0].probability < _LEAST:
        return _mistaken(stage, token, index, barred)
    found = _who_spoke_first(stage, token, _of_paragraph(stage, token, owner_first(stage, token, found)), index)
    found = goes_on_first(stage, token, partner_first(stage, token, found, index), index)
    other: Entity | None = other_of_pair(stage, token, found)
    if other is None and len(found) > 1 and found[1].probability >= _CLOSE * found[0].probability:
        other = found[1].entity if stage.may_speak(found[1].entity) else None
    if other is not None:
        return Answer((), "ambiguous", candidates=(found[0].entity, other))
    if stage.reading.low[token] in PERSONAL:
        refer(stage, token, found[0])
    return Answer((found[0].entity,), "attributed")


def _is_beside(stage: Stage, entity: Entity) -> bool:
    """ "Ana Ruiz, whose sister | Mia Holm | left, said so. “...,” she said": who is named to tell of another alone."""
    return isinstance(entity, Person) and told_beside(stage, entity)


def _unnamed_before(stage: Stage, token: int) -> Other | None:
    """ "A spokeswoman for Vance said he would stay.", then "He would take the bus, | she | said": who spoke last in an
    earlier paragraph, where that tells a gender and nobody has been named since.

    In one paragraph too where something was only done to whoever was named: "Ana Ruiz was held. “...,” she said".
    """
    at, last = stage.spoke[-1] if stage.spoke else (-1, None)
    wanted = PERSONAL.get(stage.reading.low[token], "u")
    if not isinstance(last, Other) or last.kind != "unnamed" or last.plural or last.gender != wanted or wanted == "u":
        return None
    block_of = stage.reading.document.block_of
    if stage.reading.low[at] in OWNERS:  # "her headmistress": whose, tells the text
        return None
    since = [one for _, _, one in stage.people.between(stage.reading.sentence(at)[1], token)]
    if block_of(at) == block_of(token):
        return last if since and all(one.gender != wanted and suffers(stage, token, one) for one in since) else None
    return None if any(one.gender in (wanted, "u") for one in since) else last


def _brought_in_before(stage: Stage, token: int, index: int) -> Other | None:
    """ "Ruiz wrote so. One trader was unmoved. “Not me,” | he | said": who is brought in as the subject of the sentence
    right before a quotation, in which nobody else is named."""
    reading, reported = stage.reading, stage.reading.page.reported[index]
    first = reading.tokens(*reported.content[0])[0]
    number = reading.document.sentence_of[first]
    before = reading.document.sentences[max(number - 1, 0)]
    if reported.kind != "direct" or first > token or not number or before.last != first:
        return None
    near = stage.appearances_between(before.first, before.last, _MOST)
    led = near[0] if near and near[0].kind == "description" else None
    last = led.entity if led is not None else None
    if led is None or not isinstance(last, Other) or last.kind != "unnamed" or last.plural:
        return None
    told = reading.page.reported[index - 1].cue if index and led.spoke else None
    end = reading.tokens(*told)[0] if told is not None else led.last  # "A cook, who says he is ill, | wrote so"
    alone = all(one.entity is last or one.token < end for one in near)
    if not alone or not (led.spoke or stage.standing(led).place == "subject"):
        return None
    opens = led.token == before.first and reading.low[before.first] in _NEW
    if before.block != reading.document.sentences[number].block:
        return None
    return last if opens and last.gender in (PERSONAL.get(reading.low[token], "u"), "u") else None


def _goes_on(stage: Stage, token: int, barred: tuple[Entity, ...]) -> Person | None:
    """ "Ana Ruiz told us: “...” (a form, a picture) | She | admitted": who spoke last, where nobody is near."""
    last = stage.spoke[-1][1] if stage.spoke else None
    if not isinstance(last, Person) or last in barred or last.doubt:
        return None
    return last if last.gender in (PERSONAL.get(stage.reading.low[token], "u"), "u") else None


def _retold(stage: Stage, token: int, index: int) -> bool:
    """ "He praised the plan, which | he | said is new": a pronoun in words retold may mean whoever said them.

    So too "He would not concede that the plan was wrong in warning that fares rise", where one source has both, and
    nobody is named between them.
    """
    reported = stage.reading.page.reported
    within = reported[index].within
    if within is None or stage.reading.quoted(token):
        return False
    outer, at = reported[within], stage.reading.document.starts[token]
    if any(start <= at < end for start, end in outer.content):
        return True
    between = stage.reading.tokens(outer.content[0][0], reported[index].content[0][0])
    return outer.source is not None and outer.source[0] == at and not stage.people.between(*between)


def _told_between(stage: Stage, token: int, index: int) -> Person | None:
    """ "He writes: a resident, Jean Trewin, told me it was over": who is named between a pronoun that is the source of
    both and the inner words."""
    reported = stage.reading.page.reported
    within = reported[index].within
    outer = reported[within] if within is not None else None
    if outer is None or outer.source is None or outer.source[0] != stage.reading.document.starts[token]:
        return None
    between = stage.reading.tokens(outer.content[0][0], reported[index].content[0][0])
    named = stage.people.between(*between) if outer.content[0][0] < reported[index].content[0][0] else []
    return named[-1][2] if named else None


def _mistaken(stage: Stage, token: int, index: int, barred: tuple[Entity, ...]) -> Answer:
    """`“It is a line,” Mr. Dragan said. | She | said Tokyo was ready`: a slip, where nobody near is a woman; so too
    behind the words, `“I drew it,” | she | said`.

    Translations from languages without "he" and "she" mix them; whoever spoke in the sentence before goes on.
    """
    last = stage.spoke[-1] if stage.spoke else None
    if last is None or not isinstance(last[1], Person) or last[1] in barred:
        return Answer()
    begin = opening(stage, token, index)
    sentence_of = stage.reading.document.sentence_of
    near = begin is not None and sentence_of[last[0]] == sentence_of[begin] - 1
    return Answer((last[1],), "attributed") if near else Answer()


def _who_spoke_first(stage: Stage, token: int, found: list[Antecedent], index: int) -> list[Antecedent]:
    """ "Coach Dale Pell blamed his players after a strike by Conor Garrity. “It hurts,” he said.".

    Who spoke in the sentence goes before a name that only a preposition brings in, and before one of which only that
    speaker's words tell: "The judge, Ann Lee, said Moss had shown no remorse. “You took a life,” she said".
    """
    if len(found) < 2 or found[1].probability < _LEAST or not stage.spoke:
        return found
    speaker = stage.spoke[-1][1]
    two = (found[0].entity, found[1].entity)
    wanted = PERSONAL.get(stage.reading.low[token], "u")
    if speaker not in two or speaker.gender not in (wanted, "u"):
        return found
    other = two[1] if speaker is two[0] else two[0]
    begin, _ = stage.reading.sentence(stage.spoke[-1][0])
    around = stage.appearances_between(begin, token, _MOST)
    owns = _owns_speaker(stage, around, other)
    if owns or (speaker is two[1] and _is_passing(stage, speaker, other, around, index, begin)):
        return [Antecedent(speaker, found[0].probability), Antecedent(other, 0.0), *found[2:]]
    return found


def _is_passing(stage: Stage, speaker: Entity, other: Entity, around: list[Appearance], index: int, begin: int) -> bool:
    """Whether of somebody only a preposition tells in the sentence of a speaker, or only what the speaker said, or no
    word of the paragraph."""
    own = [one for one in around if one.entity is other]
    if not own and stage.spoke[-1][0] >= begin and _spoke_before(stage, stage.spoke[-1][0], index):
        block = stage.reading.document.blocks[stage.reading.document.block_of(begin)]
        start = bisect_left(stage.reading.document.starts, block.start)
        return all(one.entity is not other for one in stage.appearances_between(start, begin, _MOST))
    new = isinstance(other, Person) and other.begins[0] >= begin
    return (new and len(own) == 1 and _in_passing(stage, own[0])) or _only_told_of(stage, speaker, own, index)


def _of_paragraph(stage: Stage, token: int, found: list[Antecedent]) -> list[Antecedent]:
    """ "Ana Ruiz said so.\n\nDoreen Hall lay on the floor. “I counted,” she said": who is named where she is spoken of.

    The one person whom the reporter's words of a paragraph name goes before one who spoke in an earlier paragraph.
    """
    document = stage.reading.document
    block = document.block_of(token)
    begin = bisect_left(document.starts, document.blocks[block].start)
    around = stage.appearances_between(begin, token, _MOST)
    here = {id(one.entity) for one in around if not stage.reading.quoted(one.token)}
    wanted = PERSONAL.get(stage.reading.low[token], "u")
    named = [one for one in found if id(one.entity) in here and isinstance(one.entity, Person)]
    inside = [one for one in named if one.entity.gender in (wanted, "u")]
    acting = {id(one.entity) for one in around if stage.standing(one).place == "subject"}
    if len(inside) != 1 or inside[0].probability < _LEAST:
        return found
    if id(found[0].entity) in here and (found[0] is not inside[0] or id(inside[0].entity) not in acting):
        return found
    rest = [Antecedent(one.entity, 0.0) for one in found if one is not inside[0]]
    return [Antecedent(inside[0].entity, found[0].probability), *rest]


def _spoke_before(stage: Stage, at: int, index: int) -> bool:
    """Whether a source at a token stands in the sentence right before a quotation, in its paragraph."""
    document, reported = stage.reading.document, stage.reading.page.reported[index]
    begin = reported.source[0] if reported.source is not None else reported.content[0][0]
    here = document.sentence_of[bisect_left(document.starts, min(begin, reported.content[0][0]))]
    there = document.sentence_of[at]
    return here - there == 1 and document.sentences[here].block == document.sentences[there].block


def _only_told_of(stage: Stage, speaker: Entity, around: list[Appearance], index: int) -> bool:
    """Whether somebody is named nowhere but in what a speaker has just said."""
    if not index or stage.answers[index - 1].speakers != (speaker,):
        return False
    document, content = stage.reading.document, stage.reading.page.reported[index - 1].content
    named = [document.starts[one.token] for one in around if one.kind != "pronoun"]
    return bool(named) and all(any(start <= at < end for start, end in content) for at in named)


def _owns_speaker(stage: Stage, around: list[Appearance], other: Entity) -> bool:
    """Whether a name only tells whose the speaker is: "| Voss |’s lawyer said his client was ill. He added"."""
    named = [one for one in around if one.entity is other and one.kind == "name"]
    owns = len(named) == 1 and named[0].token == stage.spoke[-1][0]
    return owns and stage.standing(named[0]).place == "owner"


def _in_passing(stage: Stage, one: Appearance) -> bool:
    """Whether a naming stands behind a preposition and behind the verb: "after a strike by | Conor Garrity"."""
    return stage.reading.before(one.token) in _BROUGHT_IN and stage.reading.verb_before(one.token)


def spoken_of(stage: Stage, token: int, index: int) -> Iterator[Entity]:
    """`“I love Ines,” he said`; `He said Ines was late`: whom the words name is not who says them.

    Not so in a report before its pronoun: `Ines would resign, she said`.
    """
    reported, document = stage.reading.page.reported[index], stage.reading.document
    for start, end in reported.content:
        if reported.kind == "direct" or start > document.starts[token]:
            first, last = bisect_left(document.starts, start), bisect_left(document.starts, end)
            yield from (person for _, _, person in stage.people.between(first, last))
    yield from addressed(stage, index)


def addressed(stage: Stage, index: int) -> Iterator[Entity]:
    """ "She told | Ines Lund | that it was late": whom somebody tells it is not who tells it."""
    told = stage.reading.page.reported[index].addressee
    for _, last, person in stage.people.between(*stage.reading.tokens(*told)) if told is not None else ():
        if stage.reading.low[last : last + 1] not in (["’s"], ["'s"]):
            yield person


def _plural(stage: Stage, token: int) -> Answer:
    """ "They": the plural source, or the two people, who spoke last; else an institution; else one unnamed person."""
    about = plural_topic(stage, token)
    if about or stage.together:
        return Answer(about or stage.together, "attributed")
    other = stage.last_impersonal()
    if other is not None:
        return Answer((other,), "attributed")
    return Answer((stage.spoke[-1][1],), "attributed") if stage.spoke else Answer()


def _neuter(stage: Stage, token: int, cue: str) -> Answer:
    """The organization or paper that "it" means: a banner just named, where it "reads"; else who spoke last."""
    about = thing_topic(stage, token)
    if about and not cue.startswith("read"):
        return Answer(about, "attributed")
    if cue in ("read", "reads", "said", "says", "showed", "called", "wrote", "writes"):
        paper = None if not cue.startswith("read") and _body_spoke(stage, token) else _paper_before(stage, token)
        if paper is not None and (cue.startswith("read") or not stage.spoke or stage.spoke[-1][0] < paper.first):
            return Answer((stage.other(paper, merge=True),), "attributed")
    other = _doer_before(stage, token) or stage.last_impersonal("organization", "document")
    reads = cue.startswith("read")
    if (reads or (other is None and cue in ("says", "said"))) and (thing := thing_before(stage, token)) is not None:
        return Answer((stage.other(thing, merge=True),), "attributed")
    return Answer((other,), "attributed") if other is not None else Answer()


def _doer_before(stage: Stage, token: int) -> Other | None:
    """ "The ship was stopped by the Coast Guard. | It | said": what did something, where nobody has spoken since."""
    reading = stage.reading
    number = reading.document.sentence_of[token]
    begin = reading.document.sentences[max(number - 1, 0)].first
    if not reading.starts_sentence(token) or (stage.spoke and stage.spoke[-1][0] >= begin):
        return None
    phrase = doer_before(reading, token)
    return None if phrase is None else stage.other(phrase, merge=True)


def _body_spoke(stage: Stage, token: int) -> bool:
    """ "The ministry denied the report. | It | said": whether a body spoke in the sentence before."""
    at, speaker = stage.spoke[-1] if stage.spoke else (-1, None)
    sentence_of = stage.reading.document.sentence_of
    before = at >= 0 and sentence_of[at] == sentence_of[token] - 1
    return before and not isinstance(speaker, Person) and speaker is not None and speaker.kind == "organization"


def _paper_before(stage: Stage, token: int) -> Phrase | None:
    """A document named in the sentence before: "a banner was hanging from the stand. It read"."""
    reading = stage.reading
    number = reading.document.sentence_of[token]
    floor = reading.document.sentences[max(number - 1, 0)].first
    papers = reading.papers()
    spot = bisect_left(papers, token) - 1
    while spot >= 0 and (_in_name(reading, papers[spot]) or reading.quoted(papers[spot]) > reading.quoted(token)):
        spot -= 1
    if spot < 0 or papers[spot] < floor or _is_channel(stage, papers[spot], token):
        return None
    at = papers[spot]
    return Phrase("document", reading.low[at], reading.low[at], "definite", False, at, at, at + 1)


def _in_name(reading: Reading, at: int) -> bool:
    """ "by the National | Audit | Office": a word that names a body with its neighbours."""
    words = reading.document.words
    capital = words[at][0].isupper() and not reading.starts_sentence(at)
    return capital and any(word[0].isupper() for word in (words[at - 1], *words[at + 1 : at + 2]))


def _is_channel(stage: Stage, paper: int, token: int) -> bool:
    """ "In a notice to sailors, | it | said": the paper that somebody speaks through, in the same sentence."""
    begin = stage.reading.sentence(token)[0]
    return paper >= begin and stage.reading.low[begin] in ("in", "through", "via", "by") and paper < token


def speaker_around(stage: Stage, index: int) -> Answer:
    """ "I" and "we" inside quoted words mean whoever speaks them."""
    within = stage.reading.page.reported[index].within
    if within is not None and within < len(stage.answers):
        return Answer(stage.answers[within].speakers, "inherited")
    return Answer()
