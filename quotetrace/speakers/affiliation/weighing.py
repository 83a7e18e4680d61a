"""Whose an open post is, weighed over all bodies of a page: what they do there, how near they are, what they are.

Each rule for an open post knows one sign: the body named last, the one its sentence is about, the one named most. None
of these is sure. Here they are weighed together, with what makes a body unlikely: a paper that is only cited, a place,
a word in capitals, somebody’s name, a common word. What a rule found goes before what weighs a little more.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log2

from attrs import define, field

from quotetrace.models import Sector
from quotetrace.speakers.affiliation.actors import weight
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import body_by_word, fits, is_headed, is_paper
from quotetrace.speakers.text.openings import ordinary
from quotetrace.speakers.text.reading import Reading

_FIRMS = frozenset({"company", "firm", "group", "corporation", "business", "companies"})
_RUNNING = frozenset({"body", "headline", "subheading", "turn"})
_PLACED = -2  # what a naming weighs that tells a place
_FOUND = 2.5  # what it weighs that a rule found a body
_NEAR = 2.0  # what it weighs that a rule found a body which is none of the page’s by name
_CLEAR = 3.0  # what a body must weigh that no rule found
_SOME = 2.0  # what a body must weigh that a common word stands for
_APART = 1.0  # by how much more than any other a body must weigh that a common word stands for
# Common words for bodies of many kinds, each with the walk of life of these where it tells one.
ANY: dict[str, Sector | None] = {
    "institution": "academic",
    "institute": "academic",
    "outfit": None,
    "body": None,
    "organisation": None,
    "organization": None,
    "operator": "business",
}
_FAR = 120  # tokens before a post in which a body is near
_MOST = 40  # bodies that are weighed for a page


@define
class Body:
    """A body of a page: its name, and where it is named, each naming with what it tells (see :func:`weight`)."""

    name: str
    places: list[tuple[int, int]] = field(factory=list)
    opens: bool = False

    @property
    def placed(self) -> bool:
        """Whether the body is told as a place is, at least as often as it does something."""
        places = sum(told <= _PLACED for _, told in self.places)
        return places > 0 and places >= sum(told > 0 for _, told in self.places)

    @property
    def acts(self) -> int:
        """How often the body does something or has somebody, twice at most."""
        return min(sum(told > 0 for _, told in self.places), 2)


@define
class Weighing:
    """The bodies of a page, ready to be weighed; ``told`` is how each is called, by where it stands.

    ``lone`` are capitalised words of which nothing is known: of these the first words of bodies count as these.
    ``bearers`` are the last words of people.
    """

    reading: Reading
    told: Mapping[int, str | None]
    lone: Sequence[int]
    bearers: frozenset[str]
    opening: int
    _bodies: list[Body] | None = None

    def best(self, found: str | None, token: int, sector: str | None, media: bool) -> str | None:
        """The body of a post at a token, ``found`` by a rule; None where all that was found can be none.

        ``sector`` is the walk of life that the post tells, ``media`` whether it is one of a paper or a station.
        """
        own = next((one.name for one in self.bodies() if found is not None and _is_one(found, one.name)), found)
        told = (one for one in self.bodies() if one.name == own or _may_be_meant(one))
        weighed = {one.name: self._weigh(one, token, sector, media) for one in told}
        if found is not None and own is not None:
            weighed[own] = weighed.get(own, self._likely(found, sector, media) + _NEAR) + _FOUND
        best = max(weighed, key=lambda name: weighed[name], default=None)
        if best is None or own is None or best == own or weighed[best] < _CLEAR:
            return found if own is not None and weighed[own] > 0 else None
        return found if weighed[best] <= weighed[own] else best

    def meant(self, kind: str, token: int) -> str | None:
        """The body before a token that "the outfit" stands for: the one that weighs clearly more than any other."""
        sector = ANY[kind]
        told = (one for one in self.bodies() if one.name[0].isupper() and one.places[0][0] < token)
        weighed = Counter(
            {
                one.name: self._weigh(one, token, sector, media=False)
                for one in told
                if _may_be_meant(one) and not one.placed and fits(one.name, sector) >= 0
            }
        )
        if not weighed:
            return None
        (first, most), *others = weighed.most_common(2)
        return first if most >= _SOME and (not others or most >= others[0][1] + _APART) else None

    def bodies(self) -> list[Body]:
        """The bodies of the page, each with all its namings, those by its first word too."""
        if self._bodies is None:
            self._bodies = self._gathered()
        return self._bodies

    def _gathered(self) -> list[Body]:
        named = [(at, name) for at, name in sorted(self.told.items()) if name is not None and _may_have_posts(name)]
        counts = Counter(name for _, name in named)
        whole = {name: _whole(name, counts) for name in counts}
        found: dict[str, Body] = {}
        begun: dict[str, set[str]] = {}
        for name in dict.fromkeys(whole.values()):
            if " " in name and name[0].isupper():
                begun.setdefault(name.split()[0], set()).add(name)
        short = {first: names.pop() for first, names in begun.items() if len(names) == 1 and _may_stand(first)}
        words = self.reading.document.words
        spots = [(at, whole[name], at + len(name.split())) for at, name in named]
        spots = [(at, short.get(name, name), last) for at, name, last in spots]
        known = {at for at, _, _ in spots}
        spots += [(at, short[words[at]], at + 1) for at in self.lone if words[at] in short and at not in known]
        for at, name, last in sorted(spots):
            if self.reading.kind(at) not in _RUNNING or self.reading.in_label(at) or self.reading.quoted(at):
                continue
            body = found.setdefault(name, Body(name))
            body.places.append((at, weight(self.reading, at, min(last, len(words)))))
            body.opens = body.opens or at < self.opening or self.reading.kind(at) == "headline"
        return list(found.values())[:_MOST]

    def _weigh(self, body: Body, token: int, sector: str | None, media: bool) -> float:
        told = self._likely(body.name, sector, media) + log2(len(body.places) + 1) + body.acts / 2 + body.opens
        told -= 2 * body.placed
        return told + self._nearness(body, token)

    def _nearness(self, body: Body, token: int) -> float:
        """How near a body is named before a token: in its sentence, in that before, in its paragraph; acting or not."""
        number = bisect_left(body.places, (token, -9)) - 1
        if number < 0:
            return 0.0
        document, (at, told) = self.reading.document, body.places[number]
        apart = document.sentence_of[token] - document.sentence_of[at]
        if document.block_of(at) != document.block_of(token):
            return 0.5 if token - at < _FAR else 0.0
        return (1.5 if apart < 2 else 1.0) + (told > 0)

    def _likely(self, name: str, sector: str | None, media: bool) -> float:
        """How likely a name is a body’s whose such a post is, by its words."""
        low, words = name.lower(), name.split()
        told = 1.5 * fits(name, sector)
        if is_paper(name) and not media:
            told -= 5
        if words[-1].lower() in self.bearers or low in w.demonyms() or low.removesuffix("s") in w.demonyms():
            told -= 4
        if name.isupper() and len(words) == 1 and ordinary(low):
            told -= 4
        if low in w.places():
            told -= 3
        if words[-1].lower() in w.place_words():
            told -= 2  # "Harbour Lane"
        if name[0].islower():
            told -= 2.5 if fits(name, sector) <= 0 else 0.5
        return told + (0.5 if body_by_word(name) or is_headed(low.split()) else 0)


def _may_have_posts(name: str) -> bool:
    """Whether a name is more than a kind, "the Company", and no office and no line in capitals."""
    low = name.lower()
    kind = low in w.kinds_of_bodies() or low in w.SHORT_OFFICES or low in w.TRADERS or low in _FIRMS
    return not kind and not (name.isupper() and " " in name)


def _whole(name: str, counts: Iterable[str]) -> str:
    """The shortest name of several words that begins a name: "Orrin Foods" of "Orrin Foods Ltd"."""
    begins = (one for one in counts if " " in one and name.startswith(one + " "))
    return min(begins, key=len, default=name)


def _may_be_meant(body: Body) -> bool:
    """Whether a body may be meant that no rule found: no letters, no lone word told once, no "Energy firm"."""
    words = body.name.split()
    if len(words) == 1:
        return len(body.places) > 1 and not body.name.isupper()
    return not (words[-1].islower() and all(ordinary(word.lower()) or word in w.kinds_of_bodies() for word in words))


def _is_one(found: str, name: str) -> bool:
    """Whether what a rule found is a body, by its whole name, more of it, or its first word."""
    return found in (name, name.split(" ")[0]) or found.startswith(name + " ")


def _may_stand(word: str) -> bool:
    """Whether the first word of a body may stand for it: "Orrin", not "National", "Altona"."""
    low = word.lower()
    return not (ordinary(low) or low in w.places() or low in w.organizations() or low in w.modifiers())
