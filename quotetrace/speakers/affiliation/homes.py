"""What stands behind the "of", "from" or "at" behind a name: a house, or a home and then a post."""

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition, by_verb
from quotetrace.speakers.affiliation.held import ARTICLES, held
from quotetrace.speakers.affiliation.parts import with_whole
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import is_institution
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

# Last words of areas that have officers.
_AREAS = frozenset("town city county village district borough parish province prefecture state region".split())


def behind_preposition(reading: Reading, name: Name, at: int, end: int) -> Affiliation | None:
    """ "Ana Ruiz | of the firm Orrin", "Gov. Ann Lee | of Maine"."""
    organization, after = organization_at(reading, at + 1, end)
    organization = organization and with_whole(reading, organization, at + 1, after, end)
    if organization is not None and organization.islower() and not _houses(reading, at, organization):
        return None
    posted = name.role is not None or not w.titles_of_posts().isdisjoint(name.title.split())
    low = (organization or "").lower()
    placed = low in w.places() or (" " in low and low.split()[-1] in _AREAS)  # "Mayor Ana Ruiz | of Kelby Town"
    if reading.low[at] == "of" and posted and placed:
        return Affiliation(organization=organization)
    return held(reading, None, organization)


def behind_home(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ana Ruiz | of Altona, who runs the Orrin Fair,", "Ana Ruiz, 34, | from Altona, a nurse at Orrin,"."""
    home, after = organization_at(reading, at + 1, end)
    if home is None or is_institution(home) or after + 2 >= end or reading.low[after] != ",":
        return None
    if reading.low[after + 1] == "who":
        return by_verb(reading, after + 2, end)
    return apposition(reading, after + 1, end, strict=True) if reading.low[after + 1] in ARTICLES else None


def _houses(reading: Reading, at: int, name: str) -> bool:
    """Whether a body in small letters is whose somebody is: "of the crime unit"; not "from his desk"."""
    if reading.low[at + 1] in ("his", "her", "their"):
        return False
    return reading.low[at] == "of" or name.split()[-1] in w.kinds_of_bodies()
