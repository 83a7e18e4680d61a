"""How a body is called: the words of its name, and what belongs to it before them."""

from collections.abc import Iterator

from quotetrace.models import Sector
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import only_opens
from quotetrace.speakers.text.phrases import body_ending, organization_at
from quotetrace.speakers.text.reading import RUNNING, Reading

_PEOPLES = frozenset("women men children girls boys people mothers fathers parents veterans workers farmers".split())
_SITS = frozenset({"coroner", "sheriff", "magistrate", "governor", "recorder"})  # "Altona Coroner’s Court"
_OF_FORCES = frozenset(
    {"command", "department", "service", "force", "constabulary", "authority"}
)  # "State Police Command"
# What forces go by whose names have no word for police.
_FORCES = frozenset("constabulary rcmp psni nypd lapd gardaí gardai carabinieri gendarmerie".split())
_SAINTS = frozenset({"st", "st.", "saint"})
_OF = frozenset({"of", "for"})
# Kinds of bodies that tell no walk of life, and walks of life whose bodies tell them by their names.
_ANY_WALK = frozenset({"agency", "authority", "institution", "organisation", "organization", "network", "operator"})
_TELLING = frozenset({"government", "academic", "health", "legal", "police and military", "party", "media"})
_LONGEST = 8  # tokens of a name
# What bodies are called by that lie there, and people are not: "North Bay Hospital", "the Severn Valley Trust".
_LANDS = frozenset(
    "north south east west northern southern eastern western upper lower greater lake river park hill hills mount sea"
    " forest castle fort cape palace cathedral".split()
)
JOINTS = frozenset({"of", "for", "and", "&", "the"})


def body_by_word(name: str) -> bool:
    """Whether a word of a name is one of bodies, or letters stand for one.

    >>> body_by_word("Altona CID"), body_by_word("Altona Water Board"), body_by_word("Upper Altona")
    (True, True, False)
    """
    words = name.split()
    return any(word.isupper() and len(word) > 1 for word in words) or not w.organizations().isdisjoint(
        word.lower() for word in words if word[0].isupper()
    )


def is_institution(name: str) -> bool:
    """Whether a name has a word that heads institutions."""
    words = name.lower().replace("-", " ").replace("’s", "").replace("'s", "").split()
    return any(part.rstrip(".") in w.organizations() for part in words)


def is_place_of_work(reading: Reading, at: int) -> bool:
    """Whether a token is a capitalised noun."""
    return reading.document.words[at][0].isupper() and reading.document.tags[at].startswith("NN")


def called(reading: Reading, run: tuple[int, int], named: frozenset[int] = frozenset()) -> str | None:
    """How a body is called that stands at some tokens, with what belongs to it before them.

    It ends where one of the names of people begins, ``named``: "the head of the Chamber of Trade | Evgeny Tkachenko".
    """
    begin, end = reading.sentence(run[0])
    first, words = run[0], reading.document.words
    while first > begin and (before := _before_body(reading, first, begin)) < first:
        first = before
    if first > begin + 1 and reading.low[first - 1] in w.POSSESSIVE and _of_kind(reading, first - 2):
        first -= 2  # "the | Women’s | Institute"
        while first > begin and words[first - 1][0].isupper() and _of_body(reading, first - 1):
            first -= 1  # "| Northmoor | Magistrates’ Court"
    if first > begin + 2 and reading.low[first - 1] in w.POSSESSIVE and reading.low[first - 3] in _SAINTS:
        first -= 3  # "| St | Anne | ’s | Hospital"
    if first > begin + 1 and reading.low[first - 1] == "and" and words[first - 2][0].isupper():
        first = _joined(reading, first, begin, end)
    names = (at for at in range(run[1], min(end, run[1] + _LONGEST)) if at in named)
    borne = (at for at in names if reading.low[at - 1] not in JOINTS)  # not "the University of | Ana Ruiz"
    name, last = organization_at(reading, first, next(borne, end))
    posts = any(map(w.is_post, reading.low[run[1] : last]))  # "Union | IT Minister Ana Ruiz"
    return reading.text(first, run[1]) if posts else name


def _joined(reading: Reading, first: int, begin: int, end: int) -> int:
    """Where a name of two fields or areas begins: "the | Ethics and | Anti-Corruption Commission"."""
    words = reading.document.words
    for before in (first - 2, first - 3):
        if before >= begin and words[before][0].isupper() and organization_at(reading, before, end)[1] > first:
            return before
    return first


