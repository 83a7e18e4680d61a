"""One letter a token, and the noun phrases read off them: patterns over parts of speech become ordinary regexes.

``letters`` turns tags into one string as long as the token list, so that any clause pattern is a linear regex over it.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import compress, count, product
from unicodedata import category

from quotetrace.grammar.misread import DAYS as _NAMED
from quotetrace.grammar.misread import mended
from quotetrace.grammar.phrases import CHANNELS, TIMES

# D determiner, J adjective, N noun, P proper noun, R pronoun, S possessive pronoun, O possessive 's, C conjunction,
# I preposition, T to, V past, Z present, B base, G -ing, E participle, M modal, A adverb, p particle, W who/which,
# Y whose, H how/when, # number, Q quotation mark, t "that" opening a clause, x anything else
_LETTER = {
    "DT": "D", "PDT": "D", "JJ": "J", "JJR": "J", "JJS": "J", "NN": "N", "NNS": "N", "NNP": "P", "NNPS": "P",
    "PRP": "R", "EX": "R", "PRP$": "S", "POS": "O", "CC": "C", "IN": "I", "TO": "T", "VBD": "V", "VBZ": "Z", "VBP": "Z",
    "VB": "B", "VBG": "G", "VBN": "E", "MD": "M", "RB": "A", "RBR": "A", "RBS": "A", "RP": "p", "WDT": "W", "WP": "W",
    "WP$": "Y", "WRB": "H", "CD": "#", "$": "$", ",": ",", ".": ".", ":": ":", "-LRB-": "(", "-RRB-": ")",
    "``": "Q", "''": "Q", "FW": "N", "SYM": "x", "UH": "x",
}  # fmt: skip
_WORD_LETTER = {
    "“": "Q", "”": "Q", '"': "Q", "‘": "Q", "„": "Q", "«": "Q", "»": "Q", "''": "Q", "``": "Q", "「": "Q", "」": "Q",
    ",": ",", ";": ";", ":": ":", "—": "-", "–": "-", "―": "-", "--": "-", "-": "-", ".": ".", "?": ".", "!": ".",
    "…": "~", "...": "~", "(": "(", ")": ")", "[": "x", "]": "x", "no": "D", "both": "D", "Both": "D", "No": "D",
    "Daily": "P", "Weekly": "P", "surnamed": "E",
    "&": "P", "wrongdoing": "N", "Sta.": "P", "Sto.": "P", "•": "x", "▪": "x", "●": "x", "◦": "x", "‣": "x", "►": "x",
    "，": ",", "、": ",", "。": ".", "！": ".", "？": ".", "：": ":",
    "；": ";", "（": "(", "）": ")", "＂": "Q", "『": "Q", "』": "Q", "〝": "Q", "〞": "Q",
}  # fmt: skip

_NAME_FOR_ADJECTIVE = re.compile(r"j(?=[AVZM,.Rt])")  # "Devine said": a rare name is easily tagged as an adjective
_NOUN_FOR_ADJECTIVE = re.compile(
    r"J(?:(?=A?[VZ])|(?<=DJ)(?=T|,W|E?I))"
)  # "the rich say", "told the public to", "The academic, who", "an official briefed on it", whatever its tag
_HER_ALONE = re.compile(r"S(?=[TtVZMIH.,:])")  # "urged her to": no noun follows, so it owns nothing
_AFTER_TO = re.compile(r"N(?<=TN)(?=[DS])")  # "to table the plan": a verb that is more often a noun
# pasts that are no nouns, whatever the tagger takes a rare one for: "the ferry sank"
_PASTS = frozenset(
    "sank sang drank ate arose awoke swam froze forgave forgot mistook overtook undertook shook strode swore tore wove "
    "wrote threw flew flung sought sprang strove stung swept swung wept withdrew withstood shrank rang rode".split()
)
_NAMED_DAYS = frozenset("black good easter super holy cyber bloody".split())
_WHEN = frozenset("in on at during via since until before after late early by".split())  # open times and channels
_AGO, _SPANS = frozenset(("last", "this", "next")), frozenset("week month year night weekend".split())
_YEAR = 4  # digits
_BEHIND_A_NAME = re.compile(
    r"[NP](?<=[NP).,][NP])(?=A?[VZM])"
)  # "Acme Corp. today announced", "the board Tuesday voted"
DAYS = _NAMED | {"tonight"}
_AFTER_DETERMINER = r"(?:A(?=[J#EG])|JC(?=J)|[J$#]|[EG](?=[JNP#])|[NP](?=[JNP#$]))*"
_BARE = r"(?:A(?=[J#])|JC(?=J)|[J$#]|[NP](?=[JNP#$]))*"
_NOUN_PHRASE = re.compile(
    r"(?=[DSAJNPR#$])(?:R|"  # what a phrase can begin with: all other letters are left at once
    r"(?:D{1,2}|S)?J*+[NP]++(?![J#$O])|"  # most phrases: as the next line finds them, but soon
    rf"(?:(?:D{{1,2}}|S){_AFTER_DETERMINER}|{_BARE})[NP#$](?:O{_AFTER_DETERMINER}[NP#$])*+O?|D"
    r"|((?:A(?=J)|JC(?=J)|J)+))"  # adjectives without a noun: passed over at once, not tried again from each of them
)


_PICTURES = frozenset(("So", "Sk", "Mn", "Cf", "Cn"))  # emoji, the colour of their skin, what joins them
# What may be one of these: no letter of Europe, and no mark with a letter of its own.
_PICTURED = re.compile(
    "[^\\x00-\u1fff" + "".join(mark for mark in _WORD_LETTER if len(mark) == 1 and mark >= "\u2000") + "]"
)
# Behind a comma they belong to the name before it.
_SUFFIXES = frozenset("Inc. Inc Ltd. Ltd LLC L.L.C. Corp. LP L.P. LLP PLC plc S.A. N.V. Co. Jr. Jr Sr. Sr".split())
# Words that a tagger takes for exclamations, and so are; of others with a capital it knows nothing, and they are names.
_EXCLAIMED = frozenset(
    "hi hello hey please oh ok okay yes yeah no nope well ah aha wow thanks sorry alas goodbye bye god amen hooray"
    " hurrah ha huh hmm uh um er mm ugh ouch oops gosh cheers congratulations aye nay like say welcome".split()
)
_PARTICLES = frozenset(
    "de la del della di du dos das van von der den dem ter te el bin ibn ben abu".split()
)  # of names: Ines de la Cruz


def letters(words: Sequence[str], tags: Sequence[str], low: Sequence[str] | None = None) -> str:
    """One letter a token; ``low`` are the words in lower case, where they are known.

    >>> letters(["Ruiz", "said", "that", "the", "plan", "failed", "."], ["NNP", "VBD", "IN", "DT", "NN", "VBD", "."])
    'PVtDNV.'
    """
    code = "".join(_letters(words, tags))
    code = _AFTER_TO.sub("B", _NAME_FOR_ADJECTIVE.sub("P", code).replace("j", "J"))
    low = [word.lower() for word in words] if low is None else low
    return _without_days(words, mended(words, low, _HER_ALONE.sub("R", _NOUN_FOR_ADJECTIVE.sub("N", code))))


class _Letters(dict[str, str]):
    """The letter of each tag; "j" for adjectives, of which those with a capital are told apart."""

    def __missing__(self, tag: str) -> str:
        return "x"


_OF_TAG = _Letters(_LETTER | {"JJ": "j"})


@cache
def _told_by_word() -> frozenset[str]:
    """The words whose letter does not hang on their tag alone."""
    that = map("".join, product(*zip("that", "THAT", strict=True)))
    return _PASTS.union(_WORD_LETTER, _PARTICLES, _SUFFIXES, that)


def _letters(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The letter of each token, by its tag and, where it tells more, its word; "j" for adjectives with a capital."""
    found = [*map(_OF_TAG.__getitem__, tags)]
    for at in compress(count(), map(_told_by_word().__contains__, words)):
        found[at] = _of_word(words[at], tags[at])
        if words[at] in _SUFFIXES and at > 1 and words[at - 1] == "," and found[at - 2] == "P":
            found[at - 1] = found[at] = "P"  # "Orrin Foods | , Inc. | said"
    if "UH" in tags:  # "Oboh confirmed": a rare name that opens a paragraph
        for at in compress(count(), map("UH".__eq__, tags)):
            if words[at][0].isupper() and words[at].replace("-", "").isalpha() and words[at].lower() not in _EXCLAIMED:
                found[at] = "P"
    at = -1
    for _ in range(found.count("j")):
        at = found.index("j", at + 1)
        if not words[at][0].isupper():
            found[at] = "J"
    if _PICTURED.search("".join(words)):
        for at, word in enumerate(words):
            if len(word) == 1 and word >= "\u2000" and word not in _WORD_LETTER and category(word) in _PICTURES:
                found[at] = "x"  # an emoji is tagged as a noun, but is no part of the sentence
    return found


