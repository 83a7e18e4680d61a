"""The marks of a block, one by one: which may open, which may close, which are apostrophes or inches."""

import re

from attrs import define

from quotetrace.layers import Block

# It begins with the characters that marks begin with, so that all others are passed over at once.
MARK = re.compile(
    "[â`'“”„‟\"‘’‚‛«»‹›「」『』＂〝〞]"
    "(?:(?<=â)€(?:[œ\x9d�˜™]|(?=[\\s.,;:?!)]|$))|(?<=`)`|(?<=[^\\s(\\[]')(?=''(?!'))|(?<=')'|(?<![â`])(?<!â€.))"
)
_OPENERS = {
    "“": "”",
    "‘": "’",
    "``": "''",
    "「": "」",
    "『": "』",
    "â€œ": "â€\x9d",
    "â€˜": "â€™",
    "〝": "〞",
    "‟": "”",
    "‛": "’",
}
FAMILY = {
    "“": "double", "”": "double", "„": "double", "‟": "double", "â€œ": "double", "â€\x9d": "double",
    "â€�": "double", "â€": "double",
    '"': "double", "＂": "double", "〝": "double", "〞": "double", "``": "double", "''": "double",
    "‘": "single", "’": "single", "‚": "single", "‛": "single", "'": "single", "â€˜": "single", "â€™": "single",
    "«": "guillemet", "»": "guillemet", "‹": "single guillemet", "›": "single guillemet",
    "「": "corner", "」": "corner", "『": "white corner", "』": "white corner",
}  # fmt: skip
SAME_BOTH_WAYS = frozenset(('"', "＂", "''"))  # what opens looks like what closes
ENDS_SPEECH = ".,?!…;:—–-，、。！？：；"  # before a closing mark these say: speech ends here
_ELISIONS = re.compile(
    r"(?:\d0s?\b|\d\d(?=[.,;:)?!]|['’]s\b)|em\b|til\b|till\b|tis\b|twas\b|cause\b|course\b(?!\s\w+['’])|bout\b|n['’]|round\b"
    r"|neath\b|ere\b|cos\b|im\b|er\b|nuff\b|fraid\b|appen\b|spose\b)",
    re.IGNORECASE,
)
_DROPPED = re.compile(r"[a-z]in\Z")  # nothin', lookin'
_WORD = re.compile(r"[^\W_]")
_LONGEST_WORDLESS = 100  # a line of marks may close a quotation; a page of marks without a word quotes nothing


@define
class Sign:
    """One mark where it stands, and what its neighbours allow."""

    mark: str
    start: int
    end: int
    may_open: bool
    may_close: bool
    apostrophe: bool = False
    strong_close: bool = False


def signs_of(text: str, block: Block, following: Block | None) -> list[Sign]:
    """The marks of a block in order, each with what it can be; ``following`` is the block behind it."""
    if block.end - block.words > _LONGEST_WORDLESS and not _WORD.search(text, block.words, block.end):
        return []
    signs = [
        sign_at(text, match.group(), match.start(), match.end(), block)
        for match in MARK.finditer(text, block.words, block.end)
    ]
    _judge_inches(text, signs)
    _judge_singles(text, signs, block, following)
    return signs


def _judge_singles(text: str, signs: list[Sign], block: Block, following: Block | None) -> None:
    """A single mark opens only where a closing one can follow before the next opening one."""
    later_close = False
    opened: Sign | None = None  # the next one to open, where what closes it ends speech
    nested = False
    strong, closes = False, 0  # how many may close before the next one opens
    for sign in reversed(signs):
        if FAMILY[sign.mark] != "single" or sign.apostrophe or sign.mark in "‚‛":
            continue
        if sign.mark in "''’" and not sign.may_open:
            # a possessive plural ("the workers’ union") or a dropped g gives way to a better end further on
            weak = text[sign.start - 1] in "sS" or _DROPPED.search(text, max(0, sign.start - 4), sign.start)
            if sign.may_close and not sign.strong_close and later_close and weak:
                sign.may_close = False
            later_close, strong = later_close or sign.may_close, strong or (sign.may_close and sign.strong_close)
            closes += sign.may_close
        elif sign.may_open:
            if not later_close and not _opens_next(text, sign, following) and not _opens_all(text, sign, block):
                if opened is not None and _is_clipped(text, opened) and _opens_speech(text, sign):
                    opened.apostrophe = not nested  # else `'It was a 'small fire' and no more,' he said`
                else:
                    sign.may_open = False
            if sign.may_open:
                opened, nested = sign if strong else None, closes > 1
            # the last one to open is the one that the next paragraph goes on with
            following, later_close, strong, closes = None, False, False, 0


