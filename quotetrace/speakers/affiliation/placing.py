"""Whose a post is where the text gives no more than "its", a common word, or nothing: the institution filled in."""

from collections.abc import Callable

from attrs import evolve, frozen

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import CREWS
from quotetrace.speakers.affiliation.held import ARTICLES
from quotetrace.speakers.affiliation.institutions import FIRMS, Institutions
from quotetrace.speakers.affiliation.setting import country_before
from quotetrace.speakers.affiliation.sporting import TEAMS, employs, is_neutral, of_club, plays
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import body_ending
from quotetrace.speakers.text.reading import Reading

# Posts that belong to the firm an article is about, where the article names no other.
_EXECUTIVE = frozenset({"ceo", "cfo", "coo", "cto"})
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_UNLED = frozenset({"police", "fire", "in"})  # "fire chief", "commander in chief"
_WIDE = frozenset("state city town village county district police team store station parish".split())
_OWNERS = frozenset({"owner", "co-owner", "proprietor", "proprietress", "founder", "co-founder"})
_OF_TEAMS = frozenset({"boss", "manager", "captain", "skipper", "gaffer"})
_FIRMS_OF_PARTNERS = frozenset({"llp", "partners", "law", "capital", "ventures", "associates", "consulting", "&"})
_OF_STATES = frozenset({"minister", "premier", "president", "ambassador", "envoy", "parliament"})
_OF_UNIONS = frozenset({"minister", "secretary", "ministry"})
_LEADING = frozenset({"head", "chief", "master", "deputy", "assistant"})  # "head brewer", of some brewery
_CHAMBERS = frozenset({"assembly", "parliament", "senate", "cabinet"})
_COURTS = frozenset("supreme high federal appeal appeals constitutional criminal district county crown".split())
_OF_CHAMBERS = frozenset(
    "president vice-president deputy chair chairman chairwoman chairperson clerk registrar secretary secretary-general"
    " speaker leader librarian administrator member judge justice usher coach captain manager".split()
) | {"spokesman", "spokeswoman", "spokesperson"}
_INNER = frozenset({"board", "council", "committee"})  # that a body has, and is not
_AREAS = frozenset({"county", "district", "parish", "borough", "state"})
# Whom a person has, and not only an institution: "Mr. Cole’s lawyer".
EMPLOYED = frozenset(
    "lawyer attorney counsel solicitor barrister advocate agent spokesman spokeswoman spokesperson representative aide"
    " publicist adviser advisor secretary assistant manager chief treasurer".split()
)
_OF_PARTIES = frozenset("general press party national joint organising organizing state political propaganda".split())
_PROSECUTES = frozenset({"prosecutor", "prosecuting"})
_RUN = frozenset({"race", "meet", "meeting", "tournament", "event", "regatta", "course", "festival", "rally"})
_JUDGES = frozenset({"judge", "justice", "magistrate", "recorder"})
# Offices of a state that clubs and firms have too, and words of pages on which they are a state’s.
_HEADS_OF_STATE = frozenset({"president", "secretary", "chancellor"})
_DEPUTIES = (["vice", "president"],)
_POLITICS = frozenset(
    "republican republicans democrat democrats congress senate senator senators parliament presidential presidency"
    " congressional gubernatorial electorate".split()
)


@frozen
class _Post:
    """A role and the words around it: ``first`` is its first token, ``after`` the one behind, ``words`` its words.

    ``open`` tells that the text gives no institution; ``common`` is the one it gives in lower case, where it may be a
    common word.
    """

    fact: Affiliation
    at: Institutions
    reading: Reading
    first: int
    after: int
    words: list[str]
    open: bool
    common: str

    @property
    def capital(self) -> bool:
        """Whether a common word has a capital, as in "Hospital president Ann Lee" where a sentence begins."""
        return (self.fact.organization or "").istitle()

    @property
    def head(self) -> str:
        """The noun of the role, its field left out: "director" of "director of animal health"."""
        ends = [at for at, word in enumerate(self.words) if word in ("of", "for", "to")]
        return self.words[max(ends[0] - 1, 0)] if ends else self.words[-1]

    @property
    def of_firm(self) -> bool:
        """Whether firms have such a post."""
        return bool(set(self.words) & (_EXECUTIVE | w.posts_of_bodies() | w.posts_of_firms()))

    @property
    def plays(self) -> bool:
        """Whether a role is one in a team."""
        return plays(self.at.sides, self.words)

    @property
    def sector(self) -> str | None:
        """The walk of life that the role tells."""
        return w.sectors_of_roles().get(self.words[-1])


