"""Markdown left in a text, as programs that fetch pages write it: its signs read away, their places kept."""

import re
from collections.abc import Iterator
from itertools import chain

from quotetrace.document.markup import Cut, without
from quotetrace.layers import Origin

_TARGET = (
    r"\((?:https?://|www\.|mailto:|[/#])[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s\"[^\"\n]{0,200}\")?\)"
)
_LINK = re.compile(rf"(?<!!)(\[)[^\[\]\n]{{0,300}}(\]{_TARGET})")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{1,1000}(?:\s\"[^\"\n]{0,200}\")?\)")
_NOTE = re.compile(r"\[\^[\w-]{1,20}\]:?")
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|>~-])")
_STRONG = re.compile(r"(?<![\w*])(\*\*|__)(?=[^\s*_])([^*\n]{1,400}?)(?<=\S)\1(?!\w)")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s\\])\*(?![\w*])"
    r"|(?<![\w_\\])_(?=[^\s_])([^_\n]{1,400}?)(?<=[^\s\\])_(?![\w_])"
)
# "`Ana Ruiz`", but no words between two opening marks of a typewriter: "`No,' he said. `Go"
_CODE = re.compile(r"(?<![\w`\\])`(?=[^\s`])([^`\n,.!?]{1,80})(?<=[^\s\\])`(?![\w`])")
_TOLD_BY = ("](", "[^", "*", "_", "`", "\n#")  # without any of these there is nothing to look for
_INDENT = 40  # characters before a line's first word
_FEWEST = 2  # signs: one alone may be what the article writes about
_OPENING = re.compile(r"[\"“”‘«„']|[^\W\d_a-z]")  # of a quotation or a name


def read_markdown(text: str) -> Origin | None:
    """What the reader of a page sees of its Markdown; None for a text without any.

    A text counts as Markdown by a heading, by a link to another site or words set off that begin like a name or a
    quotation, or by two other links, notes or words set off. Paragraphs that are set so as a whole keep their signs:
    they are questions of an interview, headings or notes.
    """
    if text[:1] != "#" and not any(sign in text for sign in _TOLD_BY):
        return None
    signs = [*_signs(text)]
    leaning = [match.span() for pattern in (_EMPHASIS, _CODE) for match in pattern.finditer(text)]
    leaning = [span for span in leaning if not _is_whole(text, *span)]
    told = len(signs) + len(leaning) >= _FEWEST or _HEADING.search(text)
    if not told and not any(_OPENING.match(text, start + 1) for start, _ in leaning) and not _tells(text, signs):
        return None
    cuts = [cut for sign in signs for cut in sign]
    cuts += [cut for span in leaning for cut in _around(*span, 1)]
    cuts += [match.span() for match in _ESCAPE.finditer(text)]
    return without(text, sorted(cuts))


def _signs(text: str) -> Iterator[tuple[Cut, ...]]:
    """The signs that tell Markdown, each with what is left out for it."""
    for match in _LINK.finditer(text):
        yield match.span(1), match.span(2)
    for pattern in (_IMAGE, _NOTE, _HEADING):
        yield from ((match.span(),) for match in pattern.finditer(text))
    for match in _STRONG.finditer(text):
        if not _is_whole(text, *match.span()):
            yield _around(*match.span(), 2)


def _tells(text: str, signs: list[tuple[Cut, ...]]) -> bool:
    """Whether one sign is enough: `[Ann Lee](https://...)`, `**“Late,”** said Ann Lee`."""
    links = (cut[0] for cut in signs if text.startswith("](http", cut[-1][0]))
    strong = (cut[0] for cut in signs if text.startswith(("**", "__"), cut[0][0]))
    return any(_OPENING.match(text, end) for _, end in chain(links, strong))


def _around(start: int, end: int, width: int) -> tuple[Cut, Cut]:
    return (start, start + width), (end - width, end)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands in the line."""
    before, behind = text[max(0, start - _INDENT) : start], text[end : end + _INDENT]
    return not before.rpartition("\n")[2].strip() and not behind.partition("\n")[0].strip()
