"""Whose verb it is: the subject before a verb, behind it, or shared with the verb before.

Positions are token numbers; a subject is (first, last excluded) with its apposition; ``floor`` and ``limit`` bound the
search.
"""

from quotetrace.grammar.asides import (
    FINITE,
    in_relative,
    is_aside,
    is_of_report,
    is_subordinate,
    is_told,
    is_unsealed,
    verbs_between,
    words_what_was_sent,
)
from quotetrace.grammar.cues import cue_forms
from quotetrace.grammar.letters import DAYS
from quotetrace.grammar.phrases import is_channel, is_time, phrase_at, reach_left, reach_right
from quotetrace.grammar.times import before_time, over_time, past_time
from quotetrace.grammar.who import can_speak, people
from quotetrace.grammar.wholes import before_hour, before_title, sent_before, whole_subject
from quotetrace.layers import Document

Tokens = tuple[int, int]
_GROUP = "AMVZBEGTp"
_LONGEST_GROUP = 12  # tokens: "would not have been going on to say"
_DEEPEST = 3  # shared subjects are followed over so many verbs: "rose, walked out, laughed and said"
_PARTICLES = frozenset(
    (verb, particle)
    for particle, verbs in (
        ("on", "went goes carried carries"),
        ("in", "chimed chimes put puts cut cuts butted butts weighed weighs broke"),
        ("back", "shot shoots fired fires hit hits wrote writes called"),
        ("up", "piped pipes spoke"),
        ("out", "pointed points called calls cried cries blurted"),
    )
    for verb in verbs.split()
)
_CONTRASTING = frozenset(("while", "whereas"))
_ALONE = frozenset("all both many some several few most each neither none".split())  # who need no noun: "all agreed"
_SINGULAR = frozenset(("has", "is", "was", "does"))
_AUXILIARIES = frozenset("is are was were be been had did went got kept".split())
BE = frozenset("is are was were be been being".split())
QUOTES = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_OPENS = frozenset("as while whereas although though because if unless".split())  # "as | Ruiz, 45, put it"
_BRINGS_ABOUT = frozenset(("to", "despite"))  # before somebody who then does or says something
_LONGEST_QUOTED = 16  # tokens: "quoted a senior official close to the talks as saying"
_TOLD_TO = frozenset("newspaper paper agency outlet reporter station medium press media".split())
_REFLEXIVES = frozenset("himself herself itself themselves myself ourselves".split())
_OBJECTS = _REFLEXIVES | frozenset("me him them us whom it".split())  # never a subject: "Ruiz, 82, told me"


def has_verb(code: str, first: int, last: int) -> bool:
    """Whether a finite verb is among the tokens ``first`` to ``last`` (excluded)."""
    return any(letter in FINITE for letter in code[first:last])


def group_start(document: Document, verb: int, floor: int) -> int:
    """Where the verb group of ``verb`` begins: "had also | said", "went on to | say"."""
    code = document.letters
    at = verb
    floor = max(floor, verb - _LONGEST_GROUP)
    while at > floor and code[at - 1] in _GROUP and document.low[at - 1] not in DAYS:
        if code[at - 1] == "T" and at - 3 >= floor and document.low[at - 2] == "on" and code[at - 3] in "VZGBE":
            at -= 3  # "went on to | say", whatever "on" was tagged
            continue
        if code[at - 1] in "EV" and code[at] in "EVZM" and document.low[at - 1] not in _AUXILIARIES:
            break  # "who asked not to be named | has warned"; "the man he hired | said"
        if code[at - 1] == "T" and (at - 2 < floor or code[at - 2] not in "AVZBEGp"):
            break
        at -= 1
    parted = over_time(document, at, floor)
    return at if parted is None else group_start(document, parted, floor)


