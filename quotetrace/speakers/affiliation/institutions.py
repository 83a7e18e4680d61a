"""Which institution small words stand for: "its president", "the company’s chairman", "a company spokesperson"."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from quotetrace.speakers.affiliation.acronyms import begun_by
from quotetrace.speakers.affiliation.actors import Actors, hears, once
from quotetrace.speakers.affiliation.apposed import behind_kinds, told_small
from quotetrace.speakers.affiliation.authorities import ALSO, CALLED
from quotetrace.speakers.affiliation.bodies import Bodies
from quotetrace.speakers.affiliation.campaigns import campaign
from quotetrace.speakers.affiliation.courts import small_court
from quotetrace.speakers.affiliation.fields import ends_office
from quotetrace.speakers.affiliation.parties import the_party
from quotetrace.speakers.affiliation.sections import sections
from quotetrace.speakers.affiliation.setting import Setting
from quotetrace.speakers.affiliation.sides import Sides
from quotetrace.speakers.affiliation.sound import sound
from quotetrace.speakers.affiliation.weighing import Weighing
from quotetrace.speakers.naming.clubs import Clubs
from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import fits, is_headed, is_paper, may_trade, walk_of
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.phrases import DEGREES, organization_at
from quotetrace.speakers.text.reading import Reading
from quotetrace.speakers.text.subjects import Subjects

FIRMS = frozenset({"company", "firm", "group", "manufacturer", "retailer", "corporation", "business", "companies"})
_ROYAL = frozenset({"royal", "national", "imperial", "federal", "united"})  # what only bodies begin with
_VENUES = frozenset("cafe café gym pub shop store temple monastery shelter venue".split())  # "Café Central"
_AREAS = frozenset({"town", "city", "village", "state", "county", "district"})  # that have no director
_MOST_BODIES = 40  # institutions that are looked at for one of the walk of life that a post tells
_SOON = 60  # tokens behind a post in which its institution may be named first
_FARTHEST = 120  # tokens back to the institution that "its" stands for


class Institutions(Bodies):
    """The named institutions of a page, in order of position."""

    def __init__(
        self,
        reading: Reading,
        runs: list[tuple[int, int]],
        lone: Sequence[int] = (),
        places: Sequence[tuple[int, int, Person]] = (),
        clubs: Clubs | None = None,
        firms: frozenset[tuple[str, ...]] = frozenset(),
    ) -> None:
        named = frozenset(place[0] for place in places)  # tokens where people are named
        self.bearers = frozenset(reading.low[place[1] - 1] for place in places if place[2].introduced)  # last words
        self.people = frozenset(reading.text(*place[:2]) for place in places)  # their names, as they stand
        self._lone = lone  # tokens of capitalised words that nothing is known of
        self.firms = firms  # the words of names that nothing but what they do tells to be firms
        own = sorted(run for run in runs if run[0] not in named and not ends_office(reading, *run))
        super().__init__(reading, own, named)
        self.subjects = Subjects(reading, frozenset((*self._begins, *lone)), named)
        self._starts = self.subjects.starts
        self._main: list[str | None] = []
        self._employer: list[str | None] = []
        self._actors = Actors(reading, self._runs, lone, named)
        self._learnt: list[tuple[int, str]] = []
        self._of_lists: list[tuple[int, str | None]] | None = None
        self._apposed: dict[str, list[int]] | None = None  # a kind of body -> where a name stands behind it
        self.sides = Sides(reading, self._runs, named, clubs or Clubs())
        self.setting = Setting(reading)
        self._spoken_of: tuple[list[int], list[str]] | None = None
        self._weighing: Weighing | None = None
        self._sections: list[tuple[int, str | None]] | None = None
        self._unlisted: frozenset[str] = frozenset()  # names of ``_spoken_of`` that only act as bodies do
        self._outside: frozenset[str] = frozenset()  # houses of outsiders, who look on: "an analyst at Orrin"

    def heading(self, token: int) -> str | None:
        """The body that heads the section of a token, on a page that lists bodies by their names."""
        if self._sections is None:
            self._sections = sections(self.reading, self.people)
        number = bisect_left(self._sections, (token, "")) - 1
        return self._sections[number][1] if number >= 0 else None

    def _called(self, run: tuple[int, int]) -> str | None:
        """How a body is called that was chosen; a lone word by itself: "fined | Palewell | 12 million"."""
        return self._name(run) if run in self._runs else self.reading.text(*run)

    def full(self, name: str) -> str:
        """The name that an acronym of the page, or its first word, stands for; any other name as it is."""
        runs = [self._runs[number] for number in self._with.get(name.lower(), [])]
        return self.explained(name) or begun_by(self.reading, runs, name, self._named, self.firms) or name

    def before(self, token: int) -> str | None:
        """The institution named last before a token; before all what the sentence before is about."""
        begin = self.reading.sentence(token)[0]
        own = bisect_left(self._begins, begin) < bisect_left(self._begins, token)  # one stands in the sentence itself
        opened = None if own else self.subjects.before(token, thing=True)
        if opened is not None:
            return (self.named_so(opened.split()[-1], token) if opened.islower() else None) or self.full(opened)
        for number in range(bisect_left(self._begins, token) - 1, -1, -1):
            run = self._runs[number]
            if run[0] <= token - _FARTHEST:
                break
            told = self.reading.kind(run[0]) in ("body", "turn", "pull-credit") and self._name(run) not in self._outside
            if told and not self.reading.in_label(run[0]) and self.reading.low[run[1] - 1] not in w.place_words():
                return self._name(run)
        return None

    def acting(self, token: int) -> str | None:
        """ "In 2011 Salgo replaced her. | The company said": the firm that did something in the sentence before."""
        document, number = self.reading.document, self.reading.document.sentence_of[token]
        before = document.sentences[number - 1] if number else None
        if before is None or before.block != document.sentences[number].block:
            return None
        for at in sorted(at for at in range(before.first, before.last) if at in self._starts):
            name, last = organization_at(self.reading, at, before.last)
            lone = last - at == 1 and (ordinary(self.reading.low[at]) or self.subjects.only_opens(at))
            named = document.letters[at] == "P" and not lone
            acts = last < before.last and document.letters[last] in "VZM" and document.letters[at - 1] not in "IT"
            if acts and named and name is not None and not self.reading.quoted(at) and self._may_be_firm((at, last)):
                return self._name((at, last))
        return None

    def around(self, token: int, sector: str | None = None) -> str | None:
        """The institution that a post before or behind a name belongs to: that named most of those shortly before.

        Also those that are told only by their kind: "the hospital" for "The director, Ana Ruiz".
        """
        begins, names = self.told()
        first, last = bisect_left(begins, token - _FARTHEST), bisect_left(begins, token)
        near = first
        # the school of "the head teacher", however far
        while sector is not None and near > max(last - _MOST_BODIES, 0):
            near -= 1
            if fits(names[near], sector) > 0:
                first = min(first, near)
                break
        counts: Counter[str] = Counter()
        for at in range(first, last):
            if sector is not None or names[at] not in _AREAS:
                counts[names[at]] += self._actors.counted(begins[at], names[at])
        if not counts:  # "the vice-chancellor told the senate of the University of Altona"
            end = bisect_left(begins, self.reading.sentence(token)[1])
            return max(names[last:end], key=lambda name: fits(name, sector), default=None)
        suited = {name: fits(name, sector) for name in counts}
        at = max(
            (at for at in range(first, last) if names[at] in counts),
            key=lambda at: (suited[names[at]], names[at] not in self._unlisted, counts[names[at]], at),
        )
        chosen = names[at]
        if suited[chosen] < 0:
            return None
        return (self.called(chosen, token) or chosen) if chosen in w.kinds_of_bodies() | FIRMS else chosen

    def ahead(self, token: int, sector: str | None) -> str | None:
        """ "Acting principal Ann Lee said so. The school, Altona College, ...": a body of that kind that comes soon."""
        begins, names = self.told()
        first, last = bisect_left(begins, token), bisect_left(begins, token + _SOON)
        told = {at for at, _ in self._told_by_kind()}
        soon = ((at, name) for at, name in zip(begins[first:last], names[first:last], strict=True) if name[0].isupper())
        return next((name for at, name in soon if fits(name, sector) >= (at not in told)), None)

    def told_small(self, word: str, token: int) -> str | None:
        """The body in small letters told before a token whose kind is a word: "the parish water | district"."""
        begins, names = self.told()
        told = [name for name in names[: bisect_left(begins, token)] if name.endswith(f" {word}") and name.islower()]
        return told[-1] if told else None

    def excludes(self, name: str, kind: str) -> bool:
        """Whether a name tells that it is no body of a kind: a "Water Directorate" is not "the union"."""
        return fits(name, walk_of(kind)) < 0

    def told(self) -> tuple[list[int], list[str]]:
        """Where institutions stand in running text, in order, and how each is called."""
        if self._spoken_of is None:
            found = [(at, name) for at, name in self._listed() if name is not None and not self._only_kind(at, name)]
            found += self._told_by_kind()
            found += self._learnt_besides([name for _, name in found])
            found = [one for one in found if one[1] not in self._outside]
            known = {name for _, name in found}
            acting = [one for one in self._actors.acting() if one[1] not in known]
            self._unlisted = frozenset(name for _, name in acting)
            found += acting
            found += told_small(self.reading, self.named_so)
            found = sorted(one for one in found if not (one[1][0].isupper() and hears(self.reading, one[0])))
            self._spoken_of = [at for at, _ in found], [name for _, name in found]
        return self._spoken_of

    def _listed(self) -> list[tuple[int, str | None]]:
        """The runs that the lists know as bodies: where each begins, and how it is called."""
        if self._of_lists is None:
            listed = (run for run in self._runs if self._is_body(run) and not self.reading.in_label(run[0]))
            self._of_lists = [*once((run[0], self._name(run)) for run in listed)]
        return self._of_lists

    def _only_kind(self, at: int, name: str) -> bool:
        """Whether one capitalised word is no more than a kind, or only opens a sentence: "School shut"."""
        if name.isupper() and name.count(" ") > 1:  # "WOLD VIADUCT OPENED": shouted
            return True
        return " " not in name and (name.lower() in w.kinds_of_bodies() or self.reading.starts_sentence(at))

    def _is_body(self, run: tuple[int, int]) -> bool:
        low = self.reading.low[slice(*run)]
        return (
            self.reading.runs(run[0])
            and (len(low) > 1 or low[0] not in w.places() | DEGREES)
            and (is_headed(low) or low[0] in _ROYAL or (len(low) > 1 and not _VENUES.isdisjoint((low[0], low[-1]))))
            and " ".join(low) not in w.places()
            and not any(w.is_post(word) and word not in w.organizations() for word in low[1:])  # "Prime Minister"
        )

    def learn(self, told: Iterable[tuple[int, str]], outside: Iterable[tuple[int, str]] = ()) -> None:
        """Take in which institutions posts are told with, each at a token: no list need know their names.

        ``outside`` are those of people who look on; whatever is named nowhere else has no other posts on the page.
        """
        self._learnt = list(told)
        counts = Counter(name for _, name in outside)
        self._outside = frozenset(name for name, number in counts.items() if self._times_named(name) <= number)
        self._spoken_of = self._weighing = None

    def _times_named(self, name: str) -> int:
        """How often a body is named by its whole name."""
        return sum(self._name(self._runs[at]) == name for at in self._with.get(name.lower().split()[-1], ()))

    def _learnt_besides(self, known: Iterable[str]) -> list[tuple[int, str]]:
        """The institutions of told posts that are not known without, nor places or kinds."""
        known, places, kinds = frozenset(known), w.places(), w.kinds_of_bodies()
        new = [(at, name) for at, name in self._learnt if name not in known and not w.is_post(name.split()[0].lower())]
        return [(at, name) for at, name in new if name.lower() not in places and name.lower() not in kinds]

    def _told_by_kind(self) -> list[tuple[int, str]]:
        """ "Dublin company | Tidal Knit": names that no list knows, behind the kind of what they name."""
        if self._apposed is None:
            self._apposed = behind_kinds(self.reading, self._named)
        known = {at for at, _ in self._listed()}
        places = sorted({at for spots in self._apposed.values() for at in spots} - known)
        named = ((at, organization_at(self.reading, at, self.reading.sentence(at)[1])[0]) for at in places)
        return [(at, name) for at, name in named if name is not None and sound(self.reading, name) == name]

    def called(self, word: str, token: int, near: bool = False) -> str | None:
        """The institution that a common word stands for: one with that word in its name, or the firm of the article;
        ``near`` asks for the firm named before in the sentence first."""
        if word == "campaign" or (named := self.named_so(word, token)) is not None:
            return campaign(self.reading, token) if word == "campaign" else named
        place, held = bisect_left(self._begins, token), list(map(self._holders, (word, *ALSO.get(word, ()))))
        known = next((found for found in held if found and found[0] < place), next(filter(None, held), []))
        if before := bisect_left(known, place):
            return self._name(self._runs[known[before - 1]])
        if word in CALLED and (council := self.setting.council(token, word)) is not None:
            return council
        if word not in FIRMS:  # "the hospital’s director said so. St Anne’s Hospital has 300 beds"
            taken_up = None if (only := self._only_one(word, known)) else self._actors.taken_up(word, token)
            only = only or self.ending_in(word, self.told()[1])
            return (self.about(word, token) or self._called(taken_up)) if taken_up else only
        near = near and self.setting.company() is None
        near_by = self.in_sentence(token) or self.about(word, token) or self.in_paragraph(token) if near else None
        over = self.subjects.leading_over(token) if near and near_by is None else None
        return near_by or (over if over and over not in self.people and may_trade(over) else self._firm(token))

    def _firm(self, token: int) -> str | None:
        """The firm of the page: what it names most, unless that is told by nothing, and another is called a firm."""
        main = self.main()
        begins, names = self.told()
        if main in names and begins[names.index(main)] > token:  # what the page is about comes later
            met = self._actors.chosen(lambda run: run[0] < token and self._may_be_firm(run))
            main = self._called(met) if met is not None and met in self._runs else main
        if main is None or main in names or self.setting.company() is not None:
            return main
        return next(filter(None, (self.named_so(kind, token) for kind in sorted(FIRMS))), main)

    def in_sentence(self, token: int) -> str | None:
        """ "The director of NNPC was represented by | the company’s spokesman": the body named last in the sentence."""
        number = bisect_left(self._begins, token) - 1
        run = self._runs[number] if number >= 0 else (-1, -1)
        near = run[0] >= self.reading.sentence(token)[0] and not self.reading.quoted(run[0])
        return self._name(run) if near else None

    def in_paragraph(self, token: int) -> str | None:
        """The body named last before a token in its paragraph: that which "the company" there stands for."""
        document = self.reading.document
        block = document.block_at(token)
        begins, names = self.told()
        first, last = bisect_left(begins, self.reading.tokens(block.words, block.end)[0]), bisect_left(begins, token)
        near = (at for at in reversed(range(first, last)) if names[at][0].isupper() and not is_paper(names[at]))
        return next((names[at] for at in near if not self.reading.quoted(begins[at])), None)

    def about(self, kind: str | None, token: int) -> str | None:
        """The body by name that the sentences before a token are about, where it may be of a kind."""
        found = self.subjects.before(self.reading.sentence(token)[0])
        if found is None or not found[0].isupper() or (" " not in found and of_language(found.lower())):
            return None
        return None if kind not in ("group", None) and self.excludes(found, kind or "") else found

    def nearest(self, kind: str, token: int, surely: bool = False) -> str | None:
        """The body named last before "the society’s treasurer" that may be a society; ``surely`` asks for more.

        One whose name tells the walk of life of the kind goes first.
        """
        sector = walk_of(kind)
        first, last = bisect_left(self._begins, token - _FARTHEST), bisect_left(self._begins, token)
        told = [(fits(self.reading.text(*run), sector), run) for run in self._runs[first:last] if self._told(run)]
        chosen = max(told, key=lambda one: (one[0], one[1][0]), default=(-1, (0, 0)))
        return self._name(chosen[1]) if chosen[0] >= (1 if surely else 0) and chosen[1][1] < token else None

    @property
    def _known(self) -> frozenset[int]:
        """Where institutions stand in running text that a word or the text itself tells to be one."""
        return frozenset(self.told()[0])

    def _told(self, run: tuple[int, int]) -> bool:
        """Whether a body is named by several words in the running text, outside marks."""
        name = self._name(run) or ""
        told = " " in name and name.split()[-1].lower() not in w.place_words() and run[0] in self._known
        venue = not _VENUES.isdisjoint(name.lower().split())  # "the council" is no café
        return told and not (is_paper(name) or venue) and not self.reading.quoted(run[0])

    def weighed(self, found: str | None, token: int, sector: str | None) -> str | None:
        """Whose an open post at a token is, all bodies of the page weighed; ``found`` is what a rule found."""
        kind = found in w.kinds_of_bodies() | FIRMS  # "the institution", whose name :meth:`meant` tells
        return found if kind else self.weighing.best(found, token, sector, sector == "media")

    @property
    def weighing(self) -> Weighing:
        """The bodies of the page, to be weighed."""
        if self._weighing is None:
            runs = (run for run in self._runs if not self._actors.is_none(run))
            told = {run[0]: self._name(run) for run in runs} | dict(zip(*self.told(), strict=True))
            self._weighing = Weighing(self.reading, told, self._lone, self.bearers, self._actors.opening)
        return self._weighing

    def main(self) -> str | None:
        """The institution a page is about: that of an earnings call, else that named most, the earlier on a tie."""
        if not self._main:
            self._main.append(self.setting.company() or self._most_named())
        return self._main[0]

    def _most_named(self) -> str | None:
        chosen = self._chosen(self._may_be_firm)
        if self._learnt and (chosen is None or not self._actors.acts(chosen)):  # "Orrin Foods CEO Ann Lee"
            apart = w.places() | w.party_words()
            counted = Counter(name for _, name in self._learnt if name.lower() not in apart)
            learnt = max(counted, key=lambda name: counted[name], default=None)
            return learnt if learnt is not None or chosen is None else self._called(chosen)
        if chosen is None and (kinds := self._told_by_kind()):
            return min(kinds)[1]
        chosen = chosen or self._chosen(self._actors.employs)
        return None if chosen is None else self._called(chosen)

    def employer(self, token: int) -> str | None:
        """The body whose chief executive somebody is of whom the text tells no more: a firm, a hospital, a council."""
        if not self._employer:
            chosen = None if self.setting.company() else self._chosen(self._actors.employs)
            self._employer.append(self.main() if chosen is None else self._called(chosen))
        council = self._employer[0] is None or self.setting.of_council(self._actors.opening)
        own = None if self._employer[0] in self._outside else self._employer[0]
        return (self.setting.council(token) if council else None) or own or self.opens()

    def opens(self) -> str | None:
        """The body by name that the page opens with."""
        found = self.subjects.opening()
        posts = any(w.is_post(word) and word not in w.organizations() for word in (found or "").lower().split())
        return None if found in self.people or posts else found

    def _may_be_firm(self, run: tuple[int, int]) -> bool:
        return self._actors.firm(run, self._is_body(run)) and fits(self._name(run) or "", "business") >= 0

    def _chosen(self, suits: Callable[[tuple[int, int]], bool]) -> tuple[int, int] | None:
        """The body that the page is about; that of somebody who looks on where it names no other."""
        inside = self._actors.chosen(lambda run: self._name(run) not in self._outside and suits(run))
        return inside or self._actors.chosen(suits)

    def party(self, token: int) -> str | None:
        """What "the party" is: see :func:`the_party`."""
        runs = [run for run in self._runs if token - _FARTHEST < run[0] < token]
        lone = [at for at in self._lone if token - _FARTHEST < at < token]
        found = the_party(self.reading, runs, lone, token)
        return None if found is None else self._name(found) if found in runs else self.reading.text(*found)

    def named_so(self, noun: str, token: int) -> str | None:
        """What a kind of body is called that the page names behind the kind: "the railroad | Norfolk Central"."""
        if self._apposed is None:
            self._apposed = behind_kinds(self.reading, self._named)
        places = self._apposed.get(noun, [])
        if not places:
            return None
        at = places[max(bisect_left(places, token) - 1, 0)]
        return sound(self.reading, organization_at(self.reading, at, self.reading.sentence(at)[1])[0])

    def ministry(self, token: int) -> str | None:
        """The one ministry that a text names before a minister."""
        named = {self._name(self._runs[number]) for number in self._with.get("ministry", [])}
        return self.called("ministry", token) if len(named) == 1 else None

    def court(self, token: int) -> str | None:
        """The court named last before a token, one in small letters too: "the high court"; else the first by name."""
        courts = sorted({at for word in ("court", "courts", "tribunal") for at in self._with.get(word, [])})
        number = bisect_left(courts, bisect_left(self._begins, token))
        if not number and (small := small_court(self.reading, token)) is not None:
            return small
        return self._name(self._runs[courts[max(number - 1, 0)]]) if courts else None
