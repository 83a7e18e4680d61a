"""Conversations laid out otherwise than by labels: a line with the speaker above the words, questions in bold type,
and the arrows of subtitles.
"""

import re
from collections import Counter
from itertools import pairwise

from quotetrace import lexicons
from quotetrace.document.names import is_person, is_role
from quotetrace.document.paragraphs import Paragraph
from quotetrace.document.reactions import mark_reactions
from quotetrace.document.unspoken import STAGE, TALK, is_colophon, is_quoting, is_section

_LONGEST = 120  # characters of a line that names a speaker
_HEADER = re.compile(r"(?P<name>[^\n]{3,60}?)(?:,| --| —| –| -) (?P<post>[^\n]{2,110})")
# "Speaker 1  00:03", "Ana Ruiz (12:04)": as programs that transcribe set them
_STAMPED = re.compile(r"(?P<name>[^\n:]{3,40}?)\s{1,4}[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?:?")
_NUMBERED = re.compile(r"(?i:speaker|participant|voice|caller)\s\d{1,2}")
_LETTER = re.compile(r"(?:\*\*|__|\*|_)?[QA](?:uestion|nswer)?(?: ?\d{1,2})?[.:] ")
_BOLD = re.compile(r"(?P<mark>\*\*|__|\*|_)(?P<words>[^\s*_].*[^\s*_])(?P=mark)", re.DOTALL)
_BOLD_NAME = re.compile(r"(?P<mark>\*\*|__)(?P<name>[^*_\n:]{3,40}):?(?P=mark):?")  # "**Ana Ruiz**" above her words
_STOPS = (".", "?", "!", "…")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]ur)\b")
_ARROWS = re.compile(r">>>?\s*(?:[A-Z][\w.’' -]{1,40}:\s+)?(?=\S)")
_TIMED = re.compile(r"[\d:.,]+ --> [\d:.,]+")  # the times of a subtitle
_SECOND_PERSON = re.compile(r"\b(?:[Yy]ou|[Yy]our)\b")
_MARKED = re.compile(r"[\"“”‘’«»]")
_LONGEST_QUESTION = 300  # characters
_FEWEST = 3  # lines of speakers, or questions, that make a layout


def mark_headers(paragraphs: list[Paragraph]) -> None:
    """`Ana Ruiz -- Chief Executive Officer` above each turn of a call: the line is the label of what follows it."""
    named = _lines_with_names(paragraphs)
    if not named:
        mark_reactions(paragraphs)
        return
    speaks, last = False, max(named)
    for number, paragraph in enumerate(paragraphs):
        if number in named:
            paragraph.kind, paragraph.words, speaks = "turn", paragraph.end, True
        elif speaks and not paragraph.kind:
            text = paragraph.text
            speaks = not is_quoting(text) and not is_colophon(text) and _goes_on(text, number - last)
            if speaks and is_section(text) and number + 1 in named:
                paragraph.kind = "subheading"
            elif speaks:
                paragraph.kind, paragraph.words = "turn", paragraph.start


def _lines_with_names(paragraphs: list[Paragraph]) -> set[int]:
    """The lines above turns: at least two speakers, one of them twice; a list of who takes part is none of them."""
    found = {n: name for n, each in enumerate(paragraphs) if not each.kind and (name := _named(each.text))}
    found = found or _bare_names(paragraphs)
    parts, names = lexicons.words("blocks_callers"), set(found.values())
    for number, paragraph in enumerate(paragraphs if found else ()):
        if not paragraph.kind and (paragraph.text in names or paragraph.text.lower() in parts):
            found[number] = paragraph.text
    last = [n for n in found if n + 1 not in found and n + 1 < len(paragraphs)]
    apart = [n for n in last if n - 1 not in found or found[n].lower() in parts]  # below a list the operator speaks
    counts = Counter(found[n] for n in apart)
    repeats = len(counts) > 1 and max(counts.values()) > 1 and len(apart) >= _FEWEST
    return set(apart) if repeats else set()


def _bare_names(paragraphs: list[Paragraph]) -> dict[int, str]:
    """`Senator Ruiz`, `Dr. Birk` above what each says: lines that are nothing but a name, below each of most talk."""
    found = {
        number: each.text
        for number, each in enumerate(paragraphs[:-1])
        if each.kind in (None, "byline", "credit") and is_person(each.text)
    }
    above = [number for number in found if number + 1 not in found and not paragraphs[number + 1].kind]
    talk = sum(TALK.search(paragraphs[number + 1].text) is not None for number in above)
    return {number: found[number] for number in above} if talk * 2 > len(found) else {}


def _named(text: str) -> str | None:
    """Whom a line above a turn names."""
    stamped = _STAMPED.fullmatch(text) if len(text) <= _LONGEST else None
    if stamped and (is_person(stamped["name"]) or _NUMBERED.fullmatch(stamped["name"])):
        return stamped["name"]
    bold = _BOLD_NAME.fullmatch(text) if len(text) <= _LONGEST else None
    if bold and (is_person(bold["name"]) or bold["name"].lower() in lexicons.words("blocks_callers")):
        return bold["name"]
    match = _HEADER.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or not is_person(match["name"]) or text.endswith((".", "!", "?", ":")):
        return None
    return match["name"] if match[0][len(match["name"])] == " " or is_role(match["post"]) else None


def _goes_on(text: str, behind: int) -> bool:
    """Whether a paragraph belongs to the turn before; from two lines ``behind`` the last speaker on it has to talk."""
    return behind <= 1 or TALK.search(text) is not None


