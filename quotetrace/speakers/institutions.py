"""Which institution small words stand for: "its president", "the company’s chairman", "a company spokesperson"."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers import words as w
from quotetrace.speakers.acronyms import acronyms
from quotetrace.speakers.fixtures import Teams, team_before, teams
from quotetrace.speakers.phrases import country_of, organization_at
from quotetrace.speakers.reading import Reading
from quotetrace.speakers.subjects import subject_before

_FIRMS = frozenset({"company", "firm", "group", "manufacturer", "retailer", "corporation", "business", "companies"})
# Posts that belong to the firm an article is about, where the article names no other.
_EXECUTIVE = frozenset({"ceo", "cfo", "coo", "executive", "cto"})
_WIDE = frozenset(
    {"state", "city", "town", "village", "county", "district", "police", "team", "store", "station", "parish"}
)
_OF_TEAMS = frozenset({"boss", "manager", "captain", "skipper", "gaffer"})
_NEUTRAL = frozenset("referee umpire linesman official pundit commentator champion medallist medalist selector".split())
_FIRMS_OF_PARTNERS = frozenset({"llp", "partners", "law", "capital", "ventures", "associates", "consulting", "&"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_WON = frozenset("beat defeated thrashed edged lost drew won hammered stunned downed".split())
_SHARES = frozenset({"shares", "profit", "profits", "revenue", "earnings", "sales", "investors", "shareholders"})
_OF_STATES = frozenset({"minister", "premier", "president", "ambassador", "envoy", "parliament"})
_OF_UNIONS = frozenset({"minister", "secretary", "ministry"})
_AREAS = frozenset({"county", "district", "parish", "borough", "state"})
_MOST_BODIES = 40  # institutions that are looked at for one of the walk of life that a post tells
_RUNNING = frozenset({"body", "turn"})
_POLICE = frozenset({"police", "Police"})
_FARTHEST = 120  # tokens back to the institution that "its" stands for


def _of_firm(role: str) -> bool:
    return bool(set(role.lower().split()) & (_EXECUTIVE | w.posts_of_bodies() | w.posts_of_firms()))


def _of_police(fact: Affiliation) -> bool:
    """A rank of police without a force."""
    return fact.organization is None and bool(set((fact.role or "").lower().split()) & w.POLICE)


class Institutions:
    """The named institutions of a page, in order of position."""

    def __init__(
        self,
        reading: Reading,
        runs: list[tuple[int, int]],
        lone: Sequence[int] = (),
        named: frozenset[int] = frozenset(),
    ) -> None:
        self._reading = reading
        self._named = named  # tokens where people are named
        self._lone = lone  # tokens of capitalised words that nothing is known of
        self._runs = sorted(run for run in runs if run[0] not in named)
        self._begins = [first for first, _ in self._runs]
        self._starts = frozenset((*self._begins, *lone))
        self._with: dict[str, list[int]] = {}  # a word -> the numbers of the runs that hold it
        for number, run in enumerate(self._runs):
            for word in dict.fromkeys(reading.low[slice(*run)]):
                self._with.setdefault(word, []).append(number)
        self._main: list[str | None] = []
        self._team: list[str | None] = []
        self._apposed: dict[str, list[int]] | None = None  # a kind of body -> where a name stands behind it
        self._sides: Teams | None = None  # who plays
        self._short = acronyms(reading, self._runs)
        self._spoken_of: tuple[list[int], list[str]] | None = None

    def _name(self, run: tuple[int, int]) -> str | None:
        begin, end = self._reading.sentence(run[0])
        first, words = run[0], self._reading.document.words
        while first > begin and words[first - 1][0].isupper() and self._of_body(first - 1):  # "the Police | Federation"
            first -= 1
        name, last = organization_at(self._reading, first, end)
        posts = any(map(w.is_post, self._reading.low[run[1] : last]))  # "Union | IT Minister Ana Ruiz"
        return self._reading.text(first, run[1]) if posts else name

    def _of_body(self, at: int) -> bool:
        """Whether a capitalised word before the name of a body belongs to it: "the | Harlow Port | Authority"."""
        low = self._reading.low[at]
        if low in w.modifiers() or low in w.organizations() or low in w.places() or low in w.demonyms():
            return True
        if w.is_role(low) or low in w.not_names() or low.rstrip(".") in w.honorifics():
            return False
        return self._reading.document.tags[at] in ("NNP", "NNPS")

    def full(self, name: str) -> str:
        """The name that an acronym of the page stands for; any other name as it is."""
        return self._short.get(name, name)

    def before(self, token: int) -> str | None:
        """The institution named last before a token; before all what the sentence before is about."""
        begin = self._reading.sentence(token)[0]
        own = bisect_left(self._begins, begin) < bisect_left(self._begins, token)  # one stands in the sentence itself
        opened = None if own else subject_before(self._reading, token, self._starts)
        if opened is not None:
            return opened
        for number in range(bisect_left(self._begins, token) - 1, -1, -1):
            run = self._runs[number]
            if run[0] <= token - _FARTHEST:
                break
            if self._reading.kind(run[0]) in ("body", "turn", "pull-credit"):
                return self._name(run)
        return None

    def around(self, token: int, sector: str | None = None) -> str | None:
        """The institution that a post before or behind a name belongs to: that named most of those shortly before.

        Also those that are told only by their kind: "the hospital" for "The director, Ana Ruiz".
        """
        begins, names = self._bodies()
        first, last = bisect_left(begins, token - _FARTHEST), bisect_left(begins, token)
        near = first
        while sector is not None and near > max(
            last - _MOST_BODIES, 0
        ):  # the school of "the head teacher", however far
            near -= 1
            if self._fits(names[near], sector) > 0:
                first = min(first, near)
                break
        counts = Counter(names[first:last])
        if not counts:  # "the vice-chancellor told the senate of the University of Altona"
            end = bisect_left(begins, self._reading.sentence(token)[1])
            return max(names[last:end], key=lambda name: self._fits(name, sector), default=None)
        fits = {name: self._fits(name, sector) for name in counts}
        at = max(range(first, last), key=lambda at: (fits[names[at]], counts[names[at]], at))
        chosen = names[at]
        if fits[chosen] < 0:
            return None
        return (self.called(chosen, token) or chosen) if chosen in _FIRMS else chosen

    def _fits(self, name: str, sector: str | None) -> int:
        """1 where an institution is of the walk of life of a post, -1 where it is of another, 0 where that is open."""
        own = next((found for word in name.lower().split() if (found := w.sectors_of_bodies().get(word))), None)
        return 0 if sector is None or own is None else 1 if own == sector else -1

    def side(self, token: int) -> str | None:
        """The team of a player or coach told at a token: that named last before, where a line of scores names two."""
        if self._sides is None:
            self._sides = teams(self._reading)
        return team_before(self._reading, self._sides, token) or self.team()

    def team(self) -> str | None:
        """The team that a story about sport is about.

        A place and a name ("Montevideo Ceibos"), or a club, named most; the earlier on a tie.
        """
        if not self._team:
            self._team.append(self._most_played())
        return self._team[0]

    def _most_played(self) -> str | None:
        low = self._reading.low
        teams = [run for run in self._runs if run[1] - run[0] > 1 and self._reading.kind(run[0]) in _RUNNING]
        won = [run for run in teams if low[run[1] : run[1] + 1] and low[run[1]] in _WON]
        teams = [run for run in teams if low[run[0]] in w.places() or self._is_sport(run)] or won
        counts = Counter(low[run[1] - 1] for run in teams)
        chosen = max(teams, key=lambda run: (counts[low[run[1] - 1]], -run[0]), default=None)
        return None if chosen is None else self._name(chosen)

    def _is_sport(self, run: tuple[int, int]) -> bool:
        return any(w.sectors_of_bodies().get(word) == "sport" for word in self._reading.low[slice(*run)])

    def police(self, token: int) -> str | None:
        """The police force nearest before a token, or the first of the page, or just "police"."""
        forces = self._with.get("police", [])
        if forces:
            before = bisect_left(forces, bisect_left(self._begins, token))
            return self._name(self._runs[forces[max(before - 1, 0)]])
        return "police" if not _POLICE.isdisjoint(self._reading.vocabulary) else None

    def _bodies(self) -> tuple[list[int], list[str]]:
        """Where institutions stand in running text, in order, and how each is called."""
        if self._spoken_of is None:
            named = ((run[0], self._name(run)) for run in self._runs if self._is_body(run))
            found = [(at, name) for at, name in named if name is not None and not self._only_kind(at, name)]
            found += self._kinds()
            found.sort()
            self._spoken_of = [at for at, _ in found], [name for _, name in found]
        return self._spoken_of

    def _only_kind(self, at: int, name: str) -> bool:
        """Whether one capitalised word is no more than a kind, or only opens a sentence: "School shut"."""
        lone = " " not in name
        if name.isupper() and name.count(" ") > 1:  # "WOLD VIADUCT OPENED": shouted
            return True
        return lone and (name.lower() in w.kinds_of_bodies() or self._reading.starts_sentence(at))

    def _is_body(self, run: tuple[int, int]) -> bool:
        low = self._reading.low[slice(*run)]
        return (
            self._reading.kind(run[0]) in _RUNNING
            and (len(low) > 1 or low[0] not in w.places())
            and any(word in w.organizations() for word in low)
            and not any(
                w.is_post(word) and word not in w.organizations() for word in low[1:]
            )  # "Finance Minister Per Lunde"
        )

    def _kinds(self) -> list[tuple[int, str]]:
        """ "the hospital", "the regional health office": small words only."""
        low, words = self._reading.low, self._reading.document.words
        found = []
        for at, word in enumerate(low):
            if word in w.kinds_of_bodies() and words[at].islower() and self._reading.kind(at) in _RUNNING:
                first = at
                while first and at - first < 4 and self._reading.document.tags[first - 1] in ("NN", "JJ"):
                    first -= 1
                if first and low[first - 1] == "the":
                    found.append((first, self._reading.text(first, at + 1)))
        return found

    def called(self, word: str, token: int) -> str | None:
        """The institution that a common word stands for: one with that word in its name, or the firm of the article."""
        if (named := self._named_so(word, token)) is not None:
            return named
        known = self._with.get(word, [])
        before = bisect_left(known, bisect_left(self._begins, token))
        if before:
            return self._name(self._runs[known[before - 1]])
        return self.main() if word in _FIRMS else None

    def main(self) -> str | None:
        """The institution the article is about: the one named most in running text, the earlier on a tie."""
        if not self._main:
            self._main.append(self._most_named())
        return self._main[0]

    def _most_named(self) -> str | None:
        words, low = self._reading.document.words, self._reading.low
        running = [run for run in self._runs if self._reading.kind(run[0]) in ("body", "headline", "turn")]
        running = [run for run in running if low[run[0]] not in w.places() and not self._reading.quoted(run[0])]
        running = [run for run in running if not self._in_label(run[0])]
        running = [run for run in running if not any(map(w.is_role, low[slice(*run)]))]  # "Chief Financial Officer"
        running = [run for run in running if run[1] - run[0] < 2 or not words[run[0]].isupper()] or running  # shouted
        if not running:
            running = [(at, at + 1) for at in self._lone if self._is_firm(at)]
        if not running:
            return None
        counts = Counter(words[run[0]] for run in running)
        chosen = max(running, key=lambda run: (counts[words[run[0]]], run[1] - run[0] > 1, -run[0]))
        return self._name(chosen)

    def _party(self, token: int) -> str | None:
        """What "the party" is: the body named last before that has a word of parties, or is "the" and one word."""
        reading = self._reading
        runs = [run for run in self._runs if token - _FARTHEST < run[0] < token]
        told = [
            run for run in runs if any(w.sectors_of_bodies().get(word) == "party" for word in reading.low[slice(*run)])
        ]
        near = [at for at in self._lone if token - _FARTHEST < at < token and reading.before(at) == "the"]
        lone = [(at, at + 1) for at in near if reading.document.letters[at + 1] not in "NP"]
        if told:
            return self._name(told[-1])
        counts = Counter(reading.low[at] for at, _ in lone)
        return max(((counts[reading.low[at]], -at, reading.text(at, at + 1)) for at, _ in lone), default=(0, 0, None))[
            2
        ]

    def _country_before(self, token: int) -> str | None:
        """The country named last in the sentence of a token before it, or in that before: "its foreign minister"."""
        document = self._reading.document
        begin, number = self._reading.sentence(token)[0], document.sentence_of[token]
        for first, last in ((begin, token), (document.sentences[max(number - 1, 0)].first, begin)):
            for at in range(first, last):
                found = country_of(self._reading, at, min(at + 3, last)) if document.words[at][0].isupper() else None
                if found in w.countries():
                    return found
        return None

    def _named_so(self, noun: str, token: int) -> str | None:
        """What a kind of body is called that the page names behind the kind: "the railroad | Norfolk Central"."""
        if self._apposed is None:
            self._apposed = self._behind_kinds()
        places = self._apposed.get(noun, [])
        if not places:
            return None
        at = places[max(bisect_left(places, token) - 1, 0)]
        return organization_at(self._reading, at, self._reading.sentence(at)[1])[0]

    def _behind_kinds(self) -> dict[str, list[int]]:
        """Where a name stands behind the kind of what it names, by the kind: "the airline | Nordavia"."""
        low, words, kinds = self._reading.low, self._reading.document.words, w.organizations()
        found: dict[str, list[int]] = {}
        tags = self._reading.document.tags
        for at in [at for at, noun in enumerate(low[:-1], 1) if at > 1 and noun in kinds and words[at][0].isupper()]:
            led = low[at - 2] in _DETERMINERS or low[at - 2] in w.POSSESSIVE or tags[at - 2] in ("NN", "JJ")
            if led and words[at - 1].islower() and tags[at].startswith("NNP") and at not in self._named:
                found.setdefault(low[at - 1], []).append(at)
        return found

    def _area(self, kind: str) -> str | None:
        """The one county that a page names, for a "County Commissioner"."""
        named = {self._name(self._runs[number]) or "" for number in self._with.get(kind, [])}
        named = {name for name in named if name.lower().endswith(f" {kind}")}
        return named.pop() if len(named) == 1 else None

    def _ministry(self, token: int) -> str | None:
        """The one ministry that a text names before a minister."""
        named = {self._name(self._runs[number]) for number in self._with.get("ministry", [])}
        return self.called("ministry", token) if len(named) == 1 else None

    def _in_label(self, at: int) -> bool:
        """Whether a token stands in the label of a turn: "Ana Ruiz -- Orrin Securities -- Analyst"."""
        document = self._reading.document
        block = document.blocks[document.sentences[document.sentence_of[at]].block]
        return block.kind == "turn" and document.starts[at] < block.words

    def _of_shares(self) -> bool:
        """Whether a page is about a firm and its money."""
        return not _SHARES.isdisjoint(self._reading.vocabulary)

    def _is_firm(self, at: int) -> bool:
        """Whether a lone word may be the firm of an article that names no other: "Shares of Veltrix fell"."""
        reading = self._reading
        named = reading.document.tags[at] in ("NNP", "NNPS") and not reading.starts_sentence(at)
        return named and reading.kind(at) in ("body", "turn") and not reading.quoted(at)

    def place(self, fact: Affiliation) -> Affiliation:
        """Fill in or name the institution of a role that the text gives only by "its" or a common word."""
        if fact.span is None or fact.role is None:
            return fact
        first, _ = self._reading.tokens(fact.span.start, fact.span.end)
        low = self._reading.low
        if fact.organization is None and first and low[first - 1] in ("its", "their"):
            if fact.role.lower().split()[-1] in _OF_STATES and (country := self._country_before(first)) is not None:
                return evolve(fact, organization=country)
            near = self.before(first) or self.around(first)
            return evolve(fact, organization=near or (self.main() if _of_firm(fact.role) else None))
        common = (fact.organization or "").lower().removeprefix("the ")
        if common == "party":
            return evolve(fact, organization=self._party(first) or fact.organization)
        if common == "union" and not _OF_UNIONS.isdisjoint(fact.role.lower().split()):
            return evolve(fact, organization=None)  # "Union minister": of the government of India
        if (named := self._named_so(common, first)) is not None:
            return evolve(fact, organization=named)
        if common in _AREAS:
            return evolve(fact, organization=self._area(common))
        if common in _FIRMS or (common in w.kinds_of_bodies() and common not in _WIDE):
            return evolve(fact, organization=self.called(common, first) or fact.organization)
        words = fact.role.lower().split()
        officer = words[0] == "chief" and words[-1] == "officer"
        after = self._reading.tokens(fact.span.end, fact.span.end)[0]
        ranked = low[after : after + 1] and low[after] in w.POLICE  # "Deputy Chief | Constable"
        officer = officer or (words[-1] == "chief" and not ranked and not {"police", "fire"} & set(words))
        if fact.organization is None and (set(words) & _EXECUTIVE or officer):
            return evolve(fact, organization=self.main())
        if fact.organization is None and words[-1] == "minister" and "prime" not in words:
            return evolve(fact, organization=self._ministry(first))
        if fact.organization is None and (w.sectors_of_roles().get(words[-1]) == "sport" or words[-1] == "keeper"):
            neutral = not _NEUTRAL.isdisjoint(words) or fact.status == "former"
            return evolve(fact, organization=None if neutral else self.side(after))
        if words == ["partner"] and not self._with.keys() & _FIRMS_OF_PARTNERS:
            return fact  # "Partner Shaz, 38,": at home
        if words[-1] == "superintendent" and "police" not in self._reading.vocabulary and fact.organization is None:
            return evolve(fact, organization=self.around(first, "academic"))
        if fact.organization is None and words[-1] in w.posts_of_bodies() and fact.status != "former":
            sector = w.sectors_of_roles().get(words[-1])
            near = self.around(first, sector) or (self.main() if self._of_shares() and _of_firm(fact.role) else None)
            return evolve(fact, organization=near or (self.side(after) if words[-1] in _OF_TEAMS else None))
        return evolve(fact, organization=self.police(first)) if _of_police(fact) else fact
