"""Whether a report of the learned reader says something: not what is asked, refused, pointed at or only named."""

import re
from collections.abc import Collection, Sequence

from quotetrace.attribution.columns import tokens_of
from quotetrace.grammar.asides import is_questioned
from quotetrace.grammar.cues import cue_forms
from quotetrace.grammar.nicknames import is_nickname, is_usage
from quotetrace.grammar.phrases import phrase_at
from quotetrace.grammar.subjects import QUOTES
from quotetrace.layers import Document

Span = tuple[int, int]
_ASKED = frozenset(("asked", "pressed", "questioned"))
_WHAT = frozenset("whether if how what why when where who".split())
_NEAR_QUESTION = 6  # tokens: "Asked on the steps whether"
# "said yes", "did not say so": what was said stands in the question, or nowhere.
_EMPTY = frozenset("yes no so that this it nothing enough anonymity which what who he she they we you i".split())
_CONDITION = re.compile(
    r"(?:not )?to be (?:named|identified|called|known)\b.{,40}\Z|(?:to (?:remain|stay|be) )?anonym"
    r"|(?:that )?(?:(?:he|she|they|we|it) )?(?:not|never) (?:to )?be (?:named|identified|quoted by name)\b"
    r"|(?:that )?(?:(?:he|she|they|we|it) )?(?:not|never) (?:to )?(?:name|identify) (?:him|her|them|it)\b"
    r"|(?:that )?(?:we )?(?:(?:not|never) (?:to )?(?:use|publish|print|give|reveal|disclose)|(?:to )?withhold)"
    r" (?:his|her|their|its) (?:\w+ )?(?:names?|surnames?|identit)"
    r"|(?:that )?(?:his|her|their|the) (?:\w+ )?names? (?:not )?(?:to |should )?(?:not )?(?:be )?"
    r"(?:withheld|used|published|left out)"
)
# "said | nothing until it had gone"
_UNTIL = re.compile(r"(?:anything|nothing|little|much|a word) (?:until|when|while|after|before|as)\b")
_SORRY = re.compile(r"(?:so |very )?sorry\b(?! that)")  # "said | sorry for the delay": an apology
_CLAIMS, _DENIES = (
    frozenset(forms.split()) for forms in ("claim claims claimed claiming", "deny denies denied denying")
)
_FEW = 4  # tokens
_CALLS = frozenset("call calls called calling name names named refer refers referred".split())
_TERMED, _TERMS = ([",", "a"], [",", "the"]), frozenset("term word name phrase nickname expression".split())
_READ_BY_ALL = (["him"], ["her"], ["them"], ["it"], ["us"], ["me"])
_POINTING = frozenset("this that these those".split())
_ANAPHORA = _POINTING | {"it", "them"}
_NOT = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
# "would not say", "did not say", "were not asked"; "has not said whether" is reported, as what was not said
_OPEN = re.compile(r"\b(?:(?:would|did|does|do) not|(?:was|were) not asked|yet to)\b|(?:would|did|does|do)n[’']t\b")
_NOBODY = frozenset("neither nobody none no".split())
_REFUSES = re.compile(r"\b(?:declin|refus)")
_COMMENT = re.compile(r"\bcomment", re.IGNORECASE)
# what is won or taken, and not said: "claimed the title", "claimed the life of a guard", "claimed two more"
_WON = frozenset(
    "prize title crown trophy medal gold silver bronze life lives victim victims casualties scalp seat seats spot place"
    " win more asylum benefits".split()
)
_WITHHELD = frozenset("bail entry access visas permission parole asylum boarding service treatment".split())
# whom somebody thanks or praises, and what they own up to before a court: manners and acts, and nothing is told
_THANKS = frozenset(("thank", "praise", "apologise", "apologize", "plead"))
_REFERRING = frozenset(("referring", "alluding"))
_COVER = frozenset(("anonymity", "anonymously", "anonymous"))
_TELLING = 3  # tokens, a preposition or figure among them