Found = tuple[str | None]
_Rule = Callable[[_Post], Found | None]


def place(institutions: Institutions, fact: Affiliation, token: int | None = None) -> Affiliation:
    """An affiliation with the institution that "its", a common word or the post itself stands for.

    ``token`` is where the person is named, should the text tell no role there.
    """
    placed = _place(institutions, fact, token)
    if placed.organization is None:
        return placed
    sides = institutions.sides
    whole = sides.whole(placed.organization) or sides.club(placed.organization)
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
    fact = of_club(institutions.sides, fact)
    common = (fact.organization or "").lower().removeprefix("the ")
    words = (fact.role or "").lower().split()
    post = _Post(fact, institutions, reading, first, after, words, open=fact.organization is None, common=common)
    found = (told for rule in _RULES if (told := rule(post)) is not None)
    told = next(found, None)
    return fact if told is None else evolve(fact, organization=told[0])


def _hers(post: _Post) -> Found | None:
    """ "her deputy, Ana Ruiz": of where she works, when it is known who she is; "my old chief"."""
    owned = post.open and _owner_mark(post) in ("his", "her", "my")
    return (None,) if owned and not w.is_kin(post.fact.role or "kin") else None


def _of_person(post: _Post) -> Found | None:
    """ "Cole’s Federation representative": whose post it is, is a person, who employs none but some."""
    owned = _owner_mark(post) in w.POSSESSIVE
    if post.common not in post.at.bearers or post.words[-1] in EMPLOYED or not owned:
        return None
    words = post.reading.document.words
    last = post.first
    while last < post.after - 1 and words[last][0].isupper() and not w.is_role(post.reading.low[last]):
        last += 1
    return (post.reading.text(post.first, last) or None,)


def _owner_mark(post: _Post) -> str:
    """The word before a post and what tells its status: the mark of "Ruiz | ’s former deputy"."""
    low, at = post.reading.low, post.first - 1
    while at > 0 and (low[at] in w.modifiers() or low[at] in w.FORMER):
        at -= 1
    return low[at] if at >= 0 else ""


def _its(post: _Post) -> Found | None:
    """ "its president", "their foreign minister"."""
    low = post.reading.low
    first = post.first - len(post.common.split())  # "its | board | chair"
    owned = low[first - 1 : first] in (["its"], ["their"]) and first > 0
    if not owned or not (post.open or post.common in _INNER):
        return None
    if post.plays and post.at.sides.known:
        return (post.at.sides.near(post.first) or post.at.before(post.first) or post.at.side(post.first),)
    if post.words[-1] in _OF_STATES and (country := country_before(post.reading, post.first)) is not None:
        return (country,)
    if post.words[-1] in ("minister", "premier"):
        return (None,)  # "The last government fell. Its prime minister, Ana Ruiz": of no other body near by
    near = post.at.before(post.first) or post.at.around(post.first)
    return (near or (post.at.main() if post.of_firm else None),)


def _whose(post: _Post) -> Found | None:
    """ "the Guild of Editors, whose president, Eze Anaba,": the body before the clause."""
    mark = post.first - 1
    if not post.open or mark < 2 or post.reading.low[mark] != "whose":
        return None
    last = mark - (post.reading.low[mark - 1] == ",")
    first = body_ending(post.reading, last)
    if post.reading.text(first, last).lower() in w.places() and post.reading.low[first - 1] == "in":
        last = first - 1  # "the Swiss embassy | in Dushanbe, whose"
        first = body_ending(post.reading, last)
    if first == last and (phrase := post.reading.document.phrase_of[last - 1]) >= 0:
        first = post.reading.document.phrases[phrase][0]
        first += post.reading.low[first] in ARTICLES
    return (post.reading.text(first, last),) if first < last else None


def _team(post: _Post) -> Found | None:
    """ "the club’s owner", "team doctor"."""
    if post.common not in TEAMS:
        return None
    clubs = post.at.sides.known
    named = None if clubs else post.at.called(post.common, post.first)
    named = named or post.at.side(post.first)
    return (named or post.fact.organization,)


def _venue(post: _Post) -> Found | None:
    """ "the visitors’ manager": of the second team of the line of scores."""
    team = post.at.sides.venue(post.common)
    return None if team is None else (team,)


