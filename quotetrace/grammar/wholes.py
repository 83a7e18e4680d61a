"""Where a long subject begins: what participles, places, hours and titles put between its noun and the verb."""

from quotetrace.grammar.cues import cue_forms
from quotetrace.grammar.phrases import is_channel, is_time, phrase_at, reach_left
from quotetrace.layers import Document

_OPENS_CLAUSE = frozenset("after before as because since until while whereas when if though although than".split())
NEVER_CLAUSES = frozenset(
    "in at on with from during by for to of off near against under over through across behind beside between beyond"
    " inside outside into onto toward towards among along past aboard up".split()
)  # nothing behind them is a subject
_BE = frozenset("is are was were".split())  # behind them a past is a participle: "samples were | lost"
# pasts that are participles: "A man | caught | up in it"
_HELD = frozenset(
    "hung held stuck sent made put set kept found left built laid caught struck hit hurt shot lost taught brought"
    " bought sold fed led bound cut shut spent won split paid met".split()
)
# who needs no noun: "Those in the hall said"
_PEOPLE = frozenset("those some many few most several all both".split())
_PERSONS = frozenset("he she they we i you".split())  # the subject of a clause that has no other sign
_SENDING = frozenset({"to", "from", "for", "on"})  # "posted | a message on Facebook | that read"
_LONGEST_SENDING = 12  # tokens from what is sent to whom it is sent to
_LONGEST_TITLE = 7  # tokens of a name in marks, the marks included


def whole_subject(document: Document, last: int, floor: int) -> int:
    """Where the subject that ends before ``last`` begins: `A woman accused of theft during a wedding | sent ...`

    So too behind a place, `On the bridge a banner painted by pupils | read`, and where the tagger takes the participle
    for a verb: `A banner hung on a silo near the port | read`.
    """
    code = document.letters
    first = reach_left(document, last, floor)
    if document.low[last - 1] in _PERSONS:  # "the day he left | she | said"
        return first
    first = _behind_place(document, first, last, floor)
    begin = max(code.rfind(",", floor, first) + 1, floor)  # "In an editorial, | two doctors not involved in it"
    joined = begin == floor and begin < first and code[begin] in "CA"  # "But | a notice taped to the gate | read"
    begin += joined
    fronted = phrase_at(document, begin + 1) if code[begin] == "I" else None
    behind = phrase_at(document, fronted[1]) if fronted and fronted[1] < first else None
    if fronted and behind and behind[0] == fronted[1]:
        begin = behind[0]
    head = phrase_at(document, begin) or _alone(document, begin)
    first = _before_joined(document, first, begin)
    if first == begin or head is None or head[0] != begin or head[1] >= first or code[first - 1] not in "ITEGBVZpR":
        return first
    between = code[head[1] : first].lstrip("A").replace("CE", "E")  # "dated May 3 and obtained by the Post"
    opens = begin == floor or joined or code[floor] == "I" or code[begin - 1] == ","
    if opens and _is_defining(document, head[1], first):
        return begin
    past = _behind_complements(document, head[1], first)
    if _is_garden_path(document, past, code[past:first]):
        between = f"{code[head[1] : past]}E{code[past + 1 : first]}"
    fits = between[:1] in ("E", "G", "I") and not set("VZM,;:QqC") & set(between)
    timed = code[first - 1] == "R" or document.low[head[1]] in _OPENS_CLAUSE  # "hours after | the firm | admitted it"
    return begin if fits and opens and not timed else first


def _alone(document: Document, at: int) -> tuple[int, int] | None:
    """ "| Some | who were there said", "| Those | in the room said": who needs no noun."""
    behind = "WtIEG" if document.low[at] == "those" else "WtEG"
    return (at, at + 1) if document.low[at] in _PEOPLE and document.letters[at + 1] in behind else None


def _before_joined(document: Document, first: int, begin: int) -> int:
    """`Researchers at | Altona and Birk | said`: the first of several names that hang on one preposition."""
    code, at = document.letters, first
    while code[at - 1] == "C" and at - 2 > begin and (phrase := phrase_at(document, at - 2)) and phrase[1] == at - 1:
        at = phrase[0]
    nominal = set("VZM").isdisjoint(code[begin:at])  # not "she was on | the phone and | the clerk | said"
    return at if at > begin and code[at - 1] == "I" and nominal else first


