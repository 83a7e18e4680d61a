"""People who go by one name only on a page ("Otis", "Okonkwo said", "Marx"), told from firms and places by company.

Each sign at one of the places where the name stands, and each of the word itself, counts for or against a person; how
much is learned (``scripts/train_mononyms.py``, weights in ``data/en/speakers_mononyms.txt``).
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from quotetrace import lexicons
from quotetrace.speakers.naming.beside import in_office, opens_fields, shortens_body
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading

SURE = 0.5  # the probability from which a name is a person's
_CERTAIN = 0.85  # where the name is a word too: "Porter", "Dean"; of 12 such in GAP's development rows none is another
_HOMES = frozenset({"of", "from", "in", "near"})  # before where somebody lives
_PLACING = frozenset(("in", "at", "near", "outside", "around", "across", "throughout", "into"))
_SMALL = frozenset(
    ("the", "a", "an", "of", "to", "by", "with", "for", "from", "as", "and", "but", "on", "when", "that", "if")
)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "our", "my"})
_NAMING = frozenset({"named", "called", "as"})
_HEADED = frozenset("headed heads chaired chairs founded ran runs owned owns".split())  # of bodies, not of people
_OUTLETS = frozenset("website site newspaper magazine network broadcaster station blog".split())
_FIRST = (["first"], ["recently"], ["also"], ["previously"])
_REPORTS = (["reported"], ["reports"])
_HE = frozenset(("he", "she", "his", "her", "him", "himself", "herself", "hers"))
_OWNERS = frozenset({"his", "her", "their", "its", *w.POSSESSIVE})
_IT = frozenset(("it", "its", "itself"))
_STATEMENT_REACH = 10  # tokens behind a name in which "in a statement" or an apposition stands
_REACH = 25  # tokens behind a name in which "he" or "its" may take it up
_ENDING = re.compile(
    r"\w{2}(?:ovi?ch?|ova|ev|eva|enko|chuk|vić|vic|sson|sen|dottir|dóttir|escu|yan|shvili|dze|wicz|ski|ska|sky|czyk|poulos|akis"
    r"|oğlu|oglu|quist|berg|stein|mann|son|elli|etti|ucci)\Z"
)
_PLACED_ENDING = re.compile(r"\w{2}(?:land|ton|ham|ville|burgh?|shire|ford|stan|bury|port|field|chester|ia)\Z")
_NAMED = frozenset({"named", "called", "christened", "nicknamed"})
_PARTS = re.compile("[-'’]")
_SHOUTED = 6  # letters of a word in capitals that may be an acronym
_CAPITALS = re.compile("(?:Mc|Mac|O[’']|D[’']|De|Di|Van|Le|La|Fitz)[A-Z][a-z]+\\Z|.*-")  # in names of people
_STATEMENTS = frozenset({"statement", "filing", "release", "tweet", "report"})
_SAID = frozenset({"said", "says", "told", "added", "asked"})
_FEW = 4  # tokens in which the noun of an apposition stands
_MOST = 6  # places of a word that are looked at
Span = tuple[int, int]


def one_name(reading: Reading, places: Sequence[int], hints: frozenset[int], named: frozenset[int]) -> float:
    """How probable it is that the word at some ``places`` is a person, 0 where it cannot be one, 1 where it is told.

    ``hints`` are tokens where sources begin, ``named`` where names do.
    """
    if _is_thing(reading, places) or any(_is_beast(reading, at) for at in places):
        return 0.0
    if _is_word(reading.low[places[0]]):
        return float(_too_much_for_a_word(reading, places, named))
    if any(_is_called_body(reading, at) or shortens_body(reading, at, named) for at in places[:_MOST]):
        return 0.0
    if any(opens_fields(reading, at) for at in places[:_MOST]):
        return 0.0
    if any(_said_by(reading, at, hints) or in_office(reading, at) for at in places):
        return 1.0
    known = w.given(reading.low[places[0]]) is not None
    if not known and all(reading.before(at) in _PLACING or _of_body(reading, at) for at in places):
        return 0.0
    if not known and any(_hails(reading, at) for at in places[:_MOST]):
        return 0.0
    if not known and any(_is_body(reading, at) or _gives_post(reading, at, named) for at in places[:_MOST]):
        return 0.0
    return probability(reading, [(at, at + 1) for at in places], named)


def may_be_name(reading: Reading, places: Sequence[int]) -> bool:
    """Whether nothing in how a word stands tells that it is none: no article before it, tagged as a noun somewhere."""
    if any(reading.before(at) in _DETERMINERS for at in places):
        return False
    return any(reading.document.letters[at] in "PN" for at in places[:_MOST])


def _too_much_for_a_word(reading: Reading, places: Sequence[int], named: frozenset[int]) -> bool:
    """ "When Porter retired, he": a family or given name that is a word too, with more of a person than words have."""
    low = reading.low[places[0]]
    if low not in w.surname_words() and w.given(low) != "sure":
        return False
    if any(reading.before(at) in _DETERMINERS for at in places):
        return False  # "the Dean"
    return probability(reading, [(at, at + 1) for at in places], named) >= _CERTAIN


def _hails(reading: Reading, at: int) -> bool:
    """ "Doreen Eccles, 81, from | Rochdale,", "a pharmacist from | Kurume": where somebody comes from."""
    low = reading.low
    if reading.before(at) != "from" or at < 2:
        return False
    return (low[at - 2] == "," and low[at - 3].isdigit()) or w.is_role(low[at - 2])


def _of_body(reading: Reading, at: int) -> bool:
    """ "the Royal College of | Midwives |": what the name of a body ends in."""
    led = reading.before(at) == "of" and at > 1 and reading.document.words[at - 2][0].isupper()
    return led and reading.low[at - 2] in w.organizations()


def _is_body(reading: Reading, at: int) -> bool:
    """Whether a word stands as a body's name does: "the retailer | Nordby", "Norrvik said in a statement".

    So too "Joan Black, who headed | Acme |,", where no second name follows.
    """
    led = at > 1 and reading.low[at - 2] == "who" and reading.before(at) in _HEADED
    return led or reading.before(at) in w.organizations() or _states(reading, at)


def _is_called_body(reading: Reading, at: int) -> bool:
    """ "the website | Orrin,", "Orrin, the Norwegian mining company,", "as Orrin first reported": no person’s name."""
    low, end = reading.low, reading.sentence(at)[1]
    if reading.before(at) in _OUTLETS or _is_somebodys(reading, at):
        return True
    if low[at + 1 + (low[at + 1 : at + 2] in _FIRST) : end][:1] in _REPORTS and w.given(low[at]) is None:
        return low[at] not in w.family_names()
    if low[at + 1 : at + 2] != [","] or low[at + 2 : at + 3] not in (["the"], ["a"], ["an"]):
        return False
    noun = next((spot for spot in range(at + 3, min(at + 3 + _FEW, end)) if _ends_noun(reading, spot)), -1)
    return noun > 0 and low[noun] in w.organizations() and not w.is_role(low[noun])


def _is_somebodys(reading: Reading, at: int) -> bool:
    """ "in his restaurant, | Saffron |, and": what somebody’s house is called; not "to her team, Otis said"."""
    low = reading.low
    if at < 3 or low[at - 1] != "," or low[at + 1 : at + 2] not in ([","], ["."], ["and"]):
        return False
    owned = not _OWNERS.isdisjoint(low[max(at - 2 - _FEW, 0) : at - 2])
    return owned and low[at - 2] in w.organizations() and not w.is_role(low[at - 2])


def _ends_noun(reading: Reading, at: int) -> bool:
    letters = reading.document.letters
    return letters[at] == "N" and letters[at + 1 : at + 2] not in ("N", "P", "O")


def _gives_post(reading: Reading, at: int, named: frozenset[int]) -> bool:
    """ "Bolt | chief Tom Poe", "the former Dockside | star": the word before a post and its holder, or "former"."""
    if at + 1 >= len(reading.low) or not reading.document.words[at + 1].islower():
        return False
    if reading.before(at) in w.FORMER:
        return reading.document.tags[at + 1] == "NN"
    return w.is_role(reading.low[at + 1]) and at + 2 in named


def _states(reading: Reading, at: int) -> bool:
    """ "Norrvik said in a statement": as firms do."""
    behind = reading.low[at : min(at + _STATEMENT_REACH, reading.sentence(at)[1])]
    return not _STATEMENTS.isdisjoint(behind) and behind[1:2] != [","] and _HE.isdisjoint(behind)


def keeps_company(reading: Reading, places: Sequence[Span], named: frozenset[int]) -> bool:
    """Whether a name of two or three words at some places, of which nothing is known, is a person's."""
    return probability(reading, places, named) >= SURE


