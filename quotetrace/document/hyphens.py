"""Words that a column of print cuts at the end of a line: `chil-` and below it `dren`, read as one word."""

import re
from collections.abc import Iterator

from quotetrace.document.markup import Replaced, with_others
from quotetrace.layers import Origin

# a hyphen, or what scanners take for one, between a letter and a line that begins in lower case; the rest of the word
# and the blank behind it, where the line is broken instead
_CUT = re.compile(
    r"(?P<head>(?<![\w-])[^\W\d_]{1,30})(?P<hyphen>[-¬‐][ \t]{0,9}\r?\n[ \t]{0,40})"
    r"(?P<tail>[a-zß-öø-ÿ]\S{0,40})(?P<blank>[ \t]?)"
)
_FEWEST = 2  # words: one alone may be a compound that was broken where its hyphen is
# words that keep their hyphen: "well-known", "twenty-five"
_COMPOUND = frozenset(
    "well self ex non anti so half long short high low all mid post pre cross full part first second third old new "
    "one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)


def read_hyphens(text: str) -> Origin | None:
    """The text with each such word in one piece and the line broken behind it; None where there are none."""
    if "-\n" not in text and "¬" not in text and "-\r\n" not in text:
        return None
    found = [cut for cut in _CUT.finditer(text) if cut["head"].lower() not in _COMPOUND]
    return with_others(text, _replaced(found)) if len(found) >= _FEWEST else None


def _replaced(found: list["re.Match[str]"]) -> Iterator[Replaced]:
    for cut in found:
        yield *cut.span("hyphen"), ""
        if cut["blank"]:
            yield *cut.span("blank"), "\n"
