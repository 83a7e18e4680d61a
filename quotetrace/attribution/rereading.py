"""The second reading: what the rules found is evidence for the learned reader, which decides on reported clauses.

Rules keep what they do perfectly: quotations in marks, pull quotes, transcripts. Reports of other kinds are read by the
learned reader, which finds those that no rule describes and drops those that only look like one.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from operator import attrgetter

from quotetrace.attribution.called import called, is_name
from quotetrace.attribution.columns import Columns, cue_token, tokens_of
from quotetrace.attribution.edges import marked_in, trimmed
from quotetrace.attribution.overlaps import apart, meets
from quotetrace.attribution.reader import Reader, Reading
from quotetrace.attribution.saying import is_empty, is_ground, refuses, says_nothing, takes, tells_more, tells_nothing
from quotetrace.attribution.sources import doer_behind, doer_of, is_passive, source_of
from quotetrace.grammar.asides import FINITE, is_named_aside
from quotetrace.grammar.cues import bids, cue_forms
from quotetrace.grammar.phrases import is_time, reach_right
from quotetrace.grammar.subjects import QUOTES
from quotetrace.grammar.wholes import NEVER_CLAUSES
from quotetrace.layers import Document, Kind, Reported

Span = tuple[int, int]
Evidence = list[tuple[int | None, Reported]]

_start = attrgetter("start")
THRESHOLD = 0.38  # a cue is taken from this probability on: F on the training articles is flat from 0.34 to 0.4
# What is only talked about ("discussed the deadline") counts as said from this probability on; a noun phrase that tells
# more, of a verb that neither names nor judges ("estimated the loss at 40 litres"), from the second one on.
_TOPIC, _TOLD_TOPIC = 0.8, 0.7
_KEPT = 0.2  # a report that a rule found is kept from here on ...
# ... and what somebody is asked to do from here on, "appealed to ministers to act", or tells behind "that", whatever
# the verb: "related that"
_ADDRESSED = 0.12
_WHOLE = 40  # characters in marks from which on they are a quotation of their own and no fragment
_UNSOURCED = 0.6  # what nobody is named for ("the board was told") is a report from this probability of speech on
_NAMING = frozenset("called termed dubbed named nicknamed labelled labeled".split())
_MEANWHILE = frozenset("while whereas although though".split())
_TELLS_MORE = re.compile(r", (?:an?|which|who|whose) ")
_AGE = re.compile(r",\s\d{1,3}")
# Frames whose ends the rules find as well as the reader does on PolNeAR, and better on other news.
_FRAMED = frozenset(f"indirect.{frame}" for frame in ("clause", "before", "relative", "called", "named", "accusation"))
_SAYS = frozenset("say says said saying".split())
_ASKING = ("indirect.infinitive", "indirect.question")  # behind somebody who is asked
# rules that are surer of their spans than the reader
_RULED = frozenset(
    f"indirect.{rule}" for rule in ("according-to", "outcome", "hearing", "owned", "phrase", "inside", "valued")
)


def evidence(document: Document, rules: Sequence[Reported], told: Sequence[Reported]) -> Evidence:
    """The reports of the rules, each with the verb of its cue.

    ``rules`` are the stretches as the rules found them, ``told`` the same with their sources and whole cues.
    """
    return [(cue_token(document, rule), each) for rule, each in zip(rules, told, strict=True)]


def reread(document: Document, found: Evidence, reader: Reader, *, stances: bool = True) -> list[Reported]:
    """The reported stretches of an article after the second reading, in no order; stances too, but that without
    ``stances`` some are left out of which no other stretch can tell anything."""
    if not document.words:
        return []
    columns = Columns(document, found)
    read = reader.read(columns, _ADDRESSED, THRESHOLD, lambda read: _idle(document, found, read, stances))
    readings = {each.head: each for each in read if not _is_none(document, each.head)}
    settled = [
        _settled(document, each, None if head is None else _heard(document, each, readings.pop(head, None)))
        for head, each in found
    ]
    settled += [_new(document, reading) for reading in readings.values() if _sure(reading) >= THRESHOLD]
    return apart(document, [each for each in settled if each is not None])


def _heard(document: Document, each: Reported, reading: Reading | None) -> Reading | None:
    """The reading of a report that a rule found, if it is sure enough to keep it."""
    if reading is None:
        return None
    asks = each.rule == "indirect.infinitive" and each.addressee is not None
    # "put out a statement | saying it was late": the plainest verb of speech, and a clause behind it
    says = each.rule == "indirect.clause" and document.low[reading.head] in _SAYS
    told = (each.rule in ("indirect.that", "indirect.relative") or says) and not each.stance
    return reading if _sure(reading) > (_ADDRESSED if asks or told else _KEPT) else None


def _stands(each: Reported) -> bool:
    """Whether the rules' content stands, whatever the reader makes of its cue."""
    return each.kind in ("direct", "pull") or each.label is not None or each.cue is None or each.rule in _RULED


