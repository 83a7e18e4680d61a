"""Whose somebody in a role cannot be: no state employs its voters, no school its graduates, and "TV" nobody."""

from functools import lru_cache

from quotetrace import lexicons
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import DEGREES
from quotetrace.speakers.text.reading import Reading

_WORDS = 1 << 14  # remembered
_LINKS = frozenset({"of", "for", "to", "from", "in", "at", "on", "with"})
# With these before it the noun is an office: "Manhattan district attorney", "the city architect".
_OFFICIAL = frozenset(
    "district state city county town municipal public federal crown prosecuting general chief deputy assistant court"
    " official royal consulting government team club".split()
)
# Who goes with somebody, and is of no body for it: "Ruiz’s biographer", "an Orr constituent".
_OF_PERSONS = frozenset("biographer constituent fan admirer foe namesake lookalike devotee".split())
# Who has, rides or suffered some thing, as long as it is no body: "the owner of the car", "a victim of the fire".
_OF_THINGS = frozenset(
    "owner driver rider passenger victim survivor witness casualty resident tenant occupant inhabitant veteran winner"
    " buyer seller finder author organiser organizer maker".split()
)
# Who is for or against somebody, and works for nobody by it: "a Ruiz donor", "Ruiz’s opponents".
_FOLLOWERS = frozenset(
    "donor supporter backer voter critic opponent detractor follower rival challenger delegate elector"
    " protester".split()
)
# What tells of a trade or of half the world, and is no body: "a radio journalist", "a Western diplomat".
_CHANNELS = frozenset({"radio", "television", "film", "western", "eastern", "northern", "southern", "foreign"})
_SCHOOLED = frozenset("graduate student dropout pupil sophomore senior junior freshman alumnus leaver".split())
_SCHOOLS = frozenset({"school", "college", "university", "kindergarten", "academy"})
# Adjectives of opinion that are parties with a capital, and with one that only opens a sentence none.
OPINIONS = frozenset({"liberal", "conservative", "independent", "green", "progressive"})
# Before a noun for a relative; any other noun there makes it a post: "ward sister", "house mother".
_KINDS_OF_KIN = frozenset(
    "elder eldest older oldest younger youngest little big baby kid twin half step foster adoptive late surviving only"
    " first second third new single young grieving bereaved proud own his her their my our".split()
)
_LEADERS = frozenset({"leader", "peer", "politician"})
# Faiths and peoples without a country, of whom somebody may be one and at whom nobody works.
PEOPLES = frozenset(
    "muslim jewish jew christian catholic protestant evangelical orthodox hindu sikh buddhist islamic mormon hispanic"
    " latino latina black white arab kurdish african-american asian-american native".split()
)


@lru_cache(maxsize=_WORDS)
def may_employ(organization: str, role: str) -> bool:
    """Whether somebody of a role may be an organization's, as far as the words tell.

    >>> may_employ("Ohio", "Ohio voter"), may_employ("Ohio", "governor"), may_employ("Ohio", "district attorney")
    (False, True, True)
    >>> may_employ("high school", "high school graduate"), may_employ("Altona High School", "graduate")
    (False, True)
    >>> may_employ("independent", "independent voters"), may_employ("Conservative", "Conservative MP")
    (False, True)
    >>> may_employ("car", "owner"), may_employ("fire", "victim"), may_employ("hospital", "owner")
    (False, False, True)
    """
    low, words = organization.lower(), role.lower().split()
    end = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    head = w.singular(words[end - 1]) if words else ""
    kin = w.is_kin(head or "x") and not (end > 1 and _is_body(low) and words[end - 2] not in _KINDS_OF_KIN)
    if kin or head in w.NEAR or low in DEGREES | _CHANNELS:
        return False
    if low in OPINIONS:
        return organization[0].isupper() and _of_parties(head)
    if head in _OF_PERSONS and not _is_body(low):
        return False
    if head in _OF_THINGS and organization.islower() and low.split()[-1] not in w.kinds_of_bodies():
        return False
    if head in _SCHOOLED and organization.islower() and low.split()[-1] in _SCHOOLS:
        return False
    lives = head in lexicons.words("speakers_private") and _OFFICIAL.isdisjoint(words[: end - 1])
    return not (lives and _is_home(low))


def follows(reading: Reading, organization: str, role: str) -> bool:
    """ "a | Ruiz | donor", "Ruiz’s | opponents": whether one is for or against somebody by name, and no body’s."""
    head = w.singular(role.lower().split()[-1])
    if head not in _FOLLOWERS or organization.lower() in w.party_words() | w.places():
        return False
    last = frozenset({organization.lower().split()[-1]})
    return any(at - 1 in reading.names for at in reading.where(last))  # behind a given name


def _of_parties(head: str) -> bool:
    """Whether a role is one that parties give: "MP", "leader", "candidate"; not "columnist", "activist"."""
    return w.sectors_of("roles").get(head) in ("party", "government") or head in _LEADERS or head in w.posts_of_bodies()


def _is_home(low: str) -> bool:
    """Whether a name tells where somebody lives and of which people they are: "Ohio", "Florida Latino"."""
    home = w.places() | w.demonyms().keys() | PEOPLES
    return low in home or low.title() in w.countries() or all(word in home for word in low.split())


def _is_body(low: str) -> bool:
    return any(word in w.organizations() for word in low.split())
