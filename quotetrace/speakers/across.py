"""One person in several articles: the same full name, or a garbled one with something else in common."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from attrs import define

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.lives import two_lives
from quotetrace.speakers.spelling.forms import surname
from quotetrace.speakers.spelling.garbling import alike, same_characters, whole_alike
from quotetrace.speakers.spelling.likeness import SAME, same_name, two_people
from quotetrace.speakers.spelling.sounds import fold
from quotetrace.speakers.staging.stage import Entity, Other, Stage, bare, same_body
from quotetrace.speakers.text import words as w

_OF_PLACES = frozenset({"mayor", "governor", "sheriff", "premier"})  # offices of which a place has one
_LONG = 4  # letters of a word in which one may be wrong
_MOST_FORMS = 4  # full forms of a name that are compared
Place = tuple[int, int]
_OFTEN = 2  # utterances that two people share by more than chance
_ONCE = 1  # enough where a word of their names is the same
_NOBODY: Counter[int] = Counter()
Words = tuple[str, ...]
Group = list[tuple[int, Entity]]


def link_people(
    stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]], retold: Sequence[Sequence[Place]] = ()
) -> list[Group]:
    """The people of all pages, grouped; a shared surname alone never links.

    ``retold`` are utterances, each by the stretches on several pages that are versions of it.
    """
    groups: list[Group] = []
    by_name: defaultdict[str, list[Group]] = defaultdict(list)
    pages = {id(person): page for page, stage in enumerate(stages) for person in stage.people.persons}
    heard = _Heard(frozenset(_echoed(stages, echoes)), _counted(stages, retold), pages)
    for page, stage in enumerate(stages):
        fresh: list[Group] = []
        for person in stage.people.persons:
            keys = {key for name in person.full for key in _keys(name.words)}
            named = (one for key in sorted(keys) for one in by_name[key])
            group = next((one for one in named if not _is_namesake(stages, one, (page, person), heard)), None)
            if group is None:
                group = next((one for one in groups if _garbled_across(one, person, page, heard)), None)
            if group is None:
                group = []
                fresh.append(group)
            group.append((page, person))
            for key in keys:
                if not any(one is group for one in by_name[key]):
                    by_name[key].append(group)
        groups += fresh
    return groups


def _is_namesake(stages: Sequence[Stage], group: Group, here: tuple[int, Person], heard: "_Heard") -> bool:
    """Whether somebody on another page who has the same full name is somebody else, by what both are said to be."""
    page, person = here
    if _of_two_places(group, person):
        return True
    known = [(stages[other_page], one) for other_page, one in group if isinstance(one, Person) and other_page != page]
    said = any(heard(one, person) for _, one in known)  # the same words
    return bool(known) and not said and two_lives(known, stages[page], person)


def _of_two_places(group: Group, person: Person) -> bool:
    """ "Mayor John Smith of Ashby" and "Mayor John Smith of Dunmouth": whether somebody on another page has the same
    office of another place, and so is a namesake."""
    own = _offices_of_places(person)
    others = [_offices_of_places(one) for _, one in group if isinstance(one, Person)] if own else []
    return any(
        office in other and not any(_one_place(here, there) for here, there in product(own[office], other[office]))
        for other in others
        for office in own
    )


def _offices_of_places(person: Person) -> dict[str, set[str]]:
    """The offices of somebody that a place has one of, each with the places told."""
    found: dict[str, set[str]] = {}
    beside = [fact.organization for fact in person.affiliations if fact.role is None]  # "Mayor Ruiz | of Ashby"
    for fact in person.affiliations:
        office = (fact.role or "").lower().split()[-1:]
        if fact.status == "current" and not _OF_PLACES.isdisjoint(office):
            told = [fact.organization] if fact.organization else beside
            found.setdefault(office[0], set()).update(bare(one) for one in told if one)
    return {office: places for office, places in found.items() if places}


def _one_place(here: str, there: str) -> bool:
    return here in there or there in here or alike(here, there)


def _echoed(stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]]) -> set[tuple[int, int]]:
    """Pairs of people on different pages who say the same words."""
    found = set()
    for (page, one), (other_page, other) in echoes:
        for left in stages[page].answers[one].speakers:
            for right in stages[other_page].answers[other].speakers:
                found |= {(id(left), id(right)), (id(right), id(left))}
    return found


@define(frozen=True)
class _Heard:
    """What people on different pages are known to say: who say the same words, and how many utterances two share."""

    same: frozenset[tuple[int, int]]
    shared: Mapping[int, Counter[int]]  # for each person, how many utterances each other one shares
    pages: Mapping[int, int]  # where each person stands

    def __call__(self, one: Entity, other: Entity) -> bool:
        """Whether two people share an utterance."""
        return (id(one), id(other)) in self.same or id(other) in self._mates(one)

    def often(self, one: Entity, other: Entity, least: int) -> bool:
        """Whether two people share so many utterances at least, and neither shares as many with anybody else on the
        page of the other one."""
        count = self._mates(one)[id(other)]
        return count >= least and self._only(one, other, count) and self._only(other, one, count)

    def _only(self, one: Entity, other: Entity, count: int) -> bool:
        page = self.pages.get(id(other))
        return sum(times >= count for mate, times in self._mates(one).items() if self.pages.get(mate) == page) == 1

    def _mates(self, one: Entity) -> Counter[int]:
        return self.shared.get(id(one), _NOBODY)


def _counted(stages: Sequence[Stage], retold: Iterable[Sequence[Place]]) -> dict[int, Counter[int]]:
    """For each person, how many utterances each other one on another page shares: the same from both sides."""
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for places in retold:
        said: dict[tuple[int, int], None] = {}  # page, person
        for page, number in places:
            said |= {(page, id(one)): None for one in stages[page].answers[number].speakers if isinstance(one, Person)}
        for page, one in said:
            counts[one].update(other for beside, other in said if page != beside)
    return dict(counts)


def _garbled_across(group: Group, person: Person, page: int, heard: _Heard) -> bool:
    """A like name on another page, with the same words spoken, or the same place of work."""
    for other_page, other in group:
        if other_page == page:
            return False
        if not isinstance(other, Person):
            continue
        if heard.often(other, person, _OFTEN) and _akin(other, person):
            return True
        if heard.often(other, person, _ONCE) and _one_word(other, person):
            return True
        if not (other.introduced and person.introduced):
            if heard(other, person) and other.family_keys & person.family_keys:
                return True  # "“...,” Moreau said", in the words of Ada Moreau on another page
            continue
        tied = heard(other, person) or _same_work(other, person)
        for pair in _forms(other, person):
            like = _similar(*pair) if tied else _slip(*pair) and not _work_apart(other, person)
            if like and not _apart(other, person, *pair):
                return True
    return False


def _akin(one: Person, other: Person) -> bool:
    """Whether a word of one name may be one of the other's, and nothing tells the two apart."""
    if any(_apart(one, other, *pair) for pair in _forms(one, other)):
        return False
    left, right = ({word for name in person.names for word in name.words} for person in (one, other))
    return any(alike(*pair) or same_characters(*pair) for pair in product(sorted(left), sorted(right)))