def _crew(post: _Post) -> Found | None:
    """ "who heads the three-member team": of the body that its paragraph is about."""
    return (post.at.in_paragraph(post.first),) if post.open and post.words[-1] in CREWS else None


def _party(post: _Post) -> Found | None:
    """ "the party’s leader"."""
    return (post.at.party(post.first) or post.fact.organization,) if post.common == "party" else None


def _union(post: _Post) -> Found | None:
    """ "Union minister": of the government of India; not "the union’s regional secretary"."""
    told = post.common == "union" and post.reading.before(post.first) not in w.POSSESSIVE
    return (None,) if told and not _OF_UNIONS.isdisjoint(post.words) else None


def _apposed(post: _Post) -> Found | None:
    """ "the airline’s chairman" behind "the airline Nordavia"."""
    named = None if post.open else post.at.named_so(post.common, post.first)
    return None if named is None else (named,)


def _common(post: _Post) -> Found | None:
    """ "the hospital’s director", "a county commissioner"."""
    if post.common in _AREAS:
        return (post.at.area(post.common),)
    if post.common in (*FIRMS, "campaign") or (post.common in w.kinds_of_bodies() and post.common not in _WIDE):
        named = post.at.called(post.common, post.first, near=True)
        owned = post.reading.low[post.first - 1 : post.first] in (["’s"], ["'s"])
        if named is None and (owned or (post.capital and post.common not in ("league", "campaign"))):
            named = post.at.nearest(post.common, post.first, surely=not owned)
        return (named or post.fact.organization,)
    return None


def _executive(post: _Post) -> Found | None:
    """ "the chief executive": of the firm the article is about."""
    if not post.open or post.fact.status == "former":
        return None
    ranked = set(post.reading.low[post.after : post.after + 1])  # "Deputy Chief | Constable"
    chief = post.words[-1] == "chief" and not ranked & (w.POLICE | _JUDGES) and not _UNLED & set(post.words)
    officer = post.words[0] == "chief" and post.words[-1] in ("officer", "executive")
    executive = "chief executive" in " ".join(post.words) or not _EXECUTIVE.isdisjoint(post.words)
    if not (executive or officer or chief):
        return None
    return ((post.at.side(post.first) if post.at.sides.clubs.sport else None) or post.at.main(),)


def _of_state(post: _Post) -> Found | None:
    """ "President Ruiz", "Secretary Okoro" on a page of congresses and elections: no body’s near by."""
    if not post.open or post.head not in _HEADS_OF_STATE:
        return None
    before = post.reading.document.words[max(post.after - 2, 0)]  # "the orator | President Ruiz is"
    single = "of" not in post.words and (len(post.words) == 1 or before[0].islower())
    alone = single or post.words[-2:] in _DEPUTIES or post.words[-2:] == ["of", "state"]
    return (None,) if alone and post.reading.has(_POLITICS) else None


def _minister(post: _Post) -> Found | None:
    """ "the minister": of the one ministry that the text names."""
    ministerial = post.open and post.words[-1] == "minister" and "prime" not in post.words
    return (post.at.ministry(post.first),) if ministerial else None


def _player(post: _Post) -> Found | None:
    """ "captain", "keeper", "sporting director": of the team named last, or of that which is told to win or to lose."""
    if not post.open or not (post.plays or employs(post.at.sides, post.words)):
        return None
    neutral = is_neutral(post.words) or post.fact.status == "former"
    return (None if neutral else post.at.sides.venue(post.words[0]) or post.at.side(post.first),)


def _judge(post: _Post) -> Found | None:
    """ "Judge Carmen Ybarra", "District Judge": of the court named last, or next."""
    open_ = post.open or post.common in _AREAS
    return (post.at.court(post.first),) if open_ and post.words[-1] in _JUDGES else None


def _prosecutor(post: _Post) -> Found | None:
    """ "prosecutor Ana Ruiz" where the page speaks of "the Crown" and its case."""
    if not post.open or post.words[-1] not in _PROSECUTES:
        return None
    return ("Crown",) if post.at.setting.crown() else None


def _event(post: _Post) -> Found | None:
    """ "Race director Ana Ruiz": of the race that the page names."""
    if not post.open or post.words[-1] != "director" or post.words[-2:-1] == [] or post.words[-2] not in _RUN:
        return None
    return (post.at.setting.event(post.first),)


