"""Headlines that say who and what with a colon between: `Reyes: Town will pay for the ferry`.

So do notes taken while somebody speaks: `20:40 Siddiqui: Labour “will reopen” them.`
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from quotetrace import lexicons
from quotetrace.grammar.who import people
from quotetrace.layers import Block, Document, Reported, Sentence
from quotetrace.quotations.scene import Scene

_LONGEST = 160  # characters of a line that can be a headline
_SHAPE = re.compile(r"(?P<label>[^\W\d_a-z][\w.’'-]{0,24}(?: [\w.’'&-]{1,24}){0,4}):[ \xa0]+(?P<claim>\S[^\n]{10,})")
# "Rail link to open by 2027: minister", "Rail link will cost twice as much – report"
_MIRRORED = re.compile(
    r"(?P<claim>[^\W\d_a-z][^:\n]{10,120}?)(?P<mark>:|[ \xa0][-–—])[ \xa0]+"
    r"(?P<label>[\w’'&-][\w.’'&-]{1,24}(?: [\w.’'&-]{1,24}){0,3})"
)
_ASKS = frozenset("how why what who whom whose when where which is are was were does do did can will should".split())
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s*(?:[-–—:]\s*)?")
_NEAR = 8  # tokens before a colon: a time and a name
_ITEM = re.compile(r"(?:\d{1,2}[.)]?|[•▪●·*-])\s+")
_LINKED = ("teaser", "navigation")  # lines that are headlines of other articles, numbered or not
_TITLED = ("headline", "subheading", *_LINKED)
_MARKS = re.compile(r"[\"“”‘’']")
_OWN = re.compile(r"(?:I|We|My|Our)[’']?\b")
_STOPS = ".!;"
_BEHIND_NOUN = frozenset("of in on at from for to over with by".split())
_CLAUSE = frozenset("VZMBR")  # letters of finite verbs and pronouns
_DOING = _CLAUSE | frozenset("EGT")  # and of participles and "to", which headlines make do with
_FEWEST = 3  # words of a claim
_INITIALS = (2, 3)  # letters of an office: "PM", "CEO"
_SURE = 0.7


def read_headlines(scene: Scene, told: Iterable[Reported]) -> Iterator[Reported]:
    """The claims of headlines whose label is somebody that the article goes on to name, or a report or a poll.

    ``told`` are stretches that have their source already: `Reyes: “We will pay.”`
    """
    document = scene.document
    told = list(told)
    sourced = {each.content[0][0] for each in told if each.source is not None or each.cue is not None}
    quoted = sorted(each.content[0][0] for each in told)
    for number, block in enumerate(document.blocks):
        if block.kind in _TITLED or (number == 0 and block.kind == "body"):
            short = block.end - block.start <= _LONGEST
            found = _claim(scene, block) if short else None
            if found is None and short and bisect_left(quoted, block.start) == bisect_left(quoted, block.end):
                found = _mirrored(scene, block)  # `“Sold out”: traders of Altona lament` is told already
            if found is not None and found.content[0][0] not in sourced:
                yield found


def read_notes(scene: Scene, told: Iterable[Reported]) -> Iterator[Reported]:
    """`20:40 Siddiqui: Labour “will reopen” them.`: a surname that the text has elsewhere, and words partly in marks,
    or of the first person.

    In a list of reactions any name will do: `Shelter Now: the cap “will help” thousands.` below `Ruiz: “It helps.”`
    ``told`` are stretches that have their source already.
    """
    document, blocks = scene.document, scene.document.blocks
    told = list(told)
    listed = _reactions(document, told)
    sourced = {each.content[0][0] for each in told if each.source is not None}
    shapes = [
        shape
        for each in document.sentences
        if ":" in scene.code[each.first : each.first + _NEAR] and blocks[each.block].kind == "body"
        if (shape := _shape(document.text, each)) is not None
    ]
    surnames = _surnames(document, {shape["label"] for shape in shapes}) if shapes else frozenset()
    for shape in shapes:
        known = shape["label"] in surnames or _is_listed(document, shape, listed)
        found = _reported(scene, shape) if known else None
        own = found is not None and (found.kind == "mixed" or _OWN.match(shape["claim"]))
        if found is not None and own and found.content[0][0] not in sourced:
            yield found


def _reactions(document: Document, told: Iterable[Reported]) -> frozenset[int]:
    """The numbers of the blocks that are a name, a colon and somebody’s words."""
    found = set()
    for each in told:
        if each.rule == "direct.colon" and each.source is not None:
            number = document.block_of(bisect_left(document.starts, each.source[0]))
            if (
                document.blocks[number].words == each.source[0]
                and document.words[bisect_left(document.starts, each.source[0])][0].isupper()
            ):
                found.add(number)
    return frozenset(found)


def _is_listed(document: Document, shape: re.Match[str], listed: frozenset[int]) -> bool:
    """Whether a label of words with capitals opens a paragraph beside a reaction."""
    number = document.block_of(bisect_left(document.starts, shape.start("label")))
    opens = document.blocks[number].words == shape.start("label")
    named = all(word[0].isupper() for word in shape["label"].split()) and shape["label"].lower() not in lexicons.words(
        "blocks_labels"
    )
    return opens and named and bool({number - 1, number + 1} & listed)


def _shape(text: str, sentence: Sentence) -> re.Match[str] | None:
    """A label and what stands behind its colon, a time before it left out."""
    time = _TIME.match(text, sentence.start, sentence.end)
    return _SHAPE.fullmatch(text, time.end() if time else sentence.start, sentence.end)


def _surnames(document: Document, labels: set[str]) -> frozenset[str]:
    """The labels that the text has as a word with a capital behind another one."""
    behind = (word for name, word in pairwise(document.words) if word in labels and name[0].isupper())
    return frozenset(word for word in behind if word[0].isupper())


def _claim(scene: Scene, block: Block) -> Reported | None:
    text = scene.document.text
    item = _ITEM.match(text, block.words, block.end) if block.kind in _LINKED else None
    shape = _SHAPE.fullmatch(text, item.end() if item else block.words, block.end)
    if shape is None or shape["claim"].endswith("?") or not _speaks(scene.document, shape["label"], block):
        return None
    if block.kind in _LINKED and not (_MARKS.search(text, *shape.span("claim")) or _OWN.match(shape["claim"])):
        return None  # "Altona: A walk along the quay", but "Reyes: I never said so"
    if _is_place(shape["label"]) and _tells_another(scene, *shape.span("claim")):
        return None
    return _reported(scene, shape)


def _is_place(label: str) -> bool:
    countries = lexicons.table("speakers_demonyms").values()
    return label in countries or label.lower() in lexicons.low_words("speakers_places")


def _tells_another(scene: Scene, start: int, end: int) -> bool:
    """`Niger: Reyes condemns the attempt`: below the name of a place the claim tells who says what."""
    first, last = bisect_left(scene.document.starts, start), bisect_left(scene.document.starts, end)
    verb = next((at for at, _ in scene.cues(first + 1, min(first + _NEAR, last))), first)
    return verb > first and all(word[0].isupper() for word in scene.document.words[first:verb])


def _mirrored(scene: Scene, block: Block) -> Reported | None:
    """`Rail link to open by 2027: minister`: the claim first, and behind a colon or a dash who makes it."""
    text = scene.document.text
    shape = _MIRRORED.fullmatch(text, block.words, block.end) if block.kind not in _LINKED else None
    if shape is None or shape["claim"].split()[0].lower() in _ASKS or not _signs(scene.document, shape, block):
        return None
    start, end = shape.span("claim")
    first, last = bisect_left(scene.document.starts, start), bisect_left(scene.document.starts, end)
    if last - first < _FEWEST or not _DOING.intersection(scene.document.letters[first:last]):
        return None
    return _told(text, shape, (start, end))


def _signs(document: Document, shape: re.Match[str], block: Block) -> bool:
    """Whether what ends a headline is who says it; behind a dash may stand the outlet, too: somebody by their work."""
    label = shape["label"]
    if label.lower() in lexicons.words("blocks_labels") or any(map(str.isdigit, label)):
        return False
    if label.split()[-1].lower() in people() | lexicons.words("speakers_documents"):
        return True
    return shape["mark"] == ":" and label.istitle() | label.isupper() and _speaks(document, label, block)


def _reported(scene: Scene, shape: re.Match[str]) -> Reported | None:
    text = scene.document.text
    start, end = shape.span("claim")
    while end > start and text[end - 1] in _STOPS:
        end -= 1
    says = _says(scene, start, end) or _is_finding(shape["label"], text[start:end])
    return _told(text, shape, (start, end)) if says else None


def _told(text: str, shape: re.Match[str], claim: tuple[int, int]) -> Reported:
    return Reported(
        kind="mixed" if _MARKS.search(text, *claim) else "indirect",
        content=(claim,),
        rule="indirect.headline",
        source=shape.span("label"),
        confidence=_SURE,
    )


def _is_finding(label: str, claim: str) -> bool:
    """`Poll: Ruiz and Chan in dead heat`: what a document found needs no verb in a headline."""
    return label.lower().split()[-1] in lexicons.words("speakers_documents") and len(claim.split()) > _FEWEST


def _speaks(document: Document, label: str, block: Block) -> bool:
    """`Reyes`, `Clinton camp`, `Poll`: a name that the article has again, or what is quoted by its kind."""
    if any(map(str.isdigit, label)):
        return False  # "Altona 2-2 Lauter: League Two live"
    words = label.split()
    last = words[-1].lower()
    if words[0].lower() == "your":
        return False  # "Your guide: Ana Ruiz"
    if label.lower() in lexicons.words("blocks_labels"):
        return False  # "OPINION: The bench that would not move"
    if last in lexicons.words("speakers_documents") or last.removesuffix("s") in lexicons.table("speakers_roles"):
        return True
    if not words[-1][0].isupper() and last not in people():
        return False  # "Harbour levy: Traders lament"
    if _is_office(document, label):
        return True
    names = [word for word in words if word[0].isupper()]
    if any(word.lower() in _BEHIND_NOUN for word in words[1:]) and not _is_post(words):
        return False  # "Vote in Sofia: As it happened"
    again = re.compile(rf"(?<!\w){re.escape(names[-1])}(?!\w)", re.IGNORECASE if label.isupper() else 0)
    if last in lexicons.words("blocks_labels") or (len(words) == 1 and _is_topic(document, last)):
        return False
    return block.kind in _LINKED or again.search(document.text, block.end) is not None


def _is_office(document: Document, label: str) -> bool:
    """`PM: Cuts will stay`: the first letters of an office that the article spells out."""
    if not (label.isalpha() and label.isupper() and len(label) in _INITIALS):
        return False
    spelled = re.compile(r"(?<!\w)" + r"[ -]".join(f"[{letter}{letter.lower()}][a-z]+" for letter in label) + r"(?!\w)")
    return any(found[0].split()[-1].lower() in people() for found in spelled.finditer(document.text))


def _is_topic(document: Document, word: str) -> bool:
    """`Fuel: Owners trade blame`: what the article names in small letters, and neither somebody nor a body."""
    common = word in document.words and word not in people()
    return common and word not in lexicons.words("speakers_organizations")


def _is_post(words: list[str]) -> bool:
    """`Mayor of Altona`, `Man in the street`: the noun before the first preposition is somebody."""
    head = next(at for at, word in enumerate(words) if word.lower() in _BEHIND_NOUN)
    return words[head - 1].lower() in people()


def _says(scene: Scene, start: int, end: int) -> bool:
    """Whether the words are a claim: a clause, or words in marks."""
    first, last = bisect_left(scene.document.starts, start), bisect_left(scene.document.starts, end)
    letters = scene.document.letters[first:last]
    return last - first >= _FEWEST and (bool(_CLAUSE.intersection(letters)) or "Q" in letters)
