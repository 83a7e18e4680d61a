"""Reported clauses, cue by cue: what each cue of the article reports, if it reports."""

from bisect import bisect_left
from collections.abc import Iterator

from quotetrace import lexicons
from quotetrace.grammar.asides import FINITE, is_questioned
from quotetrace.grammar.cues import Cue, bids
from quotetrace.grammar.phrases import is_time, phrase_at, reach_right
from quotetrace.grammar.subjects import BE, Tokens, group_start, subject_before
from quotetrace.grammar.who import people
from quotetrace.layers import Kind, Reported
from quotetrace.quotations.clauses import CRIES, Behind, content_behind, is_branded, is_named_by
from quotetrace.quotations.openers import with_front
from quotetrace.quotations.outcomes import deed_of, is_habit
from quotetrace.quotations.parenthesis import content_before, content_behind_as
from quotetrace.quotations.passing import past_adverbials, sentence_limit
from quotetrace.quotations.returning import CLAIMS
from quotetrace.quotations.scene import Scene
from quotetrace.quotations.stretches import is_named, is_title

_PASSIVE = frozenset("tell inform warn advise notify assure".split())  # "the jury was told that"
_HEARSAY = frozenset("say report allege rumor rumour".split())  # "the minister is said to be furious"
_LEGAL = frozenset(("dispute", "contest"))  # "it is not disputed that": a formula of courts
_HAVE = frozenset("has have had having ’ve 've ’d 'd ’s 's".split())
_UNREAL = frozenset("decline declines declined refuse refuses refused fail fails failed expect expected".split())
_SEEMING = frozenset("appear seem understand believe think claim".split())
_WANTS = frozenset("want wants wanted demanded demands asked".split())
_REJECTS = frozenset("reject dispute refute rebut contest".split())
_ITEMS = frozenset(("-", "–", "—", "--", "*", "·"))
_NEAR = 4  # tokens of "to have told"
_TOLD = frozenset(("indirect.that", "indirect.clause"))
_SAID = ("that", "clause", "question", "quote")
_CERTAIN = frozenset(("will", "can"))
_THEMSELVES = frozenset("each themselves himself herself itself myself ourselves one".split())
_SOLD = frozenset("all every its some about around more the".split())
_SHORTEST_CRY = 3  # tokens, marks included
_SURE = 0.8  # about the precision of these rules on annotated news; calibrated figures come with the learned reader


def read_reports(scene: Scene, used: set[int], taken: list[Tokens]) -> Iterator[Reported]:
    """Reported clauses in order. Cues in ``used`` have their content, those in ``taken`` (characters) are inside."""
    told = iter(sorted(taken))
    span = next(told, None)
    for sentence in scene.document.sentences:
        if not scene.is_read(sentence.block):
            continue
        read: list[Reported] = []
        covered = sentence.first  # up to here the words belong to a report: no report is read inside a report
        for at, cue in scene.cues(sentence.first, sentence.last):
            if at < covered or at in used:
                continue
            place = scene.document.starts[at]
            while span and span[1] <= place:
                span = next(told, None)
            if span and span[0] <= place:
                continue
            if deed_of(scene, at + 2) == at or _to_know(scene, at):
                continue  # "liked | to say": the verb behind tells what was said
            deed = deed_of(scene, at)
            if deed is None and not _is_report(scene, at, cue):
                continue
            found = _behind(scene, at, cue, deed)
            if found is not None and found[0].rule == "indirect.fragment":
                found = with_front(scene, at, found)
            if found is None and (deed is None or not is_habit(scene, deed)):
                found = _around(scene, at, cue)
            if found is not None and not _leaves_marks(scene, at, found[1]):
                covered = max(covered, at if found[0].rule == "indirect.object" and found[0].stance else found[1])
                read = [each for each in read if not _lies_in(each, found[0])]
                read.append(_only_leads(found[0]) if found[1] - 1 in used else found[0])
                if found[0].rule in _TOLD and found[0].kind == "mixed":
                    read += _told_of(scene, at + 1, found[1], used)
        yield from read


