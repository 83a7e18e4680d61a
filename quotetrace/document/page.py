"""What a paragraph is by its place on the page: headline, byline, caption, subheading, items of a list of links."""

import re

from quotetrace import lexicons
from quotetrace.document.names import are_names
from quotetrace.document.paragraphs import Paragraph

_LONGEST_HEADLINE = 200
_LONGEST_SUBHEADING = 70
_LONGEST_CAPTION = 400
_STOPS = (".", "…", ",", ";", ":", "!", "?")
_QUOTE_MARKS = re.compile(r"[\"“”«»]")
_TOLD = re.compile(r"\b(?:said|says?|told|added|asked|announced|according)\b|[\"“”]")
_SIDE = re.compile(
    r"\((?:left|right|centre|center|L|R|C|top|bottom|(?:second|far) (?:left|right))\)| pictured\b"
    r"|(?:,| from| far| third from) (?:the )?(?:left|right)(?:,|\Z| and\b)|, cent(?:er|re),"
)
_DATED = re.compile(
    r"\b(?:on|in) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]+ \d{1,2}\b)|\b(?:19|20)\d\d\b"
)
_WORD = re.compile(r"[^\W_]+")
_ITEM = re.compile(r"(?:\d{1,2}[.)]?\s|[•▪●◦‣·*-]\s)")
_BULLET = re.compile(r"[(\[•▪●◦‣·*✓→»>]|[-–—]\s|\d{1,2}[.):]|\d{1,2}\s?[ap]\.?m|@|#")
_LISTS = re.compile(
    r"(?:most (?:read|popular|viewed|watched|commented|shared)|trending"
    r"|top stories|popular|latest news|related|more from)\b",
    re.IGNORECASE,
)
_NOT_BEFORE_A_VERB = frozenset(
    ["to", "will", "would", "not", "can", "could", "must", "may", "should", "a", "an", "the", "of"]
)
_TOLD_BY = re.compile(
    r"[\"”] (?:\w+ ){0,4}(?:said|told|added|asked)\b|\b(?:said|told|added)\b[^\"“]*[\"“]|^[\"“][^\"“”]*[.!?,…][\"”]\Z"
)


def mark_page(paragraphs: list[Paragraph]) -> None:
    """Give kinds by place, in place: links under "MOST READ", captions by their credit, then the top, then the rest."""
    _mark_links(paragraphs)
    _mark_captions(paragraphs)
    top = _mark_top(paragraphs)
    _mark_subheadings(paragraphs, top)


def _mark_links(paragraphs: list[Paragraph]) -> None:
    """The items under a heading such as MOST READ, as far as they are numbered, bulleted or unpunctuated."""
    listing = False
    for paragraph in paragraphs:
        if paragraph.kind in ("navigation", "teaser"):
            listing = bool(_LISTS.match(paragraph.text)) and len(paragraph.text) < 40
        elif listing and not paragraph.kind and len(paragraph.text) <= 160 and _ITEM.match(paragraph.text):
            paragraph.kind = "navigation"
        else:
            listing = False


def _mark_captions(paragraphs: list[Paragraph]) -> None:
    before = True  # no body paragraph yet
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if paragraph.kind or len(text) > _LONGEST_CAPTION:
            before = before and bool(paragraph.kind)
            continue
        credited = number + 1 < len(paragraphs) and paragraphs[number + 1].kind == "credit"
        if (credited or before or _SIDE.search(text)) and _is_caption(text, credited, before):
            paragraph.kind = "caption"
        elif len(text) > 120 and text.rstrip("\"”’'»").endswith("."):
            before = False


def _is_caption(text: str, credited: bool, before: bool) -> bool:
    """A description in the present tense; without a credit line beneath it needs a sign more."""
    if _TOLD.search(text) or not text[0].isalnum():
        return False
    if not _tells_the_present(text, unless_told=credited and before):
        return False
    return credited or bool(_SIDE.search(text)) or (bool(_DATED.search(text)) and text.endswith("."))