def _behind_place(document: Document, first: int, last: int, floor: int) -> int:
    """`In a talk with our newsroom | Wrona | admitted`: the name that ends what a preposition opens a sentence with.

    Some verb needs a subject, and what hangs on a preposition is none.
    """
    code, low = document.letters, document.low
    if first <= floor or code[floor] != "I" or low[first - 1] not in NEVER_CLAUSES or code[last - 1] != "P":
        return first
    if not set("VZM,").isdisjoint(code[floor:first]):
        return first
    name = last
    while name > first and code[name - 1] == "P" and document.words[name - 1][0].isupper():
        name -= 1
    return name if first < name < last and code[name - 1] == "N" and document.words[name - 1].islower() else first


def _is_defining(document: Document, at: int, last: int) -> bool:
    """`An official | who spoke anonymously to discuss | internal strategy said`: a relative clause without commas.

    Its verb, the only one, reports nothing: `the man who told police his neighbour said no` has another subject; who
    `asked not to be named` has not. The clause may hang on what a preposition or a participle adds to the noun: `Some |
    of the men who left in | May said`, `Police | hunting the men who left with | a van say`.
    """
    at = _behind_complements(document, at, last)
    if document.low[at] in _PERSONS:  # "The man | he had replaced | said"
        verbs = document.letters[at + 1 : last]
        return verbs != "" and not verbs.strip("AVZME")
    code = document.letters[at:last].replace("t", "W", 1)  # "the firm | that owns | the dock said"
    owned = code.startswith("Y") or document.low[at] == "where"  # "the farm | where two calves died in a fire | said"
    relative = 0 if owned else code.find("W")
    if relative < 0 or not set(",;:Qq.HtC").isdisjoint(code[owned:]):
        return False
    if relative and (code[0] not in "IGE" or not set("VZMB").isdisjoint(code[:relative])):
        return False
    finite = [place for place, letter in enumerate(code) if letter in "VZM" and document.low[at + place - 1] not in _BE]
    cue = cue_forms().get(document.low[at + finite[0]]) if finite else None
    begins = bool(finite) and not code[relative + 1 : finite[0]].strip("DSJNPO#A" if owned else "A")
    reports = cue is not None and not cue.frames.isdisjoint("ct") and "ATBE" not in code
    return begins and len(finite) == 1 and not reports


def _behind_complements(document: Document, at: int, last: int) -> int:
    """ "The mother | of a boy in Altona | who drowned": where what a noun has behind its prepositions ends."""
    while at < last and document.letters[at] == "I" and document.low[at] not in _OPENS_CLAUSE:
        phrase = phrase_at(document, at + 1)
        if phrase is None or phrase[0] != at + 1 or phrase[1] >= last:
            break
        at = phrase[1]
    return at


def _is_garden_path(document: Document, at: int, between: str) -> bool:
    """`A banner | hung on` a silo read: a past form that is a participle as well, what it hangs on, and the verb."""
    hangs = between[:1] == "V" and between[1:2] in ("I", "T", "p") and set("BHt").isdisjoint(between)
    hangs = hangs and _OPENS_CLAUSE.isdisjoint(document.low[at : at + len(between)])
    hangs = hangs and (document.low[at].endswith("ed") or document.low[at] in _HELD)
    cue = cue_forms().get(document.low[at])
    return hangs and (cue is None or cue.frames.isdisjoint("ct"))


def before_hour(document: Document, at: int, floor: int) -> int:
    """`sent a message at 4.11am | that read`: the end of the noun before a time in front of a relative pronoun."""
    phrase = phrase_at(document, at) if at >= floor else None
    if phrase is None or phrase[0] - 2 < floor or document.letters[phrase[0] - 1] != "I":
        return at
    hour = document.low[phrase[1] - 1][0].isdigit()
    return phrase[0] - 2 if hour or is_time(document, *phrase) else at


def before_title(document: Document, last: int, floor: int) -> int:
    """Where a short name in marks begins that ends before ``last``: `the agency | “NordInform”`; else ``floor``."""
    opening = document.letters.rfind("Q", floor, last - 1)
    return opening if floor < opening and last - opening <= _LONGEST_TITLE else floor


def sent_before(document: Document, named: tuple[int, int], floor: int) -> tuple[int, int] | None:
    """`sent | a message | to his wife, Carol, which read`: what was sent; a name before "which" cannot be meant."""
    code = document.letters
    if code[named[1] - 1] != "P" and not document.words[named[1] - 1][0].isupper():
        return None
    for at in range(named[0] - 1, max(floor, named[0] - _LONGEST_SENDING) - 1, -1):
        if code[at] in "VZMQ":
            return None
        if code[at] == "N" and document.low[at + 1] in _SENDING and is_channel(document, at + 1):
            return phrase_at(document, at)
    return None