def _told(found: Evidence) -> set[int]:
    """The cues of which the reader need not tell the spans: of the first report from each, all is known."""
    first = {head: each for head, each in reversed(found) if head is not None}
    return {head for head, each in first.items() if _stands(each) and each.source is not None}


def _idle(document: Document, found: Evidence, read: Sequence[Reading], stances: bool) -> set[int]:
    """The cues whose spans nobody needs: all is known, or what comes of them is a stance and left out.

    A stance that only the reader sees, alone in a sentence without marks, gets in the way of nothing.
    """
    known = _told(found)
    if stances:
        return known
    ruled = {head for head, _ in found}
    heads = (each.head for each in read if each.head in ruled or _sure(each) >= THRESHOLD)
    counted = Counter(map(document.sentence_of.__getitem__, heads))
    alone = [
        each.head
        for each in read
        if each.stance > each.speech and each.head not in ruled and counted[document.sentence_of[each.head]] == 1
    ]
    taken = _taken(document, found) if alone else frozenset()
    return known.union(head for head in alone if document.sentence_of[head] not in taken)


def _taken(document: Document, found: Evidence) -> set[int]:
    """The sentences that a report of the rules, or words in marks, share a character with."""
    starts = [sentence.start for sentence in document.sentences]
    spans = [(marked.start, marked.end) for marked in document.marked]
    for _, each in found:
        spans += [*each.content, *(span for span in (each.cue, each.source, each.addressee) if span is not None)]
    among = (range(max(bisect_left(starts, first + 1) - 1, 0), bisect_left(starts, end)) for first, end in spans)
    return set(chain.from_iterable(among))


def _is_none(document: Document, head: int) -> bool:
    """Whether the word reports nothing, whatever the reader makes of it."""
    letter = document.letters[head]
    acts = letter == "G" and (_is_deed(document, head) or _is_topic(document, head))
    return acts or (letter in "BN" and bids(document, head)) or _is_label(document, head)


def _is_deed(document: Document, head: int) -> bool:
    """`has put on pressure, restricting imports, | advising | tourists to stay away`: one of several deeds, and no
    report, where what comes before is none."""
    first, letters = document.sentences[document.sentence_of[head]].first, document.letters
    if letters[head + 1 : head + 2] == "t":
        return False
    deeds = [at for at in range(first + 1, head) if letters[at - 1 : at + 1] == ",G"]
    told = any(letters[at] in "VZ" and document.low[at] in cue_forms() for at in range(first, head))
    return bool(deeds) and not told and document.low[deeds[0]] not in cue_forms()


def _is_label(document: Document, head: int) -> bool:
    """`Editor’s note: ...`: the page itself speaks."""
    return head > 1 and document.low[head] in ("note", "notes") and document.low[head - 2] in ("editor", "editors")


def _is_topic(document: Document, head: int) -> bool:
    """`Underlining the danger | is | a crack`, `Announcing cuts | was | a mistake`: a participle that opens a sentence
    without a pause has no subject."""
    sentence = document.sentences[document.sentence_of[head]]
    behind = document.letters[head : sentence.last] if head == sentence.first else ""
    return set(",;:-Q").isdisjoint(behind) and not set(FINITE).isdisjoint(behind)


