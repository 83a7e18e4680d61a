"""Firms that are called as people are, told by what they do: "Orrin Bank shares fell", "Tamsin raised its outlook"."""

from collections import Counter
from collections.abc import Sequence

from attrs import define

from quotetrace.grammar.subjects import BE
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading

# What only firms have, behind their name or before it: "Orrin Bank shares", "workers at Orrin Bank".
_HAVE = frozenset(
    "shares stock stocks workers employees executives shareholders investors customers sales profits revenue jobs"
    " staff passengers branches stores".split()
)
# What firms cut, raise, post and beat: "Tamsin Foods cuts | dividend", "lifted its full-year | forecast".
_FIGURES = frozenset(
    "dividend dividends outlook forecast forecasts guidance profit profits revenue revenues sales earnings margin margins"
    " output production capacity bond bonds buyback takeover workforce plant factory stores branches fleet shares"
    " turnover loss losses results".split()
)
# What shares do, by so many per cent.
_MOVES = frozenset(
    "slipped slips fell falls rose rises jumped jumps gained gains dropped drops climbed climbs sank sinks tumbled tumbles"
    " plunged plunges surged surges slid slides eased eases advanced shed sheds lost added soared rallied".split()
)
_PERCENT = frozenset({"%", "per", "percent", "pct"})
_SITES = frozenset("factory plant warehouse refinery headquarters subsidiary mine ferry website app fleet".split())
_OWNED = frozenset("owned operated run made built supplied sold acquired bought".split())
_AMONG = frozenset({"at", "of", "in", "by", "from"})
_FILED = frozenset({"filing", "filings", "prospectus"})
_PEERS = frozenset({"rival", "rivals", "competitor", "competitors", "peer", "peers"})
_OWNING = frozenset({"his", "her", "their"})
# Trades of people that firms have too: "salmon | farmer", "the world’s largest | producer".
_BOTH = w.TRADERS | frozenset(
    "farmer producer grower owner developer brewer miner processor exporter importer distributor publisher designer"
    " seller provider trader baker broker shipper hauler contractor refiner rival".split()
)
_HE = frozenset("he she his her him himself herself who mr mrs ms".split())
_REACH = 14  # tokens behind a name in which a pronoun tells a person
_OBJECT = 4  # tokens behind a verb in which a figure of firms stands
_STRONG = 2  # what a name of words for people needs; one that ends in the head of a body needs half
_KNOWN = 3  # and one that begins with a given name
_PERSON = -9  # what a sign of a person weighs: no sign of firms makes up for it

Words = tuple[str, ...]


@define
class _Told:
    """What a page tells of those who may be firms: names by their words, lone words by themselves, in small letters."""

    reading: Reading
    names: Sequence[Name]
    singles: Sequence[int]

    def firms(self) -> frozenset[Words]:
        """The words of names, and the lone words, that signs of firms stand beside, and no sign of a person."""
        signs: Counter[Words] = Counter()
        spelt: dict[Words, Name] = {}
        for name in self.names:
            if len(name.words) > 1 and signs[name.words] > _PERSON:
                spelt.setdefault(name.words, name)
                own = _PERSON if _personal(self.reading, name) else _signs(self.reading, name.first, name.core, name.last)
                signs[name.words] += own
        alone = self._alone()
        families = {words[-1].lower() for words in spelt}
        for words in spelt:
            first = words[0].lower()
            if first not in families and words[-1].lower() not in alone:  # "Tamsin", never "Foods": no given name
                signs[words] += alone.get(first, 0) + (first in alone and ordinary(words[-1].lower()))
        told = {words for words in spelt if signs[words] >= _needed(words)}
        begun = {words[0].lower() for words in told} | {words[0].lower() for words in spelt if signs[words] < 0}
        lone = {word for word, own in alone.items() if own >= _STRONG and word not in families | begun}
        return frozenset(told | {(word,) for word in lone if w.given(word) is None})

    def _alone(self) -> dict[str, int]:
        """What is told of words that stand alone."""
        signs: Counter[str] = Counter()
        for at in self.singles:
            word, reading = self.reading.low[at], self.reading
            if w.is_role(reading.before(at)) and reading.before(at) not in _BOTH:
                signs[word] += _PERSON
            elif not _HE.isdisjoint(_clause(reading, at + 1)):
                signs[word] += _PERSON
            else:
                signs[word] += _signs(reading, at, at, at + 1)
        return signs


def trading(reading: Reading, names: Sequence[Name], singles: Sequence[int]) -> frozenset[Words]:
    """The words of those names and lone words that are firms’; lone ones in small letters."""
    return _Told(reading, names, singles).firms()


def _needed(words: Words) -> int:
    last = words[-1].lower()
    if last in w.organizations():
        return _STRONG // 2
    return _STRONG if w.given(words[0].lower()) is None else _KNOWN


def _personal(reading: Reading, name: Name) -> bool:
    """Whether a title, an office, an age or a pronoun tells that somebody is named."""
    low, end = reading.low, reading.sentence(name.core)[1]
    office = name.role is not None and low[name.core - 1] not in _BOTH
    if name.title or office or name.kin or name.nickname or name.suffix:
        return True
    behind = low[name.last : min(end, name.last + _REACH)]
    aged = behind[:1] in ([","], ["("]) and behind[1:2] != [] and (behind[1].isdigit() or behind[1] in ("a", "an"))
    return aged or not _HE.isdisjoint(behind)


def _clause(reading: Reading, at: int) -> list[str]:
    """The words behind a name in its sentence, up to the next mark."""
    end = min(reading.sentence(at - 1)[1], at + _REACH)
    stop = reading.document.letters.find("Q", at, end)
    return reading.low[at : stop if stop >= 0 else end]


def _signs(reading: Reading, first: int, core: int, last: int) -> int:
    """How much the words beside a name tell a firm: 2 for what only firms have or are, 1 for what people may have."""
    low, letters = reading.low, reading.document.letters
    begin, end = reading.sentence(core)
    after = low[last] if last < end else ""
    before, noun = (low[at] if at >= begin else "" for at in (first - 1, first - 2))
    if after in _HAVE or (before in _AMONG and noun in _HAVE) or low[last : last + 2] == [",", "which"]:
        return _STRONG
    if after in w.POSSESSIVE and not (_SITES | _HAVE | _FIGURES).isdisjoint(low[last + 1 : last + 4]):
        return 1
    peer = int(low[core - 1] in _PEERS and core > begin and reading.before(core - 1) not in _OWNING)
    peer += core - begin <= 1 and low[end : end + 1] == ["its"]  # "Rival Tamsin warned of it. Its chairman"
    acts = letters[last : last + 1] in ("V", "Z", "M") and last < end and after not in BE
    return peer + (_acts(reading, last, end) if acts else int(before == "by" and noun in _OWNED))


def _acts(reading: Reading, verb: int, end: int) -> int:
    """What the verb behind a name tells: "raised its", "cuts dividend", "slipped 3%", "said in a filing"."""
    low = reading.low
    behind = low[verb + 1 : min(verb + 1 + _OBJECT, end)]
    if low[verb] in _MOVES and not _PERCENT.isdisjoint(behind) and behind[0][0].isdigit():
        return _STRONG
    if not _FILED.isdisjoint(behind):
        return _STRONG
    figures = reading.document.letters[verb + 1 : verb + 2] not in ("I", "T") and not _FIGURES.isdisjoint(behind)
    told = bool(behind) and figures and _OWNING.isdisjoint(behind)
    return int(told and 1 + (behind[0] == "its")) or int(any(word in w.IT for word in low[verb:end]))
