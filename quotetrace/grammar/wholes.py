"""Where a long subject begins: what participles and places put between its noun and the verb."""

from quotetrace.grammar.cues import cue_forms
from quotetrace.grammar.phrases import phrase_at, reach_left
from quotetrace.layers import Document

_OPENS_CLAUSE = frozenset("after before as because since until while whereas when if though although than".split())
_BE = frozenset("is are was were".split())  # behind them a past is a participle: "samples were | lost"
_HELD = frozenset("hung held stuck sent made put set kept found left built laid".split())  # pasts that are participles


def whole_subject(document: Document, last: int, floor: int) -> int:
    """Where the subject that ends before ``last`` begins: `A woman accused of theft during a wedding | sent ...`

    So too behind a place, `On the bridge a banner painted by pupils | read`, and where the tagger takes the participle
    for a verb: `A banner hung on a silo near the port | read`.
    """
    code = document.letters
    first = reach_left(document, last, floor)
    begin = max(code.rfind(",", floor, first) + 1, floor)  # "In an editorial, | two doctors not involved in it"
    joined = begin == floor and code[begin] == "C"  # "But | a notice taped to the gate | read"
    begin += joined
    fronted = phrase_at(document, begin + 1) if code[begin] == "I" else None
    behind = phrase_at(document, fronted[1]) if fronted and fronted[1] < first else None
    if fronted and behind and behind[0] == fronted[1]:
        begin = behind[0]
    head = phrase_at(document, begin)
    if first == begin or head is None or head[0] != begin or head[1] >= first or code[first - 1] not in "ITEGBVZ":
        return first
    between = code[head[1] : first].lstrip("A").replace("CE", "E")  # "dated May 3 and obtained by the Post"
    if (begin == floor or code[floor] == "I") and _is_defining(document, head[1], first):
        return begin
    misread = _is_garden_path(document, head[1], between)
    if misread:
        between = f"E{between[1:]}"
    fits = between[:1] in ("E", "G", "I") and not set("VZM,;:QqC") & set(between)
    alone = begin == floor or joined or code[floor] == "I" or (misread and code[begin - 1] == ",")
    return begin if fits and alone else first


def _is_defining(document: Document, at: int, last: int) -> bool:
    """`An official | who spoke anonymously to discuss | internal strategy said`: a relative clause without commas.

    Its verb, the only one, reports nothing: `the man who told police his neighbour said no` has another subject; who
    `asked not to be named` has not.
    """
    at = _behind_complements(document, at, last)
    code = document.letters[at:last]
    owned = code.startswith("Y") or document.low[at] == "where"  # "the farm | where two calves died in a fire | said"
    if not (owned or code.startswith("W")) or not set(",;:Qq.HtC").isdisjoint(code[1:]):
        return False
    verbs = [place for place, letter in enumerate(code) if letter in "VZM" and document.low[at + place - 1] not in _BE]
    cue = cue_forms().get(document.low[at + verbs[0]]) if verbs else None
    begins = bool(verbs) and not code[1 : verbs[0]].strip("DSJNPO#A" if owned else "A")
    reports = cue is not None and not cue.frames.isdisjoint("ct") and "ATBE" not in code
    return begins and len(verbs) == 1 and not reports


def _behind_complements(document: Document, at: int, last: int) -> int:
    """ "The mother | of a boy in Altona | who drowned": where what a noun has behind its prepositions ends."""
    while at < last and document.letters[at] == "I" and (phrase := phrase_at(document, at + 1)) is not None:
        if phrase[0] != at + 1 or phrase[1] >= last:
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
