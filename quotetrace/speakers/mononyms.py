"""People who go by one name only on a page ("Otis", "Okonkwo said", "Marx"), told from firms and places by company.

Each sign beside one of the places where the word stands counts for or against a person, and the signs are added up.
"""

import re
from collections.abc import Sequence
from functools import cache

from quotetrace.speakers import words as w
from quotetrace.speakers.reading import Reading

ENOUGH = 3
# Signs, weighed by hand on invented articles and the development rows of GAP.
_GIVEN, _FAMILY = {"sure": 3, "loose": 2}, 1  # the lists know the word
_ENDED = 1  # the word ends as family names do
_DESCRIBED = 3  # "Okafor, 54,", "Okafor, who"
_OWNS_KIN = 2  # "Marx’s wife"
_PERSONAL = 2  # "Marx ... he"
_ACTS = 1
_AMONG_PEOPLE = 1  # the page is about people
_IMPERSONAL = -2  # "Norrvik ... its"
_PLACED = -3  # "in Altmann"
_ARTICLE = -2
_TOWARDS = -1  # "hauled to Rizal": a place as likely as a person
_COMMON = -4  # the page writes the word small too
_PLACING = frozenset(("in", "at", "near", "outside", "around", "across", "throughout", "from", "into"))
_NAMING = frozenset({"named", "called", "as"})
_HE = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))
_IT = frozenset(("it", "its", "itself"))
_STATEMENT_REACH = 10  # tokens behind a name in which "in a statement" or an apposition stands
_REACH = 25  # tokens behind a name in which "he" or "its" may take it up
_ENDING = re.compile(
    r"\w{2}(?:ovi?ch?|ova|ev|eva|enko|chuk|vić|vic|sson|sen|dottir|dóttir|escu|yan|shvili|dze|wicz|ski|ska|sky|czyk|poulos|akis"
    r"|oğlu|oglu|quist|berg|stein|mann|son|elli|etti|ucci)\Z"
)
_MOST = 12  # places of a word that are looked at


def one_name(reading: Reading, places: Sequence[int], hints: frozenset[int], named: frozenset[int]) -> bool:
    """Whether the word at some ``places`` is a person; ``hints`` are tokens where sources begin, ``named`` names."""
    low = reading.low[places[0]]
    if _is_thing(reading, places[0]):
        return False
    if any(_said_by(reading, at, hints) for at in places):
        return True
    score = _ENDED * bool(_ENDING.search(low)) + _GIVEN.get(w.given(low) or "", 0) + _FAMILY * (low in w.family_names())
    score += _COMMON * (low in reading.vocabulary) + _AMONG_PEOPLE * reading.personal
    return score + company(reading, [(at, at + 1) for at in places], named) >= ENOUGH


def company(reading: Reading, places: Sequence[tuple[int, int]], named: frozenset[int]) -> int:
    """What the company of a name at some places (first, last) says for a person; ``named`` are tokens of names."""
    signs = [_signs(reading, first, last, named) for first, last in places[:_MOST]]
    best: int = sum(max(column) for column in zip(*signs, strict=True))
    worst: int = sum(min(0, *column) for column in zip(*signs, strict=True))
    return best + worst + _ACTS * (sum(one[0] == _ACTS for one in signs) > 1)


def _is_thing(reading: Reading, at: int) -> bool:
    """Acronyms, places, institutions, nationalities."""
    word, low = reading.document.words[at], reading.low[at]
    sure = w.given(low) == "sure" and not reading.starts_sentence(at)
    if (
        not reading.document.tags[at].startswith("NN" if sure else "NNP")
        or not word.isalpha()
        or (word.isupper() and len(word) < 5)
    ):
        return True
    return low in _things() or w.is_post(low)


@cache
def _things() -> frozenset[str]:
    """Words that are no person whatever stands beside them."""
    return frozenset().union(
        w.places(), w.demonyms(), w.not_names(), w.organizations(), w.anonymous(), w.documents(), w.things()
    )


