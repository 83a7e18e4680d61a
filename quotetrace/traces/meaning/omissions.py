"""Omissions: what the words left out of a quotation, before it, within it or behind it, did to those that were kept."""

from typing import Final

from quotetrace.models import Alteration

from ..numbers.numerals import is_number
from ..text.sources import Source
from . import framing
from .bounds import LONGEST, ROUGHLY
from .negations import NEGATORS, is_damaged

_BEFORE: Final = NEGATORS | {"hardly", "scarcely", "barely", "unless"}
_MINUS: Final = frozenset(["minus", "negative"])
# "Few people came" takes nearly all back; "a few people came" does not.
_SOME_FEW: Final = frozenset("a the these those his her my our their its last next past first every another".split())
# "Almost | all of it", "less than | half": more than a number may be bounded.
_QUANTITIES: Final = frozenset("all none half every everybody everyone everything nobody nothing always never".split())
# "We talked about 400 houses" makes no guess at their number.
_OF_IT: Final = ("talk", "speak", "spoke", "think", "thought", "know", "knew", "worr", "ask", "tell", "told", "hear")
_SUPPOSING: Final = frozenset(["if", "unless", "whether", "suppose", "supposing", "provided", "until"])
_PREFIXES: Final = frozenset(["non", "un", "in", "im", "dis", "mis", "ir", "il", "anti"])
_NOBODY: Final = frozenset(["nobody", "nothing", "none", "neither", "no", "nowhere"])
_SUBJECT: Final = 7  # words of a subject at most
_BEHIND: Final = frozenset(["not", "never"])
_AUXILIARIES: Final = frozenset(
    "am is are was were be been do does did have has had will would shall should can could may might must".split()
)
# What begins with one of these is a question whatever its mark.
_ASKING: Final = _AUXILIARIES | frozenset("who whom whose what which when where why how".split())
# "We will not only ..." does not take back "we will".
_ONLY: Final = frozenset(["only", "just", "merely", "simply"])
_CONDITIONS: Final = frozenset("if when once after where because with in by for".split())
_HEDGES: Final = frozenset(
    "probably perhaps maybe possibly likely unlikely allegedly reportedly apparently supposedly presumably almost "
    "nearly hardly barely scarcely may might could seemingly potentially arguably".split()
)
FILLERS: Final = frozenset("um uh uhm er erm ah eh hmm mm oh well".split())
_FILLING: Final = (("you", "know"), ("i", "mean"), ("sort", "of"), ("kind", "of"))
# A negation so far into a clause that was left out belongs to that clause's own words.
_AT_ONCE: Final = 2
_FEW: Final = 3


def negated(source: Source, first: int, last: int) -> list[Alteration]:
    """The "not" that stands right before or right behind a passage and turns it round.

    "We will not | sell the ferry": who quotes "sell the ferry" has left it out; so has who quotes "We will".
    """
    if first and not source.closed(first - 1) and _negates(source, first - 1, _BEFORE):
        return [_dropped("negation", source, first - 1, first)]
    if first and source.words[first] in ("few", "little") and source.words[first - 1] == "a":
        return [_dropped("negation", source, first - 1, first)]
    alone = first and source.words[first - 1] == "only" and not source.closed(first - 1)
    if alone and (first < 2 or not _negates(source, first - 2, NEGATORS)):  # "Only | the rich can live here"
        return [_dropped("hedge", source, first - 1, first)]
    if (subject := _nobody(source, first)) is not None:
        return [_dropped("negation", source, subject, subject + 1)]
    if bounded := _bounded(source, first):
        return bounded
    if denied := framing.taken_back(source.words, lambda at: _parts(source, at), first, last):
        return [_dropped("negation", source, denied.start, denied.end)]
    if last < len(source.words) and not source.closed(last - 1) and source.words[last - 1] in _AUXILIARIES:
        following = source.words[last + 1] if last + 1 < len(source.words) else ""
        if source.words[last] in _BEHIND and following not in _ONLY:
            return [_dropped("negation", source, last, last + 1)]
    return []


def _parts(source: Source, at: int) -> bool:
    return source.closed(at) or source.new_paragraph(at, at + 1)


def stated(source: Source, first: int, last: int, quote: str) -> list[Alteration]:
    """What a whole sentence says that its source only asks or supposes: "The ferry was sold." of "If | the ferry was
    sold, we were robbed" or of "The ferry was sold?" """
    bare = quote.rstrip("\"”’' ")
    if not quote[:1].isupper() or bare[-1:] not in (".", "!"):
        return []
    if first and source.words[first - 1] in _SUPPOSING and not source.closed(first - 1):
        return [_dropped("hedge", source, first - 1, first)]
    end = source.ends[last - 1]
    asked = source.text[source.starts[last - 1] : end].rstrip("\"”’'»)")
    if not asked.endswith("?") or bare.endswith("!") or source.words[first] in _ASKING:
        return []
    told = bare.split()[-1]
    return [Alteration(kind="wording", representative=asked.strip("\"“”‘’'"), version=told)]