def _is_clipped(text: str, sign: Sign) -> bool:
    """`..., 'specially on Sundays`: a word in small letters behind a word or a comma may have lost its beginning."""
    return text[sign.end : sign.end + 1].islower() and text[max(0, sign.start - 2) : sign.start - 1] not in (":", ".")


def _opens_speech(text: str, sign: Sign) -> bool:
    """`Falk said: 'Don't`, `He told them, 'Don't`: behind a colon, a comma or nothing, and before a capital."""
    before = text[max(0, sign.start - 2) : sign.start].strip()
    return before in ("", ":", ",", ".", "?", "!") and text[sign.end : sign.end + 1].isupper()


def _opens_all(text: str, sign: Sign, block: Block) -> bool:
    """`‘We are shocked.` at the beginning of a paragraph: what closes it may have been left out."""
    return sign.mark == "‘" and sign.start == block.words and text[sign.end : sign.end + 1].isupper()


def _opens_next(text: str, sign: Sign, following: Block | None) -> bool:
    """`‘We went.` and a new paragraph, `‘Nobody came.’`: the next paragraph opens the same single mark again."""
    if following is None or following.kind not in ("body", "turn") or not text.startswith(sign.mark, following.words):
        return False
    again = following.words + len(sign.mark)
    return not _ELISIONS.match(text, again) and text[again : again + 1].isalnum()


def sign_at(text: str, mark: str, start: int, end: int, block: Block) -> Sign:
    """The mark at ``text[start:end]`` with what its neighbours in the block allow."""
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    beyond = text[end + 1] if end + 1 < block.end else " "
    loose = before.isspace() or before in '([{—–-/“‘"„«「…*_' or (before == "'" and mark != "'")
    stopped = after in ",;:)]?!" or (after == "." and beyond != ".")  # `We won ", she said`: nothing opens before it
    tight = not (after.isspace() or (stopped and mark in SAME_BOTH_WAYS))
    ends = not before.isspace() and (not after.isalnum())
    sign = Sign(mark, start, end, may_open=loose and tight, may_close=ends or not (loose and tight))
    family = FAMILY[mark]
    if mark in _OPENERS:
        # curly text with the wrong glyph at the end: “like this“
        sign.may_close = (family == "double" or mark == "‘") and ends and not (loose and after.isalnum())
        sign.may_open = not sign.may_close or loose
    elif mark in "„‚":
        sign.may_open, sign.may_close = True, False
    elif family in ("guillemet", "single guillemet"):
        sign.may_open, sign.may_close = (loose and tight) or mark in "«‹", not loose or mark in "»›"
    elif mark in ("」", "』", "〞", "â€\x9d", "â€�", "â€"):
        sign.may_open, sign.may_close = False, True
    elif mark == "”":
        sign.may_open, sign.may_close = loose and after.isalnum(), not before.isspace() or not after.isalnum()
    elif mark == '"' and before.isdigit() and not after.isalnum() and beyond.isdigit():
        sign.apostrophe = True  # inches: 12" 6
    if family == "single" and mark in ("'", "’", "‘", "â€™"):
        _judge_apostrophe(text, sign, before, after)
    sign.strong_close = sign.may_close and before in ENDS_SPEECH
    return sign


def _judge_inches(text: str, signs: list[Sign]) -> None:
    """`"The plank is 12" wide," said Ruiz.`: behind a digit and before a word a mark is inches if another one closes
    what is open, with no opening mark between them.
    """
    closes = False  # the next double mark that is no inches can only close
    for sign in reversed(signs):
        if FAMILY[sign.mark] != "double" or sign.apostrophe:
            continue
        if sign.mark in '"”' and text[sign.start - 1 : sign.start].isdigit() and closes:
            sign.apostrophe = True
        else:
            closes = sign.may_close and not sign.may_open


def _judge_apostrophe(text: str, sign: Sign, before: str, after: str) -> None:
    """don’t, O’Neill, ’90s, rock ’n’ roll: marks that belong to their word."""
    elided = not before.isalnum() and before not in ENDS_SPEECH and _ELISIONS.match(text, sign.end)
    if (before.isalnum() and after.isalnum()) or elided:
        sign.apostrophe = True
    elif sign.mark == "’":
        sign.may_open = False
        sign.may_close = not before.isspace() and not after.isalnum()
        sign.apostrophe = not sign.may_close
    elif before.isdigit() and sign.mark == "'":
        sign.apostrophe = after.isdigit() or not (after.isspace() or after in ".,;")
    elif sign.mark == "‘" and not sign.may_open:
        sign.apostrophe = before.isalnum() and not sign.may_close
