"""Whose a post is where the text gives no more than "its", a common word, or nothing: the institution filled in."""

from collections.abc import Callable

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import CREWS
from quotetrace.speakers.affiliation.authorities import CALLED
from quotetrace.speakers.affiliation.civic import (
    commissioner,
    fire,
    judge,
    member,
    minister,
    of_council,
    of_government,
    of_state,
    of_union,
    police,
    prosecutor,
    speaker,
    superintendent,
)
from quotetrace.speakers.affiliation.held import ARTICLES, RUNS, is_doing
from quotetrace.speakers.affiliation.household import event, fronted, in_house, of_body
from quotetrace.speakers.affiliation.institutions import FIRMS, Institutions
from quotetrace.speakers.affiliation.ofkinds import in_small, with_kind
from quotetrace.speakers.affiliation.openpost import AREAS, EXECUTIVE, JUDGES, Found, Post
from quotetrace.speakers.affiliation.setting import country_before
from quotetrace.speakers.affiliation.sporting import TEAMS, YEARS, employs, is_neutral, of_club
from quotetrace.speakers.affiliation.takenup import of_short, taken_up, trading, whole_firm
from quotetrace.speakers.affiliation.weighing import ANY
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import fits, is_headed, is_institution, walk_of
from quotetrace.speakers.text.phrases import body_ending

_UNLED = frozenset({"police", "fire", "in"})  # "fire chief", "commander in chief"
_WIDE = frozenset("state city town village county district police team store station parish".split())
_OF_LANDS = frozenset({"governor", "mayor", "minister", "president", "premier", "king", "queen"})  # and of no person
_FIRMS_OF_PARTNERS = frozenset({"llp", "partners", "law", "capital", "ventures", "associates", "consulting", "&"})
_OF_STATES = frozenset({"minister", "premier", "president", "ambassador", "envoy", "parliament"})
_INNER = frozenset({"board", "council", "committee"})  # that a body has, and is not
# Whom a person has, and not only an institution: "Mr. Cole’s lawyer".
EMPLOYED = frozenset(
    "lawyer attorney counsel solicitor barrister advocate agent spokesman spokeswoman spokesperson representative aide"
    " publicist adviser advisor secretary assistant manager chief treasurer".split()
)
# Kinds of bodies that go by a name of their own, whoever tells of them; of unions, leagues and ports a page may mean
# the only one.
_BY_NAME = frozenset(
    "academy airline bakery ballet band bar brewery broadcaster cafe café carrier chain charity choir clinic club"
    " college company developer distillery ensemble farm festival firm force foundation gallery garage group"
    " hospice hotel insurer kindergarten label laboratory lab lender magazine mill mine museum newspaper ngo"
    " nursery operator orchestra practice pub publisher quarry railway restaurant retailer salon school service"
    " shop side start-up startup station store studio supermarket team theater theatre think-tank utility winery"
    " workshop zoo".split()
)
_INNER_KINDS = frozenset(
    {"board", "team", "police", "fire", "union", "press", "group", "athletic"}
)  # of whatever house

_COMPANY = frozenset({"company", "firm"})
_HAVING = frozenset("has have had named names hired hires appointed appoints welcomed got gets unveiled".split())
_RELATING = frozenset({"whose", "where"})
_THROUGH, _SOMEBODY_S = frozenset({"through", "via"}), frozenset({"a", "an", "his", "her", "its", "their"})
_FAR = 60  # tokens before a spokesman in which somebody spoke through one

_Rule = Callable[[Post], Found | None]


def place(institutions: Institutions, fact: Affiliation, token: int | None = None) -> Affiliation:
    """An affiliation with the institution that "its", a common word or the post itself stands for.

    ``token`` is where the person is named, should the text tell no role there.
    """
    placed = taken_up(institutions, of_short(institutions, _place(institutions, fact, token), token))
    placed = in_small(institutions.reading, placed)
    if placed.organization is None:
        return placed
    sides = institutions.sides
    whole = sides.whole(placed.organization) or sides.club(placed.organization) or whole_firm(institutions, placed)
    return placed if whole is None else evolve(placed, organization=whole)