def _leaves_marks(scene: Scene, at: int, end: int) -> bool:
    """`Her single “Tell Me You Love Me” is out`: a cue in marks, and a report that goes on behind them, are a title."""
    around = scene.around(at)
    return around is not None and end >= around.last


def _lies_in(each: Reported, whole: Reported) -> bool:
    """`The man was told | to leave |, he said`: a report without marks inside of what somebody said, told later."""
    if each.kind != "indirect" or whole.rule != "indirect.before" or each.cue is None:
        return False
    within = (start <= each.cue[0] and each.content[-1][1] <= end for start, end in whole.content)
    return any(within)


def _told_of(scene: Scene, first: int, last: int, used: set[int]) -> Iterator[Reported]:
    """`said that | Birk had told her it was “a ruin”`: inside a report, what somebody else says, in their words."""
    for at, cue in scene.cues(first, last):
        subject = subject_before(scene.document, at, first) if at not in used and scene.code[at] in "VZE" else None
        if subject is None or "s" in cue.frames or not _is_report(scene, at, cue):
            continue
        found = _behind(scene, at, cue, None)
        if found is None or found[0].kind == "indirect" or found[1] > last or found[1] - 1 in used:
            continue
        cried = found[0].rule == "indirect.fragment" and _is_cried(scene, found[0].content[0][0])
        asked = found[0].rule == "indirect.infinitive" and _is_in_marks(scene, found[0].content[0])
        asked = asked and (scene.word(at + 1) == "by" or BE.isdisjoint(scene.document.low[subject[1] : at]))
        if found[0].rule in _TOLD or asked or cried or not cue.frames.isdisjoint("kx"):
            told = found[0].but(rule="indirect.inside") if asked else found[0]  # "told by a clerk | to “come back”"
            yield found[0].but(kind="direct") if cried else told
            return


def _is_in_marks(scene: Scene, content: Tokens) -> bool:
    """Whether nothing but "to" stands before marks that hold all of it: `told her | to “give it a go”`."""
    stretch = scene.opens.get(bisect_left(scene.document.starts, content[0]) + 1)
    return stretch is not None and stretch.marked.end == content[1]


def _is_cried(scene: Scene, place: int) -> bool:
    """`said Birk had shouted | “Show me the rope” | twice`: words in marks that are a sentence, and no title."""
    stretch = scene.opens.get(bisect_left(scene.document.starts, place))
    whole = stretch is not None and scene.inside(stretch)[:1].isupper() and not is_title(scene, stretch)
    return whole and stretch is not None and stretch.last - stretch.first > _SHORTEST_CRY


def _is_report(scene: Scene, at: int, cue: Cue) -> bool:
    """Whether the verb reports here: not "was said", "would say", "declined to say", "stopped short of saying"."""
    code = scene.code
    if code[at] == "E" and is_named_by(scene, at, cue):
        return True
    if is_questioned(scene.document, at) or _is_of_thing(scene, at, cue):
        return False
    if cue.lemma == "read" and scene.word(at + 1) == "by":
        return False  # "in a statement | read by their solicitor | that"
    if at == scene.limits(at)[0] and code[at] in "EV" and scene.word(at + 1) == "that" and "a" in cue.frames:
        return False  # "Told | that it was late, Ruiz left": nobody is named who told it
    if code[at] not in "BE":
        return code[at] != "G" or scene.document.low[max(0, at - 2) : at] != ["short", "of"]
    start = group_start(scene.document, at, scene.limits(at)[0])
    if start == at == scene.limits(at)[0] and "w" in cue.frames and scene.word(at + 1) == "by":
        return True  # "Asked | by Ann Lee whether"
    group = {scene.word(i) for i in range(start, at)}
    if code[at] == "B":
        if "M" in code[start:at]:
            return bool(_CERTAIN & group)
        return not _UNREAL & group and not (start == at and (code[at - 1 : at] == "T" or bids(scene.document, at)))
    if scene.document.low[at - 2 : at] == ["to", "have"]:  # "is said to have told them that"
        return not _UNREAL & group
    if BE & group:
        told = start > 0 and scene.word(start - 1) == "it"
        if told and (_tells_that(scene, at) or _closes(scene, start, at)):  # "it was reported that"
            return cue.lemma not in _LEGAL
        if "I" in cue.frames and (code[at + 1 : at + 2] == "T" or scene.word(at + 1) == "by"):
            return True  # "was asked to sit down", "was asked by a guard to sit down"
        if "k" in cue.frames and is_branded(scene, at, at + 1):
            return True
        return cue.lemma in _PASSIVE or (cue.lemma in _HEARSAY and code[at + 1 : at + 2] == "T")
    return bool(_HAVE & group)


