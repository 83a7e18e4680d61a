"""What a cue verb reports: the clause, infinitive, noun phrase or quotation behind it."""

from attrs import frozen

from quotetrace.grammar.asides import FINITE, is_named_aside
from quotetrace.grammar.cues import Cue
from quotetrace.grammar.nicknames import is_nickname as names
from quotetrace.grammar.nicknames import is_usage
from quotetrace.grammar.phrases import is_time, phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens, has_verb, subject_before
from quotetrace.grammar.who import people
from quotetrace.quotations.beginnings import is_circumstance, is_clause
from quotetrace.quotations.endings import clause_end, verb_of_subject
from quotetrace.quotations.fragments import (
    before_comment,
    before_deed,
    before_when,
    fragment_end,
    row_end,
    with_complement,
)
from quotetrace.quotations.passing import (
    ABOUT,
    WH,
    past_addressee,
    past_adverbials,
    past_agent,
    past_aside,
    sentence_limit,
    to_question,
)
from quotetrace.quotations.scene import Scene, Stretch
from quotetrace.quotations.stretches import is_named, is_title, needs_more
from quotetrace.quotations.valuing import valued

_SHORTEST_CLAUSE = 3  # "said on that count" has no clause behind "that"; longer ones do, whatever the tagger saw
_LONGEST_ASIDE = 9  # tokens of an aside between marks and the verb behind them
_TO_WHOM = frozenset("complain speak talk write lie moan rant".split())
_UNNAMED = frozenset("named identified quoted called known".split())
_SHORT = 4  # tokens of "to be named", an adverb among them
CRIES = frozenset("shout cry chant scream yell call shriek roar whisper mutter murmur bellow".split())
_ONE_WORD = 3  # tokens, the marks included
_BY = frozenset("only just simply by".split())
# Papers that find something out.
_FINDERS = frozenset("survey poll study report audit review inquiry investigation analysis research inquest".split())
_MEANWHILE = frozenset("as while although though".split())
_HARDLY = frozenset("anything nothing something little much".split())


@frozen
class Behind:
    """What stands behind a cue: its content (tokens), who is addressed, and which frame it is."""

    content: Tokens
    frame: str
    addressee: Tokens | None = None


def content_behind(scene: Scene, verb: int, cue: Cue) -> Behind | None:
    """The content that follows the cue in its sentence, or None."""
    limit = sentence_limit(scene, verb)
    if "v" in cue.frames and (figure := valued(scene, verb + 1, limit)):
        return Behind(figure, "valued")
    at, addressee = past_addressee(scene, past_agent(scene, verb, limit, cue), limit, cue)
    told_of = "P" in cue.frames and addressee is not None and scene.word(at) in ("of", "about", "against")
    if not told_of and (
        "x" not in cue.frames or at >= limit or scene.word(at) != "as"
    ):  # "described | as “false” reports that ..."
        at = past_adverbials(scene, at, limit)
    if at < limit and "w" in cue.frames:
        at = to_question(scene, verb, at, limit)
    if at >= limit:
        return None
    found = _framed(scene, verb, at, limit, cue)
    if found is None:
        return None
    (first, last), frame = found
    if last - first < 2 and scene.code[first] not in "QN":
        return None
    if frame in ("noun", "object") and scene.code[verb - 1] == "," and _is_inverted(scene, verb, first):
        return None
    return Behind((first, last), frame, addressee)


def _is_inverted(scene: Scene, verb: int, first: int) -> bool:
    """`..., stressed Dr. Ruiz, but ...`, `The current has slowed, reports a study`: the subject stands behind.

    So too somebody, where no verb stands before: `Not at all, explained the mayor.`
    """
    if scene.code[first] == "P":
        return True
    floor, _ = scene.limits(verb)
    phrase = phrase_at(scene.document, first)
    alone = scene.code[verb] in "VZ" and subject_before(scene.document, verb, floor) is None
    somebody = phrase is not None and (scene.code[phrase[1] - 1] == "P" or scene.word(phrase[1] - 1) in people())
    return alone and (somebody or has_verb(scene.code, floor, verb - 1))


