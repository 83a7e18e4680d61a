"""One article: find its people, what they are, and then read every source in order."""

from collections.abc import Iterable
from operator import itemgetter

from quotetrace.grammar.phrases import phrase_at
from quotetrace.layers import Page, Reported
from quotetrace.speakers.affiliation.credits import credit
from quotetrace.speakers.affiliation.institutions import Institutions
from quotetrace.speakers.naming.names import find_names
from quotetrace.speakers.persons.identity import find_people
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.profile.askers import likely_self
from quotetrace.speakers.profile.authors import tell_authors
from quotetrace.speakers.profile.belongings import tell_belongings, tell_houses
from quotetrace.speakers.profile.houses import place_others
from quotetrace.speakers.profile.interviews import party, turn_speaker
from quotetrace.speakers.profile.later import tell_later
from quotetrace.speakers.profile.leading import tell_led_over
from quotetrace.speakers.profile.matched import tell_matched
from quotetrace.speakers.profile.nicknames import tell_nicknames
from quotetrace.speakers.profile.selves import tell_selves
from quotetrace.speakers.profile.shares import tell_shares
from quotetrace.speakers.profile.takingup import tell_taken_up
from quotetrace.speakers.profile.telling import tell_roles
from quotetrace.speakers.profile.titled import tell_titled
from quotetrace.speakers.reference.departed import departed
from quotetrace.speakers.reference.dialogue import answers_back
from quotetrace.speakers.reference.genders import tell_genders
from quotetrace.speakers.reference.leading import led_over, sentence_before
from quotetrace.speakers.reference.pronouns import addressed
from quotetrace.speakers.reference.referring import Referring
from quotetrace.speakers.reference.revealed import told_behind
from quotetrace.speakers.reference.settling import settle
from quotetrace.speakers.reference.sources import read_source
from quotetrace.speakers.staging.stage import Answer, Appearance, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import phrase_before
from quotetrace.speakers.text.reading import Reading

_TOPICAL = frozenset({"on", "about", "regarding"})  # before what somebody is asked of: "On Morrow: “...”"
_PLACING = frozenset({"in", "at", "on", "to", "from", "near", "outside", "via"})
_CREDITS = frozenset({":", "by", "/", "©", "|", "-", "–", "—"})
_PICTURES = frozenset("photo photos photograph photographs photography picture pictures image images".split())
_OUR = frozenset({"our", "the", "a", "reader"})
_SHORT = 20  # tokens of a sentence that leads over to a quotation


def read_page(page: Page, echoes: Iterable[tuple[int, int]] = ()) -> Stage:
    """Read one article; ``echoes`` are pairs of its stretches that carry the same words."""
    reading = Reading(page)
    hints = _hints(reading)
    found = find_names(reading, hints)
    people = find_people(reading, found, hints)
    begins = frozenset(place[0] for place in people.places)
    reading.names = begins
    lone = sorted([*(at for at in found.singles if at not in begins), *found.shorts])
    stage = Stage(
        reading, people, Institutions(reading, found.organizations, lone, people.places, found.clubs, found.firms)
    )
    stage.body = frozenset(name.first for person in people.persons for name in person.names if reading.runs(name.first))
    tell_roles(stage)
    doubtful = [
        (name.first, name.last, person)
        for person in people.doubtful
        for name in person.names
        if not reading.quoted(name.first) and reading.runs(name.first)
    ]
    for first, last, person in sorted(people.places + doubtful, key=itemgetter(0)):
        if _is_on_stage(reading, first, person):
            stage.appear(Appearance(first, last, person))
    tell_genders(stage)
    stage.departed = departed(stage)
    referring = Referring(stage)
    for index, reported in enumerate(page.reported):
        answer = _answer(stage, index, reported, referring)
        stage.take(answer)
    referring.finish()
    tell_nicknames(stage)
    tell_taken_up(stage)
    tell_matched(stage)
    tell_led_over(stage)
    tell_later(stage)
    tell_selves(stage)
    tell_titled(stage)
    tell_houses(stage)
    tell_belongings(stage)
    place_others(stage)
    tell_shares(stage)
    tell_authors(stage)
    settle(stage, echoes)
    return stage


def _is_on_stage(reading: Reading, first: int, person: Person) -> bool:
    """Whether a naming tells of somebody, and not who wrote the page or took a picture: "Photograph: | Ana Ruiz |"."""
    kind, before = reading.kind(first), reading.low[max(first - 2, 0) : first]
    pictured = len(before) == 2 and before[1] in _CREDITS and before[0] in _PICTURES
    if kind in ("credit", "contributor") or pictured:
        return False
    return kind != "byline" or _takes_part(reading, person)


def _takes_part(reading: Reading, person: Person) -> bool:
    """Whether somebody is named elsewhere than in a byline: who only wrote a page is no "he" of it."""
    return any(reading.kind(name.first) != "byline" for name in person.names)