def _place(institutions: Institutions, fact: Affiliation, token: int | None) -> Affiliation:
    if (fact.organization or "").startswith("same ") and token is not None:  # "a guide at the same museum"
        fact = evolve(fact, organization=institutions.called((fact.organization or "").split()[-1], token))
    if fact.role is None and fact.organization is not None and fact.organization.islower() and token is not None:
        named = institutions.called(fact.organization.split()[-1], token)
        return fact if named is None else evolve(fact, organization=named)  # "who led the firm for six years"
    if fact.span is None or fact.role is None:
        return fact
    reading, span = institutions.reading, fact.span
    first, after = reading.tokens(span.start, span.start)[0], reading.tokens(span.end, span.end)[0]
    fact = with_kind(of_club(institutions.sides, fact))
    common = (fact.organization or "").lower().removeprefix("the ")
    words = (fact.role or "").lower().split()
    post = Post(fact, institutions, reading, first, after, words, open=fact.organization is None, common=common)
    found = (told for rule in _RULES if (told := rule(post)) is not None)
    told = next(found, None)
    if told is None:
        return fact
    return evolve(fact, organization=None if told[0] is not None and post.alien(told[0]) else told[0])


def _hers(post: Post) -> Found | None:
    """ "her deputy, Ana Ruiz": of where she works, when it is known who she is; "my old chief"."""
    owned = post.open and _owner_mark(post) in ("his", "her", "my")
    if owned and post.plays and post.at.sides.known:
        return (post.at.sides.at(post.first),)  # "her coach", of a player
    return (None,) if owned and not w.is_kin(post.fact.role or "kin") else None


def _of_person(post: Post) -> Found | None:
    """ "Cole’s Federation representative": whose post it is, is a person, who employs none but some."""
    owned = _owner_mark(post) in w.POSSESSIVE
    if post.common not in post.at.bearers or post.words[-1] in EMPLOYED | _OF_LANDS or not owned:
        return None
    words = post.reading.document.words
    last = post.first
    while last < post.after - 1 and words[last][0].isupper() and not w.is_role(post.reading.low[last]):
        last += 1
    return (post.reading.text(post.first, last) or None,)


def _owner_mark(post: Post) -> str:
    """The word before a post and what tells its status: the mark of "Ruiz | ’s former deputy"."""
    low, at = post.reading.low, post.first - 1
    while at > 0 and low[at] not in w.POSSESSIVE and (low[at] in w.modifiers() or low[at] in w.FORMER):
        at -= 1
    return low[at] if at >= 0 else ""


def _its(post: Post) -> Found | None:
    """ "its president", "their foreign minister"; "an analyst there", behind what a body said."""
    low = post.reading.low
    if post.open and low[post.after : post.after + 1] == ["there"]:
        near = post.at.acting(post.first) or post.at.before(post.first)
        told = near is not None and is_institution(near) and post.at.just_told(near, post.first)
        return (near,) if told and fits(near or "", post.housed) >= 0 else None
    inner = post.common.split()
    first = post.first - len(inner) * (post.words[: len(inner)] != inner)  # "its | board | chair"
    owned = low[first - 1 : first] in (["its"], ["their"]) and first > 0
    if not owned or not (post.open or post.common in _INNER or _is_inner(post, first)):
        return None
    if post.plays and post.at.sides.known:
        return (post.at.sides.near(post.first) or post.at.before(post.first) or post.at.sides.at(post.first),)
    if post.words[-1] in _OF_STATES and (country := country_before(post.reading, post.first)) is not None:
        return (country,)
    if post.words[-1] in ("author", "co-author"):
        return (None,)  # "Its author, Ana Ruiz": see the authors of reports
    if post.words[-1] in ("minister", "premier"):
        return (None,)  # "The last government fell. Its prime minister, Ana Ruiz": of no other body near by
    near = post.at.acting(post.first) or post.at.before(post.first) or post.at.around(post.first)
    if near in FIRMS:  # "The company came near collapse. Ana Ruiz, its chief executive, said so"
        near = post.at.called(near or "", post.first) or near
    if near is not None and fits(near, post.housed) < 0:
        other = post.at.around(post.first, post.housed)  # "its headteacher": of a school, no ministry
        near = other if other is not None and fits(other, post.housed) > 0 else near
    if near is not None and fits(near, post.housed) >= 0 and post.at.just_told(near, post.first):
        return (near,)  # "It is closed, according to the Teal Trust. Its director, Ana Ruiz,"
    return (post.weighed(near or (post.at.main() if post.of_firm else None)),)