def mark_interview(paragraphs: list[Paragraph]) -> None:
    """Questions in bold type, each with its answer behind it: the marks of the type are the label of a question.

    So too where a page has lost its type: questions to somebody, each a paragraph, and answers that say "I".
    """
    bold = _questions(paragraphs)
    questions = bold or _lettered(paragraphs) or _plain_questions(paragraphs)
    last = max(questions, default=0)
    speaks = False
    for number, paragraph in enumerate(paragraphs if questions else ()):
        if number in questions:
            paragraph.kind, speaks = "turn", True
            paragraph.words = paragraph.start + questions[number]
        elif speaks and not paragraph.kind:
            speaks = not (is_quoting(paragraph.text) or _BOLD.fullmatch(paragraph.text))
            speaks = speaks and not is_colophon(paragraph.text)
            speaks = speaks and (bool(bold) or number <= last + 1 or TALK.search(paragraph.text) is not None)
            if speaks:
                paragraph.kind, paragraph.words = "turn", paragraph.start
            else:
                _give_back(paragraphs, number - 1)


def _give_back(paragraphs: list[Paragraph], number: int) -> None:
    """Above a paragraph of the reporter's, those that nobody speaks in are the reporter's too; one answers at least."""
    while (
        number > 1
        and paragraphs[number - 1].words == paragraphs[number - 1].start
        and not TALK.search(paragraphs[number].text)
    ):
        paragraphs[number].kind, paragraphs[number].words = None, -1
        number -= 1


def _questions(paragraphs: list[Paragraph]) -> dict[int, int]:
    """The paragraphs in bold type with the length of its marks, if most ask and some of those behind them say "I".

    An explainer asks in bold type too; its answers are the reporter's.
    """
    found = {}
    asked = talked = 0
    for number, paragraph in enumerate(paragraphs[:-1]):
        bold = None if paragraph.kind else _BOLD.fullmatch(paragraph.text)
        if bold and bold["words"].endswith(_STOPS):
            found[number] = len(bold["mark"])
            asked += bold["words"].endswith("?")
            talked += _FIRST_PERSON.search(paragraphs[number + 1].text) is not None
    for number in list(found):  # above the first question, a line in bold type tells of who will be asked
        if paragraphs[number].text.rstrip("*_").endswith("?"):
            break
        del found[number]
    turns = any(paragraph.kind == "turn" for paragraph in paragraphs)
    return {} if turns or asked < _FEWEST or asked * 2 < len(found) or talked * 3 < len(found) else found


def _lettered(paragraphs: list[Paragraph]) -> dict[int, int]:
    """`Q: Why now?`, `*Q. Why now?*` and below each an answer without a letter; the length of the marks and letter."""
    if any(paragraph.kind == "turn" for paragraph in paragraphs):
        return {}
    found = {}
    for number, (paragraph, answer) in enumerate(pairwise(paragraphs)):
        letter = _LETTER.match(paragraph.text) if paragraph.kind in (None, "subheading") else None
        asks = letter is not None and paragraph.text.rstrip("*_").endswith("?")
        if letter is not None and asks and not answer.kind and not _LETTER.match(answer.text):
            found[number] = letter.end()
    return found if len(found) > 1 else {}


def _plain_questions(paragraphs: list[Paragraph]) -> dict[int, int]:
    """Paragraphs that do nothing but ask, each with an answer that does not, if they ask "you" and are told of "I"."""
    if any(paragraph.kind == "turn" for paragraph in paragraphs):
        return {}
    found = [number for number in range(len(paragraphs) - 1) if _asks(paragraphs, number)]
    asked = sum(_SECOND_PERSON.search(paragraphs[number].text) is not None for number in found)
    talked = sum(_FIRST_PERSON.search(paragraphs[number + 1].text) is not None for number in found)
    return dict.fromkeys(found, 0) if asked >= 2 and talked >= 2 and talked * 2 >= len(found) >= _FEWEST else {}


def _asks(paragraphs: list[Paragraph], number: int) -> bool:
    text, answer = paragraphs[number].text, paragraphs[number + 1]
    if paragraphs[number].kind or answer.kind or len(text) > _LONGEST_QUESTION or not text.endswith("?"):
        return False
    return not (_MARKED.search(text[:1] + text[-2:]) or _MARKED.match(answer.text) or answer.text.endswith("?"))


def mark_subtitles(paragraphs: list[Paragraph]) -> None:
    """`>> Why now?`: in subtitles two arrows say that another speaker goes on; on a web page they open a link."""
    spoken = [
        (paragraph, arrows.end())
        for paragraph in paragraphs
        if (arrows := _ARROWS.match(paragraph.text)) and paragraph.kind in (None, "navigation")
    ]
    timed = any(_TIMED.match(paragraph.text) for paragraph in paragraphs) if spoken else False
    talked = sum(TALK.search(paragraph.text) is not None for paragraph, _ in spoken)
    if timed:
        _mark_timed(paragraphs)
    elif len(spoken) > 1 and talked * 2 >= len(spoken):
        for paragraph, length in spoken:
            paragraph.kind = None  # one with a label is for `mark_turns` to see
            if not paragraph.text[:length].rstrip().endswith(":"):
                paragraph.kind, paragraph.words = "turn", paragraph.start + length


def _mark_timed(paragraphs: list[Paragraph]) -> None:
    """Below the times of subtitles all words are spoken: those with arrows open a turn, others go on with it."""
    speaks = False
    for paragraph in paragraphs:
        text = paragraph.text
        if text.isdigit() or _TIMED.match(text):
            paragraph.kind = "navigation"
            continue
        arrows = _ARROWS.match(text)
        if arrows or (speaks and not paragraph.kind and not STAGE.match(text)):
            speaks = True
            paragraph.kind, paragraph.words = "turn", paragraph.start + (arrows.end() if arrows else 0)
