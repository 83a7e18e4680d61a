"""What several people said, a paragraph in marks each, and a line of its own that says whose it is: above or below."""

import re

from quotetrace.document.names import is_name_word, is_person
from quotetrace.document.paragraphs import Paragraph

_LONGEST = 120  # characters of a line that names a speaker
_WHOLE = re.compile(r"[\"“‘'«„][^\"“”«»]*[\"”’'»]\.?\Z")  # a paragraph that is in marks as a whole
_DASH = re.compile(r"[—–―-]{1,2}\s*(?=\w)")
_STOPS = (".", "?", "!", "…", ":")
_MOST_WORDS = 12  # of what a line tells of somebody behind the name
_FEWEST = 2  # of a layout


def mark_reactions(paragraphs: list[Paragraph]) -> None:
    """Give a list of what people said its kinds, in place: where the names stand is the same for the whole page.

    `Ana Ruiz, mayor of Altona` above `“We have a port again.”` is the label of a turn, below it a line that credits it.
    """
    pairs = [number for number in range(len(paragraphs) - 1) if _is_pair(paragraphs, number)]
    below = [number for number in pairs if _WHOLE.match(paragraphs[number].text)]
    above = [number for number in pairs if number not in below]
    if len(below) >= max(_FEWEST, len(above)) and (not above or below[0] < above[0]):
        for number in below:
            paragraphs[number].kind = "pull"
            paragraphs[number + 1].kind, paragraphs[number + 1].credit_of = "pull-credit", number
    elif len(above) >= _FEWEST and len(above) >= len(below):
        for number in above:
            for paragraph, words in ((paragraphs[number], "end"), (paragraphs[number + 1], "start")):
                paragraph.kind, paragraph.words = "turn", getattr(paragraph, words)


def _is_pair(paragraphs: list[Paragraph], number: int) -> bool:
    """Whether a paragraph in marks and a line that names somebody follow each other, in either order."""
    first, second = paragraphs[number], paragraphs[number + 1]
    first_whole, second_whole = (_WHOLE.match(each.text) is not None for each in (first, second))
    if first_whole == second_whole:
        return False
    line, quote = (second, first) if first_whole else (first, second)
    return line.kind in (None, "byline", "credit") and not quote.kind and _is_whose(line.text)


def _is_whose(line: str) -> bool:
    """`Ana Ruiz`, `Ana Ruiz, a shipper`, `- Ana Ruiz, 79`, `Ana, a shipper`: a name, and what there is to tell."""
    if len(line) > _LONGEST or line.endswith(_STOPS):
        return False
    dash = _DASH.match(line)
    name, _, rest = (line[dash.end() :] if dash else line).partition(", ")
    if is_person(name):
        return True
    return bool(rest) and len(rest.split()) <= _MOST_WORDS and " " not in name and is_name_word(name)