def probability(reading: Reading, places: Sequence[Span], named: frozenset[int]) -> float:
    """How probable it is that what stands at some places (first, last) names a person."""
    known = weights()
    score = known["bias"] + sum(known.get(sign, 0.0) for sign in signs(reading, places, named))
    return 1 / (1 + math.exp(-score))


@cache
def weights() -> dict[str, float]:
    """The learned weight of each sign."""
    return {name: float(value) for name, value in lexicons.table("speakers_mononyms").items()}


def signs(reading: Reading, places: Sequence[Span], named: frozenset[int]) -> set[str]:
    """What speaks for or against a person: signs of the word, of the page, and of every place."""
    first, last = places[0]
    found = set(_of_word(reading.low[last - 1], reading.low[first]))
    found.add(f"words {last - first}")
    found.update(_written(reading.document.words[last - 1]))
    found.add(f"places {min(len(places), 4)}")
    if any(reading.writes(reading.low[at]) for at in range(first, last)):
        found.add("written small")
    proper = sum(reading.document.letters[end - 1] == "P" for _, end in places[:_MOST])
    found.add("proper all" if proper == len(places[:_MOST]) else "proper some" if proper else "proper never")
    for place in places[:_MOST]:
        found.update(_of_place(reading, *place, named))
    if reading.personal:
        found |= {f"{sign}, people" for sign in found if sign.startswith(("acts", "he", "words", "owns"))}
    return found


