"""Where a name begins behind the place, field or body that an office before it is of."""

import re

from quotetrace import lexicons
from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_MEMBERS_OF = frozenset({"of", "for", "in", "to"})  # what parts a role and the place behind it: "envoy for Yemen"
# How family names end in the east of Europe, which tells one that stands alone behind an office.
_ENDING = re.compile(
    r"\w{2}(?:ov|ova|ev|yev|eva|enko|chuk|[csz]ky[ij]?|skiy?|skyy?|ska|skaya|shvili|dze|yan|wicz|czyk)\Z"
)
_TRADE = re.compile(r"\w{3}(?:er|or|ist|ian|eer|man|woman)\Z")
_AGENT = re.compile("(?:er|or|ist)$")
_FIELD = re.compile(r"\w{3}(?:tion|ity|ment|ture|ness|ism|ics|ance|ence|ship|ing)s?\Z")
_PLACED = 3  # words of a place that no list knows and of a full name
_LONGEST = 3  # words of a name that no list knows


def behind_complement(reading: Reading, first: int, last: int) -> int:
    """Where a name begins behind the place or field of a post: "ambassador to Kenya | Zhao Yiming"."""
    low, begin = reading.low, reading.sentence(first)[0]
    mark = first - 1 - (first > begin and low[first - 1] == "the")
    if mark <= begin or low[mark] not in _MEMBERS_OF or (low[mark] in ("of", "for") and w.is_role(low[mark - 1])):
        return first
    at = first
    while at < last - 2 and (
        low[at] in w.places() or low[at] in w.demonyms() or low[at] in w.organizations() or _plain(low[at])
    ):
        at += 1
    slavic = _ENDING.search(low[last - 1]) is not None
    if last - first == _PLACED and w.given(low[first]) is None and (slavic or w.given(low[first + 1]) == "sure"):
        return first + 1  # "the president of the Chess Federation of Volhynia | Oksana Marchenko"
    listed = w.given(low[at]) is not None or low[at] in w.asian_surnames() or low[first] in w.places()
    return at if listed else behind_words(reading, first, last)


def behind_words(reading: Reading, first: int, last: int) -> int:
    """Where a name that no list knows begins behind what an office is of: "Centre for Peace | Dmitro Savchuk".

    The words before it are of the language, its own are not, and a verb or a mark follows.
    """
    low, at = reading.low, _behind_head(reading.low, first, last)
    while at < last - 1 and (known(low[at]) or _is_field(low[at])):
        at += 1
    foreign = not any(map(known, low[at:last])) and not any(low[spot] in w.demonyms() for spot in range(at, last))
    alone = last - at == 1 and _ENDING.search(low[at]) is None
    acts = last < reading.sentence(first)[1] and reading.document.letters[last] in "VZMG,:"
    return at if foreign and acts and not alone and last - at <= _LONGEST else first


def _behind_head(low: list[str], first: int, last: int) -> int:
    """Behind the last word of a body's name, where two words follow: "the Mekong Water Office | Saowapha Wongsuwat"."""
    return last - 2 if last - first > 2 and low[last - 3] in w.organizations() else first


def behind_body(low: list[str], first: int, last: int) -> int:
    """Where a full name begins behind the body it follows: "of the party Accord | Jan Rey", "Tianfu Group | Li Na"."""
    at = last - 2
    named = w.given(low[at]) == "sure" or low[at] in w.asian_surnames()
    return at if named and (at - first == 1 or low[at - 1] in w.organizations()) else first


def behind_trade(low: list[str], first: int, last: int) -> int:
    """Where a name begins behind what somebody is, though no list knows it: "Loss Adjuster | Yusuf Bello"."""
    for at in range(first + 1, last - 1):
        if w.given(low[at]) == "sure" and _TRADE.search(low[at - 1]):
            words = [part for word in low[first:at] for part in word.split("-")]
            return at if all(map(_of_no_name, words)) else first
    return first


def _of_no_name(word: str) -> bool:
    """Whether a word is one of the language and of no name: "loss", "adjuster"; not "carter"."""
    if w.given(word) is not None or word in w.families() or word in w.organizations():
        return False
    stem = _AGENT.sub("", word)
    return of_language(word) or (stem != word and (of_language(stem) or of_language(f"{stem}e")))


def behind_affairs(low: list[str], first: int, last: int) -> int:
    """Where a name begins behind the field of an office: "Minister for Foreign Affairs | Zoia Hadjic"."""
    at = next((spot + 1 for spot in range(first, last - 2) if low[spot] == "affairs"), first)
    ahead = any(low[spot] in ("of", "for") and w.is_role(low[spot - 1]) for spot in range(max(first - 2, 1), first))
    return at if ahead else first


def office_of(low: list[str], first: int) -> bool:
    """Whether an office goes on in the run: "Minister of Fisheries Kari Lie", "Chancellor of the Exchequer Ann Poe".

    So too "Minister of Food and | Agriculture Yaw Dompre", "Minister of State for | Transport Ana Ruiz".
    """
    fields, joints = first, {"and"}
    while fields > 1 and low[fields - 1] in joints and (known(low[fields - 2]) or _is_field(low[fields - 2])):
        fields, joints = fields - 2, {"and", ","}
    return any(
        low[at] in _MEMBERS_OF and (w.is_role(low[at - 1]) or (low[at - 1] == "state" and low[at - 2] == "of"))
        for at in range(max(fields - 2, 1), fields)
    )


def _is_field(low: str) -> bool:
    """Whether a word that no list knows is built like what an office is of: "sustainability", "irrigation"."""
    return _FIELD.search(low) is not None and w.given(low) is None


def known(low: str) -> bool:
    """Whether a lower-case word is one of the language, a place or the head of a body: no syllable of a name."""
    return low in lexicons.table("traces_common") or low in w.places() or low in w.organizations() or w.is_role(low)


def _plain(word: str) -> bool:
    """Whether a lower-case word is one of everyday news and no given name: "health", "transport"."""
    return word in lexicons.table("traces_common") and w.given(word) is None
