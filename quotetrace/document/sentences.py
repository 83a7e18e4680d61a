"""Sentences of one block: Punkt with parameters that we ship, then a pass that knows quotation marks.

Most stops end a sentence by what stands before them: a question mark, or a plain word that is no abbreviation. Punkt
decides on the others, by the word before a full stop (abbreviation, initial, number) and the word after it. The rules
after it read what Punkt cannot: marks that close what they belong to, questions that an attribution follows, list
numbers.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from quotetrace.document.punkt import LONGEST_WORD, abbreviations, divided
from quotetrace.document.unstopped import split_speech
from quotetrace.lexicons import words

# What stands between two blanks at a stop, an address at the longest, is looked at as far as this.
_LONGEST_CHUNK = 200

# How far back a rule looks, so that time stays linear where nothing ends for pages.
_REACH = 60

# A platform, and no initial, behind words that lead to one: "wrote on X. Ann Lee said"; not "a paper on X. Y. Chen".
_PLATFORM = re.compile(r"\b(?:on|via|(?:took|turned) to|platform|network|site|app|service) X\.\Z")
_LONGEST_LEAD = 16  # characters of these words

_CLOSING = r"""(?:["'”’»›“)\]}]|\[\d{1,3}\])"""
_CANDIDATE = re.compile(rf"[.?!…‽؟।](?={_CLOSING}*+\s+(?P<next>\S{{1,{_LONGEST_CHUNK}}}))")
# A full stop behind a word of letters, or behind a mark that no word goes on after.
_PLAIN = re.compile(r"(?:[\"“‘'(\[]*([^\W\d_]{2,}(?:[-’'][^\W\d_]+)*)|.*[\"”»›)\]}])\.")
# Stops that no space follows: those of Chinese and Japanese (words that go on behind a closing mark stay), and a
# credit line set close (``over.”—Ana Ruiz``).
_CLOSE_SET = re.compile(
    r"[.。！？｡](?:(?<!\.)(?=([^\s」』”’）》〉】。！？｡])|[」』”’）》〉】]++([「『“]))|(?<=\.)(?=[\"”]++([—―])\s?[A-Z]))"
)

_MAY_CLOSE_SET = re.compile("[。！？｡—―]")

_FIRM = re.compile(r"\.\s+(?P<lead>[\"“]\s?[A-Z][^\"“”]{1,400}[.?!,…]\s?[\"”])")
_FIRM_WORD = re.compile(r"\b(?:Inc|Corp|Ltd|Co|LLC|plc|Jr|Sr|Ph\.?D|M\.D|(?:[A-Z]\.){1,3}[A-Z])\Z")
_LONGEST_FIRM = 8  # characters of such a word

_STOP = re.compile(r"[.?!…‽؟।。！？｡;:,\"“”]|[^\W\d_a-zß-öø-ÿ][a-z]")

_LONE = re.compile(r"(?:[”’»›)\]}]|''?|\[\d{1,3}\])(?:\s++|\Z)")
_LONE_STRAIGHT = re.compile(r"\"(?:\s++|\Z)")
_OPENING = re.compile(r"(?:[\"“„‘«‹(\[「『]|'{1,2}|`{1,2})*+\s?")
_NOT_FIRST = re.compile(r"[,;:)\]}%&/」』”’）]|\(\d{4}[a-z]?[,)]|\.(?!\.)|\.\.+\s*+[,;:]")
_LAST_WORD = re.compile(r"(?:.*[\s\"“”‘«»(\[{—–/])?+(?P<word>.*)", re.DOTALL)
_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)]{1,2}")
_SPACED_DOTS = re.compile(r"(?:\.\s){1,2}\.\Z")
_DASH = re.compile(r"(?:[—–―]|--?)\s*+\w")
_WORD = re.compile(r"[^\W_][\w’'-]*+")
_QUOTES = "\"'”’»›“"
_PRONOUNS = frozenset({"He", "She", "They", "We", "You"})


def _stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence may end by its last word and the next one: (behind the mark, start of the next word)."""
    before = start
    for match in _CANDIDATE.finditer(text, start, end):
        stop = match.end()
        word, before = text[max(before, stop - _LONGEST_CHUNK) : stop].rsplit(maxsplit=1)[-1], stop
        following = match["next"]
        if _never_last(word) and text[stop].isspace() and following[0].isalnum():
            continue  # "Mr. Lee": no need to ask, see _leans
        if _is_plain(word) or divided(word, following) or _behind_platform(text, start, stop, following):
            yield stop, match.start("next")


def _behind_platform(text: str, start: int, stop: int, following: str) -> bool:
    """``wrote on X. Ann Lee said``: the stop behind the platform's name, unless another initial follows."""
    lead = text[max(start, stop - _LONGEST_LEAD) : stop]
    return _PLATFORM.search(lead) is not None and following[0].isupper() and following[1:2] != "."


