"""Which of several bearers a short name means: "Ms. Moreau", "Chief Tuohy", "Weber"."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from quotetrace.speakers.persons.asides import without_beside
from quotetrace.speakers.persons.people import People, Person
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_GENERATIONS = {"younger": "jr", "junior": "jr", "elder": "sr", "older": "sr", "senior": "sr"}
_PARENTS = frozenset({"father", "mother", "uncle", "aunt", "grandfather", "grandmother"})
_CHILDREN = frozenset({"son", "daughter"})
_STOPS = frozenset(
    {",", "of", "for", "at", "in", "on", "with", "from", "near", "to", "who", "and", "."}
)  # behind the noun of an apposition
_APPOSED = 6  # tokens behind a name in which "the coach's son" ends
_ESTABLISHED = 2  # bare namings after which a bare name goes on to mean its bearer, whoever was named in full since
_LOOKED_AT = 6  # names of a person
_RELATED = 6  # tokens behind a name in which a noun of kinship stands: ", his younger half sister"
_WHOSE = (["his"], ["her"], ["the"], ["their"])
_FATE = 12  # tokens behind a name in which a word of _GONE tells of its bearer
_GONE = frozenset(
    "died dies dead killed murdered drowned stabbed shot slain buried missing disappeared vanished perished".split()
)


def choose(reading: Reading, people: People, candidates: list[Person], name: Name) -> Person | None:
    """The bearer whom a short name means: by title, by office, then the nearest before it.

    Nobody where two are as near, in one sentence, and nothing tells them apart: ``people.unclear`` holds them then.
    """
    if len(candidates) > 1:  # "Dr. Szendrei" is no Szendrei-Bakker where somebody is called Szendrei
        whole = [one for one in candidates if one.family.lower() == name.words[0].lower()]
        halves = [one for one in candidates if "-" in one.family]
        candidates = whole if whole and len(whole) + len(halves) == len(candidates) else candidates
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    fitting = _without_kin(reading, without_beside(reading, _fitting(reading, candidates, name), name), name)
    fitting = _plain(reading, fitting, name)
    first, *others = sorted(fitting, key=lambda one: _nearness(one, name.first), reverse=True)
    if others and _level(reading, first, others[0], name):
        people.unclear[name.core] = first, others[0]
        return None
    return _by_bare_name(reading, first, others, name) or first


def _plain(reading: Reading, candidates: list[Person], name: Name) -> list[Person]:
    """ "Dan Frost denies killing Shaun Frost. Shaun’s mother, Ann Frost, wept. Mrs Frost left. | Frost | said": the
    one of a family who goes by neither a title nor a given name, and is told as nobody's relative."""
    if name.title or name.role or len(candidates) <= len(("one", "other")):
        return candidates
    met = [one for one in candidates if one.begins[0] < name.first]
    plain = [one for one in met if one.addressed is None and not _told_as_kin(reading, one)]
    plain = [one for one in plain if not _is_aside(reading, one, name)]
    titled = any(one.addressed is not None and one.addressed < name.first for one in met)
    return plain if len(plain) == 1 and titled else candidates


def _by_bare_name(reading: Reading, nearest: Person, others: list[Person], name: Name) -> Person | None:
    """The one who goes by a bare family name, where the nearest is called otherwise: "Tuohy" beside "Chief Tuohy"."""
    if name.title or name.role or _goes_by(nearest, name):
        return None
    known = only_one(one for one in others if _goes_by(one, name))
    if known is not None and nearest.addressed is not None and nearest.addressed <= name.first:
        return known
    if known is not None and (_times_bare(known, name) >= _ESTABLISHED or _called_in_full(nearest, name)):
        return known
    if not _is_aside(reading, nearest, name):
        return None
    if known is None and any(_is_kin_at(reading, one.first) for one in nearest.names[:_LOOKED_AT] if one.first):
        return only_one(one for one in others if one.begins[0] < name.first and not _is_aside(reading, one, name))
    return known


