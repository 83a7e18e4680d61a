"""The cue beside a whole quotation: behind it, before it, or a colon instead of one."""

import re

from attrs import frozen

from quotetrace.grammar.cues import Cue, cue_forms
from quotetrace.grammar.phrases import is_time, phrase_at, reach_right
from quotetrace.grammar.subjects import BE, Tokens, group_start, has_verb, subject_after, subject_before
from quotetrace.grammar.who import people
from quotetrace.quotations.clauses import content_behind
from quotetrace.quotations.fronted import begins_anew, bracketed, fronted
from quotetrace.quotations.pointed import how_put, pointed
from quotetrace.quotations.scene import Scene, Stretch
from quotetrace.quotations.signed import TITLES, ends_sentence, is_known, signed
from quotetrace.quotations.stretches import is_symbol, past_symbols

_FARTHEST = 60  # tokens between a quotation and its cue: a name, an apposition and a relative clause
_STANCE_NEAR = 8  # a verb of thinking counts only close by: "“...,” he thought"
_ASIDE = (
    4  # tokens in all behind a question mark where an unknown verb is still taken for a cue: "“Why?” Chan wondered."
)
_STATES = frozenset("is was are were be been has had have does did do".split())
_HAVE = frozenset("has have had".split())
_CHANNEL = re.compile(r"(?:[IT][DSJNP]{1,4}){1,2}")  # "in a statement", "in a letter to the council"
_AGREES = frozenset(
    "agreed agrees disagreed disagrees concurred concurs explained explains elaborated demurred".split()
)
_CITES = frozenset(("quote", "cite", "borrow"))
_QUOTING = frozenset("cqtm")
_LONGEST_TITLE = 160  # characters of an entry of a live page that has a headline for its words


@frozen
class Beside:
    """An attribution beside a quotation: its cue or colon (tokens) or who signed it, its rule, and where it ends."""

    rule: str
    cue: int | None = None
    colon: int | None = None
    signed: Tokens | None = None
    end: int = 0


def attribution_of(scene: Scene, first: Stretch, last: Stretch) -> Beside | None:
    """The attribution of a quotation that runs from stretch ``first`` to ``last``.

    Behind a full stop a cue before it goes first: `I said, “No.” She left and started to shout.`
    """
    name = signed(scene, last)
    found = _behind(scene, last) if name is None else Beside("direct.signed", signed=name, end=name[1])
    if found is not None and _opens_saying(scene, first, found):
        return _before(scene, first)
    other = found is None or _adds(scene, found) or ends_sentence(scene, last) or _leads_on(scene, found)
    if other or not _speaks(scene, last, found):
        found = _before(scene, first) or _told_before(scene, first) or found
    if found is None and (named := pointed(scene, last)) is not None:
        return Beside("direct.signed", signed=named, end=named[1])
    found = found or _colon(scene, first) or _stated(scene, first) or _headed(scene, first)
    return found or _fronted(scene, first, last)


def _fronted(scene: Scene, first: Stretch, last: Stretch) -> Beside | None:
    """`Said the mayor, “...”`, `For the mayor, “...”`: who says it opens the sentence; `“...” (Ana Ruiz)`."""
    if (named := bracketed(scene, last)) is not None:
        return Beside("direct.signed", signed=named, end=named[1] + 1)
    if (named := fronted(scene, first)) is None:
        return None
    cue = None if scene.code[named[0] - 1] == "I" else named[0] - 1
    return Beside("direct.signed" if cue is None else "direct.cue-before", cue=cue, signed=named, end=last.last)


def _opens_saying(scene: Scene, stretch: Stretch, behind: Beside) -> bool:
    """`Saying “It rains,” Ruiz warned that it would snow`: the cue behind has a report of its own."""
    before, floor = stretch.first - 1, scene.limits(stretch.first)[0]
    cue = scene.cue(behind.cue) if behind.cue is not None else None
    if before != floor or scene.code[before] != "G" or behind.cue is None or cue is None:
        return False
    reported = content_behind(scene, behind.cue, cue)
    return reported is not None and reported.frame in ("that", "clause")


def _speaks(scene: Scene, last: Stretch, behind: Beside | None) -> bool:
    """Whether the cue behind tells who spoke; not in `Ruiz shouted: “Resign!” Birk walked out.`, `“...?” Birk denied
    it.`, where the mark before it may end a sentence."""
    if behind is None or behind.cue is None or scene.closing(last) not in "?!":
        return True
    cue = scene.cue(behind.cue)
    speaks = cue is not None and not cue.frames.isdisjoint("cq") and "m" not in cue.frames
    does = scene.code[behind.cue + 1 : behind.cue + 2] == "R" and cue is not None and "a" not in cue.frames
    if cue is None or not speaks or does or scene.word(behind.cue) in _AGREES:
        return False
    return content_behind(scene, behind.cue, cue) is None


