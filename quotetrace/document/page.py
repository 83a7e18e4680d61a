"""What a paragraph is by its place on the page: headline, byline, caption, subheading, items of a list of links."""

import re
from itertools import pairwise

from quotetrace import lexicons
from quotetrace.document.furniture import is_capitalised
from quotetrace.document.names import are_names, is_role
from quotetrace.document.paragraphs import Paragraph

_LONGEST_HEADLINE = 200
_LONGEST_DECK = 140
_LONGEST_SUBHEADING = 70
_LONGEST_CAPTION = 400
_STOPS = (".", "…", ",", ";", ":", "!", "?")
_LONGEST_ENTRY = 100
_CLOCK = re.compile(r"\W{0,3}\d{1,2}[.:h]\d{2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?\W{0,3}")
# "10:05 a.m.: ", "16.20 GMT | ", "13.44 "; what follows begins a sentence
STAMP = re.compile(
    r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|BST|[ECMP][SD]?T|UTC|CET|CEST|IST|AEST|WAT|EAT)\b)?"
    r"(?:\s?[:|–—-])?\s{1,3}(?=[\"“‘'(A-Z])"
)
_QUOTE_MARKS = re.compile(r"[\"“”«»]")
_TOLD = re.compile(r"\b(?:said|says?|told|added|asked|announced|according)\b|[\"“”]")
_SIDE = re.compile(
    r"\((?:left|right|centre|center|top|bottom|(?:second|far) (?:left|right))\)"
    r"|, (?:(?:the )?(?:left|right)(?:,|\Z| and\b)|cent(?:er|re),)"
    r"| (?:pictured\b|(?:from|far|third from) (?:the )?(?:left|right)(?:,|\Z| and\b))"
)
_DATED = re.compile(
    r"\b(?:on|in) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]+ \d{1,2}\b)|\b(?:19|20)\d\d\b"
)
_ASIDE = re.compile(r"[a-z]{2}[.!?] |—| --? |: ")
_WORD = re.compile(r"[^\W_]+")
_ITEM = re.compile(r"(?:\d{1,2}[.)]?\s|[•▪●◦‣·*-]\s)")
_BULLET = re.compile(r"[(\[•▪●◦‣·*✓→»>]|[-–—]\s|\d{1,2}[.):]|\d{1,2}\s?[ap]\.?m|@|#")
_LISTS = re.compile(
    r"(?:most (?:read|popular|viewed|watched|commented|shared)|trending|top stories|popular|latest news|related"
    r"|more (?:from|on)|read (?:more|next|also)|see also|recommended|don[’']t miss|you (?:may|might))\b",
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
    """The items below a heading such as MOST READ: numbered or bulleted, or unpunctuated and few."""
    heading, allowed, before = None, 0, True  # before the first prose a plain line may be the headline
    for paragraph in paragraphs:
        text = paragraph.text
        if paragraph.kind in ("navigation", "teaser"):
            heading = paragraph.kind if len(text) < 40 and _LISTS.match(text) else None
            allowed = 1 if heading == "teaser" else 0
            allowed = allowed if before else 6
        elif (
            heading and not paragraph.kind and len(text) <= 160 and (_ITEM.match(text) or (allowed and _is_link(text)))
        ):
            paragraph.kind = heading
            allowed -= 1
        else:
            heading = None
            before = before and len(text) < 120


def _is_link(text: str) -> bool:
    return not text.rstrip("\"”’'»").endswith(_STOPS) and text[0].isalnum()


def _mark_captions(paragraphs: list[Paragraph]) -> None:
    before, titled = True, False  # no prose yet; something that may be the headline
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if paragraph.kind or len(text) > _LONGEST_CAPTION:
            before = before and bool(paragraph.kind)
            continue
        credited = number + 1 < len(paragraphs) and paragraphs[number + 1].kind == "credit"
        headline = not titled and not text.endswith((".", ")"))  # "Leaders meet in Rome", a credit below
        if not headline and (credited or before or _SIDE.search(text)) and _is_caption(text, credited, before):
            paragraph.kind = "caption"
            continue
        titled = True
        if len(text) > 120 and text.rstrip("\"”’'»").endswith("."):
            before = False


def _is_caption(text: str, credited: bool, before: bool) -> bool:
    """A description in the present tense; without a credit line beneath it needs a sign more."""
    if _TOLD.search(text) or not text[0].isalnum():
        return False
    if not _tells_the_present(text, unless_told=credited and before and text.endswith(".")):
        return False
    return credited or bool(_SIDE.search(text)) or _is_dated_sentence(text)


def _is_dated_sentence(text: str) -> bool:
    """ "Ana Ruiz leaves the town hall on Tuesday.": one plain sentence, its verb near the beginning."""
    verbs = lexicons.words("blocks_caption_verbs")
    plain = text.endswith(".") and len(text) <= 250 and not _ASIDE.search(text)
    return plain and bool(_DATED.search(text)) and not verbs.isdisjoint(_WORD.findall(text)[1:9])


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
        return 25 <= len(text) <= 200 and not re.search(r"[a-z]{3}ed\b", text)
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
    chosen = _choose(paragraphs[:top], candidates)
    for place, paragraph in enumerate(candidates):
        if place < chosen:
            paragraph.kind = "navigation"
        elif place == chosen:
            paragraph.kind = "headline"
    _mark_below_headline(paragraphs[: top + 1])
    return top


def _choose(top: list[Paragraph], candidates: list[Paragraph]) -> int:
    """A site's name or a section may stand among the menus above the headline: few words beside navigation."""
    beside = {id(b) for a, b in pairwise(top) if a.kind == "navigation"}
    beside |= {id(a) for a, b in pairwise(top) if b.kind == "navigation"}
    beside |= {id(p) for p in candidates if p.text.lower() in lexicons.words("blocks_menu")}
    plausible = (n for n, p in enumerate(candidates) if _words(p) > 4 or id(p) not in beside)
    return next(plausible, 0)


def _mark_below_headline(top: list[Paragraph]) -> None:
    """Lines between headline and prose: the rest of a byline, or the decks."""
    for above, paragraph in pairwise(top[:-1]):
        if paragraph.kind:
            continue
        text = paragraph.text
        signed = above.kind in ("byline", "navigation") and len(text) <= 60 and (is_role(text) or is_capitalised(text))
        if are_names(text) or signed:
            paragraph.kind = "byline"
        elif len(text) <= _LONGEST_DECK:
            paragraph.kind = "subheading"


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST_HEADLINE or text.rstrip("\"”’'»").endswith((".", "…", ",", ":")) or not _WORD.search(text):
        return False
    return not _BULLET.match(text) and (text[-1] not in '”"' or not _TOLD_BY.search(text)) and text[-1:] not in "_"


def _mark_punctuated_headline(paragraphs: list[Paragraph], top: int) -> None:
    """A headline with a full stop is told by its capitals: "Senator Says Vote Will Wait."."""
    paragraph = paragraphs[top]
    if paragraph.kind or len(paragraph.text) > 130 or top + 1 >= len(paragraphs) or not paragraph.text.endswith("."):
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
        above, below = paragraphs[number - 1], paragraphs[number + 1]
        if not paragraph.kind and _is_prose(below) and _is_entry(above.text, paragraph.text):
            paragraph.kind = "subheading"
        if paragraph.kind or len(paragraph.text) > _LONGEST_SUBHEADING or not _is_title(paragraph.text):
            continue
        if _is_prose(below) and (_is_prose(above) or above.kind not in (None, "body", "subheading")):
            paragraph.kind = "subheading"


def _is_entry(above: str, text: str) -> bool:
    """The heading of an entry: a line in bold type, or one without a stop below a time ("16.42 GMT")."""
    if len(text) > _LONGEST_ENTRY or _BULLET.match(text.lstrip("*")):
        return False
    bold = text.startswith("**") and text.endswith("**")
    return bold or (bool(_CLOCK.fullmatch(above)) and not text.rstrip("\"”’'»*").endswith(_STOPS))


def _is_title(text: str) -> bool:
    if not _CLOCK.fullmatch(text):
        text = STAMP.sub("", text, count=1)  # "14.32 Rail lines closed"
    if (
        text.rstrip("’'").endswith(_STOPS)
        or text[-1] in '_”"'
        or _BULLET.match(text)
        or _QUOTE_MARKS.match(text)
        or ":" in text
    ):
        return False
    return len(text.split()) <= 9 and bool(_WORD.search(text)) and not text[0].isdigit()


def _is_prose(paragraph: Paragraph) -> bool:
    if paragraph.kind in ("turn", "pull", "pull-credit", "caption", "credit"):
        return True
    text = paragraph.text
    return not paragraph.kind and (len(text) > 100 or text.rstrip("\"”’')").endswith((".", "!", "?", "…")))
