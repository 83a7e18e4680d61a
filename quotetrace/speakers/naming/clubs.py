"""Which clubs and teams a page about sport is of, by what stands around their names: "Ayr have signed", "past Ross"."""

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from quotetrace.speakers.naming.fixtures import Teams, teams
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import only_opens
from quotetrace.speakers.text.reading import Reading

Run = tuple[int, int]
# Words of pages about sport, and those that other pages have too, of which two tell as much.
_SPORT = frozenset(
    "midfielder striker goalkeeper winger quarterback playoffs kick-off half-time halftime innings wickets semi-final"
    " semifinal semi-finals quarter-final dressing-room goalless equaliser equalizer unbeaten fly-half hooker flanker"
    " batsman bowler rugby football footballer soccer cricket basketball volleyball netball hockey handball touchdown"
    " coach head-coach full-back centre-back midfield outfielder shortstop goalie".split()
)
_PERHAPS = frozenset(
    "league match matches season captain skipper club squad coaches fixture scored tries sets championship relegation"
    " promotion derby tournament prop defeats overtime penalty defender stadium players player fans ground goals cup"
    " manager goal".split()
)
# Of these the words of any page: a crop has a season, and an office its manager.
_ANYWHERE = frozenset("season manager ground tries sets penalty promotion".split())
_TWO, _MANY = 2, 5  # words that tell, and how many on a page about politics, where one wins and loses too
_POLITICS = frozenset(
    "republican republicans democrat democrats democratic congress senate senator parliament election elections voters"
    " candidate candidates primary caucus mps".split()
)
_BEAT = frozenset(
    "beat beats defeated thrashed edged edge drew draw lost lose hosted host face faced overcame stunned hammered"
    " downed trounced outplayed eliminated won win trailed led held parted".split()
)
_OVER = frozenset({"over", "against", "by", "to", "with", "at"})  # between a result and who it was against
_RESULTS = frozenset(
    "win wins victory victories defeat defeats draw draws loss losses triumph hammering thrashing match game final"
    " semi-final quarter-final leg tie fixture trip visit lost drew beaten thrashed hammered promoted lead led".split()
)
_EMPLOYED = frozenset(
    "sacked dismissed fired appointed hired signed released unveiled recruited poached loaned".split()
)
_PAST = frozenset({"past"})
# What a goal does for a club: "gave Ayr the lead".
_LIFTED = frozenset("lifted gave handed earned rescued brought sent put kept steered guided inspired fired".split())
_PLAYS = frozenset(
    "plays played play playing scored signed turned appeared debut appearances goals caps keeps kept kicks coached"
    " coaches captains captained manages managed joined joins join rejoined leaves".split()
)
_DIRECT = frozenset("coached coaches captains captained manages managed joined joins join rejoined".split())
_FOR_REACH = 5  # tokens between "plays" and "for"
_KINDS = frozenset({"club", "side", "team", "neighbours", "outfit", "minnows"})  # "the Irish club | Dundrum Rovers"
_BOSSES = frozenset({"manager", "boss", "gaffer", "skipper"})  # whom clubs have besides those of sport alone
# The verb of one club, in Britain: "Ayr have", "Ayr hold on".
_AGREE = frozenset(
    "have are were play face host lead trail end hold sign move go take seal clinch secure crash slip climb bow appoint"
    " sack name reach launch unveil".split()
)
_ADVERBS = frozenset("have has had were was also then now finally narrowly duly only twice never are is will".split())
_SKIPPED = frozenset(
    {"the", "a", "an", "neighbours", "rivals", "leaders", "champions", "newcomers", "visitors", "hosts"}
)
# What no club is called by: competitions, grounds, bodies that govern, days.
_NO_CLUB = frozenset(
    "league cup shield trophy championship championships federation association union board confederation committee"
    " final park stadium arena ground road court open masters olympics parliament police ministry government council"
    " mr mrs ms dr sir coach captain".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)
# Words of pages about firms and their money, which have managers, overtime and targets too.
_MONEY = frozenset("shareholders investors profit profits revenue earnings dividend analysts income".split())
_LONGEST = 5  # words of a name
SURE = 2  # weight of what tells a club by itself


@frozen
class Club:
    """A club by its name: ``words`` are these of it in lower case, ``weight`` how surely it is one, ``first`` where.

    ``sure`` tells that something stands with it that stands with nobody: "Ayr have", "plays for Ayr".
    """

    name: str
    words: tuple[str, ...]
    weight: int
    first: int
    sure: bool


