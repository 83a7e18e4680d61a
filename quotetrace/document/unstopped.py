"""Sentences of what a machine has heard: words in small letters without any stop between them."""

import re

_SAY = re.compile(
    r"\s(?:(?:also|just|now|later|has|have)\s){0,2}"
    r"(?:said|says|say|told|tells|tell|asked|asks|ask|added|adds|announced|announces|confirmed|confirms|claims|claimed)\b"
)
_DETERMINER = r"(?:the|a|an|his|her|our|their|one|two|some)"
_ALONE = (
    r"(?:he|she|they|we|it|police|officials|officers|residents|witnesses|experts|critics|doctors|neighbors|neighbours"
    r"|organizers|organisers|prosecutors|firefighters|parents|students|workers|teachers|scientists|researchers)"
)
# who says it, as the last words before the verb: "she", "police", "the fire chief"
_WHO = (
    re.compile(rf"\b{_ALONE}\Z"),
    re.compile(rf"\b{_DETERMINER}(?:\s(?!(?:that|who|which|and|of|in|to|on|at|{_DETERMINER})\b)[\w'’-]+){{1,3}}\Z"),
)
_BOUND = frozenset(  # behind these the clause before goes on
    "that and but or so because which who whom whose what where when while as if than of to from for in on at by with "
    "about how why whether after before until like quote then the a an well".split()
)
_LAST_WORD = re.compile(r"[\w'’-]+\Z")
_REACH = 60  # characters that are looked at before a verb
_FEWEST = 3  # words of a sentence


def split_speech(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a stretch without stops, each from who speaks to the next who does; white space trimmed.

    >>> words = "katz has waited since five he said nobody tells us anything"
    >>> [words[first:last] for first, last in split_speech(words, 0, len(words))]
    ['katz has waited since five', 'he said nobody tells us anything']
    """
    sentences, first = [], start
    for verb in _SAY.finditer(text, start, end):
        floor = max(first, verb.start() - _REACH)
        near = text[floor : verb.start()]
        who = _WHO[0].search(near) or _WHO[1].search(near)
        before = near[: who.start()].rstrip() if who else ""
        last = _LAST_WORD.search(before)
        if len(before.split()) >= _FEWEST and last is not None and last[0].lower() not in _BOUND:
            sentences.append((first, floor + len(before)))
            first = floor + who.start() if who else first
    return [*sentences, (first, end)]