def _tells_the_present(text: str, *, unless_told: bool) -> bool:
    """Whether the first verb, as far as word forms tell, is one that captions are told in.

    With ``unless_told`` it is enough that no form of the past is found.
    """
    verbs, past = lexicons.words("blocks_caption_verbs"), lexicons.words("blocks_past")
    before = ""
    for word in _WORD.findall(text[:200])[:24]:
        if before and word in verbs and before not in _NOT_BEFORE_A_VERB:
            return True
        if word in past or (word.endswith("ed") and len(word) > 4 and not unless_told):
            return False
        before = word
    if unless_told:
        return len(text) <= 200 and not re.search(r"[a-z]{3}ed\b", text)
    return " is seen " in text or " are seen " in text


def _mark_top(paragraphs: list[Paragraph]) -> int:
    """Find the headline among the short lines above the first prose; returns where that prose begins."""
    top = next(
        (n for n, p in enumerate(paragraphs) if p.kind in ("turn", "pull") or (not p.kind and not _is_heading(p))), None
    )
    if top is None or top > 40:
        return 0 if top is None else top
    candidates = [p for p in paragraphs[:top] if not p.kind]
    if not candidates:
        _mark_punctuated_headline(paragraphs, top)
        return top
    chosen = _choose(candidates)
    for place, paragraph in enumerate(candidates):
        if place < chosen:
            paragraph.kind = "navigation" if _words(paragraph) <= 5 else "subheading"
        elif place == chosen:
            paragraph.kind = "headline"
        else:
            paragraph.kind = "byline" if are_names(paragraph.text) else "subheading"
    return top


def _choose(candidates: list[Paragraph]) -> int:
    """A site's name or a section may stand above the headline; a headline has more than a few words."""
    long = (n for n, p in enumerate(candidates) if _words(p) > 4)
    return next(long, 0)


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST_HEADLINE or text.rstrip("\"”’'»").endswith((".", "…", ",", ":")) or not _WORD.search(text):
        return False
    return not _BULLET.match(text) and (text[-1] not in '”"' or not _TOLD_BY.search(text)) and text[-1:] not in "_"


def _mark_punctuated_headline(paragraphs: list[Paragraph], top: int) -> None:
    """A headline with a full stop is told by its capitals: "Senator Says Vote Will Wait."."""
    paragraph = paragraphs[top]
    if len(paragraph.text) > 130 or top + 1 >= len(paragraphs) or not paragraph.text.endswith("."):
        return
    long = [word for word in _WORD.findall(paragraph.text) if len(word) > 3]
    if len(long) > 2 and all(not word[0].islower() for word in long) and not _TOLD_BY.search(paragraph.text):
        paragraph.kind = "headline"


def _words(paragraph: Paragraph) -> int:
    return len(paragraph.text.split())


def _mark_subheadings(paragraphs: list[Paragraph], top: int) -> None:
    """A short unpunctuated line between two full paragraphs; lines of a list are body."""
    for number in range(max(top, 1), len(paragraphs) - 1):
        paragraph = paragraphs[number]
        if paragraph.kind or len(paragraph.text) > _LONGEST_SUBHEADING or not _is_title(paragraph.text):
            continue
        above, below = paragraphs[number - 1], paragraphs[number + 1]
        if _is_prose(below) and (_is_prose(above) or above.kind not in (None, "body", "subheading")):
            paragraph.kind = "subheading"


def _is_title(text: str) -> bool:
    if text.endswith(_STOPS) or text[-1] in '_”"' or _BULLET.match(text) or _QUOTE_MARKS.match(text) or ":" in text:
        return False
    return len(text.split()) <= 9 and bool(_WORD.search(text)) and not text[0].isdigit()


def _is_prose(paragraph: Paragraph) -> bool:
    if paragraph.kind in ("turn", "pull", "pull-credit", "caption", "credit"):
        return True
    text = paragraph.text
    return not paragraph.kind and (len(text) > 100 or text.rstrip("\"”’')").endswith((".", "!", "?", "…")))
