"""What a line of a page is by its own wording: navigation, teaser, credit, byline, contributor or caption."""

import re
from collections.abc import Sequence

from quotetrace import lexicons
from quotetrace.document.names import are_names
from quotetrace.document.paragraphs import Paragraph
from quotetrace.layers import BlockKind

_LONGEST_LINE = 320  # longer lines are prose, whatever they begin with
_EDGES = " \t\xa0.,:;!|-–—―_*#>»«<•·▼▾▸►→←↓()[]\ufeff\u200b"
_SPEECH = re.compile(r"[\"“”«»]|\b(?:said|says|told|tells|asked|added|according to)\b")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_MONTH}\ {_DAY},?\ \d{{4}}|{_DAY}\ {_MONTH},?\ \d{{4}}|\d{{4}}-\d\d-\d\d)"
_TIME = r"(?:\d{1,2}[:.]\d\d(?:\ ?[ap]\.?m\.?)?(?:\ [A-Z]{2,4})?,?\ )"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\ )"

_OPENING = re.compile(
    rf"""
    (?P<contributor>[(\[—–―\-\s]{{0,4}}(?:
        (?:additional|further|with|extra)\s+(?:reporting|writing|research|contributions?)\s+(?:by|from)\b
        |with\ files\ from\b | (?:reporting|writing|editing|compiled|edited|written|reported)\s+by\b ))
    |(?P<byline>by[:\s]+(?=\S) | {_TIME}?{_WEEKDAY}?{_DATE}
        | (?:(?:first|last)\ )?(?:posted|published|updated|modified)\b[^.!?]{{0,30}}\d )
    |(?P<credit>(?:photo(?:graph)?s?|images?|pictures?|pic|illustration|graphic|video)
        (?:\ (?:credits?|source|courtesy))?\s?(?::|(?<=source),|\bby\b|\bcourtesy\b)
        | credits?: | ©|\(c\)\s | copyright\b | source: | courtesy\ (?:of\b|:))
    |(?P<teaser>(?:read\ (?:more|also|next|the\ (?:full|rest)|our|it)|also\ read|related(?:\ (?:article|story|stories
        |coverage|content|news|links?))?|see\ also|more\ on\ (?:this|th)|more\ (?:from|coverage|news|stories)
        |don[’']t\ miss|watch(?:\ (?:also|now|more|live))?|listen(?:\ (?:also|now|to\ (?:this|the|our)))?|recommended
        |you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)|up\ next|what\ to\ read\ next|from\ the\ archives?
        |in\ pictures|in\ case\ you\ missed|click\ here|view:|go\ deeper)\b)
    |(?P<caption>file\ (?:photo|picture|image)\b | file[:\s]+[—–-] | pictured\b | (?:image\ )?caption[:,]
        | (?:in|on)\ this\ (?:[\w-]+\ ){{0,2}}(?:photo|image|picture|photograph|frame)\b)
    |(?P<navigation>>>|» | share\b | sign\ up\b | subscribe\b | follow\b | get\ (?:the|our)\b | we\ use\ cookies
        | this\ (?:web)?site\ uses\ cookies | by\ (?:continuing|clicking|using|signing)
        | \d[\d,.]*k?\ (?:comments?|shares?|likes?|min(?:ute)?s?\ read)
        | comments?\s?\(?\d | embargo(?:ed)?\b | for\ immediate\ release | (?:media|press)\ contacts?: | page\ \d
        | advertisement\b | like\ us\ on | join\ (?:our|us|the) | click\ to | support\ (?:our|local)
        | download\ (?:our|the)
        | \#\#\# | -\s?(?:30|ends)\s?- | end\ \d{{1,2}}:\d\d
        | all\ rights\ reserved | log\ in\ to | enter\ your\ e?-?mail
        | \^?eds?\s?: | \^\s?BC- | estimated\ read | reading\ time | listen\ \d | skip\ to )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:(?:additional )?(?:reporting|research)\b"
    r"|to (?:this|the) (?:report|story|article|post|piece)).{0,60}\Z",
    re.IGNORECASE | re.DOTALL,
)
_RIGHTS = re.compile(r"\ball rights reserved\b|\bmay not be (?:published|reproduced|republished)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W_]|[\"“”‘’'«»„‚]")
_ITEM_BREAK = re.compile(r"\s*[|·•]\s*|\s{2,}|\t|\s/\s")
_WORD = re.compile(r"[^\W\d_][\w.’'&-]*")
_CAPTION_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\.?\Z")
_PICTURED = re.compile(
    r"\b(?:photos?|photograph|images?|pictures?|getty|courtesy|handout|via|file|staff|illustration|alamy|shutterstock)\b",
    re.IGNORECASE,
)
_SIGN_UP = re.compile(
    r"\b(?:newsletters?|inbox|e-?mail|alerts?|cookies|podcasts?|app|subscribe|twitter|facebook|instagram|whatsapp|"
    r"telegram|x|youtube|@\w+|updates|coverage|https?|briefing|today|free|us|on)\b|@",
    re.IGNORECASE,
)


_LONGEST_FRONT = 40  # lines
_FIELD = re.compile(r"[\w-]+:(?:\s|\Z)|- ")


def mark_front_matter(paragraphs: Sequence[Paragraph]) -> None:
    """`title: ...`, `tags: ...` between two lines of hyphens that open a file: what Markdown keeps about a page."""
    if paragraphs[0].text != "---":
        return
    for number, paragraph in enumerate(paragraphs[1:_LONGEST_FRONT], 1):
        if paragraph.text == "---":
            for field in paragraphs[1:number]:
                field.kind = "navigation"
        if not _FIELD.match(paragraph.text):
            return


def line_kind(line: str) -> BlockKind | None:
    """The kind that a line's own words give it, None where they say nothing; prose gives None."""
    if len(line) > _LONGEST_LINE:
        return None
    opening = _OPENING.match(line)
    if opening and opening.lastgroup and (kind := _CHECKS[opening.lastgroup](line, opening.end())):
        return kind
    if "contributed" in line and _CONTRIBUTED.search(line) and not _is_quoting(line):
        return "contributor"
    if not _LETTER.search(line):
        return "navigation"
    return _plain_line(line) if len(line) <= 160 else _long_line(line)


def _long_line(line: str) -> BlockKind | None:
    if (
        ("eserved" in line or "may not be" in line)
        and _RIGHTS.search(line)
        and not _is_quoting(line.partition("ights reserved")[0])
    ):
        return "navigation"
    return "caption" if _ends_in_credit(line) else None


def _plain_line(line: str) -> BlockKind | None:
    if line.strip(_EDGES).lower() in lexicons.words("blocks_navigation"):
        return "navigation"
    if kind := _long_line(line):
        return kind
    if line.endswith((".", "!", "?", ":", "”", '"')) and not is_agency(line):
        return None
    if _is_photographer(line):
        return "credit"
    items = [item.strip(_EDGES) for item in _ITEM_BREAK.split(line)]
    if len(items) > 1 and (kind := _listed(items)):
        return kind
    if items[0].lower().endswith(("news release", "press release", "media release")) and line.upper() == line:
        return "navigation"
    return "credit" if is_agency(line) else None


def _listed(items: list[str]) -> BlockKind | None:
    """A line of items set apart by bars: a menu, a share bar, or a picture credit."""
    menu = lexicons.words("blocks_menu") | lexicons.words("blocks_navigation")
    known = sum(item.lower() in menu or item.lower().startswith("share ") for item in items)
    if known >= 2 or (known and known * 3 >= len(items)):
        return "navigation"
    if all(item and is_capitalised(item) and len(item) <= 50 for item in items):
        return "credit" if len(items) <= 4 else "navigation"
    return None


def _is_photographer(line: str) -> bool:
    """ "Ana Ruiz for Valley Radio", "Ana Ruiz/Valley Radio" """
    name, mark, outlet = line.partition(" for " if " for " in line else "/")
    return bool(mark) and len(line) <= 60 and are_names(name) and is_capitalised(outlet)


def is_agency(line: str) -> bool:
    """Whether a short line is nothing but names, one of them an agency: "REUTERS/Ana Ruiz", "AFP via Getty Images"."""
    words = _WORD.findall(line.replace("/", " "))
    if not 1 <= len(words) <= 10 or not is_capitalised(line.replace("/", " ")):
        return False
    agencies = lexicons.words("blocks_agencies")
    lower = [word.strip(".").lower() for word in words]
    edge = "/" in line or lower[0] in agencies or lower[-1] in agencies
    return edge and not _firm_agencies().isdisjoint(lower)


def _firm_agencies() -> frozenset[str]:
    """Agencies proper: a line with one of them is a credit, where "Police Pictures" may be a heading."""
    return lexicons.words("blocks_agencies") - lexicons.words("blocks_loose_agencies")


def is_capitalised(line: str) -> bool:
    """Whether all words are capitalised but those that may stand between names ("by", "in", "and", "de")."""
    small = lexicons.words("blocks_small_words")
    words = _WORD.findall(line)
    return bool(words) and all(word[0].isupper() or word.lower() in small or not word[0].islower() for word in words)


def _is_quoting(line: str) -> bool:
    return _SPEECH.search(line) is not None


def _ends_in_credit(line: str) -> bool:
    """ "Boxes wait in a hallway. (Ana Ruiz / Register)" """
    match = _CAPTION_CREDIT.search(line) if line.endswith((")", "]", ").", "].")) else None
    if not match or match.start() == 0 or line[0] in "\"“'‘(":
        return False
    # "(Reuters)" alone may name the source of prose; a picture's credit has a bar or a word for pictures.
    pictured = "/" in match.group(1) or _PICTURED.search(match.group(1))
    return bool(pictured) and is_capitalised(match.group(1)) and not re.search(r"\bsaid\b", line)


def _contributor(line: str, end: int) -> BlockKind | None:
    rest = line[end:]
    return "contributor" if is_capitalised(rest) and not _is_quoting(rest) else None


def _byline(line: str, end: int) -> BlockKind | None:
    if len(line) > 140 or line.endswith((",", "?", "!")) or _is_quoting(line):
        return None
    if line[:2].lower() == "by":
        names = line[end:]
        return "byline" if is_capitalised(names) and names[:1].isalpha() and len(_WORD.findall(names)) > 1 else None
    rest = [word for word in _WORD.findall(line) if word[0].islower()]
    return "byline" if (len(rest) <= 6 and not line.endswith(".")) or line.endswith((" a.m.", " p.m.")) else None


def _credit(line: str, end: int) -> BlockKind | None:
    rest = line[end:]
    if _RIGHTS.search(line):
        return "navigation"
    if line.lower().startswith(("copyright", "©", "(c)")):
        owned = line[0] == "©" and "trademark" in line
        return "credit" if owned or (len(line) <= 60 and (line[0] == "©" or re.search(r"\d{4}", line))) else None
    if len(line) <= 120 and is_capitalised(rest.replace("/", " ")) and not _is_quoting(rest):
        return "credit"
    if re.match(r"(?:photo|image|picture|video)s?:", line, re.IGNORECASE) and len(line) <= 300:
        return "caption" if not _is_quoting(line) else None
    return None


def _teaser(line: str, end: int) -> BlockKind | None:
    """A teaser's cue stands before a colon or bar, alone, or at the head of an unpunctuated line."""
    rest = line[end:].lstrip()
    if rest[:1] in (":", "|", "–", "—", "»", ">", "→") or not rest.strip(_EDGES):
        return "teaser" if len(line) <= 220 else None
    cue = line[:end].lower()
    if cue.startswith(
        ("read more", "read also", "read the", "read next", "see also", "click here", "also read", "more on th")
    ):
        return "teaser" if not line.endswith(".") or len(line) <= 60 else None
    return "teaser" if cue.startswith("related ") and not line.endswith(".") and len(line) <= 120 else None


def _caption(line: str, _end: int) -> BlockKind | None:
    return None if line[0] in '"“' or re.search(r"\b(?:said|told)\b", line) else "caption"


def _navigation(line: str, end: int) -> BlockKind | None:
    head = line[:end].lower().strip()
    if head in (">>", "»"):
        return "navigation" if len(line) <= 140 else None
    if head == "advertisement":
        return "navigation" if line[:end].isupper() or line.strip(_EDGES).lower() == head else None
    if "said" in line or len(line) > 250:
        return None
    if head.startswith(
        ("sign up", "subscribe", "follow", "get the", "get our", "join", "share", "support", "download")
    ):
        rest = line[end:]
        return (
            "navigation"
            if len(line) <= 200 and (_SIGN_UP.search(rest) or (head == "share" and len(line) < 40))
            else None
        )
    if head.startswith(("embargo", "by ", "page")) and len(line) > 120:
        return None
    if head.startswith("embargo") or head[0].isdigit() or head.startswith(("page", "comment", "listen")):
        return None if line.endswith((".", "!", "?")) or len(line) > 80 else "navigation"
    return (
        None
        if head.startswith("by ") and not re.search(r"cookie|terms|privacy|agree", line, re.IGNORECASE)
        else "navigation"
    )


_CHECKS = {
    "contributor": _contributor,
    "byline": _byline,
    "credit": _credit,
    "teaser": _teaser,
    "caption": _caption,
    "navigation": _navigation,
}