def _written(word: str) -> Iterator[str]:
    """How a word is written: "POLITICO", "PolitiFact"."""
    if word.isupper() and len(word) > 1:
        yield "shouted"
    elif any(letter.isupper() for letter in word[1:]) and not _CAPITALS.match(word):
        yield "capitals inside"


@lru_cache(maxsize=1 << 13)
def _of_word(word: str, first: str) -> tuple[str, ...]:
    """What the lists and the ending tell of a last word, and of the first."""
    found = [f"given {w.given(first)}"]
    if word in w.family_names():
        found.append("family")
    if w.given(word) is not None and word != first:
        found.append(f"ends in given {w.given(word)}")
    if _ENDING.search(word):
        found.append("ends as families")
    if _PLACED_ENDING.search(word):
        found.append("ends as places")
    if word in lexicons.table("traces_common"):
        found.append("common")
    if word in w.organizations() or word in w.things():
        found.append("body")
    if word in w.surname_words():
        found.append("family and word")
    if w.is_role(word):
        found.append("role")
    if "-" in word:
        found.append("hyphen")
    if word.endswith("s"):
        found.append("plural")
    return tuple(found)


def _of_place(reading: Reading, first: int, last: int, named: frozenset[int]) -> Iterator[str]:
    """What stands beside one place: before it, behind it, what takes it up, what the next sentence begins with."""
    begin, end = reading.sentence(first)
    low, code = reading.low, reading.document.letters
    opens = reading.starts_sentence(first)
    yield "opens" if opens else f"before {_small(low, code, first - 1)}"
    behind = _behind(reading, last, end)
    yield f"{behind}"
    if opens:
        yield f"opens, {behind}"
    if not opens and first - begin > 1 and low[first - 1] in ("and", ",", "&") and first - 2 in named:
        yield "beside a person"
    if last + 1 < end and low[last] in ("and", ",") and last + 1 in named:
        yield "beside a person"
    yield f"{_taken_up(reading, last, end, named)} in it"
    if end < len(low):
        after = low[end]
        yield "he next" if after in _HE else "it next" if after in _IT else "other next"
        if after in _HE and behind == "acts":
            yield "acts, he next"
    if reading.quoted(first):
        yield "quoted"
    if last < end and low[last] == "." and last + 1 < end:
        yield "dotted"  # "Mich."
    if not _STATEMENTS.isdisjoint(low[last : min(last + _STATEMENT_REACH, end)]):
        yield "in a statement"
    if last < end and low[last] in _SAID:
        yield "says"


def _small(low: list[str], code: str, at: int) -> str:
    """A small word as it is, any other by what it is."""
    word = low[at]
    if word in _PLACING:
        return "in"
    return word if word in _SMALL else "role" if w.is_role(word) else _kind(code[at])


def _behind(reading: Reading, last: int, end: int) -> str:
    """What stands behind a name: a verb, an apposition, what it owns."""
    low, code = reading.low, reading.document.letters
    if last >= end:
        return "end"
    if low[last] == "who" or (
        low[last] == "," and last + 1 < end and (low[last + 1] == "who" or low[last + 1].isdigit())
    ):
        return "who"
    if low[last] in ("’s", "'s"):
        kin = last + 1 < end and (low[last + 1] in w.KIN or w.is_role(low[last + 1]))
        return "owns kin" if kin else "owns"
    return "acts" if code[last] in "VZM" else f"behind {_kind(code[last])}"


def _kind(letter: str) -> str:
    return "number" if letter == "#" else letter  # a table takes what follows the sign for a comment