def _never_last(word: str) -> bool:
    return word[-1:] == "." and word[:-1].rpartition("-")[2].lower() in words("sentences_never_last")


def _is_plain(word: str) -> bool:
    """Whether the mark behind the word can but end a sentence: no full stop, or one that is no abbreviation's."""
    if word[-1] not in ".…":
        return True
    plain = _PLAIN.fullmatch(word) if len(word) <= LONGEST_WORD else None
    if plain is None:
        return False
    low = (plain[1] or "").lower()
    return low not in abbreviations() and low.rpartition("-")[2] not in abbreviations()


def _firm_stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``head of Altona Inc. “We sell.”``: behind an abbreviation that ends a name, marks that hold a whole sentence."""
    for match in _FIRM.finditer(text, start, end):
        if _FIRM_WORD.search(text[max(start, match.start() - _LONGEST_FIRM) : match.start()]):
            yield match.start() + 1, match.start("lead")


def _close_set_stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    found = _CLOSE_SET.finditer(text, start, end) if _MAY_CLOSE_SET.search(text, start, end) else ()
    return ((match.end(), match.start(match.lastindex or 0)) for match in found)


class _Gap(NamedTuple):
    """A place where a sentence may end: the sentence so far, what closes it, its last word, and what comes next."""

    text: str
    first: int
    stop: int
    at: int
    end: int
    closers: str
    word: str
    lead: str


def _gap(text: str, first: int, stop: int, at: int, end: int) -> _Gap:
    word = _LAST_WORD.match(text, max(first, stop - LONGEST_WORD), stop)
    opening = _OPENING.match(text, at, end)
    lead = opening.end() if opening else at
    return _Gap(text, first, stop, at, end, text[stop:at].strip(), word["word"] if word else "", text[lead : lead + 1])


def _divides(gap: _Gap) -> bool:
    """``“Is it over?” , she said``: no sentence begins with a mark that closes or divides."""
    return bool(_NOT_FIRST.match(gap.text, gap.at, gap.end))


def _goes_on(gap: _Gap) -> bool:
    """``“Is it over?” asked Lee``: behind a closing mark, a dash of dots, ? or ! a small letter goes on."""
    if not gap.text[gap.at].islower():
        return False
    return bool(gap.closers) or gap.text[gap.stop - 1] != "." or gap.text[gap.stop - 2 : gap.stop] == ".."


def _leans(gap: _Gap) -> bool:
    """``Mr. The-Rock Lee``, ``Roe v. The City``: some abbreviations end no sentence, whatever follows."""
    return not gap.closers and _never_last(gap.word)


def _numbered(gap: _Gap) -> bool:
    """``Resolution No. 5``, ``p. 12``."""
    if gap.closers or not gap.lead.isdigit():
        return False
    return gap.word[:-1] in words("sentences_before_numbers")


def _exclaimed(gap: _Gap) -> bool:
    """``Yahoo! Japan rose``: the mark is a part of the name, unless a word that opens sentences follows."""
    if gap.closers or gap.text[gap.stop - 1] not in "!?" or gap.word[:-1] not in words("sentences_exclaimed_names"):
        return False
    following = _WORD.match(gap.text, gap.at, gap.end)
    return following is not None and following[0].lower() not in words("sentences_starters")


def _lists(gap: _Gap) -> bool:
    """``1. Wash the rice.``, ``(b.) Dry it.``: the number goes with its item."""
    return gap.stop - gap.first < 12 and bool(_LIST_NUMBER.fullmatch(gap.text[gap.first : gap.at].rstrip()))


def _wordless(gap: _Gap) -> bool:
    """``... We shall see.``, ``“ — ! He left.”``: a sentence has a letter or a digit in it."""
    return not _WORD.search(gap.text, max(gap.first, gap.stop - _REACH), gap.stop)


def _spaced_dots(gap: _Gap) -> bool:
    """``we . . . Smith and I``: three dots end a sentence only before a word that opens one; four always."""
    dots = _SPACED_DOTS.search(gap.text, max(gap.first, gap.stop - 8), gap.stop)
    if not dots or gap.text[max(gap.first, dots.start() - 2) : dots.start()].rstrip().endswith("."):
        return False
    following = _WORD.search(gap.text, gap.at, min(gap.at + LONGEST_WORD, gap.end))
    return not following or not following[0][0].isupper() or following[0].lower() not in words("sentences_starters")


def _dashed(gap: _Gap) -> bool:
    """``“Is it over?” — and nobody knew``; a dash and a capital (``over.” — Ana Ruiz``) begin a credit line."""
    dash = _DASH.match(gap.text, gap.at, gap.end)
    return dash is not None and gap.closers != "" and dash[0][-1].islower()


def _attributed(gap: _Gap) -> bool:
    """``“Is it over?” Sen. Ana Ruiz of Utah asked.``; not ``“Is it over?” Ruiz said that it was.``"""
    if not gap.closers or (gap.text[gap.stop - 1] not in "?!…" and gap.text[gap.stop - 2 : gap.stop] != ".."):
        return False
    if gap.closers[-1] not in _QUOTES or not gap.lead.isupper():
        return False
    found = _attribution().match(gap.text, gap.at, min(gap.at + 120, gap.end))
    if not found:
        return False
    if found["first"].lower() in words("sentences_starters"):
        return (found["then"] or "")[:1] in {".", ",", ";"} and found["first"] in _PRONOUNS
    return (found["then"] or "").strip().lower() not in words("sentences_claims")


def _parenthetical(gap: _Gap) -> bool:
    """``Rep. Lee (R-Ky.) Smith``, ``the show (live!) Monday``: brackets opened inside a sentence close in it."""
    if gap.closers not in {")", "]"} or not gap.lead.isupper():
        return False
    opened = gap.text.rfind("(["[gap.closers == "]"], max(gap.first + 1, gap.stop - _REACH), gap.stop)
    if opened < 0:
        return False
    following = _WORD.search(gap.text, gap.at, gap.end)
    return not following or following[0].lower() not in words("sentences_starters")


_RULES: tuple[Callable[[_Gap], bool], ...] = (
    _divides,
    _goes_on,
    _leans,
    _numbered,
    _exclaimed,
    _lists,
    _wordless,
    _spaced_dots,
    _dashed,
    _attributed,
    _parenthetical,
)


@cache
def _attribution() -> "re.Pattern[str]":
    """`Smith asked`, `Sen. Ana Ruiz of Utah replied`: a subject in capitals, then a verb of speech, then one word."""
    verbs = "|".join(sorted(words("sentences_speech_verbs")))
    part = r"(?:[A-Z][\w’'-]*+\.?|\([^()\s]{1,20}\)|\d\d|of|the|for|and|de|von|van|el|al|bin)"
    return re.compile(rf"(?P<first>[A-Z][\w’'-]*+)\.?,?\s(?:{part},?\s){{0,7}}?(?:{verbs})\b(?P<then>[.,;:]|\s\w++)?")


def _next_start(text: str, at: int, end: int, inside: bool) -> int:
    """Where the next sentence starts: behind closing marks that stand alone between spaces (``over . ” He left``)."""
    lone = _LONE.match(text, at, end) or (_LONE_STRAIGHT.match(text, at, end) if inside else None)
    while lone:
        at = lone.end()
        lone = _LONE.match(text, at, end)
    return at


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of the block ``text[start:end]`` as offsets into ``text``, in order and trimmed of white space.

    Every character that is not white space lies in one of them. Nothing in the text can make this raise.

    >>> text = "“Is it over?” asked Mr. Lee. He left."
    >>> [text[first:last] for first, last in split_sentences(text, 0, len(text))]
    ['“Is it over?” asked Mr. Lee.', 'He left.']
    """
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    end = start + len(piece.rstrip())
    if first >= end:
        return []
    if not _STOP.search(text, first, end):
        return split_speech(text, first, end)
    result: list[tuple[int, int]] = []
    counted, inside = start, False
    for stop, at in sorted(
        (*_stops(text, first, end), *_close_set_stops(text, first, end), *_firm_stops(text, first, end))
    ):
        if at <= first or at >= end:
            continue
        inside ^= text.count('"', counted, at) % 2 == 1
        counted = max(at, counted)
        at = _next_start(text, at, end, inside)
        if at >= end:
            break
        gap = _gap(text, first, stop, at, end)
        if any(rule(gap) for rule in _RULES):
            continue
        result.append((first, first + len(text[first:at].rstrip())))
        first = at
    result.append((first, end))
    return result