def _is_kin_at(reading: Reading, first: int) -> bool:
    """ "his brother | Omar Aziz", "the son of | Omar Aziz": whether a name at a token is only somebody's relative."""
    of = reading.before(first) == "of" and w.is_kin(reading.low[first - 2])
    return of or bool(reading.kin_before(first))


def _times_bare(person: Person, name: Name) -> int:
    """How often a bare name has meant somebody before."""
    return sum(one.words == name.words and not one.title and one.first < name.first for one in person.names)


def _called_in_full(person: Person, name: Name) -> bool:
    """Whether the page named somebody in full, and then in full again, before a bare name that another goes by."""
    return sum(one.first < name.first for one in person.full[: _ESTABLISHED + 1]) >= _ESTABLISHED


def _is_aside(reading: Reading, person: Person, name: Name) -> bool:
    """Whether somebody named last before a bare family name is hardly meant by it: called "Tom" elsewhere, or brought
    in by a preposition or as an owner: "Ruiz was asked about Tom Ruiz’s debts. | Ruiz | said"."""
    given = person.full[0].words[0] if person.full else ""
    code, begins = reading.document.letters, {full.first for full in person.full}
    lone = (at for at in reading.where({given.lower()}) if at not in begins and not reading.quoted(at))
    words = reading.document.words
    if given and any(words[at] == given and not (at and words[at - 1].istitle()) for at in lone):  # not "Ana | Tom"
        return True
    last = max((one for one in person.names if one.first < name.first), key=_place, default=None)
    if last is None or not last.first:
        return False
    return code[last.first - 1] in "IT" or code[last.last : last.last + 1] == "O"


def _place(name: Name) -> int:
    return name.first


def _fitting(reading: Reading, candidates: list[Person], name: Name) -> list[Person]:
    """The bearers whose gender and office go with a short name; all where there are none."""
    fitting = [one for one in candidates if "u" in (one.gender, name.gender) or one.gender == name.gender] or candidates
    certain = [one for one in fitting if name.gender != "u" and one.gender == name.gender and not _is_kin(one)]
    fitting = certain or _meant_by_pronoun(reading, fitting, name) or fitting
    wanted = name.suffix or _generation(reading, name)
    if wanted:
        fitting = [one for one in fitting if _is_of(reading, one, wanted)] or fitting
        if wanted == "sr" and len(fitting) > 1:
            fitting = [one for one in fitting if _is_parent(reading, one)] or fitting
    office = office_before(reading, name) or name.title.rpartition(" ")[2]
    if office and office not in w.COURTESIES:
        holders = [one for one in fitting if office in _offices(reading, one)]
        fitting = holders or fitting
    elif len(fitting) > 1 and (post := post_behind(reading, name)):
        fitting = [one for one in fitting if post in _posts(reading, one)] or fitting
    return fitting


def _meant_by_pronoun(reading: Reading, fitting: list[Person], name: Name) -> list[Person]:
    """ "Ada Lee and Jon Lee left. Ada Lee called | her | lawyer. Mrs. Lee": of the gender of the title, as
    pronouns tell that stand behind the full names."""
    if name.gender == "u" or len(fitting) < 2:
        return []
    begins = {full.first for one in fitting for full in one.full}
    told = [Counter(_pronoun_behind(reading, full, begins) for full in one.full[:_LOOKED_AT]) for one in fitting]
    other = "m" if name.gender == "f" else "f"
    right = [one for one, genders in zip(fitting, told, strict=True) if genders[name.gender] > genders[other]]
    return right or [one for one in fitting if not _with_relative(reading, one, other)]


def _with_relative(reading: Reading, person: Person, gender: str) -> bool:
    """ "Ada Lee and | her | brother Jon Lee left. Mr Lee": whether what joins somebody to another tells the gender.

    An age may be between: "Ada Lee, 52, and her".
    """
    ends = (_past_age(reading, full.last) for full in person.full[:_LOOKED_AT])
    behind = (reading.low[end : end + 2] for end in ends)
    return any(two[:1] == ["and"] and w.PERSONAL.get(two[-1]) == gender for two in behind)


