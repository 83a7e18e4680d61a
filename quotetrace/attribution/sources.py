"""Who says it, by rule: the source of each cue with its apposition."""

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from quotetrace.attribution.papers import paper_of
from quotetrace.grammar.cues import cue_forms
from quotetrace.grammar.phrases import is_channel, is_time, phrase_at, reach_right
from quotetrace.grammar.subjects import BE, group_start, subject_after, subject_before
from quotetrace.layers import Document, Reported

Span = tuple[int, int]
_NOBODY = frozenset("there that this what".split())  # "that’s not to suggest"
_REACH = 250  # tokens: a sentence longer than this is a list or noise
_SAYING = ("indirect.that", "indirect.clause")
# Verbs before a paper that somebody else wrote: "got a letter saying", "there is a sign saying".
_RECEIVING = frozenset(
    "got gets getting received receives receiving saw sees seen found finds finding had is was ’s 's "
    "discovered spotted opened opens addressed rejected dismissed denied disputed refuted debunked criticised"
    " criticized condemned slammed".split()
)
_THROUGH = frozenset({"in", "through", "via"})
_LONGEST_POST = 24  # tokens of a post and a name behind "by"
_POSTED = frozenset("sign poster banner placard sticker note text notice plaque board bill slip card".split())
_SHOWN = frozenset("sign poster banner placard sticker plaque billboard t-shirt".split())
_HEARING = frozenset("heard hear hears overheard recorded filmed caught remembers remembered".split())
_QUOTED = frozenset("quoted cited reported heard overheard recorded".split())
_ADDRESSING = frozenset("told urged ordered instructed advised reminded encouraged invited warned".split())


def with_sources(document: Document, reported: Sequence[Reported]) -> list[Reported]:
    """The same stretches; those with a cue have their source, and the cue is whole ("has also said")."""
    narration = _narration(document, reported)
    found: list[Reported] = []
    around = sorted(span for each in reported if each.rule != "direct.nested" for span in each.content)
    for each in reported:
        if each.cue is not None and each.source is None and each.rule != "direct.board":
            nested = each.rule == "direct.nested"
            told = document if nested else narration  # nested words: inside the quotation
            within = _opening(document, around, each.cue[0]) if nested else 0
            each = each.but(source=_source(told, each, within), cue=_whole_cue(told, each.cue))
        elif each.cue is not None and each.source is not None and each.rule == "indirect.outcome":
            each = each.but(cue=_from_source(narration, each.source, _whole_cue(narration, each.cue)))
        found.append(each)
    return _of_whom_speaks(document, found)


def _of_whom_speaks(document: Document, found: list[Reported]) -> list[Reported]:
    """`Ruiz said | it was late | and warned Birk to leave`: who is only told of does not go on to speak.

    A source inside what somebody else reports, whose cue goes on behind that, is whoever reports it.
    """
    told: Reported | None = None
    kept = []
    for each in found:
        if told is not None and each.cue is not None and each.source is not None and each.kind != "direct":
            (start, end), cue = told.content[0], each.cue[0]
            goes_on = end <= cue and document.text[end:cue].strip(" ,") in ("and", "but")
            if goes_on and start <= each.source[0] and each.source[1] <= end:
                each = each.but(source=told.source)
        if each.rule in _SAYING and each.source is not None and each.cue is not None and len(each.content) == 1:
            told = each
        kept.append(each)
    return kept


def _narration(document: Document, reported: Sequence[Reported]) -> Document:
    """The document with the words of direct quotations out of sight: no subject is looked for among them."""
    code = list(document.letters)
    for each in reported:
        for start, end in each.content if each.kind == "direct" and each.label is None else ():
            first, last = bisect_left(document.starts, start), bisect_left(document.starts, end)
            if last - first > 1:
                code[first:last] = "Q" + "q" * (last - first - 2) + "Q"
    return evolve(document, letters="".join(code))


