"""Whose the offices of states, councils, courts and police are where the text does not say."""

from quotetrace.speakers.affiliation.openpost import AREAS, JUDGES, Found, Post
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.phrases import body_ending, organization_at

_COUNCILLORS = frozenset(
    "councillor councilor cllr coun cr alderman councilman councilwoman councilmember mayor mayoress reeve".split()
)
_OF_UNIONS = frozenset({"minister", "secretary", "ministry"})
_HEADS_OF_TOWNS = frozenset({"mayor", "mayoress", "reeve"})
_CLERKS = frozenset({("town", "clerk"), ("city", "manager"), ("town", "manager"), ("council", "member")})
# Fields of officers that councils have: "Planning officer Ana Ruiz".
_OF_AREAS = frozenset("planning licensing highways housing enforcement monitoring conservation democratic".split())
_ELSEWHERE = (["in"], ["of"], ["from"], ["for"])  # "a council member | in Altona"
_OF_COUNCILS = frozenset({"leader", "deputy", "council", "group", "opposition"})
_UNITS_OF_FIRE = frozenset({"battalion", "division"})  # which have chiefs: "Battalion Chief Ana Ruiz"
_OFFICERS = frozenset(  # words of an officer of police
    "officer senior commanding investigating arresting duty traffic custody patrol liaison beat undercover veteran"
    " uniformed retired divisional second third other fellow".split()
)
_PROSECUTES = frozenset({"prosecutor", "prosecuting"})
# Offices of a state that clubs and firms have too, and words of pages on which they are a state’s.
_HEADS_OF_STATE = frozenset({"president", "secretary", "chancellor"})
_DEPUTIES = (["vice", "president"],)
_POLITICS = frozenset(
    "republican republicans democrat democrats congress senate senator senators parliament presidential presidency"
    " congressional gubernatorial electorate".split()
)

MINISTERS = frozenset({"ministers", "coalition"})  # of a page on the government of a state

# Those who sit in a chamber, and the word for it that tells its name: "the Tolland Board of | Supervisors".
_MEMBERS = {
    **dict.fromkeys(("sen", "senator"), "senate"),
    **dict.fromkeys(("rep", "representative", "congressman", "congresswoman"), "house"),
    **dict.fromkeys(("assemblyman", "assemblywoman", "assemblymember"), "assembly"),
    "supervisor": "supervisors",
    "trustee": "trustees",
    "selectman": "selectmen",
}
_CHAMBERS = frozenset({"assembly", "parliament", "senate", "legislature", "house", "congress", "commons", "diet"})
# Fields of secretaries who are ministers.
_DEPARTMENTS = frozenset(
    "foreign home business health defence defense education transport justice environment energy agriculture housing "
    "culture commerce interior treasury welsh scottish pensions".split()
)


def of_state(post: Post) -> Found | None:
    """ "President Ruiz", "Secretary Okoro" on a page of congresses and elections: no body’s near by."""
    if not post.open or post.general or post.head not in _HEADS_OF_STATE:
        return None
    before = post.reading.document.words[max(post.after - 2, 0)]  # "the orator | President Ruiz is"
    single = "of" not in post.words and (len(post.words) == 1 or before[0].islower())
    alone = single or post.words[-2:] in _DEPUTIES or post.words[-2:] == ["of", "state"]
    governs = post.words == ["president"] and post.reading.has(MINISTERS)
    governs = governs and post.reading.document.words[post.after - 1].istitle()  # "President Ana Ruiz"
    return (None,) if alone and (governs or post.reading.has(_POLITICS)) else None


def member(post: Post) -> Found | None:
    """ "Sen. Ana Ruiz", "Supervisor Bo Lind": of the Senate or the Board of Supervisors that the page names."""
    title = post.words[-1].rstrip(".") if post.open else ""
    if title not in _MEMBERS or post.fact.status == "former" or not post.reading.document.words[post.first].istitle():
        return None
    reading, chamber = post.reading, _MEMBERS[title]
    named = [at for at in reading.where(frozenset({chamber})) if reading.document.words[at].istitle() and at]
    stated = [at for at in named if reading.low[at - 1] == "state" and reading.runs(at)]  # "the | state Senate"
    if stated:
        return (reading.text(stated[0] - 1, stated[0] + 1),)
    if chamber == "house":  # "the House", and not the White House or the House of Lords
        named = [at for at in named if reading.low[at - 1] == "the" and reading.low[at + 1 : at + 2] != ["of"]]
    told = (reading.text(body_ending(reading, at + 1), at + 1) for at in named if not reading.quoted(at))
    return next(((body,) for body in told), None)