def subject_before(document: Document, verb: int, floor: int, depth: int = 0) -> Tokens | None:
    """The subject before the verb: `Ruiz, a broker, said`, `the man who said`, `rose and said`, `, saying`."""
    code = document.letters
    start = group_start(document, verb, floor)
    at = start - 1
    if at > floor and (code[at] == "A" or document.low[at] in _REFLEXIVES):  # "the city today announced"
        at -= 1  # so too "Ruiz herself said"
    if at < floor or depth > _DEEPEST:
        return None
    hanging = _hanging_at(document, verb, start, floor)
    if hanging is not None:
        return _subject_of_participle(document, verb, hanging, floor, depth)
    if code[at] == "C":
        return _shared_subject(document, at, floor, depth)
    if code[at] == "," and document.low[start] == "then":  # "told us to wait, then left"; "Ruiz, 61, then left"
        shared = _shared_subject(document, at, floor, depth)
        if shared is not None:
            return shared
    alone = (at, at + 1) if document.low[at] in _ALONE else None
    at = before_time(document, at, floor)
    if code[at] == "C":  # "and on Monday announced"
        return _shared_subject(document, at, floor, depth)
    if code[at] in "Wt":
        return _antecedent(document, at, floor)
    if code[at] == "Q" and at - 1 > floor and code[at - 1] == ",":  # `Ruiz, known as “Lola,” said`
        at -= 1
    if code[at] == ")":
        opening = code.rfind("(", floor, at)
        at = opening - 1 if opening > floor else at
    if code[at] in ",-":
        return _over_parenthesis(document, verb, at, floor) or _listed(document, verb, at, floor, depth) or alone
    if phrase := phrase_at(document, at):
        if code[verb] == "G" and document.low[phrase[0] - 1] in _BRINGS_ABOUT and phrase[0] > floor + 1:
            return phrase[0], at + 1  # "His reply led to | Ana Ruiz | calling for a vote"
        return whole_subject(document, at + 1, floor), start if code[start - 1] == ")" else at + 1
    if code[at] in "EV" and (first := whole_subject(document, at + 1, floor)) < at:
        return first, at + 1  # "An official who asked not to be named | said"
    return None


def _hanging_at(document: Document, verb: int, start: int, floor: int) -> int | None:
    """The token before a participle that has the subject of its clause: `left, | quickly adding`; None for others."""
    code, at = document.letters, start - 1
    alone = code[verb] == "G" and set(code[start:verb]) <= {"A"}
    if not alone and not (code[start] == "G" and code[verb - 1 : verb + 1] == "TB"):  # ", | going on to say"
        return None
    if at > floor and code[at] == "Q" and code[at - 1] in ",q":  # `called it “a mess,” | saying`, out of sight too
        at -= 1
    phrase = phrase_at(document, at)
    timed = alone and phrase is not None and is_time(document, *phrase)  # "sent a letter on Monday | alleging"
    if timed or code[at] in ",CIN-;q" or (start == verb and alone and _hangs_on_place(document, at, floor)):
        return at
    return None


def _subject_of_participle(document: Document, verb: int, at: int, floor: int, depth: int) -> Tokens | None:
    """The subject of a participle behind token ``at``: who is quoted as saying so, who is "with", the main one."""
    if document.low[at] == "as" and (quoted := _quoted_as(document, at, floor)):
        return quoted
    ends = [at]  # "with Ana Ruiz, | a nurse, | saying": over what stands in apposition
    while document.letters[ends[-1]] == "," and len(ends) <= _DEEPEST:
        before = document.letters.rfind(",", floor, ends[-1])
        inside = before > floor and is_aside(document, before + 1, ends[-1])
        ends.append(before if inside and document.letters[before + 1] != "I" else floor)
    for end in ends:
        first = _phrase_behind_with(document, end - (document.letters[end] == ","), floor)
        if first is not None and (document.letters[at] != "," or document.letters[first - 2] == ","):
            return first, at + (document.letters[at] != ",")
    return _main_subject(document, verb, floor, depth)


def _phrase_behind_with(document: Document, at: int, floor: int) -> int | None:
    """Where the noun phrase begins that ends with a token and stands behind "with": "with | police | adding that"."""
    phrase = phrase_at(document, at) if at > floor else None
    while phrase and phrase[0] - 2 > floor and document.low[phrase[0] - 1] in ("of", "and"):
        phrase = phrase_at(document, phrase[0] - 2)  # "with one | of her leaflets |", "with marchers | and clerks |"
    return phrase[0] if phrase and phrase[0] > floor and document.low[phrase[0] - 1] == "with" else None


