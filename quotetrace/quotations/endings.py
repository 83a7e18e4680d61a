"""Where a reported clause ends."""

import re

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.cues import Cue
from quotetrace.grammar.phrases import phrase_at, reach_right
from quotetrace.grammar.subjects import BE, group_start, has_verb, subject_after, subject_before
from quotetrace.quotations.beginnings import is_clause
from quotetrace.quotations.passing import is_answered, past_addressee, past_adverbials
from quotetrace.quotations.remarks import contrasts_figures, is_remark, is_summed_up, joins_in
from quotetrace.quotations.returning import goes_back
from quotetrace.quotations.scene import Scene
from quotetrace.quotations.stretches import is_title
from quotetrace.quotations.telling import tells_of_subject, tells_of_whom

_FRONTING = frozenset("when after while as although though before since because if once until".split())
_WHILE = _FRONTING - {"if", "because", "since", "until", "once"}
_LEAVES = frozenset("but though although whereas while".split())  # ", but" opens the reporter's own clause
_FOLLOWS = frozenset(
    "sending prompting triggering sparking drawing stoking dashing ending stunning shocking surprising angering"
    " infuriating alarming dismaying delighting rattling unnerving spooking fuelling fueling reigniting".split()
)
_SUFFERED = re.compile(r"E[^VZMWYt]{0,6}\Z")  # "had been punched in the street"
_ROW = re.compile(r",A?V[^VZMWHt;:,]*(?:,A?V[^VZMWHt;:,]*)*,?CA?V")  # ", broke a window and ran off"
_HAD = frozenset(("had", "did"))
_WHERE = re.compile(r"(?:[IT][DSJNPO#]{1,6}){1,4},?")  # "in an interview with CNN on Sunday"
_JAB = re.compile(r"DJ?N(?:[IT]|[tW][VZM])")  # "“governing by clock,” | a jab at her plans"
_QUANTITY = re.compile(r"[JAID#]{1,4}#")  # "more than 4 in | 10"
_LONGEST_ASIDE = 14  # tokens of a participle clause between commas
_FAR_SUBJECT = 10  # tokens of a subject before its first comma
_NEXT_CUE = 14  # tokens from a comma to a cue whose subject begins there


def clause_end(scene: Scene, verb: int, at: int, limit: int, *, noun: bool = False, whole: bool = False) -> int:
    """Where what is reported, from ``at`` on, ends: before the next attribution, a semicolon, the reporter's "but".

    ``noun`` says that it is a noun phrase, which any further verb ends; ``whole`` that it is a clause, which is not
    over before its verb: `said the cost, a third of it, | would fall`.
    """
    code = scene.code
    if whole and (main := _verb_ahead(scene, at, limit)) is not None:
        return clause_end(scene, verb, main, limit)
    limit = _main_verb(scene, verb, at, limit, noun) or (noun and verb_of_subject(scene, verb, at, limit)) or limit
    fronted, within = _is_fronted(scene, verb), tells_of_whom(scene, verb, limit)
    aside, owed = False, scene.word(at + code.startswith("t", at)) in _FRONTING
    i = at + 1
    while i < limit:
        letter = code[i]
        if letter == ";" or (letter == "-" and _ends_at_dash(scene, verb, at, i, limit)):
            return i
        if letter == "(" and (closing := code.find(")", i, limit)) > 0:
            i = closing
        if letter == "," and owed and i + 1 < limit and is_clause(scene, i + 1, limit):
            owed = False  # "said that if it rained, | he would go": the main clause is still to come
            i += 2
            continue
        if letter == "," and i + 1 < limit:
            if _turns_away(scene, at, i, limit, fronted) or (within and code[i + 1] == "E"):
                return i
            suffered = not aside and _is_suffered(code, i + 1, limit)
            listed = not noun and (_is_listed(code, at, i, limit) or _rows_on(scene, verb, at, i, limit))
            if (
                not aside
                and not suffered
                and not listed
                and code[i + 1] in FINITE
                and (noun or i - at > 2 or code[verb] == "G")
            ):
                return i  # "Ruiz, who said she would stay, left", "who asked for help, left"
            if scene.word(i + 1) not in _FRONTING or not is_clause(scene, min(i + 2, limit - 1), limit):
                aside = not aside and (suffered or code[i + 1] in "WYDENPGIJ#AT")
        if letter == "Q" and i in scene.opens:
            if scene.opens[i].opaque:
                return _trimmed(code, at, i)
            i = scene.opens[i].last
            if _ends_in_marks(scene, at, i, limit, fronted):
                return i
            continue
        if letter in ",C" and i + 1 < limit and _is_over(scene, verb, at, i, limit, noun):
            return _trimmed(code, at, i)
        i += 1
    return limit


