"""Which body a page is about, by what its namings tell: "Nordavia will close", "owned by Nordavia", but "in Kelby"."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import define

from quotetrace.grammar.phrases import TIMES
from quotetrace.speakers.affiliation.sound import sound
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import called, fits, is_headed, is_paper
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading

Run = tuple[int, int]
_WHERE = frozenset("in near outside around across throughout towards toward inside".split())
# What is held in a firm, so that "in" tells no place: "shares in Nordavia".
_HELD = frozenset(
    "shares share stake stakes stock stocks holding interest confidence invest invested investment".split()
)
# Nouns of firms: "workers at Nordavia", "Nordavia shares".
_OF_FIRMS = frozenset(
    "shares share stock workers worker staff employees employee executives customers customer jobs job factory plant"
    " warehouse spokesman spokeswoman spokesperson profit profits sales shareholders investors owner owners bosses"
    " members passengers clients products headquarters subsidiary subsidiaries board management".split()
)
# Nouns of places: "the mayor of Kelby", "Kelby residents".
_OF_PLACES = frozenset(
    "mayor mayors people residents resident town city village villagers north south east west port streets street"
    " outskirts suburb suburbs centre center coast county district island state capital region province council"
    " governor police court university hospital airport station".split()
)
_AMONG = frozenset({"of", "at", "for", "in"})
# Kinds of bodies that go by "the" once they are named, and by which no town’s only one is meant.
_TAKEN_UP = frozenset({"charity", "union", "group", "organisation", "organization", "foundation", "association", "ngo"})
_TOLD_MORE = frozenset({"in", "at", "of", "for", "that", "which", "on", "near"})
_PLACED, _ACTING, _OWNING = -3, 2, 1  # what a naming weighs
_ENOUGH = 2  # of a lone word that no list knows and that acts on the page
_ADDRESSED = 5  # tokens of what stands between "told" and a name: "the local weekly"
_ROADS = frozenset({"street", "road", "avenue", "lane", "square"})
_PERIOD = re.compile(r"(?:[qh][1-4]|fy)\d*\Z")
_RUNNING = frozenset({"body", "headline", "turn"})
# Bodies that have no chief executive, or of whom no page is about as of a firm.
_WITHOUT = frozenset({"police and military", "party", "legal", "media"})
_CHAMBERS = frozenset("ministry parliament congress senate commons lords cabinet government house assembly".split())


def _tells_time(low: str) -> bool:
    """Whether a word tells when: a month, short or not, a quarter or a year of accounts.

    >>> [_tells_time(word) for word in ("sept", "sept.", "q3", "fy24", "orrin", "o2")]
    [True, True, True, True, False, False]
    """
    bare = low.rstrip(".")
    return bare in TIMES or f"{bare}." in TIMES or _PERIOD.match(bare) is not None


def weight(reading: Reading, first: int, last: int) -> int:
    """How much one naming tells that a body acts there (up to 2), or that it is a place (below 0)."""
    low, letters = reading.low, reading.document.letters
    begin, end = reading.sentence(first)
    led = first - (first > begin and low[first - 1] == "the")
    before, noun = (low[at] if at >= begin else "" for at in (led - 1, led - 2))
    after = low[last] if last < end else ""
    if before in _WHERE and noun not in _HELD:
        return _PLACED
    if (before == "of" and noun in _OF_PLACES) or after in _OF_PLACES or after in w.place_words():
        return _PLACED + 1
    if letters[last : last + 1] in ("V", "Z", "M") and last < end and letters[led - 1 : led] not in ("I", "T", "G"):
        return _ACTING
    if before == "by" and letters[led - 2 : led - 1] in ("E", "V"):
        return _ACTING
    if after in w.POSSESSIVE:
        return -_OWNING if low[last + 1 : last + 2] and low[last + 1] in _OF_PLACES else _OWNING
    staff = after in _OF_FIRMS or after in w.posts_of_firms()
    staff = staff or (before in _AMONG and (noun in _OF_FIRMS or w.is_role(noun)))
    taken_up = after == "," and letters[last + 1 : last + 2] == "W"
    return _OWNING if staff or taken_up or (led == first and letters[led - 1 : led] in ("V", "Z", "B", "G")) else 0


def is_taken_up(reading: Reading, at: int) -> bool:
    """ "the | charity | said", "a | union | spokesman": no more is told of the body, which was named before."""
    after = reading.low[at + 1] if at + 1 < len(reading.low) else ""
    of_post = w.is_role(after) or after in ("statement", "official", "officials")
    return (reading.before(at) == "the" and after not in _TOLD_MORE) or of_post


def hears(reading: Reading, at: int) -> bool:
    """ "told the broadcaster | Orrin", "told the Harbour | Committee": whether somebody speaks to a body."""
    begin = max(reading.sentence(at)[0], at - _ADDRESSED)
    while at > begin and reading.document.letters[at - 1] in "DNJ":
        at -= 1
    return at > begin and reading.low[at - 1] in ("told", "tells", "telling")


def once(told: Iterable[tuple[int, str | None]]) -> Iterator[tuple[int, str | None]]:
    """Where names stand, each once: "the | Ministry of | Works" may be two runs of capitals with one name."""
    end, last = 0, None
    for at, name in told:
        if name is None or name != last or at >= end:
            yield at, name
        end, last = at + len((name or "").split()), name


@define(slots=False)
class Actors:
    """The bodies of a page by what they do; ``runs`` are those with a name, ``lone`` words that nothing is known of."""

    reading: Reading
    runs: Sequence[Run]
    lone: Sequence[int]
    named: frozenset[int]  # the tokens where people are named

    @cached_property
    def opening(self) -> int:
        """Where the first sentence of the running text ends: what the page is about stands before."""
        document = self.reading.document
        kinds = (one for one in document.sentences if document.blocks[one.block].kind in ("body", "turn"))
        return next((one.last for one in kinds if one.end > document.blocks[one.block].words), 0)

    @cached_property
    def _named(self) -> list[tuple[int, str, int]]:
        """Where a lone word or a body is named, its first word, and what the naming weighs."""
        words = self.reading.document.words
        spans = [*self.runs, *self._short(), *((at, at + 1) for at in self.lone if self._may_name(at))]
        told = [run for run in spans if self.reading.kind(run[0]) in _RUNNING and not self.reading.in_label(run[0])]
        told = [run for run in told if not self.reading.quoted(run[0])]
        return [(first, words[first], self._weight(first, last)) for first, last in told]

    def _short(self) -> Iterator[Run]:
        """ "Orrin Foods has a new chief. | Orrin | said": where the first word of a body’s name stands for it."""
        words, low = self.reading.document.words, self.reading.low
        lone = frozenset(self.lone)
        begun = {low[first] for first, last in self.runs if last - first > 1 and is_headed(low[first:last])}
        begun = {word for word in begun if not (ordinary(word) or word in w.places() or word in w.organizations())}
        for at in self.reading.where(begun):
            alone = at + 1 >= len(words) or not words[at + 1][0].isupper()
            led = at and words[at - 1][0].isupper() and not self.reading.starts_sentence(at)
            if words[at].istitle() and alone and not led and at not in lone and at not in self.named:
                yield at, at + 1

    def _weight(self, first: int, last: int) -> int:
        own = weight(self.reading, first, last)
        if own < 0:
            return own
        headed = last - first > 1 and is_headed(self.reading.low[first:last])
        opens = first < self.opening or self.reading.kind(first) == "headline"
        if not opens and headed and fits(self.reading.text(first, last), "business") < 0:
            return 0  # "The Works Ministry ordered it to": who looks on
        return own + opens + headed

    @cached_property
    def _evidence(self) -> Counter[str]:
        """What all namings weigh, by their first word."""
        found: Counter[str] = Counter()
        for _, word, own in self._named:
            found[word] += own
        return found

    @cached_property
    def _placed(self) -> frozenset[str]:
        """First words of namings that tell a place: "in Kelby"."""
        return frozenset(word for _, word, own in self._named if own <= _PLACED)

    def acting(self) -> Iterator[tuple[int, str]]:
        """ "Nordavia will close its plant": lone words that nothing is known of and that act, each where it stands."""
        lone = frozenset(filter(self._may_name, self.lone))
        for at, word, _ in self._named:
            if at in lone and self._evidence[word] >= _ENOUGH and word not in self._placed:
                yield at, word

    def taken_up(self, word: str, token: int) -> Run | None:
        """ "Fides called a strike. The union’s leader": who acts on a page that tells of no such body but by "the"."""
        told = self.reading.where(frozenset({word})) if word in _TAKEN_UP else []
        if not told or not all(is_taken_up(self.reading, at) for at in told):
            return None
        sector = w.sectors_of("bodies").get(word)
        chosen = self.chosen(lambda run: fits(self.reading.text(*run), sector) >= 0)
        return chosen if chosen and chosen[0] < token and self._proven(chosen) else None

    def _proven(self, run: Run) -> bool:
        """Whether more than one sign tells that a body acts, and none that it is a place."""
        word = self.reading.document.words[run[0]]
        return self._evidence[word] >= _ENOUGH and word not in self._placed

    def acts(self, run: Run) -> bool:
        """Whether a body by name was chosen, or a lone word that acts often."""
        return run in self.runs or self._evidence[self.reading.document.words[run[0]]] > _ENOUGH

    def counted(self, at: int, name: str) -> int:
        """How much a naming at a token counts: more where it tells what the page is about."""
        whole = name[0].isupper() and name.split()[-1][0].isupper() and name.lower() not in w.organizations()
        return 1 + (at < self.opening and whole)

    def _may_name(self, at: int) -> bool:
        """Whether a lone word may name a body: "Veltrix fell", not "Regulators fined", "Workers"."""
        reading, low = self.reading, self.reading.low[at]
        before, words = reading.before(at), reading.document.words
        if before in ("the", "(") or before in w.POSSESSIVE or (before == "and" and words[at - 2][0].isupper()):
            return False  # "the Dippers", "Orrin Inc. (ORF)", "Hobson’s Wharf", "the Ministry of Industry and Trade"
        inside = reading.document.tags[at] == "JJ" and not reading.starts_sentence(at) and not ordinary(low)
        named = inside or reading.document.tags[at] in ("NNP", "NNPS")
        if not named or low in w.places() or low in w.organizations() or _tells_time(low):
            return False
        opens = reading.starts_sentence(at) and not reading.named_inside(low)
        single = low.removesuffix("s")
        known = ordinary(low) or ordinary(single) or single in w.organizations() or w.is_role(single)
        return not self._is_kind(low) and not (opens and known)

    def _is_kind(self, low: str) -> bool:
        """Whether a word is a people, a party, a role or no name at all."""
        told = low in w.demonyms() or low in w.not_names() or low in w.party_words() or low in w.things()
        told = told or low in w.collectives() or low in w.SHORT_OFFICES or low in w.documents()
        return told or w.is_role(w.singular(low))

    def chosen(self, suits: Callable[[Run], bool]) -> Run | None:
        """The body that does most on the page and is named most, of those that suit; the earlier on a tie."""
        words, low, kind = self.reading.document.words, self.reading.low, self.reading.kind
        running = [run for run in self.runs if kind(run[0]) in _RUNNING and not self.is_none(run)]
        running = [run for run in running if not is_paper(self.reading.text(*run))] or running
        running = [run for run in running if suits(run)]
        running += [(at, at + 1) for at in self.lone if self._may_name(at) and self._evidence[words[at]] > 0]
        running = [run for run in running if not words[run[0]].isupper() or self._is_mixed(run)] or running  # shouted
        running = [run for run in running if low[run[0]] not in w.organizations() or self._is_long(run)] or running
        counts = self._counts({words[run[0]] for run in running})
        return max(
            running,
            key=lambda run: (
                counts[words[run[0]]] + self._evidence[words[run[0]]],
                run[1] - run[0] > 1,
                kind(run[0]) != "headline",  # in capitals it runs on: "Acme Names New Chief"
                -run[0],
            ),
            default=None,
        )

    def _counts(self, wanted: Iterable[str]) -> Counter[str]:
        """How often words are named, as they are written."""
        names, words = frozenset(wanted), self.reading.document.words
        return Counter(words[at] for at in self.reading.where(frozenset(map(str.lower, names))) if words[at] in names)

    def is_none(self, run: Run) -> bool:
        """Whether a run is a place, an office, a dateline, or a kind that opens a sentence: "Unions", "Regulators"."""
        low = self.reading.low[slice(*run)]
        placed = low[0] in w.places() and not (len(low) > 1 and is_headed(low))
        placed = placed or low[-1] in _ROADS or any(map(_tells_time, low))  # "Wall Street", "Sept.", "Q3"
        kinds = (
            len(low) == 1 and self.reading.starts_sentence(run[0]) and w.singular(low[0].removesuffix("s")) != low[0]
        )
        kinds = kinds and low[0].endswith("s") and not self.reading.named_inside(low[0])
        kinds = kinds or (len(low) == 1 and self._is_kind(low[0]))
        behind = self.reading.low[run[1]] if run[1] < len(self.reading.low) else ""
        led = w.is_role(w.singular(behind))  # "Finance chief Ana Ruiz", "Mill workers left"
        kinds = kinds or (len(low) == 1 and led and ordinary(low[0]))
        return (
            placed or kinds or any(map(w.is_role, low)) or self.reading.quoted(run[0]) or self.reading.in_label(run[0])
        )

    def _is_mixed(self, run: Run) -> bool:
        """ "NTPC Power", but not "DISASTER ON THE"."""
        return any(word[0].isupper() and not word.isupper() for word in self.reading.document.words[slice(*run)])

    def _is_long(self, run: Run) -> bool:
        """Whether a name has two words: "St Anne’s Hospital", not "School"."""
        return run[1] - run[0] > 1 or " " in (sound(self.reading, called(self.reading, run, self.named)) or "")

    def employs(self, run: Run) -> bool:
        """Whether a body may have a chief executive: a firm, a hospital, a council, no ministry and no court."""
        low = self.reading.low[slice(*run)]
        told = (w.sectors_of("bodies").get(word) for word in reversed(low))
        return next(filter(None, told), None) not in _WITHOUT and _CHAMBERS.isdisjoint(low)

    def firm(self, run: Run, known: bool) -> bool:
        """Whether nothing tells that a body is no firm: not "the newspaper Il Molo", "Business Daily"."""
        before = self.reading.before(run[0])
        if before == "in" and not known:
            return False
        kind = w.sectors_of("bodies").get(before)
        return kind in (None, "business") and fits(self.reading.text(*run), "business") >= 0
