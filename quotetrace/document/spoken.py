"""Words of others that no mark sets off: said aloud as "quote", behind a label in mid-paragraph, below a colon.

Each comes out as a stretch whose ``mark`` says what opened it: "quote", "label" or ":".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotetrace.document.unspoken import TALK
from quotetrace.layers import Block, Marked
from quotetrace.patterns import late

_QUOTED = re.compile(r"\bquote,?\s(?P<words>(?:[^\W\d_A-Z][\w’'-]*,?\s){3,80}?)(?=(?:un|end |close )quote\b)")
_UNQUOTED = ("unquote", "end quote", "close quote")
_TITLED = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Ald|Cllr|Hon|Rev|Prof|MR|MRS|DR|REV)\.?|Miss|MISS|Sir|SIR|Lord|LORD|Lady|LADY"
    r"|Alderman|ALDERMAN|Councillor|Judge|Inspector|Sergeant|Constable|Coroner)(?:\s[A-Z][\w’'-]{1,30}){1,3}"
)
_WHO = late(
    rf"(?:{_TITLED}|The\s[A-Z]{{3,20}}(?:-[A-Z]{{3,20}})?"
    r"|(?:The\s)?(?:Coroner|Chairman|Clerk|Judge|Magistrate|Witness|Prisoner|Foreman|Counsel))\Z"
)
_SEPARATOR = re.compile(r"(?::\s+|\.\s?(?:—|--|–)\s?)(?=[A-Z])")  # between a label and its words
_LONGEST_LABEL = 60  # characters
_BEGINS = re.compile(r"(?:\A|[.!?)\]”\"—])\s*\Z")
_STAGE = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]\.?\s*\Z")
_FEWEST = 2  # labels on a page
_ANNOUNCED = re.compile(
    r"\b(?i:wrote|writes|said|says|posted|posts|e-?mailed|e-?mails|tweeted|texted|told|tells|replied|replies|answered"
    r"|added|adds|read|reads|statement|message|letter|from|like this|thus|as follows|in full|to say)\b[^.!?]{0,120}:\Z"
)
# a voice of its own, that need not say "I": `Reaction from Ana Ruiz:`
_VOICE = re.compile(
    r"\b(?i:reaction|response|verdict|comment|statement|message|take|view|analysis)s? (?:from|by|of)\b[^.!?]{0,120}:\Z"
)
_NEAR = 160  # characters before a colon
_MARKS = re.compile(r"[\"“”«»„「]|\b(?:said|says)\b|^[•▪●*–—>-]|^\d")
_STOPS = (".", "!", "?", "…")
_LONGEST = 800


def find_spoken(text: str, blocks: Sequence[Block]) -> list[Marked]:
    """The stretches of ``text`` that are somebody's words without a mark."""
    spoken = _QUOTED.finditer(text) if any(end in text for end in _UNQUOTED) else ()
    found = [Marked(*match.span("words"), *match.span("words"), "quote", closed=False) for match in spoken]
    found += _labelled(text, blocks)
    found += _announced(text, blocks)
    return found


def _labelled(text: str, blocks: Sequence[Block]) -> list[Marked]:
    """`(Laughter.) The CHAIRMAN.—Order!`: what stands between two labels of a paragraph, stage directions apart."""
    labels = [(block, *label) for block in blocks if block.kind == "body" for label in _labels(text, block)]
    found = []
    for number, (block, _, start) in enumerate(labels if len(labels) >= _FEWEST else ()):
        following = labels[number + 1 : number + 2]
        end = following[0][1] if following and following[0][0] is block else block.end
        words = text[start:end]
        stage = _STAGE.search(words, max(0, len(words) - 80))
        end = start + len((words[: stage.start()] if stage else words).rstrip())
        found.append(Marked(start, end, start, end, "label", closed=False))
    return found


def _labels(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Where the labels of a block begin, and where their words do."""
    for separator in _SEPARATOR.finditer(text, block.words, block.end):
        end = separator.start()
        end -= end > block.words and text[end - 1].isspace()
        floor = max(block.words, end - _LONGEST_LABEL)
        who = _WHO.search(text[floor:end])
        start = floor + who.start() if who else 0
        if who and _BEGINS.search(text[max(block.words, start - 3) : start]):
            yield start, separator.end()


def _announced(text: str, blocks: Sequence[Block]) -> Iterator[Marked]:
    """`From our reader Ana Ruiz:` and below it a paragraph in the first person, without marks."""
    for above, block in pairwise(blocks):
        if block.kind != "body" or text[above.end - 1] != ":" or block.end - block.start > _LONGEST:
            continue
        announced = above.kind in ("body", "subheading") and _ANNOUNCED.search(
            text, max(above.words, above.end - _NEAR), above.end
        )
        words = text[block.words : block.end]
        voice = _VOICE.search(text, max(above.words, above.end - _NEAR), above.end)
        speaks = words.endswith(_STOPS) if voice else TALK.search(words) is not None
        if announced and block.words == block.start and speaks and not _MARKS.search(words):
            yield Marked(block.words, block.end, block.words, block.end, ":", closed=False)