def _is_inner(post: Post, first: int) -> bool:
    """ "its | mission | chief": what a small word behind "its" tells, the body of "its" has; a state has bodies."""
    small = " " not in post.common and post.reading.document.words[first].islower()
    return small and walk_of(post.common) != "government" and post.words[-1] not in _OF_STATES


def _doing(post: Post) -> Found | None:
    """ "who leads its rail desk", "who heads | the office’s | malaria work", "who runs the store": of whose it is."""
    if not post.open or not (post.words[0] in RUNS or is_doing(post.fact.role or "")) or len(post.words) < 2:
        return None
    low, at = post.reading.low, post.at
    if low[post.first + 1] in ("its", "their"):
        near = at.acting(post.first) or at.before(post.first)
        return None if near is None else (near,)
    mark = next((spot for spot in range(post.first + 2, post.after) if low[spot] in w.POSSESSIVE), post.after)
    kind = low[mark - 1]
    whole = low[post.first + 1] == "the" and mark == post.first + 3 and kind in w.kinds_of_bodies() | w.organizations()
    if not whole or kind in _INNER_KINDS | _WIDE - {"store"}:
        police = at.setting.police(post.first) if post.words[-1] == "investigation" else None
        return None if police is None else (police,)
    named = at.called(kind, post.first) or at.about(kind, post.first)
    return None if named is None or named in at.people else (named,)


def _through(post: Post) -> Found | None:
    """ "Rolf Orr denied it through a spokesman. “...,” | the spokesman, Ivo Tarn, | said": of whoever spoke so."""
    reading, noun = post.reading, post.words[-1]
    if not post.open or noun not in EMPLOYED or reading.before(post.first) != "the":
        return None
    at = next((spot for spot in range(post.first - 2, max(post.first - _FAR, 3), -1) if reading.low[spot] == noun), 0)
    if not at or reading.low[at - 2] not in _THROUGH or reading.low[at - 1] not in _SOMEBODY_S:
        return None
    near = post.at.around(post.first, post.housed)
    if near is not None and is_institution(near) and near.split()[-1].lower() not in w.place_words():
        return None  # of the department of whoever spoke
    begin = reading.sentence(at)[0]
    last = begin
    while last < at and reading.document.words[last][0].isupper():
        last += 1
    first = next((spot for spot in range(begin, last) if spot in reading.names), begin)
    return (reading.text(first, last),) if last > first else None


def _brought_in(post: Post) -> Found | None:
    """ "Lumen Rail has | a new director, Ana Ruiz,": of whoever has, names or hires somebody."""
    low, at = post.reading.low, post.first - 1
    at -= at > 0 and low[at] == "new"
    if not post.open or at < 2 or low[at] not in ("a", "an", "its", "their") or low[at - 1] not in _HAVING:
        return None
    return (post.at.subjects.own(post.first),)


