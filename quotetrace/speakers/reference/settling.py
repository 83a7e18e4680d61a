"""What only the whole page tells of a source: a lede's subject, a gender told later, the same words elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from quotetrace.layers import Reported
from quotetrace.models import Affiliation
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import PERSONAL
from quotetrace.speakers.reference.ledes import IN_COURT, in_lede, introduced_next, leader_of, named_behind
from quotetrace.speakers.reference.turns import take_turns
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Answer, Entity, Other, Stage, same_body
from quotetrace.speakers.text.reading import Reading

_LEDE, _FIRST = 3, 6  # stretches and sentences of a page among which its lede is
_HEADINGS = frozenset(("headline", "subheading"))
_SOON = 60  # tokens behind a description in which "the spokeswoman, Mia Lund" takes it up
_NEAR_TURNS = 6  # stretches back among which is the turn that one lies in
_FEWEST = 2  # words of a quotation that may be found again by them


def settle(stage: Stage, echoes: Iterable[tuple[int, int]]) -> None:
    """Read the sources of a page once more, in the light of all; ``echoes`` pair stretches with the same words."""
    _settle_later(stage)
    _settle_asked(stage)
    _settle_genders(stage)
    _settle_echoes(stage, echoes)


def _settle_later(stage: Stage) -> None:
    """A lede that names nobody: "Norway’s minister has warned ...", then "Kari Lie told reporters ..."."""
    for index, answer in enumerate(stage.answers):
        if len(answer.speakers) != 1 or not isinstance(answer.speakers[0], Other) or answer.phrase is None:
            continue
        if stage.reading.page.reported[index].label is not None:
            continue
        other = answer.speakers[0]
        if other.condition is not None or stage.reading.low[answer.phrase.first] == "one":
            continue  # "A trader who asked not to be named said", "One trader said"
        lede = answer.phrase.article == "indefinite" and in_lede(stage, answer.phrase.first)
        if other.kind == "unnamed" and not other.plural:
            person = _named_with(stage, answer.phrase)
            if person is None and (answer.phrase.article != "indefinite" or lede):
                person = _meant_later(stage, index, answer.phrase, lede)
            if person is not None and not take_turns(stage, index, person):
                _become(stage, other, person)
                _settle_heading(stage, answer.phrase, person)


def _named_with(stage: Stage, phrase: Phrase) -> Person | None:
    """ "It will close, a spokeswoman for Orrin said. “...,” said | the spokeswoman, Mia Lund |": who is brought in by
    name soon after, as the one of whom the page has just told."""
    reading, low = stage.reading, stage.reading.low
    for at in reading.where(frozenset({phrase.head})):
        if not phrase.last <= at < phrase.last + _SOON:
            continue
        named = stage.people.between(at + 1, at + 1 + len((",", "name")))
        apposed = named and (named[0][0] == at + 1 or (named[0][0] == at + 2 and low[at + 1] == ","))
        again = low[at - 1] == "the" or (reading.document.letters[at - 1] in "VZQ" and named and named[0][0] == at + 1)
        if apposed and again and not reading.quoted(at) and named[0][2].begins[0] > phrase.first:
            return named[0][2]
    return None


def _settle_heading(stage: Stage, phrase: Phrase, person: Person) -> None:
    """ "“I only borrowed him”: woman in dock", then "A woman sent ...": the heading means whom the lede means."""
    for answer in stage.answers:
        other = answer.speakers[0] if len(answer.speakers) == 1 else None
        above = answer.phrase is not None and answer.phrase.first < phrase.first
        if isinstance(other, Other) and above and other.head == phrase.head and not other.plural:
            _become(stage, other, person)


def _settle_asked(stage: Stage) -> None:
    """ "ANALYST: In May | you | said, “It is small.” What changed?\n\nANA RUIZ: It grew.": whoever answers said so."""
    reading, page = stage.reading, stage.reading.page.reported
    for index, reported in enumerate(page):
        if reported.source is None or reading.low[reading.tokens(*reported.source)[1] - 1] != "you":
            continue
        around = reported.within if reported.within is not None else _turn_around(page, index)
        if around is None and reported.rule != "direct.nested":
            continue
        asked = stage.answers[around].speakers if around is not None else ()
        turns = (at for at in range(index + 1, len(page)) if page[at].rule.startswith("turn"))
        answered = next((stage.answers[at].speakers for at in turns), ())
        if len(answered) == 1 and isinstance(answered[0], Person) and answered != asked:
            stage.give(stage.answers[index], answered)
            stage.answers[index].status = "attributed"


def _turn_around(page: Sequence[Reported], index: int) -> int | None:
    """The turn in which a report lies that has no marks of its own: "RUIZ: You wrote that it was “a wreck”."."""
    start = page[index].content[0][0]
    near = range(index - 1, max(index - _NEAR_TURNS, -1), -1)
    turn = next((at for at in near if page[at].rule.startswith("turn")), None)
    inside = turn is not None and any(begin <= start < end for begin, end in page[turn].content)
    return turn if inside else None


def _meant_later(stage: Stage, index: int, phrase: Phrase, lede: bool) -> Person | None:
    early = index < _LEDE and stage.reading.document.sentence_of[phrase.first] < _FIRST
    told = leader_of(stage, index, phrase) if lede or early else None
    if told is not None:
        return told
    if lede:
        return named_behind(stage, phrase, speaks=True) or introduced_next(stage, index, phrase)
    early = early or stage.reading.kind(phrase.first) in _HEADINGS  # of a section: "18.20 First minister: ‘Stay’"
    return introduced_next(stage, index, phrase) if early else None


def _become(stage: Stage, other: Other, person: Person) -> None:
    """Let a person take the place, the role and the affiliation of a description; "the witness" is no role of note."""
    if other.head not in IN_COURT or not person.posts():
        person.affiliations.append(Affiliation(role=other.role, organization=other.affiliation))
    stage.replace(other, person)


def _settle_genders(stage: Stage) -> None:
    """What the rest of a page tells of genders decides between two whom a pronoun may mean."""
    reading = stage.reading
    for reported, answer in zip(reading.page.reported, stage.answers, strict=True):
        if not answer.candidates or reported.source is None:
            continue
        wanted = PERSONAL.get(reading.low[reading.tokens(*reported.source)[0]])
        left = [one for one in answer.candidates if wanted is None or one.gender in (wanted, "u")]
        if len(left) == 1:
            answer.status, answer.candidates = "attributed", ()
            stage.give(answer, (stage.now(left[0]),))


def _settle_echoes(stage: Stage, echoes: Iterable[tuple[int, int]]) -> None:
    """The same words in a headline or pull quote and in the text have the same speakers."""
    for pair in (*echoes, *_repeated(stage)):
        one, other = (stage.answers[index] for index in pair)
        if _inside(*(stage.reading.page.reported[index] for index in pair)):
            continue
        if not one.speakers and other.speakers:
            stage.give(one, other.speakers)
            one.status = "inherited"
        elif not other.speakers and one.speakers:
            stage.give(other, one.speakers)
            other.status = "inherited"
        elif _told_below(stage, *pair):
            continue
        elif len(one.speakers) == len(other.speakers) == 1 and not _heads(stage, *pair):
            _merge_echo(stage, one, other)


def _told_below(stage: Stage, *pair: int) -> bool:
    """Words that were thought to go on from the quotation before them, and that somebody says elsewhere, cue and all:
    of ‘It came through the door’, a heading, the text below tells whose they are."""
    for head, below in permutations(pair):
        carried, told = stage.answers[head], stage.answers[below]
        alone = stage.reading.page.reported[head].source is None and carried.status == "inherited"
        if alone and told.status == "attributed" and carried.speakers != told.speakers:
            stage.give(carried, told.speakers)
            return True
    return False


def _heads(stage: Stage, *pair: int) -> bool:
    """`‘We lost it all’: Kogi traders count the cost` in a headline, `‘We lost it all’` above a section, and one trader
    says these words below: who says them there is told better than by what the headline goes on with, or by who spoke
    above it."""
    reported = [stage.reading.page.reported[index] for index in pair]
    for (head, one), (below, other) in permutations(zip(reported, (stage.answers[at] for at in pair), strict=True)):
        named = below.cue is not None and below.source is not None and isinstance(other.speakers[0], Person)
        if named and (_is_guessed(head) or _is_of_some(head, one.speakers[0])):
            stage.give(one, other.speakers)
            return True
    return False


def _is_guessed(head: Reported) -> bool:
    """Whether nothing but who speaks before or behind tells whose words in marks these are."""
    return head.rule in ("direct.alone", "mixed.echo") and head.cue is None and head.source is None


def _is_of_some(head: Reported, speaker: Entity) -> bool:
    """Whether a headline gives words to some of whom it names nobody, behind a colon: `traders`, `school`."""
    behind = head.rule == "direct.colon" and head.source is not None and head.source[0] > head.content[-1][0]
    body = isinstance(speaker, Other) and speaker.kind != "unnamed" and speaker.name.islower()
    return behind and isinstance(speaker, Other) and (speaker.plural or body)


def _inside(one: Reported, other: Reported) -> bool:
    """ "We recall that the minister said it was late": who said the inner words did not say the outer ones."""
    return any(start < close and begin < end for start, end in one.content for begin, close in other.content)


def _repeated(stage: Stage) -> Iterator[tuple[int, int]]:
    """Quoted words without a speaker that stand in longer ones: ‘Sue me’ in a headline, “Sue me. I am used to it”."""
    reading, reported = stage.reading, stage.reading.page.reported
    said: list[str] = []  # by all, made when somebody's words are looked for
    for index, answer in enumerate(stage.answers):
        again = reported[index].rule == "mixed.echo"
        if answer.speakers or answer.candidates or not (again or reported[index].kind in ("direct", "pull")):
            continue
        words = _spoken(reading, reported[index])
        if again or words.count(" ") >= _FEWEST - 1:
            said = said or [_spoken(reading, one) for one in reported]
            longer = (at for at, other in enumerate(said) if at != index and f" {words} " in f" {other} ")
            found = next((at for at in longer if stage.answers[at].speakers), None)
            if found is not None:
                yield index, found


def _spoken(reading: Reading, reported: Reported) -> str:
    """The words of a stretch in lower case."""
    stretches = [reading.tokens(start, end) for start, end in reported.content]
    return " ".join([word for first, last in stretches for word in reading.low[first:last] if word[0].isalnum()])


def _is_label(stage: Stage, answer: Answer, source: Other) -> bool:
    """A word in a heading that the page has nowhere else: "PM: ‘We will stay’"."""
    document = stage.reading.document
    if answer.phrase is None or source.kind != "organization" or document.text.count(source.name) != 1:
        return False
    return document.block_at(answer.phrase.first).kind in _HEADINGS


def _merge_echo(stage: Stage, one: Answer, other: Answer) -> None:
    """A singular description and a person who say the same words are one: "minister" in the headline."""
    for vague, named in ((one, other), (other, one)):
        source, person = vague.speakers[0], named.speakers[0]
        if isinstance(source, Other) and isinstance(person, Person) and source.kind == "unnamed" and not source.plural:
            _become(stage, source, person)
            return
        if not isinstance(source, Other) or source is person:
            continue
        if same_body(source, person) if isinstance(person, Other) else _is_label(stage, vague, source):
            stage.replace(source, person)
            return