def _is_of_thing(scene: Scene, at: int, cue: Cue) -> bool:
    """`a row that | threatens to split the board`, `Acme | has recalled every lamp sold since May`: what things do, and
    what firms take back from shops."""
    start, floor = group_start(scene.document, at, scene.limits(at)[0]), scene.limits(at)[0]
    if cue.lemma == "recall":
        back = phrase_at(scene.document, at + 1)
        helped = not _HAVE.isdisjoint(scene.document.low[start:at]) or scene.code[at] == "G"
        return helped and back is not None and scene.word(at + 1) in _SOLD
    if cue.lemma not in ("threaten", "promise") or scene.code[at + 1 : at + 2] != "T" or start <= floor:
        return False
    subject = phrase_at(scene.document, start - 1)
    while subject is not None and subject[0] - 1 > floor and scene.code[subject[0] - 1] == "I":
        outer = phrase_at(scene.document, subject[0] - 2)  # "| a row | over the market"
        if outer is None:
            break
        subject = outer
    head = subject[1] - 1 if subject is not None else floor
    somebody = scene.word(head) in people() or scene.word(head) in lexicons.words("speakers_documents")
    return scene.code[head] == "N" and not somebody


def _closes(scene: Scene, start: int, at: int) -> bool:
    """`The weir was safe, it | was claimed | on Friday`: behind the last comma of its sentence."""
    limit = sentence_limit(scene, at)
    return scene.code[start - 2 : start - 1] == "," and past_adverbials(scene, at + 1, limit, commas=False) >= limit


def _tells_that(scene: Scene, at: int) -> bool:
    """`it was stated | that`, `it was stated | in the report of the inspectors | that`"""
    behind = past_adverbials(scene, at + 1, scene.limits(at)[1])
    return scene.code[behind : behind + 1] == "t"


def _behind(scene: Scene, at: int, cue: Cue, deed: int | None) -> tuple[Reported, int] | None:
    behind = content_behind(scene, at, cue)
    if behind is None or _only_seems(scene, cue, behind) or _passes_on(scene, cue, behind):
        return None
    if deed is not None and is_habit(scene, deed) and behind.frame not in _SAID:
        return None  # "liked to say no"
    kind, content = content_of(scene, *behind.content)
    if behind.frame == "fragment" and cue.lemma in CRIES and _is_cried(scene, content[0][0]):
        kind = "direct"
    asked = behind.addressee or (_asked(scene, at) if behind.frame == "infinitive" else None)
    addressee = scene.characters(*asked) if asked else None
    done = deed if behind.frame in _SAID else None
    whose = deed if behind.frame == "noun" else done  # "the club | is delighted to confirm the signing"
    excuses = cue.lemma == "blame" and (scene.code[at] == "G" or _only_blames(scene, *behind.content))
    asks = _to_know(scene, at - 2)
    judges = excuses or (behind.frame == "object" and not _rejects(scene, cue, behind))
    subject = None if whose is None else subject_before(scene.document, whose, scene.limits(at)[0])
    reported = Reported(
        kind=kind,
        content=content,
        rule=f"indirect.{behind.frame}" if done is None else "indirect.outcome",
        source=scene.characters(*subject) if subject else None,
        cue=scene.characters(at, at + 1),
        addressee=addressee,
        stance=judges or ("s" in cue.frames and not (asks and behind.frame == "question")),
        confidence=_SURE,
    )
    return reported, behind.content[1]