def tells_more(document: Document, head: int, content: Sequence[Span]) -> bool:
    """`called for | early elections in May`, `estimated | the loss at 40 litres`; not `wrote | a book on ferries`."""
    cue = cue_forms().get(document.low[head])
    asks = document.low[head + 1 : head + 2] == ["for"]
    if cue is None or not (asks or (not cue.frames.isdisjoint("nvP") and cue.frames.isdisjoint("ek"))):
        return False
    tokens = [tokens_of(document, *span) for span in content]
    letters = "".join(document.letters[first:last] for first, last in tokens)
    return len(letters) >= _TELLING and not set("IT#$").isdisjoint(letters)


def tells_nothing(document: Document, head: int, content: Sequence[Span]) -> bool:
    """What is no report: `Millions read | him and knew his name`, `They call it “the gap”, a term from mining`; whom
    somebody quotes, whose words are a report of their own: `quoted | an aide as saying it was late`, `is said
    | to have told them that it was late`."""
    first, last = tokens_of(document, *content[-1])
    if document.low[head + 1 : head + 3] == ["to", "have"] and document.low[head + 3 : head + 4] != []:
        return document.low[head + 3] in cue_forms()
    if document.low[head] in _CALLS and (_is_termed(document.low[last : last + 3]) or _is_habit(document, head, first)):
        return True
    opening, _ = tokens_of(document, *content[0])
    if document.letters[opening] == "Q" and is_usage(
        document, head, opening, document.letters.find("Q", opening + 1) + 1
    ):
        return True
    if document.low[head] in QUOTES:
        first, last = tokens_of(document, *content[0])
        if "as" in document.low[first - 1 : first + 1] or document.low[head + 1 : head + 2] == ["as"]:
            return True  # "was quoted | as saying it was late", "“...,” Ruiz was quoted | as saying"
        last += document.letters[last : last + 1] == ","  # "quoted | an aide, Bo Lee |, as saying"
        return any(
            document.low[at] == "as"
            and document.letters[at + 1 : at + 2] == "G"
            and document.low[at + 1] in cue_forms()
            for at in range(first + 1, min(last + 1, len(document.low) - 1))
        )
    if document.low[head + 1 : head + 2] == ["this"] and document.letters[head + 2] in "IAH,":
        return True  # "stated | this | in May after talks that ..."
    return document.low[head] in ("read", "reads") and document.low[head + 1 : head + 2] in _READ_BY_ALL


def takes(document: Document, head: int, content: Sequence[Span]) -> bool:
    """Whether something is won or withheld, and nothing said: `claimed | the title`, `denied | Ruiz | a licence`."""
    first, last = tokens_of(document, *content[0])
    if document.low[head] in _CLAIMS:
        few = min(last, first + _FEW)
        return not _WON.isdisjoint(document.low[first:few]) and set("VZMBR").isdisjoint(document.letters[first:few])
    phrase = phrase_at(document, first) if document.low[head] in _DENIES else None
    if phrase is not None and document.low[first] in _WITHHELD:
        return True
    return phrase is not None and phrase[0] == first and document.letters[phrase[1] : phrase[1] + 1] in ("D", "S")


def _is_habit(document: Document, head: int, first: int) -> bool:
    """`islanders call | the lake “the grey kettle”`: what many call something, in few words, is its name."""
    opening = document.letters.find("Q", first, first + _TELLING * 2)
    closing = document.letters.find("Q", opening + 1, opening + 2 + _FEW) if opening >= 0 else -1
    return closing > 0 and is_nickname(document, head, opening + 1, closing)


def _is_termed(behind: Sequence[str]) -> bool:
    """`“the gap” |, a term | from mining`"""
    return list(behind[:2]) in _TERMED and behind[-1] in _TERMS


def is_ground(document: Document, head: int, content: Sequence[Span], unsourced: bool) -> bool:
    """Whether a cue gives grounds, is answered, asks for nobody, thanks or pleads: no report."""
    cue = cue_forms().get(document.low[head])
    if cue is not None and cue.lemma in _THANKS and document.text[content[0][0] :].split(maxsplit=1)[0] != "that":
        return True  # "thanked the crews for their patience", "pleaded guilty to theft"
    grounds = _gives_grounds(document, head) or _is_answered(document, head) or _needs_cover(document, head, content)
    return grounds or (unsourced and _asks_for_nobody(document, head, content))