def _of_word(word: str, tag: str) -> str:
    """The letter of one of :func:`_told_by_word`."""
    if word in _WORD_LETTER:
        return _WORD_LETTER[word]
    if tag == "NN" and word in _PASTS:
        return "V"
    if tag in ("IN", "WDT") and word.lower() == "that":
        return "t"
    if word in _PARTICLES and tag not in ("NN", "NNP", "NNS"):
        return "P"
    return _OF_TAG[tag]


def _without_days(words: Sequence[str], code: str) -> str:
    """`the board | Tuesday | voted`: a day behind a name is no part of it."""
    found: list[str] = []
    for match in _BEHIND_A_NAME.finditer(code):
        at = match.start()
        if words[at].lower() in DAYS and words[at - 1].lower() not in _NAMED_DAYS:
            found = found or list(code)
            found[at] = "A"
    return "".join(found) or code


def noun_phrases(code: str, first: int, last: int) -> list[tuple[int, int]]:
    """The base noun phrases of ``code[first:last]``: (first, last excluded), possessors and their nouns together.

    >>> noun_phrases(letters(["China", "’s", "envoy", "said", "he", "left"], "NNP POS NN VBD PRP VBD".split()), 0, 6)
    [(0, 3), (4, 5)]
    """
    return [match.span() for match in _NOUN_PHRASE.finditer(code, first, last) if match.lastindex is None]