def _only_blames(scene: Scene, first: int, last: int) -> bool:
    """`blamed | the referee`, `blamed | each other for it`; not `blamed the delay | on | rain`: what came of what."""
    return scene.word(first) in _THEMSELVES or {"for", "on"}.isdisjoint(scene.document.low[first:last])


def _rejects(scene: Scene, cue: Cue, behind: Behind) -> bool:
    """`rejected | the suggestion that it was late`, `dismissed | claims of fraud`: what somebody says is not so."""
    phrase = phrase_at(scene.document, behind.content[0])
    if cue.lemma not in _REJECTS or phrase is None or phrase[1] >= behind.content[1]:
        return False
    owned = "S" in scene.code[slice(*phrase)] or "O" in scene.code[slice(*phrase)]  # "rejected | her claim that"
    return (
        not owned
        and scene.word(phrase[1] - 1) in CLAIMS
        and (scene.code[phrase[1]] == "t" or scene.word(phrase[1]) == "of")
    )


def _to_know(scene: Scene, at: int) -> bool:
    """`wanted | to know | whether it was safe`: what somebody asks."""
    return scene.word(at) in _WANTS and scene.document.low[at + 1 : at + 3] == ["to", "know"]


def _only_leads(reported: Reported) -> Reported:
    """`shows | that she said: “...”`: nothing is reported but that somebody speaks."""
    return reported.but(kind="indirect", stance=True)


def _only_seems(scene: Scene, cue: Cue, behind: Behind) -> bool:
    """`appears to have told them to go`, `is said to have admitted that ...`: the report is that of the verb behind."""
    first, last = behind.content
    if cue.lemma not in _SEEMING | _HEARSAY or behind.frame != "infinitive":
        return False
    near = scene.cues(first, min(first + _NEAR, last))
    return any(scene.code[at] == "E" and _is_said(cue) and "d" not in cue.frames for at, cue in near)


def _passes_on(scene: Scene, cue: Cue, behind: Behind) -> bool:
    """`cites a survey that found it was safe`: the report is that of the survey; `quoted an aide as saying ...`."""
    if behind.frame == "object" and cue.lemma in ("quote", "cite") and _says_as(scene, *behind.content):
        return True
    phrase = phrase_at(scene.document, behind.content[0]) if behind.frame == "noun" else None
    if phrase is not None and scene.code[phrase[1] : phrase[1] + 1] == "G":  # "posted a video | saying it was late"
        says = scene.cue(phrase[1])
        return says is not None and _is_said(says) and content_behind(scene, phrase[1], says) is not None
    if "b" not in cue.frames or behind.frame != "object":
        return False
    return any(
        scene.code[at] in "VZ" and scene.code[at - 1] in "tW" and content_behind(scene, at, found) is not None
        for at, found in scene.cues(*behind.content)
    )


def _says_as(scene: Scene, first: int, last: int) -> bool:
    """`an unnamed aide | as saying | it was late`"""
    return any(scene.word(at - 1) == "as" and scene.code[at] == "G" for at, _ in scene.cues(first + 1, last))


def _is_said(cue: Cue) -> bool:
    """A verb of speech, and no thought."""
    return "s" not in cue.frames and bool(cue.frames & set("cqtI"))


def _asked(scene: Scene, at: int) -> Tokens | None:
    """`She was asked | to sit down`: who is asked is the subject of a passive."""
    floor, _ = scene.limits(at)
    if scene.code[at] != "E" or BE.isdisjoint(scene.document.low[group_start(scene.document, at, floor) : at]):
        return None
    return subject_before(scene.document, at, floor)