def _opening(document: Document, around: Sequence[Span], cue: int) -> int:
    """The token that opens the quotation around a nested cue: its subject is no farther back."""
    at = bisect_left(around, (cue, cue)) - 1
    return bisect_left(document.starts, around[at][0]) if at >= 0 and cue < around[at][1] else 0


def source_of(document: Document, each: Reported, verb: int) -> Span | None:
    """The source, by the grammar alone, of a report whose cue is the verb at token ``verb``."""
    found = _source(document, each.but(cue=_characters(document, verb, verb + 1)))
    return None if found is None or document.text[slice(*found)].lower() in _NOBODY else found


def _source(document: Document, each: Reported, within: int = 0) -> Span | None:
    """The source of a cue: behind it where it follows its content (`“...,” said Ruiz`), else before it.

    ``within`` is where the words around nested words begin.
    """
    assert each.cue is not None
    if each.rule == "indirect.hearing":
        return None  # a court hears, and somebody else speaks there
    verb = bisect_left(document.starts, each.cue[0])
    if each.rule == "mixed.piece" and document.words[verb].lower() in BE:
        return None  # `the ferry is “a wreck and a shame”`: the ferry did not say so
    floor, limit = _bounds(document, verb)
    floor = _inside(document, within, floor, verb)
    start = group_start(document, verb, floor)
    if (letter := _letter(document, start, verb)) is not None:
        return _characters(document, *letter)
    if (quoted := _quoted_as_saying(document, verb, floor)) is not None:
        return _characters(document, *quoted)
    if (answering := _answering(document, verb, floor)) is not None:
        return _characters(document, *answering)
    if is_passive(document, each, verb):
        return _agent(document, verb, limit)
    if document.letters[verb] == "E" and _is_suffered(document, each, start, verb):
        named = each.rule == "indirect.called"  # "was branded “a joke” | by Ruiz"
        doer = _agent(document, bisect_left(document.ends, each.content[-1][1]) if named else verb, limit)
        paper = None if doer else paper_of(document, start, verb, floor, limit)
        return _characters(document, *paper) if paper else doer
    sentence = document.sentences[document.sentence_of[verb]]
    opens = start == sentence.first or document.letters[start - 1] == ":"
    if document.letters[verb] == "G" and (opens or _is_fronted(document, start, sentence.first)):
        # "New Delhi: Calling it a sham, Ruiz said", "One month after announcing it, Ruiz left"
        return _of_main_clause(document, each, sentence.last)
    follows_content = each.content[0][1] <= each.cue[0]
    addressed = _takes_addressee(document, verb) and subject_before(document, verb, floor) is not None
    if (
        follows_content
        and not addressed
        and document.letters[verb] != "G"
        and (start == floor or document.letters[start - 1] in ",Q-")
    ):
        behind = subject_after(document, verb, limit)
        if behind and not is_time(document, *(phrase_at(document, behind[0]) or behind)):
            return _characters(document, *behind)
    found = subject_before(document, verb, floor)
    first = max(sentence.first, verb - _REACH, within)
    if found is None and floor > first and document.letters[verb] in "GV":
        found = subject_before(document, verb, first)
    if found is None and start == first:
        found = subject_after(document, verb, limit)
    return _characters(document, *(_whose_statement(document, found[0], first) or found)) if found else None


def _whose_statement(document: Document, first: int, floor: int) -> Span | None:
    """`| Ruiz |, in a statement signed by her adviser on ports, Bo Lee, said`: whose it is, not who signed it.

    Nothing but a noun phrase opens the sentence; what the statement is told with may end in a name in apposition.
    """
    low, code = document.low, document.letters
    by = next((at for at in range(first, max(first - _LONGEST_POST, floor), -1) if low[at] == "by"), floor)
    at = by - 1
    while at > floor and code[at] in "EVAI" and low[at] not in _THROUGH:  # "a note | sent out and signed |"
        at -= 1
    paper = phrase_at(document, at) if at > floor + 1 and is_channel(document, at + 1) else None
    through = paper[0] - 1 if paper is not None else floor
    if through <= floor or low[through] not in _THROUGH or any(letter in "VZM" for letter in code[by:first]):
        return None
    end = through - (code[through - 1] == ",")
    speaker = phrase_at(document, end - 1) if end > floor else None
    if speaker is None or speaker[1] != end or any(letter in "VZMI" for letter in code[floor : speaker[0]]):
        return None
    return speaker[0], end