def says_nothing(document: Document, cue: Span, source: Span | None, content: Sequence[Span], topic: bool) -> bool:
    """`did not mention the ferry`, `has not commented on whether`, `refused to say how many`: it stays open.

    So too what nobody says: `would not say when`, `Neither Ruiz nor Berg would say if`.
    """
    if _NOT.search(document.text, *cue) and (topic or _COMMENT.search(document.text, *cue)):
        return True
    if document.low[tokens_of(document, *content[0])[0]] not in _WHAT:
        return False
    stays_open = _REFUSES.search(document.text, *cue) or _OPEN.search(document.text, *cue)
    return stays_open is not None or _is_nobody(document, source)


def _is_nobody(document: Document, source: Span | None) -> bool:
    """`Neither | side`, `neither | the club nor the player`, `Nobody`"""
    if source is None:
        return False
    first, _ = tokens_of(document, *source)
    return document.low[first] in _NOBODY or document.low[first - 1] == "neither"


def refuses(document: Document, cue: Span, content: Sequence[Span], openings: Collection[str]) -> bool:
    """Whether somebody refuses what the content tells, which opens with one of some words."""
    opens = document.low[tokens_of(document, *content[0])[0]]
    return opens in openings and _REFUSES.search(document.text, *cue) is not None


def _is_answered(document: Document, head: int) -> bool:
    """`Asked whether it was late, Ruiz shrugged.`: nobody is told to ask, and who is asked answers."""
    sentence = document.sentences[document.sentence_of[head]]
    opens = document.low[head] in _ASKED and sentence.first == head
    comma = document.letters.find(",", head, sentence.last)
    behind = document.low[head + 1 : head + 1 + _NEAR_QUESTION if comma < 0 else comma]
    answers = opens and "by" not in behind[:1] and not _WHAT.isdisjoint(behind)
    return answers or is_questioned(document, head)


def _asks_for_nobody(document: Document, head: int, content: Sequence[Span]) -> bool:
    """`Ruiz was asked | what she would do`, `Ruiz, asked about | the money, wept`: nobody is told to ask."""
    first = document.text[content[0][0] :].split(maxsplit=1)[0].lower()
    return document.low[head] in _ASKED and document.letters[head] in "EV" and first not in ("to", "not", "for")


def _gives_grounds(document: Document, head: int) -> bool:
    """`said it would close, | citing the cost`, `| referring to the plan`: what a report rests on or is about."""
    cue = cue_forms().get(document.low[head])
    if document.low[head] in _REFERRING and document.low[head + 1 : head + 2] == ["to"]:
        return True
    return cue is not None and "b" in cue.frames and document.letters[head - 1 : head + 1] == ",G"


def _needs_cover(document: Document, head: int, content: Sequence[Span]) -> bool:
    """`spoke on condition of anonymity | to discuss private talks`: why somebody is not named, and no report."""
    first = tokens_of(document, *content[0])[0]
    return document.low[first] == "to" and not _COVER.isdisjoint(document.low[head + 1 : first])


def is_empty(document: Document, content: Sequence[Span]) -> bool:
    """Whether nothing is said: `said yes`, or on what condition somebody speaks: `asked | to be called only Jo`."""
    words = document.text[slice(*content[0])].lower()
    if len(content) > 1:
        return False
    if _UNTIL.match(words) is not None or _SORRY.match(words) is not None:
        return True
    return words in _EMPTY or _CONDITION.match(words) is not None or _is_anaphoric(document, *content[0])


def _is_anaphoric(document: Document, start: int, end: int) -> bool:
    """`talked about | it for eleven minutes`, `disputed | that account`: what was said stands elsewhere."""
    first, last = tokens_of(document, start, end)
    letters = document.letters[first:last]
    word = document.low[first]
    if word == "so" and set("VZMBt").isdisjoint(letters):
        return True  # "has said so since the first vote"
    # no clause behind "that", and no name for "it": "called it boring"
    points = letters[1:2] not in tuple("DSP" if word in _POINTING else "DSPJN$Q")
    return points and word in _ANAPHORA and set("VZMEGBTQ").isdisjoint(letters)