def _hints(reading: Reading) -> frozenset[int]:
    """The tokens where sources, labels and credit lines begin: a person is likely there."""
    told = ((reported.source or reported.label) for reported in reading.page.reported)
    spans = [span for span in told if span is not None]
    spans += [span for reported in reading.page.reported for span in reported.credit[:1]]
    selves = (likely_self(reading, reported) for reported in reading.page.reported)
    found = {at for at in selves if at is not None}
    for start, end in spans:
        first, last = reading.tokens(start, end)
        while first < last and not reading.document.words[first][0].isalnum():
            first += 1
        found.add(first)
        if reading.low[first : first + 1] and reading.low[first].rstrip(".") in w.honorifics():  # "MR. SMITH:"
            found |= {at for at in range(first + 1, min(first + 3, last)) if reading.document.words[at][0].isalpha()}
        found |= {at + 1 for at in range(first, last - 1) if reading.low[at] in (",", "and")}
        found |= {at + 1 for at in range(first + 1, last - 1) if reading.low[at] in ("’s", "'s")}
    return frozenset(found)


def _answer(stage: Stage, index: int, reported: Reported, referring: Referring) -> Answer:
    """Who said one stretch: by its credit, its label, its source, or the stretch it follows."""
    reading = stage.reading
    if reported.credit and (answer := _credited(stage, reported)).speakers:
        return answer
    if reported.rule in ("turn.question", "turn.answer"):
        return party(stage, asks=reported.rule == "turn.question")
    if _is_of_topic(stage, reported):
        before = stage.answers[index - 1] if index else Answer()
        return Answer(before.speakers, "inherited" if before.speakers else "unattributed")
    if reported.source is not None or reported.label is not None:
        span = reported.source or reported.label
        assert span is not None
        first, last = reading.tokens(*span)
        if first < last:
            first, last = _from_whom(stage, reported, *_behind_preposition(stage, reported, first, last))
            referring.up_to(first)
            cue = _cue(reading, reported)
            if (either := _either(stage, first, last)) is not None:
                return Answer((), "ambiguous", candidates=either)
            turn = turn_speaker(stage, first, last, labelled=reported.label is not None)
            # a label means nobody of the page who does not bear it: between the turns of MR. HALL speaks THE WITNESS
            others = stage.people.persons if reported.rule == "turn" else ()
            answer = turn or read_source(stage, first, last, cue, index, others)
            if any(person in answer.speakers for person in addressed(stage, index)):
                answer = Answer()  # "Lee told the shop’s owner, Alan Lee, that": whom nobody has brought in
            stage.note(first, last, answer.speakers)
            return answer
    if reported.follows is not None and reported.follows < index:
        follows = _over_claims(stage, reported, reported.follows)
        earlier = reading.page.reported[follows]
        if (replying := answers_back(stage, index)) is not None:
            return Answer((replying,), "inherited")
        acting = _acting_before(stage, reported, max(earlier.content[-1][1], earlier.cue[1] if earlier.cue else 0))
        if acting is not None:
            return Answer((acting,), "inherited")
        if _in_another_paragraph(stage, reported, earlier) and (led := led_over(stage, index, 0)) is not None:
            return Answer((led,), "inherited")
        before = stage.answers[follows]
        if before.candidates:
            return Answer((), "ambiguous", candidates=before.candidates)
        return Answer(before.speakers, "inherited" if before.speakers else "unattributed")
    if reported.kind == "direct" and reported.within is None:
        referring.up_to(reading.tokens(*reported.content[0])[0])
        if (only := _only_one_before(stage, reported)) is not None:
            return Answer((only,), "inherited")
        if (led := told_behind(stage, reported) or led_over(stage, index, 0)) is not None:
            return Answer((led,), "inherited")
    return Answer()


def _over_claims(stage: Stage, reported: Reported, follows: int) -> int:
    """ "Ruiz said: “No.” It came after Birk’s claim that it was late. | “...”": a claim told in passing has no turn, so
    that a quotation in another paragraph goes on with what was said before it."""
    told = stage.reading.page.reported
    while follows and told[follows].rule == "indirect.owned" and _in_another_paragraph(stage, reported, told[follows]):
        follows -= 1
    return follows


def _in_another_paragraph(stage: Stage, reported: Reported, earlier: Reported) -> bool:
    """Whether a quotation stands in another paragraph than the one that it follows."""
    here, there = (stage.reading.tokens(*one.content[0])[0] for one in (reported, earlier))
    return stage.reading.document.block_of(here) != stage.reading.document.block_of(there)


def _is_of_topic(stage: Stage, reported: Reported) -> bool:
    """`On Jack Morrow: “...”`: of whom or what somebody speaks on, who is told before."""
    if reported.rule != "direct.colon" or reported.source is None:
        return False
    reading = stage.reading
    first, last = reading.tokens(*reported.source)
    begin = reading.sentence(first)[0]
    opens = begin in (first, first - 1) and reading.low[begin] in _TOPICAL and reading.starts_sentence(begin)
    return (
        opens and reading.low[last : last + 1] == [":"] and not set("VZM") & set(reading.document.letters[begin:last])
    )


