"""The blocks of a news page: :func:`split_blocks` cuts a text and names what each piece is."""

import re

from quotetrace import lexicons
from quotetrace.document.furniture import line_kind, mark_front_matter
from quotetrace.document.headers import mark_headers, mark_interview, mark_subtitles
from quotetrace.document.page import STAMP, mark_page
from quotetrace.document.paragraphs import Paragraph, read_paragraphs
from quotetrace.document.posts import mark_posts
from quotetrace.document.pulls import mark_pulls
from quotetrace.document.turns import mark_turns, split_turns
from quotetrace.layers import Block, BlockKind

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_CAPS = rf"{_UPPER}['’.]?{_UPPER}(?:{_UPPER}|['’.])*"  # XI'AN, ST., D.C.
_INVISIBLE = "\ufeff\u200b\u2060"  # a byte order mark or joiner before "By ..." hides nothing
_PLACE = r"(?:,[^—–―:()\n]{1,50}?)?"
_AGENCY = r"(?:AP|AFP|UPI|CNN|PA|dpa|Reuters|Xinhua)"
_DASH = r"\s*(?:—|–|--|―|\s-(?=\s))\s*"
# "NAIROBI (Wire) — ", "KEELUNG, Taiwan — ", "CEIBOS 71, ROSARIO 70 — ", "LONDON, March 3 (Reuters) - "
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
_WRITER = r"(?:[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?|[Ii]nterns?|[Tt]rainees?|[Ee]ditors?|[Bb]y)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{1,6})?\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_TOWN = r"[A-Z][\w.'’-]{1,25}(?: [A-Z][\w.'’-]{1,25}){0,3}"
_LINE = r"\s*(?:—|–|--|―|\s-(?=\s)|:(?=\s))\s*"  # a dash, or a colon where a date stands before it
_DATELINE = re.compile(
    rf"{_CAPS}(?:[ /-](?:{_CAPS}|{_UPPER}(?=[-’'])|\d{{1,4}}\b)){{0,4}}{_PLACE}"
    rf"(?:\s?\([^()\n]{{1,60}}\))?(?:{_DASH}(?:\([^()\n]{{2,40}}\){_DASH})?|:\s+)"
    # "Kathmandu, May 3:", "Accra, 3 May 2025, GNA –", "San Jose, Calif. – July 9, 2025 –", "3 May 2025, Geneva –"
    rf"|{_TOWN}(?:, {_TOWN}){{0,2}}(?:,|{_DASH})\s?{_DATE}(?:, [A-Z]{{2,8}})?{_LINE}|{_DATE}, {_TOWN}{_DASH}"
    # "(Nairobi) –", "Jakarta (ANTARA) -", "LAGOS, May 3 (NAN) The"
    rf"|\({_TOWN}(?:, {_TOWN})?\){_DASH}|{_TOWN}\s\([A-Z]{{2,10}}\){_DASH}"
    rf"|{_CAPS}(?: {_CAPS}){{0,2}}{_PLACE}, {_DATE}\s\([A-Z]{{2,10}}\)\s+"
    rf"|{_TOWN}{_PLACE}\s?"
    rf"\((?:{_AGENCY}|[^()\n]{{2,40}}?(?:Press|Wire|Newswire|News|Agency|Service|Media))\)(?:{_DASH}|\s+)"
    rf"|\({_AGENCY}\){_DASH}"
    rf"|[A-Z][^()\n.!?\"“]{{2,60}}, {_DAY}(?:,? \d{{4}})?,?\s?\({_WRITER}\b[^()\n]{{2,80}}\):?\s+"
)
_SETS_OFF = re.compile("[—–―:(-]")  # one of these stands in every dateline, and in few openings of paragraphs
_LONGEST_DATELINE = 200  # characters
_LABEL = re.compile(r"([^:\n]{2,30}):\s+(?=\S)")
# what stands before the words of an item: a bullet, "[Photo]"
_ITEM = re.compile(
    r"(?:[•▪●◦‣·►]\s+)?"
    r"(?:\[(?i:photo|picture|pictured|image|video|watch|audio|listen|map|graphic|chart|caption|file(?: photo)?)\]\s+)?"
    r"(?=[^\W_]|[\"“‘'«])"
)
_CAPTIONED = re.compile(r"(?:[Ii]mage )?[Cc]aption[,:]\s+(?=\S)")  # "Image caption, Gulls follow the lorries"
_SPEAKS = (" said", " says")
_LIVE = re.compile(
    r"[^:\n]{0,80}\b(?:(?:LIVE|[Ll]ive)\b[^:\n]{0,20}:\s+(?=[^\W\d_a-z]|[\"“‘'])|[Aa]s it happen(?:ed|s):\s+)"
)


