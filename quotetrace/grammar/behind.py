"""What stands behind somebody's words in the reporter's: what they amount to, when and where they were said, and that
there is more to come."""

import re

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.phrases import is_channel, is_time, phrase_at
from quotetrace.layers import Document

_WORDS = frozenset(
    "claim charge pledge promise prediction accusation allegation assertion warning threat statement remark comment "
    "suggestion denial argument complaint description characterisation characterization criticism contention boast "
    "admission assurance insult slur jibe gibe quip forecast estimate verdict phrase expression".split()
)
_MEANWHILE = frozenset("after before when while as".split())
_WHERE = frozenset("at during outside after before".split())  # no word in marks takes these along
_SHOWS = frozenset("show programme program rally event forum gathering".split())
_TOLD_OF = re.compile(r"DJ?(?P<noun>N)(?:[tW](?:A?[VZM]|[DSJNPR]{1,5}A?[VZM])|(?:[DS]?[JN]{0,2}N|P{1,4}|R)A?[VZM])")


def sums_up(document: Document, at: int, limit: int) -> bool:
    """Whether what was said is named at token ``at``, and told of: `| a pledge that rivals took for a threat`, `| a
    forecast she later took back`, `| the second such claim in a month`."""
    if (
        document.low[at : at + 1] == ["the"]
        and document.low[at + 2 : at + 3] == ["such"]
        and document.letters[at + 1] in "J#"
    ):
        return at + 3 < limit  # "| the second such claim in a month"
    told = _TOLD_OF.match(document.letters, at, limit)
    return told is not None and document.low[told.start("noun")] in _WORDS


def adds_more(document: Document, first: int, last: int) -> bool:
    """`said Ruiz, | adding that it rained`, `, | going on to | ask for more`: who has spoken says more."""
    low = document.low
    commas = (at + 1 for at in range(first, last - 2) if document.letters[at] == ",")
    return any(low[at : at + 2] == ["adding", "that"] or low[at : at + 3] == ["going", "on", "to"] for at in commas)


def is_tail(document: Document, first: int, last: int) -> bool:
    """Whether nothing but when and where it was said stands behind what something is called.

    `“a farce” | late on Friday`, `| in an interview on Monday`, `| after she left the hall`; not `“a threat” | to us`.
    """
    letters, low = document.letters, document.low
    at = first
    while at < last:
        phrase = phrase_at(document, at)
        if low[at] in _MEANWHILE and at + 1 < last and not {"G", *FINITE}.isdisjoint(letters[at + 1 : last]):
            return True
        if letters[at] in "A,p" or (low[at] in ("late", "early") and letters[at + 1 : at + 2] == "I"):
            at += 1
        elif phrase is not None and phrase[0] == at and is_time(document, *phrase):
            at = phrase[1]
        elif letters[at] == "I" and (found := phrase_at(document, at + 1)) is not None and _is_occasion(document, at):
            at = found[1]
            while low[at : at + 1] in (["of"], ["with"], ["in"]) and (more := phrase_at(document, at + 1)) is not None:
                at = min(more[1], last)
        else:
            return False
    return last > first


def _is_occasion(document: Document, at: int) -> bool:
    """`on | Monday`, `in | a statement`, `on | the Late Show`, `at | a meeting`: behind a preposition at ``at``."""
    phrase = phrase_at(document, at + 1)
    if phrase is None or document.low[at] == "of":
        return False
    timed = is_time(document, *phrase) or is_channel(document, phrase[1])
    return timed or document.low[at] in _WHERE or document.low[phrase[1] - 1] in _SHOWS
