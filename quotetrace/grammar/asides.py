"""What stands between a subject and its verb or around them: asides, and the verbs of other clauses.

Positions are token numbers; every end is excluded.
"""

import re

from quotetrace.layers import Document

FINITE = "VZM"  # letters of finite verbs
_PARTED = re.compile(r"[VZE][^VZMBGQ,.;:]{0,6},A?[VZM]")  # "said on Monday, would go on"
_FARTHEST = 120  # tokens back to a verb that shares its subject
_MOST_VERBS = 8
_WORDING = frozenset("saying telling asking warning reading stating".split())
_SENDS = frozenset(
    "texted emailed e-mailed messaged wrote written sent posted tweeted called rang phoned telephoned rung replied"
    " responded shouted yelled whispered screamed".split()
)
_WHOM = frozenset({"him", "them", "us", "me", "police", "reporters", "jurors"})
_QUESTIONED = frozenset("asked pressed questioned quizzed".split())
_WERE = frozenset(("was", "were"))
_WHETHER = frozenset("whether if how why what when where about".split())
_OPENS_ASIDE = frozenset("whose who asked told pressed questioned".split())  # "Ruiz, asked if she was afraid, said"


def verbs_between(code: str, first: int, last: int, depth: int) -> list[int]:
    """The finite verbs among the tokens, the last few of them: fewer the deeper the search has gone."""
    most = _MOST_VERBS >> depth
    found: list[int] = []
    for at in range(last - 1, max(first, last - _FARTHEST) - 1, -1):
        if code[at] in FINITE:
            found.append(at)
            if len(found) == most:
                break
    return found[::-1]


def is_subordinate(document: Document, first: int, floor: int) -> bool:
    """`although Ruiz left`: the clause is opened by a word that makes it depend on another."""
    before = first - 1
    while before > floor and document.letters[before] in "A":
        before -= 1
    return document.letters[before] in "IHtW"


def in_relative(code: str, end: int, verb: int) -> bool:
    """Whether a relative pronoun stands between a noun that ends at ``end`` and the verb."""
    return "W" in code[end:verb] or "Y" in code[end:verb]


def is_aside(document: Document, first: int, last: int) -> bool:
    """An apposition, an age, a relative or participial clause; not a clause with a verb of its own."""
    if first >= last:
        return False
    code = document.letters
    if _tells_somebody(document, first):
        return False
    if code[first] in "WYEGI" or document.low[first] in _OPENS_ASIDE or code[first : first + 2] == "CW":
        return True
    if code[first] == "H" and code[first + 1 : first + 2] in ("V", "E", "G"):
        return True  # "Ruiz, when contacted, said"
    if code[first] in "CtTVZM":
        return False
    body = code[first:last]
    if "W" in body or "Y" in body:
        body = body[: min(i for i in (body.find("W"), body.find("Y")) if i >= 0)]
    return not any(letter in FINITE for letter in body)


def _tells_somebody(document: Document, first: int) -> bool:
    """`Ruiz, 38, | told the court his wife |, Ana, had said`; not `Ruiz, | told that it was late |, said`."""
    if document.low[first] not in ("told", "asked") or first + 2 >= len(document.low):
        return False
    return document.letters[first + 1] in "DP" or document.low[first + 1] in _WHOM


def words_what_was_sent(document: Document, verb: int, participle: int) -> bool:
    """`had | emailed staff, | saying: “...”`: a participle for the words of what somebody sends."""
    helped = document.low[verb + 1 : verb + 2] if document.low[verb] in ("has", "have", "had") else []
    return document.low[participle] in _WORDING and not _SENDS.isdisjoint([document.low[verb], *helped])


def is_questioned(document: Document, at: int) -> bool:
    """`The foreman, | asked | whether they all agreed, nodded`: between two pauses somebody is asked, and does more."""
    if document.low[at] not in _QUESTIONED or document.letters[at - 1] not in (",", "C"):
        return False
    sentence = document.sentences[document.sentence_of[at]]
    if document.letters[at - 1] == "C":
        return _was_told(document, sentence.first, at) and document.low[at + 1 : at + 2] != ["by"]
    limit = sentence.last
    comma = document.letters.find(",", at, limit)
    asked = at + 1 < limit and document.low[at + 1] in _WHETHER
    return asked and comma > 0 and document.letters[comma + 1 : comma + 2] in tuple(FINITE)


def _was_told(document: Document, first: int, at: int) -> bool:
    """`Ruiz | was told of the fire and | asked if it had been put out`: whoever was told was asked as well."""
    verb = next((i for i in range(at - 2, first, -1) if document.letters[i] in FINITE), first)
    return document.low[verb] in _WERE and document.letters[verb + 1] == "E" and document.low[at + 1] in _WHETHER


def is_told(document: Document, verb: int, at: int) -> bool:
    """`“...,” told us | Ana Ruiz`, `| the old baker`; not `tell me | this is a joke`."""
    named = document.letters[at] == "P" or document.low[at] in ("the", "a", "an", "another", "one")
    return named and document.letters[verb] in "VZ"


def is_unsealed(document: Document, comma: int, floor: int) -> bool:
    """`The indictment, unsealed in 2022, charged`: a participle that was taken for a verb, with no verb before it."""
    verb = comma + 1
    passive = document.letters[verb : verb + 2] == "VI" and document.low[verb].endswith("ed")
    return passive and set(FINITE).isdisjoint(document.letters[floor:comma])


def is_named_aside(document: Document, verb: int, closing: int, floor: int) -> bool:
    """`The device, dubbed the “wind plug”, is used at sea`: a name between two pauses, which nobody gives.

    ``closing`` is the token behind the name; ``floor`` where the sentence begins. Not so `, dubbed “a joke” by Ruiz,`.
    """
    letters = document.letters
    if letters[verb] not in "VE" or verb - 1 <= floor or letters[verb - 1] not in ",-":
        return False
    behind = closing + (letters[closing : closing + 1] == letters[verb - 1])
    paused = behind > closing or letters[closing - 2 : closing] == ",Q"
    return paused and letters[behind : behind + 1] in tuple("VZMA") and set(FINITE).isdisjoint(letters[floor:verb])


def is_of_report(document: Document, verb: int, first: int, floor: int) -> bool:
    """`Nobody saw | the brakes |, Ruiz, a nurse, said`, `| The strike |, Ruiz, a nurse, said, would go on`: what stands
    before whoever says it belongs to what is said, whose verb stands before it or, parted by theirs, behind.
    """
    code = document.letters
    if first > floor and code[first - 1] in "VZBGE":
        return True
    return set(FINITE).isdisjoint(code[floor:first]) and _PARTED.match(code, verb) is not None