def _is_over(scene: Scene, verb: int, at: int, i: int, limit: int, noun: bool) -> bool:
    """Whether it is over at a comma or conjunction: another report begins, or another deed."""
    begun = noun or not _is_begun(scene.code, at, i)
    if begun and _breaks(scene, verb, i, limit):
        return True
    joins = scene.code[i] == "C"
    return joins and (_does_more(scene, at, i, limit, noun) or _is_row(scene.code, verb, at, i))


def _ends_at_dash(scene: Scene, verb: int, at: int, dash: int, limit: int) -> bool:
    """Whether the reporter goes on behind a dash, `— asserting that it changed nothing` by who speaks included."""
    more = scene.cue(dash + 1) if scene.code[dash + 1 : dash + 3] == "Gt" and dash + 2 < limit else None
    return more is not None or _closes_aside(scene.code, verb, at, dash) or is_summed_up(scene, dash + 1, limit)


def _turns_away(scene: Scene, at: int, comma: int, limit: int, fronted: bool) -> bool:
    """`told them to wait, | then left`, `said it would cut 340 jobs, | sending its shares down`: what came of it; or
    the main clause, behind a report that opens its sentence."""
    code, following = scene.code, comma + 1
    then = code[at] == "T" and scene.word(following) == "then" and code[following + 1 : following + 2] == "V"
    if scene.word(following) in _FOLLOWS or then:
        return True
    return fronted and code[following] in "DSJNPR#" and is_clause(scene, following, limit)


def _verb_ahead(scene: Scene, at: int, limit: int) -> int | None:
    """`that the dead, Bo Lee and Al Ray, his son, | met their end`: the verb whose subject is parted from it by commas.

    None where no comma stands between the two. A piece between commas has no verb, unless it tells more of the subject.
    """
    code = scene.code
    start = at + (code[at] == "t")
    if start >= limit or code[start] not in "DSJNPR$#":
        return None
    comma = code.find(",", start, min(limit, start + _FAR_SUBJECT))
    told = comma >= 0 and not set("VZMTGt;:-q").isdisjoint(code[start:comma])
    while not told and 0 <= comma < limit - 1:
        suffered = _is_suffered(code, comma + 1, limit)
        if code[comma + 1] in FINITE and not suffered:
            return comma + 1
        behind = comma + 1 + (code[comma + 1] == "Q")
        comma = code.find(",", behind, min(limit, behind + _LONGEST_ASIDE))
        more = suffered or code[behind] in "WY" or (scene.word(behind) == "as" and set("VZM") & set(code[behind:comma]))
        told = not more and not set("VZMt;:-q").isdisjoint(code[behind:comma])
    return None


def _is_begun(code: str, at: int, comma: int) -> bool:
    """`wrote that the title, | history and text of the law showed`: a subject, whose verb is still to come."""
    return code[at] == "t" and set("VZMEGBTQqW").isdisjoint(code[at:comma])


def _does_more(scene: Scene, at: int, conjunction: int, limit: int, noun: bool) -> bool:
    """`reported a loss | and cut its outlook`, `threatened to quit | and left`: what else is done behind "and"."""
    code, following = scene.code, conjunction + 1
    if noun:
        return code[following] in FINITE or _opens_clause(scene, following, limit)
    following += code[following : following + 1] == "A"
    if code[following : following + 2] == ",H":  # "to wait and then, when it was over, left"
        following = code.find(",", following + 1, limit) + 1 or following
    paused = code[conjunction - 1] == ","  # "to use the gates that are open, | and promised more"
    return code[at] == "T" and code[following] == "V" and (paused or not has_verb(code, at, conjunction))


def _is_row(code: str, verb: int, at: int, conjunction: int) -> bool:
    """`left early, stressing the need for rest | and making her excuses`: two participles of one subject."""
    alone = set("VZMBGTWt").isdisjoint(code[at:conjunction])
    return alone and code[verb] == "G" and code[conjunction + 1] == "G" and code[conjunction] == "C"


