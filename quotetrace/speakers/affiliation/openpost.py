"""A post of which the text gives no institution or one in small letters, and the words around it."""

from attrs import frozen

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.institutions import Institutions
from quotetrace.speakers.affiliation.sporting import plays
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import fits
from quotetrace.speakers.text.reading import Reading

# Posts that belong to the firm an article is about, where the article names no other.
EXECUTIVE = frozenset({"ceo", "cfo", "coo", "cto"})
OWNERS = frozenset({"owner", "co-owner", "proprietor", "proprietress", "founder", "co-founder"})
ANYWHERE = OWNERS | {"president", "vice-president", "landlord", "landlady", "whip"}  # of a house of any kind
_OF_FIRMS = frozenset({"managing", "finance", "sales", "commercial", "marketing"})  # directors that firms have
JUDGES = frozenset({"judge", "justice", "magistrate", "recorder"})
AREAS = frozenset({"county", "district", "parish", "borough", "state"})
_RANKS = w.POLICE - {"superintendent", "officer"}  # which schools, hospitals and works have, too
_OF_SCHOOLS = frozenset({"headteacher", "headmaster", "headmistress", "head-teacher"})
_GENERALS = ({"secretary", "general"}, {"director", "general"})
_CLOCKS = frozenset("GMT BST UTC EST EDT CST CDT PST PDT CET CEST IST SGT AEST AEDT".split())  # "14:05 GMT"
Found = tuple[str | None]


@frozen
class Post:
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
        return bool(set(self.words) & (EXECUTIVE | w.posts_of_bodies() | w.posts_of_firms()))

    @property
    def plays(self) -> bool:
        """Whether a role is one in a team."""
        return plays(self.at.sides, self.words)

    @property
    def sector(self) -> str | None:
        """The walk of life that the role tells."""
        return w.sectors_of("roles").get(self.words[-1])

    @property
    def general(self) -> bool:
        """Whether it is one of the whole house: "general secretary", "secretary-general", "director general"."""
        return {*self.words[-2:]} in _GENERALS or self.words[-1] in ("secretary-general", "director-general")

    @property
    def housed(self) -> str | None:
        """The walk of life of the house that has such a post; None where any may have it."""
        if self.words[:-1] and self.words[-1] == "director" and self.words[-2] in _OF_FIRMS:
            return "business"
        return None if self.words[-1] in ANYWHERE or self.general else self.sector

    def alien(self, body: str) -> bool:
        """Whether a body that the text does not tell has no such post: no quarry has a headteacher or an inspector."""
        if self.open and (body in _CLOCKS or (body.isupper() and body.lower() in w.places())):
            return True  # of a dateline: "NAIROBI, Kenya - Deputy President Ruiz said"
        low = body.lower()
        people = " " not in low and w.singular(low) != low and w.is_role(w.singular(low))
        if people and low not in w.organizations() and not self.at.sides.known:
            return True  # "Firefighters"
        ranked = self.sector == "police and military" and not _RANKS.isdisjoint(self.words)
        taught = self.words[-1] in _OF_SCHOOLS
        least = 0 if taught and " " in body else 1  # "Polgarth Primary" may be a school, and "Quarry" none
        return self.open and (ranked or taught) and fits(body, self.sector) < least

    def weighed(self, found: str | None) -> str | None:
        """What one sign of the page found for the post, or the body that all signs together speak for."""
        sure = found is None or self.plays or self.at.sides.clubs.sport or self.at.setting.company() is not None
        return found if sure else self.at.weighed(found, self.first, self.housed)
