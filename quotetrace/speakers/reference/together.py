"""Several who speak together in one source: "he and his aides", "Ann Lee and other Democrats", "experts and officials".

Names that are joined and bodies told with their articles are read elsewhere (`headed`, `coordinated`).
"""

from quotetrace.speakers.reference.headed import behind_seat
from quotetrace.speakers.reference.pronouns import PRONOUNS
from quotetrace.speakers.staging.heads import core_end
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

Tokens = tuple[int, int]
_PLAIN = frozenset("DJNPS#$O")  # letters of a noun phrase without anything that hangs on it
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})
_OFFICES = frozenset({"campaign", "office", "team", "camp", "administration"})  # of a person
_DETERMINERS = _OWNERS | {"the"}
_OTHERS = frozenset("other others several some many the his her their its dozens".split())
_PAIRS = (("men", "women"), ("women", "men"), ("boys", "girls"), ("ladies", "gentlemen"))  # who are one crowd
_LEADING = 6  # tokens of an office before a name


def conjuncts(stage: Stage, first: int, last: int) -> tuple[Tokens, Tokens] | None:
    """The two sides of a source where each tells somebody of its own; None where it is one, or names alone."""
    reading = stage.reading
    first += reading.low[first] == "both"
    for joint in range(first + 1, last - 1):
        if reading.low[joint] == "and":
            left, right = (first, joint - (reading.low[joint - 1] == ",")), (joint + 1, last)
            if _are_two(stage, left, right):
                return left, right
    return None


def _are_two(stage: Stage, left: Tokens, right: Tokens) -> bool:
    reading = stage.reading
    if left[1] - left[0] == 1 and reading.low[left[0]] in PRONOUNS:  # "he and | Lee", "she and | her aides"
        return _tells_somebody(stage, right)
    if _ends_in_name(stage, left):
        return _tells_others(reading, right)
    if not _is_plain(reading, left):
        return False
    both = _is_plural(reading, left) and _is_plural(reading, (right[0], core_end(reading, *right)))
    if both:
        owned = not _OWNERS.isdisjoint(reading.low[slice(*left)]) or "O" in reading.document.letters[slice(*left)]
        pair = (reading.low[left[1] - 1], reading.low[right[0]])
        return not owned and pair not in _PAIRS
    told = reading.low[left[0]] in _DETERMINERS or reading.low[right[0]] in _OTHERS  # not "Army and Navy officers"
    return _is_body(reading, left) and (_is_body(reading, right) or (told and _is_others(reading, right)))


def _ends_in_name(stage: Stage, left: Tokens) -> bool:
    """ "Ann Lee |", "Mr. Lee, 25, |", "Senator Lee of Maine |": a name at the head of a side, and no more."""
    letters = stage.reading.document.letters
    for begin, end, _ in stage.people.between(*left):
        if behind_seat(stage.reading, end, left[1]) == left[1]:
            return _PLAIN.issuperset(letters[left[0] : begin]) and begin - left[0] <= _LEADING
    return False


def _tells_somebody(stage: Stage, right: Tokens) -> bool:
    """Whether somebody is behind a pronoun and "and": a name with its office, or people told by a noun."""
    named = any(
        _PLAIN.issuperset(stage.reading.document.letters[right[0] : begin])
        for begin, _, _ in stage.people.between(*right)[:1]
    )
    return named or _tells_others(stage.reading, right)


def _tells_others(reading: Reading, right: Tokens) -> bool:
    """ "| his aides", "| other leaders", "| the State Department", "| officials": not "| author of a book"."""
    end = core_end(reading, *right)
    if reading.low[right[0]] in ("others", *_OTHERS):
        return reading.low[right[0]] == "others" or _is_plural(reading, (right[0], end)) or _is_body(reading, right)
    return _is_plural(reading, (right[0], end))


def _is_others(reading: Reading, right: Tokens) -> bool:
    return _is_plural(reading, (right[0], core_end(reading, *right)))


def _is_plain(reading: Reading, side: Tokens) -> bool:
    return _PLAIN.issuperset(reading.document.letters[slice(*side)])


def _is_plural(reading: Reading, side: Tokens) -> bool:
    """Whether a plain noun phrase is of several: "U.S. officials", "some of them" is none."""
    if side[0] >= side[1] or not _is_plain(reading, side):
        return False
    word, tag = reading.low[side[1] - 1], reading.document.tags[side[1] - 1]
    many = tag == "NNS" or w.singular(word) != word or (word.endswith("s") and word[:-1] in w.party_words())
    return many and word not in w.organizations()


def _is_body(reading: Reading, side: Tokens) -> bool:
    """ "Fox News", "Human Rights Watch", "the State Department", "her campaign": a body by its last word."""
    words, low = reading.document.words, reading.low
    first = side[0] + (low[side[0]] in ("the", *_OWNERS))
    end = core_end(reading, first, side[1]) if first < side[1] else first
    if end - first < 1 or not _is_plain(reading, (first, end)):
        return False
    if first > side[0] and words[end - 1].islower() and low[end - 1] in w.kinds_of_bodies() | _OFFICES:
        return True
    named = all(word[0].isupper() for word in words[first:end])
    lettered = words[end - 1].isupper() and len(words[end - 1]) > 1
    return named and (lettered or (end - first > 1 and low[end - 1] in w.organizations()))