Framed = tuple[Tokens, str]


def _framed(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> Framed | None:
    """The first frame of the cue that fits what stands at ``at``."""
    if at in scene.opens and "k" not in cue.frames:
        return _quoted(scene, verb, at, limit, cue)
    for frame in (_subordinate, _named, _clause, _accused, _called, _described, _noun):
        found = frame(scene, verb, at, limit, cue)
        if found is not None:
            return found
    return None


def _subordinate(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> Framed | None:
    """`that ...`, `to ...`, `whether ...`, and the gap of `a row that analysts warned could last`."""
    code, frames, letter = scene.code, cue.frames, scene.code[at]
    if code.startswith("t,G", at) and code.find(",", at + 2, limit) < 0:
        return None  # "disputed that, saying it came late": what was said before
    if letter == "t" and frames & set("ctd") and (limit - at > _SHORTEST_CLAUSE or set("VZMB") & set(code[at:limit])):
        name = "that"
    elif letter in FINITE and frames & set("ct") and _gapped(scene, verb):
        return (at, min(clause_end(scene, verb, at, limit), _relative_end(scene, at, limit))), "relative"
    elif (
        letter == "T"
        and not _is_gap(scene, at, limit)
        and _takes_infinitive(scene, verb, at, cue)
        and at + 1 < limit
        and code[at + 1] in ("ABJQN" if at > verb + 2 else "ABJQ")
    ):
        name = "infinitive"
        at -= scene.word(at - 1) in ("not", "never")  # "warned them not to go"
    elif letter in "WHI" and "w" in frames and scene.word(at) in WH:
        name = "question"
    else:
        return None
    return (at, clause_end(scene, verb, at, limit, whole=name == "that")), name


def _relative_end(scene: Scene, at: int, limit: int) -> int:
    """`the depot, which Ruiz said was full, | will close`: the comma before the verb of the sentence or a clause."""
    commas = (i for i in range(at, limit - 1) if scene.code[i] == ",")
    return next((i for i in commas if scene.code[i + 1] in FINITE or is_clause(scene, i + 1, limit)), limit)


def _is_gap(scene: Scene, at: int, limit: int) -> bool:
    """`the divides he promised | to bridge | have grown`: the verb of what the infinitive has for an object."""
    return at + 2 < limit and scene.code[at + 1] in "BN" and scene.code[at + 2] in FINITE


def _takes_infinitive(scene: Scene, verb: int, at: int, cue: Cue) -> bool:
    """`vowed to stay`, `was told to stay`; `called on them to stay`, and not `called to complain`."""
    if _is_condition(scene, at):
        return False
    return bool(cue.frames & set("iI")) or scene.code[verb] == "E" or ("O" in cue.frames and at > verb + 1)


def _is_condition(scene: Scene, at: int) -> bool:
    """`asked not | to be named`, `asked | to be called only Jo`: on what condition somebody speaks."""
    words = scene.document.low[at : at + _SHORT + 1]
    named = next((place for place, word in enumerate(words[:_SHORT]) if word in _UNNAMED), None)
    return named is not None and (scene.word(at - 1) == "not" or not _BY.isdisjoint(words[: named + 2]))


def _clause(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> Framed | None:
    """`said the vote was close`: a clause without "that"."""
    told = "c" in cue.frames or (cue.lemma == "find" and _is_finding(scene, verb, at, limit))
    if not told or not is_clause(scene, at, limit) or is_circumstance(scene, at, limit):
        return None
    if not cue.frames.isdisjoint("ne") and _is_told_when(scene, at, limit):
        return None
    if scene.word(at) in _HARDLY and scene.code[at + 1] in "IH":
        return None  # "Neither said | anything until it had gone"
    if _is_aside(scene, verb, at) or _is_made(scene, verb, at) or verb_of_subject(scene, verb, at, limit) is not None:
        return None
    phrase = phrase_at(scene.document, at)
    if not cue.frames.isdisjoint("ne") and phrase and phrase[0] == at and scene.code[phrase[1] : phrase[1] + 1] == "t":
        return None  # "denied rumours that the shop was closed"
    return (at, clause_end(scene, verb, at, limit, whole=True)), "clause"


def _is_told_when(scene: Scene, at: int, limit: int) -> bool:
    """`reported | a rise in sales | as hospitals stocked up`: a noun phrase, and a clause that tells when or why."""
    finite = next((i for i in range(at, limit) if scene.code[i] in FINITE), limit)
    return any(scene.code[i] == "I" and scene.word(i) in _MEANWHILE for i in range(at + 1, finite))


def _is_finding(scene: Scene, verb: int, at: int, limit: int) -> bool:
    """`A poll of 804 adults published last week | found | 58 percent thought it was late`: what papers and bodies find.

    Not `found the lake deeper than they believed`: behind the object stands its verb.
    """
    end = reach_right(scene.document, at, limit, appositions=False) if phrase_at(scene.document, at) else limit
    if end >= limit or scene.code[end] not in FINITE:
        return False
    subject = subject_before(scene.document, verb, scene.limits(verb)[0])
    body = subject is not None and scene.code[subject[1] - 1] == "N" and scene.word(subject[1] - 1) in people()
    return body or (subject is not None and any(scene.word(at) in _FINDERS for at in range(*subject)))


def _is_aside(scene: Scene, verb: int, at: int) -> bool:
    """`The gap, | said Doyle and others, | would be clear`: whoever says it stands behind, between two pauses.

    So too, with a post behind a name, `It was late, | said Doyle, a nurse, | as rain fell`.
    """
    pause = scene.code[verb - 1]
    if pause not in ",-" or scene.code[verb] not in "VZ" or phrase_at(scene.document, at) is None:
        return False
    floor, limit = scene.limits(verb)
    end = reach_right(scene.document, at, limit, appositions=pause == "-")
    if scene.code[end : end + 2] in (f"{pause}V", f"{pause}Z", f"{pause}M"):
        return True
    described = scene.code[end : end + 1] == "," and has_verb(scene.code, floor, verb - 1)
    return described and subject_before(scene.document, verb, floor) is None


def _is_made(scene: Scene, verb: int, at: int) -> bool:
    """`The vote, Ruiz, who wrote | the report, | claimed, was close`: what the verb of a relative clause has for an
    object, and the verb of the sentence behind a comma."""
    phrase = phrase_at(scene.document, at) if scene.code[verb - 1] == "W" else None
    return phrase is not None and scene.code[phrase[1] : phrase[1] + 2] in (",V", ",Z", ",M")


def _accused(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> Framed | None:
    """`accused the board of theft`: whom, and of what."""
    if "o" not in cue.frames or phrase_at(scene.document, at) is None:
        return None
    if "of" not in map(scene.word, range(at, limit)):
        return None
    end = before_deed(scene, at, clause_end(scene, verb, at, limit))
    while_doing = scene.code.find("IG", at, end)  # "accused the firm of “greed” | while raising prices"
    whole = while_doing > 0 and scene.word(while_doing) == "while"
    return (at, end if whole else fragment_end(scene, at, end)), "accusation"


def _noun(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> Framed | None:
    """`announced further cuts`, `warned of delays`; `slammed the plan`, `talked about tax`: an object, and a stance."""
    code = scene.code
    addressed = scene.word(at) == "to" and cue.lemma in _TO_WHOM  # "complained to the council"
    if cue.frames & set("PE") and code[at] in "IT" and scene.word(at) in ABOUT and at + 1 < limit and not addressed:
        marked = scene.opens.get(at + 1)  # "spoke of “a slow end” and left"
        frame = "noun" if marked or "P" in cue.frames else "object"
        whole = marked is None or scene.code[marked.last : marked.last + 1] == "N"  # "warned of “slow” sales in May"
        return (at + 1, clause_end(scene, verb, at + 1, limit) if whole or not marked else marked.last), frame
    start = at + 1 if code[at] == "A" else at
    if "g" in cue.frames and code[start : start + 1] == "G":  # "denied stealing it"
        return (at, clause_end(scene, verb, at, limit, noun=True)), "noun"
    if not cue.frames & set("ne") or start >= limit or code[start] not in "DSJPN$#":
        return None
    phrase = phrase_at(scene.document, start)
    if phrase is None or (cue.lemma == "name" and phrase[1] in scene.opens):  # "name the stage “the pulpit”"
        return None
    end = before_when(scene, at, clause_end(scene, verb, at, limit, noun=True))
    return (at, end), "noun" if "n" in cue.frames else "object"


def _gapped(scene: Scene, verb: int) -> bool:
    """`a row that analysts warned could last`: the subject of what is reported stands before the cue."""
    subject = subject_before(scene.document, verb, scene.limits(verb)[0])
    return subject is not None and subject[0] > 0 and scene.code[subject[0] - 1] in "tWN"


def _quoted(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> Framed | None:
    stretch = scene.opens[at]
    if stretch.opaque:
        return ((at, stretch.last), "quote") if cue.frames & set("cqtm") else None
    if not cue.frames & set("cqtd") or is_named(scene, stretch):
        return None
    if is_usage(scene.document, verb, stretch.first, stretch.last):
        return None
    if is_title(scene, stretch) and (cue.lemma not in CRIES or stretch.last - stretch.first > _ONE_WORD):
        return None  # "shouted | “Shame”"
    verb = stretch.last + (scene.code[stretch.last : stretch.last + 1] == "A")
    if verb < limit and scene.code[verb] in FINITE:  # `said “a dozen calls in a day” could not be chance`
        return (at, clause_end(scene, verb, verb, limit)), "clause"
    if (verb := _past_aside(scene, stretch, limit)) < limit:
        return (at, clause_end(scene, verb, verb, limit)), "clause"
    if not needs_more(scene, stretch) or not has_verb(scene.code, stretch.first, stretch.last):
        return (at, row_end(scene, stretch.last, limit)), "fragment"
    end = with_complement(scene, verb, stretch.last, limit)
    return (at, end if end > stretch.last else clause_end(scene, verb, stretch.last, limit)), "clause"


def _past_aside(scene: Scene, stretch: Stretch, limit: int) -> int:
    """`told jurors “bad arithmetic,” not wiring, | was to blame`: the verb whose subject stands in marks, behind an
    aside; ``limit`` where there is none."""
    end = stretch.last
    comma = end if scene.code[end : end + 1] == "," else end - 2
    if scene.document.letters[comma : comma + 1] != "," or has_verb(scene.document.letters, stretch.first, end):
        return limit
    close = scene.code.find(",", max(end, comma + 1), min(limit, end + _LONGEST_ASIDE))
    aside = scene.code[max(end, comma + 1) : close]
    if close < 0 or not aside or has_verb(scene.code, max(end, comma + 1), close) or aside[0] == "C" or "Q" in aside:
        return limit
    return close + 1 if scene.code[close + 1 : close + 2] in FINITE and close + 1 < limit else limit


def _called(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> Framed | None:
    """`called the plan “untrue”`, `called it a boring recall`: an object and what it is called."""
    if "k" not in cue.frames:
        return None
    code, floor = scene.code, scene.limits(verb)[0]
    if at in scene.opens:  # `what Ruiz called “a mess”`
        before = subject_before(scene.document, verb, floor)
        asked = before is not None and before[0] > 0 and code[before[0] - 1] in "WtN"  # "a finding | she called “odd”"
        if is_title(scene, scene.opens[at]) or is_nickname(scene, verb, at):
            return None
        return ((at, scene.opens[at].last), "called") if asked or is_branded(scene, verb, at) else None
    phrase = phrase_at(scene.document, at)
    her = scene.word(at) == "her" and at + 1 in scene.opens  # "branded | her | “unfit”"
    if code[verb] not in "VEGZ" or not (her or (phrase is not None and phrase[0] == at)):
        return None
    end = at + 1 if her else reach_right(scene.document, at, limit, appositions=False)
    if end in scene.opens:
        if is_named_aside(scene.document, verb, scene.opens[end].last, floor):
            return None
        named = (code[verb] == "Z" and is_title(scene, scene.opens[end])) or is_nickname(scene, verb, end)
        return None if named else ((at, with_complement(scene, verb, scene.opens[end].last, limit)), "called")
    if (
        end < limit
        and code[verb] != "Z"
        and (
            code[end] in "QDJ"
            or code[end : end + 2] == "AJ"
            or (code[at] == "R" and code[end] in "NPAI" and code[end] != "I")
        )
    ):
        return (at, before_comment(scene, at, clause_end(scene, verb, at, limit))), "called"
    return None


def is_nickname(scene: Scene, verb: int, at: int) -> bool:
    """`the road that they call | “the frying pan”`: what many call something, and no judgement."""
    return names(scene.document, verb, scene.opens[at].first + 1, scene.opens[at].last - 1)


def is_branded(scene: Scene, verb: int, at: int) -> bool:
    """`was branded | “a joke” | by Ruiz`: words in marks behind a participle, and who gave the name."""
    stretch = scene.opens.get(at)
    return (
        stretch is not None
        and scene.code[verb] == "E"
        and scene.document.low[stretch.last : stretch.last + 1] == ["by"]
    )


def _named(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> Framed | None:
    """`described to me | as “insane”`, `described as “false” reports of a split`: words in marks behind "as".

    Behind an agent no marks are needed: `a man described by detectives as the head of a ring`.
    """
    if "x" not in cue.frames or scene.code[verb] not in "VEGZ" or scene.word(at) not in ("by", "to", "as"):
        return None
    told_by = scene.word(at) == "by"
    if scene.word(at) != "as":
        at = (
            reach_right(scene.document, at + 1, limit, appositions=False)
            if phrase_at(scene.document, at + 1)
            else limit
        )
    if at + 1 >= limit or scene.word(at) != "as":
        return None
    marked = scene.opens.get(at + 1)
    if marked is not None:
        return None if is_title(scene, marked) else ((at + 1, marked.last), "named")
    if not told_by or phrase_at(scene.document, at + 1) is None:
        return None
    return (at + 1, reach_right(scene.document, at + 1, limit, appositions=False)), "named"


def is_named_by(scene: Scene, verb: int, cue: Cue) -> bool:
    """`described | by detectives | as the head of a ring`: a participle, who names, and the name."""
    behind = scene.document.low[verb + 1 : verb + 2]
    return behind == ["by"] and _named(scene, verb, verb + 1, scene.limits(verb)[1], cue) is not None


def _described(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> Framed | None:
    """`described the vote as a ban`: an object and "as"."""
    if "x" not in cue.frames:
        return None
    end = reach_right(scene.document, at, limit, appositions=False) if phrase_at(scene.document, at) else at
    timed = phrase_at(scene.document, end) if at < end < limit else None
    if timed is not None and timed[0] == end and is_time(scene.document, *timed):
        end = timed[1]  # "described his condition | last night | as stable"
    end = past_aside(scene, end, limit) if at < end < limit else end
    if end < limit and end > at and scene.word(end) == "as" and not _goes_on_meanwhile(scene, end, limit):
        return (at, fragment_end(scene, at, clause_end(scene, verb, at, limit))), "described"
    return None


def _goes_on_meanwhile(scene: Scene, at: int, limit: int) -> bool:
    """`Residents describe escape | as fire crosses the road`: a clause of its own, and not what something is like."""
    return at + 2 < limit and scene.code[at + 1] not in "Q" and is_clause(scene, at + 1, limit)
