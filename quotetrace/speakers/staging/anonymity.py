"""Sources without a name: how many they are, and on what terms they speak."""

import re

from quotetrace.patterns import late
from quotetrace.speakers.text.reading import Reading

# Each pattern has bounded gaps only, so that it is linear in the sentence.
_GAP = r"[^,.;]{0,60}?"
_NAMED = r"(?:named|identified|quoted(?: by name)?|recognised|recognized)"
_TERMS = late(
    "|".join(
        (
            r"\b(?:(?:speaking|spoke|talking|talked|commenting)\s+)?(?:up)?on (?:the )?condition "
            r"(?:of anonymity|that (?:he|she|they)\b)",
            rf"\b(?:ask|request|want|wish|prefer|insist|agree)(?:ed|s|ing)?\b{_GAP}\b"
            rf"(?:not (?:to )?be(?:ing)? {_NAMED}|anonym(?:ous|ity)|be identified only)",
            r"\b(?:not|n['’]t|declin(?:ed|ing) to|refus(?:ed|ing) to) (?:want to |wish to )?"
            rf"(?:be {_NAMED}|giv\w+ (?:his|her|their) \w*\s?names?)",
            rf"\b(?:neither|none) of whom would be {_NAMED}",
            r"\banonymously\b",
            rf"\bwithout (?:being {_NAMED}|giving (?:his|her|their) names?)",
            r"\bnot (?:be )?(?:authori[sz]ed|allowed|permitted) to (?:speak|discuss|comment|talk)\b",
            r"\bgave (?:his|her|their) names? only as\b",
        )
    ),
    re.IGNORECASE,
)
# One of these stands in whatever the pattern finds.
_SIGNS = ("anonym", "condition", " name", "identified", "quoted", "recogni", "authori", "allowed", "permitted")
_REASON = re.compile(
    r"[^,.;]{0,80}?\b(?:because|as|since|for fear|fearing|citing|due to|owing to|to avoid|publicly)\b", re.IGNORECASE
)
_STOPS = re.compile(r"[.;](?:\s|\Z)|,|[”\"](?:\s|\Z)|\b(?:said|says|told|added)\b")
_LONGEST = 300  # characters of a sentence behind the terms that are looked at
_TAKES_UP = frozenset({"he", "she", "they", "both", "the", "all", "none", "neither", "one"})


def condition(reading: Reading, token: int) -> str | None:
    """On what terms a source at a token speaks, in the text's words, from its sentence or the next that takes it up."""
    first, last = reading.sentence(token)
    found = _terms(reading, first, last)
    if found is None and last < len(reading.low) and reading.low[last] in _TAKES_UP:
        found = _terms(reading, *reading.sentence(last))
    return found


def _terms(reading: Reading, first: int, last: int) -> str | None:
    document = reading.document
    start, end = document.starts[first], document.ends[last - 1]
    end = min(end, start + 4 * _LONGEST)
    if not any(document.text.find(word, start, end) >= 0 for word in _SIGNS):  # most sentences: saves the search
        return None
    match = _TERMS.search(document.text, start, end)
    if match is None:
        return None
    at = match.end()
    reason = _REASON.match(document.text, at, min(end, at + _LONGEST))
    stop = _STOPS.search(document.text, reason.end() if reason else at, min(end, at + _LONGEST))
    return " ".join(document.text[match.start() : stop.start() if stop else end].split()).rstrip(' .,;”"') or None
