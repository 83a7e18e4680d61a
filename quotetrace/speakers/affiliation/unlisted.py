"""What may be a role though no list knows it, by where it stands: "a gate tender", ", loss adjuster at Orrin"."""

from quotetrace.speakers.affiliation.fields import INTO
from quotetrace.speakers.affiliation.marks import MARKS
from quotetrace.speakers.affiliation.objects import STOPS
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution, is_place_of_work
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_TRADE = ("er", "or", "ist", "ian", "man", "eer", "ant", "ee", "lead")  # how nouns for what somebody does end
_COMPOUNDS = ("owner", "keeper", "maker", "monger", "master", "mistress", "herd", "smith", "wright", "worker")
_BEFORE = MARKS | {"is", "was", "been"}
_HELD_AT = frozenset({"of", "at", "for", "with"})


def counted(reading: Reading, at: int, end: int) -> bool:
    """ "According to Ann Lee, | three teachers were fired": a number and a plural noun are nobody's role."""
    tags = reading.document.tags
    if at >= end or tags[at] != "CD":
        return False
    while at < end and tags[at] in ("CD", "JJ", "NN"):
        at += 1
    return at < end and tags[at] in ("NNS", "NNPS")


def plays(reading: Reading, at: int, end: int) -> bool:
    """ "a 7-foot center for the Lakers": a place in a team, which is another noun elsewhere."""
    position = reading.low[at] in w.POSITIONS or tuple(reading.low[at - 1 : at + 1]) in w.WIDE_POSITIONS
    noun = (position and reading.document.words[at].islower()) or (
        reading.low[at] in w.party_words() and reading.low[at + 1 : at + 2] == ["on"]
    )
    noun = noun or (reading.low[at] == "independent" and reading.low[at - 1] in ("a", "an", "the"))
    return noun and at + 1 < end and reading.low[at + 1] in (*INTO, ",", "who")


def some_role(reading: Reading, first: int, last: int, end: int) -> bool:
    """ "a gate tender," behind a name: one or two small nouns with "a" before them and a mark behind them."""
    tags, low = reading.document.tags, reading.low
    alone = last - first == 1 and last < end and low[last] in (",", "who") and first > 0 and low[first - 1] == ","
    if alone and tags[first] == "NN" and low[first].endswith(_TRADE) and low[first] not in w.organizations():
        return True  # "Bo Lie, overman,"
    if last - first == 1 and low[last : last + 1] == ["of"] and low[first - 1] == "," and low[first].endswith(_TRADE):
        body = organization_at(reading, last + 1, end)[0] or ""  # ", holder of the Federation of Pilots,"
        return body[:1].isupper() and is_institution(body) and tags[first] == "NN"
    led = first < last and (low[first] in ("a", "an") or (low[first] == "the" and low[last - 1].endswith(_COMPOUNDS)))
    led = led or (low[first - 1] in _BEFORE and _housed(reading, last, end))  # ", loss adjuster at Orrin"
    if not 1 < last - first < 5 or not led or (last < end and low[last] not in STOPS | INTO):
        return False
    word = low[last - 1]
    return (
        tags[last - 1] == "NN"
        and word.endswith(_TRADE)
        and (word not in w.organizations() and word not in w.documents())
    )


def _housed(reading: Reading, at: int, end: int) -> bool:
    """Whether a body by name stands behind a preposition: "loss adjuster | at Orrin Mutual", "| of the Grain Board"."""
    named = at + 1 + (reading.low[at + 1 : at + 2] == ["the"])
    return named < end and reading.low[at] in _HELD_AT and is_place_of_work(reading, named)