def _behind_preposition(stage: Stage, reported: Reported, first: int, last: int) -> tuple[int, int]:
    """`Jack Morrow | is in Kilbride: “...”`: the subject speaks where a place or a platform ends before the colon."""
    reading = stage.reading
    code, begin, place = reading.document.letters, reading.sentence(first)[0], first
    if reading.low[first] in _PLACING and first + 1 < last:  # "is | outside Kilbride"
        place = first + 1
    placed = reading.before(place) in _PLACING and reading.document.words[place][0].isupper()
    if reported.rule != "direct.colon" or not placed or stage.people.between(first, last):
        return first, last
    for start, end, _ in stage.people.between(begin, first):
        told = code[end] in "VZM" and _opens(reading, start, begin)
        if told or (code[end : end + 2] == ",W" and code[begin:start].lstrip("CA")[:1] in ("Z", "V")):
            return start, end  # the second: "And here is Jack Morrow, who is back | from Kilbride"
    subject = phrase_at(reading.document, begin)  # "The singer | took to Facebook"
    if subject is not None and code[subject[1]] in "VZM" and w.is_role(reading.low[subject[1] - 1]):
        return subject
    return first, last


def _from_whom(stage: Stage, reported: Reported, first: int, last: int) -> tuple[int, int]:
    """`The bottom line, from | Ruiz: “...”`, `A last word from | Ruiz: “...”`: who is named before the colon."""
    reading = stage.reading
    if reported.rule != "direct.colon":
        return first, last
    colon, begin = reading.tokens(*reported.content[0])[0], reading.sentence(first)[0]
    opened = begin if reading.low[begin] == "from" else first  # "From our reader | Ana Ruiz |, in Altona:"
    for start, end, _ in stage.people.between(opened, colon):
        led = phrase_before(reading, start)
        if "from" in (reading.before(led), reading.before(led - (reading.before(led) in _OUR))) and end <= colon:
            return start, end
    return first, last


def _only_one_before(stage: Stage, reported: Reported) -> Person | None:
    """ "Ruiz’s view is blunt. “...”", "Her verdict? “...”", "Not so, says Ruiz. “...”": whom alone the short sentence
    right before a quotation speaks of."""
    before = sentence_before(stage, reported)
    if before is None or before.last - before.first > _SHORT:
        return None
    met = {id(one.entity): one.entity for one in stage.appearances_between(before.first, before.last, _SHORT)}
    if len(met) != 1 or stage.reading.quoted(before.first):
        return None
    (one,) = met.values()
    return one if isinstance(one, Person) and not one.doubt else None


def _acting_before(stage: Stage, reported: Reported, floor: int) -> Person | None:
    """`Asked about next year, | Ana Ruiz | grinned. “What’s that?”`: who does something right before a quotation.

    So does "For | Ana Ruiz |, the answer is simple." The sentence before begins behind the character ``floor``.
    """
    reading, document = stage.reading, stage.reading.document
    before = sentence_before(stage, reported)
    if before is None or floor > before.start:
        return None
    for first, end, person in stage.people.between(before.first, before.last):
        opens = _opens(reading, first, before.first)
        fronted = reading.low[before.first] == "for" and _opens(reading, first, before.first + 1)
        subject = "VZ," if opens else "VZ" if document.letters[first - 1] == "," else "," if fronted else ""
        if document.letters[end] in subject:
            return person
    return None


def _opens(reading: Reading, first: int, begin: int) -> bool:
    """Whether a name is what a sentence begins with, its office before it included."""
    return first == begin or phrase_before(reading, first) == begin


def _either(stage: Stage, first: int, last: int) -> tuple[Person, Person] | None:
    """The two whom a source may mean that is a short name of both: "Weber said"."""
    if not stage.people.unclear or stage.people.between(first, last):
        return None
    return next((stage.people.unclear[at] for at in range(first, last) if at in stage.people.unclear), None)


def _cue(reading: Reading, reported: Reported) -> str:
    return reading.document.text[slice(*reported.cue)].lower() if reported.cue else ""


def _credited(stage: Stage, reported: Reported) -> Answer:
    """The lines under a pull quote: names, then what they are; "— Ada Moreau, Orrin University"."""
    reading, people = stage.reading, []
    lines = [line for span in reported.credit for line in _lines(reading, *span)]
    rest = []
    for first, last in lines:
        found = stage.people.between(first, last)
        # "Ana Ruiz, Altona resident": behind a name what stands before a noun for people is where they live
        found = [place for place in found if place is found[0] or not w.is_role(reading.low[min(place[1], last - 1)])]
        people += [place[2] for place in found if place[2] not in people]
        if not found:
            rest.append((first, last))
    for first, last in rest:
        fact = credit(reading, first, last)
        if fact is not None:
            for person in people:
                person.affiliations.append(fact)
    if people:
        return Answer(tuple(people), "attributed")
    return read_source(stage, *lines[0]) if lines else Answer()


def _lines(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch cut at its line breaks, as token ranges."""
    text, found, at = reading.document.text, [], start
    for line in text[start:end].split("\n"):
        tokens = reading.tokens(at, at + len(line))
        if tokens[0] < tokens[1]:
            found.append(tokens)
        at += len(line) + 1
    return found
