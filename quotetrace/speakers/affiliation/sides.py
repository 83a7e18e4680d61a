"""Whose player or coach somebody is who is told without a team: the side named last, or the one a story is about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from quotetrace.speakers.affiliation.held import ARTICLES
from quotetrace.speakers.naming.fixtures import Teams, team_before, teams
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import called
from quotetrace.speakers.text.openings import only_opens
from quotetrace.speakers.text.reading import Reading

_WON = frozenset("beat defeated thrashed edged lost drew won hammered stunned downed".split())
_AWAY, _AT_HOME = frozenset({"visitors", "guests"}), frozenset({"hosts", "host"})
# Words for things that no team goes by alone.
_BARE = frozenset("show cup act league fund tour open championship series prize award".split())
_GOVERNING = frozenset({"federation", "association", "league", "union", "board", "confederation", "committee"})
Run = tuple[int, int]


@define
class Sides:
    """The teams of a page, each asked for when it is needed.

    ``runs`` are the tokens of bodies by name in order, ``named`` those where people are named.
    """

    reading: Reading
    runs: Sequence[Run]
    named: frozenset[int]
    _played: list[tuple[int, str]] | None = None  # where teams are named whose players the page has
    _playing: Teams | None = None
    _team: list[str | None] = field(factory=list)
    _home: list[str | None] = field(factory=list)

    def at(self, token: int) -> str | None:
        """The team of a player or coach told at a token: that named last before, where a line of scores names two."""
        return team_before(self.reading, self._fixture(), token) or self._nearest(token) or self._home_side()

    def _nearest(self, token: int) -> str | None:
        """The team named last before a token, where the page has players of two or more and no line of scores."""
        if self._played is None:
            names = {
                self.reading.low[last - 1]: self.reading.text(first, last) for first, last in self._before_players()
            }
            words = self.reading.document.words
            places = self.reading.where(names.keys()) if len(names) > 1 else []
            self._played = [(at, names[self.reading.low[at]]) for at in places if words[at][0].isupper()]
        before = bisect_left(self._played, (token, ""))
        return self._played[before - 1][1] if before else None

    def scorer(self, last: str) -> str | None:
        """The team for which somebody of a last name scored, by the line of scores."""
        return self._fixture().scorers.get(last.lower())

    def venue(self, word: str) -> str | None:
        """Which team is "the visitors", and which "the hosts"."""
        sides = self._fixture().sides
        return sides[word in _AWAY] if len(sides) > 1 and word in _AWAY | _AT_HOME else None

    def whole(self, word: str) -> str | None:
        """ "City’s sporting director" of Northgate City: the one name of the page that ends in what a team goes by."""
        low, words = word.lower(), self.reading.document.words
        if " " in word or not word.istitle() or low in _BARE or not (low in w.things() or self._is_plural(low)):
            return None
        found = set()
        for at in self.reading.where(frozenset({low})):
            first, begin = at, self.reading.sentence(at)[0]
            while first > begin and words[first - 1][0].isupper():
                first -= 1
            first += first < at and (self.reading.low[first] == "the" or only_opens(self.reading, first))
            if words[at] == word and first < at and self.reading.runs(at) and self._names(first, at):
                found.add(self.reading.text(first, at + 1))
        return found.pop() if len(found) == 1 else None

    def _is_plural(self, low: str) -> bool:
        """ "the Kestrels": a plural no body goes by."""
        single = low.removesuffix("s")
        if low in w.party_words() or single in w.party_words() or w.is_role(single):  # "the Democrats"
            return False
        led = any(self.reading.before(at) == "the" for at in self.reading.where(frozenset({low})))
        return led and low.endswith("s") and low not in w.organizations() and low not in w.demonyms()

    def _names(self, first: int, last: int) -> bool:
        """Whether words before what a team goes by belong to its name: no role, no person."""
        low = self.reading.low[first:last]
        return not any(map(w.is_role, low)) and self.named.isdisjoint(range(first, last)) and "the" not in low

    def _fixture(self) -> Teams:
        if self._playing is None:
            self._playing = teams(self.reading)
        return self._playing

    def team(self) -> str | None:
        """The team that a story about sport is about.

        A place and a name ("Montevideo Ceibos"), or a club, named most; the earlier on a tie.
        """
        if not self._team:
            self._team.append(self._most_played())
        return self._team[0]

    def _home_side(self) -> str | None:
        """The team a story is about, else that whose players and coaches it names most."""
        if not self._home:
            counts = Counter(self.reading.text(*run) for run in self._before_players())
            self._home.append(self.team() or max(counts, key=lambda name: counts[name], default=None))
        return self._home[0]

    def _most_played(self) -> str | None:
        low = self.reading.low
        told = [run for run in self.runs if run[1] - run[0] > 1 and self.reading.runs(run[0])]
        won = [run for run in told if low[run[1] : run[1] + 1] and low[run[1]] in _WON]
        told = [
            run for run in told if self._of_town(run) or self._is_sport(run) or self._is_plural(low[run[1] - 1])
        ] or won
        counts = Counter(low[run[1] - 1] for run in told)
        chosen = max(told, key=lambda run: (counts[low[run[1] - 1]], -run[0]), default=None)
        return None if chosen is None else called(self.reading, chosen)

    def _before_players(self) -> list[Run]:
        """ "| Rovers | coach Ann Lee", "| Hull Town | full-back": capitalised words before a role in sport."""
        reading, words, found = self.reading, self.reading.document.words, []
        for at in range(1, len(reading.low)):
            if w.sectors_of_roles().get(reading.low[at]) != "sport" or not words[at - 1][0].isupper():
                continue
            first, begin = at - 1, reading.sentence(at)[0]
            while first > begin and words[first - 1][0].isupper():
                first -= 1
            told = w.is_role(reading.low[at - 1]) or reading.low[first] in w.FORMER or first in self.named
            told = told or reading.low[at - 1] in w.demonyms()  # "the Kings’ Portuguese | coach"
            told = told or reading.low[first] in ARTICLES or (first == at - 1 and only_opens(reading, first))
            if reading.runs(first) and not told:
                found.append((first, at))
        return found

    def _of_town(self, run: Run) -> bool:
        """ "Montevideo Ceibos": a place and a name, no board or federation there."""
        low = self.reading.low
        heads = low[run[1] - 1] in w.organizations() or self.reading.document.words[run[1] - 1].isupper()
        return low[run[0]] in w.places() and not heads

    def _is_sport(self, run: Run) -> bool:
        low = self.reading.low[slice(*run)]
        return _GOVERNING.isdisjoint(low) and any(w.sectors_of_bodies().get(word) == "sport" for word in low)