def _answering(document: Document, verb: int, floor: int) -> Span | None:
    """`| Ruiz | laughed when that was put to her: “...”`: who does something at what somebody puts to her."""
    low, code = document.low, document.letters
    if low[verb] != "put" or low[verb + 1 : verb + 2] != ["to"] or BE.isdisjoint(low[max(verb - 2, floor) : verb]):
        return None
    when = next((at for at in range(verb - 1, floor, -1) if low[at] in ("when", "as", "after")), floor)
    does = next((at for at in range(when - 1, floor, -1) if code[at] in "VZ"), None)
    return subject_before(document, does, floor) if does is not None else None


def _is_suffered(document: Document, each: Reported, start: int, verb: int) -> bool:
    """`was branded “a joke” by Ruiz`, `a man described | by detectives`; not `Ruiz is said | to have told them that`"""
    if document.low[verb - 2 : verb] == ["to", "have"]:
        return False
    by = each.rule == "indirect.named" and document.low[verb + 1] == "by"
    return by or any(document.words[i].lower() in BE for i in range(start, verb))


def _quoted_as_saying(document: Document, verb: int, floor: int) -> Span | None:
    """`| Ruiz | was quoted by the Herald as saying it was late`: whom a paper quotes, in a passive."""
    if document.low[verb - 1] != "as" or document.letters[verb] != "G":
        return None
    quoting = (at for at in range(verb - 2, floor, -1) if document.low[at] in _QUOTED and document.letters[at] == "E")
    at = next(quoting, None)
    start = group_start(document, at, floor) if at is not None else 0
    passive = at is not None and not BE.isdisjoint(document.low[start:at])
    return subject_before(document, at, floor) if at is not None and passive else None


def _letter(document: Document, start: int, verb: int) -> Span | None:
    """`In | a statement | announcing the pick, the club ...`: the paper that says so, right before a participle.

    So too what somebody comes by: `Ruiz received | a letter | saying it was over`, `there’s | a sign | saying so`; and
    what is held up for all to read: `Ruiz carried | a placard | saying “No”`; and whom somebody hears: `we heard | a
    man | shouting`.
    """
    paper = phrase_at(document, verb - 1) if document.letters[verb] == "G" and verb else None
    if paper is None or paper[1] != verb:
        return None
    if document.low[verb - 1].removesuffix("s") in _SHOWN or document.low[paper[0] - 1] in _HEARING:
        return paper
    if not (is_channel(document, verb) or document.low[verb - 1] in _POSTED):
        return None
    before = document.low[paper[0] - 1] if paper[0] else ""
    return paper if (before == "in" and start == verb) or before in _RECEIVING else None


def is_passive(document: Document, each: Reported, verb: int) -> bool:
    """`thousands told | to leave`, with nobody between: whoever is named before was told, and told nobody.

    So too `staff have been told that it will shut`, and a headline, `Ferry will shut, staff told`.
    """
    if document.low[verb] not in _ADDRESSING:
        return False
    if each.rule == "indirect.infinitive" and document.letters[verb + 1 : verb + 2] == "T":
        return True
    sentence = document.sentences[document.sentence_of[verb]]
    if document.blocks[sentence.block].kind in ("headline", "subheading", "teaser"):
        ends = verb + 1 == sentence.last or document.letters[verb + 1] == "I"  # "jury told in fraud trial"
        return ends and each.content[-1][1] <= document.starts[verb]
    return document.letters[verb] == "E" and any(
        word in BE for word in document.low[max(sentence.first, verb - 3) : verb]
    )