def _is_thing(reading: Reading, places: Sequence[int]) -> bool:
    """Acronyms, places, nationalities, offices; words with a capital only because they open sentences."""
    word, low = reading.document.words[places[0]], reading.low[places[0]]
    if not all(part.isalpha() for part in _PARTS.split(word)) or (word.isupper() and len(word) < _SHOUTED):
        return True
    if low in _things() or (low in w.parties() and any(reading.before(at) == "(" for at in places)):
        return True  # "Jean Mountford (Ind, Harbour)"
    if low.split("-")[0] in w.parties() and all(reading.before(at) == "," for at in places) and "-" in low:
        return True  # "State Sen. Lucille Abernathy, R-Boise, who chairs the panel,"
    if low in w.organizations() and all(reading.low[at + 1 : at + 2] == ["of"] for at in places):
        return True  # "Federation of Potters treasurer Ann Lee"
    unborne = w.given(low) is None and low not in w.family_names()
    if low in lexicons.table("traces_common") and unborne:
        return True
    opens = all(reading.starts_sentence(at) for at in places)
    if opens and unborne and low.endswith("s") and low not in w.surname_words() and ordinary(low[:-1]):
        return True  # "Trains taught her to listen"
    if any(reading.document.tags[at].startswith("NNP") for at in places[:_MOST]):
        return False
    return w.given(low) != "sure" and (low in lexicons.table("traces_common") or reading.writes(low))


def _is_beast(reading: Reading, at: int) -> bool:
    """ "a collie named | Rover", "the tug | Nora": an animal's or a ship's name."""
    low, beasts = reading.low, lexicons.words("speakers_beasts")
    if at < 2:
        return False
    named = low[at - 1] in _NAMED and low[at - 2] in beasts
    return named or (low[at - 1] in beasts and low[at - 2] in ("the", "her", "his", "their"))


def _is_word(low: str) -> bool:
    """Whether a name is an office or a role too: "King", "Porter"."""
    return w.is_post(low) or (w.is_role(low) and low not in w.surname_words() and low not in w.family_names())


@cache
def _things() -> frozenset[str]:
    """Words that are no person whatever stands beside them."""
    return frozenset().union(w.places(), w.demonyms(), w.not_names(), w.anonymous(), w.documents())


def _said_by(reading: Reading, at: int, hints: frozenset[int]) -> bool:
    """Whether a place alone decides: a source of quoted words, or a name told as such."""
    low = reading.low
    known = w.given(low[at]) is not None
    if "only" in low[max(at - 3, 0) : at] and not _NAMING.isdisjoint(low[max(at - 3, 0) : at]):
        return True  # "asked to be called only Jun-jun"
    if reading.before(at) in _NAMING:
        return known or "name" in low[max(at - 5, 0) : at]
    if w.is_role(reading.before(at)):
        return known or reading.before(at) in w.KIN
    if reading.before(at) == "," and at > 1 and low[at - 2] in w.KIN and low[at + 1 : at + 2] in ([","], ["."]):
        return True  # "Her daughter, Iva,"
    after = low[at + 1] if at + 1 < len(low) else ""
    apposed = after == "," and low[at + 2 : at + 3] in (["a"], ["an"]) and low[at].isalpha()
    apposed = apposed and low[at] not in w.organizations()  # "queries from the Altona Gazette, a spokesman said"
    apposed = apposed and not (low[at - 1] in _HOMES and low[at - 2] == ",")  # "Ann Lee, 52, of Altona, a herder"
    if apposed and at + 3 < len(low) and _has_trade(reading, at + 3):
        return True  # "Among the survivors was Amadou, a herder"
    if after == "and" and _pair(reading, at, hints):
        return True
    if w.is_role(after) or after in ("and", "&"):
        return False
    asks = after == "asked" and low[at + 3 : at + 4] in (["if"], ["whether"])  # "| Ebdon | asked Quell if"
    return at in hints and (known or asks or low[at] in w.asian_surnames() or _utters(reading, at))


def _has_trade(reading: Reading, at: int) -> bool:
    """Whether the noun of an apposition that goes on at a token is a person's: "a retired | herder"."""
    letters, low = reading.document.letters, reading.low
    end = min(at + _FEW, reading.sentence(at)[1])
    noun = next((spot for spot in range(at, end) if letters[spot] in "N" and letters[spot + 1 : spot + 2] != "N"), -1)
    return noun >= 0 and w.is_role(low[noun]) and low[noun] in w.posts() and low[noun] not in w.organizations()


def _pair(reading: Reading, at: int, hints: frozenset[int]) -> bool:
    """ "said Roe and Lee": two family names that are a source together, and no firm's."""
    low, end = reading.low, reading.sentence(at)[1]
    if not {at, at + 2} <= hints or at + 2 >= end or low[at] == low[at + 2]:
        return False
    return low[at] in w.families() and low[at + 2] in w.families() and reading.document.words[at + 2][0].isupper()


def _taken_up(reading: Reading, last: int, end: int, named: frozenset[int]) -> str:
    """Whether "he" or "its" behind a name in its sentence takes it up, with no other name between."""
    for spot in range(last, min(end, last + _REACH)):
        if reading.low[spot] in _HE:
            return "he"
        if reading.low[spot] in _IT:
            return "it"
        if spot in named:
            break
    return "none"


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