def split_blocks(text: str) -> list[Block]:
    """Cut ``text`` into blocks in order: disjoint, trimmed, and together holding all that is visible.

    >>> [block.kind for block in split_blocks("By Ana Ruiz in Seoul\\n\\nPrices rose again on Monday, officials said.")]
    ['byline', 'body']
    """
    paragraphs = split_turns(read_paragraphs(text))
    if len(paragraphs) > 1:
        for paragraph in paragraphs:
            paragraph.kind = line_kind(paragraph.text.lstrip(_INVISIBLE))
        mark_front_matter(paragraphs)
        mark_subtitles(paragraphs)
        mark_turns(paragraphs)
        mark_headers(paragraphs)
        mark_interview(paragraphs)
        mark_posts(paragraphs)
        mark_pulls(text, paragraphs)
        mark_page(paragraphs)
    return [_block(paragraph) for paragraph in paragraphs]


def _block(paragraph: Paragraph) -> Block:
    kind = paragraph.kind or "body"
    words = paragraph.words
    if words < 0:
        words = paragraph.start + _before_words(kind, paragraph.text)
    return Block(kind, paragraph.start - paragraph.lead, paragraph.end, words, paragraph.credit_of)


def _before_words(kind: BlockKind, text: str) -> int:
    """The length of what stands before the first sentence: a dateline, a bullet, "Related: " before a link.

    So does the label of an item (`Why it matters: Half the town drinks it.`) and of a page that goes on being written
    (`Storm LIVE updates: Ferries to sail at noon, says operator`).
    """
    if kind == "body":
        return _dateline(text) or _time(text) or _item(text)
    if kind in ("headline", "subheading"):
        live = _LIVE.match(text)
        return live.end() if live else _time(text)
    if kind == "caption":
        captioned = _CAPTIONED.match(text)
        return captioned.end() if captioned else 0
    label = _LABEL.match(text) if kind == "teaser" else None
    return label.end() if label and label[1].lower() in lexicons.words("blocks_labels") else 0


def _item(text: str) -> int:
    """The length of a bullet, of `[Photo]` and of a label that names nobody before a sentence."""
    item = _ITEM.match(text)
    start = item.end() if item else 0
    label = _LABEL.match(text, start)
    if label is None or label[1].lower() not in lexicons.words("blocks_labels") or label[1].endswith(_SPEAKS):
        return start
    return label.end() if text[label.end()].isupper() and text.endswith((".", "!", "?", "…")) else start


def _time(text: str) -> int:
    """The length of `10:05 a.m. - ` before the words of an entry."""
    match = STAMP.match(text)
    return match.end() if match else 0


def _dateline(text: str) -> int:
    """The length of a dateline; what follows it begins a sentence, unlike "NATO — the alliance — ..."."""
    match = _DATELINE.match(text, 0, _LONGEST_DATELINE) if _SETS_OFF.search(text, 0, _LONGEST_DATELINE) else None
    if not match or match.end() >= len(text):
        return 0
    following = text[match.end()]
    return 0 if following.islower() or following.isspace() else match.end()