def _whose(post: Post) -> Found | None:
    """ "the Guild of Editors, whose president, Eze Anaba,", "Altona Hospital, where a nurse": the body before it."""
    mark = post.first - 1
    mark -= mark > 2 and post.reading.low[mark] in ("a", "an", "the")
    if not post.open or mark < 2 or post.reading.low[mark] not in _RELATING:
        return None
    last = mark - (post.reading.low[mark - 1] == ",")
    first = body_ending(post.reading, last)
    if post.reading.text(first, last).lower() in w.places() and post.reading.low[first - 1] == "in":
        last = first - 1  # "the Swiss embassy | in Dushanbe, whose"
        first = body_ending(post.reading, last)
    if first == last and (phrase := post.reading.document.phrase_of[last - 1]) >= 0:
        first = post.reading.document.phrases[phrase][0]
        first += post.reading.low[first] in ARTICLES
    found = post.reading.text(first, last)
    placed = post.reading.low[mark] == "where" and not (is_institution(found) and is_headed(found.lower().split()))
    return None if first == last or placed else (found,)  # "in Altona, where the mayor"


def _team(post: Post) -> Found | None:
    """ "the club’s owner", "team doctor"."""
    if post.common not in TEAMS:
        return None
    clubs = post.at.sides.known
    opening = post.at.subjects.opening() if clubs and not post.at.sides.clubs.playing.sides else None
    if opening is not None and any(opening == club.name for club in clubs):
        return (opening,)  # "Altona City sack their coach", and no match
    named = None if clubs else post.at.called(post.common, post.first)
    named = named or post.at.sides.at(post.first)
    if named is None and not clubs:
        named = post.at.about(post.common, post.first) or _opening(post)
    return (named or post.fact.organization,)


def _venue(post: Post) -> Found | None:
    """ "the visitors’ manager": of the second team of the line of scores."""
    team = post.at.sides.venue(post.common)
    return None if team is None else (team,)


def _crew(post: Post) -> Found | None:
    """ "who heads the three-member team": of the body that its paragraph is about."""
    return (post.at.in_paragraph(post.first),) if post.open and post.words[-1] in CREWS else None


def _party(post: Post) -> Found | None:
    """ "the party’s leader"; whose colleague somebody is in it, tells no name of it."""
    if post.common != "party":
        return None
    return (None if post.words[-1] == "colleague" else post.at.party(post.first) or post.fact.organization,)


def _apposed(post: Post) -> Found | None:
    """ "the airline’s chairman" behind "the airline Nordavia"."""
    named = None if post.open else post.at.named_so(post.common, post.first)
    return None if named is None else (named,)


def _common(post: Post) -> Found | None:
    """ "the hospital’s director", "a county commissioner"."""
    if post.common in CALLED and (council := post.at.setting.council(post.first, post.common)) is not None:
        return (council,)
    owned = post.reading.low[post.first - 1 : post.first] in (["’s"], ["'s"])
    if post.words[0] == "for":
        return (post.fact.organization,)  # "for the State", in court
    if post.common in AREAS:  # "the county’s water executive" of a county that nobody names
        area = post.at.area(post.common) or post.at.told_small(post.common, post.first)
        return (area or (post.fact.organization if owned else None),)
    kinds = w.kinds_of_bodies() | (_BY_NAME if owned else frozenset())
    trader = post.common.split()[-1:] if owned and (post.fact.organization or "").islower() else []
    if trader and (trader[0] in w.TRADERS or (trader[0] in FIRMS and trader[0] != post.common)):
        return (trading(post.at, trader[0], post.first) or post.fact.organization,)  # "the snack maker’s chairman"
    if post.common in (*FIRMS, "campaign") or (post.common in kinds and post.common not in _WIDE):
        named = post.at.called(post.common, post.first, near=True)
        named = named or (post.at.about(post.common, post.first) if owned or post.common in _BY_NAME else None)
        if named is None and (owned or (post.capital and post.common not in ("league", "campaign"))):
            common = post.common in ANY  # "the institution’s bursar", on a page with one college
            named = post.at.weighing.meant(post.common, post.first) if common else None
            named = named if common else post.at.nearest(post.common, post.first, surely=not owned)
        named = named or _opening(post)
        return (named or post.fact.organization,)
    return None


