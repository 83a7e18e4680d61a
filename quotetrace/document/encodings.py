"""Characters that a wrong decoding, an export or a program left behind, read as what they stood for.

`â€œ`, `Ã©` and `Â“` are UTF-8 that was read as Windows-1252, once or twice; U+0093 and its like are Windows-1252 read
as Latin-1; `ÒWe goÓ` is Mac Roman; a lost mark is U+FFFD or `?`. The text stays as it is: see ``layers.Origin``.
"""

import re
from collections.abc import Callable, Iterator

from quotetrace.document.markup import Replaced, with_others
from quotetrace.layers import Origin
from quotetrace.patterns import late

# two patterns, since each is passed over at once where none of its first characters stands
_DAMAGED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9fÂÃâ�´˝ÒÕ`]")
_DOUBTFUL = re.compile('""|\\\\["\'u]|,\\?\\s|u20[12][0-9a-f]|<<|‘‘')
# how often a text is looked at again: twice decoded wrongly, and marks that only then are seen
_MOST_ROUNDS = 3

# UTF-8 bytes as Windows-1252 shows them: those of Latin letters, and of marks, dashes, the euro and the like
_CONTINUED = "".join(
    sorted(
        {bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)}
        | set(map(chr, range(0x80, 0xA0)))
    )
)
_TWICE = late(
    rf"[ÂÃ][{re.escape(_CONTINUED)}]|(?<=[^\W\d_¬])[ÄÅ][{re.escape(_CONTINUED)}]|(?<=¬)[ÄÅ][{re.escape(_CONTINUED)}]"
    rf"|â[€‚„][{re.escape(_CONTINUED)}]|â€�|â€(?=[\s.,;:?!)]|$)"
)
_INITIAL = re.compile(rf"(?<![^\W\d_])[ÄÅ][{re.escape(_CONTINUED)}](?=[^\W\d_])")  # `Å˜Ã­hovÃ¡`, of Říhová
_CUT = re.compile(r"\bÃ(?=[a-z])")
_CAPITAL = "Á"  # of the capitals whose second byte has no sign (ÁÍÏÐÝ) by far the most frequent first letter
_TELLING = 2  # other wrong decodings from which on a lone "Ã" is one
_CONTROLS = {
    0x82: "‚", 0x84: "„", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—", 0xA0: " ",
}  # fmt: skip
# a mark, or what nobody sees inside of a word; alone, a control character is a blank
_CONTROL = re.compile("[\x82\x84\x91-\x97]|(?<=\\S)\x85|(?<=[^\\W\\d_])[\x00-\x08\x0e-\x1b\x7f-\x9f]++(?=[^\\W\\d_])")
_ESCAPED = re.compile(r"\\(?P<mark>[\"'])|\\?u(?P<code>20(?:1[3489cd]|26))(?![0-9a-f])")
_DOUBLED = re.compile('""')
_PAIRED = re.compile("‘‘|’’|<<(?=\\S)|(?<=\\S)>>")
_MAC = {"Ò": "“", "Ó": "”", "Ô": "‘", "Õ": "’"}
_MAC_SIGN = re.compile("[ÒÓÔÕ]")
_MAC_TELLS = re.compile(r"[a-z]Õ(?:s|t|re|ll|ve|d|m)\b|(?:^|\s)Ò[A-Z][^ÒÓ]{1,400}[.,?!]Ó(?:\s|$)")
# a sign that is opening, closing or an apostrophe by where it stands
_LOST = {"�": ("“", "”", "’"), "´": ("‘", "’", "’"), "˝": ("“", "”", "”"), "?": ("“", "”", "’")}
_LOST_SIGN = re.compile("[�´˝]")
_LOST_AS_QUESTION = re.compile(r"(?:(?<=\s)|\A)\?(?=\w)|(?<=[.,!?])\?(?=\s|$)|(?<=[a-z])\?(?=(?:s|t|re|ll|ve|d|m)\b)")
_QUESTION_TELLS = re.compile(r"(?:^|\s)\?\w[^?]{1,400},\?\s")
_GRAVE = re.compile(r"(?<![\w`])`(?=[^\W_])")
_GRAVE_TELLS = re.compile(r"(?<![\w`])`[^\W_][^`'\n]{1,400}[.,?!]'(?!')")


def read_encodings(text: str) -> Origin | None:
    """The text with such characters read as what they stood for; None for a text without any."""
    if _DAMAGED.search(text) is None and _DOUBTFUL.search(text) is None:
        return None
    found = None
    for _ in range(_MOST_ROUNDS):
        plain = found.plain if found else text
        replaced = _replaced(plain)
        if not replaced:
            break
        mended = with_others(plain, replaced)
        found = mended if found is None else joined(found, mended)
    return found


def joined(first: Origin, second: Origin) -> Origin:
    """Two readings as one: ``second`` was read from what ``first`` had made plain."""
    starts = [first.starts[place] for place in second.starts]
    ends = [first.ends[place - 1] for place in second.ends]
    return Origin(first.text, second.plain, starts, ends)


def _replaced(text: str) -> list[Replaced]:
    """What to read in place of what, by the first of the ways of damage that the text shows."""
    for way in _WAYS:
        if found := list(way(text)):
            return found
    return []


def _decoded(text: str) -> Iterator[Replaced]:
    """`â€œ`, `Ã©`, `Â“`; where a text has more of them, `Ãsa` for Ása, whose second byte has no sign and is lost."""
    found = [(*match.span(), _from_bytes(match[0])) for match in _TWICE.finditer(text)]
    if len(found) > _TELLING:
        found += [(*match.span(), _from_bytes(match[0])) for match in _INITIAL.finditer(text)]
        found = sorted(found + [(*match.span(), _CAPITAL) for match in _CUT.finditer(text)])
    for start, end, word in found:
        if word is not None:
            yield start, end, word


def _from_bytes(signs: str) -> str | None:
    if (len(signs) == 2 and signs[0] == "â") or signs == "â€�":
        return "”"  # its last byte has no sign in Windows-1252, and was dropped
    try:
        word = b"".join(_byte(sign) for sign in signs).decode()
    except UnicodeError:
        return None
    return _CONTROLS.get(ord(word), word)


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if ord(sign) < 0x100 else sign.encode("cp1252")


def _controls(text: str) -> Iterator[Replaced]:
    """U+0093 and U+0094 around words, a NUL inside of one."""
    for match in _CONTROL.finditer(text):
        yield *match.span(), _CONTROLS.get(ord(match[0][0]), "")


def _escaped(text: str) -> Iterator[Replaced]:
    r"""`\"We go\"`, `\u201cWe go\u201d`, twice at least."""
    found = list(_ESCAPED.finditer(text))
    for match in found if len(found) > 1 else ():
        yield *match.span(), match["mark"] or chr(int(match["code"], 16))


def _doubled(text: str) -> Iterator[Replaced]:
    """`""We go,"" said Ruiz`: all marks of the text stand twice, as tables of values write them."""
    found = list(_DOUBLED.finditer(text))
    if len(found) > 1 and 2 * len(found) == text.count('"'):
        yield from ((*match.span(), '"') for match in found)


def _paired(text: str) -> Iterator[Replaced]:
    """`‘‘We go,’’`, `<<We go,>>`."""
    words = {"‘‘": "“", "’’": "”", "<<": "«", ">>": "»"}
    found = list(_PAIRED.finditer(text))
    counts = [sum(match[0] == sign for match in found) for sign in words]
    for match in found:
        pair = counts[:2] if match[0] in ("‘‘", "’’") else counts[2:]
        if pair[0] == pair[1]:
            yield *match.span(), words[match[0]]


def _mac(text: str) -> Iterator[Replaced]:
    """`ÒItÕs late,Ó`."""
    if _MAC_TELLS.search(text):
        yield from ((*match.span(), _MAC[match[0]]) for match in _MAC_SIGN.finditer(text))


def _lost(text: str) -> Iterator[Replaced]:
    """`�We go,� said Ruiz`, `?We go,? said Ruiz. ?It?s late.?`"""
    asked = "�" not in text and _QUESTION_TELLS.search(text) is not None
    for match in (_LOST_AS_QUESTION if asked else _LOST_SIGN).finditer(text):
        before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opening, closing, apostrophe = _LOST[match[0]]
        if before.isalnum() and behind.isalnum():
            yield *match.span(), apostrophe
        elif behind.isalnum() and not before.strip("([—–-"):
            yield *match.span(), opening
        elif before.strip() and not behind.isalnum():
            yield *match.span(), closing


def _grave(text: str) -> Iterator[Replaced]:
    """`` `We go,' said Ruiz ``"""
    if "``" not in text and _GRAVE_TELLS.search(text):
        yield from ((*match.span(), "‘") for match in _GRAVE.finditer(text))


_WAYS: tuple[Callable[[str], Iterator[Replaced]], ...] = (
    _decoded, _controls, _escaped, _doubled, _paired, _mac, _lost, _grave,
)  # fmt: skip
