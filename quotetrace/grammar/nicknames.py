"""What many call something, in few words, is its name: `islanders call the lake “the grey kettle”`."""

from quotetrace.grammar.subjects import subject_before
from quotetrace.layers import Document

_LONGEST = 3  # words of "the frying pan"
_ALL = frozenset(("they", "everyone", "everybody", "all", "people"))


def is_nickname(document: Document, verb: int, first: int, last: int) -> bool:
    """Whether the words in marks, tokens ``first`` to ``last``, are what the subject of the verb names something.

    In the present any small word will do: `the road that they call “the frying pan”`; in the past, and behind "taken
    to", a name has its capital: `sailors called him “the Rope Doctor”`, `have taken to calling him “the Heron”`.
    """
    while last > first and document.letters[last - 1] in ",.":
        last -= 1
    before = first - 2 if document.letters[first - 1] == "Q" else first - 1
    words = ["the"] * (document.low[before] == "the") + document.low[first:last]  # "call | the “frying pan”"
    judged = any(document.letters[at] in "JAVZM" and document.tags[at] != "JJ" for at in range(first, last))
    count = len(words) - document.letters.count("O", first, last)  # "the widow’s aunt" is three
    if judged or not 1 <= count <= _LONGEST or (count > 1 and words[0] != "the"):
        return False
    named = document.words[last - 1][0].isupper() and document.letters[last - 1] in "PN"
    taken = document.letters[verb] == "G" and document.low[verb - 1] == "to"
    present = document.tags[verb] == "VBP" and count > 1
    return present or (named and (taken or _many(document, verb)))


def is_usage(document: Document, verb: int, first: int, last: int) -> bool:
    """`We write | “per cent”`, `we do not say | “the disabled”`: which words somebody uses, and nothing is said.

    Few words in marks, tokens ``first`` to ``last``, without a capital or a verb, of whoever writes the page.
    """
    subject = subject_before(document, verb, document.sentences[document.sentence_of[verb]].first)
    ours = (
        subject is not None and document.low[subject[1] - 1] in ("we", "you") and document.tags[verb] in ("VBP", "VB")
    )
    words = [at for at in range(first, last) if document.words[at][0].isalpha()]
    small = 0 < len(words) <= _LONGEST and all(document.words[at].islower() for at in words)
    return ours and small and set("VZMB").isdisjoint(document.letters[first:last])


def _many(document: Document, verb: int) -> bool:
    """`Sailors | called him`, `Everyone | called him`, `whom the home crowd | calls`: nobody in particular."""
    floor = document.sentences[document.sentence_of[verb]].first
    subject = subject_before(document, verb, floor) if document.letters[verb] in "VZ" else None
    if subject is None or document.letters[subject[1] - 1] == "P":
        return False
    known = document.letters[subject[0]] == "R" and document.low[subject[0]] not in _ALL
    return (document.letters[verb] == "Z" and not known) or (
        document.tags[subject[1] - 1] == "NNS" or document.low[subject[0]] in _ALL
    )