def _hangs_on_place(document: Document, at: int, floor: int) -> bool:
    """`wrote to every board in Wales | demanding a pool`: the name before the participle only tells where."""
    phrase = phrase_at(document, at)
    if phrase is None or document.letters[at] != "P" or phrase[0] - 1 <= floor:
        return False
    told = any(
        document.letters[verb] in "VZ" and document.low[verb] in cue_forms() and document.low[verb + 1] == "to"
        for verb in range(max(floor, at - _LONGEST_QUOTED), phrase[0])
    )
    return told and document.low[phrase[0] - 1] in ("in", "of", "at", "from")


def _quoted_as(document: Document, at: int, floor: int) -> Tokens | None:
    """`The Herald quoted | a source close to the talks | as saying`, `Bo Lee | was quoted by it as saying`: who is."""
    code = document.letters
    end = at - (code[at - 1] == ",")  # "quoted a spokesman, Bo Lee |, as saying"
    for verb in range(at - 2, max(floor, at - _LONGEST_QUOTED) - 1, -1):
        if document.low[verb] in QUOTES and code[verb] in "VZGBE":
            return subject_before(document, verb, floor) if document.low[verb + 1] == "by" else (verb + 1, end)
        if code[verb] in FINITE or code[verb] in ";:Q":
            return None
    return None


def _main_subject(document: Document, verb: int, floor: int, depth: int) -> Tokens | None:
    """`When it was over, Ruiz left, saying ...`: the main clause's subject, not that of a "when" or "who" clause, but
    where that is nobody who speaks: `The mood shifted when | Ruiz | rose, saying ...`."""
    code = document.letters
    spare: Tokens | None = None
    verbs = verbs_between(code, floor, verb, depth)
    if verbs and words_what_was_sent(document, verbs[-1], verb):  # "heard that Foley texted her, | saying: “...”"
        sender = subject_before(document, verbs[-1], floor, depth + 1)
        if sender is None or code[sender[0] - 1 : sender[0]] != "W":  # "criticised how | she responded to it, saying"
            return sender
    if verbs and not _CONTRASTING.isdisjoint(document.low[floor:verb]):
        nearest = subject_before(document, verbs[-1], floor, depth + 1)
        if nearest is not None and _contrasts(document, nearest[0], verbs[-1], floor):
            return nearest
    for at in reversed(verbs):  # `It was late, Ruiz said, adding ...`: another cue goes first
        cue = cue_forms().get(document.low[at]) if code[at] in "VZ" else None
        if cue and cue.frames & set("cq") and "s" not in cue.frames:
            found = subject_before(document, at, floor, depth + 1)
            if found and (found[0] <= floor or code[found[0] - 1] in ",C;-QA"):
                return found
            behind = None if found else _inverted(document, at, floor, verb)
            if behind:
                return behind
    for at in reversed(verbs):
        if at == floor or code[floor:at].rstrip("A")[-1:] not in ("V", "Z", "M"):
            found = subject_before(document, at, floor, depth + 1)
            if found is None or in_relative(code, found[1], at):
                continue
            if found[0] == floor or (code[found[0] - 1] in ",C;-QA" and not is_subordinate(document, found[0], floor)):
                return spare if spare and can_speak(document, *spare) and not can_speak(document, *found) else found
            spare = spare or found
    return spare if verbs else _alone_before(document, verb, floor)


def _contrasts(document: Document, first: int, verb: int, floor: int) -> bool:
    """`Ruiz agreed while | Berg | objected, saying`: a clause set against the one before it, and no time."""
    opens = first - 1 > floor and document.low[first - 1] in _CONTRASTING
    return opens and document.low[verb] not in BE


def _alone_before(document: Document, verb: int, floor: int) -> Tokens | None:
    """`The party, | terming it a sham, walked out`: nothing but a noun phrase stands before it; "Ruiz quit, |
    saying", where the tagger sees no verb."""
    phrase = phrase_at(document, floor)
    if phrase is None or phrase[0] != floor or document.letters[verb - 1] != ",":
        return None
    quits = next((at for at in range(floor + 1, phrase[1] + 1) if document.low[at] == "quit"), None)
    alone = phrase[1] == verb - 1
    return (floor, quits or phrase[1]) if quits or alone else None


