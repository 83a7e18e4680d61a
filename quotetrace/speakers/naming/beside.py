"""What stands beside unknown words and tells that they name somebody: an age, a post, a pronoun."""

from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "one", "my", "our"})
_EMPTY_IT = frozenset(("is", "was", "’s", "'s"))  # "said it was late": nothing is meant
_PRONOUN_REACH = 16  # tokens behind a name that are searched for "he" or "it"
_HELD_AT = frozenset({"of", "at", "for", "with"})  # between a post and its body
_INSIDE = frozenset({"of", "and", "&", "for", "the", "’s", "’", "'s", "'"})  # inside the name of a body
_WORKS = frozenset({"works", "worked", "serves", "served"})
_REACH = 8  # tokens of a post and its body
_HELD = frozenset("president chairman chairwoman chairperson minister chancellor governor mayor premier".split())
_OF_FIELDS = frozenset("minister secretary commissioner spokesman spokeswoman spokesperson director".split())
_LEAST = 2  # tokens between a post and the comma behind its body


def described(after: list[str]) -> bool:
    """Whether the tokens behind a name describe a person: an age, "who", a role in apposition, "is the ... founder"."""
    if after[:1] == ["who"]:
        return True
    worked = after[:1] != [] and after[0] in _WORKS and "as" in after[1:3]  # "works as a pilot", "has been a pilot"
    if worked or after[:2] == ["has", "been"]:
        return any(map(w.is_role, after[2:]))
    if not after or after[0] not in (",", "(", "is", "was"):
        return False
    if after[0] in (",", "(") and len(after) > 1 and ((after[1].isdigit() and len(after[1]) < 3) or after[1] == "who"):
        return True
    reach = next((at for at in range(1, len(after)) if after[at] in (",", "of", "at", "for", "in", "who")), len(after))
    if after[0] not in (",", "(") and after[1:2] and after[1] not in _DETERMINERS:
        return False
    return any(w.is_role(word) or word.endswith("-year-old") for word in after[1:reach])


def pronoun_behind(reading: Reading, name: Name) -> str:
    """The first third-person pronoun behind a name in its sentence: "it" for a firm, "he" for a person."""
    end = min(reading.sentence(name.core)[1], name.last + _PRONOUN_REACH)
    for at in range(name.last, end):
        if reading.low[at] in ("it", "its", "itself"):
            if at + 1 < end and reading.low[at + 1] in _EMPTY_IT:
                continue
            return "it"
        if reading.low[at] in ("he", "she", "his", "her", "who"):
            return "he"
    return ""


def heads_body(reading: Reading, comma: int) -> bool:
    """ "the head of the National Grain Board |,": a post and a body of several words in capitals before a comma."""
    words, low, first = reading.document.words, reading.low, comma
    begin = max(reading.sentence(comma)[0], comma - _REACH)
    while first > begin and (words[first - 1][0].isupper() or (first < comma and low[first - 1] in _INSIDE)):
        first -= 1
    joint = first - (low[first - 1] in _DETERMINERS) - 1
    led = joint > begin and low[joint] in _HELD_AT
    of = next((at for at in range(first + 1, comma) if low[at] in _HELD_AT), 0)  # "Head of the Grain Board"
    at = joint if led else of
    return at > begin and w.is_role(low[at - 1]) and comma - at > _LEAST and low[comma - 1] not in w.places()


def taken_up_as_it(reading: Reading, name: Name) -> bool:
    """ "Orrin Marine said so. | It said |", `Orrin Marine said so.\n\n“...,” | it added |`: no person is an "it"."""
    end = reading.sentence(name.core)[1]
    if name.core not in reading.sourced or reading.quoted(name.core) or end >= len(reading.low):
        return False
    after = reading.sentence(end)
    it = next((at for at in range(*after) if not reading.quoted(at) and reading.low[at].isalpha()), end)
    return reading.low[it] == "it" and it in reading.sourced


def shortens_body(reading: Reading, at: int, named: frozenset[int]) -> bool:
    """ "the Parti Bumi Jaya (| Jaya |)": a word of a longer name before a bracket, by which a body goes."""
    words, first = reading.document.words, at - 1
    if reading.before(at) != "(" or words[at + 1 : at + 2] != [")"]:
        return False
    while first > 0 and words[first - 1][0].isupper() and first - 1 not in named:
        first -= 1
    return first - 1 not in named and at - 1 - first > 2 and words[at] in words[first : at - 1]


def in_office(reading: Reading, at: int) -> bool:
    """ "former party president | Hale | said": a lone word behind an office that only people hold, in small letters."""
    office = reading.before(at)
    if office not in _HELD or reading.document.words[at - 1] != office or at + 1 >= len(reading.low):
        return False
    return reading.document.letters[at + 1] in "VZM" and reading.low[at] not in w.not_names()


def opens_fields(reading: Reading, at: int) -> bool:
    """ "| Tourism |, arts and culture minister Ann Lee said": the first of several fields of one office."""
    low, words, last = reading.low, reading.document.words, at + 1
    if low[at + 1 : at + 2] != [","]:
        return False
    while last < min(at + _REACH, len(low)) and (low[last] in (",", "and") or reading.document.letters[last] == "N"):
        last += 1
    fields = low[at + 1 : last - 1]
    small = all(word == "," or word.islower() for word in words[at + 1 : last])
    return small and low[last - 1] in _OF_FIELDS and "and" in fields and fields[-1] not in ("and", ",")