def _leads_on(scene: Scene, behind: Beside) -> bool:
    """`A man yelled, “Shame!” Ruiz replied: “Sit down.”`, `and Ruiz replied, “Sit down.”`: the cue behind has words of
    its own right behind it."""
    if behind.cue is None or scene.code[behind.cue + 1 : behind.cue + 2] not in (":", ",", "Q"):
        return False
    opened = scene.opens.get(behind.cue + 1 + (scene.code[behind.cue + 1] != "Q"))
    return opened is not None and opened.opaque


def _told_before(scene: Scene, stretch: Stretch) -> Beside | None:
    """`She went on: “It is late.” He said ...`: a colon with a cue before it; `RUIZ: “It is late.” Birk agreed.`"""
    colon = _colon(scene, stretch)
    return colon if colon is not None and (colon.cue is not None or _is_label(scene, colon)) else None


def _is_label(scene: Scene, before: Beside) -> bool:
    """`Ana Ruiz: “...”`: nothing stands before the colon but a name that opens its paragraph."""
    if before.colon is None or before.signed is not None:
        return False
    document, name = scene.document, phrase_at(scene.document, before.colon - 1)
    if name is None or is_time(document, *name):
        return False
    words = document.words[slice(*name)]
    if scene.code[slice(*name)].strip("P") and not (len(words) > 1 and all(map(str.isupper, words))):
        return False
    block = document.block_at(name[0])
    return document.starts[name[0]] in (block.start, block.words)


def _adds(scene: Scene, beside: Beside) -> bool:
    """`Ruiz said: “...,” adding that ...`, `..., and added, “...”`, `asks: “...?” Birk said that ...`: the cue behind
    has a report of its own."""
    cue = None if beside.cue is None else scene.cue(beside.cue)
    if beside.cue is None or cue is None:
        return False
    behind = content_behind(scene, beside.cue, cue)
    return behind is not None and behind.frame in ("that", "clause", "quote")


def _behind(scene: Scene, stretch: Stretch) -> Beside | None:
    """`“...,” said Ruiz`, `“...,” Ruiz, a broker, told reporters`."""
    code = scene.code
    at = scene.past_gloss(stretch)
    while at < len(code) and (code[at] in ",-~" or (code[at] == "x" and is_symbol(scene, at))):
        at += 1
    if at >= len(code) or code[at] == "." or scene.document.block_of(at) != stretch.block:
        return None
    limit = _narration_end(scene, at)
    put = how_put(scene, at, limit)
    if put is not None:
        return Beside("direct.cue-behind", cue=put[1], signed=put[0], end=limit)
    cited = phrase_at(scene.document, at + 2) if code[at] == "T" and scene.word(at + 1) in _CITES else None
    if cited is not None and cited[0] == at + 2:  # `“...,” to quote Ana Ruiz`
        return Beside(
            "direct.cue-behind", cue=at + 1, signed=(at + 2, reach_right(scene.document, at + 2, limit)), end=limit
        )
    if code[at] in "VZB" and code[at + 1 : at + 2] == "P" and scene.word(at) in people() and scene.cue(at) is None:
        at += 1  # "resident Ana Ruiz tells us", whatever the tagger makes of it
    found = _any_verb(scene, stretch, at, limit)
    if found is not None:
        return Beside("direct.cue-behind", cue=found, end=limit)
    for c in range(at, min(limit, at + _FARTHEST)):
        cue = scene.cue(c)
        if cue is None or not cue.frames & set("cqtmk") or ("s" in cue.frames and c - at > _STANCE_NEAR):
            continue
        start = group_start(scene.document, c, at)
        if scene.word(at) == "as" and code[c] != "G" and not BE.isdisjoint(scene.document.low[start:c]):
            continue  # `chanted “Shame!” as the vote was | read`
        if code[start - 1] in "WY" and start - 1 > at:
            continue  # `“...,” Ruiz, who wrote the report, explains`
        if _reports_more(scene, stretch, at, c, cue):
            return None
        if _is_attribution(scene, at, c, limit) and not begins_anew(scene, stretch, at, cue):
            return Beside("direct.cue-behind", cue=c, end=limit)
        if code[c] in "VZ" and group_start(scene.document, c, at) > at:
            return None
    return None


def _narration_end(scene: Scene, at: int) -> int:
    """Where the reporter's words that begin at ``at`` end: the sentence's end or the next whole quotation."""
    end = scene.limits(at)[1]
    return next((stretch.first for stretch in scene.between(at, end) if stretch.opaque), end)