def _inverted(document: Document, cue: int, floor: int, limit: int) -> Tokens | None:
    """`It was late, said Ruiz, adding`: the subject behind the cue."""
    opens = cue == floor or document.letters[cue - 1] in "Q,-"
    return subject_after(document, cue, limit) if opens else None


def _shared_subject(document: Document, conjunction: int, floor: int, depth: int) -> Tokens | None:
    """`Ruiz rose and said`, `said the plan upset them and suggested that`: the subject of the cue that opens it.

    A cue inside what another cue reports (`worried them`) does not count; without any cue, the nearest verb does.
    Behind a comma that is no verb of a clause that depends on another: `would not say whether cuts would follow, but
    added`.
    """
    code = document.letters
    nearest: Tokens | None = None
    spare: Tokens | None = None
    single = document.low[conjunction + 1] in _SINGULAR
    paused = conjunction > floor and code[conjunction - 1] == ","
    for at in reversed(verbs_between(code, floor, conjunction, depth)):
        cue = cue_forms().get(document.low[at])
        if nearest is None or (cue and cue.frames & set("cqt")):
            found = subject_before(document, at, floor, depth + 1)
            if found and single and document.tags[found[1] - 1] == "NNS":
                continue  # "attacked rules that harm towns, and has called for": many have not
            if found and paused and found[0] > floor and is_subordinate(document, found[0], floor):
                spare = spare or found
            else:
                nearest = nearest or found
            if found and cue and (found[0] <= floor or code[found[0] - 1] in ",C;-Q"):
                return found
            quoted = code[max(at - 2, 0) : at].rstrip(",-").endswith("Q")
            behind = _inverted(document, at, floor, conjunction) if quoted and cue and not found else None
            if behind:  # `“They knew,” shouted Ruiz, a miner, and demanded an apology`
                return behind
    return nearest or spare


def _antecedent(document: Document, relative: int, floor: int) -> Tokens | None:
    """`the driver who said`: the noun phrase before the relative pronoun."""
    at = relative - 1
    if at >= floor and document.letters[at] == ",":
        at -= 1
        opening = document.letters.rfind(",", floor, at + 1)
        if opening > floor and document.letters[opening + 1] in "GE" and phrase_at(document, opening - 1):
            at = opening - 1  # "Mr Ruiz, defending, who asked"
    at = before_hour(document, at, floor)
    phrase = phrase_at(document, at) if at >= floor else None
    if phrase is None:
        return None
    if document.low[relative] != "who" and (sent := sent_before(document, phrase, floor)) is not None:
        return sent
    told = document.low[relative] != "who" and is_channel(document, phrase[1])  # "the steps with | a note | that read"
    return phrase[0] if told and phrase[0] >= floor else reach_left(document, at + 1, floor), at + 1


def _over_parenthesis(document: Document, verb: int, comma: int, floor: int) -> Tokens | None:
    """`Ruiz, 61, a broker in Oslo, said`: over what stands between commas (or dashes) to the noun phrase before it.

    So too `A driver who saw it, and who was asleep, said`, where the noun stands before the first "who".
    """
    code = document.letters
    mark = code[comma]
    best: Tokens | None = None
    segment_end = comma
    while True:
        opening = code.rfind(mark, floor, segment_end)
        if opening <= floor or not (
            is_aside(document, opening + 1, segment_end)
            or is_unsealed(document, opening, floor)
            or (mark == "-" and set(FINITE).isdisjoint(code[floor:opening]))  # "The owner – he bought it – said"
        ):
            return best
        head = opening
        if code[opening + 1 : opening + 3] == "CW":
            relative = code.rfind("W", floor, opening)
            return _antecedent_to(document, relative, comma, floor) if relative > floor else best
        if code[head - 1] == "Q" and (title := before_title(document, head, floor)) > floor:
            if code[title - 1] == ",":  # "who hosts a show, “Quiet Beds”, in a barn, denied"
                segment_end = title - 1
                continue
            head = title
        if code[head - 1] == ")":  # "Ruiz (Greens, Lund), who raised it, said"
            head = opening = max(code.rfind("(", floor, head), floor + 1)
        if phrase_at(document, head - 1) is None or (best and code[opening + 1] == "Q"):
            return best
        first = reach_left(document, head, floor)
        if first > floor and code[first - 1] in "IT" and document.low[first - 1] not in _OPENS:
            relative = code.rfind(mark, floor, first)
            if relative > floor and code[relative + 1] == "W" and phrase_at(document, relative - 1):
                return reach_left(document, relative, floor), comma  # "Rao, who had it from his aunt, Ines Rao, said"
            whole = whole_subject(document, head, floor)
            if whole < first and not {"E", "V"}.isdisjoint(
                code[whole:first]
            ):  # "a banner painted by Tomas, a pupil, read"
                return whole, comma
            if first - 2 <= floor or code[first - 2] != mark:
                return best
            segment_end = opening  # "Ruiz, 45, of Oslo, who left, said": that phrase is an aside as well
            continue
        if best and code[best[0]] != "#" and is_of_report(document, verb, first, floor):
            return best
        best = (first, opening if set(code[opening + 1 : segment_end]) == {"A"} else comma)  # "Ruiz, | however |, said"
        segment_end = opening