def _one_word(one: Person, other: Person) -> bool:
    """Whether two full names have a word in common, and nothing tells the two apart: "Davit May Sugar" in the words of
    Davit Maisuradze."""
    pairs = [*_forms(one, other)]
    return any(_shared(*pair) for pair in pairs) and not any(_apart(one, other, *pair) for pair in pairs)


def _shared(left: Words, right: Words) -> bool:
    return any(len(word) >= _LONG for word in {fold(each) for each in left} & {fold(each) for each in right})


def _forms(one: Person, other: Person) -> Iterator[tuple[Words, Words]]:
    """Each full form of a name with each of another’s: "Clara Strand, also Klara Strandt"."""
    left, right = ({name.words: None for name in person.full} for person in (one, other))
    return product([*left][:_MOST_FORMS], [*right][:_MOST_FORMS])


def _keys(words: Words) -> Iterator[str]:
    """How a name is found again: "Keresztes Ágnes" as "Ágnes Keresztes"; both of "James Thomas" may come first."""
    yield fold("".join(words))
    given = [w.given(word.lower()) is not None for word in words]
    if len(words) == len(("one", "other")) and not all(given):
        yield " ".join(sorted(map(fold, words)))


def _slip(left: Words, right: Words) -> bool:
    """ "Barend Mulder" and "Balend Mulder": one word differs, and nobody is called so."""
    odd = [pair for pair in zip(left, right, strict=False) if fold(pair[0]) != fold(pair[1])]
    if len(left) != len(right) or len(odd) != 1 or len(left) < len(("one", "other")):
        return False
    one, other = odd[0]
    known = [w.given(each.lower()) is not None or each.lower() in w.family_names() for each in (one, other)]
    return not all(known) and min(len(one), len(other)) >= _LONG and alike(one, other)


