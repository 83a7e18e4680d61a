"""Transcript turns: paragraphs that begin with a speaker's label, where that layout repeats."""

import re
from collections import Counter
from itertools import pairwise

from quotetrace import lexicons
from quotetrace.document.paragraphs import Paragraph
from quotetrace.document.unspoken import (
    STAGE,
    TALK,
    is_colophon,
    is_narrated,
    is_note,
    is_noted,
    is_quoting,
    is_section,
    tells_of,
)

_WORD = r"[^\W\d_a-z][\w.'’-]{0,30}"
_BOLD = r"(?:\*\*|__)?"  # "**Ruiz:** We are late."
_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
# whom a machine or a court does not name: "SPEAKER 2", "Juror No. 5"
_NUMBERED = (
    r"(?i:speaker|voice|caller|participant|respondent|interviewer|interviewee|witness|juror|panelist|reporter|officer"
    r"|(?:un)?identified (?:male|female|speaker|reporter|journalist|man|woman|voice)"
    r"|male|female|man|woman|question(?:er)?)(?: (?i:no\. ?)?|\s?\#)\d{1,2}"
)
# and whom nobody knows: "A voice", "Several hon. members"
_ANYBODY = (
    r"(?:An?|Several|Some|Many) (?i:(?:hon(?:ou?rable|\.)? )?(?:voices?|members?|senators?|delegates?|councillors?"
    r"|jurors?|reporters?|journalists?|m[ae]n|wom[ae]n|person|spectators?|protesters?|hecklers?|audience members?))"
)
# how reporters of parliaments set labels: "Senator KELLERMAN.", "Mr. McCOY of Ohio.", "The CHAIRMAN."
_SURNAME = r"(?:(?:M[ac]{1,2}|De|Di|La|Le|Van|O['’])?[A-Z]{2,}(?:['’-][A-Z]+)*)"
_DOTTED = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|Rev|Hon)\. (?:(?:Gen|Col|Adm)\. )?"
    r"|(?:The|Miss|Senator|Representative|Chair(?:man|woman)?|Secretary|Commissioner|Governor|Mayor|Judge|Justice"
    r"|Ambassador|Director|Administrator|General|Admiral|Sheriff|Chief|Professor|Speaker|President) )"
    rf"(?P<dotted>{_SURNAME}(?: {_SURNAME}){{0,2}})(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?\."
)
# "The Secretary of State for Health (Ana Ruiz):", and behind it "(Con)"
_OFFICE = r"The [A-Z](?:[\w’'-]+,? ){1,14}\((?P<holder>[A-Z][^():\n]{2,40})\)(?:\s?\([^():\n]{1,20}\))?:"
_CLOCK = r"[(\[]\d{1,2}:\d\d(?::\d\d)?[)\]]"  # "Ana Ruiz: (00:25)", as those who type recordings set it
_SHORT = r"(?<=\b[A-Z][A-Za-z])\.|(?<=\b[A-Z])\."  # "MINA PATEL, ST. MARY'S HOSPITAL:", "U.S. SENATOR:"
_LONGEST = 600  # characters of a label, and more: without a colon there, nothing is tried
_LABEL = re.compile(
    rf"(?:>>>?\s?|{_TIME}\s+(?:-\s)?)?{_BOLD}[\"“]?(?:"
    rf"(?P<question>(?:Q(?:uestion)?|A(?:nswer)?)(?:\s?\d{{1,3}})?)\s?{_BOLD}[.:]{_BOLD}(?=\s|$)"
    rf"|(?P<spaced>[QA])(?=\t|[ \xa0]{{2,}})|{_DOTTED}(?=\s|$)|{_OFFICE}"
    rf"|(?=[^:]{{1,{_LONGEST}}}+:)"
    rf"(?P<name>{_NUMBERED}|{_ANYBODY}|{_WORD}(?: (?:{_WORD}|de|da|del|van|von|der|bin|al|la)){{0,4}})"
    rf"(?:\s?\([^()\n]{{1,40}}\)){{0,2}}(?:,(?:[^:.!?\n]|{_SHORT}){{1,90}}|\s(?:--?|–|—)\s[^:.!?\n]{{1,90}})?(?:\s?[(\[][^()\[\]\n]{{1,60}}[)\]])?"
    rf"\s?{_BOLD}:{_BOLD})\s*(?P<clock>{_CLOCK}\s*)?"
)
# the same within a line: "... on the ferry. Ana Ruiz: (01:40) We ..."
_PART = r"[^\W\d_a-z](?:\w{0,2}\.|[\w’'-]{0,30})"  # a word of a name; full stops end abbreviations alone
_INSIDE = re.compile(rf"(?<=[.?!…)\]”\"—-]\s){_PART}(?: {_PART}){{0,4}}:\s?{_CLOCK}")
_TITLES = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|MR|MRS|MS|DR|SEN|REP|GOV)\.? ")
_SPOKEN = re.compile(r"[^\W\d_]|:\Z")  # not "Ruiz: 547."; a label may stand on a line of its own
_TOLD = re.compile(r"\b(?:said|says|told|according to|adjourned|prorogued)\b")
_CONTACT = re.compile(r"\S@\w|https?://|\bwww\.")
_STAMP = re.compile(_TIME)
_CLOCKS = re.compile(rf":\s?{_CLOCK}")
_SHORTENED = re.compile(r"[^():]{2,60}\(([A-Z]{1,4})\):")  # "Coast Radio (CR): ...", and from then on "CR: ..."
_INTRODUCED = re.compile(r"[^a-z:]{4,60}, [^a-z:]{4,90}:\s")  # "ANA RUIZ, CHANNEL SIX ANCHOR: "
_FEWEST_TIMES = 3
_LETTERS = re.compile(r"[^\W\d_]+")
_STOPS = (".", "!", "?", "…")
_ENDS = (*_STOPS, ":", "—", "–", "-", '"', "”", "’", "'", ")", "]")  # behind which somebody may have spoken
_DENSE = 0.34  # of the paragraphs from the first label to the last: below that, labels stand in a told story