def _sure(reading: Reading) -> float:
    return reading.speech + reading.stance


def _settled(document: Document, each: Reported, reading: Reading | None) -> Reported | None:
    """What becomes of a report that a rule found, for what the reader made of its cue."""
    if _stands(each):
        if reading is None or each.source is not None or each.rule == "indirect.hearing":
            return each
        return each.but(source=_first(document, reading, "source"))
    if reading is None:
        return each if each.rule == "mixed.piece" else None
    if _leaves_marks(document, reading.head, each.content):
        return None
    if each.rule == "indirect.called" and tells_nothing(document, reading.head, each.content):
        return None
    if each.cue is not None and says_nothing(document, each.cue, each.source, each.content, topic=False):
        return each.but(stance=True)  # "has yet to say | how many"
    read = _new(document, reading, each)
    if read is None:
        return None if is_empty(document, each.content) or takes(document, reading.head, each.content) else each
    source = _source(document, reading.head, read, each)
    named = each.rule == "indirect.named" or (source is not None and _is_quoted(document, source, reading.head))
    crossed = read.cue is not None and meets(read.cue, each.content)
    named = named or (crossed and each.rule == "indirect.accusation")  # "accused fans of | theft"
    cue = each.cue if named else read.cue or each.cue
    read = read.but(addressee=each.addressee, cue=cue, source=source, content=_whole_phrase(document, each, read))
    if _is_framed(document, each, read) or read.content == each.content:
        clear = read.source is not None and not meets(read.source, each.content)
        source = read.source if clear or each.source is None else each.source
        return read.but(content=each.content, rule=each.rule, kind=each.kind, source=source)
    return read


def _whole_phrase(document: Document, rule: Reported, read: Reported) -> tuple[Span, ...]:
    """`reported an 18% fall | in annual profit`: a noun phrase with what hangs on it, as far as the rule sees it."""
    if len(read.content) != 1 or len(rule.content) != 1:
        return read.content
    (start, end), (first, last) = read.content[0], rule.content[0]
    if start != first or end >= last:
        return read.content
    if document.letters[bisect_left(document.starts, end)] == "W":  # "threatened to fine those | who stay away"
        return rule.content
    if rule.rule == "indirect.described" and " as " in document.text[end:last]:
        return rule.content  # "described the fire, which killed two men, | as a shame"
    if rule.rule != "indirect.noun":
        return read.content
    at, limit = tokens_of(document, start, last)
    whole = max(end, document.ends[reach_right(document, at, limit, appositions=False) - 1])
    if document.text.startswith("that ", whole + 1):  # "denies media talk | that the mill will close"
        return rule.content
    return ((start, whole),)


def _is_framed(document: Document, rule: Reported, read: Reported) -> bool:
    """Whether the rule's ends stand: a clause with "that" is the shorter of both, where they end at different words.

    An infinitive's or a question's ends stand behind somebody addressed: `urged them | to go`, `asked her | why`.
    """
    if rule.rule == "indirect.that":
        shorter = _length(rule) <= _length(read)
        return shorter or _leaves_out_aside(document, rule, read) or _cuts_name(document, rule, read)
    if rule.rule == "indirect.fragment" and rule.cue is not None and read.content[0][0] < rule.cue[0]:
        return True  # "At the mill, where the pump ran all night, Ruiz reported | “no loss at all”"
    addressed = (*_ASKING, "indirect.noun")  # "warned investors of | a hard year"
    return rule.rule in _FRAMED or (rule.rule in addressed and rule.addressee is not None)


def _leaves_out_aside(document: Document, rule: Reported, read: Reported) -> bool:
    """`cautioned that fuel, | which comes by barge, | could run short`: the relative clause is said as well."""
    if len(read.content) == 1 or (read.content[0][0], read.content[-1][1]) != (rule.content[0][0], rule.content[-1][1]):
        return False
    gaps = [document.text[end:start].lstrip(" ,") for (_, end), (start, _) in pairwise(read.content)]
    return all(gap.startswith(("which ", "who ", "whose ", "where ")) for gap in gaps)


