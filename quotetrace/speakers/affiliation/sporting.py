"""Which roles are those of a team, and what a club’s own people are called."""

from collections.abc import Sequence

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import belonging
from quotetrace.speakers.affiliation.sides import Sides
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_COLLEGIATE = frozenset({"guard", "forward", "pitcher", "catcher", "center", "tackle", "receiver"})
_ASHORE = frozenset({"skipper"})  # of a team, where the page has teams, and else of a boat
TEAMS = frozenset({"club", "team", "side"})
_OFFICERS = frozenset(
    {"sporting director", "technical director", "performance director", "director of football", "director of rugby"}
    | {
        "athletic director",
        "athletics director",
        "athletic trainer",
        "director of cricket",
        "head of recruitment",
        "kit man",
        "general manager",
        "head physio",
    }
)
_BOSSES = frozenset({"manager", "boss", "gaffer"})
_FOR_NOW = frozenset("head first-team assistant interim caretaker new acting then".split())
# What a coach’s own are called behind the club: "his Dunmore City players".
PLAYING = frozenset({"players", "side", "team", "men", "women", "squad", "charges"})
_HERS = frozenset({"his", "her"})
_FARTHEST_SIDE = 28  # tokens behind a name in which "his Dunmore City side" stands
# Years at a college of those who play for it, on a page that has teams: "sophomore guard", "a freshman".
YEARS = frozenset({"freshman", "sophomore", "junior", "senior", "redshirt", "rookie"})
_NEUTRAL = frozenset(
    "referee umpire linesman official pundit commentator champion medallist medalist selector fan supporter".split()
)


def plays(sides: Sides, words: Sequence[str]) -> bool:
    """Whether a role is one in a team, the positions with names of other things where the page has teams.

    Not the "agent of the coach".
    """
    words = words[: words.index("of")] if "of" in words[1:] else words
    last, two = words[-1], tuple(words[-2:])
    yearly = last == "freshman" or (len(words) > 1 and words[0] in YEARS and last in w.POSITIONS | _COLLEGIATE)
    named_alike = (last in w.POSITIONS | _ASHORE or yearly) and bool(sides.known)
    named_alike = named_alike or (bool(sides.clubs.found) and last in _BOSSES and _FOR_NOW.issuperset(words[:-1]))
    told = named_alike or last == "keeper" or two in w.WIDE_POSITIONS or w.sectors_of("roles").get(last) == "sport"
    return told and two != ("public", "defender")


def employs(sides: Sides, words: Sequence[str]) -> bool:
    """Whether clubs employ somebody in a role, on a page that has clubs: "sporting director"."""
    return " ".join(words) in _OFFICERS and bool(sides.known)


def is_neutral(words: Sequence[str]) -> bool:
    """Whether a role in sport is of no team."""
    return not _NEUTRAL.isdisjoint(words)


def of_club(sides: Sides, fact: Affiliation) -> Affiliation:
    """A post with the club that a word of its role means: "the City manager", of Northgate City."""
    word, _, rest = (fact.role or "").partition(" ")
    club = sides.club(word) if rest and word.istitle() and fact.organization is None else None
    return fact if club is None else evolve(fact, role=rest, organization=club)


def his_side(reading: Reading, name: Name) -> Affiliation | None:
    """ "Rui Santos accused his Dunmore City players": a coach’s team."""
    low, words = reading.low, reading.document.words
    end = min(name.last + _FARTHEST_SIDE, reading.sentence(name.core)[1] - 2)
    if _HERS.isdisjoint(low[name.last : end]):
        return None
    for at in range(name.last, end):
        if low[at] in _HERS and words[at + 1][0].isupper():
            end = at + 1
            while end < len(words) and words[end][0].isupper():
                end += 1
            return belonging(reading, reading.text(at + 1, end)) if low[end : end + 1] and low[end] in PLAYING else None
    return None