def _opening(post: Post) -> str | None:
    """ "the club’s coach" of whom the headline or the first sentence tells what it did."""
    found = post.at.subjects.opening() if post.common in _BY_NAME else None
    if post.common not in FIRMS and post.reading.has(_COMPANY) and not w.posts_of_firms().isdisjoint(post.words):
        return None  # "museum director" on a page about a company
    if found is None or (found in post.at.people and w.given(found.split()[0].lower()) is not None):
        return None
    return None if post.at.excludes(found, post.common) else found


def _executive(post: Post) -> Found | None:
    """ "the chief executive": of the firm the article is about."""
    if not post.open or post.fact.status == "former":
        return None
    if post.words == ["chief"] and post.reading.document.words[post.first] == "Chief" and post.at.setting.police(0):
        return None  # "Chief Ana Ruiz" where there are police
    ranked = set(post.reading.low[post.after : post.after + 1])  # "Deputy Chief | Constable"
    chief = post.words[-1] == "chief" and not ranked & (w.POLICE | JUDGES) and not _UNLED & set(post.words)
    officer = post.words[0] == "chief" and post.words[-1] in ("officer", "executive") and not _UNLED & set(post.words)
    executive = "chief executive" in " ".join(post.words) or not EXECUTIVE.isdisjoint(post.words)
    if not (executive or officer or chief):
        return None
    club = post.at.sides.at(post.first) if post.at.sides.clubs.sport else None
    return (club or post.at.employer(post.first),)


def _player(post: Post) -> Found | None:
    """ "captain", "keeper", "sporting director": of the team named last, or of that which is told to win or to lose."""
    if not post.open or not (post.plays or employs(post.at.sides, post.words)):
        return None
    if post.words[0] in YEARS:  # "sophomore guard Ana Ruiz": of the team that a paper at home writes of
        return (post.at.sides.near(post.first) or post.at.sides.team(),)
    neutral = is_neutral(post.words) or post.fact.status == "former"
    return (None if neutral else post.at.sides.venue(post.words[0]) or post.at.sides.at(post.first),)


def _partner(post: Post) -> Found | None:
    """ "Partner Shaz, 38,": at home, where the page names no firm of partners."""
    if post.words != ["partner"] or post.at.names_any(_FIRMS_OF_PARTNERS):
        return None
    return (post.fact.organization or post.at.named_so("firm", post.first),)


def _of_kind(post: Post) -> Found | None:
    """ "The Potters’ Guild wrote to us. | Guild convener Ana Ruiz | said": of the body named before that ends so."""
    kind = post.words[0]
    if not post.open or len(post.words) < 2 or kind in _INNER_KINDS or kind in w.modifiers() or w.is_role(kind):
        return None
    named = (name for name in post.at.holding(kind, post.first) if name.lower().split()[-1:] == [kind] and " " in name)
    found = next(named, None)
    return None if found is None else (found,)


def _section(post: Post) -> Found | None:
    """ "Orrin Foods", above "“We are sorry,” said | chief executive | Ana Ruiz": of the body that heads a section."""
    its = post.reading.before(post.first) in ("its", "their")
    if not (post.open or its or post.common in w.kinds_of_bodies()) or post.plays:
        return None
    heading = post.at.heading(post.first)
    return None if heading is None else (heading,)


_RULES: tuple[_Rule, ...] = (
    _hers,
    _of_person,
    _section,
    _doing,
    _its,
    _through,
    _brought_in,
    _whose,
    fronted,
    _team,
    _venue,
    _crew,
    _party,
    of_union,
    _apposed,
    judge,
    fire,
    _common,
    _executive,
    minister,
    member,
    speaker,
    _player,
    prosecutor,
    event,
    of_state,
    of_government,
    _partner,
    of_council,
    commissioner,
    superintendent,
    _of_kind,
    of_body,
    police,
    in_house,
)