Labels = dict[int, tuple[str, int]]  # paragraph numbers with the speaker's key and the length of the label


def split_turns(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """`Ana Ruiz: (00:25) We sail. Bo Katz: (00:31) When?` cut into its turns: pages of recordings lose line breaks."""
    cut: list[Paragraph] = []
    for paragraph in paragraphs:
        text, start = paragraph.text, paragraph.start
        timed = ":" in text and _CLOCKS.search(text) is not None
        places = [0, *(inside.start() for inside in _INSIDE.finditer(text))] if timed else [0]
        if len(places) == 1:
            cut.append(paragraph)
            continue
        for place, end in pairwise((*places, len(text))):
            words = text[place:end].rstrip()
            gap, lead = (1, 0) if place else (paragraph.gap, paragraph.lead)
            cut.append(Paragraph(start + place, start + place + len(words), gap, words, lead=lead))
    return cut


def mark_turns(paragraphs: list[Paragraph]) -> None:
    """Give transcript turns their kind and the place where their words begin, in place."""
    labels = _without_fields(paragraphs, _labels(paragraphs))
    typed = _are_typed(paragraphs, labels)
    repeats = typed or _repeats([name for name, _ in labels.values()], len(paragraphs))
    if not repeats:
        labels = _exchange(paragraphs, labels)
    for number, (_, length) in labels.items():
        paragraph = paragraphs[number]
        paragraph.kind, paragraph.words = "turn", paragraph.start + length
    if repeats:
        _mark_times(paragraphs)
        if typed or _are_dense(labels):
            _carry_on(paragraphs, labels, frozenset(name.upper() for name, _ in labels.values()))


def _mark_times(paragraphs: list[Paragraph]) -> None:
    """`0:19` on a line of its own, above each turn: nobody says it."""
    times = [each for each in paragraphs if not each.kind and _STAMP.fullmatch(each.text)]
    for paragraph in times if len(times) >= _FEWEST_TIMES else ():
        paragraph.kind = "navigation"


def _without_fields(paragraphs: list[Paragraph], labels: Labels) -> Labels:
    """Without `Guest: Bo Katz`, `Length: 40 km`: a label that stands once, where sentences stand behind most others."""
    counts = Counter(name for name, _ in labels.values())
    told = {n for n in labels if _spoken(paragraphs[n].text).endswith(_ENDS)}
    fields = {
        n
        for n, (name, length) in labels.items()
        if n not in told and counts[name] == 1 and not TALK.search(paragraphs[n].text, length)
    }
    return {n: label for n, label in labels.items() if n not in fields} if len(told) > len(fields) else labels


def _exchange(paragraphs: list[Paragraph], labels: Labels) -> Labels:
    """`RUIZ: We are late.` and `CHAN: We are not.` in a told story: neighbours that talk to each other.

    `TIME: Friday at noon.` and `PLACE: The town hall.` speak neither of themselves nor to anybody.
    """
    barred = lexicons.words("blocks_not_names")
    talk = set()
    for number, (_, length) in labels.items():
        text = paragraphs[number].text
        named = barred.isdisjoint(_LETTERS.findall(text[:length].lower().removeprefix("the ")))
        if named and _spoken(text).endswith(_STOPS) and TALK.search(text, length):
            talk.add(number)
    beside = {n for n in talk for other in (n - 1, n + 1) if other in talk and labels[other][0] != labels[n][0]}
    return {number: labels[number] for number in sorted(beside)}


def _spoken(text: str) -> str:
    """The paragraph without a stage direction at its end: `WITNESS: I was asleep. (Sensation.)`"""
    stage = STAGE.search(text)
    return text[: stage.start()].rstrip() if stage else text


def _labels(paragraphs: list[Paragraph]) -> Labels:
    """The paragraphs that begin with a label."""
    found: Labels = {}
    official: set[int] = set()  # "The Mayor (Ana Ruiz):", "Mr. McCOY.": as reporters of a parliament set labels
    initials: dict[int, str] = {}
    capitals = 0
    for number, paragraph in enumerate(paragraphs):
        match = _LABEL.match(paragraph.text) if not paragraph.kind else None
        if not match or not (match["clock"] or _SPOKEN.search(paragraph.text, match.end() - 1)):
            continue
        letter = match["question"] or match["spaced"]
        name = letter or match["dotted"] or match["holder"] or _TITLES.sub("", match["name"])
        if name.lower() in lexicons.words("blocks_labels") or _is_told(match[0]):
            continue
        capitals += name.isupper()
        if match["dotted"] or match["holder"]:
            official.add(number)
        shorter = _SHORTENED.match(match[0])
        initials[number] = shorter[1] if shorter else "".join(word[0] for word in name.split() if word[0].isupper())
        found[number] = (
            name[0] if letter else name if name[-1].isdigit() else name.split()[-1],
            match.end(),
        )
    opening = paragraphs[0].text if 0 in found and 1 not in found else ""
    if opening and not opening.endswith((".", "?", "!", ":")) and not _CLOCKS.search(opening):
        del found[0]  # a headline: "Reyes: Town will pay for the ferry"
    letters = {number: label for number, label in found.items() if len(label[0]) == 1}
    names = {number: label for number, label in found.items() if number not in letters}
    if letters and _talk(names):
        return found
    if capitals * 2 > len(found):  # one style a page: "Reyes: Town will pay" above "REYES: ..." is a headline
        short = {label for label, _ in found.values()}  # "Ana Ruiz: ...", and from then on "AR: ..."
        official |= {number for number, letters in initials.items() if len(letters) > 1 and letters in short}
        return {number: label for number, label in found.items() if label[0].isupper() or number in official}
    return found


def _talk(names: Labels) -> bool:
    """`Daniel Foss: Do you read reviews?` and `Cleo Marchetti: I read one.`, in an interview of Q and A: two names in
    a row are those of the two who talk.
    """
    return any(number + 1 in names and names[number + 1][0] != name for number, (name, _) in names.items())


def _is_told(label: str) -> bool:
    """`Ana Ruiz, a lawyer, said:`, `Ana Ruiz, 70, told us:`: a sentence whose verb says that she speaks."""
    before, comma, behind = label.rpartition(":")[0].rpartition(",")
    words = behind.split() if comma and before else []
    return not lexicons.words("sentences_speech_verbs").isdisjoint([*words[:1], *words[-1:]])


def _repeats(names: list[str], paragraphs: int) -> bool:
    """At least two speakers and one of them twice; or two speakers and nothing else on the page."""
    counts = Counter(names)
    if len(counts) < 2:
        return False
    if "Q" in counts and "A" in counts:
        return True
    several = sum(count > 1 for count in counts.values())
    return several > 0 or len(names) * 10 >= paragraphs * 6


def _are_typed(paragraphs: list[Paragraph], labels: Labels) -> bool:
    """Two labels that nothing but a transcript has: with the time of the recording behind them (by one speaker, who
    gives a speech), or with what somebody is, all in capitals.
    """
    texts = [paragraphs[number].text[:length] for number, (_, length) in labels.items()]
    clocks = sum(_CLOCKS.search(each) is not None for each in texts)
    introduced = {each for each in texts if _INTRODUCED.fullmatch(each)}
    return clocks > 1 or len(introduced) > 1 or _is_speech(paragraphs, labels)


def _is_speech(paragraphs: list[Paragraph], labels: Labels) -> bool:
    """`PRESIDENT ANA RUIZ: Good evening. I ...` and paragraphs in which she goes on to speak, and no reporter."""
    if len({name for name, _ in labels.values()}) != 1:
        return False
    first = min(labels)
    label, words = paragraphs[first].text[: labels[first][1]], paragraphs[first].text[labels[first][1] :]
    spoken = [words, *(each.text for each in paragraphs[first + 1 :] if not each.kind)]
    talk = sum(TALK.search(each) is not None for each in spoken)
    return label.isupper() and len(label.split()) > 1 and talk * 2 >= len(spoken) and not any(map(is_quoting, spoken))


def _are_dense(labels: Labels) -> bool:
    return len(labels) >= _DENSE * (max(labels) - min(labels) + 1)


def _carry_on(paragraphs: list[Paragraph], labels: Labels, names: frozenset[str]) -> None:
    """Unlabelled paragraphs between turns go on with the turn before; not those in which the reporter tells what
    those of the ``names`` do.
    """
    labelled = sorted(labels)
    first, last = labelled[0], labelled[-1]
    # Behind the last label a transcript ends with its turn; a story, or two lines of talk, goes on with its own words.
    open_ = sum(not each.kind and not STAGE.fullmatch(each.text) for each in paragraphs[first:])
    ends_so = len(names) == 1 or (len(labelled) > 2 and len(labelled) >= open_)
    end = _end_of_talk(paragraphs, last) if ends_so else last
    if labels[last][1] >= len(paragraphs[last].text):  # the last label has its words on the next line
        end = max(end, min(last + 2, len(paragraphs)))
    known = set(labelled)
    speaker = ""
    for number in range(first, end):
        paragraph, text = paragraphs[number], paragraphs[number].text
        if number in known:
            speaker = labels[number][0]
        if paragraph.kind or STAGE.match(text) or is_quoting(text) or is_narrated(text, names):
            continue
        if tells_of(text, speaker):
            continue
        ahead = number + 1 in known or (number + 1 < end and is_noted(paragraphs[number + 1].text))
        if is_noted(text) or (is_section(text) and ahead):
            paragraph.kind = "subheading"
        else:
            paragraph.kind, paragraph.words = "turn", paragraph.start


def _end_of_talk(paragraphs: list[Paragraph], last: int) -> int:
    """Where a transcript ends: behind its last label at a paragraph that tells what was said and addresses nobody.

    So does a line of the page, `Credits: ...`, `Write to talk@altona.example`, and a note of the editor's below the
    last answer: `Quiet Rooms is out on Friday on Bluebell.`
    """
    for number in range(last + 1, len(paragraphs)):
        text = paragraphs[number].text
        told = (_TOLD.search(text) and not TALK.search(text)) or is_colophon(text)
        told = told or (is_note(text) and not any(TALK.search(each.text) for each in paragraphs[number + 1 :]))
        told = told or (paragraphs[number].kind in ("navigation", "teaser") and not _STAMP.fullmatch(text))
        if told or _CONTACT.search(text) or text.partition(":")[0].lower() in lexicons.words("blocks_labels"):
            return number
    return len(paragraphs)
