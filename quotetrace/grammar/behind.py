"""What stands behind somebody's words in the reporter's: what they amount to, and that there is more to come."""

import re

from quotetrace.layers import Document

_WORDS = frozenset(
    "claim charge pledge promise prediction accusation allegation assertion warning threat statement remark comment "
    "suggestion denial argument complaint description characterisation characterization criticism contention boast "
    "admission assurance insult slur jibe gibe quip forecast estimate verdict phrase expression".split()
)
_TOLD_OF = re.compile(r"DJ?(?P<noun>N)(?:[tW](?:A?[VZM]|[DSJNPR]{1,5}A?[VZM])|(?:[DS]?[JN]{0,2}N|P{1,4}|R)A?[VZM])")


def sums_up(document: Document, at: int, limit: int) -> bool:
    """Whether what was said is named at token ``at``, and told of: `| a pledge that rivals took for a threat`, `| a
    forecast she later took back`."""
    told = _TOLD_OF.match(document.letters, at, limit)
    return told is not None and document.low[told.start("noun")] in _WORDS


def adds_more(document: Document, first: int, last: int) -> bool:
    """`said Ruiz, | adding that it rained`, `, | going on to | ask for more`: who has spoken says more."""
    low = document.low
    commas = (at + 1 for at in range(first, last - 2) if document.letters[at] == ",")
    return any(low[at : at + 2] == ["adding", "that"] or low[at : at + 3] == ["going", "on", "to"] for at in commas)