def _cuts_name(document: Document, rule: Reported, read: Reported) -> bool:
    """`said they found the Ana, | a ship that sank in May`: no report ends before what tells more of its last noun."""
    (start, end), (first, last) = read.content[-1], rule.content[-1]
    return start == first and end < last and bool(_TELLS_MORE.match(document.text, end, last))


def _length(each: Reported) -> int:
    return sum(end - start for start, end in each.content)


def _source(document: Document, head: int, read: Reported, rule: Reported) -> Span | None:
    """The source that the reader sees, with the ends that the rule sees better.

    `Birk, 47, denied fraud` has an age behind it, `In May | Okafor said` a time before it that is none of its words.
    """
    source, whole = read.source, rule.source
    if is_passive(document, rule, head):
        return whole
    if source is None or whole is None or _is_quoted(document, whole, head):
        return whole or source
    if document.letters[head] == "G" and not meets(source, [whole]) and document.text[slice(*whole)].lower() != "there":
        return whole  # "Ruiz agreed while Berg objected, | saying": grammar alone tells whose clause it hangs on
    if source[1] <= whole[0] and _is_own_subject(document, source, whole, head):
        return whole
    if whole[0] < source[0] < whole[1] and document.text[source[1] - 1] in "-–—":
        return whole  # "Falk – no friend, though | they met – | said"
    if source[0] < whole[0] and source[1] == whole[1] and is_time(document, *tokens_of(document, source[0], whole[0])):
        return whole
    if _hangs(document, source, head) and not _hangs(document, whole, head):
        return whole
    if whole[0] < source[0] and source[1] == whole[1] and _is_object(document, source):
        return whole  # "The lawyer for the family that owns | the dock | said"
    if source[0] == whole[0] and document.letters[tokens_of(document, *source)[1] - 1] == "W":
        return whole  # "a clerk who | left in May said"
    if source[0] != whole[0] or source[1] >= whole[1]:
        return source
    return whole if _AGE.fullmatch(document.text, source[1], whole[1]) else source


def _is_own_subject(document: Document, source: Span, whole: Span, head: int) -> bool:
    """`Ana Ruiz resigned, but | the mayor, Bo Birk, | said he would stay`: the other one has a verb of its own."""
    behind, (first, last) = tokens_of(document, *source)[1], tokens_of(document, *whole)
    letters = document.letters
    beside = not letters[last:head].strip(",AVM") and letters[first - 1] in "CHI"
    return beside and not set(FINITE).isdisjoint(letters[behind:first])


def _hangs(document: Document, source: Span, head: int) -> bool:
    """`The board has in | the meantime | announced`: what hangs on a preposition before a verb is not its subject."""
    first, last = tokens_of(document, *source)
    if not 0 < first < head:
        return False
    timed = document.letters[first - 1] == "I" and is_time(document, first, last)  # "until | last year | said"
    return timed or document.low[first - 1] in NEVER_CLAUSES


def _is_object(document: Document, source: Span) -> bool:
    """`whose son runs | the mill | said`: right behind a verb stands what it is done to."""
    first = bisect_left(document.starts, source[0])
    return document.letters[first - 1] in "VZG" and document.letters[first] in "DSPN"


def _is_quoted(document: Document, source: Span, head: int) -> bool:
    """`The Herald quoted | an aide | as saying it was late`: whoever is quoted says it, not who quotes."""
    first = bisect_left(document.starts, source[0])
    return document.low[head - 1] == "as" and document.low[first - 1] in QUOTES