def _any_verb(scene: Scene, stretch: Stretch, at: int, limit: int) -> int | None:
    """`“...,” Chan marvelled.`: behind a comma or question mark any verb is a cue if its subject stands beside it.

    So too, behind a comma, `“...,” the mayor riffed on the delay`.
    """
    code = scene.code
    closing = scene.closing(stretch)
    if code[at - 1] == ",":  # `“...”, detailed the engineer`
        return at if _is_inverted(scene, stretch, at) else None
    if closing not in ",?!":
        return None
    phrase = phrase_at(scene.document, at)
    if phrase and phrase[0] == at:
        verb = phrase[1]
        while verb < limit and code[verb] == "A":
            verb += 1
        somebody = closing == "," and code[at] not in "PR" and scene.word(phrase[1] - 1) in people()
        if verb >= limit or _quotes(scene.cue(verb)) or code[verb] not in ("VZE" if somebody else "VZ"):
            return None
        if not somebody and code[at] not in "PR":
            return None
        if closing != "," and (limit - verb > _ASIDE or scene.word(verb) in _STATES):
            return None
        helped = scene.word(verb) in _HAVE and code[verb + 1 : verb + 2] == "E"  # "“...,” she had | written"
        return verb + helped
    behind = at + 1 + (code[at + 1 : at + 2] == "p")  # `“...,” summed | up | the mayor`
    rare = code[at] == "E" and (code[behind : behind + 1] == "P" or scene.word(behind) in people())
    acts = (
        code[at] in "VZ" and phrase_at(scene.document, behind) is not None
    ) or rare  # `“...,” groused | captain Lee`
    return at if acts and closing == "," and not _quotes(scene.cue(at)) else None


def _quotes(cue: Cue | None) -> bool:
    """Whether a verb is known to stand beside quoted words: "react" is known, and not for that."""
    return cue is not None and not cue.frames.isdisjoint(_QUOTING)


def _is_inverted(scene: Scene, stretch: Stretch, at: int) -> bool:
    """`“...”, sentenced Ana Ruiz`, with the comma outside: a verb that nobody knows, and who is somebody behind it."""
    whole = stretch.opaque and scene.code[at] in "VZ" and stretch.first == scene.limits(stretch.first)[0]
    cue = scene.cue(at)
    if not whole or (cue is not None and not cue.frames.isdisjoint("cqtmk")):
        return False
    phrase = phrase_at(scene.document, at + 1)
    if phrase is None or phrase[0] != at + 1:
        return False
    return scene.code[phrase[1] - 1] == "P" or scene.word(phrase[1] - 1) in people()


def _reports_more(scene: Scene, stretch: Stretch, at: int, c: int, cue: Cue) -> bool:
    """`“... done.” He said the vote ...`: the cue opens a sentence and a report of its own."""
    if scene.closing(stretch) in ",?!—-" or scene.code[at - 1] == ",":
        return False
    behind = content_behind(scene, c, cue)
    if behind is None:
        return False
    # `“... first.” Ruiz hammered Birk, calling him “a wreck”`: behind a stop another deed comes before
    does = scene.code[c - 1 : c + 1] == ",G" and has_verb(scene.code, at, c)
    return does or behind.frame not in ("noun", "called")


def _is_attribution(scene: Scene, at: int, c: int, limit: int) -> bool:
    """Whether the words from ``at`` on read `cue subject` or `subject cue`."""
    code = scene.code
    start = group_start(scene.document, c, at)
    if start == at or (start - at == 1 and code[at] in "AC"):  # the cue comes first
        return code[c] in "VZ" or (code[c] == "G" and c == at) or subject_after(scene.document, c, limit) is not None
    at += scene.word(at) == "as"  # `“...,” as Ruiz put it`
    subject = subject_before(scene.document, c, at)
    if subject is None:
        return False
    fronted = code[subject[0] - 1] == "," and code[at] in "IH"  # `“...” In London, Ruiz said`
    return fronted or not code[at : subject[0]].strip("AC,")


def _before(scene: Scene, stretch: Stretch) -> Beside | None:
    """`Ruiz said on Monday: “...”`, `told reporters, “...”`: a cue whose content begins at the quotation."""
    floor, _ = scene.limits(stretch.first)
    for c in range(stretch.first - 1, max(floor - 1, stretch.first - _FARTHEST), -1):
        if scene.code[c] in "q.":
            return None
        cue = None if _when_asked(scene, c) else scene.cue(c)
        if cue and cue.frames & _QUOTING:
            behind = content_behind(scene, c, cue)
            if behind and behind.content[0] == stretch.first:
                return Beside("direct.cue-before", cue=c, end=stretch.last)
    return None