def _opens_clause(scene: Scene, at: int, limit: int) -> bool:
    """`blamed the rain, and | prosecutors opened an inquiry`: somebody else and what they do."""
    phrase = phrase_at(scene.document, at)
    if phrase is None or phrase[0] != at or scene.code[at] == "R":
        return False
    verb = reach_right(scene.document, at, limit, appositions=False)
    return verb < limit and scene.code[verb] in FINITE and verb > phrase[0]


def _closes_aside(code: str, verb: int, at: int, dash: int) -> bool:
    """`The drop – which reveals whether they are keen – | reached the north`: the aside that the cue stands in ends.

    So too `Ida Falk – no friend, though they share a mailbox – | said it was late`.
    """
    opening = code.rfind("-", max(verb - _LONGEST_ASIDE, 0), verb)
    opens = opening > 0 and code[opening - 1] in "NP" and "." not in code[opening:verb]
    return opens and code[dash + 1 : dash + 2] in ("V", "Z", "M") and "-" not in code[at:dash]


def _main_verb(scene: Scene, verb: int, at: int, limit: int, noun: bool) -> int | None:
    """`A letter claiming that the bank was broke | was sent to all`: the verb of whom or what the cue tells more of.

    A noun phrase has no verb before: `A clerk who sought anonymity | said she had left`.
    """
    code, (floor, _) = scene.code, scene.limits(verb)
    if not tells_of_subject(scene, verb, floor):
        return None
    told = noun and code[at] != "I"
    for i in range(at + 1, limit):
        if code[i] in "WYtH,;:" or (code[i] == "I" and scene.word(i) in _FRONTING):
            return None
        if code[i] in FINITE or (code[i] == "B" and code[i - 1] in "NPR"):
            if told and code[i - 1] not in "VZMBAECT":
                return i
            told = True
        elif told and code[i - 1 : i + 1] == "JE":  # "that the vault was empty | resigned"
            return i
    return None


def verb_of_subject(scene: Scene, verb: int, at: int, limit: int) -> int | None:
    """`The plan to stop them from claiming | the title | is a gamble`: a noun phrase, and the verb of the sentence."""
    code, (floor, _) = scene.code, scene.limits(verb)
    hangs = code[verb - 1 : verb + 1] == "IG" and set(FINITE).isdisjoint(code[floor:verb])
    if not hangs and not tells_of_subject(scene, verb, floor):
        return None
    verbs = [i for i in range(at, limit) if code[i] in FINITE]
    alone = len(verbs) == 1 and code[verbs[0] - 1] != "R" and "E" not in code[verbs[0] + 2 : limit]
    alone = alone and set("WYt;Q").isdisjoint(code[at:limit])
    return verbs[0] if alone else None


def _leaves(scene: Scene, at: int, i: int, limit: int) -> bool:
    """`to stay “as long as it takes,” leaving thousands`, `who said she was “one of us,” laughed`: it is over.

    So too `said he did not want “that crap,” in an interview with CNN`: where it was said.
    """
    code = scene.code
    if (code[i] == "I" and _WHERE.fullmatch(code, i, limit)) or _JAB.match(code, i, limit):
        return True
    if code[i] in FINITE:
        return has_verb(code, at, i - 1)
    if scene.word(i) == "while" and code[i + 1 : i + 2] == "G":  # "“out of business,” | while defending her plan"
        return True
    if scene.word(i) in _LEAVES and i + 1 < limit and is_clause(scene, i + 1, limit):
        return code[i + 1] in "RP" and has_verb(code, at, i - 1)  # "“late,” | but he gave no reason"
    return (code[i] == "G" and scene.word(i) not in ("including", "meaning")) or next_attribution(
        scene, i - 1, i, limit
    )


def _is_suffered(code: str, at: int, limit: int) -> bool:
    """`the bridge, closed for repairs in May, was safe`: a past form between two commas, and a verb behind.

    So too `the oak door, carved “Anno 1611”, was sold`: the words that stand on a thing.
    """
    if code[at] != "V":
        return False
    comma = code.find(",", at, min(limit, at + _LONGEST_ASIDE))
    if comma < 0 or any(letter in "VZM;" for letter in code[at + 1 : comma]):
        return False
    if "Q" in code[at + 1 : comma] and not (code[at + 1] == "Q" and code[at + 1 : comma].count("Q") == 2):
        return False
    return code[comma + 1 : comma + 2] != "" and code[comma + 1] in FINITE


