"""What stands between the turns of a transcript, and below them, and is nobody's words: parts, a story, a colophon."""

import re

from quotetrace.patterns import late

STAGE = re.compile(r"[(\[][^()\[\]]*[)\]]\.?\Z")
TALK = re.compile(r"\b(?:[Ii]|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|[Mm]e|[Yy]ou|[Yy]our)\b|\?")
_QUOTING = re.compile(r"[\"”’']\s(?:\w+ ){0,5}(?:said|says|told|added|asked)\b|^[\"“]")
_BY_MYSELF = re.compile(r"\b(?:I|[Ww]e)\b")
_PAPER = r"(?:transcripts?|transcription|captions|text|recording|audio|interview|conversation|episode|program(?:me)?)"
_COLOPHON = late(
    rf"(?:©|\(c\) ?(?:19|20)|copyright\b|all rights reserved\b|[-–—# ]*(?:end|ends|30)[-–—# ]*\Z"
    rf"|(?:this |the |our |a )?(?:(?:rush|full|edited|audio|official|machine|complete) )*{_PAPER}\b[^.?!]{{0,40}}?\b"
    r"(?:is|are|was|were|has|have|may|might|by|produced|provided|created|prepared|edited|ends|ended|courtesy)\b"
    r"|(?:\w+ )?(?:produced|edited|transcribed|transcripts?|recorded|captioned|moderated) (?:and \w+ )?by\b)",
    re.IGNORECASE,
)
# "Quiet Rooms is out on Friday on Bluebell.": what an interview was about, below it
_PRODUCT = re.compile(
    r"[^\W\d_a-z][^.?!]{1,80}\b(?:is|are|will be) (?:out|published|released|available|on sale|streaming"
    r"|in (?:cinemas|theaters|theatres|bookshops|bookstores|shops|stores))"
    r" (?:on|from|now|by|in|at|via|today|this|next)\b"
    r"[^.?!]{0,80}[.!]"
)
# "1:30 P.M. EST", "PATRICK DUNN, sworn", "BY MR. HALE:": what a clerk notes between turns
_NOTED = late(
    r"(?:END )?\d{1,2}:\d\d ?[AaPp]\.?[Mm]\.?(?: [A-Z]{2,4})?"
    r"|[^\W\d_a-z][\w.’' -]{2,40}, (?:(?:having been |being )?(?:first |duly )+)?sworn\b[^.?!]{0,60}\.?"
    r"|(?:EXAMINATION )?BY (?:MR|MS|MRS|MISS|DR|THE)\.? [A-Z’' -]{2,30}:?"
)
# What those at a hearing or on a stage do, and what is done there, told in the past: "The chairman called for order."
_PRESENT = (
    "gallery|audience|crowd|judge|magistrate|coroner|chair(?:man|woman|person)?|court|committee|hearing|inquiry|session"
    "|jury|jurors|witness|clerk|panel|members|senators|lawyers|lawyer|counsel|reporters|spectators|host|guests?|room"
    "|(?:vice )?president|speaker|minister|defendant|moderator|interviewer|exchange|remark"
)
_DID = (
    "laughed|nodded|paused|looked|left|stood|rose|sat|shook|smiled|wept|cried|turned|pointed|sighed|shrugged|walked"
    "|leaned|leant|applauded|hesitated|raised|interrupted|objected|conferred|whispered|stared|glanced|grinned|frowned"
    "|retired|adjourned|resumed|broke up|ended|returned|entered|withdrew|called|banged|cheered|booed|clapped|gasped"
    "|laughs|nods|pauses|looks|sighs|shrugs|smiles|lasted|drew|fell silent|handed|produced"
)
_DONE = late(rf"\s(?:[\w’']+ly |then |again |briefly )?(?:{_DID})\b")
_THERE = re.compile(
    rf"(?:[A-Z][a-z]+ (?:of|in) )?(?:[Tt]he |[Ss]everal |[Ss]ome |[Aa] )(?:[\w’'-]+ ){{0,2}}(?:{_PRESENT})\b"
)
_NAMED = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Judge|Senator|Councillor)\.? )?(?:[^\W\d_a-z][\w’-]+ )?[^\W\d_a-z][\w’-]+"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LONGEST_SECTION = 60  # characters of "Questions and Answers:"
_STOPS = (".", "!", "?", "…", ",", ";", "—", "–", "-", '"', "”", "’", "'", ")", "]")
_SMALL = frozenset("a an and at by for from in of on or the to with".split())


def is_quoting(text: str) -> bool:
    """`“It rains,” Ruiz said.`: the paragraph of a story; `“It rains.” So I told him` is talk."""
    found = _QUOTING.search(text)
    return found is not None and not _BY_MYSELF.search(found[0])


def is_colophon(text: str) -> bool:
    """`Transcript produced by Ana Ruiz on a deadline.`, `Copyright Coast Radio.`: the page speaks of itself."""
    return _COLOPHON.match(text) is not None


def is_noted(text: str) -> bool:
    """`1:30 P.M. EST`, `PATRICK DUNN, sworn`, `BY MR. HALE:`: a clerk’s line, which nobody says."""
    return _NOTED.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """`Quiet Rooms is out on Friday. This interview has been edited for length.`: below an interview, of no speaker."""
    sentences = _SENTENCE_END.split(text)
    tells = _PRODUCT.match(text) or any(is_colophon(each) and "edited" in each for each in sentences)
    return bool(tells) and TALK.search(text) is None


def is_narrated(text: str, names: frozenset[str]) -> bool:
    """`The chairman called for order.`, `Ruiz then left the room.`: what those do who talk, ``names``, or sit there.

    A paragraph that speaks of its own speaker to nobody is the reporter’s.
    """
    if TALK.search(text) or text[:1] in "\"“‘'":
        return False
    subject = _THERE.match(text) or _NAMED.match(text)
    known = subject is not None and (subject.re is _THERE or subject[0].split()[-1].upper() in names)
    return subject is not None and known and _DONE.match(text, subject.end()) is not None


def tells_of(text: str, speaker: str) -> bool:
    """`The contract was signed in May. Ruiz ran the depot.`: who talks does not talk of ``speaker``, of themselves."""
    named = len(speaker) > 2 and re.search(rf"\b{re.escape(speaker)}\b", text, re.IGNORECASE) is not None
    return named and TALK.search(text) is None


def is_section(text: str) -> bool:
    """`Questions and Answers:`, `CROSS-EXAMINATION`: words with capitals and no stop."""
    if len(text) > _LONGEST_SECTION or text.endswith(_STOPS):
        return False
    words = [word for word in text.split() if word[0].isalpha()]
    named = all(word[0].isupper() or word in _SMALL for word in words)
    return bool(words) and named and (text.endswith(":") or (text.isupper() and (len(words) > 1 or "-" in text)))