def _work_apart(one: Person, other: Person) -> bool:
    """Whether two people have posts that have no word in common."""
    posts = [
        {word for fact in each.affiliations for word in (fact.role or "").lower().split()} for each in (one, other)
    ]
    return bool(posts[0] and posts[1]) and posts[0].isdisjoint(posts[1])


def _similar(left: Words, right: Words) -> bool:
    """Whether two full names may be one name that went wrong."""
    given = fold(left[0]) == fold(right[0]) and alike(surname(left), surname(right))
    return given or whole_alike(left, right) or same_name(left, right) >= SAME


def _apart(one: Person, other: Person, left: Words, right: Words) -> bool:
    """Two people of like names: known given names that differ, or other given names with contradictory titles."""
    titles = {one.gender, other.gender} == {"f", "m"} and bool(one.titled and other.titled)
    return two_people(left, right) or (titles and fold(left[0]) != fold(right[0]))


def _same_work(one: Person, other: Person) -> bool:
    def places(person: Person) -> set[str]:
        return {bare(fact.organization) for fact in person.affiliations if fact.organization}

    def posts(person: Person) -> set[str]:
        return {fact.role.lower().split()[-1] for fact in person.affiliations if fact.role}

    return any(alike(left, right) for left in places(one) for right in places(other)) or (
        bool(posts(one) & posts(other)) and not (places(one) and places(other))
    )


def link_sources(stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]]) -> list[Group]:
    """Organizations with one name are one, and with a like name where they say the same words; others stay apart.

    Documents, groups and the unnamed stay with their article.
    """
    groups: list[Group] = []
    bodies: dict[str, Group] = {}
    spelled = _spelled_alike(stages, echoes)
    for page, stage in enumerate(stages):
        for other in stage.others:
            if other.kind != "organization" or not other.proper:
                groups.append([(page, other)])
                continue
            key = bare(other.name)
            group = bodies.get(key) or next((bodies[one] for one in spelled.get(key, ()) if one in bodies), None)
            if group is None:
                group = []
                groups.append(group)
            group.append((page, other))
            bodies.setdefault(key, group)
    return groups


def _spelled_alike(stages: Sequence[Stage], echoes: Sequence[tuple[Place, Place]]) -> dict[str, list[str]]:
    """Names of organizations that say the same words and are spelled alike.

    "Sinology Partners", "Synology Partners".
    """
    found: dict[str, list[str]] = {}
    for (page, one), (other_page, other) in echoes:
        for left in stages[page].answers[one].speakers:
            for right in stages[other_page].answers[other].speakers:
                if isinstance(left, Other) and isinstance(right, Other) and same_body(left, right):
                    found.setdefault(bare(left.name), []).append(bare(right.name))
                    found.setdefault(bare(right.name), []).append(bare(left.name))
    return found


__all__ = ["Other", "link_people", "link_sources"]