def _is_listed(code: str, at: int, comma: int, limit: int) -> bool:
    """`had been punched, followed home and driven to the coast`: more of what somebody suffered."""
    return code[comma + 1] == "V" and _SUFFERED.search(code, at, comma) is not None and "C" in code[comma + 2 : limit]


def _rows_on(scene: Scene, verb: int, at: int, comma: int, limit: int) -> bool:
    """`said the men took a lamp, | broke a window and ran off`: three deeds in a row, and none of them is "was".

    Not so `Ruiz, who said the men took a lamp, | left and slept`.
    """
    deeds = [i for i in range(at, comma) if scene.code[i] in FINITE]
    row = _ROW.match(scene.code, comma, limit)
    if len(deeds) != 1 or scene.code[deeds[0]] != "V" or row is None or scene.word(deeds[0]) in BE | _HAD:
        return False
    subject = subject_before(scene.document, verb, scene.limits(verb)[0])
    return subject is not None and scene.code[subject[1] - 1] != "W" and scene.code[verb - 1] != "W"


def _is_fronted(scene: Scene, verb: int) -> bool:
    """`When Ruiz said the vote was over, they left`: the report stands in a clause that opens its sentence."""
    floor, _ = scene.limits(verb)
    if scene.code[verb] == "G" and (verb == floor or _opens_with(scene, floor, verb)):  # "Adding that it was late, ..."
        return True
    opening = floor
    while opening < verb and scene.code[opening] in "CA,":  # "But when", "Later, when"
        opening += 1
    return is_answered(scene, verb) or (scene.code[opening] in "IH" and scene.word(opening) in _FRONTING)


def _opens_with(scene: Scene, floor: int, verb: int) -> bool:
    """`By | saying it was late, she ...`, `Instead of | saying`, `A day after | saying`: what a sentence opens with."""
    code, low = scene.code, scene.document.low
    near = code[verb - 1] == "I" and (verb == floor + 1 or low[floor:verb] == ["instead", "of"])
    return near or (low[verb - 1] in _FRONTING and set("VZMB,;:Q").isdisjoint(code[floor:verb]))


def _ends_in_marks(scene: Scene, at: int, i: int, limit: int, fronted: bool) -> bool:
    """Whether it is over behind the marks that close before ``i``: a comma inside does the work of one behind them."""
    letters = scene.document.letters
    if letters[i : i + 1] == "," and scene.word(i + 1) in _WHILE and is_clause(scene, min(i + 2, limit - 1), limit):
        return True  # "was “too late to leave”, | when the road was still open"
    if i >= limit or letters[i - 2] != ",":
        return False
    return _leaves(scene, at, i, limit) or (fronted and is_clause(scene, i, limit))


def _trimmed(code: str, at: int, end: int) -> int:
    while end > at and code[end - 1] in ",:-C":
        end -= 1
    return end


def _breaks(scene: Scene, verb: int, i: int, limit: int) -> bool:
    """Whether the clause ends at the comma or conjunction ``i``."""
    code = scene.code
    following = i + 1
    if code[i] == "," and code[following] == "C":
        following += 1
    if following >= limit or (scene.word(following) == "that" and code[following - 1] == "C"):
        return False  # "said it was late, and that it rained"
    then = scene.word(following) == "then"  # "said it was late, then hung up"
    if (code[i] == "C" or following > i + 1 or then) and goes_back(scene, verb, following - 1, limit):
        return True
    if scene.word(following) == "according":
        return code[i] == ","
    if code[i] == "," and (joins_in(scene, following, limit) or is_remark(scene, following, limit)):
        return True
    if code[i] == "," and code[following] == "W" and following + 1 < limit and scene.word(following + 1) == "according":
        return True
    if code[i] == "," and scene.word(i + 1) in _LEAVES and _is_new_clause(scene, min(i + 2, limit - 1), limit):
        return not contrasts_figures(scene, verb, i)
    return next_attribution(scene, i, following, limit)