def _said_by(reading: Reading, at: int, hints: frozenset[int]) -> bool:
    """Whether a place alone decides: a source of quoted words, or a name told as such."""
    low = reading.low
    known = w.given(low[at]) is not None
    if reading.before(at) in _NAMING:
        return known or "name" in low[max(at - 5, 0) : at]
    if w.is_role(reading.before(at)):
        return known or reading.before(at) in w.KIN
    if reading.before(at) == "," and at > 1 and low[at - 2] in w.KIN and low[at + 1 : at + 2] in ([","], ["."]):
        return True  # "Her daughter, Iva,"
    after = low[at + 1] if at + 1 < len(low) else ""
    if after == "and" and _pair(reading, at, hints):
        return True
    if w.is_role(after) or after in ("and", "&"):
        return False
    return at in hints and (known or low[at] in w.asian_surnames() or _utters(reading, at))


def _pair(reading: Reading, at: int, hints: frozenset[int]) -> bool:
    """ "said Roe and Lee": two family names that are a source together, and no firm's."""
    low, end = reading.low, reading.sentence(at)[1]
    if not {at, at + 2} <= hints or at + 2 >= end or low[at] == low[at + 2]:
        return False
    known = w.family_names()
    return low[at] in known and low[at + 2] in known and reading.document.words[at + 2][0].isupper()


def _signs(reading: Reading, at: int, last: int, named: frozenset[int]) -> tuple[int, ...]:
    """What stands beside one place: behind it, before it, what takes it up, and what the next sentence begins with."""
    end = reading.sentence(at)[1]
    low, code = reading.low, reading.document.letters
    after = low[last : min(last + 2, end)]
    behind = 0
    if after[:1] == ["who"] or (after[:1] == [","] and (after[1:] == ["who"] or (after[1:] and after[1].isdigit()))):
        behind = _DESCRIBED
    elif after[:1] and after[0] in ("’s", "'s") and after[1:] and (after[1] in w.KIN or w.is_role(after[1])):
        behind = _OWNS_KIN
    elif last < end and code[last] in "VZM":
        behind = _ACTS
    opens = behind == _ACTS and end < len(low) and low[end] in _HE
    return behind, _front(reading, at, last, after), _taken_up(reading, last, end, named), _PERSONAL if opens else 0


def _front(reading: Reading, at: int, last: int, after: list[str]) -> int:
    """What stands before a name: "in Altmann", "the Altmann", "hauled to Rizal"; a saint, and the house of a name."""
    before = reading.before(at)
    owns = after[:1] in (["’s"], ["'s"])
    if before in ("st", "st.", "saint") or (owns and after[1:] and reading.document.words[last + 1][0].isupper()):
        return _PLACED
    if before in _PLACING and not owns:
        return _PLACED
    return _ARTICLE if before in ("the", "a", "an") else _TOWARDS if before == "to" else 0


def _taken_up(reading: Reading, last: int, end: int, named: frozenset[int]) -> int:
    """Whether "he" or "its" behind a name in its sentence takes it up, with no other name between."""
    for spot in range(last, min(end, last + _REACH)):
        if reading.low[spot] in _HE:
            return _PERSONAL
        if reading.low[spot] in _IT:
            return _IMPERSONAL
        if spot in named:
            break
    return 0


def _utters(reading: Reading, at: int) -> bool:
    """`“...,” Okonkwo said`, `“...,” said Okonkwo`, `Okonkwo, the port’s director, said`: people speak in quotations.

    Institutions do so "in a statement"; acronyms and known institutions are no surnames.
    """
    document, low = reading.document, reading.low
    if not document.words[at].istitle():
        return False
    behind = low[at + 1 : at + _STATEMENT_REACH]
    if {"statement", "filing", "release"} & set(behind):
        return False
    code = document.letters
    beside = code[max(at - 2, 0) : at]
    if beside[-1:] == "Q" or (beside[:1] == "Q" and beside[1:] in ("V", "Z")):
        return True
    stop = code.find(",", at + 2, at + _STATEMENT_REACH)
    return code[at + 1 : at + 2] == "," and stop > 0 and any(w.is_role(each) for each in low[at + 2 : stop])