def _past_age(reading: Reading, at: int) -> int:
    aged = reading.low[at : at + 1] == [","] and reading.low[at + 2 : at + 3] == [","]
    return at + 3 if aged and reading.low[at + 1].isdigit() else at


def _pronoun_behind(reading: Reading, name: Name, begins: set[int]) -> str:
    """The gender that the first "his" behind a full name tells in the sentence, before another of ``begins``."""
    for at in range(name.last, reading.sentence(name.first)[1]):
        if at in begins:
            return "u"
        if reading.low[at] in w.PERSONAL and reading.low[at] != "him":
            owns = reading.low[at] != "her" or reading.document.letters[at] == "S"
            return w.PERSONAL[reading.low[at]] if owns else "u"
    return "u"


def post_behind(reading: Reading, name: Name) -> str:
    """ "Ortega, the league’s | chairman |, said": the post in apposition to a name, or ""."""
    low, last = reading.low, name.last
    end = min(reading.sentence(name.first)[1], last + _APPOSED + 1)
    if last + 1 >= end or low[last] != ",":
        return ""
    stop = next((at for at in range(last + 1, end) if low[at] in _STOPS), last)
    return low[stop - 1] if stop > last + 1 and w.is_role(low[stop - 1]) else ""


def with_post(reading: Reading, people: People, name: Name) -> Person | None:
    """ "Ortega, the chairman, said": the one holder of that post who bears the name, of Luis Ortega Paz as well."""
    post = post_behind(reading, name)
    return only_one(one for one in people.having(name.words[0]) if post in _posts(reading, one)) if post else None


def _posts(reading: Reading, person: Person) -> set[str]:
    """The posts that stand beside the full names of somebody."""
    return {
        post
        for name in person.full[:_LOOKED_AT]
        for post in (post_behind(reading, name), office_before(reading, name))
        if post
    }


def _is_kin(person: Person) -> bool:
    """ "Her daughter, Ada Roe, left. Mrs Roe stayed": a relative is less likely than who is none."""
    return bool(person.names) and person.names[0].kin and not person.titled


def _without_kin(reading: Reading, candidates: list[Person], name: Name) -> list[Person]:
    """ "Rao, whose father, Vikram Rao, founded it, left. | Rao | said": whom the page is about goes by the family name,
    and a relative by the given one, or once more by both.

    Not where the relative has just spoken in the paragraph, nor where only the relative can speak: "Tom Ash, 19, was
    killed. His mother, Ann Ash, wept. “...,” | Ash | said".
    """
    kin = [one for one in candidates if _told_as_kin(reading, one) and not _goes_by(one, name)]
    others = [one for one in candidates if one not in kin and one.begins[0] < name.first]
    if not kin or name.title or name.role or not others:
        return candidates
    if any(_goes_by(one, name) for one in others):
        return others
    if any(_speaks_on(reading, one, name) for one in kin):
        return candidates
    others = [one for one in others if one.addressed is None]  # "Chief Rao" goes by that
    spoke = [one for one in others if _has_spoken(reading, one, name)]
    heard = any(_has_spoken(reading, one, name) for one in kin)
    alive = [one for one in others if not _is_dead(reading, one)] if not heard else []
    return spoke or alive or candidates


def _told_as_kin(reading: Reading, person: Person) -> bool:
    """ "his wife, | Ada Roe |", "| Ada Roe |, his wife": whether somebody is brought in as another's relative."""
    if _is_kin(person):
        return True
    first = person.full[0].last if person.full and not person.titled else len(reading.low)
    behind = reading.low[first : first + _RELATED]
    return behind[:1] == [","] and behind[1:2] in _WHOSE and not w.KIN.isdisjoint(behind[2:])


