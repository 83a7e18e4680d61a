"""Posts set into a page as their site shows them: a name, `@account`, the words, and a line with the time."""

import re

from quotetrace.document.paragraphs import Paragraph

_ACCOUNT = re.compile(r"@\w[\w.]{1,40}(?:\s?[·•|]\s?[^\n]{1,20})?")
_REPLYING = re.compile(r"(?:Replying to|In reply to|Verified account|Follow(?:ing)?\Z|@\w)")
# "9:41 AM · Mar 12, 2025 · 1.2M Views", "812 Reposts 3,401 Likes", "Translate post"
_BELOW = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s?(?:[AaPp]\.?[Mm]\.?)?\s?[·•|,-]|[\d.,]+[KM]?\s(?:Repost|Retweet|Like|Quote|Repl|View|Comment)"
    r"|Translate\s|View\s|Show\s|Read\s\d|Posted\s|\d{1,2}\s?[hmd]\b)"
)
_LONGEST_NAME = 60  # characters
_SHARED = re.compile(r"(?:RT |MT )?@\w{2,40}(?: \([^()\n]{1,40}\))?: (?=\S)")  # "RT @anaruiz: It rains."
_HANDLE = re.compile(r"@\w[\w.]{1,40}:?")
# "Ana Ruiz @anaruiz · 22m" above her words; without a time only below "Tweet" or a colon
_SIGNED = re.compile(
    r"[^\W\d_][\w.’'\- ]{1,50} \(?@\w{2,40}\)?"
    r"(?P<time>\s?[·•|,-]\s?(?:\d{1,2}\s?(?:s|m|h|d|min|hrs?)\b|[A-Z][a-z]{2} \d{1,2}\b)[^\n]{0,12})?"
)
_POSTED = re.compile(r"(?i:\b(?:tweet(?:ed|s)?|post(?:ed|s)?)\Z)|:\Z")
_COMMENTS = re.compile(r"[^\W\d_][\w.’'\- ]{1,50} says:")
_DATED = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]{2,8} (?:\d{1,2}, )?(?:\d{4} )?at \d{1,2}[:.]\d\d")
_FEWEST = 2  # handles, each above words, that make a layout
_MOST_LINES = 8  # of the words of a post


def mark_posts(paragraphs: list[Paragraph]) -> None:
    """Give posts and the lines that name their authors the kinds of pull quotes and their credits, in place."""
    for number, paragraph in enumerate(paragraphs):
        if number and _ACCOUNT.fullmatch(paragraph.text) and _is_name(paragraphs[number - 1]):
            words = _words(paragraphs, number + 1)
            if words:
                for line in (paragraphs[number - 1], paragraph):
                    line.kind, line.credit_of = "pull-credit", words[0]
                for at in words:
                    paragraphs[at].kind = "pull"
        elif not paragraph.kind and _is_signed(paragraphs, number):
            words = _words(paragraphs, number + 1) or _lines_below(paragraphs, number + 1)
            paragraph.kind, paragraph.credit_of = "pull-credit", words[0]
            for at in words:
                paragraphs[at].kind = "pull"
        elif not paragraph.kind and (shared := _SHARED.match(paragraph.text)):
            paragraph.kind, paragraph.words = "turn", paragraph.start + shared.end()
    _mark_handles(paragraphs)
    _mark_comments(paragraphs)


def _mark_comments(paragraphs: list[Paragraph]) -> None:
    """`Ana R. says:` above `15 August at 7:03 am` and what she wrote: the comments below a story."""
    for number, paragraph in enumerate(paragraphs[:-2]):
        date, words = paragraphs[number + 1 : number + 3]
        if _COMMENTS.fullmatch(paragraph.text) and _DATED.match(date.text) and not words.kind and not paragraph.kind:
            paragraph.kind, paragraph.words = "turn", paragraph.end
            date.kind = "navigation"
            words.kind, words.words = "turn", words.start


def _mark_handles(paragraphs: list[Paragraph]) -> None:
    """`@anaruiz` above what she posted, and below it the next: handles that stand alone are the labels of turns."""
    handles = [
        number
        for number, each in enumerate(paragraphs[:-1])
        if not each.kind and not paragraphs[number + 1].kind and _HANDLE.fullmatch(each.text)
    ]
    for number in handles if len(handles) >= _FEWEST else ():
        paragraphs[number].kind, paragraphs[number].words = "turn", paragraphs[number].end
        for paragraph in paragraphs[number + 1 : number + 1 + _MOST_LINES]:
            first = paragraph is paragraphs[number + 1]
            if paragraph.kind or _BELOW.match(paragraph.text) or not (first or paragraph.gap == 1):
                break
            if _HANDLE.fullmatch(paragraph.text):
                break
            paragraph.kind, paragraph.words = "turn", paragraph.start


def _is_signed(paragraphs: list[Paragraph], number: int) -> bool:
    """Whether a line has the name and handle of whoever wrote what is set close below it."""
    signed = _SIGNED.fullmatch(paragraphs[number].text) if number + 1 < len(paragraphs) else None
    if signed is None or paragraphs[number + 1].gap > 1:
        return False
    return signed["time"] is not None or (number > 0 and _POSTED.search(paragraphs[number - 1].text) is not None)


def _lines_below(paragraphs: list[Paragraph], first: int) -> list[int]:
    """The numbers of the line ``first`` and of those set close below it."""
    last = first + 1
    while last < min(first + _MOST_LINES, len(paragraphs)) and paragraphs[last].gap == 1:
        last += 1
    return [*range(first, last)]


def _is_name(line: Paragraph) -> bool:
    return line.kind in (None, "byline", "credit") and len(line.text) <= _LONGEST_NAME and line.text[-1] not in ".:?!"


def _words(paragraphs: list[Paragraph], first: int) -> list[int]:
    """The numbers of the lines from ``first`` on that hold the words of a post; none where no line below ends it."""
    found: list[int] = []
    for number in range(first, min(first + _MOST_LINES + 2, len(paragraphs))):
        text = paragraphs[number].text
        if _BELOW.match(text):
            return found
        if found or not _REPLYING.match(text):
            found.append(number)
    return []