def _nobody(source: Source, first: int) -> int | None:
    """Where the negative subject stands whose verb a passage begins with: "Nothing in these remarks | should be"."""
    if source.words[first] not in _AUXILIARIES:
        return None
    for at in range(first - 1, max(-1, first - 1 - _SUBJECT), -1):
        if source.closed(at):
            return None
        if source.words[at] in _NOBODY and (at == 0 or source.closed(at - 1)):
            return at
    return None


def _bounded(source: Source, first: int) -> list[Alteration]:
    """The words right before a passage that make its first number a bound, or its people few: "more than | 400"."""
    if not first or source.closed(first - 1) or source.new_paragraph(first - 1, first):
        return []
    word, earlier = source.words[first - 1], source.words[first - 2] if first > 1 else ""
    if word == "few" and earlier not in _SOME_FEW and source.starts[first - 1] != source.starts[first]:
        return [_dropped("negation", source, first - 1, first)]
    if source.words[first] == "half" and source.words[max(0, first - 2) : first] == ["and", "a"]:
        return [_dropped("number", source, max(0, first - 3), first)]
    figure = is_number(source.words[first]) and source.words[first][:1].isdigit()
    if not figure and source.words[first] not in _QUANTITIES:
        return []
    if figure and word in _MINUS:
        return [_dropped("number", source, first - 1, first)]
    start = max(0, first - LONGEST)
    before = " ".join(source.words[start:first])
    match = ROUGHLY.search(before)
    if not match or (word in ("about", "around") and earlier.startswith(_OF_IT)):
        return []
    start += before.count(" ", 0, match.start())
    return [] if any(map(source.closed, range(start, first))) else [_dropped("hedge", source, start, first)]


def _negates(source: Source, at: int, negators: frozenset[str]) -> bool:
    word = source.words[at]
    if word in _PREFIXES:  # "non-partisan" is one written piece
        return at + 1 < len(source.words) and source.starts[at + 1] == source.starts[at]
    return word in negators or is_damaged(word)


def hidden(source: Source, first: int, last: int, marked: bool) -> list[Alteration]:
    """The negation or the hedge that was left out between two stretches of a quotation (words first to last).

    Only one that bears on the words kept: in the clause that goes on into them, or right behind those before.
    """
    clauses = _clauses(source, first, last)
    for number, (start, end) in enumerate(clauses):
        goes_on = end == last and not source.closed(end - 1)
        follows = number == 0 and first > 0 and not source.closed(first - 1)
        reach = end if goes_on else start + _AT_ONCE if follows else start
        for at in range(start, min(reach, end)):
            if _negates(source, at, NEGATORS) or (source.words[at] == "unless"):
                return [_dropped("negation", source, at, at + 1)]
    following = source.words[last] if last < len(source.words) and not source.closed(last - 1) else ""
    if following and framing.denies(source.words[first:last], following):
        return [_dropped("negation", source, first, last)]
    if following in _CONDITIONS and source.words[last - 1] == "only":
        return [_dropped("hedge", source, last - 1, last)]  # "We will pay | only | if the council does"
    bound = _bounded(source, last) if last < len(source.words) else []
    if any(each.kind == "hedge" and len((each.representative or "").split()) <= last - first for each in bound):
        return bound  # "we sold | about | 400"
    if last - first <= _FEW or not marked:
        hedge = next((at for at in range(first, last) if source.words[at] in _HEDGES), None)
        if hedge is not None and last - first <= 2 * _FEW:
            return [_dropped("hedge", source, hedge, hedge + 1)]
    return []


def _clauses(source: Source, first: int, last: int) -> list[tuple[int, int]]:
    found, start = [], first
    for at in range(first, last):
        if source.closed(at) or at + 1 == last:
            found.append((start, at + 1))
            start = at + 1
    return found


def _dropped(kind: str, source: Source, first: int, last: int) -> Alteration:
    wording = source.passage(first, last).text.strip(".,;:!?")
    return Alteration(kind=kind, representative=wording, version=None)  # type: ignore[arg-type]


def stutters(words: list[str], before: list[str], behind: list[str]) -> bool:
    """Whether words, hesitation apart, are said again by those before or behind them: "in the, uh, | in the second".

    >>> stutters(["in", "the", "uh"], ["found"], ["in", "the", "second"])
    True
    >>> stutters(["the", "dam"], ["at"], ["the", "sea"])
    False
    """
    rest = [word for word in words if word not in FILLERS]
    return bool(rest) and NEGATORS.isdisjoint(rest) and rest in (before[-len(rest) :], behind[: len(rest)])


def only_fillers(words: list[str], kept: set[str]) -> bool:
    """Whether words are hesitation ("um", "you know") or a stutter (``kept`` are the words beside them)."""
    rest = list(words)
    for pair in _FILLING:
        while len(rest) > 1 and any(tuple(rest[at : at + 2]) == pair for at in range(len(rest) - 1)):
            at = next(at for at in range(len(rest) - 1) if tuple(rest[at : at + 2]) == pair)
            del rest[at : at + 2]
    return all(word in FILLERS or word in kept for word in rest)
