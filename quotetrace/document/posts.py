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