def _listed(document: Document, verb: int, comma: int, floor: int, depth: int) -> Tokens | None:
    """`Ruiz stood up, | declared it a farce | and left`: the subject of the first of several verbs in a row.

    A headline does without the "and": `Mayor tours dock, | vows | to save jobs`.
    """
    code, end = document.letters, document.sentences[document.sentence_of[verb]].last
    if code[verb] == "Z" and code[end - 1] != ".":
        return _main_of_headline(document, comma, floor, depth)
    first = comma - 1
    while first > floor and code[first] in "Ap":  # "stood | up |,"
        first -= 1
    rowed = code[comma] == "," and code[first] in "VZ" and code[verb] == code[first]
    if not rowed or f"C{code[verb]}" not in code[verb:end]:
        return None
    found = subject_before(document, first, floor, depth + 1)
    return found if found is not None and found[1] <= first else None


def _main_of_headline(document: Document, comma: int, floor: int, depth: int) -> Tokens | None:
    """The subject that opens a line without a stop, where its one other clause is all that stands before the comma.

    Where the verb looks like a plural ("Mayor | tours | dock"), it is the first word behind somebody.
    """
    verbs = verbs_between(document.letters, floor, comma, depth)
    if len(verbs) > 1 or "," in document.letters[floor:comma]:
        return None
    if verbs:
        found = subject_before(document, verbs[0], floor, depth + 1) if document.letters[verbs[0]] == "Z" else None
        return found if found is not None and found[0] == floor else None
    named = (at for at in range(floor, comma - 2) if document.letters[at] == "P" or document.low[at] in people())
    last = next((at for at in named if document.low[at + 1].endswith("s") and document.words[at + 1].islower()), None)
    return None if last is None else (floor, last + 1)


def _antecedent_to(document: Document, relative: int, last: int, floor: int) -> Tokens | None:
    """The noun phrase before a relative pronoun, and what stands between both and ``last``."""
    found = _antecedent(document, relative, floor)
    return (found[0], last) if found else None


def subject_after(document: Document, verb: int, limit: int) -> Tokens | None:
    """The subject behind the verb: `said Ana Ruiz, a broker in Oslo`."""
    at = verb + 1
    if at < limit and (document.low[verb], document.low[at]) in _PARTICLES:
        at += 1  # `“...,” chimed in Ana Ruiz`
    while at < limit and document.letters[at] in "Ap":
        at += 1
    at = past_time(document, at, limit)
    if document.letters[at : at + 2] == "TR":  # `“...,” declares to us Ana Ruiz`
        at += 2
    elif at + 1 < limit and document.low[at] in ("us", "me") and is_told(document, verb, at + 1):
        at += 1  # `“...,” told us Ana Ruiz`
    elif document.letters[at : at + 1] == "T" and not _TOLD_TO.isdisjoint(document.low[at + 2 : at + 3]):
        at += 3  # `“...,” lamented to this newspaper the mayor of Altona`
    phrase = phrase_at(document, at) if at < limit else None
    if phrase is None and at + 1 < limit and document.low[at] in people() and document.letters[at + 1] == "P":
        return at, reach_right(document, at + 1, limit)  # `“...,” groused captain Ana Ruiz`: a post taken for no noun
    if phrase is None or phrase[0] != at or document.low[at] in _OBJECTS:
        return None
    return at, reach_right(document, at, limit)