def _of_main_clause(document: Document, each: Reported, limit: int) -> Span | None:
    """`Announcing the plan, | the mayor | said it was late`: who does what opens the sentence."""
    behind = bisect_left(document.ends, each.content[-1][1]) + 1
    if (
        document.letters[behind - 1 : behind] == "Q" and document.low[behind - 2] == ","
    ):  # `Calling it “a farce,” | Ruiz | left`: American commas
        behind -= 1
    elif document.letters[behind : behind + 1] != ",":
        return None
    phrase = phrase_at(document, behind + 1) if behind + 1 < limit else None
    if phrase is None or phrase[0] != behind + 1:
        return None
    return _characters(document, phrase[0], reach_right(document, phrase[0], limit))


def _is_fronted(document: Document, start: int, first: int) -> bool:
    """`One month after | announcing the plan, the mayor quit`: a participle behind a preposition, no verb before."""
    letters = document.letters
    return start > first and letters[start - 1] == "I" and set("VZMB,;:QqWt").isdisjoint(letters[first:start])


def _takes_addressee(document: Document, verb: int) -> bool:
    """`Ruiz, an engineer, told the Courier`: behind such a verb stands whom it is told."""
    cue = cue_forms().get(document.words[verb].lower())
    return cue is not None and "a" in cue.frames


def _whole_cue(document: Document, cue: Span) -> Span:
    """The cue with auxiliaries, adverbs and particle, as PARC and PolNeAR mark it: "has also said", "pointed out"."""
    verb = bisect_left(document.starts, cue[0])
    sentence = document.sentences[document.sentence_of[verb]]
    start, end = group_start(document, verb, sentence.first), verb + 1
    while end < sentence.last and (document.letters[end] == "p" or document.low[end] in ("out", "back")):
        end += 1
    return _characters(document, start, end)


def _from_source(document: Document, source: Span, cue: Span) -> Span:
    """`Ruiz | was quick to point out`, `Ruiz | used his speech to warn`: the deed and the verb of speech are one."""
    first = bisect_left(document.starts, source[1])
    return (document.starts[first], cue[1]) if document.letters[first] in "AVZ" and source[1] < cue[0] else cue


def _bounds(document: Document, verb: int) -> Span:
    """Where the reporter's words around the cue begin and end, between quotations."""
    code = document.letters
    sentence = document.sentences[document.sentence_of[verb]]
    floor, limit = max(sentence.first, verb - _REACH), min(sentence.last, verb + _REACH)
    quoted = code.rfind("q", floor, verb)
    if quoted >= 0:
        floor = code.find("Q", quoted, verb) + 1 or floor
    while floor < verb and code[floor] in ",.-Qx":
        floor += 1
    ahead = code.find("Qq", verb, limit)
    limit = ahead if ahead >= 0 else limit
    while limit > verb and code[limit - 1] in ".,:":
        limit -= 1
    return floor, limit


def _inside(document: Document, within: int, floor: int, verb: int) -> int:
    """Where the words around a nested cue begin, behind their mark."""
    within += within < verb and document.letters[within] == "Q"
    return max(floor, within)


def doer_behind(document: Document, content: Sequence[Span]) -> Span | None:
    """`was denounced as “a farce” | by the coach`: who said what a passive tells, right behind it."""
    last = bisect_left(document.ends, content[-1][1])
    sentence = document.sentences[document.sentence_of[last]]
    return _agent(document, last, sentence.last)


def doer_of(document: Document, verb: int) -> Span | None:
    """`were urged | by the coach | to stay`: who does it to whom a passive tells of, right behind its verb."""
    return _agent(document, verb, document.sentences[document.sentence_of[verb]].last)


def _agent(document: Document, verb: int, limit: int) -> Span | None:
    """`they were told by the mayor that`: who told is named by "by", or not at all."""
    if verb + 2 < limit and document.words[verb + 1].lower() == "by":
        found = subject_after(document, verb + 1, limit)
        return _characters(document, *found) if found else None
    return None


def _characters(document: Document, first: int, last: int) -> Span:
    return document.starts[first], document.ends[last - 1]