def _around(scene: Scene, at: int, cue: Cue) -> tuple[Reported, int] | None:
    if _is_who(scene, at):
        return None
    behind = scene.document.low[at + 1 : at + 3]
    goes_on = cue.lemma == "go" and behind[:1] == ["on"] and behind != ["on", "to"]  # "The delay, he went on, was ..."
    behind_as = content_behind_as(scene, at) if cue.frames & set("ct") and "s" not in cue.frames else None
    frames = cue.frames >= {"c"} or cue.frames >= {"t", "q"} or cue.frames >= {"t", "d"}  # ", records show"
    subject = subject_before(scene.document, at, scene.limits(at)[0])
    if scene.code[at] == "E" and scene.word(at - 1) in BE and scene.word(at) == "told":
        return None  # "The roof leaked, the inquiry was told": see hearings
    if subject is not None and is_time(scene.document, *subject):
        subject = None  # "will close on May 15, announced the mayor"
    told = (frames and not cue.frames & set("ms")) or _is_between(scene, at, cue, subject)
    if not behind_as and not goes_on and not told and not _points_out(scene, at, cue):
        return None
    pieces = [behind_as] if behind_as else _without_sign(scene, content_before(scene, at, subject))
    if not pieces:
        return None
    kind: Kind = "mixed" if any(has_marks(scene, *piece) for piece in pieces) else "indirect"
    content = tuple(scene.characters(*piece) for piece in pieces)
    cue_span = scene.characters(at, at + 1)
    reported = Reported(
        kind=kind, content=content, rule="indirect.before", cue=cue_span, stance="s" in cue.frames, confidence=_SURE
    )
    return reported, max(at, pieces[-1][1])


def _is_who(scene: Scene, at: int) -> bool:
    """`Ruiz, 54, | who testified |, left the room`: a clause that tells of somebody, and puts no words before it."""
    start = group_start(scene.document, at, scene.limits(at)[0])
    return scene.code[start - 1 : start] == "W" and scene.word(start - 1) == "who"


def _points_out(scene: Scene, at: int, cue: Cue) -> bool:
    """`The tunnel has no lights, the union pointed | out`"""
    return cue.lemma == "point" and scene.code[at] in "VZ" and scene.document.low[at + 1 : at + 2] == ["out"]


def _without_sign(scene: Scene, pieces: list[Tokens]) -> list[Tokens]:
    """`- | The tunnel is shut, says Berg`: the sign of an item of a list is not said."""
    first, last = pieces[0] if pieces else (0, 0)
    words = scene.document.words
    signed = last - first > 1 and words[first] in _ITEMS and words[first + 1][0].isupper()
    return [(first + 1, last), *pieces[1:]] if signed else pieces


def _is_between(scene: Scene, at: int, cue: Cue, subject: Tokens | None) -> bool:
    """`The vote, Ruiz mused, was close`: nothing but a subject and its verb between two commas says who speaks."""
    if subject is None or subject[1] != at or subject[0] < 1 or "s" in cue.frames:
        return False
    return scene.code[subject[0] - 1] == "," and scene.code[at + 1 : at + 2] in (",", ".", "")


def has_marks(scene: Scene, first: int, last: int) -> bool:
    """Whether somebody's own words stand in marks among the tokens: a title or nickname does not count."""
    return any(not (is_named(scene, each) or is_title(scene, each)) for each in scene.between(first, last))


def _is_sentence(scene: Scene, first: int, last: int) -> bool:
    """`found that “full replacement is the only way”`: a subject and a verb, so that the marks hold it all."""
    phrase = phrase_at(scene.document, first)
    if phrase is None or phrase[0] != first or scene.code[phrase[1] - 1] not in "NPR#":
        return False
    verb = reach_right(scene.document, first, last, appositions=False)
    verb += scene.code[verb : verb + 1] == "A"
    return verb < last and scene.code[verb] in FINITE


def content_of(scene: Scene, first: int, last: int) -> tuple[Kind, tuple[Tokens, ...]]:
    """The kind of what is reported among the tokens, and its characters: marks that hold all of it have it alone."""
    stretch = scene.opens.get(first + (scene.code[first] == "t"))
    if stretch and stretch.last == last:
        whole = stretch.opaque or _is_sentence(scene, stretch.first + 1, last - 1)
        if not whole and stretch.first > first:
            return "mixed", (scene.characters(first, last),)
        return "direct" if whole else "mixed", ((stretch.marked.start, stretch.marked.end),)
    return "mixed" if has_marks(scene, first, last) else "indirect", (scene.characters(first, last),)