def _spoken_before(reading: Reading, person: Person, name: Name) -> list[Name]:
    """The namings of somebody before a short name that are sources of reported words."""
    last = bisect_left(person.begins, name.first)
    near = set(person.begins[max(last - _LOOKED_AT, 0) : last])
    return [one for one in person.names if one.first in near and one.core in reading.sourced]


def _has_spoken(reading: Reading, person: Person, name: Name) -> bool:
    return bool(_spoken_before(reading, person, name))


def _speaks_on(reading: Reading, person: Person, name: Name) -> bool:
    """ "His son, Jo Lee, was sad. “He was kind,” Jo Lee said. “A friend,” | Lee | added": in the same paragraph."""
    block_of = reading.document.block_of
    here = block_of(name.first)
    return any(block_of(one.first) == here for one in _spoken_before(reading, person, name))


def _is_dead(reading: Reading, person: Person) -> bool:
    """ "Tom Ash, 19, | was killed |": whether what stands behind a full name tells that somebody died or is gone."""
    spans = ((one.last, reading.sentence(one.first)[1]) for one in person.full[:_LOOKED_AT])
    return any(not _GONE.isdisjoint(reading.low[first : min(last, first + _FATE)]) for first, last in spans)


def _generation(reading: Reading, name: Name) -> str:
    """ "the younger Scalzi", "Talfryn senior": jr or sr where a word beside a short name tells."""
    before = reading.before(name.first)
    behind = reading.low[name.last] if name.last < reading.sentence(name.first)[1] else ""
    return _GENERATIONS.get(before) or (_GENERATIONS.get(behind, "") if behind in ("junior", "senior") else "")


def _is_of(reading: Reading, person: Person, wanted: str) -> bool:
    """Whether somebody is the son or the father: by the suffix of the full name, or as "the coach's son"."""
    suffixes = {name.suffix for name in person.full} - {""}
    if suffixes:
        return wanted in suffixes
    child = any(_child(reading, name) for name in person.full[:_LOOKED_AT])
    return child == (wanted == "jr")


def _is_parent(reading: Reading, person: Person) -> bool:
    """ "whose father, | Tan Wei Hock, | lives there. The elder Tan said": named as somebody's father or mother."""
    kin = [reading.kin_before(name.first) for name in person.full[:_LOOKED_AT] if name.first]
    return any(at and reading.low[at] in _PARENTS for at in kin)


def _child(reading: Reading, name: Name) -> bool:
    """ "Gruff Talfryn, the coach's | son", "his son, | Gruff Talfryn"."""
    low = reading.low
    near = [*low[max(name.first - 2, 0) : name.first], *low[name.last + 1 : name.last + _APPOSED]]
    return not _CHILDREN.isdisjoint(near)


def _level(reading: Reading, one: Person, other: Person, name: Name) -> bool:
    """ "Anton and Clara Weber left. Weber said": named last in one sentence, and neither goes by the name alone."""
    near, far = _nearness(one, name.first), _nearness(other, name.first)
    if not (near[0] and far[0]) or reading.sentence(near[1]) != reading.sentence(far[1]):
        return False
    return _goes_by(one, name) == _goes_by(other, name)


def _goes_by(person: Person, name: Name) -> bool:
    """Whether a bare name has meant somebody before: whoever goes by it goes on so."""
    return person.alone.get(name.words[0], name.first) < name.first


def office_before(reading: Reading, name: Name) -> str:
    """ "Chairman | Ortega": the word for an office right before a name, or ""."""
    return reading.low[name.core - 1] if name.role is not None and name.core else ""


def _offices(reading: Reading, person: Person) -> set[str]:
    person.offices.update(office_before(reading, name) for name in person.untold())
    return person.offices


def _nearness(person: Person, token: int) -> tuple[bool, int]:
    before = bisect_left(person.begins, token)
    return (True, person.begins[before - 1]) if before else (False, -person.begins[0])


def only_one(candidates: Iterable[Person]) -> Person | None:
    """The person among candidates who is the only one."""
    found = list(candidates)
    return found[0] if len(found) == 1 else None