def speaker(post: Post) -> Found | None:
    """ "Speaker Ana Ruiz", "the Legislative Speaker": of the chamber that the page names last before, or first."""
    if not post.open or post.words[-1] != "speaker" or post.words[:-1] not in ([], ["legislative"], ["deputy"]):
        return None
    reading = post.reading
    if not reading.document.words[post.after - 1][0].isupper():
        return None  # "the keynote speaker"
    spots = [at for at in reading.where(_CHAMBERS) if reading.document.words[at][0].isupper() and reading.runs(at)]
    if not spots:
        return None
    at = max((spot for spot in spots if spot < post.first), default=spots[0])
    return (organization_at(reading, body_ending(reading, at + 1), reading.sentence(at)[1])[0],)


def minister(post: Post) -> Found | None:
    """ "the minister": of the one ministry that the text names."""
    ministerial = post.open and post.words[-1] == "minister" and "prime" not in post.words
    return (post.at.ministry(post.first),) if ministerial else None


def judge(post: Post) -> Found | None:
    """ "Judge Carmen Ybarra", "District Judge": of the court named last, or next."""
    told = post.open or post.common in AREAS
    return (post.at.court(post.first),) if told and post.words[-1] in JUDGES else None


def prosecutor(post: Post) -> Found | None:
    """ "prosecutor Ana Ruiz" where the page speaks of "the Crown" and its case."""
    if not post.open or post.words[-1] not in _PROSECUTES:
        return None
    return ("Crown",) if post.at.setting.crown() else None


def of_council(post: Post) -> Found | None:
    """ "Cr Ana Ruiz", "the mayor", "deputy leader Ana Ruiz": of the council that the page hears."""
    behind = post.reading.low[post.after : post.after + 1]
    open_ = post.open or post.common == "opposition"
    if not open_ or post.fact.status == "former" or " of " in (post.fact.role or "") or behind in _ELSEWHERE:
        return None
    leads = post.words[-1] == "leader" and _OF_COUNCILS.issuperset(post.words)
    member = post.words[-1].rstrip(".") in _COUNCILLORS or tuple(post.words[-2:]) in _CLERKS
    member = member or (post.words[-1] == "officer" and post.words[-2:-1] != [] and post.words[-2] in _OF_AREAS)
    named = post.at.setting.council(post.first) if leads or member else None
    if named is None and member and post.words[-1] not in _HEADS_OF_TOWNS:
        named = post.at.setting.any_council(post.first)
    return None if named is None else (named,)


def commissioner(post: Post) -> Found | None:
    """ "The Tarrant County Commission met. | Commissioner | Ana Ruiz": of the commission that the page hears."""
    if not post.open or post.words != ["commissioner"] or post.fact.status == "former":
        return None
    named = post.at.called("commission", post.first)
    return None if named is None else (named,)


def superintendent(post: Post) -> Found | None:
    """ "the superintendent": of schools, where there are no police."""
    schools = post.open and post.words[-1] == "superintendent" and post.at.setting.police(post.first) is None
    district = post.at.called("district", post.first) if schools else None
    of_schools = district is not None and "school" in district.lower()
    return (district if of_schools else post.at.around(post.first, "academic"),) if schools else None


def fire(post: Post) -> Found | None:
    """ "Fire Chief Ana Ruiz": of the one fire department of the page, or that named before."""
    ranked = post.common in _UNITS_OF_FIRE and post.words[-1] == "chief"
    fights = "fire" in post.words or post.words[:1] == ["battalion"]
    named = post.at.called("fire", post.first) if ranked or (post.open and fights) else None
    return None if named is None else (named,)


def police(post: Post) -> Found | None:
    """A rank of police, "Deputy Commissioner of Police": of the force named last."""
    words = {w.TITLE_POSTS.get(word.rstrip("."), word) for word in post.words}  # "Sgt.", "Supt"
    ranks = words & (w.POLICE | {"police"})
    if ranks == {"officer"} and any(map(ordinary, words - _OFFICERS)):
        return (None,) if words & {"station", "watch", "fire"} else None  # "press officer", "station officer"
    told = post.open and (ranks or words == {"chief"}) and "fire" not in words
    found = (
        post.at.setting.police(post.first) if (told or post.common == "police") and "minister" not in words else None
    )
    return None if found is None else (found,)


def of_government(post: Post) -> Found | None:
    """ "Foreign Secretary Ellen Frost": of no firm or club near by."""
    told = post.open and post.words[-1] == "secretary" and len(post.words) > 1 and post.words[-2] in _DEPARTMENTS
    return (None,) if told else None


def of_union(post: Post) -> Found | None:
    """ "Union minister": of the government of India; not "the union’s secretary", "secretary of the union"."""
    owned = not w.POSSESSIVE.union(("of",)).isdisjoint(post.reading.low[post.first - 1 : post.after + 1])
    told = post.fact.organization == "Union" and not owned
    return (None,) if told and not _OF_UNIONS.isdisjoint(post.words) else None
