"""Whose player or coach somebody is who is told without a team: the side named last, or the one a story is about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from quotetrace.speakers.naming.clubs import SURE, Club, Clubs, beginning, may_be_club
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import called
from quotetrace.speakers.text.openings import only_opens
from quotetrace.speakers.text.reading import Reading

_AWAY, _AT_HOME = frozenset({"visitors", "guests", "visiting", "away"}), frozenset({"hosts", "host", "home"})
_WINNERS, _LOSERS = frozenset({"winners", "winning"}), frozenset({"losers", "losing", "beaten"})
_TWO = 2
_BACK = 2  # paragraphs back in which a team is named whose player is told
# Words for things that no team goes by alone.
_BARE = frozenset("show cup act league fund tour open championship series prize award".split())
_GOVERNING = frozenset({"federation", "association", "league", "union", "board", "confederation", "committee"})
_IN = frozenset({"in", "near", "outside", "around"})  # before a town, and not its club
Run = tuple[int, int]


@define
class Sides:
    """The teams of a page, each asked for when it is needed.

    ``runs`` are the tokens of bodies by name in order, ``named`` those where people are named.
    """

    reading: Reading
    runs: Sequence[Run]
    named: frozenset[int]
    clubs: Clubs
    _found: list[Club] | None = None
    _mentions: list[tuple[int, str]] | None = None
    _team: list[str | None] = field(factory=list)

    def at(self, token: int) -> str | None:
        """The team of a player or coach told at a token: that named last before, else that the story is about."""
        return (self.near(token, _BACK) if len(self.known) > 1 else None) or self.team()

    def near(self, token: int, back: int = 0) -> str | None:
        """The club named last before a token, in its paragraph or some ``back``.

        Of several in a sentence before, it is the first: "Ayr beat Ross on Sunday. | The captain, Ann Lee".
        """
        told, document = self.mentions(), self.reading.document
        before = bisect_left(told, (token, "")) - 1
        at, name = told[before] if before >= 0 else (token, "")
        if before < 0 or document.block_of(at) < document.block_of(token) - back:
            return None
        if document.sentence_of[at] == document.sentence_of[token]:
            return name
        return told[bisect_left(told, (self.reading.sentence(at)[0], ""))][1]

    @property
    def known(self) -> list[Club]:
        """The clubs of the page, the surest first, without those that are people."""
        if self._found is None:
            self._found = [club for club in self.clubs.found if self._is_club(club)]
            run = self._opening() if self._found else None
            name = None if run is None else self.reading.text(*run)
            if run is not None and name is not None and all(name != club.name for club in self._found):
                self._found.append(Club(name, tuple(name.lower().split()), 1, run[0], sure=False))
        return self._found

    def _is_club(self, club: Club) -> bool:
        """Whether a club is no person: what is told twice and is called as nobody is, is more than a name."""
        return club.sure or club.first not in self.named or (_is_nobody(club.words) and club.weight >= SURE)

    def mentions(self) -> list[tuple[int, str]]:
        """Where clubs are named in running text, by their last word or their first: "City", "Kanazawa"."""
        if self._mentions is None:
            reading, words = self.reading, self.reading.document.words
            known = frozenset(word for club in self.known for word in (club.words[0], club.words[-1]))
            told = [at for at in reading.where(known) if words[at][0].isupper() and reading.kind(at) == "body"]
            told = [at for at in told if reading.before(at) not in _IN and reading.before(at) not in w.FORMER]
            named = ((at, self.club(reading.low[at])) for at in told)
            self._mentions = [(at, name) for at, name in named if name is not None and not reading.in_label(at)]
        return self._mentions

    def club(self, word: str) -> str | None:
        """The one club that goes by its last word or its first: "City", "Kanazawa"."""
        low = word.lower()
        if (owned := f"{low}’s") in (club.name.lower() for club in self.known):  # "St Orla" of "St Orla’s coach"
            return next(club.name for club in self.known if club.name.lower() == owned)
        last = {club.name for club in self.known if club.words[-1] == low}
        names = last or {club.name for club in self.known if club.words[0] == low}
        return names.pop() if len(names) == 1 else None

    def scorer(self, last: str) -> str | None:
        """The team for which somebody of a last name scored, by the line of scores."""
        return self.clubs.playing.scorers.get(last.lower())

    def venue(self, word: str) -> str | None:
        """Which team is "the visitors", and which "the hosts"; which the winning, and which the losing one."""
        sides, ranked = self.clubs.playing.sides, self.clubs.playing.ranked
        if len(sides) > 1 and word in _AWAY | _AT_HOME:
            return sides[word in _AWAY]
        return ranked[word in _LOSERS] if ranked and word in _WINNERS | _LOSERS else None

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

    def team(self) -> str | None:
        """The team that a story about sport is about: the first of its clubs that it names half as often as any.

        Else a place and a name ("Montevideo Ceibos"), or a club, named most, or what its first sentence is about.
        """
        if not self._team:
            told, opening = [name for _, name in self.mentions()], self._opening()
            counts = Counter(told)
            most = max(counts.values(), default=0)
            first = "" if opening is None else self.reading.text(*opening)
            known = next((name for name in told if counts[name] * _TWO >= most), None)
            known = known or (self.known[0].name if self.known else None)
            self._team.append((first if counts[first] else known) or self._most_played() or first or None)
        return self._team[0]

    def _most_played(self) -> str | None:
        low = self.reading.low
        told = [run for run in self.runs if run[1] - run[0] > 1 and self.reading.runs(run[0])]
        told = [run for run in told if self._of_town(run) or self._is_sport(run) or self._is_plural(low[run[1] - 1])]
        counts = Counter(low[run[1] - 1] for run in told)
        chosen = max(told, key=lambda run: (counts[low[run[1] - 1]], -run[0]), default=None)
        return None if chosen is None else called(self.reading, chosen)

    def _opening(self) -> Run | None:
        """ "| Nordby | will move to a new ground": the subject of the first sentence, no person and no place."""
        reading, document = self.reading, self.reading.document
        block = next((one for one in document.blocks if one.kind == "body"), None)
        first = reading.tokens(block.words, block.end)[0] if block is not None else len(reading.low)
        if first >= len(reading.low) or not self.clubs.sport:
            return None
        commas = (at + 1 for at in range(first, reading.sentence(first)[1]) if reading.low[at] == ",")
        for run in (beginning(reading, at) for at in (first, *commas)):
            named = not self.named.isdisjoint(range(*run)) or reading.text(*run).lower() in w.places()
            acts = document.letters[run[1] : run[1] + 1] in ("V", "Z", "M")
            if acts and not named and may_be_club(reading, run):
                return run
        return None

    def _of_town(self, run: Run) -> bool:
        """ "Montevideo Ceibos": a place and a name, no board or federation there."""
        low = self.reading.low
        heads = low[run[1] - 1] in w.organizations() or self.reading.document.words[run[1] - 1].isupper()
        return low[run[0]] in w.places() and not heads

    def _is_sport(self, run: Run) -> bool:
        low = self.reading.low[slice(*run)]
        return _GOVERNING.isdisjoint(low) and any(w.sectors_of("bodies").get(word) == "sport" for word in low)


def _is_nobody(low: Sequence[str]) -> bool:
    """Whether nobody is called by some words, as far as the lists tell."""
    family = low[-1] in w.family_names() or low[-1] in w.surname_words()
    return w.given(low[0]) is None and not family
