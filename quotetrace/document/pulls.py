"""Pull quotes: a short paragraph set apart, and the line or two beneath it that say whose words it holds."""

import re

from quotetrace.document.inmarks import InMarks
from quotetrace.document.names import are_names, dashed_credit, is_named_role, is_person, is_role
from quotetrace.document.paragraphs import Paragraph

_LONGEST = 500
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*\s")
_ENDS = (".", "!", "?", "…")
_MARKED = re.compile(r"[\"“‘'«„][^\"“”«»]*[\"”’'»]\.?\Z")
_REPORTING = re.compile(
    r"[\"”’'],? (?:\w+ ){0,4}(?:said|says|told|added|asked|wrote)\b"
    r"|\b(?:he|she|they) (?:said|says|told|added)\b"
)
_PROSE = 100  # characters: no headline; above the first prose a line and a name are a headline and its author
_CHECKS_ALLOWED = 200  # look-ups of a name in the whole text, so that a page of nothing but names stays linear
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|me|I’m|I'm|we’re|we're|you|your)\b", re.IGNORECASE)


def mark_pulls(text: str, paragraphs: list[Paragraph]) -> None:
    """Give pull quotes and their attribution lines their kinds, in place; only paragraphs without a kind count."""
    blank_lines = sum(p.gap > 1 for p in paragraphs) * 2 > len(paragraphs)
    checks = _CHECKS_ALLOWED
    said = InMarks(paragraphs)
    prose = next((n for n, p in enumerate(paragraphs) if len(p.text) > _PROSE), len(paragraphs))
    for number in range(1, len(paragraphs)):
        quote, line = paragraphs[number - 1], paragraphs[number]
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if number - 1 > prose and quote.kind in (None, "subheading") and checks > 0:
            credited = not line.kind and _is_credit(line.text)
            checks -= credited
            if said.has(quote.text, nearly=credited):
                below = [line, *_role_below(following, blank_lines=False)] if credited else []
                _mark(quote, below, number - 1)
                continue
        if quote.kind or line.kind or len(line.text) > 160:
            continue
        marked = _MARKED.match(quote.text) is not None
        dashed = dashed_credit(line.text, behind_marks=marked) or is_named_role(line.text)
        if not (dashed or are_names(line.text)):
            continue
        if not (_may_be_pull(quote.text) or (dashed and _may_be_post(quote.text, line.text))):
            continue
        if dashed:
            if not _is_list(following, line) and (line.text[0] in "—–―-" or _is_close(quote, line, blank_lines)):
                _mark(quote, [line], number - 1)
            continue
        if not _is_close(quote, line, blank_lines):
            continue
        role = _role_below(following, blank_lines=blank_lines)
        if not role and number == 1 and "." not in quote.text:
            continue  # "Who will pay for the bridge?" and its author
        checks -= not role
        if role or (checks > 0 and _is_known(text, quote, line, together=blank_lines)):
            _mark(quote, [line, *role], number - 1)


def _mark(quote: Paragraph, credits: list[Paragraph], number: int) -> None:
    quote.kind = "pull"
    for line in credits:
        line.kind, line.credit_of = "pull-credit", number


def _may_be_pull(text: str) -> bool:
    """Whole in marks, or unmarked and one to three sentences; a paragraph with its own attribution is none."""
    if len(text) > _LONGEST or _REPORTING.search(text):
        return False
    if _MARKED.match(text):
        return True
    unmarked = text[0] not in '"“«„—–-•*' and text.endswith(_ENDS) and text.count("“") + text.count('"') < 2
    return unmarked and len(_SENTENCE_END.findall(text)) <= 3 and len(text) > 8


def _may_be_post(text: str, credit: str) -> bool:
    """`Pass. #Altona` above `— Ana Ruiz (@anaruiz) May 4, 2025`: a post set into the page needs no stop at its end."""
    return "(@" in credit and len(text) <= _LONGEST


def _is_credit(line: str) -> bool:
    """Whether a line may say whose words stand above that the page has in marks: `Ana Ruiz, chair of the panel`."""
    return dashed_credit(line) or are_names(line) or (line[-1].isalnum() and is_person(line.partition(",")[0].strip()))


def _role_below(line: Paragraph | None, *, blank_lines: bool) -> list[Paragraph]:
    """The line under a name, if it tells the role of whoever has it; set close where ``blank_lines`` part the rest."""
    if line is None or line.kind or not is_role(line.text) or (blank_lines and line.gap > 1):
        return []
    return [] if line.text[0] in '"“‘' else [line]


def _is_close(quote: Paragraph, line: Paragraph, blank_lines: bool) -> bool:
    """Set close to the quote where blank lines part the paragraphs; words in marks need no such sign."""
    return not blank_lines or line.gap == 1 or _MARKED.match(quote.text) is not None


def _is_list(following: Paragraph | None, line: Paragraph) -> bool:
    return following is not None and following.text[0] == line.text[0] and following.text[1:2] == line.text[1:2]


def _is_known(text: str, quote: Paragraph, line: Paragraph, *, together: bool) -> bool:
    """A lone name may be a subheading: it is an attribution if set close, or if the page has the name and it speaks."""
    if together or _MARKED.match(quote.text):
        return True
    surname = line.text.split()[-1]
    elsewhere = text.find(surname, 0, line.start) >= 0 or text.find(surname, line.end) >= 0
    return elsewhere and len(quote.text) <= 300 and _FIRST_PERSON.search(quote.text) is not None