def parted(code: str, low: Sequence[str], first: int, last: int) -> tuple[tuple[int, int], ...]:
    """`On | Monday | Ruiz said`, `in | a statement | Mayor Ruiz said`: the time or channel and the name behind it.

    Without a comma both look like one phrase.
    """
    if last - first > 1 and first > 0 and code[first - 1] == "I" and low[first - 1] in _WHEN:
        names = (at for at in range(last - 1, first, -1) if code[at] == "P" and low[at] not in TIMES)
        name = next((at for at in names if low[at - 1] in TIMES or _is_told(code, low, first, at)), None)
        if name is not None:
            return (first, name), (name, last)
    if last - first > 2 and low[first] in _AGO and low[first + 1] in _SPANS and code[first + 2] != "O":
        return (first, first + 2), (first + 2, last)  # "reported | last month | Ruiz had left"
    if last - first > 2 and low[last - 1] in _SPANS and low[last - 2] in _AGO and code[last - 3] in "NP":
        return (first, last - 2), (last - 2, last)  # "described his condition | last night | as stable"
    return ((first, last),)


def _is_told(code: str, low: Sequence[str], first: int, at: int) -> bool:
    """Whether a channel ends before token ``at`` ("a Herald interview"), or a year is all that stands there."""
    year = at - first == 1 and code[first] == "#" and len(low[first]) == _YEAR and low[first].isdigit()
    return year or (code[first] == "D" and low[at - 1] in CHANNELS)