def _when_asked(scene: Scene, c: int) -> bool:
    """`who told the council, | when asked | about the inquiry: “...”`: an aside, and no cue of what comes."""
    return scene.code[c - 1 : c + 1] == "HE"


def _stated(scene: Scene, stretch: Stretch) -> Beside | None:
    """`Ruiz, the mayor, said in a statement. “It rains.”`, `Ruiz agreed. “It rains.”`: what was said comes."""
    stop, code = stretch.first - 1, scene.code
    if stop < 1 or code[stop] != "." or scene.document.block_of(stop) != stretch.block:
        return None
    first, _ = scene.limits(stop)
    c, cue = next(((c, cue) for c, cue in scene.cues(first, stop) if cue.frames & _QUOTING), (stop, None))
    subject = subject_before(scene.document, c, first) if cue is not None else None
    agrees = c + 1 == stop and scene.word(c) in _AGREES
    if subject is None or subject[0] > first or not (agrees or _CHANNEL.fullmatch(code, c + 1, stop)):
        return None
    return Beside("direct.cue-before", cue=c, end=stretch.last)


def _headed(scene: Scene, stretch: Stretch) -> Beside | None:
    """`‘We lost it all’: Kogi traders count the cost`: a headline that begins with words and goes on with whose."""
    document, colon = scene.document, stretch.last
    block = document.blocks[stretch.block]
    entry = (
        block.kind == "body" and block.end - block.start <= _LONGEST_TITLE and document.text[block.end - 1].isalnum()
    )
    if (block.kind not in TITLES and not entry) or scene.code[colon : colon + 1] != ":":
        return None
    name = phrase_at(document, colon + 1) if stretch.marked.start == block.words else None
    if name is None and scene.code[colon + 1 : colon + 2] == "G":  # "‘Enough’: striking | porters"
        name = phrase_at(document, colon + 2)
    if name is None or name[0] > colon + 2:
        return None
    while (
        name[1] < len(document.words)
        and document.block_of(name[1]) == stretch.block
        and scene.word(name[1]) in people()
    ):
        name = name[0], name[1] + 1  # "police | chief"
    says = scene.word(name[1] - 1) in people() or is_known(document, name)
    return Beside("direct.colon", signed=name, end=name[1]) if says else None


def _has_subject(scene: Scene, c: int, first: int, colon: int) -> bool:
    inverted = subject_after(scene.document, c, colon) if c == first else None  # `Said she: “...”`
    return (inverted is not None and inverted[1] == colon) or subject_before(scene.document, c, first) is not None


def _is_mistagged(scene: Scene, at: int, first: int) -> bool:
    """`A reader, Pam from Lund, | emails: “...”`: between a comma, or a name, and a colon "emails" is no noun.

    Nor is `A notice taped to the gate on Sunday evening | read: “...”`.
    """
    cue = cue_forms().get(scene.word(at))
    behind = at > first and (scene.code[at - 1] in ",P" or (cue is not None and cue.lemma == "read"))
    return behind and scene.code[at] == "N" and cue is not None and "q" in cue.frames


def _has_told(scene: Scene, c: int, colon: int, cue: Cue) -> bool:
    """`assured them that no job was at risk: “All will stay.”`: the cue has its own report, and more words come."""
    behind = content_behind(scene, c, cue)
    told = behind is not None and behind.frame in ("that", "clause")
    return behind is not None and told and has_verb(scene.code, behind.content[0], colon)


def _colon(scene: Scene, stretch: Stretch) -> Beside | None:
    """`Ruiz: “...”`, `The minister was blunt: “...”`, `Ruiz wrote to her staff:` and the words in a new paragraph."""
    colon = past_symbols(scene, stretch.first) - 1
    if colon < 0 or scene.code[colon] != ":":
        return None
    first, _ = scene.limits(colon)
    for c in range(colon - 1, first - 1, -1):
        if scene.code[c] == "q":
            break
        cue = None if _when_asked(scene, c) else scene.cue(c)
        if cue and cue.frames & _QUOTING and "s" not in cue.frames and _has_subject(scene, c, first, colon):
            if _has_told(scene, c, colon, cue):
                teller = subject_before(scene.document, c, first)
                return Beside("direct.colon", colon=colon, signed=teller, end=stretch.last)
            return Beside("direct.cue-before", cue=c, end=stretch.last)
        if c == colon - 1 and _is_mistagged(scene, c, first):
            return Beside("direct.cue-before", cue=c, end=stretch.last)
    return Beside("direct.colon", colon=colon, end=stretch.last)
