"""What a page has few of and many posts hang on: the company of a call, the Crown, its police forces, its races."""

from bisect import bisect_left

from attrs import define

from quotetrace.speakers.affiliation.authorities import LOCAL, authorities
from quotetrace.speakers.affiliation.occasions import company_of_call, issuer_of_release
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import forces
from quotetrace.speakers.text.phrases import body_ending, country_of
from quotetrace.speakers.text.reading import Reading

_POLICE = frozenset({"police", "Police"})
_EVENTS = frozenset(
    "marathon classic open cup games festival prix regatta championship championships tour rally derby triathlon relay"
    " invitational masters carnival race run".split()
)
_SHARES = frozenset({"shares", "profit", "profits", "revenue", "earnings", "sales", "investors", "shareholders"})
Told = list[tuple[int, str]]


@define
class Setting:
    """Each is looked for once, when it is first asked for."""

    reading: Reading
    _company: tuple[()] | tuple[str | None] = ()
    _crown: bool | None = None
    _forces: Told | None = None
    _events: Told | None = None
    _councils: Told | None = None

    def company(self) -> str | None:
        """The company whose earnings call a transcript is of, or whose press release a page is."""
        if not self._company:
            self._company = (company_of_call(self.reading) or issuer_of_release(self.reading),)
        return self._company[0]

    def crown(self) -> bool:
        """Whether "the Crown" prosecutes: "the Crown case", not "the Crown Court"."""
        if self._crown is None:
            low, words = self.reading.low, self.reading.document.words
            crowns = (at for at in self.reading.where(frozenset({"crown"})) if at and at + 1 < len(low))
            self._crown = any(
                low[at - 1] == "the" and words[at][0].isupper() and words[at + 1].islower() for at in crowns
            )
        return self._crown

    def police(self, token: int) -> str | None:
        """The police force nearest before a token, or the first of the page, or just "police"."""
        if self._forces is None:
            self._forces = list(forces(self.reading))
        told = _nearest(self._forces, token)
        return told or ("police" if any(map(self.reading.writes, _POLICE)) else None)

    def of_shares(self) -> bool:
        """Whether a page is about a firm and its money."""
        return any(map(self.reading.writes, _SHARES))

    def event(self, token: int) -> str | None:
        """The race, the cup or the festival by name that is told nearest before a token, or first."""
        if self._events is None:
            words = self.reading.document.words
            heads = [at for at in self.reading.where(_EVENTS) if words[at][0].isupper() and self.reading.runs(at)]
            runs = ((body_ending(self.reading, at + 1), at + 1) for at in heads)
            self._events = [(first, self.reading.text(first, last)) for first, last in runs if last - first > 1]
        return _nearest(self._events, token)

    def council(self, token: int, word: str = "council") -> str | None:
        """The council of a town or an area that is named nearest before a token, or first.

        ``word`` is what it is called there: a shire by "the shire" and "the council", no town by "the county".
        """
        if self._councils is None:
            self._councils = sorted(set(authorities(self.reading)))
        fit = word in ("council", "authority")
        return _nearest([one for one in self._councils if fit or word in one[1].lower().split()], token)

    def any_council(self, token: int) -> str | None:
        """The council that no town’s name is told of: "the City Council renamed the block", "a city council vote"."""
        low, at_council = self.reading.low, self.reading.where(frozenset({"council"}))
        told = [(at - 1, self.reading.text(at - 1, at + 1)) for at in at_council if at and low[at - 1] in LOCAL]
        return _nearest(told, token)

    def of_council(self, end: int) -> bool:
        """Whether a council is named before a token: in the opening of a page that is about it."""
        return self.council(0) is not None and any(at < end for at, _ in self._councils or ())


def _nearest(told: Told, token: int) -> str | None:
    return told[max(bisect_left(told, (token, "")) - 1, 0)][1] if told else None


def country_before(reading: Reading, token: int) -> str | None:
    """The country named last in the sentence of a token before it, or in that before: "its foreign minister"."""
    document, begin = reading.document, reading.sentence(token)[0]
    number = document.sentence_of[token]
    for first, last in ((begin, token), (document.sentences[max(number - 1, 0)].first, begin)):
        for at in range(first, last):
            found = country_of(reading, at, min(at + 3, last)) if document.words[at][0].isupper() else None
            if found in w.countries():
                return found
    return None