def _partner(post: _Post) -> Found | None:
    """ "Partner Shaz, 38,": at home, where the page names no firm of partners."""
    if post.words != ["partner"] or post.at.names_any(_FIRMS_OF_PARTNERS):
        return None
    return (post.fact.organization or post.at.named_so("firm", post.first),)


def _superintendent(post: _Post) -> Found | None:
    """ "the superintendent": of schools, where there are no police."""
    schools = post.open and post.words[-1] == "superintendent" and not {"police", "Police"} & post.reading.vocabulary
    district = post.at.called("district", post.first) if schools else None
    of_schools = district is not None and "school" in district.lower()
    return (district if of_schools else post.at.around(post.first, "academic"),) if schools else None


def _fire(post: _Post) -> Found | None:
    """ "Fire Chief Ana Ruiz": of the one fire department of the page, or that named before."""
    named = post.at.called("fire", post.first) if post.open and "fire" in post.words else None
    return None if named is None else (named,)


def _of_body(post: _Post) -> Found | None:
    """ "the director, Ana Ruiz": of the institution around."""
    leads = len(post.words) > 1 and post.words[0] in _LEADING and w.is_role(post.words[-1])
    leads = leads and not set(post.words) & (w.POLICE | _JUDGES)
    one_of_many = post.head not in _SPEAKERS and post.reading.before(post.first) in ("a", "an")
    elsewhere = "police" in post.words or post.head == "executive" or _of_department(post)
    closed = one_of_many or elsewhere or not post.open or post.fact.status == "former"
    general = post.words[-2:] == ["secretary", "general"] or post.words[-1] == "secretary-general"
    if closed or not (leads or general or post.head in w.posts_of_bodies()):
        return None
    if post.words[-3:-1] == ["of", "the"] and (named := post.at.called(post.words[-1], post.first)) is not None:
        return (named,)  # "director of the archives"
    sector = None if post.words[-1] in _OWNERS else post.sector  # one may own a house of any kind
    near = post.at.subject(post.first) or post.at.around(post.first, sector)
    near = (post.at.sides.team() or near) if near in TEAMS else near  # "the club" whose name the page is about
    near = near or (post.at.main() if post.at.of_shares() and post.of_firm else None)
    near = near or post.at.ahead(post.first, post.sector)
    near = None if near is not None and ((_serves(post) and _is_party(near)) or _is_chamber(near, post)) else near
    return (near or (post.at.side(post.after) if post.words[-1] in _OF_TEAMS else None),)


def _is_chamber(name: str, post: _Post) -> bool:
    """Whether a body is a parliament or a court that has no such post: a "Director of Public Prosecutions"."""
    held = post.head in _OF_CHAMBERS or post.words[-1] in _OF_CHAMBERS
    words = name.lower().split()
    court = words[-1] == "court" and not _COURTS.isdisjoint(words)
    return not held and (court or words[-1] in _CHAMBERS or words in (["house"], ["congress"]))


def _of_department(post: _Post) -> bool:
    """ "Secretary of State for Health and Social Care": whose department the role tells."""
    return post.words[:4] == ["secretary", "of", "state", "for"]


def _serves(post: _Post) -> bool:
    """Whether a post is a civil servant’s, who has no party: "agriculture secretary", but "general secretary"."""
    return post.words[-1] == "secretary" and len(post.words) > 1 and post.words[-2] not in _OF_PARTIES


def _is_party(name: str) -> bool:
    low = name.lower()
    told = low in w.party_words() or low == "congress"  # of India, or a chamber that has no such secretaries either
    return told or w.sectors_of_bodies().get(low.split()[-1]) == "party"


def _police(post: _Post) -> Found | None:
    """A rank of police, "Deputy Commissioner of Police": of the force named last."""
    words = {w.TITLE_POSTS.get(word.rstrip("."), word) for word in post.words}  # "Sgt.", "Supt"
    told = post.open and words & (w.POLICE | {"police"})
    return (
        (post.at.setting.police(post.first),) if (told or post.common == "police") and "minister" not in words else None
    )


_RULES: tuple[_Rule, ...] = (
    _hers,
    _of_person,
    _its,
    _whose,
    _team,
    _venue,
    _crew,
    _party,
    _union,
    _apposed,
    _judge,
    _common,
    _executive,
    _minister,
    _player,
    _prosecutor,
    _event,
    _of_state,
    _partner,
    _superintendent,
    _fire,
    _of_body,
    _police,
)