@frozen
class Clubs:
    """The clubs of a page, the surest first; those that the line of scores names are sure, and ``playing`` them.

    ``sport`` tells that the page is about sport.
    """

    found: tuple[Club, ...] = ()
    playing: Teams = field(factory=Teams)
    sport: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The names of those that are clubs whatever they look like."""
        return frozenset(club.name for club in self.found if club.sure)


def clubs(reading: Reading) -> Clubs:
    """The clubs of a page, told by results, by who plays for them or leaves them, and by their verbs: "Ayr have"."""
    playing = teams(reading)
    if not playing.sides and not _is_sport(reading):
        return Clubs()
    told = {name.lower(): Club(name, tuple(name.lower().split()), SURE, 0, sure=True) for name in playing.sides}
    for run, weight in _evidence(reading):
        if may_be_club(reading, run):
            name = reading.text(*run)
            told[name.lower()] = _told_again(told.get(name.lower()), name, weight, run[0])
    for name, full, sure in list(_longer(reading, told.values())):
        told[full.lower()] = _told_again(told.get(full.lower(), told[name]), full, 0, told[name].first, sure)
    return Clubs(tuple(_with_parts(told.values())), playing, sport=True)


def _longer(reading: Reading, found: Iterable[Club]) -> Iterator[tuple[str, str, bool]]:
    """The full names of clubs told by one word: "Kanazawa Cranes" where "Kanazawa’s coach" is told, "Utica Comets".

    Nobody is called by a first word that is no given name; a last word that is a plural tells less.
    """
    words = reading.document.words
    for club in found:
        for at in reading.where(frozenset(club.words)) if len(club.words) == 1 else ():
            run = _around(reading, at)
            leads = run[0] == at and w.given(club.words[0]) is None
            plural = run[1] == at + 1 and club.words[0].endswith("s")
            if run[1] - run[0] > 1 and (leads or plural) and words[at][0].isupper() and may_be_club(reading, run):
                yield club.name.lower(), reading.text(*run), leads


def _around(reading: Reading, at: int) -> Run:
    """The run of capitalised words that a token is in, without what opens its sentence: "Former | Rovers"."""
    last = beginning(reading, at)[1]
    return _ending(reading, last)[0] if last > at else at, last


def _told_again(club: Club | None, name: str, weight: int, at: int, sure: bool = False) -> Club:
    """A club with one more piece of evidence: "AYR TOWN" and "Ayr Town" are one, the latter its name."""
    if club is None:
        return Club(name, tuple(name.lower().split()), weight, at, sure=weight >= SURE)
    spelled = name if club.name.isupper() or len(name) > len(club.name) else club.name
    words, first = tuple(spelled.lower().split()), min(club.first, at)
    return Club(spelled, words, club.weight + weight, first, club.sure or sure or weight >= SURE)


def _is_sport(reading: Reading) -> bool:
    """Whether a page is about sport by its words."""
    told = _TWO * reading.has(_SPORT)
    if not told and not reading.has(_PERHAPS - _ANYWHERE):
        return False
    told += sum(reading.has(frozenset({word})) for word in _PERHAPS)
    of_money = sum(reading.has(frozenset({word})) for word in _MONEY) >= _TWO
    return told >= (_MANY if reading.has(_POLITICS) or of_money else _TWO)


def _with_parts(found: Iterable[Club]) -> list[Club]:
    """The clubs, the surest first, each with what tells its last or first words: "Blades" beside "Kafwe Blades"."""
    whole: list[Club] = []
    for club in sorted(found, key=lambda club: -len(club.words)):
        size = len(club.words)
        longer = [at for at, one in enumerate(whole) if club.words in (one.words[:size], one.words[-size:])]
        if not longer:
            whole.append(club)
        elif len(longer) == 1:
            one = whole[longer[0]]
            whole[longer[0]] = _told_again(one, one.name, club.weight, club.first, club.sure)
    return sorted(whole, key=lambda club: (-club.weight, club.first))


def _evidence(reading: Reading) -> Iterator[tuple[Run, int]]:
    """Runs of capitalised words where clubs stand, each with how surely it is one (:data:`SURE` by itself)."""
    low = reading.low
    for at in reading.where(_BEAT):
        yield _ending(reading, _back(reading, at)), 1
        yield beginning(reading, at + 1), 1
    for at in reading.where(_RESULTS):
        behind = _behind_score(reading, at + 1)
        if low[behind : behind + 1] and low[behind] in _OVER:
            yield beginning(reading, behind + 1), 1
    for at in reading.where(_EMPLOYED):
        if low[at + 1 : at + 2] == ["by"]:
            yield _unlike_people(reading, beginning(reading, at + 2))
        elif low[at - 1 : at] != ["by"]:
            yield _ending(reading, _back(reading, at)), 1
    for at in reading.where(_PAST):
        yield _ending(reading, at), 1
        yield beginning(reading, at + 1), 1
    for at in reading.where(_LIFTED):
        yield beginning(reading, at + 1), 1
    for at in reading.where(_PLAYS):
        yield _unlike_people(reading, beginning(reading, _for(reading, at)))
    for at in reading.where(_AGREE):
        run = _ending(reading, at)
        if run[0] < run[1] and reading.before(run[0]) not in ("and", ",", "or", "nor"):
            yield run, 1 if low[at - 1].endswith("s") else SURE
    for at in reading.where(_KINDS):
        if reading.document.words[at].islower() and reading.document.tags[at - 1][:2] in ("JJ", "NN"):
            yield beginning(reading, at + 1), SURE
    yield from _players(reading)


def _unlike_people(reading: Reading, run: Run) -> tuple[Run, int]:
    """A run where people may stand too: surely a club unless it begins with a given name."""
    return run, 1 if run[0] < run[1] and w.given(reading.low[run[0]]) == "sure" else SURE


def _back(reading: Reading, at: int) -> int:
    """Where the verb begins that ends before a token, small words included: "Ayr | have narrowly | beaten"."""
    begin = reading.sentence(at)[0]
    while at > begin and reading.low[at - 1] in _ADVERBS:
        at -= 1
    return at


def _behind_score(reading: Reading, at: int) -> int:
    """Where a sentence goes on behind a score: "lost | 2-1 | to"."""
    return at + (at < len(reading.low) and reading.low[at][0].isdigit())


def _for(reading: Reading, at: int) -> int:
    """Behind the "for" of "plays in goal | for", or behind a verb that needs none; past the page where none is."""
    low, end = reading.low, min(at + 1 + _FOR_REACH, reading.sentence(at)[1] - 1)
    if low[at] in _DIRECT and at + 1 < end:
        return at + 1
    return next((spot + 1 for spot in range(at + 1, end) if low[spot] in ("for", "at")), len(low))


def _players(reading: Reading) -> Iterator[tuple[Run, int]]:
    """ "| Rovers | coach Ann Lee", "Vale’s striker", "the captain of | Ayr"."""
    low, words, sectors = reading.low, reading.document.words, w.sectors_of("roles")
    for at in reading.where(
        _BOSSES.union(w.POSITIONS, (word for word, sector in sectors.items() if sector == "sport"))
    ):
        led = bool(words[at + 1 : at + 2]) and words[at + 1][0].isupper()
        if low[at] in w.POSITIONS and not (led and words[at].islower()):
            continue  # "came back", "Lindholm Center"; not "Ayr | prop | Ann Lee"
        if low[at + 1 : at + 2] and low[at + 1] in ("of", "for", "at"):
            yield beginning(reading, at + 2), 1
        owner = at - (at > 0 and low[at - 1] in w.POSSESSIVE)
        yield _ending(reading, owner), SURE if led and owner == at and not reading.titled(at) else 1


def _ending(reading: Reading, last: int) -> Run:
    """The run of capitalised words that ends before a token."""
    words, begin, first = reading.document.words, reading.sentence(max(last - 1, 0))[0], last
    if last - begin > 1 and reading.low[last - 1] in w.POSSESSIVE and words[last - 2][0].isupper():
        first -= 1  # "St Orla’s | beat"
    while first > begin and words[first - 1][0].isupper():
        first -= 1
    first += first < last and (reading.low[first] == "the" or (only_opens(reading, first) and last - first > 1))
    return first, last


def beginning(reading: Reading, first: int) -> Run:
    """The run of capitalised words that begins at a token, behind an article and what clubs are called: "the"."""
    if first >= len(reading.low):
        return first, first
    words, end = reading.document.words, reading.sentence(first)[1]
    while first < end and reading.low[first] in _SKIPPED:
        first += 1
    last = first
    while last < end and words[last][0].isupper() and reading.low[last] not in _DAYS:
        last += 1
    behind = words[last + 1 : last + 2]
    if last < end and last > first and reading.low[last] in w.POSSESSIVE and not (behind and behind[0].isalpha()):
        last += 1  # "beat | St Orla’s | 2-1"
    return first, last


def may_be_club(reading: Reading, run: Run) -> bool:
    """Whether some words may be the name of a club: no competition, no role, no ordinary word at its beginning."""
    first, last = run
    low = reading.low[first:last]
    if not 0 < len(low) <= _LONGEST or not (_NO_CLUB | _DAYS).isdisjoint(low) or reading.quoted(first):
        return False
    if any(map(w.is_role, low)) or low[0].rstrip(".") in w.honorifics() or low[0].startswith(("ex-", "then-")):
        return False
    if len(low) == 1 and not _may_stand_alone(reading, first):
        return False
    return reading.kind(first) in ("body", "headline", "subheading") and not reading.titled(first)


def _may_stand_alone(reading: Reading, at: int) -> bool:
    """Whether one capitalised word may be a club: no people, no party, no ordinary word that opens a sentence."""
    word = reading.low[at]
    single = w.singular(word)
    if len(word) == 1 or word in w.not_names() or word in w.demonyms() or single in w.demonyms():
        return False
    if word in w.party_words() or single in w.party_words():
        return False
    return not (reading.starts_sentence(at) and (only_opens(reading, at) or word in w.organizations()))