def _new(document: Document, reading: Reading, rule: Reported | None = None) -> Reported | None:
    """The report that the reader reads off a cue, or None where it finds no content."""
    content, agent = called(document, reading.head, _characters(document, reading.spans.get("content", [])))
    content = trimmed(document, reading.head, content)
    if not content or _leaves_marks(document, reading.head, content) or is_empty(document, content):
        return None
    if takes(document, reading.head, content) or (rule is None and tells_nothing(document, reading.head, content)):
        return None
    source = _relative(document, _first(document, reading, "source")) or agent
    passive = source is None and document.letters[reading.head] == "E"
    source = doer_behind(document, content) if passive else source
    doer = doer_of(document, reading.head) if rule is None and document.letters[reading.head] == "E" else None
    source = doer if doer is not None and not meets(doer, content) else source
    if rule is None and document.low[reading.head] in _NAMING:
        first, last = tokens_of(document, *content[-1])
        floor = document.sentences[document.sentence_of[first]].first
        if passive or is_named_aside(document, reading.head, last, floor):
            return None  # "the dish is called “old clothes”": by everybody
    if rule is None and (source in content or (source is None and reading.speech < _UNSOURCED)):
        return None  # nobody says it: "the method, known as ...", "a merger announced Monday would ..."
    kind, cue = _kind(document, content), _first(document, reading, "cue")
    topic = kind == "indirect" and not _is_clause(document, reading)
    if cue is not None and kind != "indirect" and refuses(document, cue, content, ("to",)):
        return None  # `declined to comment but added that “we are sorry”`
    whole = cue if rule is None or rule.cue is None else rule.cue  # "has yet to say" as the rule sees it
    stays_open = whole is not None and says_nothing(document, whole, source, content, topic)
    if stays_open or (
        kind == "indirect" and is_ground(document, reading.head, content, rule is None and source is None)
    ):
        stance = True
    elif rule is not None and not rule.stance:
        stance = False  # the word list knows the cue as one of speech
    else:
        least = (_TOLD_TOPIC if tells_more(document, reading.head, content) else _TOPIC) if topic else 0
        stance = reading.stance > reading.speech or reading.speech < least
    found = Reported(
        kind=kind,
        content=tuple(content),
        rule="learned.stance" if stance else "learned.speech",
        cue=cue,
        source=source,
        stance=stance,
        confidence=_sure(reading),
    )
    if source is None and rule is None and document.letters[reading.head] in "VZG":
        return found.but(source=source_of(document, found, reading.head))
    return found


def _leaves_marks(document: Document, head: int, content: Sequence[Span]) -> bool:
    """`her book “We Said No” is out`: a cue inside of marks, and a report that goes on behind them, are a title."""
    at = bisect_left(document.marked, document.starts[head], key=_start) - 1
    inside = at >= 0 and document.marked[at].end > document.starts[head]
    return inside and content[-1][1] > document.marked[at].end


def _is_clause(document: Document, reading: Reading) -> bool:
    """Whether the content says something: `discussed the deadline` tells what about, and not what was said."""
    return any(
        set("VZMBG") & set(document.letters[first : _before_clause(document, first, last)])
        for first, last in reading.spans["content"]
    )


def _before_clause(document: Document, first: int, last: int) -> int:
    """`praised | the plan | while others left`: where a clause begins that tells what went on meanwhile."""
    return next((at for at in range(first + 1, last) if document.low[at] in _MEANWHILE), last)


def _characters(document: Document, spans: Iterable[Span]) -> list[Span]:
    return [(document.starts[first], document.ends[last - 1]) for first, last in spans]


def _first(document: Document, reading: Reading, role: str) -> Span | None:
    """The span of a role: of a cue in pieces the one with the word it was found by, of a source the first."""
    spans = _characters(document, reading.spans.get(role, []))
    place = document.starts[reading.head]
    holding = (span for span in spans if span[0] <= place < span[1])
    return next(holding, None) or (spans[0] if spans else None)


def _relative(document: Document, source: Span | None) -> Span | None:
    """`who in 2010 | said`: the pronoun alone is the source."""
    if source is None or document.letters[first := bisect_left(document.starts, source[0])] != "W":
        return source
    return source[0], document.ends[first]


def _kind(document: Document, content: list[Span]) -> Kind:
    """Direct where one pair of marks holds all of it, mixed where somebody's own words stand in marks inside."""
    inside = [marked for span in content for marked in marked_in(document, span)]
    if len(inside) == len(content) == 1 and (inside[0].start, inside[0].end) == content[0]:
        return "direct" if inside[0].inner_end - inside[0].inner_start > _WHOLE else "mixed"
    return "mixed" if any(not is_name(document, marked) for marked in inside) else "indirect"
