"""Whose a post is that only a house gives, where nothing beside it tells: the house its paragraph or page is about."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache

from quotetrace import lexicons
from quotetrace.speakers.affiliation.openpost import AREAS, JUDGES, Found, Post
from quotetrace.speakers.affiliation.sporting import TEAMS
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import fits, is_headed, is_paper
from quotetrace.speakers.text.phrases import organization_at

_RUN = frozenset({"race", "meet", "meeting", "tournament", "event", "regatta", "course", "festival", "rally"})
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_HEADS_OF_TOWNS = frozenset({"mayor", "mayoress", "governor"})  # whose place is told apart, or by no body
_OF_TEAMS = frozenset({"boss", "manager", "captain", "skipper", "gaffer"})
_LEADING = frozenset({"head", "chief", "master", "deputy", "assistant"})  # "head brewer", of some brewery
_CHAMBERS = frozenset({"assembly", "parliament", "senate", "cabinet"})
_COURTS = frozenset("supreme high federal appeal appeals constitutional criminal district county crown".split())
_OF_CHAMBERS = frozenset(
    "president vice-president deputy chair chairman chairwoman chairperson clerk registrar secretary secretary-general"
    " speaker leader librarian administrator member judge justice usher coach captain manager".split()
) | {"spokesman", "spokeswoman", "spokesperson"}
_OF_PARTIES = frozenset("general press party national joint organising organizing state political propaganda".split())
_RANKS = frozenset(
    "chief head lead senior principal regional national district area duty site field deputy assistant acting"
    " interim veteran honorary".split()
)
_WRITERS = frozenset({"co-author", "coauthor"})
_OF_FORCES = frozenset("police probation customs army naval prison immigration".split())
_SICK = frozenset({"patient", "inpatient", "outpatient", "amputee", "donor", "convalescent", "vet", "healer"})


@cache
def _staff() -> dict[str, str]:
    """What only somebody in a house is, and in which: "any", "led" by a rank in any, or words of its name."""
    return lexicons.table("speakers_staff")


def of_body(post: Post) -> Found | None:
    """ "the director, Ana Ruiz": of the institution around."""
    leads = len(post.words) > 1 and post.words[0] in _LEADING and w.is_role(post.words[-1])
    leads = leads and not set(post.words) & (w.POLICE | JUDGES)
    one_of_many = post.head not in _SPEAKERS and post.reading.before(post.first) in ("a", "an")
    elsewhere = "police" in post.words or "cabinet" in post.words or post.head == "executive" or _of_department(post)
    elsewhere = elsewhere or post.head in _HEADS_OF_TOWNS
    elsewhere = elsewhere or (post.head == "superintendent" and post.at.setting.police(post.first) is not None)
    closed = one_of_many or elsewhere or not post.open or post.fact.status == "former"
    if closed or not (leads or post.general or post.head in w.posts_of_bodies()):
        return None
    if post.words[0] in AREAS and (told := post.at.told_small(post.words[0], post.first)) is not None:
        return (told,)  # "District manager Ana Ruiz" of "the parish water district"
    if post.words[-3:-1] == ["of", "the"] and (named := post.at.called(post.words[-1], post.first)) is not None:
        return (named,)  # "director of the archives"
    own, near = post.at.subjects.own(post.first), post.at.around(post.first, post.housed)
    if own in post.at.people and post.reading.low[post.first - 2 : post.first] == ["and", "the"]:
        own = None  # "Ann Cole, and the | chairman, Bo Lie, | said"
    near = (post.at.sides.team() or near) if near in TEAMS else near  # "the club" whose name the page is about
    trades = (post.housed == "business" and post.words[-1] == "director") or post.at.setting.of_shares()
    near = near or (post.at.main() if trades and post.of_firm else None)
    near = near or post.at.ahead(post.first, post.sector) or post.at.about(None, post.first) or _opens_page(post)
    near = own or _only_near(post) or post.weighed(near)
    near = None if near is not None and ((_serves(post) and _is_party(near)) or _is_chamber(near, post)) else near
    return (near or (post.at.sides.at(post.after) if post.words[-1] in _OF_TEAMS else None),)


def event(post: Post) -> Found | None:
    """ "Race director Ana Ruiz": of the race that the page names."""
    if not post.open or post.words[-1] != "director" or post.words[-2:-1] == [] or post.words[-2] not in _RUN:
        return None
    return (post.at.setting.event(post.first),)


def fronted(post: Post) -> Found | None:
    """ "At Orrin, the largest grower, | chief executive | Ana Ruiz said": of the house that opens its sentence."""
    reading, begin = post.reading, post.reading.sentence(post.first)[0]
    begin += not reading.document.words[begin][0].isalnum()
    if not post.open or reading.low[begin] != "at" or reading.low[post.first - 1] not in (",", "the"):
        return None
    house, after = organization_at(reading, begin + 1, post.first)
    named = house is not None and house[0].isupper() and reading.low[after : after + 1] == [","]
    other = house in post.at.people or not reading.names.isdisjoint(range(begin, after))
    return (house,) if named and house is not None and house.lower() not in w.places() and not other else None


def _is_chamber(name: str, post: Post) -> bool:
    """Whether a body is a parliament or a court that has no such post: a "Director of Public Prosecutions"."""
    held = post.head in _OF_CHAMBERS or post.words[-1] in _OF_CHAMBERS
    words = name.lower().split()
    court = words[-1] == "court" and not _COURTS.isdisjoint(words)
    return not held and (court or words[-1] in _CHAMBERS or words in (["house"], ["congress"]))


def _of_department(post: Post) -> bool:
    """ "Secretary of State for Health and Social Care": whose department the role tells."""
    return post.words[:4] == ["secretary", "of", "state", "for"]


def _serves(post: Post) -> bool:
    """Whether a post is a civil servant’s, who has no party: "agriculture secretary", but "general secretary"."""
    return post.words[-1] == "secretary" and len(post.words) > 1 and post.words[-2] not in _OF_PARTIES


def _is_party(name: str) -> bool:
    low = name.lower()
    told = low in w.party_words() or low == "congress"  # of India, or a chamber that has no such secretaries either
    return told or w.sectors_of("bodies").get(low.split()[-1]) == "party"


def in_house(post: Post) -> Found | None:
    """ "Treasurer Ana Ruiz", "the abbot, Bo Lie,", "ward nurse Ann Lee": of the house that has such people."""
    if not post.open or post.plays or post.fact.status == "former" or " of " in (post.fact.role or ""):
        return None
    kinds = _kinds(post.words)
    if kinds is not None:
        found = _any_house(post) if kinds == "any" else _house_of(post, frozenset(kinds.split()))
    else:
        found = _of_health(post) if post.sector == "health" and not _SICK & set(post.words) else _of_academy(post)
    return None if found is None else (found,)


def _kinds(words: list[str]) -> str | None:
    """In which houses such people are; None where anybody may be that."""
    told = _staff().get(" ".join(words[-2:])) or _staff().get(words[-1])
    if told == "led":
        return "any" if len(words) > 2 or (len(words) > 1 and words[0] in _RANKS) else None
    if told == "joined":
        return "any" if len(words) > 1 and words[0] not in _OF_FORCES else None
    return told


def _any_house(post: Post) -> str | None:
    """The house that the paragraph before a post is about, else the one around, else the one that opens the page."""
    near = post.at.about(None, post.first) or post.at.around(post.first) or _opens_page(post)
    return post.weighed(near)


def _only_near(post: Post) -> str | None:
    """The one body by name of the paragraph before a post, where it may have such a post and a word tells it."""
    reading, (begins, names) = post.reading, post.at.told()
    block = reading.document.block_at(post.first)
    near = range(bisect_left(begins, reading.tokens(block.words, block.end)[0]), bisect_left(begins, post.first))
    told = {names[at] for at in near if names[at][0].isupper() and not reading.quoted(begins[at])}
    told = {name for name in told if not is_paper(name) and fits(name, post.housed) >= 0}
    only = told.pop() if len(told) == 1 else None
    return only if only is not None and is_headed(only.lower().split()) else None


def _opens_page(post: Post) -> str | None:
    """The body by name that the page opens with, unless it can have no such post."""
    found = post.at.opens()
    return None if found is None or fits(found, post.housed) < 0 else found


def _house_of(post: Post, kinds: frozenset[str]) -> str | None:
    """The one house of some kinds that the page names, or that named last in the paragraph of a post."""
    return _only(post, lambda name: not kinds.isdisjoint(name.lower().split()))


def _of_health(post: Post) -> str | None:
    """The one hospital, clinic or practice that the page names before a nurse."""
    return _only(post, lambda name: fits(name, "health") > 0)


def _only(post: Post, suits: Callable[[str], bool]) -> str | None:
    """The body before a post that suits it, where the page names one such, or its paragraph does."""
    opening, about = post.at.subjects.opening(), post.at.about(None, post.first)
    named = [one for one in post.at.weighing.bodies() if one.places[0][0] < post.first and suits(one.name)]
    told = {one.name for one in named} | {name for name in (opening, about) if name is not None and suits(name)}
    if about in told or len(told) == 1:
        return about if about in told else told.pop()
    block = post.reading.document.block_of(post.first)
    near = {one.name for one in named if any(post.reading.document.block_of(at) == block for at, _ in one.places)}
    return near.pop() if len(near) == 1 else None


def _of_academy(post: Post) -> str | None:
    """ "postdoctoral researcher Ana Ruiz" on a page that opens with the one university it names."""
    brought = post.reading.before(post.first) in ("a", "an")  # "an economist who was not involved"
    if brought or (post.sector != "academic" and post.words[-1] not in _WRITERS):
        return None
    found = {one.name for one in post.at.weighing.bodies() if fits(one.name, "academic") > 0}
    opens = {one.name for one in post.at.weighing.bodies() if one.opens}
    return found.pop() if len(found) == 1 and found <= opens else None