def _before_body(reading: Reading, first: int, begin: int) -> int:
    """Where what belongs to a body before its name begins: "the | Police Federation", "| New | Altona Board".

    Behind "of" and "for" another body goes before: "Centers for | Flood Control"; the token itself where none does.
    """
    low, words, joint = reading.low, reading.document.words, first - 1
    if words[joint][0].isupper():
        placed = any(" ".join(low[joint:end]) in w.places() for end in range(first + 1, first + 3))
        return joint if placed or _of_body(reading, joint) else first
    joint -= low[joint] in ("the", "a") and joint > begin
    head = joint - 1
    heads = head >= begin and low[joint] in ("of", "for") and words[head][0].isupper()
    return head if heads and low[head].removesuffix("s") in w.organizations() else first


def _of_kind(reading: Reading, at: int) -> bool:
    """Whether a capitalised word is a noun for people whom a body is for: "Women", "Farmers"."""
    word = reading.low[at]
    return reading.document.words[at][0].isupper() and (
        word in _PEOPLES or w.singular(word) != word or word in w.collectives() or word in _SITS
    )


def _of_body(reading: Reading, at: int) -> bool:
    """Whether a capitalised word before the name of a body belongs to it: "the | Harlow Port | Authority"."""
    low = reading.low[at]
    if low == "central" or low in w.modifiers() or low in w.organizations() or low in w.places() or low in w.demonyms():
        return True
    named = low not in w.not_names() or low in _LANDS or low in w.place_words()
    if w.is_role(low) or not named or low.rstrip(".") in w.honorifics() or only_opens(reading, at):
        return False
    return low in _LANDS or reading.document.tags[at] in ("NNP", "NNPS")  # "the | Northern | Rail Union"


def forces(reading: Reading) -> Iterator[tuple[int, str]]:
    """The police forces of a page, each where its name begins: "the | Altona City Police", "Police Scotland"."""
    low, words = reading.low, reading.document.words
    for at in reading.where(_FORCES | {"police"}):
        last, limit = at + 1, reading.sentence(at)[1]
        while (
            last < limit
            and words[last][0].isupper()
            and (low[last] in w.organizations() or low[last] in w.places() or low[last] in _OF_FORCES)
        ):
            last += 1
        first = body_ending(reading, last)
        first = max(
            [first, *(spot + 1 for spot in range(first, at) if low[spot] == "of")]
        )  # "Ann Lee of | Altona Police"
        first += only_opens(reading, first) and first < at  # "Meanwhile | Altona Police"
        named = [spot for spot in range(first, last) if spot != at]
        posts = any(w.is_role(low[spot]) for spot in named)
        alone = low[at] in _FORCES - {"constabulary"}
        if words[at][0].isupper() and (named or alone) and not posts and reading.kind(at) in RUNNING:
            yield first, reading.text(first, last)


def is_headed(low: list[str]) -> bool:
    """Whether a name has the head of a body where heads stand, last or before "of": not "Air Force One"."""
    ends = [at for at, word in enumerate(low) if word in ("of", "for", "on", "at")]
    head = low[max(ends[0] - 1, 0)] if ends else low[-1]
    return "&" in low or head in w.organizations() or head.removesuffix("s") in w.organizations()


def is_paper(name: str) -> bool:
    """Whether a name is a newspaper’s or a station’s, which is seldom what "the company" stands for."""
    return any(w.sectors_of("bodies").get(word) == "media" for word in name.lower().split()[-1:])


def fits(name: str, sector: str | None) -> int:
    """1 where an institution is of the walk of life of a post, -1 where it is of another, 0 where that is open."""
    low = name.lower().split()
    stop = next(
        (at for at, word in enumerate(low) if word in _OF), len(low)
    )  # "the Ministry | of Health" is no hospital
    told = (w.sectors_of("bodies").get(word) for word in (*reversed(low[:stop]), *reversed(low[stop:])))
    own = next(filter(None, told), None)
    return 0 if sector is None or own is None else 1 if own == sector else -1


def walk_of(kind: str) -> Sector | None:
    """The walk of life of a common word for a body; None where bodies of any are called so: "the agency"."""
    return None if kind in _ANY_WALK else w.sectors_of("bodies").get(kind)


def may_be(name: str, kind: str) -> bool:
    """Whether a body may be of a kind: a firm of which nothing is known is no council and no hospital.

    >>> may_be("Orrin", "company"), may_be("Orrin", "council"), may_be("Orrin Borough", "council")
    (True, False, True)
    """
    sector = walk_of(kind)
    return fits(name, sector) > (0 if sector in _TELLING else -1)


def may_trade(name: str) -> bool:
    """Whether a name may be a firm’s: no paper, no place, and of no other walk of life.

    >>> may_trade("Orrin & Roe"), may_trade("Altona"), may_trade("Fisheries Ministry")
    (True, True, False)
    """
    return fits(name, "business") >= 0 and not is_paper(name) and name.lower() not in w.places()