def _is_new_clause(scene: Scene, at: int, limit: int) -> bool:
    """Whether a clause begins, also one with a post behind its subject: `while | Ruiz, the mayor, called for calm`."""
    if is_clause(scene, at, limit):
        return True
    subject = phrase_at(scene.document, at)
    if subject is None or subject[0] != at or scene.code[subject[1] : subject[1] + 1] != ",":
        return False
    comma = scene.code.find(",", subject[1] + 1, min(limit, subject[1] + _LONGEST_ASIDE))
    return comma > 0 and scene.code[comma + 1 : comma + 2] != "" and scene.code[comma + 1] in "VZME"


def next_attribution(scene: Scene, i: int, following: int, limit: int) -> bool:
    """Another cue begins here: with its own subject (`, Chan said`) or sharing this one's (`and suggested that`)."""
    code = scene.code
    if code[following] == "W" and _returns(code, following, limit):
        return False
    for c in range(following, min(following + _NEXT_CUE, limit)):
        if code[c] in ",;:Q" and c > following and code[i] == "C":
            return False
        cue = scene.cue(c)
        start = group_start(scene.document, c, following)
        if cue is None and code[c] in FINITE and scene.word(following) in _FRONTING:
            return False  # ", when a mechanic came back and found it empty"
        if cue is None or "s" in cue.frames or (code[c] == "B" and _may(scene, start, c)):
            continue  # "because they cannot begin": nobody begins to speak
        if c + 1 in scene.opens and code[c - 1] == "N" and is_title(scene, scene.opens[c + 1]):
            continue  # "and a cat named “Bun”"
        if code[c] == "B" and start == c and code[c - 1] == "C" and _last_finite(code, c) == "M":
            continue  # "that he would leave on Friday and find that": both verbs hang on "would"
        if code[i] == "," and code[following] == "W" and start == following + 1:  # ", who said it was late"
            return _has_content(scene, c, cue, limit)
        if start == following:  # "and suggested", ", adding"
            if "b" in cue.frames and code[i] == ",":
                return True
            if code[i] == "," and code[c] != "G" and i + 1 == following:
                return (found := subject_after(scene.document, c, limit)) is not None and found[1] >= limit - 2
            return _has_content(scene, c, cue, limit)
        if code[c] == "G":
            return False
        subject = subject_before(scene.document, c, following)
        paused = code[i] in ",Q" and (code[following - 1] != "C" or not cue.frames.isdisjoint("ct"))
        opens = subject is not None and (
            subject[0] - following <= 1
            or _QUANTITY.fullmatch(code, following, subject[0] + 1) is not None
            or _WHERE.fullmatch(code, following, subject[0]) is not None
        )
        if opens and (paused or _has_content(scene, c, cue, limit)):
            return True
        if code[c] in FINITE:
            return False
    return False


def _last_finite(code: str, at: int) -> str:
    """The letter of the last finite verb before a token."""
    return next((letter for letter in reversed(code[max(at - _NEXT_CUE, 0) : at]) if letter in FINITE), "")


def _may(scene: Scene, first: int, verb: int) -> bool:
    """`cannot | begin`, `would | say`: a modal before the verb, the first of them often not tagged as one."""
    return "M" in scene.code[first:verb] or "cannot" in scene.document.low[first:verb]


def _returns(code: str, at: int, limit: int) -> bool:
    """`said that the man, | whom she did not name, would go`: a relative clause, and the verb of its noun behind."""
    comma = code.find(",", at, min(limit, at + _LONGEST_ASIDE))
    return comma > 0 and code[comma + 1 : comma + 2] != "" and code[comma + 1] in "VZMQ"


def _has_content(scene: Scene, verb: int, cue: Cue, limit: int) -> bool:
    at, asked = past_addressee(scene, verb + 1, limit, cue)
    at = past_adverbials(scene, at, limit)
    if at >= limit:
        return False
    if asked and "O" in cue.frames:  # "and called on the board to resign"
        return True
    if asked and "I" in cue.frames and scene.code[at] == "T":  # "and urged the board to resign"
        return True
    if cue.frames & set("PE") and at + 1 in scene.opens:  # "and spoke of “a misunderstanding”"
        return True
    found = scene.code[at] == "t" or at in scene.opens or (bool(cue.frames & set("okx")) and scene.code[at] in "DSPRNJ")
    return found or ("c" in cue.frames and is_clause(scene, at, limit))
